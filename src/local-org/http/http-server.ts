import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { versions } from '../../../generated/versions.ts';
import { readOperationName } from '../../soap/wire/envelope.ts';
import { ApiError } from '../api-error.ts';
import type { SoapAddress, SoapAnswer, SoapService } from '../soap/soap-service.ts';
import type { Fault, FaultPlan } from './fault-plan.ts';
import { readBody } from './read-body.ts';
import type { RequestLog } from './request-log.ts';

const SOAP_PATH = /^\/services\/Soap\/([uc])\/(\d+(?:\.\d+)?)(?:\/00D\w{12}(?:\w{3})?)?\/?$/;
const GZIP_FROM_BYTES = 1_024;
const compress = promisify(gzip);

/** What the server needs to answer. */
export interface HttpParts {
  readonly soap: SoapService;
  readonly faults: FaultPlan;
  readonly log: RequestLog;
}

/** Listens on the loopback interface. Rejects if the port is taken. */
export async function listen(parts: HttpParts, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    void respond(parts, request, response).catch(() => response.destroy());
  });
  // A client that is slow between two calls is no reason to close its connection: a race that looks like a lost request.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return server;
}

export function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Ends all connections, also those with a request on its way. */
export async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

async function respond(parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = pathOf(request.url ?? '');
  const match = SOAP_PATH.exec(path);
  if (match !== null) return respondSoap(parts, request, response, path, toAddress(match, request));
  const body = await readBody(request).catch(() => new Uint8Array());
  parts.log.add(request.method ?? '', path, plainHeaders(request), body);
  if (/^\/services\/data\/?$/.test(path) && request.method === 'GET') return sendVersions(request, response);
  const page = '<html><head><title>404</title></head><body>URL No Longer Exists</body></html>';
  await send(request, response, 404, 'text/html; charset=UTF-8', page);
}

// Servers have to take a whole URL in the request line, too: some clients send one. Two slashes at the start are one.
function pathOf(target: string): string {
  const path = target.replace(/^https?:\/\/[^/?]*/i, '').replace(/^\/+/, '');
  return `/${path.replace(/\?.*$/, '')}`;
}

function toAddress([, flavour, version]: RegExpExecArray, request: IncomingMessage): SoapAddress {
  return { flavour: flavour as 'u' | 'c', version: version!, origin: `http://${request.headers.host ?? '127.0.0.1'}` };
}

async function respondSoap(
  { soap, faults, log }: HttpParts,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  address: SoapAddress,
): Promise<void> {
  const body = await readBody(request).catch((error: ApiError) => error);
  log.add(request.method ?? '', path, plainHeaders(request), body instanceof ApiError ? new Uint8Array() : body);
  const refusal = body instanceof ApiError ? body : refuse(request, body);
  if (refusal !== undefined) return sendSoap(request, response, soap.fault(refusal, address.version));
  const bytes = body as Uint8Array;
  const fault = faults.isEmpty ? undefined : faults.next(nameOf(bytes), (object) => Buffer.from(bytes).includes(object));
  if (fault !== undefined && fault.kind !== 'truncate' && fault.when !== 'after') return sendFault(soap, request, response, address, fault);
  const answer = soap.answer(address, bytes);
  if (fault?.kind === 'truncate') return sendHalf(response, answer);
  if (fault !== undefined) return sendFault(soap, request, response, address, fault);
  await sendSoap(request, response, answer);
}

/** What the servers check before they look for an operation. */
function refuse(request: IncomingMessage, body: Uint8Array): ApiError | undefined {
  const isXml = /text\/xml/i.test(request.headers['content-type'] ?? '');
  if (request.method !== 'POST') return new ApiError('Client', 'The HTTP method must be POST', undefined);
  if (!isXml) return new ApiError('Client', 'content-type of the request should be text/xml', undefined);
  return body.byteLength === 0 ? new ApiError('Client', 'Premature end of file.', undefined) : undefined;
}

function nameOf(body: Uint8Array): string {
  try {
    return readOperationName(body);
  } catch {
    return '';
  }
}

async function sendFault(
  soap: SoapService,
  request: IncomingMessage,
  response: ServerResponse,
  address: SoapAddress,
  fault: Exclude<Fault, { kind: 'truncate' }>,
): Promise<void> {
  if (fault.kind === 'drop') {
    response.destroy();
    return;
  }
  if (fault.kind === 'status') {
    const page = fault.body ?? `<html><head><title>${fault.status}</title></head><body>Server too busy</body></html>`;
    return send(request, response, fault.status, 'text/html; charset=UTF-8', page);
  }
  const { exceptionCode, message = 'injected by the local org' } = fault;
  await sendSoap(request, response, soap.fault(new ApiError(exceptionCode, message), address.version));
}

/** Uncompressed, so that what came can be read, and a moment before the end, so that it does come. */
async function sendHalf(response: ServerResponse, { status, body }: SoapAnswer): Promise<void> {
  const bytes = Buffer.from(body, 'utf8');
  response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8', 'content-length': bytes.byteLength });
  response.write(bytes.subarray(0, bytes.byteLength / 2), () => setTimeout(() => response.destroy(), 10));
}

function sendSoap(request: IncomingMessage, response: ServerResponse, { status, body }: SoapAnswer): Promise<void> {
  return send(request, response, status, 'text/xml; charset=utf-8', body);
}

function sendVersions(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const list = versions
    .filter((each) => !each.retired)
    .map(({ version, release }) => ({ label: release, url: `/services/data/v${version}`, version }));
  return send(request, response, 200, 'application/json;charset=UTF-8', JSON.stringify(list));
}

/** Chunked, as the servers answer, and compressed for those who take it. */
async function send(request: IncomingMessage, response: ServerResponse, status: number, type: string, text: string): Promise<void> {
  const bytes = Buffer.from(text, 'utf8');
  const takesGzip = /\bgzip\b/i.test(String(request.headers['accept-encoding'] ?? ''));
  if (!takesGzip || bytes.byteLength < GZIP_FROM_BYTES) {
    response.writeHead(status, { 'content-type': type });
    response.write(bytes);
    response.end();
    return;
  }
  const packed = await compress(bytes, { level: constants.Z_BEST_SPEED });
  response.writeHead(status, { 'content-type': type, 'content-encoding': 'gzip' });
  response.write(packed);
  response.end();
}

function plainHeaders(request: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => {
      const text = Array.isArray(value) ? value.join(', ') : (value ?? '');
      return [name, name === 'authorization' || name === 'x-sfdc-session' ? '***' : text];
    }),
  );
}
