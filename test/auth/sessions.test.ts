import type { LookupFunction } from 'node:net';
import {
  accessToken,
  clientCredentials,
  connect,
  type Org,
  refreshToken,
  requestToken,
  type SessionStore,
  soapLogin,
  testConnection,
  usernamePassword,
} from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectBy } from '../../src/connection.ts';
import { PatientClock } from '../connection/patient-clock.ts';
import { connected, countLogins, failureOf, whoAmI, withOrg } from './with-org.ts';

const ADA = { username: 'ada@example.com', password: 'secret', securityToken: '' };
let local: LocalOrg;
beforeEach(async () => {
  local = await LocalOrg.start();
  local.addUser(ADA);
});
afterEach(() => local.close());

const login = (more: object = {}) => soapLogin({ ...ADA, loginUrl: local.url, ...more });
const machine = () => {
  const { clientId, clientSecret } = local.credentials;
  return clientCredentials({ clientId, clientSecret, loginUrl: local.url });
};

/** What login() answers, as it stands on the wire. */
async function loginAnswer(): Promise<string> {
  const body = v62.operations.login.encodeRequest({ username: ADA.username, password: ADA.password });
  const headers = { 'content-type': 'text/xml', soapaction: '""' };
  return (await fetch(new URL('/services/Soap/u/62.0', local.url), { method: 'POST', headers, body })).text();
}

/** A name server that does not know a host; every other is this machine. */
function noHost(name: string): LookupFunction {
  return (host, { all }, done) => {
    const unknown = Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
    if (host === name) done(unknown, '');
    else done(null, all === true ? [{ address: '127.0.0.1', family: 4 }] : '127.0.0.1', 4);
  };
}

/** A store in memory that counts, and whose lock is a queue. */
class MemoryStore implements SessionStore {
  readonly values = new Map<string, string>();
  readonly steps: string[] = [];
  #turn: Promise<unknown> = Promise.resolve();

  async read(key: string): Promise<string | undefined> {
    return this.values.get(key);
  }

  async write(key: string, value: string): Promise<void> {
    this.steps.push('write');
    if (value === '') this.values.delete(key);
    else this.values.set(key, value);
  }

  lock<T>(_: string, run: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(run);
    this.#turn = mine.catch(() => {});
    return mine;
  }
}

