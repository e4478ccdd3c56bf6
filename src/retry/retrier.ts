import { ForcewireError } from '../errors.ts';
import { retryEvents } from '../events/channels.ts';
import { type RetryClock, systemClock } from './clock.ts';
import { type RetryOptions, type RetrySettings, retrySettings } from './retry-options.ts';

/** A try that failed, and what may come of it. */
export interface FailedTry {
  readonly operation: string;
  /** Which try it was, from 1. */
  readonly attempt: number;
  readonly error: unknown;
  /** Ends the wait. */
  readonly signal?: AbortSignal | undefined;
}

/** Retries that a connection has in store. */
const FULL = 50;
/** What a call that went well puts back. */
const REFUND = 0.5;

/**
 * Waits between tries for all calls of one connection. They share a budget: where most calls fail, repeating each of them several times would
 * only add to the load of a server that cannot carry it, so once the budget is used up calls fail at their first try, until some go well again.
 */
export class Retrier {
  readonly settings: RetrySettings;
  readonly #clock: RetryClock;
  readonly #tags: Readonly<Record<string, string>>;
  #budget = FULL;

  constructor(options?: RetryOptions, tags: Readonly<Record<string, string>> = {}, clock: RetryClock = systemClock) {
    this.settings = retrySettings(options);
    this.#tags = tags;
    this.#clock = clock;
  }

  /** A call went well. */
  succeeded(): void {
    this.#budget = Math.min(FULL, this.#budget + REFUND);
  }

  /** Waits for the next try. False if there shall be none: too many already, the budget is used up, the server asks for more time, or the signal fired. */
  async pause(failed: FailedTry): Promise<boolean> {
    const { attempt, error, operation, signal } = failed;
    const waitMs = this.#waitAfter(attempt, error);
    if (waitMs === undefined || attempt >= this.settings.attempts || this.#budget < 1 || signal?.aborted) return false;
    this.#budget--;
    retryEvents.publish(() => ({ operation, attempt, waitMs, ...named(error), tags: this.#tags }));
    await this.#clock.sleep(waitMs, signal);
    return signal?.aborted !== true;
  }

  /** Exponential, and half of it random, so that those who failed together do not come back together. */
  #waitAfter(attempt: number, error: unknown): number | undefined {
    const { baseDelayMs, maxDelayMs } = this.settings;
    const full = Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1));
    const wait = Math.round(full / 2 + (full / 2) * this.#clock.random());
    const asked = error instanceof ForcewireError ? (error.retryAfterMs ?? 0) : 0;
    return asked > maxDelayMs ? undefined : Math.max(wait, asked);
  }
}

function named(error: unknown): { readonly code: string; readonly message: string } {
  const message = error instanceof Error ? error.message : String(error);
  return { code: error instanceof ForcewireError ? error.code : 'UNKNOWN', message };
}
