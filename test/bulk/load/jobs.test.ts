import { v40 } from 'forcewire/v40';
import { v41 } from 'forcewire/v41';
import { v62 } from 'forcewire/v62';
import { describe, expect, it } from 'vitest';
import type { ApiVersion } from '../../../src/pin-version.ts';
import { briefly, named, run, startBench } from './with-org.ts';

const protocol = '2.0';

describe('a load by Bulk 2.0', () => {
  it('joins every row to its result, and refuses what CSV cannot carry without losing the others', async () => {
    await using bench = await startBench();
    const rows = [
      { Name: 'one', Description: 'a "quoted"\nline, and a comma', AnnualRevenue: 912_260_031 },
      { Name: '#N/A' },
      { Phone: null },
      {},
      { Name: 'two', BillingCity: '' },
      { Name: 'half \uD800' },
      { Name: 'three', Parent: { External_Id__c: 'nobody' } },
    ];
    const { outcomes } = await run(bench.org.bulk.insert('Account', rows, { protocol }));
    expect(outcomes.every(({ row, index }) => row === rows[index])).toBe(true);
    expect(briefly(outcomes)).toEqual([
      'ok',
      'failed ENCODE_ERROR',
      'failed REQUIRED_FIELD_MISSING',
      'failed EMPTY_ROW',
      'ok',
      'failed ILLEGAL_CHARACTER',
      'failed INVALID_FIELD',
    ]);
    const ids = outcomes.map((outcome) => (outcome.status === 'ok' ? outcome.id : undefined));
    const found = await bench.org.query<any>('SELECT Id, Description FROM Account ORDER BY Name').toArray();
    expect(found.map(({ Id }) => Id)).toEqual([ids[0], ids[4]]);
    expect(found[0].Description).toBe(rows[0]!.Description);
  });

  it('asks only for the results that there can be', async () => {
    await using bench = await startBench({ startTime: Date.UTC(2026, 0, 1) });
    bench.clock.org = bench.local.clock;
    await bench.org.bulk.insert('Account', named(10), { protocol }).summary();
    const jobs = ['POST jobs/ingest', 'PUT jobs/ingest/ID/batches', 'PATCH jobs/ingest/ID', 'GET jobs/ingest/ID'];
    expect(bench.requests()).toEqual([...jobs, 'GET jobs/ingest/ID/successfulResults']);
    await bench.org.bulk.insert('Account', [{ Name: 'a' }, { Phone: '1' }], { protocol }).summary();
    expect(bench.requests().slice(5)).toEqual([...jobs, 'GET jobs/ingest/ID/successfulResults', 'GET jobs/ingest/ID/failedResults']);
  });

  it('gives identical rows an outcome each', async () => {
    await using bench = await startBench();
    const rows = [...named(3), ...named(3), ...named(3)];
    const { outcomes } = await run(bench.org.bulk.insert('Account', rows, { protocol, batchRows: 5 }));
    const ids = outcomes.map((outcome) => (outcome.status === 'ok' ? outcome.id : ''));
    expect(new Set(ids).size).toBe(9);
    const found = await bench.org.query<any>('SELECT Id, Name FROM Account').toArray();
    const nameOf = new Map(found.map(({ Id, Name }) => [Id, Name]));
    expect(ids.map((id) => nameOf.get(id))).toEqual(rows.map(({ Name }) => Name));
  });

  it.each(['before', 'after'] as const)('creates no record twice where a step has no answer, broken %s it arrived', async (when) => {
    await using bench = await startBench();
    for (const operation of ['createIngestJob', 'uploadIngestJobData', 'updateIngestJob', 'getIngestJob', 'getSuccessfulResults'])
      bench.local.faults.add({ kind: 'drop', on: { operation: `bulk2.${operation}`, every: 2 }, when });
    const rows = named(12);
    const { outcomes, error } = await run(bench.org.bulk.insert('Account', rows, { protocol, batchRows: 3 }));
    expect(error).toBeUndefined();
    expect(briefly(outcomes)).toEqual(rows.map(() => 'ok'));
    expect(await bench.names()).toEqual(rows.map(({ Name }) => Name));
  });

  it('gives every row of a failed job its outcome, and loads the others', async () => {
    await using bench = await startBench();
    const rows = [{ Name: 'a' }, { Name: 'b', Nonsense__c: '1' } as { Name: string }];
    const { outcomes, error } = await run(bench.org.bulk.insert('Account', rows, { protocol, batchRows: 1 }));
    expect(outcomes.map(({ status }) => status)).toEqual(['ok', 'notProcessed']);
    expect(outcomes[1]).toMatchObject({ reason: expect.stringContaining('Nonsense__c') });
    expect(error).toBeUndefined();
    expect(await bench.names()).toEqual(['a']);
  });

  it('says that rows are unknown where the daily allocation left no result of them', async () => {
    await using bench = await startBench({ bulk: { dailyBatches: 1 } });
    const load = bench.org.bulk.insert('Account', named(4), { protocol, batchRows: 2, concurrency: 1, maxQueued: 1 });
    const { outcomes } = await run(load);
    expect(briefly(outcomes).slice(0, 2)).toEqual(['ok', 'ok']);
    expect(briefly(outcomes).slice(2)).not.toContain('ok');
    expect(await bench.names()).toHaveLength(2);
  });

  it('is refused where the version or the protocol lacks what was asked for', async () => {
    await using bench = await startBench();
    const invalid = expect.objectContaining({ code: 'INVALID_OPTION' });
    expect(() => bench.org.bulk.insert('Account', [], { protocol, mode: 'serial' } as never)).toThrow(invalid);
    expect(() => bench.org.bulk.insert('Account', [], { joinOn: 'Name' } as never)).toThrow(invalid);
    expect(() => bench.org.withVersion(v41).bulk.insert('Lead', [], { protocol, assignmentRuleId: '01Q000000000001AAA' })).toThrow(invalid);
    expect(() => bench.org.withVersion(v40).bulk.insert('Account', [], { protocol })).toThrow(invalid);
  });
});

