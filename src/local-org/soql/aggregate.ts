import { ApiError } from '../api-error.ts';
import { formatFieldValue } from '../store/field-value.ts';
import type { Row } from '../store/table.ts';
import { compileAggregate, isAggregateCall } from './aggregate-function.ts';
import { type Operand, resolveColumn } from './column.ts';
import { isGroupable, virtualField } from './field-use.ts';
import { compileCondition, type Resolver } from './filter.ts';
import { valueFormatter } from './format-value.ts';
import { cube, type Group, groupRows, rollUp } from './groups.ts';
import { functionName, isDateFunction, onlyPath, resolveOperand, unknownFunction } from './operand.ts';
import { orderItems, sortKeys } from './order.ts';
import { malformedQuery } from './query-error.ts';
import { type RecordStyle, type ResultColumn, type ResultSet, SOAP_STYLE } from './result-set.ts';
import type { Scope } from './scope.ts';
import type { Call, Expression, Query } from './syntax.ts';

const MAX_GROUPS = 2_000;
const MAX_ROLLED = 3;

/** Whether a query answers with groups instead of rows. */
export function isAggregate(query: Query): boolean {
  if (query.grouping !== undefined || query.having !== undefined) return true;
  return query.select.some((item) => item.kind === 'value' && item.value.kind === 'call' && isGroupCall(item.value));
}

function isGroupCall(call: Call): boolean {
  return (
    isAggregateCall(call) ||
    isDateFunction(call) ||
    call.name === 'GROUPING' ||
    call.args.some((arg) => arg.kind === 'call' && isGroupCall(arg))
  );
}

/** Compiles a query with GROUP BY or aggregate functions; what it returns makes the result out of the rows that its WHERE has found. */
export function compileAggregateQuery(scope: Scope, query: Query): (rows: readonly Row[]) => ResultSet {
  if (isPlainCount(query)) return compileCount(scope, query);
  checkClauses(scope, query);
  const grouping = new GroupingScope(scope, query);
  const operandOf = (left: Expression): Operand<Group> => grouping.operand(left, 'Field');
  const columns = readColumns(scope, query, operandOf);
  const accepts = query.having === undefined ? undefined : compileCondition(query.having, groupResolver(scope, operandOf)).test;
  const keys = sortKeys(scope.text, query.orderBy, (left) => grouping.operand(left, 'Ordered field'));
  return (rows) => {
    let groups = grouping.divide(rows);
    if (accepts !== undefined) groups = groups.filter(accepts);
    if (keys.length > 0) groups = orderItems(groups, keys);
    const offset = query.offset?.value ?? 0;
    groups = groups.slice(offset, offset + (query.limit?.value ?? groups.length));
    if (groups.length > MAX_GROUPS) {
      const advice = 'use LIMIT to restrict the results to a single batch';
      throw new ApiError('EXCEEDED_ID_LIMIT', `Aggregate query does not support queryMore(), ${advice}`);
    }
    return toResult(columns, groups);
  };
}

function isPlainCount({ select }: Query): boolean {
  const [item] = select;
  return select.length === 1 && item?.kind === 'value' && item.alias === undefined && isEmptyCount(item.value);
}

function isEmptyCount(value: Expression): boolean {
  return value.kind === 'call' && isAggregateCall(value) && value.args.length === 0;
}

/** `SELECT COUNT()` is a size without records. */
function compileCount(scope: Scope, query: Query): (rows: readonly Row[]) => ResultSet {
  const { text } = scope;
  const [item] = query.select;
  const { value } = item as { value: Call };
  compileAggregate(scope, value);
  if (query.grouping !== undefined)
    throw malformedQuery(text, value.at, 'COUNT() is not supported with GROUP BY. Use COUNT(fieldName) instead');
  const [ordering] = query.orderBy;
  if (ordering !== undefined) {
    throw malformedQuery(
      text,
      ordering.value.at,
      `Ordered field must be grouped or aggregated: ${resolveOperand(scope, ordering.value).name}`,
    );
  }
  return (rows) => {
    const offset = query.offset?.value ?? 0;
    const size = Math.max(0, Math.min(rows.length - offset, query.limit?.value ?? rows.length));
    return { size, length: 0, isPaged: true, columns: [], objectName: scope.object.name, read: () => [], readCells: () => {} };
  };
}

