import { execFile } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { getEventListeners } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BudgetEvent, ConnectOptions, Load, Org, Outcome, SessionStore } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Budget } from '../../src/budget/budget.ts';
import { connectBy } from '../../src/connection.ts';
import { failureOf } from '../auth/with-org.ts';
import { PatientClock } from '../connection/patient-clock.ts';

type V62 = typeof v62;
const HOUR = 3_600_000;
const root = fileURLToPath(new URL('../..', import.meta.url));
const closers: (() => Promise<void>)[] = [];

let events: BudgetEvent[];
const note = (message: unknown): void => void events.push(message as BudgetEvent);
beforeEach(() => {
  events = [];
  subscribe('forcewire:budget', note);
});
afterEach(async () => {
  unsubscribe('forcewire:budget', note);
  for (const close of closers.splice(0).reverse()) await close();
});

async function startOrg(options: Parameters<typeof LocalOrg.start>[0] = {}): Promise<LocalOrg> {
  const local = await LocalOrg.start({ bulk: { queuedMs: 0, msPerRecord: 0 }, ...options });
  closers.push(() => local.close());
  return local;
}

interface Rig {
  readonly org: Org<V62>;
  readonly clock: PatientClock;
}

async function connectTo(local: LocalOrg, options: Partial<ConnectOptions<V62>>, clock: PatientClock = new PatientClock()): Promise<Rig> {
  const org = await connectBy(clock, { api: v62, ...local.connectOptions(), tags: { tenant: 'acme' }, ...options });
  closers.push(() => org.close());
  return { org, clock };
}

/** Counted from outside, by a connection that has no budget. */
async function countRows(local: LocalOrg): Promise<number> {
  const { org } = await connectTo(local, {});
  return org.query('SELECT count() FROM Account').totalSize();
}

/** Requests that count against the org: those over a session. */
const callsOf = (local: LocalOrg) => local.requests.filter(({ operation, path }) => operation !== 'login' && path !== '/services/data/');
const counted = (local: LocalOrg): number => callsOf(local).length;
const accounts = (count: number): { Name: string }[] => Array.from({ length: count }, (_, at) => ({ Name: `row ${at}` }));

async function outcomesOf<Row>(load: Load<Row>): Promise<{ statuses: Record<string, number>; error: any; outcomes: Outcome<Row>[] }> {
  const outcomes: Outcome<Row>[] = [];
  let error: unknown;
  try {
    for await (const outcome of load) outcomes.push(outcome);
  } catch (thrown) {
    error = thrown;
  }
  const statuses: Record<string, number> = {};
  for (const { status } of outcomes) statuses[status] = (statuses[status] ?? 0) + 1;
  return { statuses, error, outcomes };
}

function abortable(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort(new Error('enough')) };
}

function memoryStore(): SessionStore & { locks: number; readonly values: Map<string, string> } {
  const values = new Map<string, string>();
  let turn: Promise<unknown> = Promise.resolve();
  return {
    values,
    locks: 0,
    read: async (key) => values.get(key),
    write: async (key, value) => void values.set(key, value),
    lock(_key, run) {
      this.locks++;
      const result = turn.then(run);
      turn = result.catch(() => {});
      return result;
    },
  };
}

