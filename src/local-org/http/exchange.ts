import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { constants, gunzipSync } from 'node:zlib';
import { ApiError } from '../api-error.ts';
import type { RequestFault } from '../faults/fault.ts';
import type { FaultPlan, FaultSubject } from '../faults/fault-plan.ts';
import { textOf } from '../faults/fault-texts.ts';
import { checkHeadSize } from './head-size.ts';
import type { HttpAnswer, HttpRequest, HttpService } from './http-service.ts';
import { readBody } from './read-body.ts';
import type { RequestLog } from './request-log.ts';
import { sendAnswer } from './send-answer.ts';
import { sendBroken } from './send-broken.ts';

/** What answering a request takes. */
export interface HttpParts {
  /** In the order in which they are asked whether a path is theirs. */
  readonly services: readonly HttpService[];
  readonly faults: FaultPlan;
  readonly log: RequestLog;
}

/** What the place that listens can do, and knows of itself. */
export interface Place {
  readonly scheme: 'http' | 'https';
  /** Where the org is now, if it has moved away from here. */
  readonly movedTo: string | undefined;
  expireSessions(): void;
  /** The org goes to another address, and its sessions end. */
  move(): Promise<void>;
  /** Ends all connections and accepts none for a while. */
  refuseConnections(milliseconds: number): Promise<void>;
}

/** Answers one request, or breaks it as a test has asked for. */
export async function respond(parts: HttpParts, place: Place, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { services, faults, log } = parts;
  const head = readHead(place, message);
  const service = services.find((each) => each.accepts(head.path)) ?? NOTHING_HERE;
  if (faults.breaksUploads) {
    const fault = faults.nextUpload(subjectOf(service, { ...head, body: await peekBody(message) }));
    if (fault !== undefined) return endConnection(message, fault.kind);
  }
  const body = await readBody(message, service.maxBodyBytes).catch((error: ApiError) => error);
  const request: HttpRequest = { ...head, body: body instanceof ApiError ? new Uint8Array() : body };
  const answered = log.add(request, service.operationOf(request));
  response.once('close', () => answered(response.headersSent ? response.statusCode : undefined));
  const refusal = body instanceof ApiError ? body : checkHeadSize(message);
  if (refusal !== undefined) return sendAnswer(message, response, service.refuse(refusal, request));
  const exchange: Exchange = { place, service, request, message, response };
  const fault = faults.breaksRequests ? faults.nextRequest(subjectOf(service, request)) : undefined;
  if (fault !== undefined) return strike(exchange, fault);
  return sendAnswer(message, response, await answerOf(exchange));
}

/** A request that has come in whole, and whoever answers it. */
interface Exchange {
  readonly place: Place;
  readonly service: HttpService;
  readonly request: HttpRequest;
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
}

function answerOf({ place, service, request }: Exchange): HttpAnswer | Promise<HttpAnswer> {
  if (hasMovedAway(place, service, request)) return lost(service, request);
  return service.answer({ ...request, origin: place.movedTo ?? request.origin });
}

/** Does to the request, or to its answer, what a test has asked for. */
async function strike(exchange: Exchange, fault: RequestFault): Promise<void> {
  const { place, service, request, message, response } = exchange;
  if ('when' in fault && fault.when === 'after') await answerOf(exchange);
  switch (fault.kind) {
    case 'fault':
      return sendAnswer(message, response, service.refuse(toApiError(service, request, fault), request));
    case 'status':
      return sendAnswer(message, response, errorPage(fault));
    case 'drop':
    case 'reset':
      return endConnection(message, fault.kind);
    case 'refuse':
      return place.refuseConnections(fault.milliseconds);
    case 'hang':
      return;
    case 'expireSessions':
      place.expireSessions();
      return sendAnswer(message, response, await answerOf(exchange));
    case 'moveInstance':
      await place.move();
      return sendAnswer(message, response, await answerOf(exchange));
    default:
      return sendBroken(message, response, await answerOf(exchange), fault);
  }
}

/** Servers have to take a whole URL in the request line, too: some clients send one. Two slashes at the start are one. */
function readHead({ scheme }: Place, { method = '', url = '', headers, socket }: IncomingMessage): Omit<HttpRequest, 'body'> {
  const [path = '', query = ''] = url.replace(/^https?:\/\/[^/?]*/i, '').split(/\?(.*)/s, 2);
  return {
    method,
    headers,
    path: `/${path.replace(/^\/+/, '')}`,
    query: new URLSearchParams(query),
    origin: `${scheme}://${headers.host ?? '127.0.0.1'}`,
    remoteAddress: socket.remoteAddress ?? '127.0.0.1',
  };
}

/** What has come of a body so far, put back for whoever reads it. */
async function peekBody(message: IncomingMessage): Promise<Uint8Array> {
  while (message.readableLength === 0 && !message.readableEnded && !message.complete) {
    message.read(0);
    await setImmediate();
  }
  const chunk = message.read() as Buffer | null;
  if (chunk === null) return new Uint8Array();
  message.unshift(chunk);
  const isGzip = /\bgzip\b/i.test(message.headers['content-encoding'] ?? '');
  return isGzip ? gunzipSync(chunk, { finishFlush: constants.Z_SYNC_FLUSH }) : chunk;
}

function subjectOf(service: HttpService, request: HttpRequest): FaultSubject {
  const { path, query } = request;
  return {
    operation: service.operationOf(request),
    path: query.size === 0 ? path : `${path}?${query}`,
    isAbout: (object) => service.isAbout?.(request, object) ?? mentions(request, object),
  };
}

function mentions({ path, query, body }: HttpRequest, object: string): boolean {
  return (
    path.includes(object) ||
    query.toString().includes(object) ||
    Buffer.from(body.buffer, body.byteOffset, body.byteLength).includes(object)
  );
}

function endConnection({ socket }: IncomingMessage, kind: RequestFault['kind']): void {
  if (kind === 'reset') socket.resetAndDestroy();
  else socket.destroy();
}

/** Logins stay where they were; what needs a session has to go where the org is now. */
function hasMovedAway({ movedTo }: Place, service: HttpService, request: HttpRequest): boolean {
  return movedTo !== undefined && !/^(?:login|oauth\..*|rest\.versions)$/.test(service.operationOf(request));
}

function lost(service: HttpService, request: HttpRequest): HttpAnswer {
  return service.refuse(new ApiError('INVALID_SESSION_ID', textOf('INVALID_SESSION_ID')), request);
}

function toApiError(service: HttpService, request: HttpRequest, fault: Extract<RequestFault, { kind: 'fault' }>): ApiError {
  const { exceptionCode, message = textOf(exceptionCode) } = fault;
  const isLocator = exceptionCode === 'INVALID_QUERY_LOCATOR';
  const isLogin = service.operationOf(request) === 'login';
  return new ApiError(exceptionCode, message, isLogin ? 'LoginFault' : isLocator ? 'InvalidQueryLocatorFault' : 'UnexpectedErrorFault');
}

function errorPage({ status, body, headers }: Extract<RequestFault, { kind: 'status' }>): HttpAnswer {
  const page = htmlPage(status, 'Server too busy');
  return { ...page, headers: { ...page.headers, ...headers }, body: body ?? page.body! };
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
