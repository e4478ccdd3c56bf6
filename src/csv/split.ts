import { ForcewireError } from '../errors.ts';
import type { Source } from '../source.ts';
import { behindMark } from './byte-chunks.ts';
import type { CsvDialect } from './dialect.ts';
import { CsvReader, decodeCsv } from './read.ts';
import { RowScanner } from './row-scanner.ts';

/** How large a batch may become. */
export interface CsvSplitOptions extends CsvDialect {
  maxRows: number;
  /** With the header, which every batch repeats. */
  maxBytes: number;
}

/** A row of a file passed through. */
export interface CsvRow {
  /** As they stand in the file, with the line end if there is one. */
  readonly bytes: Uint8Array;
  /** The cells by column, decoded when asked for. Throws ParseError for bytes that are not UTF-8. */
  fields(): Readonly<Record<string, string>>;
}

/** Some rows of a file behind its header: a document of its own. */
export class CsvBatch {
  /** The document; the rows alone start at `headerLength`. */
  readonly bytes: Uint8Array;
  readonly headerLength: number;
  readonly columns: readonly string[];
  readonly #ends: readonly number[];
  readonly #dialect: CsvDialect;

  constructor(bytes: Uint8Array, header: Header, ends: readonly number[], dialect: CsvDialect) {
    this.bytes = bytes;
    this.headerLength = header.length;
    this.columns = header.columns;
    this.#ends = ends;
    this.#dialect = dialect;
  }

  get rowCount(): number {
    return this.#ends.length;
  }

  /** A row by its place in the batch, from 0; a copy, so that whoever keeps it does not keep the batch. */
  row(index: number): CsvRow {
    const start = index === 0 ? this.headerLength : this.#ends[index - 1]!;
    const bytes = this.bytes.slice(start, this.#ends[index]);
    const { columns } = this;
    const dialect = this.#dialect;
    return { bytes, fields: () => decodeCsv(bytes, { ...dialect, ...NO_LIMITS, header: columns })[0]! };
  }
}

interface Header {
  /** In bytes. */
  readonly length: number;
  readonly columns: readonly string[];
}

const LF = 0x0a;
const CR = 0x0d;
const NO_LIMITS = { maxCellCharacters: Infinity, maxRowCharacters: Infinity, maxColumns: Infinity } as const;

/**
 * Cuts a CSV file between rows into batches, as full as the bounds allow, without decoding it. A row that does not fit beside the header is
 * a batch of its own, longer than `maxBytes`: it is for the caller to refuse. A file without rows has no batches.
 *
 * Throws ParseError for a file whose rows cannot be told apart, or have not as many cells as the header, and for a column that stands twice;
 * all batches that were full come before it.
 */
export async function* splitCsv(chunks: Source<Uint8Array>, options: CsvSplitOptions): AsyncGenerator<CsvBatch, void, undefined> {
  const splitter = new Splitter(options);
  for await (const chunk of behindMark(chunks, (bytes) => splitter.scanner.skip(bytes))) {
    splitter.append(chunk);
    for (let batch = splitter.next(); batch !== undefined; batch = splitter.next()) yield batch;
  }
  splitter.end();
  for (let batch = splitter.next(); batch !== undefined; batch = splitter.next()) yield batch;
  const rest = splitter.rest();
  if (rest !== undefined) yield rest;
}

/**
 * ```
 *   header │ row │ row │ the beginning of a row, not yet scanned │ unused
 *                    last of #ends                             #length
 * ```
 */
class Splitter {
  readonly scanner: RowScanner;
  readonly #dialect: CsvDialect;
  readonly #maxRows: number;
  readonly #maxBytes: number;
  #buffer: Uint8Array = new Uint8Array(0);
  #length = 0;
  #scanned = 0;
  #header: Header | undefined;
  #ends: number[] = [];

  constructor(options: CsvSplitOptions) {
    const { maxRows, maxBytes } = options;
    if (!(maxRows >= 1)) throw new ForcewireError('INVALID_OPTION', `maxRows is ${maxRows}; it must be 1 or more.`);
    if (!(maxBytes >= 1)) throw new ForcewireError('INVALID_OPTION', `maxBytes is ${maxBytes}; it must be 1 or more.`);
    this.scanner = new RowScanner(options);
    this.#dialect = { delimiter: options.delimiter, lineEnding: options.lineEnding };
    this.#maxRows = maxRows;
    this.#maxBytes = maxBytes;
  }

  append(chunk: Uint8Array): void {
    const length = this.#length + chunk.length;
    if (length > this.#buffer.length) {
      // A full batch is handed over with its buffer, so that should not be much longer.
      const buffer = new Uint8Array(Math.max(length, Math.min(2 * length, this.#maxBytes)));
      buffer.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = buffer;
    }
    this.#buffer.set(chunk, this.#length);
    this.#length = length;
  }

  /** A batch that is full, if there is one. */
  next(): CsvBatch | undefined {
    let bytes = this.#buffer.subarray(0, this.#length);
    for (;;) {
      const count = this.#ends.length;
      const isOver = count > 0 && this.#ends[count - 1]! > this.#maxBytes;
      if (isOver && count > 1) return this.#cut(count - 1);
      if (isOver || count >= this.#maxRows) return this.#cut(count);
      const end = this.scanner.next(bytes, this.#scanned);
      this.#scanned = end < 0 ? this.#length : end;
      if (end < 0) return undefined;
      if (this.#header !== undefined) this.#ends.push(end);
      else {
        this.#takeHeader(end);
        bytes = this.#buffer.subarray(0, this.#length);
      }
    }
  }

  end(): void {
    if (this.scanner.end() && this.#header !== undefined) this.#ends.push(this.#length);
  }

  /** What is left behind the last full batch. */
  rest(): CsvBatch | undefined {
    return this.#ends.length === 0 ? undefined : this.#cut(this.#ends.length);
  }

  /** Without the empty lines before it, which no batch need repeat. */
  #takeHeader(end: number): void {
    let start = 0;
    while (this.#buffer[start] === LF || this.#buffer[start] === CR) start++;
    this.#buffer.copyWithin(0, start, this.#length);
    this.#length -= start;
    this.#scanned -= start;
    const length = end - start;
    const reader = new CsvReader({ ...this.#dialect, ...NO_LIMITS });
    reader.push(this.#buffer.subarray(0, length));
    reader.push(undefined);
    this.#header = { length, columns: reader.columns! };
  }

  /** Only called with rows, and so with a header. */
  #cut(count: number): CsvBatch {
    const header = this.#header!;
    const end = this.#ends[count - 1]!;
    const full = this.#buffer;
    const moved = end - header.length;
    const ends = this.#ends.slice(0, count);
    this.#ends = this.#ends.slice(count).map((each) => each - moved);
    this.#buffer = new Uint8Array(this.#length - moved);
    this.#buffer.set(full.subarray(0, header.length));
    this.#buffer.set(full.subarray(end, this.#length), header.length);
    this.#length -= moved;
    this.#scanned -= moved;
    return new CsvBatch(full.subarray(0, end), header, ends, this.#dialect);
  }
}
