import type { CallBudget } from '../budget/call-budget.ts';
import { callBySession } from '../call-by-session.ts';
import { AuthError, SoapFaultError, TransportError, withTags } from '../errors.ts';
import type { Transport } from '../http/transport.ts';
import type { Lanes } from '../load/lanes.ts';
import type { ApiVersion } from '../pin-version.ts';
import { isSessionFault, isUnfit } from '../refused-session.ts';
import type { RetryClock } from '../retry/clock.ts';
import type { Retrier } from '../retry/retrier.ts';
import { isJwt, type Session, type SessionSource, soapUrl } from '../session.ts';
import { type AnyOperation, type ExchangeOptions, exchange, operationOf, type SoapAnswer } from './exchange.ts';
import { judge } from './verdict.ts';

/** What one call may be told. */
export interface CallOptions<Headers extends object = object> {
  /** Header blocks by name, `{ QueryOptions: { batchSize: 200 } }`. SessionHeader and CallOptions.client are filled in. */
  headers?: Headers | undefined;
  /** Ends this call; its reason is thrown as it is. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for the call, its answer included, and for each try if it is made more than once. Default the connection's. */
  totalTimeoutMs?: number | undefined;
  /** Told the header blocks of the answer: LimitInfoHeader, DebuggingInfo. */
  onHeaders?: ((headers: object) => void) | undefined;
}

/** What this package's own callers may say as well. */
type OwnCallOptions = CallOptions & Pick<ExchangeOptions, 'pageBody'>;

/** What the calls of one connection have in common. */
export interface SoapLink {
  readonly api: ApiVersion;
  readonly transport: Transport;
  readonly sessions: SessionSource;
  readonly retrier: Retrier;
  readonly budget: CallBudget;
  readonly clock: RetryClock;
  /** Of the loads that have calls on their way. */
  readonly lanes: Set<Lanes>;
  readonly clientName: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** Told the header blocks of every answer. */
  readonly onHeaders: (headers: object) => void;
}

/** How one call went, for a caller that has to account for what it wrote. */
export interface CallTrace {
  /** Requests that left: two if the session had to be renewed in between. */
  requests: number;
  /** Of their bodies. */
  bytesSent: number;
  /** Whether the server may have carried the call out, as far as one can know before its answer. */
  mayHaveRun: boolean;
  /** What came of an answer that broke off or is no whole document. */
  brokenAnswer: Uint8Array | undefined;
}

/**
 * Calls one operation over the link's session. A call that the server refused for its session was not executed: it is repeated once, with a
 * new one. Errors carry the link's tags.
 */
export async function callOperation(
  link: SoapLink,
  name: string,
  request: unknown,
  options: OwnCallOptions = {},
  trace: CallTrace = newTrace(),
): Promise<any> {
  try {
    const operation = operationOf(link.api, name);
    const { result, headers } = await callWithSession(link, operation, request, options, trace);
    options.onHeaders?.(headers ?? {});
    return result;
  } catch (error) {
    throw withTags(error, link.tags);
  }
}

/**
 * `callOperation` for what changes nothing at the server: it is made again where no answer came, or a broken one, or the server had too much to
 * do. Any other answer stands.
 */
export async function readOperation(link: SoapLink, name: string, request: unknown, options: OwnCallOptions = {}): Promise<any> {
  for (let attempt = 1; ; attempt++) {
    const trace = newTrace();
    try {
      const result = await callOperation(link, name, request, options, trace);
      link.retrier.succeeded();
      return result;
    } catch (error) {
      const { signal } = options;
      const again = mayAskAgain(error, trace) && (await link.retrier.pause({ operation: name, attempt, error, signal }));
      if (again) continue;
      signal?.throwIfAborted();
      throw error;
    }
  }
}

function mayAskAgain(error: unknown, { mayHaveRun }: CallTrace): boolean {
  const verdict = judge(error, mayHaveRun);
  // UNKNOWN_EXCEPTION is about what happened inside the server this once.
  return verdict === 'never' || verdict === 'busy' || verdict === 'perhaps' || (verdict === 'lost' && error instanceof SoapFaultError);
}

/** A request that never left is none. */
function takeBack(trace: CallTrace, envelope: Uint8Array): void {
  trace.requests--;
  trace.bytesSent -= envelope.byteLength;
  trace.mayHaveRun = false;
}

/** Of a call that has not begun. */
export function newTrace(): CallTrace {
  return { requests: 0, bytesSent: 0, mayHaveRun: false, brokenAnswer: undefined };
}

async function callWithSession(
  link: SoapLink,
  operation: AnyOperation,
  request: unknown,
  options: OwnCallOptions,
  trace: CallTrace,
): Promise<SoapAnswer> {
  const { signal, totalTimeoutMs, pageBody } = options;
  const onBroken = (arrived: Uint8Array): void => {
    trace.brokenAnswer = arrived;
  };
  const send = async (session: Session): Promise<SoapAnswer> => {
    const envelope = operation.encodeRequestBytes(request, headersOf(link, operation.name, session, options.headers));
    trace.requests++;
    trace.bytesSent += envelope.byteLength;
    trace.mayHaveRun = true;
    try {
      const url = soapUrl(session, link.api.version);
      const answer = await exchange(link.transport, url, operation, envelope, { signal, totalTimeoutMs, onBroken, pageBody });
      link.sessions.accept(session);
      link.onHeaders(answer.headers ?? {});
      return answer;
    } catch (error) {
      if (isSessionFault(error) || isUnfit(error)) trace.mayHaveRun = false;
      if (error instanceof TransportError && !error.sent) takeBack(trace, envelope);
      throw error;
    }
  };
  const attempt = (session: Session): Promise<SoapAnswer> =>
    link.budget.call({ operation: operation.name, signals: [signal] }, () => send(session));

  const session = await link.sessions.current(signal);
  refuseJwt(session);
  return callBySession({ ...link, operation: operation.name, signal }, session, attempt);
}

// SOAP answers INVALID_SESSION_ID for these, and renewing would bring another of the same kind.
function refuseJwt(session: Session): void {
  if (!isJwt(session)) return;
  throw new AuthError('JWT_TOKEN', 'The access token is a JWT, which the SOAP API does not take.', {
    advice: 'Switch off JWT-based access tokens for the connected app, or use Bulk API 2.0.',
  });
}

function headersOf(link: SoapLink, name: string, session: Session, given: object | undefined): object {
  const own = name === 'login' ? {} : { SessionHeader: { sessionId: session.sessionId } };
  const headers: { CallOptions?: object; SessionHeader?: object } = { ...own, ...given };
  if (link.clientName !== undefined) headers.CallOptions = { client: link.clientName, ...headers.CallOptions };
  return headers;
}
