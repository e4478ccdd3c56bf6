import { type CsvEncodeOptions, RowEncoder } from '../../csv/row-encoder.ts';
import { EncodeError } from '../../errors.ts';
import type { LoadOptions, RowError } from '../../load/load.ts';
import type { DateCells } from './date-cells.ts';
import type { BatchDocument } from './encoded-rows.ts';
import { eachCell, refuse } from './row-cells.ts';

/** More than Salesforce has on any object. */
const MAX_COLUMNS = 5_000;

/** What rows may say and how it is written. */
export interface RowRules {
  readonly object: string;
  /** The column that tells which record a row is about, where two rows may be about the same. */
  readonly keyColumn: string | undefined;
  readonly emptyString: NonNullable<LoadOptions['emptyString']>;
  readonly illegalCharacters: NonNullable<LoadOptions['illegalCharacters']>;
  readonly dates: DateCells;
}

/** What came of adding a row: the key of its record, or why it was refused. */
export type Added = { readonly key: string | undefined } | { readonly errors: readonly RowError[] };

/**
 * The CSV document of a batch, growing by one row at a time. Its columns are those of all rows so far, of earlier documents too; where a row
 * brings a new one, the rows before it are written once more.
 */
export class RowDocument implements BatchDocument {
  readonly #rules: RowRules;
  readonly #options: CsvEncodeOptions;
  readonly #columns: string[] = [];
  /** Each spelling that has been met, and the column it stands for: names of fields are the same in any case. */
  readonly #places: Map<string, number> = new Map();
  #encoder: RowEncoder | undefined;
  /** The rows in the document, to write them again. */
  #rows: unknown[][] = [];

  constructor(rules: RowRules) {
    this.#rules = rules;
    this.#options = { emptyString: rules.emptyString };
  }

  get rowCount(): number {
    return this.#rows.length;
  }

  get byteLength(): number {
    return this.#encoder?.byteLength ?? 0;
  }

  /** A promise only where a Date is met before the org was asked about its columns. */
  add(row: unknown): Added | Promise<Added> {
    const { object, emptyString, dates } = this.#rules;
    const width = this.#columns.length;
    const cells: unknown[] = new Array(width).fill(undefined);
    let hasValue = false;
    let hasDate = false;
    let dateErrors: readonly RowError[] | undefined;
    const errors = eachCell(row, object, (name, value) => {
      const place = this.#placeOf(name);
      cells[place] = value;
      hasValue ||= value !== '' || emptyString !== 'ignore';
      if (!(value instanceof Date)) return;
      hasDate = true;
      const dated = dates.cellOf(name, value);
      if ('errors' in dated) dateErrors ??= dated.errors;
      else cells[place] = dated.cell;
    });
    if (hasDate && !dates.isReady) {
      this.#forgetColumns(width);
      return dates.prepare().then(() => this.add(row));
    }
    const refusal = errors ?? dateErrors ?? this.#refusalOf(hasValue);
    if (refusal === undefined) return this.#write(cells, width);
    this.#forgetColumns(width);
    return { errors: refusal };
  }

  /** The document, or undefined if no row stands in it. The next one has the same columns. */
  take(): Uint8Array | undefined {
    if (this.#rows.length === 0) return undefined;
    this.#rows = [];
    return this.#encoder!.take();
  }

  /** The document without the row that was added last, which opens the next. */
  takeAllButLast(): Uint8Array {
    this.#rows = this.#rows.slice(-1);
    return this.#encoder!.takeAllButLast();
  }

  #refusalOf(hasValue: boolean): readonly RowError[] | undefined {
    if (this.#columns.length > MAX_COLUMNS)
      return refuse('TOO_MANY_COLUMNS', `With this row there would be more than ${MAX_COLUMNS} columns.`);
    // Servers pass over lines without a value, and every result behind would be another row's.
    return hasValue ? undefined : refuse('EMPTY_ROW', 'The row has no value in any field.');
  }

  #placeOf(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const lower = name.toLowerCase();
    const place = this.#places.get(lower) ?? this.#columns.push(name) - 1;
    this.#places.set(lower, place).set(name, place);
    return place;
  }

  /** Columns that only a refused row had would fail the batch for all others if they do not exist. */
  #forgetColumns(width: number): void {
    if (this.#columns.length === width) return;
    this.#columns.length = width;
    for (const [name, place] of this.#places) if (place >= width) this.#places.delete(name);
  }

  #write(cells: unknown[], width: number): Added {
    const isWider = this.#columns.length > width;
    const encoder = isWider || this.#encoder === undefined ? this.#rewrite() : this.#encoder;
    const errors = this.#encode(encoder, cells);
    if (errors !== undefined) {
      this.#forgetColumns(width);
      return { errors };
    }
    this.#encoder = encoder;
    this.#rows.push(cells);
    return { key: this.#keyOf(cells) };
  }

  #rewrite(): RowEncoder {
    const encoder = new RowEncoder(this.#columns, this.#options);
    for (const cells of this.#rows) {
      cells.length = this.#columns.length;
      encoder.add(cells);
    }
    return encoder;
  }

  #encode(encoder: RowEncoder, cells: unknown[]): readonly RowError[] | undefined {
    try {
      encoder.add(cells);
      return undefined;
    } catch (error) {
      if (!(error instanceof EncodeError)) throw error;
      const { illegalCharacters } = this.#rules;
      if (error.code !== 'ILLEGAL_CHARACTER' || illegalCharacters === 'fail') return refusalBy(error);
      const replacement = illegalCharacters === 'strip' ? '' : '\uFFFD';
      for (const [at, cell] of cells.entries()) if (typeof cell === 'string') cells[at] = cell.replace(/\p{Surrogate}/gu, replacement);
      return this.#encode(encoder, cells);
    }
  }

  // Of an id's 18 characters the first 15 say which record; servers compare external ids without regard to case, unless the field says otherwise.
  #keyOf(cells: readonly unknown[]): string | undefined {
    const { keyColumn } = this.#rules;
    const place = keyColumn === undefined ? undefined : this.#places.get(keyColumn.toLowerCase());
    const value = place === undefined ? undefined : cells[place];
    if (value === undefined || value === null || value === '') return undefined;
    return keyColumn!.toLowerCase() === 'id' ? String(value).slice(0, 15) : String(value).toLowerCase();
  }
}

/** The encoder's refusal names row and column, `row 3, Name: `; only the column is of use here. */
function refusalBy({ code, message, path }: EncodeError): readonly RowError[] {
  const [, column] = /^row \d+, (.*)$/s.exec(path) ?? [];
  return refuse(code, message.slice(path.length + 2), ...(column === undefined ? [] : [column]));
}
