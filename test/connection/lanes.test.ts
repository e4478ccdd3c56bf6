import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setImmediate } from 'node:timers/promises';
import type { LanesEvent } from 'forcewire';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Lanes } from '../../src/load/lanes.ts';
import { VirtualClock } from '../bulk/virtual-clock.ts';
import { PatientClock } from './patient-clock.ts';
import { type Received, ScriptedServer } from './scripted-server.ts';

const OWNER = { operation: 'create', tags: { tenant: 'acme' } };
const ROWS = 200;
/** Of a call that the server has for itself. */
const BASE_MS = 400;

let events: LanesEvent[];
const note = (message: unknown): void => void events.push(message as LanesEvent);
beforeEach(() => {
  events = [];
  subscribe('forcewire:lanes', note);
});
afterEach(() => unsubscribe('forcewire:lanes', note));

/** Numbers from 0 to 1, the same each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

interface Ran {
  readonly open: number;
  readonly milliseconds: number;
  /** How many calls began with so many open lanes. */
  readonly began: ReadonlyMap<number, number>;
}

/** Sends calls over lanes to a server whose time for each depends on how many it is at. */
async function run(most: number, calls: number, timeOf: (busy: number, call: number) => number): Promise<Ran> {
  const clock = new VirtualClock();
  const lanes = new Lanes(most, OWNER, { now: () => clock.now() });
  const began = new Map<number, number>();
  const never = new AbortController().signal;
  let busy = 0;
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < calls) {
      const call = next++;
      const ticket = (await lanes.enter(never))!;
      began.set(lanes.open, (began.get(lanes.open) ?? 0) + 1);
      busy++;
      await clock.sleep(timeOf(busy, call), undefined);
      busy--;
      lanes.leave(ticket);
      lanes.wentWell(ticket, ROWS);
    }
  };
  const all = Promise.all(Array.from({ length: most }, work));
  await clock.run();
  await all;
  return { open: lanes.open, milliseconds: clock.now(), began };
}

const share = ({ began }: Ran, is: (open: number) => boolean): number => {
  const entries = [...began];
  const sum = (list: typeof entries): number => list.reduce((total, [, calls]) => total + calls, 0);
  return sum(entries.filter(([open]) => is(open))) / sum(entries);
};

describe('lanes go by the time that calls take:', () => {
  // A server that does one call after the other: more lanes make each call longer, and nothing faster.
  test.each([2, 4, 8, 16])(
    'of a server whose time grows with the calls on their way, %d become one or two, and the load takes no longer',
    async (most) => {
      const ran = await run(most, 2_000, (busy) => BASE_MS * busy);
      expect(share(ran, (open) => open <= 2)).toBeGreaterThan(0.7);
      expect(events.every(({ from, to }) => from !== to && to >= 1 && to <= most)).toBe(true);
      expect(events[0]).toMatchObject({ ...OWNER, from: most, reason: 'to see whether fewer are as fast' });
    },
  );

  test.each([1, 2, 4, 8, 16])('of a server that serves all side by side, %d stay open, and trials cost little', async (most) => {
    const ran = await run(most, 2_000, () => BASE_MS);
    expect(share(ran, (open) => open === most)).toBeGreaterThan(0.9);
    expect(ran.milliseconds).toBeLessThan((1.05 * 2_000 * BASE_MS) / most);
    expect(ran.open).toBe(most);
  });

  test('of a server that does three at a time, eight become about as many', async () => {
    const ran = await run(8, 2_000, (busy) => BASE_MS * Math.max(1, busy / 3));
    expect(share(ran, (open) => open >= 3 && open <= 5)).toBeGreaterThan(0.7);
    expect(ran.milliseconds).toBeLessThan((1.1 * 2_000 * BASE_MS) / 3);
  });

  test('chance does not close lanes', async () => {
    const random = seeded(7);
    const ran = await run(4, 2_000, () => BASE_MS * (0.75 + random() / 2));
    expect(share(ran, (open) => open === 4)).toBeGreaterThan(0.8);
    expect(ran.milliseconds).toBeLessThan((1.1 * 2_000 * BASE_MS) / 4);
  });

  test('a server that is slow for a while has its lanes again afterwards', async () => {
    const ran = await run(4, 3_000, (busy, call) => BASE_MS * (call < 500 ? busy : 1));
    expect(share(ran, (open) => open <= 2)).toBeGreaterThan(0.1);
    expect(ran.open).toBe(4);
  });
});

test('the same calls make the same decisions', async () => {
  const timeOf = (busy: number, call: number): number => BASE_MS * busy + (call % 7);
  await run(8, 500, timeOf);
  const first = events.splice(0);
  await run(8, 500, timeOf);
  expect(events).toEqual(first);
});

