import { ForcewireError, JobError } from 'forcewire';
import { v62 } from 'forcewire/v62';
import { describe, expect, it } from 'vitest';
import { briefly, named, run, startBench } from './with-org.ts';

const wide = 'x'.repeat(1_000);

describe('a load by Bulk 1.0', () => {
  it('joins every row to its result, and refuses what CSV cannot carry without losing the others', async () => {
    await using bench = await startBench();
    const rows = [
      { Name: 'one', Description: 'a "quoted"\nline, and a comma' },
      { Name: '#N/A' },
      { Name: 'x'.repeat(131_073) },
      { Phone: null },
      {},
      { Name: 'two', BillingCity: '' },
      { Name: 'half \uD800' },
      null as never,
      { Name: 'three', Parent: { External_Id__c: 'nobody' } },
      { Name: 'four' },
    ];
    const { outcomes } = await run(bench.org.bulk.insert('Account', rows));
    expect(outcomes.map(({ index }) => index)).toEqual(rows.map((_, index) => index));
    expect(outcomes.every(({ row, index }) => row === rows[index])).toBe(true);
    expect(briefly(outcomes)).toEqual([
      'ok',
      'failed ENCODE_ERROR',
      'failed ENCODE_ERROR',
      'failed REQUIRED_FIELD_MISSING',
      'failed EMPTY_ROW',
      'ok',
      'failed ILLEGAL_CHARACTER',
      'failed INVALID_ROW',
      'failed INVALID_FIELD',
      'ok',
    ]);
    const from = outcomes.map((outcome) => (outcome.status === 'failed' ? outcome.errors[0]!.from : ''));
    expect(from.filter((each) => each !== '')).toEqual(['client', 'client', 'server', 'client', 'client', 'client', 'server']);
    expect(await bench.names()).toEqual(['four', 'one', 'two']);
    const [one] = await bench.org.query<any>("SELECT Description FROM Account WHERE Name = 'one'").toArray();
    expect(one.Description).toBe(rows[0]!.Description);
  });

  it('asks six times for a job that is done at the first look', async () => {
    await using bench = await startBench({ startTime: Date.UTC(2026, 0, 1) });
    bench.clock.org = bench.local.clock;
    await bench.org.bulk.insert('Account', named(10)).summary();
    expect(bench.requests()).toEqual([
      'POST job',
      'POST job/ID/batch',
      'GET job/ID',
      'GET job/ID/batch',
      'GET job/ID/batch/ID/result',
      'POST job/ID',
    ]);
  });

  it('asks ever more rarely for a job that takes an hour, and for its batches only when one has ended', async () => {
    await using bench = await startBench({ startTime: Date.UTC(2026, 0, 1), bulk: { queuedMs: 3_600_000 } });
    bench.clock.org = bench.local.clock;
    expect(await bench.org.bulk.insert('Account', named(3), { batchRows: 1 }).summary()).toMatchObject({ ok: 3 });
    const count = (request: string): number => bench.requests().filter((each) => each === request).length;
    // An hour has sixty minutes, and the quick looks of the first three are some twenty more.
    expect(count('GET job/ID')).toBeLessThan(90);
    expect(count('GET job/ID')).toBeGreaterThan(40);
    expect(count('GET job/ID/batch')).toBeLessThanOrEqual(4);
  });

  it('takes 5,000 columns and cells of 131,072 characters', async () => {
    const fields = Array.from({ length: 4_999 }, (_, at) => ({ name: `F${at}__c`, type: 'string', length: 80 }) as const);
    const long = { name: 'Long__c', type: 'textarea', length: 131_072 } as const;
    await using bench = await startBench({ objects: [{ name: 'Wide__c', label: 'Wide', fields: [...fields, long] }] });
    const row = Object.fromEntries(fields.map(({ name }, at) => [name, String(at)]));
    const Long__c = 'é'.repeat(131_072);
    const { outcomes } = await run(
      bench.org.bulk.insert('Wide__c', [
        { ...row, Long__c },
        { ...row, F5000__c: 'one too many' },
      ]),
    );
    expect(briefly(outcomes)).toEqual(['ok', 'failed TOO_MANY_COLUMNS']);
    const found = await bench.org.query<any>('SELECT F0__c, F4998__c, Long__c FROM Wide__c').toArray();
    expect(found).toMatchObject([{ F0__c: '0', F4998__c: '4998', Long__c }]);
  });

  it('asks for nothing where there are no rows, or none that can be sent', async () => {
    await using bench = await startBench();
    expect(await bench.org.bulk.insert('Account', []).summary()).toMatchObject({ total: 0 });
    expect(await bench.org.bulk.insert('Account', [{ Name: '#N/A' }]).summary()).toMatchObject({ total: 1, failed: 1 });
    expect(bench.requests()).toEqual([]);
  });

  it('cuts batches by rows and by bytes, and gives the outcomes in the order of the source', async () => {
    await using bench = await startBench();
    const rows = named(60).map((row) => ({ ...row, Description: wide }));
    const load = bench.org.bulk.insert('Account', rows, { batchRows: 20, batchBytes: 11_000 });
    const { outcomes } = await run(load);
    expect(briefly(outcomes)).toEqual(rows.map(() => 'ok'));
    expect(outcomes.map(({ row }) => row)).toEqual(rows);
    const batches = bench.local.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/batch'));
    expect(batches).toHaveLength(6);
    expect(batches.every(({ body }) => body.byteLength <= 11_000)).toBe(true);
    expect(await load.summary()).toMatchObject({
      calls: 6,
      ok: 60,
      bytesSent: batches.reduce((sum, { body }) => sum + body.byteLength, 0),
    });
  });

  it('refuses a row that is larger than a batch', async () => {
    await using bench = await startBench();
    const rows = [{ Name: 'a' }, { Name: wide }, { Name: 'b' }];
    expect(briefly((await run(bench.org.bulk.insert('Account', rows, { batchBytes: 500 }))).outcomes)).toEqual([
      'ok',
      'failed ROW_TOO_LARGE',
      'ok',
    ]);
  });

  it('takes columns as rows bring them, whatever their case, and __proto__ like any other', async () => {
    await using bench = await startBench();
    const rows: Record<string, string>[] = [{ Name: 'a' }, { Phone: '1', name: 'b' }, { Fax: '2', NAME: 'c' }, { Name: 'd' }];
    expect(briefly((await run(bench.org.bulk.insert('Account', rows))).outcomes)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(await bench.org.query('SELECT Name, Phone, Fax FROM Account ORDER BY Name').toArray()).toMatchObject([
      { Name: 'a', Phone: null, Fax: null },
      { Name: 'b', Phone: '1', Fax: null },
      { Name: 'c', Phone: null, Fax: '2' },
      { Name: 'd', Phone: null, Fax: null },
    ]);
    const [proto] = (await run(bench.org.bulk.insert('Account', [JSON.parse('{"Name": "e", "__proto__": "f"}')]))).outcomes;
    expect(proto).toMatchObject({ status: 'notProcessed', reason: expect.stringContaining('__proto__') });
  });

  it('gives every row of a failed batch its outcome, and loads the others', async () => {
    await using bench = await startBench();
    const rows = [{ Name: 'a' }, { Name: 'b', Nonsense__c: '1' } as { Name: string }, { Name: 'c' }];
    const { outcomes, error } = await run(bench.org.bulk.insert('Account', rows, { batchRows: 1 }));
    expect(outcomes.map(({ status }) => status)).toEqual(['ok', 'notProcessed', 'notProcessed']);
    expect(outcomes[1]).toMatchObject({ reason: expect.stringContaining('InvalidBatch : Field name not found : Nonsense__c') });
    expect(error).toBeUndefined();
    expect(await bench.names()).toEqual(['a']);
  });

  it('does not read the source while the server is behind', async () => {
    await using bench = await startBench({ startTime: Date.UTC(2026, 0, 1), bulk: { queuedMs: 1_000 } });
    let read = 0;
    function* rows(): Generator<{ Name: string }> {
      for (const row of named(20)) {
        read++;
        yield row;
      }
    }
    const load = bench.org.bulk.insert('Account', rows(), { batchRows: 1, concurrency: 1, maxQueued: 3 });
    const running = run(load);
    const uploads = (): number => bench.requests().filter((request) => request === 'POST job/ID/batch').length;
    await expect.poll(uploads).toBe(3);
    await bench.org.withVersion(v62).soap.getUserInfo();
    expect([uploads(), read]).toEqual([3, 4]);
    const turning = setInterval(() => void bench.local.clock.advance(1_000), 5);
    const { outcomes } = await running;
    clearInterval(turning);
    expect(briefly(outcomes)).toEqual(named(20).map(() => 'ok'));
  });

  it('keeps rows of one record in order: their batches are never at the server together', async () => {
    await using bench = await startBench();
    const {
      outcomes: [made],
    } = await run(bench.org.bulk.insert('Account', [{ Name: 'a' }]));
    const Id = made?.status === 'ok' ? made.id : '';
    const updates = Array.from({ length: 12 }, (_, at) => ({ Id, NumberOfEmployees: at }));
    expect(await bench.org.bulk.update('Account', updates, { batchRows: 1 }).summary()).toMatchObject({ ok: 12 });
    expect(await bench.org.query('SELECT NumberOfEmployees FROM Account').toArray()).toMatchObject([{ NumberOfEmployees: '11' }]);
  });

  it.each(['before', 'after'] as const)('creates no record twice where an upload has no answer, broken %s it arrived', async (when) => {
    await using bench = await startBench();
    bench.local.faults.add({ kind: 'drop', on: { operation: 'bulk1.createBatch', every: 2 }, when });
    // Batches of the same rows, too.
    const rows = [...named(3), ...named(3), ...named(3), ...named(3, 3)];
    const load = bench.org.bulk.insert('Account', rows, { batchRows: 3 });
    const { outcomes, error } = await run(load);
    expect(error).toBeUndefined();
    expect(briefly(outcomes)).toEqual(rows.map(() => 'ok'));
    expect(await bench.names()).toEqual(rows.map(({ Name }) => Name).sort());
  });

  it('makes up for answers that are broken or busy, and for sessions that end', async () => {
    await using bench = await startBench();
    for (const operation of ['createJob', 'getJob', 'listBatches', 'getBatchResult', 'updateJob'])
      bench.local.faults.add({ kind: 'status', status: 503, on: { operation: `bulk1.${operation}`, nth: 1 } });
    bench.local.faults.add({ kind: 'expireSessions', on: { operation: 'bulk1.createBatch', nth: 2 } });
    bench.local.faults.add({ kind: 'truncate', on: { operation: 'bulk1.getBatchResult', nth: 3 } });
    const { outcomes } = await run(bench.org.bulk.insert('Account', named(9), { batchRows: 3 }));
    expect(briefly(outcomes)).toEqual(named(9).map(() => 'ok'));
    expect(await bench.names()).toHaveLength(9);
  });

  it('ends with the handle where the server takes no more batches, after the outcomes of what it took', async () => {
    await using bench = await startBench({ bulk: { dailyBatches: 2 } });
    const load = bench.org.bulk.insert('Account', named(40), { batchRows: 10, concurrency: 1 });
    const { outcomes, error } = await run(load);
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...named(20).map(() => 'ok'),
      ...named(outcomes.length - 20).map(() => 'notProcessed'),
    ]);
    expect(error).toBeInstanceOf(JobError);
    expect(error).toMatchObject({ code: 'ExceededQuota', handle: load.handle });
    expect(await load.summary()).toMatchObject({ total: outcomes.length, ok: 20 });
    expect(await bench.names()).toHaveLength(20);
  });

  it('ends with the error of the server where there is no job', async () => {
    await using bench = await startBench();
    const { outcomes, error } = await run(bench.org.bulk.insert('Nonsense__c', named(2)));
    expect(briefly(outcomes)).toEqual(['notProcessed', 'notProcessed']);
    expect(error).toMatchObject({ name: 'ServerError', code: 'InvalidJob' });
  });

  it('tells hard deletes without the permission by one typed error, and touches no row', async () => {
    await using bench = await startBench({ bulk: { hardDelete: false } });
    const made = await run(bench.org.bulk.insert('Account', named(2)));
    const ids = made.outcomes.map((outcome) => (outcome.status === 'ok' ? outcome.id : ''));
    const { outcomes, error } = await run(bench.org.bulk.hardDelete('Account', ids));
    expect(briefly(outcomes)).toEqual(['notProcessed', 'notProcessed']);
    expect(error).toMatchObject({ name: 'ServerError', code: 'FeatureNotEnabled' });
    expect(await bench.names()).toHaveLength(2);
  });

  it('gives rows of an aborted job their outcomes', async () => {
    await using bench = await startBench({ startTime: Date.UTC(2026, 0, 1), bulk: { queuedMs: 1_000 } });
    const load = bench.org.bulk.insert('Account', named(2), { batchRows: 1 });
    const running = run(load);
    await expect.poll(() => bench.requests().filter((request) => request.endsWith('/batch')).length).toBeGreaterThan(1);
    const { username, password, securityToken } = bench.local.credentials;
    const { sessionId } = await bench.org.withVersion(v62).soap.login({ username, password: password + securityToken });
    const abort = v62.bulk1.updateJob.encodeRequest({ jobId: load.handle!.jobIds[0]!, state: 'Aborted' }, { sessionId: sessionId! });
    const answer = await fetch(bench.local.url + abort.path, { method: abort.method, headers: abort.headers, body: abort.body as string });
    expect(answer.status).toBe(200);
    expect(briefly((await running).outcomes)).toEqual(['notProcessed', 'notProcessed']);
  });

  it('moves on to another job before one is a day old', async () => {
    await using bench = await startBench();
    async function* rows(): AsyncGenerator<{ Name: string }> {
      for (const row of named(8)) {
        yield row;
        bench.clock.turn(12 * 3_600_000);
      }
    }
    const load = bench.org.bulk.insert('Account', rows(), { batchRows: 1, concurrency: 1, maxQueued: 1 });
    expect(await load.summary()).toMatchObject({ ok: 8 });
    expect(load.handle).toMatchObject({ protocol: '1.0', version: '62.0', operation: 'insert' });
    expect(load.handle!.jobIds.length).toBeGreaterThan(1);
    // Closed, each of them.
    expect(bench.requests().filter((request) => request === 'POST job/ID')).toHaveLength(load.handle!.jobIds.length);
  });

  it('gives up waiting in time, leaves the job to the server, and says where it is', async () => {
    await using bench = await startBench({ startTime: Date.UTC(2026, 0, 1), bulk: { queuedMs: 1_000 } });
    const load = bench.org.bulk.insert('Account', named(2), { pollTimeoutMs: 60_000 });
    const { outcomes, error } = await run(load);
    expect(briefly(outcomes)).toEqual(['unknown', 'unknown']);
    expect(error).toMatchObject({ code: 'POLL_TIMEOUT', handle: load.handle });
    await bench.local.clock.advance(5_000);
    expect(await bench.names()).toHaveLength(2);
  });

  it('stops at the signal: rows at the server are unknown', async () => {
    await using bench = await startBench({ startTime: Date.UTC(2026, 0, 1), bulk: { queuedMs: 1_000 } });
    const stop = new AbortController();
    const load = bench.org.bulk.insert('Account', named(4), { batchRows: 1, maxQueued: 2, concurrency: 1, signal: stop.signal });
    const running = run(load);
    await expect.poll(() => bench.requests().filter((request) => request === 'POST job/ID/batch').length).toBe(2);
    await expect.poll(() => bench.requests().filter((request) => request === 'GET job/ID').length).toBeGreaterThan(0);
    stop.abort(new Error('enough'));
    const { outcomes, error } = await running;
    expect(error).toMatchObject({ message: 'enough' });
    expect(briefly(outcomes)).toEqual([
      'unknown',
      'unknown',
      ...briefly(outcomes)
        .slice(2)
        .map(() => 'notProcessed'),
    ]);
  });

  it('runs batches one after the other where it is told to, by the rule it is given', async () => {
    await using bench = await startBench();
    await bench.org.bulk.insert('Lead', [{ LastName: 'a', Company: 'b' }], { mode: 'serial' }).summary();
    const job = bench.local.requests.find(({ path }) => path.endsWith('/job'))!;
    expect(new TextDecoder().decode(job.body)).toContain('<concurrencyMode>Serial</concurrencyMode>');
  });

  it.each([{ batchRows: 10_001 }, { batchBytes: 10_000_001 }, { concurrency: 0 }, { maxQueued: 0 }])('refuses %o', async (options) => {
    await using bench = await startBench();
    expect(() => bench.org.bulk.insert('Account', [], options)).toThrow(ForcewireError);
  });
});
