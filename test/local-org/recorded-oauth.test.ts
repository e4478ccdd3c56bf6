import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';
import { askToken, authorize, signAssertion, type TokenAnswer } from './oauth-call.ts';

// What the token endpoint of real orgs answered, restated, against what the local org answers to the same question. Where the recordings are at
// hand beside the project, what is restated here is held against them, too.
const folder = fileURLToPath(new URL('../../../shared/wire/oauth/', import.meta.url));
const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const REDIRECT = 'http://localhost:1717/OauthRedirect';
const keys = generateKeyPairSync('rsa', { modulusLength: 2_048 });
let org: LocalOrg;

beforeAll(async () => {
  org = await LocalOrg.start();
});
afterAll(() => org.close());

const password = (more: Record<string, string> = {}): Promise<TokenAnswer> => {
  const { username, password: word, securityToken } = org.credentials;
  return askToken(org, { grant_type: 'password', username, password: word + securityToken, ...more });
};
const jwt = (more: object = {}): Promise<TokenAnswer> => {
  const { clientId, username } = org.credentials;
  org.changeConnectedApp(clientId, { certificate: keys.publicKey.export({ format: 'pem', type: 'spki' }).toString() });
  const exp = Math.floor(org.clock.now() / 1_000) + 180;
  const claims = { iss: clientId, sub: username, aud: 'https://login.salesforce.com', exp, ...more };
  return askToken(org, { grant_type: JWT_BEARER, assertion: signAssertion(claims, keys.privateKey) });
};
const refresh = async (token?: string): Promise<TokenAnswer> => {
  const { values } = await authorize(org, { redirect_uri: REDIRECT });
  const { json } = await askToken(org, { grant_type: 'authorization_code', code: values.code!, redirect_uri: REDIRECT });
  return askToken(org, { grant_type: 'refresh_token', refresh_token: token ?? json.refresh_token! });
};
/** With a setting of the app for the time of one question. */
const withApp = async (changes: Parameters<LocalOrg['changeConnectedApp']>[1], ask: () => Promise<TokenAnswer>): Promise<TokenAnswer> => {
  const undone = Object.fromEntries(Object.keys(changes).map((name) => [name, undefined]));
  org.changeConnectedApp(org.credentials.clientId, changes);
  const answer = await ask();
  org.changeConnectedApp(org.credentials.clientId, undone);
  return answer;
};

interface Difference {
  readonly key: string;
  readonly because: string;
}

/** A recorded answer with a token, by its keys in order, and where ours is different. */
interface RecordedAnswer {
  readonly keys: string;
  readonly ask: () => Promise<TokenAnswer>;
  /** Keys that ours has and the recording has not. */
  readonly more?: readonly Difference[];
  /** Why the order is another one, if it is: orders differ between flows and years, so clients cannot rest on one. */
  readonly order?: string;
}

const SCOPE: Difference = { key: 'scope', because: 'answers of today name the scopes, and those of 2010 to 2017 did not' };
const OLD = 'the recording is older: today access_token comes first';
const ALL_KEYS = 'access_token signature scope instance_url id token_type issued_at';

const ANSWERS: Readonly<Record<string, RecordedAnswer>> = {
  'token-response-jwt-bearer.json': { keys: 'access_token scope instance_url id token_type', ask: jwt },
  'token-response-client-credentials.json': {
    keys: 'access_token scope instance_url api_instance_url token_type',
    ask: () => askToken(org, { grant_type: 'client_credentials' }),
    more: ['signature', 'id', 'issued_at'].map((key) => ({ key, because: 'left out by whoever published the recording' })),
  },
  'token-response-username-password-sandbox.json': {
    keys: 'access_token instance_url id token_type issued_at signature',
    ask: password,
    more: [SCOPE],
    order: OLD,
  },
  'token-response-username-password-minimal.json': {
    keys: 'id issued_at instance_url signature access_token',
    ask: password,
    more: [SCOPE, { key: 'token_type', because: 'came later' }],
    order: OLD,
  },
  'token-username-password.http': {
    keys: 'id issued_at token_type instance_url signature access_token',
    ask: password,
    more: [SCOPE],
    order: OLD,
  },
  'token-response-refresh-edited.json': {
    keys: 'id issued_at instance_url signature access_token',
    ask: refresh,
    more: [SCOPE, { key: 'token_type', because: 'came later' }],
    order: OLD,
  },
};

const refused = (error: string, error_description: string): string => JSON.stringify({ error, error_description });

