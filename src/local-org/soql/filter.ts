import { ApiError } from '../api-error.ts';
import type { Value } from '../store/field-value.ts';
import type { Field } from '../store/object-definition.ts';
import { isRecordId, toLongId } from '../store/record-id.ts';
import { invalidField, type Operand, type Scope } from './column.ts';
import type { Call, Comparison, Condition, Literal, Path, Query } from './syntax.ts';

export type Predicate<Item> = (item: Item) => boolean;

/** How the names in a condition are understood. */
export interface Resolver<Item> {
  readonly scope: Scope;
  operand(left: Path | Call): Operand<Item>;
  /** The values of a semi-join's one column. */
  values(query: Query): ReadonlySet<Value>;
}

/** Compiles a condition. Throws ApiError for names and literals that do not fit. */
export function compileCondition<Item>(condition: Condition, resolver: Resolver<Item>): Predicate<Item> {
  switch (condition.kind) {
    case 'and': {
      const terms = condition.terms.map((term) => compileCondition(term, resolver));
      return (item) => terms.every((term) => term(item));
    }
    case 'or': {
      const terms = condition.terms.map((term) => compileCondition(term, resolver));
      return (item) => terms.some((term) => term(item));
    }
    case 'not': {
      const term = compileCondition(condition.term, resolver);
      return (item) => !term(item);
    }
    case 'compare':
      return compileComparison(filterable(resolver, condition.left), condition.operator, condition.right, resolver.scope);
    case 'in':
      return compileIn(condition, resolver);
    case 'includes':
      return compileIncludes(condition, resolver);
  }
}

/** Values as comparisons see them: text without case, except ids. */
export function comparable(field: Field, value: Value): Value {
  return typeof value === 'string' && field.type !== 'id' && field.type !== 'reference' ? value.toLowerCase() : value;
}

function filterable<Item>(resolver: Resolver<Item>, left: Path | Call): Operand<Item> {
  const operand = resolver.operand(left);
  const { field } = operand;
  const isLongText = field.type === 'textarea' && field.length > 255;
  if (!isLongText && field.slot >= 0) return operand;
  throw invalidField(resolver.scope, left, `field '${operand.name}' can not be filtered in a query call`);
}

function compileComparison<Item>(operand: Operand<Item>, operator: Comparison, literal: Literal, scope: Scope): Predicate<Item> {
  const { field, read } = operand;
  if (literal.kind === 'days') return compileDays(operand, operator, literal, scope);
  if (operator === 'LIKE') return compileLike(operand, literal, scope);
  const wanted = comparable(field, literalValue(operand, literal, scope));
  // Unlike SQL, != finds rows without a value, and null is compared by = and !=.
  if (operator === '=') return (item) => comparable(field, read(item)) === wanted;
  if (operator === '!=') return (item) => comparable(field, read(item)) !== wanted;
  if (wanted === null) return () => false;
  const holds = ORDERED[operator];
  return (item) => {
    const value = comparable(field, read(item));
    return value !== null && holds(value, wanted);
  };
}

type Ordered = (left: NonNullable<Value>, right: NonNullable<Value>) => boolean;

const ORDERED: Readonly<Record<'<' | '<=' | '>' | '>=', Ordered>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

const DAY = 86_400_000;

// A date literal is a span: = is inside it, < before it, > after it.
function compileDays<Item>(operand: Operand<Item>, operator: Comparison, days: Literal & { kind: 'days' }, scope: Scope): Predicate<Item> {
  const { field, read } = operand;
  if (field.type !== 'date' && field.type !== 'datetime') throw wrongLiteral(operand, days, scope);
  const today = Math.floor(scope.now / DAY) * DAY;
  const start = today + days.from * DAY;
  const end = today + (days.to + 1) * DAY;
  const timeOf = (value: Value): number => (typeof value === 'number' ? value : Date.parse(`${value}T00:00:00Z`));
  const holds: Readonly<Record<Exclude<Comparison, 'LIKE' | '!='>, (time: number) => boolean>> = {
    '=': (time) => time >= start && time < end,
    '<': (time) => time < start,
    '<=': (time) => time < end,
    '>': (time) => time >= end,
    '>=': (time) => time >= start,
  };
  const isInside = holds['='];
  if (operator === '!=') return (item) => read(item) === null || !isInside(timeOf(read(item)));
  if (operator === 'LIKE') throw wrongLiteral(operand, days, scope);
  const test = holds[operator];
  return (item) => read(item) !== null && test(timeOf(read(item)));
}

