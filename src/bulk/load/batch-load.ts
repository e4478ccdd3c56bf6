import type { JobInfo } from '../../../generated/bulk/v1.ts';
import { ServerError, TransportError } from '../../errors.ts';
import type { BatchResult, ServerJob } from '../../load/run-load.ts';
import { abortJobs, hadAllBatchesDone } from '../abort-jobs.ts';
import { type BulkLink, callBulk, isRefusal, mayPassAgain, newTrace, readBulk } from '../call.ts';
import type { LoadHandle } from '../job-handle.ts';
import { BatchJob, resources } from './batch-job.ts';
import type { BatchLog } from './batch-log.ts';
import { type Fate, leave, type Settle } from './fate.ts';
import type { LoadBatch } from './load-batch.ts';
import { LoadJobs, type LoadJobsOptions } from './load-jobs.ts';
import type { LoadTarget } from './load-options.ts';
import { readBatch } from './read-batch.ts';

/** Servers take no batches for a job that is a day old. */
const LONGEST_OPEN_MS = 23 * 3_600_000;

/** How a load by Bulk 1.0 runs. */
export interface BatchLoadOptions extends LoadJobsOptions {
  readonly mode: 'parallel' | 'serial';
  readonly contentType: 'CSV' | 'ZIP_CSV';
  /** How line breaks inside of texts are stored. */
  readonly lineEnding: 'LF' | 'CRLF' | undefined;
}

interface Placed {
  readonly job: BatchJob;
  readonly batchId: string;
}

/** `isRefused`: the server certainly did not take the batch. */
type Upload =
  | { readonly batchId: string; readonly error?: undefined; readonly isRefused?: undefined }
  | { readonly batchId?: undefined; readonly error: unknown; readonly isRefused: boolean };

/** A load as Bulk 1.0 does it: batches of one job, or of several where it lasts for days. */
export class BatchLoad implements ServerJob {
  readonly #link: BulkLink;
  readonly #target: LoadTarget;
  readonly #options: BatchLoadOptions;
  readonly #jobs: LoadJobs;
  #job: Promise<BatchJob> | undefined;
  /** Jobs of earlier processes, which take no more batches. */
  readonly #left: Map<string, Promise<BatchJob>> = new Map();

  constructor(link: BulkLink, target: LoadTarget, options: BatchLoadOptions) {
    this.#link = link;
    this.#target = target;
    this.#options = options;
    this.#jobs = new LoadJobs(link, '1.0', target, options);
  }

  get handle(): LoadHandle | undefined {
    return this.#jobs.handle;
  }

  get traffic(): LoadJobs['traffic'] {
    return this.#jobs.traffic;
  }

