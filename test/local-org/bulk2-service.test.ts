import { describe, expect, it } from 'vitest';
import { Bulk1Service } from '../../src/local-org/bulk/v1/bulk1-service.ts';
import { Bulk2Client, errorOf } from './bulk2-client.ts';

const INSERT = { object: 'Contact', operation: 'insert' } as const;
const MISSING = [404, 'NOT_FOUND', 'The requested resource does not exist'];

describe('versions', () => {
  it.each([
    ['40.0', 'ingest', 404],
    ['41.0', 'ingest', 200],
    ['46.0', 'query', 404],
    ['47.0', 'query', 200],
    ['29.0', 'ingest', 410],
    ['99.0', 'ingest', 404],
  ])('%s has %s: %i', (version, path, status) => {
    const client = new Bulk2Client();
    // The codecs know no such version.
    const answer = ['29.0', '99.0'].includes(version) ? raw(client, version, path) : client.call('GET', path, { version });
    expect(answer.status).toBe(status);
  });

  it('tells the address of uploads and the version of a job as those of the request', () => {
    const client = new Bulk2Client({ version: '41.0' });
    const { json, text } = client.call('POST', 'ingest', { body: INSERT });
    expect(json.contentUrl).toBe(`services/data/v41.0/jobs/ingest/${json.id}/batches`);
    expect(text).toContain('"apiVersion":41.0,');
  });

  it('passes over an assignment rule before 49.0', () => {
    const body = { ...INSERT, assignmentRuleId: '01Q000000000001AAA' };
    const given = (version: string): unknown => new Bulk2Client({ version }).call('POST', 'ingest', { body }).json.assignmentRuleId;
    expect([given('48.0'), given('49.0')]).toEqual([undefined, '01Q000000000001AAA']);
  });
});

function raw(client: Bulk2Client, version: string, path: string): { status: number } {
  const { id } = client.org.sessions.open(client.org.userId, client.org.clock.now());
  return client.service.answer({
    method: 'GET',
    path: `/services/data/v${version}/jobs/${path}`,
    query: new URLSearchParams(),
    headers: { authorization: `Bearer ${id}` },
    body: new Uint8Array(),
    origin: 'http://127.0.0.1',
    remoteAddress: '127.0.0.1',
  });
}

