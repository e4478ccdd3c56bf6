import { ApiError } from './api-error.ts';
import type { Clock } from './clock.ts';

const HOUR = 3_600_000;
const HOURS = 24;

/** The calls of the last 24 hours, by the hour, and the limit that the org has for them. */
export class ApiUsage {
  readonly limit: number;
  readonly #clock: Clock;
  readonly #calls = new Map<number, number>();
  #total = 0;

  constructor(clock: Clock, limit: number) {
    this.#clock = clock;
    this.limit = limit;
  }

  /** Calls that count at this moment. */
  get current(): number {
    this.#forget();
    return this.#total;
  }

  /** Counts one call. Throws ApiError (REQUEST_LIMIT_EXCEEDED) for one beyond the limit, which is refused and not counted. */
  count(): void {
    this.#forget();
    if (this.#total >= this.limit) throw new ApiError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
    const hour = this.#hour();
    this.#calls.set(hour, (this.#calls.get(hour) ?? 0) + 1);
    this.#total++;
  }

  #hour(): number {
    return Math.floor(this.#clock.now() / HOUR);
  }

  #forget(): void {
    const oldest = this.#hour() - HOURS;
    for (const [hour, calls] of this.#calls) {
      if (hour > oldest) return;
      this.#calls.delete(hour);
      this.#total -= calls;
    }
  }
}
