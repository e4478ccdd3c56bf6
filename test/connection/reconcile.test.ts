import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { getEventListeners } from 'node:events';
import type { DoubtfulRow, Finding, Load, LoadOptions, Outcome, ReconcileEvent } from 'forcewire';
import { expect, test } from 'vitest';
import { PatientClock } from './patient-clock.ts';
import { type Answer, type Received, withServer } from './scripted-server.ts';

type Row = { readonly Name: string };

const idOf = (at: number): string => `001${String(at).padStart(12, '0')}AAA`;
const ok = (at = 1): object => ({ errors: [], id: idOf(at), success: true });
const failed = (statusCode: string): object => ({
  errors: [{ extendedErrorDetails: [], fields: [], message: `about ${statusCode}`, statusCode }],
  id: null,
  success: false,
});
const named = (count: number): Row[] => Array.from({ length: count }, (_, at) => ({ Name: `row ${at}` }));
const lose = (response: { destroy(): void }): void => void response.destroy();

/** Creates what it is sent, and loses the answers of these calls; those before which `early` says so lose the call itself. */
function losing(calls: readonly number[], early: readonly number[] = []) {
  const org = new Map<string, string>();
  const create = ({ request }: Received, nth: number): Answer => {
    if (early.includes(nth)) return lose;
    const results = request.sObjects.map(({ Name }: Row) => {
      org.set(Name, idOf(org.size));
      return { errors: [], id: org.get(Name), success: true };
    });
    return calls.includes(nth) ? lose : results;
  };
  const look = (rows: readonly DoubtfulRow<Row>[]): Finding[] =>
    rows.map(({ row }) => (org.has(row.Name) ? { applied: true, id: org.get(row.Name)! } : { applied: false }));
  return { org, script: { create }, look };
}

async function outcomesOf<T>(load: Load<T>): Promise<{ readonly outcomes: Outcome<T>[]; readonly error: any }> {
  const outcomes: Outcome<T>[] = [];
  try {
    for await (const outcome of load) outcomes.push(outcome);
    return { outcomes, error: undefined };
  } catch (error) {
    return { outcomes, error };
  }
}

const statuses = (outcomes: readonly Outcome<unknown>[]): string[] => outcomes.map(({ status }) => status);

test('rows that were created though their answer was lost are ok, with the id that was found', async () => {
  const { script, look } = losing([1]);
  await withServer(script, async (server) => {
    const asked: DoubtfulRow<Row>[][] = [];
    const reconcile = async (rows: readonly DoubtfulRow<Row>[]): Promise<readonly Finding[]> => {
      asked.push([...rows]);
      return look(rows);
    };
    const { outcomes } = await outcomesOf((await server.connect()).insert('Account', named(3), { reconcile }));
    expect(outcomes).toEqual(named(3).map((row, at) => ({ index: at, row, attempts: 1, status: 'ok', id: idOf(at), created: true })));
    expect(asked).toMatchObject([named(3).map((row, at) => ({ index: at, row, attempts: 1, cause: { code: 'CONNECTION_RESET' } }))]);
    expect(server.count('create')).toBe(1);
  });
});

test('rows that were not created are sent again, alone, and asked about again if need be', async () => {
  const { script, look, org } = losing([2], [1]);
  await withServer(script, async (server) => {
    const { outcomes } = await outcomesOf((await server.connect()).insert('Account', named(3), { reconcile: look }));
    expect(outcomes).toMatchObject(named(3).map((_, at) => ({ status: 'ok', attempts: 2, id: idOf(at), created: true })));
    expect([org.size, server.count('create')]).toEqual([3, 2]);
  });
});

