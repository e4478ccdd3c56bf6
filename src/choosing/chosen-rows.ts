import type { QueryHandle } from '../bulk/job-handle.ts';
import { JobError } from '../bulk/job-handle.ts';
import type { ColumnarOptions, ColumnarPage } from '../columnar/page.ts';
import { ForcewireError, ServerError } from '../errors.ts';
import type { Column, Rows } from '../rows.ts';

/** Rows that came by whatever protocol. */
export interface ExtractedRows<T> extends Rows<T> {
  /** The job at the server, for `org.bulk.attach`. undefined before there is one, and for SOAP, which has none and whose `cursor` is for `resumeQuery`. */
  readonly handle?: QueryHandle | undefined;
}

/** A query that does not know yet by which protocol it goes. */
export interface UndecidedQuery<T> {
  /** The same query by SOAP, asked for anew each time. */
  readonly soap: () => Rows<T>;
  /** By a job, where the size of the query decides for one; undefined: by SOAP. */
  choose(size: number): ExtractedRows<T> | undefined;
  /** It goes by SOAP without having been chosen for. */
  onSoap(reason: string): void;
}

/** Asks SOAP for the first page, and goes on with it or, where the query has many rows, by a job. */
export class ChosenRows<T> implements ExtractedRows<T> {
  readonly #query: UndecidedQuery<T>;
  #isClaimed = false;
  #isClosed = false;
  /** What is asked at the moment. */
  #asked: ExtractedRows<T> | undefined;
  #chosen: Promise<ExtractedRows<T>> | undefined;

  constructor(query: UndecidedQuery<T>) {
    this.#query = query;
  }

  get handle(): QueryHandle | undefined {
    return this.#asked?.handle;
  }

  get cursor(): string | undefined {
    return this.#asked?.cursor;
  }

  [Symbol.asyncIterator](): AsyncGenerator<T> {
    this.#claim();
    return this.#each((rows) => rows);
  }

  pages(): AsyncGenerator<readonly T[]> {
    this.#claim();
    return this.#each((rows) => rows.pages());
  }

  columnar(options?: ColumnarOptions): AsyncGenerator<ColumnarPage> {
    this.#claim();
    return this.#each((rows) => rows.columnar(options));
  }

  async first(): Promise<T | undefined> {
    this.#claim();
    if (this.#chosen !== undefined) return (await this.#chosen).first();
    this.#query.onSoap('one row is on the first page');
    return this.#ask(this.#query.soap()).first();
  }

  async toArray(): Promise<T[]> {
    this.#claim();
    return (await this.#choose()).toArray();
  }

  async totalSize(): Promise<number> {
    return (await this.#choose()).totalSize();
  }

  async columns(): Promise<readonly Column[]> {
    return (await this.#choose()).columns();
  }

  async close(): Promise<void> {
    this.#isClaimed = true;
    this.#isClosed = true;
    await this.#asked?.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #claim(): void {
    if (this.#isClaimed) throw new ForcewireError('ALREADY_READ', 'A query is read once; ask for another to read it again.');
    this.#isClaimed = true;
  }

  async *#each<Part>(read: (rows: Rows<T>) => AsyncIterable<Part>): AsyncGenerator<Part> {
    yield* read(await this.#choose());
  }

  #ask(rows: ExtractedRows<T>): ExtractedRows<T> {
    this.#asked = rows;
    return rows;
  }

  #choose(): Promise<ExtractedRows<T>> {
    this.#chosen ??= this.#chooseOnce();
    return this.#chosen;
  }

  async #chooseOnce(): Promise<ExtractedRows<T>> {
    const soap = this.#ask(this.#query.soap());
    const bulk = this.#query.choose(await soap.totalSize());
    if (bulk === undefined || this.#isClosed) return soap;
    await soap.close();
    this.#ask(bulk);
    try {
      // The job is made and has run, and nothing of its result was read.
      await bulk.totalSize();
      return bulk;
    } catch (error) {
      if (!isRefused(error)) throw error;
      await bulk.close();
      this.#query.onSoap(`the bulk API refused it: ${error.message}`);
      return this.#ask(this.#query.soap());
    }
  }
}

/** The server took the query by SOAP, so that it is the bulk API that does not. */
function isRefused(error: unknown): error is ForcewireError {
  if (error instanceof JobError) return error.code === 'JOB_FAILED';
  return error instanceof ServerError && !error.retryable && error.status !== 401;
}
