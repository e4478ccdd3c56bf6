import { invalidValue, type SoqlScalar, soqlLiteral } from './literal.ts';

/** What a literal of each type looks like when it comes as text. Other types take quoted text. */
const PATTERNS: Readonly<Record<string, { readonly pattern: RegExp; readonly example: string }>> = {
  int: { pattern: /^[+-]?\d+$/, example: '12' },
  long: { pattern: /^[+-]?\d+$/, example: '12' },
  double: { pattern: /^[+-]?\d+(\.\d+)?$/, example: '12.5' },
  currency: { pattern: /^[+-]?\d+(\.\d+)?$/, example: '12.5' },
  percent: { pattern: /^[+-]?\d+(\.\d+)?$/, example: '12.5' },
  boolean: { pattern: /^(true|false)$/i, example: 'true' },
  date: { pattern: /^\d{4}-\d\d-\d\d$/, example: '2024-06-21' },
  datetime: { pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/, example: '2024-06-21T12:00:00Z' },
  time: { pattern: /^\d\d:\d\d:\d\d(\.\d+)?Z?$/, example: '12:00:00.000Z' },
};
/** How a value must come where it does not come as text. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  int: ['number', 'bigint'],
  long: ['number', 'bigint'],
  double: ['number', 'bigint'],
  currency: ['number', 'bigint'],
  percent: ['number', 'bigint'],
  boolean: ['boolean'],
  datetime: ['date'],
};

/**
 * A value as SOQL compares it with a field of a type: quoted for text, as it stands for numbers, dates and truths. Throws ForcewireError
 * (INVALID_SOQL_VALUE) for a value that is none of the field's type; a Date is no date, since its day depends on where one is.
 */
export function typedLiteral(type: string, value: SoqlScalar, name: string): string {
  if (value === null || value === undefined) return soqlLiteral(value, name);
  const kind = value instanceof Date ? 'date' : typeof value;
  const wanted = PATTERNS[type];
  if (wanted === undefined) {
    if (kind === 'date') throw invalidValue(name, `a Date, and the field is a ${type}`);
    return soqlLiteral(typeof value === 'number' ? soqlLiteral(value, name) : String(value), name);
  }
  if (KINDS[type]?.includes(kind)) return soqlLiteral(value, name);
  if (typeof value === 'string' && wanted.pattern.test(value)) return type === 'boolean' ? value.toLowerCase() : value;
  throw invalidValue(
    name,
    `no ${type}, which the field is; ${type === 'date' && kind === 'date' ? `a Date has another day elsewhere: ` : ''}give '${wanted.example}' or the like`,
  );
}
