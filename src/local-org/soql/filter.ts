import type { Value } from '../store/field-value.ts';
import type { Operand } from './column.ts';
import { type DateRange, dateRange, dayText } from './date-range.ts';
import { isFilterable } from './field-use.ts';
import { compileLike } from './like.ts';
import { type Criterion, comparable, isCaseSensitive, isText, literalValue, wrongLiteral } from './literal-value.ts';
import { invalidField, queryError } from './query-error.ts';
import type { Scope } from './scope.ts';
import type { Comparison, Condition, Expression, Literal, Query } from './syntax.ts';
import { startOfDay } from './time-zone.ts';

export type Predicate<Item> = (item: Item) => boolean;

/** A compiled condition: what an item must fulfil, and where an index finds all that can, how to ask it. */
export interface Filter<Item> {
  readonly test: Predicate<Item>;
  readonly seek?: (() => readonly Item[]) | undefined;
}

/** How the names in a condition are understood. */
export interface Resolver<Item> {
  readonly scope: Scope;
  operand(left: Expression): Operand<Item>;
  /** The values of a semi-join's one column, ready to be compared with an operand. */
  values(query: Query, operand: Operand<Item>): ReadonlySet<Value>;
  /** What finds the items with given values by an index; undefined where there is none. */
  index(operand: Operand<Item>): ((values: ReadonlySet<Value>) => readonly Item[]) | undefined;
}

/** Compiles a condition. Throws ApiError for names and literals that do not fit. A condition holds or does not: nothing is unknown. */
export function compileCondition<Item>(condition: Condition, resolver: Resolver<Item>): Filter<Item> {
  switch (condition.kind) {
    case 'and': {
      const terms = condition.terms.map((term) => compileCondition(term, resolver));
      return { test: all(terms.map(({ test }) => test)), seek: terms.find(({ seek }) => seek !== undefined)?.seek };
    }
    case 'or': {
      const tests = condition.terms.map((term) => compileCondition(term, resolver).test);
      return { test: (item) => tests.some((test) => test(item)) };
    }
    case 'not': {
      const { test } = compileCondition(condition.term, resolver);
      return { test: (item) => !test(item) };
    }
    case 'compare':
      return compileComparison(criterionOf(resolver, condition.left), condition.operator, condition.right, resolver);
    case 'in':
      return compileIn(condition, resolver);
    case 'includes':
      return { test: compileIncludes(condition, resolver) };
  }
}

/** Both, without a loop where there are two: the usual case, asked for every row. */
function all<Item>(tests: readonly Predicate<Item>[]): Predicate<Item> {
  const [first, second] = tests;
  if (tests.length === 2 && first !== undefined && second !== undefined) return (item) => first(item) && second(item);
  return (item) => tests.every((test) => test(item));
}

function criterionOf<Item>(resolver: Resolver<Item>, left: Expression): Criterion<Item> {
  const { text } = resolver.scope;
  const operand = resolver.operand(left);
  const { field, name } = operand;
  if (field.type === 'address') throw invalidField(text, left.at, 'Address fields can only be filtered using Distance expressions');
  if (field.type === 'location') throw invalidField(text, left.at, 'Location fields can only be filtered using Distance expressions');
  if (!isFilterable(field)) throw invalidField(text, left.at, `field '${name}' can not be filtered in a query call`);
  return { operand, text, at: left.at };
}

function compileComparison<Item>(
  criterion: Criterion<Item>,
  operator: Comparison,
  literal: Literal,
  resolver: Resolver<Item>,
): Filter<Item> {
  const { operand } = criterion;
  const { field, read } = operand;
  if (operator === 'LIKE') return { test: compileLikeTest(criterion, literal) };
  checkOperator(criterion, operator);
  if (literal.kind === 'range')
    return { test: compileRange(criterion, operator, rangeOf(criterion, literal, resolver.scope), resolver.scope) };
  const wanted = literalValue(criterion, literal);
  // Unlike SQL, != finds items without a value, and null is compared by = and !=.
  if (operator === '=') {
    const find = resolver.index(operand);
    return { test: equals(operand, wanted), seek: find && (() => find(new Set([wanted]))) };
  }
  if (operator === '!=') {
    const isEqual = equals(operand, wanted);
    return { test: (item) => !isEqual(item) };
  }
  if (wanted === null) return { test: () => false };
  const holds = ORDERED[operator];
  return {
    test: (item) => {
      const value = comparable(field, read(item));
      return value !== null && holds(value, wanted);
    },
  };
}

function equals<Item>({ field, read }: Operand<Item>, wanted: Value): Predicate<Item> {
  if (field.type === 'boolean') return (item) => (read(item) === true) === wanted;
  if (typeof wanted !== 'string' || isCaseSensitive(field)) return (item) => read(item) === wanted;
  const { length } = wanted;
  // Lower case is made only where the lengths are the same; letters whose lower case is longer (İ) are compared by the general way.
  return (item) => {
    const value = read(item);
    if (value === wanted) return true;
    return typeof value === 'string' && (value.length === length || value.includes('İ')) && value.toLowerCase() === wanted;
  };
}

