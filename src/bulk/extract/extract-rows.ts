import { ForcewireError, withTags } from '../../errors.ts';
import type { Column } from '../../rows.ts';
import type { SObject } from '../../sobject.ts';
import { fieldConversion } from '../../soql/field-conversion.ts';
import type { BulkLink } from '../call.ts';
import type { JobHandle } from '../job-handle.ts';
import type { AttachOptions, BulkRows } from './bulk-rows.ts';
import { checkReadOptions } from './check-options.ts';
import { columnTypes } from './column-types.ts';
import { checkComplete } from './completeness.ts';
import { type CursorPlace, readCursor, writeCursor } from './cursor.ts';
import { joinParts } from './join-parts.ts';
import { openPart } from './open-part.ts';
import type { ExtractContext, QueryJob } from './query-job.ts';
import { type RecordBatch, readBatches } from './read-batches.ts';
import { type ResultForm, readRecords } from './record-reader.ts';
import { recordMaker } from './record-shape.ts';
import { orderLike } from './select-order.ts';

/** Makes or finds the job of an extract. */
export type BeginJob = (context: ExtractContext) => Promise<QueryJob>;

const DEFAULT_PAGE_ROWS = 100_000;

/** The rows of a query, whoever made the job. Throws ForcewireError (INVALID_OPTION) for options out of range. */
export function extractRows<T>(link: BulkLink, begin: BeginJob, options: AttachOptions): BulkRows<T> {
  checkReadOptions(options);
  return new ExtractRun(link, begin, options) as unknown as BulkRows<T>;
}

class ExtractRun implements BulkRows<SObject> {
  handle: JobHandle | undefined;
  readonly #link: BulkLink;
  readonly #begin: BeginJob;
  readonly #options: AttachOptions;
  readonly #start: CursorPlace | undefined;
  /** Ends what is on its way when the reading ends. */
  readonly #leaving: AbortController = new AbortController();
  readonly #onAbort = (): void => this.#leaving.abort(this.#options.signal!.reason);
  #isClaimed = false;
  #job: Promise<QueryJob> | undefined;
  #columns: readonly string[] | undefined;
  /** By column, in lower case. */
  #types: Promise<ReadonlyMap<string, string>> | undefined;
  #place: CursorPlace | undefined;

  constructor(link: BulkLink, begin: BeginJob, options: AttachOptions) {
    this.#link = link;
    this.#begin = begin;
    this.#options = options;
    this.#start = options.cursor === undefined ? undefined : readCursor(options.cursor);
  }

  get cursor(): string | undefined {
    return this.#place === undefined || this.#options.order === 'completion' ? undefined : writeCursor(this.#place);
  }

  [Symbol.asyncIterator](): AsyncGenerator<SObject> {
    this.#claim();
    return this.#eachRecord();
  }

  pages(): AsyncGenerator<readonly SObject[]> {
    this.#claim();
    return this.#eachPage();
  }

  csv(): AsyncGenerator<Uint8Array> {
    this.#claim();
    return this.#eachChunk();
  }

  async first(): Promise<SObject | undefined> {
    for await (const page of this.pages()) return page[0];
    return undefined;
  }

  async toArray(): Promise<SObject[]> {
    const all: SObject[] = [];
    for await (const page of this.pages()) for (const record of page) all.push(record);
    return all;
  }

  async totalSize(): Promise<number> {
    return (await this.#jobNow()).totalRows();
  }

  async columns(): Promise<readonly Column[]> {
    const job = await this.#jobNow();
    this.#columns ??= (await this.#readHeader(job)) ?? job.selected;
    const types = await this.#typesNow(job);
    return orderLike(job.selected, this.#columns ?? []).map((name) => {
      const type = types.get(name.toLowerCase());
      return type === undefined ? { name } : { name, type };
    });
  }

  async abort(): Promise<'aborted' | 'ended'> {
    const job = await this.#jobNow();
    await this.close();
    return job.abort();
  }

  async close(): Promise<void> {
    this.#isClaimed = true;
    this.#leave();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #claim(): void {
    if (this.#isClaimed) throw new ForcewireError('ALREADY_READ', 'A result is read once; attach to its handle to read it again.');
    this.#isClaimed = true;
  }

  async *#eachRecord(): AsyncGenerator<SObject> {
    for await (const { records, key, before } of this.#read()) {
      const place = this.#enter(key, before);
      for (const record of records) {
        place.rows++;
        place.total++;
        yield record;
        this.#options.signal?.throwIfAborted();
      }
    }
    this.#place = undefined;
  }

