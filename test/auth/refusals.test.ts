import { generateKeyPairSync } from 'node:crypto';
import {
  type AuthError,
  accessToken,
  adviceFor,
  authorizationCode,
  authorizationUrl,
  clientCredentials,
  connect,
  explainOAuthError,
  jwtBearer,
  refreshToken,
  requestToken,
  soapLogin,
  usernamePassword,
} from 'forcewire';
import type { ConnectedAppDefinition, LocalOrg, OrgSettingsInput, UserDefinition } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { describe, expect, test } from 'vitest';
import { connected, countLogins, failureOf, whoAmI, withOrg } from './with-org.ts';

const REDIRECT = 'http://localhost:1717/OauthRedirect';
const INVALID = 'Invalid username, password, security token; or user locked out.';
const rsa = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const ADA = { username: 'ada@example.com', password: 'secret', securityToken: '' };
const ELSEWHERE = [{ start: '10.0.0.1', end: '10.0.0.9' }];
/** Three in the night, when nobody may log in. */
const NIGHT = new Date('2024-06-21T03:00:00Z');

/** What is expected of a refusal: code and message of the server, the code of the advice, and words that the advice cannot do without. */
type Expected = readonly [code: string, message: string | RegExp, advice: string, ...words: string[]];

async function expectRefusal(run: Promise<unknown>, [code, message, adviceCode, ...words]: Expected): Promise<void> {
  const error: AuthError = await failureOf(run);
  expect([error.name, error.code, error.adviceCode]).toEqual(['AuthError', code, adviceCode]);
  expect(error.message).toMatch(message);
  for (const word of words) expect(error.advice).toContain(word);
  expect(error.doc).toBe(`docs/auth.md#${adviceCode.toLowerCase()}`);
  expect(error.toJSON()).toMatchObject({ code, adviceCode, advice: error.advice, doc: error.doc });
}

