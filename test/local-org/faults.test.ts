import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';
import { expectValidAnswers, keepEveryAnswer } from './schema-check.ts';
import { envelope, logIn, loginBody, post } from './soap-call.ts';

keepEveryAnswer();

type Caller = Awaited<ReturnType<typeof logIn>>;

let org: LocalOrg;
let caller: Caller;

beforeAll(async () => {
  org = await LocalOrg.start();
  caller = await logIn(org);
});
afterEach(() => org.faults.clear());
afterAll(() => org.close());

const createCase = (subject = 'A'): ReturnType<Caller['call']> =>
  caller.call(`<p:create><p:sObjects><s:type>Case</s:type><s:Subject>${subject}</s:Subject></p:sObjects></p:create>`);

async function countCases(): Promise<number> {
  const answer = await caller.call('<p:query><p:queryString>SELECT COUNT() FROM Case</p:queryString></p:query>');
  return Number(answer.all('size')[0]);
}

/** How many cases there are more when it has been done. */
async function created(run: () => Promise<unknown>): Promise<number> {
  const before = await countCases();
  await run();
  return (await countCases()) - before;
}

/** What a client without a library of its own gets to see. */
function raw(body: string, headers: Record<string, string> = {}): Promise<{ status: number; bytes: Buffer; error: string | undefined }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let status = 0;
    const end = (error?: Error): void => resolve({ status, bytes: Buffer.concat(chunks), error: (error as NodeJS.ErrnoException)?.code });
    request(caller.url, { method: 'POST', headers: { 'content-type': 'text/xml', ...headers }, agent: false }, (response) => {
      status = response.statusCode!;
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => end());
      response.on('error', end);
    })
      .on('error', end)
      .end(envelope(body, `<p:SessionHeader><p:sessionId>${caller.sessionId}</p:sessionId></p:SessionHeader>`));
  });
}

const LIST = '<p:describeGlobal/>';

describe('faults of requests', () => {
  it('answer with an error of the protocol, before or after the work is done', async () => {
    org.faults.add({ on: { operation: 'create', nth: 1 }, kind: 'fault', exceptionCode: 'SERVER_UNAVAILABLE' });
    org.faults.add({ on: { operation: 'create', nth: 2 }, kind: 'fault', exceptionCode: 'UNKNOWN_EXCEPTION', when: 'after' });
    expect(await created(async () => expect((await createCase()).all('exceptionCode')).toEqual(['SERVER_UNAVAILABLE']))).toBe(0);
    expect(await created(async () => expect((await createCase()).all('exceptionCode')).toEqual(['UNKNOWN_EXCEPTION']))).toBe(1);
    org.faults.add({ on: { operation: 'login' }, kind: 'fault', exceptionCode: 'INVALID_LOGIN' });
    const login = await post(`${org.url}/services/Soap/u/62.0`, envelope(loginBody(org.credentials)));
    expect([login.all('LoginFault').length, login.all('exceptionMessage')]).toEqual([
      1,
      ['Invalid username, password, security token; or user locked out.'],
    ]);
  });

  it('answer with a page of HTML and the headers of the edge', async () => {
    org.faults.add({ kind: 'status', status: 503, headers: { 'retry-after': '2' } });
    const answer = await createCase();
    expect([answer.status, answer.headers.get('retry-after'), answer.text.startsWith('<html>')]).toEqual([503, '2', true]);
  });

  it('end the connection before, during or after the request', async () => {
    org.faults.add({ on: { operation: 'create', nth: 1 }, kind: 'reset' });
    org.faults.add({ on: { operation: 'create', nth: 2 }, kind: 'drop', when: 'after' });
    const fail = (): Promise<void> => expect(createCase()).rejects.toThrow('fetch failed');
    expect(await created(fail)).toBe(0);
    expect(await created(fail)).toBe(1);
    org.faults.clear();
    org.faults.add({ on: { operation: 'create' }, kind: 'reset', when: 'during' });
    const upload = (): Promise<void> => expect(createCase('x'.repeat(5_000_000))).rejects.toThrow('fetch failed');
    expect(await created(upload)).toBe(0);
    expect(org.requests.at(-1)!.body.byteLength).toBeLessThan(1_000_000);
  });

  it('refuse connections for a while', async () => {
    org.faults.add({ on: { operation: 'create' }, kind: 'refuse', milliseconds: 50 });
    await expect(createCase()).rejects.toThrow('fetch failed');
    org.faults.clear();
    expect((await raw(LIST)).error).toBe('ECONNREFUSED');
    await expect.poll(async () => (await raw(LIST)).status).toBe(200);
  });

  it('leave a request without an answer', async () => {
    org.faults.add({ kind: 'hang' });
    const signal = AbortSignal.timeout(50);
    await expect(fetch(caller.url, { method: 'POST', body: envelope(LIST), signal })).rejects.toThrow('timeout');
  });

  it('cut the answer with the connection, or as if it were whole, also when it is compressed', async () => {
    const whole = await raw(LIST);
    org.faults.add({ on: { nth: 1 }, kind: 'truncate' });
    org.faults.add({ on: { nth: 2 }, kind: 'truncate', bytes: 100, ended: true });
    org.faults.add({ on: { nth: 3 }, kind: 'truncate', gzip: true, ended: true });
    const cut = await raw(LIST);
    expect([cut.status, cut.error, cut.bytes.byteLength]).toEqual([200, 'ECONNRESET', Math.floor(whole.bytes.byteLength / 2)]);
    expect(await raw(LIST)).toEqual({ status: 200, error: undefined, bytes: whole.bytes.subarray(0, 100) });
    const packed = await raw(LIST, { 'accept-encoding': 'gzip' });
    expect(packed.error).toBeUndefined();
    expect(() => gunzipSync(packed.bytes)).toThrow('unexpected end of file');
  });

  it('spoil the answer', async () => {
    const whole = await raw(LIST);
    org.faults.add({ on: { nth: 1 }, kind: 'garble' });
    org.faults.add({ on: { nth: 2 }, kind: 'garble', gzip: true });
    const spoilt = await raw(LIST);
    expect(spoilt.bytes.byteLength).toBe(whole.bytes.byteLength);
    expect(spoilt.bytes.includes(0x07)).toBe(true);
    const packed = await raw(LIST, { 'accept-encoding': 'gzip' });
    expect(() => gunzipSync(packed.bytes)).toThrow();
  });

  it('send the answer late and slowly, but whole', async () => {
    // All but the number of calls that the org has had.
    const textOf = ({ bytes }: { bytes: Buffer }): string => bytes.toString('utf8').replace(/<current>\d+/, '');
    const whole = await raw(LIST);
    org.faults.add({ kind: 'slow', delayMs: 1, bytesPerSecond: 200_000 });
    const answer = await raw(LIST);
    expect([answer.status, textOf(answer) === textOf(whole)]).toEqual([200, true]);
  });

  it('go by the path, too', async () => {
    org.faults.add({ on: { path: '/services/data' }, kind: 'status', status: 500 });
    expect((await fetch(`${org.url}/services/data`)).status).toBe(500);
    expect((await raw(LIST)).status).toBe(200);
  });
});

