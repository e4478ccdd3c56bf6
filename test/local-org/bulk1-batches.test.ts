import { beforeEach, describe, expect, test } from 'vitest';
import { update } from '../../src/local-org/store/save.ts';
import { Bulk1Client, errorOf, expectValidDocuments } from './bulk1-client.ts';

// Times are the org's: a row takes a second, a chunk of 200 takes 200 s, and a turn of ten minutes has room for three.

let client: Bulk1Client;

function start(options: ConstructorParameters<typeof Bulk1Client>[0] = {}): Bulk1Client {
  client = new Bulk1Client({ ...options, bulk: { queuedMs: 5_000, msPerRecord: 1_000, ...options.bulk } });
  return client;
}

beforeEach(() => {
  start();
});
expectValidDocuments();

const INSERT = { operation: 'insert', object: 'Account' };
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

function rows(count: number, from = 0): string {
  return `Name\n${Array.from({ length: count }, (_, at) => `Account ${from + at}`).join('\n')}\n`;
}

async function advance(milliseconds: number): Promise<void> {
  await client.org.clock.advance(milliseconds);
  client.logIn();
}

describe('a batch', () => {
  test('is accepted with 201, queued, begun, and completed', async () => {
    const jobId = await client.openJob(INSERT);
    const added = await client.addBatch(jobId, rows(2));
    const [{ id }] = (await client.batches(jobId)) as [{ id: string }];
    expect(added.status).toBe(201);
    expect(added.headers).toMatchObject({ 'content-type': 'application/xml', location: `/services/async/62.0/job/${jobId}/batch/${id}` });
    expect(added.text).toBe(`<?xml version="1.0" encoding="UTF-8"?><batchInfo
   xmlns="http://www.force.com/2009/06/asyncapi/dataload">
 <id>${id}</id>
 <jobId>${jobId}</jobId>
 <state>Queued</state>
 <createdDate>2024-06-21T12:00:00.000Z</createdDate>
 <systemModstamp>2024-06-21T12:00:00.000Z</systemModstamp>
 <numberRecordsProcessed>0</numberRecordsProcessed>
 <numberRecordsFailed>0</numberRecordsFailed>
 <totalProcessingTime>0</totalProcessingTime>
 <apiActiveProcessingTime>0</apiActiveProcessingTime>
 <apexProcessingTime>0</apexProcessingTime>
</batchInfo>`);
    expect(id).toMatch(/^751\w{15}$/);
    await advance(5 * SECOND);
    expect(await client.batch(jobId, id)).toMatchObject({ state: 'InProgress', systemModstamp: '2024-06-21T12:00:05.000Z' });
    expect(await client.job(jobId)).toMatchObject({ numberBatchesInProgress: '1', numberBatchesTotal: '1' });
    await advance(2 * SECOND);
    expect(await client.batch(jobId, id)).toMatchObject({
      state: 'Completed',
      systemModstamp: '2024-06-21T12:00:07.000Z',
      numberRecordsProcessed: '2',
      numberRecordsFailed: '0',
      totalProcessingTime: '2000',
      apiActiveProcessingTime: '2000',
    });
    expect(await client.job(jobId)).toMatchObject({
      numberBatchesCompleted: '1',
      numberRecordsProcessed: '2',
      totalProcessingTime: '2000',
    });
  });

  test('saves its rows in chunks of 200', async () => {
    const jobId = await client.openJob(INSERT);
    const id = await client.openBatch(jobId, rows(450));
    await advance(5 * SECOND + 200 * SECOND);
    expect(await client.batch(jobId, id)).toMatchObject({ state: 'InProgress', numberRecordsProcessed: '200' });
    await advance(200 * SECOND);
    expect(await client.batch(jobId, id)).toMatchObject({ state: 'InProgress', numberRecordsProcessed: '400' });
    await advance(50 * SECOND);
    expect(await client.batch(jobId, id)).toMatchObject({ state: 'Completed', numberRecordsProcessed: '450' });
  });

  test('shows what was sent, as it was sent', async () => {
    const jobId = await client.openJob(INSERT);
    const id = await client.openBatch(jobId, 'Name\r\n"Łódź"\r\n');
    const { headers, text } = await client.send('GET', `job/${jobId}/batch/${id}/request`);
    expect([headers['content-type'], text]).toEqual(['text/csv', 'Name\r\n"Łódź"\r\n']);
  });

  test('has no result before it is over', async () => {
    const jobId = await client.openJob(INSERT);
    const id = await client.openBatch(jobId, rows(1));
    expect(errorOf(await client.result(jobId, id))).toBe('400 InvalidBatch: Batch not completed');
  });

  test('of another job is not known', async () => {
    const [one, other] = [await client.openJob(INSERT), await client.openJob(INSERT)];
    const id = await client.openBatch(one, rows(1));
    expect(errorOf(await client.send('GET', `job/${other}/batch/${id}`))).toBe(`400 InvalidBatch: Invalid batch id: ${id}`);
  });

  test.each([
    ['text/cs; charset=UTF-8', 'UnsupportedContentType: Unsupported content type: text/cs; charset=UTF-8'],
    ['application/xml', 'InvalidBatch: Content type of the batch (application/xml) does not match that of the job (text/csv)'],
  ])('of content type %s is refused', async (contentType, expected) => {
    const jobId = await client.openJob(INSERT);
    expect(errorOf(await client.addBatch(jobId, rows(1), contentType))).toBe(`400 ${expected}`);
  });

  test('for a job that is not open is refused, and counts all the same', async () => {
    start({ bulk: { dailyBatches: 2 } });
    const jobId = await client.openJob(INSERT);
    await client.setState(jobId, 'Closed');
    expect(errorOf(await client.addBatch(jobId, rows(1)))).toBe('400 InvalidJobState: Batches cannot be added to a job in state Closed');
    expect(client.org.bulk.batchesToday).toBe(1);
  });

  test('beyond the allocation of a day is refused until a day has passed', async () => {
    start({ bulk: { dailyBatches: 1 } });
    const jobId = await client.openJob(INSERT);
    await client.openBatch(jobId, rows(1));
    expect(errorOf(await client.addBatch(jobId, rows(1)))).toBe('400 ExceededQuota: ApiBatchItems Limit exceeded.');
    await advance(24 * 60 * MINUTE);
    expect((await client.addBatch(await client.openJob(INSERT), rows(1))).status).toBe(201);
  });
});

