import { AuthError, SoapFaultError } from '../errors.ts';

/** Servers say so of a session that is alive and may not use the API. Another one would be no better, so it is not renewed. */
export const UNFIT: RegExp = /not valid for use with/i;

/** What to do about it. */
export const UNFIT_ADVICE: string =
  'The session may not use the API: the token lacks the scope "api", or the profile wants high-assurance sessions, which programs do not get. Add the scope to the app, or relax "Session Security Level Required at Login".';

/** Whether a fault is about such a session. */
export function isUnfit(error: unknown): error is SoapFaultError {
  return error instanceof SoapFaultError && error.exceptionCode === 'INVALID_SESSION_ID' && UNFIT.test(error.message);
}

/** The error for it. */
export function unfitSession(cause: SoapFaultError): AuthError {
  return new AuthError(cause.exceptionCode, cause.message, { advice: UNFIT_ADVICE, adviceCode: 'SESSION_NOT_FOR_API', cause });
}
