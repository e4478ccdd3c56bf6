import { clientCredentials, connect, type Org, ServerError } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

let local: LocalOrg;
let org: Org<typeof v62>;
let seen = 0;

beforeAll(async () => {
  local = await LocalOrg.start({
    maxRecordedRequests: 10_000,
    startTime: Date.UTC(2026, 0, 1),
    bulk: { queuedMs: 1_000, msPerRecord: 0, rowsPerResultPage: 2 },
  });
  org = await connect({ api: v62, ...local.connectOptions() });
});
afterEach(() => local.faults.clear());
afterAll(async () => {
  await org.close();
  await local.close();
});

/** The requests since the last time: operation and status. */
function requests(): string[] {
  const since = local.requests.slice(seen);
  seen = local.requests.length;
  return since.map(({ operation, status }) => `${operation} ${status}`);
}

const lastRequest = (): (typeof local.requests)[number] => local.requests.at(-1)!;
const textOf = (data: string | Uint8Array): string => (typeof data === 'string' ? data : new TextDecoder().decode(data));

async function textIn(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe('the resources of Bulk 1.0', () => {
  test('take a load from its job to its results, each by one request', async () => {
    requests();
    const { v1 } = org.bulk;
    const job = await v1.createJob({ operation: 'insert', object: 'Account', contentType: 'CSV', concurrencyMode: 'Serial' });
    expect(job).toMatchObject({ state: 'Open', concurrencyMode: 'Serial', numberBatchesTotal: 0, apiVersion: 62 });
    const data = 'Name\n"two\nlines"\n\nAcme\n';
    const batch = await v1.createBatch({ jobId: job.id, contentType: 'CSV', data });
    expect(batch).toMatchObject({ jobId: job.id, state: 'Queued' });
    expect(await v1.getBatchRequest({ jobId: job.id, batchId: batch.id })).toMatchObject({ contentType: 'CSV', data: Buffer.from(data) });
    expect((await v1.updateJob({ jobId: job.id, state: 'Closed' })).state).toBe('Closed');
    await local.clock.advance(2_000);
    expect((await v1.getBatch({ jobId: job.id, batchId: batch.id })).state).toBe('Completed');
    expect((await v1.listBatches({ jobId: job.id })).batchInfo).toHaveLength(1);
    expect((await v1.getJob({ jobId: job.id })).numberBatchesCompleted).toBe(1);
    const result = await v1.getBatchResult({ jobId: job.id, batchId: batch.id });
    expect('data' in result && textOf(result.data)).toMatch(/^"Id","Success","Created","Error"\n("001\w{15}","true","true",""\n){2}$/);
    expect(requests()).toEqual([
      ...['bulk1.createJob 201', 'bulk1.createBatch 201', 'bulk1.getBatchRequest 200', 'bulk1.updateJob 200'],
      ...['bulk1.getBatch 200', 'bulk1.listBatches 200', 'bulk1.getJob 200', 'bulk1.getBatchResult 200'],
    ]);
  });

  test('run a query, and give its rows as they come', async () => {
    local.load({ Lead: [{ LastName: 'a', Company: 'x' }] });
    const { v1 } = org.bulk;
    const { id: jobId } = await v1.createJob({ operation: 'query', object: 'Lead', contentType: 'CSV' });
    const { id: batchId } = await v1.createBatch({ jobId, contentType: 'CSV', data: 'SELECT LastName FROM Lead' });
    await local.clock.advance(2_000);
    const { result } = await v1.getBatchResultList({ jobId, batchId });
    const [resultId] = result as [string];
    const whole = await v1.getBatchResultData({ jobId, batchId, resultId });
    const opened = await v1.getBatchResultData.open({ jobId, batchId, resultId });
    expect(opened.result).toEqual({ contentType: 'CSV' });
    expect(await textIn(opened.body)).toBe('"LastName"\n"a"\n');
    expect('data' in whole && textOf(whole.data)).toBe('"LastName"\n"a"\n');
  });

  test('open results of XML and JSON as well as of CSV, and decode them', async () => {
    const { v1 } = org.bulk;
    for (const contentType of ['XML', 'JSON'] as const) {
      const { id: jobId } = await v1.createJob({ operation: 'query', object: 'Lead', contentType });
      const { id: batchId } = await v1.createBatch({ jobId, contentType, data: 'SELECT LastName FROM Lead' });
      await local.clock.advance(2_000);
      const [resultId] = (await v1.getBatchResultList({ jobId, batchId })).result as [string];
      const whole = await v1.getBatchResultData({ jobId, batchId, resultId });
      expect('records' in whole && whole.records.map(({ type, LastName }) => [type, LastName])).toEqual([['Lead', 'a']]);
      await using opened = await v1.getBatchResultData.open({ jobId, batchId, resultId });
      expect(opened.result).toEqual({ contentType });
      expect(await textIn(opened.body)).toMatch(contentType === 'XML' ? /<LastName>a<\/LastName>/ : /"LastName" : "a"/);
    }
  });

  test('abort a job, and set a transformation spec', async () => {
    const { v1 } = org.bulk;
    const { id: jobId } = await v1.createJob({ operation: 'insert', object: 'Account', contentType: 'CSV' });
    expect(await v1.createSpec({ jobId, data: 'Salesforce Field,Csv Header,Value,Hint\nName,Company,,\n' })).toBeUndefined();
    const { id: batchId } = await v1.createBatch({ jobId, contentType: 'CSV', data: 'Company\nAcme\n' });
    expect((await v1.updateJob({ jobId, state: 'Aborted' })).state).toBe('Aborted');
    expect((await v1.getBatch({ jobId, batchId })).state).toBe('NotProcessed');
  });

  test('send the options of a job as the headers that the servers know', async () => {
    const query = { operation: 'query', object: 'AccountShare', contentType: 'CSV' } as const;
    const headersOf = async (headers: Parameters<typeof org.bulk.v1.createJob>[1]): Promise<Readonly<Record<string, string>>> => {
      await org.bulk.v1.createJob(query, headers).catch(() => {});
      return lastRequest().headers;
    };
    const chunks = { chunkSize: 50_000, parent: 'Account', startRow: '001000000000001' };
    expect(await headersOf({ headers: { pkChunking: chunks } })).toMatchObject({
      'sforce-enable-pkchunking': 'chunkSize=50000; parent=Account; startRow=001000000000001',
    });
    expect(await headersOf({ headers: { pkChunking: true, disableBatchRetry: true, lineEnding: 'CRLF' } })).toMatchObject({
      'sforce-enable-pkchunking': 'TRUE',
      'sforce-disable-batch-retry': 'TRUE',
      'sforce-line-ending': 'CRLF',
    });
    expect(await headersOf({ headers: { format: 'json', callOptions: { defaultNamespace: 'ns' } } })).toMatchObject({
      'content-type': 'application/json; charset=UTF-8',
      'sforce-call-options': 'defaultNamespace=ns',
    });
    expect(Object.keys(await headersOf(undefined)).filter((name) => name.startsWith('sforce-'))).toEqual([]);
  });
});

describe('the resources of Bulk 2.0', () => {
  test('take a load from its job to its three results, and forget it', async () => {
    requests();
    const { v2 } = org.bulk;
    const job = await v2.createIngestJob({ object: 'Account', operation: 'insert' });
    expect(job).toMatchObject({ state: 'Open', lineEnding: 'LF', columnDelimiter: 'COMMA' });
    const jobId = job.id;
    expect(await v2.uploadIngestJobData({ jobId, data: 'Name,Phone\nAcme,1\n,2\n' })).toBeUndefined();
    expect((await v2.updateIngestJob({ jobId, state: 'UploadComplete' })).state).toBe('UploadComplete');
    await local.clock.advance(2_000);
    expect(await v2.getIngestJob({ jobId })).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 2, numberRecordsFailed: 1 });
    expect(textOf(await v2.getSuccessfulResults({ jobId }))).toMatch(
      /^"sf__Id","sf__Created",Name,Phone\n"001\w{15}","true","Acme","1"\n$/,
    );
    expect(textOf(await v2.getFailedResults({ jobId }))).toMatch(
      /^"sf__Id","sf__Error",Name,Phone\n"","REQUIRED_FIELD_MISSING:.*","","2"\n$/,
    );
    const unprocessed = await v2.getUnprocessedRecords.open({ jobId });
    expect(unprocessed.result).toBeUndefined();
    expect(await textIn(unprocessed.body)).toBe('Name,Phone\n');
    expect(await v2.deleteIngestJob({ jobId })).toBeUndefined();
    await expect(v2.getIngestJob({ jobId })).rejects.toMatchObject({ code: 'NOT_FOUND', status: 404 });
    expect(requests()).toEqual([
      ...['bulk2.createIngestJob 200', 'bulk2.uploadIngestJobData 201', 'bulk2.updateIngestJob 200', 'bulk2.getIngestJob 200'],
      ...['bulk2.getSuccessfulResults 200', 'bulk2.getFailedResults 200', 'bulk2.getUnprocessedRecords 200'],
      ...['bulk2.deleteIngestJob 204', 'bulk2.getIngestJob 404'],
    ]);
  });

  test.each([
    ['COMMA', ','],
    ['TAB', '\t'],
    ['SEMICOLON', ';'],
    ['PIPE', '|'],
    ['CARET', '^'],
    ['BACKQUOTE', '`'],
  ])('load and extract with the delimiter %s and both line endings', async (columnDelimiter, cut) => {
    for (const lineEnding of ['LF', 'CRLF']) {
      const end = lineEnding === 'LF' ? '\n' : '\r\n';
      const data = [`Name${cut}AccountNumber`, `"a${cut}b"${cut}"${columnDelimiter} ${lineEnding}"`, ''].join(end);
      const created = await org.bulk.v2.createIngestJob({ object: 'Account', operation: 'insert', columnDelimiter, lineEnding, data });
      await local.clock.advance(2_000);
      const results = textOf(await org.bulk.v2.getSuccessfulResults({ jobId: created.id }));
      expect(results).toContain(`"true"${cut}"a${cut}b"${cut}"${columnDelimiter} ${lineEnding}"${end}`);
      const query = `SELECT Name, AccountNumber FROM Account WHERE AccountNumber = '${columnDelimiter} ${lineEnding}'`;
      const { id: jobId } = await org.bulk.v2.createQueryJob({ operation: 'query', query, columnDelimiter, lineEnding });
      await local.clock.advance(2_000);
      const page = await org.bulk.v2.getQueryJobResults({ jobId });
      expect(textOf(page.data)).toBe([`"Name"${cut}"AccountNumber"`, `"a${cut}b"${cut}"${columnDelimiter} ${lineEnding}"`, ''].join(end));
      expect(page).toMatchObject({ locator: null, numberOfRecords: 1 });
    }
  });

  test('create a job and send its rows in one request', async () => {
    requests();
    const created = await org.bulk.v2.createIngestJob({ object: 'Account', operation: 'insert', data: 'Name\nŁódź\n' });
    expect(created.state).toBe('UploadComplete');
    expect(lastRequest().headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(requests()).toEqual(['bulk2.createIngestJob 200']);
    await local.clock.advance(2_000);
    expect((await org.bulk.v2.getIngestJob({ jobId: created.id })).numberRecordsProcessed).toBe(1);
  });

  test('abort a job, and list the jobs of the org by page', async () => {
    const { v2 } = org.bulk;
    const { id: jobId } = await v2.createIngestJob({ object: 'Account', operation: 'delete' });
    expect((await v2.updateIngestJob({ jobId, state: 'Aborted' })).state).toBe('Aborted');
    for (let more = 0; more < 1_000; more++) await v2.createIngestJob({ object: 'Account', operation: 'insert' });
    const first = await v2.listIngestJobs();
    expect(first).toMatchObject({ done: false, records: { length: 1_000 } });
    const second = await v2.listIngestJobs({ link: first.nextRecordsUrl! });
    expect(second).toMatchObject({ done: true, nextRecordsUrl: null });
    const classic = await v2.listIngestJobs({ jobType: 'Classic' });
    expect(classic.records.length).toBeGreaterThan(0);
    expect(classic.records.every(({ jobType }) => jobType === 'Classic')).toBe(true);
    expect((await v2.listIngestJobs({ isPkChunkingEnabled: true })).records.every(({ operation }) => operation === 'query')).toBe(true);
  });

  test('read a query by its locators, by its links, and as it comes', async () => {
    local.load({ Case: ['a', 'b', 'c', 'd', 'e'].map((Subject) => ({ Subject })) });
    const { v2 } = org.bulk;
    const { id: jobId } = await v2.createQueryJob({ operation: 'queryAll', query: 'SELECT Subject FROM Case ORDER BY Subject' });
    await local.clock.advance(2_000);
    expect(await v2.getQueryJob({ jobId })).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 5 });
    const first = await v2.getQueryJobResults({ jobId, maxRecords: 3 });
    expect([textOf(first.data), first.numberOfRecords]).toEqual(['"Subject"\n"a"\n"b"\n"c"\n', 3]);
    const second = await v2.getQueryJobResults.open({ jobId, locator: first.locator!, maxRecords: 3 });
    expect(second.result).toEqual({ locator: null, numberOfRecords: 2 });
    expect(await textIn(second.body)).toBe('"Subject"\n"d"\n"e"\n');
    const { resultPages, done } = await v2.getQueryJobResultPages({ jobId });
    expect([resultPages.length, done]).toEqual([3, true]);
    const pages = await Promise.all(resultPages.map(({ resultUrl }) => v2.getQueryJobResults.open({ link: resultUrl })));
    expect((await Promise.all(pages.map(({ body }) => textIn(body)))).join('')).toBe(
      '"Subject"\n"a"\n"b"\n"Subject"\n"c"\n"d"\n"Subject"\n"e"\n',
    );
    expect((await v2.listQueryJobs({ jobType: 'V2Query' })).records.map(({ id }) => id)).toContain(jobId);
    await v2.deleteQueryJob({ jobId });
    const other = await v2.createQueryJob({ operation: 'query', query: 'SELECT Id FROM Case' });
    expect((await v2.updateQueryJob({ jobId: other.id, state: 'Aborted' })).state).toBe('Aborted');
  });
});

