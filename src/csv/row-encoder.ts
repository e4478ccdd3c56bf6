import { EncodeError, ForcewireError } from '../errors.ts';
import { type CsvDialect, type CsvLimits, delimiterOf, limitsOf, lineEndingOf } from './dialect.ts';
import { type EmptyString, NULL_CELL, spellValue } from './spell-value.ts';
import { HALF_PAIR, mostBytes, NEEDS_QUOTES, writePlain, writeQuoted } from './write-cell.ts';

/** How cells are written. */
export interface CsvEncodeOptions extends CsvDialect, CsvLimits {
  /** Quote cells that need it (default), or every cell, as the servers do in results: jsforce splits at any of the six delimiters. */
  quote?: 'needed' | 'all' | undefined;
  /** What `''` becomes. Default ignore: an empty cell, which Salesforce takes for no value. */
  emptyString?: EmptyString | undefined;
  /** The text `#N/A`, which Salesforce would take for null: refused (default), or written like any other, for files that people read. */
  notAvailable?: 'refuse' | 'text' | undefined;
}

const LF = 0x0a;
const CR = 0x0d;

/**
 * Rows, encoded once as they come, in a buffer that says its size at any time:
 *
 * ```
 *   header │ row │ row │ row │ the row being written, taken back if it is refused
 *                          byteLength
 * ```
 *
 * A document taken leaves the header, which the next one starts with. So a caller that sees a row to be one too many for its budget takes
 * what stands before it, and nothing is encoded twice:
 *
 * ```ts
 *   encoder.add(row);
 *   if (encoder.byteLength > maxBytes && encoder.rowCount > 1) send(encoder.takeAllButLast());
 * ```
 */
export class RowEncoder {
  readonly columns: readonly string[];
  /** Bytes of the header row, which every document starts with. */
  readonly headerLength: number;
  /** Rows in the document so far. */
  rowCount = 0;

  readonly #delimiter: number;
  readonly #endsWithReturn: boolean;
  readonly #quotesAll: boolean;
  readonly #emptyString: EmptyString;
  /** Text that is no value of its own. */
  readonly #nullText: string;
  readonly #maxCell: number;
  readonly #maxRow: number;
  /** Not 0 for ASCII that has to be quoted. */
  readonly #special: Uint8Array = new Uint8Array(128);
  readonly #refuse: (message: string) => never = (message) => this.#fail(message);
  #buffer: Buffer = Buffer.allocUnsafeSlow(16 * 1024);
  /** End of the last row, and where it starts. */
  #length = 0;
  #lastRow = 0;
  #at = 0;
  #rowNumber = 0;
  #cell = 0;

