import { ApiError, unknownObjectText } from '../api-error.ts';
import type { Value } from '../store/field-value.ts';
import { type Field, type ObjectType, SLOT } from '../store/object-definition.ts';
import type { Store } from '../store/store.ts';
import type { Row } from '../store/table.ts';
import { isAggregate, runAggregate } from './aggregate.ts';
import { type Operand, resolveColumn, type Scope } from './column.ts';
import { comparable, compileCondition, literalValues, type Predicate, type Resolver } from './filter.ts';
import { orderItems } from './order.ts';
import { parseQuery } from './parse-query.ts';
import { type OpenChildren, ProjectionBuilder, type ResultRecord, resolveChildren } from './projection.ts';
import { malformedQuery, queryError } from './query-error.ts';
import type { Call, Condition, Path, Query } from './syntax.ts';

/** What a query found. Records are made when a page is read, so that a large result costs one reference a row. */
export interface ResultSet {
  readonly size: number;
  /** Whether the result may be cut into pages; grouped results may not. */
  readonly isPaged: boolean;
  /** How many records `read` can give: none for `SELECT COUNT()`. */
  readonly length: number;
  read(from: number, to: number, openChildren: OpenChildren): ResultRecord[];
}

/** What a query is run against. */
export interface QueryContext {
  readonly store: Store;
  /** Milliseconds. */
  readonly now: number;
  /** queryAll. Default false. */
  readonly includeDeleted?: boolean | undefined;
}

const MAX_OFFSET = 2_000;

