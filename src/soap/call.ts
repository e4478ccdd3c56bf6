import { Buffer } from 'node:buffer';
import { AuthError, ForcewireError, ParseError, ServerError, type SoapFaultError, TransportError } from '../errors.ts';
import type { Transport } from '../http/transport.ts';
import type { ApiVersion } from '../pin-version.ts';
import { type Session, type SessionSource, soapUrl } from '../session.ts';
import { type AnyOperation, exchange, isSessionFault, operationOf, type SoapAnswer } from './exchange.ts';
import { isUnfit, unfitSession } from './unfit-session.ts';

/** What one call may be told. */
export interface CallOptions<Headers extends object = object> {
  /** Header blocks by name, `{ QueryOptions: { batchSize: 200 } }`. SessionHeader and CallOptions.client are filled in. */
  headers?: Headers | undefined;
  /** Ends this call; its reason is thrown as it is. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for the call, its answer included, and for each of two tries if the session had to be renewed. Default the connection's. */
  totalTimeoutMs?: number | undefined;
  /** Told the header blocks of the answer: LimitInfoHeader, DebuggingInfo. */
  onHeaders?: ((headers: object) => void) | undefined;
}

/** What the calls of one connection have in common. */
export interface SoapLink {
  readonly api: ApiVersion;
  readonly transport: Transport;
  readonly sessions: SessionSource;
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
  options: CallOptions = {},
  trace: CallTrace = newTrace(),
): Promise<any> {
  try {
    const operation = operationOf(link.api, name);
    const { result, headers } = await callWithSession(link, operation, request, options, trace);
    link.onHeaders(headers ?? {});
    options.onHeaders?.(headers ?? {});
    return result;
  } catch (error) {
    throw withTags(error, link.tags);
  }
}

/**
 * `callOperation` for what changes nothing at the server: an answer that never came, or came broken, is asked for once more. What the server
 * says stays said.
 */
export async function readOperation(link: SoapLink, name: string, request: unknown, options?: CallOptions): Promise<any> {
  try {
    return await callOperation(link, name, request, options);
  } catch (error) {
    if (!isBroken(error)) throw error;
    return callOperation(link, name, request, options);
  }
}

function isBroken(error: unknown): boolean {
  // The caller's time is not ours to double.
  if (error instanceof TransportError && error.code === 'TOTAL_TIMEOUT') return false;
  if (error instanceof TransportError || error instanceof ServerError) return error.retryable;
  return error instanceof ParseError;
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
  options: CallOptions,
  trace: CallTrace,
): Promise<SoapAnswer> {
  const { signal, totalTimeoutMs } = options;
  const onBroken = (arrived: Uint8Array): void => {
    trace.brokenAnswer = arrived;
  };
  const attempt = async (session: Session): Promise<SoapAnswer> => {
    const envelope = Buffer.from(operation.encodeRequest(request, headersOf(link, operation.name, session, options.headers)), 'utf8');
    trace.requests++;
    trace.bytesSent += envelope.byteLength;
    trace.mayHaveRun = true;
    try {
      const url = soapUrl(session, link.api.version);
      const answer = await exchange(link.transport, url, operation, envelope, { signal, totalTimeoutMs, onBroken });
      link.sessions.accept(session);
      return answer;
    } catch (error) {
      if (isSessionFault(error) || isUnfit(error)) trace.mayHaveRun = false;
      if (error instanceof TransportError && !error.sent) takeBack(trace, envelope);
      throw error;
    }
  };

  const session = await link.sessions.current(signal);
  refuseJwt(session);
  try {
    return await attempt(session);
  } catch (error) {
    if (!isSessionFault(error)) throw isUnfit(error) ? unfitSession(error) : error;
    const renewed = await link.sessions.renew(session, signal);
    return attempt(renewed).catch((again: unknown) => {
      throw isSessionFault(again) ? refusedAgain(again) : again;
    });
  }
}

// SOAP answers INVALID_SESSION_ID for these, and renewing would bring another of the same kind.
function refuseJwt(session: Session): void {
  if (!/^eyJ[\w-]*\.[\w-]+\.[\w-]*$/.test(session.sessionId)) return;
  throw new AuthError('JWT_TOKEN', 'The access token is a JWT, which the SOAP API does not take.', {
    advice: 'Switch off JWT-based access tokens for the connected app, or use Bulk API 2.0.',
  });
}

function refusedAgain(cause: unknown): AuthError {
  const code = (cause as SoapFaultError).exceptionCode;
  return new AuthError(code, 'The server refused a session that was made a moment ago.', {
    advice:
      'Look for a logout elsewhere, a session policy that locks sessions to an address, or a login and an instance that belong to different orgs.',
    cause,
  });
}

function headersOf(link: SoapLink, name: string, session: Session, given: object | undefined): object {
  const own = name === 'login' ? {} : { SessionHeader: { sessionId: session.sessionId } };
  const headers: { CallOptions?: object; SessionHeader?: object } = { ...own, ...given };
  if (link.clientName !== undefined) headers.CallOptions = { client: link.clientName, ...headers.CallOptions };
  return headers;
}

/** Marks an error of ours with the connection's tags; leaves others alone. */
export function withTags(error: unknown, tags: Readonly<Record<string, string>>): unknown {
  if (error instanceof ForcewireError && Object.keys(tags).length > 0) (error as { tags: Readonly<Record<string, string>> }).tags = tags;
  return error;
}
