import { inspect } from 'node:util';
import { AuthError, accessToken, connect, ForcewireError, ServerError, soapLogin, TransportError } from 'forcewire';
import { v41 } from 'forcewire/v41';
import { v62 } from 'forcewire/v62';
import { v65 } from 'forcewire/v65';
import { MockAgent } from 'undici';
import { describe, expect, test } from 'vitest';
import { ORG, ScriptedServer, USER, userInfo, withServer } from './scripted-server.ts';

async function failureOf(run: Promise<unknown>): Promise<any> {
  return run.then(
    () => expect.unreachable('it did not fail'),
    (error: unknown) => error,
  );
}

describe('login', () => {
  test('sends user name and password with the token behind it, and tells who logged in', async () => {
    await withServer({}, async (server) => {
      const org = await server.connect({ clientName: 'Acme/Sync/1.0' });
      const [login] = server.calls;
      expect(login!.path).toBe('/services/Soap/u/62.0');
      expect(login!.request).toEqual({ username: 'ada@example.com', password: 'secretTOKEN' });
      expect(login!.headers).toMatchObject({ CallOptions: { client: 'Acme/Sync/1.0' } });
      expect([org.userId, org.organizationId, org.instanceUrl.href]).toEqual([USER, ORG, server.url.href]);
    });
  });

  test('joins a token only once, and leaves the spelling of a password alone', async () => {
    await withServer({}, async (server) => {
      const decomposed = 'cafe\u0301TOKEN';
      const auth = soapLogin({ username: 'a', password: async () => decomposed, securityToken: () => 'TOKEN', loginUrl: server.url });
      await (await connect({ api: v62, auth })).close();
      expect(server.calls[0]!.request.password).toBe(decomposed);
    });
  });

  test('sends the scope of portal users', async () => {
    await withServer({}, async (server) => {
      const auth = soapLogin({ username: 'a', password: 'b', organizationId: ORG, portalId: '060000000000001AAA', loginUrl: server.url });
      await (await connect({ api: v62, auth })).close();
      expect(server.calls[0]!.headers).toEqual({ LoginScopeHeader: { organizationId: ORG, portalId: '060000000000001AAA' } });
    });
  });

  test.each([
    ['https://login.salesforce.com', {}],
    ['https://test.salesforce.com', { sandbox: true }],
    ['https://acme.my.salesforce.com', { sandbox: true, loginUrl: 'acme.my.salesforce.com' }],
  ])('goes to %s with %j, and the calls to the instance that it names', async (origin, where) => {
    const server = await ScriptedServer.start({});
    const result = { ...server.loginResult(1), serverUrl: `https://na1.salesforce.com/services/Soap/u/62.0/${ORG.slice(0, 15)}` };
    await server.close();
    const dispatcher = new MockAgent();
    dispatcher.disableNetConnect();
    const { login, getUserInfo } = v62.operations;
    const answers = { method: 'POST', path: '/services/Soap/u/62.0' };
    dispatcher
      .get(origin)
      .intercept(answers)
      .reply(200, login.encodeResponse(result as never));
    const instance = dispatcher.get('https://na1.salesforce.com');
    instance
      .intercept({ ...answers, path: `/services/Soap/u/62.0/${ORG.slice(0, 15)}` })
      .reply(200, getUserInfo.encodeResponse(userInfo() as never));
    const org = await connect({ api: v62, auth: soapLogin({ username: 'a', password: 'b', ...where }), http: { dispatcher } });
    expect((await org.soap.getUserInfo()).userId).toBe(USER);
    expect(org.instanceUrl.origin).toBe('https://na1.salesforce.com');
    await org.close();
    await dispatcher.close();
  });

  test('that is refused is an AuthError with the code, the message and advice', async () => {
    const message = 'Invalid username, password, security token; or user locked out.';
    await withServer({ login: () => ({ fault: 'INVALID_LOGIN', message, faultType: 'LoginFault' }) }, async (server) => {
      const error = await failureOf(server.connect({ tags: { tenant: 'acme' } }));
      expect(error).toBeInstanceOf(AuthError);
      expect(error).toMatchObject({ code: 'INVALID_LOGIN', message, retryable: false, tags: { tenant: 'acme' } });
      expect(error.advice).toContain('security token');
    });
  });

  test('while the server is busy may be tried again', async () => {
    await withServer({ login: () => ({ fault: 'SERVER_UNAVAILABLE' }) }, async (server) => {
      expect(await failureOf(server.connect())).toMatchObject({ code: 'SERVER_UNAVAILABLE', retryable: true });
    });
  });

  test('with an expired password says so, though the server lets it pass', async () => {
    let server!: ScriptedServer;
    const login = (): object => ({ ...server.loginResult(1), passwordExpired: true });
    server = await ScriptedServer.start({ login });
    const error = await failureOf(server.connect());
    expect(error).toBeInstanceOf(AuthError);
    expect(error).toMatchObject({ code: 'PASSWORD_EXPIRED' });
    expect(error.message).toContain('ada@example.com');
    await server.close();
  });

  test('at a page of HTML names the page and does not quote it', async () => {
    const html = '<html><body>We are down for maintenance until noon</body></html>';
    await withServer({ login: () => (response) => response.writeHead(503, { 'content-type': 'text/html' }).end(html) }, async (server) => {
      const error = await failureOf(server.connect());
      expect(error).toBeInstanceOf(ServerError);
      expect(error).toMatchObject({ code: 'HTML_RESPONSE', status: 503 });
      expect(JSON.stringify(error)).not.toContain('noon');
    });
  });

  test('at a host that redirects names the other host and does not go there', async () => {
    const elsewhere = (response: import('node:http').ServerResponse) =>
      void response.writeHead(302, { location: 'https://evil.example/' }).end();
    await withServer({ login: () => elsewhere }, async (server) => {
      const error = await failureOf(server.connect());
      expect(error).toMatchObject({ code: 'REDIRECTED', status: 302 });
      expect(error.message).toContain('evil.example');
    });
  });

  test('at a host that does not exist is a TransportError', async () => {
    const auth = soapLogin({ username: 'a', password: 'b', loginUrl: 'https://no-such-host.invalid' });
    const error = await failureOf(connect({ api: v62, auth, retry: { attempts: 1 } }));
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ code: 'DNS_FAILURE', sent: false });
  });

  test('has ended at 65.0: nothing is sent, and the advice names loginVersion', async () => {
    await withServer({}, async (server) => {
      // The compiler refuses this, see test/types/connect.ts.
      const auth = soapLogin({ username: 'a', password: 'b', loginUrl: server.url }) as never;
      const error = await failureOf(connect({ api: v65, auth }));
      expect(error).toBeInstanceOf(AuthError);
      expect(error).toMatchObject({ code: 'LOGIN_RETIRED' });
      expect(error.advice).toContain('loginVersion');
      expect(server.calls).toHaveLength(0);
    });
  });

  test('at an earlier version serves a later pin, at the address of the pin', async () => {
    await withServer({ getUserInfo: userInfo }, async (server) => {
      const org = await server.connect({ api: v65 });
      await org.soap.getUserInfo();
      expect(server.calls.map((call) => call.path)).toEqual(['/services/Soap/u/62.0', `/services/Soap/u/65.0/${ORG.slice(0, 15)}`]);
      await org.withVersion(v41).soap.getUserInfo();
      expect(server.calls.at(-1)!.path).toBe(`/services/Soap/u/41.0/${ORG.slice(0, 15)}`);
      expect(server.count('login')).toBe(1);
    });
  });
});

