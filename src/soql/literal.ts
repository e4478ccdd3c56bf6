import { ForcewireError } from '../errors.ts';
import { spellNumber } from '../spell-number.ts';

/** One value of a query. */
export type SoqlScalar = string | number | bigint | boolean | Date | null;

/** What a query may be given as a value: one, or those of an `IN` list. */
export type SoqlValue = SoqlScalar | readonly SoqlScalar[];

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

/**
 * A value as SOQL writes it: text quoted and escaped, numbers in exact decimals, a Date as a dateTime in UTC, a list in parentheses. Throws
 * ForcewireError (INVALID_SOQL_VALUE) for what SOQL cannot write; `place` says in its message which value it was.
 */
export function soqlLiteral(value: SoqlValue, place: string): string {
  if (!Array.isArray(value)) return scalarLiteral(value as SoqlScalar, place);
  if (value.length === 0) throw invalidValue(place, 'an empty list, and IN needs a value: leave the query out, its answer is empty');
  return `(${value.map((item, at) => scalarLiteral(item, `${place}[${at}]`)).join(', ')})`;
}

/** A refusal of a value. The message never has the value itself. */
export function invalidValue(place: string, reason: string): ForcewireError {
  return new ForcewireError('INVALID_SOQL_VALUE', `${place} is ${reason}.`);
}

function scalarLiteral(value: SoqlScalar, place: string): string {
  const refuse = (reason: string): never => {
    throw invalidValue(place, reason);
  };
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      return spellNumber(value, refuse);
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      return value instanceof Date ? dateTimeLiteral(value, refuse) : refuse(Array.isArray(value) ? 'a list in a list' : 'an object');
    default:
      return refuse(value === undefined ? 'undefined; null asks for what has no value' : `a ${typeof value}`);
  }
}

// XML cannot carry the other control characters, not even escaped; SOQL can write any character by its number.
function quote(text: string): string {
  const escaped = text.replace(
    /[\\'\u0000-\u001f\ufffe\uffff]|\p{Cs}/gu,
    (character) => ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`,
  );
  return `'${escaped}'`;
}

function dateTimeLiteral(date: Date, refuse: (reason: string) => never): string {
  if (Number.isNaN(date.getTime())) return refuse('an invalid Date');
  const text = date.toISOString();
  // Years before 0 and after 9999 have another spelling, which the servers do not take.
  return text.length === 24 ? text : refuse('a Date outside the years 0 to 9999');
}