describe('SOAP login()', () => {
  const CASES: Readonly<
    Record<string, { user?: Partial<UserDefinition>; login?: OrgSettingsInput['login']; given?: object; fault?: string; is: Expected }>
  > = {
    'a wrong password': {
      given: { password: 'wrong' },
      is: ['INVALID_LOGIN', INVALID, 'WRONG_CREDENTIALS', 'security token', 'login history'],
    },
    'a sandbox suffix that is wrong': {
      given: { username: 'ada@example.com.uat' },
      is: ['INVALID_LOGIN', INVALID, 'WRONG_CREDENTIALS', 'sandbox', 'test.salesforce.com'],
    },
    'an inactive user': { user: { fields: { IsActive: 'false' } }, is: ['INVALID_LOGIN', INVALID, 'WRONG_CREDENTIALS', 'inactive'] },
    'MFA for API logins': {
      user: { mfaForApiLogins: true },
      is: ['INVALID_LOGIN', INVALID, 'WRONG_CREDENTIALS', 'Multi-Factor Authentication for API Logins'],
    },
    'single sign-on': { user: { singleSignOn: true }, is: ['INVALID_LOGIN', INVALID, 'WRONG_CREDENTIALS', 'single sign-on'] },
    'single sign-on that is down': {
      user: { singleSignOn: true },
      login: { singleSignOnServiceUp: false },
      is: ['SSO_SERVICE_DOWN', '', 'SINGLE_SIGN_ON_DOWN', 'later'],
    },
    'no security token': {
      user: { securityToken: 'TOKEN' },
      is: ['LOGIN_MUST_USE_SECURITY_TOKEN', 'new location', 'SECURITY_TOKEN_MISSING', 'Reset My Security Token', 'trusted'],
    },
    'an address that is not allowed': {
      user: { loginRanges: ELSEWHERE },
      is: ['LOGIN_DURING_RESTRICTED_DOMAIN', 'cannot log in from current domain', 'IP_RESTRICTED', 'login ranges', 'address'],
    },
    'an hour that is not allowed': {
      user: { loginHours: [8, 18] },
      is: ['LOGIN_DURING_RESTRICTED_TIME', '', 'LOGIN_HOURS', 'login hours'],
    },
    'a password that has expired': {
      user: { passwordExpired: true },
      is: ['PASSWORD_EXPIRED', 'ada@example.com', 'PASSWORD_EXPIRED', 'setPassword'],
    },
    'login() that is switched off': {
      login: { soapLoginEnabled: false },
      is: ['INVALID_OPERATION', 'disabled by default in this org', 'SOAP_LOGIN_DISABLED', 'OAuth', "Summer '27"],
    },
    'Use Any API Auth': { login: { anyApiAuthRequired: true }, is: ['INSUFFICIENT_ACCESS', '', 'USE_ANY_API_AUTH', '"Use Any API Auth"'] },
    'an edition without the API': {
      login: { apiEnabled: false },
      is: ['API_DISABLED_FOR_ORG', 'API is not enabled for this Organization', 'API_NOT_IN_EDITION', 'edition', 'Enterprise'],
    },
    'a user without the API': {
      user: { apiEnabled: false },
      is: ['API_CURRENTLY_DISABLED', 'API is disabled for this User', 'API_NOT_ENABLED', '"API Enabled"'],
    },
    'a trial that has expired': { login: { state: 'trialExpired' }, is: ['TRIAL_EXPIRED', '', 'TRIAL_EXPIRED', 'trial'] },
    'an org that is locked': { login: { state: 'locked' }, is: ['ORG_LOCKED', '', 'ORG_LOCKED', 'locked'] },
    'an org that is not available': { login: { state: 'unavailable' }, is: ['SERVER_UNAVAILABLE', '', 'SERVER_UNAVAILABLE', 'again'] },
    'too many logins': {
      login: { loginsPerHour: 0 },
      is: ['INVALID_LOGIN', 'login rate exceeded', 'LOGIN_RATE_EXCEEDED', '3,600', 'sessionStore'],
    },
    // What no setting of the local org stands for, as a fault on demand.
    'a device to be verified': { fault: 'LOGIN_CHALLENGE_ISSUED', is: ['LOGIN_CHALLENGE_ISSUED', '', 'DEVICE_VERIFICATION', 'browser'] },
    'a device being verified': { fault: 'LOGIN_CHALLENGE_PENDING', is: ['LOGIN_CHALLENGE_PENDING', '', 'DEVICE_VERIFICATION', 'browser'] },
    'a client certificate': {
      fault: 'MUTUAL_AUTHENTICATION_FAILED',
      is: ['MUTUAL_AUTHENTICATION_FAILED', '', 'CLIENT_CERTIFICATE', 'http.tls', '8443'],
    },
    'the API switched off for a while': {
      fault: 'API_CURRENTLY_DISABLED',
      is: ['API_CURRENTLY_DISABLED', '', 'API_CURRENTLY_DISABLED', 'again'],
    },
    'the limit of calls': { fault: 'REQUEST_LIMIT_EXCEEDED', is: ['REQUEST_LIMIT_EXCEEDED', '', 'REQUEST_LIMIT_EXCEEDED', '24 hours'] },
    'a mistake of the server': { fault: 'UNKNOWN_EXCEPTION', is: ['UNKNOWN_EXCEPTION', '', 'SERVER_UNAVAILABLE', 'again'] },
    'a code that nobody knows yet': { fault: 'QUANTUM_FAILURE', is: ['QUANTUM_FAILURE', '', 'QUANTUM_FAILURE', 'administrator'] },
  };

  test.each(Object.entries(CASES))('%s', async (_, { user, login, given, fault, is }) => {
    await withOrg(
      async (local) => {
        local.addUser({ ...ADA, ...user });
        if (fault !== undefined) local.faults.add({ kind: 'fault', exceptionCode: fault, on: { operation: 'login' } });
        await expectRefusal(
          connect({
            api: v62,
            auth: soapLogin({ ...ADA, securityToken: undefined, loginUrl: local.url, ...given }),
            retry: { attempts: 1 },
          }),
          is,
        );
        expect(countLogins(local)).toBe(1);
      },
      { startTime: NIGHT, settings: { login } },
    );
  });

  test('a user who is locked out', async () => {
    await withOrg(async (local) => {
      local.settings.login.maxFailures = 1;
      local.addUser(ADA);
      const log = (password: string) => connect({ api: v62, auth: soapLogin({ ...ADA, password, loginUrl: local.url }) });
      await failureOf(log('wrong'));
      await expectRefusal(log('secret'), ['PASSWORD_LOCKOUT', '', 'LOCKED_OUT', '15 minutes', 'unlock']);
    });
  });
});

