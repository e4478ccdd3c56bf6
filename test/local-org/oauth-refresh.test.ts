import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';
import { askToken, authorize, errorOf, post, type TokenAnswer } from './oauth-call.ts';

const REDIRECT = 'http://localhost:1717/OauthRedirect';
const EXPIRED = '400 invalid_grant: expired access/refresh token';
let org: LocalOrg;

beforeEach(async () => {
  org = await LocalOrg.start({ startTime: new Date('2024-06-21T12:00:00Z') });
});
afterEach(() => org.close());

/** A user's approval, up to its tokens. */
async function approve(query: Record<string, string> = {}): Promise<Readonly<Record<string, string>>> {
  const { values } = await authorize(org, { redirect_uri: REDIRECT, ...query });
  return (await askToken(org, { grant_type: 'authorization_code', code: values.code!, redirect_uri: REDIRECT })).json;
}

function refresh(token: string | undefined, form: Record<string, string> = {}): Promise<TokenAnswer> {
  return askToken(org, { grant_type: 'refresh_token', refresh_token: token ?? '', ...form });
}

function revoke(token: string | undefined): Promise<TokenAnswer> {
  return post(`${org.url}/services/oauth2/revoke`, { token: token ?? '' });
}

async function isLive(token: string | undefined): Promise<boolean> {
  return (await fetch(`${org.url}/services/oauth2/userinfo`, { headers: { authorization: `Bearer ${token}` } })).ok;
}

describe('a refresh token', () => {
  it('brings a new access token of the same scopes, and is not told again', async () => {
    const first = await approve({ scope: 'api refresh_token' });
    const { status, json } = await refresh(first.refresh_token);
    expect([status, json.scope, json.refresh_token, json.id === first.id]).toEqual([200, 'api refresh_token', undefined, true]);
    expect([json.access_token === first.access_token, await isLive(json.access_token), await isLive(first.access_token)]).toEqual([
      false,
      true,
      true,
    ]);
    expect((await refresh(first.refresh_token)).status).toBe(200);
  });

  it('with rotation is good once: the answer has the next one, and the old one is worth nothing', async () => {
    org.changeConnectedApp(org.credentials.clientId, { refreshTokenRotation: true });
    const first = await approve();
    const second = (await refresh(first.refresh_token)).json;
    expect(second.refresh_token).toMatch(/^5Aep861/);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await errorOf(refresh(first.refresh_token))).toBe(EXPIRED);
    expect((await refresh(second.refresh_token)).status).toBe(200);
  });

  it('is one of five of a user and an app: a sixth ends the oldest', async () => {
    const tokens = [];
    for (let turn = 0; turn < 6; turn++) tokens.push((await approve()).refresh_token);
    const statuses = [];
    for (const token of tokens) statuses.push((await refresh(token)).status);
    expect(statuses).toEqual([400, 200, 200, 200, 200, 200]);
    org.addUser({ username: 'one@example.com' });
    await approve({ login_hint: 'one@example.com' });
    expect((await refresh(tokens[1])).status).toBe(200);
  });

  it('is for its own app, with its secret, while the flow is on', async () => {
    const { refresh_token } = await approve();
    const other = org.addConnectedApp();
    expect(await errorOf(refresh(refresh_token, { client_id: other.clientId, client_secret: other.clientSecret }))).toBe(EXPIRED);
    expect(await errorOf(refresh(refresh_token, { client_secret: 'wrong' }))).toBe('400 invalid_client: invalid client credentials');
    expect(await errorOf(refresh('never'))).toBe(EXPIRED);
    org.changeConnectedApp(org.credentials.clientId, { flows: ['authorizationCode'] });
    expect(await errorOf(refresh(refresh_token))).toBe('400 unsupported_grant_type: grant type not supported');
  });

  it('is worth nothing for a user who is not active or not permitted any more', async () => {
    org.addUser({ username: 'one@example.com' });
    const { refresh_token } = await approve({ login_hint: 'one@example.com' });
    org.changeConnectedApp(org.credentials.clientId, { permittedUsers: [] });
    expect(await errorOf(refresh(refresh_token))).toBe('400 invalid_app_access: user is not admin approved to access this app');
  });
});

