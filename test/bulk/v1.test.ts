import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HttpResponse } from '../../src/bulk/message.ts';
import { bulk1 } from '../../src/bulk/v1/wire.ts';
import { EncodeError, ParseError, ServerError } from '../../src/errors.ts';

const NAMESPACE = 'http://www.force.com/2009/06/asyncapi/dataload';
const v62 = bulk1('62.0');

const xml = (body: string | Uint8Array, status = 200): HttpResponse => ({ status, headers: { 'content-type': 'application/xml' }, body });
const json = (body: string, status = 200): HttpResponse => ({ status, headers: { 'content-type': 'application/json' }, body });

const batch = {
  id: '751Xx0000000001AAA',
  jobId: '750Xx0000000001AAA',
  state: 'Completed',
  createdDate: '2026-02-12T15:44:04.000Z',
  systemModstamp: '2026-02-12T15:44:06.000Z',
  numberRecordsProcessed: 251,
  numberRecordsFailed: 251,
  totalProcessingTime: 741,
  apiActiveProcessingTime: 497,
  apexProcessingTime: 0,
};
const batchXml = (v62.getBatch.encodeResponse(batch).body as string).replace(/\s*\n\s*/g, (space) => (space.includes('   ') ? ' ' : ''));

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('documents', () => {
  test('any prefix and any layout are read', () => {
    const prefixed = batchXml
      .replaceAll(/<(\/?)(\w)/g, '<$1ns7:$2')
      .replace(' xmlns=', ' xmlns:ns7=')
      .replace('?><', '?>\r\n<!-- a comment -->\r\n<')
      .replaceAll('><', '>\r\n\t<');
    expect(prefixed).toContain(`<ns7:batchInfo xmlns:ns7="${NAMESPACE}"`);
    expect(v62.getBatch.decodeResponse(xml(prefixed)).result).toEqual(batch);
  });

  test('bytes with a byte order mark are read', () => {
    const bytes = new TextEncoder().encode(`\uFEFF${batchXml}`);
    expect(v62.getBatch.decodeResponse(xml(bytes)).result).toEqual(batch);
  });

  test('a state, an element and a property that nobody knows survive both ways', () => {
    const future = batchXml
      .replace('Completed', 'Parked')
      .replace('</batchInfo>', '<lane>7</lane><host><name>na1</name></host></batchInfo>');
    const { result } = v62.getBatch.decodeResponse(xml(future));
    expect(result).toEqual({ ...batch, state: 'Parked', lane: '7', host: { name: 'na1' } });
    expect(v62.getBatch.decodeResponse(v62.getBatch.encodeResponse(result)).result).toEqual(result);
    const asJson = v62.getBatch.encodeResponse(result, { format: 'json' });
    expect(v62.getBatch.decodeResponse(asJson).result).toMatchObject({ state: 'Parked', lane: '7', host: { name: 'na1' } });
  });

  test('one value serves both formats: UTC is spelled as each has it', () => {
    const fromJson = v62.getBatch.encodeResponse({ ...batch, createdDate: '2026-02-12T15:44:04.000+0000' });
    expect(fromJson.body).toContain('<createdDate>2026-02-12T15:44:04.000Z<');
    expect(v62.getBatch.encodeResponse(batch, { format: 'json' }).body).toContain('"createdDate":"2026-02-12T15:44:04.000+0000"');
  });

  test('ids keep their 15 or 18 characters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^75[0-2][A-Za-z0-9]{12}([A-Z0-5]{3})?$/), (id) => {
        expect(v62.getBatch.decodeResponse(v62.getBatch.encodeResponse({ ...batch, id })).result.id).toBe(id);
        expect(v62.getJob.decodeRequest(v62.getJob.encodeRequest({ jobId: id })).request).toEqual({ jobId: id });
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  test('any text of a message survives both formats, and text that XML cannot carry is refused with its path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (stateMessage) => {
        const asJson = v62.getBatch.encodeResponse({ ...batch, stateMessage }, { format: 'json' });
        expect(v62.getBatch.decodeResponse(asJson).result.stateMessage).toBe(stateMessage);
        if (/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/.test(stateMessage)) return;
        expect(v62.getBatch.decodeResponse(v62.getBatch.encodeResponse({ ...batch, stateMessage })).result.stateMessage).toBe(stateMessage);
      }),
      { seed: 2, numRuns: 200 },
    );
    const refused = errorOf(() => v62.listBatches.encodeResponse({ batchInfo: [batch, { ...batch, stateMessage: 'a\u0001' }] }));
    expect(refused).toBeInstanceOf(EncodeError);
    expect(refused).toMatchObject({ code: 'ILLEGAL_CHARACTER', path: 'batchInfoList.batchInfo[1].stateMessage' });
  });

  test('a property whose name is no XML name is refused, not written as markup', () => {
    const hostile = { ...batch, 'a><b': 'x' };
    expect(errorOf(() => v62.getBatch.encodeResponse(hostile))).toBeInstanceOf(EncodeError);
    expect(v62.getBatch.decodeResponse(v62.getBatch.encodeResponse(hostile, { format: 'json' })).result).toMatchObject({ 'a><b': 'x' });
  });

  test('a counter beyond 2^53 is refused, not rounded', () => {
    const large = batchXml.replace('<numberRecordsProcessed>251', '<numberRecordsProcessed>9007199254740993');
    expect(errorOf(() => v62.getBatch.decodeResponse(xml(large)))).toBeInstanceOf(ParseError);
    const answer = v62.getBatch.encodeResponse(batch, { format: 'json' }).body as string;
    const error = errorOf(() =>
      v62.getBatch.decodeResponse(json(answer.replace('"numberRecordsProcessed":251', '"numberRecordsProcessed":9007199254740993'))),
    );
    expect(error).toMatchObject({ path: 'numberRecordsProcessed' });
    expect(errorOf(() => v62.getBatch.encodeResponse({ ...batch, numberRecordsFailed: 2 ** 53 }))).toMatchObject({
      path: 'batchInfo.numberRecordsFailed',
    });
  });

  test('a broken document says where it is broken', () => {
    const cut = batchXml.slice(0, batchXml.indexOf('</jobId>'));
    expect(errorOf(() => v62.getBatch.decodeResponse(xml(cut)))).toMatchObject({ offset: cut.length, path: 'batchInfo.jobId' });
    expect(errorOf(() => v62.getBatch.decodeResponse(xml(batchXml.replace(/<state>.*<\/state>/, ''))))).toMatchObject({
      code: 'PARSE_ERROR',
    });
    expect(errorOf(() => v62.getJob.decodeResponse(xml(batchXml)))).toMatchObject({
      message: expect.stringContaining('<batchInfo> where <jobInfo>'),
    });
    expect(errorOf(() => v62.getBatch.decodeResponse(json('{"id":')))).toBeInstanceOf(ParseError);
  });

  test('every cut of a document is an error, never a shorter value', () => {
    for (let end = 0; end < batchXml.length; end++) {
      expect(
        errorOf(() => v62.getBatch.decodeResponse(xml(batchXml.slice(0, end)))),
        `cut at ${end}`,
      ).toBeInstanceOf(ParseError);
    }
  });

  test('an HTML page is named as such, not quoted', () => {
    const page = '<!DOCTYPE html><html><body>Down for maintenance</body></html>';
    const answers = [xml(page), { status: 200, headers: { 'Content-Type': 'text/html; charset=UTF-8' }, body: page }];
    for (const answer of answers) {
      const error = errorOf(() => v62.getBatch.decodeResponse(answer)) as ParseError;
      expect(error).toMatchObject({ code: 'HTML_RESPONSE', message: expect.stringContaining('HTML') });
      expect(error.message).not.toContain('Down for');
    }
  });
});

