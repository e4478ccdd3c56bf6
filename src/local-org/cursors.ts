import { ApiError } from './api-error.ts';
import type { ResultRecord } from './soql/projection.ts';
import type { ResultSet } from './soql/run-query.ts';
import { makeRecordId } from './store/record-id.ts';

/** One page of a query, as the protocols answer it. */
export interface Page {
  readonly done: boolean;
  readonly queryLocator: string | null;
  readonly records: readonly ResultRecord[];
  readonly size: number;
}

interface Cursor {
  readonly userId: string;
  readonly result: ResultSet;
}

/** Open query results. Beyond the bound the oldest is released, as real orgs do per user. */
export class Cursors {
  readonly #cursors = new Map<string, Cursor>();
  readonly #maxOpen: number;
  #opened = 0;

  constructor(maxOpen: number) {
    this.#maxOpen = maxOpen;
  }

  /** The first page of a result, and a cursor if there are more. */
  open(userId: string, result: ResultSet, batchSize: number): Page {
    if (!result.isPaged) return this.#page(userId, result, '', 0, result.length);
    if (result.length <= batchSize) return this.#page(userId, result, '', 0, batchSize);
    const id = makeRecordId('01g', ++this.#opened);
    this.#cursors.set(id, { userId, result });
    if (this.#cursors.size > this.#maxOpen) this.#cursors.delete(this.#cursors.keys().next().value!);
    return this.#page(userId, result, id, 0, batchSize);
  }

  /**
   * The page that a locator names. The same locator may be asked for again: a client may have lost the answer.
   * Throws ApiError (INVALID_QUERY_LOCATOR).
   */
  more(userId: string, locator: string, batchSize: number): Page {
    const [, id = '', offset = ''] = /^(\w{18})-(\d+)$/.exec(locator) ?? [];
    const cursor = this.#cursors.get(id);
    if (cursor === undefined || cursor.userId !== userId || Number(offset) >= cursor.result.length) {
      throw new ApiError('INVALID_QUERY_LOCATOR', 'invalid query locator', 'InvalidQueryLocatorFault');
    }
    return this.#page(userId, cursor.result, id, Number(offset), batchSize);
  }

  #page(userId: string, result: ResultSet, id: string, from: number, batchSize: number): Page {
    const to = Math.min(from + batchSize, result.length);
    const done = to === result.length;
    const records = result.read(from, to, (children) => this.open(userId, children, batchSize));
    return { done, queryLocator: done ? null : `${id}-${to}`, records, size: result.size };
  }

  /** Releases all: what a restore does, since the rows are others then. */
  clear(): void {
    this.#cursors.clear();
  }
}
