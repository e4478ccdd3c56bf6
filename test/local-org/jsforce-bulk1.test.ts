import { gzipSync } from 'node:zlib';
import { Connection } from 'jsforce';
import { afterEach, describe, expect, test } from 'vitest';
import { LocalOrg, type LocalOrgOptions } from '../../src/local-org/index.ts';

// jsforce as others use it, over HTTP: it uploads chunked, polls, and reads results with its own parsers.

let local: LocalOrg;
let connection: Connection;

async function start(options: LocalOrgOptions = {}): Promise<void> {
  local = await LocalOrg.start({ ...options, bulk: { queuedMs: 5, msPerRecord: 0, ...options.bulk } });
  connection = new Connection({ loginUrl: local.url, version: '62.0' });
  const { username, password, securityToken } = local.credentials;
  await connection.login(username, password + securityToken);
  connection.bulk.pollInterval = 5;
}

afterEach(async () => {
  await local.close();
});

const NAMES = ['Acme', 'Say "hi"', 'Comma, semicolon; pipe | and\nline'];

/** `load` and `query` of jsforce close their jobs when they have the results, and nobody can wait for it: a server that ends before cuts the call. */
async function jobsClosed(): Promise<void> {
  const ids = (pattern: RegExp): (string | undefined)[] => local.requests.map(({ method, path }) => pattern.exec(`${method} ${path}`)?.[1]);
  await expect.poll(() => ids(/^POST .*\/job\/(\w+)\/batch$/).filter((id) => !ids(/^POST .*\/job\/(\w+)$/).includes(id))).toEqual([]);
  // The last answer is on its way; the next one comes behind it.
  await fetch(`${local.url}/services/data/`).then((answer) => answer.text());
}

async function insertAccounts(): Promise<[string, string, string]> {
  const results = await connection.bulk.load(
    'Account',
    'insert',
    NAMES.map((Name) => ({ Name })),
  );
  return results.map(({ id }) => id!) as [string, string, string];
}

describe('jsforce', () => {
  afterEach(jobsClosed);

  test('loads records and reads them again', async () => {
    await start();
    const results = await connection.bulk.load('Account', 'insert', [{ Name: NAMES[0] }, { Name: null }, { Name: NAMES[1] }]);
    expect(results).toEqual([
      { id: expect.stringMatching(/^001\w{15}$/), success: true, created: true, errors: [] },
      { id: null, success: false, created: false, errors: ['REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --'] },
      { id: expect.stringMatching(/^001\w{15}$/), success: true, created: true, errors: [] },
    ]);
    const stream = await connection.bulk.query('SELECT Id, Name, NumberOfEmployees FROM Account ORDER BY Name');
    const records = await stream.toArray();
    expect(records.map(({ Name }) => Name)).toEqual([NAMES[0], NAMES[1]]);
    expect(records[0]).toEqual({ Id: results[0]!.id, Name: NAMES[0], NumberOfEmployees: '' });
  });

  test('updates, upserts, clears and deletes', async () => {
    await start();
    const ids = await insertAccounts();
    const updated = await connection.bulk.load('Account', 'update', [{ Id: ids[0], Name: 'Other', Phone: '1' }]);
    expect(updated).toEqual([{ id: ids[0], success: true, created: false, errors: [] }]);
    await connection.bulk.load('Account', 'update', [{ Id: ids[0], Phone: null }]);
    const { records } = await connection.query(`SELECT Name, Phone FROM Account WHERE Id = '${ids[0]}'`);
    expect(records).toMatchObject([{ Name: 'Other', Phone: null }]);
    const cities = [
      { City_Id__c: '1', Name: 'Oslo' },
      { City_Id__c: '2', Name: 'Bergen' },
    ];
    const options = { extIdField: 'City_Id__c' };
    const upserted = await connection.bulk.load('City__c', 'upsert', options, cities.slice(0, 1));
    const again = await connection.bulk.load('City__c', 'upsert', options, cities);
    expect([...upserted, ...again].map(({ created }) => created)).toEqual([true, false, true]);
    const deleted = await connection.bulk.load('Account', 'delete', [{ Id: ids[0], Name: 'ignored' }]);
    expect(deleted).toEqual([{ id: ids[0], success: true, created: false, errors: [] }]);
    const hard = await connection.bulk.load('Account', 'hardDelete', [{ Id: ids[1] }]);
    expect(hard).toEqual([{ id: ids[1], success: true, created: false, errors: [] }]);
  });

  test('reads every text as it was written', async () => {
    await start();
    await insertAccounts();
    const records = await (await connection.bulk.query('SELECT Name FROM Account')).toArray();
    expect(records.map(({ Name }) => Name)).toEqual(NAMES);
  });

  test('loads CSV text, sees its batch in progress, and gets the result list of a query', async () => {
    await start({ startTime: Date.parse('2024-06-21T12:00:00Z'), bulk: { queuedMs: 5_000, msPerRecord: 1_000 } });
    const job = connection.bulk.createJob('Account', 'insert');
    const batch = job.createBatch();
    const states: string[] = [];
    batch.on('queue', () => batch.poll(5, 10_000));
    batch.on('inProgress', ({ state }: { state: string }) => {
      states.push(state);
      void local.clock.advance(5_000);
    });
    const results = await batch.execute('Name,Phone\nAcme,1\n"Ac, me",2\n');
    expect(results.map(({ success }) => success)).toEqual([true, true]);
    expect(states).toEqual(['Queued', 'InProgress']);
    expect(await job.list()).toEqual([expect.objectContaining({ id: batch.id, state: 'Completed', numberRecordsProcessed: '2' })]);
    expect(await job.check()).toMatchObject({ operation: 'insert', numberBatchesTotal: '1' });
    expect(await job.close()).toMatchObject({ state: 'Closed' });
  });

  test('aborts a job, whose waiting batch it then finds not processed', async () => {
    await start({ startTime: Date.parse('2024-06-21T12:00:00Z') });
    const job = connection.bulk.createJob('Account', 'insert');
    const batch = job.createBatch();
    batch.execute([{ Name: 'Acme' }]);
    await new Promise((resolve) => batch.once('queue', resolve));
    const jobId = job.id!;
    expect(await job.abort()).toMatchObject({ state: 'Aborted' });
    const failure = new Promise<Error>((resolve) => connection.bulk.job(jobId).batch(batch.id!).on('error', resolve).poll(5, 1_000));
    expect((await failure).message).toBe('Job has been aborted');
  });

  test('learns why a job or batch failed', async () => {
    await start();
    await expect(connection.bulk.load('Video__c', 'insert', [{ Name: 'x' }])).rejects.toMatchObject({
      name: 'InvalidJob',
      message: 'Unable to find object: Video__c',
    });
    await expect(connection.bulk.load('Account', 'insert', [{ Nonsense: 'x' }])).rejects.toThrow(
      'InvalidBatch : Field name not found : Nonsense',
    );
    await expect(connection.bulk.query('SELECT Nonsense FROM Account')).rejects.toThrow(
      /^InvalidBatch : Failed to process query: INVALID_FIELD/,
    );
  });

  test('renews a session that has ended', async () => {
    await start();
    const { username, password, securityToken } = local.credentials;
    const renewing = new Connection({
      loginUrl: local.url,
      version: '62.0',
      refreshFn: async (conn, done) => {
        await conn.login(username, password + securityToken);
        done(null, conn.accessToken!);
      },
    });
    await renewing.login(username, password + securityToken);
    renewing.bulk.pollInterval = 5;
    local.expireSessions();
    expect(await renewing.bulk.load('Account', 'insert', [{ Name: 'Acme' }])).toMatchObject([{ success: true }]);
  });
});

