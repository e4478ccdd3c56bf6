import { fromCsv, type LoadHandle, type Outcome } from 'forcewire';
import { v62 } from 'forcewire/v62';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bench, briefly, named, run, startBench } from './with-org.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench[Symbol.asyncDispose]());

const idsOf = (outcomes: readonly Outcome<unknown>[]): string[] =>
  outcomes.flatMap((each) => (each.status === 'ok' ? [each.id] : [])).sort();
/** As another process has it: by way of text. */
const copied = (handle: LoadHandle | undefined): LoadHandle => JSON.parse(JSON.stringify(handle));

test('counts the rows of a batch that failed in its ZIP', async () => {
  const rows = [1, 2, 3].map((each) => ({ Nonsense__c: new Uint8Array([each]) }));
  const failed = bench.org.bulk.insert('Attachment', rows, { contentType: 'ZIP_CSV' });
  const own = await run(failed);
  const { outcomes, error } = await run(bench.org.bulk.attach(copied(failed.handle)));
  expect(error).toBeUndefined();
  expect(outcomes.map(({ index, status }) => [index, status])).toEqual([0, 1, 2].map((index) => [index, 'notProcessed']));
  expect(outcomes.map(({ row: _, ...outcome }) => outcome)).toEqual(own.outcomes.map(({ row: _, ...outcome }) => outcome));
});

describe.each(['1.0', '2.0'] as const)('a load that is attached to: %s', (protocol) => {
  const rows = named(25).map((row, at) => (at % 10 === 3 ? { Name: null, Phone: String(at) } : { ...row, Phone: String(at) }));

  test('gives the outcomes of all rows of all its jobs, without sending any', async () => {
    const load = bench.org.bulk.insert('Account', rows, { protocol, batchRows: 10 });
    const { outcomes } = await run(load);
    const before = bench.requests().length;
    const attached = bench.org.bulk.attach(copied(load.handle));
    const again = await run(attached);
    expect(again.error).toBeUndefined();
    expect(again.outcomes.map(({ index }) => index)).toEqual(outcomes.map(({ index }) => index));
    expect(again.outcomes.every(({ row }) => row === undefined)).toBe(true);
    expect(idsOf(again.outcomes)).toEqual(idsOf(outcomes));
    expect(briefly(again.outcomes).sort()).toEqual(briefly(outcomes).sort());
    // Bulk 1.0 has them in the order of the rows.
    if (protocol === '1.0')
      expect(again.outcomes.map((each) => ({ ...each, row: 0 }))).toEqual(outcomes.map((each) => ({ ...each, row: 0 })));
    expect(await attached.summary()).toMatchObject({ total: 25, ok: 22, failed: 3, undelivered: 0, calls: 0 });
    expect(attached.handle).toEqual(load.handle);
    expect(
      bench
        .requests()
        .slice(before)
        .every((request) => request.startsWith('GET ')),
    ).toBe(true);
  });

  test('is waited for', async () => {
    await using slow = await startBench({ startTime: Date.UTC(2026, 0, 1), bulk: { queuedMs: 600_000 } });
    slow.clock.org = slow.local.clock;
    const load = slow.org.bulk.insert('Account', named(7), { protocol, batchRows: 5, pollTimeoutMs: 60_000 });
    const { error } = await run(load);
    expect(error).toMatchObject({ code: 'POLL_TIMEOUT' });
    const attached = slow.org.bulk.attach(copied(error.handle));
    expect(briefly((await run(attached)).outcomes)).toEqual(Array(7).fill('ok'));
  });

  test('counts the rows of what failed and of what was not begun', async () => {
    const failed = bench.org.bulk.insert('Account', [{ Nonsense__c: 'x' }, { Nonsense__c: 'y' }], { protocol });
    await run(failed);
    const attached = await run(bench.org.bulk.attach(copied(failed.handle)));
    expect(briefly(attached.outcomes)).toEqual(['notProcessed', 'notProcessed']);
    expect(attached.outcomes[0]).toMatchObject({ reason: expect.stringContaining('Nonsense__c') });

    await using slow = await startBench({ startTime: Date.UTC(2026, 0, 1), bulk: { queuedMs: 600_000 } });
    slow.clock.org = slow.local.clock;
    const { error } = await run(slow.org.bulk.insert('Account', named(7), { protocol, pollTimeoutMs: 1_000 }));
    const late = slow.org.bulk.attach(copied(error.handle));
    expect(await late.abort()).toBe('aborted');
    const aborted = slow.org.bulk.attach(copied(error.handle));
    expect(briefly((await run(aborted)).outcomes)).toEqual(Array(7).fill('notProcessed'));
    expect(await slow.names()).toEqual([]);
  });

  test('is left with its jobs where they are, by the loop and by the signal', async () => {
    const load = bench.org.bulk.insert('Account', named(25), { protocol, batchRows: 10 });
    await load.summary();
    const before = bench.requests().length;
    const attached = bench.org.bulk.attach(copied(load.handle));
    for await (const { index } of attached) if (index === 3) break;
    expect(await attached.summary()).toMatchObject({ undelivered: expect.any(Number) });
    const reason = new Error('enough');
    const cut = await run(bench.org.bulk.attach(copied(load.handle), { signal: AbortSignal.abort(reason) }));
    expect(cut).toEqual({ outcomes: [], error: reason });
    expect(
      bench
        .requests()
        .slice(before)
        .every((request) => request.startsWith('GET ')),
    ).toBe(true);
  });
});

