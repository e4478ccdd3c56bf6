/** V8 copies as many characters where a longer part of a string becomes a view, which keeps all of the string alive. */
const MAX_SHORT = 12;
const BLOCK_BYTES = 1024;

/**
 * Bytes as text of latin1, a piece at a time. A native slice takes as long for one letter as for fifty, so short pieces are cut from a text of the
 * kilobyte that they are in; nothing that is given keeps more alive than itself.
 */
export class ShortTexts {
  #bytes: Buffer = Buffer.alloc(0);
  #block = '';
  #start = 0;
  #end = 0;

  /** Takes other bytes, which must not change. */
  show(bytes: Buffer): void {
    this.#bytes = bytes;
    this.#end = 0;
  }

  cut(from: number, to: number): string {
    if (to - from > MAX_SHORT) return this.#bytes.toString('latin1', from, to);
    if (from < this.#start || to > this.#end) {
      this.#start = from;
      this.#end = Math.min(from + BLOCK_BYTES, this.#bytes.length);
      this.#block = this.#bytes.toString('latin1', from, this.#end);
    }
    return this.#block.substring(from - this.#start, to - this.#start);
  }
}
