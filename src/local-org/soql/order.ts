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

/**
 * A sorted copy, or the first `most` items of one; ties stay in their order. Nulls come first in both directions unless the criterion says
 * otherwise.
 */
export function orderItems<Item>(items: readonly Item[], keys: readonly SortKey<Item>[], most: number = items.length): Item[] {
  // A key is read once for each item, and kept beside the items of the other keys: records of keys cost twice the time.
  const columns = keys.map(({ operand: { field, read } }) => items.map((item) => comparable(field, read(item))));
  const compareAt = (a: number, b: number): number => {
    for (let index = 0; index < keys.length; index++) {
      const order = compare(columns[index]![a]!, columns[index]![b]!, keys[index]!);
      if (order !== 0) return order;
    }
    return a - b;
  };
  const places =
    most <= MAX_KEPT && most < items.length / 2
      ? firstPlaces(items.length, most, compareAt)
      : items.map((_, index) => index).sort(compareAt);
  return places.slice(0, most).map((place) => items[place]!);
}

/** Up to here, inserting into the items kept so far is quicker than sorting all. */
const MAX_KEPT = 4_000;

function firstPlaces(length: number, most: number, compareAt: (a: number, b: number) => number): number[] {
  const kept: number[] = [];
  if (most === 0) return kept;
  for (let place = 0; place < length; place++) {
    if (kept.length === most && compareAt(place, kept[most - 1]!) > 0) continue;
    let [from, to] = [0, kept.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (compareAt(kept[middle]!, place) < 0) from = middle + 1;
      else to = middle;
    }
    kept.splice(from, 0, place);
    if (kept.length > most) kept.pop();
  }
  return kept;
}

function compare<Item>(a: Value, b: Value, { descending, nullsLast }: SortKey<Item>): number {
  if (a === b) return 0;
  if (a === null) return nullsLast ? 1 : -1;
  if (b === null) return nullsLast ? -1 : 1;
  return a < b === descending ? 1 : -1;
}
