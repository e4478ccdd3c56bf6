import { expect, it } from 'vitest';
import { ApiUsage } from '../../src/local-org/api-usage.ts';
import { Clock } from '../../src/local-org/clock.ts';

const START = Date.parse('2024-06-21T12:00:00Z');

it('runs what falls due in order, each at its own moment, also what that asks for', async () => {
  const clock = new Clock(START);
  const from = clock.now();
  const seen: [string, number][] = [];
  const note = (name: string) => (): void => void seen.push([name, clock.now() - from]);
  clock.after(2_000, note('second'));
  clock.after(1_000, () => {
    note('first')();
    clock.after(500, note('asked for'));
    clock.after(9_000, note('too late'));
  });
  clock.after(2_000, note('third'));
  clock.after(1_500, note('called off'))();
  await clock.advance(5_000);
  expect(seen).toEqual([
    ['first', 1_000],
    ['asked for', 1_500],
    ['second', 2_000],
    ['third', 2_000],
  ]);
  expect(clock.now() - from).toBe(5_000);
});

it('waits for a task before it goes on', async () => {
  const clock = new Clock(START);
  const seen: string[] = [];
  clock.after(10, async () => {
    await new Promise((resolve) => setImmediate(resolve));
    seen.push('slow');
  });
  clock.after(20, () => void seen.push('next'));
  await clock.advance(20);
  expect(seen).toEqual(['slow', 'next']);
});

it('runs by itself unless it is stopped, and a stopped one still does what is due at once', async () => {
  const running = new Clock();
  const from = running.now();
  await new Promise<void>((resolve) => running.after(5, resolve));
  expect(running.now()).toBeGreaterThanOrEqual(from + 5);
  const clock = new Clock(START);
  const before = clock.now();
  await new Promise<void>((resolve) => clock.after(0, resolve));
  expect(clock.now()).toBe(before);
  clock.resume();
  await new Promise<void>((resolve) => clock.after(1, resolve));
  running.close();
  clock.close();
});

it('counts the calls of 24 hours and refuses more', async () => {
  const clock = new Clock(START);
  const usage = new ApiUsage(clock, 2);
  usage.count();
  await clock.advance(12 * 3_600_000);
  usage.count();
  expect(() => usage.count()).toThrow('TotalRequests Limit exceeded.');
  await clock.advance(12 * 3_600_000);
  expect(usage.current).toBe(1);
  usage.count();
  expect(() => usage.count()).toThrow('TotalRequests Limit exceeded.');
});
