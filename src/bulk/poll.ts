import type { RetryClock } from '../retry/clock.ts';
import { mayPassAgain } from './call.ts';
import { JobError, type JobHandle } from './job-handle.ts';

/** Before the first look at a job, and the least between two. Small jobs take a second or so. */
const SHORTEST_MS = 500;
/** Between two looks at a job that has been running for long. */
const LONGEST_MS = 60_000;
/** A job that has run for so many times the wait so far is looked at again: its end is noticed within a third of its time. */
const SHARE_OF_AGE = 3;
/** Between two looks at whatever job: at most ten requests a second. */
const SPACING_MS = 100;
/** Looks in a row that may go wrong, each after several tries: a server that cannot be reached for longer is given up. */
const MAX_FAILED_LOOKS = 5;
/** A day: the longest that a server keeps a job open. */
const DEFAULT_TIMEOUT_MS = 86_400_000;

/** How one job is watched. */
export interface WatchOptions {
  /** On the error of a wait that takes too long. */
  readonly handle: () => JobHandle;
  /** Milliseconds from the beginning of the watch. Default 86,400,000, a day. */
  readonly timeoutMs?: number | undefined;
  /** Ends the wait; its reason is thrown as it is. */
  readonly signal?: AbortSignal | undefined;
}

/** The watch over one job, or over jobs that are looked at together. Nothing here changes a job, whatever becomes of the watch. */
export interface Watch {
  /**
   * Looks until there is an answer. Looks are quick while the job is young and become rarer with its age, also over several calls. Throws
   * JobError (POLL_TIMEOUT) at the end of the time allowed, the signal's reason, and whatever `look` throws; five times in a row, where it may pass.
   */
  until<T>(look: () => Promise<T | undefined>): Promise<T>;
}

/**
 * Looks at all jobs of a connection. However many there are, the server gets ten requests a second at most: with many jobs the old
 * ones are looked at more rarely, so that a new one need not queue behind those that run for hours.
 */
export class Poller {
  readonly #clock: RetryClock;
  #watching = 0;
  /** The next moment at which nobody looks yet. */
  #free = 0;

  constructor(clock: RetryClock) {
    this.#clock = clock;
  }

  watch(options: WatchOptions): Watch {
    const started = this.#clock.now();
    return { until: (look) => this.#until(look, started, options) };
  }

  async #until<T>(look: () => Promise<T | undefined>, started: number, options: WatchOptions): Promise<T> {
    const { handle, signal, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
    const deadline = started + timeoutMs;
    let failedLooks = 0;
    this.#watching++;
    try {
      for (;;) {
        const now = this.#clock.now();
        // One last look at the very end: what came in time counts.
        const isLast = await this.#sleepUntil(Math.min(now + this.#pause(now - started), deadline), deadline, signal);
        try {
          const answer = await look();
          if (answer !== undefined) return answer;
          failedLooks = 0;
        } catch (error) {
          if (isLast || !mayPassAgain(error) || ++failedLooks >= MAX_FAILED_LOOKS) throw error;
        }
        if (isLast) throw timedOut(timeoutMs, handle());
      }
    } finally {
      this.#watching--;
    }
  }

  /** Up to a quarter more, at random, so that jobs that were started together are not looked at together. */
  #pause(age: number): number {
    const wait = Math.min(Math.max(age / SHARE_OF_AGE, SHORTEST_MS), LONGEST_MS);
    const turn = Math.min(age, this.#watching * SPACING_MS);
    return Math.max(wait, turn) * (1 + this.#clock.random() / 4);
  }

  /** Sleeps until `due`, and then until nobody else looks. True where the deadline has come. */
  async #sleepUntil(due: number, deadline: number, signal: AbortSignal | undefined): Promise<boolean> {
    await this.#sleep(due - this.#clock.now(), signal);
    const now = this.#clock.now();
    // More than one place for each job can only be taken where the clock has been set back.
    const slot = Math.max(now, Math.min(this.#free, now + SPACING_MS * this.#watching));
    this.#free = slot + SPACING_MS;
    await this.#sleep(slot - now, signal);
    return this.#clock.now() >= deadline;
  }

  async #sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    if (milliseconds > 0) await this.#clock.sleep(milliseconds, signal);
    signal?.throwIfAborted();
  }
}

function timedOut(timeoutMs: number, handle: JobHandle): JobError {
  const jobs = handle.jobIds.join(', ');
  return new JobError('POLL_TIMEOUT', `The job ${jobs} was not done in ${timeoutMs} ms; it goes on at the server.`, {
    handle,
    retryable: true,
  });
}
