import { UNFIT, UNFIT_ADVICE } from '../refused-session.ts';

/** What to do about a refusal. */
export interface Advice {
  /** Names the reason; finer than the server's code. */
  readonly code: string;
  readonly text: string;
  /** Where the documentation has more. */
  readonly doc: string;
}

interface Rule {
  /** The server's: an exception code of SOAP, REST or Bulk, an error of OAuth, or a code of our own. */
  readonly code: string;
  /** What the server's text has, where one code stands for many reasons. The first rule that fits is the one. */
  readonly match?: RegExp | undefined;
  readonly advice: string;
  readonly text: string;
  /** Later, the same credential may be let in. */
  readonly passes?: boolean | undefined;
  /** It was the credential that was refused: sending it again brings the user nearer to a lock-out. */
  readonly isCredential?: boolean | undefined;
}

const API_ENABLED = 'Have an administrator give the user the permission "API Enabled", by profile or permission set.';
const HARD_DELETE = 'Have an administrator give the user the permission "Bulk API Hard Delete", which no profile has by itself.';
const LATER = 'Try again in a few minutes; https://status.salesforce.com tells of outages.';

// The reasons behind codes and texts are those that users of live orgs report; the servers themselves say no more than code and text.
const RULES: readonly Rule[] = [
  // SOAP login()
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

  // OAuth, by what comes with the error
  {
    code: 'OAUTH_APPROVAL_ERROR_GENERIC',
    advice: 'APP_NOT_INSTALLED',
    text: 'The connected app is most likely not installed in this org. Have an administrator install it (Setup, "Connected Apps OAuth Usage"), or give the user "Approve Uninstalled Connected Apps"; where API Access Control is on, "Use Any API Client". Salesforce shows this on a page of its own and never tells the app.',
  },
  {
    code: 'invalid_client',
    match: /install/i,
    advice: 'APP_NOT_INSTALLED',
    text: 'Have an administrator install the app in this org (Setup, "Connected Apps OAuth Usage"), or give the user "Approve Uninstalled Connected Apps"; where API Access Control is on, the user needs "Use Any API Client" until the app is installed.',
  },
  {
    code: 'invalid_client',
    advice: 'WRONG_CLIENT_SECRET',
    text: 'The client secret is not that of the client id. Copy it anew from "Manage Consumer Details" of the app; a rotated secret counts at once.',
    isCredential: true,
  },
  {
    code: 'invalid_client_id',
    advice: 'UNKNOWN_APP',
    text: 'No such app is known here. A new app takes two to ten minutes until every server knows it; otherwise check the client id, and that the host is the one of the org (test.salesforce.com or My Domain for a sandbox).',
  },
  {
    code: 'invalid_app_access',
    advice: 'USER_NOT_PERMITTED',
    text: "The app lets in only users whom an administrator has permitted. Add the user's profile or permission set to the app.",
  },
  {
    code: 'OAUTH_APP_ACCESS_DENIED',
    advice: 'USER_NOT_PERMITTED',
    text: "The app lets in only users whom an administrator has permitted. Add the user's profile or permission set to the app.",
  },
  {
    code: 'OAUTH_APP_BLOCKED',
    advice: 'APP_BLOCKED',
    text: 'An administrator has blocked the app in "Connected Apps OAuth Usage". Have it unblocked.',
  },
  {
    code: 'invalid_grant',
    match: /token required/i,
    advice: 'SECURITY_TOKEN_MISSING',
    text: 'Give the securityToken, which the user gets by mail from "Reset My Security Token", or have your address added to the trusted ranges.',
    isCredential: true,
  },
  {
    code: 'invalid_grant',
    match: /authentication failure/i,
    advice: 'PASSWORD_FLOW_REFUSED',
    text: 'Either username, password and security token are wrong, or the org blocks the username-password flow, as all do since Summer \'23 unless it is allowed in "OAuth and OpenID Connect Settings". Better use clientCredentials or jwtBearer.',
    isCredential: true,
  },
  {
    code: 'invalid_grant',
    match: /expired access\/refresh token/i,
    advice: 'REFRESH_TOKEN_EXPIRED',
    text: 'The refresh token was revoked, has expired by the policy of the app, was rotated by somebody else, or is the oldest of more than five. Let the user authorize again, and share rotated tokens by a sessionStore or onRotate.',
    isCredential: true,
  },
  {
    code: 'invalid_grant',
    match: /authorization code/i,
    advice: 'CODE_USED_OR_EXPIRED',
    text: 'An authorization code is good once, and for fifteen minutes. Let the user authorize again. With jwtBearer the same words mean an assertion that came too late: check the clock of this machine.',
    isCredential: true,
  },
  {
    code: 'invalid_grant',
    match: /code verifier/i,
    advice: 'WRONG_CODE_VERIFIER',
    text: 'Give the codeVerifier that came with the authorizationUrl which the user was sent to; each call makes a new one.',
    isCredential: true,
  },
  {
    code: 'invalid_grant',
    match: /no client credentials user/i,
    advice: 'NO_RUN_AS_USER',
    text: 'Switch on the client credentials flow in the policies of the app, and choose its Run-As user.',
  },
  {
    code: 'invalid_grant',
    match: /not supported on this domain/i,
    advice: 'MY_DOMAIN_REQUIRED',
    text: 'Client credentials work at the My Domain URL of the org alone: loginUrl: https://<name>.my.salesforce.com.',
  },
  {
    code: 'invalid_grant',
    match: /approved this consumer/i,
    advice: 'USER_NOT_APPROVED',
    text: 'Set "Permitted Users" of the app to "Admin approved users are pre-authorized" and add the user\'s profile or permission set; or let the user authorize the app in a browser once. Check also the username, and the sandbox suffix of it.',
  },
  {
    code: 'invalid_grant',
    match: /audience/i,
    advice: 'WRONG_AUDIENCE',
    text: 'The audience names another authorization server. Use https://login.salesforce.com for production, https://test.salesforce.com for sandboxes, or the URL of the Experience site.',
  },
  {
    code: 'invalid_grant',
    match: /assertion/i,
    advice: 'INVALID_ASSERTION',
    text: 'The certificate uploaded to the app has to belong to the private key, and the clock of this machine has to be right within minutes.',
  },
  {
    code: 'invalid_grant',
    match: /inactive user/i,
    advice: 'INACTIVE_USER',
    text: 'The user is inactive. Have an administrator activate it, or use another.',
  },
  {
    code: 'invalid_grant',
    match: /ip restricted/i,
    advice: 'IP_RESTRICTED',
    text: 'The login ranges of the profile, or the IP relaxation of the app, do not allow your address. Have an administrator add it or relax them.',
  },
  {
    code: 'invalid_grant',
    match: /login hours/i,
    advice: 'LOGIN_HOURS',
    text: 'The login hours of the profile do not allow this. Try again within them, or have them changed.',
    passes: true,
  },
  {
    code: 'redirect_uri_mismatch',
    advice: 'REDIRECT_URI_MISMATCH',
    text: 'redirectUri has to be one of the callback URLs of the app, letter by letter, and the same in authorizationUrl and authorizationCode.',
  },
  {
    code: 'unsupported_grant_type',
    advice: 'FLOW_NOT_ENABLED',
    text: 'The app does not have this flow switched on. Enable it in the OAuth settings of the app.',
  },
  {
    code: 'unsupported_response_type',
    advice: 'FLOW_NOT_ENABLED',
    text: 'The app does not have this flow switched on. Enable it in the OAuth settings of the app.',
  },
  {
    code: 'invalid_request',
    match: /code challenge/i,
    advice: 'PKCE_REQUIRED',
    text: 'The app requires PKCE with S256: send the user to the url of authorizationUrl().',
  },
  {
    code: 'invalid_request',
    advice: 'INVALID_REQUEST',
    text: 'The server misses something in the request, or a proxy on the way has changed it.',
  },
  {
    code: 'invalid_scope',
    advice: 'SCOPE_NOT_ALLOWED',
    text: 'Ask only for scopes that the app has, or add them to the app; the APIs need "api".',
  },
  { code: 'access_denied', advice: 'ACCESS_DENIED', text: 'The user pressed "Deny". Ask again once it is clear what the app is for.' },
  {
    code: 'rate_limit_exceeded',
    advice: 'LOGIN_RATE_EXCEEDED',
    text: 'The user logs in too often: 3,600 logins an hour are allowed. Keep one connection, or give the processes one sessionStore.',
    passes: true,
  },
  { code: 'server_error', advice: 'SERVER_UNAVAILABLE', text: LATER, passes: true },
  { code: 'temporarily_unavailable', advice: 'SERVER_UNAVAILABLE', text: LATER, passes: true },

  // Sessions that were given and are no use
  {
    code: 'INVALID_SESSION_ID',
    match: UNFIT,
    advice: 'SESSION_NOT_FOR_API',
    text: UNFIT_ADVICE,
  },
  { code: 'FeatureNotEnabled', match: /hardDelete/, advice: 'HARD_DELETE_NOT_ALLOWED', text: HARD_DELETE },
  { code: 'FEATURENOTENABLED', match: /hardDelete/, advice: 'HARD_DELETE_NOT_ALLOWED', text: HARD_DELETE },
  { code: 'FeatureNotEnabled', advice: 'BULK_NOT_ENABLED', text: `The Bulk API is not available to this user or edition. ${API_ENABLED}` },
  { code: 'FEATURENOTENABLED', advice: 'BULK_NOT_ENABLED', text: `The Bulk API is not available to this user or edition. ${API_ENABLED}` },

  // The way to the server
  {
    code: 'DNS_FAILURE',
    advice: 'DNS_FAILURE',
    text: 'Check the spelling of the host and the name server of this machine; My Domain names look like acme.my.salesforce.com.',
  },
  {
    code: 'CONNECTION_REFUSED',
    advice: 'CONNECTION_REFUSED',
    text: 'Nothing listens there. Check host and port, and whether a firewall wants an http.proxy.',
  },
  {
    code: 'UNREACHABLE',
    advice: 'UNREACHABLE',
    text: 'There is no way to the network of the host. Check the network, the firewall and http.proxy.',
  },
  {
    code: 'CONNECT_TIMEOUT',
    advice: 'CONNECT_TIMEOUT',
    text: 'Nobody answered: most often a firewall drops the packets. Have it opened, or give http.proxy.',
  },
  {
    code: 'TLS_FAILURE',
    advice: 'TLS_FAILURE',
    text: 'The certificate is not trusted, or somebody stands between: give the CA of an inspecting proxy as http.tls.ca or NODE_EXTRA_CA_CERTS, and check the host name.',
  },
  {
    code: 'PROXY_UNREACHABLE',
    advice: 'PROXY_UNREACHABLE',
    text: 'Check host and port of http.proxy. Hosts that need no proxy go into http.noProxy.',
  },
  {
    code: 'PROXY_REFUSED',
    advice: 'PROXY_REFUSED',
    text: 'The proxy lets nobody through to this host and port. Have it allowed, or name the host in http.noProxy if there is a direct way.',
  },
  {
    code: 'PROXY_AUTHENTICATION',
    advice: 'PROXY_AUTHENTICATION',
    text: 'The proxy wants a user and a password: http.proxy: http://user:password@host:port.',
  },
  {
    code: 'HTTP_407',
    advice: 'PROXY_AUTHENTICATION',
    text: 'The proxy wants a user and a password: http.proxy: http://user:password@host:port.',
  },
  {
    code: 'HTML_RESPONSE',
    advice: 'HTML_RESPONSE',
    text: 'A web page came instead of the API: a proxy, a maintenance page, or a host that serves pages. Use login.salesforce.com, test.salesforce.com or the My Domain URL.',
  },
  {
    code: 'REDIRECTED',
    advice: 'REDIRECTED',
    text: 'Use the host that the message names as the login or instance URL; nothing secret is sent to a host that was not named.',
  },
  { code: 'VERSION_NOT_SERVED', advice: 'VERSION_NOT_SERVED', text: 'Pin a version that the org serves; supportedVersions() lists them.' },
];

