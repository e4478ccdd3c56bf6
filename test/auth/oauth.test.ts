import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  accessToken,
  authorizationCode,
  authorizationUrl,
  clientCredentials,
  connect,
  jwtBearer,
  refreshToken,
  requestToken,
  type TokenAnswer,
  usernamePassword,
} from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { v66 } from 'forcewire/v66';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionOf } from '../../src/auth/oauth/token-answer.ts';
import { type Arrived, asSalesforce } from './as-salesforce.ts';
import { connected, countLogins, failureOf, whoAmI, withOrg } from './with-org.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const REDIRECT = 'http://localhost:1717/OauthRedirect';
const rsa = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const ada = { username: 'ada@example.com', password: 'Se cret1', securityToken: 'TOKEN' };

let local: LocalOrg;
let client: { clientId: string; clientSecret: string; loginUrl: string };

beforeAll(async () => {
  local = await LocalOrg.start();
  local.addUser(ada);
  const { clientId, clientSecret } = local.addConnectedApp({ runAs: ada.username, certificate: rsa.publicKey });
  client = { clientId, clientSecret, loginUrl: local.url };
});
afterAll(() => local.close());

async function codeFor(url: URL, hint = ada.username): Promise<string> {
  url.searchParams.set('login_hint', hint);
  const response = await fetch(url, { redirect: 'manual' });
  return new URL(response.headers.get('location')!).searchParams.get('code')!;
}

async function newRefreshToken(of: LocalOrg = local, by = client): Promise<string> {
  const { url, codeVerifier } = authorizationUrl({ ...by, loginUrl: of.url, redirectUri: REDIRECT, scope: ['api', 'refresh_token'] });
  const code = await codeFor(url);
  const answer = await requestToken(authorizationCode({ ...by, loginUrl: of.url, code, redirectUri: REDIRECT, codeVerifier }));
  return answer.refresh_token!;
}

describe('each way to a token serves SOAP calls as the right user, at versions with and without login()', () => {
  const ways = {
    clientCredentials: async () => clientCredentials(client),
    jwtBearer: async () =>
      jwtBearer({ clientId: client.clientId, loginUrl: local.url, username: ada.username, privateKey: rsa.privateKey }),
    refreshToken: async () => refreshToken({ ...client, refreshToken: await newRefreshToken() }),
    authorizationCode: async () => {
      const { url, codeVerifier } = authorizationUrl({ ...client, redirectUri: REDIRECT });
      return authorizationCode({ ...client, code: await codeFor(url), redirectUri: REDIRECT, codeVerifier });
    },
    usernamePassword: async () => usernamePassword({ ...client, ...ada }),
    accessToken: async () =>
      accessToken({ accessToken: (await requestToken(clientCredentials(client))).access_token, instanceUrl: local.url }),
  };
  test.each(Object.entries(ways))('%s', async (_, way) => {
    for (const api of [v62, v66]) {
      const org = await connect({ api, auth: await way() });
      const info = await org.soap.getUserInfo();
      expect([info.userName, info.userId, info.organizationId]).toEqual([ada.username, org.userId, org.organizationId]);
      expect(org.instanceUrl.origin).toBe(local.url);
      await org.close();
    }
  });
});

test('the whole answer of the token endpoint is there, by a call of its own and by onToken before the session is used', async () => {
  const answer = await requestToken(clientCredentials(client));
  expect(answer).toMatchObject({ instance_url: local.url, token_type: 'Bearer', api_instance_url: local.url });
  expect(Object.keys(answer)).toEqual(expect.arrayContaining(['access_token', 'id', 'issued_at', 'signature', 'scope']));

  const told: TokenAnswer[] = [];
  const before = local.requests.length;
  const onToken = async (each: TokenAnswer): Promise<void> => {
    told.push(each);
    expect(local.requests.slice(before).map(({ operation }) => operation)).toEqual(['oauth.token']);
  };
  await connected(clientCredentials({ ...client, onToken }), whoAmI);
  expect(told).toHaveLength(1);
  await expect(requestToken(accessToken({ accessToken: 'x', instanceUrl: local.url }))).rejects.toThrow(TypeError);
});

