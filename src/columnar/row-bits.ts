import { MOST_ROWS } from './page.ts';

/** Bits of the rows of a page, in the order of Apache Arrow: the lowest of a byte is the first. */
export class RowBits {
  /** For those who set them in a loop. */
  readonly bits: Uint8Array = new Uint8Array(MOST_ROWS / 8);

  set(row: number): void {
    this.bits[row >> 3]! |= 1 << (row & 7);
  }

  has(row: number): boolean {
    return ((this.bits[row >> 3]! >> (row & 7)) & 1) === 1;
  }

  /** Those of so many rows; none is set afterwards. */
  take(rows: number): Uint8Array {
    const taken = this.bits.slice(0, (rows + 7) >> 3);
    this.bits.fill(0);
    return taken;
  }
}