describe('a session that has ended', () => {
  test.each([
    ['SOAP login()', login],
    ['OAuth', machine],
  ])('costs one login for a hundred calls at once: %s', async (_, auth) => {
    await connected(auth(), async (org) => {
      const before = countLogins(local);
      for (let turn = 1; turn <= 3; turn++) {
        local.expireSessions();
        const names = await Promise.all(Array.from({ length: 100 }, () => whoAmI(org)));
        expect(new Set(names).size).toBe(1);
        expect(countLogins(local) - before).toBe(turn);
      }
    });
  });

  test('costs one login for calls of all protocols together, and all follow the org that has moved meanwhile', async () => {
    await connected(login(), async (org) => {
      const before = countLogins(local);
      const all = (): Promise<unknown>[] =>
        Array.from({ length: 34 }, () => [
          whoAmI(org),
          org.bulk.v2.listIngestJobs(),
          org.bulk.v1.createJob({ operation: 'insert', object: 'Account', contentType: 'CSV' }),
        ]).flat();
      local.expireSessions();
      await Promise.all(all());
      expect(countLogins(local) - before).toBe(1);

      const { host } = org.instanceUrl;
      local.faults.add({ kind: 'moveInstance', on: { operation: 'bulk2.listIngestJobs', nth: 1 } });
      await Promise.all(all());
      expect(countLogins(local) - before).toBe(2);
      expect(org.instanceUrl.host).not.toBe(host);
      expect(local.requests.slice(-50).every(({ headers }) => headers.host === org.instanceUrl.host)).toBe(true);
    });
  });

  test('in the middle of a call is renewed, and the call is repeated once', async () => {
    await connected(login(), async (org) => {
      local.faults.add({ kind: 'expireSessions', on: { operation: 'getUserInfo', nth: 1 } });
      expect(await whoAmI(org)).toBe(ADA.username);
      expect(local.requests.map(({ operation }) => operation)).toEqual(['login', 'getUserInfo', 'login', 'getUserInfo']);
    });
  });

  test('again and again ends the calls and not the user: no loop of logins', async () => {
    await connected(login(), async (org) => {
      local.faults.add({ kind: 'expireSessions', on: { operation: 'getUserInfo' } });
      for (let call = 0; call < 20; call++) expect(await failureOf(whoAmI(org))).toMatchObject({ name: 'AuthError' });
      expect(countLogins(local)).toBe(2);
    });
  });

  test.each([
    ['SOAP login()', login],
    ['OAuth', machine],
  ])('because the org has moved is followed to the new address: %s', async (_, auth) => {
    await connected(auth(), async (org) => {
      const name = await whoAmI(org);
      for (let move = 0; move < 2; move++) {
        const before = org.instanceUrl.href;
        const remove = local.faults.add({ kind: 'moveInstance', on: { operation: 'getUserInfo', nth: 1 } });
        expect(await Promise.all([whoAmI(org), whoAmI(org)])).toEqual([name, name]);
        remove();
        expect(org.instanceUrl.href).not.toBe(before);
      }
    });
  });

  test.each([
    ['SOAP', (org: Org<typeof v62>) => whoAmI(org)],
    ['Bulk 1.0', (org: Org<typeof v62>) => org.bulk.v1.createJob({ operation: 'insert', object: 'Account', contentType: 'CSV' })],
    ['Bulk 2.0', (org: Org<typeof v62>) => org.bulk.v2.listIngestJobs()],
  ])('because the org has moved, and left no host behind, is followed as well: %s', async (_, call) => {
    const sessionStore = new MemoryStore();
    await connected(login(), whoAmI, { sessionStore });
    // As a process has left it, some time before.
    for (const [key, value] of sessionStore.values) sessionStore.values.set(key, value.replace('127.0.0.1', 'na1.localhost'));
    const http = { tls: { lookup: noHost('na1.localhost') } };
    await connected(
      login(),
      async (org) => {
        expect(org.instanceUrl.hostname).toBe('na1.localhost');
        await Promise.all([call(org), call(org)]);
        expect(org.instanceUrl.hostname).toBe('127.0.0.1');
      },
      { sessionStore, http, retry: { attempts: 1 } },
    );
    expect(countLogins(local)).toBe(2);
  });

  test('where only the host is missing is no reason to say anything else, nor to log in without end', async () => {
    const http = { tls: { lookup: noHost('na1.localhost') } };
    const retry = { attempts: 1 };
    const token = accessToken({ accessToken: 'given', instanceUrl: `http://na1.localhost:${new URL(local.url).port}` });
    expect(await failureOf(connect({ api: v62, auth: token, http, retry }))).toMatchObject({ name: 'TransportError', code: 'DNS_FAILURE' });

    const body = (await loginAnswer()).replaceAll('127.0.0.1', 'na1.localhost');
    local.faults.add({ kind: 'status', status: 200, body, headers: { 'content-type': 'text/xml' }, on: { operation: 'login' } });
    await connected(
      login(),
      async (org) => {
        for (let call = 0; call < 20; call++) {
          expect(await failureOf(whoAmI(org))).toMatchObject({ name: 'TransportError', code: 'DNS_FAILURE' });
        }
      },
      { http, retry },
    );
    expect(countLogins(local)).toBe(3);
  });

  test('is not followed to a host that may not see a session', async () => {
    const { clientId, clientSecret } = local.credentials;
    const body = JSON.stringify({ access_token: 'x', instance_url: 'https://evil.example', id: '' });
    local.faults.add({
      kind: 'status',
      status: 200,
      body,
      headers: { 'content-type': 'application/json' },
      on: { operation: 'oauth.token' },
    });
    const error = await failureOf(connect({ api: v62, auth: clientCredentials({ clientId, clientSecret, loginUrl: local.url }) }));
    expect(error).toMatchObject({ name: 'AuthError', code: 'HOST_NOT_ALLOWED' });
  });
});

