import { setMaxListeners } from 'node:events';
import { ForcewireError } from '../errors.ts';
import { pageEvents } from '../events/channels.ts';
import type { Column, QueryOptions } from '../rows.ts';
import type { SObject } from '../sobject.ts';
import type { Describe } from '../soql/shape.ts';
import { readOperation, type SoapLink } from './call.ts';
import { FieldTyper } from './typed.ts';

/** The operation's QueryResult: an answer that has been seen to its end. */
export interface Page<T> {
  readonly done: boolean;
  readonly queryLocator: string | null;
  readonly records?: readonly T[];
  readonly size: number;
}

type PageOperation = 'query' | 'queryAll' | 'queryMore';

/** Asks for the pages of one reading, and gives their fields types if that is wanted. Each page that came, or did not, is an event. */
export class PageReader<T> {
  readonly #link: SoapLink;
  readonly #options: QueryOptions;
  readonly #typer: FieldTyper | undefined;
  /** Ends what is on its way when the reading ends. */
  readonly #leaving: AbortController = new AbortController();

  /** `columns`: those of the query with their types, asked for only where the records do not tell. */
  constructor(link: SoapLink, describe: Describe, columns: () => Promise<readonly Column[]>, options: QueryOptions) {
    const { typed = false } = options;
    this.#link = link;
    this.#options = options;
    this.#typer = typed === false ? undefined : new FieldTyper(describe, typed === true ? {} : typed, columns);
  }

  /** The first page of a query. */
  query(queryString: string): Promise<Page<T>> {
    return this.#ask(this.#options.all === true ? 'queryAll' : 'query', { queryString }, this.#options.headers ?? {});
  }

  /** The page behind a locator. Of the query's header blocks it has the one by which names are to be read. */
  more(queryLocator: string): Promise<Page<T>> {
    const { CallOptions } = (this.#options.headers ?? {}) as { readonly CallOptions?: object };
    return this.#ask('queryMore', { queryLocator }, CallOptions === undefined ? {} : { CallOptions });
  }

  /** The reading is over. */
  leave(): void {
    this.#leaving.abort(new ForcewireError('READ_STOPPED', 'The query was left before its end.'));
  }

  async #ask(name: PageOperation, request: object, given: object): Promise<Page<T>> {
    const { batchSize, signal } = this.#options;
    const onAbort = (): void => this.#leaving.abort(signal!.reason);
    if (signal?.aborted) onAbort();
    // One signal may end any number of queries; Node would take more than ten listeners for a leak and warn of it.
    if (signal !== undefined) setMaxListeners(0, signal);
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      const headers = batchSize === undefined ? given : { ...given, QueryOptions: { batchSize } };
      const page = await this.#read(name, request, headers);
      await this.#typer?.convert((page.records ?? []) as readonly SObject[]);
      return page;
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  async #read(operation: PageOperation, request: object, headers: object): Promise<Page<T>> {
    const started = performance.now();
    const tell = (page: Page<T> | undefined, code?: string): void => {
      const durationMs = performance.now() - started;
      const came = { records: page?.records?.length ?? 0, totalSize: page?.size, done: page?.done };
      pageEvents.publish(() => ({ operation, ...came, code, durationMs, tags: this.#link.tags }));
    };
    try {
      const page: Page<T> = await readOperation(this.#link, operation, request, { headers, signal: this.#leaving.signal });
      tell(page);
      return page;
    } catch (error) {
      tell(undefined, error instanceof ForcewireError ? error.code : 'ABORTED');
      throw error;
    }
  }
}
