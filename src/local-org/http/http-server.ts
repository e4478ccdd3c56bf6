import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiError } from '../api-error.ts';
import type { Fault, FaultPlan } from '../faults/fault-plan.ts';
import type { HttpAnswer, HttpRequest, HttpService } from './http-service.ts';
import { readBody } from './read-body.ts';
import type { RequestLog } from './request-log.ts';
import { sendAnswer } from './send-answer.ts';

/** What the server needs to answer. */
export interface HttpParts {
  /** In the order in which they are asked whether a path is theirs. */
  readonly services: readonly HttpService[];
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

async function respond({ services, faults, log }: HttpParts, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = targetOf(message.url ?? '');
  const service = services.find((each) => each.accepts(target.path)) ?? NOTHING_HERE;
  const body = await readBody(message, service.maxBodyBytes).catch((error: ApiError) => error);
  const request: HttpRequest = {
    ...target,
    method: message.method ?? '',
    headers: message.headers,
    body: body instanceof ApiError ? new Uint8Array() : body,
    origin: `http://${message.headers.host ?? '127.0.0.1'}`,
  };
  log.add(request);
  if (body instanceof ApiError) return sendAnswer(message, response, service.refuse(body, request));
  const fault = faults.isEmpty
    ? undefined
    : faults.next(service.operationOf(request), (object) => service.isAbout?.(request, object) ?? mentions(request, object));
  if (fault !== undefined && fault.kind !== 'truncate' && fault.when !== 'after')
    return sendFault(service, request, message, response, fault);
  const answer = await service.answer(request);
  if (fault?.kind === 'truncate') return sendHalf(response, answer);
  if (fault !== undefined) return sendFault(service, request, message, response, fault);
  await sendAnswer(message, response, answer);
}

/** Servers have to take a whole URL in the request line, too: some clients send one. Two slashes at the start are one. */
function targetOf(url: string): { readonly path: string; readonly query: URLSearchParams } {
  const [path = '', query = ''] = url.replace(/^https?:\/\/[^/?]*/i, '').split(/\?(.*)/s, 2);
  return { path: `/${path.replace(/^\/+/, '')}`, query: new URLSearchParams(query) };
}

function mentions({ path, query, body }: HttpRequest, object: string): boolean {
  return (
    path.includes(object) ||
    query.toString().includes(object) ||
    Buffer.from(body.buffer, body.byteOffset, body.byteLength).includes(object)
  );
}

const NOTHING_HERE: HttpService = {
  maxBodyBytes: 1_048_576,
  accepts: () => true,
  operationOf: () => '',
  answer: notFound,
  refuse: notFound,
};

function notFound(): HttpAnswer {
  return htmlPage(404, 'URL No Longer Exists');
}

function htmlPage(status: number, text: string): HttpAnswer {
  const body = `<html><head><title>${status}</title></head><body>${text}</body></html>`;
  return { status, headers: { 'content-type': 'text/html; charset=UTF-8' }, body };
}

async function sendFault(
  service: HttpService,
  request: HttpRequest,
  message: IncomingMessage,
  response: ServerResponse,
  fault: Exclude<Fault, { kind: 'truncate' }>,
): Promise<void> {
  if (fault.kind === 'drop') {
    response.destroy();
    return;
  }
  if (fault.kind === 'status') {
    const page = htmlPage(fault.status, 'Server too busy');
    return sendAnswer(message, response, { ...page, body: fault.body ?? page.body! });
  }
  const { exceptionCode, message: text = 'injected by the local org' } = fault;
  await sendAnswer(message, response, service.refuse(new ApiError(exceptionCode, text), request));
}

/** Uncompressed, so that what came can be read, and a moment before the end, so that it does come. */
async function sendHalf(response: ServerResponse, { status, headers, body = '' }: HttpAnswer): Promise<void> {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : Buffer.from(body as Uint8Array);
  response.writeHead(status, { ...headers, 'content-length': bytes.byteLength });
  response.write(bytes.subarray(0, bytes.byteLength / 2), () => setTimeout(() => response.destroy(), 10));
}