describe('a batch that needs longer than ten minutes', () => {
  test('goes back to the queue and on where it stopped', async () => {
    const jobId = await client.openJob(INSERT);
    const id = await client.openBatch(jobId, rows(1_000));
    await advance(5 * SECOND + 10 * MINUTE);
    expect(await client.batch(jobId, id)).toMatchObject({ state: 'Queued', numberRecordsProcessed: '600', totalProcessingTime: '600000' });
    expect(await client.job(jobId)).toMatchObject({ numberBatchesQueued: '1', numberRetries: '1' });
    await advance(5 * SECOND + 400 * SECOND);
    expect(await client.batch(jobId, id)).toMatchObject({
      state: 'Completed',
      numberRecordsProcessed: '1000',
      totalProcessingTime: '1000000',
    });
  });

  test('fails after ten retries; what was saved stays, and every row has a result', async () => {
    const jobId = await client.openJob(INSERT);
    const id = await client.openBatch(jobId, rows(6_700));
    await client.finish();
    expect(await client.batch(jobId, id)).toMatchObject({
      state: 'Failed',
      stateMessage: 'InternalServerError : Retried more than ten times',
      numberRecordsProcessed: '6600',
    });
    expect(await client.job(jobId)).toMatchObject({ numberRetries: '10', numberBatchesFailed: '1' });
    const lines = (await client.result(jobId, id)).text.trimEnd().split('\n');
    expect(lines).toHaveLength(6_701);
    expect(lines[6_600]).toMatch(/^"001\w{15}","true","true",""$/);
    expect(lines[6_601]).toMatch(/^"","false","false","PROCESSING_HALTED:.*:--"$/);
  });

  test('fails at once where retries are switched off', async () => {
    const jobId = await client.openJob(INSERT, { 'sforce-disable-batch-retry': 'TRUE' });
    const id = await client.openBatch(jobId, rows(1_000));
    await advance(5 * SECOND + 10 * MINUTE);
    expect(await client.batch(jobId, id)).toMatchObject({
      state: 'Failed',
      stateMessage: expect.stringMatching(/^Timeout : /),
      numberRecordsProcessed: '600',
    });
    expect((await client.job(jobId)).numberRetries).toBe('0');
  });

  test('never gets anywhere when a single chunk does', async () => {
    start({ bulk: { msPerRecord: 4_000 } });
    const jobId = await client.openJob(INSERT);
    const id = await client.openBatch(jobId, rows(300));
    await client.finish();
    expect(await client.batch(jobId, id)).toMatchObject({ state: 'Failed', numberRecordsProcessed: '0' });
    expect(errorOf(await client.result(jobId, id))).toBe('400 InvalidBatch: Records not processed');
  });
});

