import { ApiError } from './api-error.ts';
import type { Clock } from './clock.ts';
import { RollingCount } from './rolling-count.ts';

/** The calls of the last 24 hours, and the limit that the org has for them. */
export class ApiUsage {
  readonly limit: number;
  readonly #calls: RollingCount;

  constructor(clock: Clock, limit: number) {
    this.limit = limit;
    this.#calls = new RollingCount(clock);
  }

  /** Calls that count at this moment. */
  get current(): number {
    return this.#calls.current;
  }

  /** Counts one call. Throws ApiError (REQUEST_LIMIT_EXCEEDED) for one beyond the limit, which is refused and not counted. */
  count(): void {
    if (this.current >= this.limit) throw new ApiError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
    this.#calls.add(1);
  }
}
