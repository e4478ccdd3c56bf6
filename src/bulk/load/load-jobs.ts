import { Lanes } from '../../load/lanes.ts';
import type { BatchResult } from '../../load/run-load.ts';
import type { BulkLink, BulkTrace } from '../call.ts';
import type { LoadHandle } from '../job-handle.ts';
import type { BatchLog, LoadLog } from './batch-log.ts';
import { type Fate, isGone, notSent, type Settle, settleFailure, withHandle } from './fate.ts';
import { type LoadBatch, outcomesOf } from './load-batch.ts';
import type { LoadTarget } from './load-options.ts';

/** How a load runs, by either protocol. */
export interface LoadJobsOptions {
  readonly concurrency: number;
  readonly maxQueued: number;
  readonly assignmentRuleId: string | undefined;
  readonly pollTimeoutMs: number | undefined;
  readonly signal: AbortSignal | undefined;
  /** Of the processes before this one. */
  readonly log: LoadLog;
}

/** The jobs of a load, by either protocol: which there are, how much of them is at the server at a time, and what was sent. */
export class LoadJobs {
  readonly traffic = { calls: 0, bytesSent: 0 };
  readonly #link: BulkLink;
  readonly #protocol: LoadHandle['protocol'];
  readonly #operation: LoadHandle['operation'];
  readonly #options: LoadJobsOptions;
  readonly #uploads: Lanes;
  /** Places for what is at the server and not finished. */
  readonly #queue: Lanes;
  readonly #ids: string[] = [];

  constructor(link: BulkLink, protocol: LoadHandle['protocol'], { operation }: LoadTarget, options: LoadJobsOptions) {
    const owner = { operation, tags: link.tags };
    this.#link = link;
    this.#protocol = protocol;
    this.#operation = operation;
    this.#options = options;
    this.#uploads = new Lanes(options.concurrency, owner);
    this.#queue = new Lanes(options.maxQueued, owner);
  }

  /** A job was made. */
  add(id: string): void {
    this.#ids.push(id);
  }

  /** Those of earlier processes too. */
  get ids(): readonly string[] {
    return [...new Set([...this.#options.log.jobIds, ...this.#ids])];
  }

  /** undefined before the first job. */
  get handle(): LoadHandle | undefined {
    return this.ids.length === 0 ? undefined : this.knownHandle;
  }

  get knownHandle(): LoadHandle {
    return { protocol: this.#protocol, version: this.#link.api.version, jobIds: this.ids, operation: this.#operation };
  }

  /** Counts an upload, however it ended. */
  count(fate: Fate, { requests, bytesSent }: BulkTrace): void {
    fate.attempts += requests;
    this.traffic.calls += requests;
    this.traffic.bytesSent += bytesSent;
  }

  /** Every row of a batch gets its outcome, however `send` ends; a batch without a document is not sent. Never rejects. */
  async settle<Row>(
    batch: LoadBatch<Row>,
    { mayHaveRun, attempts }: BatchLog,
    send: (document: Uint8Array, fate: Fate) => Promise<Settle>,
  ): Promise<BatchResult<Row>> {
    const fate: Fate = { attempts, applied: mayHaveRun ? 'perhaps' : 'no' };
    try {
      const settle = batch.document === undefined ? notSent : await send(batch.document, fate);
      return { outcomes: outcomesOf(batch, fate.attempts, settle), isOpen: batch.document !== undefined && settle === notSent };
    } catch (error) {
      const outcomes = outcomesOf(batch, fate.attempts, () => settleFailure(error, fate));
      // Servers keep jobs for a week. What has become of a batch that was sent before can then not be known any more, and the load goes on.
      if (mayHaveRun && fate.applied === 'perhaps' && isGone(error)) return { outcomes };
      return this.#options.signal?.aborted ? { outcomes, isOpen: true } : { outcomes, isOpen: true, fatal: withHandle(error, this.handle) };
    }
  }

  /** Uploads, and waits at the server, each when there is a place. undefined where the load was stopped before the upload. */
  async inTurn<Placed, Ended>(
    stopping: AbortSignal,
    upload: () => Promise<Placed>,
    ended: (placed: Placed) => Promise<Ended>,
  ): Promise<Ended | undefined> {
    if ((await this.#queue.enter(stopping)) === undefined) return undefined;
    try {
      if ((await this.#uploads.enter(stopping)) === undefined) return undefined;
      const placed = await upload().finally(() => this.#uploads.leave());
      return await ended(placed);
    } finally {
      this.#queue.leave();
    }
  }
}
