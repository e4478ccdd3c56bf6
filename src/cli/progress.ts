import type { Summary } from '../index.ts';

/** Shows how far a load is, where somebody is looking, and says the end of it in any case. */
export class Progress {
  readonly #isWatched: boolean = process.stderr.isTTY === true;

  /** For `onProgress` of a load. */
  readonly show = (summary: Readonly<Summary>): void => {
    if (this.#isWatched) process.stderr.write(`\r${toLine(summary)}`);
  };

  end(summary: Readonly<Summary>): void {
    process.stderr.write(`${this.#isWatched ? '\r' : ''}${toLine(summary)}\n`);
  }
}

function toLine({ total, ok, failed, notProcessed, unknown }: Readonly<Summary>): string {
  return `${total} rows: ${ok} ok, ${failed} failed, ${notProcessed} not processed, ${unknown} unknown`;
}