describe('a budget of calls', () => {
  test('stops before anything is sent, and says when there are calls again', async () => {
    const local = await startOrg();
    const { org } = await connectTo(local, { budget: { calls: 5 } });
    for (let call = 0; call < 5; call++) await org.soap.getServerTimestamp();
    const error = await failureOf(org.query('SELECT Id FROM Account').toArray());
    expect(error).toMatchObject({ code: 'BUDGET_EXCEEDED', retryable: true, tags: { tenant: 'acme' } });
    expect(error.retryAfterMs).toBeGreaterThan(23 * HOUR);
    expect(error.retryAfterMs).toBeLessThanOrEqual(24.25 * HOUR);
    expect([counted(local), org.usage?.current]).toEqual([5, 5]);
    expect(events).toEqual([{ operation: 'query', reason: 'calls', waitMs: undefined, tags: { tenant: 'acme' } }]);
  });

  test('counts whatever counts against the org: pages, polls, retries, what is repeated after a renewal, and no login', async () => {
    const local = await startOrg();
    local.load({ Account: accounts(450) });
    const store = memoryStore();
    const clock = new PatientClock();
    clock.onWait = (ms) => local.clock.advance(ms);
    const { org } = await connectTo(local, { budget: { calls: 1_000 }, sessionStore: store }, clock);
    local.faults.add({ kind: 'status', status: 503, on: { operation: 'queryMore', nth: 1 } });
    local.faults.add({ kind: 'expireSessions', on: { operation: 'queryMore', nth: 3 } });
    expect(await org.query('SELECT Id FROM Account', { batchSize: 200 }).toArray()).toHaveLength(450);
    for (const protocol of ['1.0', '2.0'] as const) {
      expect((await org.bulk.insert('Account', accounts(3), { protocol }).summary()).ok).toBe(3);
      expect(await org.bulk.query('SELECT Id FROM Account', { protocol }).toArray()).not.toHaveLength(0);
    }
    await org.close();
    const slots = JSON.parse([...store.values].find(([key]) => key === `calls ${org.organizationId}`)?.[1] ?? '{}') as Record<
      string,
      number
    >;
    const seen = callsOf(local);
    expect(new Set(seen.map(({ operation }) => operation)).size).toBeGreaterThan(8);
    // A renewed session is looked at before it is used: by a call of its own, which nobody holds back.
    const checks = seen.filter(({ operation }) => operation === 'getServerTimestamp').length;
    expect(Object.values(slots).reduce((sum, calls) => sum + calls, 0)).toBe(seen.length - checks);
  });

  test.each([1, 4])('ends a load with nothing lost: rows not sent are notProcessed (%d lanes)', async (concurrency) => {
    const local = await startOrg();
    const { org } = await connectTo(local, { budget: { calls: 4, onExceeded: 'stop' } });
    const { statuses, error } = await outcomesOf(org.insert('Account', accounts(2_000), { batchRows: 100, concurrency }));
    expect(error).toMatchObject({ code: 'BUDGET_EXCEEDED' });
    expect(statuses.ok).toBe(400);
    expect(Object.keys(statuses).sort()).toEqual(['notProcessed', 'ok']);
    expect(counted(local)).toBe(4);
    expect(await countRows(local)).toBe(400);
  });

  test.each(['1.0', '2.0'] as const)('ends a load by Bulk %s with nothing lost, wherever it stands', async (protocol) => {
    for (let calls = 1; calls <= 6; calls++) {
      const local = await startOrg();
      const { org, clock } = await connectTo(local, { budget: { calls } });
      clock.onWait = (ms) => local.clock.advance(ms);
      const { statuses, error, outcomes } = await outcomesOf(
        org.bulk.insert('Account', accounts(40), { protocol, batchRows: 20, concurrency: 1 }),
      );
      expect(counted(local)).toBeLessThanOrEqual(calls);
      const rows = await countRows(local);
      expect([error?.code, outcomes.length === 40 || outcomes.length === 20]).toEqual(['BUDGET_EXCEEDED', true]);
      expect(statuses.ok ?? 0).toBeLessThanOrEqual(rows);
      expect(rows).toBeLessThanOrEqual((statuses.ok ?? 0) + (statuses.unknown ?? 0));
      expect(statuses.failed).toBeUndefined();
      await org.close();
      await local.close();
    }
  });

  test('waits on request until a day has passed since the calls were made, visibly', async () => {
    const local = await startOrg();
    const { org, clock } = await connectTo(local, { budget: { calls: 4, onExceeded: 'wait' } });
    const start = clock.now();
    await org.soap.getServerTimestamp();
    await org.soap.getServerTimestamp();
    await clock.sleep(12 * HOUR);
    await org.soap.getServerTimestamp();
    await org.soap.getServerTimestamp();
    await org.soap.getServerTimestamp();
    expect(clock.now() - start).toBeGreaterThanOrEqual(24 * HOUR);
    expect(clock.now() - start).toBeLessThanOrEqual(24.25 * HOUR);
    await org.soap.getServerTimestamp();
    expect(clock.now() - start).toBeLessThanOrEqual(24.25 * HOUR);
    await org.soap.getServerTimestamp();
    expect(clock.now() - start).toBeGreaterThanOrEqual(36 * HOUR);
    expect(new Set(events.map(({ operation, reason }) => `${operation} ${reason}`))).toEqual(new Set(['getServerTimestamp calls']));
    expect(events.every(({ waitMs }) => waitMs !== undefined && waitMs <= HOUR / 4)).toBe(true);
    expect(counted(local)).toBe(7);
  });

  test('is waited for no longer than the signal of the call, the life of the connection, or a load', async () => {
    const local = await startOrg();
    const { org, clock } = await connectTo(local, { budget: { calls: 1, onExceeded: 'wait' } });
    await org.soap.getServerTimestamp();
    // Time stands still, as for somebody who waits for a day.
    let onSleep = (): void => {};
    const asleep = (): Promise<void> =>
      new Promise((resolve) => {
        onSleep = resolve;
      });
    clock.sleep = (_, signal?: AbortSignal) => {
      onSleep();
      return new Promise((resolve) => signal?.addEventListener('abort', () => resolve()));
    };

    const given = new AbortController();
    let sleeping = asleep();
    const waiting = failureOf(org.soap.getServerTimestamp({}, { signal: given.signal }));
    await sleeping;
    given.abort(new Error('enough'));
    expect(await waiting).toMatchObject({ message: 'enough' });

    sleeping = asleep();
    const load = org.insert('Account', accounts(1_000), { batchRows: 100 });
    const first = load[Symbol.asyncIterator]().next();
    await sleeping;
    await load.close();
    await first;
    expect(await load.summary()).toMatchObject({ ok: 0, unknown: 0, failed: 0, calls: 0 });

    sleeping = asleep();
    const aborted = new AbortController();
    const outcomes = outcomesOf(org.insert('Account', accounts(300), { batchRows: 100, signal: aborted.signal }));
    await sleeping;
    aborted.abort(new Error('no more'));
    const { statuses, error } = await outcomes;
    expect([Object.keys(statuses), error.message]).toEqual([['notProcessed'], 'no more']);

    sleeping = asleep();
    const last = failureOf(org.soap.getServerTimestamp());
    await sleeping;
    await org.close();
    expect(await last).toMatchObject({ code: 'CLOSED' });
    expect(counted(local)).toBe(1);
  });

  test.each(['1.0', '2.0'] as const)('does not hold up who leaves a load by Bulk %s that waits for it', async (protocol) => {
    for (let calls = 1; calls <= 5; calls++) {
      const local = await startOrg();
      const { org, clock } = await connectTo(local, { budget: { calls, onExceeded: 'wait' } });
      const asleep = new Promise<void>((resolve) => {
        clock.sleep = async (ms: number, signal?: AbortSignal) => {
          await local.clock.advance(ms);
          // Polls are waited for, the budget is not.
          if (ms < HOUR / 4) return;
          resolve();
          if (signal?.aborted !== true) await new Promise<void>((wake) => signal?.addEventListener('abort', () => wake()));
        };
      });
      const load = org.bulk.insert('Account', accounts(20), { protocol, batchRows: 10, concurrency: 1 });
      const reading = outcomesOf(load);
      await asleep;
      await load.close();
      await reading;
      const { ok, unknown, notProcessed, total } = await load.summary();
      expect(ok + unknown + notProcessed).toBe(total);
      expect(counted(local)).toBeLessThanOrEqual(calls);
      await org.close();
      await local.close();
    }
  });

  test('is not charged for what never left', async () => {
    const local = await startOrg();
    const { org } = await connectTo(local, { budget: { calls: 2 } });
    await local.close();
    const codes = new Set<string>();
    // The first may have gone out over a socket that was open.
    for (let call = 0; call < 6; call++) codes.add((await failureOf(org.soap.getServerTimestamp())).code);
    expect([...codes].at(-1)).toBe('CONNECTION_REFUSED');
    for (let call = 0; call < 3; call++)
      expect(await failureOf(org.soap.query({ queryStrin: '' } as never))).toMatchObject({ code: 'ENCODE_ERROR' });
  });
});

