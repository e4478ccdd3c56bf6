import type { Value } from '../store/field-value.ts';
import type { Row } from '../store/table.ts';
import type { Operand } from './column.ts';
import { comparable } from './literal-value.ts';

/** Rows that have the same values in the fields of GROUP BY. */
export interface Group {
  readonly rows: readonly Row[];
  /** One for each field; null where the group is a subtotal over all of its values. */
  readonly values: readonly Value[];
  readonly isSubtotal: readonly boolean[];
}

/** Puts rows into groups, in the order in which their first rows stand. */
export function groupRows(rows: readonly Row[], keys: readonly Operand<Row>[]): Group[] {
  const isSubtotal = keys.map(() => false);
  return [...partition(rows, keys)].map((each) => ({ rows: each, values: keys.map(({ read }) => read(each[0]!)), isSubtotal }));
}

/** GROUP BY ROLLUP (a, b): each group of a and b, behind them each of a alone, and the total at last. */
export function rollUp(rows: readonly Row[], keys: readonly Operand<Row>[]): Group[] {
  return rows.length === 0 ? [] : rollUpFrom(rows, keys, 0);
}

function rollUpFrom(rows: readonly Row[], keys: readonly Operand<Row>[], level: number): Group[] {
  const key = keys[level];
  const inner = key === undefined ? [] : [...partition(rows, [key])].flatMap((part) => rollUpFrom(part, keys, level + 1));
  return [...inner, subtotal(rows, keys, (index) => index < level)];
}

/** GROUP BY CUBE (a, b): the groups of every combination of the fields, the total at last. */
export function cube(rows: readonly Row[], keys: readonly Operand<Row>[]): Group[] {
  if (rows.length === 0) return [];
  const groups: Group[] = [];
  for (let mask = 2 ** keys.length - 1; mask >= 0; mask--) {
    const isKept = (index: number): boolean => (mask & (1 << (keys.length - 1 - index))) !== 0;
    for (const part of partition(
      rows,
      keys.filter((_, index) => isKept(index)),
    ))
      groups.push(subtotal(part, keys, isKept));
  }
  return groups;
}

function subtotal(rows: readonly Row[], keys: readonly Operand<Row>[], isKept: (index: number) => boolean): Group {
  return {
    rows,
    values: keys.map(({ read }, index) => (isKept(index) ? read(rows[0]!) : null)),
    isSubtotal: keys.map((_, index) => !isKept(index)),
  };
}

function partition(rows: readonly Row[], keys: readonly Operand<Row>[]): Iterable<readonly Row[]> {
  const [only] = keys;
  if (only === undefined) return [rows];
  const parts = new Map<unknown, Row[]>();
  const keyOf =
    keys.length === 1
      ? (row: Row) => comparable(only.field, only.read(row))
      : (row: Row) => JSON.stringify(keys.map(({ field, read }) => comparable(field, read(row))));
  for (const row of rows) {
    const key = keyOf(row);
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [row]);
    else part.push(row);
  }
  return parts.values();
}
