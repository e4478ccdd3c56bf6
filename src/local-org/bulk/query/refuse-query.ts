import { ApiError } from '../../api-error.ts';
import type { Expression, Query } from '../../soql/syntax.ts';

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
export function compoundNotSupported(): ApiError {
  return unsupported('Selecting compound data');
}

function unsupported(what: string): ApiError {
  return new ApiError('FUNCTIONALITY_NOT_ENABLED', `${what} not supported in Bulk Query`);
}

function isAggregate(value: Expression): boolean {
  return value.kind === 'call' && AGGREGATES.has(value.name);
}
