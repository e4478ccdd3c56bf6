import { ParseError } from '../../../errors.ts';
import { ApiError } from '../../api-error.ts';
import type { Org } from '../../org.ts';
import { CsvRecords } from '../csv-records.ts';
import { type Ingest, ingestSteps } from '../ingest.ts';
import type { Steps, Work } from '../work-queue.ts';
import { BATCH_ROWS, type IngestJob } from './ingest-job.ts';
import { hasLineEnding, RowSource } from './row-source.ts';

/** Attempts at a batch before the whole job fails (Bulk API 2.0 guide; ten in older editions). */
const MAX_RETRIES = 20;

/** The work on one job: batches of 10,000 rows, each with a turn of its own in the org's queue, until the rows are used up or one fails. */
export class IngestRun {
  readonly #org: Org;
  readonly #job: IngestJob;
  readonly #rows: RowSource;
  readonly #waiting = new Set<() => boolean>();
  #records: CsvRecords | undefined;
  #batches = 0;
  #unfinished = 0;
  #isStopped = false;

  constructor(org: Org, job: IngestJob) {
    this.#org = org;
    this.#job = job;
    this.#rows = new RowSource(job.data ?? new Uint8Array(), job.facts.dialect);
  }

  start(): void {
    this.#job.stopWork = () => this.#stop();
    this.#addBatch();
  }

  /** Nothing more is begun, and what has been begun ends with the chunk that it is at. */
  #stop(): void {
    this.#isStopped = true;
    for (const takeOut of this.#waiting) if (takeOut()) this.#unfinished--;
    this.#waiting.clear();
  }

  #addBatch(): void {
    const { clock, bulk } = this.#org;
    const job = this.#job;
    const batch = this.#batches++;
    this.#unfinished++;
    let startedAt = 0;
    const leave = (): void => {
      job.totalMs += clock.now() - startedAt;
      job.systemModstamp = clock.now();
    };
    const work: Work = {
      maxRetries: MAX_RETRIES,
      steps: () => this.#steps(batch),
      started: () => {
        startedAt = clock.now();
        this.#waiting.delete(takeOut);
        if (job.state === 'UploadComplete') job.setState('InProgress', clock.now());
      },
      requeued: () => {
        job.retries++;
        this.#waiting.add(takeOut);
        leave();
      },
      ended: (failure) => {
        if (!job.isOver) leave();
        this.#end(failure);
      },
    };
    const takeOut = bulk.queue.add(work);
    this.#waiting.add(takeOut);
  }

  *#steps(batch: number): Steps {
    const org = this.#org;
    const job = this.#job;
    const records = (this.#records ??= this.#readHeader());
    const rows = this.#take(BATCH_ROWS);
    if (batch === 0 && rows.length === 0) throw new ApiError('InvalidBatch', 'Records not found');
    if (this.#rows.hasMore) this.#addBatch();
    this.#takeAllocation(batch);
    const ingest: Ingest = { ...job.facts, userId: job.createdById };
    const inputs = rows.map((cells) => records.read(cells));
    for (const milliseconds of ingestSteps(org, ingest, inputs, (results) => job.addResults(batch, results))) {
      yield milliseconds;
      if (this.#isStopped) return;
      job.activeMs += milliseconds;
    }
  }

  /** Rows beyond the day's allocation leave no trace in the results (Bulk API 2.0 guide, on successful results). */
  #takeAllocation(batch: number): void {
    try {
      this.#org.bulk.takeBatches(1);
    } catch (error) {
      this.#job.cutOffAt = Math.min(this.#job.cutOffAt, batch * BATCH_ROWS);
      throw error;
    }
  }

  /** Throws ApiError for a header, or a line ending, that the job does not fit. */
  #readHeader(): CsvRecords {
    const { data = new Uint8Array(), facts } = this.#job;
    const { dialect, operation, externalIdFieldName } = facts;
    if (!hasLineEnding(data, dialect)) {
      throw new ApiError('ClientInputError', `LineEnding is invalid on user data. Current LineEnding setting is ${dialect.lineEnding}`);
    }
    const [header] = this.#take(1);
    if (header === undefined) throw new ApiError('InvalidBatch', 'Records not found');
    const key = externalIdFieldName?.toLowerCase();
    if (key !== undefined && !header.some((name) => name.toLowerCase() === key)) {
      throw new ApiError('InvalidBatch', `Field name not found : ${externalIdFieldName}`);
    }
    const { store } = this.#org;
    return new CsvRecords(store, store.table(facts.object)!.object, operation, header);
  }

  #take(count: number): readonly string[][] {
    try {
      return this.#rows.take(count);
    } catch (error) {
      if (error instanceof ParseError) throw new ApiError('ClientInputError', `Failed to parse CSV: ${error.message}`);
      throw error;
    }
  }

  #end(failure: string | undefined): void {
    const job = this.#job;
    this.#unfinished--;
    if (failure !== undefined && !job.isOver) {
      job.errorMessage ??= failure;
      this.#stop();
    }
    if (this.#unfinished > 0 || job.isOver) return;
    job.setState(job.errorMessage === undefined ? 'JobComplete' : 'Failed', this.#org.clock.now());
  }
}
