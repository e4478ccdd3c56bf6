import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, type RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { accessToken, clientCredentials, connect, soapLogin, supportedVersions, testConnection } from 'forcewire';
import type { LocalOrg, LocalOrgOptions } from 'forcewire/local-org';
import { v30 } from 'forcewire/v30';
import { v62 } from 'forcewire/v62';
import { v66 } from 'forcewire/v66';
import { v68 } from 'forcewire/v68';
import { describe, expect, test } from 'vitest';
import { versions } from '../../generated/versions.ts';
import { connected, failureOf, withOrg } from './with-org.ts';

const ADA = { username: 'ada@example.com', password: 'secret', securityToken: '' };
const login = (local: LocalOrg, more: object = {}) => soapLogin({ ...ADA, loginUrl: local.url, ...more });
const machine = (local: LocalOrg) => {
  const { clientId, clientSecret } = local.credentials;
  return clientCredentials({ clientId, clientSecret, loginUrl: local.url });
};

describe('a connection that works', () => {
  test.each([true, false])('says whose it is, of what edition, whether a sandbox (%s), and how many calls are left', async (sandbox) => {
    await withOrg(
      async (local) => {
        const { userId } = local.addUser(ADA);
        const report = await testConnection({ api: v62, auth: login(local) });
        const organizationId = await connected(login(local), async (org) => org.organizationId);
        // Two calls were made, and a login is none.
        const versions = (await supportedVersions(local.url)).map(({ version }) => version);
        const whose = { userId, organizationId, organizationType: 'Developer Edition', sandbox };
        expect(report).toEqual({ ok: true, ...whose, callsLeft: 998, versions });
        expect(versions).toContain('62.0');
      },
      { sandbox, dailyLimit: 1_000 },
    );
  });

  test.each([v62, v66])('by OAuth at $version', async (api) => {
    await withOrg(async (local) => {
      expect(await testConnection({ api, auth: machine(local) })).toMatchObject({ ok: true, sandbox: true });
    });
  });

  test('logs in as the run does, and leaves the session to it', async () => {
    await withOrg(async (local) => {
      local.addUser({ ...ADA, password: 'p£ss' });
      const values = new Map<string, string>();
      const sessionStore = {
        read: async (key: string) => values.get(key),
        write: async (key: string, value: string) => void values.set(key, value),
        lock: <T>(_: string, run: () => Promise<T>) => run(),
      };
      const options = { api: v62, auth: login(local, { password: 'p£ss' }), sessionStore };
      expect(await testConnection(options)).toMatchObject({ ok: true });
      await (await connect(options)).close();
      expect(local.requests.filter(({ operation }) => operation === 'login')).toHaveLength(1);
    });
  });
});

type Case = readonly [code: string, words: readonly string[], set?: ((local: LocalOrg) => void) | undefined, options?: LocalOrgOptions];

// Written before the run, from what the servers answer (see refusals.test.ts) and what Node says of the network.
const REFUSED: Readonly<Record<string, Case>> = {
  'a wrong password': ['INVALID_LOGIN', ['security token'], (local) => local.changeUser(ADA.username, { password: 'changed' })],
  'login() switched off': ['INVALID_OPERATION', ['OAuth'], (local) => void (local.settings.login.soapLoginEnabled = false)],
  'an address that is not allowed': [
    'LOGIN_DURING_RESTRICTED_DOMAIN',
    ['login ranges'],
    (local) => local.changeUser(ADA.username, { loginRanges: [{ start: '10.0.0.1', end: '10.0.0.1' }] }),
  ],
  'an org without the API': ['API_DISABLED_FOR_ORG', ['edition'], (local) => void (local.settings.login.apiEnabled = false)],
  'a user without the API': ['API_CURRENTLY_DISABLED', ['"API Enabled"'], (local) => local.changeUser(ADA.username, { apiEnabled: false })],
  'an org that is locked': ['ORG_LOCKED', ['administrator'], (local) => void (local.settings.login.state = 'locked')],
  'sessions that may not use the API': [
    'INVALID_SESSION_ID',
    ['high-assurance'],
    (local) => local.changeUser(ADA.username, { highAssurance: true }),
  ],
  'no calls left': ['REQUEST_LIMIT_EXCEEDED', ['24 hours'], undefined, { dailyLimit: 0 }],
  'an API that goes off after the login': [
    'API_DISABLED_FOR_ORG',
    ['edition'],
    (local) => void local.faults.add({ kind: 'fault', exceptionCode: 'API_DISABLED_FOR_ORG', on: { operation: 'getServerTimestamp' } }),
  ],
  'a page of maintenance': ['HTML_RESPONSE', ['page'], (local) => void local.faults.add({ kind: 'status', status: 503 })],
  'a proxy that wants a password': [
    'HTTP_407',
    ['http.proxy'],
    (local) => void local.faults.add({ kind: 'status', status: 407, body: 'who are you', headers: { 'content-type': 'text/plain' } }),
  ],
  'a connection that breaks': ['CONNECTION_RESET', ['again'], (local) => void local.faults.add({ kind: 'reset' })],
};

