import { columnsOfRecords } from '../columnar/columns-of-records.ts';
import type { ColumnarOptions, ColumnarPage } from '../columnar/page.ts';
import { CursorLostError, ForcewireError, SoapFaultError, withTags } from '../errors.ts';
import type { Column, QueryOptions, Rows } from '../rows.ts';
import type { SObject } from '../sobject.ts';
import { listColumns } from '../soql/list-columns.ts';
import type { Describe } from '../soql/shape.ts';
import type { SoapLink } from './call.ts';
import { completeChildren } from './child-rows.ts';
import { shapeReader } from './describe-shape.ts';
import { type Page, PageReader } from './page-reader.ts';
import { hasOpenLists } from './wire/envelope.ts';

/** Where a reading begins: at a query's first page, or behind a page that was read before. A query may have to be put together first. */
export type QueryStart = { readonly soql: string | ((describe: Describe) => Promise<string>) } | { readonly cursor: string };

/** As many children as a page has records, and the page is handed over in parts. */
const MAX_CHILDREN_AT_ONCE = 2_000;

/**
 * query() or queryAll(), then queryMore() as the consumer asks. A page that comes broken is asked for once more: nothing of it was handed
 * over. Throws ForcewireError (INVALID_OPTION) for options out of range.
 */
export function queryRows<T = SObject>(link: SoapLink, start: QueryStart, options: QueryOptions = {}): Rows<T> {
  const { batchSize, limit } = options;
  if (batchSize !== undefined && !(Number.isInteger(batchSize) && batchSize >= 200 && batchSize <= 2000)) {
    throw new ForcewireError('INVALID_OPTION', `batchSize is ${batchSize}; Salesforce takes 200 to 2,000.`);
  }
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 0)) {
    throw new ForcewireError('INVALID_OPTION', `limit is ${limit}; it must be a whole number.`);
  }
  return new QueryRun<T>(link, start, options);
}

/** What is handed over of a page. */
interface Taken<T> {
  readonly records: T[];
  /** Of the page behind it. */
  readonly locator: string | undefined;
  readonly isWhole: boolean;
  /** Whether children of its records are in other answers. */
  readonly hasOpenLists: boolean;
}

interface Facts {
  readonly size: number;
  /** Names of the first record's fields. */
  readonly names: readonly string[];
}

class QueryRun<T> implements Rows<T> {
  readonly #link: SoapLink;
  readonly #start: QueryStart;
  readonly #options: QueryOptions;
  readonly #describe: Describe;
  readonly #pages: PageReader<T>;
  #isClaimed = false;
  /** Held only until the iteration takes it, so that its records can be forgotten. */
  #firstPage: Promise<Page<T>> | undefined;
  #facts: Promise<Facts> | undefined;
  #columns: Promise<readonly Column[]> | undefined;
  #soql: Promise<string> | undefined;
  #cursor: string | undefined;

  constructor(link: SoapLink, start: QueryStart, options: QueryOptions) {
    this.#link = link;
    this.#start = start;
    this.#options = options;
    this.#describe = shapeReader(link, options.signal);
    this.#pages = new PageReader(link, this.#describe, () => this.#typedColumns(), options);
  }

  get cursor(): string | undefined {
    return this.#cursor;
  }

  [Symbol.asyncIterator](): AsyncGenerator<T> {
    this.#claim();
    return this.#eachRecord();
  }

  pages(): AsyncGenerator<readonly T[]> {
    this.#claim();
    return this.#eachPage();
  }

