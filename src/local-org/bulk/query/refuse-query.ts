import { ApiError } from '../../api-error.ts';
import type { Call, Condition, Expression, Query } from '../../soql/syntax.ts';

/** What the answer to a query is made of; TYPEOF needs one that has room for records of different objects. */
export type ResultFormat = 'csv' | 'xml' | 'json';

const AGGREGATES: ReadonlySet<string> = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX', 'GROUPING']);

/**
 * Throws ApiError (FUNCTIONALITY_NOT_ENABLED) for SOQL that the bulk APIs do not take. The text for aggregates is known from Data Loader's tests;
 * those for OFFSET and TYPEOF are ours, in its form.
 */
export function refuseUnsupported(query: Query, format: ResultFormat): void {
  const { select } = query;
  const hasAggregate = query.grouping !== undefined || select.some((item) => item.kind === 'value' && isAggregate(item.value));
  // "Aggregate relationships" are the servers' name for children: both are refused in these words.
  if (hasAggregate || select.some((item) => item.kind === 'children')) throw unsupported('Aggregate Relationships');
  if (query.offset !== undefined) throw unsupported('OFFSET');
  // The guide rules TYPEOF out; a recorded JSON job of 62.0 ran one. A CSV row has no room for it.
  if (format === 'csv' && select.some((item) => item.kind === 'typeof')) throw unsupported('TYPEOF');
}

/** The error of a compound field (an address, a geolocation) in the SELECT; its parts can be selected. */
export function refuseCompound(): ApiError {
  return unsupported('Selecting compound data');
}

function unsupported(what: string): ApiError {
  return new ApiError('FUNCTIONALITY_NOT_ENABLED', `${what} not supported in Bulk Query`);
}

function isAggregate(value: Expression): value is Call {
  return value.kind === 'call' && AGGREGATES.has(value.name);
}

/**
 * Whether a query can be cut by primary key: a plain SELECT … FROM … WHERE, with no condition on the Id itself and no subquery (Bulk API guide,
 * PK Chunking Header).
 */
export function isChunkable(query: Query): boolean {
  const { orderBy, limit, offset, grouping, scope, withClause, select, where } = query;
  const clauses = [limit, offset, grouping, scope, withClause];
  if (orderBy.length > 0 || clauses.some((clause) => clause !== undefined)) return false;
  return !select.some((item) => item.kind === 'children') && (where === undefined || isFreeOfIds(where));
}

function isFreeOfIds(condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.terms.every(isFreeOfIds);
    case 'not':
      return isFreeOfIds(condition.term);
    case 'in':
      return !isId(condition.left) && !('select' in condition.values);
    default:
      return !isId(condition.left);
  }
}

function isId(value: Expression): boolean {
  return value.kind === 'path' && value.names.at(-1)!.toLowerCase() === 'id';
}
