import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { getEventListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { BatchEvent, LanesEvent, Load, Outcome, RetryEvent, SplitEvent } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { describe, expect, test } from 'vitest';
import { connectBy } from '../../src/connection.ts';
import { failureOf } from '../auth/with-org.ts';
import { PatientClock } from './patient-clock.ts';
import { type Received, type ScriptedServer, withServer } from './scripted-server.ts';

const idOf = (at: number): string => `001${String(at).padStart(12, '0')}AAA`;
const ok = (at = 1): object => ({ errors: [], id: idOf(at), success: true });
const failed = (statusCode: string, message = `about ${statusCode}`): object => ({
  errors: [{ extendedErrorDetails: [], fields: [], message, statusCode }],
  id: null,
  success: false,
});
const page = { done: true, queryLocator: null, records: [], size: 0 };
const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(code, headers).end();
const busy = { fault: 'SERVER_UNAVAILABLE' };
const SOQL = 'SELECT Id FROM Account';

const named = (count: number): { Name: string }[] => Array.from({ length: count }, (_, at) => ({ Name: `row ${at}` }));
const sizes = (server: ScriptedServer, operation: string): number[] =>
  server.calls.filter((call) => call.operation === operation).map(({ request }) => (request.sObjects ?? request.ids).length);

/** What a load came to. */
async function outcomesOf<Row>(
  load: Load<Row>,
): Promise<{ readonly statuses: string[]; readonly outcomes: Outcome<Row>[]; readonly error: any }> {
  const outcomes: Outcome<Row>[] = [];
  let error: unknown;
  try {
    for await (const outcome of load) outcomes.push(outcome);
  } catch (reason) {
    error = reason;
  }
  return { statuses: outcomes.map((outcome) => outcome.status), outcomes, error };
}

async function eventsOf<Event>(kind: string, run: () => Promise<unknown>): Promise<Event[]> {
  const events: Event[] = [];
  const listener = (event: unknown): void => void events.push(event as Event);
  subscribe(`forcewire:${kind}`, listener);
  try {
    await run();
  } finally {
    unsubscribe(`forcewire:${kind}`, listener);
  }
  return events;
}

describe('the wait before another try', () => {
  test('doubles, and half of it is random', async () => {
    await withServer({ query: () => busy }, async (server) => {
      const clock = new PatientClock();
      const org = await server.connect({ retry: {} }, clock);
      await expect(org.query(SOQL).toArray()).rejects.toMatchObject({ code: 'SERVER_UNAVAILABLE', retryable: true });
      // Half of 1, 2, 4 and 8 seconds, and half of the other half.
      expect(clock.waits).toEqual([750, 1_500, 3_000, 6_000]);
      expect(server.count('query')).toBe(5);
    });
  });

  test('is never longer than the longest', async () => {
    await withServer({ query: () => busy }, async (server) => {
      const clock = new PatientClock();
      const org = await server.connect({ retry: { attempts: 6, baseDelayMs: 4_000, maxDelayMs: 8_000 } }, clock);
      await expect(org.query(SOQL).toArray()).rejects.toThrow();
      expect(clock.waits).toEqual([3_000, 6_000, 6_000, 6_000, 6_000]);
    });
  });

  test('is as long as the server asks for', async () => {
    const query = (_: unknown, nth: number): any => (nth === 1 ? status(503, { 'retry-after': '7' }) : page);
    await withServer({ query }, async (server) => {
      const clock = new PatientClock();
      const org = await server.connect({ retry: {} }, clock);
      await org.query(SOQL).toArray();
      expect(clock.waits).toEqual([7_000]);
    });
  });

  test('is not begun where the server asks for more than the longest; the error says how much', async () => {
    await withServer({ query: () => status(503, { 'retry-after': '3600' }) }, async (server) => {
      const clock = new PatientClock();
      const org = await server.connect({ retry: {} }, clock);
      await expect(org.query(SOQL).toArray()).rejects.toMatchObject({ code: 'HTTP_503', retryable: true, retryAfterMs: 3_600_000 });
      expect([clock.waits, server.count('query')]).toEqual([[], 1]);
    });
  });

  test('is not begun any more once a connection has used up its budget, until calls go well again', async () => {
    let isWell = false;
    await withServer({ query: () => (isWell ? page : busy) }, async (server) => {
      const org = await server.connect({ retry: {} }, new PatientClock());
      const ask = (): Promise<unknown> =>
        org
          .query(SOQL)
          .toArray()
          .catch(() => {});
      for (let call = 0; call < 20; call++) await ask();
      expect(server.count('query')).toBe(20 + 50);
      isWell = true;
      for (let call = 0; call < 8; call++) await ask();
      isWell = false;
      await ask();
      expect(server.count('query')).toBe(20 + 50 + 8 + 1 + 4);
    });
  });

  test('ends when the load is left', async () => {
    let reached = (): void => {};
    const waiting = new Promise<void>((resolve) => {
      reached = resolve;
    });
    await withServer({ create: () => busy }, async (server) => {
      const org = await server.connect({ retry: { baseDelayMs: 3_600_000, maxDelayMs: 3_600_000 } });
      const load = org.insert('Account', named(3));
      subscribe('forcewire:retry', reached);
      const summary = load.summary();
      await waiting;
      unsubscribe('forcewire:retry', reached);
      await load.close();
      expect(await summary).toMatchObject({ total: 3, notProcessed: 3, calls: 1 });
    });
  });

  test('ends with its signal', async () => {
    const controller = new AbortController();
    await withServer({ create: () => busy }, async (server) => {
      const org = await server.connect({ retry: { baseDelayMs: 3_600_000, maxDelayMs: 3_600_000 } });
      const abort = (): void => controller.abort('enough');
      subscribe('forcewire:retry', abort);
      const { statuses, error } = await outcomesOf(org.insert('Account', named(3), { signal: controller.signal }));
      unsubscribe('forcewire:retry', abort);
      expect([statuses, error]).toEqual([['notProcessed', 'notProcessed', 'notProcessed'], 'enough']);
    });
  });

  test.each([
    ['a read', (org: any) => org.objects()],
    ['a load', (org: any) => org.insert('Account', named(1)).summary()],
    ['a bulk call', (org: any) => org.bulk.query('SELECT Id FROM Account', { protocol: '2.0' }).toArray()],
    ['a job that is waited for', (org: any) => org.bulk.query('SELECT Id FROM Account', { protocol: '1.0' }).toArray()],
  ])('ends with the connection: %s', async (name, run) => {
    for (const end of ['signal', 'close'] as const) {
      const controller = new AbortController();
      await using local = await LocalOrg.start({ bulk: { queuedMs: 3_600_000 } });
      let asleep = (): void => {};
      const sleeping = new Promise<void>((resolve) => {
        asleep = resolve;
      });
      // Nobody is ever woken by the time.
      const sleep = (_: number, signal: AbortSignal | undefined): Promise<void> => {
        asleep();
        return new Promise((resolve) => signal?.addEventListener('abort', () => resolve()));
      };
      const clock = { now: Date.now, random: () => 0, sleep };
      const org = await connectBy(clock, { api: v62, ...local.connectOptions(), signal: controller.signal });
      if (!name.startsWith('a job')) local.faults.add({ kind: 'fault', exceptionCode: 'SERVER_UNAVAILABLE' });
      const running = failureOf(run(org));
      await sleeping;
      if (end === 'signal') controller.abort(new Error('enough'));
      else await org.close();
      expect(await running).toMatchObject(end === 'signal' ? { message: 'enough' } : { code: 'CLOSED' });
      expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
      await org.close();
    }
  });

  test('options that make no sense are refused', async () => {
    await withServer({}, async (server) => {
      await expect(server.connect({ retry: { attempts: 0 } })).rejects.toMatchObject({ code: 'INVALID_OPTION' });
      await expect(server.connect({ retry: { baseDelayMs: -1 } })).rejects.toMatchObject({ code: 'INVALID_OPTION' });
    });
  });
});

test.each([
  ['TotalRequests Limit exceeded.', 0],
  ['ConcurrentRequests (Concurrent API Requests) Limit exceeded.', 1],
])('of the request limits, that of a day is not waited for, by SOAP or by Bulk 2.0: %s', async (message, retries) => {
  await using local = await LocalOrg.start({ bulk: { queuedMs: 0, msPerRecord: 0 } });
  for (const operation of ['query', 'bulk2.createQueryJob']) {
    await using org = await connectBy(new PatientClock(), { api: v62, ...local.connectOptions() });
    const remove = local.faults.add({ kind: 'fault', exceptionCode: 'REQUEST_LIMIT_EXCEEDED', message, on: { operation, nth: 1 } });
    const rows = operation === 'query' ? org.query(SOQL) : org.bulk.query('SELECT Id FROM Account', { protocol: '2.0' });
    const failures = await eventsOf<RetryEvent>('retry', () => rows.toArray().catch(() => {}));
    expect([operation, failures.length]).toEqual([operation, retries]);
    remove();
  }
});

describe('a call that may have been carried out', () => {
  const once =
    (answer: (response: ServerResponse) => void, then: (call: Received) => object) =>
    (call: Received, nth: number): any =>
      nth === 1 ? answer : then(call);

  test('is not repeated where updates shall not be', async () => {
    const update = once(status(502), () => [ok()]);
    await withServer({ update }, async (server) => {
      const org = await server.connect({ retry: { repeatUpdates: false } }, new PatientClock());
      const { statuses } = await outcomesOf(org.update('Account', [{ Id: idOf(1), Name: 'x' }]));
      expect([statuses, server.count('update')]).toEqual([['unknown'], 1]);
    });
  });

  test.each([
    [503, ['ok'], 2],
    [502, ['unknown'], 1],
  ])('and is a create is repeated after status 503 for those who ask for that (%i)', async (code, expected, calls) => {
    const create = once(status(code), () => [ok()]);
    await withServer({ create }, async (server) => {
      const org = await server.connect({ retry: { createOn503: true } }, new PatientClock());
      const { statuses } = await outcomesOf(org.insert('Account', named(1)));
      expect([statuses, server.count('create')]).toEqual([expected, calls]);
    });
  });

  test('repeats the rows of an upsert that have a key, and none that would be created again', async () => {
    const upsert = once(status(504), ({ request }) => request.sObjects.map(() => ({ ...ok(), created: false })));
    await withServer({ upsert }, async (server) => {
      const org = await server.connect({ retry: {} }, new PatientClock());
      const rows = [{ Key: 'a' }, { Key: null }, { Key: 'b' }, { Name: 'no key' }];
      const { outcomes } = await outcomesOf(org.upsert('Account', 'Key', rows));
      expect(outcomes).toMatchObject([
        { status: 'ok', created: undefined, attempts: 2 },
        { status: 'unknown', attempts: 1 },
        { status: 'ok', created: undefined, attempts: 2 },
        { status: 'unknown', attempts: 1 },
      ]);
      expect(sizes(server, 'upsert')).toEqual([4, 2]);
    });
  });

  test('and is a delete has worked if the record is gone the second time', async () => {
    const gone = once(status(504), () => [ok(1), failed('ENTITY_IS_DELETED'), failed('DELETE_FAILED')]);
    await withServer({ delete: gone }, async (server) => {
      const org = await server.connect({ retry: {} }, new PatientClock());
      const { outcomes } = await outcomesOf(org.delete('Account', [idOf(1), idOf(2), idOf(3)]));
      expect(outcomes).toMatchObject([
        { status: 'ok', id: idOf(1) },
        { status: 'ok', id: idOf(2) },
        { status: 'failed', errors: [{ code: 'DELETE_FAILED' }] },
      ]);
    });
  });

  test('and is a delete has failed if the record was gone the first time', async () => {
    await withServer({ delete: () => [failed('ENTITY_IS_DELETED')] }, async (server) => {
      const { statuses } = await outcomesOf((await server.connect()).delete('Account', [idOf(1)]));
      expect(statuses).toEqual(['failed']);
    });
  });

  test('stays unknown where the second try says nothing of the first', async () => {
    const update = (_: Received, nth: number): any => (nth === 1 ? status(502) : { fault: 'INVALID_TYPE' });
    await withServer({ update }, async (server) => {
      const org = await server.connect({ retry: {} }, new PatientClock());
      const { outcomes, error } = await outcomesOf(org.update('Account', [{ Id: idOf(1), Name: 'x' }]));
      expect(outcomes).toMatchObject([{ status: 'unknown', attempts: 2, cause: { code: 'HTTP_502' } }]);
      expect(error).toMatchObject({ code: 'INVALID_TYPE' });
    });
  });
});

describe('a row that the server cannot read', () => {
  /** Refuses every call that has such a row. */
  const refusing = (
    isBad: (name: string) => boolean,
    message = (name: string) => `'${name}' is not a valid value for the type xsd:double`,
  ) => ({
    create: ({ request }: Received): object => {
      const bad = request.sObjects.map(({ Name }: { Name: string }) => Name).find(isBad);
      return bad === undefined ? request.sObjects.map(() => ok()) : { fault: 'MALFORMED_ID', message: message(bad) };
    },
  });

  test('fails alone, and is found in few calls', async () => {
    await withServer(
      refusing((name) => name === 'row 77'),
      async (server) => {
        const { outcomes, statuses, error } = await outcomesOf((await server.connect()).insert('Account', named(200)));
        expect(error).toBeUndefined();
        expect(statuses.filter((each) => each === 'ok')).toHaveLength(199);
        expect(outcomes[77]).toMatchObject({ status: 'failed', errors: [{ code: 'MALFORMED_ID', from: 'server' }] });
        // One for all, and two for each halving of 200.
        expect(server.count('create')).toBeLessThanOrEqual(1 + 2 * 8);
      },
    );
  });

  test('does not hide others', async () => {
    const bad = new Set(['row 3', 'row 150', 'row 151', 'row 199']);
    await withServer(
      refusing((name) => bad.has(name)),
      async (server) => {
        const { outcomes } = await outcomesOf((await server.connect()).insert('Account', named(200)));
        expect(outcomes.filter((outcome) => outcome.status === 'failed').map(({ index }) => index)).toEqual([3, 150, 151, 199]);
      },
    );
  });

  test('does not hide another with the same wrong value, though both halves of the call are refused alike', async () => {
    for (const bad of [
      ['row 3', 'row 150'],
      ['row 25', 'row 75', 'row 199'],
    ]) {
      await withServer(
        refusing(
          (name) => bad.includes(name),
          () => "'n/a' is not a valid value for the type xsd:double",
        ),
        async (server) => {
          const { outcomes, error } = await outcomesOf((await server.connect()).insert('Account', named(200)));
          expect(error).toBeUndefined();
          const failures = outcomes.filter((outcome) => outcome.status === 'failed').map(({ row }) => row.Name);
          expect([failures, outcomes.filter((outcome) => outcome.status === 'ok').length]).toEqual([bad, 200 - bad.length]);
          const taken = server.calls.flatMap(({ operation, request }) => (operation === 'create' ? request.sObjects : []));
          expect(taken.length).toBeGreaterThan(200);
        },
      );
    }
  });

  test('ends the load where both halves are refused alike, and so are rows that are tried alone', async () => {
    await withServer(
      refusing(
        () => true,
        () => 'all alike',
      ),
      async (server) => {
        const { statuses, error } = await outcomesOf((await server.connect()).insert('Account', named(200)));
        expect(new Set(statuses)).toEqual(new Set(['notProcessed']));
        expect([error.code, sizes(server, 'create')]).toEqual(['MALFORMED_ID', [200, 100, 100, 1, 1, 1, 1]]);
      },
    );
  });

  test('ends the load where all rows shall be saved or none', async () => {
    await withServer(
      refusing((name) => name === 'row 7'),
      async (server) => {
        const headers = { AllOrNoneHeader: { allOrNone: true } };
        const { statuses, error } = await outcomesOf((await server.connect()).insert('Account', named(20), { headers }));
        expect(new Set(statuses)).toEqual(new Set(['notProcessed']));
        expect([error.code, server.count('create')]).toEqual(['MALFORMED_ID', 1]);
      },
    );
  });

  test('is looked for within a budget', async () => {
    await withServer(
      refusing((name) => Number(name.slice(4)) % 3 === 0),
      async (server) => {
        const { statuses, error } = await outcomesOf((await server.connect()).insert('Account', named(2_000), { concurrency: 1 }));
        expect(error).toMatchObject({ code: 'MALFORMED_ID' });
        expect(statuses).toContain('notProcessed');
        expect(server.count('create')).toBeLessThan(450);
      },
    );
  });
});

describe('rows that are locked', () => {
  /** Rows with these names find their record locked, as often as that. */
  const locking = (names: readonly string[], times: number) => {
    const seen = new Map<string, number>();
    const save = (name: string): object => {
      const count = seen.get(name) ?? 0;
      seen.set(name, count + 1);
      return names.includes(name) && count < times ? failed('UNABLE_TO_LOCK_ROW') : ok();
    };
    return { create: ({ request }: Received): object => request.sObjects.map(({ Name }: { Name: string }) => save(Name)) };
  };

  test('are sent again later, without the others', async () => {
    await withServer(locking(['row 2', 'row 5', 'row 6'], 1), async (server) => {
      const clock = new PatientClock();
      const { outcomes } = await outcomesOf((await server.connect({ retry: {} }, clock)).insert('Account', named(10)));
      expect(outcomes.map(({ status: each, attempts }) => [each, attempts])).toEqual(
        named(10).map((_, at) => ['ok', [2, 5, 6].includes(at) ? 2 : 1]),
      );
      expect([sizes(server, 'create'), clock.waits]).toEqual([[10, 3], [750]]);
    });
  });

  test('are sent in smaller calls where a whole call was locked', async () => {
    const names = named(8).map(({ Name }) => Name);
    await withServer(locking(names, 1), async (server) => {
      const { statuses } = await outcomesOf((await server.connect()).insert('Account', named(8)));
      expect([new Set(statuses), sizes(server, 'create')]).toEqual([new Set(['ok']), [8, 4, 4]]);
    });
  });

  test('are sent with the others where all shall be saved or none', async () => {
    const create = ({ request }: Received, nth: number): object =>
      request.sObjects.map((_: unknown, at: number) =>
        nth > 1 ? ok(at) : failed(at === 1 ? 'UNABLE_TO_LOCK_ROW' : 'ALL_OR_NONE_OPERATION_ROLLED_BACK'),
      );
    await withServer({ create }, async (server) => {
      const headers = { AllOrNoneHeader: { allOrNone: true } };
      const { statuses } = await outcomesOf((await server.connect()).insert('Account', named(4), { headers }));
      expect([statuses, sizes(server, 'create')]).toEqual([
        ['ok', 'ok', 'ok', 'ok'],
        [4, 4],
      ]);
    });
  });

  test('are known where a trigger wraps the error in its own', async () => {
    const wrapped = 'Upd: execution of BeforeUpdate caused by: System.DmlException: UNABLE_TO_LOCK_ROW, unable to obtain exclusive access';
    const create = (_: Received, nth: number): object => [nth === 1 ? failed('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', wrapped) : ok()];
    await withServer({ create }, async (server) => {
      expect((await outcomesOf((await server.connect()).insert('Account', named(1)))).statuses).toEqual(['ok']);
    });
  });

  test('fail in the end, with the errors of the server', async () => {
    await withServer(locking(['row 1'], 99), async (server) => {
      const { outcomes, error } = await outcomesOf(
        (await server.connect({ retry: { attempts: 3, baseDelayMs: 0 } })).insert('Account', named(3)),
      );
      expect(outcomes[1]).toMatchObject({ status: 'failed', attempts: 3, errors: [{ code: 'UNABLE_TO_LOCK_ROW', from: 'server' }] });
      expect([error, sizes(server, 'create')]).toEqual([undefined, [3, 1, 1]]);
    });
  });
});

describe('lanes', () => {
  test('are halved when the server has too much to do, and opened again when calls go well', async () => {
    let now = 0;
    let most = 0;
    const create = async ({ request }: Received, nth: number): Promise<object> => {
      now++;
      await new Promise((resolve) => setImmediate(resolve));
      if (nth > 4) most = nth <= 12 ? Math.max(most, now) : most;
      now--;
      return nth <= 4 ? busy : request.sObjects.map(() => ok());
    };
    await withServer({ create }, async (server) => {
      const org = await server.connect({ retry: {}, tags: { tenant: 'acme' } }, new PatientClock());
      let statuses: string[] = [];
      const events = await eventsOf<LanesEvent>('lanes', async () => {
        ({ statuses } = await outcomesOf(org.insert('Account', named(400), { batchRows: 10, concurrency: 4 })));
      });
      expect(new Set(statuses)).toEqual(new Set(['ok']));
      expect(most).toBeLessThanOrEqual(3);
      const tags = { tenant: 'acme' };
      expect(events[0]).toEqual({ operation: 'create', from: 4, to: 2, reason: 'SERVER_UNAVAILABLE', tags });
      expect(events.at(-1)).toMatchObject({ to: 4, reason: 'calls went well' });
    });
  });
});

describe('events', () => {
  test('tell each decision, with the tags', async () => {
    const create = ({ request }: Received, nth: number): any => {
      if (nth === 1) return busy;
      const names: string[] = request.sObjects.map(({ Name }: { Name: string }) => Name);
      return names.includes('row 1') ? { fault: 'MALFORMED_ID', message: 'bad' } : names.map(() => ok());
    };
    await withServer({ create }, async (server) => {
      const tags = { tenant: 'acme' };
      const org = await server.connect({ retry: {}, tags }, new PatientClock());
      let batches: BatchEvent[] = [];
      let splits: SplitEvent[] = [];
      const retries = await eventsOf<RetryEvent>('retry', async () => {
        splits = await eventsOf('split', async () => {
          batches = await eventsOf('batch', () => outcomesOf(org.insert('Account', named(2))));
        });
      });
      const operation = 'create';
      expect(retries).toEqual([
        { operation, attempt: 1, waitMs: 750, code: 'SERVER_UNAVAILABLE', message: 'about SERVER_UNAVAILABLE', tags },
      ]);
      expect(splits).toEqual([{ operation, reason: 'value', rows: 2, size: 1, code: 'MALFORMED_ID', tags }]);
      expect(batches.every(({ durationMs }) => durationMs >= 0)).toBe(true);
      expect(batches.map(({ durationMs: _, ...told }) => told)).toEqual([
        { operation, rows: 2, attempt: 1, ok: 0, failed: 0, code: 'SERVER_UNAVAILABLE', tags },
        { operation, rows: 2, attempt: 2, ok: 0, failed: 0, code: 'MALFORMED_ID', tags },
        { operation, rows: 1, attempt: 2, ok: 1, failed: 0, code: undefined, tags },
        { operation, rows: 1, attempt: 2, ok: 0, failed: 0, code: 'MALFORMED_ID', tags },
      ]);
    });
  });
});