  /** Uploads a batch, unless the log says where it is, waits for its end and joins its result. Never rejects. */
  send<Row>(batch: LoadBatch<Row>, stopping: AbortSignal, log: BatchLog): Promise<BatchResult<Row>> {
    return this.#jobs.settle(batch, log, async (document, fate) => {
      const place = (): Promise<Placed> => this.#placeOnce(document, fate, stopping, log);
      return (await this.#jobs.inTurn(stopping, place, (placed) => this.#end(placed, batch.sent))) ?? leave(log);
    });
  }

  /** What has not begun never will. */
  async abort(): Promise<'aborted' | 'ended'> {
    await this.#job?.catch(() => undefined);
    const { signal } = this.#options;
    const abort = (jobId: string): Promise<JobInfo> =>
      readBulk(this.#link, resources(this.#link).updateJob, { jobId, state: 'Aborted' }, { signal });
    return abortJobs(this.#jobs.ids, abort, hadAllBatchesDone);
  }

  /** Nothing more will be sent. */
  async end(): Promise<void> {
    const job = await this.#job?.catch(() => undefined);
    await job?.end();
  }

  async #placeOnce(document: Uint8Array, fate: Fate, stopping: AbortSignal, log: BatchLog): Promise<Placed> {
    const left = log.mayHaveRun ? await this.#findLeft(document, log) : undefined;
    if (left !== undefined) return left;
    fate.applied = 'no';
    return this.#place(document, fate, stopping, log);
  }

  /** The batch where a process that died has left it, if it arrived. */
  async #findLeft(document: Uint8Array, log: BatchLog): Promise<Placed | undefined> {
    const job = await this.#leftJob(log.jobId!);
    if (log.batchId !== undefined) return { job, batchId: log.batchId };
    const batchId = await job.find(document);
    if (batchId === undefined) return undefined;
    await log.placed(batchId);
    return { job, batchId };
  }

  /** A closed job takes no late batch: what it has not got by now never arrives. */
  #leftJob(id: string): Promise<BatchJob> {
    const close = async (): Promise<BatchJob> => {
      const job = this.#jobWith(id);
      for (const batchId of this.#options.log.batchesIn(id)) job.claim(batchId);
      await job.seal(this.#options.signal);
      return job;
    };
    const job = this.#left.get(id) ?? close();
    this.#left.set(id, job);
    return job;
  }

  /** Uploads until it is certain that a job has the batch, once. */
  async #place(document: Uint8Array, fate: Fate, stopping: AbortSignal, log: BatchLog): Promise<Placed> {
    const { signal } = this.#options;
    for (let attempt = 1; ; attempt++) {
      const job = await this.#openJob();
      await log.intend(job.id);
      const { batchId, error, isRefused } = await this.#upload(job, document, fate);
      if (batchId !== undefined) return this.#placed({ job, batchId }, log);
      signal?.throwIfAborted();
      // Another upload had to close the job, to know what came of it.
      if (isRefused && job.isSealed && error instanceof ServerError && !stopping.aborted) continue;
      const found = isRefused ? undefined : await this.#findLost(job, document);
      if (found !== undefined) return this.#placed({ job, batchId: found }, log);
      fate.applied = 'no';
      const mayTry = !stopping.aborted && mayPassAgain(error);
      if (!mayTry || !(await this.#link.retrier.pause({ operation: 'createBatch', attempt, error, signal }))) throw error;
    }
  }

  async #placed(placed: Placed, log: BatchLog): Promise<Placed> {
    await log.placed(placed.batchId);
    return placed;
  }

  async #upload(job: BatchJob, document: Uint8Array, fate: Fate): Promise<Upload> {
    const trace = newTrace();
    fate.applied = 'perhaps';
    try {
      const request = { jobId: job.id, contentType: this.#options.contentType, data: document };
      const { id } = await callBulk(this.#link, resources(this.#link).createBatch, request, { signal: this.#options.signal }, trace);
      if (job.claim(id)) return { batchId: id };
      return { error: sameContent(id), isRefused: false };
    } catch (error) {
      const isRefused = isRefusal(error, trace);
      if (isRefused) fate.applied = 'no';
      return { error, isRefused };
    } finally {
      this.#jobs.count(fate, trace);
    }
  }

  /** Whether a batch arrived whose upload had no answer. It may still be on its way, so that only a job that takes no more can tell. */
  async #findLost(job: BatchJob, document: Uint8Array): Promise<string | undefined> {
    const batchId = await job.find(document);
    if (batchId !== undefined) return batchId;
    await job.seal(this.#options.signal);
    return job.find(document);
  }

  async #end({ job, batchId }: Placed, rows: number): Promise<Settle> {
    const batch = await job.ended(batchId);
    return readBatch(this.#link, resources(this.#link), { jobId: job.id, batch, rows }, this.#options.signal);
  }

  /** The job that takes batches now. Those who ask at the same time get the same. */
  #openJob(): Promise<BatchJob> {
    const before = this.#job?.catch(() => undefined) ?? Promise.resolve(undefined);
    this.#job = before.then((job) => (job !== undefined && this.#isOpen(job) ? job : this.#replaceJob(job)));
    return this.#job;
  }

  #isOpen({ isSealed, openedAt }: BatchJob): boolean {
    return !isSealed && this.#link.clock.now() - openedAt < LONGEST_OPEN_MS;
  }

  async #replaceJob(job: BatchJob | undefined): Promise<BatchJob> {
    if (job?.isSealed === false) await job.seal(this.#options.signal);
    return this.#createJob();
  }

  async #createJob(): Promise<BatchJob> {
    const { object, operation, externalIdField } = this.#target;
    const { mode, contentType, assignmentRuleId, lineEnding, signal } = this.#options;
    const concurrencyMode = mode === 'serial' ? 'Serial' : 'Parallel';
    const job = { operation, object, externalIdFieldName: externalIdField, concurrencyMode, contentType, assignmentRuleId };
    // One that is created twice for a lost answer stays empty.
    const { id } = await readBulk(this.#link, resources(this.#link).createJob, job, { headers: { lineEnding }, signal });
    this.#jobs.add(id);
    return this.#jobWith(id);
  }

  #jobWith(id: string): BatchJob {
    const { pollTimeoutMs, signal } = this.#options;
    return new BatchJob(this.#link, resources(this.#link), id, { handle: () => this.#jobs.knownHandle, pollTimeoutMs, signal });
  }
}

// An upload of the same rows that had no answer has taken this batch for its own, so that this one may have been lost instead.
function sameContent(batchId: string): TransportError {
  const message = `The batch ${batchId} belongs to other rows that are the same.`;
  return new TransportError('BATCH_TAKEN', message, { sent: true, retryable: true });
}
