import { ApiError } from '../../api-error.ts';
import type { Expression, Query } from '../../soql/syntax.ts';

/** What the answer to a query is made of; TYPEOF needs one that has room for records of different objects. */
export type ResultFormat = 'csv' | 'xml' | 'json';

const AGGREGATES: ReadonlySet<string> = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX', 'GROUPING']);

/** Bulk API 1.0 or 2.0: they say some things in other words. */
export type BulkProtocol = '1.0' | '2.0';

/**
 * Throws ApiError for SOQL that the bulk APIs do not take. The texts for aggregates are known from Data Loader's tests, those for children from
 * the tests of salesforcer, which run against an org; those for OFFSET and TYPEOF are ours, in their form.
 */
export function refuseUnsupported(query: Query, format: ResultFormat, protocol: BulkProtocol): void {
  const { select } = query;
  const hasAggregate = query.grouping !== undefined || select.some((item) => item.kind === 'value' && isAggregate(item.value));
  if (hasAggregate) throw unsupported('Aggregate Relationships', protocol);
  if (query.offset !== undefined) throw unsupported('OFFSET', protocol);
  // A row of CSV has no room for records of another object.
  if (format !== 'csv') return;
  if (select.some((item) => item.kind === 'children')) throw noChildrenInCsv(protocol);
  // The guide rules TYPEOF out; a recorded JSON job of 62.0 ran one.
  if (select.some((item) => item.kind === 'typeof')) throw unsupported('TYPEOF', protocol);
}

/** The error of a compound field (an address, a geolocation) in the SELECT; its parts can be selected. */
export function compoundNotSupported(protocol: BulkProtocol): ApiError {
  return unsupported('Selecting compound data', protocol);
}

function unsupported(what: string, protocol: BulkProtocol): ApiError {
  const code = protocol === '1.0' ? 'FUNCTIONALITY_NOT_ENABLED' : 'API_ERROR';
  return new ApiError(code, `${what} not supported in Bulk Query`);
}

/** "Aggregate relationships" are the servers' name for children. */
function noChildrenInCsv(protocol: BulkProtocol): ApiError {
  const text = (query: string): string => `Aggregate Relationships not supported in ${query} with CSV content type`;
  return protocol === '1.0' ? new ApiError('FeatureNotEnabled', text('Bulk Query')) : new ApiError('API_ERROR', text('Bulk V2 Query'));
}

function isAggregate(value: Expression): boolean {
  return value.kind === 'call' && AGGREGATES.has(value.name);
}
