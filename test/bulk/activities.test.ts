import type { Load, Org, Outcome } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v41 } from 'forcewire/v41';
import { v47 } from 'forcewire/v47';
import { v62 } from 'forcewire/v62';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectBy } from '../../src/connection.ts';
import type { ApiVersion } from '../../src/pin-version.ts';

type Row = Readonly<Record<string, string | null>>;
type Protocol = 'SOAP' | '1.0' | '2.0';

/** The activities as one protocol does them; `hardDelete` for the bulk APIs alone. */
interface Activities {
  query(soql: string): AsyncIterable<Row>;
  insert(rows: readonly Row[]): Load<Row>;
  update(rows: readonly Row[]): Load<Row>;
  upsert(rows: readonly Row[]): Load<Row>;
  delete(ids: readonly string[]): Load<string>;
  hardDelete?(ids: readonly string[]): Load<string>;
}

function activitiesOf(org: Org<ApiVersion>, protocol: Protocol): Activities {
  if (protocol === 'SOAP') {
    return {
      query: (soql) => org.query<Row>(soql),
      insert: (rows) => org.insert('Account', rows),
      update: (rows) => org.update('Account', rows),
      upsert: (rows) => org.upsert('Account', 'External_Id__c', rows),
      delete: (ids) => org.delete('Account', ids),
    };
  }
  const options = { protocol } as const;
  return {
    query: (soql) => org.bulk.query<Row>(soql, options),
    insert: (rows) => org.bulk.insert('Account', rows, options),
    update: (rows) => org.bulk.update('Account', rows, options),
    upsert: (rows) => org.bulk.upsert('Account', 'External_Id__c', rows, options),
    delete: (ids) => org.bulk.delete('Account', ids, options),
    hardDelete: (ids) => org.bulk.hardDelete('Account', ids, options),
  };
}

/** Where the requests of a protocol go. */
const PATHS = { SOAP: '/services/Soap/u/', '1.0': '/services/async/', '2.0': '/services/data/v' } as const;

let local: LocalOrg;
beforeAll(async () => {
  local = await LocalOrg.start({ startTime: Date.UTC(2026, 0, 1) });
});
afterAll(() => local.close());

/** A connection at a version by the org's own clock, so that nobody waits. */
function connectAt(api: ApiVersion): Promise<Org<ApiVersion>> {
  const clock = { now: () => local.clock.now(), random: () => 0, sleep: (milliseconds: number) => local.clock.advance(milliseconds) };
  return connectBy(clock, { api, ...local.connectOptions() });
}

/** What the org has, by the protocol and version that is not under test. */
async function held(watcher: Org<ApiVersion>, all = false): Promise<Row[]> {
  const rows = await watcher
    .query<Row>('SELECT External_Id__c, Name, Phone, IsDeleted FROM Account ORDER BY External_Id__c', { all })
    .toArray();
  return rows.map(({ External_Id__c, Name, Phone, IsDeleted }) => ({ External_Id__c, Name, Phone, IsDeleted }) as Row);
}

async function settle<T>(load: Load<T>): Promise<Outcome<T>[]> {
  const outcomes: Outcome<T>[] = [];
  for await (const outcome of load) outcomes.push(outcome);
  return outcomes;
}

const ids = (outcomes: readonly Outcome<unknown>[]): string[] => outcomes.map((outcome) => (outcome.status === 'ok' ? outcome.id : ''));
const created = (outcomes: readonly Outcome<unknown>[]): unknown[] => outcomes.map((outcome) => outcome.status === 'ok' && outcome.created);
const key = (at: number): string => `K-${at}`;