/**
 * What to do about a code and a message of a server: the fault of a login, an OAuth error, an error of the Bulk API. undefined where there is
 * nothing to say beyond the message.
 */
export function adviceFor(code: string, message = ''): Advice | undefined {
  const rule = ruleFor(code, message);
  return rule === undefined ? undefined : { code: rule.advice, text: rule.text, doc: `docs/auth.md#${rule.advice.toLowerCase()}` };
}

/** The rules as rows of a table for the documentation: what servers say, the name of the advice, and its text. */
export function adviceTable(): readonly (readonly [said: string, advice: string, text: string])[] {
  const named = [...new Set(RULES.map(({ advice }) => advice))];
  return named.map((advice) => {
    const rules = RULES.filter((rule) => rule.advice === advice);
    const said = rules.map(({ code, match }) => (match === undefined ? code : `${code}: … ${match.source.replaceAll('\\', '')} …`));
    return [said.join(', '), advice, [...new Set(rules.map(({ text }) => text))].join(' ')];
  });
}

/** Whether the same credential may be let in a little later. */
export function mayPass(code: string, message: string): boolean {
  return ruleFor(code, message)?.passes === true;
}

/** Whether it was the credential itself that was refused, and not what the org allows. */
export function refusesCredential(code: string, message: string): boolean {
  return ruleFor(code, message)?.isCredential === true;
}

function ruleFor(code: string, message: string): Rule | undefined {
  return RULES.find((rule) => rule.code === code && (rule.match === undefined || rule.match.test(message)));
}