describe('a budget in a store', () => {
  test('is one for all who share it, and is taken in portions', async () => {
    const local = await startOrg();
    const store = memoryStore();
    const budget = { calls: 300 };
    const [{ org: one }, { org: other }] = [
      await connectTo(local, { budget, sessionStore: store }),
      await connectTo(local, { budget, sessionStore: store }),
    ];
    store.locks = 0;
    for (let call = 0; call < 100; call++) await Promise.all([one.soap.getServerTimestamp(), other.soap.getServerTimestamp()]);
    expect(store.locks).toBeLessThan(40);
    let made = 200;
    for (const org of [one, other]) {
      for (let refused = false; !refused; ) {
        refused = await org.soap.getServerTimestamp().then(
          () => false,
          () => true,
        );
        if (!refused) made++;
      }
      // What it held is free for the other.
      await org.close();
    }
    expect(made).toBe(300);
    expect(counted(local)).toBe(300);
    const { org: late } = await connectTo(local, { budget, sessionStore: store });
    expect(await failureOf(late.soap.getServerTimestamp())).toMatchObject({ code: 'BUDGET_EXCEEDED' });
    // Whoever has a larger budget sees the same calls, and may make more.
    const { org: larger } = await connectTo(local, { budget: { calls: 301 }, sessionStore: store });
    await larger.soap.getServerTimestamp();
    expect(await failureOf(larger.soap.getServerTimestamp())).toMatchObject({ code: 'BUDGET_EXCEEDED' });
  });

  test('holds between processes', async () => {
    const local = await startOrg();
    const folder = mkdtempSync(join(tmpdir(), 'forcewire-budget-'));
    closers.push(async () => rmSync(folder, { recursive: true, force: true }));
    const { username, password, securityToken } = local.credentials;
    const task = { store: join(folder, 'sessions.json'), loginUrl: local.url, username, password, securityToken, calls: 60, budget: 80 };
    const spend = async (): Promise<{ made: number; code?: string }> => {
      const args = ['--import', 'tsx', 'test/budget/spend-budget.ts', JSON.stringify(task)];
      return JSON.parse((await promisify(execFile)('node', args, { cwd: root })).stdout);
    };
    const results = await Promise.all([spend(), spend()]);
    const made = results.reduce((sum, each) => sum + each.made, 0);
    expect(made).toBe(counted(local));
    // A twentieth may be left at the one who needed it no more.
    expect(made).toBeLessThanOrEqual(80);
    expect(made).toBeGreaterThanOrEqual(76);
    expect(results.some(({ code }) => code === 'BUDGET_EXCEEDED')).toBe(true);
    expect(results.every(({ code }) => code === undefined || code === 'BUDGET_EXCEEDED')).toBe(true);
    const rest = await spend();
    expect([made + rest.made, rest.code]).toEqual([80, 'BUDGET_EXCEEDED']);
  });

  test('that cannot be had fails the call that asks for it, and no other', async () => {
    const local = await startOrg();
    const store = memoryStore();
    const { org } = await connectTo(local, { budget: { calls: 30, percentOfDailyLimit: 50 }, sessionStore: store });
    const read = store.read;
    store.read = () => Promise.reject(new Error('the disk is gone'));
    expect(await failureOf(org.soap.getServerTimestamp())).toMatchObject({ message: 'the disk is gone' });
    const { statuses, error } = await outcomesOf(org.insert('Account', accounts(10)));
    expect([statuses, error.message]).toEqual([{ notProcessed: 10 }, 'the disk is gone']);
    store.read = read;
    await org.soap.getServerTimestamp();
  });

  test('is waited for no longer than the signal of a call, which leaves its place to others', async () => {
    const local = await startOrg();
    const store = memoryStore();
    const { org } = await connectTo(local, { budget: { calls: 1 }, sessionStore: store });
    let free!: () => void;
    const held = store.lock('', () => new Promise<void>((resolve) => (free = resolve)));
    const { signal, abort } = abortable();
    const waiting = Array.from({ length: 15 }, () => failureOf(org.soap.getServerTimestamp({}, { signal })));
    await setImmediate();
    abort();
    for (const each of await Promise.all(waiting)) expect(each).toMatchObject({ message: 'enough' });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    free();
    await held;
    await org.soap.getServerTimestamp();
    expect(await failureOf(org.soap.getServerTimestamp())).toMatchObject({ code: 'BUDGET_EXCEEDED' });
    expect(counted(local)).toBe(1);
  });

  test('forgets within a day what a clock wrote that was a year ahead', async () => {
    const local = await startOrg();
    const store = memoryStore();
    const { org, clock } = await connectTo(local, { budget: { calls: 3 }, sessionStore: store });
    const ahead = clock.now() + 365 * 24 * HOUR;
    store.values.set(`calls ${org.organizationId}`, JSON.stringify({ [ahead]: 3 }));
    const error = await failureOf(org.soap.getServerTimestamp());
    expect(error).toMatchObject({ code: 'BUDGET_EXCEEDED' });
    expect(error.retryAfterMs).toBeLessThanOrEqual(24.25 * HOUR);
    await clock.sleep(error.retryAfterMs);
    await org.soap.getServerTimestamp();
  });

  test('that was spoilt begins anew', async () => {
    const local = await startOrg();
    const store = memoryStore();
    const { org } = await connectTo(local, { budget: { calls: 3 }, sessionStore: store });
    store.values.set(`calls ${org.organizationId}`, '{"half');
    await org.soap.getServerTimestamp();
  });
});

