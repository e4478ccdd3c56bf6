import type { ColumnVector } from './page.ts';

/** With more different values than this a column is no dictionary: an index takes one byte. */
const MOST_VALUES = 256;
/** So many rows are looked at before it is judged whether values repeat: half of them must. */
const TRIAL_ROWS = 64;

/** Makes vectors of a column of texts, as a dictionary for as long as they repeat. */
export class TextColumn {
  readonly #name: string;
  readonly #place: number;
  /** Once values do not repeat, later pages do not try again. */
  #isPlain = false;

  /** `place` is where the column stands in a row. */
  constructor(name: string, place: number) {
    this.#name = name;
    this.#place = place;
  }

  /** Empty text is null. */
  vector(rows: readonly (readonly unknown[])[]): ColumnVector {
    return (this.#isPlain ? undefined : this.#dictionary(rows)) ?? this.#plain(rows);
  }

  #plain(rows: readonly (readonly unknown[])[]): ColumnVector {
    const place = this.#place;
    const values: (string | null)[] = [];
    for (const row of rows) values.push((row[place] as string | null) || null);
    return { name: this.#name, kind: 'plain', values };
  }

  #dictionary(rows: readonly (readonly unknown[])[]): ColumnVector | undefined {
    const place = this.#place;
    const indices = new Uint8Array(rows.length);
    const known = new Map<string | null, number>();
    let last: string | null | undefined;
    let lastIndex = 0;
    for (let row = 0; row < rows.length; row++) {
      const value = (rows[row]![place] as string | null) || null;
      if (value !== last) {
        const index = known.get(value) ?? known.size;
        if (index === known.size) {
          if (index === MOST_VALUES || (row >= TRIAL_ROWS && 2 * index > row)) {
            this.#isPlain = true;
            return undefined;
          }
          known.set(value, index);
        }
        last = value;
        lastIndex = index;
      }
      indices[row] = lastIndex;
    }
    return { name: this.#name, kind: 'dictionary', indices, dictionary: [...known.keys()] };
  }
}
