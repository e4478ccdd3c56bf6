import { CursorLostError, ForcewireError, SoapFaultError } from '../errors.ts';
import type { Column, QueryOptions, Rows } from '../rows.ts';
import { selectColumns } from '../soql/select-list.ts';
import { readOperation, type SoapLink } from './call.ts';
import { FieldTyper } from './typed.ts';
import type { SObject } from './wire/sobject.ts';

/** Where a reading begins: at a query's first page, or behind a page that was read before. */
export type QueryStart = { readonly soql: string } | { readonly cursor: string };

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

/** The operation's QueryResult: an answer that has been seen to its end. */
interface Page<T> {
  readonly done: boolean;
  readonly queryLocator: string | null;
  readonly records?: readonly T[];
  readonly size: number;
}

interface Facts {
  readonly size: number;
  readonly columns: readonly Column[];
}

class QueryRun<T> implements Rows<T> {
  readonly #link: SoapLink;
  readonly #start: QueryStart;
  readonly #options: QueryOptions;
  readonly #typer: FieldTyper | undefined;
  /** Ends what is on its way when the reading ends. */
  readonly #leaving: AbortController = new AbortController();
  #isClaimed = false;
  /** Held only until the iteration takes it, so that its records can be forgotten. */
  #firstPage: Promise<Page<T>> | undefined;
  #facts: Promise<Facts> | undefined;
  #cursor: string | undefined;

  constructor(link: SoapLink, start: QueryStart, options: QueryOptions) {
    this.#link = link;
    this.#start = start;
    this.#options = options;
    const { typed = false } = options;
    this.#typer = typed === false ? undefined : new FieldTyper(link, typed === true ? {} : typed);
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

  async first(): Promise<T | undefined> {
    this.#claim();
    if (this.#options.limit === 0) return undefined;
    try {
      return (await this.#takeFirstPage()).records?.[0];
    } finally {
      this.#leave();
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

  async columns(): Promise<readonly Column[]> {
    return (await this.#askFacts()).columns;
  }

  async close(): Promise<void> {
    this.#isClaimed = true;
    this.#leave();
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

  /** Pages with records. While the consumer has one, the next is on its way, and no further one. */
  async *#read(): AsyncGenerator<{ readonly records: readonly T[]; readonly cursor: string | undefined }> {
    const { limit = Number.POSITIVE_INFINITY } = this.#options;
    if (limit === 0) return;
    let delivered = 0;
    try {
      let page: Page<T> | undefined = await this.#takeFirstPage();
      while (page !== undefined) {
        const all: readonly T[] = page.records ?? [];
        const records = all.slice(0, limit - delivered);
        const locator: string | undefined = page.done ? undefined : (page.queryLocator ?? undefined);
        // Of a page that the limit cuts, the rest was not handed over: whoever resumes is given the page again.
        const cursor: string | undefined = records.length === all.length ? locator : this.#cursor;
        const isLast: boolean = locator === undefined || delivered + records.length === limit;
        const next: Promise<Page<T>> | undefined = isLast ? undefined : this.#ask('queryMore', { queryLocator: locator });
        // Whoever asks for the next page is told; a consumer that leaves does not care.
        next?.catch(() => {});
        if (records.length > 0) yield { records, cursor };
        delivered += records.length;
        page = await next;
      }
    } catch (error) {
      throw isCursorLost(error) ? new CursorLostError(error, delivered) : error;
    } finally {
      this.#leave();
    }
  }

  #takeFirstPage(): Promise<Page<T>> {
    const page = this.#askFirstPage();
    void this.#askFacts().catch(() => {});
    this.#firstPage = undefined;
    return page;
  }

  #askFirstPage(): Promise<Page<T>> {
    if (this.#firstPage === undefined) {
      const start = this.#start;
      const name = this.#options.all === true ? 'queryAll' : 'query';
      this.#firstPage =
        'cursor' in start ? this.#ask('queryMore', { queryLocator: start.cursor }) : this.#ask(name, { queryString: start.soql });
    }
    return this.#firstPage;
  }

  #askFacts(): Promise<Facts> {
    this.#facts ??= this.#askFirstPage().then((page) => ({ size: page.size, columns: this.#columnsOf(page) }));
    return this.#facts;
  }

  #columnsOf(page: Page<T>): readonly Column[] {
    const names = 'soql' in this.#start ? selectColumns(this.#start.soql) : undefined;
    return (names ?? Object.keys(page.records?.[0] ?? {}).filter((name) => name !== 'type')).map((name) => ({ name }));
  }

  async #ask(name: 'query' | 'queryAll' | 'queryMore', request: object): Promise<Page<T>> {
    const { batchSize, signal } = this.#options;
    const onAbort = (): void => this.#leaving.abort(signal!.reason);
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      const headers = batchSize === undefined ? {} : { QueryOptions: { batchSize } };
      const page: Page<T> = await readOperation(this.#link, name, request, { headers, signal: this.#leaving.signal });
      await this.#typer?.convert((page.records ?? []) as readonly SObject[], this.#leaving.signal);
      return page;
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  #leave(): void {
    this.#leaving.abort(new ForcewireError('READ_STOPPED', 'The query was left before its end.'));
  }
}

function isCursorLost(error: unknown): error is SoapFaultError {
  return error instanceof SoapFaultError && error.code === 'INVALID_QUERY_LOCATOR';
}
