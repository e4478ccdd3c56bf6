import type { BatchInfo } from '../../../../generated/bulk/v1.ts';
import { dropIllegalCharacters } from '../../../xml/characters.ts';
import type { Clock } from '../../clock.ts';
import type { RowResult } from '../ingest.ts';
import type { Steps, Work } from '../work-queue.ts';
import { formatDate, type Job } from './job.ts';

export type BatchState = 'Queued' | 'InProgress' | 'Completed' | 'Failed' | 'NotProcessed';

/** What was posted. */
export interface BatchContent {
  /** As the header said. */
  readonly mediaType: string;
  readonly charset: string | undefined;
  readonly data: Uint8Array;
}

/** A part of what a query found. */
export interface ResultFile {
  /** 15 characters. */
  readonly id: string;
  read(): Iterable<Uint8Array>;
}

/** Attempts of the guide, "Batch Retry Header" and "How Bulk Queries Are Processed". */
const INGEST_RETRIES = 10;
const QUERY_RETRIES = 30;
/** A query's attempts are half as long as the turns of rows. */
const QUERY_TURN_MS = 300_000;

/** A batch: rows that are saved, or a query. */
export class Batch implements Work {
  readonly id: string;
  readonly job: Job;
  readonly content: BatchContent;
  readonly createdDate: number;
  readonly lane: string | undefined;
  readonly maxRetries: number;
  readonly turnMs: number | undefined;
  state: BatchState = 'Queued';
  stateMessage: string | undefined;
  systemModstamp: number;
  recordsProcessed = 0;
  recordsFailed = 0;
  retries = 0;
  /** Milliseconds from a start to the end or to the queue. */
  totalMs = 0;
  /** Milliseconds that the steps took. */
  activeMs = 0;
  /** What became of the rows so far. */
  readonly results: RowResult[] = [];
  /** Rows in all, once they have been read. */
  rowCount = 0;
  /** What the query found. */
  readonly files: ResultFile[] = [];
  /** The query goes on in other batches, one for each range of ids. */
  isSplit = false;
  /** Takes the batch out of the queue; true if it was still there. */
  stopWaiting: () => boolean = () => false;
  readonly #clock: Clock;
  readonly #process: (batch: Batch) => Steps;
  #startedAt = 0;

  constructor(id: string, job: Job, content: BatchContent, clock: Clock, process: (batch: Batch) => Steps) {
    this.id = id;
    this.job = job;
    this.content = content;
    this.createdDate = clock.now();
    this.systemModstamp = this.createdDate;
    this.lane = job.concurrencyMode === 'Serial' ? job.id : undefined;
    this.maxRetries = !job.facts.retriesBatches ? 0 : job.isQuery ? QUERY_RETRIES : INGEST_RETRIES;
    this.turnMs = job.isQuery ? QUERY_TURN_MS : undefined;
    this.#clock = clock;
    this.#process = process;
  }

  get isOver(): boolean {
    return this.state !== 'Queued' && this.state !== 'InProgress';
  }

  *steps(): Steps {
    for (const milliseconds of this.#process(this)) {
      yield milliseconds;
      this.activeMs += milliseconds;
    }
  }

  started(): void {
    this.#startedAt = this.#clock.now();
    this.#setState('InProgress');
  }

  requeued(): void {
    this.retries++;
    this.#leave('Queued');
  }

  ended(failure: string | undefined): void {
    // It may quote a query, which is posted as plain text.
    this.stateMessage = failure === undefined ? undefined : dropIllegalCharacters(failure);
    if (failure === undefined) return this.#leave(this.isSplit ? 'NotProcessed' : 'Completed');
    this.#fillResults();
    this.#leave('Failed');
  }

  /** The job was aborted: a batch that waits is not processed any more, one that runs goes on. */
  abort(): void {
    if (this.stopWaiting()) this.#setState('NotProcessed');
  }

  addResults(results: readonly RowResult[]): void {
    for (const result of results) this.results.push(result);
    this.recordsProcessed = this.results.length;
    this.recordsFailed += results.filter(({ success }) => !success).length;
  }

  info(): BatchInfo {
    return {
      id: this.id,
      jobId: this.job.id,
      state: this.state,
      ...(this.stateMessage === undefined ? {} : { stateMessage: this.stateMessage }),
      createdDate: formatDate(this.createdDate),
      systemModstamp: formatDate(this.systemModstamp),
      numberRecordsProcessed: this.recordsProcessed,
      numberRecordsFailed: this.recordsFailed,
      totalProcessingTime: Math.round(this.totalMs),
      apiActiveProcessingTime: Math.round(this.activeMs),
      apexProcessingTime: 0,
    };
  }

  // Results stand in the order of the rows, so that clients pair them by position: rows that a failure left over need theirs, too. The code is
  // that of the Partner WSDL for records behind a stop.
  #fillResults(): void {
    if (this.results.length === 0) return;
    const error = { statusCode: 'PROCESSING_HALTED', message: 'the batch failed before this row was processed', fields: [] };
    while (this.results.length < this.rowCount) this.results.push({ id: null, success: false, created: false, errors: [error] });
  }

  #leave(state: BatchState): void {
    this.totalMs += this.#clock.now() - this.#startedAt;
    this.#setState(state);
  }

  #setState(state: BatchState): void {
    this.state = state;
    this.systemModstamp = this.#clock.now();
  }
}
