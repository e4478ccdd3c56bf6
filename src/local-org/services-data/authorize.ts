import { ApiError } from '../api-error.ts';
import type { Session } from '../auth/sessions.ts';
import type { HttpRequest } from '../http/http-service.ts';
import type { Org } from '../org.ts';

/** `OAuth` is what the scheme was called before there was a standard; some clients say `token`. */
const SCHEME = /^(?:Bearer|OAuth|token)\s+(\S+)\s*$/i;

/** What a user whose password has expired can still do. */
const PASSWORD_PATH = /\/sobjects\/User\/\w+\/password\/?$/i;

/**
 * Whose request it is, for the protocols that carry the session in the Authorization header; the call is counted. Throws ApiError
 * (INVALID_SESSION_ID, INVALID_AUTH_HEADER, REQUEST_LIMIT_EXCEEDED, and what else `Sessions.use` refuses).
 */
export function authorize(org: Org, { headers, path }: HttpRequest): Session {
  const { authorization } = headers;
  const [, token] = SCHEME.exec(authorization ?? '') ?? [];
  if (authorization !== undefined && token === undefined) throw new ApiError('INVALID_AUTH_HEADER', 'INVALID_HEADER_TYPE');
  const session = org.sessions.use(token, org.clock.now(), { api: 'rest', whileExpired: PASSWORD_PATH.test(path) });
  org.usage.count();
  return session;
}

/** The header by which each answer of REST and Bulk 2.0 tells how many calls have been made. */
export function limitInfo({ usage }: Org): Readonly<Record<string, string>> {
  return { 'sforce-limit-info': `api-usage=${usage.current}/${usage.limit}` };
}
