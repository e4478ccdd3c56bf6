import { createHmac, generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';
import { askToken, authorize, errorOf, post, signAssertion, type TokenAnswer } from './oauth-call.ts';

const MINUTE = 60_000;
const REDIRECT = 'https://app.example.com/callback';
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const keys = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const certificate = keys.publicKey.export({ format: 'pem', type: 'spki' }).toString();
let org: LocalOrg;

beforeEach(async () => {
  org = await LocalOrg.start({ startTime: new Date('2024-06-21T12:00:00Z') });
});
afterEach(() => org.close());

const seconds = (): number => Math.floor(org.clock.now() / 1_000);

describe('the token endpoint', () => {
  it('answers no cache and no life time, and signs id and issued_at with the secret of the app', async () => {
    const { status, headers, json } = await askToken(org, { grant_type: 'client_credentials' });
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      'application/json;charset=UTF-8',
      'no-cache, no-store',
    ]);
    expect(Object.keys(json).sort()).toEqual([
      'access_token',
      'api_instance_url',
      'id',
      'instance_url',
      'issued_at',
      'scope',
      'signature',
      'token_type',
    ]);
    expect(json).toMatchObject({ instance_url: org.url, token_type: 'Bearer', issued_at: String(Date.parse('2024-06-21T12:00:00Z')) });
    expect(json.id).toMatch(new RegExp(`^${org.url}/id/00D\\w{15}/005\\w{15}$`));
    const signature = createHmac('sha256', org.credentials.clientSecret).update(`${json.id}${json.issued_at}`).digest('base64');
    expect(json.signature).toBe(signature);
  });

  it('takes the client by form or by HTTP Basic, escaped or not', async () => {
    const { clientId, clientSecret } = org.addConnectedApp({ clientId: 'a b', clientSecret: 'p:%w' });
    expect([clientId, clientSecret]).toEqual(['a b', 'p:%w']);
    const url = `${org.url}/services/oauth2/token`;
    const basic = (text: string): { authorization: string } => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
    const form = { grant_type: 'client_credentials' };
    expect((await post(url, { ...form, client_id: 'a b', client_secret: 'p:%w' })).status).toBe(200);
    expect((await post(url, form, basic('a+b:p%3A%25w'))).status).toBe(200);
    expect((await post(url, form, basic('a b:p:%w'))).status).toBe(200);
    expect(await errorOf(post(url, form, basic('a b:wrong')))).toBe('400 invalid_client: invalid client credentials');
    expect(await errorOf(post(url, form))).toBe('400 invalid_client_id: client identifier invalid');
  });

  it('answers as form or XML to those who ask for it, errors too', async () => {
    const form = await askToken(org, { grant_type: 'client_credentials', format: 'urlencoded' });
    expect(form.headers.get('content-type')).toMatch(/^application\/x-www-form-urlencoded/);
    expect(new URLSearchParams(form.text).get('instance_url')).toBe(org.url);
    const xml = await askToken(org, { grant_type: 'client_credentials' }, { accept: 'application/xml' });
    expect(xml.text).toContain(`<instance_url>${org.url}</instance_url>`);
    const error = await askToken(org, { grant_type: 'nothing', format: 'urlencoded' });
    expect(error.text).toBe('error=unsupported_grant_type&error_description=grant+type+not+supported');
  });

  it.each(['', 'device', 'urn:ietf:params:oauth:grant-type:saml2-bearer', 'urn:ietf:params:oauth:grant-type:token-exchange', 'toString'])(
    'does not know the grant "%s"',
    async (grant_type) => {
      expect(await errorOf(askToken(org, { grant_type }))).toBe('400 unsupported_grant_type: grant type not supported');
    },
  );

  it('wants a POST', async () => {
    const response = await fetch(`${org.url}/services/oauth2/token?grant_type=client_credentials`);
    expect([response.status, await response.json()]).toEqual([400, { error: 'invalid_request', error_description: 'must use HTTP POST' }]);
  });

  it('follows settings that were given at the start, and refuses apps that cannot be', async () => {
    await using other = await LocalOrg.start({ settings: { oauth: { isLoginHost: true }, login: { sessionSeconds: 900 } } });
    expect([other.settings.login.sessionSeconds, other.settings.login.maxFailures]).toEqual([900, 10]);
    expect(await errorOf(askToken(other, { grant_type: 'client_credentials' }))).toMatch('request not supported on this domain');
    const { clientId } = org.credentials;
    expect(() => org.addConnectedApp({ clientId })).toThrow(TypeError);
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'pem', type: 'spki' }).toString();
    for (const wrong of ['', 'no certificate', ec]) expect(() => org.addConnectedApp({ certificate: wrong })).toThrow(TypeError);
    expect(() => org.changeConnectedApp('nobody', {})).toThrow('The local org has no connected app nobody.');
  });

  it('knows an app only some minutes after it was made', async () => {
    const app = org.addConnectedApp({ activeAfterMinutes: 10 });
    const form = { grant_type: 'client_credentials', client_id: app.clientId, client_secret: app.clientSecret };
    expect(await errorOf(askToken(org, form))).toBe('400 invalid_client_id: client identifier invalid');
    await org.clock.advance(10 * MINUTE);
    expect((await askToken(org, form)).status).toBe(200);
  });
});

