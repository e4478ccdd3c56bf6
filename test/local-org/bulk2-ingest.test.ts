import { describe, expect, it } from 'vitest';
import type { RecordInput } from '../../src/local-org/store/save.ts';
import { Bulk2Client, errorOf } from './bulk2-client.ts';

const INSERT = { object: 'Contact', operation: 'insert' } as const;
const KEYED = { name: 'Town__c', fields: [{ name: 'Ext__c', type: 'string', externalId: true, unique: true }] } as const;
const HOUR = 3_600_000;

describe('the life of an ingest job', () => {
  it('goes from Open over UploadComplete and InProgress to JobComplete, and tells of itself what recorded jobs tell', async () => {
    const client = new Bulk2Client({ version: '58.0', bulk: { queuedMs: 1_000, msPerRecord: 1 } });
    const created = client.call('POST', 'ingest', { body: INSERT });
    const { id } = created.json;
    expect(created.status).toBe(200);
    const head = `{"id":"${id}","operation":"insert","object":"Contact","createdById":"${client.org.userId}","createdDate":"2024-06-21T12:00:00.000+0000"`;
    const facts = '"concurrencyMode":"Parallel","contentType":"CSV","apiVersion":58.0';
    const dialect = '"lineEnding":"LF","columnDelimiter":"COMMA"';
    const url = `"contentUrl":"services/data/v58.0/jobs/ingest/${id}/batches"`;
    const stamped = (second: string, state: string): string =>
      `${head},"systemModstamp":"2024-06-21T12:00:${second}.000+0000","state":"${state}",${facts}`;
    expect(created.text).toBe(`${stamped('00', 'Open')},${url},${dialect}}`);
    const times = '"retries":0,"totalProcessingTime":0,"apiActiveProcessingTime":0,"apexProcessingTime":0}';
    expect(client.call('GET', `ingest/${id}`).text).toBe(`${stamped('00', 'Open')},"jobType":"V2Ingest",${url},${dialect},${times}`);

    const upload = client.call('PUT', `ingest/${id}/batches/`, { body: 'LastName\nOne\nTwo\n', type: 'text/csv' });
    expect([upload.status, upload.text]).toEqual([201, '']);
    const counted = (done: number): string => `"numberRecordsProcessed":${done},"numberRecordsFailed":0`;
    expect(client.call('GET', `ingest/${id}`).text).toBe(
      `${stamped('00', 'Open')},"jobType":"V2Ingest",${url},${dialect},${counted(0)},${times}`,
    );

    const closed = client.call('PATCH', `ingest/${id}`, { body: { state: 'UploadComplete' } });
    expect([closed.status, closed.text]).toEqual([200, `${stamped('00', 'UploadComplete')}}`]);
    await client.org.clock.advance(1_001);
    expect(client.call('GET', `ingest/${id}`).json).toMatchObject({ state: 'InProgress', numberRecordsProcessed: 0 });
    await client.org.clock.advance(2_000);
    const spent = '"retries":0,"totalProcessingTime":2,"apiActiveProcessingTime":2,"apexProcessingTime":0}';
    expect(client.call('GET', `ingest/${id}/`).text).toBe(
      `${stamped('01', 'JobComplete')},"jobType":"V2Ingest",${dialect},${counted(2)},${spent}`,
    );
  });

  it('queues at once a job that came with its rows', async () => {
    const client = new Bulk2Client();
    const body = [
      '--BOUNDARY',
      'Content-Type: application/json',
      'Content-Disposition: form-data; name="job"',
      '',
      JSON.stringify({ ...INSERT, contentType: 'CSV', lineEnding: 'CRLF' }),
      '--BOUNDARY',
      'Content-Type: text/csv',
      'Content-Disposition: form-data; name="content"; filename="content"',
      '',
      'LastName\r\nOne\r\n',
      '--BOUNDARY--',
      '',
    ].join('\r\n');
    const type = 'multipart/form-data; boundary=BOUNDARY';
    const { status, json } = client.call('POST', 'ingest', { body, type });
    expect([status, json.state, json.contentUrl]).toEqual([200, 'UploadComplete', undefined]);
    await client.org.clock.advance(1_000);
    expect(client.call('GET', `ingest/${json.id}`).json).toMatchObject({
      state: 'JobComplete',
      numberRecordsProcessed: 1,
      numberRecordsFailed: 0,
    });
    const tooLong = body.replace('One', 'x'.repeat(100_000));
    expect(errorOf(client.call('POST', 'ingest', { body: tooLong, type })).slice(0, 2)).toEqual([400, 'CLIENTINPUTERROR']);
    expect(errorOf(client.call('POST', 'ingest', { body: body.replace('"content"', '"other"'), type })).slice(0, 2)).toEqual([
      400,
      'INVALID_MULTIPART_REQUEST',
    ]);
  });

  it('is aborted: what has been saved stays, the rest is unprocessed', async () => {
    const client = new Bulk2Client({ bulk: { queuedMs: 0, msPerRecord: 1 } });
    const rows = Array.from({ length: 500 }, (_, at) => `Last${at}`);
    const id = client.ingest(INSERT, `LastName\n${rows.join('\n')}\n`);
    await client.org.clock.advance(250);
    const aborted = client.call('PATCH', `ingest/${id}`, { body: { state: 'Aborted' } });
    expect([aborted.status, aborted.json.state]).toEqual([200, 'Aborted']);
    await client.org.clock.advance(10_000);
    expect(client.call('GET', `ingest/${id}`).json).toMatchObject({ state: 'Aborted', numberRecordsProcessed: 200 });
    const { successful, failed, unprocessed } = client.results(id);
    expect(successful.split('\n')).toHaveLength(202);
    expect(failed).toBe('"sf__Id","sf__Error",LastName\n');
    expect(unprocessed).toBe(
      `LastName\n${rows
        .slice(200)
        .map((row) => `"${row}"\n`)
        .join('')}`,
    );
    const again = client.call('PATCH', `ingest/${id}`, { body: { state: 'Aborted' } });
    expect(errorOf(again)).toEqual([400, 'INVALIDJOBSTATE', 'Aborting already Aborted Job not allowed']);
  });

  it('is given up when it has been open for a day, and forgotten a week after its end', async () => {
    const client = new Bulk2Client();
    const { id } = client.call('POST', 'ingest', { body: INSERT }).json;
    await client.org.clock.advance(24 * HOUR);
    expect(client.call('GET', `ingest/${id}`).json.state).toBe('Aborted');
    const done = client.ingest(INSERT, 'LastName\nOne\n');
    await client.org.clock.advance(6 * 24 * HOUR);
    expect(client.call('GET', `ingest/${done}`).json.state).toBe('JobComplete');
    await client.org.clock.advance(25 * HOUR);
    expect(errorOf(client.call('GET', `ingest/${done}`))).toEqual([404, 'NOT_FOUND', 'The requested resource does not exist']);
  });

  it('is deleted when it has ended or not begun, and not before', async () => {
    const client = new Bulk2Client({ bulk: { queuedMs: 1_000 } });
    const { id } = client.call('POST', 'ingest', { body: INSERT }).json;
    const refused = [400, 'API_ERROR', 'Error encountered when deleting the job because the job is not terminated'];
    expect(errorOf(client.call('DELETE', `ingest/${id}`))).toEqual(refused);
    client.call('PATCH', `ingest/${id}`, { body: { state: 'Aborted' } });
    const deleted = client.call('DELETE', `ingest/${id}`);
    expect([deleted.status, deleted.text]).toEqual([204, '']);
    expect(client.call('GET', `ingest/${id}`).status).toBe(404);
    const queued = client.ingest(INSERT, 'LastName\nOne\n');
    expect(client.call('DELETE', `ingest/${queued}`).status).toBe(204);
    await client.org.clock.advance(10_000);
    expect(client.org.store.table('Contact')!.rows).toHaveLength(0);
  });
});