describe('a call', () => {
  test('shows the session of OAuth as that of login(), in the header that each API has for it', async () => {
    const { clientId, clientSecret } = local.credentials;
    const auth = clientCredentials({ clientId, clientSecret, loginUrl: local.url });
    await using other = await connect({ api: v62, auth, allowedHosts: ['127.0.0.1'] });
    for (const each of [org, other]) {
      await each.bulk.v1.createJob({ operation: 'insert', object: 'Account', contentType: 'CSV' });
      expect(lastRequest().headers).toHaveProperty('x-sfdc-session');
      expect(lastRequest().headers).not.toHaveProperty('authorization');
      await each.bulk.v2.listIngestJobs();
      expect(lastRequest().headers).toHaveProperty('authorization');
      expect(lastRequest().headers).not.toHaveProperty('x-sfdc-session');
    }
  });

  test('is sent compressed where that is asked for, zips excepted', async () => {
    const { id: jobId } = await org.bulk.v1.createJob({ operation: 'insert', object: 'Account', contentType: 'CSV' });
    const data = `Name\n${'Acme\n'.repeat(1_000)}`;
    await org.bulk.v1.createBatch({ jobId, contentType: 'CSV', data });
    expect(lastRequest().headers['content-encoding']).toBeUndefined();
    await org.bulk.v1.createBatch({ jobId, contentType: 'CSV', data }, { compress: true });
    expect(lastRequest().headers).toMatchObject({ 'content-encoding': 'gzip', 'accept-encoding': 'gzip' });
    const zips = await org.bulk.v1.createJob({ operation: 'insert', object: 'Attachment', contentType: 'ZIP_CSV' });
    await org.bulk.v1.createBatch({ jobId: zips.id, contentType: 'ZIP_CSV', data: new Uint8Array(2_000) }, { compress: true });
    expect(lastRequest().headers).toMatchObject({ 'content-type': 'zip/csv' });
    expect(lastRequest().headers['content-encoding']).toBeUndefined();
  });

  test('is made again with a new session where the old one has ended, and never otherwise', async () => {
    requests();
    local.expireSessions();
    await org.bulk.v2.listQueryJobs();
    expect(requests()).toEqual(['bulk2.listQueryJobs 401', 'login 200', 'bulk2.listQueryJobs 200']);
    local.faults.add({ on: { operation: 'bulk1.createJob' }, kind: 'status', status: 503 });
    const refused = org.bulk.v1.createJob({ operation: 'insert', object: 'Account' });
    await expect(refused).rejects.toMatchObject({ status: 503, retryable: true });
    expect(requests()).toEqual(['bulk1.createJob 503']);
  });

  test('that is refused says so in the words of the server, opened or not', async () => {
    const refused = org.bulk.v1.createJob({ operation: 'insert', object: 'Nonsense' });
    await expect(refused).rejects.toBeInstanceOf(ServerError);
    await expect(refused).rejects.toMatchObject({ exceptionCode: 'InvalidJob', message: expect.stringContaining('Nonsense') });
    const opened = org.bulk.v2.getQueryJobResults.open({ jobId: '750000000000000AAA' });
    await expect(opened).rejects.toMatchObject({ exceptionCode: 'NOT_FOUND', status: 404 });
  });

  test('tells what the headers of its answer say', async () => {
    const told: unknown[] = [];
    const { id } = await org.bulk.v1.createJob({ operation: 'insert', object: 'Account' }, { onHeaders: (headers) => told.push(headers) });
    await org.bulk.v2.listQueryJobs({}, { onHeaders: (headers) => told.push(headers) });
    expect(told).toEqual([{ location: `/services/async/62.0/job/${id}` }, { limitInfo: expect.stringMatching(/^api-usage=\d+\/\d+$/) }]);
  });

  test('ends with the reason of its signal', async () => {
    local.faults.add({ on: { operation: 'bulk2.listQueryJobs' }, kind: 'hang' });
    const controller = new AbortController();
    const hanging = org.bulk.v2.listQueryJobs({}, { signal: controller.signal });
    controller.abort('enough');
    await expect(hanging).rejects.toBe('enough');
  });

  test('is refused after close()', async () => {
    const other = await connect({ api: v62, ...local.connectOptions() });
    await other.close();
    await expect(other.bulk.v1.getJob({ jobId: '750' })).rejects.toMatchObject({ code: 'CLOSED' });
  });
});