test('of some rows it may be known and of others not', async () => {
  const { script, org } = losing([], [1]);
  org.set('row 0', idOf(7));
  await withServer(script, async (server) => {
    const events: ReconcileEvent[] = [];
    const listener = (event: unknown): void => void events.push(event as ReconcileEvent);
    subscribe('forcewire:reconcile', listener);
    const reconcile = (): Finding[] => [{ applied: true, id: idOf(7) }, { applied: false }, undefined];
    const connection = await server.connect({ tags: { tenant: 'acme' } });
    const { outcomes } = await outcomesOf(connection.insert('Account', named(3), { reconcile }));
    unsubscribe('forcewire:reconcile', listener);
    expect(outcomes).toMatchObject([
      { status: 'ok', id: idOf(7), attempts: 1 },
      { status: 'ok', attempts: 2 },
      { status: 'unknown', cause: { code: 'CONNECTION_RESET' }, attempts: 1 },
    ]);
    const tags = { tenant: 'acme' };
    expect(events[0]).toEqual({ operation: 'create', applied: 1, notApplied: 1, unknown: 1, code: undefined, tags });
  });
});

test('a hook that throws, or answers for fewer rows, leaves them unknown, and the load goes on', async () => {
  for (const [reconcile, why] of [
    [() => Promise.reject(new Error('no such field')), 'no such field'],
    [() => [{ applied: false } as const], 'expected 2 findings'],
    [() => 'none' as unknown as Finding[], 'expected 2 findings'],
  ] as const) {
    await withServer(losing([1]).script, async (server) => {
      const options: LoadOptions<Row> = { reconcile, batchRows: 2, concurrency: 1 };
      const { outcomes, error } = await outcomesOf((await server.connect()).insert('Account', named(4), options));
      expect([statuses(outcomes), error, server.count('create')]).toEqual([['unknown', 'unknown', 'ok', 'ok'], undefined, 2]);
      expect(outcomes[0]).toMatchObject({ cause: { code: 'RECONCILE_FAILED', message: expect.stringContaining(why) } });
    });
  }
});

test('a row is sent again no more often than a call is tried, and is notProcessed then', async () => {
  const { script, look } = losing([], [1, 2, 3, 4, 5, 6]);
  await withServer(script, async (server) => {
    const connection = await server.connect({ retry: { attempts: 3, baseDelayMs: 0 } });
    const { outcomes } = await outcomesOf(connection.insert('Account', named(1), { reconcile: look }));
    expect(outcomes).toMatchObject([{ status: 'notProcessed', attempts: 3 }]);
    expect(server.count('create')).toBe(3);
  });
});

test('a call that is still at work when the hook looks is found out by the key that is unique', async () => {
  // The first call is carried out after the hook has looked; the second finds its key taken.
  const create = ({ request }: Received, nth: number): Answer => (nth === 1 ? lose : request.sObjects.map(() => failed('DUPLICATE_VALUE')));
  await withServer({ create }, async (server) => {
    let looks = 0;
    const reconcile = (): Finding[] => (++looks === 1 ? [{ applied: false }] : [{ applied: true, id: idOf(1) }]);
    const { outcomes } = await outcomesOf((await server.connect()).insert('Account', named(1), { reconcile }));
    expect(outcomes).toMatchObject([{ status: 'ok', id: idOf(1), attempts: 2 }]);
    expect([looks, server.count('create')]).toEqual([2, 2]);
  });
});

test('it is asked after the wait of another try, so that a call has time to end', async () => {
  const { script, look } = losing([1]);
  await withServer(script, async (server) => {
    const clock = new PatientClock();
    const seen: number[][] = [];
    const reconcile = (rows: readonly DoubtfulRow<Row>[]): Finding[] => {
      seen.push([...clock.waits]);
      return look(rows);
    };
    await (await server.connect({ retry: {} }, clock)).insert('Account', named(1), { reconcile }).summary();
    expect(seen).toEqual([[750]]);
  });
});

test('it tells of updates, upserts and deletions that may not be repeated, or whose repetition told nothing', async () => {
  const lost = (): Answer => lose;
  await withServer({ update: lost, upsert: lost, delete: lost }, async (server) => {
    const connection = await server.connect({ retry: { repeatUpdates: false, baseDelayMs: 0 } });
    const reconcile = (rows: readonly DoubtfulRow<unknown>[]): Finding[] => rows.map(() => ({ applied: true, id: idOf(3) }));
    const rows = [{ Id: idOf(3), Name: 'x' }];
    expect((await outcomesOf(connection.update('Account', rows, { reconcile }))).outcomes).toMatchObject([
      { status: 'ok', created: false },
    ]);
    expect((await outcomesOf(connection.delete('Account', [idOf(3)], { reconcile }))).outcomes).toMatchObject([
      { status: 'ok', row: idOf(3), created: false },
    ]);
    expect((await outcomesOf(connection.upsert('Account', 'Key__c', [{ Key__c: 'a' }], { reconcile }))).outcomes).toMatchObject([
      { status: 'ok', created: undefined },
    ]);
    expect(server.calls.filter(({ operation }) => operation !== 'login')).toHaveLength(3);
  });
});

