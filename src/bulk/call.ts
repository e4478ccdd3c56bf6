import { Buffer } from 'node:buffer';
import { ParseError, ServerError, TransportError, withTags } from '../errors.ts';
import { renewalEvents } from '../events/channels.ts';
import { htmlAnswer, isHtml } from '../http/html.ts';
import { redirected } from '../http/redirect.ts';
import { withRetryAfter } from '../http/retry-after.ts';
import type { HttpResponse, Transport } from '../http/transport.ts';
import type { ApiVersion } from '../pin-version.ts';
import { isSessionFault, isUnfit, refusedAgain, unfitSession } from '../refused-session.ts';
import type { RetryClock } from '../retry/clock.ts';
import type { Retrier } from '../retry/retrier.ts';
import type { Session, SessionSource } from '../session.ts';
import type { Describe } from '../soql/shape.ts';
import type { HttpResponse as Answered } from './message.ts';
import type { BulkHeaders, BulkOperation } from './operation.ts';
import type { Poller } from './poll.ts';

/** What the bulk calls of one connection have in common. */
export interface BulkLink {
  readonly api: ApiVersion;
  readonly transport: Transport;
  readonly sessions: SessionSource;
  readonly retrier: Retrier;
  /** Looks at the jobs of the whole connection. */
  readonly poller: Poller;
  readonly clock: RetryClock;
  /** Asks about objects, by SOAP: what the bulk APIs cannot say of types. */
  readonly describe: (signal: AbortSignal) => Describe;
  readonly clientName: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** Told the org's API use, where an answer says it. */
  readonly onUsage: (usage: { readonly current: number; readonly limit: number }) => void;
}

/** What one call may be told. */
export interface BulkCallOptions<Headers = BulkHeaders> {
  /** Options of the resource; session and client name are filled in. */
  readonly headers?: Headers | undefined;
  /** Ends this call; its reason is thrown as it is. */
  readonly signal?: AbortSignal | undefined;
}

/** And what the connection's bounds are not right for. */
interface Bounds {
  readonly totalTimeoutMs?: number | undefined;
  readonly maxResponseBytes?: number | undefined;
}

/** How one call went, for a caller that has to account for what it wrote. */
export interface BulkTrace {
  /** Requests that left. */
  requests: number;
  /** Of their bodies. */
  bytesSent: number;
  /** Whether the server may have carried the call out, as far as one can know before its answer. */
  mayHaveRun: boolean;
}

/** An answer whose body is on its way. Read it, or `discard()` it; until then it holds a socket. */
export interface BulkDownload<Result> {
  /** What the headers say; its `data` is empty. */
  readonly result: Result;
  readonly body: AsyncIterable<Uint8Array>;
  discard(): Promise<void>;
}

/** Of a call that has not begun. */
export function newTrace(): BulkTrace {
  return { requests: 0, bytesSent: 0, mayHaveRun: false };
}

/**
 * Calls one resource over the link's session. A call that the server refused for its session was not carried out: it is repeated once, with a
 * new one. Throws ServerError for an error answer or a page, ParseError for a broken document, TransportError where there is no whole answer;
 * errors carry the link's tags.
 */
export function callBulk<Request, Result, Headers extends BulkHeaders>(
  link: BulkLink,
  operation: BulkOperation<Request, Result, Headers>,
  request: Request,
  options: BulkCallOptions<Headers> = {},
  trace: BulkTrace = newTrace(),
): Promise<Result> {
  return withSession(link, operation, request, options, trace, async (response) => {
    const body = await response.bytes();
    return operation.decodeResponse({ status: response.status, headers: response.headers, body }).result;
  });
}

/** `callBulk` for what changes nothing, or may happen twice: it is made again where no answer came, a broken one, or one of a busy server. */
export function readBulk<Request, Result, Headers extends BulkHeaders>(
  link: BulkLink,
  operation: BulkOperation<Request, Result, Headers>,
  request: Request,
  options: BulkCallOptions<Headers> = {},
  trace?: BulkTrace,
): Promise<Result> {
  return untilAnswered(link, operation.name, options.signal, () => callBulk(link, operation, request, options, trace));
}

/** `readBulk` for rows: only the headers have come when it resolves. Whoever reads the body sees to it that one that breaks off is asked for again. */
export function openBulk<Request, Result, Headers extends BulkHeaders>(
  link: BulkLink,
  operation: BulkOperation<Request, Result, Headers>,
  request: Request,
  options: BulkCallOptions<Headers> = {},
): Promise<BulkDownload<Result>> {
  // As much as there is, for as long as whoever reads it takes: only the time between two pieces is bounded.
  const unbounded = { ...options, totalTimeoutMs: 0, maxResponseBytes: Number.POSITIVE_INFINITY };
  const open = async (response: HttpResponse): Promise<BulkDownload<Result>> => {
    const { status, headers, body } = response;
    const { result } = operation.decodeResponse({ status, headers, body: '' });
    return { result, body, discard: () => response.discard() };
  };
  return untilAnswered(link, operation.name, options.signal, () => withSession(link, operation, request, unbounded, newTrace(), open));
}

