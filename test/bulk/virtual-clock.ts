import type { RetryClock } from '../../src/retry/clock.ts';

/** Time that passes only when nobody has anything to do, and then at once. */
export class VirtualClock implements RetryClock {
  #now = 0;
  #sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  readonly #random: () => number;

  constructor(random: () => number = () => 0) {
    this.#random = random;
  }

  now(): number {
    return this.#now;
  }

  random(): number {
    return this.#random();
  }

  sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const leave = (): void => {
        this.#sleepers = this.#sleepers.filter((each) => each !== sleeper);
        sleeper.wake();
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const sleeper = { at: this.#now + milliseconds, wake };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', leave);
    });
  }

  /** Somebody sets the clock back; who sleeps does so no longer for that. */
  setBack(milliseconds: number): void {
    this.#now -= milliseconds;
    this.#sleepers = this.#sleepers.map(({ at, wake }) => ({ at: at - milliseconds, wake }));
  }

  /** Lets time pass until a moment, or until nobody sleeps. */
  async run(until: number = Number.POSITIVE_INFINITY): Promise<void> {
    while (await this.step(until));
  }

  /** Lets time pass until the next who sleeps wakes up. False where nobody does by that moment. */
  async step(until: number = Number.POSITIVE_INFINITY): Promise<boolean> {
    await new Promise((resolve) => setImmediate(resolve));
    const next = this.#sleepers.reduce<{ at: number; wake: () => void } | undefined>(
      (first, each) => (first === undefined || each.at < first.at ? each : first),
      undefined,
    );
    if (next === undefined || next.at > until) return false;
    this.#sleepers = this.#sleepers.filter((each) => each !== next);
    this.#now = Math.max(this.#now, next.at);
    next.wake();
    return true;
  }
}