describe('records', () => {
  const head = `<queryResult xmlns="${NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`;
  const records = (rows: string): unknown => v62.getBatchResultData.decodeResponse(xml(`${head}${rows}</queryResult>`)).result;

  test('Id comes once, whether it stood twice, was nil, or both', () => {
    expect(records('<records xsi:type="sObject"><type>Account</type><Id>001A</Id><Id>001A</Id></records>')).toMatchObject({
      records: [{ type: 'Account', Id: '001A' }],
    });
    expect(records('<records><type>Account</type><Id xsi:nil="true"/><Name>x</Name></records>')).toMatchObject({
      records: [{ type: 'Account', Id: null, Name: 'x' }],
    });
    expect(records('<records><type>Account</type><Id xsi:nil="true"/><Id>001A</Id></records>')).toMatchObject({
      records: [{ type: 'Account', Id: '001A' }],
    });
  });

  test('a field called __proto__ is a field', () => {
    const { records: rows } = records('<records><type>A</type><__proto__>x</__proto__></records>') as { records: object[] };
    expect(Object.getOwnPropertyDescriptor(rows[0], '__proto__')?.value).toBe('x');
    expect(Object.getPrototypeOf(rows[0])).toBe(Object.prototype);
  });

  test('a query without rows', () => {
    expect(records('')).toEqual({ contentType: 'XML', records: [] });
    expect(v62.getBatchResultData.decodeResponse(json('[ ]')).result).toEqual({ contentType: 'JSON', records: [] });
  });
});