function compileLike<Item>(operand: Operand<Item>, literal: Literal, scope: Scope): Predicate<Item> {
  const { field, read } = operand;
  if (TYPE_WORDS[field.type] !== undefined || literal.kind !== 'string') throw wrongLiteral(operand, literal, scope);
  const pattern = literal.value.replace(/\\([%_])|[%_]|[.*+?^${}()|[\]\\]/g, (match, literally: string | undefined) => {
    if (literally !== undefined) return literally;
    return match === '%' ? '.*' : match === '_' ? '.' : `\\${match}`;
  });
  const expression = new RegExp(`^${pattern}$`, 'isu');
  return (item) => {
    const value = read(item);
    return value !== null && expression.test(String(value));
  };
}

function compileIn<Item>(condition: Condition & { kind: 'in' }, resolver: Resolver<Item>): Predicate<Item> {
  const operand = filterable(resolver, condition.left);
  const { field, read } = operand;
  const { negated } = condition;
  const wanted =
    'select' in condition.values ? resolver.values(condition.values) : literalValues(operand, condition.values, resolver.scope);
  return (item) => wanted.has(comparable(field, read(item))) !== negated;
}

/** A list's values, ready to be compared. */
export function literalValues<Item>(operand: Operand<Item>, literals: readonly Literal[], scope: Scope): ReadonlySet<Value> {
  return new Set(literals.map((literal) => comparable(operand.field, literalValue(operand, literal, scope))));
}

// INCLUDES ('A;B', 'C'): both A and B are chosen, or C is.
function compileIncludes<Item>(condition: Condition & { kind: 'includes' }, resolver: Resolver<Item>): Predicate<Item> {
  const operand = filterable(resolver, condition.left);
  const { read } = operand;
  const choices = condition.values.map((literal) =>
    String(literalValue(operand, literal, resolver.scope))
      .toLowerCase()
      .split(';'),
  );
  return (item) => {
    const chosen = new Set(
      String(read(item) ?? '')
        .toLowerCase()
        .split(';'),
    );
    return choices.some((choice) => choice.every((each) => chosen.has(each))) !== condition.negated;
  };
}

/** What the servers call the type in their complaint about a literal; types that are left out take quoted text. */
const TYPE_WORDS: Readonly<Record<string, string | undefined>> = {
  boolean: 'boolean',
  int: 'int',
  double: 'double',
  currency: 'currency',
  percent: 'percent',
  date: 'date',
  datetime: 'dateTime',
};

const LITERALS: Readonly<Record<string, Literal['kind']>> = { boolean: 'boolean', date: 'date', datetime: 'dateTime' };

/** The literal as the field would hold it. Throws ApiError for a literal of another type. */
export function literalValue<Item>(operand: Operand<Item>, literal: Literal, scope: Scope): Value {
  const { field } = operand;
  if (literal.kind === 'null') return null;
  const expected = TYPE_WORDS[field.type] === undefined ? 'string' : (LITERALS[field.type] ?? 'number');
  if (literal.kind !== expected || literal.kind === 'days') throw wrongLiteral(operand, literal, scope);
  if (literal.kind !== 'string') return literal.value;
  const text = literal.value.replace(/\\([%_])/g, '$1');
  if (field.type !== 'id' && field.type !== 'reference') return text;
  if (text === '') return null;
  if (!isRecordId(text)) throw new ApiError('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text}`);
  return toLongId(text);
}

function wrongLiteral<Item>({ field, name }: Operand<Item>, literal: Literal, scope: Scope): Error {
  const word = TYPE_WORDS[field.type];
  const quotes = word === undefined ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  return invalidField(scope, literal, `value of filter criterion for field '${name}' must be of type ${word ?? 'string'} and ${quotes}`);
}