function checkClauses(scope: Scope, query: Query): void {
  const { text } = scope;
  const count = query.select.find((item) => item.kind === 'value' && isEmptyCount(item.value));
  if (count?.kind === 'value') throw malformedQuery(text, count.value.at, 'COUNT() must be the only element in the SELECT list');
  if (query.grouping !== undefined) return;
  if (query.having !== undefined) throw malformedQuery(text, firstPlace(query), 'HAVING is only supported with GROUP BY');
  const limit = query.limit ?? query.offset;
  if (limit === undefined) return;
  const word = query.limit === undefined ? 'OFFSET' : 'LIMIT';
  throw malformedQuery(text, limit.at, `Non-grouped query that uses overall aggregate functions cannot also use ${word}`);
}

function firstPlace(query: Query): number {
  const [item] = query.select;
  return item?.kind === 'value' ? item.value.at : query.at;
}

interface GroupColumn {
  readonly column: ResultColumn & { readonly field: NonNullable<ResultColumn['field']> };
  readonly operand: Operand<Group>;
  /** For FORMAT(): the text. */
  readonly text?: ((group: Group) => string | null) | undefined;
}

function readColumns(scope: Scope, query: Query, operandOf: (left: Expression) => Operand<Group>): GroupColumn[] {
  let unnamed = 0;
  const taken = new Set<string>();
  return query.select.map((item) => {
    if (item.kind === 'children') throw malformedQuery(scope.text, item.query.at, 'Nested queries are not supported in aggregate queries');
    if (item.kind === 'typeof') throw malformedQuery(scope.text, item.at, 'TYPEOF is not supported in aggregate queries');
    const { value, alias } = item;
    const name = alias?.text ?? (value.kind === 'call' ? `expr${unnamed++}` : undefined);
    const formatted = value.kind === 'call' && value.name === 'FORMAT' ? value.args[0] : undefined;
    const operand = operandOf(
      formatted !== undefined && formatted.kind !== 'path' && formatted.kind !== 'call' ? value : ((formatted as Expression) ?? value),
    );
    const key = name ?? operand.field.name;
    if (taken.has(key.toLowerCase())) throw malformedQuery(scope.text, alias?.at ?? value.at, `duplicate alias: ${key}`);
    taken.add(key.toLowerCase());
    const column = { name: key, field: operand.field, isAggregate: true };
    if (formatted === undefined) return { column, operand };
    const format = valueFormatter(operand.field, scope.context.locale, scope.context.timeZone);
    return { column, operand, text: (group: Group) => format(operand.read(group)) };
  });
}

function toResult(columns: readonly GroupColumn[], groups: readonly Group[]): ResultSet {
  return {
    size: groups.length,
    length: groups.length,
    isPaged: false,
    columns: columns.map(({ column }) => column),
    objectName: 'AggregateResult',
    read: (from, to, _openChildren, style = SOAP_STYLE) => groups.slice(from, to).map((group) => toRecord(columns, group, style)),
    readCells: (index, cells) => {
      const group = groups[index]!;
      cells.length = columns.length;
      columns.forEach(({ operand, column, text }, at) => {
        cells[at] = text === undefined ? formatFieldValue(column.field, operand.read(group)) : text(group);
      });
    },
  };
}

function toRecord(columns: readonly GroupColumn[], group: Group, style: RecordStyle): Record<string, unknown> {
  const record = style.start('AggregateResult', null, false);
  for (const { column, operand, text } of columns) {
    record[column.name] = text === undefined ? style.value(column.field, operand.read(group), true) : text(group);
  }
  return record;
}

