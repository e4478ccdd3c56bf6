import type { BulkCodeModel, BulkFieldModel, BulkModel, BulkTypeModel } from './model.ts';
import { FLOOR, isChangedAt, nameAt } from './views.ts';

/** A set of codes, open to newer ones. */
export function emitCodes({ name, doc, values }: BulkCodeModel): string {
  const line = `export type ${name} = ${values.map(quote).join(' | ')} | (string & {});`;
  if (line.length <= 140) return `${docComment(doc, '')}${line}\n`;
  return `${docComment(doc, '')}export type ${name} =\n${values.map((value) => `  | ${quote(value)}`).join('\n')}\n  | (string & {});\n`;
}

/** A type, and once more for each version that changes it or a type that it mentions. */
export function emitInterfaces(type: BulkTypeModel, model: BulkModel, versions: readonly number[]): string[] {
  const changes = versions.filter((version) => isChangedAt(type.name, version, model));
  return [emitFirst(type, model), ...changes.map((version) => emitChange(type, version, model))];
}

function emitFirst(type: BulkTypeModel, model: BulkModel): string {
  const fields = type.fields.filter((field) => field.since === undefined || field.since <= FLOOR);
  const bases = type.base === undefined ? [] : [nameAt(type.base, FLOOR, model)];
  return emitInterface(nameAt(type.name, FLOOR, model), bases, { ...type, fields }, FLOOR, model);
}

/** Only what differs from the view before: new fields, and old ones whose type has changed. */
function emitChange(type: BulkTypeModel, version: number, model: BulkModel): string {
  const fields = type.fields.filter(
    (field) => field.since === version || ((field.since ?? 0) < version && isChangedAt(field.type, version, model)),
  );
  const bases = [nameAt(type.name, version - 1, model)];
  if (type.base !== undefined && isChangedAt(type.base, version, model)) bases.push(nameAt(type.base, version, model));
  const change = { ...type, doc: `The same from ${version}.0 on.`, fields, open: false };
  return emitInterface(nameAt(type.name, version, model), bases, change, version, model);
}

function emitInterface(
  name: string,
  bases: readonly string[],
  { doc, fields, open }: BulkTypeModel,
  version: number,
  model: BulkModel,
): string {
  const lines = fields.map((field) => `${docComment(field.doc, '  ')}  readonly ${emitProperty(field, version, model)};`);
  if (open) lines.push('  readonly [field: string]: unknown;');
  const body = lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n}`;
  return `${docComment(doc, '')}export interface ${name}${bases.length === 0 ? '' : ` extends ${bases.join(', ')}`} ${body}\n`;
}

function emitProperty(field: BulkFieldModel, version: number, model: BulkModel): string {
  const type = scriptType(field.type, version, model);
  if (field.list) return `${field.name}: readonly ${type}[]`;
  if (field.optional) return `${field.name}?: ${type} | undefined`;
  return `${field.name}: ${type}${field.nillable ? ' | null' : ''}`;
}

/** A schema type as TypeScript has it in the view of a version. */
export function scriptType(type: string, version: number, model: BulkModel): string {
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
      return nameAt(base, version, model);
  }
}

function docComment(text: string | undefined, indent: string): string {
  return text === undefined ? '' : `${indent}/** ${text} */\n`;
}

/** As a literal in single quotes. */
export function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
