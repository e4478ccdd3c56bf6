import jsforce from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';

let org: LocalOrg;
let connection: jsforce.Connection;

beforeAll(async () => {
  org = await LocalOrg.start({ bulk: { queuedMs: 5, rowsPerResultPage: 100_000 } });
  connection = new jsforce.Connection({ loginUrl: org.url, version: '62.0' });
  const { username, password, securityToken } = org.credentials;
  await connection.login(username, password + securityToken);
  connection.bulk2.pollInterval = 10;
  connection.bulk2.pollTimeout = 20_000;
});
afterAll(() => org.close());

interface Result {
  readonly sf__Id: string;
  readonly sf__Created: string;
  readonly sf__Error: string;
  readonly Name: string;
}

async function load(options: object): Promise<{ successfulResults: Result[]; failedResults: Result[]; unprocessedRecords: unknown[] }> {
  return (await connection.bulk2.loadAndWaitForResults(options as never)) as never;
}

describe('jsforce, Bulk API 2.0', () => {
  it('inserts, updates and deletes, and reads what became of each row', async () => {
    const input = [
      { Name: 'One', Description: 'a, "b"; c|d\te^f`g' },
      { Name: 'Two', Description: 'two\nlines' },
      { Name: '', Description: 'no name' },
    ];
    const inserted = await load({ object: 'Account', operation: 'insert', input });
    expect(inserted.successfulResults.map(({ Name, sf__Created }) => [Name, sf__Created])).toEqual([
      ['One', 'true'],
      ['Two', 'true'],
    ]);
    expect(inserted.failedResults).toEqual([
      { sf__Id: '', sf__Error: 'REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --', Name: '', Description: 'no name' },
    ]);
    expect(inserted.unprocessedRecords).toEqual([]);
    const [one, two] = inserted.successfulResults;
    const stored = await connection.query<{ Description: string }>('SELECT Description FROM Account ORDER BY Id');
    expect(stored.records.map(({ Description }) => Description)).toEqual(['a, "b"; c|d\te^f`g', 'two\nlines']);

    const updated = await load({ object: 'Account', operation: 'update', input: [{ Id: one!.sf__Id, Name: 'One more' }] });
    expect(updated.successfulResults[0]).toMatchObject({ sf__Id: one!.sf__Id, sf__Created: 'false', Name: 'One more' });
    const deleted = await load({ object: 'Account', operation: 'delete', input: [{ Id: two!.sf__Id }] });
    expect(deleted.successfulResults).toHaveLength(1);
    expect((await connection.query('SELECT Id FROM Account')).totalSize).toBe(1);
  });

  it('upserts by an external id', async () => {
    const options = { object: 'Contact', operation: 'upsert', externalIdFieldName: 'External_Id__c' };
    const row = (External_Id__c: string, LastName: string): object => ({ External_Id__c, LastName });
    await load({ ...options, input: [row('a', 'A')] });
    const { successfulResults } = await load({ ...options, input: [row('a', 'A2'), row('b', 'B')] });
    expect(successfulResults.map(({ sf__Created }) => sf__Created)).toEqual(['false', 'true']);
  });

  it('loads CSV text with another delimiter, step by step', async () => {
    const job = connection.bulk2.createJob({
      object: 'Lead',
      operation: 'insert',
      columnDelimiter: 'SEMICOLON',
      lineEnding: 'CRLF',
    } as never);
    await job.open();
    await job.uploadData('LastName;Company\r\n"One; two";Acme\r\nThree;\r\n');
    await job.close();
    await job.poll(10, 20_000);
    const info = await job.check();
    expect(info).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 2, numberRecordsFailed: 1 });
    const found = await connection.query<{ LastName: string }>('SELECT LastName FROM Lead');
    expect(found.records.map(({ LastName }) => LastName)).toEqual(['One; two']);
    expect(String(await job.getFailedResults(true))).toContain('"sf__Id";"sf__Error";LastName;Company\r\n');
    await job.delete();
    await expect(job.check()).rejects.toMatchObject({ errorCode: 'NOT_FOUND' });
  });

  it('learns why a job failed, and the rows that were not processed', async () => {
    const failed = load({ object: 'Account', operation: 'insert', input: [{ Name: 'x', Foo__c: '1' }] });
    await expect(failed).rejects.toThrow('Ingest job failed to complete due to: InvalidBatch : Field name not found : Foo__c');
    const refused = load({ object: 'Foo__c', operation: 'insert', input: [{ Name: 'x' }] });
    await expect(refused).rejects.toMatchObject({ errorCode: 'INVALIDJOB', message: 'InvalidJob : Unable to find object: Foo__c' });
  });

  it('aborts a job', async () => {
    const job = connection.bulk2.createJob({ object: 'Account', operation: 'insert' });
    await job.open();
    await job.uploadData([{ Name: 'never' }] as never);
    await job.abort();
    expect(await job.check()).toMatchObject({ state: 'Aborted' });
    expect(await job.getUnprocessedRecords()).toEqual([{ Name: 'never' }]);
  });

  it('queries more rows than REST has on a page, all of them in one stream', async () => {
    const count = 10_000;
    const input = Array.from({ length: count }, (_, at) => ({ Subject: `Task ${at}`, Description: 'x; y' }));
    const start = performance.now();
    await load({ object: 'Task', operation: 'insert', input });
    const loaded = performance.now();
    const stream = await connection.bulk2.query('SELECT Id, Subject, Owner.Name FROM Task');
    const records = (await stream.toArray()) as Record<string, string>[];
    const perSecond = (milliseconds: number): number => Math.round((count / milliseconds) * 1_000);
    const [inserted, queried] = [perSecond(loaded - start), perSecond(performance.now() - loaded)];
    console.log(`bulk 2.0 with jsforce: ${inserted} rows/s inserted, ${queried} rows/s queried`);
    expect(records).toHaveLength(count);
    expect(Object.keys(records[0]!)).toEqual(['Id', 'Subject', 'Owner.Name']);
    expect(new Set(records.map(({ Subject }) => Subject)).size).toBe(count);
  });

  it('queries deleted rows, and nothing', async () => {
    const all = await connection.bulk2.query('SELECT Name, IsDeleted FROM Account', { scanAll: true } as never);
    const records = (await all.toArray()) as Record<string, string>[];
    expect(records.map(({ IsDeleted }) => IsDeleted).sort()).toEqual(['false', 'true']);
    const none = await connection.bulk2.query("SELECT Name FROM Account WHERE Name = 'nobody'");
    expect(await none.toArray()).toEqual([]);
  });

  it('learns what a bulk query cannot do', async () => {
    const refused = connection.bulk2.query('SELECT BillingAddress FROM Account');
    await expect(refused).rejects.toMatchObject({ errorCode: 'API_ERROR', message: 'Selecting compound data not supported in Bulk Query' });
  });

  it('logs in again when its session has ended', async () => {
    const { username, password, securityToken } = org.credentials;
    const renewing = new jsforce.Connection({
      loginUrl: org.url,
      version: '62.0',
      refreshFn: (self, callback) => {
        self.login(username, password + securityToken).then(
          () => callback(null, self.accessToken!),
          (error) => callback(error),
        );
      },
    });
    await renewing.login(username, password + securityToken);
    org.expireSessions();
    const job = renewing.bulk2.createJob({ object: 'Account', operation: 'insert' });
    await expect(job.open()).resolves.toMatchObject({ state: 'Open' });
  });
});

