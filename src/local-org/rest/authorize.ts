import { ApiError } from '../api-error.ts';
import type { Session } from '../auth/sessions.ts';
import type { HttpRequest } from '../http/http-service.ts';
import type { Org } from '../org.ts';

/** `OAuth` is what the scheme was called before there was a standard; some clients say `token`. */
const SCHEME = /^(?:Bearer|OAuth|token)\s+(\S+)\s*$/i;

/**
 * Whose request it is, for the protocols that carry the session in the Authorization header; the call is counted. Throws ApiError
 * (INVALID_SESSION_ID, INVALID_AUTH_HEADER, REQUEST_LIMIT_EXCEEDED).
 */
export function authorize(org: Org, { headers }: HttpRequest): Session {
  const { authorization } = headers;
  if (authorization === undefined) throw sessionExpired();
  const [, token] = SCHEME.exec(authorization) ?? [];
  if (token === undefined) throw new ApiError('INVALID_AUTH_HEADER', 'INVALID_HEADER_TYPE');
  const session = findSession(org, token);
  org.usage.count();
  return session;
}

/** SOAP has more to say of a session that is not there; clients of REST look for these words. */
function findSession(org: Org, token: string): Session {
  try {
    return org.sessions.use(token, org.clock.now());
  } catch (error) {
    throw error instanceof ApiError && error.exceptionCode === 'INVALID_SESSION_ID' ? sessionExpired() : error;
  }
}

function sessionExpired(): ApiError {
  return new ApiError('INVALID_SESSION_ID', 'Session expired or invalid');
}

/** The header by which each answer of REST and Bulk 2.0 tells how many calls have been made. */
export function limitInfo({ usage }: Org): Readonly<Record<string, string>> {
  return { 'sforce-limit-info': `api-usage=${usage.current}/${usage.limit}` };
}
