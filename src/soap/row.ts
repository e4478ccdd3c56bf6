import type { EncodeError } from '../errors.ts';
import type { DayOf } from '../load/day-of.ts';
import type { LoadOptions, RowError } from '../load/load.ts';
import type { SObjectInput } from '../sobject.ts';
import { findIllegalCharacter } from '../xml/characters.ts';
import type { ObjectFacts } from './object-facts.ts';
import { makeRowClass, type RowClass } from './wire/row-class.ts';

/** A record ready for the codec, or why the row cannot be sent. */
export type Prepared<Record> = { readonly record: Record } | { readonly errors: readonly RowError[] };

/** How rows become records. */
export interface RowRules {
  readonly object: string;
  readonly emptyString: NonNullable<LoadOptions['emptyString']>;
  /** undefined where nobody said in which zone days are counted. */
  readonly dayOf: DayOf | undefined;
  /** What makes the records, by the first row: with 13 fields and more, V8 makes slow hash tables of objects that nobody told it about. */
  Row?: RowClass;
}

/** Whether a row names a parent without saying of which object, or has a Date, which some fields do not take, so that the object must be known. */
export function needsFacts(row: unknown): boolean {
  if (typeof row !== 'object' || row === null) return false;
  for (const name in row) {
    const value = (row as Readonly<Record<string, unknown>>)[name];
    if (typeof value === 'object' && (value instanceof Date || (isFields(value) && value.type === undefined))) return true;
  }
  return false;
}

/**
 * Gives a row the form that the wire wants. Values are left to the codec, which knows how to spell and when to refuse them; but for a Date in a field
 * that holds a day, since the server would take the day that it is in Greenwich.
 */
export function prepareRow(row: unknown, rules: RowRules, facts?: ObjectFacts): Prepared<SObjectInput> {
  if (!isFields(row)) return refuse('INVALID_ROW', 'A row is an object of fields and values.');
  const names = Object.keys(row);
  rules.Row ??= makeRowClass(['type', ...names]);
  const record = new rules.Row() as Record<string, unknown> & { type: string };
  record.type = rules.object;
  for (const name of names) {
    const value = row[name];
    if (value === undefined) continue;
    if (name === 'type') {
      if (String(value).toLowerCase() !== rules.object.toLowerCase())
        return refuse('INVALID_ROW', `The row is of type ${value}, not ${rules.object}.`);
    } else if (value === '' && rules.emptyString !== 'clear') {
      if (rules.emptyString === 'refuse') return refuse('EMPTY_STRING', `${name} is an empty string, which Salesforce cannot store.`, name);
    } else if (isFields(value)) {
      const parent = prepareParent(name, value, rules.object, facts);
      if ('errors' in parent) return parent;
      setField(record, name, parent.record);
    } else if (value instanceof Date && facts?.dates.has(name.toLowerCase())) {
      if (rules.dayOf === undefined)
        return refuse('DATE_WITHOUT_ZONE', `${name} is a day, and a Date another one elsewhere: say dateZone.`, name);
      const day = rules.dayOf(value);
      if (day === undefined) return refuse('ENCODE_ERROR', `${name}: is an invalid Date, or its year has not four digits`, name);
      setField(record, name, day);
    } else setField(record, name, value === '' ? null : value);
  }
  return { record };
}

function prepareParent(
  name: string,
  value: Readonly<Record<string, unknown>>,
  object: string,
  facts: ObjectFacts | undefined,
): Prepared<object> {
  if (value.type !== undefined) return { record: value };
  const types = facts?.parents.get(name.toLowerCase()) ?? [];
  if (types.length === 1) return { record: { type: types[0], ...value } };
  const why = types.length === 0 ? `${object} has no relationship ${name}` : `${name} may be a ${types.join(', a ')}: give its type`;
  return refuse('INVALID_PARENT', `${why}.`, name);
}

// A row, or a parent in it. The chunks of a stream of bytes are objects as well, and mean no row.
function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(value instanceof Date) && !(value instanceof Uint8Array) && !Array.isArray(value);
}

// A column named __proto__ is a field like any other.
function setField(record: object, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
  else (record as Record<string, unknown>)[name] = value;
}

/** A refusal of ours. */
export function refuse(code: string, message: string, ...fields: readonly string[]): { readonly errors: readonly RowError[] } {
  return { errors: [{ code, message, fields, from: 'client' }] };
}

/** The codec's refusal of one record: its path ends in the field. */
export function refusalOf(error: EncodeError): { readonly errors: readonly RowError[] } {
  const field = error.path.replace(/^.*?\[\d+\]\.?/, '');
  return refuse(error.code, error.message.replace(/^.*?\[\d+\]\.?/, ''), ...(field === '' ? [] : [field]));
}

/** The same record with the characters that XML cannot carry replaced in every text. */
export function replaceIllegal(record: SObjectInput, replacement: string): SObjectInput {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return cleanText(value, replacement);
    return isFields(value) ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, clean(item)])) : value;
  };
  return clean(record) as SObjectInput;
}

function cleanText(text: string, replacement: string): string {
  let clean = '';
  let rest = text;
  for (let at = findIllegalCharacter(rest); at >= 0; at = findIllegalCharacter(rest)) {
    clean += rest.slice(0, at) + replacement;
    rest = rest.slice(at + 1);
  }
  return clean + rest;
}

/** At most this many bytes on the wire: every character escaped, or of three bytes. Cheap, and far above the truth. */
export function boundSize(record: unknown): number {
  if (typeof record === 'string') return 6 * record.length + 32;
  if (record instanceof Uint8Array) return 2 * record.byteLength + 32;
  if (typeof record !== 'object' || record === null || record instanceof Date) return 64;
  let size = 64;
  // Without the pairs that Object.entries() makes, which cost more than all else that is done to a row before it is written (bench E1 SOAP create).
  for (const name in record) size += 4 * name.length + 32 + boundSize((record as Readonly<Record<string, unknown>>)[name]);
  return size;
}
