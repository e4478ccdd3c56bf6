import type { ColumnarOptions, ColumnarPage } from './columnar/page.ts';

/**
 * Records on their way to the caller. Nothing is sent before the first `next()`, and they can be iterated once, by record or by `pages()`.
 * Leaving the loop stops the download.
 */
export interface Rows<T> extends AsyncIterable<T>, AsyncDisposable {
  /** As the server cuts them; empty pages are passed over, and a page whose records have thousands of children comes in parts. */
  pages(): AsyncIterable<readonly T[]>;
  /**
   * The same rows as columns, instead of the iteration by row or page: pages of a vector for each column, not of an object for each row. By SOAP
   * they are those of `pages()`, of a bulk result up to 8,192 rows and about 4 MiB. Throws ForcewireError (INVALID_OPTION) for records with
   * children.
   */
  columnar(options?: ColumnarOptions): AsyncIterable<ColumnarPage>;
  /** The first record, or undefined; asks for one page and ends there. */
  first(): Promise<T | undefined>;
  /** All records in memory. */
  toArray(): Promise<T[]>;
  /** Rows of the whole query, whatever `limit` says. Asks for the first page if it has not come yet, and keeps it for the iteration. */
  totalSize(): Promise<number>;
  /**
   * Names of the columns in the order of the SELECT list, known also when there are no rows; with `typed` their types too. Asks for the first
   * page like `totalSize()`, and describes objects for types and `FIELDS()`.
   */
  columns(): Promise<readonly Column[]>;
  /**
   * Position after the last page handed over, for `resumeQuery`; by record, a page counts once its last record was taken. undefined before
   * the first page and after the last. Best effort for SOAP: a server may refuse all but the newest.
   */
  readonly cursor: string | undefined;
  close(): Promise<void>;
}

/** A column of what was read. */
export interface Column {
  /** A path (`Owner.Name`), an alias, `expr0` and so on, or the relationship of a child query. */
  readonly name: string;
  /** As describe names it, where it is known. */
  readonly type?: string;
}

/** How records are read. */
export interface QueryOptions<Headers extends object = object> {
  /** Deleted and archived records too (queryAll). Default false. */
  all?: boolean | undefined;
  /** Rows in one page, 200 to 2,000, a hint to the server. Default the server's own, which is 2,000. */
  batchSize?: number | undefined;
  /** Ends after so many records, and asks for no page beyond them. */
  limit?: number | undefined;
  /**
   * Fields by their described type, at the cost of one describeSObject for each object that occurs: int and double as numbers, currency and
   * percent as `decimals` says, boolean, dateTime as Date; date and time stay text. Aggregates have the types that the wire states, a double
   * being read like a currency. Default false: text or null, as the wire has it.
   */
  typed?: boolean | TypedOptions | undefined;
  /** Header blocks of query(): `{ MruHeader: { updateMru: true } }`. `batchSize` is one already. Further pages have CallOptions alone. */
  headers?: Headers | undefined;
  /** Ends the reading; its reason is thrown as it is. */
  signal?: AbortSignal | undefined;
}

/** How values are read by their described type. */
export interface TypedOptions {
  /** Currency and percent as numbers (default), or as the exact text. */
  decimals?: 'number' | 'string' | undefined;
}

/** What changed since a watermark. A loop that ends before the last row leaves no watermark. */
export interface Changes<T> extends Rows<T> {
  /** What to hand to the next call as `since`, once the last row was taken; undefined before. */
  readonly watermark: string | undefined;
}

/** Which changes are read, and what of them. */
export interface ChangesOptions {
  /** Names, of parents too; Id and the field that tells the time come by themselves. */
  readonly fields: readonly string[];
  /** The last `watermark`, or the time from which on to begin. */
  readonly since: Date | string;
  /** Condition without the keyword. */
  readonly where?: string | undefined;
  /**
   * The dateTime field that tells when a row changed. Default `SystemModstamp`. Objects that lack it need another one named:
   * `LastModifiedDate` misses what the system changes, `CreatedDate` has new rows alone.
   */
  readonly by?: string | undefined;
  /** Deleted rows too, as long as the recycle bin has them; every row then says `IsDeleted`. Default false. */
  readonly deleted?: boolean | undefined;
  /**
   * How far the watermark stays behind the server's clock, in milliseconds, so that rows whose transaction commits late are met by the next
   * call. Default 600,000: the servers end a transaction after ten minutes.
   */
  readonly overlapMs?: number | undefined;
  readonly batchSize?: number | undefined;
  readonly typed?: boolean | TypedOptions | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How a search is made. */
export interface SearchOptions<Headers extends object = object> extends Pick<QueryOptions<Headers>, 'typed' | 'signal'> {
  /** Header blocks of search(). */
  headers?: Headers | undefined;
}

/** Of which span of time the servers tell what was updated or deleted. */
export interface ReplicationOptions {
  /** The last `latestDateCovered`, or the time from which on to begin; at most thirty days ago. The servers cut it to the minute. */
  readonly since: Date | string;
  /** Where to end. Default now, by the server's clock. */
  readonly until?: Date | string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What was updated or deleted in a span of time. Read once; a loop that ends before the last item leaves no `latestDateCovered`. */
export interface Replicated<T> extends AsyncIterable<T> {
  /** What to hand to the next call as `since`, once the last item was taken: how far the server has got, which transactions still at work hold back. */
  readonly latestDateCovered: Date | undefined;
}

/** A record that was deleted. */
export interface DeletedRecord {
  readonly id: string;
  readonly deletedDate: Date;
}

/** What of records is retrieved by their ids. */
export interface RetrieveOptions<Headers extends object = object> extends Pick<QueryOptions<Headers>, 'typed' | 'signal'> {
  /** Header blocks of retrieve(). */
  headers?: Headers | undefined;
  /** The object's own fields. */
  readonly fields: readonly string[];
}
