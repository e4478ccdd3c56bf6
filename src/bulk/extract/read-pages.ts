import { pieces } from '../../csv/byte-chunks.ts';
import { type CsvDialect, otherCount } from '../../csv/dialect.ts';
import { RowReader } from '../../csv/row-reader.ts';
import { columnDifference } from '../../csv/same-columns.ts';
import { ParseError } from '../../errors.ts';
import type { Source } from '../../source.ts';

/** What the parts of one result have in common, and what becomes of their rows: pages of `P`. */
export interface ResultForm<P> {
  readonly dialect: CsvDialect;
  /** The columns of the first part that came. */
  columns: readonly string[] | undefined;
  /** Told of the columns when they have come. */
  readonly onColumns: (columns: readonly string[]) => void;
  /** What makes pages of the rows of a part; asked for when the columns are known. */
  readonly pageMaker: () => PageMaker<P>;
  readonly rowsOf: (page: P) => number;
  /** The rows of a page from one up to another. */
  readonly slice: (page: P, from: number, to: number) => P;
}

/** Makes pages of the rows of a part. */
export interface PageMaker<P> {
  /** Reads rows that the reader has, each of which must have `width` cells; whether they are a page, and there may be more. */
  read(reader: RowReader, width: number): boolean;
  /** What was read since the last call, also where it is not a whole page. */
  take(): P | undefined;
}

/** What the server put into a cell is taken, whatever its length. */
const UNLIMITED = {
  maxCellCharacters: Number.POSITIVE_INFINITY,
  maxRowCharacters: Number.POSITIVE_INFINITY,
  maxColumns: Number.POSITIVE_INFINITY,
};

/**
 * The pages of one part, as its chunks complete them. Throws ParseError for what is no CSV and for other columns than the first part's, all whole
 * rows before that place handed over.
 */
export async function* readPages<P>(chunks: Source<Uint8Array>, form: ResultForm<P>): AsyncGenerator<P, void, undefined> {
  const reading = new Reading(form);
  for await (const chunk of chunks) {
    for (const piece of pieces(chunk)) {
      reading.reader.feed(piece);
      for (const page of reading.pages()) yield page;
    }
  }
  reading.reader.end();
  for (const page of reading.pages()) yield page;
  const rest = reading.finish();
  if (rest !== undefined) yield rest;
}

/** Reads the next row; undefined where the reader has none. Throws ParseError for one of another number of cells. */
export function readRow(reader: RowReader, width: number): string[] | undefined {
  const cells = reader.read();
  if (cells !== undefined && cells.length !== width) reader.failLast(otherCount(cells.length, width));
  return cells;
}

class Reading<P> {
  readonly reader: RowReader;
  readonly #form: ResultForm<P>;
  #maker: PageMaker<P> | undefined;

  constructor(form: ResultForm<P>) {
    this.#form = form;
    this.reader = new RowReader({ ...form.dialect, ...UNLIMITED }, 0);
  }

  *pages(): Generator<P, void, undefined> {
    this.#maker ??= this.#begin();
    if (this.#maker === undefined) return;
    const width = this.#form.columns!.length;
    try {
      while (this.#maker.read(this.reader, width)) yield this.#maker.take()!;
    } catch (error) {
      const rest = this.#maker.take();
      if (rest !== undefined) yield rest;
      throw error;
    }
  }

  finish(): P | undefined {
    if (this.#maker === undefined) throw new ParseError('a result without a header: it was cut short', { offset: 0, path: 'header' });
    return this.#maker.take();
  }

  #begin(): PageMaker<P> | undefined {
    const columns = this.reader.read();
    if (columns === undefined) return undefined;
    const form = this.#form;
    if (form.columns === undefined) {
      const repeated = findRepeated(columns);
      if (repeated !== undefined) this.reader.failLast(`the column ${repeated} stands twice: a record has room for one`);
      form.columns = columns;
      form.onColumns(columns);
    } else {
      const difference = columnDifference(columns, form.columns);
      if (difference !== undefined) this.reader.failLast(difference);
    }
    this.reader.columns = columns;
    return form.pageMaker();
  }
}

/** Names of fields are the same whatever their case. */
function findRepeated(columns: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return columns.find((name) => seen.size === seen.add(name.toLowerCase()).size);
}
