import { ParseError } from '../errors.ts';
import { type CsvDialect, type CsvLimits, DAMAGE, delimiterOf, limitsOf, lineEndingOf, MAX_ROW_BYTES } from './dialect.ts';
import type { QuotedCells } from './quoted-cells.ts';
import { QuotedRows } from './quoted-rows.ts';
import { TextWindow } from './text-window.ts';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

// From this size on an unfinished row is not read again for every chunk, or the work would grow with the square of its length.
const LARGE_REST_BYTES = 16 * 1024;

/** For the quote behind the last byte, and for who copies cells from the window eight bytes at a time. */
const SPARE_BYTES = 8;

/**
 * Reads rows of cells from a window of bytes that is fed in chunks, cut anywhere. A row that the window does not hold to its end is left for
 * later and read again from its start, so no state is kept inside a row:
 *
 * ```
 *   feed(chunk) ─► read() → cells, read() → cells, read() → undefined ─► feed(chunk) ─► … ─► end() ─► read() → cells, read() → undefined
 * ```
 *
 * Rows whose cells are all quoted, which is what the servers write, are read by `QuotedRows`. What is here reads everything, and knows of everything
 * what is wrong with it. A cell is decoded as UTF-8 only where it has a byte from 0x80 on.
 *
 * ```
 *   window:  … rows read │ the row being read, as far as it came │ " │ unused
 *                       pos                                     length
 * ```
 *
 * The quote behind the last byte stops every scan there.
 */
export class RowReader {
  /** Number of the next row, from 1; 0 is the header. For errors. */
  rowNumber: number;
  /** The header's cells, for errors. */
  columns: readonly string[] = [];

  readonly #delimiter: number;
  readonly #lineEnding: '\n' | '\r\n' | undefined;
  /** Not 0 for bytes that an unquoted cell ends before. */
  readonly #stops: Uint8Array = new Uint8Array(256);
  readonly #maxCell: number;
  readonly #maxRow: number;
  readonly #maxColumns: number;
  readonly #maxRowBytes: number;
  readonly #texts: TextWindow = new TextWindow();
  readonly #quoted: QuotedRows;
  #window: Buffer = Buffer.alloc(SPARE_BYTES);
  #isShown = false;
  #pos = 0;
  #length = 0;
  /** Below this length the window cannot hold the unfinished row. */
  #needed = 0;
  /** Offset of the window in the document. */
  #base = 0;
  #rowStart = 0;
  #isStarted = false;
  #isFinal = false;

