import { ParseError } from '../errors.ts';
import { type HttpRequest, type HttpResponse, headerOf, mediaType } from './message.ts';
import type { BulkError, BulkHeaders, BulkOperation, BulkResponseHeaders } from './operation.ts';
import { readError } from './read-error.ts';
import { resourcePath } from './resource-path.ts';
import type { BulkBody, BulkCall, BulkResource, BulkTypes } from './schema.ts';

type Values = Readonly<Record<string, unknown>>;

/** A body with its media type. */
export interface Body {
  readonly contentType: string | undefined;
  readonly body: string | Uint8Array | undefined;
}

/** What differs between Bulk 1.0 and 2.0: which headers there are, and how bodies are written. */
export interface BulkProtocol {
  readonly types: BulkTypes;
  /** With one decimal, as in paths. */
  readonly version: string;
  writeHeaders(call: BulkCall, headers: BulkHeaders): Record<string, string>;
  readHeaders(call: BulkCall, headers: Readonly<Record<string, string>>): BulkHeaders;
  writeBody(body: BulkBody, values: Values, side: 'request' | 'response', headers: BulkHeaders | BulkResponseHeaders): Body;
  readBody(body: BulkBody, message: Pick<HttpResponse, 'headers' | 'body'>): Values | undefined;
  /** What `readBody` says of a body besides its rows. */
  readHead(headers: Readonly<Record<string, string>>): Values;
  /** Result fields that stand in headers of the answer. */
  writeResultHeaders(call: BulkCall, result: Values): Record<string, string>;
  readResultHeaders(call: BulkCall, headers: Readonly<Record<string, string>>): Values;
  writeError(error: BulkError, headers: BulkResponseHeaders): Body;
}

/** Makes the operations that a version has, each compiled when it is first asked for. */
export function makeOperations<View extends object>(protocol: BulkProtocol, resources: Readonly<Record<string, BulkResource>>): View {
  const version = Number.parseFloat(protocol.version);
  const operations = {};
  for (const [name, resource] of Object.entries(resources)) {
    if (resource.since > version) continue;
    let operation: Operation | undefined;
    Object.defineProperty(operations, name, { enumerable: true, get: () => (operation ??= new Operation(name, resource, protocol)) });
  }
  return operations as View;
}

class Operation implements BulkOperation<Values, unknown> {
  readonly name: string;
  readonly #protocol: BulkProtocol;
  readonly #call: BulkCall;
  readonly #path: ReturnType<typeof resourcePath>;

  constructor(name: string, resource: BulkResource, protocol: BulkProtocol) {
    this.name = name;
    this.#protocol = protocol;
    this.#call = protocol.types.call(resource);
    this.#path = resourcePath(protocol.types.schema.base, protocol.version, this.#call);
  }

  accepts({ method, path }: Pick<HttpRequest, 'method' | 'path'>): boolean {
    return method.toUpperCase() === this.#call.method && this.#path.read(path) !== undefined;
  }