test('rows of a load that ends with an error are told about as well, and not sent again', async () => {
  const { look } = losing([]);
  const create = ({ request }: Received, nth: number): Answer => {
    const { Name } = request.sObjects[0];
    if (Name === 'row 0') return lose;
    return nth > 3 ? request.sObjects.map(() => ok()) : { fault: 'INVALID_TYPE' };
  };
  await withServer({ create }, async (server) => {
    const connection = await server.connect();
    const load = connection.insert('Account', named(2), { reconcile: look, batchRows: 1, concurrency: 2 });
    const { outcomes, error } = await outcomesOf(load);
    expect([statuses(outcomes), error.code]).toEqual([['notProcessed', 'notProcessed'], 'INVALID_TYPE']);
    expect(server.count('create')).toBeLessThanOrEqual(3);
  });
});

test('where all rows of a call shall be saved or none, none is sent again without the others', async () => {
  const { script } = losing([], [1]);
  await withServer(script, async (server) => {
    const headers = { AllOrNoneHeader: { allOrNone: true } };
    const connection = await server.connect();
    const mixed = (): Finding[] => [{ applied: false }, undefined];
    expect(statuses((await outcomesOf(connection.insert('Account', named(2), { headers, reconcile: mixed }))).outcomes)).toEqual([
      'notProcessed',
      'unknown',
    ]);
  });
  const { script: other, look } = losing([], [1]);
  await withServer(other, async (server) => {
    const headers = { AllOrNoneHeader: { allOrNone: true } };
    const { outcomes } = await outcomesOf((await server.connect()).insert('Account', named(2), { headers, reconcile: look }));
    expect([statuses(outcomes), server.count('create')]).toEqual([['ok', 'ok'], 2]);
  });
});

test('a load that is aborted or left asks no more, and ends though the hook never answers', async () => {
  await withServer(losing([1]).script, async (server) => {
    const controller = new AbortController();
    let heard: AbortSignal | undefined;
    const reconcile = (_: readonly DoubtfulRow<Row>[], { signal }: { readonly signal: AbortSignal }): Promise<Finding[]> => {
      heard = signal;
      setImmediate(() => controller.abort(new Error('enough')));
      return new Promise(() => {});
    };
    const connection = await server.connect();
    const { outcomes, error } = await outcomesOf(connection.insert('Account', named(2), { reconcile, signal: controller.signal }));
    expect([statuses(outcomes), error.message, heard?.aborted]).toEqual([['unknown', 'unknown'], 'enough', true]);
    expect(outcomes[0]).toMatchObject({ cause: { code: 'CONNECTION_RESET' } });
  });
  await withServer(losing([1]).script, async (server) => {
    const connection = await server.connect();
    let asked!: () => void;
    const wasAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const reconcile = (): Promise<Finding[]> => {
      asked();
      return new Promise(() => {});
    };
    const load = connection.insert('Account', named(2), { reconcile });
    const reading = outcomesOf(load);
    await wasAsked;
    await load.close();
    await reading;
    expect(await load.summary()).toMatchObject({ total: 2, unknown: 2 });
  });
});

test('a signal that outlives the load is forgotten with it', async () => {
  const { script, look } = losing([1, 2, 3]);
  await withServer(script, async (server) => {
    const { signal } = new AbortController();
    const load = (await server.connect()).insert('Account', named(6), { reconcile: look, batchRows: 2, signal });
    expect(statuses((await outcomesOf(load)).outcomes)).toEqual(Array(6).fill('ok'));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
