import { generateKeyPairSync } from 'node:crypto';
import jsforce from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';
import { signAssertion } from './oauth-call.ts';

const REDIRECT = 'http://localhost:1717/OauthRedirect';
let org: LocalOrg;

beforeAll(async () => {
  org = await LocalOrg.start();
});
afterAll(() => org.close());

function makeOAuth(more: object = {}): jsforce.OAuth2 {
  const { clientId, clientSecret } = org.credentials;
  return new jsforce.OAuth2({ loginUrl: org.url, clientId, clientSecret, redirectUri: REDIRECT, ...more });
}

async function codeOf(oauth2: jsforce.OAuth2, parameters: object = {}): Promise<string> {
  const response = await fetch(oauth2.getAuthorizationUrl({ scope: 'api id web refresh_token', ...parameters }), { redirect: 'manual' });
  return new URL(response.headers.get('location')!).searchParams.get('code')!;
}

const userIdOf = ({ url }: { url: string }): string => url.split('/').at(-1)!;

describe('jsforce', () => {
  it.each([false, true])('logs in by authorization code, PKCE %s, and calls REST and SOAP with the token', async (useVerifier) => {
    const oauth2 = makeOAuth({ useVerifier });
    const connection = new jsforce.Connection({ oauth2, version: '62.0' });
    const info = await connection.authorize(await codeOf(oauth2));
    expect(info).toMatchObject({ id: expect.stringMatching(/^005\w{15}$/), organizationId: expect.stringMatching(/^00D\w{15}$/) });
    expect([connection.instanceUrl, connection.refreshToken?.slice(0, 7)]).toEqual([org.url, '5Aep861']);
    const identity = await connection.identity();
    expect([identity.user_id, identity.username]).toEqual([info.id, org.credentials.username]);
    expect((await connection.soap.getUserInfo()).userId).toBe(info.id);
  });

  it('renews an expired session with its refresh token, unseen by the caller', async () => {
    const oauth2 = makeOAuth();
    const connection = new jsforce.Connection({ oauth2, version: '62.0' });
    await connection.authorize(await codeOf(oauth2));
    const before = connection.accessToken;
    const renewed: string[] = [];
    connection.on('refresh', (token: string) => renewed.push(token));
    org.expireSessions();
    expect((await connection.soap.getUserInfo()).userName).toBe(org.credentials.username);
    expect([renewed.length, connection.accessToken === renewed[0], connection.accessToken === before]).toEqual([1, true, false]);
  });

  it('logs in by username and password, by client credentials, and with a refresh token by hand', async () => {
    const { username, password, securityToken } = org.credentials;
    const oauth2 = makeOAuth({ redirectUri: undefined });
    const connection = new jsforce.Connection({ oauth2, version: '62.0' });
    const { id } = await connection.login(username, password + securityToken);
    expect(userIdOf(connection.userInfo as { url: string })).toBe(id);
    const machine = new jsforce.Connection({ instanceUrl: org.url, oauth2, version: '62.0' });
    expect((await machine.authorize({ grant_type: 'client_credentials' })).id).toBe(id);
    expect((await machine.identity()).username).toBe(username);
    const codes = makeOAuth();
    const { refresh_token } = await codes.requestToken(await codeOf(codes));
    const again = await oauth2.refreshToken(refresh_token!);
    expect([again.instance_url, again.refresh_token]).toEqual([org.url, undefined]);
  });

  it('logs in with a JWT', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const { clientId, username } = org.credentials;
    org.changeConnectedApp(clientId, { certificate: publicKey.export({ format: 'pem', type: 'spki' }).toString() });
    const exp = Math.floor(Date.now() / 1_000) + 120;
    const assertion = signAssertion({ iss: clientId, sub: username, aud: 'https://test.salesforce.com', exp }, privateKey);
    const connection = new jsforce.Connection({ oauth2: makeOAuth({ redirectUri: undefined }), version: '62.0' });
    await connection.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
    expect((await connection.identity()).username).toBe(username);
    expect((await connection.query('SELECT Username FROM User')).records).toMatchObject([{ Username: username }]);
  });

  it('logs in as the Salesforce CLI does: with an app that every org knows and that has no secret', async () => {
    const oauth2 = makeOAuth({ clientId: 'PlatformCLI', clientSecret: undefined, useVerifier: true });
    const connection = new jsforce.Connection({ oauth2, version: '62.0' });
    await connection.authorize(await codeOf(oauth2, { scope: 'refresh_token api web' }));
    const { access_token } = await oauth2.refreshToken(connection.refreshToken!);
    expect(access_token).toMatch(/^00D\w{12}!/);
  });

  it('revokes a token at logout, and reads the errors of the org', async () => {
    const { username, password, securityToken } = org.credentials;
    const oauth2 = makeOAuth();
    const connection = new jsforce.Connection({ oauth2, version: '62.0' });
    await connection.login(username, password + securityToken);
    const token = connection.accessToken!;
    await connection.logout();
    await expect(oauth2.revokeToken(token)).rejects.toMatchObject({ name: 'invalid_token' });
    await expect(oauth2.authenticate(username, 'wrong')).rejects.toMatchObject({
      name: 'invalid_grant',
      message: 'authentication failure - Invalid Password',
    });
    await expect(makeOAuth({ clientId: 'nobody' }).authenticate(username, password)).rejects.toMatchObject({
      name: 'invalid_client_id',
      message: 'client identifier invalid',
    });
  });
});