describe('content', () => {
  test('rows, SOQL and zips pass through as the same bytes', () => {
    const data = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    for (const contentType of ['CSV', 'XML', 'JSON', 'ZIP_CSV', 'ZIP_XML', 'ZIP_JSON', 'application/octet-stream']) {
      const message = v62.createBatch.encodeRequest({ jobId: '750A', contentType, data });
      expect(message.body).toBe(data);
      const { request } = v62.createBatch.decodeRequest(message);
      expect(request).toEqual({ jobId: '750A', contentType, data });
      expect(request.data).toBe(data);
    }
  });

  test('a zip goes without a charset, other bytes with theirs', () => {
    const data = new Uint8Array();
    expect(v62.createBatch.encodeRequest({ jobId: '750A', contentType: 'ZIP_CSV', data }).headers['Content-Type']).toBe('zip/csv');
    const latin = v62.createBatch.encodeRequest({ jobId: '750A', contentType: 'CSV', charset: 'ISO-8859-1', data });
    expect(latin.headers['Content-Type']).toBe('text/csv; charset=ISO-8859-1');
    expect(v62.createBatch.decodeRequest(latin).request.charset).toBe('ISO-8859-1');
    expect(
      errorOf(() => v62.createBatch.encodeRequest({ jobId: '750A', contentType: 'CSV', charset: 'ISO-8859-1', data: 'ä' })),
    ).toMatchObject({ path: 'data' });
  });

  test('an answer without a Content-Type is told by its first character', () => {
    const answer = (body: string): unknown => v62.getBatchResult.decodeResponse({ status: 200, headers: {}, body }).result;
    expect(answer('"Id","Success"\n')).toEqual({ contentType: 'CSV', data: '"Id","Success"\n' });
    expect(answer(`<results xmlns="${NAMESPACE}"/>`)).toEqual({ contentType: 'XML', result: [] });
    expect(answer('[]')).toEqual({ contentType: 'JSON', result: [] });
  });

  test('a job is closed with XML whatever the Content-Type says', () => {
    const message = { ...v62.updateJob.encodeRequest({ jobId: '750A', state: 'Closed' }), headers: { 'content-type': 'text/csv' } };
    expect(v62.updateJob.decodeRequest(message).request).toEqual({ jobId: '750A', state: 'Closed' });
  });

  test('the id that some clients send with a state is read', () => {
    const body = `<jobInfo xmlns="${NAMESPACE}"><id>750A</id><state>Aborted</state></jobInfo>`;
    const message = { method: 'POST', path: '/services/async/62.0/job/750A/', headers: {}, body };
    expect(v62.updateJob.decodeRequest(message).request).toEqual({ jobId: '750A', id: '750A', state: 'Aborted' });
  });
});

describe('headers', () => {
  test('names are read in any case', () => {
    const message = {
      method: 'GET',
      path: '/services/async/62.0/job/750A',
      headers: { 'x-sfdc-SESSION': '00D!A', 'content-type': 'application/json' },
    };
    expect(v62.getJob.decodeRequest(message).headers).toEqual({ sessionId: '00D!A', format: 'json' });
  });

  test('primary key chunking is on, off, or has options', () => {
    const job = { operation: 'query', object: 'Account' };
    for (const [pkChunking, text] of [
      [true, 'TRUE'],
      [false, 'FALSE'],
      [{ chunkSize: 250000 }, 'chunkSize=250000'],
      [{ parent: 'Account' }, 'parent=Account'],
    ] as const) {
      const message = v62.createJob.encodeRequest(job, { pkChunking });
      expect(message.headers['Sforce-Enable-PKChunking']).toBe(text);
      expect(v62.createJob.decodeRequest(message).headers).toMatchObject({ pkChunking });
    }
  });

  test('a chunk size that is none is refused', () => {
    const message = v62.createJob.encodeRequest({ operation: 'query', object: 'Account' });
    const headers = { ...message.headers, 'Sforce-Enable-PKChunking': 'chunkSize=many' };
    expect(errorOf(() => v62.createJob.decodeRequest({ ...message, headers }))).toMatchObject({ path: 'Sforce-Enable-PKChunking' });
  });

  test('without a session there is no session header', () => {
    expect(v62.getJob.encodeRequest({ jobId: '750A' }).headers).toEqual({});
  });
});

