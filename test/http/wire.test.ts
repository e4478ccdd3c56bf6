import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { connect, type RequestEvent, soapLogin, type WarningEvent } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { afterEach, describe, expect, test } from 'vitest';
import { ForcewireError } from '../../src/errors.ts';
import { retryAfterMs, withRetryAfter } from '../../src/http/retry-after.ts';
import { openTransport, type TransportContext } from '../../src/http/transport.ts';
import { selfSigned } from '../../src/local-org/http/self-signed.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function listen(server: ReturnType<typeof createServer>, scheme = 'http'): Promise<URL> {
  open.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return new URL(`${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}/services/Soap/u/62.0`);
}

const serve = (listener: RequestListener): Promise<URL> => listen(createServer(listener));

async function post(url: URL, context: TransportContext = {}, body = '<hello/>', options = {}): Promise<{ status: number; text: string }> {
  const transport = openTransport(options, context);
  try {
    const answer = await transport.send({ method: 'POST', url, headers: {}, body: new TextEncoder().encode(body), operation: 'query' });
    return { status: answer.status, text: new TextDecoder().decode(await answer.bytes()) };
  } finally {
    await transport.close();
  }
}

/** The events of a channel while something runs. */
async function eventsOf<Event>(channel: string, run: () => Promise<unknown>): Promise<Event[]> {
  const events: Event[] = [];
  const listener = (event: unknown): void => void events.push(event as Event);
  subscribe(channel, listener);
  try {
    await run();
  } finally {
    unsubscribe(channel, listener);
  }
  return events;
}

describe('TLS', () => {
  test('goes by the authority that the options name', async () => {
    await using local = await LocalOrg.start({ tls: true });
    const { http, ...rest } = local.connectOptions();
    await using org = await connect({ api: v62, ...rest, http });
    expect(org.instanceUrl.protocol).toBe('https:');
    await expect(connect({ api: v62, ...rest })).rejects.toMatchObject({ code: 'TLS_FAILURE', sent: false, retryable: false });
  });

  test('shows a client certificate to servers that want one', async () => {
    const [own, client] = [selfSigned(Date.now()), selfSigned(Date.now())];
    const server = createTlsServer({ ...own, ca: client.cert, requestCert: true, rejectUnauthorized: true }, (request, response) =>
      request.resume().on('end', () => response.end('known')),
    );
    const url = await listen(server, 'https');
    const tls = { ca: own.cert, cert: client.cert, key: client.key };
    expect(await post(url, {}, '<hello/>', { tls })).toEqual({ status: 200, text: 'known' });
    await expect(post(url, {}, '<hello/>', { tls: { ca: own.cert } })).rejects.toMatchObject({ name: 'TransportError' });
  });
});

describe('compressRequests', () => {
  test('sends large bodies gzipped, and small ones as they are', async () => {
    const seen: { encoding: string | undefined; body: string; isWhole: boolean }[] = [];
    const url = await serve(async (request, response) => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece);
      const bytes = Buffer.concat(pieces);
      const encoding = request.headers['content-encoding'];
      const isWhole = request.headers['content-length'] === String(bytes.byteLength);
      seen.push({ encoding, body: String(encoding === 'gzip' ? gunzipSync(bytes) : bytes), isWhole });
      response.end();
    });
    const large = 'x'.repeat(100_000);
    for (const body of [large, '<small/>']) await post(url, {}, body, { compressRequests: true });
    expect(seen).toEqual([
      { encoding: 'gzip', body: large, isWhole: true },
      { encoding: undefined, body: '<small/>', isWhole: true },
    ]);
  });

  test('is understood by an org', async () => {
    await using local = await LocalOrg.start();
    await using org = await connect({ api: v62, ...local.connectOptions(), http: { compressRequests: true } });
    const rows = Array.from({ length: 200 }, (_, at) => ({ Name: `Account ${at}` }));
    expect(await org.insert('Account', rows).summary()).toMatchObject({ ok: 200 });
    expect(local.requests.at(-1)!.headers['content-encoding']).toBe('gzip');
  });
});

