import type { ColumnarOptions, ColumnarPage } from '../../columnar/page.ts';
import { ForcewireError, withTags } from '../../errors.ts';
import type { Column } from '../../rows.ts';
import type { SObject } from '../../sobject.ts';
import type { BulkLink } from '../call.ts';
import type { QueryHandle } from '../job-handle.ts';
import type { AttachOptions, BulkRows } from './bulk-rows.ts';
import { checkReadOptions } from './check-options.ts';
import { checkComplete } from './completeness.ts';
import { type CursorPlace, readCursor, writeCursor } from './cursor.ts';
import { type BeginJob, ExtractJob } from './extract-job.ts';
import type { ExtractJournal } from './extract-journal.ts';
import { joinParts } from './join-parts.ts';
import type { ExtractParts } from './parts.ts';
import type { QueryJob } from './query-job.ts';
import { type RowBatch, readBatches } from './read-batches.ts';
import type { ResultForm } from './read-pages.ts';

/** The rows of a query, whoever made the job; `handle` is of one that is there. Throws ForcewireError (INVALID_OPTION) for options out of range. */
export function extractRows<T>(
  link: BulkLink,
  begin: BeginJob,
  options: AttachOptions,
  journal?: ExtractJournal,
  handle?: QueryHandle,
): BulkRows<T> {
  checkReadOptions(options);
  return new ExtractRun(new ExtractJob(link, begin, options, handle), options, journal) as unknown as BulkRows<T>;
}

/**
 * One reading of a result. What was handed over is accounted for here, and nowhere else:
 *
 * ```
 *   ExtractJob ─► parts ─► download ─► readBatches ─► #read ─► #eachPage, #eachRecord    moves the place by what it hands over
 *                               └────► joinParts ───► #eachChunk                         the bytes have no place between rows
 * ```
 *
 * Either way `#received` counts the rows that came, and at the end `checkComplete` compares them with what the server counted.
 */
class ExtractRun implements BulkRows<SObject> {
  readonly #extract: ExtractJob;
  readonly #options: AttachOptions;
  readonly #journal: ExtractJournal | undefined;
  readonly #start: CursorPlace | undefined;
  readonly #received: { rows: number };
  #limit: number;
  #isClaimed = false;
  #place: CursorPlace | undefined;

  constructor(extract: ExtractJob, options: AttachOptions, journal: ExtractJournal | undefined) {
    this.#extract = extract;
    this.#options = options;
    this.#limit = options.limit ?? Number.POSITIVE_INFINITY;
    this.#journal = journal;
    this.#start = options.cursor === undefined ? undefined : readCursor(options.cursor);
    this.#received = { rows: this.#start?.total ?? 0 };
  }

  get handle(): QueryHandle | undefined {
    return this.#extract.handle;
  }

  get rowsRead(): number {
    return this.#received.rows;
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
    return this.#eachPage(() => this.#extract.recordForm());
  }

  columnar(options: ColumnarOptions = {}): AsyncGenerator<ColumnarPage> {
    this.#claim();
    return this.#eachPage(() => this.#extract.columnForm(options));
  }

  csv(): AsyncGenerator<Uint8Array> {
    this.#claim();
    return this.#eachChunk();
  }

  async first(): Promise<SObject | undefined> {
    this.#limit = Math.min(this.#limit, 1);
    for await (const page of this.pages()) return page[0];
    return undefined;
  }

  async toArray(): Promise<SObject[]> {
    const all: SObject[] = [];
    for await (const page of this.pages()) for (const record of page) all.push(record);
    return all;
  }

  async totalSize(): Promise<number> {
    const job = await this.#extract.now();
    const rows = await job.totalRows();
    if (rows !== undefined) return rows;
    throw new ForcewireError('SIZE_UNKNOWN', 'The server counts the rows of the batch, not those of each of its files.');
  }

  columns(): Promise<readonly Column[]> {
    return this.#extract.columns();
  }

