import { hash } from 'node:crypto';

/** Texts by 64 bits of their SHA-1, eight bytes for each however long it is: of a million rows, two differ unnoticed once in forty million jobs. */
export class TextHashes {
  length = 0;
  #high: Int32Array = new Int32Array(1024);
  #low: Int32Array = new Int32Array(1024);

  push(text: string): void {
    if (this.length === this.#high.length) {
      this.#high = doubled(this.#high);
      this.#low = doubled(this.#low);
    }
    const bytes = hash('sha1', text, 'binary');
    this.#high[this.length] = numberAt(bytes, 0);
    this.#low[this.length++] = numberAt(bytes, 4);
  }

  clear(): void {
    this.length = 0;
  }

  /** A number that equal texts have in common, and few others. */
  numberAt(at: number): number {
    return this.#low[at]!;
  }

  areEqual(at: number, others: TextHashes, other: number): boolean {
    return this.#low[at] === others.#low[other] && this.#high[at] === others.#high[other];
  }
}

function doubled(before: Int32Array): Int32Array {
  const after = new Int32Array(2 * before.length);
  after.set(before);
  return after;
}

function numberAt(bytes: string, at: number): number {
  return bytes.charCodeAt(at) | (bytes.charCodeAt(at + 1) << 8) | (bytes.charCodeAt(at + 2) << 16) | (bytes.charCodeAt(at + 3) << 24);
}

const NONE = -1;

/**
 * Rows by a text that they have in common, each handed out once, the first first. A table of chains:
 *
 * ```
 *   #heads:  the first row of each chain          #next:  for each row, the one behind it in its chain
 * ```
 */
export class RowIndex {
  readonly #rows: TextHashes;
  readonly #heads: Int32Array;
  readonly #next: Int32Array;

  /** `isOpen` says which rows are in it. */
  constructor(rows: TextHashes, isOpen: (row: number) => boolean) {
    this.#rows = rows;
    this.#heads = new Int32Array(2 ** Math.ceil(Math.log2(rows.length + 1))).fill(NONE);
    this.#next = new Int32Array(rows.length);
    for (let row = rows.length - 1; row >= 0; row--) {
      if (!isOpen(row)) continue;
      const chain = this.#chainOf(rows, row);
      this.#next[row] = this.#heads[chain]!;
      this.#heads[chain] = row;
    }
  }

  /** The first row with a text, which has it no more; undefined where there is none. */
  take(texts: TextHashes, at: number): number | undefined {
    const chain = this.#chainOf(texts, at);
    let before = NONE;
    for (let row = this.#heads[chain]!; row !== NONE; row = this.#next[row]!) {
      if (this.#rows.areEqual(row, texts, at)) {
        if (before === NONE) this.#heads[chain] = this.#next[row]!;
        else this.#next[before] = this.#next[row]!;
        return row;
      }
      before = row;
    }
    return undefined;
  }

  /** Whether exactly one row has the text. */
  hasOne(texts: TextHashes, at: number): boolean {
    let count = 0;
    for (let row = this.#heads[this.#chainOf(texts, at)]!; row !== NONE && count < 2; row = this.#next[row]!) {
      if (this.#rows.areEqual(row, texts, at)) count++;
    }
    return count === 1;
  }

  #chainOf(texts: TextHashes, at: number): number {
    return texts.numberAt(at) & (this.#heads.length - 1);
  }
}
