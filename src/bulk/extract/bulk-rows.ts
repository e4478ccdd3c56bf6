import type { CsvDialect } from '../../csv/dialect.ts';
import type { Journal } from '../../journal/journal.ts';
import type { QueryOptions, Rows } from '../../rows.ts';
import type { QueryHandle } from '../job-handle.ts';
import type { PkChunking } from '../operation.ts';
import type { ExtractPart, ExtractParts } from './parts.ts';

/**
 * Rows of a bulk query on their way to the caller. They come as they are read, some hundreds in a page; `totalSize()` and `columns()` wait
 * for the server to have run the query. Leaving the loop, `close()` and a signal leave the job at the server: `handle` picks it up again,
 * and `abort()` ends it.
 */
export interface BulkRows<T> extends Rows<T> {
  /** Where the job is; undefined until it has been made. */
  readonly handle: QueryHandle | undefined;
  /** Rows that have come so far; by `csv()`, those of the parts that have ended. Before a cursor's place they count as read. */
  readonly rowsRead: number;
  /**
   * The parts of the result as plain data, when the server has run the query. Any process can read any of them with `attach(handle, { part })`;
   * all rows came when the `rowsRead` of all parts are `totalRows` together. Costs a request for each page of Bulk 2.0 before 58.0 and for each
   * batch of 1.0.
   */
  parts(): Promise<ExtractParts>;
  /** The bytes of the result as they came, with one header. Instead of the iteration by row or page; `limit`, `typed` and `cursor` are not for it. */
  csv(): AsyncIterable<Uint8Array>;
  /** Ends the reading, and the job at the server. Says whether it was `aborted`, or had `ended` by itself; so has one that nobody began. */
  abort(): Promise<'aborted' | 'ended'>;
}

/** How a bulk result is read. */
export interface BulkReadOptions extends Omit<QueryOptions, 'all' | 'batchSize' | 'headers'> {
  /**
   * `input` (default): one download at a time, rows in the order of the server. `completion`: up to five at a time, and with `pkChunking` each
   * chunk when it is done, while others still run. Bulk 2.0 has parallel downloads from 58.0 on.
   */
  order?: 'input' | 'completion' | undefined;
  /** Milliseconds to wait for the server. Default 86,400,000, a day. A wait that is given up leaves the job at the server. */
  pollTimeoutMs?: number | undefined;
}

interface NewQueryOptions extends BulkReadOptions {
  /** Deleted and archived records too (queryAll). Default false. */
  all?: boolean | undefined;
  /**
   * Written while rows are taken, so that an extract whose process died goes on in another: the same call, with the same journal. Default none.
   * docs/resuming.md says what is promised.
   */
  journal?: Journal | undefined;
}

/** Bulk 2.0, which cuts the query by itself. */
export interface Bulk2QueryOptions extends NewQueryOptions {
  /** Default 2.0 at versions that have it (47.0), unless `pkChunking` asks for 1.0. */
  protocol?: '2.0' | undefined;
  /** Rows in one request. Default 100,000. With `order: 'completion'` the server decides from 58.0 on. */
  pageRows?: number | undefined;
  /** How the server writes the bytes that `csv()` passes through. Default commas and LF. Records are the same by any. */
  dialect?: CsvDialect | undefined;
  pkChunking?: undefined;
}

/** Bulk 1.0, which versions before 47.0 have. */
export interface Bulk1QueryOptions extends NewQueryOptions {
  /** `pkChunking` alone chooses 1.0 as well. */
  protocol?: '1.0' | undefined;
  /** Has the server cut the query into ranges of ids, of 100,000 ids each unless `chunkSize` says otherwise. Default false. */
  pkChunking?: boolean | PkChunking | undefined;
  pageRows?: undefined;
  dialect?: undefined;
}

/** How a bulk query is run and read. What one protocol lacks does not compile with it. */
export type BulkQueryOptions = Bulk2QueryOptions | Bulk1QueryOptions;

/** How the results of a job that was found by its handle are read. */
export interface AttachOptions extends BulkReadOptions {
  /** Goes on behind the row after which a reading of this job had this `cursor`. */
  cursor?: string | undefined;
  /**
   * Reads this one of the job's `parts()` and no more. `totalSize()`, `cursor` and `rowsRead` are then those of the part. An order of
   * `completion` has no meaning for it.
   */
  part?: ExtractPart | undefined;
  /** Rows in one request, of Bulk 2.0. Default 100,000. */
  pageRows?: number | undefined;
}
