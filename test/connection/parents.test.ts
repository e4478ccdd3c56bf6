import { type ConnectOptions, connect, type LoadOptions, type Outcome, type Summary } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { describe, expect, test } from 'vitest';
import { type Answer, type Received, withServer } from './scripted-server.ts';

const parentOf = (at: number): string => `001${String(at).padStart(12, '0')}AAA`;
const ok = (): object => ({ errors: [], id: '003000000000001AAA', success: true });

/** Contacts of so many accounts, the accounts taking turns. */
const contacts = (count: number, parents: number): { LastName: string; AccountId: string }[] =>
  Array.from({ length: count }, (_, at) => ({ LastName: `c ${at}`, AccountId: parentOf(at % parents) }));

/** Answers when so many calls are there, and remembers which records two of them had at the same time. */
function watching(together: number, recordsOf: (row: any) => readonly string[]) {
  const busy = new Set<string>();
  const state = { clashes: 0, most: 0, inFlight: 0, recordsOfCalls: [] as number[] };
  let waiting: (() => void)[] = [];
  const save = async ({ request }: Received): Promise<Answer> => {
    const records = new Set<string>(request.sObjects.flatMap(recordsOf));
    state.recordsOfCalls.push(records.size);
    state.most = Math.max(state.most, ++state.inFlight);
    for (const record of records) if (busy.has(record)) state.clashes++;
    for (const record of records) busy.add(record);
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      if (waiting.length < together) return;
      for (const answer of waiting) answer();
      waiting = [];
    });
    for (const record of records) busy.delete(record);
    state.inFlight--;
    return request.sObjects.map(ok);
  };
  return { state, script: { create: save, update: save } };
}

interface Loaded {
  readonly state: ReturnType<typeof watching>['state'];
  readonly outcomes: readonly Outcome<any>[];
  readonly summary: Summary;
}

async function load(
  rows: readonly object[],
  options: LoadOptions,
  together = 1,
  recordsOf: (row: any) => readonly string[] = ({ AccountId }) => [AccountId],
): Promise<Loaded> {
  const { state, script } = watching(together, recordsOf);
  const outcomes: Outcome<any>[] = [];
  let summary!: Summary;
  await withServer(script, async (server) => {
    const org = await server.connect();
    const records = rows as { Id?: string }[];
    const run = records[0]?.Id === undefined ? org.insert('Contact', records, options) : org.update('Account', records, options);
    for await (const outcome of run) outcomes.push(outcome);
    summary = await run.summary();
  });
  return { state, outcomes, summary };
}

