import type { BulkCodeModel, BulkFieldModel, BulkModel, BulkTypeModel, ResourceModel, ResourcesModel } from './model.ts';

/** What is emitted for one API: the name of its values and types, and where they come from. */
export interface BulkTarget {
  /** `Bulk2`, the prefix of the views. */
  readonly prefix: string;
  readonly title: string;
  readonly sources: string;
  readonly model: BulkModel;
  readonly resources: ResourcesModel;
  /** Whether creating a resource may carry Sforce- headers of its own; the option type they belong to. */
  readonly ownHeaders?: string | undefined;
  /** The document of an error answer. */
  readonly errorType: string;
}

/** Every version from here on is supported: what is older needs no view of its own. */
const FLOOR = 30;

/** First versions of the views of an API, ascending: the floor, and each version that adds something. */
export function viewVersions({ model, resources }: Pick<BulkTarget, 'model' | 'resources'>): number[] {
  const since = [
    ...Object.values(resources.resources).map(sinceOf),
    ...model.types.flatMap((type) => type.fields.map((field) => field.since ?? 0)),
  ];
  return [...new Set(since.map((version) => Math.max(FLOOR, version)).concat(FLOOR))].sort((a, b) => a - b);
}

/** The text of generated/bulk/vN.ts. */
export function emitBulk(target: BulkTarget): string {
  const versions = viewVersions(target);
  const reachable = reachableTypes(target);
  const body = [
    ...target.model.codes.filter(({ name }) => reachable.has(name)).map(emitCodes),
    ...target.model.types.filter(({ name }) => reachable.has(name)).flatMap((type) => emitInterfaces(type, target, versions)),
    ...versions.map((version, at) => emitView(target, version, versions[at - 1])),
    emitSchema(target, reachable),
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

function emitCodes({ name, doc, values }: BulkCodeModel): string {
  const line = `${docComment(doc, '')}export type ${name} = ${values.map(quote).join(' | ')} | (string & {});`;
  if (line.split('\n').every((each) => each.length <= 140)) return `${line}\n`;
  return `${docComment(doc, '')}export type ${name} =\n${values.map((value) => `  | ${quote(value)}`).join('\n')}\n  | (string & {});\n`;
}

/** A type, and once more for each version that gives it a field. */
function emitInterfaces(type: BulkTypeModel, target: BulkTarget, versions: readonly number[]): string[] {
  const name = typeName(type.name);
  const own = type.fields.filter((field) => field.since === undefined || field.since <= FLOOR);
  const base = type.base === undefined ? undefined : typeName(type.base);
  const out = [emitInterface(name, base, { ...type, fields: own }, target)];
  let before = name;
  for (const version of versions.filter((each) => each > FLOOR)) {
    const fields = type.fields.filter((field) => field.since === version);
    if (fields.length === 0) continue;
    const later = `${name}V${version}`;
    out.push(emitInterface(later, before, { ...type, doc: `The same from ${version}.0 on.`, fields, open: false }, target));
    before = later;
  }
  return out;
}

function emitInterface(name: string, base: string | undefined, { doc, fields, open }: BulkTypeModel, target: BulkTarget): string {
  const lines = fields.map((field) => `${docComment(field.doc, '  ')}  readonly ${emitProperty(field, target.model)};`);
  if (open) lines.push('  readonly [field: string]: unknown;');
  const body = lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n}`;
  return `${docComment(doc, '')}export interface ${name}${base === undefined ? '' : ` extends ${base}`} ${body}\n`;
}

function docComment(text: string | undefined, indent: string): string {
  return text === undefined ? '' : `${indent}/** ${text} */\n`;
}

function emitProperty(field: BulkFieldModel, model: BulkModel): string {
  const type = scriptType(field.type, model);
  if (field.list) return `${field.name}: readonly ${type}[]`;
  if (field.optional) return `${field.name}?: ${type} | undefined`;
  return `${field.name}: ${type}${field.nillable ? ' | null' : ''}`;
}

function scriptType(type: string, model: BulkModel): string {
  const base = model.simple.find(({ name }) => name === type)?.base ?? type;
  switch (base) {
    case 'string':
    case 'dateTime':
      return 'string';
    case 'int':
    case 'long':
    case 'double':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return typeName(base);
  }
}

/** What a version adds to the one before. */
function emitView(target: BulkTarget, version: number, before: number | undefined): string {
  const name = `${target.prefix}V${version}`;
  const isNew = (resource: ResourceModel): boolean => Math.max(FLOOR, sinceOf(resource)) === version;
  const isChanged = (resource: ResourceModel): boolean =>
    sinceOf(resource) < version &&
    typesOf(resource).some((type) =>
      target.model.types.some((each) => each.name === type && each.fields.some((field) => field.since === version)),
    );
  const resources = Object.entries(target.resources.resources).filter(([, resource]) => isNew(resource) || isChanged(resource));
  const doc =
    before === undefined
      ? `/** What ${target.title} has at ${version}.0${resources.length === 0 ? ': nothing yet' : ''}. */`
      : `/** What ${version}.0 adds. */`;
  const heritage = before === undefined ? '' : ` extends ${target.prefix}V${before}`;
  if (resources.length === 0) return `${doc}\nexport interface ${name}${heritage} {}\n`;
  const lines = resources.map(
    ([operation, resource]) => `  /** ${resource.does} */\n  readonly ${operation}: ${emitOperation(target, resource, version)};`,
  );
  return `${doc}\nexport interface ${name}${heritage} {\n${lines.join('\n')}\n}\n`;
}

function emitOperation(target: BulkTarget, resource: ResourceModel, version: number): string {
  const types = [emitRequest(target, resource, version), emitResult(target, resource, version)];
  if (resource.headers !== undefined) types.push(`BulkHeaders & ${target.ownHeaders}`);
  const flat = types.join(', ');
  return flat.length <= 90 ? `BulkOperation<${flat}>` : `BulkOperation<\n${types.map((type) => `    ${type}`).join(',\n')}\n  >`;
}

function emitRequest(target: BulkTarget, resource: ResourceModel, version: number): string {
  const members = [...resource.request.matchAll(/\{(\w+)\}/g)].map(([, name]) => `readonly ${name}: string`);
  for (const [, name, type] of (resource.query ?? '').matchAll(/(\w+):(\w+)\?/g))
    members.push(`readonly ${name}?: ${scriptType(type!, target.model)} | undefined`);
  const [kind, document] = splitBody(resource.body);
  if (kind === 'csv') members.push('readonly data: string | Uint8Array');
  if (kind === 'multipart') members.push('readonly data?: string | Uint8Array | undefined');
  const parts = members.length === 0 ? [] : [objectType(members)];
  if (kind === 'content') parts.push(contentType(target));
  if (document !== undefined) parts.push(versionedName(target, document, version));
  return parts.length === 0 ? '{}' : parts.join(' & ');
}

function objectType(members: readonly string[]): string {
  const flat = `{ ${members.join('; ')} }`;
  return flat.length <= 120 ? flat : `{\n${members.map((member) => `      ${member};`).join('\n')}\n    }`;
}

function emitResult(target: BulkTarget, resource: ResourceModel, version: number): string {
  const [kind, document] = splitBody(resource.result);
  if (kind === undefined) return 'undefined';
  if (kind === 'csv') return resource.resultHeaders === undefined ? 'string | Uint8Array' : 'QueryResultPage';
  if (kind !== 'content') return versionedName(target, document!, version);
  const passed = contentType(target);
  return document === undefined
    ? passed
    : `${passed} | ({ readonly contentType: 'XML' | 'JSON' } & ${versionedName(target, document, version)})`;
}

function contentType(target: BulkTarget): string {
  return target.model.codes.some(({ name }) => name === 'ContentType') ? 'BulkContent<ContentType>' : 'BulkContent';
}

function versionedName(target: BulkTarget, name: string, version: number): string {
  const type = target.model.types.find((each) => each.name === name);
  if (type === undefined) throw new RangeError(`resources.json: no type "${name}".`);
  const latest = Math.max(...type.fields.map((field) => field.since ?? 0).filter((since) => since <= version));
  return latest > FLOOR ? `${typeName(name)}V${latest}` : typeName(name);
}

function emitSchema({ prefix, model, resources }: BulkTarget, reachable: ReadonlySet<string>): string {
  const lines = [
    `/** The same as data, in the notation of src/bulk/schema.ts. */`,
    `export const ${prefix.toLowerCase()}Schema: BulkSchema = {`,
  ];
  lines.push(`  base: ${quote(resources.base)},`);
  lines.push(
    ...emitRecord(
      'roots',
      [...model.roots].filter(([name]) => reachable.has(name)),
    ),
  );
  lines.push(`  bareArrays: [${(resources.bareArraysInJson ?? []).map(quote).join(', ')}],`);
  const codes = model.codes.filter(({ name }) => reachable.has(name)).map(({ name }) => [name, 'string'] as const);
  lines.push(...emitRecord('simple', [...codes, ...model.simple.map(({ name, base }) => [name, base] as const)]));
  lines.push('  types: {', ...model.types.filter(({ name }) => reachable.has(name)).map(emitType), '  },');
  lines.push(
    '  resources: {',
    ...Object.entries(resources.resources).map(([name, resource]) => `    ${name}: ${emitResource(resource)},`),
    '  },',
    '};',
  );
  return `${lines.join('\n')}\n`;
}

function emitRecord(name: string, entries: readonly (readonly [string, string])[]): string[] {
  if (entries.length === 0) return [`  ${name}: {},`];
  const flat = `  ${name}: { ${entries.map(([key, value]) => `${key}: ${quote(value)}`).join(', ')} },`;
  if (flat.length <= 140) return [flat];
  return [`  ${name}: {`, ...entries.map(([key, value]) => `    ${key}: ${quote(value)},`), '  },'];
}

/** A narrow type on one line, a wide one with a line for each field. */
function emitType(type: BulkTypeModel): string {
  const fields = type.fields.map(notation);
  const words = [...(type.base === undefined ? [] : [`extends ${type.base}`]), ...fields, ...(type.open ? ['*'] : [])];
  const flat = `    ${type.name}: ${quote(words.join(' '))},`;
  if (flat.length <= 140) return flat;
  return `    ${type.name}: \`\n${words.map((word) => `      ${word}`).join('\n')}\`,`;
}

function notation(field: BulkFieldModel): string {
  const occurs = field.list ? '[]' : field.optional ? '?' : '';
  const since = field.since === undefined || field.since <= FLOOR ? '' : `@${field.since}`;
  return `${field.name}:${field.type}${occurs}${field.nillable ? '~' : ''}${since}`;
}

function emitResource(resource: ResourceModel): string {
  const call = [resource.request, resource.body, '->', resource.status, resource.result].filter((part) => part !== undefined).join(' ');
  const members = [`call: ${quote(call)}`];
  if (resource.query !== undefined) members.push(`query: ${quote(resource.query)}`);
  if (resource.headers !== undefined || resource.resultHeaders !== undefined) {
    members.push(`headers: ${quote([...(resource.headers ?? []), '->', ...(resource.resultHeaders ?? [])].join(' '))}`);
  }
  members.push(`since: ${sinceOf(resource)}`);
  const flat = `{ ${members.join(', ')} }`;
  return flat.length <= 125 ? flat : `{\n${members.map((member) => `      ${member},`).join('\n')}\n    }`;
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
    for (const type of typesOf(resource)) visit(type);
    for (const [, , type] of (resource.query ?? '').matchAll(/(\w+):(\w+)\?/g)) visit(type!);
  }
  visit(errorType);
  return found;
}

function typesOf(resource: ResourceModel): string[] {
  return [splitBody(resource.body)[1], splitBody(resource.result)[1]].filter((type) => type !== undefined);
}

/** `content:Results` → its kind and its document type. */
function splitBody(body: string | undefined): [string | undefined, string | undefined] {
  if (body === undefined || body === 'csv' || body === 'content') return [body, undefined];
  const colon = body.indexOf(':');
  return colon < 0 ? ['document', body] : [body.slice(0, colon), body.slice(colon + 1)];
}

function sinceOf(resource: ResourceModel): number {
  return Number.parseInt(resource.since, 10);
}

/** The XSD's sObject keeps its lower case for xsi:type. */
function typeName(name: string): string {
  return name[0]!.toUpperCase() + name.slice(1);
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
