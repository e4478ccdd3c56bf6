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
  /** Complete records that came with the head. */
  #waiting: SObject[] = [];
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
      for (let batch: SObject[] | undefined = this.#waiting; batch !== undefined; batch = await this.#readChunk()) {
        this.#waiting = [];
        if (batch.length > 0) yield batch;
      }
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
      while (this.#window.head === undefined) this.#waiting = (await this.#readChunk()) ?? [];
      return this.#window.head;
    } catch (error) {
      this.#settleSize.reject(error);
      await this.#chunks?.return?.();
      throw error;
    }
  }

  /** The records that one more chunk completes; undefined once the document has ended. */
  async #readChunk(): Promise<SObject[] | undefined> {
    if (this.#window.broken !== undefined) throw this.#window.broken;
    if (this.#isEnded) return undefined;
    this.#chunks ??= iterate(this.#source);
    const { done, value } = await this.#chunks.next();
    this.#isEnded = done === true;
    return this.#window.push(this.#isEnded ? undefined : value);
  }
}

function iterate<T>(source: Source<T>): Iterator<T> | AsyncIterator<T> {
  return Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
}
