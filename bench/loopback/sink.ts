import { assertSame } from '../harness/same.ts';

/** Where rows go: they are counted, and let go of. A sink that is given what the rows have to be compares them too; they repeat. */
export class Sink {
  rows = 0;
  readonly #expected: readonly unknown[] | undefined;
  readonly #normalise: (row: any) => unknown;

  constructor(expected?: readonly unknown[], normalise: (row: any) => unknown = (row) => row) {
    this.#expected = expected;
    this.#normalise = normalise;
  }

  take(rows: readonly unknown[]): void {
    if (this.#expected === undefined) this.rows += rows.length;
    else for (const row of rows) assertSame(this.#normalise(row), this.#expected[this.rows % this.#expected.length], `Row ${this.rows++}`);
  }
}
