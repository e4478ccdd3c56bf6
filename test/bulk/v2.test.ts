import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HttpRequest, HttpResponse } from '../../src/bulk/message.ts';
import { bulk2 } from '../../src/bulk/v2/wire.ts';
import { ParseError, ServerError } from '../../src/errors.ts';

const v62 = bulk2('62.0');

const json = (value: unknown, status = 200): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8' },
  body: typeof value === 'string' ? value : JSON.stringify(value),
});

const job = {
  id: '750Xx0000000001AAA',
  operation: 'insert',
  object: 'City__c',
  createdById: '005Xx0000000001AAA',
  createdDate: '2023-12-12T19:04:49.000+0000',
  systemModstamp: '2023-12-12T19:04:49.000+0000',
  state: 'InProgress',
  concurrencyMode: 'Parallel',
  contentType: 'CSV',
  apiVersion: 62,
};

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('documents', () => {
  test('a job is read whatever its layout and the order of its keys', () => {
    const keys = Object.keys(job).reverse();
    expect(v62.getIngestJob.decodeResponse(json(JSON.stringify(job, keys, 4))).result).toEqual(job);
  });

  test('states, job types and properties that nobody knows survive both ways', () => {
    const future = { ...job, state: 'Parked', jobType: 'V3', lane: { id: 7, tags: ['a'] }, note: null };
    const { result } = v62.getIngestJob.decodeResponse(json(future));
    expect(result).toEqual(future);
    expect(v62.getIngestJob.decodeResponse(v62.getIngestJob.encodeResponse(result)).result).toEqual(future);
  });

  test('before the upload a job has no counters, and none are made up', () => {
    const { result } = v62.getIngestJob.decodeResponse(json({ ...job, state: 'Open', retries: 0, errorMessage: null }));
    expect(Object.keys(result).filter((name) => name.startsWith('number'))).toEqual([]);
    expect(result.retries).toBe(0);
    expect('errorMessage' in result).toBe(false);
  });

  test('apiVersion keeps its decimal on the wire, at every version', () => {
    for (const version of [41, 58, 62.0, 68]) {
      const { body } = v62.getIngestJob.encodeResponse({ ...job, apiVersion: version });
      expect(body).toContain(`"apiVersion":${version}.0`);
    }
  });

  test('a count beyond 2^53 is refused with its path', () => {
    const text = JSON.stringify({ ...job, numberRecordsProcessed: 1 }).replace(
      '"numberRecordsProcessed":1',
      '"numberRecordsProcessed":9007199254740993',
    );
    expect(errorOf(() => v62.getIngestJob.decodeResponse(json(text)))).toMatchObject({
      code: 'PARSE_ERROR',
      path: 'numberRecordsProcessed',
    });
  });

  test('what is missing or of another kind is named by its path', () => {
    const { id: _id, ...rest } = job;
    expect(errorOf(() => v62.getIngestJob.decodeResponse(json(rest)))).toMatchObject({ path: 'id' });
    const list = { done: true, records: [job, { ...job, object: 7 }], nextRecordsUrl: null };
    expect(errorOf(() => v62.listIngestJobs.decodeResponse(json(list)))).toMatchObject({ path: 'records[1].object' });
    expect(errorOf(() => v62.getIngestJob.decodeResponse(json([])))).toBeInstanceOf(ParseError);
    expect(errorOf(() => v62.createIngestJob.encodeRequest({ operation: 'insert' } as never))).toMatchObject({
      path: 'NewIngestJob.object',
    });
  });

  test('every cut of a document is an error, never a shorter value', () => {
    const text = JSON.stringify(job);
    for (let end = 0; end < text.length; end++) {
      expect(
        errorOf(() => v62.getIngestJob.decodeResponse(json(text.slice(0, end)))),
        `cut at ${end}`,
      ).toBeInstanceOf(ParseError);
    }
  });

  test('bytes that are not UTF-8 are an error, not replaced', () => {
    const bytes = Buffer.from(JSON.stringify({ ...job, object: 'Stadtgr\u00f6\u00dfe' }), 'latin1');
    expect(errorOf(() => v62.getIngestJob.decodeResponse({ status: 200, headers: {}, body: bytes }))).toMatchObject({
      message: expect.stringContaining('UTF-8'),
    });
  });

  test('an HTML page is named as such', () => {
    const page = { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<html>Log in</html>' };
    expect(errorOf(() => v62.getSuccessfulResults.decodeResponse({ ...page }))).toMatchObject({ code: 'HTML_RESPONSE' });
    expect(errorOf(() => v62.getIngestJob.decodeResponse({ ...page, headers: {} }))).toMatchObject({
      message: expect.stringContaining('markup'),
    });
  });
});

describe('rows', () => {
  test('bytes pass through as the same bytes, both ways', () => {
    const data = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const upload = v62.uploadIngestJobData.encodeRequest({ jobId: '750A', data });
    expect(upload.body).toBe(data);
    expect(v62.uploadIngestJobData.decodeRequest(upload).request.data).toBe(data);
    expect(v62.getFailedResults.decodeResponse(v62.getFailedResults.encodeResponse(data)).result).toBe(data);
    const page = v62.getQueryJobResults.encodeResponse({ data, locator: 'MTAwMDA', numberOfRecords: 5 });
    expect(v62.getQueryJobResults.decodeResponse(page).result.data).toBe(data);
  });

  test('any job and any rows survive a multipart body, as text and as bytes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.uint8Array({ maxLength: 200 }),
        fc.string({ unit: 'binary' }),
        (object, bytes, text) => {
          const tricky = `--forcewire-part\r\n${text}\r\n--forcewire-part--\r\n`;
          for (const data of [bytes, text, tricky, new TextEncoder().encode(tricky)]) {
            const message = v62.createIngestJob.encodeRequest({ object, operation: 'insert', data });
            expect(v62.createIngestJob.decodeRequest(message).request).toEqual({ object, operation: 'insert', data });
          }
        },
      ),
      { seed: 3, numRuns: 200 },
    );
  });

  test("another client's multipart body is read: LF alone, a quoted boundary, parts in another order, a preamble", () => {
    const body = [
      'ignored',
      '--b1',
      'Content-Disposition: form-data; name="content"; filename="content"',
      'Content-Type: text/csv',
      '',
      'Name',
      'x',
      '--b1',
      'content-disposition: form-data; name=job',
      '',
      '{"object":"A","operation":"insert"}',
      '--b1--',
    ].join('\n');
    const message = {
      method: 'POST',
      path: '/services/data/v62.0/jobs/ingest',
      headers: { 'content-type': 'multipart/form-data; boundary="b1"' },
      body,
    };
    expect(v62.createIngestJob.decodeRequest(message).request).toEqual({ object: 'A', operation: 'insert', data: 'Name\nx' });
  });

  test('a multipart body that is cut or lacks a part is refused', () => {
    const whole = v62.createIngestJob.encodeRequest({ object: 'A', operation: 'insert', data: 'Name\nx\n' });
    const body = whole.body as string;
    const end = body.lastIndexOf('--forcewire-part--');
    for (const cut of [body.slice(0, end - 2), body.slice(0, 40), '']) {
      expect(errorOf(() => v62.createIngestJob.decodeRequest({ ...whole, body: cut }))).toBeInstanceOf(ParseError);
    }
  });
});