describe.each([
  { api: v41 as ApiVersion, protocol: '1.0' as const },
  { api: v41 as ApiVersion, protocol: '2.0' as const },
  { api: v62 as ApiVersion, protocol: '1.0' as const },
  { api: v62 as ApiVersion, protocol: '2.0' as const },
])('at $api.version by Bulk $protocol', ({ api, protocol }) => {
  it('inserts, updates, upserts, deletes and deletes for good', async () => {
    await using bench = await startBench({}, api);
    const { bulk } = bench.org;
    const made = await run(bulk.insert('Account', named(25), { protocol, batchRows: 10 }));
    const ids = made.outcomes.map((outcome) => (outcome.status === 'ok' ? outcome.id : ''));
    expect(new Set(ids).size).toBe(25);

    const updated = await run(
      bulk.update(
        'Account',
        ids.map((Id, at) => ({ Id, Phone: String(at), Fax: at === 0 ? null : undefined })),
        { protocol },
      ),
    );
    expect(updated.outcomes.map((outcome) => (outcome.status === 'ok' ? [outcome.id, outcome.created] : []))).toEqual(
      ids.map((id) => [id, false]),
    );

    const upserts = [
      { External_Id__c: 'a', Name: 'A' },
      { External_Id__c: 'b', Name: 'B' },
      { External_Id__c: 'a', Name: 'A again' },
    ];
    const upserted = await run(bulk.upsert('Account', 'External_Id__c', upserts, { protocol, batchRows: 2 }));
    expect(upserted.outcomes.map((outcome) => outcome.status === 'ok' && outcome.created)).toEqual([true, true, false]);

    const deleted = await run(bulk.delete('Account', [...ids.slice(0, 5), '001000000000000AAA'], { protocol }));
    expect(briefly(deleted.outcomes)).toEqual([...Array(5).fill('ok'), expect.stringMatching(/^failed /)]);
    expect(deleted.outcomes.map(({ row }) => row)).toEqual([...ids.slice(0, 5), '001000000000000AAA']);
    const org = bench.org.withVersion(v62);
    const undeleted = await org.soap.undelete({ ids: ids.slice(0, 5) });
    expect(undeleted!.every((result) => result?.success)).toBe(true);

    const gone = await run(
      bulk.hardDelete(
        'Account',
        ids.map((Id) => ({ Id })),
        { protocol },
      ),
    );
    expect(briefly(gone.outcomes)).toEqual(ids.map(() => 'ok'));
    expect(await org.query('SELECT Id FROM Account', { all: true }).toArray()).toHaveLength(2);
  });
});
