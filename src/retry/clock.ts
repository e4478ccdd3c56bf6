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
