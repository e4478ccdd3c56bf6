import { ApiError } from '../api-error.ts';
import type { Clock } from '../clock.ts';
import { RollingCount } from '../rolling-count.ts';
import { LockTable } from '../store/lock-table.ts';
import { BulkJobs } from './bulk-jobs.ts';
import { type BulkOptions, type BulkSettings, bulkSettings } from './bulk-options.ts';
import { WorkQueue } from './work-queue.ts';

/** What Bulk API 1.0 and 2.0 share in one org: jobs, the queue of their work, and what may be done in a day. */
export class BulkEngine {
  readonly settings: BulkSettings;
  readonly jobs: BulkJobs;
  readonly queue: WorkQueue;
  /** Rows that chunks of other batches have at the moment. */
  readonly locks: LockTable;
  readonly #batches: RollingCount;
  readonly #queryJobs: RollingCount;

  constructor(clock: Clock, options?: BulkOptions) {
    this.settings = bulkSettings(options);
    this.jobs = new BulkJobs(clock);
    this.queue = new WorkQueue(clock, this.settings.queuedMs, this.settings.parallelBatches);
    this.locks = new LockTable(() => clock.now());
    this.#batches = new RollingCount(clock);
    this.#queryJobs = new RollingCount(clock);
  }

  /** Batches added in the last 24 hours. */
  get batchesToday(): number {
    return this.#batches.current;
  }

  /** Query jobs of Bulk API 2.0 made in the last 24 hours. */
  get queryJobsToday(): number {
    return this.#queryJobs.current;
  }

  /** Counts batches against the allocation of the day. Throws ApiError (ExceededQuota) for more than are left. */
  takeBatches(count: number): void {
    if (this.batchesToday + count > this.settings.dailyBatches) throw new ApiError('ExceededQuota', 'ApiBatchItems Limit exceeded.');
    this.#batches.add(count);
  }

  /** Counts a query job of Bulk API 2.0. Throws ApiError (LIMIT_EXCEEDED), in the servers' words, for one beyond the day's. */
  takeQueryJob(): void {
    const { dailyQueryJobs } = this.settings;
    const count = this.queryJobsToday + 1;
    if (count > dailyQueryJobs) {
      throw new ApiError('LIMIT_EXCEEDED', `Max bulk v2 query jobs (${dailyQueryJobs}) per 24 hrs has been reached (${count})`);
    }
    this.#queryJobs.add(1);
  }

  /** Forgets all jobs and what is still to be done for them. */
  clear(): void {
    this.queue.clear();
    this.jobs.clear();
  }
}