test('a job of Bulk 2.0 whose upload was never declared complete is an error behind the outcomes of the others', async () => {
  const load = bench.org.bulk.insert('Account', named(3), { protocol: '2.0' });
  await load.summary();
  const { id } = await bench.org.withVersion(v62).bulk.v2.createIngestJob({ object: 'Account', operation: 'insert', contentType: 'CSV' });
  const handle = { ...load.handle!, jobIds: [id, ...load.handle!.jobIds] };
  const { outcomes, error } = await run(bench.org.bulk.attach(handle));
  expect(briefly(outcomes)).toEqual(['ok', 'ok', 'ok']);
  expect(error).toMatchObject({ name: 'JobError', code: 'JOB_OPEN', retryable: true, handle, message: expect.stringContaining(id) });
});

test('results of a job with another delimiter are read by it', async () => {
  const csv = new TextEncoder().encode('Name|Phone\n"a|b"|1\n|2\n');
  const load = bench.org.bulk.insert('Account', fromCsv(csv, { delimiter: 'pipe' }), { protocol: '2.0' });
  await load.summary();
  expect(briefly((await run(bench.org.bulk.attach(copied(load.handle)))).outcomes)).toEqual(['ok', 'failed REQUIRED_FIELD_MISSING']);
});

describe('aborting a load', () => {
  test.each(['1.0', '2.0'] as const)('ends its jobs at the server, and says so: %s', async (protocol) => {
    await using slow = await startBench({ startTime: Date.UTC(2026, 0, 1), bulk: { queuedMs: 600_000 } });
    slow.clock.org = slow.local.clock;
    const load = slow.org.bulk.insert('Account', named(7), { protocol, batchRows: 5 });
    const iteration = run(load);
    while (slow.requests().filter((request) => /^(PATCH|POST job\/ID\/batch)/.test(request)).length < 2) await new Promise(setImmediate);
    expect(await load.abort()).toBe('aborted');
    expect(await iteration).toEqual({ outcomes: [], error: undefined });
    expect(await load.summary()).toMatchObject({ total: 7, ok: 0, notProcessed: 7, undelivered: 7 });
    await slow.local.clock.advance(3_600_000);
    expect(await slow.names()).toEqual([]);
  });

  test('that has no job yet, or is over, says that it has ended', async () => {
    const unstarted = bench.org.bulk.insert('Account', named(3));
    expect(await unstarted.abort()).toBe('ended');
    expect(bench.requests()).toEqual([]);
    for (const protocol of ['1.0', '2.0'] as const) {
      const over = bench.org.bulk.insert('Account', named(3), { protocol });
      await over.summary();
      expect(await over.abort()).toBe('ended');
      expect(await bench.org.bulk.attach(over.handle!).abort()).toBe('ended');
    }
    expect(await bench.names()).toHaveLength(6);
  });
});