describe("a share of the org's limit", () => {
  test('asks for the count within the calls that a budget has', async () => {
    const local = await startOrg({ dailyLimit: 10 });
    const { org, clock } = await connectTo(local, { budget: { calls: 2, percentOfDailyLimit: 10 } });
    const reasons: string[] = [];
    for (let look = 0; look < 4; look++) {
      expect(await failureOf(org.soap.getServerTimestamp())).toMatchObject({ code: 'BUDGET_EXCEEDED' });
      reasons.push(events.at(-1)!.reason);
      await clock.sleep(HOUR / 4);
    }
    expect(reasons).toEqual(['percentOfDailyLimit', 'calls', 'calls', 'calls']);
    expect(counted(local)).toBe(2);
  });

  test('leaves the rest to others, whose calls count as well', async () => {
    const local = await startOrg({ dailyLimit: 100 });
    const { org: others } = await connectTo(local, {});
    for (let call = 0; call < 10; call++) await others.soap.getServerTimestamp();
    const { org } = await connectTo(local, { budget: { percentOfDailyLimit: 20 } });
    const failed = await failureOf(
      (async () => {
        for (;;) await org.soap.getServerTimestamp();
      })(),
    );
    expect(failed).toMatchObject({
      code: 'BUDGET_EXCEEDED',
      retryable: true,
      message: expect.stringMatching(/20 of its 100 calls.* 20 percent/),
    });
    expect([org.usage?.current, counted(local)]).toEqual([20, 20]);
    expect(events.at(-1)).toMatchObject({ reason: 'percentOfDailyLimit' });
  });

  test.each(['soap', '1.0', '2.0'] as const)(
    'is not overrun by calls that are on their way together, nor where answers say nothing (%s)',
    async (way) => {
      const local = await startOrg({ dailyLimit: 1_000 });
      const { org, clock } = await connectTo(local, { budget: { percentOfDailyLimit: 25 } });
      clock.onWait = (ms) => local.clock.advance(ms);
      const load =
        way === 'soap'
          ? org.insert('Account', accounts(3_000), { batchRows: 10, concurrency: 8 })
          : org.bulk.insert('Account', accounts(3_000), { protocol: way, batchRows: 10, concurrency: 8 });
      const { error, statuses } = await outcomesOf(load);
      expect(error).toMatchObject({ code: 'BUDGET_EXCEEDED' });
      expect(counted(local)).toBeLessThanOrEqual(250);
      expect(counted(local)).toBeGreaterThanOrEqual(240);
      expect(await countRows(local)).toBeGreaterThanOrEqual(statuses.ok ?? 0);
    },
  );

  test('goes by the largest count, whichever answer comes last, and after a minute by a smaller one', async () => {
    const clock = new PatientClock();
    const ask = async (): Promise<void> => budget.report({ current: 1, limit: 10 });
    const budget: Budget = new Budget({ percentOfDailyLimit: 50 }, { clock, tags: {}, signal: undefined, place: undefined, ask });
    const call = (current: number, before?: Promise<unknown>): Promise<void> =>
      budget.call({ operation: 'query', signals: [] }, async () => {
        await before;
        budget.report({ current, limit: 10 });
      });
    const second = call(3);
    await Promise.all([call(2, second), second]);
    const together = await Promise.allSettled([call(4), call(5), call(6)]);
    expect(together.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    await clock.sleep(60_000);
    budget.report({ current: 2, limit: 10 });
    await call(3);
  });

  test('is no reason to fail where the server does not tell its count', async () => {
    const local = await startOrg({ dailyLimit: 100 });
    const { org } = await connectTo(local, { budget: { percentOfDailyLimit: 1 } });
    local.faults.add({ kind: 'status', status: 404, body: '', on: { operation: 'rest.resources' } });
    await org.soap.getServerTimestamp();
    expect(org.usage).toMatchObject({ current: 1, limit: 100 });
    expect(await failureOf(org.soap.getServerTimestamp())).toMatchObject({ code: 'BUDGET_EXCEEDED' });
  });

  test("is used up with the org's whole limit", async () => {
    const local = await startOrg({ dailyLimit: 0 });
    const { org } = await connectTo(local, { budget: { percentOfDailyLimit: 100 } });
    expect(await failureOf(org.soap.getServerTimestamp())).toMatchObject({ code: 'BUDGET_EXCEEDED' });
  });

  test('is waited for on request: the server is asked every quarter of an hour', async () => {
    const local = await startOrg({ dailyLimit: 400 });
    const { org: others } = await connectTo(local, {});
    await Promise.all(Array.from({ length: 200 }, () => others.soap.getServerTimestamp()));
    const { org, clock } = await connectTo(local, { budget: { percentOfDailyLimit: 50, onExceeded: 'wait' } });
    const start = clock.now();
    clock.onWait = (ms) => local.clock.advance(ms);
    await org.soap.getServerTimestamp();
    expect(clock.now() - start).toBeGreaterThanOrEqual(23 * HOUR);
    expect(new Set(events.map(({ waitMs }) => waitMs))).toEqual(new Set([HOUR / 4]));
  });
});

test.each([{}, { calls: 0 }, { calls: 1.5 }, { percentOfDailyLimit: 0 }, { percentOfDailyLimit: 101 }, { calls: 1, onExceeded: 'pause' }])(
  'a budget of %j is refused before anything is sent',
  async (budget) => {
    const local = await startOrg();
    expect(await failureOf(connectTo(local, { budget: budget as never }))).toMatchObject({ code: 'INVALID_OPTION' });
    expect(local.requests).toHaveLength(0);
  },
);
