import { ApiError } from '../api-error.ts';
import { formatFieldValue, type Value } from '../store/field-value.ts';
import type { Field } from '../store/object-definition.ts';
import type { Row } from '../store/table.ts';
import { invalidField, type Operand, resolveColumn, type Scope } from './column.ts';
import { comparable, compileCondition, type Resolver } from './filter.ts';
import { orderItems } from './order.ts';
import type { ResultRecord } from './projection.ts';
import { malformedQuery } from './query-error.ts';
import type { ResultSet } from './run-query.ts';
import type { Call, Path, Query } from './syntax.ts';

type Group = readonly Row[];

const FUNCTIONS: ReadonlySet<string> = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX']);
const MAX_GROUPS = 2_000;

/** Whether a query answers with groups instead of rows. */
export function isAggregate(query: Query): boolean {
  if (query.groupBy.length > 0) return true;
  return query.select.some((item) => item.kind === 'value' && item.value.kind === 'call' && FUNCTIONS.has(item.value.name));
}

/** Runs a query with GROUP BY or aggregate functions over the rows that its WHERE has found. */
export function runAggregate(scope: Scope, query: Query, rows: Group, resolver: Resolver<Row>): ResultSet {
  if (isPlainCount(query)) return { size: Math.min(rows.length, query.limit ?? rows.length), length: 0, isPaged: true, read: () => [] };
  const operand = (left: Path | Call): Operand<Group> => groupOperand(scope, query, left);
  const columns = readColumns(scope, query, operand);
  let groups: readonly Group[] = query.groupBy.length === 0 ? [rows] : groupRows(scope, query, rows);
  if (query.having !== undefined) groups = groups.filter(compileCondition(query.having, { scope, operand, values: resolver.values }));
  if (query.orderBy.length > 0)
    groups = orderItems(
      groups,
      query.orderBy.map((key) => ({ ...key, operand: operand(key.value) })),
    );
  const { offset = 0, limit = groups.length } = query;
  groups = groups.slice(offset, offset + limit);
  if (groups.length > MAX_GROUPS) {
    const advice = 'use LIMIT to restrict the results to a single batch';
    throw new ApiError('EXCEEDED_ID_LIMIT', `Aggregate query does not support queryMore(), ${advice}`);
  }
  return {
    size: groups.length,
    length: groups.length,
    isPaged: false,
    read: (from, to) => groups.slice(from, to).map((group) => toRecord(columns, group)),
  };
}

function isPlainCount({ select, groupBy }: Query): boolean {
  const [item] = select;
  if (select.length !== 1 || groupBy.length > 0 || item?.kind !== 'value' || item.value.kind !== 'call') return false;
  return item.value.name === 'COUNT' && item.value.argument === undefined && item.alias === undefined;
}

interface ResultColumn {
  readonly name: string;
  readonly operand: Operand<Group>;
}

function readColumns(scope: Scope, query: Query, operand: (left: Path | Call) => Operand<Group>): ResultColumn[] {
  let unnamed = 0;
  return query.select.map((item) => {
    if (item.kind === 'children') throw malformedQuery(scope.text, item.query.from.at, 'Nesting of semi join sub-selects is not supported');
    const { value, alias } = item;
    return { name: alias ?? (value.kind === 'call' ? `expr${unnamed++}` : value.names.at(-1)!), operand: operand(value) };
  });
}

/** Numbers stay numbers, whole ones as bigints: only aggregates have typed values on the wire. */
function toRecord(columns: readonly ResultColumn[], group: Group): ResultRecord {
  const record: ResultRecord = { type: 'AggregateResult', Id: null };
  for (const { name, operand } of columns) {
    const value = operand.read(group);
    const { field } = operand;
    if (typeof value !== 'number' || field.type === 'datetime') record[name] = formatFieldValue(field, value);
    else record[name] = field.type === 'int' ? BigInt(value) : value;
  }
  return record;
}

function groupRows(scope: Scope, query: Query, rows: Group): readonly Group[] {
  const keys = query.groupBy.map((path) => resolveColumn(scope, path));
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(keys.map(({ field, read }) => comparable(field, read(row))));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

function groupOperand(scope: Scope, query: Query, left: Path | Call): Operand<Group> {
  if (left.kind === 'call') return callOperand(scope, left);
  const aliased = query.select.find((item) => item.kind === 'value' && item.alias !== undefined && item.alias === left.names.join('.'));
  if (aliased?.kind === 'value' && aliased.value.kind === 'call') return callOperand(scope, aliased.value);
  const column = resolveColumn(scope, left);
  const isGrouped = query.groupBy.some((path) => resolveColumn(scope, path).name.toLowerCase() === column.name.toLowerCase());
  if (!isGrouped) throw malformedQuery(scope.text, left.at, `Field must be grouped or aggregated: ${column.name}`);
  return { name: column.name, field: column.field, read: (group) => column.read(group[0]!) };
}

function callOperand(scope: Scope, call: Call): Operand<Group> {
  const { name, argument } = call;
  if (!FUNCTIONS.has(name)) throw malformedQuery(scope.text, call.at, `the function ${name} is not known here`);
  if (argument === undefined) {
    if (name !== 'COUNT') throw malformedQuery(scope.text, call.at, "unexpected token: ')'");
    return { name: 'COUNT', field: numberField(scope, 'int'), read: (group) => group.length };
  }
  const column = resolveColumn(scope, argument);
  const isNumber = ['int', 'double', 'currency', 'percent'].includes(column.field.type);
  if ((name === 'SUM' || name === 'AVG') && !isNumber) {
    throw invalidField(scope, argument, `field ${column.name} does not support aggregate operator ${name}`);
  }
  const reduce = REDUCERS[name]!;
  const field = name.startsWith('COUNT') ? numberField(scope, 'int') : name === 'AVG' ? numberField(scope, 'double') : column.field;
  const valuesOf = (group: Group): NonNullable<Value>[] => group.map(column.read).filter((value) => value !== null);
  return { name, field, read: (group) => reduce(valuesOf(group)) };
}

const REDUCERS: Readonly<Record<string, (values: readonly NonNullable<Value>[]) => Value>> = {
  COUNT: (values) => values.length,
  COUNT_DISTINCT: (values) => new Set(values.map((value) => (typeof value === 'string' ? value.toLowerCase() : value))).size,
  SUM: (values) => (values.length === 0 ? null : sum(values)),
  AVG: (values) => (values.length === 0 ? null : sum(values) / values.length),
  MIN: (values) => values.reduce<Value>((least, value) => (least === null || value < least ? value : least), null),
  MAX: (values) => values.reduce<Value>((most, value) => (most === null || value > most ? value : most), null),
};

function sum(values: readonly NonNullable<Value>[]): number {
  return values.reduce<number>((total, value) => total + (value as number), 0);
}

/** A stand-in for the type of a counted or averaged value. */
function numberField(scope: Scope, type: 'int' | 'double'): Field {
  return { ...scope.object.field('Id')!, type };
}
