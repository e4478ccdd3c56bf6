import { AuthError, SoapFaultError } from '../errors.ts';

const ADVICE: Readonly<Record<string, string>> = {
  INVALID_LOGIN:
    'Check the username (a sandbox adds its name to it), the password, the security token (it changes with the password), and whether the host is right: test.salesforce.com for sandboxes.',
  LOGIN_MUST_USE_SECURITY_TOKEN: 'Give the securityToken, or add your address to the trusted ranges of the org or the profile.',
  PASSWORD_LOCKOUT: 'Too many failed logins. Wait for the lock-out period of the org to end, or have an administrator unlock the user.',
  LOGIN_DURING_RESTRICTED_TIME: 'The login hours of the profile do not allow this. Try again within them.',
  LOGIN_DURING_RESTRICTED_DOMAIN: 'The login ranges of the profile do not have your address. Have an administrator add it.',
  LOGIN_CHALLENGE_ISSUED: 'The org wants this device to be verified. Log in through a browser once, or use OAuth.',
  LOGIN_CHALLENGE_PENDING: 'The org wants this device to be verified. Log in through a browser once, or use OAuth.',
  API_DISABLED_FOR_ORG: 'The edition or the user has no API access. Have an administrator grant "API Enabled".',
  INSUFFICIENT_ACCESS:
    'SOAP login() is switched off for this org or user. Have an administrator allow it ("Use Any API Auth"), or use OAuth.',
  INVALID_OPERATION: 'login() does not exist at this API version. Give loginVersion: v62, or use OAuth.',
  UNSUPPORTED_API_VERSION: 'The org does not serve this API version for login(). Give loginVersion: v62, or use OAuth.',
  TRIAL_EXPIRED: 'The trial org has expired.',
  ORG_LOCKED: 'The org is locked. Ask its administrator or Salesforce.',
  MUTUAL_AUTHENTICATION_FAILED: 'The org wants a client certificate. Give http.tls with cert and key, and port 8443.',
};

/** The server could not look at the credential just now. */
const PASSING: ReadonlySet<string> = new Set([
  'SERVER_UNAVAILABLE',
  'SSO_SERVICE_DOWN',
  'API_CURRENTLY_DISABLED',
  'REQUEST_LIMIT_EXCEEDED',
  'UNKNOWN_EXCEPTION',
  'FUNCTIONALITY_TEMPORARILY_UNAVAILABLE',
]);

/** A login's fault as AuthError, with advice; `retryable` says that the credential itself was not refused. Other errors stay as they are. */
export function loginFailure(error: unknown): unknown {
  if (!(error instanceof SoapFaultError)) return error;
  const code = error.exceptionCode;
  const retryable = PASSING.has(code);
  const advice = ADVICE[code] ?? (retryable ? 'Try again in a few minutes.' : 'Ask the administrator of the org.');
  return new AuthError(code, error.message, { advice, retryable, cause: error });
}

/** At 65.0 and later the WSDL still declares login(), but no server answers it. */
export function loginRetired(version: string): AuthError {
  return new AuthError('LOGIN_RETIRED', `SOAP login() ended with API version 64.0; ${version} has none.`, {
    advice: `Give soapLogin a loginVersion of 64.0 or earlier (loginVersion: v62): the session then serves ${version}. Or use OAuth.`,
  });
}

/** login() succeeds for an expired password, and every call after it fails. */
export function passwordExpired(username: string): AuthError {
  return new AuthError('PASSWORD_EXPIRED', `The password of ${username} has expired.`, {
    advice: 'Set a new password, in the browser or with setPassword(); an integration user is best given a password that never expires.',
  });
}
