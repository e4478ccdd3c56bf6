import { ParseError } from '../errors.ts';
import type { Source } from '../source.ts';
import { behindMark } from './byte-chunks.ts';
import type { CsvDialect } from './dialect.ts';
import { decodeCsv } from './read.ts';
import { RowScanner } from './row-scanner.ts';
import { columnDifference } from './same-columns.ts';

/** Result files as one document; the bytes of their rows are untouched. Can be iterated once. */
export interface JoinedCsv extends AsyncIterable<Uint8Array> {
  /** The columns, once the first header has come. */
  readonly columns: readonly string[] | undefined;
  /** Rows of the files that were read to their end. */
  readonly rowCount: number;
}

/**
 * Joins result files, or the pages of one, into one document with one header. Each is read when its turn comes.
 *
 * Throws ParseError for a file with other columns than the first, and for one that is no CSV or ends inside a cell; what was handed over
 * before is then not the whole. Bulk API 1.0's "Records not found for this query" is no such file: leave it out.
 */
export function joinCsv(files: Source<Source<Uint8Array>>, dialect: CsvDialect = {}): JoinedCsv {
  return new Joining(files, dialect);
}

class Joining implements JoinedCsv {
  columns: readonly string[] | undefined;
  rowCount = 0;
  readonly #files: Source<Source<Uint8Array>>;
  readonly #dialect: CsvDialect;
  #fileNumber = 0;
  #lineEnd: Uint8Array = Uint8Array.of(0x0a);
  /** The last byte handed over; a file need not end with a line end. */
  #last: number | undefined;

  constructor(files: Source<Source<Uint8Array>>, dialect: CsvDialect) {
    this.#files = files;
    this.#dialect = dialect;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const file of this.#files) {
      this.#fileNumber++;
      yield* this.#append(file);
    }
  }

  async *#append(file: Source<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    const scanner = new RowScanner(this.#dialect);
    let header: Uint8Array = new Uint8Array(0);
    let isAtStart = true;
    for await (const chunk of behindMark(file, (bytes) => scanner.skip(bytes))) {
      let rows = chunk;
      if (!scanner.hasHeader) {
        const end = scanner.next(chunk, 0);
        header = Buffer.concat([header, end < 0 ? chunk : chunk.subarray(0, end)]);
        if (end < 0) continue;
        yield* this.#takeHeader(header);
        rows = chunk.subarray(end);
      }
      for (let at = 0; at >= 0; ) at = scanner.next(rows, at);
      if (rows.length === 0) continue;
      if (isAtStart && this.#last !== LF) yield this.#lineEnd;
      isAtStart = false;
      yield this.#pass(rows);
    }
    const hadHeader = scanner.hasHeader;
    scanner.end();
    if (!hadHeader) yield* this.#takeHeader(header);
    this.rowCount += scanner.rowCount;
  }

  *#takeHeader(header: Uint8Array): Generator<Uint8Array, void, undefined> {
    const columns = decodeCsv(header, { ...this.#dialect, header: false, as: 'arrays' })[0];
    if (columns === undefined) this.#fail('a file without a header: the answer was cut short');
    if (this.columns !== undefined) {
      const difference = columnDifference(columns, this.columns);
      return difference === undefined ? undefined : this.#fail(difference);
    }
    this.columns = columns;
    if (header.at(-2) === CR) this.#lineEnd = Uint8Array.of(CR, LF);
    yield this.#pass(header);
  }

  #pass(bytes: Uint8Array): Uint8Array {
    this.#last = bytes.at(-1);
    return bytes;
  }

  #fail(message: string): never {
    throw new ParseError(message, { offset: 0, path: `file ${this.#fileNumber}, header` });
  }
}

const LF = 0x0a;
const CR = 0x0d;
