/** Two for each of some queries at once. */
const MAX_IDLE = 16;

/**
 * Memory that one body after the other is read into. Each page of a query in memory of its own would leave megabytes behind that V8 frees only with a
 * full collection: such a query took 50 to 80 MB more and a fifth more CPU (Node 24, 2026-11).
 */
export class BodyBuffer {
  /** For whoever needs one next. Weakly held: a process that reads no more pages gets the memory back. */
  static readonly #idle: WeakRef<BodyBuffer>[] = [];
  #memory: Uint8Array = new Uint8Array(0);
  #length = 0;

  static take(): BodyBuffer {
    let buffer: BodyBuffer | undefined;
    while (buffer === undefined && BodyBuffer.#idle.length > 0) buffer = BodyBuffer.#idle.pop()!.deref();
    return buffer ?? new BodyBuffer();
  }

  /** Nobody looks at its bytes any more; to be said once. */
  giveBack(): void {
    if (BodyBuffer.#idle.length < MAX_IDLE) BodyBuffer.#idle.push(new WeakRef(this));
  }

  /** What has been read, until it is cleared. */
  get bytes(): Uint8Array {
    return this.#memory.subarray(0, this.#length);
  }

  /** Forgets what was read, and makes room for a body of so many bytes if that is known. */
  clear(expected: number): void {
    this.#length = 0;
    if (expected > this.#memory.byteLength) this.#memory = new Uint8Array(expected);
  }

  append(piece: Uint8Array): void {
    const length = this.#length + piece.byteLength;
    if (length > this.#memory.byteLength) {
      const larger = new Uint8Array(Math.max(length, 2 * this.#memory.byteLength));
      larger.set(this.bytes);
      this.#memory = larger;
    }
    this.#memory.set(piece, this.#length);
    this.#length = length;
  }
}