describe('over HTTP', () => {
  const headers = (): Record<string, string> => ({ 'X-SFDC-Session': connection.accessToken! });

  /** As WSC sends it: every body compressed, the header of that on GETs too, a slash behind `job` and `batch`. */
  test('compressed requests are read, GETs that claim to be compressed are answered, and answers are compressed', async () => {
    await start();
    const base = `${local.url}/services/async/62.0`;
    const gzip = { ...headers(), 'Content-Encoding': 'gzip', 'Accept-Encoding': 'gzip' };
    const body = gzipSync(
      '<jobInfo xmlns="http://www.force.com/2009/06/asyncapi/dataload"><operation>insert</operation><object>Account</object></jobInfo>',
    );
    const created = await fetch(`${base}/job/`, { method: 'POST', body, headers: { ...gzip, 'Content-Type': 'application/xml' } });
    const [, id] = /<id>(\w+)<\/id>/.exec(await created.text())!;
    const list = await fetch(`${base}/job/${id}/batch/`, { headers: gzip });
    expect([created.status, list.status]).toEqual([201, 200]);
    expect(await list.text()).toContain('<batchInfoList');
    // Short answers are not worth it.
    const schema = await fetch(`${base}/AsyncApi.xsd`, { headers: gzip });
    expect(schema.headers.get('content-encoding')).toBe('gzip');
    expect(await schema.text()).toContain('name="jobInfo"');
  });

  test('a batch of more than 10,000,000 bytes is refused', async () => {
    await start();
    const base = `${local.url}/services/async/62.0`;
    const xml =
      '<jobInfo xmlns="http://www.force.com/2009/06/asyncapi/dataload"><operation>insert</operation><object>Account</object><contentType>CSV</contentType></jobInfo>';
    const created = await fetch(`${base}/job`, { method: 'POST', body: xml, headers: { ...headers(), 'Content-Type': 'application/xml' } });
    const [, id] = /<id>(\w+)<\/id>/.exec(await created.text())!;
    const send = async (bytes: number): Promise<string> => {
      const body = `Name\n${'x'.repeat(99)}\n`.padEnd(bytes, `${'x'.repeat(99)}\n`);
      const answer = await fetch(`${base}/job/${id}/batch`, {
        method: 'POST',
        body,
        headers: { ...headers(), 'Content-Type': 'text/csv' },
      });
      return `${answer.status} ${/<(?:state|exceptionMessage)>[^<]*/.exec(await answer.text())}`;
    };
    expect(await send(10_000_000)).toBe('201 <state>Queued');
    expect(await send(10_000_001)).toBe('400 <exceptionMessage>Failed to read request. Exceeded max size limit of 10000000');
  });

  test('10,000 rows go in, and out again', async () => {
    await start();
    const rows = Array.from({ length: 10_000 }, (_, at) => `Account ${at},"Row ${at}, of many"`);
    const from = performance.now();
    const results = await connection.bulk.load('Account', 'insert', `Name,Description\n${rows.join('\n')}\n`);
    const inserted = performance.now();
    const found = await (await connection.bulk.query('SELECT Id, Name, Description FROM Account')).toArray();
    const read = performance.now();
    expect([results.filter(({ success }) => success).length, found.length]).toEqual([10_000, 10_000]);
    const rate = (milliseconds: number): number => Math.round(10_000_000 / milliseconds);
    await jobsClosed();
    console.log(`bulk 1.0 with jsforce: ${rate(inserted - from)} rows/s inserted, ${rate(read - inserted)} rows/s queried`);
  });
});
