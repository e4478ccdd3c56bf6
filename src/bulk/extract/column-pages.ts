import type { ColumnarPage } from '../../columnar/page.ts';
import { PageBuilder, type PageForm } from '../../columnar/page-builder.ts';
import type { CsvDialect } from '../../csv/dialect.ts';
import { QuotedCells } from '../../csv/quoted-cells.ts';
import type { RowReader } from '../../csv/row-reader.ts';
import { type PageMaker, readRow } from './read-pages.ts';

/** Pages of columns, which chunks fill one after the other. Ordinary rows go from the bytes into columns, others by their text. */
export class ColumnPages implements PageMaker<ColumnarPage> {
  readonly #builder: PageBuilder;
  readonly #cells: QuotedCells;

  constructor(form: PageForm, dialect: CsvDialect, width: number) {
    this.#builder = new PageBuilder(form);
    this.#cells = new QuotedCells(dialect, width);
  }

  read(reader: RowReader, width: number): boolean {
    const builder = this.#builder;
    const cells = this.#cells;
    const byteLength = reader.readBy(cells, builder.room);
    if (cells.rows > 0) builder.add(cells, byteLength);
    // A row that is not ordinary is seldom alone: those behind it are not tried in vain before the next bytes come.
    while (builder.room > 0) {
      const row = readRow(reader, width);
      if (row === undefined) return false;
      builder.addRow(row);
    }
    return true;
  }

  take(): ColumnarPage | undefined {
    return this.#builder.take();
  }
}
