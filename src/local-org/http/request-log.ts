import { maskBody, maskForm, maskHeader } from '../../mask-secrets.ts';
import type { HttpRequest } from './http-service.ts';

/** A request as it arrived. */
export interface RecordedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed; passwords, tokens and session ids are masked. */
  readonly body: Uint8Array;
  /** What it asks for, as faults name it: `create`, `bulk1.createBatch`; empty where nobody answers at its path. */
  readonly operation: string;
  /** Of the answer; undefined until it has gone, and where the connection ended before. */
  readonly status: number | undefined;
}

type Answered = RecordedRequest & { status: number | undefined };

/** The last requests, bounded in number and in bytes so that a long load does not fill the memory. */
export class RequestLog {
  readonly #requests: RecordedRequest[] = [];
  readonly #maxRequests: number;
  readonly #maxBytes: number;
  readonly #onRequest: ((request: RecordedRequest) => void) | undefined;
  #bytes = 0;

  constructor(maxRequests: number, maxBytes: number, onRequest?: (request: RecordedRequest) => void) {
    this.#maxRequests = maxRequests;
    this.#maxBytes = maxBytes;
    this.#onRequest = onRequest;
  }

  get requests(): readonly RecordedRequest[] {
    return this.#requests;
  }

  /** Returns what is to be told the status once the answer has gone. */
  add(request: HttpRequest, operation: string): (status: number | undefined) => void {
    const recorded = record(request, operation);
    this.#requests.push(recorded);
    this.#bytes += recorded.body.byteLength;
    while (this.#requests.length > 1 && (this.#requests.length > this.#maxRequests || this.#bytes > this.#maxBytes)) {
      this.#bytes -= this.#requests.shift()!.body.byteLength;
    }
    return (status) => {
      recorded.status = status;
      this.#onRequest?.(recorded);
    };
  }
}

function record(request: HttpRequest, operation: string): Answered {
  const { method, path, query, headers } = request;
  const plain = Object.entries(headers).map(([name, value]): [string, string] => {
    return [name, maskHeader(name, Array.isArray(value) ? value.join(', ') : (value ?? ''))];
  });
  const search = query.size === 0 ? '' : `?${maskForm(query.toString())}`;
  return { method, path: path + search, headers: Object.fromEntries(plain), body: maskBody(request), operation, status: undefined };
}
