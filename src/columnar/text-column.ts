import type { Cells } from './cells.ts';
import { type Dictionary, TOO_MANY } from './dictionary.ts';
import { type ColumnVector, MOST_ROWS } from './page.ts';
import { RowBits } from './row-bits.ts';
import { TextBuilder } from './text-builder.ts';

/** Makes vectors of a column of texts, as a dictionary for as long as they repeat. */
export class TextColumn {
  readonly #name: string;
  /** The result's, where several of its parts are read at a time. */
  readonly #dictionary: Dictionary;
  readonly #validity: RowBits = new RowBits();
  readonly #texts: TextBuilder = new TextBuilder();
  readonly #indices: Uint16Array = new Uint16Array(MOST_ROWS);
  /** Whether this page has indices. */
  #isIndexed = true;
  #rows = 0;

  constructor(name: string, dictionary: Dictionary) {
    this.#name = name;
    this.#dictionary = dictionary;
  }

  /** Adds the cells of a column. An empty one is null. */
  add(cells: Cells, column: number): void {
    const before = this.#rows;
    if (this.#isIndexed && this.#dictionary.isClosed) this.#spellOut();
    if (this.#isIndexed) this.#addIndexed(cells, column);
    if (this.#isIndexed) return;
    const first = this.#rows - before;
    this.#texts.addCells(cells, column, first, this.#validity.bits, this.#rows);
    this.#rows += cells.rows - first;
  }

  take(): ColumnVector {
    const name = this.#name;
    const rows = this.#rows;
    this.#dictionary.judge();
    if (this.#isIndexed && this.#dictionary.isClosed) this.#spellOut();
    const validity = this.#validity.take(rows);
    this.#rows = 0;
    if (this.#isIndexed) {
      const dictionary = this.#dictionary.vector();
      const all = this.#indices.subarray(0, rows);
      const indices = dictionary.offsets.length - 1 > 256 ? all.slice() : Uint8Array.from(all);
      return { name, kind: 'dictionary', rows, validity, indices, dictionary };
    }
    const vector = this.#texts.copy();
    this.#texts.clear();
    return { name, kind: 'text', rows, validity, ...vector };
  }

  #addIndexed({ view, places, rows, width }: Cells, column: number): void {
    const dictionary = this.#dictionary;
    const indices = this.#indices;
    const validity = this.#validity;
    for (let row = 0, place = 2 * column; row < rows; row++, place += 2 * width) {
      const from = places[place]!;
      const to = places[place + 1]!;
      let index = 0;
      if (from < to) {
        index = dictionary.indexOf(view, from, to);
        if (index === TOO_MANY) return this.#spellOut();
        validity.set(this.#rows);
      }
      indices[this.#rows++] = index;
    }
  }

  /** The texts in place of the indices that this page has so far; from now on for good. */
  #spellOut(): void {
    this.#isIndexed = false;
    for (let row = 0; row < this.#rows; row++) {
      if (this.#validity.has(row)) this.#dictionary.copyTo(this.#texts, this.#indices[row]!);
      else this.#texts.addNone();
    }
  }
}
