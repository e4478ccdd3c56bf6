import { isUtf8 } from 'node:buffer';
import { type CsvDialect, delimiterOf, lineEndingOf } from './dialect.ts';
import { MAX_SEARCHED_BYTES, type QuotePlaces, quotePlaces } from './quote-finder.ts';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Rows whose cells are all quoted, as places in the bytes: for who wants no text of them. Like `QuotedRows` it decides nothing but that rows are
 * ordinary, and leaves everything else, damage too, to the general way.
 */
export class QuotedCells {
  /** Those that were read last. */
  bytes: Uint8Array = new Uint8Array(0);
  /** The same bytes. */
  view: DataView = new DataView(this.bytes.buffer);
  /** Of each cell where it begins and where it ends, without quotes, row by row. */
  places: Int32Array = new Int32Array(0);
  rows = 0;
  readonly width: number;
  /** Behind the last row. */
  end = 0;
  readonly #delimiter: number;
  readonly #lineEnding: '\n' | '\r\n' | undefined;
  readonly #quotes: QuotePlaces = quotePlaces();
  /** Cells with doubled quotes, by their number. */
  #doubled: number[] = [];

  /** `width` is how many cells rows have; those of another number are not read. */
  constructor(dialect: CsvDialect, width: number) {
    this.width = width;
    this.#delimiter = delimiterOf(dialect);
    this.#lineEnding = lineEndingOf(dialect);
  }

  /**
   * Reads rows from `start` on, up to `most`, and stops before one that is not ordinary or not there to its end. Where quotes are doubled, the bytes are
   * changed: what `places` says holds single ones.
   */
  read(bytes: Uint8Array, start: number, length: number, most: number): void {
    if (bytes.buffer !== this.view.buffer) this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.bytes = bytes;
    this.#doubled.length = 0;
    const isAscii = this.#readRows(start, length, most);
    // What is not UTF-8 is found, and told where, in the general way.
    if (!isAscii && !isUtf8(bytes.subarray(start, this.end))) {
      this.rows = 0;
      this.end = start;
    } else for (const cell of this.#doubled) this.#single(cell);
  }

  /** Whether all bytes of the rows are ASCII. */
  #readRows(start: number, length: number, most: number): boolean {
    const { bytes, width } = this;
    const end = Math.min(length, start + MAX_SEARCHED_BYTES);
    const count = this.#quotes.find(bytes, start, end);
    const quotes = this.#quotes.places;
    const delimiter = this.#delimiter;
    const doubled = this.#doubled;
    // A cell has two quotes and takes two places.
    if (this.places.length < count) this.places = new Int32Array(count);
    const { places } = this;
    let next = 0;
    let bits = 0;
    let at = start;
    this.rows = 0;
    this.end = start;
    while (this.rows < most) {
      const first = this.rows * width;
      let rowBits = 0;
      let rowEnd = 0;
      for (let cell = first; ; ) {
        if (next + 1 >= count || quotes[next]! >> 1 !== at) break;
        let quote = quotes[next + 1]!;
        let to = quote >> 1;
        let behind = to + 1 < end ? bytes[to + 1]! : 0;
        rowBits |= quote;
        next += 2;
        if (behind === QUOTE) {
          doubled.push(cell);
          while (behind === QUOTE && next + 1 < count) {
            quote = quotes[next + 1]!;
            to = quote >> 1;
            behind = to + 1 < end ? bytes[to + 1]! : 0;
            rowBits |= quote;
            next += 2;
          }
        }
        places[2 * cell] = at + 1;
        places[2 * cell + 1] = to;
        at = to + 2;
        if (++cell < first + width) {
          if (behind !== delimiter) break;
        } else {
          rowEnd = this.#endOfRow(behind, to + 1, end);
          break;
        }
      }
      if (rowEnd === 0) {
        while (doubled.length > 0 && doubled.at(-1)! >= first) doubled.pop();
        break;
      }
      bits |= rowBits;
      at = rowEnd;
      this.rows++;
      this.end = rowEnd;
    }
    return (bits & 1) === 0;
  }

  /** Position behind the line end at `at`; 0 if there is none that may be. */
  #endOfRow(byte: number, at: number, end: number): number {
    if (byte === LF) return this.#lineEnding === '\r\n' ? 0 : at + 1;
    if (byte === CR && at + 1 < end && this.bytes[at + 1] === LF) return this.#lineEnding === '\n' ? 0 : at + 2;
    return 0;
  }

  /** Moves the bytes of a cell together, so that quotes are single. */
  #single(cell: number): void {
    const { bytes, places } = this;
    const end = places[2 * cell + 1]!;
    let to = places[2 * cell]!;
    for (let at = to; at < end; at++) {
      const byte = bytes[at]!;
      bytes[to++] = byte;
      if (byte === QUOTE) at++;
    }
    places[2 * cell + 1] = to;
  }
}
