import { setImmediate } from 'node:timers/promises';
import { fromCsv, type Load, type Outcome } from 'forcewire';
import { v40 } from 'forcewire/v40';
import { v41 } from 'forcewire/v41';
import { describe, expect, test } from 'vitest';
import { named, startBench } from './with-org.ts';

const csv = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* slowly<T>(rows: readonly T[]): AsyncGenerator<T> {
  for (const row of rows) {
    await setImmediate();
    yield row;
  }
}

async function run<Row>(load: Load<Row>): Promise<{ outcomes: Outcome<Row>[]; error: any }> {
  const outcomes: Outcome<Row>[] = [];
  try {
    for await (const outcome of load) outcomes.push(outcome);
    return { outcomes, error: undefined };
  } catch (error) {
    return { outcomes, error };
  }
}

describe('the protocol of a load', () => {
  test.each([
    ['1,999 rows', 'soap', 1_999, 1_999, { create: 10 }],
    ['2,000 rows', '1.0', 2_000, 2_000, { 'bulk1.createBatch': 1 }],
    ['10,001 rows', '1.0', 10_001, 10_001, { 'bulk1.createBatch': 2 }],
    ['no rows', 'soap', 0, 0, {}],
  ] as const)('%s: by %s', async (_, protocol, count, rows, requests) => {
    await using bench = await startBench();
    const { ok, total } = await bench.org.load('insert', 'Account', named(count)).summary();
    expect([ok, total]).toEqual([count, count]);
    expect(bench.choices).toMatchObject([{ operation: 'insert', object: 'Account', protocol, rows, tags: { org: bench.local.url } }]);
    expect(bench.requests()).toEqual(requests);
  });

  test('rows of unknown number: by what the first of them are, and every row is sent once and in order', async () => {
    await using bench = await startBench();
    const few = await run(bench.org.load('insert', 'Account', slowly(named(300))));
    const many = await run(bench.org.load('insert', 'Account', named(2_500, 300).values()));
    expect(bench.choices.map(({ protocol, rows, reason }) => [protocol, rows, reason])).toEqual([
      ['soap', 300, '300 rows are a few calls'],
      ['1.0', 2_000, 'at least 2,000 rows'],
    ]);
    expect(bench.requests()).toEqual({ create: 2, 'bulk1.createBatch': 1 });
    expect(many.outcomes.map(({ index, row, status }) => [index, row.Name, status])).toEqual(
      named(2_500, 300).map(({ Name }, at) => [at, Name, 'ok']),
    );
    expect(few.outcomes).toHaveLength(300);
    const names = await bench.org.query<{ Name: string }>('SELECT Name FROM Account ORDER BY Name').toArray();
    expect(names.map(({ Name }) => Name)).toEqual(named(2_800).map(({ Name }) => Name));
  });

  test('few rows with more text than a batch: by Bulk 1.0', async () => {
    await using bench = await startBench();
    const rows = Array.from({ length: 400 }, (_, at) => ({ Name: `${at}`, Description: 'x'.repeat(30_000) }));
    expect(await bench.org.load('insert', 'Account', rows).summary()).toMatchObject({ ok: 400 });
    expect(bench.choices).toMatchObject([{ protocol: '1.0', rows: 400, reason: '400 rows have more than 10,000,000 characters' }]);
    expect(bench.requests()).toEqual({ 'bulk1.createBatch': 2 });
  });

  test('rows with binary data: by SOAP, for CSV has no place for them', async () => {
    await using bench = await startBench();
    const { ids } = bench.local.load({ Account: [{ attributes: { referenceId: 'acme' }, Name: 'Acme' }] });
    const rows = Array.from({ length: 3 }, (_, at) => ({ Name: `${at}`, ParentId: ids.acme!, Body: new Uint8Array([at, 255]) }));
    expect(await bench.org.load('insert', 'Attachment', rows, { bulkFrom: 2 }).summary()).toMatchObject({ ok: 3 });
    expect(bench.choices).toMatchObject([{ protocol: 'soap', reason: 'a row has binary data, for which CSV has no place' }]);
    expect(bench.requests()).toEqual({ create: 1 });
  });

  test('an object that the bulk APIs do not take: by SOAP', async () => {
    await using bench = await startBench();
    await run(bench.org.load('update', 'TaskStatus', named(2_000)));
    expect(bench.choices).toMatchObject([{ protocol: 'soap', reason: 'TaskStatus is not supported by the bulk APIs', rows: undefined }]);
    expect(bench.requests()).toEqual({ update: 10 });
  });

  test('a hard delete: by Bulk 1.0, for SOAP has none', async () => {
    await using bench = await startBench();
    const ids = (await run(bench.org.insert('Account', named(3)))).outcomes.map((outcome) => (outcome.status === 'ok' ? outcome.id : ''));
    expect(await bench.org.load('hardDelete', 'Account', ids).summary()).toMatchObject({ ok: 3 });
    expect(await bench.org.query('SELECT Id FROM Account', { all: true }).totalSize()).toBe(0);
    expect(bench.choices).toMatchObject([{ protocol: '1.0', reason: 'SOAP has no hard delete' }]);
  });

  test('a CSV file: by Bulk 1.0, or by 2.0 where 1.0 does not take its delimiter', async () => {
    await using bench = await startBench(v41);
    const comma = await run(bench.org.load('insert', 'Account', fromCsv(csv('Name\na\n'))));
    const pipe = await run(bench.org.load('insert', 'Account', fromCsv(csv('Name|Phone\nb|1\n'), { delimiter: 'pipe' })));
    expect([comma, pipe].map(({ outcomes }) => outcomes.map(({ status, row }) => [status, row.fields().Name]))).toEqual([
      [['ok', 'a']],
      [['ok', 'b']],
    ]);
    expect(bench.choices.map(({ protocol }) => protocol)).toEqual(['1.0', '2.0']);
    expect(bench.requests()).toEqual({ 'bulk1.createBatch': 1, 'bulk2.uploadIngestJobData': 1 });
  });

  test('a version without Bulk 2.0: such a file is refused', async () => {
    await using bench = await startBench(v40);
    const file = fromCsv(csv('Name|Phone\nb|1\n'), { delimiter: 'pipe' });
    expect(() => bench.org.load('insert', 'Account', file)).toThrow(/from API version 41\.0 on, not at 40\.0/);
    expect(await bench.org.load('insert', 'Account', named(2_000)).summary()).toMatchObject({ ok: 2_000 });
    expect(bench.choices).toMatchObject([{ protocol: '1.0' }]);
  });

  test.each([
    ['soap', { create: 1 }],
    ['1.0', { 'bulk1.createBatch': 1 }],
    ['2.0', { 'bulk2.uploadIngestJobData': 1 }],
  ] as const)('%s: because it was asked for', async (protocol, requests) => {
    await using bench = await startBench();
    expect(await bench.org.load('insert', 'Account', named(5), { protocol }).summary()).toMatchObject({ ok: 5 });
    expect(bench.choices).toMatchObject([{ protocol, reason: 'it was asked for', rows: undefined }]);
    expect(bench.requests()).toEqual(requests);
  });

  test('by another number of rows', async () => {
    await using bench = await startBench();
    await bench.org.load('insert', 'Account', named(5), { bulkFrom: 5 }).summary();
    await bench.org.load('insert', 'Account', named(3_000), { bulkFrom: 5_000 }).summary();
    expect(bench.choices.map(({ protocol }) => protocol)).toEqual(['1.0', 'soap']);
  });

  test('is chosen for each verb, and the outcomes are the same by any', async () => {
    await using bench = await startBench();
    const seen = [];
    for (const protocol of ['soap', '1.0', '2.0'] as const) {
      const options = { protocol };
      const rows = [
        { External_Id__c: protocol, Name: 'a' },
        { External_Id__c: `${protocol} b`, Phone: '1' },
      ];
      const upserted = await run(bench.org.load('upsert', 'Account', rows, { ...options, externalIdField: 'External_Id__c' }));
      const [first] = upserted.outcomes;
      const Id = first?.status === 'ok' ? first.id : '';
      const updated = await run(bench.org.load('update', 'Account', [{ Id, Name: 'b' }], options));
      const deleted = await run(bench.org.load('delete', 'Account', [Id, '001000000000000AAA'], options));
      expect(deleted.outcomes.map(({ row }) => row)).toEqual([Id, '001000000000000AAA']);
      seen.push(
        [...upserted.outcomes, ...updated.outcomes, ...deleted.outcomes].map((outcome) => [
          outcome.index,
          outcome.status,
          outcome.status === 'ok' ? outcome.created : outcome.status === 'failed' ? outcome.errors[0]!.code : undefined,
        ]),
      );
    }
    expect(seen[0]).toEqual([
      [0, 'ok', true],
      [1, 'failed', 'REQUIRED_FIELD_MISSING'],
      [0, 'ok', false],
      [0, 'ok', false],
      [1, 'failed', expect.any(String)],
    ]);
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  });
});

