import { fromCsv } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { expect, it } from 'vitest';
import { connectBy } from '../../../src/connection.ts';

/** Waits until a count has stood still for a while: nothing comes to tell that no more will be done. */
async function settled(read: () => number): Promise<number> {
  for (let before = -1; before !== read(); ) {
    before = read();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return read();
}

// The client looks at its jobs without waiting, and the org's time stands still: until it is turned, no batch is ever begun.
const clock = { now: () => Date.now(), random: () => 0, sleep: () => new Promise<void>((resolve) => setTimeout(resolve, 2)) };

it.each([
  ['an iterable', '1.0'],
  ['an iterable', '2.0'],
  ['a CSV file', '1.0'],
  ['a CSV file', '2.0'],
] as const)('%s is not read while the server is behind, by Bulk %s', async (kind, protocol) => {
  await using local = await LocalOrg.start({ startTime: Date.UTC(2026, 0, 1), bulk: { queuedMs: 60_000, msPerRecord: 0 } });
  await using org = await connectBy(clock, { api: v62, ...local.connectOptions() });
  let pulled = 0;
  function* rows(): Generator<{ Name: string }> {
    for (; pulled < 300; pulled++) yield { Name: `row ${pulled}` };
  }
  function* file(): Generator<Uint8Array> {
    yield Buffer.from('Name\n');
    for (const { Name } of rows()) yield Buffer.from(`${Name}\n`);
  }
  const options = { protocol, batchRows: 10, concurrency: 1, maxQueued: 3 };
  const load = kind === 'a CSV file' ? org.bulk.insert('Account', fromCsv(file()), options) : org.bulk.insert('Account', rows(), options);
  const ending = load.summary();
  const atServer = (): number => local.requests.filter(({ operation }) => /createBatch|uploadIngestJobData/.test(operation)).length;
  // What is queued, the batch whose turn it is next, and the one that is being read; of a file one more row tells that a batch is full.
  expect(await settled(() => pulled)).toBeLessThanOrEqual(51);
  expect(atServer()).toBe(3);
  const turning = setInterval(() => void local.clock.advance(60_000), 5);
  expect(await ending).toMatchObject({ ok: 300, total: 300 });
  clearInterval(turning);
});
