import { setMaxListeners } from 'node:events';

/** What a promise brings, or the reason of the first signal that fires before. The promise goes on for others who wait for it. */
export function untilAborted<T>(promise: Promise<T>, signals: readonly (AbortSignal | undefined)[]): Promise<T> {
  const watched = signals.filter((signal) => signal !== undefined);
  return new Promise((resolve, reject) => {
    const onAbort = (event: Event): void => reject((event.target as AbortSignal).reason);
    for (const signal of watched) {
      if (signal.aborted) reject(signal.reason);
      // Many may wait until one signal; Node would take more than ten listeners for a leak and warn of it.
      setMaxListeners(0, signal);
      signal.addEventListener('abort', onAbort, { once: true });
    }
    promise.then(resolve, reject).finally(() => {
      for (const signal of watched) signal.removeEventListener('abort', onAbort);
    });
  });
}
