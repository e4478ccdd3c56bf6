import type { Org } from '../../org.ts';
import { BulkJob, type BulkJobFacts } from '../bulk-job.ts';
import type { BulkQuery, BulkResult } from '../query/bulk-query.ts';
import type { Steps, Work } from '../work-queue.ts';
import type { JobDialect } from './dialect.ts';
import { isOver, type JobState, wrongState } from './job-state.ts';

/** What a query job is created with, and keeps. */
export interface QueryFacts extends BulkJobFacts {
  readonly operation: 'query' | 'queryAll';
  readonly query: BulkQuery;
  readonly dialect: JobDialect;
}

/** Attempts at a chunk (Bulk API 2.0 guide, "How Queries Are Processed"). */
const MAX_RETRIES = 15;
/** Rows found count for less than rows saved: our choice, so that a million take a second by default. */
const ROWS_READ_IN_THE_TIME_OF_ONE_SAVED = 20;

/** A query job of Bulk API 2.0. It waits for its turn in the org's queue; what it finds is kept for as long as the job is. */
export class QueryJob extends BulkJob<QueryFacts, JobState> implements Work {
  readonly jobType = 'V2Query';
  readonly concurrencyMode = 'Parallel';
  readonly contentType = 'CSV';
  readonly maxRetries: number = MAX_RETRIES;
  errorMessage: string | undefined;
  retries = 0;
  totalMs = 0;
  #found: BulkResult | undefined;
  #startedAt = 0;
  #stopWaiting: () => boolean = () => false;
  readonly #org: Org;

  constructor(org: Org, facts: QueryFacts) {
    super(facts, 'UploadComplete');
    this.#org = org;
  }

  get isOver(): boolean {
    return isOver(this.state);
  }

  /** Rows found, once all are. */
  get recordsProcessed(): number {
    return this.state === 'JobComplete' ? this.#found!.length : 0;
  }

  /** Throws ApiError (INVALIDJOBSTATE) while there is none, and for a job that has failed. */
  result(): BulkResult {
    if (this.state === 'JobComplete') return this.#found!;
    // No recording has the words; the code is the one of every request that a job's state does not allow.
    throw wrongState(`Results are not available: the job is in state ${this.state}`);
  }

  /** Has it wait for its turn. */
  start(): void {
    this.#stopWaiting = this.#org.bulk.queue.add(this);
  }

  abort(): void {
    this.#stopWaiting();
    this.#found = undefined;
    this.setState('Aborted', this.#org.clock.now());
  }

  *steps(): Steps {
    this.#found = this.facts.query.run();
    yield (this.#found.length * this.#org.bulk.settings.msPerRecord) / ROWS_READ_IN_THE_TIME_OF_ONE_SAVED;
  }

  started(): void {
    this.#startedAt = this.#org.clock.now();
    if (!this.isOver) this.setState('InProgress', this.#org.clock.now());
  }

  requeued(): void {
    this.retries++;
    this.totalMs += this.#org.clock.now() - this.#startedAt;
  }

  ended(failure: string | undefined): void {
    if (this.isOver) return;
    this.totalMs += this.#org.clock.now() - this.#startedAt;
    this.errorMessage = failure;
    this.setState(failure === undefined ? 'JobComplete' : 'Failed', this.#org.clock.now());
  }
}
