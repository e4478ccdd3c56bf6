import { EncodeError, ForcewireError } from '../errors.ts';
import type { Source } from '../source.ts';
import { type CsvEncodeOptions, hasJust, RowEncoder } from './row-encoder.ts';

/** How a CSV document is written. */
export interface CsvWriteOptions extends CsvEncodeOptions {
  /**
   * Names and order of the columns; other properties of rows are left out. Default the first row's properties, and a later row with another
   * one is refused.
   */
  columns?: readonly string[] | undefined;
}

const CHUNK_BYTES = 64 * 1024;

/**
 * Rows as a CSV document in UTF-8, header first, in chunks as they fill. Rows are objects, or arrays where `columns` are given. undefined is
 * an empty cell, null `#N/A`, a Date is written in UTC with milliseconds. Without rows and `columns` there is nothing to write.
 *
 * Throws EncodeError, naming row and column, for a value that a cell cannot carry.
 */
export async function* writeCsv(rows: Source<object>, options: CsvWriteOptions = {}): AsyncGenerator<Uint8Array, void, undefined> {
  const document = new Document(options);
  if (Symbol.asyncIterator in rows) {
    for await (const row of rows) {
      document.add(row);
      if (document.waiting >= CHUNK_BYTES) yield document.take();
    }
  } else {
    // An array costs no promise for each row.
    for (const row of rows) {
      document.add(row);
      if (document.waiting >= CHUNK_BYTES) yield document.take();
    }
  }
  if (document.waiting > 0) yield document.take();
}

/** The whole document in memory; otherwise as `writeCsv`. */
export function encodeCsv(rows: readonly object[], options: CsvWriteOptions = {}): Uint8Array {
  const document = new Document(options);
  for (const row of rows) document.add(row);
  return document.take();
}

class Document {
  readonly #options: CsvWriteOptions;
  #encoder: RowEncoder | undefined;
  /** Bytes at the start of the encoder's buffer that were handed over before. */
  #handedOver = 0;
  #rowNumber = 0;

  constructor(options: CsvWriteOptions) {
    this.#options = options;
    if (options.columns !== undefined) this.#encoder = new RowEncoder(options.columns, options);
  }

  /** Bytes to hand over. */
  get waiting(): number {
    return (this.#encoder?.byteLength ?? 0) - this.#handedOver;
  }

  add(row: object): void {
    this.#rowNumber++;
    this.#encoder ??= new RowEncoder(columnsOf(row), this.#options);
    // Most rows are like the first: their values in their own order are the cells.
    if (hasJust(row, this.#encoder.columns)) return this.#encoder.add(Object.values(row));
    if (this.#options.columns === undefined) refuseOthers(row, this.#encoder.columns, this.#rowNumber);
    this.#encoder.add(row);
  }

  take(): Uint8Array {
    if (this.#encoder === undefined) return new Uint8Array(0);
    const bytes = this.#encoder.take().subarray(this.#handedOver);
    this.#handedOver = this.#encoder.headerLength;
    return bytes;
  }
}

function columnsOf(row: object): readonly string[] {
  if (Array.isArray(row)) throw new ForcewireError('INVALID_OPTION', 'Rows that are arrays do not name their columns: give columns.');
  const columns = Object.keys(row ?? {});
  if (columns.length === 0) throw new EncodeError('no property to make a column of: give columns', 'row 1');
  return columns;
}

function refuseOthers(row: object, columns: readonly string[], rowNumber: number): void {
  const keys = Object.keys(row ?? {});
  if (keys.every((key, at) => key === columns[at])) return;
  const other = keys.find((key) => !columns.includes(key) && (row as Record<string, unknown>)[key] !== undefined);
  if (other === undefined) return;
  throw new EncodeError('not a column, since the first row does not have it: give columns, or leave it out', `row ${rowNumber}, ${other}`);
}