describe('rows grouped by their parent', () => {
  test('are never in two calls at a time, stand together, and have their outcomes in the order of the source', async () => {
    const rows = contacts(800, 8);
    const { state, outcomes } = await load(rows, { groupBy: 'AccountId', batchRows: 50, concurrency: 4 }, 4);
    expect([state.clashes, state.most]).toEqual([0, 4]);
    // Of 200 rows that are looked at together, each account has 25, and two accounts fill a call.
    expect(new Set(state.recordsOfCalls)).toEqual(new Set([2]));
    expect(outcomes.map(({ index, row, status }) => [index, row, status])).toEqual(rows.map((row, at) => [at, row, 'ok']));
  });

  test('are in many calls at a time without it', async () => {
    expect((await load(contacts(400, 8), { batchRows: 50, concurrency: 4 }, 4)).state.clashes).toBeGreaterThan(0);
  });

  test('of one parent that fill several calls are sent one call after the other', async () => {
    const { state, summary } = await load(contacts(500, 1), { groupBy: 'AccountId', batchRows: 50, concurrency: 4 });
    expect([state.clashes, state.most, summary.ok, summary.calls]).toEqual([0, 1, 500, 10]);
  });

  test('may have no parent, or one by an external id', async () => {
    const orphans = Array.from({ length: 100 }, (_, at) => ({ LastName: `c ${at}`, AccountId: null }));
    expect((await load(orphans, { groupBy: 'AccountId', batchRows: 10, concurrency: 5 }, 5, () => [])).state.most).toBe(5);

    const named = Array.from({ length: 100 }, (_, at) => ({ LastName: `c ${at}`, Account: { type: 'Account', Key__c: `k${at % 2}` } }));
    // Of 50 rows, each parent has 25: two full calls and a part of one, one after the other, beside those of the other.
    const { state } = await load(named, { groupBy: 'Account', batchRows: 10, concurrency: 5 }, 2, ({ Account }) => [Account.Key__c]);
    expect([state.clashes, state.most, state.recordsOfCalls.length]).toEqual([0, 2, 12]);
  });

  test('may name their parent by a number, and the field in any case', async () => {
    const rows = Array.from({ length: 100 }, (_, at) => ({ LastName: `c ${at}`, account: { type: 'Account', Number__c: BigInt(at % 2) } }));
    const options = { groupBy: 'Account', batchRows: 10, concurrency: 5 };
    const { state, summary } = await load(rows, options, 2, ({ account }) => [account.Number__c]);
    expect([state.clashes, state.most, summary.ok]).toEqual([0, 2, 100]);
  });

  test('may have several parents, and share none with a call beside theirs', async () => {
    const rows = contacts(40, 40).map((row, at) => ({ ...row, ReportsToId: `003${String(at % 2).padStart(12, '0')}AAA` }));
    const options = { groupBy: ['AccountId', 'ReportsToId'], batchRows: 5, concurrency: 4 };
    const { state, summary } = await load(rows, options, 1, ({ AccountId, ReportsToId }) => [AccountId, ReportsToId]);
    expect([state.clashes, summary.ok]).toEqual([0, 40]);
    const bosses = await load(rows, { ...options, groupBy: ['ReportsToId', 'AccountId'] }, 2, ({ ReportsToId }) => [ReportsToId]);
    expect([bosses.state.clashes, bosses.state.most]).toEqual([0, 2]);
  });

  test('are in no call beside that of their parent’s own row', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => ({ Id: parentOf(at), ParentId: parentOf(at === 0 ? 1 : 0) }));
    const options = { groupBy: 'ParentId', batchRows: 10, concurrency: 4 };
    const { state, summary } = await load(rows, options, 1, ({ Id, ParentId }) => [Id, ParentId]);
    expect([state.clashes, summary.ok]).toEqual([0, 60]);
  });

  test('are read no further ahead than all lanes hold, twice', async () => {
    let pulled = 0;
    const most = { ahead: 0 };
    function* source(): Generator<{ LastName: string; AccountId: string }> {
      for (const row of contacts(400, 7)) {
        pulled++;
        yield row;
      }
    }
    let answered = 0;
    const create = async ({ request }: Received): Promise<Answer> => {
      most.ahead = Math.max(most.ahead, pulled - answered);
      answered += request.sObjects.length;
      return request.sObjects.map(ok);
    };
    await withServer({ create }, async (server) => {
      const options = { groupBy: 'AccountId', batchRows: 10, concurrency: 3 };
      await (await server.connect()).insert('Contact', source(), options).summary();
    });
    // Two looks of 30 rows on their way, one that waits for its parents, and the row that opens the next.
    expect(most.ahead).toBeLessThanOrEqual(91);
  });

  test('have their outcomes when the load ends early', async () => {
    const fault = { fault: 'INVALID_TYPE' };
    await withServer({ create: () => fault }, async (server) => {
      const outcomes: Outcome<unknown>[] = [];
      const run = (await server.connect()).insert('Contact', contacts(100, 5), { groupBy: 'AccountId', batchRows: 10, concurrency: 2 });
      const ended = (async () => {
        for await (const outcome of run) outcomes.push(outcome);
      })();
      await expect(ended).rejects.toMatchObject({ code: 'INVALID_TYPE' });
      const { total } = await run.summary();
      expect(outcomes.map(({ index, status }) => [index, status])).toEqual(Array.from({ length: total }, (_, at) => [at, 'notProcessed']));
      expect(server.count('create')).toBeLessThanOrEqual(4);
    });
  });
});

test('an org that locks parents locks nobody out where rows are grouped, and does where they are not', async () => {
  for (const [groupBy, isLocked] of [
    ['AccountId', false],
    [undefined, true],
  ] as const) {
    // The org's time stands still, so a lock that a call takes stays.
    await using local = await LocalOrg.start({ rowLockMs: 1_000, startTime: new Date('2024-06-21T12:00:00Z') });
    await using org = await connect({ api: v62, ...local.connectOptions(), retry: { attempts: 1 } } as ConnectOptions<typeof v62>);
    const { ids } = local.load({ Account: ['a', 'b', 'c', 'd'].map((Name) => ({ attributes: { referenceId: Name }, Name })) });
    const accounts = Object.values(ids);
    const rows = Array.from({ length: 200 }, (_, at) => ({ LastName: `c ${at}`, AccountId: accounts[at % 4]! }));
    const codes = new Set<string | undefined>();
    for await (const outcome of org.insert('Contact', rows, { groupBy, batchRows: 50 })) {
      codes.add(outcome.status === 'failed' ? outcome.errors[0]?.code : undefined);
    }
    expect([groupBy, codes.has('UNABLE_TO_LOCK_ROW')]).toEqual([groupBy, isLocked]);
    expect(await org.query('SELECT Id FROM Contact').totalSize()).toBe(isLocked ? 50 : 200);
  }
});