describe('pages of results', () => {
  const page = (headers: Record<string, string>): unknown =>
    v62.getQueryJobResults.decodeResponse({ status: 200, headers, body: '"Id"\n' }).result;

  test('the locator is opaque; null in any case, or none at all, ends the pages', () => {
    expect(page({ 'sforce-locator': 'MTAwMDA=', 'sforce-numberofrecords': '10000' })).toEqual({
      data: '"Id"\n',
      locator: 'MTAwMDA=',
      numberOfRecords: 10000,
    });
    for (const end of ['null', 'NULL', '']) expect(page({ 'Sforce-Locator': end })).toEqual({ data: '"Id"\n', locator: null });
    expect(page({})).toEqual({ data: '"Id"\n', locator: null });
  });

  test('a locator keeps its characters in the address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (locator) => {
        if (/[\uD800-\uDFFF]/.test(locator)) return;
        const message = v62.getQueryJobResults.encodeRequest({ jobId: '750A', locator, maxRecords: 7 });
        expect(v62.getQueryJobResults.decodeRequest(message).request).toEqual({ jobId: '750A', locator, maxRecords: 7 });
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  test('a link is followed as given, on our own host and with our session', () => {
    const link = '/services/data/v62.0/jobs/ingest?queryLocator=01g+x-1000';
    expect(v62.listQueryJobs.follow(link, { sessionId: '00D!A' })).toMatchObject({
      method: 'GET',
      path: link,
      headers: { Authorization: 'Bearer 00D!A' },
    });
    expect(v62.listQueryJobs.follow(`https://evil.example${link}`).path).toBe(link);
    expect(v62.listQueryJobs.follow(link.slice(1)).path).toBe(link);
    expect(v62.listQueryJobs.follow('//evil.example/x').path).toBe('/evil.example/x');
  });
});

describe('paths', () => {
  const accepts = (path: string): string[] =>
    Object.entries(v62)
      .filter(([, operation]) => operation.accepts({ method: 'GET', path }))
      .map(([name]) => name);

  test('each address leads to one resource, with and without a trailing slash, in any case, behind any number of slashes', () => {
    const base = '/services/data/v62.0/jobs';
    expect(accepts(`${base}/ingest/`)).toEqual(['listIngestJobs']);
    expect(accepts(`/${base}/ingest/750A`)).toEqual(['getIngestJob']);
    expect(accepts(`${base}/ingest/750A/successfulResults/`)).toEqual(['getSuccessfulResults']);
    expect(accepts(`${base}/ingest/750A/unprocessedRecords`)).toEqual(['getUnprocessedRecords']);
    expect(accepts(`${base}/query/750A/resultpages?locator=x`)).toEqual(['getQueryJobResultPages']);
    expect(accepts(`${base}/query/750A/results/?maxRecords=5`)).toEqual(['getQueryJobResults']);
    expect(accepts('/services/data/v61.0/jobs/query/750A')).toEqual([]);
  });

  test('a property of the body cannot change what the path says', () => {
    const message = {
      method: 'PATCH',
      path: '/services/data/v62.0/jobs/ingest/750A',
      headers: {},
      body: '{"jobId":"750B","state":"Aborted"}',
    };
    expect(v62.updateIngestJob.decodeRequest(message).request).toEqual({ jobId: '750A', state: 'Aborted' });
  });

  test('a number of records that is none is refused', () => {
    const message: HttpRequest = { method: 'GET', path: '/services/data/v62.0/jobs/query/750A/results?maxRecords=many', headers: {} };
    expect(errorOf(() => v62.getQueryJobResults.decodeRequest(message))).toMatchObject({ path: 'maxRecords' });
  });
});

describe('errors', () => {
  test('the first of the list is thrown, whatever the order of its keys', () => {
    const answer = json('[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]', 401);
    const error = errorOf(() => v62.getQueryJob.decodeResponse(answer));
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({
      code: 'INVALID_SESSION_ID',
      message: 'Session expired or invalid',
      status: 401,
      fields: [],
      retryable: false,
    });
  });

  test('fields are kept, and written again', () => {
    const answer = v62.createIngestJob.encodeError({
      exceptionCode: 'REQUIRED_FIELD_MISSING',
      message: 'Missing',
      fields: ['Name'],
      status: 400,
    });
    expect(answer).toEqual({
      status: 400,
      headers: { 'Content-Type': 'application/json;charset=UTF-8' },
      body: '[{"errorCode":"REQUIRED_FIELD_MISSING","message":"Missing","fields":["Name"]}]',
    });
    expect(errorOf(() => v62.createIngestJob.decodeResponse(answer))).toMatchObject({ fields: ['Name'] });
  });

  test('XML errors, which a server sends when asked for XML, are understood', () => {
    const body = '<?xml version="1.0"?><Errors><Error><errorCode>INVALIDJOBSTATE</errorCode><message>No</message></Error></Errors>';
    const answer = { status: 400, headers: { 'Content-Type': 'application/xml' }, body };
    expect(errorOf(() => v62.updateIngestJob.decodeResponse(answer))).toMatchObject({ exceptionCode: 'INVALIDJOBSTATE', message: 'No' });
  });

  test('what may succeed later says so', () => {
    const thrown = (errorCode: string, status: number): unknown =>
      errorOf(() => v62.getQueryJob.decodeResponse(json([{ errorCode, message: '' }], status)));
    expect(thrown('UNABLE_TO_LOCK_ROW', 400)).toMatchObject({ retryable: true });
    expect(thrown('SERVER_UNAVAILABLE', 503)).toMatchObject({ retryable: true });
    expect(thrown('INVALIDJOB', 400)).toMatchObject({ retryable: false });
    expect(thrown('GONE', 410)).toMatchObject({ retryable: false });
  });
});

describe('versions', () => {
  const names = (version: string): string[] => Object.keys(bulk2(version));

  test('ingest exists from 41.0, queries from 47.0, result pages from 58.0', () => {
    expect(names('40.0')).toEqual([]);
    expect(names('41.0')).toHaveLength(9);
    expect(names('46.0').filter((name) => name.includes('Query'))).toEqual([]);
    expect(names('47.0')).toHaveLength(15);
    expect(names('57.0')).not.toContain('getQueryJobResultPages');
    expect(names('58.0')).toContain('getQueryJobResultPages');
    expect(names('69.0')).toHaveLength(16);
  });

  test('the version is in the path', () => {
    expect(bulk2('47.0').getQueryJob.encodeRequest({ jobId: '750A' }).path).toBe('/services/data/v47.0/jobs/query/750A');
  });
});