  columnar(options?: ColumnarOptions): AsyncGenerator<ColumnarPage> {
    return columnsOfRecords(this, this.#options.typed, options);
  }

  async first(): Promise<T | undefined> {
    this.#claim();
    if (this.#options.limit === 0) return undefined;
    try {
      const record = (await this.#takeFirstPage()).records?.[0];
      if (record !== undefined) await this.#completeChildren(record);
      return record;
    } finally {
      this.#pages.leave();
    }
  }

  async toArray(): Promise<T[]> {
    const all: T[] = [];
    for await (const page of this.pages()) for (const record of page) all.push(record);
    return all;
  }

  async totalSize(): Promise<number> {
    return (await this.#askFacts()).size;
  }

  columns(): Promise<readonly Column[]> {
    this.#columns ??= this.#listColumns();
    return this.#columns;
  }

  async close(): Promise<void> {
    this.#isClaimed = true;
    this.#pages.leave();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #claim(): void {
    if (this.#isClaimed) throw new ForcewireError('ALREADY_READ', 'A query is read once; ask for another to read it again.');
    this.#isClaimed = true;
  }

  async *#eachRecord(): AsyncGenerator<T> {
    for await (const { records, cursor } of this.#read()) {
      for (const [at, record] of records.entries()) {
        if (at === records.length - 1) this.#cursor = cursor;
        yield record;
        this.#options.signal?.throwIfAborted();
      }
    }
  }

  async *#eachPage(): AsyncGenerator<readonly T[]> {
    for await (const { records, cursor } of this.#read()) {
      this.#cursor = cursor;
      yield records;
      this.#options.signal?.throwIfAborted();
    }
  }

  /** Pages with records, or parts of them. While the consumer has the last part of one, the next page is on its way, and no further one. */
  async *#read(): AsyncGenerator<{ readonly records: readonly T[]; readonly cursor: string | undefined }> {
    const { limit = Number.POSITIVE_INFINITY } = this.#options;
    if (limit === 0) return;
    let delivered = 0;
    try {
      let next: Promise<Page<T>> | undefined = this.#takeFirstPage();
      while (next !== undefined) {
        const { records, locator, isWhole, hasOpenLists }: Taken<T> = take(await next, limit - delivered);
        next = undefined;
        // Of a page that the limit cuts, the rest was not handed over: whoever resumes is given the page again.
        const cursor: string | undefined = isWhole ? locator : this.#cursor;
        const isLast: boolean = locator === undefined || delivered + records.length === limit;
        for await (const part of hasOpenLists ? this.#withChildren(records) : [records]) {
          const isEnd = part === records;
          if (isEnd && !isLast) next = this.#pages.more(locator!);
          // Whoever asks for the next page is told; a consumer that leaves does not care.
          next?.catch(() => {});
          if (part.length > 0) yield { records: part, cursor: isEnd ? cursor : this.#cursor };
          delivered += part.length;
        }
      }
    } catch (error) {
      throw isCursorLost(error) ? new CursorLostError(error, delivered) : error;
    } finally {
      this.#pages.leave();
    }
  }

  /** Takes records with all of their children: at once, or in parts where the children are many. The last part is all that is left. */
  async *#withChildren(records: T[]): AsyncGenerator<readonly T[]> {
    let children = 0;
    for (let at = 0; at < records.length - 1; at++) {
      children += await this.#completeChildren(records[at]!);
      if (children < MAX_CHILDREN_AT_ONCE) continue;
      yield records.splice(0, at + 1);
      at = -1;
      children = 0;
    }
    if (records.length > 0) await this.#completeChildren(records.at(-1)!);
    yield records;
  }

  #completeChildren(record: T): Promise<number> {
    return completeChildren(record as SObject, (locator) => this.#pages.more(locator));
  }

  #takeFirstPage(): Promise<Page<T>> {
    const page = this.#askFirstPage();
    void this.#askFacts().catch(() => {});
    this.#firstPage = undefined;
    return page;
  }

  #askFirstPage(): Promise<Page<T>> {
    this.#firstPage ??= this.#askStart();
    return this.#firstPage;
  }

  async #askStart(): Promise<Page<T>> {
    const start = this.#start;
    if ('cursor' in start) return this.#pages.more(start.cursor);
    return this.#pages.query(await this.#writeSoql(start.soql));
  }

  #writeSoql(soql: string | ((describe: Describe) => Promise<string>)): Promise<string> {
    if (typeof soql === 'string') return Promise.resolve(soql);
    this.#soql ??= soql(this.#describe).catch((error: unknown) => {
      throw withTags(error, this.#link.tags);
    });
    return this.#soql;
  }

  #askFacts(): Promise<Facts> {
    this.#facts ??= this.#askFirstPage().then(({ size, records = [] }) => ({ size, names: Object.keys(records[0] ?? {}) }));
    return this.#facts;
  }

  /** None behind a cursor, where there is no query to read them from. */
  async #typedColumns(): Promise<readonly Column[]> {
    const start = this.#start;
    if ('cursor' in start) return [];
    return (await listColumns(await this.#writeSoql(start.soql), this.#describe, true)) ?? [];
  }

  async #listColumns(): Promise<readonly Column[]> {
    const start = this.#start;
    const { names } = await this.#askFacts();
    const { typed: wantsTypes = false } = this.#options;
    const listed =
      'cursor' in start ? undefined : await listColumns(await this.#writeSoql(start.soql), this.#describe, wantsTypes !== false);
    return listed ?? names.filter((name) => name !== 'type').map((name) => ({ name }));
  }
}

/** The page itself is let go here: of one that is handed over in parts, nothing may hold the parts that have gone. */
function take<T>(page: Page<T>, room: number): Taken<T> {
  const { records = [], done, queryLocator } = page;
  const taken = records.slice(0, room);
  const locator = done ? undefined : (queryLocator ?? undefined);
  return { records: taken, locator, isWhole: taken.length === records.length, hasOpenLists: hasOpenLists(page) };
}

function isCursorLost(error: unknown): error is SoapFaultError {
  return error instanceof SoapFaultError && error.code === 'INVALID_QUERY_LOCATOR';
}