describe('OAuth', () => {
  type Local = { local: LocalOrg; client: { clientId: string; clientSecret: string; loginUrl: string } };
  const password = ({ client }: Local, more: object = {}) => usernamePassword({ ...ADA, ...client, ...more });
  const machine = ({ client }: Local, more: object = {}) => clientCredentials({ ...client, ...more });
  const assertion = ({ client }: Local, more: object = {}) =>
    jwtBearer({ clientId: client.clientId, loginUrl: client.loginUrl, username: ADA.username, privateKey: rsa.privateKey, ...more });
  const code = ({ client }: Local, more: object = {}) => authorizationCode({ ...client, code: 'aPrx', redirectUri: REDIRECT, ...more });
  async function newCode({ client }: Local) {
    const { url, codeVerifier } = authorizationUrl({ ...client, redirectUri: REDIRECT });
    const { location } = await visit(url);
    return { code: location.get('code')!, codeVerifier };
  }

  const CASES: Readonly<
    Record<
      string,
      {
        user?: Partial<UserDefinition>;
        app?: ConnectedAppDefinition;
        settings?: OrgSettingsInput;
        /** What happens between the setting up and the login. */
        first?: (at: Local) => unknown;
        way: (at: Local, made: any) => Parameters<typeof requestToken>[0];
        is: Expected;
      }
    >
  > = {
    'a wrong password': {
      way: (at) => password(at, { password: 'wrong' }),
      is: ['invalid_grant', 'authentication failure - Invalid Password', 'PASSWORD_FLOW_REFUSED', 'password'],
    },
    'the password flow where it is blocked': {
      settings: { oauth: { usernamePasswordFlow: false } },
      way: password,
      is: ['invalid_grant', /^authentication failure$/, 'PASSWORD_FLOW_REFUSED', 'blocks', "Summer '23", 'clientCredentials'],
    },
    'a password without its token': {
      user: { securityToken: 'TOKEN' },
      way: password,
      is: ['invalid_grant', 'security token required', 'SECURITY_TOKEN_MISSING', 'securityToken'],
    },
    'a wrong client secret': {
      way: (at) => machine(at, { clientSecret: 'wrong' }),
      is: ['invalid_client', 'invalid client credentials', 'WRONG_CLIENT_SECRET', 'secret'],
    },
    'an app that nobody knows': {
      way: (at) => machine(at, { clientId: '3MVG9nobody' }),
      is: ['invalid_client_id', 'client identifier invalid', 'UNKNOWN_APP', 'client id', 'host'],
    },
    'an app that is not active yet': {
      app: { activeAfterMinutes: 5 },
      way: machine,
      is: ['invalid_client_id', 'client identifier invalid', 'UNKNOWN_APP', 'two to ten minutes'],
    },
    'an app that is not installed': {
      app: { installed: false },
      way: machine,
      is: ['invalid_client', 'app must be installed into org', 'APP_NOT_INSTALLED', 'install', '"Approve Uninstalled Connected Apps"'],
    },
    'an app that is not installed, with API Access Control': {
      app: { installed: false },
      user: { approveUninstalledApps: true },
      settings: { oauth: { apiAccessControl: true } },
      way: machine,
      is: ['invalid_client', 'app must be installed into org', 'APP_NOT_INSTALLED', '"Use Any API Client"'],
    },
    'no Run-As user': {
      app: { runAs: null },
      way: machine,
      is: ['invalid_grant', 'no client credentials user enabled', 'NO_RUN_AS_USER', 'Run-As'],
    },
    'client credentials at a login host': {
      settings: { oauth: { isLoginHost: true } },
      way: machine,
      is: ['invalid_grant', 'request not supported on this domain', 'MY_DOMAIN_REQUIRED', 'My Domain'],
    },
    'an address that is not allowed': {
      user: { loginRanges: ELSEWHERE },
      way: machine,
      is: ['invalid_grant', 'ip restricted', 'IP_RESTRICTED', 'address'],
    },
    'an hour that is not allowed': {
      user: { loginHours: [8, 18] },
      way: machine,
      is: ['invalid_grant', 'invalid login hours', 'LOGIN_HOURS', 'login hours'],
    },
    'an inactive user': {
      user: { fields: { IsActive: 'false' } },
      way: machine,
      is: ['invalid_grant', 'inactive user', 'INACTIVE_USER', 'activate'],
    },
    'too many logins': {
      settings: { login: { loginsPerHour: 0 } },
      way: machine,
      is: ['rate_limit_exceeded', 'login rate exceeded', 'LOGIN_RATE_EXCEEDED', '3,600'],
    },
    'an org that is not available': {
      settings: { login: { state: 'unavailable' } },
      way: machine,
      is: ['server_error', '', 'SERVER_UNAVAILABLE', 'again'],
    },
    'a user whom nobody permitted': {
      app: { permittedUsers: [] },
      way: assertion,
      is: ['invalid_app_access', 'user is not admin approved to access this app', 'USER_NOT_PERMITTED', 'permission set'],
    },
    'a user who has not approved the app': {
      app: { permittedBy: 'user' },
      way: assertion,
      is: ['invalid_grant', "user hasn't approved this consumer", 'USER_NOT_APPROVED', 'pre-authorized'],
    },
    'an audience of another server': {
      way: (at) => assertion(at, { audience: 'https://elsewhere.example' }),
      is: ['invalid_grant', 'Audience validation failed', 'WRONG_AUDIENCE', 'https://test.salesforce.com'],
    },
    'a key of another certificate': {
      app: {},
      way: (at) => assertion(at, { privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey }),
      is: ['invalid_grant', 'invalid assertion', 'INVALID_ASSERTION', 'certificate', 'clock'],
    },
    'a flow that is switched off': {
      app: { flows: ['clientCredentials'] },
      way: assertion,
      is: ['unsupported_grant_type', 'grant type not supported', 'FLOW_NOT_ENABLED', 'flow'],
    },
    'a refresh token that was revoked': {
      way: ({ client }) => refreshToken({ ...client, refreshToken: '5Aep861gone' }),
      is: ['invalid_grant', 'expired access/refresh token', 'REFRESH_TOKEN_EXPIRED', 'authorize again', 'five'],
    },
    'a code that was never given': { way: code, is: ['invalid_grant', 'invalid authorization code', 'CODE_USED_OR_EXPIRED', 'once'] },
    'a code that comes late': {
      first: async (at) => {
        const made = await newCode(at);
        await at.local.clock.advance(16 * 60_000);
        return made;
      },
      way: (at, made) => code(at, made),
      is: ['invalid_grant', 'expired authorization code', 'CODE_USED_OR_EXPIRED', 'fifteen minutes'],
    },
    'a verifier of another code': {
      first: newCode,
      way: (at, made) => code(at, { ...made, codeVerifier: 'x'.repeat(43) }),
      is: ['invalid_grant', 'invalid code verifier', 'WRONG_CODE_VERIFIER', 'codeVerifier'],
    },
    'another redirect URI': {
      first: newCode,
      way: (at, made) => code(at, { ...made, redirectUri: `${REDIRECT}/` }),
      is: ['redirect_uri_mismatch', 'redirect_uri must match configuration', 'REDIRECT_URI_MISMATCH', 'letter by letter'],
    },
  };

  test.each(Object.entries(CASES))('%s', async (_, { user, app, settings, first, way, is }) => {
    await withOrg(
      async (local) => {
        local.addUser({ ...ADA, ...user });
        const made = local.addConnectedApp({ runAs: ADA.username, certificate: rsa.publicKey, ...app });
        const at = { local, client: { ...made, loginUrl: local.url } };
        const before = await first?.(at);
        await expectRefusal(requestToken(way(at, before)), is);
      },
      { startTime: NIGHT, settings },
    );
  });

  /** Where the page sends the browser, or what it shows. */
  async function visit(url: URL, init: RequestInit = {}): Promise<{ location: URLSearchParams; path: string }> {
    const response = await fetch(url, { redirect: 'manual', ...init });
    const location = response.headers.get('location');
    const query = location === null ? await response.text() : new URL(location).search;
    return { location: new URLSearchParams(query), path: location === null ? url.pathname : new URL(location).pathname };
  }

  const PAGES: Readonly<
    Record<string, { app?: ConnectedAppDefinition; settings?: OrgSettingsInput; change?: (url: URL) => void; deny?: boolean; is: Expected }>
  > = {
    'an app that is not installed': {
      app: { installed: false },
      is: [
        'OAUTH_APPROVAL_ERROR_GENERIC',
        'An unexpected error has occurred during authentication',
        'APP_NOT_INSTALLED',
        'install',
        '"Approve Uninstalled Connected Apps"',
        '"Use Any API Client"',
      ],
    },
    'an app that is not installed, with API Access Control': {
      app: { installed: false },
      settings: { oauth: { apiAccessControl: true } },
      is: ['invalid_client', 'app must be installed into org', 'APP_NOT_INSTALLED', '"Use Any API Client"'],
    },
    'a user whom nobody permitted': {
      app: { permittedUsers: [] },
      is: ['OAUTH_APP_ACCESS_DENIED', 'not admin approved', 'USER_NOT_PERMITTED', 'profile'],
    },
    'a user who says no': {
      settings: { oauth: { approval: 'page' } },
      deny: true,
      is: ['access_denied', 'end-user denied authorization', 'ACCESS_DENIED', 'Deny'],
    },
    'a scope that the app does not have': {
      change: (url) => url.searchParams.set('scope', 'sfap_api'),
      is: ['invalid_scope', '', 'SCOPE_NOT_ALLOWED', 'api'],
    },
    'no PKCE where it is required': {
      app: { pkceRequired: true },
      change: (url) => url.searchParams.delete('code_challenge'),
      is: ['invalid_request', 'missing required code challenge', 'PKCE_REQUIRED', 'authorizationUrl'],
    },
    'a redirect URI of nobody': {
      app: { callbackUrls: ['https://app.example/callback'] },
      is: ['redirect_uri_mismatch', 'redirect_uri must match configuration', 'REDIRECT_URI_MISMATCH', 'callback'],
    },
  };

  test.each(Object.entries(PAGES))('at the authorization page: %s', async (_, { app, settings, change, deny, is }) => {
    await withOrg(
      async (local) => {
        const { clientId } = local.addConnectedApp(app);
        const { url } = authorizationUrl({ clientId, loginUrl: local.url, redirectUri: REDIRECT });
        change?.(url);
        const init = deny === true ? { method: 'POST', body: new URLSearchParams([...url.searchParams, ['decision', 'deny']]) } : {};
        const { location } = await visit(deny === true ? new URL(url.pathname, url) : url, init);
        await expectRefusal(Promise.reject(explainOAuthError(location.get('error')!, location.get('error_description') ?? undefined)), is);
      },
      { settings },
    );
  });
});