type Ordered = (left: NonNullable<Value>, right: NonNullable<Value>) => boolean;

const ORDERED: Readonly<Record<'<' | '<=' | '>' | '>=', Ordered>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

const UNORDERED: ReadonlySet<string> = new Set(['boolean', 'multipicklist']);

function checkOperator<Item>(criterion: Criterion<Item>, operator: Comparison): void {
  const { name, field } = criterion.operand;
  if (operator === '=' || operator === '!=') {
    if (name === 'DISTANCE') throw invalidOperator(criterion, 'invalid operator');
    return;
  }
  if (UNORDERED.has(field.type)) throw invalidOperator(criterion, 'invalid operator');
}

function invalidOperator<Item>({ text, at }: Criterion<Item>, reason: string): Error {
  return queryError('INVALID_QUERY_FILTER_OPERATOR', 'UnexpectedErrorFault', text, at, reason);
}

function rangeOf<Item>(criterion: Criterion<Item>, literal: Literal & { kind: 'range' }, scope: Scope): DateRange {
  const { type } = criterion.operand.field;
  if (type !== 'date' && type !== 'datetime') throw wrongLiteral(criterion);
  const range = dateRange(literal.name, literal.count, { day: scope.day, firstWeekday: scope.firstWeekday });
  if (range === undefined) throw invalidField(scope.text, literal.at, `Invalid date: ${literal.name}:${literal.count}`);
  return range;
}

// A date literal is a span: = is inside it, < before it, > after it.
function compileRange<Item>({ operand }: Criterion<Item>, operator: Comparison, { from, to }: DateRange, scope: Scope): Predicate<Item> {
  const { field, read } = operand;
  const isDate = field.type === 'date';
  const start: string | number = isDate ? dayText(from) : startOfDay(scope.offset, from);
  const end: string | number = isDate ? dayText(to) : startOfDay(scope.offset, to);
  const holds = (test: (value: string | number) => boolean): Predicate<Item> => {
    return (item) => {
      const value = read(item);
      return value !== null && test(value as string | number);
    };
  };
  const isInside = holds((value) => value >= start && value < end);
  if (operator === '=') return isInside;
  if (operator === '!=') return (item) => !isInside(item);
  if (operator === '<') return holds((value) => value < start);
  if (operator === '<=') return holds((value) => value < end);
  return operator === '>' ? holds((value) => value >= end) : holds((value) => value >= start);
}

function compileLikeTest<Item>(criterion: Criterion<Item>, literal: Literal): Predicate<Item> {
  const { field, read } = criterion.operand;
  if (field.type === 'id' || field.type === 'reference') throw invalidOperator(criterion, 'invalid operator on id field');
  if (!isText(field) || field.type === 'multipicklist' || literal.kind === 'null') throw invalidOperator(criterion, 'invalid operator');
  if (literal.kind !== 'string') throw wrongLiteral(criterion);
  const isLike = compileLike(literal.value);
  return (item) => {
    const value = read(item);
    return value !== null && isLike(String(value));
  };
}

function compileIn<Item>(condition: Condition & { kind: 'in' }, resolver: Resolver<Item>): Filter<Item> {
  const criterion = criterionOf(resolver, condition.left);
  const { operand } = criterion;
  const { field, read } = operand;
  const { negated, values } = condition;
  const ranges: Predicate<Item>[] = [];
  let wanted: ReadonlySet<Value>;
  if ('select' in values) wanted = resolver.values(values, operand);
  else {
    wanted = new Set(values.filter(({ kind }) => kind !== 'range').map((literal) => literalValue(criterion, literal)));
    for (const literal of values) {
      if (literal.kind === 'range') ranges.push(compileRange(criterion, '=', rangeOf(criterion, literal, resolver.scope), resolver.scope));
    }
  }
  const isMember: Predicate<Item> =
    ranges.length === 0
      ? (item) => wanted.has(comparable(field, read(item)))
      : (item) => wanted.has(comparable(field, read(item))) || ranges.some((test) => test(item));
  if (negated) return { test: (item) => !isMember(item) };
  const find = ranges.length === 0 ? resolver.index(operand) : undefined;
  return { test: isMember, seek: find && (() => find(wanted)) };
}

// INCLUDES ('A;B', 'C'): both A and B are chosen, or C is. A record that chose nothing excludes everything.
function compileIncludes<Item>(condition: Condition & { kind: 'includes' }, resolver: Resolver<Item>): Predicate<Item> {
  const criterion = criterionOf(resolver, condition.left);
  const { field, read } = criterion.operand;
  if (field.type !== 'multipicklist') throw invalidOperator(criterion, 'invalid operator');
  const choices = condition.values.map((literal) => String(literalValue(criterion, literal) ?? '').split(';'));
  return (item) => {
    const chosen = new Set(String(comparable(field, read(item)) ?? '').split(';'));
    return choices.some((choice) => choice.every((each) => chosen.has(each))) !== condition.negated;
  };
}
