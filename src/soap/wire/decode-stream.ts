import { ForcewireError } from '../../errors.ts';
import type { Source } from '../../source.ts';
import type { RecordStream } from './operation.ts';
import { RecordWindow } from './record-window.ts';
import type { SObject } from './sobject.ts';
import type { TypeTable } from './type-table.ts';

/** Records of a query's answer as they complete. */
export function decodeStream(table: TypeTable, operation: string, chunks: Source<Uint8Array>): RecordStream {
  const head = deferred<{ done: boolean; queryLocator: string | null; headers: unknown }>();
  const size = deferred<number>();
  let isStarted = false;

  async function* batches(): AsyncGenerator<readonly SObject[]> {
    if (isStarted) throw new ForcewireError('ALREADY_READ', 'A record stream is read once; decode again to read again.');
    isStarted = true;
    const window = new RecordWindow(table, operation);
    const deliver = (chunk: Uint8Array | undefined): SObject[] => {
      const records = window.push(chunk);
      if (window.head !== undefined) head.resolve(window.head);
      return records;
    };
    try {
      for await (const chunk of chunks) {
        const records = deliver(chunk);
        if (records.length > 0) yield records;
      }
      const records = deliver(undefined);
      if (records.length > 0) yield records;
      size.resolve(window.size ?? 0);
    } catch (error) {
      head.reject(error);
      size.reject(error);
      throw error;
    } finally {
      const left = new ForcewireError('READ_STOPPED', 'The record stream was left before its end.');
      head.reject(left);
      size.reject(left);
    }
  }

  async function* records(): AsyncGenerator<SObject> {
    for await (const batch of batches()) yield* batch;
  }

  return { batches, [Symbol.asyncIterator]: records, head: head.promise, size: size.promise };
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

/** A promise that nobody need look at: its rejection is also thrown to whoever iterates. */
function deferred<T>(): Deferred<T> {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
