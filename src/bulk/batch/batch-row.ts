import { EncodeError } from '../../errors.ts';
import type { LoadOptions } from '../../load/load.ts';
import { spellNumber } from '../../spell-number.ts';

/** A field's value as every content type can spell it. */
export type BatchValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'text'; readonly text: string }
  /** A number or a truth value, which JSON writes without quotes. */
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'binary'; readonly bytes: Uint8Array };

/** A field of a row, or a parent by one field of its own. */
export type BatchField = { readonly name: string; readonly value: BatchValue; readonly parent?: ParentName | undefined };

/** Which record a relationship means: the one whose field has the value. */
export interface ParentName {
  /** Where the relationship may point at several objects. */
  readonly type: string | undefined;
  readonly field: string;
}

/** What becomes of empty text, which Salesforce cannot store. */
export type EmptyText = NonNullable<LoadOptions['emptyString']>;

/** The fields of a row that say something. Throws EncodeError, with the path, for what no content type can spell. */
export function readRow(row: unknown, path: string, emptyString: EmptyText): readonly BatchField[] {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new EncodeError('is not an object of fields and values', path);
  const fields: BatchField[] = [];
  for (const [name, value] of Object.entries(row)) {
    // What reads give along with a record's fields: the job knows its object.
    if (value === undefined || name === 'type' || name === 'attributes') continue;
    const at = `${path}.${name}`;
    if (name === '') throw new EncodeError('a field has no name', path);
    const field = isParent(value) ? readParent(name, value, at) : { name, value: readValue(value, at, emptyString) };
    if (field.value !== undefined) fields.push(field as BatchField);
  }
  return fields;
}

function isParent(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(value instanceof Date) && !(value instanceof Uint8Array) && !Array.isArray(value);
}

function readParent(name: string, { type, ...fields }: Readonly<Record<string, unknown>>, path: string): BatchField {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const [key] = given;
  if (key === undefined || given.length > 1 || isParent(key[1]))
    throw new EncodeError('a parent is named by one field of its own and its value', path);
  const value = readValue(key[1], `${path}.${key[0]}`, 'refuse');
  return { name, value: value!, parent: { type: type as string | undefined, field: key[0] } };
}

/** undefined: nothing is said of the field. */
function readValue(value: unknown, path: string, emptyString: EmptyText): BatchValue | undefined {
  const refuse = (message: string): never => {
    throw new EncodeError(message, path);
  };
  if (value === null) return { kind: 'null' };
  if (value instanceof Uint8Array) return { kind: 'binary', bytes: value };
  if (value instanceof Date) return { kind: 'text', text: spellDate(value, refuse) };
  switch (typeof value) {
    case 'string':
      if (value !== '') return { kind: 'text', text: value };
      if (emptyString === 'refuse') return refuse('an empty string cannot be stored; null clears the field, undefined leaves it');
      return emptyString === 'clear' ? { kind: 'null' } : undefined;
    case 'number':
      return { kind: 'literal', text: spellNumber(value, refuse) };
    case 'bigint':
    case 'boolean':
      return { kind: 'literal', text: String(value) };
    default:
      return refuse(`a ${typeof value} has no spelling`);
  }
}

function spellDate(value: Date, refuse: (message: string) => never): string {
  if (Number.isNaN(value.getTime())) return refuse('an invalid Date');
  const text = value.toISOString();
  // Years before 0 and after 9999 have another spelling, which the servers do not take.
  return text.length === 24 ? text : refuse('a Date outside the years 0 to 9999');
}