test('what values become is said once for all protocols', async () => {
  await using bench = await startBench();
  const row = { Name: '', StageName: 'Open', CloseDate: new Date('2026-03-01T23:30:00Z'), Description: 'a\0b' };
  const options = { dateZone: 'Pacific/Auckland', emptyString: 'ignore', illegalCharacters: 'strip' } as const;
  for (const protocol of ['soap', '1.0', '2.0'] as const) {
    const { outcomes } = await run(
      bench.org.load('insert', 'Opportunity', [{ ...row, Name: protocol, NextStep: '' }], { ...options, protocol }),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['ok']);
  }
  const found = await bench.org.query('SELECT CloseDate, NextStep FROM Opportunity').toArray();
  expect(found.map(({ CloseDate, NextStep }) => [CloseDate, NextStep])).toEqual(named(3).map(() => ['2026-03-02', null]));
});

describe('a load that is still to be chosen for', () => {
  test('does nothing before somebody asks', async () => {
    await using bench = await startBench();
    let taken = 0;
    const rows = (function* () {
      for (const row of named(3)) {
        taken++;
        yield row;
      }
    })();
    const load = bench.org.load('insert', 'Account', rows);
    await setImmediate();
    expect([taken, load.handle, bench.choices.length, bench.requests()]).toEqual([0, undefined, 0, {}]);
    await load.summary();
    expect(taken).toBe(3);
    expect(() => load.batches()).toThrow(/runs once/);
  });

  test('tells its progress and its jobs as any other', async () => {
    await using bench = await startBench();
    const load = bench.org.load('insert', 'Account', named(2_000));
    const snapshots: number[] = [];
    const watching = (async () => {
      for await (const { ok } of load.progress) snapshots.push(ok);
    })();
    for await (const outcomes of load.batches()) expect(outcomes).toHaveLength(2_000);
    await watching;
    expect(snapshots.at(-1)).toBe(2_000);
    expect(load.handle).toMatchObject({ protocol: '1.0', operation: 'insert', jobIds: [expect.stringMatching(/^750/)] });
    const { calls, bytesSent } = await load.summary();
    expect(calls).toBe(1);
    expect(bytesSent).toBeGreaterThan(20_000);
  });

  test('sends what it took from a source that breaks, in whichever way it is chosen for, and throws its error at the end', async () => {
    await using bench = await startBench();
    const broken = async function* (count: number): AsyncGenerator<{ Name: string }> {
      yield* named(count);
      throw new RangeError('the file is broken');
    };
    for (const [count, protocol] of [
      [450, 'soap'],
      [2_400, '1.0'],
    ] as const) {
      const { outcomes, error } = await run(bench.org.load('insert', 'Account', broken(count)));
      expect(error).toBeInstanceOf(RangeError);
      expect(outcomes.map(({ index }) => index)).toEqual(named(count).map((_, at) => at));
      // As by the protocol's own verb: full batches were sent, the rest was not.
      const direct = protocol === 'soap' ? bench.org.insert('Account', broken(count)) : bench.org.bulk.insert('Account', broken(count));
      expect(outcomes.map(({ status }) => status)).toEqual((await run(direct)).outcomes.map(({ status }) => status));
      expect(bench.choices.at(-1)).toMatchObject({ protocol });
    }
  });

  test('does not wait for a source that hangs when its signal fires: every row that was taken has its outcome', async () => {
    await using bench = await startBench();
    const controller = new AbortController();
    let isEnded = false;
    const hanging = (async function* () {
      try {
        yield* named(7);
        setImmediate().then(() => controller.abort('enough'));
        await new Promise(() => {});
      } finally {
        isEnded = true;
      }
    })();
    const { outcomes, error } = await run(bench.org.load('insert', 'Account', hanging, { signal: controller.signal }));
    expect(error).toBe('enough');
    expect(outcomes.map(({ index, status, row, attempts }) => [index, status, row.Name, attempts])).toEqual(
      named(7).map(({ Name }, at) => [at, 'notProcessed', Name, 0]),
    );
    expect([isEnded, bench.choices.length, bench.requests()]).toEqual([false, 0, {}]);
  });

  test('is not begun by a signal that has fired before', async () => {
    await using bench = await startBench();
    let isTouched = false;
    const rows = (function* (): Generator<{ Name: string }> {
      isTouched = true;
      yield { Name: 'a' };
    })();
    const { outcomes, error } = await run(bench.org.load('insert', 'Account', rows, { signal: AbortSignal.abort('no') }));
    expect([outcomes, error, isTouched]).toEqual([[], 'no', false]);
  });

  test('has an outcome also for the rows that were looked at and not sent when the load ended', async () => {
    await using bench = await startBench();
    bench.local.faults.add({
      on: { operation: 'create' },
      kind: 'fault',
      exceptionCode: 'REQUEST_LIMIT_EXCEEDED',
      message: 'TotalRequests Limit exceeded.',
    });
    let isClosed = false;
    const source = (async function* () {
      try {
        yield* named(1_900);
      } finally {
        isClosed = true;
      }
    })();
    const load = bench.org.load('insert', 'Account', source);
    const { outcomes, error } = await run(load);
    expect(error).toMatchObject({ exceptionCode: 'REQUEST_LIMIT_EXCEEDED' });
    expect(outcomes.map(({ index, status }) => [index, status])).toEqual(named(1_900).map((_, at) => [at, 'notProcessed']));
    expect(await load.summary()).toMatchObject({ total: 1_900, notProcessed: 1_900, undelivered: 0 });
    expect(isClosed).toBe(true);
  });

  test('ends its source when the loop is left, and counts what nobody was given', async () => {
    await using bench = await startBench();
    let isClosed = false;
    const source = (function* () {
      try {
        yield* named(100_000);
      } finally {
        isClosed = true;
      }
    })();
    const load = bench.org.load('insert', 'Account', source, { bulkFrom: 200_000, order: 'completion' });
    const look = load[Symbol.asyncIterator]();
    await look.next();
    await look.return?.();
    expect(isClosed).toBe(true);
    const { total, ok, notProcessed, undelivered } = await load.summary();
    expect([ok + notProcessed, undelivered]).toEqual([total, total - 1]);
    expect(await bench.org.query('SELECT Id FROM Account').totalSize()).toBe(ok);
  });

  test('can be closed before, and while it looks', async () => {
    await using bench = await startBench();
    const unread = bench.org.load('insert', 'Account', named(3));
    await unread.close();
    expect(await unread.summary()).toMatchObject({ total: 0 });
    const hanging = (async function* () {
      yield* named(2);
      await new Promise(() => {});
    })();
    const load = bench.org.load('insert', 'Account', hanging);
    const summary = load.summary();
    await setImmediate();
    await load.close();
    expect(await summary).toMatchObject({ total: 2, notProcessed: 2 });
    expect(bench.requests()).toEqual({});
  });

  test.each([
    ['a protocol that is none', { protocol: '3.0' }, 'INVALID_OPTION'],
    ['no number of rows', { bulkFrom: 0 }, 'INVALID_OPTION'],
  ])('refuses %s', async (_, options, code) => {
    await using bench = await startBench();
    expect(() => bench.org.load('insert', 'Account', named(1), options as object)).toThrow(expect.objectContaining({ code }));
  });

  test('refuses what cannot be loaded', async () => {
    await using bench = await startBench();
    const { org } = bench;
    const rows = named(1);
    expect(() => org.load('upsert', 'Account', rows, {} as any)).toThrow(/externalIdField/);
    expect(() => org.load('hardDelete', 'Account', [], { protocol: 'soap' })).toThrow(/no hard delete/);
    expect(() => org.load('insert', 'Account', fromCsv(csv('Name\n')), { protocol: 'soap' })).toThrow(/CSV/);
    expect(() => org.load('delete', 'Account', '001000000000001AAA' as any)).toThrow(TypeError);
    expect(() => org.load('insert', 'Account', 5 as any)).toThrow(TypeError);
  });
});