describe('a connection that does not work says why, and throws nothing:', () => {
  test.each(Object.entries(REFUSED))('%s', async (_, [code, words, set, options]) => {
    await withOrg(async (local) => {
      local.addUser(ADA);
      set?.(local);
      await expectBroken(testConnection({ api: v62, auth: login(local) }), code, words);
    }, options);
  });

  test('is tried once, whatever the options say of retries, since somebody waits for the answer', async () => {
    await withOrg(async (local) => {
      const retries: unknown[] = [];
      const note = (event: unknown): void => void retries.push(event);
      subscribe('forcewire:retry', note);
      local.faults.add({ kind: 'reset' });
      expect(await testConnection({ api: v62, auth: login(local), retry: { attempts: 5 } })).toMatchObject({ code: 'CONNECTION_RESET' });
      unsubscribe('forcewire:retry', note);
      expect([retries, local.requests.length]).toEqual([[], 1]);
    });
  });

  test('a host that takes the request and never answers', async () => {
    await withOrg(async (local) => {
      local.addUser(ADA);
      local.faults.add({ kind: 'hang' });
      const waiting = testConnection({ api: v62, auth: login(local), http: { totalTimeoutMs: 200 } });
      await expectBroken(waiting, 'TOTAL_TIMEOUT', ['a proxy', 'try again']);
    });
  });

  test('a user who is locked out', async () => {
    await withOrg(
      async (local) => {
        local.addUser(ADA);
        await testConnection({ api: v62, auth: login(local, { password: 'wrong' }) });
        await expectBroken(testConnection({ api: v62, auth: login(local) }), 'PASSWORD_LOCKOUT', ['unlock']);
      },
      { settings: { login: { maxFailures: 1 } } },
    );
  });

  test.each([
    ['a host that does not exist', 'https://no-such-host.invalid', 'DNS_FAILURE', ['acme.my.salesforce.com']],
    ['a port where nobody listens', 'http://127.0.0.1:9', 'CONNECTION_REFUSED', ['port']],
    ['a host without TLS', 'http://login.example.com', 'INSECURE_URL', ['https://login.example.com']],
    ['a text that is no address', 'my org', 'INVALID_LOGIN_URL', ['https://login.salesforce.com']],
    ['the address of the pages', 'https://acme.lightning.force.com', 'INVALID_LOGIN_URL', ['https://acme.my.salesforce.com']],
  ])('%s', async (_, loginUrl, code, words) => {
    await expectBroken(testConnection({ api: v62, auth: soapLogin({ ...ADA, loginUrl }) }), code, words);
  });

  test('a certificate that nobody trusts, and none where there is no TLS', async () => {
    await withOrg(
      async (local) => {
        await expectBroken(testConnection({ api: v62, auth: login(local) }), 'TLS_FAILURE', ['http.tls.ca']);
        local.addUser(ADA);
        expect(await testConnection({ api: v62, auth: login(local), ...{ http: { tls: { ca: local.certificate! } } } })).toMatchObject({
          ok: true,
        });
      },
      { tls: true },
    );
    await withOrg(async (local) => {
      const auth = login(local, { loginUrl: local.url.replace('http:', 'https:') });
      await expectBroken(testConnection({ api: v62, auth }), 'TLS_FAILURE', ['certificate']);
    });
  });

  test.each<[string, RequestListener, string, string[]]>([
    [
      'serves pages',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!DOCTYPE html><html></html>'),
      'HTML_RESPONSE',
      ['login.salesforce.com'],
    ],
    [
      'redirects to the API of a stranger',
      (_, response) => response.writeHead(307, { location: 'https://evil.example/services/Soap/u/62.0' }).end(),
      'REDIRECTED',
      ['nothing secret is sent'],
    ],
    ['redirects', (_, response) => response.writeHead(302, { location: 'https://acme.my.salesforce.com/' }).end(), 'REDIRECTED', ['host']],
    [
      'speaks JSON',
      (_, response) => response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":7}'),
      'HTTP_404',
      ['administrator'],
    ],
    ['says nothing', (_, response) => response.writeHead(200).end(), 'HTTP_200', ['administrator']],
  ])('a host that %s, whether asked by SOAP or by OAuth', async (_, listener, code, words) => {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const loginUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      await expectBroken(testConnection({ api: v62, auth: soapLogin({ ...ADA, loginUrl }) }), code, words);
      await expectBroken(
        testConnection({ api: v62, auth: clientCredentials({ clientId: 'a', clientSecret: 'b', loginUrl }) }),
        code,
        words,
      );
    } finally {
      server.close();
    }
  });

  test.each<[string, RequestListener | undefined, string, string[]]>([
    ['that nobody answers at', undefined, 'PROXY_UNREACHABLE', ['http.proxy']],
    ['that wants a password', (_, response) => response.writeHead(407).end(), 'PROXY_AUTHENTICATION', ['user:password@host:port']],
    ['that refuses the host', (_, response) => response.writeHead(403).end(), 'PROXY_REFUSED', ['noProxy']],
  ])('a proxy %s', async (_, listener, code, words) => {
    // A proxy on the way to a host with TLS is asked for a tunnel.
    const server = createServer().listen(0, '127.0.0.1');
    server.on('connect', (request, socket) => {
      const response = new ServerResponse(request);
      response.assignSocket(socket as Socket);
      listener?.(request, response as never);
    });
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    if (listener === undefined) server.close();
    try {
      const auth = soapLogin({ ...ADA, loginUrl: 'https://acme.my.salesforce.com' });
      await expectBroken(testConnection({ api: v62, auth, http: { proxy: `http://127.0.0.1:${port}` } }), code, words);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test('a token that has ended, or is of a kind that SOAP does not take', async () => {
    await withOrg(async (local) => {
      const given = (token: string) => testConnection({ api: v62, auth: accessToken({ accessToken: token, instanceUrl: local.url }) });
      await expectBroken(given('00D000000000001!gone'), 'TOKEN_EXPIRED', ['fresh token']);
      await expectBroken(given('eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln'), 'JWT_TOKEN', ['Bulk API 2.0']);
    });
  });

  test('a vault that is sealed', async () => {
    await withOrg(async (local) => {
      const password = () => Promise.reject(new Error('sealed'));
      await expectBroken(testConnection({ api: v62, auth: login(local, { password }) }), 'SECRET_UNAVAILABLE', ['vault']);
    });
  });

  test('but a wrong program is told so: no credential, and a signal that was fired', async () => {
    await expect(testConnection({ api: v62, auth: {} as never })).rejects.toThrow(TypeError);
    await withOrg(async (local) => {
      local.addUser(ADA);
      await expect(testConnection({ api: v62, auth: login(local), signal: AbortSignal.abort('enough') })).rejects.toBe('enough');
    });
  });

  async function expectBroken(run: ReturnType<typeof testConnection>, code: string, words: readonly string[]): Promise<void> {
    const report = await run;
    expect(report).toEqual({ ok: false, code, message: expect.stringMatching(/./), advice: expect.stringMatching(/./) });
    for (const word of words) expect((report as { advice: string }).advice).toContain(word);
  }
});

describe('versions', () => {
  const served = versions.filter(({ retired }) => !retired);

  test('that a server offers are read without a login, from an address with or without a path', async () => {
    await withOrg(async (local) => {
      const expected = served.map(({ version, release }) => ({ version, label: release }));
      expect(await supportedVersions(local.url)).toEqual(expected);
      expect(await supportedVersions(new URL('/services/Soap/u/58.0', local.url))).toEqual(expected);
      expect(local.requests.every(({ method }) => method === 'GET')).toBe(true);
    });
  });

  test.each([
    ['a page', { status: 200 }, 'HTML_RESPONSE'],
    ['something else', { status: 200, body: '{}', headers: { 'content-type': 'application/json' } }, 'HTTP_200'],
  ])('where %s comes are an error', async (_, answer, code) => {
    await withOrg(async (local) => {
      local.faults.add({ kind: 'status', ...answer });
      expect(await failureOf(supportedVersions(local.url))).toMatchObject({ name: 'ServerError', code });
    });
  });

  /** An instance that got the upgrade of one season not yet. */
  function serveOnly(local: LocalOrg, newest: number): void {
    const list = served.filter(({ version }) => Number(version) <= newest);
    const body = JSON.stringify(list.map(({ version, release }) => ({ label: release, url: `/services/data/v${version}`, version })));
    local.faults.add({
      kind: 'status',
      status: 200,
      body,
      headers: { 'content-type': 'application/json' },
      on: { operation: 'rest.versions' },
    });
  }

  test('that the org does not serve fail at connect, with the nearest that it does', async () => {
    await withOrg(async (local) => {
      serveOnly(local, 67);
      const error = await failureOf(connect({ api: v68, auth: machine(local), tags: { tenant: 'acme' } }));
      expect(error).toMatchObject({ name: 'VersionError', code: 'VERSION_NOT_SERVED', nearest: '67.0', tags: { tenant: 'acme' } });
      expect(error.message).toBe(`${new URL(local.url).host} does not serve API version 68.0; the nearest that it serves is 67.0.`);
      expect(await testConnection({ api: v68, auth: machine(local) })).toEqual({
        ok: false,
        code: 'VERSION_NOT_SERVED',
        message: error.message,
        advice: 'Pin 67.0, the nearest version that the org serves.',
      });
      await (await connect({ api: v66, auth: machine(local) })).close();
    });
  });

  test('that are retired fail at the login itself, with the nearest', async () => {
    await withOrg(async (local) => {
      local.addUser(ADA);
      expect(await failureOf(connect({ api: v30, auth: login(local) }))).toMatchObject({ code: 'VERSION_NOT_SERVED', nearest: '31.0' });
      const { access_token: token } = (await (
        await fetch(`${local.url}/services/oauth2/token`, {
          method: 'POST',
          body: new URLSearchParams({
            grant_type: 'client_credentials',
            client_id: local.credentials.clientId,
            client_secret: local.credentials.clientSecret,
          }),
        })
      ).json()) as { access_token: string };
      const auth = accessToken({ accessToken: token, instanceUrl: local.url });
      expect(await failureOf(connect({ api: v30, auth }))).toMatchObject({ code: 'VERSION_NOT_SERVED', nearest: '31.0' });
    });
  });

  test('are not asked for where the login has shown that the pin is served, and a server without a list is believed', async () => {
    await withOrg(async (local) => {
      local.addUser(ADA);
      await connected(login(local), async () => {});
      expect(local.requests.map(({ operation }) => operation)).toEqual(['login']);
      local.faults.add({ kind: 'drop', on: { operation: 'rest.versions' } });
      await (await connect({ api: v66, auth: machine(local) })).close();
    });
  });
});
