import { setImmediate, setTimeout } from 'node:timers/promises';
import type { RetryClock } from '../../src/retry/clock.ts';

/** Time in which nobody waits: it moves on by what was asked for. */
export class PatientClock implements RetryClock {
  readonly waits: number[] = [];
  /** What a wait of any length takes by the machine's time; for a server that is away for a while. */
  realMs = 0;
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
    await (this.realMs === 0 ? setImmediate() : setTimeout(this.realMs));
  }
}
