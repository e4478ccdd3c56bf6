import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { TransportError } from '../errors.ts';
import { requestEvents, warningEvents } from '../events/channels.ts';
import { Answer, type Arrival } from './answer.ts';
import type { BodyBuffer } from './body-buffer.ts';
import { beginLifetime, type Lifetime } from './lifetime.ts';
import { type HttpOptions, type HttpSettings, withDefaults } from './options.ts';
import type { Recording } from './recorder.ts';
import { MAX_REDIRECTS, redirectTarget } from './redirect.ts';
import { Routes } from './route.ts';
import { failureCode, requestFailure } from './transport-failure.ts';

const compress = promisify(gzip);
/** Below, gzip's own bytes eat what it saves. */
const MIN_COMPRESSED = 1_000;

/** One request. A body is whole before it is sent, so that it can be sent again. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Whether a body of a kilobyte or more is sent gzipped. Default the connection's `compressRequests`. */
  readonly compress?: boolean | undefined;
  /** Milliseconds; default the connection's. */
  readonly totalTimeoutMs?: number | undefined;
  /** Default the connection's; `Infinity` for a body that is read by pieces and never held. */
  readonly maxResponseBytes?: number | undefined;
  /** What the request is for, in events. */
  readonly operation?: string | undefined;
}

/** One answer. Read its body, by pieces or whole, or `discard()` it; until then it holds a socket. */
export interface HttpResponse {
  readonly status: number;
  /** Names in lower case; a header that came more than once is joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed. Throws TransportError for a body that breaks off or grows over the bound; leaving the loop frees the socket. */
  readonly body: AsyncIterable<Uint8Array>;
  /** The whole body. `onBroken` is told what came of one that breaks off, before the error is thrown. */
  bytes(onBroken?: (arrived: Uint8Array) => void): Promise<Uint8Array>;
  /** The same in memory that is used again. */
  bytesInto(buffer: BodyBuffer): Promise<Uint8Array>;
  discard(): Promise<void>;
}

/**
 * The one door to the network. `send` throws TransportError, whose `sent` says whether bytes of the request may have reached a server,
 * or the reason of a signal that fired. Any HTTP status is an answer, not an error.
 */
export interface Transport {
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Waits for requests on their way, then frees the sockets. */
  close(): Promise<void>;
}

/** What a transport may be told besides how to talk HTTP. */
export interface TransportContext {
  /** Ends every request. */
  readonly signal?: AbortSignal | undefined;
  /** Whether a redirect may be followed to another host. Default never. */
  readonly mayFollow?: ((url: URL) => boolean) | undefined;
  /** On every event. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** A transport over a connection pool of its own; nothing is shared with other connections. */
export function openTransport(options?: HttpOptions, context: TransportContext = {}): Transport {
  return new UndiciTransport(withDefaults(options), context);
}

/** A request as it leaves. */
interface Outgoing {
  readonly request: HttpRequest;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
  readonly life: Lifetime;
}

class UndiciTransport implements Transport {
  readonly #settings: HttpSettings;
  readonly #context: TransportContext;
  readonly #routes: Routes;
  #closing: Promise<void> | undefined;