  encodeRequest(request: Values, headers: BulkHeaders = {}): HttpRequest {
    const path = this.#path.write(request, this.name);
    const outside = new Set([...this.#path.names, ...this.#call.query.map(({ name }) => name)]);
    const inside = Object.fromEntries(Object.entries(request).filter(([name]) => !outside.has(name)));
    const { contentType, body } = this.#protocol.writeBody(this.#call.body, inside, 'request', headers);
    return this.#message(path, headers, contentType, body);
  }

  decodeRequest(message: HttpRequest): { request: Values; headers: BulkHeaders } {
    const parameters = message.method.toUpperCase() === this.#call.method ? this.#path.read(message.path) : undefined;
    if (parameters === undefined) {
      throw new ParseError(`${message.method} ${message.path} is not ${this.name} of ${this.#protocol.version}`, { offset: 0, path: '' });
    }
    const body = this.#protocol.readBody(this.#call.body, message);
    return { request: { ...body, ...parameters }, headers: this.#protocol.readHeaders(this.#call, message.headers) };
  }

  encodeResponse(result: unknown, headers: BulkResponseHeaders = {}): HttpResponse {
    const values = this.#isWhole() ? { data: result } : ((result ?? {}) as Values);
    const { contentType, body } = this.#protocol.writeBody(this.#call.result, values, 'response', headers);
    const own = this.#protocol.writeResultHeaders(this.#call, values);
    return { status: this.#call.status, headers: { ...writeContentType(contentType), ...own, ...writeResponseHeaders(headers) }, body };
  }

  decodeResponse(message: HttpResponse): { result: unknown; headers: BulkResponseHeaders } {
    if (message.status < 200 || message.status > 299) throw readError(message);
    refuseHtml(message);
    const values = this.#protocol.readBody(this.#call.result, message);
    const own = this.#protocol.readResultHeaders(this.#call, message.headers);
    const result = this.#isWhole() ? values!.data : values === undefined ? undefined : { ...values, ...own };
    return { result, headers: readResponseHeaders(message.headers) };
  }

  decodeHead(message: Pick<HttpResponse, 'status' | 'headers'>): { result: never; headers: BulkResponseHeaders } {
    if (message.status < 200 || message.status > 299) throw readError(message);
    refuseHtml(message);
    const own = this.#protocol.readResultHeaders(this.#call, message.headers);
    const head = this.#isWhole() ? undefined : { ...this.#protocol.readHead(message.headers), ...own };
    // What it is, the view of the version says.
    return { result: head as never, headers: readResponseHeaders(message.headers) };
  }

  encodeError(error: BulkError, headers: BulkResponseHeaders = {}): HttpResponse {
    const { contentType, body } = this.#protocol.writeError(error, headers);
    return { status: error.status ?? 400, headers: { ...writeContentType(contentType), ...writeResponseHeaders(headers) }, body };
  }

  follow(link: string, headers: BulkHeaders = {}): HttpRequest {
    // Some links come without the leading slash; a host is dropped, since the session belongs to ours. The path is not checked: the list of
    // query jobs links to the list of ingest jobs.
    const path = `/${link.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/^\/+/, '')}`;
    return this.#message(path, headers, undefined, undefined);
  }

  #message(path: string, headers: BulkHeaders, contentType: string | undefined, body: Body['body']): HttpRequest {
    const written = { ...writeContentType(contentType), ...this.#protocol.writeHeaders(this.#call, headers) };
    return { method: this.#call.method, path, headers: written, body };
  }

  /** Whether the result is the body itself, with nothing from headers beside it. */
  #isWhole(): boolean {
    return this.#call.result.kind === 'csv' && this.#call.responseHeaders.length === 0;
  }
}

function writeContentType(contentType: string | undefined): Record<string, string> {
  return contentType === undefined ? {} : { 'Content-Type': contentType };
}

function writeResponseHeaders({ location, warning, limitInfo }: BulkResponseHeaders): Record<string, string> {
  return {
    ...(location === undefined ? {} : { Location: location }),
    ...(warning === undefined ? {} : { Warning: warning }),
    ...(limitInfo === undefined ? {} : { 'Sforce-Limit-Info': limitInfo }),
  };
}

function readResponseHeaders(headers: Readonly<Record<string, string>>): BulkResponseHeaders {
  const location = headerOf(headers, 'Location');
  const warning = headerOf(headers, 'Warning');
  const limitInfo = headerOf(headers, 'Sforce-Limit-Info');
  return {
    ...(location === undefined ? {} : { location }),
    ...(warning === undefined ? {} : { warning }),
    ...(limitInfo === undefined ? {} : { limitInfo }),
  };
}

function refuseHtml({ headers }: HttpResponse): void {
  if (mediaType(headerOf(headers, 'Content-Type')) !== 'text/html') return;
  throw new ParseError(
    'the server answered with an HTML page (a login page, a proxy or maintenance)',
    { offset: 0, path: '' },
    { code: 'HTML_RESPONSE' },
  );
}
