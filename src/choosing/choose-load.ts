import type { Choice } from './choice.ts';
import type { Glimpse } from './look-ahead.ts';
import { isSoapOnly } from './soap-only-objects.ts';

/** Text of a batch of Bulk API 1.0. Rows that make more are many calls of SOAP, however few they are. */
export const BATCH_BYTES = 10_000_000;

/** What of a load is known before its rows are. */
export interface LoadFacts {
  readonly operation: 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete';
  readonly object: string;
  /** Of a CSV file: what stands between its cells. undefined where rows come from an iterable. */
  readonly delimiter: string | undefined;
}

/** The protocol of a load whose rows need not be looked at; undefined where they decide. */
export function chooseByKind({ operation, object, delimiter }: LoadFacts): Choice | undefined {
  if (delimiter !== undefined && delimiter !== 'comma')
    return { protocol: '2.0', reason: `a CSV file cut by ${delimiter}; Bulk API 1.0 takes the comma alone` };
  if (delimiter !== undefined) return { protocol: '1.0', reason: 'a CSV file passes through as it is, and every row has its outcome' };
  if (operation === 'hardDelete') return { protocol: '1.0', reason: 'SOAP has no hard delete' };
  if (isSoapOnly(object)) return { protocol: 'soap', reason: `${object} is not supported by the bulk APIs` };
  return undefined;
}

/** The protocol by what the rows are, as far as they were looked at. */
export function chooseByRows({ rows, bytes, hasBinary, isWhole }: Glimpse, bulkFrom: number): Choice {
  if (hasBinary) return { protocol: 'soap', reason: 'a row has binary data, for which CSV has no place' };
  // Their results come in the order of the rows, so that every row has its outcome for certain.
  if (rows >= bulkFrom) return { protocol: '1.0', reason: `${isWhole ? '' : 'at least '}${count(rows)} rows` };
  if (bytes >= BATCH_BYTES) return { protocol: '1.0', reason: `${count(rows)} rows have more than ${count(BATCH_BYTES)} characters` };
  return { protocol: 'soap', reason: `${count(rows)} rows are a few calls` };
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
