import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  accessToken,
  authorizationCode,
  authorizationUrl,
  clientCredentials,
  connect,
  jwtBearer,
  type OAuth,
  refreshToken,
  requestToken,
  type SoapLogin,
  soapLogin,
  usernamePassword,
} from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { type RecordedExchange, recorder, replayer } from 'forcewire/recorder';
import { v62 } from 'forcewire/v62';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectBy } from '../../src/connection.ts';
import { openTransport, type Transport } from '../../src/http/transport.ts';
import { PatientClock } from '../connection/patient-clock.ts';

const REDIRECT = 'http://localhost:1717/OauthRedirect';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'forcewire-recorder-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const exchangesIn = (lines: readonly string[]): RecordedExchange[] => lines.map((line) => JSON.parse(line));

/** Each spelling in which a secret could stand in a file. */
function spellings(secret: string): string[] {
  const xml = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const all = [
    secret,
    xml,
    encodeURIComponent(secret),
    new URLSearchParams({ a: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
  ];
  return [...all, Buffer.from(secret).toString('base64').replace(/=+$/, '')];
}

test('no secret of any way to log in stands in a recording', async () => {
  const SECRETS = { password: 'hunter2-Pa£ss&', securityToken: 'T0KENhunter2', clientSecret: 'CLIENThunter2' };
  const found = new Set<string>(['hunter2', ...Object.values(SECRETS)]);
  await using local = await LocalOrg.start();
  const { username } = local.addUser({ username: 'ada@example.com', password: SECRETS.password, securityToken: SECRETS.securityToken });
  const pem = { type: 'pkcs8', format: 'pem' } as const;
  const rsa = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: pem,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const app = { clientSecret: SECRETS.clientSecret, runAs: username, certificate: rsa.publicKey, refreshTokenRotation: true };
  const { clientId } = local.addConnectedApp(app);
  const client = { clientId, clientSecret: SECRETS.clientSecret, loginUrl: local.url };
  const person = { username, password: SECRETS.password, securityToken: SECRETS.securityToken };
  const onToken = (answer: object): void => {
    for (const [name, value] of Object.entries(answer)) if (/token$|^signature$/.test(name)) found.add(String(value));
  };

  const file = join(folder, 'secrets.jsonl');
  await using wire = recorder(file);
  const http = { recorder: wire };
  const { url, codeVerifier } = authorizationUrl({ ...client, redirectUri: REDIRECT });
  const code = new URL((await fetch(url, { redirect: 'manual' })).headers.get('location')!).searchParams.get('code')!;
  found.add(code).add(codeVerifier);
  const first = await requestToken(authorizationCode({ ...client, code, codeVerifier, redirectUri: REDIRECT, onToken }), { http });
  const ways: (OAuth | SoapLogin<'pinned'>)[] = [
    soapLogin({ ...person, loginUrl: local.url }),
    clientCredentials({ ...client, onToken }),
    jwtBearer({ clientId, loginUrl: local.url, username, privateKey: rsa.privateKey, onToken }),
    usernamePassword({ ...client, ...person, onToken }),
    refreshToken({ ...client, refreshToken: first.refresh_token!, onToken }),
    accessToken({
      accessToken: async () => (await requestToken(clientCredentials({ ...client, onToken }))).access_token,
      instanceUrl: local.url,
    }),
  ];
  for (const auth of ways) {
    const org = await connect({ api: v62, auth, http, tags: { tenant: 'acme' } });
    found.add(local.credentials.password);
    await org.soap.getUserInfo();
    for (const kind of ['truncate', 'garble', 'drop', 'expireSessions'] as const) {
      const remove = local.faults.add({ kind, on: { operation: 'getUserInfo' } });
      await org.soap.getUserInfo().catch(() => {});
      remove();
    }
    await org.logout();
  }
  for (const kind of ['garble', 'truncate'] as const) {
    const remove = local.faults.add({ kind });
    for (const auth of ways.slice(0, 5)) await connect({ api: v62, auth, http, retry: { attempts: 1 } }).catch(() => {});
    remove();
  }
  await wire.close();

  const text = readFileSync(file, 'utf8');
  const assertions = text.match(/assertion=[^&"]*/g) ?? [];
  expect(found.size).toBeGreaterThan(10);
  expect([...found].flatMap(spellings).filter((secret) => text.includes(secret))).toEqual([]);
  expect(text).not.toMatch(/00D\w{12,15}(?:!|%21)/);
  expect(text).not.toMatch(/eyJ[\w-]+\./);
  expect(new Set(assertions)).toEqual(new Set(['assertion=***']));
  expect(exchangesIn(text.trim().split('\n')).length).toBeGreaterThan(40);
  expect(text).toContain('ada@example.com');
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a file that others could read is made anew, for its owner alone', async () => {
  const file = join(folder, 'open.jsonl');
  writeFileSync(file, 'something else\n'.repeat(1_000), { mode: 0o644 });
  await using local = await LocalOrg.start();
  await using wire = recorder(file);
  await using org = await connect({ api: v62, ...local.connectOptions(), http: { recorder: wire } });
  await org.soap.getUserInfo();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).not.toContain('something else');
});

test('a secret that a server repeats where nobody expects it is masked there too', async () => {
  const lines: string[] = [];
  const token = '00D000000000001!AQEAQ.hunter2';
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const quoted = {
        'x-session-echo': token,
        server: 'Apache',
        'set-cookie': 'sid=hunter2cookie',
        location: `/services/x?sid=${token}&a=1`,
      };
      response
        .writeHead(200, { 'content-type': 'text/csv', ...quoted })
        .end(`Id,Note\n1,"${token}"\n2,s3cret/+hunter2\n3,s3cret%2F%2Bhunter2\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await using wire = recorder((line) => void lines.push(line));
  const transport = openTransport({ recorder: wire }, { tags: { note: 's3cret/+hunter2' } });
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/services/x?sid=hunter2query&q=SELECT`);
  const basic = `Basic ${Buffer.from('id:s3cret/+hunter2').toString('base64')}`;
  await (await transport.send({ method: 'GET', url, headers: { authorization: basic, 'x-unheard-of': 'hunter2' } })).bytes();
  await transport.close();
  server.close();
  expect(lines.join('')).not.toContain('hunter2');
  const [exchange] = exchangesIn(lines);
  expect(exchange).toMatchObject({
    path: '/services/x?sid=***&q=SELECT',
    tags: { note: '***' },
    request: { headers: { authorization: '***', 'x-unheard-of': '***' } },
    answer: { headers: { server: 'Apache', 'set-cookie': '***', 'x-session-echo': '***', location: '/services/x?sid=***&a=1' } },
  });
  expect(exchange?.answer?.body).toBe('Id,Note\n1,"***"\n2,***\n3,***\n');
});

/** A run that meets a bit of everything. Its outcomes are what a replay has to come to. */
async function failingRun(auth: OAuth | SoapLogin<'pinned'>, http: object = {}): Promise<unknown> {
  const org = await connect({ api: v62, auth, http, retry: { attempts: 2, baseDelayMs: 1 } });
  const rows = Array.from({ length: 600 }, (_, at) => ({ Name: at === 7 ? null : `Zoë & Co ${at}`, External_Id__c: `R-${at}` }));
  const outcomes: unknown[] = [];
  for await (const { index, status, ...rest } of org.insert('Account', rows, { concurrency: 2 }))
    outcomes.push([index, status, 'id' in rest ? rest.id : undefined, 'errors' in rest ? rest.errors : undefined]);
  const updated = await org.upsert('Account', 'External_Id__c', [{ External_Id__c: 'R-1', Name: 'again' }]).summary();
  const read = await org.query('SELECT Id, Name FROM Account WHERE External_Id__c != null ORDER BY Name', { batchSize: 200 }).toArray();
  const refused = await org.soap.query({ queryString: 'SELECT Nope FROM Account' }).catch((error) => [error.code, error.row, error.column]);
  const { calls: _calls, bytesSent: _bytesSent, ...counts } = updated;
  await org.close();
  return { outcomes, counts, read, refused };
}

test('a run with faults comes to the same outcomes from its recording, with other credentials', async () => {
  const file = join(folder, 'faults.jsonl');
  let before: any;
  {
    await using local = await LocalOrg.start();
    local.faults.add({ kind: 'expireSessions', on: { operation: 'create', nth: 1 } });
    local.faults.add({ kind: 'truncate', on: { operation: 'create', nth: 3 } });
    local.faults.add({ kind: 'drop', on: { operation: 'queryMore', nth: 1 } });
    local.faults.add({ kind: 'status', status: 503, on: { operation: 'upsert', nth: 1 } });
    await using wire = recorder(file);
    const { username, password, securityToken } = local.credentials;
    before = await failingRun(soapLogin({ username, password, securityToken, loginUrl: local.url }), { recorder: wire });
  }
  const statuses = new Set(before.outcomes.map(([, status]: [number, string]) => status));
  expect(statuses).toEqual(new Set(['ok', 'failed', 'unknown']));
  expect(before.refused[0]).toBe('INVALID_FIELD');
  await using replay = await replayer(file);
  const after = await failingRun(soapLogin({ username: 'someone', password: 'else', loginUrl: replay.url }));
  expect(after).toEqual(before);
  expect([replay.unexpected, replay.unserved]).toEqual([[], []]);
});

test('OAuth, gzip both ways and a sink of lines: the recording replays', async () => {
  const lines: string[] = [];
  let before: unknown;
  {
    await using local = await LocalOrg.start();
    await using wire = recorder(async (line) => void lines.push(line));
    const { clientId, clientSecret } = local.credentials;
    before = await failingRun(clientCredentials({ clientId, clientSecret, loginUrl: local.url }), {
      recorder: wire,
      compressRequests: true,
    });
  }
  const exchanges = exchangesIn(lines);
  const create = exchanges.find(({ operation }) => operation === 'create')!;
  expect(create.request.headers['content-encoding']).toBe('gzip');
  expect(create.answer?.headers['content-encoding']).toBe('gzip');
  expect(create.request.body).toContain('Zoë &amp; Co 0');
  await using replay = await replayer(lines);
  const after = await failingRun(clientCredentials({ clientId: 'any', clientSecret: 'any', loginUrl: replay.url }), {
    compressRequests: true,
  });
  expect(after).toEqual(before);
  expect([replay.unexpected, replay.unserved]).toEqual([[], []]);
});

test('what the recording does not have is answered with what was expected, in the words of each API', async () => {
  const lines: string[] = [];
  {
    await using local = await LocalOrg.start();
    await using wire = recorder((line) => void lines.push(line));
    const { username, password, securityToken } = local.credentials;
    const auth = soapLogin({ username, password, securityToken, loginUrl: local.url });
    const org = await connect({ api: v62, auth, http: { recorder: wire } });
    await org.soap.getUserInfo();
    await org.soap.describeGlobal();
    await org.close();
  }
  await using replay = await replayer(lines);
  const org = await connect({ api: v62, auth: soapLogin({ username: 'u', password: 'p', loginUrl: replay.url }) });
  await org.soap.getUserInfo();
  const again = await org.soap.getUserInfo().catch((error) => error);
  expect([again.code, again.message]).toEqual([
    'NOT_RECORDED',
    expect.stringMatching(
      /The recording has only 1 of POST \/services\/Soap\/u\/62\.0\S* getUserInfo; it goes on with 3: POST \S+ describeGlobal\./,
    ),
  ]);
  expect(replay.unexpected).toHaveLength(1);
  expect(replay.unserved).toEqual([expect.stringMatching(/^POST \S+ describeGlobal$/)]);
  await expect(requestToken(clientCredentials({ clientId: 'a', clientSecret: 'b', loginUrl: replay.url }))).rejects.toThrow(
    'The recording has no POST /services/oauth2/token',
  );
  const rest = await fetch(`${replay.url}/services/data/v62.0/jobs/ingest/750x`);
  expect([rest.status, await rest.json()]).toEqual([
    400,
    [{ errorCode: 'NOT_RECORDED', message: expect.stringContaining('/jobs/ingest/750x') }],
  ]);
  await org.close();
});

test('bulk jobs replay, their bodies in clear text', async () => {
  const lines: string[] = [];
  const run = async (auth: OAuth | SoapLogin<'pinned'>, http: object = {}, org?: LocalOrg): Promise<unknown> => {
    const clock = new PatientClock();
    clock.onWait = (ms) => org?.clock.advance(ms);
    const connection = await connectBy(clock, { api: v62, auth, http });
    const outcomes: unknown[] = [];
    const rows = [{ Name: 'Zoë, "Bulk"' }, { Name: null }];
    for await (const { index, status } of connection.bulk.insert('Account', rows, { protocol: '1.0' })) outcomes.push([index, status]);
    for (const protocol of ['1.0', '2.0'] as const)
      outcomes.push(await connection.bulk.query('SELECT Name FROM Account ORDER BY Name', { protocol }).toArray());
    await connection.close();
    return outcomes;
  };
  let before: unknown;
  {
    await using local = await LocalOrg.start();
    await using wire = recorder((line) => void lines.push(line));
    const { username, password, securityToken } = local.credentials;
    before = await run(soapLogin({ username, password, securityToken, loginUrl: local.url }), { recorder: wire }, local);
  }
  expect(JSON.stringify(before)).toContain('Zoë');
  expect(exchangesIn(lines).filter(({ request }) => String(request.body).includes('Zoë')).length).toBeGreaterThan(0);
  await using replay = await replayer(lines);
  expect(await run(soapLogin({ username: 'u', password: 'p', loginUrl: replay.url }))).toEqual(before);
  expect(replay.unexpected).toEqual([]);
});

/** A server that answers what a test says, and a transport whose exchanges are recorded. */
async function taken(
  answer: RequestListener,
  run: (transport: Transport, url: URL) => Promise<void>,
  options: { maxBodyBytes?: number; totalTimeoutMs?: number } = {},
): Promise<string[]> {
  const lines: string[] = [];
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const wire = recorder((line) => void lines.push(line), options);
  const transport = openTransport({ recorder: wire, totalTimeoutMs: options.totalTimeoutMs }, { mayFollow: () => true });
  await run(transport, new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/services/a`));
  server.closeAllConnections();
  server.close();
  await transport.close();
  await wire.close();
  return lines;
}

const get = async (transport: Transport, url: URL): Promise<Uint8Array> =>
  (await transport.send({ method: 'GET', url, headers: {} })).bytes();

test('bytes of any kind come back as they were, and a body over the bound is told by its length', async () => {
  const bytes = Uint8Array.from({ length: 512 }, (_, at) => at % 256);
  const answer: RequestListener = (request, response) => void response.end(request.url === '/services/a' ? bytes : 'x'.repeat(1000));
  const lines = await taken(
    answer,
    async (transport, url) => {
      await get(transport, url);
      await get(transport, new URL('/services/b', url));
    },
    { maxBodyBytes: 600 },
  );
  expect(exchangesIn(lines).map((each) => each.answer?.body)).toEqual([
    { base64: Buffer.from(bytes).toString('base64') },
    { omittedBytes: 1000 },
  ]);
  await using replay = await replayer(lines);
  const again = new Uint8Array(await (await fetch(`${replay.url}/services/a`)).arrayBuffer());
  expect(again).toEqual(bytes);
  expect(await (await fetch(`${replay.url}/services/b`)).text()).toContain('The recording has no body of answer 2: it was too long.');
});

test('a followed redirect, a refused connection and a time-out are recorded as such, and replayed as the client saw them', async () => {
  const answer: RequestListener = (request, response) => {
    if (request.url === '/services/a') response.writeHead(307, { location: '/services/moved' }).end();
    else if (request.url === '/services/moved') response.end('here');
    else request.resume();
  };
  const fail = (run: Promise<unknown>): Promise<unknown> => run.catch((error) => error.code);
  const lines = await taken(
    answer,
    async (transport, url) => {
      await get(transport, url);
      expect(await fail(get(transport, new URL('http://127.0.0.1:1/services/refused')))).toBe('CONNECTION_REFUSED');
      expect(await fail(get(transport, new URL('/services/silent', url)))).toBe('TOTAL_TIMEOUT');
    },
    { totalTimeoutMs: 200 },
  );
  expect(exchangesIn(lines).map(({ path, ending }) => [path, ending])).toEqual([
    ['/services/a', 'followed'],
    ['/services/moved', 'complete'],
    ['/services/refused', 'unsent'],
    ['/services/silent', 'unanswered'],
  ]);
  await using replay = await replayer(lines);
  expect(replay.unserved).toEqual(['GET /services/moved', 'GET /services/silent']);
  const transport = openTransport({ totalTimeoutMs: 100 });
  expect(await fail(get(transport, new URL('/services/silent', replay.url)))).toBe('TOTAL_TIMEOUT');
  await transport.close();
});

test('a sink that fails ends the recording and not the run, and close() says so', async () => {
  await using local = await LocalOrg.start();
  let written = 0;
  const wire = recorder(() => {
    if (++written === 2) throw new Error('disk full');
  });
  const org = await connect({ api: v62, ...local.connectOptions(), http: { recorder: wire } });
  for (let at = 0; at < 3; at++) await org.soap.getUserInfo();
  await org.close();
  expect(written).toBe(2);
  await expect(wire.close()).rejects.toThrow('disk full');
});

test('a last line that was cut off is left out, one in the middle is an error', async () => {
  const lines = await taken(
    (_, response) => void response.end('a'),
    async (transport, url) => void (await get(transport, url)),
  );
  await using replay = await replayer([...lines, lines[0]!.slice(0, 50)]);
  expect(replay.unserved).toEqual(['GET /services/a']);
  await expect(replayer([lines[0]!.slice(0, 50), ...lines])).rejects.toMatchObject({ code: 'BAD_RECORDING' });
});
