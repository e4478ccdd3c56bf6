// From the model of every version to the text of every generated file. Writes nothing.
import { bulkViews } from './bulk/generate.ts';
import { codeHistoryFile, codesFile } from './emit/codes.ts';
import { pinFile, versionTableFile } from './emit/versions.ts';
import { viewFiles } from './emit/view.ts';
import { wireSchemaFile } from './emit/wire-schema.ts';
import { type MergedModel, merge, requireReviewed } from './merge.ts';
import type { WsdlModel } from './model.ts';
import { typeName } from './rename.ts';
import { versionFacts } from './version-facts.ts';
import { changesOf } from './view-changes.ts';
import { type View, viewOf } from './views.ts';

/** Path from the root of the repository → text. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/** Generates what comes from the Partner WSDLs. Throws for a conflict between versions that `known` does not explain. */
export function generatePartner(wsdls: readonly WsdlModel[], known: Readonly<Record<string, string>>): GeneratedFiles {
  const model = merge(wsdls);
  requireReviewed(model.conflicts, known);
  const facts = model.versions.map(versionFacts);
  return new Map([
    ['generated/partner/schema.ts', wireSchemaFile(model)],
    ['generated/partner/codes.ts', codesFile(model)],
    ['generated/partner/code-history.ts', codeHistoryFile(model)],
    ['generated/versions.ts', versionTableFile(facts)],
    ...facts.map((each) => [`src/versions/v${Number(each.version)}.ts`, pinFile(each, bulkViews(Number(each.version)))] as const),
    ...generateViews(model),
  ]);
}

/** The paths whose text differs, with what is wrong: changed by hand, missing, or a leftover. */
export function findDifferences(files: GeneratedFiles, existing: GeneratedFiles): string[] {
  const stale = [...files].filter(([path, text]) => existing.get(path) !== text);
  const leftovers = [...existing.keys()].filter((path) => !files.has(path));
  return [
    ...stale.map(([path]) => `${path} ${existing.has(path) ? 'differs' : 'is missing'}`),
    ...leftovers.map((path) => `${path} is no longer generated: delete it`),
  ];
}

/** What --check says of differences: the files, and the command that makes them current. */
export function differenceMessage(differences: readonly string[]): string {
  return `Not what the generator makes of wsdl/:\n  ${differences.join('\n  ')}\nRun: npm run generate`;
}

function generateViews(model: MergedModel): Map<string, string> {
  const views = model.versions.map((version) => viewOf(model, version));
  for (const view of views) requireDistinctNames(view, model);
  return viewFiles(
    views.map((view, at) => ({
      view,
      changes: changesOf(view, views[at - 1]),
      before: views[at - 1]?.version,
      facts: versionFacts(view.version),
    })),
  );
}

/** Types, header blocks and codes share the names of one module. */
function requireDistinctNames(view: View, model: MergedModel): void {
  const codes = model.simple.map((type) => typeName(type.name));
  const names = [...view.types.keys(), ...codes, 'Operations', 'HeaderBlocks', 'SObject', 'SObjectInput'];
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  const shadowing = names.filter((name) => name in globalThis && !codes.includes(name));
  if (twice.length > 0) throw new Error(`Two things are called ${twice.join(', ')} in TypeScript. Rename one in codegen/rename.ts.`);
  if (shadowing.length > 0) throw new Error(`${shadowing.join(', ')} would shadow a global of JavaScript. Rename it in codegen/rename.ts.`);
}