describe('a secret that is refused', () => {
  test('is asked for once more, and not sent again until it changes: not by later calls, nor by later connections', async () => {
    const asked: string[] = [];
    let password = 'wrong';
    const auth = login({
      password: () => {
        asked.push(password);
        return password;
      },
    });
    const first = await failureOf(connect({ api: v62, auth }));
    expect([first.code, asked, countLogins(local)]).toEqual(['INVALID_LOGIN', ['wrong', 'wrong'], 1]);
    for (let again = 0; again < 20; again++) expect(await failureOf(connect({ api: v62, auth }))).toBe(first);
    expect(countLogins(local)).toBe(1);
    password = 'secret';
    expect(await connected(auth, whoAmI)).toBe(ADA.username);
    expect(countLogins(local)).toBe(2);
  });

  test('is sent once by all who start at the same time with it, connections and others', async () => {
    local.settings.login.maxFailures = 2;
    const { clientId, clientSecret } = local.credentials;
    const wrong = usernamePassword({ ...ADA, password: 'wrong', clientId, clientSecret, loginUrl: local.url });
    const runs = [...Array(10)].flatMap(() => [connect({ api: v62, auth: wrong }), requestToken(wrong)]);
    const results = await Promise.allSettled(runs);
    expect(new Set(results.map((each) => each.status === 'rejected' && each.reason.adviceCode))).toEqual(
      new Set(['PASSWORD_FLOW_REFUSED']),
    );
    expect(countLogins(local)).toBe(1);
    expect(await connected(login(), whoAmI)).toBe(ADA.username);
  });

  test('and has changed by the second time it is asked for is sent at once', async () => {
    const passwords = ['old', 'secret'];
    expect(await connected(login({ password: async () => passwords.shift()! }), whoAmI)).toBe(ADA.username);
    expect(countLogins(local)).toBe(2);
  });

  test('is sent by none of the processes that share a store, until it changes, or an hour has passed, or somebody tests the connection', async () => {
    const sessionStore = new MemoryStore();
    // Each is a process of its own: what soapLogin() returned before is forgotten.
    const asProcess = (password: string) => failureOf(connect({ api: v62, auth: login({ password }), sessionStore }));
    const first = await asProcess('wrong');
    for (let process = 0; process < 10; process++)
      expect(await asProcess('wrong')).toMatchObject({ code: first.code, advice: first.advice });
    expect([first.code, countLogins(local)]).toEqual(['INVALID_LOGIN', 1]);
    await asProcess('wrong too');
    expect(countLogins(local)).toBe(2);
    expect(JSON.stringify([...sessionStore.values])).not.toContain('wrong');

    expect(await testConnection({ api: v62, auth: login({ password: 'wrong' }), sessionStore })).toMatchObject({ code: 'INVALID_LOGIN' });
    expect(countLogins(local)).toBe(3);

    // The administrator sets the very password that was wrong, and tells nobody.
    local.changeUser(ADA.username, { password: 'wrong' });
    await asProcess('wrong');
    expect(countLogins(local)).toBe(3);
    for (const [key, value] of sessionStore.values) {
      const login = JSON.parse(value) as { refused?: { at: number } };
      if (login.refused !== undefined)
        sessionStore.values.set(key, JSON.stringify({ ...login, refused: { ...login.refused, at: Date.now() - 3_600_000 } }));
    }
    expect(await connected(login({ password: 'wrong' }), whoAmI, { sessionStore })).toBe(ADA.username);
    expect(await connected(login({ password: 'wrong' }), whoAmI, { sessionStore })).toBe(ADA.username);
    expect(countLogins(local)).toBe(4);
  });

  test('in the middle of a load of calls brings nobody near a lock-out', async () => {
    local.settings.login.maxFailures = 2;
    await connected(login(), async (org) => {
      local.changeUser(ADA.username, { password: 'changed' });
      local.expireSessions();
      const results = await Promise.allSettled(Array.from({ length: 50 }, () => whoAmI(org)));
      for (let later = 0; later < 50; later++) await failureOf(whoAmI(org));
      expect(results.every(({ status }) => status === 'rejected')).toBe(true);
      expect(countLogins(local)).toBe(2);
    });
    expect(await connected(login({ password: 'changed' }), whoAmI)).toBe(ADA.username);
  });

  test('by a rule of the org, and not for itself, may be sent by a later connection', async () => {
    const auth = login();
    local.settings.login.soapLoginEnabled = false;
    expect(await failureOf(connect({ api: v62, auth }))).toMatchObject({ adviceCode: 'SOAP_LOGIN_DISABLED' });
    local.settings.login.soapLoginEnabled = true;
    expect(await connected(auth, whoAmI)).toBe(ADA.username);
  });

  test.each([
    ['fails', () => Promise.reject(new Error('vault sealed'))],
    ['answers nothing', () => undefined as never],
  ])('whose function %s is an error of its own, and nothing is sent', async (_, password) => {
    expect(await failureOf(connect({ api: v62, auth: login({ password }) }))).toMatchObject({
      name: 'AuthError',
      code: 'SECRET_UNAVAILABLE',
    });
    expect(local.requests).toHaveLength(0);
  });
});

