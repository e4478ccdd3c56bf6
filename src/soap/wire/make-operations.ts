import type { Source } from '../../source.ts';
import { type ArrivedResults, readArrivedResults } from './arrived-results.ts';
import { decodeStream } from './decode-stream.ts';
import { decodeMessage, encodeMessage, encodeMessageBytes } from './envelope.ts';
import { openPage, type PagedOperation } from './open-page.ts';
import type { Operation, RecordStream, StreamingOperation } from './operation.ts';
import type { TypeTable } from './type-table.ts';

type AnyOperation = Operation<object, unknown, object, object> & ArrivedResults & Partial<PagedOperation>;

const STREAMING: ReadonlySet<string> = new Set(['query', 'queryAll', 'queryMore']);

/** The operations of a version, each made when it is first asked for. */
export function makeOperations(table: TypeTable): object {
  const operations = {};
  for (const name of table.operationNames()) {
    Object.defineProperty(operations, name, {
      configurable: true,
      enumerable: true,
      get(): AnyOperation {
        const operation = STREAMING.has(name) ? makeStreamingOperation(table, name) : makeOperation(table, name);
        Object.defineProperty(operations, name, { value: operation, enumerable: true });
        return operation;
      },
    });
  }
  return operations;
}

function makeOperation(table: TypeTable, name: string): AnyOperation {
  const type = table.operation(name);
  return {
    name,
    encodeRequest: (request, headers) => encodeMessage(table, type, 'request', request, headers),
    encodeRequestBytes: (request, headers) => encodeMessageBytes(table, type, 'request', request, headers),
    encodeResponse: (result, headers) => encodeMessage(table, type, 'response', result, headers),
    decodeRequest(body) {
      const { value, headers } = decodeMessage(table, type, 'request', body);
      return { request: value as object, headers };
    },
    decodeResponse(body) {
      const { value, headers } = decodeMessage(table, type, 'response', body);
      return { result: value, headers };
    },
    decodeArrivedResults: (body) => readArrivedResults(table, type, body),
  };
}

function makeStreamingOperation(table: TypeTable, name: string): AnyOperation & StreamingOperation {
  return {
    ...makeOperation(table, name),
    decodeStream: (chunks: Source<Uint8Array>): RecordStream => decodeStream(table, name, chunks),
    openPage: (body: Uint8Array) => openPage(table, name, body),
  };
}