  constructor(options: CsvDialect & CsvLimits, firstRow: 0 | 1) {
    this.rowNumber = firstRow;
    this.#delimiter = delimiterOf(options);
    this.#lineEnding = lineEndingOf(options);
    const limits = limitsOf(options);
    this.#maxCell = limits.maxCellCharacters;
    this.#maxRow = limits.maxRowCharacters;
    this.#maxColumns = limits.maxColumns;
    // A unit takes at most three bytes, and a cell two quotes and a delimiter besides.
    this.#maxRowBytes = Math.min(3 * (this.#maxRow + this.#maxColumns) + 2, MAX_ROW_BYTES);
    for (const byte of [QUOTE, LF, CR, this.#delimiter]) this.#stops[byte] = 1;
    const bounds = { delimiter: this.#delimiter, lineEnding: this.#lineEnding, maxCell: this.#maxCell, maxRow: this.#maxRow };
    this.#quoted = new QuotedRows(bounds, this.#texts);
  }

  /** Takes the bytes that come next; they are copied. */
  feed(chunk: Uint8Array): void {
    this.#window.copyWithin(0, this.#pos, this.#length);
    this.#base += this.#pos;
    this.#length -= this.#pos;
    this.#pos = 0;
    const length = this.#length + chunk.length;
    if (length + SPARE_BYTES > this.#window.length) {
      // Filled with zeros: cells are copied eight bytes at a time, as numbers, and with what others left in memory they could be none.
      const window = Buffer.alloc(Math.max(length + SPARE_BYTES, this.#length > 0 ? 2 * this.#window.length : 0));
      this.#window.copy(window, 0, 0, this.#length);
      this.#window = window;
    }
    this.#window.set(chunk, this.#length);
    this.#length = length;
    this.#isShown = false;
  }

  /** Says that nothing more comes: what the window still holds is the last row. */
  end(): void {
    this.#isFinal = true;
    this.#isShown = false;
  }

  /** Reads a row; undefined if the window holds no further one to its end. Lines without a byte are no rows. */
  read(): string[] | undefined {
    if (!this.#isShown && !this.#show()) return undefined;
    if (this.#pos < this.#length && this.#window[this.#pos] === QUOTE) {
      const row = this.#quoted.read(this.#pos);
      if (row !== undefined) {
        this.#rowStart = this.#pos;
        this.#pos = this.#quoted.end;
        this.rowNumber++;
        return row;
      }
    }
    const row = this.#readAny();
    if (row !== undefined) this.#quoted.expect(row.length);
    return row;
  }

  /** Has another read ordinary rows, up to `most`, from the window; `read` goes on behind them. Says how many bytes they are. */
  readBy(cells: QuotedCells, most: number): number {
    cells.rows = 0;
    if (!this.#isShown && !this.#show()) return 0;
    const start = this.#pos;
    cells.read(this.#window, start, this.#length, most);
    this.#pos = cells.end;
    this.rowNumber += cells.rows;
    return this.#pos - start;
  }

  #readAny(): string[] | undefined {
    const bytes = this.#window;
    const length = this.#length;
    const cells: string[] = [];
    const delimiter = this.#delimiter;
    const stops = this.#stops;
    const maxColumns = this.#maxColumns;
    let at = this.#pos;
    while (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] === LF)) at += bytes[at] === LF ? 1 : 2;
    this.#rowStart = at;
    this.#pos = at;
    if (at >= length) return undefined;
    for (;;) {
      const count = cells.length;
      if (count >= maxColumns) this.#failColumns();
      let from = at;
      let bits = 0;
      let byte = bytes[at]!;
      if (byte === QUOTE && at < length) {
        let isEscaped = false;
        from = ++at;
        for (;;) {
          while ((byte = bytes[at]!) !== QUOTE) {
            bits |= byte;
            at++;
          }
          if (at + 1 >= length) {
            if (!this.#isFinal) return this.#wait(from, count);
            if (at >= length) this.fail(DAMAGE.unterminated, count, from - 1);
            break;
          }
          if (bytes[at + 1] !== QUOTE) break;
          isEscaped = true;
          at += 2;
        }
        cells.push(bits < 0x80 && !isEscaped && at - from <= this.#maxCell ? this.#texts.ascii(from, at) : this.#unusual(from, at, count));
        byte = bytes[++at]!;
        if (stops[byte] === 0 || (byte === QUOTE && at < length)) this.fail(DAMAGE.textBehind, count, at);
      } else {
        while (stops[byte] === 0) {
          bits |= byte;
          byte = bytes[++at]!;
        }
        if (at >= length && !this.#isFinal) return this.#wait(from, count);
        cells.push(bits < 0x80 && at - from <= this.#maxCell ? this.#texts.ascii(from, at) : this.#unusual(from, at, count));
      }
      if (byte === delimiter) {
        at++;
        continue;
      }
      if (at < length) {
        at = this.#endOfRow(byte, at, count);
        if (at === 0) return undefined;
      }
      this.#pos = at;
      if (at - this.#rowStart > this.#maxRow) this.#checkRow(cells);
      this.rowNumber++;
      return cells;
    }
  }

  /** Throws a ParseError for a cell of the row being read, or for the row as a whole. */
  fail(message: string, cell?: number, at: number = this.#rowStart, details: { code?: string } = {}): never {
    const row = this.rowNumber === 0 ? 'header' : `row ${this.rowNumber}`;
    const path = cell === undefined ? row : `${row}, ${this.columns[cell]?.slice(0, 80) ?? `column ${cell + 1}`}`;
    throw new ParseError(message, { offset: this.#base + at, path }, details);
  }

  /** The same for the row that `read` has just answered. */
  failLast(message: string, cell?: number): never {
    this.rowNumber--;
    this.fail(message, cell);
  }

  #show(): boolean {
    if (!this.#isFinal && (this.#length < this.#needed || (!this.#isStarted && this.#length < 3))) return false;
    if (!this.#isStarted) this.#start();
    this.#needed = 0;
    this.#window[this.#length] = QUOTE;
    this.#texts.show(this.#window, this.#length);
    this.#quoted.show(this.#window, this.#length);
    this.#isShown = true;
    return true;
  }

  #start(): void {
    this.#isStarted = true;
    const mark = this.#window.toString('latin1', 0, Math.min(3, this.#length));
    if (mark === '\xEF\xBB\xBF') this.#pos = 3;
    else if (mark.startsWith('\xFF\xFE') || mark.startsWith('\xFE\xFF')) this.fail(DAMAGE.utf16, undefined, 0);
  }

  /** The row does not end in the window; `from` is where its last cell begins. */
  #wait(from: number, cell: number): undefined {
    // Three bytes for a character, and perhaps the closing quote.
    if (this.#length - from > 3 * this.#maxCell + 1) this.#failCell(cell, from);
    const rest = this.#length - this.#rowStart;
    if (rest > this.#maxRowBytes) this.#failRow(this.#maxRow < MAX_ROW_BYTES ? `${this.#maxRow} characters` : `${MAX_ROW_BYTES} bytes`);
    this.#needed = rest > LARGE_REST_BYTES ? rest * 1.5 : 0;
    return undefined;
  }

  /** Position behind the line end, or 0 if the window does not hold it. */
  #endOfRow(byte: number, at: number, cell: number): number {
    if (byte === LF) {
      if (this.#lineEnding === '\r\n') this.fail(DAMAGE.returnMissing, undefined, at, { code: 'LINE_ENDING' });
      return at + 1;
    }
    if (byte === QUOTE) this.fail(DAMAGE.quoteInside, cell, at);
    if (at + 1 >= this.#length && !this.#isFinal) {
      this.#wait(at, cell);
      return 0;
    }
    if (at + 1 >= this.#length || this.#window[at + 1] !== LF) this.fail(DAMAGE.bareReturn, cell, at);
    if (this.#lineEnding === '\n') this.fail(DAMAGE.returnFound, undefined, at, { code: 'LINE_ENDING' });
    return at + 2;
  }

  /** A cell beyond ASCII, with doubled quotes, or perhaps too long. */
  #unusual(from: number, to: number, cell: number): string {
    const raw = this.#decode(from, to, cell);
    const text = raw.includes('"') ? raw.replaceAll('""', '"') : raw;
    if (text.length > this.#maxCell) this.#failCell(cell, from);
    return text;
  }

  #decode(from: number, to: number, cell: number): string {
    const text = this.#texts.utf8(from, to);
    // A replacement character may stand in the document itself.
    for (let found = text.indexOf('\uFFFD'); found >= 0; found = text.indexOf('\uFFFD', found + 1)) {
      const at = from + Buffer.byteLength(text.slice(0, found));
      if (this.#window.toString('latin1', at, at + 3) !== '\xEF\xBF\xBD') {
        this.fail('bytes that are not UTF-8: save the input as UTF-8', cell, at);
      }
    }
    return text;
  }

  #checkRow(cells: readonly string[]): void {
    let length = 0;
    for (const cell of cells) length += cell.length;
    if (length > this.#maxRow) this.#failRow(`${this.#maxRow} characters`);
  }

  #failCell(cell: number, from: number): never {
    this.fail(`a cell of more than ${this.#maxCell} characters: shorten it, or look for a quote that is never closed`, cell, from);
  }

  #failRow(limit: string): never {
    this.fail(`a row of more than ${limit}: shorten it, or look for a quote that is never closed`);
  }

  #failColumns(): never {
    this.fail(`a row of more than ${this.#maxColumns} columns`);
  }
}
