import type { Field } from '../store/field-definition.ts';
import type { Value } from '../store/field-value.ts';
import { isRecordId, toLongId } from '../store/record-id.ts';
import type { Operand } from './column.ts';
import { invalidField, queryError } from './query-error.ts';
import type { Literal } from './syntax.ts';
import { plainText } from './tokenize.ts';

/** A place where a value stands beside an operand, for errors. */
export interface Criterion<Item> {
  readonly operand: Operand<Item>;
  readonly text: string;
  /** Of the field: that is where the servers point, not at the value. */
  readonly at: number;
}

/** What the servers call the type in their complaint about a literal; types that are left out take quoted text. */
const TYPE_WORDS: Readonly<Record<string, string | undefined>> = {
  boolean: 'boolean',
  int: 'int',
  long: 'long',
  double: 'double',
  currency: 'double',
  percent: 'double',
  date: 'date',
  datetime: 'dateTime',
  time: 'time',
};

const LITERALS: Readonly<Record<string, Literal['kind']>> = { boolean: 'boolean', date: 'date', datetime: 'dateTime', time: 'time' };

/** The literal as the field would hold it, ready to be compared. Throws ApiError for a literal of another type. */
export function literalValue<Item>(criterion: Criterion<Item>, literal: Literal): Value {
  const { field } = criterion.operand;
  // Boolean fields have no null: it stands for false (SOQL reference, Use null in WHERE).
  if (literal.kind === 'null') return field.type === 'boolean' ? false : null;
  if (literal.kind === 'currency' && field.type === 'currency') return literal.value;
  if (literal.kind !== literalKind(field) || literal.kind === 'range') throw wrongLiteral(criterion);
  if (literal.kind !== 'string') return literal.value;
  const text = plainText(literal.value);
  // No field holds an empty text; asking for one is asking for null.
  if (text === '') return null;
  if (field.type !== 'id' && field.type !== 'reference') return comparable(field, text);
  if (isRecordId(text)) return toLongId(text);
  throw queryError('INVALID_QUERY_FILTER_OPERATOR', 'UnexpectedErrorFault', criterion.text, criterion.at, `invalid ID field: ${text}`);
}

/** Whether a field is compared with quoted text. */
export function isText(field: Field): boolean {
  return TYPE_WORDS[field.type] === undefined;
}

/** Values as comparisons see them: text without case, unless the field or an id has one; null booleans as false. */
export function comparable(field: Field, value: Value): Value {
  if (typeof value === 'string') return isCaseSensitive(field) ? value : value.toLowerCase();
  return value === null && field.type === 'boolean' ? false : value;
}

/** Whether text is compared as it stands. */
export function isCaseSensitive(field: Field): boolean {
  return field.type === 'id' || field.type === 'reference' || field.caseSensitive === true || !isText(field);
}

function literalKind(field: Field): Literal['kind'] {
  return isText(field) ? 'string' : (LITERALS[field.type] ?? 'number');
}

export function wrongLiteral<Item>({ operand: { field, name }, text, at }: Criterion<Item>): Error {
  const word = TYPE_WORDS[field.type];
  const quotes = word === undefined ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  return invalidField(text, at, `value of filter criterion for field '${name}' must be of type ${word ?? 'string'} and ${quotes}`);
}