  /** Throws ForcewireError (INVALID_OPTION) for columns that are none, too many or not distinct. */
  constructor(columns: readonly string[], options: CsvEncodeOptions = {}) {
    const { quote = 'needed', emptyString = 'ignore' } = options;
    if (quote !== 'needed' && quote !== 'all') {
      throw new ForcewireError('INVALID_OPTION', `quote is ${String(quote)}; it must be needed or all.`);
    }
    const limits = limitsOf(options);
    checkColumns(columns, limits.maxColumns);
    this.columns = [...columns];
    this.#delimiter = delimiterOf(options);
    this.#endsWithReturn = lineEndingOf(options) === '\r\n';
    this.#quotesAll = quote === 'all';
    this.#emptyString = emptyString;
    this.#nullText = options.notAvailable === 'text' ? '' : NULL_CELL;
    this.#maxCell = limits.maxCellCharacters;
    this.#maxRow = limits.maxRowCharacters;
    const delimiter = String.fromCharCode(this.#delimiter);
    for (const special of `"\r\n${delimiter}`) this.#special[special.charCodeAt(0)] = 1;
    this.#writeRow(this.columns);
    this.headerLength = this.#at;
    this.#length = this.#at;
  }

  /** Bytes of the document so far, with its header. */
  get byteLength(): number {
    return this.#length;
  }

  /**
   * Adds a row: an object by column, or an array of as many values as there are columns. Properties that are no column are left out. Throws
   * EncodeError, naming row (from 1, refused ones counted) and column, for a value that a cell cannot carry; then nothing was added.
   */
  add(row: object): void {
    this.#at = this.#length;
    this.#rowNumber++;
    if (typeof row !== 'object' || row === null) throw new EncodeError('not an object', this.#rowPath());
    if (Array.isArray(row) && row.length !== this.columns.length) {
      throw new EncodeError(`an array of ${row.length} where there are ${this.columns.length} columns`, this.#rowPath());
    }
    this.#writeRow(Array.isArray(row) ? row : hasJust(row, this.columns) ? Object.values(row) : this.#valuesOf(row));
    this.#lastRow = this.#length;
    this.#length = this.#at;
    this.rowCount++;
  }

  /** The document; the next one starts with the same header. */
  take(): Uint8Array {
    return this.#takeUntil(this.#length, 0);
  }

  /** The document without the row added last, which becomes the first of the next. */
  takeAllButLast(): Uint8Array {
    return this.rowCount === 0 ? this.take() : this.#takeUntil(this.#lastRow, 1);
  }

  #takeUntil(end: number, rowsLeft: number): Uint8Array {
    const document = new Uint8Array(this.#buffer.subarray(0, end));
    this.#buffer.copyWithin(this.headerLength, end, this.#length);
    this.#length -= end - this.headerLength;
    this.#lastRow = this.headerLength;
    this.rowCount = rowsLeft;
    return document;
  }

  /** The values by column. */
  #valuesOf(row: object): readonly unknown[] {
    return this.columns.map((name) => {
      const value = (row as Record<string, unknown>)[name];
      // A column may be called "constructor", which every object has.
      return (typeof value === 'function' || typeof value === 'object') && !Object.hasOwn(row, name) ? undefined : value;
    });
  }

  #writeRow(values: readonly unknown[]): void {
    const count = this.columns.length;
    const maxCell = this.#maxCell;
    const delimiter = this.#delimiter;
    // A line without a byte would be no row.
    const quotesAll = this.#quotesAll;
    const quotesEmpty = quotesAll || count === 1;
    let buffer = this.#buffer;
    let at = this.#at;
    let length = 0;
    for (let cell = 0; cell < count; cell++) {
      const value = values[cell];
      this.#cell = cell;
      const text = typeof value === 'string' && this.#isPlain(value) ? value : spellValue(value, this.#emptyString, this.#refuse);
      length += text.length;
      if (text.length > maxCell) this.#fail(`a cell of more than ${maxCell} characters`);
      // With a delimiter and a line end.
      if (at + mostBytes(text) + 3 > buffer.length) buffer = this.#grow(at, mostBytes(text) + 3);
      if (cell > 0) buffer[at++] = delimiter;
      let end = quotesAll || (quotesEmpty && text === '') ? NEEDS_QUOTES : writePlain(buffer, at, text, this.#special);
      if (end === NEEDS_QUOTES) end = writeQuoted(buffer, at, text);
      if (end === HALF_PAIR) this.#fail('half a surrogate pair, which UTF-8 cannot carry: remove or replace it', 'ILLEGAL_CHARACTER');
      at = end;
    }
    if (length > this.#maxRow) throw new EncodeError(`a row of more than ${this.#maxRow} characters`, this.#rowPath());
    if (this.#endsWithReturn) buffer[at++] = CR;
    buffer[at++] = LF;
    this.#at = at;
  }

  /** Whether a text is written as it is. Lengths are compared first: comparing texts took 7 ns a cell. */
  #isPlain(text: string): boolean {
    const { length } = text;
    return (length !== 0 && (length !== this.#nullText.length || text !== this.#nullText)) || this.#rowNumber === 0;
  }

  #grow(at: number, bytes: number): Buffer {
    const buffer = Buffer.allocUnsafeSlow(Math.max(at + bytes, 2 * this.#buffer.length));
    this.#buffer.copy(buffer, 0, 0, at);
    this.#buffer = buffer;
    return buffer;
  }

  #fail(message: string, code = 'ENCODE_ERROR'): never {
    throw new EncodeError(message, `${this.#rowPath()}, ${this.columns[this.#cell]}`, { code });
  }

  #rowPath(): string {
    return this.#rowNumber === 0 ? 'header' : `row ${this.#rowNumber}`;
  }
}

/** Whether a row has these properties and no others, in this order: then their values need not be looked up one by one. */
export function hasJust(row: object, columns: readonly string[]): boolean {
  if (Array.isArray(row)) return false;
  const keys = Object.keys(row ?? {});
  if (keys.length !== columns.length) return false;
  for (let at = 0; at < keys.length; at++) if (keys[at] !== columns[at]) return false;
  return true;
}

function checkColumns(columns: readonly string[], max: number): void {
  if (columns.length === 0) throw new ForcewireError('INVALID_OPTION', 'columns is empty; CSV needs at least one.');
  if (columns.length > max) throw new ForcewireError('INVALID_OPTION', `columns has ${columns.length} names; ${max} is the most.`);
  const names = new Set<string>();
  for (const name of columns) {
    if (names.has(name)) throw new ForcewireError('INVALID_OPTION', `columns has ${name} twice.`);
    names.add(name);
  }
}