describe('connections that share a store', () => {
  test('share one session, and its renewal', async () => {
    const sessionStore = new MemoryStore();
    const orgs = await Promise.all(Array.from({ length: 10 }, () => connect({ api: v62, auth: login(), sessionStore })));
    expect(countLogins(local)).toBe(1);
    local.expireSessions();
    expect(new Set(await Promise.all(orgs.map(whoAmI)))).toEqual(new Set([ADA.username]));
    expect(countLogins(local)).toBe(2);
    for (const org of orgs) await org.close();
    // close() keeps the session for those who come later.
    expect(await connected(login(), whoAmI, { sessionStore })).toBe(ADA.username);
    expect(countLogins(local)).toBe(2);
  });

  test('find a session that has ended in the meantime, and renew it', async () => {
    const sessionStore = new MemoryStore();
    await connected(login(), whoAmI, { sessionStore });
    local.expireSessions();
    expect(await connected(login(), whoAmI, { sessionStore })).toBe(ADA.username);
    expect(countLogins(local)).toBe(2);
  });

  test('do not trust a session of another process that has ended as well', async () => {
    const sessionStore = new MemoryStore();
    await connected(
      login(),
      async (mine) => {
        // Another one renews, while this one sleeps; then all sessions end.
        local.expireSessions();
        await connected(login(), whoAmI, { sessionStore });
        local.expireSessions();
        expect(await whoAmI(mine)).toBe(ADA.username);
      },
      { sessionStore },
    );
    expect(countLogins(local)).toBe(3);
  });

  test('do not trust a session of another process whose host is no longer there', async () => {
    const sessionStore = new MemoryStore();
    const http = { tls: { lookup: noHost('na1.localhost') } };
    await connected(
      login(),
      async (org) => {
        for (const [key, value] of sessionStore.values) {
          sessionStore.values.set(key, value.replace('127.0.0.1', 'na1.localhost').replace(/"sessionId":"/, '$&other'));
        }
        local.expireSessions();
        expect(await whoAmI(org)).toBe(ADA.username);
      },
      { sessionStore, http },
    );
    expect(countLogins(local)).toBe(2);
  });

  test('never find a session of another host, user or secret', async () => {
    const sessionStore = new MemoryStore();
    local.addUser({ ...ADA, username: 'bob@example.com' });
    await withOrg(async (other) => {
      other.addUser(ADA);
      await connected(login(), whoAmI, { sessionStore });
      expect(await connected(login({ username: 'bob@example.com' }), whoAmI, { sessionStore })).toBe('bob@example.com');
      expect(
        await connected(soapLogin({ ...ADA, loginUrl: other.url }), (org) => Promise.resolve(org.instanceUrl.origin), { sessionStore }),
      ).toBe(other.url);
      expect(await failureOf(connect({ api: v62, auth: login({ password: 'other' }), sessionStore }))).toMatchObject({
        code: 'INVALID_LOGIN',
      });
      const sessions = [...sessionStore.values.values()].filter((value) => value.includes('"sessionId"'));
      expect([countLogins(local), countLogins(other), sessions.length]).toEqual([3, 1, 3]);
    });
    // By the key one sees whose session it is, and nothing of the secret.
    const keys = [...sessionStore.values.keys()].join();
    expect(keys).toContain(`${new URL(local.url).host} ada@example.com `);
    expect(keys).not.toContain('secret');
  });

  test('send a session that is stored to no host that may not see it', async () => {
    const sessionStore = new MemoryStore();
    await connected(login(), whoAmI, { sessionStore });
    for (const [key, value] of sessionStore.values) sessionStore.values.set(key, value.replaceAll(local.url, 'https://evil.example'));
    expect(await failureOf(connect({ api: v62, auth: login(), sessionStore }))).toMatchObject({ code: 'HOST_NOT_ALLOWED' });
  });

  test.each([
    '',
    'not JSON',
    '{}',
    '{"session":{"sessionId":7}}',
    '{"session":{"sessionId":"x","serverUrl":"no","userId":"","organizationId":""}}',
  ])('log in where the store holds %j', async (value) => {
    const sessionStore = new MemoryStore();
    await connected(login(), whoAmI, { sessionStore });
    for (const key of sessionStore.values.keys()) sessionStore.values.set(key, value);
    expect(await connected(login(), whoAmI, { sessionStore })).toBe(ADA.username);
    expect(countLogins(local)).toBe(2);
  });

  test('share a refresh token that rotates: it is stored, then told, then used', async () => {
    const { clientId, clientSecret } = local.addConnectedApp({ refreshTokenRotation: true });
    const client = { clientId, clientSecret, loginUrl: local.url };
    const given = await newRefreshToken(client);
    const sessionStore = new MemoryStore();
    const onRotate = (): void => void sessionStore.steps.push('onRotate');
    const make = () => connect({ api: v62, auth: refreshToken({ ...client, refreshToken: given, onRotate }), sessionStore });
    const orgs = [await make(), await make(), await make()];
    expect(sessionStore.steps).toEqual(['write', 'onRotate']);
    for (let turn = 0; turn < 3; turn++) {
      local.expireSessions();
      const names = await Promise.all(orgs.map(whoAmI));
      expect(new Set(names).size).toBe(1);
    }
    // One login more for each turn, whoever made it, and the token that the others were given is long dead.
    expect(sessionStore.steps).toEqual(Array(4).fill(['write', 'onRotate']).flat());
    for (const org of orgs) await org.close();
  });
});

test('a refresh token that rotates is not lost where the store fails', async () => {
  const { clientId, clientSecret } = local.addConnectedApp({ refreshTokenRotation: true });
  const client = { clientId, clientSecret, loginUrl: local.url };
  const sessionStore = new MemoryStore();
  const auth = refreshToken({ ...client, refreshToken: await newRefreshToken(client) });
  await connected(auth, whoAmI, { sessionStore });
  local.expireSessions();
  const write = sessionStore.write.bind(sessionStore);
  sessionStore.write = () => Promise.reject(new Error('the disk is full'));
  const org = await connect({ api: v62, auth, sessionStore });
  for (let turn = 0; turn < 3; turn++) await expect(whoAmI(org)).rejects.toThrow('the disk is full');
  sessionStore.write = write;
  expect(await whoAmI(org)).toMatch(/^admin@/);
  await org.close();
});

describe('logout()', () => {
  test.each([
    ['SOAP login()', login, 'logout'],
    ['OAuth', machine, 'oauth.revoke'],
    ['a ready-made token', async () => accessToken({ accessToken: await tokenOf(), instanceUrl: local.url }), 'logout'],
  ] as const)('ends the session at the server: %s', async (_, auth, operation) => {
    const sessionStore = new MemoryStore();
    const [one, two] = [
      await connect({ api: v62, auth: await auth(), sessionStore }),
      await connect({ api: v62, auth: login(), sessionStore }),
    ];
    await one.logout();
    expect(local.requests.at(-1)).toMatchObject({ operation, status: 200 });
    expect(await failureOf(one.soap.getUserInfo())).toMatchObject({ code: 'CLOSED' });
    await two.close();
  });

  test('forgets the session in the store: whoever comes next logs in', async () => {
    const sessionStore = new MemoryStore();
    const org = await connect({ api: v62, auth: login(), sessionStore });
    expect(sessionStore.values.size).toBe(1);
    await org.logout();
    expect(sessionStore.values.size).toBe(0);
    expect(await connected(login(), whoAmI, { sessionStore })).toBe(ADA.username);
    expect(countLogins(local)).toBe(2);
  });

  test('keeps a rotated refresh token, which is the credential', async () => {
    const { clientId, clientSecret } = local.addConnectedApp({ refreshTokenRotation: true });
    const client = { clientId, clientSecret, loginUrl: local.url };
    const given = await newRefreshToken(client);
    const sessionStore = new MemoryStore();
    const make = () => connect({ api: v62, auth: refreshToken({ ...client, refreshToken: given }), sessionStore });
    await (await make()).logout();
    const org = await make();
    expect(await whoAmI(org)).toMatch(/^admin@/);
    await org.close();
  });

  test.each([
    ['SOAP login()', login],
    ['OAuth', machine],
  ])('of a session that has ended already is quiet, and opens no new one: %s', async (_, auth) => {
    const org = await connect({ api: v62, auth: auth() });
    local.expireSessions();
    await org.logout();
    expect(countLogins(local)).toBe(1);
  });
});

async function tokenOf(): Promise<string> {
  const { clientId, clientSecret } = local.credentials;
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
  return ((await (await fetch(`${local.url}/services/oauth2/token`, { method: 'POST', body })).json()) as { access_token: string })
    .access_token;
}

async function newRefreshToken({
  clientId,
  clientSecret,
  loginUrl,
}: {
  clientId: string;
  clientSecret: string;
  loginUrl: string;
}): Promise<string> {
  const redirect_uri = 'http://localhost:1717/OauthRedirect';
  const query = new URLSearchParams({ response_type: 'code', client_id: clientId, redirect_uri });
  const { headers } = await fetch(`${loginUrl}/services/oauth2/authorize?${query}`, { redirect: 'manual' });
  const code = new URL(headers.get('location')!).searchParams.get('code')!;
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uri,
  });
  return ((await (await fetch(`${loginUrl}/services/oauth2/token`, { method: 'POST', body })).json()) as { refresh_token: string })
    .refresh_token;
}

