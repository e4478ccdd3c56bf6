import { setMaxListeners } from 'node:events';
import { ForcewireError, ParseError, withTags } from '../errors.ts';
import { pageEvents } from '../events/channels.ts';
import { BodyBuffer } from '../http/body-buffer.ts';
import type { Column, QueryOptions } from '../rows.ts';
import type { Describe } from '../soql/shape.ts';
import { readOperation, type SoapLink } from './call.ts';
import { Page, type PageAnswer } from './page.ts';
import { FieldTyper } from './typed.ts';

type PageOperation = 'query' | 'queryAll' | 'queryMore';

/**
 * Asks for the pages of one reading, and gives their fields types if that is wanted. Each page that came, or did not, is an event; to say how many
 * records a page has they all have to be read, so where somebody listens pages are read at once.
 */
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
    const { batchSize } = this.#options;
    const headers = batchSize === undefined ? given : { ...given, QueryOptions: { batchSize } };
    return this.#untilAborted(async () => {
      const body = BodyBuffer.take();
      const answer = await this.#read(name, request, headers, pageEvents.hasSubscribers ? undefined : body);
      if (answer.rest === undefined) body.giveBack();
      return Page.of<T>(answer, {
        convert: async (records) => this.#typer?.convert(records),
        askAgain: (broken) => this.#untilAborted(() => this.#askAgain(name, request, headers, broken)),
        release: () => body.giveBack(),
      });
    });
  }

  async #untilAborted<Result>(ask: () => Promise<Result>): Promise<Result> {
    const { signal } = this.#options;
    const onAbort = (): void => this.#leaving.abort(signal!.reason);
    if (signal?.aborted) onAbort();
    // One signal may end any number of queries; Node would take more than ten listeners for a leak and warn of it.
    if (signal !== undefined) setMaxListeners(0, signal);
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      return await ask();
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /** The page has come to its end, and is no whole document all the same. */
  async #askAgain(operation: PageOperation, request: object, headers: object, broken: unknown): Promise<PageAnswer> {
    const { retrier, tags } = this.#link;
    const error = withTags(broken, tags);
    const again = error instanceof ParseError && (await retrier.pause({ operation, attempt: 1, error, signal: this.#leaving.signal }));
    if (again) return this.#read(operation, request, headers, undefined);
    this.#leaving.signal.throwIfAborted();
    throw error;
  }

  async #read(operation: PageOperation, request: object, headers: object, pageBody: BodyBuffer | undefined): Promise<PageAnswer> {
    const started = performance.now();
    const tell = (page: PageAnswer | undefined, code?: string): void => {
      const durationMs = performance.now() - started;
      const came = { records: page?.records?.length ?? 0, totalSize: page?.size, done: page?.done };
      pageEvents.publish(() => ({ operation, ...came, code, durationMs, tags: this.#link.tags }));
    };
    try {
      const options = { headers, signal: this.#leaving.signal, pageBody };
      const page: PageAnswer = await readOperation(this.#link, operation, request, options);
      tell(page);
      return page;
    } catch (error) {
      tell(undefined, error instanceof ForcewireError ? error.code : 'ABORTED');
      throw error;
    }
  }
}
