import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';
import { askToken, authorize, errorOf, type TokenAnswer } from './oauth-call.ts';

const MINUTE = 60_000;
const REDIRECT = 'https://app.example.com/callback?from=sf';
const VERIFIER = 'x'.repeat(43);
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
let org: LocalOrg;

beforeEach(async () => {
  org = await LocalOrg.start({ startTime: new Date('2024-06-21T12:00:00Z') });
});
afterEach(() => org.close());

async function codeFor(query: Record<string, string> = {}): Promise<string> {
  return (await authorize(org, { redirect_uri: REDIRECT, ...query })).values.code!;
}

function redeem(code: string, form: Record<string, string> = {}): Promise<TokenAnswer> {
  return askToken(org, { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, ...form });
}

/** The answer of the page itself, where there is nowhere to go. */
async function pageOf(query: Record<string, string>): Promise<{ status: number; type: string | null; text: string }> {
  const parameters = new URLSearchParams({ response_type: 'code', client_id: org.credentials.clientId, redirect_uri: REDIRECT, ...query });
  const response = await fetch(`${org.url}/services/oauth2/authorize?${parameters}`, { redirect: 'manual' });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

describe('authorize', () => {
  it('sends the browser back at once, with a code and the state', async () => {
    const { url, values } = await authorize(org, { redirect_uri: REDIRECT, state: 'a&b=ü' });
    expect(url.href.split('?')[0]).toBe('https://app.example.com/callback');
    expect(values).toEqual({ from: 'sf', code: expect.stringMatching(/^aPrx.*==$/), state: 'a&b=ü' });
  });

  it('says what is wrong with app or address in the body, with no type, and sends the browser nowhere', async () => {
    const cases: [Record<string, string>, string][] = [
      [{ client_id: 'nobody' }, 'error=invalid_client_id&error_description=client%20identifier%20invalid'],
      [{ redirect_uri: 'not a url' }, 'error=redirect_uri_mismatch&error_description=redirect_uri%20must%20match%20configuration'],
    ];
    for (const [query, text] of cases) expect(await pageOf(query)).toEqual({ status: 400, type: null, text });
    org.changeConnectedApp(org.credentials.clientId, { callbackUrls: ['https://other.example.com/'], pkceRequired: true });
    expect((await pageOf({})).text).toBe('error=redirect_uri_mismatch&error_description=redirect_uri%20must%20match%20configuration');
    expect((await pageOf({ redirect_uri: 'https://other.example.com/' })).text).toBe(
      'error=invalid_request&error_description=missing%20required%20code%20challenge',
    );
  });

  it('tells the app, at its address, what it asked for wrongly', async () => {
    expect((await authorize(org, { redirect_uri: REDIRECT, scope: 'api everything', state: 's' })).values).toEqual({
      from: 'sf',
      error: 'invalid_scope',
      error_description: 'the requested scope is not allowed',
      state: 's',
    });
    org.changeConnectedApp(org.credentials.clientId, { permittedUsers: [] });
    expect((await authorize(org, { redirect_uri: REDIRECT })).values).toMatchObject({
      error: 'OAUTH_APP_ACCESS_DENIED',
      error_description: 'user is not admin approved to access this app',
    });
  });

  it('ends on a page of the servers for an app that is not installed: the app never hears of it', async () => {
    org.changeConnectedApp(org.credentials.clientId, { installed: false });
    const generic = await authorize(org, { redirect_uri: REDIRECT });
    expect([generic.url.origin, generic.url.pathname]).toEqual([org.url, '/setup/secur/RemoteAccessErrorPage.apexp']);
    expect(generic.values).toEqual({
      error: 'OAUTH_APPROVAL_ERROR_GENERIC',
      error_description: 'An unexpected error has occurred during authentication. Please try again.',
    });
    const page = await fetch(generic.url);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('OAUTH_APPROVAL_ERROR_GENERIC')]);
    org.settings.oauth.apiAccessControl = true;
    expect((await authorize(org, { redirect_uri: REDIRECT })).values).toEqual({
      error: 'invalid_client',
      error_description: 'app must be installed into org',
    });
  });

  it('shows a page with two buttons where somebody is to approve', async () => {
    org.settings.oauth.approval = 'page';
    const { status, text } = await pageOf({ state: '"><script>', scope: 'api' });
    expect(status).toBe(200);
    expect(text).not.toContain('<script>');
    const form = new URLSearchParams();
    for (const [, name, value] of text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)) {
      form.append(name!, value!.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&'));
    }
    const press = async (decision: string): Promise<Record<string, string>> => {
      const body = new URLSearchParams([...form, ['decision', decision]]);
      const response = await fetch(`${org.url}/services/oauth2/authorize`, { method: 'POST', body, redirect: 'manual' });
      return Object.fromEntries(new URL(response.headers.get('location')!).searchParams);
    };
    expect(await press('deny')).toEqual({
      from: 'sf',
      error: 'access_denied',
      error_description: 'end-user denied authorization',
      state: '"><script>',
    });
    const { code } = await press('approve');
    expect((await redeem(code!)).json.scope).toBe('api');
    expect((await authorize(org, { redirect_uri: REDIRECT })).values.code).toBeDefined();
    expect((await pageOf({ prompt: 'login consent' })).status).toBe(200);
  });

  it('is for the user that login_hint names', async () => {
    const { userId } = org.addUser({ username: 'one@example.com' });
    const { json } = await redeem(await codeFor({ login_hint: 'one@example.com' }));
    expect(json.id).toMatch(new RegExp(`/${userId}$`));
  });
});