describe('a session that is no use', () => {
  test.each([
    ['of high assurance', { highAssurance: true }, {}],
    ['of a token without the scope api', {}, { scopes: ['id', 'refresh_token'] }],
  ] as const)('%s is refused once, with the reason; no other is asked for', async (_, user, app) => {
    await withOrg(async (local) => {
      local.addUser({ ...ADA, ...user });
      const { clientId, clientSecret } = local.addConnectedApp({ runAs: ADA.username, ...app });
      const auth = clientCredentials({ clientId, clientSecret, loginUrl: local.url });
      await expectRefusal(connected(auth, whoAmI), [
        'INVALID_SESSION_ID',
        'not valid for use with the API',
        'SESSION_NOT_FOR_API',
        '"api"',
        'high-assurance',
      ]);
      expect(countLogins(local)).toBe(1);
    });
  });

  test('a JWT that somebody else got is a connection for other APIs: it is known whose it is, SOAP never sees it, and it can be ended', async () => {
    await withOrg(async (local) => {
      const { clientId, clientSecret } = local.addConnectedApp({ tokenFormat: 'jwt' });
      const { access_token: token, id } = await requestToken(clientCredentials({ clientId, clientSecret, loginUrl: local.url }));
      const org = await connect({ api: v62, auth: accessToken({ accessToken: token, instanceUrl: local.url }) });
      expect(id).toBe(`${local.url}/id/${org.organizationId}/${org.userId}`);
      await expectRefusal(whoAmI(org), ['JWT_TOKEN', 'JWT', 'JWT_TOKEN', 'Bulk API 2.0']);
      await org.logout();
      expect(local.requests.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
        'oauth.token 200',
        'oauth.userinfo 200',
        'rest.versions 200',
        'oauth.revoke 200',
      ]);
    });
  });

  test('a JWT is refused before SOAP sees it', async () => {
    await withOrg(async (local) => {
      const { clientId, clientSecret } = local.addConnectedApp({ tokenFormat: 'jwt' });
      const auth = clientCredentials({ clientId, clientSecret, loginUrl: local.url });
      await expectRefusal(connected(auth, whoAmI), ['JWT_TOKEN', 'JWT', 'JWT_TOKEN', 'Bulk API 2.0']);
      expect(local.requests.map(({ operation }) => operation)).toEqual(['oauth.token', 'rest.versions']);
    });
  });
});

