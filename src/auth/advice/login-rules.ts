import { API_ENABLED, LATER, type Rule } from './rule.ts';

// The reasons behind codes and texts are those that users of live orgs report; the servers themselves say no more than code and text.
/** Faults of SOAP login(). */
export const LOGIN_RULES: readonly Rule[] = [
  {
    code: 'INVALID_LOGIN',
    match: /rate exceeded/i,
    advice: 'LOGIN_RATE_EXCEEDED',
    text: 'The user logs in too often: 3,600 logins an hour are allowed. Keep one connection, or give the processes one sessionStore.',
    passes: true,
  },
  {
    code: 'INVALID_LOGIN',
    advice: 'WRONG_CREDENTIALS',
    text: 'Check username, password and security token (a new password brings a new token). A sandbox adds its name to the username (ada@example.com.uat) and logs in at test.salesforce.com: give sandbox: true, or the My Domain URL. The same answer comes for a user who is inactive, locked out, comes through single sign-on, or has "Multi-Factor Authentication for API Logins", for whom only OAuth works; the login history of the user in Setup tells which.',
    isCredential: true,
  },
  {
    code: 'LOGIN_MUST_USE_SECURITY_TOKEN',
    advice: 'SECURITY_TOKEN_MISSING',
    text: 'Give the securityToken, which the user gets by mail from "Reset My Security Token", or have your address added to the trusted ranges of the org or the login ranges of the profile.',
    isCredential: true,
  },
  {
    code: 'PASSWORD_LOCKOUT',
    advice: 'LOCKED_OUT',
    text: 'Too many wrong passwords. Wait until the lock-out of the org ends (15 minutes unless it was changed), or have an administrator unlock the user; then mend the password wherever it is kept, or it happens again.',
  },
  {
    code: 'LOGIN_DURING_RESTRICTED_TIME',
    advice: 'LOGIN_HOURS',
    text: 'The login hours of the profile do not allow this. Try again within them, or have them changed.',
    passes: true,
  },
  {
    code: 'LOGIN_DURING_RESTRICTED_DOMAIN',
    advice: 'IP_RESTRICTED',
    text: 'The login ranges of the profile do not have your address. Have an administrator add it; behind NAT or a proxy it is the address that the network shows outside.',
  },
  {
    code: 'LOGIN_CHALLENGE_ISSUED',
    advice: 'DEVICE_VERIFICATION',
    text: 'The org wants this device to be verified. Log in through a browser once from the same address, or use OAuth.',
  },
  {
    code: 'LOGIN_CHALLENGE_PENDING',
    advice: 'DEVICE_VERIFICATION',
    text: 'The org wants this device to be verified. Log in through a browser once from the same address, or use OAuth.',
  },
  {
    code: 'API_DISABLED_FOR_ORG',
    advice: 'API_NOT_IN_EDITION',
    text: 'The edition of the org has no API. Enterprise, Unlimited, Performance and Developer Edition have it; for Professional Edition it can be bought.',
  },
  { code: 'API_CURRENTLY_DISABLED', match: /for this user/i, advice: 'API_NOT_ENABLED', text: API_ENABLED },
  { code: 'API_CURRENTLY_DISABLED', advice: 'API_CURRENTLY_DISABLED', text: LATER, passes: true },
  {
    code: 'INSUFFICIENT_ACCESS',
    advice: 'USE_ANY_API_AUTH',
    text: 'This org allows SOAP login() only to users with the permission "Use Any API Auth". Have it given to the user, or use OAuth, which outlives Summer \'27.',
  },
  {
    code: 'INVALID_OPERATION',
    match: /version/i,
    advice: 'LOGIN_RETIRED',
    text: 'login() does not exist at this API version. Give loginVersion: v62, or use OAuth.',
  },
  {
    code: 'INVALID_OPERATION',
    advice: 'SOAP_LOGIN_DISABLED',
    text: "SOAP login() is switched off in this org, as it is in orgs created since Winter '26. Have an administrator switch it on, or use OAuth, which outlives Summer '27.",
  },
  {
    code: 'UNSUPPORTED_API_VERSION',
    advice: 'VERSION_NOT_SERVED',
    text: 'The org does not serve this API version. Pin one that supportedVersions() lists.',
  },
  { code: 'TRIAL_EXPIRED', advice: 'TRIAL_EXPIRED', text: 'The trial org has expired. Ask Salesforce to extend it, or use another org.' },
  { code: 'ORG_LOCKED', advice: 'ORG_LOCKED', text: 'The org is locked. Ask its administrator or Salesforce.' },
  {
    code: 'MUTUAL_AUTHENTICATION_FAILED',
    advice: 'CLIENT_CERTIFICATE',
    text: 'The org wants a client certificate. Give http.tls with cert and key, and port 8443 in the URL.',
  },
  {
    code: 'PASSWORD_EXPIRED',
    advice: 'PASSWORD_EXPIRED',
    text: 'Set a new password, in the browser or with setPassword(); an integration user is best given a password that never expires.',
    isCredential: true,
  },
  {
    code: 'SSO_SERVICE_DOWN',
    advice: 'SINGLE_SIGN_ON_DOWN',
    text: 'The single sign-on service of the org does not answer. Try again later.',
    passes: true,
  },
  { code: 'SERVER_UNAVAILABLE', advice: 'SERVER_UNAVAILABLE', text: LATER, passes: true },
  { code: 'FUNCTIONALITY_TEMPORARILY_UNAVAILABLE', advice: 'SERVER_UNAVAILABLE', text: LATER, passes: true },
  { code: 'UNKNOWN_EXCEPTION', advice: 'SERVER_UNAVAILABLE', text: LATER, passes: true },
  {
    code: 'REQUEST_LIMIT_EXCEEDED',
    advice: 'REQUEST_LIMIT_EXCEEDED',
    text: 'The org has used up its API calls of the last 24 hours, or too many run at once. Wait, or call less; Setup, "System Overview" shows who calls.',
    passes: true,
  },
];