describe.each([
  ['41.0', v41],
  ['47.0', v47],
  ['62.0', v62],
] as const)('at %s', (version, api) => {
  describe.each(['SOAP', '1.0', '2.0'] as const)('by %s', (protocol) => {
    const hasQuery = protocol !== '2.0' || version !== '41.0';
    let org: Org<ApiVersion>;
    let watcher: Org<ApiVersion>;
    let does: Activities;
    let known: string[];

    beforeAll(async () => {
      org = await connectAt(api);
      watcher = await connectAt(v62);
      does = activitiesOf(org, protocol);
      const old = await watcher.query<{ Id: string }>('SELECT Id FROM Account').toArray();
      if (old.length > 0) await watcher.bulk.hardDelete('Account', old).summary();
    });
    afterAll(async () => {
      const others = local.requests.filter(({ path }) => path.includes(version) && path.startsWith(PATHS[protocol]));
      expect(others.length).toBeGreaterThan(0);
      await org.close();
      await watcher.close();
    });

    test('insert', async () => {
      const rows = [0, 1, 2].map((at) => ({ External_Id__c: key(at), Name: `Łódź "${at}",\n`, Phone: `${at}` }));
      const outcomes = await settle(does.insert(rows));
      known = ids(outcomes);
      expect(created(outcomes)).toEqual([true, true, true]);
      expect(await held(watcher)).toEqual(rows.map((row) => ({ ...row, Name: row.Name.trim(), IsDeleted: 'false' })));
    });

    test('update', async () => {
      const outcomes = await settle(does.update([{ Id: known[0]!, Name: 'changed', Phone: null }]));
      expect(created(outcomes)).toEqual([false]);
      expect((await held(watcher))[0]).toMatchObject({ Name: 'changed', Phone: null });
    });

    test('upsert', async () => {
      const outcomes = await settle(
        does.upsert([
          { External_Id__c: key(1), Name: 'found' },
          { External_Id__c: key(3), Name: 'new' },
          { External_Id__c: key(4), Phone: '4' },
        ]),
      );
      expect(created(outcomes)).toEqual([false, true, false]);
      expect(outcomes[2]).toMatchObject({
        status: 'failed',
        errors: [{ code: 'REQUIRED_FIELD_MISSING', fields: ['Name'], from: 'server' }],
      });
      known.push(ids(outcomes)[1]!);
      expect((await held(watcher)).map(({ Name }) => Name)).toEqual(['changed', 'found', 'Łódź "2",', 'new']);
    });

    test(hasQuery ? 'query' : 'query, which is refused since Bulk API 2.0 has none yet', async () => {
      const soql = 'SELECT Id, Name, Phone FROM Account ORDER BY External_Id__c';
      const read = async (): Promise<Row[]> => {
        const rows: Row[] = [];
        for await (const row of does.query(soql)) rows.push(row);
        return rows;
      };
      if (!hasQuery) return expect(read()).rejects.toMatchObject({ code: 'INVALID_OPTION', message: expect.stringContaining('47.0') });
      expect((await read()).map(({ Id, Name, Phone }) => [Id, Name, Phone])).toEqual([
        [known[0], 'changed', null],
        [known[1], 'found', '1'],
        [known[2], 'Łódź "2",', '2'],
        [known[3], 'new', null],
      ]);
    });

    test('delete, after which undelete brings the rows back', async () => {
      const outcomes = await settle(does.delete(known.slice(0, 2)));
      expect(outcomes.map(({ row, status }) => [row, status])).toEqual(known.slice(0, 2).map((id) => [id, 'ok']));
      expect((await held(watcher)).map(({ Name }) => Name)).toEqual(['Łódź "2",', 'new']);
      expect((await held(watcher, true)).map(({ IsDeleted }) => IsDeleted)).toEqual(['true', 'true', 'false', 'false']);
      expect(await watcher.undelete(known.slice(0, 2)).summary()).toMatchObject({ ok: 2 });
      expect((await held(watcher)).map(({ Name }) => Name)).toEqual(['changed', 'found', 'Łódź "2",', 'new']);
    });

    if (protocol === 'SOAP') return;
    test('hard delete, which leaves nothing in the bin', async () => {
      const outcomes = await settle(does.hardDelete!(known));
      expect(outcomes.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok']);
      expect(await held(watcher, true)).toEqual([]);
      expect(await watcher.undelete(known.slice(0, 1)).summary()).toMatchObject({ failed: 1 });
    });
  });
});

test.each(['1.0', '2.0'] as const)(
  'a hard delete by %s without its permission is one error of the server, and touches no row',
  async (protocol) => {
    await using strict = await LocalOrg.start({ bulk: { hardDelete: false, queuedMs: 0, msPerRecord: 0 } });
    await using org = await connectBy({ now: Date.now, random: () => 0, sleep: async () => {} }, { api: v62, ...strict.connectOptions() });
    const known = ids(await settle(org.insert('Account', [{ Name: 'a' }, { Name: 'b' }])));
    const outcomes: Outcome<string>[] = [];
    const loading = (async () => {
      for await (const outcome of org.bulk.hardDelete('Account', known, { protocol })) outcomes.push(outcome);
    })();
    await expect(loading).rejects.toMatchObject({
      name: 'ServerError',
      code: expect.stringMatching(/^feature_?not_?enabled$/i),
      retryable: false,
    });
    expect(outcomes.map(({ row, status }) => [row, status])).toEqual(known.map((id) => [id, 'notProcessed']));
    expect(await org.query('SELECT Id FROM Account').totalSize()).toBe(2);
    expect(strict.requests.filter(({ path }) => /\/job/.test(path))).toHaveLength(1);
  },
);