test('a fault in the middle of a trial ends it, and lanes open again up to those that were there before', async () => {
  const lanes = new Lanes(4, OWNER, { now: () => 0 });
  const never = new AbortController().signal;
  let time = 0;
  const call = async (): Promise<void> => {
    const ticket = (await lanes.enter(never))!;
    lanes.leave(ticket);
    ticket.took = ++time;
    lanes.wentWell(ticket, ROWS);
  };
  while (lanes.open === 4) await call();
  expect(lanes.open).toBe(3);
  const ticket = (await lanes.enter(never))!;
  lanes.leave(ticket);
  lanes.narrow(ticket, 'UNABLE_TO_LOCK_ROW');
  expect(lanes.open).toBe(1);
  while (lanes.open < 4) await call();
  expect(events.map(({ from, to, reason }) => `${from} ${to} ${reason}`)).toEqual([
    '4 3 to see whether fewer are as fast',
    '3 1 UNABLE_TO_LOCK_ROW',
    '1 2 calls went well',
    '2 3 calls went well',
    '3 4 calls went well',
  ]);
});

describe('over the wire', () => {
  const answer = ({ request }: Received): object =>
    request.sObjects.map((_: object, at: number) => ({ id: `00100000000000${at % 10}AAA`, success: true }));
  const rows = (count: number): { Name: string }[] => Array.from({ length: count }, (_, at) => ({ Name: `row ${at}` }));

  /** Answers calls when as many have come as may, after the time that they take: one after the other, or all together. */
  async function load(kind: 'one by one' | 'side by side'): Promise<number> {
    const clock = new PatientClock();
    let waiting: (() => void)[] = [];
    let open = 4;
    let left = 300;
    const onLanes = (message: unknown): void => {
      open = (message as LanesEvent).to;
    };
    const serve = async (): Promise<void> => {
      const size = (): number => Math.min(open, left);
      if (waiting.length === 0 || waiting.length < size()) return;
      const served = kind === 'one by one' ? waiting.splice(0, 1) : waiting.splice(0);
      await clock.sleep(BASE_MS);
      left -= served.length;
      for (const each of served) each();
    };
    const create = async (received: Received): Promise<object> => {
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
      return answer(received);
    };
    const server = await ScriptedServer.start({ create });
    const org = await server.connect({}, clock);
    subscribe('forcewire:lanes', onLanes);
    let isDone = false;
    const summary = org
      .insert('Account', rows(300), { batchRows: 1, concurrency: 4 })
      .summary()
      .finally(() => {
        isDone = true;
      });
    while (!isDone) {
      await serve();
      await setImmediate();
    }
    unsubscribe('forcewire:lanes', onLanes);
    expect((await summary).ok).toBe(300);
    waiting = [];
    await server.close();
    return open;
  }

  test('a server that does one call after the other gets fewer lanes, and one that serves all side by side gets all', async () => {
    expect(await load('one by one')).toBeLessThanOrEqual(2);
    expect(await load('side by side')).toBe(4);
  });

  test('a limit of the org narrows all loads of the connection, once, and none of another connection', async () => {
    const busy = { fault: 'REQUEST_LIMIT_EXCEEDED', message: 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.' };
    let isBusy = true;
    let arrived = 0;
    let release = (): void => {};
    const all = new Promise<void>((resolve) => {
      release = resolve;
    });
    // Two loads of one connection and one of another: twelve calls on their way, of which those of one load meet the limit.
    const create = async (received: Received): Promise<unknown> => {
      if (++arrived === 12) release();
      await all;
      const name: string = received.request.sObjects[0].Name;
      return isBusy && name.startsWith('limited') ? busy : answer(received);
    };
    const server = await ScriptedServer.start({ create: create as never });
    const clock = new PatientClock();
    clock.onWait = () => {
      isBusy = false;
    };
    const one = await server.connect({ tags: { tenant: 'one' }, retry: {} }, clock);
    const other = await server.connect({ tags: { tenant: 'other' }, retry: {} }, clock);
    const named = (name: string): { Name: string }[] => rows(8).map(({ Name }) => ({ Name: `${name} ${Name}` }));
    const options = { batchRows: 1, concurrency: 4 };
    const summaries = await Promise.all([
      one.insert('Account', named('limited'), options).summary(),
      one.insert('Account', named('beside'), options).summary(),
      other.insert('Account', named('elsewhere'), options).summary(),
    ]);
    expect(summaries.map(({ ok }) => ok)).toEqual([8, 8, 8]);
    const closed = events.filter(({ from, to }) => to < from);
    expect(closed.map(({ from, to, reason, tags }) => `${tags.tenant} ${from} ${to} ${reason}`)).toEqual([
      'one 4 2 REQUEST_LIMIT_EXCEEDED',
      'one 4 2 REQUEST_LIMIT_EXCEEDED',
    ]);
    await server.close();
  });
});