describe('rows', () => {
  it('fail alone: results have the columns of the org first, uploaded names as they were sent, and every cell in quotes', async () => {
    const client = new Bulk2Client();
    const id = client.ingest(INSERT, 'LastName,"FirstName",Email\nOne,A,\n,B,\n"Two, ""x""",,no address\n');
    await client.org.clock.advance(1_000);
    expect(client.call('GET', `ingest/${id}`).json).toMatchObject({
      state: 'JobComplete',
      numberRecordsProcessed: 3,
      numberRecordsFailed: 2,
    });
    const { successful, failed, unprocessed } = client.results(id);
    const [contact] = client.org.store.table('Contact')!.rows;
    expect(successful).toBe(`"sf__Id","sf__Created",LastName,"FirstName",Email\n"${String(contact![0])}","true","One","A",""\n`);
    expect(failed).toBe(
      [
        '"sf__Id","sf__Error",LastName,"FirstName",Email',
        '"","REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --","","B",""',
        '"","INVALID_EMAIL_ADDRESS:Email: invalid email address: no address:Email --","Two, ""x""","","no address"',
        '',
      ].join('\n'),
    );
    expect(unprocessed).toBe('LastName,"FirstName",Email\n');
  });

  it.each([
    ['53.0', true],
    ['52.0', false],
  ])('that fail are named in sf__Id from 53.0 on (%s: %s)', async (version, isNamed) => {
    const client = new Bulk2Client({ version });
    const [contact] = client.create([{ type: 'Contact', LastName: 'One' }]);
    const id = client.ingest({ object: 'Contact', operation: 'update' }, `Id,Email\n${contact},nothing\n`);
    await client.org.clock.advance(1_000);
    expect(client.results(id).failed).toContain(`\n"${isNamed ? contact : ''}","INVALID_EMAIL_ADDRESS:`);
  });

  it.each([
    ['COMMA', ',', 'LF', '\n'],
    ['TAB', '\t', 'LF', '\n'],
    ['SEMICOLON', ';', 'CRLF', '\r\n'],
    ['PIPE', '|', 'CRLF', '\r\n'],
    ['CARET', '^', 'LF', '\n'],
    ['BACKQUOTE', '`', 'CRLF', '\r\n'],
  ])('are read and told in the dialect of the job: %s, %s', async (columnDelimiter, delimiter, lineEnding, end) => {
    const client = new Bulk2Client();
    const line = (...cells: string[]): string => cells.join(delimiter) + end;
    const text = 'x,\ty;z|1^2`3';
    const id = client.ingest(
      { ...INSERT, columnDelimiter, lineEnding },
      line('LastName', 'Description') + line('One', `"${text}"`) + line('Two', '""'),
    );
    await client.org.clock.advance(1_000);
    const [first, second] = client.org.store.table('Contact')!.rows.map((row) => String(row[0]));
    expect(client.results(id).successful).toBe(
      line('"sf__Id"', '"sf__Created"', 'LastName', 'Description') +
        line(`"${first}"`, '"true"', '"One"', `"${text}"`) +
        line(`"${second}"`, '"true"', '"Two"', '""'),
    );
    expect(client.results(id).unprocessed).toBe(line('LastName', 'Description'));
  });

  it('update, upsert, delete and delete for good', async () => {
    const client = new Bulk2Client({ objects: [KEYED] });
    const upsert = { object: 'Town__c', operation: 'upsert', externalIdFieldName: 'ext__c' };
    const made = client.ingest(upsert, 'Name,Ext__c\nBergen,B\nOslo,O\n');
    await client.org.clock.advance(1_000);
    const found = client.ingest(upsert, 'Name,Ext__c\nBergen 2,B\nTromso,T\n');
    await client.org.clock.advance(1_000);
    const created = (id: string): string[] => [...client.results(id).successful.matchAll(/^"\w{18}","(\w+)"/gm)].map(([, each]) => each!);
    expect([created(made), created(found)]).toEqual([
      ['true', 'true'],
      ['false', 'true'],
    ]);
    expect(client.call('GET', `ingest/${made}`).json.externalIdFieldName).toBe('Ext__c');

    const table = client.org.store.table('Town__c')!;
    const ids = table.rows.map((row) => String(row[0]));
    const cleared = client.ingest({ object: 'Town__c', operation: 'update' }, `Id,Ext__c\n${ids[1]},#N/A\n${ids[2]},\n`);
    await client.org.clock.advance(1_000);
    expect(created(cleared)).toEqual(['false', 'false']);
    expect(ids.map((id) => table.find(id)![table.object.field('Ext__c')!.slot])).toEqual(['B', null, 'T']);

    client.ingest({ object: 'Town__c', operation: 'delete' }, `Id\n${ids[0]}\n`);
    client.ingest({ object: 'Town__c', operation: 'hardDelete' }, `Id\n${ids[1]}\n`);
    await client.org.clock.advance(1_000);
    expect(ids.map((id) => table.find(id)?.[table.object.field('IsDeleted')!.slot])).toEqual([true, undefined, false]);
  });

  it('name parents by external ids', async () => {
    const client = new Bulk2Client({
      objects: [KEYED, { name: 'Street__c', fields: [{ name: 'Town__c', type: 'reference', referenceTo: ['Town__c'] }] }],
    });
    const [city] = client.create([{ type: 'Town__c', Name: 'Bergen', Ext__c: 'B' } as RecordInput]);
    const id = client.ingest({ object: 'Street__c', operation: 'insert' }, 'Name,Town__r.Ext__c\nBryggen,B\nNowhere,X\n');
    await client.org.clock.advance(1_000);
    const table = client.org.store.table('Street__c')!;
    expect(table.rows.map((row) => row[table.object.field('Town__c')!.slot])).toEqual([city]);
    expect(client.results(id).failed).toMatch(/\n"","INVALID_FIELD:Foreign key external ID: x? ?.*","Nowhere","X"\n$/i);
  });
});

