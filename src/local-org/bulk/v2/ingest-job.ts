import type { BulkJob } from '../bulk-jobs.ts';
import type { IngestOperation, RowResult } from '../ingest.ts';
import { errorCell } from '../ingest-rules.ts';
import type { JobDialect } from './dialect.ts';
import { isOver, type JobState } from './job-state.ts';

/** What an ingest job is created with, and keeps. */
export interface IngestFacts {
  readonly id: string;
  readonly operation: IngestOperation;
  readonly object: string;
  readonly externalIdFieldName: string | undefined;
  readonly assignmentRuleId: string | undefined;
  readonly dialect: JobDialect;
  /** `62.0`. */
  readonly apiVersion: string;
  readonly createdById: string;
  readonly createdDate: number;
}

/** Records of an internal batch: the upload is worked off in such pieces (Bulk API 2.0 guide, "How Requests Are Processed"). */
export const BATCH_ROWS = 10_000;

/** What became of a row: what results tell of it. */
export type Outcome =
  | { readonly kind: 'success'; readonly id: string; readonly created: boolean }
  | { readonly kind: 'failure'; readonly error: string };

/** An ingest job of Bulk API 2.0: the upload, how far it has been worked off, and what became of its rows. */
export class IngestJob implements BulkJob {
  readonly jobType = 'V2Ingest';
  readonly concurrencyMode = 'Parallel';
  readonly contentType = 'CSV';
  readonly facts: IngestFacts;
  state: JobState = 'Open';
  systemModstamp: number;
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
    this.facts = facts;
    this.systemModstamp = facts.createdDate;
  }

  get id(): string {
    return this.facts.id;
  }

  get operation(): IngestOperation {
    return this.facts.operation;
  }

  get object(): string {
    return this.facts.object;
  }

  get createdById(): string {
    return this.facts.createdById;
  }

  get createdDate(): number {
    return this.facts.createdDate;
  }

  get apiVersion(): string {
    return this.facts.apiVersion;
  }

  get isOver(): boolean {
    return isOver(this.state);
  }

  setState(state: JobState, now: number): void {
    this.state = state;
    this.systemModstamp = now;
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
