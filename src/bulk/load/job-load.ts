import { Buffer } from 'node:buffer';
import type { Bulk2V49, IngestJob } from '../../../generated/bulk/v2.ts';
import type { CsvDialect } from '../../csv/dialect.ts';
import { ForcewireError, ServerError } from '../../errors.ts';
import { Lanes } from '../../load/lanes.ts';
import type { BatchResult, ServerJob } from '../../load/run-load.ts';
import { type BulkLink, callBulk, mayPassAgain, newTrace, readBulk } from '../call.ts';
import type { JobHandle } from '../job-handle.ts';
import type { BulkOperation } from '../operation.ts';
import { type Fate, notSent, type Settle } from './fate.ts';
import { failed, readCells, readReturned, succeeded } from './job-results.ts';
import { joinRows, type ReturnedRow } from './join-rows.ts';
import type { LoadBatch, Settlement } from './load-batch.ts';
import type { LoadTarget } from './load-options.ts';
import { sendDocument } from './send-document.ts';

/** Looks in a row that may go wrong, each after several tries: a server that cannot be reached for longer is given up. */
const MAX_FAILED_LOOKS = 5;
/** To abort a job that will not be used. */
const ABORT_TIMEOUT_MS = 30_000;

/** How a load by Bulk 2.0 runs. */
export interface JobLoadOptions {
  readonly concurrency: number;
  readonly maxQueued: number;
  readonly assignmentRuleId: string | undefined;
  readonly dialect: CsvDialect;
  /** Column that tells rows apart. */
  readonly joinOn: string | undefined;
  readonly pollTimeoutMs: number | undefined;
  readonly signal: AbortSignal | undefined;
}

/** A load as Bulk 2.0 does it: a job for each batch. */
export class JobLoad implements ServerJob {
  readonly traffic = { calls: 0, bytesSent: 0 };
  readonly #link: BulkLink;
  readonly #target: LoadTarget;
  readonly #options: JobLoadOptions;
  readonly #uploads: Lanes;
  /** Places for jobs that are at the server and not finished. */
  readonly #queue: Lanes;
  readonly #jobIds: string[] = [];

  constructor(link: BulkLink, target: LoadTarget, options: JobLoadOptions) {
    this.#link = link;
    this.#target = target;
    this.#options = options;
    const owner = { operation: target.operation, tags: link.tags };
    this.#uploads = new Lanes(options.concurrency, owner);
    this.#queue = new Lanes(options.maxQueued, owner);
  }

  get handle(): JobHandle | undefined {
    return this.#jobIds.length === 0 ? undefined : this.#knownHandle();
  }