describe('a job fails as a whole', () => {
  const endOf = async (client: Bulk2Client, id: string): Promise<unknown> => {
    await client.org.clock.advance(HOUR);
    const { state, errorMessage } = client.call('GET', `ingest/${id}`).json;
    return [state, errorMessage];
  };

  it.each([
    ['a column that is no field', INSERT, 'LastName,Foo__c\nOne,1\n', 'InvalidBatch : Field name not found : Foo__c'],
    [
      'line ends that are not the job’s',
      INSERT,
      'LastName\r\nOne\r\n',
      'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF',
    ],
    [
      'the same the other way',
      { ...INSERT, lineEnding: 'CRLF' },
      'LastName\nOne\n',
      'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is CRLF',
    ],
    [
      'one such line among others',
      INSERT,
      'LastName\nOne\nTwo\r\n',
      'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF',
    ],
    ['no rows', INSERT, 'LastName\n', 'InvalidBatch : Records not found'],
    [
      'an upsert without its key',
      { object: 'Account', operation: 'upsert', externalIdFieldName: 'Id' },
      'Name\nOne\n',
      'InvalidBatch : Field name not found : Id',
    ],
    [
      'a delete with other columns',
      { object: 'Account', operation: 'delete' },
      'Id,Name\n001,x\n',
      "InvalidBatch : The 'delete' batch must contain only ids",
    ],
  ])('%s', async (_, job, csv, message) => {
    const client = new Bulk2Client();
    const id = client.ingest(job, csv);
    expect(await endOf(client, id)).toEqual(['Failed', message]);
    const { successful, unprocessed } = client.results(id);
    const end = csv.includes('\r') || message.includes('CRLF') ? undefined : '\n';
    if (end !== undefined) {
      const [header, ...rows] = csv.trimEnd().split(end);
      expect(unprocessed.trimEnd().replaceAll('"', '').split(end)).toEqual([header, ...rows]);
      expect(successful).toBe(`"sf__Id","sf__Created",${header}\n`);
    }
    expect(client.org.store.table('Contact')!.rows).toHaveLength(0);
  });

  it('no upload', async () => {
    const client = new Bulk2Client();
    const { id } = client.call('POST', 'ingest', { body: INSERT }).json;
    client.call('PATCH', `ingest/${id}`, { body: { state: 'UploadComplete' } });
    expect(await endOf(client, id)).toEqual(['Failed', 'InvalidBatch : Records not found']);
    expect(client.results(id)).toEqual({ successful: '"sf__Id","sf__Created"\n', failed: '"sf__Id","sf__Error"\n', unprocessed: '\n' });
  });

  it('a row that is no CSV: those before it are saved', async () => {
    const client = new Bulk2Client();
    const id = client.ingest(INSERT, 'LastName,FirstName\nOne,A\nTwo,"B" x\nThree,C\n');
    const [state, message] = (await endOf(client, id)) as [string, string];
    expect([state, message]).toEqual(['Failed', expect.stringMatching(/^ClientInputError : Failed to parse CSV: .*row 3/)]);
    expect(client.call('GET', `ingest/${id}`).json.numberRecordsProcessed).toBe(1);
    expect(client.results(id).successful).toContain('"One","A"');
  });

  it('batches of 10,000 rows beyond the allocation of the day leave no trace in the results', async () => {
    const client = new Bulk2Client({ bulk: { dailyBatches: 1, msPerRecord: 0 } });
    const id = client.ingest(INSERT, `LastName\n${Array.from({ length: 10_003 }, (_, at) => `Last${at}\n`).join('')}`);
    expect(await endOf(client, id)).toEqual(['Failed', 'ExceededQuota : ApiBatchItems Limit exceeded.']);
    expect(client.call('GET', `ingest/${id}`).json).toMatchObject({ numberRecordsProcessed: 10_000, numberRecordsFailed: 0 });
    const { successful, failed, unprocessed } = client.results(id);
    expect([successful, failed, unprocessed].map((csv) => csv.split('\n').length - 2)).toEqual([10_000, 0, 0]);
  });

  it('a batch that its turns of ten minutes are not enough for goes back to the queue, twenty times at most', async () => {
    // 200 rows are saved at once, so that a turn of 600,000 ms has room for two such steps of 240,000.
    const client = new Bulk2Client({ bulk: { queuedMs: 1_000, msPerRecord: 1_200 } });
    const csv = (rows: number): string => `LastName\n${'One\n'.repeat(rows)}`;
    const quick = client.ingest(INSERT, csv(600));
    await client.org.clock.advance(HOUR);
    expect(client.call('GET', `ingest/${quick}`).json).toMatchObject({ state: 'JobComplete', retries: 1, numberRecordsProcessed: 600 });
    const slow = client.ingest(INSERT, csv(10_000));
    await client.org.clock.advance(10 * HOUR);
    const { state, retries, errorMessage, numberRecordsProcessed } = client.call('GET', `ingest/${slow}`).json;
    expect([state, retries, errorMessage]).toEqual(['Failed', 20, 'InternalServerError : Retried more than twenty times']);
    expect(client.results(slow).unprocessed.split('\n')).toHaveLength(10_000 - numberRecordsProcessed + 2);
  });
});