// As real servers were recorded to answer, with the tokens replaced: keys differ between flows and years.
const RECORDED = {
  'client credentials of 2026, without an id': [
    { scope: 'sfap_api mcp_api api', api_instance_url: 'https://api.salesforce.com', token_type: 'Bearer' },
    ['', ''],
  ],
  'JWT bearer, without issued_at and signature': [
    { scope: 'web id api', id: 'https://login.salesforce.com/id/00D3h000007R1LuEAK/0053h000002xQ5sAAE', token_type: 'Bearer' },
    ['00D3h000007R1LuEAK', '0053h000002xQ5sAAE'],
  ],
  'a sandbox': [
    {
      id: 'https://test.salesforce.com/id/00Dn00000000YB8EAM/005n00000026666666',
      token_type: 'Bearer',
      issued_at: '1498150538789',
      signature: 's=',
    },
    ['00Dn00000000YB8EAM', '005n00000026666666'],
  ],
  'the oldest, with short ids and no type': [
    { id: 'https://login.salesforce.com/id/00Dx0000000BV7z/005x00000012Q9P', issued_at: '1278448832702', signature: 's=' },
    ['', ''],
  ],
} as const;

test.each(Object.entries(RECORDED))('an answer is read whatever keys it has: %s', (_, [keys, [organizationId, userId]]) => {
  const session = sessionOf({ access_token: '00D!x', instance_url: 'https://acme.my.salesforce.com', ...keys });
  // Who it is may be left open: connect() asks the server then.
  expect([session.sessionId, session.serverUrl.origin, session.organizationId, session.userId]).toEqual([
    '00D!x',
    'https://acme.my.salesforce.com',
    organizationId,
    userId,
  ]);
});

test('forms go as they are where requests are compressed: the token endpoint takes no gzip', async () => {
  // Long enough that an envelope of its length would be compressed.
  const clientSecret = 'secret '.repeat(300);
  const { clientId } = local.addConnectedApp({ runAs: ada.username, clientSecret });
  const auth = clientCredentials({ clientId, clientSecret, loginUrl: local.url });
  expect(await connected(auth, whoAmI, { http: { compressRequests: true } })).toBe(ada.username);
  const form = local.requests.findLast(({ operation }) => operation === 'oauth.token')!;
  expect([form.headers['content-encoding'], form.status]).toEqual([undefined, 200]);
});

describe('client credentials', () => {
  test.each(['https://login.salesforce.com', 'test.salesforce.com/'])('are not sent to %s, which does not serve them', async (loginUrl) => {
    const error = await failureOf(connect({ api: v62, auth: clientCredentials({ ...client, loginUrl }) }));
    expect(error).toMatchObject({ name: 'AuthError', code: 'MY_DOMAIN_REQUIRED', adviceCode: 'MY_DOMAIN_REQUIRED' });
    expect(error.advice).toContain('https://<name>.my.salesforce.com');
  });
});

