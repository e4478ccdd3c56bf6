import { emitTable } from './emit-table.ts';
import { emitCodes, emitInterfaces } from './emit-types.ts';
import { emitView } from './emit-view.ts';
import { type BulkTarget, documentTypes } from './model.ts';
import { viewVersions } from './views.ts';

/** The text of generated/bulk/vN.ts. */
export function emitBulk(target: BulkTarget): string {
  const versions = viewVersions(target);
  const reachable = reachableTypes(target);
  const body = [
    ...target.model.codes.filter(({ name }) => reachable.has(name)).map(emitCodes),
    ...target.model.types.filter(({ name }) => reachable.has(name)).flatMap((type) => emitInterfaces(type, target.model, versions)),
    ...versions.map((version, at) => emitView(target, version, versions[at - 1])),
    emitTable(target, reachable),
  ].join('\n');
  return `// ${target.title}. Made from ${target.sources} by \`npm run generate\`. Do not edit.\n\n${emitImports(body)}\n${body}`;
}

function emitImports(body: string): string {
  const uses = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(body);
  const names = ['BulkContent', 'BulkHeaders', 'BulkOperation', 'JobHeaders', 'QueryResultPage'].filter(uses);
  return [
    `import type { ${names.join(', ')} } from '../../src/bulk/operation.ts';`,
    `import type { BulkSchema } from '../../src/bulk/schema.ts';`,
    '',
  ].join('\n');
}

/** Types and codes that the resources and the error answer lead to. */
function reachableTypes({ model, resources, errorType }: BulkTarget): Set<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const type = model.types.find((each) => each.name === name);
    if (type?.base !== undefined) visit(type.base);
    for (const field of type?.fields ?? []) visit(field.type);
  };
  for (const resource of Object.values(resources.resources)) {
    for (const type of documentTypes(resource)) visit(type);
    for (const [, , type] of (resource.query ?? '').matchAll(/(\w+):(\w+)\?/g)) visit(type!);
  }
  visit(errorType);
  return found;
}
