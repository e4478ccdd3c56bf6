import { EncodeError } from '../errors.ts';
import { leafText } from './leaf-text.ts';
import type { BulkField, BulkType, BulkTypes } from './schema.ts';

type Values = Readonly<Record<string, unknown>>;

/** Order of the keys: Bulk 2.0 follows its samples, Bulk 1.0 the alphabet. */
export type KeyOrder = 'schema' | 'alphabet';

/** A value as a JSON document of its type: minified, but for records, as the servers do. What the type does not have is written too. */
export function writeJson(value: unknown, type: BulkType, types: BulkTypes, order: KeyOrder): string {
  const writer = new JsonWriter(types, order);
  if (!types.schema.bareArrays.includes(type.name)) return writer.object(value as Values, type, type.name);
  const field = type.fields[0]!;
  if (field.kind === 'object' && types.get(field.type).open)
    return prettyJson(((value as Values)[field.name] as readonly Values[]).map(bareRecord), '');
  return writer.field((value as Values)[field.name], field, `${type.name}.${field.name}`)!;
}

class JsonWriter {
  readonly #types: BulkTypes;
  readonly #order: KeyOrder;

  constructor(types: BulkTypes, order: KeyOrder) {
    this.#types = types;
    this.#order = order;
  }

  object(value: Values, type: BulkType, path: string): string {
    if (typeof value !== 'object' || value === null) throw new EncodeError('is not an object', path);
    const members: (readonly [string, string])[] = [];
    for (const field of type.fields) {
      const text = this.field(value[field.name], field, `${path}.${field.name}`);
      if (text !== undefined) members.push([field.name, text]);
    }
    for (const [name, other] of Object.entries(value)) {
      const text = type.fields.some((field) => field.name === name) ? undefined : JSON.stringify(other);
      if (text !== undefined) members.push([name, text]);
    }
    if (this.#order === 'alphabet') members.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
  }

  /** undefined: the field is left out. */
  field(value: unknown, field: BulkField, path: string): string | undefined {
    if (field.list)
      return `[${((value ?? []) as readonly unknown[]).map((item, at) => this.#item(item, field, `${path}[${at}]`)).join(',')}]`;
    if (value !== undefined && value !== null) return this.#item(value, field, path);
    if (field.nillable) return 'null';
    if (field.optional) return undefined;
    throw new EncodeError('is missing', path);
  }

  #item(value: unknown, field: BulkField, path: string): string {
    if (field.kind === 'object') return this.object(value as Values, this.#types.get(field.type), path);
    const text = leafText(value, field, 'json', path);
    return field.kind === 'text' || field.kind === 'dateTime' ? JSON.stringify(text) : text;
  }
}

/** A record with its type in `attributes` alone, as JSON has it. */
function bareRecord(record: Values): Values {
  const { type, ...fields } = record;
  const out: Record<string, unknown> = {};
  if (fields.attributes === undefined && typeof type === 'string') out.attributes = { type };
  for (const [name, value] of Object.entries(fields)) {
    const isRecord = typeof value === 'object' && value !== null && name !== 'attributes' && Object.hasOwn(value, 'type');
    Object.defineProperty(out, name, { value: isRecord ? bareRecord(value as Values) : value, enumerable: true });
  }
  return out;
}

/** The layout of the servers: blanks around the colon, lists on the line they start on. */
function prettyJson(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return value.length === 0 ? '[ ]' : `[ ${value.map((item) => prettyJson(item, indent)).join(', ')} ]`;
  const inner = `${indent}  `;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.length === 0) return '{ }';
  return `{\n${members.map(([name, member]) => `${inner}${JSON.stringify(name)} : ${prettyJson(member, inner)}`).join(',\n')}\n${indent}}`;
}
