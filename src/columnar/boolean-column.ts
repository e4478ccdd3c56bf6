import type { Cells } from './cells.ts';
import type { ColumnVector } from './page.ts';
import { RowBits } from './row-bits.ts';

const ONE = 0x31;
const T = 0x74;

/** Makes vectors of a column of booleans, of cells or of values as records have them. */
export class BooleanColumn {
  readonly #name: string;
  readonly #validity: RowBits = new RowBits();
  readonly #values: RowBits = new RowBits();
  #rows = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** Adds the cells of a column. An empty one is null. */
  add({ bytes, places, rows, width }: Cells, column: number): void {
    for (let row = 0, place = 2 * column; row < rows; row++, place += 2 * width) {
      const from = places[place]!;
      const to = places[place + 1]!;
      if (from < to) this.#put(isTrue(bytes, from, to));
      else this.#rows++;
    }
  }

  /** Adds values of records: booleans, their text, null. */
  addValues(values: readonly unknown[]): void {
    for (const value of values) {
      if (value === null || value === '') this.#rows++;
      else this.#put(value === true || value === 'true' || value === '1');
    }
  }

  take(): ColumnVector {
    const rows = this.#rows;
    this.#rows = 0;
    return { name: this.#name, kind: 'booleans', rows, validity: this.#validity.take(rows), values: this.#values.take(rows) };
  }

  #put(value: boolean): void {
    this.#validity.set(this.#rows);
    if (value) this.#values.set(this.#rows);
    this.#rows++;
  }
}

/** `true` or `1`. */
function isTrue(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from === 1) return bytes[from] === ONE;
  return to - from === 4 && bytes[from] === T && bytes[from + 1] === 0x72 && bytes[from + 2] === 0x75 && bytes[from + 3] === 0x65;
}