describe('client credentials', () => {
  const ask = (form: Record<string, string> = {}): Promise<TokenAnswer> => askToken(org, { grant_type: 'client_credentials', ...form });

  it('act as the Run-As user, without a refresh token', async () => {
    const { username, userId } = org.addUser({ username: 'robot@example.com' });
    org.changeConnectedApp(org.credentials.clientId, { runAs: username });
    const { json } = await ask({ scope: 'api refresh_token' });
    expect([json.id?.endsWith(userId), json.scope, json.refresh_token]).toEqual([true, 'api', undefined]);
  });

  it('are refused without a Run-As user, with the flow off, at the login host, with a wrong secret or scope', async () => {
    const { clientId } = org.credentials;
    org.changeConnectedApp(clientId, { runAs: null });
    expect(await errorOf(ask())).toBe('400 invalid_grant: no client credentials user enabled');
    org.changeConnectedApp(clientId, { runAs: undefined, flows: ['jwtBearer'] });
    expect(await errorOf(ask())).toBe('400 invalid_grant: no client credentials user enabled');
    org.changeConnectedApp(clientId, { flows: undefined });
    expect(await errorOf(ask({ client_secret: 'wrong' }))).toBe('400 invalid_client: invalid client credentials');
    expect(await errorOf(ask({ scope: 'api chatter_api' }))).toBe('400 invalid_scope: the requested scope is not allowed');
    org.settings.oauth.isLoginHost = true;
    expect(await errorOf(ask())).toBe('400 invalid_grant: request not supported on this domain');
  });
});

describe('JWT bearer', () => {
  let claims: Record<string, unknown>;
  beforeEach(() => {
    org.changeConnectedApp(org.credentials.clientId, { certificate });
    claims = { iss: org.credentials.clientId, sub: org.credentials.username, aud: 'https://login.salesforce.com', exp: seconds() + 180 };
  });
  const ask = (more: object = {}, header?: object): Promise<TokenAnswer> =>
    post(`${org.url}/services/oauth2/token`, {
      grant_type: JWT_BEARER,
      assertion: signAssertion({ ...claims, ...more }, keys.privateKey, header),
    });

  it('needs no secret, and answers neither a refresh token nor a signature', async () => {
    const { status, json } = await ask();
    expect([status, Object.keys(json).sort()]).toEqual([200, ['access_token', 'id', 'instance_url', 'scope', 'token_type']]);
    expect((await ask({ sub: undefined, prn: org.credentials.username })).status).toBe(200);
    expect((await ask({ aud: org.url })).status).toBe(200);
    expect((await ask({ aud: ['https://test.salesforce.com'] })).status).toBe(200);
  });

  it('verifies the signature with the certificate of the app', async () => {
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;
    const url = `${org.url}/services/oauth2/token`;
    const refused = '400 invalid_grant: invalid assertion';
    const withAssertion = (assertion: string): Promise<string> => errorOf(post(url, { grant_type: JWT_BEARER, assertion }));
    expect(await withAssertion(signAssertion(claims, stranger))).toBe(refused);
    const [head, , tail] = signAssertion(claims, keys.privateKey).split('.');
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'else@example.com' })).toString('base64url');
    expect(await withAssertion(`${head}.${forged}.${tail}`)).toBe(refused);
    for (const broken of ['', 'a.b.c', `${head}.${forged}.`, `${head}.${forged}`]) expect(await withAssertion(broken)).toBe(refused);
    expect(await errorOf(ask({}, { alg: 'none' }))).toBe(refused);
    org.changeConnectedApp(org.credentials.clientId, { certificate: undefined });
    expect(await errorOf(ask())).toBe(refused);
  });

  it('checks issuer, audience, time and user', async () => {
    const cases: [object, string][] = [
      [{ iss: 'nobody' }, '400 invalid_client_id: client identifier invalid'],
      [{ aud: 'https://elsewhere.example.com' }, '400 invalid_grant: Audience validation failed'],
      [{ aud: `${org.url}/services/oauth2/token` }, '400 invalid_grant: Audience validation failed'],
      [{ aud: undefined }, '400 invalid_grant: audience is invalid'],
      [{ exp: seconds() + 301 }, '400 invalid_grant: invalid assertion'],
      [{ exp: seconds() }, '400 invalid_grant: expired authorization code'],
      [{ exp: undefined }, '400 invalid_grant: invalid assertion'],
      [{ sub: 'nobody@example.com' }, "400 invalid_grant: user hasn't approved this consumer"],
    ];
    for (const [more, expected] of cases) expect(await errorOf(ask(more))).toBe(expected);
    expect((await ask({ exp: seconds() + 300 })).status).toBe(200);
  });

  it('is for users whom the administrator permitted, or who approved the app themselves', async () => {
    const { clientId, username } = org.credentials;
    org.changeConnectedApp(clientId, { permittedUsers: ['else@example.com'] });
    expect(await errorOf(ask())).toBe('400 invalid_app_access: user is not admin approved to access this app');
    org.changeConnectedApp(clientId, { permittedUsers: [username.toUpperCase()] });
    expect((await ask()).status).toBe(200);
    org.changeConnectedApp(clientId, { permittedBy: 'user' });
    expect(await errorOf(ask())).toBe("400 invalid_grant: user hasn't approved this consumer");
    await authorize(org, { redirect_uri: REDIRECT });
    expect((await ask()).status).toBe(200);
  });

  it('lets nobody in whom the org would not', async () => {
    const { username } = org.addUser({ username: 'one@example.com', loginHours: [8, 12] });
    expect(await errorOf(ask({ sub: username }))).toBe('400 invalid_grant: invalid login hours');
    org.changeUser(username, { loginHours: undefined, loginRanges: [{ start: '10.0.0.1', end: '10.0.0.2' }] });
    expect(await errorOf(ask({ sub: username }))).toBe('400 invalid_grant: ip restricted');
    org.addUser({ username: 'gone@example.com', fields: { IsActive: 'false' } });
    expect(await errorOf(ask({ sub: 'gone@example.com' }))).toBe('400 invalid_grant: inactive user');
    org.settings.login.loginsPerHour = 0;
    expect(await errorOf(ask())).toBe('400 rate_limit_exceeded: login rate exceeded');
    org.settings.login.state = 'unavailable';
    expect(await errorOf(ask())).toMatch(/^503 server_error: /);
  });
});

