import { ParseError } from '../errors.ts';
import type { BulkField, BulkType, BulkTypes } from './schema.ts';

/** A JSON document as a value of its type: null where a field is optional is absence; what the type does not have is kept. */
export function readJson(text: string, type: BulkType, types: BulkTypes): unknown {
  const value = parseJson(text);
  const wrapped = types.schema.bareArrays.includes(type.name) && Array.isArray(value) ? { [type.fields[0]!.name]: value } : value;
  return readObject(wrapped, type, types, '');
}

/** JSON.parse with a ParseError. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const position = /position (\d+)/.exec((cause as Error).message);
    const offset = position === null ? text.length : Number(position[1]);
    const what = /^\s*$/.test(text) ? 'the body is empty' : /^\s*</.test(text) ? 'the body is markup, not JSON' : 'the body is not JSON';
    throw new ParseError(what, { offset, path: '' }, { cause });
  }
}

function readObject(value: unknown, type: BulkType, types: BulkTypes, path: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(`${type.name} is ${nameKind(value)}, not an object`, path);
  const raw = value as Readonly<Record<string, unknown>>;
  if (type.open) return readRecord(raw);
  const out: Record<string, unknown> = {};
  for (const field of type.fields) {
    const read = readField(raw[field.name], field, types, path === '' ? field.name : `${path}.${field.name}`);
    if (read !== undefined) out[field.name] = read;
  }
  for (const name of Object.keys(raw)) if (!type.fields.some((field) => field.name === name)) keep(out, name, raw[name]);
  return out;
}

function readField(value: unknown, field: BulkField, types: BulkTypes, path: string): unknown {
  if (field.list) {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) fail(`is ${nameKind(value)}, not a list`, path);
    return value.map((item, at) => readValue(item, field, types, `${path}[${at}]`));
  }
  if (value === undefined || value === null) {
    if (field.optional) return undefined;
    if (field.nillable && value === null) return null;
    fail('is missing', path);
  }
  return readValue(value, field, types, path);
}

function readValue(value: unknown, field: BulkField, types: BulkTypes, path: string): unknown {
  switch (field.kind) {
    case 'object':
      return readObject(value, types.get(field.type), types, path);
    case 'boolean':
      if (typeof value !== 'boolean') fail(`is ${nameKind(value)}, not a boolean`, path);
      return value;
    case 'integer':
      if (!Number.isSafeInteger(value))
        fail(typeof value === 'number' ? `${value} is not an exact whole number` : `is ${nameKind(value)}, not a number`, path);
      return value;
    case 'apiVersion': {
      const version = typeof value === 'string' ? Number.parseFloat(value) : value;
      if (typeof version !== 'number' || Number.isNaN(version)) fail(`is ${nameKind(value)}, not a version`, path);
      return version;
    }
    default:
      if (typeof value !== 'string') fail(`is ${nameKind(value)}, not text`, path);
      return value;
  }
}

/** A record tells its type in `attributes`; it is repeated where records of other formats have it. */
function readRecord(raw: Readonly<Record<string, unknown>>): unknown {
  const attributes = raw.attributes as { readonly type?: unknown } | null | undefined;
  const out: Record<string, unknown> = {};
  if (typeof attributes === 'object' && attributes !== null && typeof attributes.type === 'string') out.type = attributes.type;
  for (const [name, value] of Object.entries(raw)) {
    const isRecord = name !== 'attributes' && typeof value === 'object' && value !== null && Object.hasOwn(value, 'attributes');
    keep(out, name, isRecord ? readRecord(value as Record<string, unknown>) : value);
  }
  return out;
}

/** As an own property, whatever its name. */
export function keep(out: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(out, name, { value, enumerable: true, configurable: true, writable: true });
  else out[name] = value;
}

function nameKind(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : typeof value === 'string' ? 'text' : `a ${typeof value}`;
}

// JSON.parse has no positions of values: the path says where.
function fail(message: string, path: string): never {
  throw new ParseError(message, { offset: 0, path });
}
