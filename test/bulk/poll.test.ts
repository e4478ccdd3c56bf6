import { describe, expect, it } from 'vitest';
import { JobError, type JobHandle } from '../../src/bulk/job-handle.ts';
import { Poller, type Watch, type WatchOptions } from '../../src/bulk/poll.ts';
import { TransportError } from '../../src/errors.ts';
import { VirtualClock } from './virtual-clock.ts';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const HANDLE: JobHandle = { protocol: '2.0', version: '62.0', jobIds: ['750000000000001AAA'], operation: 'query' };

/** A poller whose looks are written down. */
class Rig {
  readonly clock: VirtualClock;
  readonly poller: Poller;
  readonly looks: number[] = [];

  constructor(random?: () => number) {
    this.clock = new VirtualClock(random);
    this.poller = new Poller(this.clock);
  }

  watch(options: Partial<WatchOptions> = {}): Watch {
    return this.poller.watch({ handle: () => HANDLE, ...options });
  }

  /** Waits for a job that is over at a moment; resolves with the moment at which that was seen. */
  waitFor(over: number, watch: Watch = this.watch()): Promise<number> {
    return watch.until(async () => {
      this.looks.push(this.clock.now());
      return this.clock.now() >= over ? this.clock.now() : undefined;
    });
  }
}

describe('one job', () => {
  it('is looked at hardly later where the clock was set back before', async () => {
    const rig = new Rig();
    const first = rig.waitFor(HOUR);
    await rig.clock.run();
    await first;
    rig.clock.setBack(rig.clock.now());
    const second = rig.waitFor(SECOND);
    await rig.clock.run();
    // A place behind the one that was taken last, of which there are ten a second.
    expect(await second).toBeLessThanOrEqual(SECOND + 200);
  });

  it('that is done in a second costs two requests', async () => {
    const rig = new Rig();
    const seen = rig.waitFor(SECOND);
    await rig.clock.run();
    expect(await seen).toBe(SECOND);
    expect(rig.looks).toEqual([500, 1_000]);
  });

  it.each([
    [10 * SECOND, 12],
    [60 * SECOND, 20],
    [HOUR, 90],
  ])('that takes %d ms costs at most %d requests, and its end is seen within a third of that time and a minute', async (over, most) => {
    const rig = new Rig();
    const seen = rig.waitFor(over);
    await rig.clock.run();
    expect(rig.looks.length).toBeLessThanOrEqual(most);
    expect((await seen) - over).toBeLessThanOrEqual(Math.min(over / 3, 60 * SECOND));
  });

  it('is looked at again where a look goes wrong that may pass, up to five times in a row', async () => {
    const rig = new Rig();
    const lost = new TransportError('CONNECTION_LOST', 'gone', { sent: true, retryable: true });
    const watchFor = (failures: readonly boolean[], error: Error = lost): Promise<number> => {
      let looks = 0;
      return rig.watch().until(async () => {
        if (failures[looks++]) throw error;
        return looks > failures.length ? looks : undefined;
      });
    };
    const outages = watchFor([true, true, true, true, false, true, true, true, true]);
    const outage = watchFor([true, true, true, true, true]).catch((error: unknown) => error);
    const refusal = watchFor([true], new Error('no')).catch((error: unknown) => error);
    await rig.clock.run();
    expect([await outages, await outage, await refusal]).toEqual([10, lost, new Error('no')]);
  });

  it('is looked at a little later by chance, so that jobs do not march in step', async () => {
    const rig = new Rig(() => 1);
    const seen = rig.waitFor(0);
    await rig.clock.run();
    expect(await seen).toBe(625);
  });

  it('keeps its pace over several answers', async () => {
    const rig = new Rig();
    const watch = rig.watch();
    const all = rig.waitFor(300 * SECOND, watch).then((first) => rig.waitFor(0, watch).then((second) => second - first));
    await rig.clock.run();
    expect(await all).toBe(60 * SECOND);
  });
});

describe('a watch ends', () => {
  it('at its deadline, after a last look, with where the job is to be found', async () => {
    const rig = new Rig();
    const error = rig.waitFor(HOUR, rig.watch({ timeoutMs: 10 * SECOND })).catch((each: unknown) => each);
    await rig.clock.run();
    expect(await error).toBeInstanceOf(JobError);
    expect(await error).toMatchObject({ code: 'POLL_TIMEOUT', handle: HANDLE, retryable: true });
    expect(rig.looks.at(-1)).toBe(10 * SECOND);
  });

  it('with an answer that came at the last look', async () => {
    const rig = new Rig();
    const seen = rig.waitFor(10 * SECOND, rig.watch({ timeoutMs: 10 * SECOND }));
    await rig.clock.run();
    expect(await seen).toBe(10 * SECOND);
  });

  it('when its signal fires, between two looks, with the reason', async () => {
    const rig = new Rig();
    const controller = new AbortController();
    const error = rig.waitFor(HOUR, rig.watch({ signal: controller.signal })).catch((each: unknown) => each);
    await rig.clock.run(20 * SECOND);
    const { length } = rig.looks;
    controller.abort('enough');
    expect(await error).toBe('enough');
    await rig.clock.run();
    expect(rig.looks).toHaveLength(length);
  });

  it('with the error of a look', async () => {
    const rig = new Rig();
    const error = rig
      .watch()
      .until(() => Promise.reject(new RangeError('gone')))
      .catch((each: unknown) => each);
    await rig.clock.run();
    expect(await error).toBeInstanceOf(RangeError);
  });
});

describe('a thousand jobs at once', () => {
  const secondsOf = (looks: readonly number[]): number[] => {
    const counts = new Map<number, number>();
    for (const at of looks) counts.set(Math.floor(at / SECOND), (counts.get(Math.floor(at / SECOND)) ?? 0) + 1);
    return [...counts.values()];
  };

  it('cost ten requests a second at most, and all are seen to end', async () => {
    let seed = 1;
    const rig = new Rig(() => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647);
    const ends = Array.from({ length: 1_000 }, (_, at) => at * SECOND);
    const seen = Promise.all(ends.map((over) => rig.waitFor(over)));
    await rig.clock.run();
    expect((await seen).every((at, job) => at >= ends[job]!)).toBe(true);
    expect(Math.max(...secondsOf(rig.looks))).toBeLessThanOrEqual(10);
  });

  it('do not keep a small one waiting behind them', async () => {
    const rig = new Rig(() => 0.5);
    const slow = Array.from({ length: 1_000 }, () => rig.waitFor(HOUR));
    await rig.clock.run(600 * SECOND);
    const small = rig.waitFor(0);
    await rig.clock.run(800 * SECOND);
    expect((await small) - 600 * SECOND).toBeLessThanOrEqual(5 * SECOND);
    await rig.clock.run();
    await Promise.all(slow);
  });
});
