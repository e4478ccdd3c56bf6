import { spellNumber } from '../spell-number.ts';

/** What clears a field; an empty cell leaves it as it is. */
export const NULL_CELL = '#N/A';

/** What becomes of `''`, which no transport can store: an empty cell (ignore), `#N/A` (clear), or an EncodeError (refuse). */
export type EmptyString = 'ignore' | 'clear' | 'refuse';

/**
 * A value as the text of a cell: undefined as nothing, null as `#N/A`, a Date in UTC with milliseconds, numbers in exact decimals. Calls
 * `refuse`, which throws, for what a cell cannot carry. The message never has the value itself, which may be a secret.
 */
export function spellValue(value: unknown, emptyString: EmptyString, refuse: (message: string) => never): string {
  switch (typeof value) {
    case 'string':
      return spellString(value, emptyString, refuse);
    case 'undefined':
      return '';
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'number':
      return spellNumber(value, refuse);
    case 'object':
      return value === null ? NULL_CELL : spellObject(value, refuse);
    default:
      return refuse(`a ${typeof value} has no spelling in CSV`);
  }
}

function spellString(value: string, emptyString: EmptyString, refuse: (message: string) => never): string {
  if (value === NULL_CELL) return refuse(`the text ${NULL_CELL} would clear the field; null says that`);
  if (value !== '' || emptyString === 'ignore') return value;
  return emptyString === 'clear' ? NULL_CELL : refuse('an empty string cannot be stored; null clears the field, undefined leaves it');
}

function spellObject(value: object, refuse: (message: string) => never): string {
  if (value instanceof Uint8Array) return refuse('CSV cannot carry binary data: send it as base64 text or in another content type');
  if (!(value instanceof Date))
    return refuse('an object has no spelling in CSV: name a parent by its field, in a column such as Owner.Email');
  if (Number.isNaN(value.getTime())) return refuse('an invalid Date');
  const text = value.toISOString();
  // Years before 0 and after 9999 have another spelling, which the servers do not take.
  return text.length === 24 ? text : refuse('a Date outside the years 0 to 9999');
}
