import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bulk1LoadOptions, type BulkLoadOptions, fileJournal, fromCsv, type Journal } from 'forcewire';
import { v61 } from 'forcewire/v61';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bench, named, run, startBench } from '../bulk/load/with-org.ts';
import { MemoryJournal } from './dying-journal.ts';

const PROTOCOLS = ['1.0', '2.0'] as const;

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench[Symbol.asyncDispose]());

const options = (journal: Journal, more: Partial<Bulk1LoadOptions> = {}): BulkLoadOptions =>
  ({ journal, batchRows: 5, concurrency: 1, maxQueued: 1, ...more }) as BulkLoadOptions;

/** Takes so many outcomes and leaves. */
async function take(count: number, rows: readonly { Name: string }[], given: BulkLoadOptions): Promise<number[]> {
  const indexes: number[] = [];
  for await (const { index } of bench.org.bulk.insert('Account', rows, given)) {
    indexes.push(index);
    if (indexes.length === count) break;
  }
  return indexes;
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);

describe.each(PROTOCOLS)('a load that was left goes on: %s', (protocol) => {
  const given = (journal: Journal): BulkLoadOptions => options(journal, { protocol } as Partial<Bulk1LoadOptions>);

  test('with the batch whose outcomes were being taken; its summary is that of the whole load', async () => {
    const journal = new MemoryJournal();
    const rows = [...named(12), { Name: '' }];
    expect(await take(7, rows, given(journal))).toEqual(range(0, 7));
    const load = bench.org.bulk.insert('Account', rows, given(journal));
    const { outcomes } = await run(load);
    expect(outcomes.map(({ index }) => index)).toEqual(range(5, 13));
    expect(outcomes.every(({ row, index }) => row === rows[index])).toBe(true);
    expect(await load.summary()).toMatchObject({ total: 13, ok: 12, failed: 1, notProcessed: 0, unknown: 0, undelivered: 0 });
    expect(await bench.names()).toEqual(named(12).map(({ Name }) => Name));
  });

  test('and once it has ended, it gives nothing and sends nothing, and still knows what it came to', async () => {
    const journal = new MemoryJournal();
    const first = bench.org.bulk.insert('Account', named(12), given(journal));
    await first.summary();
    const { length } = journal.lines;
    const before = bench.requests().length;
    const load = bench.org.bulk.insert('Account', named(12), given(journal));
    expect((await run(load)).outcomes).toEqual([]);
    expect(await load.summary()).toMatchObject({ total: 12, ok: 12, undelivered: 0, calls: 0, bytesSent: 0 });
    expect(load.handle).toEqual(first.handle);
    expect(bench.requests()).toHaveLength(before);
    expect(journal.lines).toHaveLength(length);
  });

  test('where its signal fired: what was unknown then is known now', async () => {
    const journal = new MemoryJournal();
    const controller = new AbortController();
    bench.local.faults.add({ kind: 'hang', on: { operation: protocol === '1.0' ? 'bulk1.getJob' : 'bulk2.getIngestJob' } });
    const slow = bench.org.bulk.insert('Account', named(12), { ...given(journal), signal: controller.signal });
    const cut = run(slow);
    while (!journal.lines.some((line) => line.includes(protocol === '1.0' ? 'placed' : 'intent')))
      await new Promise((resolve) => setImmediate(resolve));
    controller.abort(new Error('enough'));
    const { outcomes, error } = await cut;
    expect(error.message).toBe('enough');
    expect(outcomes.slice(0, 5).map(({ status }) => status)).toEqual(Array(5).fill('unknown'));
    bench.local.faults.clear();
    const rest = await run(bench.org.bulk.insert('Account', named(12), given(journal)));
    expect(rest.outcomes.map(({ index, status }) => [index, status])).toEqual(range(0, 12).map((index) => [index, 'ok']));
    expect(await bench.names()).toEqual(named(12).map(({ Name }) => Name));
  });

  test('where the server took no more: rows that were not sent are sent now', async () => {
    const journal = new MemoryJournal();
    const operation = protocol === '1.0' ? 'bulk1.createBatch' : 'bulk2.createIngestJob';
    const remove = bench.local.faults.add({ kind: 'fault', on: { operation, nth: 2 }, exceptionCode: 'ExceededQuota' });
    const first = await run(bench.org.bulk.insert('Account', named(12), given(journal)));
    const statuses = first.outcomes.map(({ status }) => status);
    expect(statuses.slice(0, 10)).toEqual([...Array(5).fill('ok'), ...Array(5).fill('notProcessed')]);
    expect(first.error).toMatchObject({ code: expect.stringMatching(/^ExceededQuota$/i) });
    remove();
    // Whatever was taken behind rows that were not sent comes again in its order.
    const rest = await run(bench.org.bulk.insert('Account', named(12), given(journal)));
    expect(rest.outcomes.map(({ index, status }) => [index, status])).toEqual(range(5, 12).map((index) => [index, 'ok']));
    expect(await bench.names()).toEqual(named(12).map(({ Name }) => Name));
  });

  test('where the server has forgotten its jobs: what may have been written is unknown, and the rest is sent', async () => {
    const journal = new MemoryJournal();
    await take(1, named(12), given(journal));
    await using other = await startBench();
    // Another org, as the one of then is after a week: the same, without its jobs.
    const forgotten = journal.lines.map((line) => line.replaceAll(/75[01]\w{15}/g, (id) => `${id.slice(0, 3)}900000000001AAA`));
    journal.lines.splice(0, journal.lines.length, ...forgotten);
    const { outcomes, error } = await run(other.org.bulk.insert('Account', named(12), given(journal)));
    expect(error).toBeUndefined();
    expect(outcomes.slice(0, 5).map(({ status }) => status)).toEqual(Array(5).fill('unknown'));
    expect(outcomes.at(-1)).toMatchObject({ index: 11, status: 'ok' });
  });
});