describe('paths', () => {
  test('a trailing slash, doubled leading slashes and another case are accepted', () => {
    for (const path of [
      '/services/async/62.0/job/750A/batch',
      '/services/async/62.0/job/750A/batch/',
      '//services/async/62.0/JOB/750A/batch/',
    ]) {
      expect(v62.listBatches.decodeRequest({ method: 'get', path, headers: {} }).request).toEqual({ jobId: '750A' });
    }
    expect(v62.createJob.accepts({ method: 'POST', path: '/services/async/62.0/job/' })).toBe(true);
  });

  test('another version, method or resource is refused', () => {
    expect(v62.getJob.accepts({ method: 'GET', path: '/services/async/61.0/job/750A' })).toBe(false);
    expect(v62.getJob.accepts({ method: 'GET', path: '/services/async/62x0/job/750A' })).toBe(false);
    expect(v62.getJob.accepts({ method: 'GET', path: '/services/async/62.0/job/750A/batch' })).toBe(false);
    expect(
      errorOf(() => v62.getJob.decodeRequest({ method: 'DELETE', path: '/services/async/62.0/job/750A', headers: {} })),
    ).toBeInstanceOf(ParseError);
  });

  test('an id cannot leave its place in the path', () => {
    expect(v62.getJob.encodeRequest({ jobId: '../a/b?c' }).path).toBe('/services/async/62.0/job/..%2Fa%2Fb%3Fc');
    expect(errorOf(() => v62.getJob.encodeRequest({ jobId: '' }))).toMatchObject({ path: 'getJob.jobId' });
  });
});

describe('errors', () => {
  test('the exception code, the message and the status come from XML and from JSON', () => {
    for (const format of ['xml', 'json'] as const) {
      const answer = v62.getJob.encodeError({ exceptionCode: 'InvalidSessionId', message: 'Invalid session id' }, { format });
      const error = errorOf(() => v62.getJob.decodeResponse(answer));
      expect(error).toBeInstanceOf(ServerError);
      expect(error).toMatchObject({
        code: 'InvalidSessionId',
        exceptionCode: 'InvalidSessionId',
        message: 'Invalid session id',
        status: 400,
        retryable: false,
      });
    }
  });

  test('the text layout is the one of the servers', () => {
    const { headers, body } = v62.createJob.encodeError({ exceptionCode: 'InvalidJob', message: 'Unable to find object: Foo__c' });
    expect(headers).toEqual({ 'Content-Type': 'application/xml' });
    expect(body).toBe(
      `<?xml version="1.0" encoding="UTF-8"?><error\n   xmlns="${NAMESPACE}">\n <exceptionCode>InvalidJob</exceptionCode>\n <exceptionMessage>Unable to find object: Foo__c</exceptionMessage>\n</error>`,
    );
  });

  test('other forms are understood: a SOAP-like login fault, a REST error', () => {
    const fault =
      '<s:LoginFault xmlns:s="urn:x"><s:exceptionCode>INVALID_LOGIN</s:exceptionCode><s:exceptionMessage>No</s:exceptionMessage></s:LoginFault>';
    expect(errorOf(() => v62.getJob.decodeResponse(xml(fault, 500)))).toMatchObject({
      exceptionCode: 'INVALID_LOGIN',
      message: 'No',
      status: 500,
    });
    expect(errorOf(() => v62.getJob.decodeResponse(json('[{"errorCode":"NOT_FOUND","message":"No"}]', 404)))).toMatchObject({
      exceptionCode: 'NOT_FOUND',
    });
  });

  test('a page from the edge is an error of its status, without its text', () => {
    for (const body of ['<html>Server too busy</html>', '', 'upstream timed out']) {
      const error = errorOf(() => v62.getJob.decodeResponse({ status: 503, headers: {}, body })) as ServerError;
      expect(error).toMatchObject({ exceptionCode: 'HTTP_503', status: 503, retryable: true });
      if (body !== '') expect(error.message).not.toContain(body);
    }
  });
});