/** Recorded refusals: the whole body, and how the local org is brought to it. The status is 400 each time. */
const REFUSALS: Readonly<Record<string, readonly [body: string, ask: () => Promise<TokenAnswer>]>> = {
  'token-error-audience-validation-failed.json': [
    refused('invalid_grant', 'Audience validation failed'),
    () => jwt({ aud: 'https://elsewhere.example.com' }),
  ],
  'token-error-authentication-failure-invalid-password.json': [
    refused('invalid_grant', 'authentication failure - Invalid Password'),
    () => password({ password: 'wrong' }),
  ],
  'token-error-authentication-failure.json': [
    refused('invalid_grant', 'authentication failure'),
    () => password({ username: 'nobody@example.com' }),
  ],
  'token-error-client-identifier-invalid.json': [
    refused('invalid_client_id', 'client identifier invalid'),
    () => password({ client_id: 'nobody' }),
  ],
  'token-error-expired-access-refresh-token.json': [refused('invalid_grant', 'expired access/refresh token'), () => refresh('never')],
  'token-error-no-client-credentials-user.json': [
    refused('invalid_grant', 'no client credentials user enabled'),
    () => withApp({ runAs: null }, () => askToken(org, { grant_type: 'client_credentials' })),
  ],
  'token-error-not-admin-approved.json': [
    refused('invalid_app_access', 'user is not admin approved to access this app'),
    () => withApp({ permittedUsers: [] }, jwt),
  ],
  'token-error-request-not-supported-on-this-domain.json': [
    refused('invalid_grant', 'request not supported on this domain'),
    async () => {
      org.settings.oauth.isLoginHost = true;
      const answer = await askToken(org, { grant_type: 'client_credentials' });
      org.settings.oauth.isLoginHost = false;
      return answer;
    },
  ],
  'token-error-user-has-not-approved-consumer.json': [
    refused('invalid_grant', "user hasn't approved this consumer"),
    () => jwt({ sub: 'nobody@example.com' }),
  ],
};

/** By the headers of the recorded exchange. Set-Cookie with a BrowserId is left out: it is for browsers. */
const HEADERS = {
  expires: 'Thu, 01 Jan 1970 00:00:00 GMT',
  pragma: 'no-cache',
  'cache-control': 'no-cache, no-store',
  'content-type': 'application/json;charset=UTF-8',
  'transfer-encoding': 'chunked',
};

describe('the recorded token answers', () => {
  it.each(Object.entries(ANSWERS))('%s', async (_, { keys: recorded, ask, more = [], order }) => {
    const { status, headers, text, json } = await ask();
    const ours = Object.keys(json);
    const added = more.map(({ key }) => key);
    expect(status).toBe(200);
    expect(ours.filter((key) => !added.includes(key)).toSorted()).toEqual(recorded.split(' ').toSorted());
    expect(ours.filter((key) => added.includes(key)).toSorted()).toEqual(added.toSorted());
    const isSameOrder = ours.filter((key) => !added.includes(key)).join(' ') === recorded;
    expect(isSameOrder).toBe(order === undefined);
    expect(text).toBe(JSON.stringify(json));
    expect(Object.fromEntries(Object.keys(HEADERS).map((name) => [name, headers.get(name)]))).toEqual(HEADERS);
  });

  it('are all keys, and every key has the form of the recorded one', async () => {
    const { json } = await password();
    expect(Object.keys(json).join(' ')).toBe(ALL_KEYS);
    expect(json).toEqual({
      access_token: expect.stringMatching(/^00D\w{12}![\w.]{90,}$/),
      signature: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
      scope: expect.stringMatching(/^\w+( \w+)*$/),
      instance_url: org.url,
      id: expect.stringMatching(/\/id\/00D\w{15}\/005\w{15}$/),
      token_type: 'Bearer',
      issued_at: expect.stringMatching(/^\d{13}$/),
    });
  });
});

describe('the recorded refusals', () => {
  it.each(Object.entries(REFUSALS))('%s', async (_, [body, ask]) => {
    const { status, headers, text } = await ask();
    expect([status, headers.get('content-type'), text]).toEqual([400, 'application/json;charset=UTF-8', body]);
  });
});

describe.skipIf(!existsSync(folder))('what is restated here (skipped where the recordings are not at hand)', () => {
  it('is every recording', () => {
    expect(Object.keys({ ...ANSWERS, ...REFUSALS }).toSorted()).toEqual(readdirSync(folder).toSorted());
  });

  it.each(Object.entries(ANSWERS))('is true to %s', (name, { keys: restated }) => {
    const text = readFileSync(folder + name, 'utf8');
    expect(Object.keys(JSON.parse(text.slice(text.lastIndexOf('{')))).join(' ')).toBe(restated);
    if (!name.endsWith('.http')) return;
    for (const [header, value] of Object.entries(HEADERS)) expect(text.toLowerCase()).toContain(`${header}: ${value.toLowerCase()}\n`);
  });

  it.each(Object.entries(REFUSALS))('is true to %s', (name, [body]) => {
    expect(readFileSync(folder + name, 'utf8').trim()).toBe(body);
  });
});