async function untilAnswered<T>(
  { retrier }: BulkLink,
  operation: string,
  signal: AbortSignal | undefined,
  call: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await call();
      retrier.succeeded();
      return result;
    } catch (error) {
      if (mayPassAgain(error) && (await retrier.pause({ operation, attempt, error, signal }))) continue;
      signal?.throwIfAborted();
      throw error;
    }
  }
}

/** Whether the same call may bring another answer: none came, half of one, or that of a busy server or a machine in between. */
export function mayPassAgain(error: unknown): boolean {
  // The caller's time is not ours to double.
  if (error instanceof TransportError) return error.retryable && error.code !== 'TOTAL_TIMEOUT';
  return error instanceof ParseError || (error instanceof ServerError && error.retryable);
}

/** Whether the server certainly did not carry out the call that ended with this error. */
export function isRefusal(error: unknown, { mayHaveRun }: BulkTrace): boolean {
  return !mayHaveRun || (error instanceof ServerError && !error.retryable);
}

async function withSession<Request, Result, Headers extends BulkHeaders, Answer>(
  link: BulkLink,
  operation: BulkOperation<Request, Result, Headers>,
  request: Request,
  { headers, signal, totalTimeoutMs, maxResponseBytes }: BulkCallOptions<Headers> & Bounds,
  trace: BulkTrace,
  read: (response: HttpResponse) => Promise<Answer>,
): Promise<Answer> {
  const attempt = async (session: Session): Promise<Answer> => {
    const message = operation.encodeRequest(request, headersOf(link, session, headers));
    const body = bytesOf(message.body);
    const url = new URL(session.serverUrl.origin + message.path);
    trace.requests++;
    trace.bytesSent += body?.byteLength ?? 0;
    trace.mayHaveRun = true;
    try {
      const { method, headers: written } = message;
      const response = await link.transport.send({
        method: method as 'GET',
        url,
        headers: written,
        body,
        signal,
        totalTimeoutMs,
        maxResponseBytes,
        operation: operation.name,
      });
      tellUsage(link, response);
      await refuseFailure(url.host, response, (answer) => operation.decodeResponse(answer));
      const answer = await read(response);
      link.sessions.accept(session);
      return answer;
    } catch (error) {
      if (isSessionFault(error) || isUnfit(error)) trace.mayHaveRun = false;
      if (error instanceof TransportError && !error.sent) takeBack(trace, body);
      throw error;
    }
  };

  try {
    const session = await link.sessions.current(signal);
    try {
      return await attempt(session);
    } catch (error) {
      if (!isSessionFault(error)) throw isUnfit(error) ? unfitSession(error) : error;
      renewalEvents.publish(() => ({ operation: operation.name, code: (error as ServerError).code, tags: link.tags }));
      const renewed = await link.sessions.renew(session, signal);
      return await attempt(renewed).catch((again: unknown) => {
        throw isSessionFault(again) ? refusedAgain(again) : again;
      });
    }
  } catch (error) {
    throw withTags(error, link.tags);
  }
}

function headersOf<Headers extends BulkHeaders>({ clientName }: BulkLink, { sessionId }: Session, given: Headers | undefined): Headers {
  const callOptions = clientName === undefined ? {} : { callOptions: { client: clientName, ...given?.callOptions } };
  return { ...given, ...callOptions, sessionId } as Headers;
}

function bytesOf(body: string | Uint8Array | undefined): Uint8Array | undefined {
  return typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
}

/** A request that never left is none. */
function takeBack(trace: BulkTrace, body: Uint8Array | undefined): void {
  trace.requests--;
  trace.bytesSent -= body?.byteLength ?? 0;
  trace.mayHaveRun = false;
}

/** Errors and pages are short, and read at once; what is left is an answer. */
async function refuseFailure(host: string, response: HttpResponse, decode: (answer: Answered) => unknown): Promise<void> {
  const { status, headers } = response;
  const isPage = /^text\/html\b/i.test(headers['content-type'] ?? '');
  if (status >= 200 && status < 300 && !isPage) return;
  try {
    const body = await response.bytes();
    if (status >= 300 && status < 400) throw redirected(host, response);
    if (isHtml(headers['content-type'], body)) throw htmlAnswer(host, response);
    decode({ status, headers, body });
  } catch (error) {
    throw withRetryAfter(error, response);
  }
}

// `api-usage=24/100000; per-app-api-usage=…`: only Bulk 2.0 says it.
function tellUsage({ onUsage }: BulkLink, { headers }: HttpResponse): void {
  const usage = /(?:^|[;\s])api-usage=(\d+)\/(\d+)/.exec(headers['sforce-limit-info'] ?? '');
  if (usage !== null) onUsage({ current: Number(usage[1]), limit: Number(usage[2]) });
}
