import type { Clock } from './clock.ts';

const HOUR = 3_600_000;
const HOURS = 24;

/** How much of something there was in the last 24 hours, remembered by the hour. */
export class RollingCount {
  readonly #clock: Clock;
  readonly #byHour = new Map<number, number>();
  #total = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get current(): number {
    this.#forget();
    return this.#total;
  }

  add(amount: number): void {
    this.#forget();
    const hour = this.#hour();
    this.#byHour.set(hour, (this.#byHour.get(hour) ?? 0) + amount);
    this.#total += amount;
  }

  #hour(): number {
    return Math.floor(this.#clock.now() / HOUR);
  }

  #forget(): void {
    const oldest = this.#hour() - HOURS;
    for (const [hour, amount] of this.#byHour) {
      if (hour > oldest) return;
      this.#byHour.delete(hour);
      this.#total -= amount;
    }
  }
}