describe('faults of records', () => {
  const create = (...subjects: string[]): ReturnType<Caller['call']> => {
    const records = subjects.map((subject) => `<p:sObjects><s:type>Case</s:type><s:Subject>${subject}</s:Subject></p:sObjects>`);
    return caller.call(`<p:create>${records.join('')}</p:create>`);
  };

  it('fail some rows of a call', async () => {
    org.faults.add({ on: { operation: 'create', object: 'Case', every: 2 }, kind: 'rowError', statusCode: 'UNABLE_TO_LOCK_ROW' });
    const answer = await create('A', 'B', 'C', 'D');
    expect(answer.all('success')).toEqual(['true', 'false', 'true', 'false']);
    expect(answer.all('message')).toEqual(Array(2).fill('unable to obtain exclusive access to this record'));
  });

  it('let one row spoil the call, as long as it is in there', async () => {
    org.faults.add({ on: { values: { Subject: 'bad' } }, kind: 'poison', exceptionCode: 'INVALID_FIELD', message: 'no' });
    expect(await created(async () => expect((await create('A', 'bad', 'C')).all('exceptionCode')).toEqual(['INVALID_FIELD']))).toBe(0);
    expect((await create('A', 'C')).all('success')).toEqual(['true', 'true']);
  });

  it('know the object of a record that is named by its id', async () => {
    const [id] = (await createCase()).all('id');
    org.faults.add({ on: { operation: 'delete', object: 'Case' }, kind: 'rowError', statusCode: 'UNABLE_TO_LOCK_ROW' });
    expect((await caller.call(`<p:delete><p:ids>${id}</p:ids></p:delete>`)).all('statusCode')).toEqual(['UNABLE_TO_LOCK_ROW']);
  });
});

describe('an org that moves', () => {
  it('loses its sessions, and says at the next login where it is now', async () => {
    await using moving = await LocalOrg.start();
    const before = await logIn(moving);
    moving.faults.add({ on: { operation: 'describeGlobal', nth: 1 }, kind: 'moveInstance' });
    expect((await before.call(LIST)).all('exceptionCode')).toEqual(['INVALID_SESSION_ID']);
    const after = await logIn(moving);
    expect(new URL(after.url).port).not.toBe(new URL(before.url).port);
    expect((await after.call(LIST)).status).toBe(200);
    const session = `<p:SessionHeader><p:sessionId>${after.sessionId}</p:sessionId></p:SessionHeader>`;
    expect((await post(before.url, envelope(LIST, session))).all('exceptionCode')).toEqual(['INVALID_SESSION_ID']);
  });

  it('can lose its sessions alone', async () => {
    await using forgetful = await LocalOrg.start();
    const { call } = await logIn(forgetful);
    forgetful.faults.add({ on: { nth: 1 }, kind: 'expireSessions' });
    expect((await call(LIST)).all('exceptionCode')).toEqual(['INVALID_SESSION_ID']);
    expect((await (await logIn(forgetful)).call(LIST)).status).toBe(200);
  });
});

expectValidAnswers();