describe('a JWT assertion', () => {
  const options = (more: object = {}) => ({
    clientId: client.clientId,
    loginUrl: local.url,
    username: ada.username,
    privateKey: rsa.privateKey,
    ...more,
  });

  test('is signed by a key of any form', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const passphrase = 'open sesame';
    const key = createPrivateKey(rsa.privateKey);
    const encrypted = key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase });
    const forms = [
      key,
      { key: encrypted, passphrase },
      async () => rsa.privateKey,
      rsa.privateKey.replaceAll('\n', '\\n'),
      key.export({ type: 'pkcs1', format: 'pem' }),
    ];
    for (const form of forms) expect(await connected(jwtBearer(options({ privateKey: form })), whoAmI)).toBe(ada.username);
    expect(await failureOf(connect({ api: v62, auth: jwtBearer(options({ privateKey })) }))).toMatchObject({
      code: 'invalid_grant',
      adviceCode: 'INVALID_ASSERTION',
    });
  });

  test.each([
    ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'],
    ['no key at all', 'hunter2'],
    ['a key of another kind', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey],
    ['a public key', rsa.publicKey],
  ])('needs an RSA private key: %s is refused, and not quoted', async (_, privateKey) => {
    const error = await failureOf(connect({ api: v62, auth: jwtBearer(options({ privateKey })) }));
    expect(error).toMatchObject({ name: 'AuthError', code: 'INVALID_PRIVATE_KEY' });
    expect(JSON.stringify(error) + error.stack).not.toMatch(/hunter2|MIIB/);
  });

  test.each([
    ['https://login.salesforce.com', 'https://login.salesforce.com'],
    ['https://test.salesforce.com', 'https://test.salesforce.com'],
    ['https://acme.my.salesforce.com', 'https://login.salesforce.com'],
    ['https://acme--uat.sandbox.my.salesforce.com', 'https://test.salesforce.com'],
    ['https://acme--uat.my.salesforce.com', 'https://test.salesforce.com'],
    ['https://acme.my.site.com', 'https://acme.my.site.com'],
  ])('that goes to %s is for %s, and lives for three minutes', async (loginUrl, audience) => {
    await asSalesforce(async (dispatcher, arrived) => {
      const now = Math.floor(Date.now() / 1_000);
      await requestToken(jwtBearer(options({ loginUrl })), { http: { dispatcher } });
      const [{ origin, form }] = arrived as [Arrived];
      const [header, claims] = form.assertion!.split('.').map((part) => Buffer.from(part, 'base64url').toString());
      expect([origin, form.grant_type]).toEqual([loginUrl, 'urn:ietf:params:oauth:grant-type:jwt-bearer']);
      expect(JSON.parse(header!)).toEqual({ alg: 'RS256' });
      expect(JSON.parse(claims!)).toEqual({ iss: client.clientId, sub: ada.username, aud: audience, exp: expect.any(Number) });
      const { exp } = JSON.parse(claims!) as { exp: number };
      expect(exp - now).toBeGreaterThanOrEqual(180);
      expect(exp - now).toBeLessThanOrEqual(240);
    });
  });

  test.skipIf(!hasOpenssl)('has a signature that OpenSSL verifies', async () => {
    await asSalesforce(async (dispatcher, arrived) => {
      await requestToken(jwtBearer(options({ loginUrl: 'https://acme.my.salesforce.com' })), { http: { dispatcher } });
      const [header, claims, signature] = arrived[0]!.form.assertion!.split('.');
      const folder = mkdtempSync(join(tmpdir(), 'forcewire-jwt-'));
      writeFileSync(join(folder, 'key.pem'), rsa.publicKey);
      writeFileSync(join(folder, 'signature'), Buffer.from(signature!, 'base64url'));
      const verify = ['dgst', '-sha256', '-verify', 'key.pem', '-signature', 'signature'];
      expect(execFileSync('openssl', verify, { cwd: folder, input: `${header}.${claims}`, encoding: 'utf8' })).toContain('Verified OK');
      rmSync(folder, { recursive: true });
    });
  });

  test('has the audience that is given', async () => {
    expect(await connected(jwtBearer(options({ audience: 'https://login.salesforce.com' })), whoAmI)).toBe(ada.username);
    const auth = jwtBearer(options({ audience: 'https://elsewhere.example' }));
    expect(await failureOf(connect({ api: v62, auth }))).toMatchObject({ adviceCode: 'WRONG_AUDIENCE' });
  });

  test.each([-3_600_000, 3_600_000])('is made again by the clock of a server that differs by %d ms, and only then', async (skew) => {
    await withOrg(
      async (other) => {
        other.addUser(ada);
        const { clientId } = other.addConnectedApp({ certificate: rsa.publicKey });
        const auth = jwtBearer({ clientId, loginUrl: other.url, username: ada.username, privateKey: rsa.privateKey });
        expect(await connected(auth, whoAmI)).toBe(ada.username);
        expect(countLogins(other)).toBe(2);
      },
      { startTime: Date.now() + skew },
    );
  });

  test('that is refused by a server with the right time is not sent again', async () => {
    const before = countLogins(local);
    expect(await failureOf(connect({ api: v62, auth: jwtBearer(options({ username: 'nobody@example.com' })) }))).toMatchObject({
      adviceCode: 'USER_NOT_APPROVED',
    });
    expect(countLogins(local) - before).toBe(1);
  });
});

