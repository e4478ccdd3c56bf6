import type { RowError } from '../../load/load.ts';
import type { BatchSource } from '../../load/run-load.ts';
import type { Source } from '../../source.ts';
import type { LoadBatch } from './load-batch.ts';
import { refuse } from './row-cells.ts';
import type { Added } from './row-document.ts';

/** How large a batch may become. */
export interface BatchBounds {
  readonly maxRows: number;
  readonly maxBytes: number;
}

/** A batch's document, growing by one row at a time. */
export interface BatchDocument {
  /** Rows in it. */
  readonly rowCount: number;
  readonly byteLength: number;
  /** A promise only where the org has to be asked first. */
  add(row: unknown): Added | Promise<Added>;
  /** The document, or undefined if no row stands in it. */
  take(): Uint8Array | undefined;
  /** The document without the row that was added last, which opens the next. */
  takeAllButLast(): Uint8Array;
}

/** undefined at the end. */
type Step<Taken> = { readonly value: Taken } | undefined;

interface Entry<Row> {
  readonly row: Row;
  readonly key: string | undefined;
  /** Why we refuse the row. */
  errors: readonly RowError[] | undefined;
}

/** What the source gives, and what of it is the row of the outcome and the fields to be written. */
export type ReadRow<Taken, Row> = (taken: Taken) => { readonly row: Row; readonly fields: unknown };

/** Takes rows from a source, one batch at a time, and writes them while they come. */
export class EncodedRows<Taken, Row> implements BatchSource<LoadBatch<Row>> {
  readonly #source: Source<Taken>;
  readonly #readRow: ReadRow<Taken, Row>;
  readonly #bounds: BatchBounds;
  readonly #document: BatchDocument;
  #iterator: Iterator<Taken> | AsyncIterator<Taken> | undefined;
  #isAtEnd = false;
  #isStopped = false;
  #entries: Entry<Row>[] = [];
  /** The row that was taken last, while the org is asked about its columns. */
  #arriving: Entry<Row> | undefined;
  pulled = 0;

  /** Throws TypeError for what cannot be iterated. The source is not touched before the first `read()`. */
  constructor(source: Source<Taken>, readRow: ReadRow<Taken, Row>, document: BatchDocument, bounds: BatchBounds) {
    // A string is an iterable of characters, which nobody means.
    const isSource = typeof source === 'object' && source !== null && (Symbol.asyncIterator in source || Symbol.iterator in source);
    if (!isSource) throw new TypeError('Rows come as an array, an iterable or a stream.');
    this.#source = source;
    this.#readRow = readRow;
    this.#document = document;
    this.#bounds = bounds;
  }

  async read(): Promise<LoadBatch<Row> | undefined> {
    while (!this.#isAtEnd) {
      const taken = this.#next();
      const step = taken instanceof Promise ? await taken : taken;
      if (this.#isStopped) return undefined;
      if (step === undefined) break;
      const added = this.#add(step.value);
      const batch = added instanceof Promise ? await added : added;
      if (this.#isStopped) return undefined;
      if (batch !== undefined) return batch;
    }
    return this.#takeRest();
  }

  stop(): LoadBatch<Row> | undefined {
    this.#isStopped = true;
    const arriving = this.#arriving;
    this.#arriving = undefined;
    // It stands in no document, but what is left now is not sent any more.
    if (arriving !== undefined) this.#entries.push(arriving);
    return this.#takeRest();
  }

  async close(): Promise<void> {
    if (this.#isAtEnd) return;
    this.#isAtEnd = true;
    await this.#iterator?.return?.();
  }

  #next(): Step<Taken> | Promise<Step<Taken>> {
    try {
      this.#iterator ??= Symbol.asyncIterator in this.#source ? this.#source[Symbol.asyncIterator]() : this.#source[Symbol.iterator]();
      const step = this.#iterator.next();
      if (!(step instanceof Promise)) return this.#valueOf(step as IteratorResult<Taken>);
      return step.then(
        (result) => this.#valueOf(result),
        (error: unknown) => this.#broken(error),
      );
    } catch (error) {
      return this.#broken(error);
    }
  }

  #valueOf(step: IteratorResult<Taken>): Step<Taken> {
    if (step.done !== true) return step;
    this.#isAtEnd = true;
    return undefined;
  }

  // An iterator that threw is at its end, and has nothing to be closed.
  #broken(error: unknown): never {
    this.#isAtEnd = true;
    throw error;
  }

  /** A batch that the row filled, or did not fit into any more. */
  #add(taken: Taken): LoadBatch<Row> | undefined | Promise<LoadBatch<Row> | undefined> {
    this.pulled++;
    const { row, fields } = this.#readRow(taken);
    const added = this.#document.add(fields);
    if (!(added instanceof Promise)) return this.#place(row, added);
    this.#arriving = { row, key: undefined, errors: undefined };
    return added.then((later) => {
      if (this.#isStopped) return undefined;
      this.#arriving = undefined;
      return this.#place(row, later);
    });
  }

  #place(row: Row, added: Added): LoadBatch<Row> | undefined {
    const entry: Entry<Row> =
      'errors' in added ? { row, key: undefined, errors: added.errors } : { row, key: added.key, errors: undefined };
    const isOver = entry.errors === undefined && this.#document.byteLength > this.#bounds.maxBytes;
    const before = isOver && this.#document.rowCount > 1 ? this.#cut(this.#document.takeAllButLast(), 1) : undefined;
    if (this.#document.byteLength > this.#bounds.maxBytes) {
      this.#document.take();
      entry.errors = refuse('ROW_TOO_LARGE', 'The row is larger than a batch may be.');
    }
    this.#entries.push(entry);
    return before ?? (this.#entries.length >= this.#bounds.maxRows ? this.#takeRest() : undefined);
  }

  #takeRest(): LoadBatch<Row> | undefined {
    const document = this.#document.take();
    return this.#entries.length === 0 ? undefined : this.#cut(document, 0);
  }

  /** Everything so far is a batch; `held` rows after it have been counted already. */
  #cut(document: Uint8Array | undefined, held: number): LoadBatch<Row> {
    const entries = this.#entries;
    this.#entries = [];
    const keys = new Set<string>();
    let sent = 0;
    for (const { key, errors } of entries) {
      if (errors === undefined) sent++;
      if (key !== undefined) keys.add(key);
    }
    return {
      firstIndex: this.pulled - held - entries.length,
      length: entries.length,
      rowAt: (at) => entries[at]!.row,
      refusalAt: (at) => entries[at]!.errors,
      document,
      sent,
      keys,
    };
  }
}