describe('apps that are not installed', () => {
  const ask = (): Promise<TokenAnswer> => askToken(org, { grant_type: 'client_credentials' });

  it('are for users who may approve them', async () => {
    org.changeConnectedApp(org.credentials.clientId, { installed: false });
    expect(await errorOf(ask())).toBe('400 invalid_client: app must be installed into org');
    org.changeUser(org.credentials.username, { approveUninstalledApps: true });
    expect((await ask()).status).toBe(200);
  });

  it('are for users with "Use Any API Client" alone where the org has API Access Control', async () => {
    org.settings.oauth.apiAccessControl = true;
    org.changeConnectedApp(org.credentials.clientId, { installed: false });
    org.changeUser(org.credentials.username, { approveUninstalledApps: true });
    expect(await errorOf(ask())).toBe('400 invalid_client: app must be installed into org');
    org.changeUser(org.credentials.username, { anyApiClient: true });
    expect((await ask()).status).toBe(200);
  });
});

describe('username and password', () => {
  const ask = (username: string, password: string): Promise<TokenAnswer> => askToken(org, { grant_type: 'password', username, password });

  it('takes the password as it is, with the security token after it', async () => {
    const password = ' p£ss+%&=é👍 ';
    const { username } = org.addUser({ username: 'one@example.com', password, securityToken: 'TOKEN' });
    expect((await ask(username, `${password}TOKEN`)).status).toBe(200);
    expect(await errorOf(ask(username, password))).toBe('400 invalid_grant: authentication failure - Failed: API security token required');
    expect(await errorOf(ask(username, password.trim()))).toBe('400 invalid_grant: authentication failure - Invalid Password');
    expect(await errorOf(ask('nobody@example.com', password))).toBe('400 invalid_grant: authentication failure');
  });

  it('counts towards the same lock-out as SOAP', async () => {
    org.settings.login.maxFailures = 1;
    const { username, password, securityToken } = org.credentials;
    await ask(username, 'wrong');
    expect(await errorOf(ask(username, password + securityToken))).toBe('400 invalid_grant: authentication failure');
  });

  it('is refused where the org blocks it, or the app', async () => {
    const { clientId, username, password, securityToken } = org.credentials;
    org.settings.oauth.usernamePasswordFlow = false;
    expect(await errorOf(ask(username, password + securityToken))).toBe('400 invalid_grant: authentication failure');
    org.settings.oauth.usernamePasswordFlow = true;
    org.changeConnectedApp(clientId, { flows: ['clientCredentials'] });
    expect(await errorOf(ask(username, password + securityToken))).toBe('400 invalid_grant: authentication failure');
    expect(await errorOf(askToken(org, { grant_type: 'password', username }))).toBe(
      '400 invalid_request: missing required parameter: password',
    );
  });
});