describe('several batches', () => {
  test('of a parallel job are worked on together, as many as the org takes on', async () => {
    start({ bulk: { parallelBatches: 2 } });
    const jobId = await client.openJob(INSERT);
    for (let from = 0; from < 3; from++) await client.openBatch(jobId, rows(10, from * 10));
    await advance(5 * SECOND);
    expect((await client.batches(jobId)).map(({ state }) => state)).toEqual(['InProgress', 'InProgress', 'Queued']);
    await advance(10 * SECOND);
    expect((await client.batches(jobId)).map(({ state }) => state)).toEqual(['Completed', 'Completed', 'InProgress']);
  });

  test('of a serial job are worked on one after the other', async () => {
    const jobId = await client.openJob({ ...INSERT, concurrencyMode: 'Serial' });
    for (let from = 0; from < 2; from++) await client.openBatch(jobId, rows(10, from * 10));
    await advance(5 * SECOND);
    expect((await client.batches(jobId)).map(({ state }) => state)).toEqual(['InProgress', 'Queued']);
    await advance(10 * SECOND);
    expect((await client.batches(jobId)).map(({ state }) => state)).toEqual(['Completed', 'InProgress']);
  });

  test('that want the same parent lock each other out in parallel, and not in a serial job', async () => {
    const outcome = async (concurrencyMode: string): Promise<string[]> => {
      start();
      const { lines } = await client.load(INSERT, 'Name\nParent');
      const parent = lines[0]!.slice(1, 19);
      const jobId = await client.openJob({ operation: 'insert', object: 'Contact', concurrencyMode });
      const data = `LastName,AccountId\n${Array.from({ length: 200 }, (_, at) => `Person ${at},${parent}`).join('\n')}`;
      const ids = [await client.openBatch(jobId, data), await client.openBatch(jobId, data)];
      await client.finish();
      const infos = await Promise.all(ids.map((id) => client.batch(jobId, id)));
      const [, second] = (await client.result(jobId, ids[1]!)).text.split('\n');
      return [...infos.map(({ numberRecordsFailed }) => numberRecordsFailed!), second!];
    };
    const [first, second, line] = await outcome('Parallel');
    expect([first, second]).toEqual(['0', '200']);
    expect(line).toMatch(
      /^"","false","false","UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record or 1 records: 001\w{15}:--"$/,
    );
    expect((await outcome('Serial')).slice(0, 2)).toEqual(['0', '0']);
  });
});