describe('who connects may give up', () => {
  test.each([
    ['SOAP login()', () => login()],
    ['OAuth', () => machine()],
  ])('while the server is silent: %s', async (_, auth) => {
    const { signal, asked } = abortedOnRequest();
    local.faults.add({ kind: 'hang' });
    expect(await failureOf(connect({ api: v62, auth: auth(), signal }))).toBe(asked);
  });

  test('while another process holds the lock of the store, and no login is sent for them afterwards', async () => {
    const store = new MemoryStore();
    let release = (): void => {};
    const held = store.lock('', () => new Promise<void>((resolve) => (release = resolve)));
    const controller = new AbortController();
    const connecting = failureOf(connect({ api: v62, auth: login(), sessionStore: store, signal: controller.signal }));
    setImmediate(() => controller.abort('enough'));
    expect(await connecting).toBe('enough');
    release();
    await held;
    await store.lock('', async () => {});
    expect(countLogins(local)).toBe(0);
  });

  /** A signal that fires when the org has been asked for something. */
  function abortedOnRequest(): { signal: AbortSignal; asked: Error } {
    const controller = new AbortController();
    const asked = new Error('enough');
    const look = (): void => {
      if (local.requests.length > 0) controller.abort(asked);
      else setImmediate(look);
    };
    look();
    return { signal: controller.signal, asked };
  }
});

test.each([
  ['SOAP login()', 'login', () => login()],
  ['OAuth', 'oauth.token', () => machine()],
])('a login is tried again when the server has asked for it: %s', async (_, operation, auth) => {
  const clock = new PatientClock();
  local.faults.add({ kind: 'status', status: 503, headers: { 'retry-after': '9' }, on: { operation, nth: 1 } });
  const org = await connectBy(clock, { api: v62, auth: auth() });
  await org.close();
  expect([clock.waits, countLogins(local)]).toEqual([[9_000], 2]);
});
