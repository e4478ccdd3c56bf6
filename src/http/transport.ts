import { Buffer } from 'node:buffer';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Agent, type Dispatcher } from 'undici';
import { TransportError } from '../errors.ts';
import { beginLifetime, type Lifetime } from './lifetime.ts';
import { type HttpOptions, type HttpSettings, withDefaults } from './options.ts';
import { type Circumstances, transportFailure } from './transport-failure.ts';

/** One request. A body is whole before it is sent, so that it can be sent again. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; default the connection's. */
  readonly totalTimeoutMs?: number | undefined;
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

/** A transport over a connection pool of its own; nothing is shared with other connections. `signal` ends every request. */
export function openTransport(options?: HttpOptions, signal?: AbortSignal): Transport {
  return new UndiciTransport(withDefaults(options), signal);
}

class UndiciTransport implements Transport {
  readonly #settings: HttpSettings;
  readonly #signal: AbortSignal | undefined;
  readonly #dispatcher: Dispatcher;
  #closing: Promise<void> | undefined;

  constructor(settings: HttpSettings, signal: AbortSignal | undefined) {
    this.#settings = settings;
    this.#signal = signal;
    this.#dispatcher = (settings.dispatcher as Dispatcher | undefined) ?? openAgent(settings);
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    const settings = this.#settings;
    const life = beginLifetime(request.totalTimeoutMs ?? settings.totalTimeoutMs, [this.#signal, request.signal]);
    let sent = false;
    const body = request.body === undefined ? null : onePiece(request.body, () => (sent = true));
    try {
      const answer = await this.#dispatcher.request({
        origin: request.url.origin,
        path: request.url.pathname + request.url.search,
        method: request.method,
        headers: headersOf(request),
        body: body as unknown as Readable | null,
        signal: life.signal,
        headersTimeout: settings.headersTimeoutMs,
        bodyTimeout: settings.idleTimeoutMs,
      });
      return new Answer(request.url.host, answer, life, settings.maxResponseBytes);
    } catch (error) {
      life.end();
      // A request without a body gives no sign of having left, so it counts as sent unless the connection itself failed.
      throw explain(error, life, { host: request.url.host, sent: sent || body === null, answering: false });
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#settings.dispatcher === undefined ? this.#dispatcher.close() : Promise.resolve();
    return this.#closing;
  }
}

function openAgent(settings: HttpSettings): Agent {
  return new Agent({
    connections: settings.maxConnections,
    pipelining: 1,
    connect: { timeout: settings.connectTimeoutMs, ...settings.tls },
  });
}

/** undici asks for the body only when it is about to write the first byte, and that is the moment to know. */
async function* onePiece(body: Uint8Array, onSending: () => void): AsyncGenerator<Uint8Array> {
  onSending();
  yield body;
}

function headersOf(request: HttpRequest): Record<string, string> {
  const headers: Record<string, string> = { 'accept-encoding': 'gzip', 'user-agent': 'forcewire', ...request.headers };
  if (request.body !== undefined) headers['content-length'] = String(request.body.byteLength);
  return headers;
}

/** The caller's abort passes through as its own reason; everything else becomes a TransportError. */
function explain(error: unknown, life: Lifetime, at: Circumstances): unknown {
  if (error instanceof TransportError) return error;
  if (life.isExpired())
    return new TransportError('TOTAL_TIMEOUT', `${at.host}: not done in the total time allowed.`, { sent: at.sent, retryable: true });
  if (life.signal.aborted) return life.signal.reason;
  return transportFailure(error, at);
}

class Answer implements HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
  readonly #raw: Readable;
  readonly #life: Lifetime;

  constructor(host: string, answer: Dispatcher.ResponseData, life: Lifetime, maxBytes: number) {
    this.status = answer.statusCode;
    this.headers = joinHeaders(answer.headers);
    this.#raw = answer.body;
    this.#life = life;
    this.body = readBody(this.#raw, this.headers['content-encoding'], life, { host, sent: true, answering: true }, maxBytes);
  }

  async bytes(onBroken?: (arrived: Uint8Array) => void): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    try {
      for await (const piece of this.body) pieces.push(piece);
    } catch (error) {
      onBroken?.(Buffer.concat(pieces));
      throw error;
    }
    return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
  }

  async discard(): Promise<void> {
    this.#life.end();
    this.#raw.on('error', () => {}).destroy();
  }
}

async function* readBody(
  raw: Readable,
  encoding: string | undefined,
  life: Lifetime,
  at: Circumstances,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let total = 0;
  try {
    for await (const piece of decompressed(raw, encoding, at.host)) {
      total += piece.byteLength;
      if (total > maxBytes) {
        throw new TransportError('ANSWER_TOO_LARGE', `${at.host}: the answer is larger than maxResponseBytes (${maxBytes} bytes).`, {
          sent: true,
        });
      }
      yield piece;
    }
  } catch (error) {
    throw explain(error, life, at);
  } finally {
    life.end();
  }
}

function decompressed(raw: Readable, encoding: string | undefined, host: string): Readable {
  if (encoding === undefined || encoding === '' || encoding === 'identity') return raw;
  if (encoding !== 'gzip' && encoding !== 'x-gzip') {
    raw.on('error', () => {}).destroy();
    throw new TransportError('BROKEN_ANSWER', `${host}: the answer is encoded as "${encoding}", which was not asked for.`, { sent: true });
  }
  // pipeline carries errors and early ends both ways; the reader of the gunzip stream sees them, so there is nothing to do here.
  return pipeline(raw, createGunzip(), () => {});
}

function joinHeaders(raw: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (value !== undefined) headers[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}