describe('a redirect', () => {
  const echo: RequestListener = async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    response.end(`${request.method} ${request.url} ${Buffer.concat(pieces)}`);
  };
  const to = (location: string | (() => string), status = 307): RequestListener => {
    return (request, response) =>
      void request
        .resume()
        .on('end', () => response.writeHead(status, { location: typeof location === 'string' ? location : location() }).end());
  };

  test.each([301, 302, 307, 308])('within the host is followed with the same request (%i)', async (status) => {
    const url = await serve((request, response) =>
      request.url === '/services/Soap/u/62.0' ? to('/services/Soap/u/62.0/00D', status)(request, response) : echo(request, response),
    );
    expect(await post(url)).toEqual({ status: 200, text: 'POST /services/Soap/u/62.0/00D <hello/>' });
  });

  test('to another host is followed only where that host is allowed', async () => {
    let requests = 0;
    const other = await serve((request, response) => {
      requests++;
      echo(request, response);
    });
    const url = await serve(to(other.href));
    expect(await post(url)).toMatchObject({ status: 307 });
    expect(requests).toBe(0);
    expect(await post(url, { mayFollow: (target) => target.host === other.host })).toMatchObject({ status: 200 });
  });

  test('to a page is not followed, not even within the host, and the error says so', async () => {
    const url = await serve(to('/login?startURL=%2Fsecret', 302));
    expect(await post(url)).toMatchObject({ status: 302 });
    const auth = soapLogin({ username: 'ada@example.com', password: 'secret', loginUrl: url });
    const error: any = await connect({ api: v62, auth }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'REDIRECTED', status: 302, retryable: false });
    expect(error.message).toContain(`a page, ${url.host}/login, and not to the API`);
    expect(error.message).not.toContain('startURL');
  });

  test('in a circle ends', async () => {
    let requests = 0;
    const url = await serve((request, response) => to(`/services/${++requests}`)(request, response));
    expect(await post(url)).toMatchObject({ status: 307 });
    expect(requests).toBe(6);
  });
});

describe('events', () => {
  test('of requests say what was asked where and how it ended, and nothing of headers or bodies', async () => {
    await using local = await LocalOrg.start();
    local.faults.add({ on: { operation: 'query', nth: 2 }, kind: 'drop' });
    const tags = { tenant: 'acme' };
    const events = await eventsOf<RequestEvent>('forcewire:request', async () => {
      await using org = await connect({ api: v62, ...local.connectOptions(), tags, retry: { baseDelayMs: 0 } });
      await org.query('SELECT Id FROM Account').toArray();
      await org.query('SELECT Id FROM Account').toArray();
    });
    const queries = events.filter(({ operation }) => operation === 'query');
    expect(queries.map(({ status, code }) => [status, code])).toEqual([
      [200, undefined],
      [undefined, 'CONNECTION_RESET'],
      [200, undefined],
    ]);
    expect(queries[0]).toMatchObject({ method: 'POST', host: new URL(local.url).host, tags });
    expect(queries[0]!.path).toMatch(/^\/services\/Soap\/u\/62\.0\/00D/);
    expect(queries[0]!.bytesSent).toBeGreaterThan(100);
    expect(events.some(({ operation, status }) => operation === 'login' && status === 200)).toBe(true);
    const text = JSON.stringify(events);
    for (const secret of [local.credentials.password, local.credentials.securityToken, 'SessionHeader']) expect(text).not.toContain(secret);
  });

  test('tell the warning of a version that will be retired', async () => {
    const warning = '299 - "This API version is deprecated and will be removed."';
    const url = await serve((request, response) => request.resume().on('end', () => response.writeHead(200, { warning }).end()));
    const events = await eventsOf<WarningEvent>('forcewire:warning', () => post(url, { tags: { tenant: 'acme' } }));
    expect(events).toEqual([{ host: url.host, path: url.pathname, text: warning, tags: { tenant: 'acme' } }]);
  });
});

test.each([
  ['7', 7_000],
  ['0', 0],
  ['Sun, 01 Mar 2026 09:00:30 GMT', 30_000],
  ['Sun, 01 Mar 2026 08:00:00 GMT', 0],
  ['soon', undefined],
  [undefined, undefined],
])('Retry-After %s asks for %s ms', (header, expected) => {
  expect(retryAfterMs(header, Date.UTC(2026, 2, 1, 9))).toBe(expected);
});

test("Retry-After with a date goes by the server's clock, whatever this machine's says", () => {
  const date = 'Sun, 01 Mar 2026 09:00:00 GMT';
  const headers = { date, 'retry-after': 'Sun, 01 Mar 2026 09:00:30 GMT' };
  expect(withRetryAfter(new ForcewireError('HTTP_503', 'busy'), { headers })).toMatchObject({ retryAfterMs: 30_000 });
});