describe('a refresh token', () => {
  const rotating = () => ({ ...local.addConnectedApp({ refreshTokenRotation: true }), loginUrl: local.url });

  test('that rotates reaches onRotate before the session is used, and is followed from then on', async () => {
    const by = rotating();
    const told: string[] = [];
    const onRotate = async (token: string): Promise<void> => {
      const operations = local.requests.map(({ operation }) => operation);
      expect(operations.at(-1)).toBe('oauth.token');
      told.push(token);
    };
    const first = await newRefreshToken(local, by);
    const org = await connect({ api: v62, auth: refreshToken({ ...by, refreshToken: first, onRotate }) });
    for (let turn = 0; turn < 3; turn++) {
      expect(await whoAmI(org)).toBe(ada.username);
      local.expireSessions();
    }
    expect(await whoAmI(org)).toBe(ada.username);
    await org.close();
    expect(new Set(told).size).toBe(4);
    expect(told).not.toContain(first);
    // What was told last is what works now.
    expect(await connected(refreshToken({ ...by, refreshToken: told.at(-1)! }), whoAmI)).toBe(ada.username);
    expect(await failureOf(connect({ api: v62, auth: refreshToken({ ...by, refreshToken: first }) }))).toMatchObject({
      adviceCode: 'REFRESH_TOKEN_EXPIRED',
    });
  });

  test('that rotates is followed by all connections that were given the same auth', async () => {
    const by = rotating();
    const auth = refreshToken({ ...by, refreshToken: await newRefreshToken(local, by) });
    const names = await Promise.all(Array.from({ length: 5 }, () => connected(auth, whoAmI)));
    expect(new Set(names)).toEqual(new Set([ada.username]));
  });

  test('is not lost when onRotate fails: the next login uses the new one', async () => {
    const by = rotating();
    let fails = true;
    const onRotate = (): void => {
      if (fails) throw new Error('the vault is sealed');
    };
    const auth = refreshToken({ ...by, refreshToken: await newRefreshToken(local, by), onRotate });
    await expect(connect({ api: v62, auth })).rejects.toThrow('the vault is sealed');
    fails = false;
    expect(await connected(auth, whoAmI)).toBe(ada.username);
  });

  test('that does not rotate is told to nobody', async () => {
    const told: string[] = [];
    const auth = refreshToken({ ...client, refreshToken: await newRefreshToken(), onRotate: (token) => void told.push(token) });
    expect(await connected(auth, whoAmI)).toBe(ada.username);
    expect(told).toEqual([]);
  });
});

describe('an authorization code', () => {
  test('comes for a URL with a PKCE challenge, the state and the scopes', () => {
    const { url, codeVerifier } = authorizationUrl({
      clientId: 'ID',
      sandbox: true,
      redirectUri: REDIRECT,
      scope: ['api', 'refresh_token'],
      state: 's & t',
    });
    expect(url.origin + url.pathname).toBe('https://test.salesforce.com/services/oauth2/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: 'ID',
      redirect_uri: REDIRECT,
      scope: 'api refresh_token',
      state: 's & t',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    // RFC 7636, section 4.1: 43 to 128 characters.
    expect(codeVerifier).toMatch(/^[\w-]{128}$/);
    expect(authorizationUrl({ clientId: 'ID', redirectUri: REDIRECT }).codeVerifier).not.toBe(codeVerifier);
  });

  test('is exchanged once; later logins use the refresh token that came with it', async () => {
    const { url, codeVerifier } = authorizationUrl({ ...client, redirectUri: REDIRECT });
    const org = await connect({
      api: v62,
      auth: authorizationCode({ ...client, code: await codeFor(url), redirectUri: REDIRECT, codeVerifier }),
    });
    local.expireSessions();
    expect(await whoAmI(org)).toBe(ada.username);
    await org.close();
  });

  test('without a refresh token ends with its session, and says so', async () => {
    const { url, codeVerifier } = authorizationUrl({ ...client, redirectUri: REDIRECT, scope: ['api'] });
    const org = await connect({
      api: v62,
      auth: authorizationCode({ ...client, code: await codeFor(url), redirectUri: REDIRECT, codeVerifier }),
    });
    local.expireSessions();
    expect(await failureOf(whoAmI(org))).toMatchObject({ code: 'invalid_grant', adviceCode: 'CODE_USED_OR_EXPIRED' });
    await org.close();
  });

  test('works without PKCE, for apps without a secret, and as it was copied from the address bar', async () => {
    const { clientId } = local.addConnectedApp({ secretRequired: false });
    const { url } = authorizationUrl({ clientId, loginUrl: local.url, redirectUri: REDIRECT });
    for (const name of ['code_challenge', 'code_challenge_method']) url.searchParams.delete(name);
    const code = encodeURIComponent(await codeFor(url));
    expect(code).toContain('%3D');
    expect(await connected(authorizationCode({ clientId, loginUrl: local.url, code, redirectUri: REDIRECT }), whoAmI)).toBe(ada.username);
  });
});
