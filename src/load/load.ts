import type { JobHandle } from '../bulk/job-handle.ts';
import type { Source } from '../source.ts';

/** What a caller may put into a field. null clears it, undefined leaves it alone; '' is treated as `emptyString` says. */
export type FieldInput = string | number | bigint | boolean | Date | Uint8Array | null | undefined | ParentRef;

/** A parent by external id: `{ Owner: { Email: 'x@y.z' } }`; where it may be of several objects, `{ Who: { type: 'Lead', Email: 'x@y.z' } }`. */
export interface ParentRef {
  readonly type?: string;
  readonly [externalIdField: string]: FieldInput;
}

/** One record to be written: API names of fields, and values. */
export type RowInput = Readonly<Record<string, FieldInput>>;

/** The same of a type that says which fields it has: `interface Contact { LastName: string }`, which is no `RowInput` to the compiler. */
export type RowOf<R> = object & { readonly [Name in keyof R]: FieldInput };

/** Why a row was not written. */
export interface RowError {
  /** The server's status code (`REQUIRED_FIELD_MISSING`), or one of ours. */
  readonly code: string;
  readonly message: string;
  readonly fields: readonly string[];
  /** 'client': the row was never sent. */
  readonly from: 'server' | 'client';
}

/** What became of one row. Each row that was taken from the source has exactly one outcome. `Own` is what a success of the verb says besides. */
export type Outcome<Row, Own = unknown> = {
  /** Position in the source, from 0. */
  readonly index: number;
  readonly row: Row;
  /** How often the row was sent. */
  readonly attempts: number;
} & (
  | ({
      readonly status: 'ok';
      readonly id: string;
      /** Whether the record is new; undefined where a repeated upsert cannot know. */
      readonly created: boolean | undefined;
    } & Own)
  /** Certainly not applied; the row must change. */
  | { readonly status: 'failed'; readonly errors: readonly RowError[] }
  /** Certainly not applied; safe to send again. */
  | { readonly status: 'notProcessed'; readonly reason: string }
  /** May have been applied. */
  | { readonly status: 'unknown'; readonly cause: unknown }
);

/** Counts of a load. `ok + failed + notProcessed + unknown` is `total` once it has ended. */
export interface Summary {
  /** Rows taken from the source. */
  total: number;
  ok: number;
  failed: number;
  notProcessed: number;
  unknown: number;
  /** Rows whose outcome nobody was given, because the loop was left. They are counted under their status too. */
  undelivered: number;
  /** Rows that were sent more than once. */
  retried: number;
  /** Requests that carried rows. */
  calls: number;
  /** Of those requests' bodies, before compression. */
  bytesSent: number;
}

/**
 * Rows on their way to an org. Nothing is sent before the first `next()` or `summary()`, and it can be iterated once, by outcome or by
 * `batches()`. Leaving the loop ends the source, sends nothing more and waits for the calls on their way. When the source throws, or the
 * signal fires, or the server refuses a whole call, the outcomes known so far come first and the error after them.
 */
export interface Load<Row, Own = unknown> extends AsyncIterable<Outcome<Row, Own>>, AsyncDisposable {
  batches(): AsyncIterable<readonly Outcome<Row, Own>[]>;
  /** Drains the load if nobody iterates (and rejects with its error); otherwise settles when the iteration ends. */
  summary(): Promise<Summary>;
  /** The latest counts, whenever they have changed. Never starts a load and never holds it back. */
  readonly progress: AsyncIterable<Readonly<Summary>>;
  /** The jobs at the server so far, as plain data. undefined before there is one, and for SOAP, which has none. */
  readonly handle: JobHandle | undefined;
  close(): Promise<void>;
}

/** A row that may have been applied: its call left, and no answer told. */
export interface DoubtfulRow<Row> {
  /** Position in the source, from 0. */
  readonly index: number;
  readonly row: Row;
  /** How often the row was sent. */
  readonly attempts: number;
  /** The error by which its outcome is unknown. */
  readonly cause: unknown;
}

/**
 * What a look at the org says of a row: that it was applied, or that it was not and never will be, or undefined where nobody can tell. A call whose
 * answer was lost may still be at work for up to ten minutes; where that matters, the key should be unique in the org.
 */
export type Finding =
  | { readonly applied: true; readonly id: string; readonly created?: boolean | undefined }
  | { readonly applied: false }
  | undefined;

/**
 * Finds out what became of rows, for instance by querying the org for their keys: one finding for each row, in their order. The signal fires when
 * the load is left or aborted.
 */
export type Reconcile<Row> = (
  rows: readonly DoubtfulRow<Row>[],
  context: { readonly signal: AbortSignal },
) => Promise<readonly Finding[]> | readonly Finding[];

/** How a load runs. */
export interface LoadOptions<Row = any, Headers extends object = object> {
  /** Rows in one call. Default and maximum 200. */
  batchRows?: number | undefined;
  /** Calls on their way at a time. Default 4. Rows with the same Id or external id are never on their way at the same time. */
  concurrency?: number | undefined;
  /** Order of the outcomes: that of the source (default), or as calls complete. */
  order?: 'input' | 'completion' | undefined;
  /** Header blocks of the calls, of those that the operation has at the version: `{ AllOrNoneHeader: { allOrNone: true } }`. */
  headers?: Headers | undefined;
  /**
   * In which zone a Date falls on the day that a `date` field gets: `UTC`, `Europe/Dublin`. Without it the row of such a Date fails, since its day is
   * another one elsewhere; text such as `2024-05-31` needs none.
   */
  dateZone?: string | undefined;
  /**
   * Fields that name parents: `AccountId`, or the relationship `Account` where parents are named by an external id. Rows of one parent are never in two
   * calls at a time, so that parallel calls do not lock each other out; those of the first field stand together in a call, as far as they are
   * among the next `batchRows` × `concurrency` rows. These are read before the first of them is sent.
   */
  groupBy?: string | readonly string[] | undefined;
  /**
   * Asked what became of rows whose outcome would be `unknown`, a batch at a time. Applied rows are `ok`; those that were not are sent again, or are
   * `notProcessed` where nothing more may be sent. If it throws, the rows stay `unknown`, and the load goes on.
   */
  reconcile?: Reconcile<Row> | undefined;
  /** Text that XML 1.0 cannot carry: the row fails (default), the characters are left out, or U+FFFD stands for each. */
  illegalCharacters?: 'fail' | 'strip' | 'replace' | undefined;
  /** Salesforce stores no empty string: '' clears the field (default), is left out, or fails the row. */
  emptyString?: 'clear' | 'ignore' | 'refuse' | undefined;
  /** Told the counts after each batch. */
  onProgress?: ((progress: Readonly<Summary>) => void) | undefined;
  /** Stops the load: rows on their way become `unknown`, rows not sent `notProcessed`, and then its reason is thrown. */
  signal?: AbortSignal | undefined;
}

/** Ids, or records that have one. */
export type Ids = Source<string | { readonly Id: string }>;

/** Refuses a bare string where many are meant: its characters would be taken one by one. */
export type NotString<T> = T extends string ? never : T;
