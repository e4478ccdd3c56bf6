import { pieces } from '../../csv/byte-chunks.ts';
import { type CsvDialect, otherCount } from '../../csv/dialect.ts';
import { RowReader } from '../../csv/row-reader.ts';
import { columnDifference } from '../../csv/same-columns.ts';
import { ParseError } from '../../errors.ts';
import type { SObject } from '../../sobject.ts';
import type { Source } from '../../source.ts';

/** What the parts of one result have in common. */
export interface ResultForm {
  readonly dialect: CsvDialect;
  /** The columns of the first part that came. */
  columns: readonly string[] | undefined;
  make: ((cells: readonly string[]) => SObject) | undefined;
  /** Told of the columns when they have come, and answers how records are made. */
  readonly onColumns: (columns: readonly string[]) => (cells: readonly string[]) => SObject;
}

/** What the server put into a cell is taken, whatever its length. */
const UNLIMITED = {
  maxCellCharacters: Number.POSITIVE_INFINITY,
  maxRowCharacters: Number.POSITIVE_INFINITY,
  maxColumns: Number.POSITIVE_INFINITY,
};

/**
 * The records of one part, as its chunks complete them. Throws ParseError for what is no CSV and for other columns than the first part's, all
 * whole rows before that place handed over.
 */
export async function* readRecords(chunks: Source<Uint8Array>, form: ResultForm): AsyncGenerator<SObject[], void, undefined> {
  const reading = new Reading(form);
  for await (const chunk of chunks) {
    for (const piece of pieces(chunk)) {
      const records = reading.push(piece);
      if (records.length > 0) yield records;
    }
  }
  const records = reading.push(undefined);
  if (records.length > 0) yield records;
  reading.finish();
}

class Reading {
  readonly #form: ResultForm;
  readonly #reader: RowReader;
  #hasHeader = false;
  #broken: unknown;

  constructor(form: ResultForm) {
    this.#form = form;
    this.#reader = new RowReader({ ...form.dialect, ...UNLIMITED }, 0);
  }

  /** undefined ends the input. */
  push(chunk: Uint8Array | undefined): SObject[] {
    this.#throwBroken();
    if (chunk === undefined) this.#reader.end();
    else this.#reader.feed(chunk);
    const records: SObject[] = [];
    try {
      this.#read(records);
    } catch (error) {
      this.#broken = error;
      if (records.length === 0) throw error;
    }
    return records;
  }

  finish(): void {
    this.#throwBroken();
    if (!this.#hasHeader) throw new ParseError('a result without a header: it was cut short', { offset: 0, path: 'header' });
  }

  #throwBroken(): void {
    if (this.#broken !== undefined) throw this.#broken;
  }

  #read(records: SObject[]): void {
    const reader = this.#reader;
    const form = this.#form;
    for (let cells = reader.read(); cells !== undefined; cells = reader.read()) {
      if (!this.#hasHeader) {
        this.#takeHeader(cells);
        continue;
      }
      const width = form.columns!.length;
      if (cells.length !== width) reader.failLast(otherCount(cells.length, width));
      records.push(form.make!(cells));
    }
  }

  #takeHeader(columns: readonly string[]): void {
    const form = this.#form;
    if (form.columns === undefined) {
      const repeated = findRepeated(columns);
      if (repeated !== undefined) this.#reader.failLast(`the column ${repeated} stands twice: a record has room for one`);
      form.columns = columns;
      form.make = form.onColumns(columns);
    } else {
      const difference = columnDifference(columns, form.columns);
      if (difference !== undefined) this.#reader.failLast(difference);
    }
    this.#hasHeader = true;
    this.#reader.columns = columns;
  }
}

/** Names of fields are the same whatever their case. */
function findRepeated(columns: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return columns.find((name) => seen.size === seen.add(name.toLowerCase()).size);
}
