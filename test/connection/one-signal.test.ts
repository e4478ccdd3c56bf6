import { setImmediate } from 'node:timers/promises';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { expect, test } from 'vitest';
import { connectBy } from '../../src/connection.ts';

const clock = { now: Date.now, random: () => 0, sleep: () => setImmediate() };
const many = <T>(make: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 15 }, make));

// Node takes more than ten listeners on one signal for a leak, and warns of it, once for each signal.
test.each([
  ['queries', (org: any, signal: AbortSignal) => org.query('SELECT Id FROM Account', { signal }).toArray()],
  ['extracts', (org: any, signal: AbortSignal) => org.bulk.query('SELECT Id FROM Account', { signal }).toArray()],
  ['loads', (org: any, signal: AbortSignal) => org.insert('Account', [{ Name: 'a' }], { signal }).summary()],
  ['bulk loads', (org: any, signal: AbortSignal) => org.bulk.insert('Account', [{ Name: 'a' }], { signal }).summary()],
])('one signal may end any number of %s, without a warning of a leak', async (_, run) => {
  await using local = await LocalOrg.start({ bulk: { queuedMs: 0 } });
  await using org = await connectBy(clock, { api: v62, ...local.connectOptions() });
  const warnings: Error[] = [];
  const onWarning = (warning: Error): void => void warnings.push(warning);
  process.on('warning', onWarning);
  const { signal } = new AbortController();
  await many(() => run(org, signal));
  process.off('warning', onWarning);
  expect(warnings.map(({ message }) => message)).toEqual([]);
});
