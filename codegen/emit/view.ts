// generated/partner/vNN.ts: the types of one version.
import {
  type ImportDeclarationStructure,
  type InterfaceDeclarationStructure,
  Project,
  type PropertySignatureStructure,
  QuoteKind,
  type StatementStructures,
  StructureKind,
} from 'ts-morph';
import type { VersionFacts } from '../version-facts.ts';
import type { ViewChanges } from '../view-changes.ts';
import type { View, ViewMember, ViewOperation, ViewType } from '../views.ts';
import { breakLine, LINE_WIDTH, packLines } from './text.ts';

export interface ViewFile {
  readonly view: View;
  readonly changes: ViewChanges;
  readonly before: number | undefined;
  readonly facts: VersionFacts;
}

/** The text of every view, by path. */
export function viewFiles(files: readonly ViewFile[]): Map<string, string> {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    manipulationSettings: { quoteKind: QuoteKind.Single, indentationText: '  ' as never },
  });
  return new Map(
    files.map((file) => {
      const path = `generated/partner/v${file.view.version}.ts`;
      // Every structure in one call: adding them one at a time is six times slower.
      const source = project.createSourceFile(path, { statements: statementsOf(file) });
      return [path, `${headerOf(file)}\n${layOut(source.getFullText())}`] as const;
    }),
  );
}

/** ts-morph breaks no line. */
function layOut(text: string): string {
  return text.split('\n').map(breakLine).join('\n');
}

function headerOf({ facts, changes, before, view }: ViewFile): string {
  const title = `API ${facts.version}, ${facts.release}`;
  const lines = [
    ...commentLines(`${title}: ${summary(changes, before)}`),
    `// Generated from wsdl/partner-${view.version}.0.wsdl by "npm run generate". Do not edit.`,
  ];
  return lines.join('\n');
}

function summary(changes: ViewChanges, before: number | undefined): string {
  if (before === undefined) return 'the first version here, in full.';
  const parts = [
    ...(changes.added.length === 0 ? [] : [`adds ${changes.added.join(', ')}`]),
    ...(changes.changed.length === 0 ? [] : [`changes ${changes.changed.join(', ')}`]),
    ...(changes.removed.length === 0 ? [] : [`removes ${changes.removed.join(', ')}, and is therefore in full`]),
  ];
  if (parts.length === 0) return `the same types as ${before}.0.`;
  return `${parts.join('; ')}.${changes.isFull ? '' : ` The rest is as in ${before}.0; types that mention a changed one are restated.`}`;
}

function commentLines(text: string): string[] {
  return packLines(text.split(' '), '// ').split('\n');
}

function statementsOf(file: ViewFile): StatementStructures[] {
  const { changes, before } = file;
  const declared = new Set(changes.types.map((type) => type.name));
  const interfaces = [...changes.types].sort((one, other) => (one.name < other.name ? -1 : 1)).map(typeStructure);
  const blocks = headerBlocks(file);
  const operations = operationsInterface(file);
  const reexport = { kind: StructureKind.ExportDeclaration, isTypeOnly: true } as const;
  return [
    ...importsOf(file, declared, blocks !== undefined),
    ...(changes.isFull
      ? [
          { ...reexport, moduleSpecifier: './codes.ts' },
          { ...reexport, moduleSpecifier: '../../src/sobject.ts', namedExports: ['SObject', 'SObjectInput'] },
        ]
      : [{ ...reexport, moduleSpecifier: `./v${before}.ts` }]),
    ...(operations === undefined ? [] : [operations]),
    ...(blocks === undefined ? [] : [blocks]),
    ...interfaces,
  ];
}

// ── imports ──

function importsOf({ changes, before }: ViewFile, declared: ReadonlySet<string>, declaresBlocks: boolean): ImportDeclarationStructure[] {
  const mentioned = [
    ...changes.types.flatMap((type) => type.members.map((member) => member.type)),
    ...changes.operations.flatMap((operation) => [operation.result, ...operation.request.map((member) => member.type)]),
  ];
  const records = unique(mentioned.flatMap((type) => type.records));
  const codes = unique(mentioned.flatMap((type) => type.codes));
  const inherited = unique(mentioned.flatMap((type) => type.types)).filter((name) => !declared.has(name));
  const wire =
    changes.operations.length === 0
      ? []
      : ['BoundOperation', ...(changes.operations.some((each) => each.isStreaming) ? ['StreamingOperation'] : [])];
  const blocksInherited = changes.operations.length > 0 && !declaresBlocks ? ['HeaderBlocks'] : [];
  const old = changes.isFull
    ? []
    : [
        ...(changes.headers.length > 0 ? [`HeaderBlocks as ${inheritedName('HeaderBlocks', before!)}`] : []),
        ...(restatesOperations(changes) ? [`Operations as ${inheritedName('Operations', before!)}`] : []),
      ];
  return [
    typeImport('../../src/soap/wire/operation.ts', wire),
    typeImport('../../src/sobject.ts', records),
    typeImport('./codes.ts', codes),
    typeImport(`./v${before}.ts`, [...unique([...inherited, ...blocksInherited]), ...old]),
  ].filter((each) => each.namedImports.length > 0);
}

