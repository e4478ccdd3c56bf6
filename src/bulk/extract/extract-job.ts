import { setMaxListeners } from 'node:events';
import type { ColumnarOptions, ColumnarPage } from '../../columnar/page.ts';
import { type PageForm, pageForm } from '../../columnar/page-builder.ts';
import { slicePage } from '../../columnar/slice-page.ts';
import { ForcewireError } from '../../errors.ts';
import type { Column } from '../../rows.ts';
import type { SObject } from '../../sobject.ts';
import { fieldConversion } from '../../soql/field-conversion.ts';
import type { BulkLink } from '../call.ts';
import type { QueryHandle } from '../job-handle.ts';
import type { AttachOptions } from './bulk-rows.ts';
import { ColumnPages } from './column-pages.ts';
import { columnTypes } from './column-types.ts';
import { openPart } from './open-part.ts';
import type { ExtractContext, QueryJob } from './query-job.ts';
import { type ResultForm, readPages } from './read-pages.ts';
import { RecordPages } from './record-pages.ts';
import { recordMaker } from './record-shape.ts';
import { orderLike } from './select-order.ts';

/** Makes or finds the job of an extract. */
export type BeginJob = (context: ExtractContext) => Promise<QueryJob>;

const DEFAULT_PAGE_ROWS = 100_000;

/** The job of an extract, made when it is first asked for, and what can be known of its result without reading it. */
export class ExtractJob {
  /** undefined until the job has been made. */
  handle: QueryHandle | undefined;
  readonly link: BulkLink;
  readonly #begin: BeginJob;
  readonly #options: AttachOptions;
  /** Ends what is on its way when the reading ends. */
  readonly #leaving: AbortController = new AbortController();
  readonly #onAbort = (): void => this.#leaving.abort(this.#options.signal!.reason);
  #job: Promise<QueryJob> | undefined;
  #columns: readonly string[] | undefined;
  /** By column, in lower case. */
  #types: Promise<ReadonlyMap<string, string>> | undefined;

  /** `handle`: of a job that is to be found. */
  constructor(link: BulkLink, begin: BeginJob, options: AttachOptions, handle: QueryHandle | undefined) {
    this.link = link;
    this.handle = handle;
    this.#begin = begin;
    this.#options = options;
  }

  /** Whether there is a job, or one on its way, as far as is known here. */
  get isBegun(): boolean {
    return this.handle !== undefined || this.#job !== undefined;
  }

  /** Fires when the extract ends, however it does. */
  get signal(): AbortSignal {
    return this.#leaving.signal;
  }

  /** The job. Those who ask again get the same. */
  now(): Promise<QueryJob> {
    this.#job ??= this.#beginOnce();
    return this.#job;
  }

  /** How the parts of the result become records. */
  async recordForm(): Promise<ResultForm<SObject[]>> {
    const job = await this.now();
    return this.#recordFormOf(job, await this.#typesNow(job));
  }

  /** How they become columns. */
  async columnForm(options: ColumnarOptions): Promise<ResultForm<ColumnarPage>> {
    const job = await this.now();
    const types = await this.#typesNow(job);
    const { dialect } = job;
    let form: PageForm;
    let width = 0;
    return {
      dialect,
      columns: undefined,
      onColumns: (columns) => {
        this.#columns = columns;
        width = columns.length;
        form = pageForm(listColumns(job, columns, types), this.#options.typed, options, (name) => columns.indexOf(name));
      },
      pageMaker: () => new ColumnPages(form, dialect, width),
      rowsOf: ({ rows }) => rows,
      slice: slicePage,
    };
  }

  /** In the order of the SELECT list. Downloads no more than the header. */
  async columns(): Promise<readonly Column[]> {
    const job = await this.now();
    this.#columns ??= (await this.#readHeader(job)) ?? job.selected;
    return listColumns(job, this.#columns ?? [], await this.#typesNow(job));
  }

  /** Ends everything on our side; the job stays at the server. */
  leave(): void {
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    this.#leaving.abort(new ForcewireError('READ_STOPPED', 'The result was left before its end; its job stays at the server.'));
  }

  async #beginOnce(): Promise<QueryJob> {
    const { signal, pollTimeoutMs, order = 'input', pageRows = DEFAULT_PAGE_ROWS } = this.#options;
    if (signal?.aborted) this.#onAbort();
    // One signal may end any number of extracts; Node would take more than ten listeners for a leak and warn of it.
    if (signal !== undefined) setMaxListeners(0, signal);
    signal?.addEventListener('abort', this.#onAbort, { once: true });
    this.signal.throwIfAborted();
    const watch = this.link.poller.watch({ handle: () => this.handle!, timeoutMs: pollTimeoutMs, signal: this.signal });
    const job = await this.#begin({ link: this.link, watch, signal: this.signal, order, pageRows });
    this.handle = job.handle;
    return job;
  }

  /** undefined for a result that has none. */
  async #readHeader(job: QueryJob): Promise<readonly string[] | undefined> {
    for await (const part of job.parts()) {
      const opened = await openPart(this.link, part, job, this.signal);
      if (opened === undefined) continue;
      const form = this.#recordFormOf(job, new Map());
      for await (const _records of readPages(opened.chunks, form)) break;
      return form.columns;
    }
    return undefined;
  }

  #recordFormOf(job: QueryJob, types: ReadonlyMap<string, string>): ResultForm<SObject[]> {
    const { typed = false } = this.#options;
    const { decimals = 'number' } = typeof typed === 'boolean' ? {} : typed;
    let make: ReturnType<typeof recordMaker>;
    return {
      dialect: job.dialect,
      columns: undefined,
      onColumns: (columns) => {
        this.#columns = columns;
        make = recordMaker(columns, job.object, (column) => fieldConversion(types.get(column.toLowerCase()) ?? '', decimals));
      },
      pageMaker: () => new RecordPages(make),
      rowsOf: ({ length }) => length,
      slice: (records, from, to) => records.slice(from, to),
    };
  }

  #typesNow(job: QueryJob): Promise<ReadonlyMap<string, string>> {
    const { typed = false } = this.#options;
    this.#types ??= typed === false ? Promise.resolve(new Map()) : columnTypes(job, this.link.describe(this.signal));
    return this.#types;
  }
}

/** The columns of a result in the order of the SELECT list. */
function listColumns({ selected }: QueryJob, columns: readonly string[], types: ReadonlyMap<string, string>): readonly Column[] {
  return orderLike(selected, columns).map((name) => {
    const type = types.get(name.toLowerCase());
    return type === undefined ? { name } : { name, type };
  });
}