describe('secrets', () => {
  test('show neither in what is printed of options, connection and errors nor in their JSON', async () => {
    await withServer({ login: () => ({ fault: 'INVALID_LOGIN' }) }, async (server) => {
      const auth = soapLogin({ username: 'ada', password: 'hunter2', securityToken: 'TOKEN', loginUrl: server.url });
      const error = await failureOf(connect({ api: v62, auth }));
      const shown = [
        inspect(auth, { depth: 9, showHidden: true }),
        JSON.stringify(auth),
        inspect(error, { depth: 9 }),
        JSON.stringify(error),
      ].join();
      expect(shown).not.toContain('hunter2');
    });
    await withServer({ getUserInfo: () => ({ fault: 'INVALID_TYPE' }) }, async (server) => {
      const org = await server.connect();
      const error = await failureOf(org.soap.getUserInfo());
      expect([inspect(org, { depth: 9, showHidden: true }), JSON.stringify(org), inspect(error, { depth: 9 })].join()).not.toMatch(
        /session-1|secret/,
      );
    });
  });

  test('do not follow a login answer to a foreign host', async () => {
    let server!: ScriptedServer;
    const login = (): object => ({ ...server.loginResult(1), serverUrl: 'https://evil.example/services/Soap/u/62.0/00D000000000001' });
    server = await ScriptedServer.start({ login });
    const error = await failureOf(server.connect());
    expect(error).toBeInstanceOf(AuthError);
    expect(error).toMatchObject({ code: 'HOST_NOT_ALLOWED' });
    await server.close();
  });

  test('do not go over a network without TLS', async () => {
    const auth = soapLogin({ username: 'a', password: 'b', loginUrl: 'http://login.example.com' });
    expect(await failureOf(connect({ api: v62, auth }))).toMatchObject({ code: 'INSECURE_URL' });
  });
});