describe('a result of twenty megabytes', () => {
  let jobId: string;
  beforeAll(async () => {
    const Description = 'x'.repeat(30_000);
    const row = (at: number): Record<string, unknown> => ({ Name: `${at}`, StageName: 'Open', CloseDate: '2026-01-01', Description });
    local.load({ Opportunity: Array.from({ length: 700 }, (_, at) => row(at)) });
    ({ id: jobId } = await org.bulk.v2.createQueryJob({ operation: 'query', query: 'SELECT Name, Description FROM Opportunity' }));
    await local.clock.advance(60_000);
  });

  test('is read as it comes by a client that takes a megabyte at most', async () => {
    await using small = await connect({ api: v62, ...local.connectOptions(), http: { maxResponseBytes: 1_000_000 } });
    const request = { jobId, maxRecords: 700 };
    await expect(small.bulk.v2.getQueryJobResults(request)).rejects.toMatchObject({ code: 'ANSWER_TOO_LARGE' });
    const { body } = await small.bulk.v2.getQueryJobResults.open(request);
    let bytes = 0;
    for await (const piece of body) bytes += piece.length;
    expect(bytes).toBeGreaterThan(21_000_000);
  });

  test('holds nothing once it is discarded, read or not', async () => {
    const other = await connect({ api: v62, ...local.connectOptions() });
    const opened = await other.bulk.v2.getQueryJobResults.open({ jobId, maxRecords: 700 });
    await opened.body[Symbol.asyncIterator]().next();
    await opened.discard();
    {
      await using _unread = await other.bulk.v2.getQueryJobResults.open({ jobId, maxRecords: 700 });
    }
    // close() waits for requests on their way.
    await other.close();
  });
});