/** Parses and runs a query. Throws ApiError (MALFORMED_QUERY, INVALID_FIELD, INVALID_TYPE) with the place in the text. */
export function runQuery(context: QueryContext, text: string): ResultSet {
  const query = parseQuery(text);
  const object = context.store.table(query.from.text)?.object;
  if (object === undefined)
    throw queryError('INVALID_TYPE', 'InvalidSObjectFault', text, query.from.at, unknownObjectText(query.from.text));
  if ((query.offset ?? 0) > MAX_OFFSET) {
    throw new ApiError('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${MAX_OFFSET}`);
  }
  const includeDeleted = context.includeDeleted === true || query.allRows;
  const scope: Scope = { store: context.store, object, alias: query.alias, text, now: context.now, includeDeleted };
  const rows = selectRows(scope, query);
  if (isAggregate(query)) return runAggregate(scope, query, rows, rowResolver(scope));
  return prepareResult(scope, query)(rows);
}

/** The records that retrieve() asks for: named fields of known rows, null for ids that are not there. */
export function retrieveRows(
  store: Store,
  object: ObjectType,
  fields: readonly string[],
  rows: readonly (Row | undefined)[],
): (ResultRecord | null)[] {
  const scope: Scope = { store, object, alias: undefined, text: fields.join(','), now: 0, includeDeleted: false };
  const projection = new ProjectionBuilder(scope);
  let at = 0;
  for (const field of fields) {
    projection.addField({ kind: 'path', names: field.split('.'), at });
    at += field.length + 1;
  }
  const project = projection.build();
  return rows.map((row) => (row === undefined || row[SLOT.IsDeleted] === true ? null : project(row, () => null)));
}

/** Resolves a query's names once; what it returns makes results out of rows that its WHERE has found. */
function prepareResult(scope: Scope, query: Query): (found: readonly Row[]) => ResultSet {
  const projection = new ProjectionBuilder(scope);
  for (const item of query.select) {
    if (item.kind === 'value') projection.addField(item.value);
    else addChildren(projection, scope, item.query);
  }
  const project = projection.build();
  const keys = query.orderBy.map((ordering) => ({ ...ordering, operand: operandOf(scope, ordering.value) }));
  return (found) => {
    const rows = limitRows(keys.length === 0 ? found : orderItems(found, keys), query);
    return {
      size: rows.length,
      length: rows.length,
      isPaged: true,
      read: (from, to, openChildren) => rows.slice(from, to).map((row) => project(row, openChildren)),
    };
  };
}

function addChildren(projection: ProjectionBuilder, scope: Scope, query: Query): void {
  const { object, reference, name } = resolveChildren(scope, query);
  const childScope: Scope = { ...scope, object, alias: query.alias };
  const accepts = compileWhere(childScope, query);
  const table = scope.store.table(object.name)!;
  const toResult = prepareResult(childScope, query);
  projection.addChildren(name, (row) => toResult(table.findByKey(reference, row[SLOT.Id]!)!.filter(accepts)));
}

function selectRows(scope: Scope, query: Query): readonly Row[] {
  const accepts = compileWhere(scope, query);
  const candidates = query.where === undefined ? undefined : indexedRows(scope, query.where);
  return (candidates ?? scope.store.table(scope.object.name)!.rows).filter(accepts);
}

function compileWhere(scope: Scope, query: Query): Predicate<Row> {
  const isThere: Predicate<Row> = scope.includeDeleted ? () => true : (row) => row[SLOT.IsDeleted] !== true;
  if (query.where === undefined) return isThere;
  const holds = compileCondition(query.where, rowResolver(scope));
  return (row) => isThere(row) && holds(row);
}

function rowResolver(scope: Scope): Resolver<Row> {
  return {
    scope,
    operand: (left) => operandOf(scope, left),
    values: (query) => semiJoin(scope, query),
  };
}

function operandOf(scope: Scope, left: Path | Call): Operand<Row> {
  if (left.kind === 'path') return resolveColumn(scope, left);
  throw malformedQuery(scope.text, left.at, `the function ${left.name} is not known here`);
}

function semiJoin(scope: Scope, query: Query): ReadonlySet<Value> {
  const object = scope.store.table(query.from.text)?.object;
  if (object === undefined) {
    throw queryError('INVALID_TYPE', 'InvalidSObjectFault', scope.text, query.from.at, unknownObjectText(query.from.text));
  }
  const [item] = query.select;
  if (query.select.length !== 1 || item?.kind !== 'value' || item.value.kind !== 'path') {
    throw malformedQuery(scope.text, query.from.at, 'a semi-join selects one field');
  }
  const inner: Scope = { ...scope, object, alias: query.alias };
  const column = resolveColumn(inner, item.value);
  const values = new Set(selectRows(inner, query).map((row) => comparable(column.field, column.read(row))));
  values.delete(null);
  return values;
}

/** Rows by an index, where the condition asks for values of one; undefined where all rows must be looked at. */
function indexedRows(scope: Scope, where: Condition): readonly Row[] | undefined {
  if (where.kind === 'and') {
    for (const term of where.terms) {
      const rows = indexedRows(scope, term);
      if (rows !== undefined) return rows;
    }
    return undefined;
  }
  if (where.kind === 'compare' && where.operator === '=' && where.left.kind === 'path' && where.right.kind === 'string') {
    const { right } = where;
    return rowsWithValues(scope, where.left, (column) => literalValues(column, [right], scope));
  }
  if (where.kind !== 'in' || where.negated || 'select' in where.values) return undefined;
  const literals = where.values;
  if (literals.some((literal) => literal.kind !== 'string')) return undefined;
  return rowsWithValues(scope, where.left, (column) => literalValues(column, literals, scope));
}

function rowsWithValues(scope: Scope, path: Path, valuesOf: (column: Operand<Row>) => ReadonlySet<Value>): readonly Row[] | undefined {
  const column = resolveColumn(scope, path);
  if (column.references.length > 0) return undefined;
  const find = rowFinder(scope, column.field);
  return find === undefined ? undefined : [...valuesOf(column)].flatMap(find);
}

// Unique values of deleted rows are not indexed, so a query that wants those looks at all rows.
function rowFinder(scope: Scope, field: Field): ((value: Value) => readonly Row[]) | undefined {
  const table = scope.store.table(scope.object.name)!;
  if (field.slot === SLOT.Id) return (value) => (typeof value === 'string' ? [table.find(value)].filter((row) => row !== undefined) : []);
  if (field.unique && scope.includeDeleted) return undefined;
  if (table.findByKey(field, null) === undefined) return undefined;
  return (value) => table.findByKey(field, value)!;
}

function limitRows<Item>(items: readonly Item[], { limit, offset = 0 }: Query): readonly Item[] {
  if (limit === undefined && offset === 0) return items;
  return items.slice(offset, limit === undefined ? undefined : offset + limit);
}