  /** Makes a job of a batch, waits for its end and joins its results. Never rejects. */
  send<Row>(batch: LoadBatch<Row>, stopping: AbortSignal): Promise<BatchResult<Row>> {
    const owner = { signal: this.#options.signal, handle: () => this.handle };
    return sendDocument(batch, owner, (document, fate) => this.#send(document, batch.sent, fate, stopping));
  }

  // Each job has ended its upload when its batch was sent.
  async end(): Promise<void> {}

  async #send(document: Uint8Array, rows: number, fate: Fate, stopping: AbortSignal): Promise<Settle> {
    if ((await this.#queue.enter(stopping)) === undefined) return notSent;
    let job: IngestJob;
    try {
      if ((await this.#uploads.enter(stopping)) === undefined) return notSent;
      const jobId = await this.#submit(document, fate).finally(() => this.#uploads.leave());
      job = await this.#ended(jobId);
    } finally {
      this.#queue.leave();
    }
    return this.#join(job, document, rows);
  }

  /** Nothing of a job is carried out before its upload is declared complete. */
  async #submit(document: Uint8Array, fate: Fate): Promise<string> {
    const jobId = await this.#createJob(document);
    try {
      await this.#upload(jobId, document, fate);
      fate.applied = 'perhaps';
      await this.#complete(jobId, fate);
      return jobId;
    } catch (error) {
      if (fate.applied === 'no') await this.#abort(jobId);
      throw error;
    }
  }

  async #createJob(document: Uint8Array): Promise<string> {
    const { object, operation, externalIdField } = this.#target;
    const { assignmentRuleId, dialect, signal } = this.#options;
    const job = {
      object,
      operation,
      externalIdFieldName: externalIdField,
      contentType: 'CSV',
      columnDelimiter: dialect.delimiter?.toUpperCase(),
      lineEnding: dialect.lineEnding ?? lineEndingOf(document),
      assignmentRuleId,
    };
    // One that is created twice for a lost answer stays empty.
    const { id } = await readBulk(this.#link, this.#resources.createIngestJob, job, { signal });
    this.#jobIds.push(id);
    return id;
  }

  /** A job takes one upload. Where one had no answer, it is made again, and a server that has it says so. */
  async #upload(jobId: string, data: Uint8Array, fate: Fate): Promise<void> {
    const { signal } = this.#options;
    const operation = this.#resources.uploadIngestJobData;
    for (let attempt = 1; ; attempt++) {
      const trace = newTrace();
      try {
        return await callBulk(this.#link, operation, { jobId, data }, { signal }, trace);
      } catch (error) {
        if (attempt > 1 && hasContents(error)) return;
        if (!mayPassAgain(error) || !(await this.#link.retrier.pause({ operation: operation.name, attempt, error, signal }))) throw error;
      } finally {
        fate.attempts += trace.requests;
        this.traffic.calls += trace.requests;
        this.traffic.bytesSent += trace.bytesSent;
      }
    }
  }

  async #complete(jobId: string, fate: Fate): Promise<void> {
    const { signal } = this.#options;
    try {
      await readBulk(this.#link, this.#resources.updateIngestJob, { jobId, state: 'UploadComplete' }, { signal });
    } catch (error) {
      if (!(error instanceof ServerError) || error.retryable) throw error;
      // A change whose answer was lost is refused the second time.
      const { state } = await this.#get(jobId);
      if (state !== 'Open' && state !== 'Aborted') return;
      fate.applied = 'no';
      throw error;
    }
  }

  /** A job whose rows count as not sent shall not be carried out by anybody. */
  async #abort(jobId: string): Promise<void> {
    const options = { signal: AbortSignal.timeout(ABORT_TIMEOUT_MS) };
    await callBulk(this.#link, this.#resources.updateIngestJob, { jobId, state: 'Aborted' }, options).catch(() => {});
  }

  async #ended(jobId: string): Promise<IngestJob> {
    const { pollTimeoutMs: timeoutMs, signal } = this.#options;
    let failedLooks = 0;
    const look = async (): Promise<IngestJob | undefined> => {
      try {
        const job = await this.#get(jobId);
        failedLooks = 0;
        return ['JobComplete', 'Failed', 'Aborted'].includes(job.state) ? job : undefined;
      } catch (error) {
        if (!mayPassAgain(error) || ++failedLooks >= MAX_FAILED_LOOKS) throw error;
        return undefined;
      }
    };
    return this.#link.poller.watch({ handle: () => this.#knownHandle(), timeoutMs, signal }).until(look);
  }

  /** Successes, failures and unprocessed rows must be all that was sent; the results that the job's counters rule out are not asked for. */
  async #join(job: IngestJob, document: Uint8Array, rows: number): Promise<Settle> {
    const { id, state, errorMessage, numberRecordsProcessed: processed, numberRecordsFailed: failures } = job;
    const reason = errorMessage ?? (state === 'Aborted' ? 'the job was aborted' : `the server did not process the row (${state})`);
    if (state !== 'JobComplete' && processed === 0) return () => ({ status: 'notProcessed', reason });
    const sent = readCells(document, this.#options.dialect);
    const { getSuccessfulResults, getFailedResults, getUnprocessedRecords } = this.#resources;
    const sources: readonly [
      boolean,
      BulkOperation<{ readonly jobId: string }, string | Uint8Array>,
      Parameters<typeof readReturned>[3],
    ][] = [
      [processed !== failures, getSuccessfulResults, succeeded],
      [failures !== 0, getFailedResults, failed],
      [processed !== rows, getUnprocessedRecords, () => ({ status: 'notProcessed', reason })],
    ];
    const returned: ReturnedRow[] = [];
    for (const [isLikely, operation, settlementOf] of [...sources].sort(([a], [b]) => Number(b) - Number(a))) {
      if (!isLikely && returned.length === rows) break;
      const csv = bytesOf(await readBulk(this.#link, operation, { jobId: id }, { signal: this.#options.signal }));
      for (const row of readReturned(csv, sent.columns, this.#options.dialect, settlementOf)) returned.push(row);
    }
    const settled = joinRows(sent.rows, returned, this.#keyColumn(sent.columns));
    const cause = new ForcewireError('RESULT_COUNT', `Of ${rows} rows, the results of job ${id} have ${returned.length}.`);
    return (place): Settlement => settled[place] ?? { status: 'unknown', cause };
  }

  #keyColumn(columns: readonly string[]): number {
    const { operation, externalIdField } = this.#target;
    const name = this.#options.joinOn ?? (operation === 'insert' ? undefined : (externalIdField ?? 'Id'));
    return columns.findIndex((column) => column.toLowerCase() === name?.toLowerCase());
  }

  #get(jobId: string): Promise<IngestJob> {
    return readBulk(this.#link, this.#resources.getIngestJob, { jobId }, { signal: this.#options.signal });
  }

  get #resources(): Bulk2V49 {
    return this.#link.api.bulk2 as Bulk2V49;
  }

  #knownHandle(): JobHandle {
    return { protocol: '2.0', version: this.#link.api.version, jobIds: [...this.#jobIds], operation: this.#target.operation };
  }
}

// `Found multipe contents for job: <…>`, in the servers' spelling.
function hasContents(error: unknown): boolean {
  return error instanceof ServerError && /^Found multip\w* contents/i.test(error.message);
}

/** Of the first row; a file that mixes them is for the server to refuse. */
function lineEndingOf(document: Uint8Array): 'LF' | 'CRLF' {
  const end = document.indexOf(0x0a);
  return end > 0 && document[end - 1] === 0x0d ? 'CRLF' : 'LF';
}

function bytesOf(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
}