describe('what is not the same is refused before anything is sent', () => {
  const journal = new MemoryJournal();

  beforeEach(async () => {
    journal.lines.length = 0;
    await take(7, named(23), options(journal));
    // Eleven of the rows are in the journal, if not more.
    expect(journal.lines.filter((line) => line.includes('"batch"')).length).toBeGreaterThanOrEqual(2);
  });

  async function refused(rows: Iterable<{ Name: string }>, given: BulkLoadOptions): Promise<string> {
    const before = bench.requests().length;
    const lines = [...journal.lines];
    const load = bench.org.bulk.insert('Account', rows, given);
    const { outcomes, error } = await run(load);
    expect(outcomes).toEqual([]);
    expect(error).toMatchObject({ name: 'ForcewireError', code: 'JOURNAL_MISMATCH' });
    expect(bench.requests()).toHaveLength(before);
    expect(journal.lines).toEqual(lines);
    return error.message;
  }

  test.each([
    [0, 'rows 0 to 4'],
    [6, 'rows 5 to 9'],
  ])('a source whose row %s has changed', async (at, text) => {
    const rows = named(23).map((row, index) => (index === at ? { Name: `${row.Name}!` } : row));
    expect(await refused(rows, options(journal))).toContain(text);
  });

  test('a source that is shorter', async () => {
    expect(await refused(named(8), options(journal))).toContain('rows 5 to 9');
    expect(await refused(named(5), options(journal))).toContain('ends before rows 5 to 9');
  });

  test('a source with a row more before the others', async () => {
    expect(await refused([{ Name: 'new' }, ...named(23)], options(journal))).toContain('rows 0 to 4');
  });

  test('batches that are cut otherwise', async () => {
    expect(await refused(named(23), options(journal, { batchRows: 4 }))).toContain('batchRows is 5 there and 4 here');
  });

  test('another treatment of values', async () => {
    const message = await refused(named(23), options(journal, { emptyString: 'ignore', illegalCharacters: 'strip' }));
    expect(message).toContain('emptyString is clear there and ignore here; illegalCharacters is fail there and strip here');
  });

  test.each([
    [{ dateZone: 'Europe/Berlin' }, 'dateZone is absent there and Europe/Berlin here'],
    [{ contentType: 'ZIP_CSV' }, 'contentType is CSV there and ZIP_CSV here'],
    [{ mode: 'serial' }, 'mode is parallel there and serial here'],
    [{ assignmentRuleId: '01Q000000000001AAA' }, 'assignmentRuleId is absent there and 01Q000000000001AAA here'],
    [{ batchBytes: 1_000 }, 'batchBytes is 10000000 there and 1000 here'],
  ] as const)('another option that changes what is sent: %j', async (given, text) => {
    expect(await refused(named(23), options(journal, given))).toContain(text);
  });

  test('but an option that only says what was the default', async () => {
    const given = {
      contentType: 'CSV',
      mode: 'parallel',
      emptyString: 'clear',
      illegalCharacters: 'fail',
      batchBytes: 10_000_000,
    } as const;
    expect((await run(bench.org.bulk.insert('Account', named(23), options(journal, given)))).error).toBeUndefined();
    expect(await bench.names()).toHaveLength(23);
  });

  test('another protocol', async () => {
    expect(await refused(named(23), { journal, protocol: '2.0', batchRows: 5 })).toContain('protocol is 1.0 there and 2.0 here');
  });

  test.each([
    ['another object', () => bench.org.bulk.insert('Contact', named(23), options(journal)), 'object is Account there and Contact here'],
    ['another verb', () => bench.org.bulk.update('Account', named(23), options(journal)), 'operation is insert there and update here'],
    [
      'another external id',
      () => bench.org.bulk.upsert('Account', 'External_Id__c', named(23), options(journal)),
      'externalIdField is absent there and External_Id__c here',
    ],
    [
      'a file instead of rows',
      () => bench.org.bulk.insert('Account', fromCsv(new TextEncoder().encode('Name\nx\n')), options(journal)),
      'source is rows there and csv here',
    ],
    [
      'another version',
      () => bench.org.withVersion(v61).bulk.insert('Account', named(23), options(journal)),
      'version is 62.0 there and 61.0 here',
    ],
    ['an extract', () => bench.org.bulk.query('SELECT Id FROM Account', { journal }), 'kind is load there and extract here'],
  ])('%s', async (_name, start, text) => {
    const before = bench.requests().length;
    const rows: AsyncIterable<unknown> = start();
    const message = await (async () => {
      for await (const _row of rows);
    })().catch((error: { code: string; message: string }) => `${error.code} ${error.message}`);
    expect(message).toMatch(/^JOURNAL_MISMATCH /);
    expect(message).toContain(text);
    expect(bench.requests()).toHaveLength(before);
  });

  test('another org, or another user', async () => {
    await using other = await startBench({ seed: 7 });
    const start = other.org.bulk.insert('Account', named(23), options(journal));
    const lines = [JSON.stringify({ ...JSON.parse(journal.lines[0]!), organizationId: '00D000000000001EAA' }), ...journal.lines.slice(1)];
    journal.lines.splice(0, journal.lines.length, ...lines);
    const { error } = await run(start);
    expect(error.message).toContain(`organizationId is 00D000000000001EAA there and ${other.org.organizationId} here`);
  });

  test('a source that has grown since the load came to its end', async () => {
    await run(bench.org.bulk.insert('Account', named(20), options(new MemoryJournal())));
    const done = new MemoryJournal();
    await run(bench.org.bulk.insert('Account', named(20), options(done)));
    const { error } = await run(bench.org.bulk.insert('Account', named(21), options(done)));
    expect(error).toMatchObject({ code: 'JOURNAL_MISMATCH', message: expect.stringContaining('20 rows that has come to its end') });
  });
});

describe('a journal in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'forcewire-journal-'));
  const path = join(folder, 'load.journal');
  afterEach(() => rmSync(path, { force: true }));

  test('has no row and no secret', async () => {
    await run(bench.org.bulk.insert('Account', named(12), options(fileJournal(path))));
    const text = readFileSync(path, 'utf8');
    expect(text).not.toMatch(/Name 0000/);
    const { password, securityToken, clientSecret } = bench.local.credentials;
    for (const secret of [password, securityToken, clientSecret]) expect(text).not.toContain(secret);
    expect(text).not.toMatch(/00D\w{12,15}!/);
  });

  test('is given back however the load ends, and is taken only when it begins', async () => {
    const journal = fileJournal(path);
    const never = bench.org.bulk.insert('Account', named(3), options(journal));
    await run(bench.org.bulk.insert('Account', named(3), options(journal)));
    await never.close();
    async function* broken(): AsyncGenerator<{ Name: string }> {
      yield* named(3);
      throw new Error('the source broke');
    }
    const { error } = await run(bench.org.bulk.insert('Account', broken(), options(journal)));
    expect(error.message).toBe('the source broke');
    expect((await run(bench.org.bulk.insert('Account', named(3), options(journal)))).error).toBeUndefined();
  });
});
