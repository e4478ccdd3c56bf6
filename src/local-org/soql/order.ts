import type { Value } from '../store/field-value.ts';
import type { Operand } from './column.ts';
import { comparable } from './filter.ts';

/** One criterion of ORDER BY. */
export interface SortKey<Item> {
  readonly operand: Operand<Item>;
  readonly descending: boolean;
  readonly nullsLast: boolean;
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
