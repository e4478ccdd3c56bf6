import type { TextVector } from './page.ts';
import { TextBuilder } from './text-builder.ts';

/** With more different texts, or more bytes of them, a column is no dictionary: each page may have to carry them. */
const MOST_TEXTS = 4096;
const MOST_BYTES = 64 * 1024;
/** So many rows are looked at, or those of a page, before it is judged whether texts repeat: half of them must. */
const TRIAL_ROWS = 1024;
/** Texts that someone chose for their hashes must not cost a look at all of them for each row. */
const MOST_STEPS = 64;

/** Answered where a column is none of few texts. */
export const TOO_MANY = -1;

/**
 * The texts of a column that have occurred, for all pages of a result: a hash table with open addresses over texts that lie one behind the other.
 */
export class Dictionary {
  /** Whether no rows are to come any more: the texts turned out not to repeat. Indices that were given stay good. */
  isClosed: boolean;
  readonly #texts: TextBuilder = new TextBuilder();
  readonly #hashes: Int32Array = new Int32Array(MOST_TEXTS);
  /** Index of a text and one more, at the place that its hash says or behind it. */
  #table: Uint16Array = new Uint16Array(256);
  #rows = 0;
  #vector: TextVector | undefined;

  constructor(isWanted: boolean) {
    this.isClosed = !isWanted;
  }

  /** Called at the end of a page. */
  judge(): void {
    if (2 * this.#texts.count > this.#rows) this.isClosed = true;
  }

  /** The index of a text, which is not empty, in the next row; TOO_MANY, for all rows to come as well. */
  indexOf(view: DataView, from: number, to: number): number {
    this.#rows++;
    const hash = hashOf(view, from, to);
    const mask = this.#table.length - 1;
    for (let step = 0; step < MOST_STEPS; step++) {
      const slot = (hash + step) & mask;
      const index = this.#table[slot]! - 1;
      if (index < 0) return this.#add(view, from, to, hash, slot);
      if (this.#hashes[index] === hash && this.#is(index, view, from, to)) return index;
    }
    return this.#close();
  }

  /** Puts a text behind others. */
  copyTo(texts: TextBuilder, index: number): void {
    const { view, offsets } = this.#texts;
    texts.add(view, offsets[index]!, offsets[index + 1]!);
  }

  /** The texts so far. Those who ask again get the same until another comes to it. */
  vector(): TextVector {
    if (this.#vector === undefined || this.#vector.offsets.length <= this.#texts.count) this.#vector = this.#texts.copy();
    return this.#vector;
  }

  #is(index: number, view: DataView, from: number, to: number): boolean {
    const { view: own, offsets } = this.#texts;
    let at = offsets[index]!;
    if (offsets[index + 1]! - at !== to - from) return false;
    let other = from;
    for (; other + 4 <= to; other += 4, at += 4) if (view.getInt32(other, true) !== own.getInt32(at, true)) return false;
    return other === to || ((view.getInt32(other, true) ^ own.getInt32(at, true)) & maskOf(to - other)) === 0;
  }

  #add(view: DataView, from: number, to: number, hash: number, slot: number): number {
    const texts = this.#texts;
    const index = texts.count;
    if (this.#rows > TRIAL_ROWS && 2 * index > this.#rows) return this.#close();
    if (index === MOST_TEXTS || texts.byteLength + to - from > MOST_BYTES) return this.#close();
    texts.add(view, from, to);
    this.#hashes[index] = hash;
    this.#table[slot] = index + 1;
    if (4 * index > this.#table.length) this.#rehash();
    return index;
  }

  #rehash(): void {
    const table = new Uint16Array(4 * this.#table.length);
    const mask = table.length - 1;
    for (let index = 0; index < this.#texts.count; index++) {
      let slot = this.#hashes[index]! & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = index + 1;
    }
    this.#table = table;
  }

  #close(): number {
    this.isClosed = true;
    return TOO_MANY;
  }
}

function hashOf(view: DataView, from: number, to: number): number {
  let hash = to - from;
  let at = from;
  for (; at + 4 <= to; at += 4) hash = mix(hash, view.getInt32(at, true));
  if (at < to) hash = mix(hash, view.getInt32(at, true) & maskOf(to - at));
  return hash ^ (hash >>> 15);
}

function mix(hash: number, word: number): number {
  return Math.imul(((hash << 5) | (hash >>> 27)) ^ word, 0x9e37_79b1);
}

/** Of a number of four bytes those that are the first in memory, up to three. */
function maskOf(bytes: number): number {
  return (1 << (8 * bytes)) - 1;
}
