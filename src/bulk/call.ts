import { Buffer } from 'node:buffer';
import type { CallBudget } from '../budget/call-budget.ts';
import { callBySession } from '../call-by-session.ts';
import { ParseError, ServerError, TransportError, withTags } from '../errors.ts';
import { htmlAnswer, isHtml } from '../http/html.ts';
import { redirected } from '../http/redirect.ts';
import { withRetryAfter } from '../http/retry-after.ts';
import type { HttpResponse, Transport } from '../http/transport.ts';
import type { ApiVersion } from '../pin-version.ts';
import { isSessionFault, isUnfit } from '../refused-session.ts';
import type { RetryClock } from '../retry/clock.ts';
import type { Retrier } from '../retry/retrier.ts';
import type { Session, SessionSource } from '../session.ts';
import type { Describe } from '../soql/shape.ts';
import type { HttpResponse as Answered } from './message.ts';
import type { BulkHead, BulkHeaders, BulkOperation, BulkResponseHeaders } from './operation.ts';
import type { Poller } from './poll.ts';

/** What the bulk calls of one connection have in common. */
export interface BulkLink {
  readonly api: ApiVersion;
  readonly transport: Transport;
  readonly sessions: SessionSource;
  readonly retrier: Retrier;
  readonly budget: CallBudget;
  /** Looks at the jobs of the whole connection. */
  readonly poller: Poller;
  readonly clock: RetryClock;
  /** Asks about objects, by SOAP: what the bulk APIs cannot say of types. */
  readonly describe: (signal: AbortSignal | undefined) => Describe;
  readonly clientName: string | undefined;
  /** Who is connected to what, for journals to know. */
  readonly organizationId: string;
  readonly userId: string;
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
  /** Milliseconds for the whole call. Default the connection's; without bound for a body that is read as it comes. */
  readonly totalTimeoutMs?: number | undefined;
  /** Whether the body is sent gzipped. Default the connection's `compressRequests`; zips never are. */
  readonly compress?: boolean | undefined;
  /** Told what the answer's headers say besides its result. */
  readonly onHeaders?: ((headers: BulkResponseHeaders) => void) | undefined;
}

/** What of an operation a client needs. */
export type BulkAction<Request, Result, Headers> = Pick<
  BulkOperation<Request, Result, Headers>,
  'name' | 'encodeRequest' | 'decodeResponse' | 'decodeHead'
>;

/** And what it needs where no rows are read as they come. */
type WholeAction<Request, Result, Headers> = Omit<BulkAction<Request, Result, Headers>, 'decodeHead'>;

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
export interface BulkDownload<Result> extends AsyncDisposable {
  /** What the headers say. */
  readonly result: Result;
  /** Decompressed, and never further ahead than the socket's buffers. Throws TransportError for a body that breaks off. */
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
  operation: WholeAction<Request, Result, Headers>,
  request: Request,
  options: BulkCallOptions<Headers> = {},
  trace: BulkTrace = newTrace(),
): Promise<Result> {
  return withSession(link, operation, request, options, trace, async (response) => {
    const { status, headers } = response;
    const answer = operation.decodeResponse({ status, headers, body: await response.bytes() });
    options.onHeaders?.(answer.headers);
    return answer.result;
  });
}

/** `callBulk` for what changes nothing, or may happen twice: it is made again where no answer came, a broken one, or one of a busy server. */
export function readBulk<Request, Result, Headers extends BulkHeaders>(
  link: BulkLink,
  operation: WholeAction<Request, Result, Headers>,
  request: Request,
  options: BulkCallOptions<Headers> = {},
  trace?: BulkTrace,
): Promise<Result> {
  return untilAnswered(link, operation.name, options.signal, () => callBulk(link, operation, request, options, trace));
}

/** `callBulk` for rows: only the headers have come when it resolves. */
export function openBulkOnce<Request, Result, Headers extends BulkHeaders>(
  link: BulkLink,
  operation: BulkAction<Request, Result, Headers>,
  request: Request,
  options: BulkCallOptions<Headers> = {},
): Promise<BulkDownload<BulkHead<Result>>> {
  // As much as there is, for as long as whoever reads it takes: only the time between two pieces is bounded.
  const unbounded = { totalTimeoutMs: 0, ...options, maxResponseBytes: Number.POSITIVE_INFINITY };
  return withSession(link, operation, request, unbounded, newTrace(), async (response) => {
    const { status, headers, body } = response;
    const head = operation.decodeHead({ status, headers });
    options.onHeaders?.(head.headers);
    const discard = (): Promise<void> => response.discard();
    return { result: head.result, body, discard, [Symbol.asyncDispose]: discard };
  });
}

/** `readBulk` for rows: only the headers have come when it resolves. Whoever reads the body sees to it that one that breaks off is asked for again. */
export function openBulk<Request, Result, Headers extends BulkHeaders>(
  link: BulkLink,
  operation: BulkAction<Request, Result, Headers>,
  request: Request,
  options: BulkCallOptions<Headers> = {},
): Promise<BulkDownload<BulkHead<Result>>> {
  return untilAnswered(link, operation.name, options.signal, () => openBulkOnce(link, operation, request, options));
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
  operation: WholeAction<Request, Result, Headers>,
  request: Request,
  options: BulkCallOptions<Headers> & { readonly maxResponseBytes?: number | undefined },
  trace: BulkTrace,
  read: (response: HttpResponse) => Promise<Answer>,
): Promise<Answer> {
  const { headers, signal, totalTimeoutMs, compress, maxResponseBytes } = options;
  const send = async (session: Session): Promise<Answer> => {
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
        compress: isZip(written) ? false : compress,
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
  const attempt = (session: Session): Promise<Answer> =>
    link.budget.call({ operation: operation.name, signals: [signal] }, () => send(session));

  try {
    const session = await link.sessions.current(signal);
    return await callBySession({ ...link, operation: operation.name, signal }, session, attempt);
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

// The servers take no zip in gzip.
function isZip(headers: Readonly<Record<string, string>>): boolean {
  return headers['Content-Type']?.startsWith('zip/') === true;
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