function typeImport(moduleSpecifier: string, namedImports: string[]): ImportDeclarationStructure & { namedImports: string[] } {
  return { kind: StructureKind.ImportDeclaration, isTypeOnly: true, moduleSpecifier, namedImports };
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

function inheritedName(name: string, version: number): string {
  return `V${version}${name}`;
}

// ── interfaces ──

function typeStructure(type: ViewType): InterfaceDeclarationStructure {
  return {
    kind: StructureKind.Interface,
    isExported: true,
    docs: [type.doc],
    name: type.name,
    properties: type.members.map(property),
    indexSignatures: type.any ? [{ isReadonly: true, keyName: 'element', keyType: 'string', returnType: 'unknown' }] : [],
  };
}

function property(member: ViewMember): PropertySignatureStructure {
  return {
    kind: StructureKind.PropertySignature,
    isReadonly: true,
    name: member.name,
    hasQuestionToken: member.optional,
    type: member.type.text,
  };
}

function headerBlocks({ changes, before }: ViewFile): InterfaceDeclarationStructure | undefined {
  if (changes.headers.length === 0) return undefined;
  return {
    kind: StructureKind.Interface,
    isExported: true,
    docs: ['Every header block of the version. An operation takes and returns those that it binds.'],
    name: 'HeaderBlocks',
    extends: changes.isFull ? [] : [without(inheritedName('HeaderBlocks', before!), changes.overridden.headers)],
    properties: changes.headers.map((name) => ({
      kind: StructureKind.PropertySignature,
      isReadonly: true,
      name,
      hasQuestionToken: true,
      type: `${name} | undefined`,
    })),
  };
}

/** Also where only a header block changed: the operations mean the blocks of the version that asks. */
function restatesOperations({ operations, headers }: ViewChanges): boolean {
  return operations.length > 0 || headers.length > 0;
}

function operationsInterface({ changes, before, facts }: ViewFile): InterfaceDeclarationStructure | undefined {
  if (!restatesOperations(changes)) return undefined;
  return {
    kind: StructureKind.Interface,
    isExported: true,
    docs: [`The operations of ${facts.version}.`],
    name: 'Operations',
    typeParameters: [{ name: 'Blocks', default: 'HeaderBlocks' }],
    extends: changes.isFull ? [] : [without(`${inheritedName('Operations', before!)}<Blocks>`, changes.overridden.operations)],
    properties: changes.operations.map((operation) => ({
      kind: StructureKind.PropertySignature,
      isReadonly: true,
      name: operation.name,
      type: operationType(operation),
    })),
  };
}

function without(type: string, names: readonly string[]): string {
  return names.length === 0 ? type : `Omit<${type}, ${unionOf(names)}>`;
}

function unionOf(names: readonly string[]): string {
  return names.length === 0 ? 'never' : names.map((name) => `'${name}'`).join(' | ');
}

/** On one line where it fits, else what is sent and answered on one and the header blocks on another. */
function operationType(operation: ViewOperation): string {
  const body = `Blocks, ${requestType(operation.request)}, ${operation.result.text}`;
  const headers = `${unionOf(operation.requestHeaders)}, ${unionOf(operation.responseHeaders)}`;
  const streaming = operation.isStreaming ? ' & StreamingOperation' : '';
  const narrow = `BoundOperation<${body}, ${headers}>${streaming}`;
  if (`  readonly ${operation.name}: ${narrow};`.length <= LINE_WIDTH) return narrow;
  return `BoundOperation<${body},\n${headers}>${streaming}`;
}

function requestType(members: readonly ViewMember[]): string {
  if (members.length === 0) return 'Record<string, never>';
  const texts = members.map((member) => `${member.name}${member.optional ? '?' : ''}: ${member.type.text}`);
  return `{ ${texts.join('; ')} }`;
}
