import type { CsvSource } from '../csv/source.ts';
import type { CsvRow } from '../csv/split.ts';
import type { BulkLoad } from '../load/bulk-load.ts';
import type { Ids, NotString, RowOf } from '../load/load.ts';
import type { ApiVersion } from '../pin-version.ts';
import type { SObject } from '../sobject.ts';
import type { Select } from '../soql/select.ts';
import type { Source } from '../source.ts';
import type { BulkLink } from './call.ts';
import type { AttachOptions, BulkQueryOptions, BulkRows } from './extract/bulk-rows.ts';
import { attachQuery, bulkQuery } from './extract/query.ts';
import { isQuery, type JobHandle, type LoadHandle, type QueryHandle } from './job-handle.ts';
import { type AttachLoadOptions, attachLoad } from './load/attach-load.ts';
import type { BulkLoadOptions } from './load/load-options.ts';
import { loadIds, loadRows } from './load/load-rows.ts';
import { type BulkCalls, makeBulkCalls } from './resource-calls.ts';

/** The verbs by jobs at the server. Rows come from iterables, or from a CSV file that passes through: `fromCsv(createReadStream('rows.csv'))`. */
export interface Bulk<V extends ApiVersion = ApiVersion> {
  /**
   * Reads a SOQL query, as text or in parts, by a job at the server. Fields are text or null unless `typed`, parents nested records. Bulk 2.0 from
   * 47.0 on, unless told otherwise.
   */
  query<T = SObject>(query: string | Select, options?: BulkQueryOptions): BulkRows<T>;
  /** Reads the result of a query job that this or another process started, from its beginning or from a cursor. */
  attach(handle: QueryHandle, options?: AttachOptions): BulkRows<SObject>;
  /**
   * Reads what became of the rows of a load that this or another process started: those that its jobs have got by then. `index` is the place among the
   * results, which of Bulk 1.0 are in the order of the rows, batch by batch, and of Bulk 2.0 are not: a load with a `journal` knows its rows.
   */
  attach(handle: LoadHandle, options?: AttachLoadOptions): BulkLoad<undefined>;
  attach(handle: JobHandle, options?: AttachLoadOptions): BulkRows<SObject> | BulkLoad<undefined>;
  /** Creates records. A batch whose upload had no answer is looked for at the server, so that none is created twice. */
  insert<R extends RowOf<R>>(object: string, rows: Source<R>, options?: BulkLoadOptions): BulkLoad<R>;
  insert(object: string, rows: CsvSource, options?: BulkLoadOptions): BulkLoad<CsvRow>;
  /** Updates records by their Id. */
  update<R extends RowOf<R>>(object: string, rows: Source<R>, options?: BulkLoadOptions): BulkLoad<R>;
  update(object: string, rows: CsvSource, options?: BulkLoadOptions): BulkLoad<CsvRow>;
  /** Updates the records that an external id (or `Id`) finds and creates the others. */
  upsert<R extends RowOf<R>>(object: string, externalIdField: string, rows: Source<R>, options?: BulkLoadOptions): BulkLoad<R>;
  upsert(object: string, externalIdField: string, rows: CsvSource, options?: BulkLoadOptions): BulkLoad<CsvRow>;
  /** Puts records into the recycle bin. The outcomes' rows are the ids. */
  delete<S extends Ids>(object: string, ids: NotString<S> | CsvSource, options?: BulkLoadOptions): BulkLoad<string>;
  /** Deletes records for good. Needs the permission "Bulk API Hard Delete". */
  hardDelete<S extends Ids>(object: string, ids: NotString<S> | CsvSource, options?: BulkLoadOptions): BulkLoad<string>;
  /**
   * Every resource of Bulk API 1.0, one call each: jobs, batches, results. A call that the server refused for its session is repeated once with a
   * new one; nothing else is done for you, retries included. What has rows can be opened, to read them as they come:
   * `v1.getBatchResultData.open(…)`. Throws ServerError, ParseError, EncodeError, TransportError or AuthError.
   */
  readonly v1: BulkCalls<V['bulk1']>;
  /** The same of Bulk API 2.0, as far as the pinned version has it: ingest jobs from 41.0, queries from 47.0, parallel result pages from 58.0. */
  readonly v2: BulkCalls<V['bulk2']>;
}

/** The verbs over a link; it is asked for at each call, and throws where the connection is closed. */
export function makeBulk<V extends ApiVersion>(api: V, link: () => BulkLink): Bulk<V> {
  return {
    v1: makeBulkCalls(link, api.bulk1) as BulkCalls<V['bulk1']>,
    v2: makeBulkCalls(link, api.bulk2) as BulkCalls<V['bulk2']>,
    query: (query, options) => bulkQuery(link(), query, options),
    attach: ((handle: JobHandle, options?: object) =>
      isQuery(handle) ? attachQuery(link(), handle, options) : attachLoad(link(), handle as LoadHandle, options)) as Bulk['attach'],
    insert: (object: string, rows: unknown, options?: BulkLoadOptions) =>
      loadRows<any>(link(), { object, operation: 'insert' }, rows, options),
    update: (object: string, rows: unknown, options?: BulkLoadOptions) =>
      loadRows<any>(link(), { object, operation: 'update' }, rows, options),
    upsert: (object: string, externalIdField: string, rows: unknown, options?: BulkLoadOptions) =>
      loadRows<any>(link(), { object, operation: 'upsert', externalIdField }, rows, options),
    delete: (object, ids, options) => loadIds(link(), { object, operation: 'delete' }, ids, options),
    hardDelete: (object, ids, options) => loadIds(link(), { object, operation: 'hardDelete' }, ids, options),
  };
}