function groupResolver(scope: Scope, operand: (left: Expression) => Operand<Group>): Resolver<Group> {
  return {
    scope,
    operand,
    values: (query) => {
      throw malformedQuery(scope.text, query.at, 'Semi join sub-selects are not supported in HAVING');
    },
    index: () => undefined,
  };
}

/** What names mean in a query with groups: what is grouped by, or an aggregate. */
class GroupingScope {
  readonly #scope: Scope;
  readonly #kind: 'plain' | 'rollup' | 'cube' | undefined;
  readonly #keys: readonly Operand<Row>[];
  /** What each key is known by. */
  readonly #names: readonly string[];

  constructor(scope: Scope, { grouping }: Query) {
    const keys = grouping?.keys ?? [];
    if (grouping !== undefined && grouping.kind !== 'plain' && keys.length > MAX_ROLLED) {
      throw malformedQuery(
        scope.text,
        keys[MAX_ROLLED]!.at,
        `GROUP BY ${grouping.kind.toUpperCase()} supports at most ${MAX_ROLLED} fields`,
      );
    }
    this.#scope = scope;
    this.#kind = grouping?.kind;
    this.#keys = keys.map((key) => this.#key(key));
    this.#names = keys.map((key, index) => (key.kind === 'call' ? functionName(key) : this.#keys[index]!.name).toLowerCase());
  }

  #key(key: Expression): Operand<Row> {
    if (key.kind === 'call' && !isDateFunction(key)) throw unknownFunction(this.#scope, key);
    const operand = resolveOperand(this.#scope, key);
    if (isGroupable(operand.field)) return operand;
    throw malformedQuery(this.#scope.text, key.at, `field '${operand.name}' can not be grouped in a query call`);
  }

  divide(rows: readonly Row[]): Group[] {
    if (this.#kind === undefined) return [{ rows, values: [], isSubtotal: [] }];
    return this.#kind === 'plain' ? groupRows(rows, this.#keys) : (this.#kind === 'rollup' ? rollUp : cube)(rows, this.#keys);
  }

  /** `subject` is how the error begins for a field that is neither. */
  operand(left: Expression, subject: string): Operand<Group> {
    if (left.kind === 'call' && isAggregateCall(left)) {
      const { name, field, read } = compileAggregate(this.#scope, left);
      return { name, field, read: ({ rows }) => read(rows) };
    }
    if (left.kind === 'call' && left.name === 'GROUPING') return this.#grouping(left);
    const operand = resolveOperand(this.#scope, left);
    const index = this.#names.indexOf((left.kind === 'call' ? functionName(left) : operand.name).toLowerCase());
    if (index < 0)
      throw malformedQuery(this.#scope.text, left.at, `${subject} must be grouped or aggregated: ${ungrouped(this.#scope, left, operand)}`);
    return { name: operand.name, field: operand.field, read: ({ values }) => values[index]! };
  }

  /** GROUPING(field): 1 in the subtotals over that field. */
  #grouping(call: Call): Operand<Group> {
    const { name } = resolveColumn(this.#scope, onlyPath(this.#scope, call));
    const index = this.#names.indexOf(name.toLowerCase());
    if (index < 0 || this.#kind === 'plain')
      throw malformedQuery(this.#scope.text, call.at, `GROUPING field must be in GROUP BY ROLLUP or CUBE: ${name}`);
    const field = virtualField(this.#scope.object.field('Id')!, 'GROUPING', 'int');
    return { name: `GROUPING(${name})`, field, read: ({ isSubtotal }) => (isSubtotal[index] === true ? 1 : 0) };
  }
}

function ungrouped(scope: Scope, left: Expression, operand: Operand<Row>): string {
  if (left.kind === 'path') return operand.name;
  const inner = left.args[0];
  return inner?.kind === 'path' ? resolveColumn(scope, inner).name : operand.name;
}
