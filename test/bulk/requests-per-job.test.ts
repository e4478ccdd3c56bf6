import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setImmediate } from 'node:timers/promises';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { describe, expect, test } from 'vitest';
import { connectBy } from '../../src/connection.ts';
import { VirtualClock } from './virtual-clock.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** Of what a job costs, the looks at it. */
const LOOKS: ReadonlySet<string> = new Set([
  'bulk1.getJob',
  'bulk1.listBatches',
  'bulk1.getBatch',
  'bulk2.getIngestJob',
  'bulk2.getQueryJob',
]);

const COSTS = [
  ['a load by 1.0', '1.0', 'load', ['createJob', 'createBatch', 'getBatchResult', 'updateJob']],
  ['a load by 2.0', '2.0', 'load', ['createIngestJob', 'uploadIngestJobData', 'updateIngestJob', 'getSuccessfulResults']],
  ['an extract by 1.0', '1.0', 'extract', ['createJob', 'createBatch', 'getBatchResultList', 'getBatchResultData', 'updateJob']],
  ['an extract by 2.0', '2.0', 'extract', ['createQueryJob', 'getQueryJobResults']],
] as const;

describe.each(COSTS)('%s', (_, protocol, kind, steps) => {
  /** Runs it while the org's time passes with the client's; gives the operations that were asked for. */
  async function operationsOf(queuedMs: number): Promise<string[]> {
    await using local = await LocalOrg.start({ startTime: 0, bulk: { queuedMs, msPerRecord: 0 } });
    const clock = { now: () => local.clock.now(), random: () => 0.5, sleep: (milliseconds: number) => local.clock.advance(milliseconds) };
    await using org = await connectBy(clock, { api: v62, ...local.connectOptions() });
    local.load({ Account: [{ Name: 'a' }] });
    if (kind === 'load') expect(await org.bulk.insert('Account', [{ Name: 'b' }], { protocol }).summary()).toMatchObject({ ok: 1 });
    else expect(await org.bulk.query('SELECT Name FROM Account', { protocol }).toArray()).toHaveLength(1);
    return local.requests.map(({ operation }) => operation).filter((name) => name.startsWith('bulk'));
  }

  const isLook = (name: string): boolean => LOOKS.has(name);
  const bulk = `bulk${protocol[0]}.`;

  test('that is done in half a second costs one look, and what it is made of', async () => {
    const operations = await operationsOf(SECOND / 2);
    expect(operations.filter((name) => !isLook(name)).sort()).toEqual(steps.map((step) => bulk + step).sort());
    // 1.0 asks for the job's counters and then, since they have moved, for its batches.
    expect(operations.filter(isLook).length).toBeLessThanOrEqual(protocol === '1.0' ? 2 : 1);
  });

  test('that takes an hour costs ninety looks at most, and not one more request', async () => {
    const operations = await operationsOf(HOUR);
    expect(operations.filter((name) => !isLook(name)).sort()).toEqual(steps.map((step) => bulk + step).sort());
    expect(operations.filter(isLook).length).toBeLessThanOrEqual(90);
    expect(operations.filter(isLook).length).toBeGreaterThan(60);
  });
});

/** Lets the time of a client and an org pass, moment by moment, while no request is on its way. */
async function passTime(clock: VirtualClock, local: LocalOrg, until: Promise<unknown>): Promise<void> {
  let onTheirWay = 0;
  let isDone = false;
  const begin = (): void => void onTheirWay++;
  const end = (): void => void onTheirWay--;
  subscribe('undici:request:create', begin);
  for (const name of ['undici:request:trailers', 'undici:request:error']) subscribe(name, end);
  until.then(
    () => (isDone = true),
    () => (isDone = true),
  );
  while (!isDone) {
    for (let quiet = 0; quiet < 3; quiet++) {
      await setImmediate();
      if (onTheirWay > 0) quiet = -1;
    }
    const before = clock.now();
    await clock.step();
    await local.clock.advance(clock.now() - before);
  }
  unsubscribe('undici:request:create', begin);
  for (const name of ['undici:request:trailers', 'undici:request:error']) unsubscribe(name, end);
}

test('a thousand loads and extracts at once cost ten looks a second at most, and all come to their end', async () => {
  let seed = 1;
  const clock = new VirtualClock(() => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647);
  const looks: number[] = [];
  await using local = await LocalOrg.start({
    startTime: 0,
    bulk: { queuedMs: 60 * SECOND, msPerRecord: 0, parallelBatches: 1_000 },
    onRequest: ({ operation }) => {
      if (LOOKS.has(operation)) looks.push(local.clock.now());
    },
  });
  await using org = await connectBy(clock, { api: v62, ...local.connectOptions() });
  const loads = Array.from({ length: 200 }, (_, at) => org.bulk.insert('Account', [{ Name: `${at}` }], { protocol: '2.0' }).summary());
  const extracts = Array.from({ length: 800 }, () => org.bulk.query('SELECT Id FROM Contact').toArray());
  const all = Promise.all([...loads, ...extracts]);
  await passTime(clock, local, all);
  expect((await all).length).toBe(1_000);
  expect((await Promise.all(loads)).every(({ ok }) => ok === 1)).toBe(true);
  const perSecond = new Map<number, number>();
  for (const at of looks) perSecond.set(Math.floor(at / SECOND), (perSecond.get(Math.floor(at / SECOND)) ?? 0) + 1);
  expect(Math.max(...perSecond.values())).toBeLessThanOrEqual(10);
  // A minute of the server's, and one look at each: none was forgotten, and none looked at for its own sake.
  expect(looks.length).toBeGreaterThanOrEqual(1_000);
  expect(looks.length).toBeLessThanOrEqual(3_000);
}, 60_000);

test('a thousand jobs that are given up, by deadline or signal, cost no request after that', async () => {
  const clock = new VirtualClock();
  await using local = await LocalOrg.start({ startTime: 0, maxRecordedRequests: 10_000, bulk: { queuedMs: HOUR } });
  await using org = await connectBy(clock, { api: v62, ...local.connectOptions() });
  const { id } = await org.bulk.v2.createQueryJob({ operation: 'query', query: 'SELECT Id FROM Account' });
  const handle = { protocol: '2.0', version: '62.0', jobIds: [id], operation: 'query' } as const;
  const controller = new AbortController();
  const waits = Array.from({ length: 1_000 }, (_, at) =>
    org.bulk
      .attach(handle, at % 2 === 0 ? { pollTimeoutMs: 30 * SECOND } : { signal: controller.signal })
      .toArray()
      .then(
        () => 'done',
        (error: any) => error.code ?? error,
      ),
  );
  const deadlines = Promise.all(waits.filter((_, at) => at % 2 === 0));
  await passTime(clock, local, deadlines);
  expect(new Set(await deadlines)).toEqual(new Set(['POLL_TIMEOUT']));
  controller.abort('enough');
  expect(new Set(await Promise.all(waits))).toEqual(new Set(['POLL_TIMEOUT', 'enough']));
  const { length } = local.requests;
  await clock.run();
  expect(local.requests.length).toBe(length);
  expect((await org.bulk.v2.getQueryJob({ jobId: id })).state).toBe('UploadComplete');
}, 60_000);