it('takes uploads that are compressed, and compresses for those who ask', async () => {
  const { gzipSync } = await import('node:zlib');
  const { username, password, securityToken } = org.credentials;
  await connection.login(username, password + securityToken);
  const authorization = `Bearer ${connection.accessToken}`;
  const base = `${org.url}//services/data/v62.0/jobs/ingest`;
  const send = (
    method: string,
    path: string,
    type: string,
    body: string | Uint8Array<ArrayBuffer>,
    more: Record<string, string> = {},
  ): Promise<Response> => fetch(base + path, { method, body, headers: { authorization, 'content-type': type, ...more } });
  const created = await send('POST', '/', 'application/json', '{"object":"Product2","operation":"insert"}');
  const { id } = (await created.json()) as { id: string };
  const csv = `Name\n${Array.from({ length: 500 }, (_, at) => `Product ${at}`).join('\n')}\n`;
  const upload = await send('PUT', `/${id}/batches`, 'text/csv', gzipSync(csv), { 'content-encoding': 'gzip' });
  expect([upload.status, await upload.text()]).toEqual([201, '']);
  await send('PATCH', `/${id}`, 'application/json', '{"state":"UploadComplete"}');
  await connection.bulk2.job('ingest', { id }).poll(10, 20_000);
  const results = await fetch(`${base}/${id}/successfulResults/`, { headers: { authorization, 'accept-encoding': 'gzip' } });
  expect(results.headers.get('content-encoding')).toBe('gzip');
  expect((await results.text()).split('\n')).toHaveLength(502);
});
