import type { Cells } from './cells.ts';
import { type ColumnVector, MOST_ROWS } from './page.ts';
import { readNumber } from './read-number.ts';
import { readTime } from './read-time.ts';
import { RowBits } from './row-bits.ts';

/** Makes vectors of a column of numbers or times, of cells or of values as records have them. */
export class NumberColumn {
  readonly #name: string;
  readonly #kind: 'numbers' | 'times';
  readonly #validity: RowBits = new RowBits();
  readonly #values: Float64Array = new Float64Array(MOST_ROWS);
  #rows = 0;

  constructor(name: string, kind: 'numbers' | 'times') {
    this.#name = name;
    this.#kind = kind;
  }

  /** Adds the cells of a column. An empty one is null. */
  add(cells: Cells, column: number): void {
    const { bytes, places, rows, width } = cells;
    const isTime = this.#kind === 'times';
    for (let row = 0, place = 2 * column; row < rows; row++, place += 2 * width) {
      const from = places[place]!;
      const to = places[place + 1]!;
      if (from < to) this.#put(isTime ? readTime(cells, from, to) : readNumber(bytes, from, to));
      else this.#putNone();
    }
  }

  /** Adds values of records: numbers, dates, their text, null. */
  addValues(values: readonly unknown[]): void {
    for (const value of values) {
      if (value === null || value === '') this.#putNone();
      else this.#put(this.#kind === 'times' ? new Date(value as string | Date).getTime() : Number(value));
    }
  }

  take(): ColumnVector {
    const rows = this.#rows;
    this.#rows = 0;
    const validity = this.#validity.take(rows);
    return { name: this.#name, kind: this.#kind, rows, validity, values: this.#values.slice(0, rows) };
  }

  #put(value: number): void {
    this.#validity.set(this.#rows);
    this.#values[this.#rows++] = value;
  }

  #putNone(): void {
    this.#values[this.#rows++] = 0;
  }
}
