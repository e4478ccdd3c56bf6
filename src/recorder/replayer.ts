import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { MASK } from '../mask-secrets.ts';
import type { Source } from '../source.ts';
import { bytesOf, type RecordedExchange, readRecording } from './recording.ts';
import { readLines } from './recording-file.ts';
import { Redactor } from './redactor.ts';
import { type AskedRequest, isSoap, nameOf, Script } from './script.ts';

/** A server that answers as a recording does. */
export interface Replayer extends AsyncDisposable {
  /** `http://127.0.0.1:…`: the login or instance URL. Any credential is taken. */
  readonly url: string;
  /** What was asked for and is not in the recording: a run that goes as recorded leaves none. */
  readonly unexpected: readonly string[];
  /** What the recording has and nobody has asked for yet. */
  readonly unserved: readonly string[];
  close(): Promise<void>;
}

/**
 * Serves a recording on 127.0.0.1: to each request the next recorded answer to the same method, path and SOAP operation, broken off where it broke
 * off, and none where there was none (silence where the client had run out of time). Addresses in logins lead back here. A request that is not in
 * the recording is answered with the error NOT_RECORDED. Throws ForcewireError (BAD_RECORDING) for what is no recording.
 */
export async function replayer(from: string | URL | Source<string>): Promise<Replayer> {
  const lines = typeof from === 'string' || from instanceof URL ? readLines(from) : from;
  const replay = new ReplayServer(new Script(await readRecording(lines)));
  await replay.listen();
  return replay;
}

class ReplayServer implements Replayer {
  readonly unexpected: string[] = [];
  readonly #script: Script;
  readonly #server: Server;
  readonly #redactor: Redactor = new Redactor();

  constructor(script: Script) {
    this.#script = script;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get unserved(): readonly string[] {
    return this.#script.left.map((exchange) => nameOf(exchange, exchange.operation));
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await this.#read(request);
    const exchange = this.#script.take(asked);
    if (exchange === undefined) return this.#refuse(asked, response, this.#script.explain(asked));
    const { answer } = exchange;
    if (answer === undefined) return endWithout(exchange, response);
    const body = bytesOf(answer.body);
    if (body === undefined) return this.#refuse(asked, response, `The recording has no body of answer ${exchange.n}: it was too long.`);
    const here = redirectLogin(exchange.path, body, this.url);
    const headers = headersOf(answer.headers, this.url);
    if (exchange.ending === 'complete') return sendWhole(response, answer.status, headers, here, answer.headers['content-encoding']);
    response.writeHead(answer.status, headers).flushHeaders();
    response.write(here, () => endWithout(exchange, response));
  }

  async #read(request: IncomingMessage): Promise<AskedRequest> {
    const arrived = await buffer(request);
    const plain = request.headers['content-encoding'] === 'gzip' ? gunzipSync(arrived) : arrived;
    const url = new URL(request.url ?? '/', this.url);
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    const body = this.#redactor.body(url.pathname, { headers, body: plain });
    return { method: request.method ?? 'GET', path: this.#redactor.path(url), body };
  }

  #refuse(asked: AskedRequest, response: ServerResponse, message: string): void {
    this.unexpected.push(message);
    const { status, type, body } = refusal(asked.path, message);
    response.writeHead(status, { 'content-type': type }).end(body);
  }
}

/** The client was waiting, so it waits again; or the connection broke. */
function endWithout({ code = '' }: RecordedExchange, response: ServerResponse): void {
  if (code === 'ABORTED' || code.endsWith('_TIMEOUT')) return;
  response.destroy();
}

/** Those that say how bytes are sent are this server's own. */
const OWN_HEADERS: ReadonlySet<string> = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

function headersOf(recorded: Readonly<Record<string, string>>, url: string): Record<string, string> {
  const kept = Object.entries(recorded).filter(([name, value]) => {
    return value !== MASK && !OWN_HEADERS.has(name) && !(name === 'content-encoding' && value === 'gzip');
  });
  // A run that is repeated never leads to the org itself.
  return Object.fromEntries(
    kept.map(([name, value]) => [name, name === 'location' ? value.replace(/^https?:\/\/[^/]+(?=\/services\/)/, url) : value]),
  );
}

function sendWhole(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
  encoding: string | undefined,
): void {
  const isPacked = encoding === 'gzip';
  const packed = isPacked ? gzipSync(body) : body;
  const length = status === 204 || status === 304 ? {} : { 'content-length': packed.byteLength };
  response.writeHead(status, { ...headers, ...(isPacked ? { 'content-encoding': 'gzip' } : {}), ...length }).end(packed);
}

/** Where a login says that the org is. */
function redirectLogin(path: string, body: Uint8Array, url: string): Uint8Array {
  const pattern = isSoap(path)
    ? /(<(?:\w+:)?(?:metadataServerUrl|serverUrl)>)https?:\/\/[^/<]+/g
    : path.startsWith('/services/oauth2/')
      ? /("instance_url":")https?:\/\/[^/"]+/g
      : undefined;
  if (pattern === undefined) return body;
  return Buffer.from(Buffer.from(body).toString('latin1').replace(pattern, `$1${url}`), 'latin1');
}

/** In the form of the API that was asked, so that the client shows the sentence. */
function refusal(path: string, message: string): { readonly status: number; readonly type: string; readonly body: string } {
  const text = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  if (isSoap(path)) {
    const fault = `<faultcode>sf:NOT_RECORDED</faultcode><faultstring>NOT_RECORDED: ${text}</faultstring>`;
    const body = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sf="urn:fault.partner.soap.sforce.com"><e:Body><e:Fault>${fault}</e:Fault></e:Body></e:Envelope>`;
    return { status: 500, type: 'text/xml; charset=UTF-8', body };
  }
  const error = path.startsWith('/services/oauth2/')
    ? { error: 'not_recorded', error_description: message }
    : [{ errorCode: 'NOT_RECORDED', message }];
  return { status: 400, type: 'application/json', body: JSON.stringify(error) };
}
