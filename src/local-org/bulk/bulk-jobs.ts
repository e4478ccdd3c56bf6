import type { Clock } from '../clock.ts';
import { makeRecordId, toShortId } from '../store/record-id.ts';
import type { BulkJob } from './bulk-job.ts';

/** Jobs and their results are kept for so long, from the job's last change or its youngest batch on. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** The bulk jobs of an org, of both APIs. */
export class BulkJobs {
  readonly #clock: Clock;
  readonly #jobs = new Map<string, BulkJob>();
  readonly #counts = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The id of a job that is about to be made. */
  nextId(): string {
    return this.#next('750');
  }

  nextBatchId(): string {
    return this.#next('751');
  }

  /** Of a file that a query batch of Bulk API 1.0 found. */
  nextResultId(): string {
    return this.#next('752');
  }

  #next(keyPrefix: string): string {
    const count = (this.#counts.get(keyPrefix) ?? 0) + 1;
    this.#counts.set(keyPrefix, count);
    return makeRecordId(keyPrefix, count);
  }

  add(job: BulkJob): void {
    this.#forget();
    this.#jobs.set(toShortId(job.id), job);
  }

  /** By an id of 15 or 18 characters. */
  get(id: string): BulkJob | undefined {
    this.#forget();
    return this.#jobs.get(toShortId(id));
  }

  /** Oldest first. */
  list(): readonly BulkJob[] {
    this.#forget();
    return [...this.#jobs.values()];
  }

  delete(id: string): void {
    this.#jobs.delete(toShortId(id));
  }

  clear(): void {
    this.#jobs.clear();
  }

  #forget(): void {
    const oldest = this.#clock.now() - KEPT_MS;
    for (const [id, { systemModstamp, youngestBatch = 0 }] of this.#jobs) {
      if (Math.max(systemModstamp, youngestBatch) < oldest) this.#jobs.delete(id);
    }
  }
}
