import { setMaxListeners } from 'node:events';

/** Time as retries see it. Tests have one of their own, in which nobody waits. */
export interface RetryClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves when the time has passed, or at once when the signal fires; never rejects. */
  sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
  /** From 0 to 1. */
  random(): number;
}

/** The machine's time. */
export const systemClock: RetryClock = { now: Date.now, sleep, random: Math.random };

function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const wake = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    if (signal === undefined) return;
    // Many may sleep until one signal; Node would take more than ten listeners for a leak and warn of it.
    setMaxListeners(0, signal);
    signal.addEventListener('abort', wake);
  });
}

/** The same time for those whose work ends with a connection: once one of its signals fires nobody sleeps any more, and the next try says why. */
export function clockWithin(signals: readonly AbortSignal[], clock: RetryClock): RetryClock {
  return {
    now: () => clock.now(),
    random: () => clock.random(),
    async sleep(milliseconds, signal) {
      const watched = signal === undefined ? signals : [...signals, signal];
      if (watched.some(({ aborted }) => aborted)) return;
      const waking = new AbortController();
      const wake = (): void => waking.abort();
      for (const each of watched) setMaxListeners(0, each);
      for (const each of watched) each.addEventListener('abort', wake);
      try {
        await clock.sleep(milliseconds, waking.signal);
      } finally {
        for (const each of watched) each.removeEventListener('abort', wake);
      }
    },
  };
}