describe('every answer', () => {
  it('tells how many calls have been made', () => {
    const client = new Bulk2Client({ dailyLimit: 2 });
    expect(client.call('GET', 'ingest').headers['sforce-limit-info']).toBe('api-usage=1/2');
    expect(client.call('GET', 'ingest/750000000000000').headers['sforce-limit-info']).toBe('api-usage=2/2');
    expect(errorOf(client.call('GET', 'ingest'))).toEqual([403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.']);
  });

  it('is minified, or laid out for those who ask', () => {
    const client = new Bulk2Client();
    const pretty = { 'x-prettyprint': '1' };
    expect(client.call('GET', 'ingest', { headers: pretty }).text).toBe(
      '{\n  "done" : true,\n  "records" : [ ],\n  "nextRecordsUrl" : null\n}',
    );
    expect(client.call('GET', 'ingest/750', { headers: pretty }).text).toBe(
      '[ {\n  "errorCode" : "NOT_FOUND",\n  "message" : "The requested resource does not exist"\n} ]',
    );
    expect(client.call('GET', 'ingest').text).toBe('{"done":true,"records":[],"nextRecordsUrl":null}');
  });

  it('is XML for an error where the client asks for XML', () => {
    const client = new Bulk2Client();
    const { status, headers, text } = client.call('POST', 'query', {
      body: { operation: 'a<b', query: '' },
      headers: { accept: 'application/xml' },
    });
    expect([status, headers['content-type']]).toEqual([400, 'application/xml;charset=UTF-8']);
    expect(text).toBe(
      `<?xml version="1.0" encoding="UTF-8"?><Errors><Error><errorCode>API_ERROR</errorCode><message>Invalid value: 'a&lt;b' supplied for property: 'operation'</message></Error></Errors>`,
    );
  });

  it('is 401 INVALID_SESSION_ID without a session, by which jsforce knows that it must log in again', () => {
    const client = new Bulk2Client();
    const { status, text } = client.call('GET', 'ingest', { headers: { authorization: 'Bearer 00Dx!nobody' } });
    expect([status, text]).toEqual([401, '[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]']);
  });
});

describe('paths', () => {
  it('are taken with a slash at the end, with ids of 15 characters and in any case of their words', () => {
    const client = new Bulk2Client();
    const { id } = client.call('POST', 'ingest/', { body: INSERT }).json;
    expect(client.call('GET', `ingest/${id.slice(0, 15)}/`).json.id).toBe(id);
    expect(client.call('GET', `ingest/${id}/unprocessedRecords`).status).toBe(400);
  });

  it.each([
    ['GET', 'ingest/750000000000001AAA', MISSING],
    ['GET', 'query/750000000000001AAA/results', MISSING],
    ['GET', 'ingest/750000000000001AAA/foo', MISSING],
    ['DELETE', 'ingest', [405, 'METHOD_NOT_ALLOWED', "HTTP Method 'DELETE' not allowed. Allowed are GET,POST"]],
    ['GET', 'ingest/750000000000001AAA/batches', [405, 'METHOD_NOT_ALLOWED', "HTTP Method 'GET' not allowed. Allowed are PUT"]],
  ])('%s %s is refused', (method, path, error) => {
    expect(errorOf(new Bulk2Client().call(method, path))).toEqual(error);
  });

  it('of jobs of the other kind lead nowhere', async () => {
    const client = new Bulk2Client();
    const query = await client.query('SELECT Id FROM Contact');
    const { id } = client.call('POST', 'ingest', { body: INSERT }).json;
    expect([errorOf(client.call('GET', `ingest/${query}`)), errorOf(client.call('GET', `query/${id}`))]).toEqual([MISSING, MISSING]);
  });

  it('are those of other services beside jobs', () => {
    const { service } = new Bulk2Client();
    expect(
      ['/services/data/v62.0/jobs/ingest/', '/services/data/v62.0/jobs/query/750/results'].map((path) => service.accepts(path)),
    ).toEqual([true, true]);
    expect(
      ['/services/data/v62.0/jobs', '/services/data/v62.0/query', '/services/data/v62.0/jobs/other'].map((path) => service.accepts(path)),
    ).toEqual([false, false, false]);
  });
});

describe('lists of jobs', () => {
  it('have both kinds apart, those of Bulk API 1.0 as Classic, and go by filters', async () => {
    const client = new Bulk2Client();
    const sessionId = client.org.sessions.open(client.org.userId, client.org.clock.now()).id;
    const body = Buffer.from('{"operation":"insert","object":"Account","contentType":"CSV"}');
    const answer = await new Bulk1Service(client.org).answer({
      method: 'POST',
      path: '/services/async/62.0/job',
      query: new URLSearchParams(),
      headers: { 'x-sfdc-session': sessionId, 'content-type': 'application/json' },
      body,
      origin: 'http://127.0.0.1',
      remoteAddress: '127.0.0.1',
    });
    client.call('POST', 'ingest', { body: INSERT });
    await client.query('SELECT Id FROM Contact');
    await client.query('SELECT Id FROM Contact ORDER BY Name');
    const types = (path: string): string[] => client.call('GET', path).json.records.map(({ jobType }: { jobType: string }) => jobType);
    expect(types('ingest')).toEqual(['Classic', 'V2Ingest']);
    expect(types('ingest?jobType=V2Ingest')).toEqual(['V2Ingest']);
    expect(types('query')).toEqual(['V2Query', 'V2Query']);
    expect(types('query?isPkChunkingEnabled=true&concurrencyMode=parallel')).toEqual(['V2Query']);
    expect(types('query?concurrencyMode=serial')).toEqual([]);
    const { id } = JSON.parse(String(answer.body));
    expect(client.call('GET', `ingest/${id}`).json).toMatchObject({ id, jobType: 'Classic', state: 'Open' });
    expect(client.call('GET', `query/${id}`).status).toBe(404);
    expect(client.call('PATCH', `ingest/${id}`, { body: { state: 'Aborted' } }).status).toBe(404);
  });

  it('have a thousand jobs on a page', () => {
    const client = new Bulk2Client();
    for (let at = 0; at < 1_001; at++) client.call('POST', 'ingest', { body: INSERT });
    const first = client.call('GET', 'ingest').json;
    expect([first.records.length, first.done]).toEqual([1_000, false]);
    expect(first.nextRecordsUrl).toMatch(/^\/services\/data\/v62\.0\/jobs\/ingest\?queryLocator=01g\w{15}-1000$/);
    const second = client.call('GET', first.nextRecordsUrl.split('/jobs/')[1]).json;
    expect([second.records.length, second.done, second.nextRecordsUrl]).toEqual([1, true, null]);
  });
});

describe('faults on demand', () => {
  it('know the operations by the names of the codecs, and the objects of jobs by their ids', () => {
    const client = new Bulk2Client();
    const { service } = client;
    const { id } = client.call('POST', 'ingest', { body: INSERT }).json;
    const request = (method: string, rest: string): Parameters<typeof service.operationOf>[0] => ({
      method,
      path: `/services/data/v62.0/jobs/${rest}`,
      query: new URLSearchParams(),
      headers: {},
      body: Buffer.from('{"object":"Account"}'),
      origin: '',
      remoteAddress: '',
    });
    expect(service.operationOf(request('PUT', `ingest/${id}/batches/`))).toBe('bulk2.uploadIngestJobData');
    expect(service.operationOf(request('GET', 'query/750000000000001/resultpages'))).toBe('bulk2.getQueryJobResultPages');
    const isAbout = (rest: string, object: string): boolean => service.isAbout(request('PUT', rest), object);
    expect([isAbout(`ingest/${id}/batches`, 'Contact'), isAbout(`ingest/${id}/batches`, 'Account')]).toEqual([true, false]);
    expect([isAbout('ingest', 'Contact'), isAbout('ingest', 'Account')]).toEqual([false, true]);
  });
});