test.each([
  [
    'an edition without it',
    'insert',
    { code: 'BULK_NOT_ENABLED', text: expect.stringContaining('"API Enabled"'), doc: 'docs/auth.md#bulk_not_enabled' },
  ],
  [
    'a hard delete that is not allowed',
    'hardDelete',
    {
      code: 'HARD_DELETE_NOT_ALLOWED',
      text: expect.stringContaining('"Bulk API Hard Delete"'),
      doc: 'docs/auth.md#hard_delete_not_allowed',
    },
  ],
])('Bulk that is not enabled has advice, though no session is at fault: %s', async (_, operation, advice) => {
  await withOrg(
    async (local) => {
      const { clientId, clientSecret } = local.credentials;
      const { access_token: session } = await requestToken(clientCredentials({ clientId, clientSecret, loginUrl: local.url }));
      if (operation === 'insert') local.settings.login.apiEnabled = false;
      const body = JSON.stringify({ operation, object: 'Account', contentType: 'CSV' });
      const headers = { 'content-type': 'application/json', 'x-sfdc-session': session };
      const response = await fetch(`${local.url}/services/async/62.0/job`, { method: 'POST', headers, body });
      const { exceptionCode, exceptionMessage } = (await response.json()) as { exceptionCode: string; exceptionMessage: string };
      expect(adviceFor(exceptionCode, exceptionMessage)).toEqual(advice);
    },
    { bulk: { hardDelete: false } },
  );
});
