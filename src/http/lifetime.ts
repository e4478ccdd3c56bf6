import { setMaxListeners } from 'node:events';

/** How long one request may live: until it is done, its time is up, or one of the caller's signals fires. */
export interface Lifetime {
  readonly signal: AbortSignal;
  /** True once the time was up; the signal's reason is then ours and not the caller's. */
  readonly isExpired: () => boolean;
  /** Forgets the timer and the caller's signals. Call it when the request is over. */
  readonly end: () => void;
}

/**
 * Not `AbortSignal.any`: a connection's signal outlives thousands of requests, and Node 20 keeps every signal derived from it.
 * Throws a signal's reason when it has fired already.
 */
export function beginLifetime(totalTimeoutMs: number, signals: readonly (AbortSignal | undefined)[]): Lifetime {
  const controller = new AbortController();
  const watched = signals.filter((signal) => signal !== undefined);
  for (const signal of watched) signal.throwIfAborted();
  // One signal may end any number of requests; Node would take more than ten listeners for a leak and warn of it.
  for (const signal of watched) setMaxListeners(0, signal);

  let expired = false;
  const onAbort = (event: Event): void => controller.abort((event.target as AbortSignal).reason);
  const onTimeUp = (): void => {
    expired = true;
    controller.abort();
  };
  for (const signal of watched) signal.addEventListener('abort', onAbort, { once: true });
  const timer = totalTimeoutMs > 0 ? setTimeout(onTimeUp, totalTimeoutMs) : undefined;

  const end = (): void => {
    clearTimeout(timer);
    for (const signal of watched) signal.removeEventListener('abort', onAbort);
  };
  return { signal: controller.signal, isExpired: () => expired, end };
}
