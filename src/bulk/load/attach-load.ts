import { ForcewireError } from '../../errors.ts';
import type { BulkLoad } from '../../load/bulk-load.ts';
import type { LoadOptions, Outcome } from '../../load/load.ts';
import { type BatchSource, runBulkLoad } from '../../load/run-load.ts';
import type { BulkLink } from '../call.ts';
import type { LoadHandle } from '../job-handle.ts';
import { attachedBatches } from './attached-batches.ts';
import { attachedJobs } from './attached-jobs.ts';
import type { Settlement } from './load-batch.ts';

/** How the outcomes of a load are read that this or another process started. */
export interface AttachLoadOptions extends Pick<LoadOptions, 'onProgress' | 'signal'> {
  /** Longest wait without any batch coming to its end. Default 86,400,000, a day. */
  pollTimeoutMs?: number | undefined;
}

/** What the readers of results work with. */
export interface AttachContext {
  readonly link: BulkLink;
  readonly handle: LoadHandle;
  readonly pollTimeoutMs: number | undefined;
  /** Fires when the load ends, however it does. */
  readonly signal: AbortSignal;
}

/** The jobs of a load, by either protocol. */
export interface AttachedJobs {
  /** What became of the rows of one batch or result after the other. */
  results(): AsyncGenerator<readonly Settlement[], void, undefined>;
  abort(): Promise<'aborted' | 'ended'>;
}

/** The outcomes of all rows that jobs have got. Nothing is sent but questions. */
export function attachLoad(link: BulkLink, handle: LoadHandle, options: AttachLoadOptions = {}): BulkLoad<undefined> {
  const { signal, pollTimeoutMs, onProgress } = options;
  const leaving = new AbortController();
  const context: AttachContext = {
    link,
    handle,
    pollTimeoutMs,
    signal: signal === undefined ? leaving.signal : AbortSignal.any([leaving.signal, signal]),
  };
  const jobs = handle.protocol === '1.0' ? attachedBatches(context) : attachedJobs(context);
  return runBulkLoad<undefined, ResultBatch>({
    batches: new ResultBatches(jobs.results(), leaving),
    send: async (batch) => ({ outcomes: outcomesOf(batch) }),
    unsent: outcomesOf,
    keysOf: () => new Set(),
    job: { handle, abort: () => jobs.abort(), end: async () => {} },
    concurrency: 1,
    order: 'input',
    signal,
    onProgress,
    traffic: { calls: 0, bytesSent: 0 },
  });
}

interface ResultBatch {
  readonly firstIndex: number;
  readonly settlements: readonly Settlement[];
}

class ResultBatches implements BatchSource<ResultBatch> {
  pulled = 0;
  readonly #results: AsyncGenerator<readonly Settlement[], void, undefined>;
  readonly #leaving: AbortController;

  constructor(results: AsyncGenerator<readonly Settlement[], void, undefined>, leaving: AbortController) {
    this.#results = results;
    this.#leaving = leaving;
  }

  async read(): Promise<ResultBatch | undefined> {
    const { done, value } = await this.#results.next();
    if (done === true) return undefined;
    const firstIndex = this.pulled;
    this.pulled += value.length;
    return { firstIndex, settlements: value };
  }

  stop(): undefined {}

  async close(): Promise<void> {
    this.#leaving.abort(new ForcewireError('READ_STOPPED', 'The load was left before its end; its jobs stay at the server.'));
    await this.#results.return();
  }
}

function outcomesOf({ firstIndex, settlements }: ResultBatch): Outcome<undefined>[] {
  return settlements.map((settlement, at) => ({ index: firstIndex + at, row: undefined, attempts: 1, ...settlement }));
}