  async *#eachPage(): AsyncGenerator<readonly SObject[]> {
    for await (const { records, key, before } of this.#read()) {
      const place = this.#enter(key, before);
      place.rows += records.length;
      place.total += records.length;
      yield records;
      this.#options.signal?.throwIfAborted();
    }
    this.#place = undefined;
  }

  #enter(key: string, rows: number): CursorPlace {
    const total = this.#place?.total ?? this.#start?.total ?? 0;
    this.#place = { key, rows, total };
    return this.#place;
  }

  async *#read(): AsyncGenerator<RecordBatch> {
    const { limit = Number.POSITIVE_INFINITY } = this.#options;
    if (limit === 0) return this.#leave();
    try {
      const job = await this.#jobNow();
      const form = this.#formOf(job, await this.#typesNow(job));
      let left = limit;
      const received = { rows: this.#start?.total ?? 0 };
      for await (const batch of readBatches(this.#link, job, form, { start: this.#start, signal: this.#leaving.signal, received })) {
        const records = batch.records.slice(0, left);
        left -= records.length;
        yield { ...batch, records };
        if (left === 0) return;
      }
      await checkComplete(job, received.rows);
    } catch (error) {
      throw withTags(error, this.#link.tags);
    } finally {
      this.#leave();
    }
  }

  async *#eachChunk(): AsyncGenerator<Uint8Array> {
    try {
      const job = await this.#jobNow();
      const joined = joinParts(this.#link, job, this.#leaving.signal);
      for await (const chunk of joined.chunks) {
        yield chunk;
        this.#options.signal?.throwIfAborted();
      }
      await checkComplete(job, joined.rowCount());
    } catch (error) {
      throw withTags(error, this.#link.tags);
    } finally {
      this.#leave();
    }
  }

  /** Downloads no more than the header. undefined for a result that has none. */
  async #readHeader(job: QueryJob): Promise<readonly string[] | undefined> {
    for await (const part of job.parts()) {
      const opened = await openPart(this.#link, part, job, this.#leaving.signal);
      if (opened === undefined) continue;
      const form = this.#formOf(job, new Map());
      for await (const _records of readRecords(opened.chunks, form)) break;
      return form.columns;
    }
    return undefined;
  }

  #formOf(job: QueryJob, types: ReadonlyMap<string, string>): ResultForm {
    const { typed = false } = this.#options;
    const { decimals = 'number' } = typeof typed === 'boolean' ? {} : typed;
    const onColumns = (columns: readonly string[]): ReturnType<typeof recordMaker> => {
      this.#columns = columns;
      return recordMaker(columns, job.object, (column) => fieldConversion(types.get(column.toLowerCase()) ?? '', decimals));
    };
    return { dialect: job.dialect, columns: undefined, make: undefined, onColumns };
  }

  #typesNow(job: QueryJob): Promise<ReadonlyMap<string, string>> {
    const { typed = false } = this.#options;
    this.#types ??= typed === false ? Promise.resolve(new Map()) : columnTypes(job, this.#link.describe(this.#leaving.signal));
    return this.#types;
  }

  #jobNow(): Promise<QueryJob> {
    this.#job ??= this.#beginJob();
    return this.#job;
  }

  async #beginJob(): Promise<QueryJob> {
    const { signal, pollTimeoutMs, order = 'input', pageRows = DEFAULT_PAGE_ROWS } = this.#options;
    if (signal?.aborted) this.#onAbort();
    signal?.addEventListener('abort', this.#onAbort, { once: true });
    this.#leaving.signal.throwIfAborted();
    const watch = this.#link.poller.watch({ handle: () => this.handle!, timeoutMs: pollTimeoutMs, signal: this.#leaving.signal });
    const context: ExtractContext = { link: this.#link, watch, signal: this.#leaving.signal, order, pageRows };
    const job = await this.#begin(context);
    this.handle = job.handle;
    return job;
  }

  #leave(): void {
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
    this.#leaving.abort(new ForcewireError('READ_STOPPED', 'The result was left before its end; its job stays at the server.'));
  }
}
