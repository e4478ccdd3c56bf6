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
import type { Page, PagePart } from './page.ts';
import { PageReader } from './page-reader.ts';

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

/** Some records of a page, and where a reading would go on behind the last of them. */
interface Portion<T> {
  readonly records: readonly T[];
  readonly cursor: string | undefined;
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
      const record = (await this.#takeFirstPage()).first;
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
    for await (const { records, cursor } of this.#read(false)) {
      for (const [at, record] of records.entries()) {
        if (at === records.length - 1) this.#cursor = cursor;
        yield record;
        this.#options.signal?.throwIfAborted();
      }
    }
  }

  async *#eachPage(): AsyncGenerator<readonly T[]> {
    for await (const { records, cursor } of this.#read(true)) {
      this.#cursor = cursor;
      yield records;
      this.#options.signal?.throwIfAborted();
    }
  }

  /**
   * Records page by page, or in parts of pages. While the consumer has records of one page the next is on its way, and no further one; where children
   * are asked for in between, it is asked for with the last part.
   */
  async *#read(inPages: boolean): AsyncGenerator<Portion<T>> {
    const { limit = Number.POSITIVE_INFINITY } = this.#options;
    if (limit === 0) return;
    let delivered = 0;
    const ahead = new PageAhead((locator) => this.#pages.more(locator));
    try {
      let page: Page<T> | undefined = await this.#takeFirstPage();
      while (page !== undefined) {
        const isWhole = inPages || limit !== Number.POSITIVE_INFINITY;
        for await (const { records: all, isLast } of isWhole ? wholeOf(page) : page.parts()) {
          const records = all.slice(0, limit - delivered);
          const isEnough = delivered + records.length === limit;
          const { locator, hasOpenLists }: Page<T> = page;
          // Of a page that the limit cuts, the rest was not handed over: whoever resumes is given the page again.
          const cursor = records.length === all.length ? locator : this.#cursor;
          for await (const portion of hasOpenLists ? this.#withChildren(records) : [records]) {
            const isEnd = isLast && portion === records;
            if (!isEnough && (isEnd || !hasOpenLists)) ahead.ask(locator);
            if (portion.length > 0) yield { records: portion, cursor: isEnd ? cursor : this.#cursor };
            delivered += portion.length;
          }
        }
        page = delivered < limit ? await ahead.take(page.locator) : undefined;
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
    return completeChildren(record as SObject, async (asked) => {
      const page = await this.#pages.more(asked);
      const records = await page.all();
      const { locator } = page;
      return { records, done: locator === undefined, queryLocator: locator ?? null };
    });
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
    this.#facts ??= this.#askFirstPage().then(({ size, first }) => ({ size, names: Object.keys(first ?? {}) }));
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

/** A page in one part. */
async function* wholeOf<T>(page: Page<T>): AsyncGenerator<PagePart<T>> {
  yield { records: await page.all(), isLast: true };
}

/** The page that is on its way while another is read. */
class PageAhead<T> {
  readonly #more: (locator: string) => Promise<Page<T>>;
  #locator: string | undefined;
  #page: Promise<Page<T>> | undefined;

  constructor(more: (locator: string) => Promise<Page<T>>) {
    this.#more = more;
  }

  /** A page that was read twice, since it was broken, may have another locator then. */
  ask(locator: string | undefined): void {
    if (locator === this.#locator) return;
    this.#locator = locator;
    this.#page = locator === undefined ? undefined : this.#more(locator);
    // Whoever takes the page is told; a consumer that leaves does not care.
    this.#page?.catch(() => {});
  }

  take(locator: string | undefined): Promise<Page<T>> | undefined {
    this.ask(locator);
    const page = this.#page;
    this.#page = undefined;
    this.#locator = undefined;
    return page;
  }
}

function isCursorLost(error: unknown): error is SoapFaultError {
  return error instanceof SoapFaultError && error.code === 'INVALID_QUERY_LOCATOR';
}
