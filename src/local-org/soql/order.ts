import type { Value } from '../store/field-value.ts';
import type { Operand } from './column.ts';
import { isSortable } from './field-use.ts';
import { comparable } from './literal-value.ts';
import { malformedQuery } from './query-error.ts';
import type { Expression, Ordering } from './syntax.ts';

/** One criterion of ORDER BY. */
export interface SortKey<Item> {
  readonly operand: Operand<Item>;
  readonly descending: boolean;
  readonly nullsLast: boolean;
}

/** Finds what ORDER BY names. Throws ApiError for fields that cannot be sorted by. */
export function sortKeys<Item>(
  text: string,
  orderBy: readonly Ordering[],
  operandOf: (value: Expression) => Operand<Item>,
): SortKey<Item>[] {
  return orderBy.map(({ value, descending, nullsLast }) => {
    const operand = operandOf(value);
    if (!isSortable(operand.field)) throw malformedQuery(text, value.at, `field '${operand.name}' can not be sorted in a query call`);
    return { operand, descending, nullsLast };
  });
}

/** A sorted copy; ties stay in their order. Nulls come first in both directions unless the criterion says otherwise. */
export function orderItems<Item>(items: readonly Item[], keys: readonly SortKey<Item>[]): Item[] {
  const decorated = items.map((item) => ({ item, values: keys.map(({ operand }) => comparable(operand.field, operand.read(item))) }));
  decorated.sort((a, b) => {
    for (let index = 0; index < keys.length; index++) {
      const order = compare(a.values[index]!, b.values[index]!, keys[index]!);
      if (order !== 0) return order;
    }
    return 0;
  });
  return decorated.map(({ item }) => item);
}

function compare<Item>(a: Value, b: Value, { descending, nullsLast }: SortKey<Item>): number {
  if (a === b) return 0;
  if (a === null) return nullsLast ? 1 : -1;
  if (b === null) return nullsLast ? -1 : 1;
  return a < b === descending ? 1 : -1;
}
