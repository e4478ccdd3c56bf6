import type { IncomingHttpHeaders } from 'node:http';
import type { ApiError } from '../api-error.ts';

/** A request, whole. */
export interface HttpRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Decompressed. */
  readonly body: Uint8Array;
  /** The server's own address as the caller knows it: `http://127.0.0.1:4711`. */
  readonly origin: string;
  /** Where the request comes from: `127.0.0.1`. */
  readonly remoteAddress: string;
}

/** An answer; it is sent chunked, and compressed for those who take it. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** In pieces where the whole would be large: a piece is made when the one before has left. Default empty. */
  readonly body?: string | Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** One protocol of the org, answering the requests for its paths. */
export interface HttpService {
  /** Whether a path is this service's. The first one that says yes answers. */
  accepts(path: string): boolean;
  /** The most that a request's body may have, decompressed. */
  readonly maxBodyBytes: number;
  /** Never throws for a bad request: that has an answer, too. */
  answer(request: HttpRequest): HttpAnswer | Promise<HttpAnswer>;
  /** The answer of this protocol to a request that is refused before it is looked at, or by a fault on demand. */
  refuse(error: ApiError, request: HttpRequest): HttpAnswer;
  /** What the request asks for, as faults on demand name it: `create`, `bulk1.createBatch`. */
  operationOf(request: HttpRequest): string;
  /** Whether it is about an object. Without this method: whether path or body has the object's name. */
  isAbout?(request: HttpRequest, object: string): boolean;
}
