import type { BulkLink } from '../call.ts';
import type { JobHandle } from '../job-handle.ts';
import type { AttachOptions, BulkQueryOptions, BulkRows } from './bulk-rows.ts';
import { type BeginJob, extractRows } from './extract-rows.ts';
import { findQueryJob2, startQueryJob2 } from './query-job-2.ts';

/** Runs a query and reads its rows. Throws ForcewireError (INVALID_OPTION) for options that do not go together. */
export function bulkQuery<T>(link: BulkLink, soql: string, options: BulkQueryOptions = {}): BulkRows<T> {
  const begin: BeginJob = (context) => startQueryJob2(context, soql, options.all ?? false);
  return extractRows(link, begin, options);
}

/** Reads the rows of a query that this or another process started. */
export function attachQuery<T>(link: BulkLink, handle: JobHandle, options: AttachOptions = {}): BulkRows<T> {
  const begin: BeginJob = (context) => findQueryJob2(context, handle);
  return extractRows(link, begin, options);
}
