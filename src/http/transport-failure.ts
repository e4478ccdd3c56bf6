import { TransportError } from '../errors.ts';
import type { Lifetime } from './lifetime.ts';

/** What was going on when a request failed. */
export interface Circumstances {
  readonly host: string;
  /** Whether bytes of the request may have left. */
  readonly sent: boolean;
  /** Whether the answer had begun. */
  readonly answering: boolean;
  /** Host of the proxy in between, if there is one. */
  readonly proxy?: string | undefined;
}

interface Meaning {
  readonly code: string;
  readonly text: string;
}

/** Node's, OpenSSL's and undici's codes for a connection that never came about. */
const BEFORE_SENDING: Readonly<Record<string, Meaning>> = {
  ENOTFOUND: { code: 'DNS_FAILURE', text: 'no such host' },
  EAI_AGAIN: { code: 'DNS_FAILURE', text: 'the name could not be looked up' },
  ECONNREFUSED: { code: 'CONNECTION_REFUSED', text: 'the connection was refused' },
  EHOSTUNREACH: { code: 'UNREACHABLE', text: 'the host cannot be reached' },
  ENETUNREACH: { code: 'UNREACHABLE', text: 'the network cannot be reached' },
  UND_ERR_CLOSED: { code: 'CLOSED', text: 'the connection has been closed on this side' },
  UND_ERR_DESTROYED: { code: 'CLOSED', text: 'the connection has been closed on this side' },
  UND_ERR_CONNECT_TIMEOUT: { code: 'CONNECT_TIMEOUT', text: 'no connection in time' },
};

/** undici looks at a request before it does anything with it: a header with a line break, as a token has that was read from a file. */
const UNSENDABLE: ReadonlySet<string> = new Set(['UND_ERR_INVALID_ARG', 'ERR_INVALID_CHAR', 'ERR_INVALID_HTTP_TOKEN']);

const AFTER_SENDING: Readonly<Record<string, Meaning>> = {
  UND_ERR_HEADERS_TIMEOUT: { code: 'HEADERS_TIMEOUT', text: 'no answer in time' },
  UND_ERR_BODY_TIMEOUT: { code: 'IDLE_TIMEOUT', text: 'the answer stopped coming' },
  UND_ERR_HEADERS_OVERFLOW: { code: 'BROKEN_ANSWER', text: 'the answer has too many headers' },
};

const TLS_CODE = /^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|EPROTO)/;
/** A certificate is no better the next time; a handshake that broke may be. */
const CERTIFICATE_CODE = /^(ERR_TLS_CERT|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH)/;
/** undici's words for a CONNECT that was answered with anything but 200. */
const TUNNEL_REFUSED = /^Proxy response \((\d+)\)/;
const GZIP_CODE = /^Z_/;

/** What a request ended with: the caller's own reason for its abort, and a TransportError for everything else. */
export function requestFailure(error: unknown, life: Lifetime, at: Circumstances): unknown {
  if (error instanceof TransportError) return error;
  if (life.isExpired())
    return new TransportError('TOTAL_TIMEOUT', `${at.host}: not done in the total time allowed.`, { sent: at.sent, retryable: true });
  if (life.signal.aborted) return life.signal.reason;
  return transportFailure(error, at);
}

/** For events: the code of `requestFailure`'s error. */
export function failureCode(failure: unknown): string {
  return failure instanceof TransportError ? failure.code : 'ABORTED';
}

/** Gives undici's, Node's and zlib's errors one form. The original stays as `cause`. */
function transportFailure(error: unknown, at: Circumstances): TransportError {
  forgetAnswer(error);
  const code = codeOf(error);
  const early = BEFORE_SENDING[code];
  if (early !== undefined) return at.proxy === undefined ? failure(early, at, false, error) : proxyFailure(early, at, error);
  if (UNSENDABLE.has(code)) return unsendable(at, error);
  const tunnel = TUNNEL_REFUSED.exec(messageOf(error))?.[1];
  if (tunnel !== undefined) return tunnelRefused(Number(tunnel), at, error);
  if (TLS_CODE.test(code)) return tlsFailure(code, at, error);

  const known = AFTER_SENDING[code];
  if (known !== undefined) return failure(known, at, true, error);
  if (GZIP_CODE.test(code))
    return failure({ code: 'TRUNCATED_BODY', text: `the compressed answer is broken or cut short (${code})` }, at, true, error);
  if (at.answering) return failure({ code: 'TRUNCATED_BODY', text: 'the connection broke in the middle of the answer' }, at, true, error);
  return failure({ code: 'CONNECTION_RESET', text: 'the connection broke before an answer came' }, at, at.sent, error);
}

/** undici's parser keeps the bytes that it could not read, as `data`: those of a login have a session id in them. */
function forgetAnswer(error: unknown): void {
  for (let each = error; each instanceof Error; each = each.cause) Reflect.deleteProperty(each, 'data');
}

function failure({ code, text }: Meaning, at: Circumstances, sent: boolean, cause: unknown): TransportError {
  return new TransportError(code, `${at.host}: ${text}.`, { sent, cause, retryable: code !== 'CLOSED' });
}

function unsendable({ host }: Circumstances, cause: unknown): TransportError {
  return new TransportError('INVALID_REQUEST', `${host}: the request cannot be sent: ${messageOf(cause)}.`, { sent: false, cause });
}

function tlsFailure(code: string, at: Circumstances, cause: unknown): TransportError {
  const retryable = !CERTIFICATE_CODE.test(code);
  return new TransportError('TLS_FAILURE', `${at.host}: TLS failed (${code}).`, { sent: at.sent, cause, retryable });
}

// Behind a proxy, the only host that we connect to is the proxy.
function proxyFailure({ code, text }: Meaning, { host, proxy }: Circumstances, cause: unknown): TransportError {
  if (code === 'CLOSED') return new TransportError(code, `${host}: ${text}.`, { sent: false, cause });
  return new TransportError('PROXY_UNREACHABLE', `${host}: the proxy ${proxy} cannot be reached: ${text}.`, {
    sent: false,
    cause,
    retryable: true,
  });
}

function tunnelRefused(status: number, { host, proxy }: Circumstances, cause: unknown): TransportError {
  const code = status === 407 ? 'PROXY_AUTHENTICATION' : 'PROXY_REFUSED';
  const text = status === 407 ? 'wants another user or password' : 'does not let the connection through';
  return new TransportError(code, `${host}: the proxy ${proxy} ${text} (status ${status}).`, {
    sent: false,
    cause,
    retryable: status >= 500,
  });
}

/** undici wraps what a proxy says. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return TUNNEL_REFUSED.test(error.message) || error.cause === undefined ? error.message : messageOf(error.cause);
}

/** undici wraps the socket's error; happy-eyeballs connects wrap one per address. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const own = (error as NodeJS.ErrnoException).code;
  if (typeof own === 'string' && own !== 'UND_ERR_SOCKET') return own;
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error.cause === undefined ? (own ?? '') : codeOf(error.cause);
}
