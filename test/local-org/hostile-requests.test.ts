import { connect as connectSocket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';
import { Bulk1Client } from './bulk1-client.ts';
import { openSession, type Rest, restOf } from './rest-call.ts';
import { expectValidAnswers, keepEveryAnswer } from './schema-check.ts';
import { logIn, post } from './soap-call.ts';

let org: LocalOrg;
let rest: Rest;
let soap: Awaited<ReturnType<typeof logIn>>;

keepEveryAnswer();
beforeAll(async () => {
  org = await LocalOrg.start({ startTime: new Date('2026-03-01T09:00:00Z') });
  rest = restOf(org, await openSession(org));
  soap = await logIn(org);
});
afterAll(() => org.close());

describe('Characters that XML cannot carry', () => {
  it('are dropped from values that came in by JSON, so that SOAP can tell them', async () => {
    const { json } = await rest('POST', '/sobjects/Account', String.raw`{"Name":"\u0000Ac\ud800me\ufffe","Description":"😀"}`);
    const answer = await soap.call(
      `<p:query><p:queryString>SELECT Name, Description FROM Account WHERE Id = '${json.id}'</p:queryString></p:query>`,
    );
    expect([answer.status, answer.all('Name'), answer.all('Description')]).toEqual([200, ['Acme'], ['😀']]);
    expect((await rest('GET', `/sobjects/Account/${json.id}`)).json).toMatchObject({ Name: 'Acme' });
  });

  it('are dropped from what a batch of Bulk API 1.0 says of a query', async () => {
    const bulk = new Bulk1Client();
    const job = await bulk.openJob({ operation: 'query', object: 'Account' });
    await bulk.send('POST', `job/${job}/batch`, 'SELECT \u0001Id FROM Account', { 'content-type': 'text/csv' });
    await bulk.org.clock.advance(60_000);
    const list = await bulk.send('GET', `job/${job}/batch`);
    expect([list.status, list.text]).toEqual([200, expect.stringContaining('<state>Failed</state>')]);
  });

  it('are dropped from errors of Bulk API 1.0 that quote JSON', async () => {
    const body = String.raw`{"operation":"insert","object":"\u0001"}`;
    const { status, text } = await new Bulk1Client().send('POST', 'job', body, { 'content-type': 'text/csv' });
    expect([status, text]).toEqual([400, expect.stringContaining('<exceptionCode>InvalidJob</exceptionCode>')]);
  });
});

describe('Requests that no honest client sends', () => {
  it.each(['constructor', '__proto__', 'toString'])('has no operation %s', async (name) => {
    const { status, text } = await soap.call(`<${name} xmlns="urn:partner.soap.sforce.com"/>`);
    expect([status, text]).toEqual([500, expect.stringContaining('No operation available for request')]);
  });

  it.each([
    ['parentheses', `${'('.repeat(20_000)}Acme${')'.repeat(20_000)}`],
    ['operators', `Acme${' OR Acme'.repeat(10_000)}`],
  ])('searches also with %s beyond measure', async (_, term) => {
    const body = `<p:search><p:searchString>FIND {${term}} RETURNING Account(Name)</p:searchString></p:search>`;
    const { status, text } = await soap.call(body);
    expect([status, text]).toEqual([200, expect.stringContaining('<sf:Name>Acme</sf:Name>')]);
  });

  it('refuses a small body that unpacks to more than a request may have, without unpacking it all', async () => {
    // Whoever unpacks it to the end finds that it is broken there.
    const bomb = Buffer.concat([gzipSync(Buffer.alloc(100_000_000)), Buffer.from('no gzip')]);
    const { status, text } = await post(soap.url, bomb, { 'Content-Encoding': 'gzip' });
    expect([status, text]).toEqual([500, expect.stringContaining('EXCEEDED_MAX_SIZE_REQUEST')]);
  });

  it('says which encoding of a batch it does not know', async () => {
    const bulk = new Bulk1Client();
    const job = await bulk.openJob({ operation: 'insert', object: 'Account' });
    await bulk.send('POST', `job/${job}/spec`, 'Salesforce Field,Csv Header,Value,Hint\nName,N,,\n', { 'content-type': 'text/csv' });
    await bulk.send('POST', `job/${job}/batch`, 'N\na\n', { 'content-type': 'text/csv; charset=klingon' });
    await bulk.org.clock.advance(60_000);
    expect((await bulk.send('GET', `job/${job}/batch`)).text).toContain('InvalidBatch : Unsupported encoding: klingon');
  });

  it('answers or ends the connection, whatever arrives, and serves on', async () => {
    const rows = [
      'garbage\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      'CONNECT elsewhere:80 HTTP/1.1\r\nHost: x\r\n\r\n',
      'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      'POST /services/Soap/u/62.0 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      'POST /services/Soap/u/62.0 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      'GET /services/data/v62.0/sobjects/%zz/%E0%A4%A HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      `GET /services/data HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(200_000)}\r\n\r\n`,
      'GET http:///services/data HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    ];
    await Promise.all(rows.map(exchange));
    expect((await rest('GET', '/limits')).status).toBe(200);
  });
});

/** Sends bytes as they are, and resolves once the other side has ended the connection. */
function exchange(bytes: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connectSocket(Number(new URL(org.url).port), '127.0.0.1', () => socket.write(bytes));
    // Reset or ended, it is over in either case.
    socket.resume().on('error', () => socket.destroy());
    socket.once('close', () => resolve());
  });
}

describe('What jsforce asks besides records', () => {
  it('has no quick actions and no approval layouts', async () => {
    expect((await rest('GET', '/quickActions')).json).toEqual([]);
    expect((await rest('GET', '/sobjects/Account/describe/approvalLayouts')).json).toEqual({ approvalLayouts: [] });
  });
});

expectValidAnswers();
