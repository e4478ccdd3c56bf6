import type { ObjectType } from '../store/object-definition.ts';
import type { Store } from '../store/store.ts';
import { SLOT } from '../store/system-fields.ts';
import type { Row } from '../store/table.ts';
import { compileAggregateQuery, isAggregate } from './aggregate.ts';
import { compileChildren } from './children.ts';
import { resolveOperand } from './operand.ts';
import { orderItems, sortKeys } from './order.ts';
import { parseQuery } from './parse-query.ts';
import { malformedQuery, queryError, unknownObject } from './query-error.ts';
import { type RecordStyle, type ResultColumn, type ResultRecord, type ResultSet, SOAP_STYLE } from './result-set.ts';
import { openScope, type QueryContext, type Scope, withAliases } from './scope.ts';
import { SelectListBuilder } from './select-list.ts';
import { compileWhere, selectRows } from './select-rows.ts';
import type { Query } from './syntax.ts';

/** Parses and runs a query. Throws ApiError (MALFORMED_QUERY, INVALID_FIELD, INVALID_TYPE) with the place in the text. */
export function runQuery(context: QueryContext, text: string): ResultSet {
  const query = parseQuery(text);
  const object = context.store.table(query.from.text)?.object;
  if (object === undefined) throw unknownObject(text, query.from);
  const scope = withAliases(openScope(context, text, object, query.allRows), query.alias, query.parents);
  checkClauses(scope, query);
  const where = compileWhere(scope, query);
  if (isAggregate(query)) return compileAggregateQuery(scope, query)(selectRows(scope, where));
  const { toResult } = prepareResult(scope, query, 0);
  return toResult(selectRows(scope, where, query.orderBy.length > 0 ? undefined : mostOf(query)));
}

/** The records that retrieve() asks for: named fields of known rows, null for ids that are not there. */
export function retrieveRows(
  store: Store,
  object: ObjectType,
  fields: readonly string[],
  rows: readonly (Row | undefined)[],
  style: RecordStyle = SOAP_STYLE,
): (ResultRecord | null)[] {
  const scope = openScope({ store, now: 0 }, fields.join(','), object, false);
  const builder = new SelectListBuilder(scope);
  let at = 0;
  for (const field of fields) {
    builder.addField({ kind: 'path', names: field.split('.'), at });
    at += field.length + 1;
  }
  const { project } = builder.build();
  const reading = { openChildren: () => null, style };
  return rows.map((row) => (row === undefined || row[SLOT.IsDeleted] === true ? null : project(row, reading)));
}

/** A query's SELECT, ORDER BY and LIMIT, compiled: the names of its columns, and what makes results out of rows that its WHERE has found. */
export interface PreparedResult {
  readonly columns: readonly ResultColumn[];
  readonly toResult: (found: readonly Row[]) => ResultSet;
}

/** Resolves a query's names once. `depth` is 0 for the root, 1 for its children. */
export function prepareResult(scope: Scope, query: Query, depth: number): PreparedResult {
  const builder = new SelectListBuilder(scope);
  for (const item of query.select) {
    if (item.kind !== 'children') builder.addItem(item, query.limit);
    else {
      const children = compileChildren(scope, item.query, depth + 1, query.limit?.value === 1, prepareResult);
      builder.addChildren(children.name, children.columns, children.query);
    }
  }
  const { columns, project, cells: readers } = builder.build();
  const keys = sortKeys(scope.text, query.orderBy, (value) => resolveOperand(scope, value));
  const toResult = (found: readonly Row[]): ResultSet => {
    const rows = limitRows(keys.length === 0 ? found : orderItems(found, keys, mostOf(query)), query);
    return {
      size: rows.length,
      length: rows.length,
      isPaged: true,
      columns,
      objectName: scope.object.name,
      read: (from, to, openChildren, style = SOAP_STYLE) => {
        const reading = { openChildren, style };
        return rows.slice(from, to).map((row) => project(row, reading));
      },
      readCells: (index, cells) => {
        const row = rows[index]!;
        cells.length = readers.length;
        for (let at = 0; at < readers.length; at++) cells[at] = readers[at]!(row);
      },
    };
  };
  return { columns, toResult };
}

function checkClauses(scope: Scope, query: Query): void {
  const { text } = scope;
  if (query.withClause !== undefined) {
    const { kind, at } = query.withClause;
    if (kind === 'DATA') throw malformedQuery(text, at, `Data category filters are not supported for entity '${scope.object.name}'`);
    throw malformedQuery(text, at, `${kind} not allowed in this context`);
  }
  if (query.offset !== undefined && query.offset.value > MAX_OFFSET) {
    const reason = `Maximum SOQL offset allowed is ${MAX_OFFSET}`;
    throw queryError('NUMBER_OUTSIDE_VALID_RANGE', 'UnexpectedErrorFault', text, query.offset.at, reason);
  }
}

const MAX_OFFSET = 2_000;

/** How many rows LIMIT and OFFSET can need. */
function mostOf({ limit, offset }: Query): number | undefined {
  return limit === undefined ? undefined : limit.value + (offset?.value ?? 0);
}

function limitRows<Item>(items: readonly Item[], { limit, offset }: Query): readonly Item[] {
  if (limit === undefined && offset === undefined) return items;
  const from = offset?.value ?? 0;
  return items.slice(from, limit === undefined ? undefined : from + limit.value);
}