describe('a ready-made token', () => {
  test('is a session, and the server is asked whose', async () => {
    await withServer({ getUserInfo: userInfo }, async (server) => {
      const org = await connect({ api: v62, auth: accessToken({ accessToken: () => 'ready', instanceUrl: server.url }) });
      expect([org.userId, org.organizationId]).toEqual([USER, ORG]);
      expect(server.calls[0]!.headers.SessionHeader).toEqual({ sessionId: 'ready' });
      expect(server.calls[0]!.path).toBe('/services/Soap/u/62.0');
      await org.close();
    });
  });

  test('that has expired is asked for again; the same one again is the end', async () => {
    const tokens = ['one', 'two', 'two'];
    const getUserInfo = (call: { headers: any }): object =>
      call.headers.SessionHeader.sessionId === 'two' && server.count('getUserInfo') < 4 ? userInfo() : { fault: 'INVALID_SESSION_ID' };
    const server = await ScriptedServer.start({ getUserInfo });
    const org = await connect({ api: v62, auth: accessToken({ accessToken: () => tokens.shift()!, instanceUrl: server.url }) });
    await org.soap.getUserInfo();
    const error = await failureOf(org.soap.getUserInfo());
    expect(error).toBeInstanceOf(AuthError);
    expect(error).toMatchObject({ code: 'TOKEN_EXPIRED' });
    await org.close();
    await server.close();
  });

  test('in the form of a JWT is refused before it is sent, since SOAP does not take one', async () => {
    await withServer({}, async (server) => {
      const auth = accessToken({ accessToken: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', instanceUrl: server.url });
      expect(await failureOf(connect({ api: v62, auth }))).toMatchObject({ code: 'JWT_TOKEN' });
      expect(server.calls).toHaveLength(0);
    });
  });
});

describe('a session that has expired', () => {
  /** Takes a session until it is told to forget it. */
  function forgetful(isValid: (sessionId: string) => boolean) {
    return {
      getUserInfo: ({ headers }: { headers: any }) =>
        isValid(headers.SessionHeader.sessionId) ? userInfo() : { fault: 'INVALID_SESSION_ID' },
    };
  }

  test('is renewed once for fifty calls at the same time, and each is repeated once', async () => {
    await withServer(
      forgetful((session) => session !== 'session-1'),
      async (server) => {
        const org = await server.connect();
        await Promise.all(Array.from({ length: 50 }, () => org.soap.getUserInfo()));
        expect(server.count('login')).toBe(2);
        expect(server.count('getUserInfo')).toBeLessThanOrEqual(100);
      },
    );
  });

  test('is not renewed again for a late refusal of the old one', async () => {
    const sessions: string[] = [];
    let release!: () => void;
    const held = new Promise<void>((resolve) => (release = resolve));
    const getUserInfo = async ({ headers }: { headers: any }, nth: number): Promise<object> => {
      const { sessionId } = headers.SessionHeader;
      sessions.push(sessionId);
      if (nth === 1) await held;
      return sessionId === 'session-1' ? { fault: 'INVALID_SESSION_ID' } : userInfo();
    };
    await withServer({ getUserInfo }, async (server) => {
      const org = await server.connect();
      const late = org.soap.getUserInfo();
      while (sessions.length === 0) await new Promise((resolve) => setImmediate(resolve));
      await org.soap.getUserInfo();
      release();
      await late;
      expect(server.count('login')).toBe(2);
      expect(sessions).toEqual(['session-1', 'session-1', 'session-2', 'session-2']);
    });
  });

  test('and is refused again after the renewal ends the call, and starts no loop of logins', async () => {
    await withServer(
      forgetful(() => false),
      async (server) => {
        const org = await server.connect();
        for (let i = 0; i < 5; i++) expect(await failureOf(org.soap.getUserInfo())).toBeInstanceOf(AuthError);
        expect(server.count('login')).toBe(2);
      },
    );
  });

  test('with a password that is refused by now asks the server once, until the secret is another', async () => {
    let password = 'old';
    const login = ({ request }: { request: any }, nth: number): object =>
      nth === 1 || request.password === 'new' ? server.loginResult(nth) : { fault: 'INVALID_LOGIN', faultType: 'LoginFault' };
    const server = await ScriptedServer.start({ ...forgetful((session) => session === 'session-3'), login });
    const org = await connect({ api: v62, auth: soapLogin({ username: 'a', password: () => password, loginUrl: server.url }) });
    for (let i = 0; i < 3; i++) expect(await failureOf(org.soap.getUserInfo())).toMatchObject({ code: 'INVALID_LOGIN' });
    expect(server.count('login')).toBe(2);
    password = 'new';
    await org.soap.getUserInfo();
    expect(server.count('login')).toBe(3);
    await org.close();
    await server.close();
  });
});

describe('a connection', () => {
  test('that is closed says so, and leaves the session alive', async () => {
    await withServer({}, async (server) => {
      const org = await server.connect({ tags: { tenant: 'acme' } });
      await org.close();
      const error = await failureOf(org.soap.getUserInfo());
      expect(error).toBeInstanceOf(ForcewireError);
      expect(error).toMatchObject({ code: 'CLOSED', tags: { tenant: 'acme' } });
      expect(() => org.query('SELECT Id FROM Account')).toThrow('closed');
      expect(server.count('logout')).toBe(0);
    });
  });

  test('marks its errors with its tags', async () => {
    await withServer({ getUserInfo: () => ({ fault: 'INVALID_TYPE' }) }, async (server) => {
      const org = await server.connect({ tags: { tenant: 'acme' } });
      expect(await failureOf(org.soap.getUserInfo())).toMatchObject({ code: 'INVALID_TYPE', tags: { tenant: 'acme' } });
    });
  });

  test('logs out when it is told to', async () => {
    await withServer({ logout: () => undefined }, async (server) => {
      const org = await server.connect();
      await org.logout();
      expect(server.count('logout')).toBe(1);
      expect(await failureOf(org.soap.getUserInfo())).toMatchObject({ code: 'CLOSED' });
    });
  });

  test('ends with its signal', async () => {
    const controller = new AbortController();
    await withServer({ getUserInfo: () => () => controller.abort('enough') }, async (server) => {
      const org = await server.connect({ signal: controller.signal });
      expect(await failureOf(org.soap.getUserInfo())).toBe('enough');
    });
  });

  test('keeps the usage that the server reports', async () => {
    const { encodeResponse } = v62.operations.getUserInfo;
    const limits = { LimitInfoHeader: { limitInfo: [{ current: 9, limit: 15000, type: 'API REQUESTS' }] } };
    const getUserInfo = () => (response: import('node:http').ServerResponse) =>
      void response.end(encodeResponse(userInfo() as never, limits as never));
    await withServer({ getUserInfo }, async (server) => {
      const org = await server.connect();
      expect(org.usage).toBeUndefined();
      let headers: unknown;
      await org.soap.getUserInfo({}, { onHeaders: (seen) => (headers = seen) });
      expect(org.usage).toEqual({ current: 9, limit: 15000, type: 'API REQUESTS' });
      expect(headers).toEqual(limits);
    });
  });
});

test('an org that has moved is followed, and says where it is now', async () => {
  const moved = await ScriptedServer.start({ getServerTimestamp: () => ({ timestamp: new Date(0) }) });
  const login = (_: unknown, nth: number): object => (nth === 1 ? old.loginResult(1) : moved.loginResult(nth));
  const old: ScriptedServer = await ScriptedServer.start({ login, getServerTimestamp: () => ({ fault: 'ORG_NOT_OWNED_BY_INSTANCE' }) });
  try {
    const org = await old.connect();
    const view = org.withVersion(v41);
    expect(org.instanceUrl.href).toBe(old.url.href);
    await org.soap.getServerTimestamp();
    expect([old.count('getServerTimestamp'), moved.count('getServerTimestamp')]).toEqual([1, 1]);
    expect([org.instanceUrl.href, view.instanceUrl.href]).toEqual([moved.url.href, moved.url.href]);
  } finally {
    await old.close();
    await moved.close();
  }
});
