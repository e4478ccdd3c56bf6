import type { CsvDialect } from '../../csv/dialect.ts';
import type { BulkLink } from '../call.ts';
import type { ResultPart } from '../download.ts';
import { JobError, type JobHandle, type QueryHandle } from '../job-handle.ts';
import type { Watch } from '../poll.ts';
import type { ExtractPart } from './parts.ts';

/** What one extract works with. */
export interface ExtractContext {
  readonly link: BulkLink;
  readonly watch: Watch;
  /** Fires when the extract ends, however it does. */
  readonly signal: AbortSignal;
  readonly order: 'input' | 'completion';
  readonly pageRows: number;
}

/** A query at the server, by either protocol. */
export interface QueryJob {
  readonly handle: QueryHandle;
  /** What the records are. */
  readonly object: string;
  readonly dialect: CsvDialect;
  /** Columns as the query asks for them; undefined where only the result can tell. */
  readonly selected: readonly string[] | undefined;
  /** Downloads that may be under way at a time. */
  readonly width: number;
  /**
   * Rows of the whole result. Waits for the server to have run the query, with all its chunks. undefined for a single file of Bulk 1.0 beside
   * others of its batch, which the server counts together.
   */
  totalRows(): Promise<number | undefined>;
  /**
   * The parts of the result, from the first or from the one with that key. Unless `width` is more than one, the next may be asked for when the one
   * before has been opened, and not sooner. Throws JobError for a query that failed.
   */
  parts(from?: string): AsyncGenerator<ResultPart, void, undefined>;
  /** All parts as plain data, when the server has run the query. */
  listParts(): Promise<readonly ExtractPart[]>;
  /** A part that was listed, by this or another process. */
  partAt(part: ExtractPart): ResultPart;
  /** Whether a part's only line says that there are no rows, and no header. */
  readonly hasNoRowsLine: boolean;
  /** Told when every row has been read. */
  allRead(): Promise<void>;
  /** Ends the job at the server. */
  abort(): Promise<'aborted' | 'ended'>;
}

/** The error of a job that came to no good end. */
export function failedJob(code: 'JOB_FAILED' | 'JOB_ABORTED', handle: JobHandle, reason: string | undefined): JobError {
  const what = code === 'JOB_FAILED' ? 'failed' : 'was aborted';
  const why = reason === undefined ? '.' : `: ${reason}`;
  return new JobError(code, `The query job ${handle.jobIds.join(', ')} ${what}${why}`, { handle });
}