describe('revoke', () => {
  it('of a refresh token ends its access tokens and no others', async () => {
    const [one, two] = [await approve(), await approve()];
    const renewed = (await refresh(one.refresh_token)).json;
    const { status, text } = await revoke(one.refresh_token);
    expect([status, text]).toEqual([200, '']);
    expect([await isLive(one.access_token), await isLive(renewed.access_token), await isLive(two.access_token)]).toEqual([
      false,
      false,
      true,
    ]);
    expect(await errorOf(refresh(one.refresh_token))).toBe(EXPIRED);
  });

  it('of an access token ends those of the same user and app, by GET too, and leaves the refresh token', async () => {
    const [one, two] = [await approve(), await approve()];
    const response = await fetch(`${org.url}/services/oauth2/revoke?token=${encodeURIComponent(one.access_token!)}`);
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect([await isLive(one.access_token), await isLive(two.access_token)]).toEqual([false, false]);
    expect((await refresh(one.refresh_token)).status).toBe(200);
  });

  it('of what is no token answers an error, as a form unless JSON is asked for', async () => {
    const form = await revoke('never');
    expect([form.status, form.text]).toEqual([400, 'error=invalid_token&error_description=the+token+was+invalid']);
    const json = await post(`${org.url}/services/oauth2/revoke`, { token: 'never', format: 'json' });
    expect(json.json).toEqual({ error: 'invalid_token', error_description: 'the token was invalid' });
  });
});

describe('introspect', () => {
  const ask = (token: string | undefined, form: Record<string, string> = {}): Promise<TokenAnswer> =>
    post(`${org.url}/services/oauth2/introspect`, {
      token: token ?? '',
      client_id: org.credentials.clientId,
      client_secret: org.credentials.clientSecret,
      ...form,
    });

  it('describes live tokens of either kind, and says no more than that of others', async () => {
    const { access_token, refresh_token } = await approve({ scope: 'api refresh_token' });
    const now = Date.parse('2024-06-21T12:00:00Z') / 1_000;
    expect((await ask(access_token)).json).toMatchObject({
      active: true,
      scope: 'api refresh_token',
      client_id: org.credentials.clientId,
      username: org.credentials.username,
      token_type: 'access_token',
      exp: now + 7_200,
      iat: now,
    });
    expect((await ask(refresh_token)).json).toMatchObject({ active: true, token_type: 'refresh_token' });
    const other = org.addConnectedApp();
    expect((await ask(access_token, { client_id: other.clientId, client_secret: other.clientSecret })).json).toEqual({ active: false });
    await revoke(access_token);
    expect((await ask(access_token)).json).toEqual({ active: false });
    expect(await errorOf(ask(access_token, { client_secret: 'wrong' }))).toBe('400 invalid_client: invalid client credentials');
  });
});

describe('userinfo and identity', () => {
  it('say who the token is for; `{version}` stands in the addresses', async () => {
    const { access_token, id } = await approve();
    const headers = { authorization: `Bearer ${access_token}` };
    const claims = (await (await fetch(`${org.url}/services/oauth2/userinfo`, { headers })).json()) as Record<string, unknown>;
    const [organization_id, user_id] = id!.split('/').slice(-2);
    expect(claims).toMatchObject({ sub: id, user_id, organization_id, preferred_username: org.credentials.username, active: true });
    const identity = await fetch(`${id}?oauth_token=${encodeURIComponent(access_token!)}`);
    expect(await identity.json()).toMatchObject({
      id,
      user_id,
      organization_id,
      username: org.credentials.username,
      display_name: 'Local Admin',
      urls: {
        partner: `${org.url}/services/Soap/u/{version}/${organization_id!.slice(0, 15)}`,
        rest: `${org.url}/services/data/v{version}/`,
      },
    });
    const xml = await (await fetch(`${id}?format=xml`, { headers })).text();
    expect(xml).toContain(`<user_id>${user_id}</user_id>`);
  });

  it('refuse with one word of plain text', async () => {
    const { access_token, id } = await approve();
    const refusal = async (url: string, token?: string): Promise<string> => {
      const response = await fetch(url, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });
      return `${response.status} ${await response.text()}`;
    };
    expect(await refusal(id!)).toBe('403 Missing_OAuth_Token');
    expect(await refusal(`${org.url}/services/oauth2/userinfo`, 'never')).toBe('403 Bad_OAuth_Token');
    expect(await refusal(id!.replace(/00D\w{15}/, '00D000000000001'), access_token)).toBe('403 Wrong_Org');
    expect(await refusal(id!.replace(/005\w{15}/, '005000000000001'), access_token)).toBe('404 Bad_Id');
  });
});
