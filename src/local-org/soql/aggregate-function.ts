import type { Value } from '../store/field-value.ts';
import type { Row } from '../store/table.ts';
import { type Operand, resolveColumn } from './column.ts';
import { isAggregatable, virtualField } from './field-use.ts';
import { comparable } from './literal-value.ts';
import { onlyPath } from './operand.ts';
import { malformedQuery } from './query-error.ts';
import type { Scope } from './scope.ts';
import type { Call } from './syntax.ts';

const FUNCTIONS: ReadonlySet<string> = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX']);

/** Whether a call is COUNT() or one of its kind. */
export function isAggregateCall({ name }: Call): boolean {
  return FUNCTIONS.has(name);
}

/** Compiles an aggregate function over the rows of a group. Nulls do not count, except in COUNT() and COUNT(Id), where there are none. */
export function compileAggregate(scope: Scope, call: Call): Operand<readonly Row[]> {
  const { name } = call;
  const id = scope.object.field('Id')!;
  if (call.args.length === 0) {
    if (name !== 'COUNT') throw malformedQuery(scope.text, scope.text.indexOf(')', call.at), "unexpected token: ')'");
    return { name: 'COUNT', field: virtualField(id, 'COUNT', 'int'), read: (rows) => rows.length };
  }
  const column = resolveColumn(scope, onlyPath(scope, call));
  if (!isAggregatable(column.field, name)) {
    throw malformedQuery(scope.text, call.at, `field ${column.name} does not support aggregate operator ${name}`);
  }
  const field = name.startsWith('COUNT') ? virtualField(id, name, 'int') : name === 'AVG' ? virtualField(id, name, 'double') : column.field;
  const reduce = REDUCERS[name]!;
  return { name: `${name}(${column.name})`, field, read: (rows) => reduce(rows, column) };
}

const REDUCERS: Readonly<Record<string, (rows: readonly Row[], column: Operand<Row>) => Value>> = {
  COUNT: (rows, { read }) => rows.reduce((count, row) => (read(row) === null ? count : count + 1), 0),
  COUNT_DISTINCT: (rows, { read, field }) => {
    const values = new Set(rows.map((row) => (read(row) === null ? null : comparable(field, read(row)))));
    values.delete(null);
    return values.size;
  },
  SUM: (rows, column) => average(rows, column).sum,
  AVG: (rows, column) => average(rows, column).average,
  MIN: (rows, column) => extreme(rows, column, (value, best) => value < best),
  MAX: (rows, column) => extreme(rows, column, (value, best) => value > best),
};

function average(rows: readonly Row[], { read, field }: Operand<Row>): { sum: number | null; average: number | null } {
  let sum = 0;
  let count = 0;
  for (const row of rows) {
    const value = read(row) as number | null;
    if (value === null) continue;
    sum += value;
    count++;
  }
  if (count === 0) return { sum: null, average: null };
  // The servers add decimals, not binary fractions: 0.1 + 0.2 is 0.3.
  const exact = Number(sum.toFixed(Math.min(field.scale, 20)));
  return { sum: exact, average: Number((exact / count).toPrecision(16)) };
}

function extreme(
  rows: readonly Row[],
  { read, field }: Operand<Row>,
  isBetter: (value: NonNullable<Value>, best: NonNullable<Value>) => boolean,
): Value {
  let best: Value = null;
  let bestKey: Value = null;
  for (const row of rows) {
    const value = read(row);
    if (value === null) continue;
    const key = comparable(field, value)!;
    if (bestKey !== null && !isBetter(key, bestKey)) continue;
    best = value;
    bestKey = key;
  }
  return best;
}
