import { setImmediate } from 'node:timers/promises';
import type { RetryClock } from '../../src/retry/clock.ts';

/** Time in which nobody waits: it moves on by what was asked for. */
export class PatientClock implements RetryClock {
  readonly waits: number[] = [];
  /** Told of each wait: for an org whose time has to pass as well. */
  onWait: (milliseconds: number) => unknown = () => {};
  #now = Date.UTC(2026, 0, 1);

  now(): number {
    return this.#now;
  }

  random(): number {
    return 0.5;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.waits.push(milliseconds);
    this.#now += milliseconds;
    await this.onWait(milliseconds);
    await setImmediate();
  }
}
