import { ForcewireError } from '../../errors.ts';
import type { SObject } from '../../sobject.ts';
import type { Source } from '../../source.ts';
import type { RecordStream } from './operation.ts';
import { type QueryHead, RecordWindow } from './record-window.ts';
import type { TypeTable } from './type-table.ts';

/** Records of a query's answer as they complete. Nothing is read before the head or the first record is asked for. */
export function decodeStream(table: TypeTable, operation: string, chunks: Source<Uint8Array>): RecordStream {
  return new RecordReading(new RecordWindow(table, operation), chunks);
}

class RecordReading implements RecordStream {
  readonly size: Promise<number>;
  readonly #window: RecordWindow;
  readonly #source: Source<Uint8Array>;
  #chunks: Iterator<Uint8Array> | AsyncIterator<Uint8Array> | undefined;
  #isClaimed = false;
  #isEnded = false;
  #head: Promise<QueryHead> | undefined;
  #settleSize!: { readonly resolve: (size: number) => void; readonly reject: (error: unknown) => void };

  constructor(window: RecordWindow, source: Source<Uint8Array>) {
    this.#window = window;
    this.#source = source;
    this.size = new Promise((resolve, reject) => {
      this.#settleSize = { resolve, reject };
    });
    // Nobody need look at it: whoever iterates is told the same.
    this.size.catch(() => undefined);
  }

  get head(): Promise<QueryHead> {
    if (this.#head === undefined) {
      this.#head = this.#readHead();
      this.#head.catch(() => undefined);
    }
    return this.#head;
  }

  async *batches(): AsyncGenerator<readonly SObject[]> {
    if (this.#isClaimed) throw new ForcewireError('ALREADY_READ', 'A record stream is read once; decode again to read again.');
    this.#isClaimed = true;
    try {
      await this.head;
      do {
        for (let batch = this.#window.next(); batch.length > 0; batch = this.#window.next()) yield batch;
      } while (await this.#readChunk());
      this.#settleSize.resolve(this.#window.size ?? 0);
    } catch (error) {
      this.#settleSize.reject(error);
      throw error;
    } finally {
      this.#settleSize.reject(new ForcewireError('READ_STOPPED', 'The record stream was left before its end.'));
      await this.#chunks?.return?.();
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SObject> {
    for await (const batch of this.batches()) yield* batch;
  }

  async #readHead(): Promise<QueryHead> {
    try {
      for (;;) {
        const head = this.#window.readHead();
        if (head !== undefined) return head;
        await this.#readChunk();
      }
    } catch (error) {
      this.#settleSize.reject(error);
      await this.#chunks?.return?.();
      throw error;
    }
  }

  /** Whether there was one more. */
  async #readChunk(): Promise<boolean> {
    if (this.#isEnded) return false;
    this.#chunks ??= iterate(this.#source);
    const { done, value } = await this.#chunks.next();
    this.#isEnded = done === true;
    this.#window.push(this.#isEnded ? undefined : value);
    return true;
  }
}

function iterate<T>(source: Source<T>): Iterator<T> | AsyncIterator<T> {
  return Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
}