  constructor(settings: HttpSettings, context: TransportContext) {
    this.#settings = settings;
    this.#context = context;
    this.#routes = new Routes(settings);
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    if (this.#closing !== undefined) throw closed(request.url.host);
    const settings = this.#settings;
    const life = beginLifetime(request.totalTimeoutMs ?? settings.totalTimeoutMs, [this.#context.signal, request.signal]);
    try {
      const outgoing = { request, life, ...(await this.#pack(request)) };
      const { maxResponseBytes: maxBytes = settings.maxResponseBytes } = request;
      let { url } = request;
      for (let redirects = 0; ; redirects++) {
        const arrival = await this.#dispatch(outgoing, url);
        const { answer, headers, recording } = arrival;
        const next = redirects < MAX_REDIRECTS ? this.#follow(url, answer.statusCode, headers) : undefined;
        if (next === undefined) return new Answer(arrival, life, maxBytes);
        answer.body.on('error', () => {}).destroy();
        await recording?.ended({ how: 'followed' });
        url = next;
      }
    } catch (error) {
      life.end();
      throw error;
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#routes.close();
    return this.#closing;
  }

  async #pack({
    body,
    headers: given,
    compress: mayPack = this.#settings.compressRequests,
  }: HttpRequest): Promise<Pick<Outgoing, 'headers' | 'body'>> {
    const headers: Record<string, string> = { 'accept-encoding': 'gzip', 'user-agent': 'forcewire', ...given };
    if (body === undefined) return { headers, body };
    const isPacked = mayPack && body.byteLength >= MIN_COMPRESSED && headers['content-encoding'] === undefined;
    const packed = isPacked ? await compress(body) : body;
    if (isPacked) headers['content-encoding'] = 'gzip';
    headers['content-length'] = String(packed.byteLength);
    return { headers, body: packed };
  }

  async #dispatch(outgoing: Outgoing, url: URL): Promise<Arrival> {
    const { request, headers, body, life } = outgoing;
    const { request: ask, proxy } = await this.#routes.to(url);
    const recording = this.#record(outgoing, url);
    const started = performance.now();
    let sent = false;
    try {
      const answer = await ask({
        origin: url.origin,
        path: url.pathname + url.search,
        method: request.method,
        headers,
        body: (body === undefined ? null : onePiece(body, () => (sent = true))) as unknown as Readable | null,
        signal: life.signal,
        headersTimeout: this.#settings.headersTimeoutMs,
        bodyTimeout: this.#settings.idleTimeoutMs,
      });
      this.#tell(outgoing, url, started, { status: answer.statusCode, code: undefined });
      this.#tellWarning(url, answer.headers.warning);
      const joined = joinHeaders(answer.headers);
      recording?.answered({ status: answer.statusCode, headers: joined });
      return { answer, headers: joined, host: url.host, proxy, recording };
    } catch (error) {
      // A request without a body gives no sign of having left, so it counts as sent unless the connection itself failed.
      const failure = requestFailure(error, life, { host: url.host, sent: sent || body === undefined, answering: false, proxy });
      const code = failureCode(failure);
      this.#tell(outgoing, url, started, { status: undefined, code });
      await recording?.ended({ how: failure instanceof TransportError && !failure.sent ? 'unsent' : 'unanswered', code });
      throw failure;
    }
  }

  #record({ request, headers }: Outgoing, url: URL): Recording | undefined {
    const { method, body, operation } = request;
    return this.#settings.recorder?.begin({ method, url, headers, body, operation, tags: this.#context.tags ?? {} });
  }

  #follow(from: URL, status: number, headers: Readonly<Record<string, string>>): URL | undefined {
    if (status < 300 || status >= 400) return undefined;
    return redirectTarget(from, { status, location: headers.location }, this.#context.mayFollow ?? (() => false));
  }

  #tell(
    { request, body }: Outgoing,
    { host, pathname: path }: URL,
    started: number,
    outcome: { readonly status: number | undefined; readonly code: string | undefined },
  ): void {
    requestEvents.publish(() => ({
      method: request.method,
      host,
      path,
      operation: request.operation,
      ...outcome,
      bytesSent: body?.byteLength ?? 0,
      durationMs: performance.now() - started,
      tags: this.#context.tags ?? {},
    }));
  }

  #tellWarning({ host, pathname: path }: URL, warning: string | string[] | undefined): void {
    const text = [warning ?? []].flat().find((each) => /^\s*299\b/.test(each));
    if (text !== undefined) warningEvents.publish(() => ({ host, path, text, tags: this.#context.tags ?? {} }));
  }
}

function closed(host: string): TransportError {
  return new TransportError('CLOSED', `${host}: the connection has been closed on this side.`, { sent: false });
}

/** undici asks for the body only when it is about to write the first byte, and that is the moment to know. */
async function* onePiece(body: Uint8Array, onSending: () => void): AsyncGenerator<Uint8Array> {
  onSending();
  yield body;
}

function joinHeaders(raw: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (value !== undefined) headers[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}