test('a batch cannot have rows that a call of another API holds', async () => {
  start({ rowLockMs: 10_000, bulk: { msPerRecord: 1 } });
  const id = (await client.load(INSERT, rows(1))).lines[0]!.slice(1, 19);
  const jobId = await client.openJob({ operation: 'update', object: 'Account' });
  const batchId = await client.openBatch(jobId, `Id,Phone\n${id},1\n`);
  await advance(4 * SECOND);
  update(client.org.saveContext({ userId: client.org.userId }), [{ type: 'Account', Id: id, Phone: '2' }]);
  await client.finish();
  expect((await client.result(jobId, batchId)).text).toContain('UNABLE_TO_LOCK_ROW');
});

describe('an aborted job', () => {
  test('does not process what is queued; what is running goes on', async () => {
    start({ bulk: { parallelBatches: 1 } });
    const jobId = await client.openJob(INSERT);
    const ids = [await client.openBatch(jobId, rows(10)), await client.openBatch(jobId, rows(10, 10))];
    await advance(5 * SECOND);
    await client.setState(jobId, 'Aborted');
    expect((await client.batches(jobId)).map(({ state }) => state)).toEqual(['InProgress', 'NotProcessed']);
    await client.finish();
    expect((await client.batches(jobId)).map(({ state }) => state)).toEqual(['Completed', 'NotProcessed']);
    expect(errorOf(await client.result(jobId, ids[1]!))).toBe('400 InvalidBatch: Records not processed');
    expect((await client.job(jobId)).numberBatchesTotal).toBe('1');
    expect(errorOf(await client.addBatch(jobId, rows(1)))).toContain('400 InvalidJobState: ');
  });
});

describe('batches that are over as soon as they are begun', () => {
  test('make room for others, each of which is begun once', async () => {
    start({ bulk: { parallelBatches: 2 } });
    const jobId = await client.openJob(INSERT);
    for (const data of [rows(5), rows(5, 5), 'Nonsense\nx\n', 'Nonsense\nx\n', rows(5, 10), rows(5, 15)])
      await client.openBatch(jobId, data);
    await client.finish();
    const states = (await client.batches(jobId)).map(({ state }) => state);
    expect(states).toEqual(['Completed', 'Completed', 'Failed', 'Failed', 'Completed', 'Completed']);
    expect(client.org.store.table('Account')!.rows).toHaveLength(20);
  });
});

describe('a closed job', () => {
  test('works off what it has', async () => {
    const jobId = await client.openJob(INSERT);
    const id = await client.openBatch(jobId, rows(3));
    await client.setState(jobId, 'Closed');
    await client.finish();
    expect(await client.batch(jobId, id)).toMatchObject({ state: 'Completed', numberRecordsProcessed: '3' });
  });
});

describe('faults on demand', () => {
  test('fail single rows of a batch', async () => {
    client.org.faults.add({ kind: 'rowError', statusCode: 'UNABLE_TO_LOCK_ROW', message: 'busy', on: { operation: 'create', nth: 2 } });
    const { info, lines } = await client.load(INSERT, rows(3));
    expect(info).toMatchObject({ state: 'Completed', numberRecordsProcessed: '3', numberRecordsFailed: '1' });
    expect(lines[1]).toBe('"","false","false","UNABLE_TO_LOCK_ROW:busy:--"');
  });
});

test('a batch of 10,000 rows lets others in between', async () => {
  const running = new Bulk1Client({ startTime: undefined, bulk: { queuedMs: 0, msPerRecord: 0 } });
  const jobId = await running.openJob(INSERT);
  const id = await running.openBatch(jobId, rows(10_000));
  const seen = new Set<string>();
  for (let state = ''; state !== 'Completed'; ) {
    await new Promise((resolve) => setImmediate(resolve));
    const info = await running.batch(jobId, id);
    state = info.state!;
    seen.add(info.numberRecordsProcessed!);
  }
  // Chunks of 200: somebody who looks all the time sees nearly each of the 50.
  expect(seen.size).toBeGreaterThan(25);
});