  async parts(): Promise<ExtractParts> {
    const job = await this.#extract.now();
    const totalRows = await this.totalSize();
    return { handle: job.handle, totalRows, parts: await job.listParts() };
  }

  async abort(): Promise<'aborted' | 'ended'> {
    if (!this.#extract.isBegun && this.#journal === undefined) {
      await this.close();
      return 'ended';
    }
    const job = await this.#extract.now();
    await this.close();
    return job.abort();
  }

  async close(): Promise<void> {
    this.#isClaimed = true;
    await this.#leave();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #claim(): void {
    if (this.#isClaimed) throw new ForcewireError('ALREADY_READ', 'A result is read once; attach to its handle to read it again.');
    this.#isClaimed = true;
  }

  async *#eachRecord(): AsyncGenerator<SObject> {
    for await (const { page, key, before } of this.#read(() => this.#extract.recordForm())) {
      const place = this.#enter(key, before);
      for (const record of page) {
        place.rows++;
        place.total++;
        yield record;
        this.#options.signal?.throwIfAborted();
      }
      await this.#journal?.taken(key, place.rows);
    }
    this.#place = undefined;
  }

  async *#eachPage<P>(form: () => Promise<ResultForm<P>>): AsyncGenerator<P> {
    for await (const { page, rows, key, before } of this.#read(form)) {
      const place = this.#enter(key, before);
      place.rows += rows;
      place.total += rows;
      yield page;
      this.#options.signal?.throwIfAborted();
      await this.#journal?.taken(key, place.rows);
    }
    this.#place = undefined;
  }

  #enter(key: string, rows: number): CursorPlace {
    const total = this.#place?.total ?? this.#start?.total ?? this.#journal?.total ?? 0;
    this.#place = { key, rows, total };
    return this.#place;
  }

  /** The rows as what the form makes of them. */
  async *#read<P>(formOf: () => Promise<ResultForm<P>>): AsyncGenerator<RowBatch<P>> {
    const { link, signal } = this.#extract;
    const journal = this.#journal;
    try {
      await this.#recall();
      let left = this.#limit - (journal?.total ?? 0);
      if (left <= 0 || journal?.isDone) return;
      const job = await this.#extract.now();
      const mayAskAhead = (rows: number | undefined): boolean => left === Number.POSITIVE_INFINITY || (rows !== undefined && rows < left);
      const reading = { start: this.#start, journal, signal, mayAskAhead, received: this.#received };
      const form = await formOf();
      for await (const batch of readBatches(link, job, form, reading)) {
        const rows = Math.min(batch.rows, left);
        left -= rows;
        yield rows === batch.rows ? batch : { ...batch, rows, page: form.slice(batch.page, 0, rows) };
        if (left === 0) return;
      }
      await this.#complete(job);
    } catch (error) {
      throw withTags(error, link.tags);
    } finally {
      await this.#leave();
    }
  }

  async *#eachChunk(): AsyncGenerator<Uint8Array> {
    const { link, signal } = this.#extract;
    try {
      await this.#recall();
      if (this.#journal?.isDone) return;
      this.#journal?.requireWholeParts();
      const job = await this.#extract.now();
      for await (const chunk of joinParts(link, job, signal, this.#received, this.#journal)) {
        yield chunk;
        this.#options.signal?.throwIfAborted();
      }
      await this.#complete(job);
    } catch (error) {
      throw withTags(error, link.tags);
    } finally {
      await this.#leave();
    }
  }

  async #recall(): Promise<void> {
    await this.#journal?.open();
    this.#received.rows += this.#journal?.total ?? 0;
  }

  async #complete(job: QueryJob): Promise<void> {
    await checkComplete(job, this.#received.rows);
    await this.#journal?.done(this.#received.rows);
  }

  async #leave(): Promise<void> {
    this.#extract.leave();
    await this.#journal?.close();
  }
}
