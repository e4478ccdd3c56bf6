import { Buffer } from 'node:buffer';
import type { Cells } from './cells.ts';
import { COPIED_AT_ONCE } from './text-builder.ts';

/** A native write takes as long as this many bytes one by one. */
const SHORT = 24;

/** Texts as cells, for rows that did not come as such. */
export class TextCells implements Cells {
  bytes: Buffer = Buffer.alloc(0);
  view: DataView = new DataView(this.bytes.buffer);
  places: Int32Array = new Int32Array(0);
  rows = 0;
  width = 1;

  /** Of all texts together. */
  get byteLength(): number {
    return this.places[2 * this.rows * this.width - 1] ?? 0;
  }

  /** Takes other texts, `width` to a row. What is no character, half of a pair, becomes U+FFFD. */
  set(texts: readonly string[], width: number): this {
    this.#makeRoom(texts);
    let at = 0;
    for (let cell = 0; cell < texts.length; cell++) {
      this.places[2 * cell] = at;
      at = this.#write(texts[cell]!, at);
      this.places[2 * cell + 1] = at;
    }
    this.rows = texts.length / width;
    this.width = width;
    return this;
  }

  #makeRoom(texts: readonly string[]): void {
    let length = COPIED_AT_ONCE;
    for (const text of texts) length += 3 * text.length;
    if (length > this.bytes.length) {
      this.bytes = Buffer.alloc(Math.max(length, 2 * this.bytes.length));
      this.view = new DataView(this.bytes.buffer);
    }
    if (2 * texts.length > this.places.length) this.places = new Int32Array(4 * texts.length);
  }

  #write(text: string, start: number): number {
    const { bytes } = this;
    let at = start;
    if (text.length <= SHORT) {
      for (let index = 0; index < text.length; index++) {
        const unit = text.charCodeAt(index);
        if (unit >= 0x80) return start + bytes.write(text, start);
        bytes[at++] = unit;
      }
      return at;
    }
    return start + bytes.write(text, start);
  }
}
