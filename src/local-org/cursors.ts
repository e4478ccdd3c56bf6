import { ApiError } from './api-error.ts';
import type { Clock } from './clock.ts';
import { type RecordStyle, type ResultColumn, type ResultRecord, type ResultSet, SOAP_STYLE } from './soql/result-set.ts';
import { makeRecordId } from './store/record-id.ts';

/** One page of a query, as the protocols answer it. */
export interface Page {
  readonly done: boolean;
  readonly queryLocator: string | null;
  readonly records: readonly ResultRecord[];
  readonly size: number;
}

/** How a protocol writes a page: the records, and what stands in them for the page of their children. */
export interface PageForm {
  readonly style: RecordStyle;
  children(page: Page): unknown;
}

const SOAP_FORM: PageForm = { style: SOAP_STYLE, children: (page) => page };

/** How long and how many query results stay open. */
export interface CursorLimits {
  /** For each user; one more releases the one that was opened first. */
  readonly maxCursors: number;
  /** Milliseconds without a queryMore after which a result is released. */
  readonly cursorLifetimeMs: number;
}

interface Cursor {
  readonly userId: string;
  readonly result: ResultSet;
  usedAt: number;
}

/** The query results that callers have not read to the end. */
export class Cursors {
  readonly #cursors = new Map<string, Cursor>();
  readonly #clock: Clock;
  readonly #limits: CursorLimits;
  #opened = 0;

  constructor(clock: Clock, limits: CursorLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** The first page of a result, and a cursor if there are more. */
  open(userId: string, result: ResultSet, batchSize: number, form: PageForm = SOAP_FORM): Page {
    if (!result.isPaged) return this.#page(userId, result, '', 0, result.length, form);
    if (result.length <= batchSize) return this.#page(userId, result, '', 0, batchSize, form);
    const id = makeRecordId('01g', ++this.#opened);
    this.#release(userId);
    this.#cursors.set(id, { userId, result, usedAt: this.#clock.now() });
    return this.#page(userId, result, id, 0, batchSize, form);
  }

  /**
   * The page that a locator names. The same locator may be asked for again: a client may have lost the answer.
   * Throws ApiError (INVALID_QUERY_LOCATOR).
   */
  more(userId: string, locator: string, batchSize: number, form: PageForm = SOAP_FORM): Page {
    const [, id = '', offset = ''] = /^(\w{18})-(\d+)$/.exec(locator) ?? [];
    const cursor = this.#cursors.get(id);
    if (cursor === undefined || cursor.userId !== userId || this.#isStale(cursor) || Number(offset) >= cursor.result.length) {
      throw new ApiError('INVALID_QUERY_LOCATOR', 'invalid query locator', 'InvalidQueryLocatorFault');
    }
    cursor.usedAt = this.#clock.now();
    return this.#page(userId, cursor.result, id, Number(offset), batchSize, form);
  }

  #page(userId: string, result: ResultSet, id: string, from: number, batchSize: number, form: PageForm): Page {
    const to = result.isPaged ? Math.min(from + pageSize(result, batchSize), result.length) : result.length;
    const done = to === result.length;
    const openChildren = (children: ResultSet): unknown => form.children(this.open(userId, children, batchSize, form));
    const records = result.read(from, to, openChildren, form.style);
    return { done, queryLocator: done ? null : `${id}-${to}`, records, size: result.size };
  }

  #isStale({ usedAt }: Cursor): boolean {
    return this.#clock.now() - usedAt > this.#limits.cursorLifetimeMs;
  }

  /** Makes room for one more result of a user. */
  #release(userId: string): void {
    const own: string[] = [];
    for (const [id, cursor] of this.#cursors) {
      if (this.#isStale(cursor)) this.#cursors.delete(id);
      else if (cursor.userId === userId) own.push(id);
    }
    for (const id of own.slice(0, Math.max(0, own.length - this.#limits.maxCursors + 1))) this.#cursors.delete(id);
  }

  /** Releases all: what a restore does, since the rows are others then. */
  clear(): void {
    this.#cursors.clear();
  }
}

/** The guide: two long text fields of the org's own, and a page has 200 records at most, whatever was asked for. */
function pageSize({ columns }: ResultSet, batchSize: number): number {
  const isLong = ({ field }: ResultColumn): boolean => field?.custom === true && field.type === 'textarea' && field.length > 255;
  return columns.filter(isLong).length >= 2 ? Math.min(batchSize, 200) : batchSize;
}
