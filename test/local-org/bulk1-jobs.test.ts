import { beforeEach, describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { ApiError } from '../../src/local-org/api-error.ts';
import { Bulk1Client, errorOf, expectValidDocuments, jobInfo, parse } from './bulk1-client.ts';

// Codes, texts and layouts of the Bulk API guide and of messages recorded from real servers.

let client: Bulk1Client;

beforeEach(() => {
  client = new Bulk1Client();
});
expectValidDocuments();

const HOUR = 3_600_000;
const INSERT = { operation: 'insert', object: 'Account', contentType: 'CSV' };

/** Remembers the documents, so that all are validated together. */
function made(options?: ConstructorParameters<typeof Bulk1Client>[0]): Bulk1Client {
  client = new Bulk1Client(options);
  return client;
}

describe('a job', () => {
  test('is created with 201 and told in the layout of the servers', async () => {
    const answer = await client.createJob({
      operation: 'upsert',
      object: 'City__c',
      externalIdFieldName: 'City_Id__c',
      contentType: 'CSV',
    });
    const { jobInfo: info } = parse(answer.text);
    expect(answer.status).toBe(201);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/xml', location: `/services/async/62.0/job/${info.id}` });
    expect(info.id).toMatch(/^750\w{15}$/);
    expect(answer.text).toBe(`<?xml version="1.0" encoding="UTF-8"?><jobInfo
   xmlns="http://www.force.com/2009/06/asyncapi/dataload">
 <id>${info.id}</id>
 <operation>upsert</operation>
 <object>City__c</object>
 <createdById>${client.org.userId}</createdById>
 <createdDate>2024-06-21T12:00:00.000Z</createdDate>
 <systemModstamp>2024-06-21T12:00:00.000Z</systemModstamp>
 <state>Open</state>
 <externalIdFieldName>City_Id__c</externalIdFieldName>
 <concurrencyMode>Parallel</concurrencyMode>
 <contentType>CSV</contentType>
 <numberBatchesQueued>0</numberBatchesQueued>
 <numberBatchesInProgress>0</numberBatchesInProgress>
 <numberBatchesCompleted>0</numberBatchesCompleted>
 <numberBatchesFailed>0</numberBatchesFailed>
 <numberBatchesTotal>0</numberBatchesTotal>
 <numberRecordsProcessed>0</numberRecordsProcessed>
 <numberRetries>0</numberRetries>
 <apiVersion>62.0</apiVersion>
 <numberRecordsFailed>0</numberRecordsFailed>
 <totalProcessingTime>0</totalProcessingTime>
 <apiActiveProcessingTime>0</apiActiveProcessingTime>
 <apexProcessingTime>0</apexProcessingTime>
</jobInfo>`);
  });

  test('that is silent about them is XML and parallel', async () => {
    const { jobInfo: info } = parse((await client.createJob({ operation: 'insert', object: 'Account' })).text);
    expect(info).toMatchObject({ contentType: 'XML', concurrencyMode: 'Parallel' });
  });

  test('is created and told in JSON for those who send JSON', async () => {
    const body = JSON.stringify({ operation: 'insert', object: 'Account', contentType: 'JSON', concurrencyMode: 'Serial' });
    const answer = await client.send('POST', 'job/', body, { 'content-type': 'application/json' });
    expect(answer.status).toBe(201);
    expect(answer.headers['content-type']).toBe('application/json');
    const info = JSON.parse(answer.text);
    expect(info).toMatchObject({
      operation: 'insert',
      concurrencyMode: 'Serial',
      state: 'Open',
      createdDate: '2024-06-21T12:00:00.000+0000',
    });
    expect(answer.text).toContain('"apiVersion":62.0,');
    expect(Object.keys(info)).toEqual(Object.keys(info).sort());
  });

  test('is told as the request asks, or else as its content is; batches of a JSON job are JSON', async () => {
    const created = await client.createJob({ operation: 'query', object: 'Account', contentType: 'JSON' });
    expect(created.headers['content-type']).toBe('application/xml');
    const { id } = parse(created.text).jobInfo;
    const typeOf = async (path: string, contentType?: string): Promise<string | undefined> =>
      (await client.send('GET', path, '', contentType === undefined ? {} : { 'content-type': contentType })).headers['content-type'];
    expect(await typeOf(`job/${id}`)).toBe('application/json');
    expect(await typeOf(`job/${id}`, 'application/xml; charset=UTF-8')).toBe('application/xml');
    expect(await typeOf(`job/${await client.openJob(INSERT)}`, 'application/json')).toBe('application/json');
    expect(await typeOf(`job/${id}/batch`, 'application/xml')).toBe('application/json');
    expect((await client.send('GET', `job/${id}/batch/`)).text).toBe('{"batchInfo":[]}');
    expect(JSON.parse((await client.send('GET', `job/${id}/batch/751000000000000`)).text)).toMatchObject({ exceptionCode: 'InvalidBatch' });
  });

  test('of content JSON is closed in XML by those who send XML, as WSC does', async () => {
    const id = await client.openJob({ ...INSERT, contentType: 'JSON' });
    expect((await client.setState(id, 'Closed')).headers['content-type']).toBe('application/xml');
    const aborted = await client.send('POST', `job/${id}`, '{"state":"Aborted"}', { 'content-type': 'application/json' });
    expect(JSON.parse(aborted.text)).toMatchObject({ state: 'Aborted' });
  });

  test('has null in JSON for what it does not have, as a recorded job of 45.0', async () => {
    const { text } = await client.send('GET', `job/${await client.openJob(INSERT)}`, '', { 'content-type': 'application/json' });
    expect(JSON.parse(text)).toMatchObject({ assignmentRuleId: null, externalIdFieldName: null, fastPathEnabled: false });
  });

  test('has an empty list of batches at first', async () => {
    const id = await client.openJob(INSERT);
    const { text } = await client.send('GET', `job/${id}/batch/`);
    expect(text).toBe('<?xml version="1.0" encoding="UTF-8"?><batchInfoList\n   xmlns="http://www.force.com/2009/06/asyncapi/dataload" />');
  });

  test('is found by the 15 characters of its id', async () => {
    const id = await client.openJob(INSERT);
    expect(await client.job(id.slice(0, 15))).toMatchObject({ id });
  });

  test.each([
    ['text/csv around XML', 'text/csv; charset=UTF-8', jobInfo({ state: 'Closed' })],
    ['XML with its id', 'application/xml', jobInfo({ id: '750000000000000', state: 'Closed' })],
  ])('is closed by %s', async (_, contentType, body) => {
    const id = await client.openJob(INSERT);
    const answer = await client.send('POST', `job/${id}`, body, { 'content-type': contentType });
    expect([answer.status, parse(answer.text).jobInfo.state]).toEqual([200, 'Closed']);
  });

  test('closes itself after 24 hours', async () => {
    const id = await client.openJob(INSERT);
    await client.org.clock.advance(24 * HOUR - 1);
    client.logIn();
    expect((await client.job(id)).state).toBe('Open');
    await client.org.clock.advance(1);
    expect(await client.job(id)).toMatchObject({ state: 'Closed', systemModstamp: '2024-06-22T12:00:00.000Z' });
  });

  test('and its results are gone after seven days', async () => {
    const id = await client.openJob(INSERT);
    await client.setState(id, 'Closed');
    await client.org.clock.advance(7 * 24 * HOUR + 1);
    client.logIn();
    expect(errorOf(await client.send('GET', `job/${id}`))).toBe(`400 InvalidJob: Invalid job id: ${id}`);
  });

  test('can be aborted after it was closed', async () => {
    const id = await client.openJob(INSERT);
    await client.setState(id, 'Closed');
    expect(parse((await client.setState(id, 'Aborted')).text).jobInfo.state).toBe('Aborted');
  });

  test('is forgotten when the org goes back to a snapshot', async () => {
    const id = await client.openJob(INSERT);
    client.org.restore(client.org.store.snapshot());
    expect(errorOf(await client.send('GET', `job/${id}`))).toContain('InvalidJob');
  });
});

describe('a job that cannot be', () => {
  test.each([
    [
      'an operation in capitals',
      { ...INSERT, operation: 'INSERT' },
      "InvalidJob: Invalid value: 'INSERT' supplied for property: 'operation'",
    ],
    ['no operation', { object: 'Account' }, "InvalidJob: Invalid value: '' supplied for property: 'operation'"],
    ['an unknown object', { ...INSERT, object: 'Video__c' }, 'InvalidJob: Unable to find object: Video__c'],
    ['no object', { operation: 'insert' }, 'InvalidJob: Unable to find object: '],
    ['another content type', { ...INSERT, contentType: 'PDF' }, "InvalidJob: Invalid value: 'PDF' supplied for property: 'contentType'"],
    [
      'another mode',
      { ...INSERT, concurrencyMode: 'serial' },
      "InvalidJob: Invalid value: 'serial' supplied for property: 'concurrencyMode'",
    ],
    [
      'an upsert without its key',
      { ...INSERT, operation: 'upsert' },
      'InvalidJob: Field name provided,  does not match an External ID for Account',
    ],
    [
      'an upsert by another field',
      { ...INSERT, operation: 'upsert', externalIdFieldName: 'Phone' },
      'InvalidJob: Field name provided, Phone does not match an External ID for Account',
    ],
    [
      'an insert with a key',
      { ...INSERT, externalIdFieldName: 'Id' },
      'InvalidJob: External ID field name cannot be specified for operation insert',
    ],
    ['what the server sets', { ...INSERT, createdById: '005000000000000' }, 'InvalidJob: CreatedById cannot be specified'],
    [
      'a query of zips',
      { operation: 'query', object: 'Account', contentType: 'ZIP_CSV' },
      'InvalidJob: Content type ZIP_CSV is not supported for operation query',
    ],
  ])('%s', async (_, fields, expected) => {
    expect(errorOf(await client.createJob(fields))).toBe(`400 ${expected}`);
  });

  test('a hard delete without the permission', async () => {
    const answer = await made({ bulk: { hardDelete: false } }).createJob({ ...INSERT, operation: 'hardDelete' });
    const text = 'hardDelete operation requires special user profile permission, please contact your system administrator';
    expect(errorOf(answer)).toBe(`400 FeatureNotEnabled: ${text}`);
    expect((await made().createJob({ ...INSERT, operation: 'hardDelete' })).status).toBe(201);
  });

  test('of an object that the Bulk API does not take', async () => {
    const answer = await client.createJob({ ...INSERT, object: 'TaskStatus' });
    expect(errorOf(answer)).toBe("400 InvalidEntity: Entity 'TaskStatus' is not supported by the Bulk API.");
  });

  test.each([
    ['0', 'chunkSize=0'],
    ['above the most', 'chunkSize=250001'],
  ])('with chunks of a size %s', async (_, header) => {
    const answer = await client.createJob({ ...INSERT, operation: 'query' }, { 'sforce-enable-pkchunking': header });
    expect(errorOf(answer)).toContain('400 InvalidJob: PK chunking: the chunk size must be from 1 to 250000');
  });

  test('from another media type', async () => {
    expect(errorOf(await client.createJob(INSERT, { 'content-type': 'text/xml' }))).toBe(
      '400 UnsupportedContentType: Unsupported content type: text/xml',
    );
  });

  test.each([
    ['broken XML', 'application/xml', '<jobInfo>', 'InvalidXml'],
    ['broken JSON', 'application/json', '{', 'ClientInputError'],
    ['another document', 'application/xml', '<x/>', 'InvalidXml'],
    ['nothing', 'application/xml', '', 'InvalidXml'],
  ])('from %s', async (_, contentType, body, code) => {
    expect(errorOf(await client.send('POST', 'job', body, { 'content-type': contentType }))).toContain(`400 ${code}: `);
  });
});

test('an org cannot be told to do no bulk work at all', () => {
  expect(() => made({ bulk: { parallelBatches: 0 } })).toThrow('bulk.parallelBatches is 0; it must be 1 or more.');
});

describe('a change of state', () => {
  test.each([
    ['Closed', 'Closed', 'Closing already closed Job not allowed'],
    ['Aborted', 'Closed', 'Closing already aborted Job not allowed'],
    ['Aborted', 'Aborted', 'Aborting already aborted Job not allowed'],
  ])('from %s to %s is refused', async (from, to, expected) => {
    const id = await client.openJob(INSERT);
    await client.setState(id, from);
    expect(errorOf(await client.setState(id, to))).toBe(`400 InvalidJobState: ${expected}`);
  });

  test('to anything else is refused', async () => {
    const id = await client.openJob(INSERT);
    expect(errorOf(await client.setState(id, 'Open'))).toContain('InvalidJobState');
    expect(errorOf(await client.send('POST', `job/${id}`, jobInfo({}), { 'content-type': 'application/xml' }))).toContain(
      'InvalidJobState',
    );
  });

  test('must not repeat what is fixed', async () => {
    const id = await client.openJob(INSERT);
    const body = jobInfo({ operation: 'insert', object: 'Account', state: 'Closed' });
    const answer = await client.send('POST', `job/${id}`, body, { 'content-type': 'application/xml' });
    expect(errorOf(answer)).toBe('400 InvalidJob: Operation cannot be specified');
    expect((await client.job(id)).state).toBe('Open');
  });

  test('to closed is for the creator alone, as batches are; to aborted for others too', async () => {
    const id = await client.openJob(INSERT);
    const context = client.org.saveContext({ userId: client.org.userId });
    client.logIn(client.org.users.add({ username: 'other@example.com' }, context).userId);
    expect(errorOf(await client.setState(id, 'Closed'))).toContain('400 InvalidUser: ');
    expect(errorOf(await client.addBatch(id, 'Name\nA\n'))).toContain('400 InvalidUser: ');
    expect((await client.setState(id, 'Aborted')).status).toBe(200);
  });
});

describe('a request', () => {
  test('without a session is refused with status 400, in the format that it asks for', async () => {
    client.sessionId = 'nonsense';
    const xml = await client.createJob(INSERT);
    expect(xml.status).toBe(400);
    expect(xml.text).toBe(`<?xml version="1.0" encoding="UTF-8"?><error
   xmlns="http://www.force.com/2009/06/asyncapi/dataload">
 <exceptionCode>InvalidSessionId</exceptionCode>
 <exceptionMessage>Invalid session id</exceptionMessage>
</error>`);
    const json = await client.send('POST', 'job', '{}', { 'content-type': 'application/json' });
    expect(json.text).toBe('{"exceptionCode":"InvalidSessionId","exceptionMessage":"Invalid session id"}');
    expect((await client.send('GET', 'job/750000000000000')).headers['content-type']).toBe('application/xml');
  });

  test('that names no session at all is told so', async () => {
    client.sessionId = '';
    expect(errorOf(await client.createJob(INSERT))).toBe('400 InvalidSessionId: Unable to find session id');
  });

  test('is refused where the API is switched off', async () => {
    client.org.settings.login.apiEnabled = false;
    expect(errorOf(await client.createJob(INSERT))).toBe('400 FeatureNotEnabled: Async API not enabled');
  });

  test('may show its session as REST does', async () => {
    const { sessionId } = client;
    const answer = await client.send('GET', 'job/750000000000000', '', { 'x-sfdc-session': 'x', authorization: `Bearer ${sessionId}` });
    expect(errorOf(answer)).toContain('InvalidSessionId');
    client.sessionId = undefined as unknown as string;
    expect(errorOf(await client.send('GET', 'job/750000000000000', '', { authorization: `Bearer ${sessionId}` }))).toContain('InvalidJob');
  });

  test('counts as a call of the day, and one too many is refused', async () => {
    made({ dailyLimit: 2 });
    await client.createJob(INSERT);
    await client.createJob(INSERT);
    expect(client.org.usage.current).toBe(2);
    expect(errorOf(await client.createJob(INSERT))).toBe('400 ExceededQuota: TotalRequests Limit exceeded.');
  });

  test.each([
    ['/services/async/20.0/job', 'InvalidVersion'],
    ['/services/async/99.0/job', 'InvalidVersion'],
    ['/services/async/62.0/jobs', 'InvalidOperation'],
    ['/services/async/62.0/job/750000000000000/batches', 'InvalidUrl'],
    ['/services/async/', 'InvalidUrl'],
  ])('to %s is refused as %s', async (path, code) => {
    const answer = await client.send('POST', path, jobInfo(INSERT), { 'content-type': 'application/xml' });
    expect(errorOf(answer)).toContain(`400 ${code}: `);
  });

  test('by a method that the resource does not have is refused', async () => {
    expect(errorOf(await client.send('DELETE', 'job/750000000000000'))).toContain('400 ClientInputError: ');
  });

  test('for batches must be of the version of the job; the job itself is told at any', async () => {
    const id = await client.openJob(INSERT);
    client.version = '61.0';
    expect(errorOf(await client.addBatch(id, 'Name\nA'))).toContain('400 InvalidVersion: ');
    expect(errorOf(await client.send('GET', `job/${id}/batch`))).toContain('400 InvalidVersion: ');
    expect((await client.job(id)).apiVersion).toBe('62.0');
  });

  test('finds the schema of the documents, and libxml2 takes them by it', async () => {
    const id = await client.openJob(INSERT);
    const { status, text: schema } = await client.send('GET', 'AsyncApi.xsd');
    const answers = [
      await client.send('GET', `job/${id}`),
      await client.addBatch(id, 'Name\nA\n'),
      await client.send('GET', `job/${id}/batch`),
    ];
    const xml = answers.map(({ text }, at) => ({ fileName: `${at}.xml`, contents: text }));
    const { errors, valid } = await validateXML({ xml, schema: { fileName: 'served.xsd', contents: schema } });
    expect([status, valid, errors]).toEqual([200, true, []]);
  });

  test.each([
    ['TransactionSecurityBlock', 'TransactionSecurityBlock'],
    ['TooManyLockFailure', 'TooManyLockFailure'],
    ['UNKNOWN_EXCEPTION', 'InternalServerError'],
    ['API_DISABLED_FOR_ORG', 'FeatureNotEnabled'],
    ['QUERY_TIMEOUT', 'Timeout'],
    ['MALFORMED_ID', 'Unknown'],
  ])('refused elsewhere as %s is refused as %s, since clients know the names of this API alone', (given, expected) => {
    const request = { method: 'GET', path: '/', headers: {} } as Parameters<typeof client.service.refuse>[1];
    expect(client.service.refuse(new ApiError(given, 'x'), request)).toMatchObject({
      status: 400,
      body: expect.stringContaining(`<exceptionCode>${expected}</exceptionCode>`),
    });
  });

  test('is known to faults on demand by the name of its resource', () => {
    const name = (method: string, path: string): string =>
      client.service.operationOf({ method, path: `/services/async/62.0/${path}` } as Parameters<typeof client.service.operationOf>[0]);
    expect(name('POST', 'job/')).toBe('bulk1.createJob');
    expect(name('POST', 'job/750000000000000/batch')).toBe('bulk1.createBatch');
    expect(name('GET', 'job/750000000000000/batch/751000000000000/result')).toBe('bulk1.getBatchResult');
  });
});
