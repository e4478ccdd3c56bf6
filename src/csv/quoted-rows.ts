import { MAX_SEARCHED_BYTES, type QuotePlaces, quotePlaces } from './quote-finder.ts';
import type { TextWindow } from './text-window.ts';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** What a row may be, in bytes, to be read here. */
export interface QuotedBounds {
  readonly delimiter: number;
  readonly lineEnding: '\n' | '\r\n' | undefined;
  readonly maxCell: number;
  readonly maxRow: number;
}

/**
 * The quick way for rows as the servers write them: every cell quoted, as many as in the header, all of it in the window. It answers undefined
 * for everything else, damage too, and the row is then read in the general way from its start. So nothing is decided here but that a row is
 * ordinary, and no error is made.
 */
export class QuotedRows {
  /** Behind the row that was read last. */
  end = 0;
  readonly #bounds: QuotedBounds;
  readonly #texts: TextWindow;
  readonly #quotes: QuotePlaces = quotePlaces();
  #bytes: Uint8Array = new Uint8Array(0);
  #length = 0;
  #isOrdinary = false;
  /** Of the search whose places are used; another reader may have searched since. */
  #search = -1;
  #next = 0;
  #count = 0;
  /** An array of as many cells as a row has, to be copied: a copy has its length from the start. */
  #blank: readonly string[] = [];

  constructor(bounds: QuotedBounds, texts: TextWindow) {
    this.#bounds = bounds;
    this.#texts = texts;
  }

  /** Takes other bytes. */
  show(bytes: Uint8Array, length: number): void {
    this.#bytes = bytes;
    this.#length = length;
    this.#search = -1;
    this.#isOrdinary = true;
  }

  /** Told of how many cells a row has that was read in the general way. Rows of another number are not read here. */
  expect(width: number): void {
    if (width === this.#blank.length) return;
    const blank: string[] = [];
    for (let cell = 0; cell < width; cell++) blank.push('');
    this.#blank = blank;
  }

  /** The cells of the row that starts at `start`. */
  read(start: number): string[] | undefined {
    if (!this.#isOrdinary || this.#blank.length === 0) return undefined;
    const row = this.#readRow(start);
    // One that is not ordinary is seldom alone: those behind it are not tried in vain before the next bytes come.
    if (row === undefined) this.#isOrdinary = false;
    return row;
  }

  #readRow(start: number): string[] | undefined {
    if (this.#search !== this.#quotes.searches && !this.#list(start)) return undefined;
    const bytes = this.#bytes;
    const last = this.#length - 1;
    const { places } = this.#quotes;
    const { delimiter, maxCell } = this.#bounds;
    const texts = this.#texts;
    const count = this.#count - 1;
    let next = this.#next;
    while (next < count && places[next]! < 2 * start) next++;
    const cells = this.#blank.slice();
    const lastCell = cells.length - 1;
    let from = start + 1;
    for (let cell = 0; ; cell++) {
      if (next >= count || places[next]! >> 1 !== from - 1) return undefined;
      let place = places[next + 1]!;
      let to = place >> 1;
      if (to >= last) return undefined;
      next += 2;
      let behind = bytes[to + 1]!;
      if ((place & 1) === 0 && behind !== QUOTE && to - from <= maxCell) cells[cell] = texts.ascii(from, to);
      else {
        const isEscaped = behind === QUOTE;
        let bits = place;
        while (behind === QUOTE) {
          if (next >= count) return undefined;
          place = places[next + 1]!;
          bits |= place;
          to = place >> 1;
          if (to >= last) return undefined;
          next += 2;
          behind = bytes[to + 1]!;
        }
        const isAscii = (bits & 1) === 0;
        if (to - from > maxCell || !(isAscii || texts.isUtf8)) return undefined;
        const text = isAscii ? texts.ascii(from, to) : texts.utf8(from, to);
        cells[cell] = isEscaped ? text.replaceAll('""', '"') : text;
      }
      if (cell === lastCell) {
        const end = this.#endOfRow(behind, to + 1);
        if (end - start > this.#bounds.maxRow || end === 0) return undefined;
        this.end = end;
        this.#next = next;
        return cells;
      }
      if (behind !== delimiter) return undefined;
      from = to + 3;
    }
  }

  #list(start: number): boolean {
    if (this.#length - start > MAX_SEARCHED_BYTES) return false;
    this.#count = this.#quotes.find(this.#bytes, start, this.#length);
    this.#search = this.#quotes.searches;
    this.#next = 0;
    return true;
  }

  /** Position behind the line end at `at`; 0 if there is none that may be. */
  #endOfRow(byte: number, at: number): number {
    const { lineEnding } = this.#bounds;
    if (byte === LF) return lineEnding === '\r\n' ? 0 : at + 1;
    if (byte === CR && at + 1 < this.#length && this.#bytes[at + 1] === LF) return lineEnding === '\n' ? 0 : at + 2;
    return 0;
  }
}
