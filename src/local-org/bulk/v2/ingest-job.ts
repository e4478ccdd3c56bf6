import { BulkJob, type BulkJobFacts } from '../bulk-job.ts';
import type { IngestOperation, RowResult } from '../ingest.ts';
import { errorCell } from '../ingest-rules.ts';
import type { JobDialect } from './dialect.ts';
import { isOver, type JobState } from './job-state.ts';

/** What an ingest job is created with, and keeps. */
export interface IngestFacts extends BulkJobFacts {
  readonly operation: IngestOperation;
  readonly externalIdFieldName: string | undefined;
  readonly assignmentRuleId: string | undefined;
  readonly dialect: JobDialect;
}

/** Records of an internal batch: the upload is worked off in such pieces (Bulk API 2.0 guide, "How Requests Are Processed"). */
export const BATCH_ROWS = 10_000;

/** What became of a row: what results tell of it. */
export type Outcome =
  | { readonly kind: 'success'; readonly id: string; readonly created: boolean }
  | { readonly kind: 'failure'; readonly error: string };

/** An ingest job of Bulk API 2.0: the upload, how far it has been worked off, and what became of its rows. */
export class IngestJob extends BulkJob<IngestFacts, JobState> {
  readonly jobType = 'V2Ingest';
  readonly concurrencyMode = 'Parallel';
  readonly contentType = 'CSV';
  /** The upload: one for each job. */
  data: Uint8Array | undefined;
  errorMessage: string | undefined;
  recordsProcessed = 0;
  recordsFailed = 0;
  retries = 0;
  /** Milliseconds from the start of a batch to its end, of all batches. */
  totalMs = 0;
  /** Milliseconds that saving took. */
  activeMs = 0;
  /** Rows from here on are in no result, not even among those that were not processed. */
  cutOffAt: number = Number.POSITIVE_INFINITY;
  /** Ends the work on it, if there is any: the rows that have not been saved stay as they are. */
  stopWork: () => void = () => {};
  /** By batch, and in it by row; one that was not processed has none. */
  readonly #outcomes: Outcome[][] = [];

  constructor(facts: IngestFacts) {
    super(facts, 'Open');
  }

  get isOver(): boolean {
    return isOver(this.state);
  }

  /** Results of the rows that come next in a batch. */
  addResults(batch: number, results: readonly RowResult[]): void {
    this.#outcomes[batch] ??= [];
    for (const result of results) this.#outcomes[batch].push(outcomeOf(result));
    this.recordsProcessed += results.length;
    this.recordsFailed += results.filter(({ success }) => !success).length;
  }

  /** undefined for a row that was not processed. */
  outcome(row: number): Outcome | undefined {
    return this.#outcomes[Math.floor(row / BATCH_ROWS)]?.[row % BATCH_ROWS];
  }
}

// Held for a week, for each row: no more than results need.
function outcomeOf(result: RowResult): Outcome {
  const { success, id, created } = result;
  return success ? { kind: 'success', id: id!, created } : { kind: 'failure', error: errorCell(result) };
}
