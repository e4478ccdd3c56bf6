import { EncodeError, ForcewireError } from '../errors.ts';
import { type CsvDialect, type CsvLimits, delimiterOf, limitsOf, lineEndingOf } from './dialect.ts';
import { type EmptyString, NULL_CELL, spellValue } from './spell-value.ts';

/** How cells are written. */
export interface CsvEncodeOptions extends CsvDialect, CsvLimits {
  /** Quote cells that need it (default), or every cell, as the servers do in results: jsforce splits at any of the six delimiters. */
  quote?: 'needed' | 'all' | undefined;
  /** What `''` becomes. Default ignore: an empty cell, which Salesforce takes for no value. */
  emptyString?: EmptyString | undefined;
  /** The text `#N/A`, which Salesforce would take for null: refused (default), or written like any other, for files that people read. */
  notAvailable?: 'refuse' | 'text' | undefined;
}

const QUOTE = 0x22;

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
  readonly #lineEnding: string;
  readonly #quotesAll: boolean;
  readonly #emptyString: EmptyString;
  /** Text that is no value of its own. */
  readonly #nullText: string;
  readonly #maxCell: number;
  readonly #maxRow: number;
  /** Not 0 for ASCII that cannot simply be copied. */
  readonly #special: Uint8Array = new Uint8Array(128);
  readonly #needsQuotes: RegExp;
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
    this.#lineEnding = lineEndingOf(options) ?? '\n';
    this.#quotesAll = quote === 'all';
    this.#emptyString = emptyString;
    this.#nullText = options.notAvailable === 'text' ? '' : NULL_CELL;
    this.#maxCell = limits.maxCellCharacters;
    this.#maxRow = limits.maxRowCharacters;
    const delimiter = String.fromCharCode(this.#delimiter);
    for (const special of this.#quotesAll ? '"' : `"\r\n${delimiter}`) this.#special[special.charCodeAt(0)] = 1;
    // At the start of a document U+FEFF would be taken for a byte order mark.
    this.#needsQuotes = new RegExp(`["\\r\\n\\uFEFF\\x${this.#delimiter.toString(16).padStart(2, '0')}]`);
    this.#writeRow(this.columns, true);
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
    this.#writeRow(row, Array.isArray(row));
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

  #writeRow(row: object, isArray: boolean): void {
    const { columns } = this;
    let length = 0;
    for (let cell = 0; cell < columns.length; cell++) {
      this.#cell = cell;
      const key = isArray ? cell : columns[cell]!;
      let value = (row as Record<string | number, unknown>)[key];
      // A column may be called "constructor", which every object has.
      if ((typeof value === 'function' || typeof value === 'object') && !Object.hasOwn(row, key)) value = undefined;
      const isPlain = typeof value === 'string' && ((value !== '' && value !== this.#nullText) || this.#rowNumber === 0);
      const text = isPlain ? (value as string) : spellValue(value, this.#emptyString, this.#refuse);
      length += text.length;
      this.#writeCell(text);
    }
    if (length > this.#maxRow) throw new EncodeError(`a row of more than ${this.#maxRow} characters`, this.#rowPath());
    for (const character of this.#lineEnding) this.#buffer[this.#at++] = character.charCodeAt(0);
  }

  #writeCell(text: string): void {
    const { length } = text;
    if (length > this.#maxCell) this.#fail(`a cell of more than ${this.#maxCell} characters`);
    // At most three bytes for a unit; two quotes, a delimiter and a line end.
    this.#reserve(3 * length + 5);
    const buffer = this.#buffer;
    if (this.#cell > 0) buffer[this.#at++] = this.#delimiter;
    let at = this.#at;
    // A line without a byte would be no row.
    const isQuoted = this.#quotesAll || (length === 0 && this.columns.length === 1);
    if (isQuoted) buffer[at++] = QUOTE;
    const special = this.#special;
    for (let index = 0; index < length; index++) {
      const unit = text.charCodeAt(index);
      if (unit > 127 || special[unit] !== 0) return this.#writeSpecial(text);
      buffer[at++] = unit;
    }
    if (isQuoted) buffer[at++] = QUOTE;
    this.#at = at;
  }

  #writeSpecial(text: string): void {
    if (LONE_SURROGATE.test(text)) {
      this.#fail('half a surrogate pair, which UTF-8 cannot carry: remove or replace it', 'ILLEGAL_CHARACTER');
    }
    const isQuoted = this.#quotesAll || this.#needsQuotes.test(text);
    this.#at += this.#buffer.write(isQuoted ? `"${text.replaceAll('"', '""')}"` : text, this.#at);
  }

  #reserve(bytes: number): void {
    const needed = this.#at + bytes;
    if (needed <= this.#buffer.length) return;
    const buffer = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#buffer.length));
    this.#buffer.copy(buffer, 0, 0, this.#at);
    this.#buffer = buffer;
  }

  #fail(message: string, code = 'ENCODE_ERROR'): never {
    throw new EncodeError(message, `${this.#rowPath()}, ${this.columns[this.#cell]}`, { code });
  }

  #rowPath(): string {
    return this.#rowNumber === 0 ? 'header' : `row ${this.#rowNumber}`;
  }
}

/** Half a pair: with the `u` flag a whole pair is one character, and no surrogate. */
const LONE_SURROGATE = /\p{Surrogate}/u;

function checkColumns(columns: readonly string[], max: number): void {
  if (columns.length === 0) throw new ForcewireError('INVALID_OPTION', 'columns is empty; CSV needs at least one.');
  if (columns.length > max) throw new ForcewireError('INVALID_OPTION', `columns has ${columns.length} names; ${max} is the most.`);
  const names = new Set<string>();
  for (const name of columns) {
    if (names.has(name)) throw new ForcewireError('INVALID_OPTION', `columns has ${name} twice.`);
    names.add(name);
  }
}
