import type { ColumnVector } from './page.ts';

/** Makes vectors of a column of numbers, booleans or times, given as such or as their text. Empty text is null. */
export class NumberColumn {
  readonly #name: string;
  readonly #place: number;
  readonly #kind: 'numbers' | 'booleans' | 'times';

  /** `place` is where the column stands in a row. */
  constructor(name: string, place: number, kind: 'numbers' | 'booleans' | 'times') {
    this.#name = name;
    this.#place = place;
    this.#kind = kind;
  }

  vector(rows: readonly (readonly unknown[])[]): ColumnVector {
    const name = this.#name;
    const kind = this.#kind;
    const values = kind === 'booleans' ? new Uint8Array(rows.length) : new Float64Array(rows.length);
    const validity = new Uint8Array((rows.length + 7) >> 3);
    for (let row = 0; row < rows.length; row++) {
      const value = rows[row]![this.#place];
      if (value === null || value === '') continue;
      values[row] = typeof value === 'string' ? readNumber(value, kind) : Number(value);
      validity[row >> 3]! |= 1 << (row & 7);
    }
    return { name, kind, values, validity } as ColumnVector;
  }
}

function readNumber(text: string, kind: 'numbers' | 'booleans' | 'times'): number {
  if (kind === 'numbers') return Number(text);
  if (kind === 'times') return Date.parse(text);
  return text === 'true' || text === '1' ? 1 : 0;
}
