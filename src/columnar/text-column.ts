import type { ColumnVector } from './page.ts';

/** With more different values than this a column is no dictionary: an index takes one byte. */
const MOST_VALUES = 256;
/** So many rows are looked at before it is judged whether values repeat: half of them must. */
const TRIAL_ROWS = 64;

/**
 * Makes vectors of a column of texts, as a dictionary for as long as they repeat. The dictionary goes on from page to page, so that a value that
 * was met before costs one byte, and its text is let go of.
 */
export class TextColumn {
  readonly #name: string;
  readonly #place: number;
  /** Once values do not repeat, later pages do not try again. */
  #isPlain = false;
  readonly #known: Map<string | null, number> = new Map();
  /** What the pages are given, for as long as no value comes to it. */
  #dictionary: readonly (string | null)[] = [];
  #seen = 0;

  /** `place` is where the column stands in a row. */
  constructor(name: string, place: number) {
    this.#name = name;
    this.#place = place;
  }

  /** Empty text is null. */
  vector(rows: readonly (readonly unknown[])[]): ColumnVector {
    return (this.#isPlain ? undefined : this.#indexed(rows)) ?? this.#plain(rows);
  }

  #plain(rows: readonly (readonly unknown[])[]): ColumnVector {
    const place = this.#place;
    return { name: this.#name, kind: 'plain', values: rows.map((row) => (row[place] as string | null) || null) };
  }

  #indexed(rows: readonly (readonly unknown[])[]): ColumnVector | undefined {
    const place = this.#place;
    const known = this.#known;
    const indices = new Uint8Array(rows.length);
    for (let row = 0; row < rows.length; row++) {
      const value = (rows[row]![place] as string | null) || null;
      let index = known.get(value);
      if (index === undefined) {
        index = known.size;
        const seen = this.#seen + row;
        if (index === MOST_VALUES || (seen >= TRIAL_ROWS && 2 * index > seen)) {
          this.#isPlain = true;
          known.clear();
          return undefined;
        }
        known.set(value, index);
      }
      indices[row] = index;
    }
    this.#seen += rows.length;
    if (known.size > this.#dictionary.length) this.#dictionary = [...known.keys()];
    return { name: this.#name, kind: 'dictionary', indices, dictionary: this.#dictionary };
  }
}
