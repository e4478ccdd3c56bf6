import { AuthError, ServerError, SoapFaultError, TransportError } from './errors.ts';

/** Servers say so of a session that is alive and may not use the API. Another one would be no better, so it is not renewed. */
export const UNFIT: RegExp = /not valid for use with/i;

/** What to do about it. */
export const UNFIT_ADVICE: string =
  'The session may not use the API: the token lacks the scope "api", or the profile wants high-assurance sessions, which programs do not get. Add the scope to the app, or relax "Session Security Level Required at Login".';

/** A refusal by any of the protocols. */
type Refusal = SoapFaultError | ServerError;

/** SOAP and REST have one spelling, Bulk 1.0 another; REST writes its names without separators in Bulk 2.0. */
const INVALID_SESSION: ReadonlySet<string> = new Set(['INVALID_SESSION_ID', 'InvalidSessionId', 'INVALIDSESSIONID']);

/** Whether the server does not know the session. */
function isInvalidSession(error: unknown): error is Refusal {
  return (error instanceof SoapFaultError || error instanceof ServerError) && INVALID_SESSION.has(error.exceptionCode);
}

/** Whether it knows the session, and does not let it use the API. */
export function isUnfit(error: unknown): error is Refusal {
  return isInvalidSession(error) && UNFIT.test(error.message);
}

/** The server did not execute the call: it does not know the session, or the org lives on another instance by now. A new login helps. */
export function isSessionFault(error: unknown): boolean {
  if (isInvalidSession(error)) return !UNFIT.test(error.message);
  return error instanceof SoapFaultError && error.exceptionCode === 'ORG_NOT_OWNED_BY_INSTANCE';
}

/**
 * Whether the session's host is not there: an org that has moved may leave no name behind. A name server that does not answer says nothing of that.
 */
export function isUnknownHost(error: unknown): boolean {
  return error instanceof TransportError && (error.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOTFOUND';
}

/** The error for a session that may not use the API. */
export function unfitSession(cause: Refusal): AuthError {
  return new AuthError(cause.exceptionCode, cause.message, { advice: UNFIT_ADVICE, adviceCode: 'SESSION_NOT_FOR_API', cause });
}

/** The error for a session that was refused although it is new. */
export function refusedAgain(cause: unknown): AuthError {
  const code = (cause as Refusal).exceptionCode;
  return new AuthError(code, 'The server refused a session that was made a moment ago.', {
    advice:
      'Look for a logout elsewhere, a session policy that locks sessions to an address, or a login and an instance that belong to different orgs.',
    cause,
  });
}
