import { AuthError, SoapFaultError } from '../errors.ts';
import { adviceFor, mayPass } from './advice/advice.ts';

/** A login's fault as AuthError, with advice; `retryable` says that the credential itself was not refused. Other errors stay as they are. */
export function loginFailure(error: unknown): unknown {
  if (!(error instanceof SoapFaultError)) return error;
  return refusal(error.exceptionCode, error.message, error);
}

/** A refusal in the words of a server, with what we know of its reasons. */
export function refusal(code: string, message: string, cause?: unknown): AuthError {
  const { text = 'Ask the administrator of the org.', code: adviceCode } = adviceFor(code, message) ?? {};
  return new AuthError(code, message, { advice: text, adviceCode, retryable: mayPass(code, message), cause });
}

/** At 65.0 and later the WSDL still declares login(), but no server answers it. */
export function loginRetired(version: string): AuthError {
  return new AuthError('LOGIN_RETIRED', `SOAP login() ended with API version 64.0; ${version} has none.`, {
    advice: `Give soapLogin a loginVersion of 64.0 or earlier (loginVersion: v62): the session then serves ${version}. Or use OAuth.`,
  });
}

/** login() succeeds for an expired password, and every call after it fails. */
export function passwordExpired(username: string): AuthError {
  return refusal('PASSWORD_EXPIRED', `The password of ${username} has expired.`);
}