describe('requests that are refused', () => {
  const refusal = (method: string, path: string, message: Parameters<Bulk2Client['call']>[2] = {}, options = {}): unknown =>
    errorOf(new Bulk2Client(options).call(method, path, message));

  it.each([
    [{ object: 'Contact', operation: '' }, 'API_ERROR', "Invalid value: '' supplied for property: 'operation'"],
    [{ object: 'Contact', operation: 'INSERT' }, 'API_ERROR', "Invalid value: 'INSERT' supplied for property: 'operation'"],
    [{ object: '', operation: 'insert' }, 'INVALIDJOB', 'InvalidJob : Unable to find object: '],
    [{ object: 'Foo__c', operation: 'insert' }, 'INVALIDJOB', 'InvalidJob : Unable to find object: Foo__c'],
    [
      { object: 'Account', operation: 'upsert', externalIdFieldName: '' },
      'INVALIDJOB',
      'InvalidJob : Field name provided,  does not match an External ID for Account',
    ],
    [{ ...INSERT, contentType: 'XML' }, 'API_ERROR', "Invalid value: 'XML' supplied for property: 'contentType'"],
    [{ ...INSERT, lineEnding: 'CR' }, 'API_ERROR', "Invalid value: 'CR' supplied for property: 'lineEnding'"],
    [{ ...INSERT, columnDelimiter: ';' }, 'API_ERROR', "Invalid value: ';' supplied for property: 'columnDelimiter'"],
    [{ object: ['Contact'], operation: 'insert' }, 'API_ERROR', 'Value does not match expected type at [line:1, column:11]'],
  ])('a job %j', (body, code, message) => {
    expect(refusal('POST', 'ingest', { body })).toEqual([400, code, message]);
  });

  it('a body that is no JSON', () => {
    const xml = { body: '<job/>', type: 'application/xml' };
    expect(refusal('POST', 'ingest', xml)).toEqual([
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      "MediaType of 'application/xml' is not supported by this resource",
    ]);
    expect(refusal('POST', 'ingest', { body: '{"object":' })).toEqual([
      400,
      'JSON_PARSER_ERROR',
      expect.stringContaining('[line:1, column:'),
    ]);
  });

  it('hard deletes without the permission', () => {
    const text =
      'FeatureNotEnabled : hardDelete operation requires special user profile permission, please contact your system administrator';
    const body = { object: 'Contact', operation: 'hardDelete' };
    expect(refusal('POST', 'ingest', { body }, { bulk: { hardDelete: false } })).toEqual([400, 'FEATURENOTENABLED', text]);
  });

  it('a second upload, in words that clients look for', () => {
    const client = new Bulk2Client();
    const { id } = client.call('POST', 'ingest', { body: INSERT }).json;
    const upload = { body: 'LastName\nOne\n', type: 'text/csv; charset=UTF-8' };
    client.call('PUT', `ingest/${id}/batches`, upload);
    expect(errorOf(client.call('PUT', `ingest/${id}/batches`, upload))).toEqual([
      400,
      'BULK_API_ERROR',
      `Found multipe contents for job: <${id.slice(0, 15)}>, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make sure you only do 'PUT' once on a given Job.`,
    ]);
  });

  it('what the job’s state does not allow', async () => {
    const client = new Bulk2Client();
    const { id } = client.call('POST', 'ingest', { body: INSERT }).json;
    expect(errorOf(client.call('GET', `ingest/${id}/successfulResults`)).slice(0, 2)).toEqual([400, 'INVALIDJOBSTATE']);
    const patch = (state: string): unknown => errorOf(client.call('PATCH', `ingest/${id}`, { body: { state } }));
    expect(patch('Closed')).toEqual([400, 'API_ERROR', "Invalid value: 'Closed' supplied for property: 'state'"]);
    client.call('PUT', `ingest/${id}/batches`, { body: 'LastName\nOne\n', type: 'text/csv' });
    client.call('PATCH', `ingest/${id}`, { body: { state: 'UploadComplete' } });
    await client.org.clock.advance(1_000);
    expect(patch('Aborted')).toEqual([400, 'INVALIDJOBSTATE', 'Aborting already Completed Job not allowed']);
    expect(patch('UploadComplete')).toEqual([400, 'INVALIDJOBSTATE', 'Closing already Completed Job not allowed']);
  });

  it('uploads that are no CSV, and uploads that are too large', () => {
    const client = new Bulk2Client();
    const { id } = client.call('POST', 'ingest', { body: INSERT }).json;
    expect(errorOf(client.call('PUT', `ingest/${id}/batches`, { body: {} })).slice(0, 2)).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    // 150 MB after base64, which turns three bytes into four.
    expect(client.service.maxBodyBytes).toBe((150 * 1024 * 1024 * 3) / 4);
  });
});
