import { ForcewireError } from '../errors.ts';
import type { Source } from '../source.ts';
import { pieces } from './byte-chunks.ts';
import { type CsvDialect, type CsvLimits, otherCount } from './dialect.ts';
import { type CsvObject, type ObjectMaker, objectMaker } from './object-maker.ts';
import { RowReader } from './row-reader.ts';

/** How a CSV document is read. */
export interface CsvReadOptions extends CsvDialect, CsvLimits {
  /** Each row as an object by column, or as its cells in order. Default objects; arrays where there is no header. */
  as?: 'objects' | 'arrays' | undefined;
  /**
   * true: the first row names the columns (default). Names: the document has no header row, and these are its columns. false: it has none,
   * and rows are arrays of any length. With a header, every row must have as many cells.
   */
  header?: boolean | readonly string[] | undefined;
}

/** Rows on their way. Can be iterated once, by row or by batch; leaving the loop ends the source. */
export interface CsvRows<T> extends AsyncIterable<T> {
  /** The rows that complete as the chunks come. Much quicker than row by row, which costs a promise for each. */
  batches(): AsyncIterable<readonly T[]>;
}

/**
 * Rows of a CSV document in UTF-8, as they come. Every cell is text: Salesforce makes no difference between an empty cell and `""`, nor does
 * this, and `#N/A` stays what it is. Lines without a byte are passed over.
 *
 * Throws ParseError for what is no CSV, with the byte's offset and the row and column; all rows before that place are handed over first.
 */
export function readCsv(chunks: Source<Uint8Array>, options: CsvReadOptions & ({ as: 'arrays' } | { header: false })): CsvRows<string[]>;
export function readCsv<T = CsvObject>(chunks: Source<Uint8Array>, options?: CsvReadOptions): CsvRows<T>;
export function readCsv(chunks: Source<Uint8Array>, options: CsvReadOptions = {}): CsvRows<unknown> {
  return new CsvReading(chunks, new CsvReader(options));
}

/** All rows of a document in memory; otherwise as `readCsv`. */
export function decodeCsv(bytes: Uint8Array, options: CsvReadOptions & ({ as: 'arrays' } | { header: false })): string[][];
export function decodeCsv<T = CsvObject>(bytes: Uint8Array, options?: CsvReadOptions): T[];
export function decodeCsv(bytes: Uint8Array, options: CsvReadOptions = {}): unknown[] {
  const reader = new CsvReader(options);
  const rows: unknown[] = [];
  for (const piece of pieces(bytes)) for (const row of reader.push(piece)) rows.push(row);
  for (const row of reader.push(undefined)) rows.push(row);
  reader.finish();
  return rows;
}

/** The reader that is fed: answers each chunk with the rows that it completed. */
export class CsvReader<T = CsvObject> {
  /** Names of the columns, once the header has come; without one, never. */
  columns: readonly string[] | undefined;
  readonly #reader: RowReader;
  readonly #isArrays: boolean;
  #isHeaderNext: boolean;
  #make: ObjectMaker | undefined;
  #broken: unknown;

  constructor(options: CsvReadOptions = {}) {
    const { header = true, as = header === false ? 'arrays' : 'objects' } = options;
    if (as !== 'objects' && as !== 'arrays') {
      throw new ForcewireError('INVALID_OPTION', `as is ${String(as)}; it must be objects or arrays.`);
    }
    if (header === false && as === 'objects') {
      throw new ForcewireError('INVALID_OPTION', 'Rows without a header cannot be objects: name the columns in header, or read as arrays.');
    }
    this.#isArrays = as === 'arrays';
    this.#isHeaderNext = header === true;
    this.#reader = new RowReader(options, header === true ? 0 : 1);
    if (typeof header !== 'boolean') this.#name([...header]);
  }

  /**
   * undefined ends the input; `finish` comes after it. Throws ParseError where rows are broken; if whole rows come before that place, they
   * are the answer and the next call throws, so that it does not matter where chunks were cut.
   */
  push(chunk: Uint8Array | undefined): T[] {
    if (this.#broken !== undefined) throw this.#broken;
    if (chunk === undefined) this.#reader.end();
    else this.#reader.feed(chunk);
    const rows: T[] = [];
    try {
      this.#read(rows);
    } catch (error) {
      this.#broken = error;
      if (rows.length === 0) throw error;
    }
    return rows;
  }

  /** Throws what the last `push` kept back behind its rows. */
  finish(): void {
    if (this.#broken !== undefined) throw this.#broken;
  }

  #read(rows: unknown[]): void {
    const reader = this.#reader;
    for (let cells = reader.read(); cells !== undefined; cells = reader.read()) {
      const count = cells.length;
      if (this.#isHeaderNext) {
        this.#name(cells);
        this.#isHeaderNext = false;
        continue;
      }
      const columns = this.columns;
      if (columns !== undefined && columns.length !== count) reader.failLast(otherCount(count, columns.length));
      rows.push(this.#isArrays ? cells : this.#make!(cells));
    }
  }

  #name(columns: readonly string[]): void {
    this.#refuseRepeated(columns);
    this.columns = columns;
    this.#reader.columns = columns;
    if (!this.#isArrays) this.#make = objectMaker(columns);
  }

  #refuseRepeated(columns: readonly string[]): void {
    const repeated = this.#isArrays ? undefined : findRepeated(columns);
    if (repeated === undefined) return;
    const [first, second] = repeated;
    const message = `the column ${columns[first]} stands twice, as columns ${first + 1} and ${second + 1}: rename one, or read as arrays`;
    if (this.#isHeaderNext) this.#reader.failLast(message, second);
    throw new ForcewireError('INVALID_OPTION', `header: ${message}.`);
  }
}

function findRepeated(columns: readonly string[]): readonly [number, number] | undefined {
  const places = new Map<string, number>();
  for (const [at, name] of columns.entries()) {
    const first = places.get(name);
    if (first !== undefined) return [first, at];
    places.set(name, at);
  }
  return undefined;
}

class CsvReading<T> implements CsvRows<T> {
  readonly #chunks: Source<Uint8Array>;
  readonly #reader: CsvReader<T>;
  #isClaimed = false;

  constructor(chunks: Source<Uint8Array>, reader: CsvReader<T>) {
    this.#chunks = chunks;
    this.#reader = reader;
  }

  async *batches(): AsyncGenerator<readonly T[]> {
    if (this.#isClaimed) throw new ForcewireError('ALREADY_READ', 'CSV rows are read once; read the source again to have them again.');
    this.#isClaimed = true;
    for await (const chunk of this.#chunks) {
      for (const piece of pieces(chunk)) {
        const rows = this.#reader.push(piece);
        if (rows.length > 0) yield rows;
      }
    }
    const rows = this.#reader.push(undefined);
    if (rows.length > 0) yield rows;
    this.#reader.finish();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for await (const rows of this.batches()) for (const row of rows) yield row;
  }
}
