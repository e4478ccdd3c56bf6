import { randomInt } from 'node:crypto';

/** Keys that are remembered in all; what is forgotten is handed over a second time. */
const MAX_KEYS = 200_000;

/**
 * What one connection has handed over near each watermark, so that a loop that is called again and again repeats nothing. A watermark that was
 * given by another connection is unknown here, and its overlap is handed over again.
 */
export class ChangeMemory {
  /** By reader and watermark, oldest first. */
  readonly #keys: Map<string, ReadonlySet<string>> = new Map();
  #count = 0;

  recall(reader: string, watermark: string): ReadonlySet<string> | undefined {
    return this.#keys.get(`${watermark} ${reader}`);
  }

  /**
   * Remembers the keys under a watermark of their own. Two runs may end at the same millisecond, and whoever reads the second one again must not be
   * told that it has been read; so the digits behind the milliseconds, which no server keeps, tell watermarks apart.
   */
  keep(reader: string, time: number, keys: readonly string[]): string {
    const watermark = new Date(time).toISOString().replace('Z', `${String(randomInt(1_000_000)).padStart(6, '0')}Z`);
    this.#keys.set(`${watermark} ${reader}`, new Set(keys));
    this.#count += keys.length + 1;
    for (const [oldest, forgotten] of this.#keys) {
      if (this.#count <= MAX_KEYS) break;
      this.#keys.delete(oldest);
      this.#count -= forgotten.size + 1;
    }
    return watermark;
  }
}
