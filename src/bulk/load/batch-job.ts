import { Buffer } from 'node:buffer';
import type { BatchInfo, Bulk1V30, JobInfo } from '../../../generated/bulk/v1.ts';
import { ServerError } from '../../errors.ts';
import { type BulkLink, readBulk } from '../call.ts';
import type { JobHandle } from '../job-handle.ts';
import { hashDocument } from './hash-document.ts';

/** To close a job at the end of a load. It closes by itself after a day. */
const CLOSE_TIMEOUT_MS = 30_000;

/** How the end of batches is waited for. */
export interface WaitOptions {
  /** Of the whole load. */
  readonly handle: () => JobHandle;
  readonly pollTimeoutMs: number | undefined;
  readonly signal: AbortSignal | undefined;
}

interface Waiter {
  resolve(batch: BatchInfo): void;
  reject(error: unknown): void;
}

/** One job of Bulk 1.0 that takes batches. */
export class BatchJob {
  readonly id: string;
  readonly openedAt: number;
  /** Takes no more batches. */
  isSealed = false;
  readonly #link: BulkLink;
  readonly #resources: Bulk1V30;
  readonly #options: WaitOptions;
  /** Batches that somebody has uploaded. */
  readonly #claimed: Set<string> = new Set();
  readonly #waiting: Map<string, Waiter> = new Map();
  /** Batches whose end nobody has asked for yet, and those whose end was told. */
  readonly #ended: Map<string, BatchInfo> = new Map();
  readonly #told: Set<string> = new Set();
  #isWatched = false;
  /** The job's counters when its batches were last listed. */
  #listedAt = '';

  constructor(link: BulkLink, resources: Bulk1V30, id: string, options: WaitOptions) {
    this.#link = link;
    this.#resources = resources;
    this.id = id;
    this.openedAt = link.clock.now();
    this.#options = options;
  }

  /** Says that a batch is the caller's. False where another has it. */
  claim(batchId: string): boolean {
    if (this.#claimed.has(batchId)) return false;
    this.#claimed.add(batchId);
    return true;
  }

  /** Finds and claims the batch with this content, among those whose upload had no answer. */
  async find(document: Uint8Array): Promise<string | undefined> {
    const digest = digestOf(document);
    for (const { id } of await this.#list()) {
      if (this.#claimed.has(id)) continue;
      const { data } = await readBulk(this.#link, this.#resources.getBatchRequest, { jobId: this.id, batchId: id }, this.#signal());
      if (digestOf(data) === digest && this.claim(id)) return id;
    }
    return undefined;
  }

  /** The batch when it has ended, well or not. */
  ended(batchId: string): Promise<BatchInfo> {
    const batch = this.#ended.get(batchId);
    this.#ended.delete(batchId);
    this.#told.add(batchId);
    if (batch !== undefined) return Promise.resolve(batch);
    return new Promise((resolve, reject) => {
      this.#waiting.set(batchId, { resolve, reject });
      void this.#watch();
    });
  }

  /** The batches, each when it has ended, in the order in which the job got them. Ends with those that it has when the last of them has ended. */
  async *each(): AsyncGenerator<BatchInfo, void, undefined> {
    const given = new Set<string>();
    for (let isNews = true; isNews; ) {
      isNews = false;
      const batches = await this.#list();
      this.#settle(batches);
      for (const { id } of batches) {
        if (given.has(id)) continue;
        given.add(id);
        isNews = true;
        yield await this.ended(id);
      }
    }
  }

  /** Closes the job: what the server has not taken by now, it never will. */
  async seal(signal: AbortSignal | undefined): Promise<void> {
    this.isSealed = true;
    try {
      await readBulk(this.#link, this.#resources.updateJob, { jobId: this.id, state: 'Closed' }, { signal });
    } catch (error) {
      // Closed before, by a call whose answer was lost, or aborted.
      if (!(error instanceof ServerError && error.exceptionCode === 'InvalidJobState')) throw error;
    }
  }

  /** The same at the end of a load, where a job that stays open does no harm. */
  async end(): Promise<void> {
    if (!this.isSealed) await this.seal(AbortSignal.timeout(CLOSE_TIMEOUT_MS)).catch(() => {});
  }

  async #watch(): Promise<void> {
    if (this.#isWatched) return;
    this.#isWatched = true;
    try {
      while (this.#waiting.size > 0) {
        const { handle, pollTimeoutMs: timeoutMs, signal } = this.#options;
        await this.#link.poller.watch({ handle, timeoutMs, signal }).until(() => this.#look());
      }
    } catch (error) {
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
    } finally {
      this.#isWatched = false;
    }
  }

  /** Asks for the job's counters, and for its batches only where those have moved. True when a batch came to its end. */
  async #look(): Promise<true | undefined> {
    const job = await readBulk(this.#link, this.#resources.getJob, { jobId: this.id }, this.#signal());
    const counters = `${job.state} ${job.numberBatchesCompleted} ${job.numberBatchesFailed}`;
    if (counters === this.#listedAt && hasWork(job)) return undefined;
    const batches = await this.#list();
    this.#listedAt = counters;
    return this.#settle(batches);
  }

  #settle(batches: readonly BatchInfo[]): true | undefined {
    let isNews: true | undefined;
    for (const batch of batches) {
      if (batch.state === 'Queued' || batch.state === 'InProgress') continue;
      const waiter = this.#waiting.get(batch.id);
      if (waiter === undefined) {
        if (!this.#told.has(batch.id)) this.#ended.set(batch.id, batch);
        continue;
      }
      this.#waiting.delete(batch.id);
      waiter.resolve(batch);
      isNews = true;
    }
    return isNews;
  }

  async #list(): Promise<readonly BatchInfo[]> {
    return (await readBulk(this.#link, this.#resources.listBatches, { jobId: this.id }, this.#signal())).batchInfo;
  }

  #signal(): { readonly signal: AbortSignal | undefined } {
    return { signal: this.#options.signal };
  }
}

/** The resources of Bulk 1.0 at the link's version. */
export function resources({ api }: BulkLink): Bulk1V30 {
  return api.bulk1 as Bulk1V30;
}

function hasWork({ numberBatchesQueued, numberBatchesInProgress }: JobInfo): boolean {
  return numberBatchesQueued + numberBatchesInProgress > 0;
}

function digestOf(data: string | Uint8Array): string {
  return hashDocument(typeof data === 'string' ? Buffer.from(data, 'utf8') : data).digest('base64url');
}
