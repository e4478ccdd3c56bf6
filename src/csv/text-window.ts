import { isUtf8 } from 'node:buffer';

/** Longer ones keep more alive, and 2 or 4 KiB were at most a few percent quicker (Node 20.20 and 24.21, 2026-11, on a busy machine). */
const BLOCK_BYTES = 1024;

/**
 * Bytes as text, a cell at a time.
 *
 * V8 makes a substring of 13 characters or more a view that keeps the whole string alive: whoever kept one Id of each row would keep the file.
 * A native slice for each cell is a copy, but costs six times a substring. So the bytes are shown in blocks, and a cell is cut out of the block
 * that it is in; what is kept keeps a kilobyte at most. A cell that is longer is sliced.
 */
export class TextWindow {
  #bytes: Buffer = Buffer.alloc(0);
  #length = 0;
  #isUtf8: boolean | undefined;
  #block = '';
  #start = 0;
  #end = 0;

  /** Takes other bytes, which must not change until the next call. */
  show(bytes: Buffer, length: number): void {
    this.#bytes = bytes;
    this.#length = length;
    this.#isUtf8 = undefined;
    this.#start = 0;
    this.#end = 0;
  }

  /** The text of bytes that are ASCII. */
  ascii(from: number, to: number): string {
    if (to > this.#end || from < this.#start) {
      if (to - from > BLOCK_BYTES) return this.#bytes.toString('latin1', from, to);
      this.#turnTo(from);
    }
    return this.#block.substring(from - this.#start, to - this.#start);
  }

  /** The text of bytes that are UTF-8; what is not becomes U+FFFD. */
  utf8(from: number, to: number): string {
    return this.#bytes.toString('utf8', from, to);
  }

  /** Whether all of the bytes are UTF-8, but for a character that they may end within, so that no text need be looked at. */
  get isUtf8(): boolean {
    this.#isUtf8 ??= isUtf8(this.#bytes.subarray(0, this.#length - this.#unfinished()));
    return this.#isUtf8;
  }

  /** How many bytes at the end are the beginning of a character. */
  #unfinished(): number {
    for (let back = 1; back <= Math.min(3, this.#length); back++) {
      const byte = this.#bytes[this.#length - back]!;
      if (byte < 0x80) return 0;
      if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    }
    return 0;
  }

  #turnTo(from: number): void {
    this.#start = from;
    this.#end = Math.min(from + BLOCK_BYTES, this.#length);
    this.#block = this.#bytes.toString('latin1', from, this.#end);
  }
}