describe('an authorization code', () => {
  it('is good once', async () => {
    const code = await codeFor();
    expect((await redeem(code)).status).toBe(200);
    expect(await errorOf(redeem(code))).toBe('400 invalid_grant: invalid authorization code');
    expect(await errorOf(redeem('aPrxNever=='))).toBe('400 invalid_grant: invalid authorization code');
  });

  it('is good for fifteen minutes', async () => {
    const [inTime, late] = [await codeFor(), await codeFor()];
    await org.clock.advance(15 * MINUTE);
    expect((await redeem(inTime)).status).toBe(200);
    await org.clock.advance(1);
    expect(await errorOf(redeem(late))).toBe('400 invalid_grant: expired authorization code');
  });

  it('is good for the app and the address that it was given to', async () => {
    const other = org.addConnectedApp();
    const asOther = { client_id: other.clientId, client_secret: other.clientSecret };
    expect(await errorOf(redeem(await codeFor(), asOther))).toBe('400 invalid_grant: invalid authorization code');
    expect(await errorOf(redeem(await codeFor(), { redirect_uri: `${REDIRECT}/` }))).toBe(
      '400 redirect_uri_mismatch: redirect_uri must match configuration',
    );
  });

  it('is good for the holder of the verifier, when there was a challenge', async () => {
    const challenge = { code_challenge: CHALLENGE };
    expect((await redeem(await codeFor(challenge), { code_verifier: VERIFIER })).status).toBe(200);
    const named = { ...challenge, code_challenge_method: 'S256' };
    expect((await redeem(await codeFor(named), { code_verifier: VERIFIER })).status).toBe(200);
    expect(await errorOf(redeem(await codeFor(challenge), { code_verifier: 'wrong' }))).toBe('400 invalid_grant: invalid code verifier');
    expect(await errorOf(redeem(await codeFor(challenge)))).toBe('400 invalid_grant: invalid code verifier');
    expect((await pageOf({ ...challenge, code_challenge_method: 'plain' })).text).toMatch(/^error=invalid_request&/);
  });

  it('wants the secret, unless the app cannot keep one', async () => {
    const { clientId } = org.credentials;
    const form = { grant_type: 'authorization_code', redirect_uri: REDIRECT, client_id: clientId };
    const withoutSecret = async (): Promise<Response> =>
      fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body: new URLSearchParams({ ...form, code: await codeFor() }) });
    expect(await (await withoutSecret()).json()).toMatchObject({ error: 'invalid_client' });
    org.changeConnectedApp(clientId, { secretRequired: false });
    expect((await withoutSecret()).status).toBe(200);
    expect(await errorOf(redeem(await codeFor(), { client_secret: 'wrong' }))).toBe('400 invalid_client: invalid client credentials');
  });

  it('brings a refresh token only with the scope for it', async () => {
    expect((await redeem(await codeFor({ scope: 'api' }))).json.refresh_token).toBeUndefined();
    expect((await redeem(await codeFor({ scope: 'api offline_access' }))).json.refresh_token).toMatch(/^5Aep861/);
  });

  it('brings an id token with openid, signed by the key that the org publishes', async () => {
    const { json } = await redeem(await codeFor({ scope: 'openid', nonce: 'n-1' }));
    const [head = '', body = '', tail = ''] = json.id_token!.split('.');
    const header = JSON.parse(Buffer.from(head, 'base64url').toString());
    const configuration = await (await fetch(`${org.url}/.well-known/openid-configuration`)).json();
    const { keys } = (await (await fetch((configuration as { jwks_uri: string }).jwks_uri)).json()) as { keys: { kid: string }[] };
    const key = createPublicKey({ key: keys.find(({ kid }) => kid === header.kid)!, format: 'jwk' });
    expect(verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(tail, 'base64url'))).toBe(true);
    expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toMatchObject({
      iss: org.url,
      aud: org.credentials.clientId,
      sub: json.id,
      nonce: 'n-1',
      iat: Date.parse('2024-06-21T12:00:00Z') / 1_000,
      at_hash: createHash('sha256').update(json.access_token!).digest().subarray(0, 16).toString('base64url'),
    });
  });
});
