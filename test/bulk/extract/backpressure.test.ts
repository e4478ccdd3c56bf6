import type { BulkQueryOptions } from 'forcewire';
import { expect, it } from 'vitest';
import { LongResult } from './long-result.ts';

const MB = 1_000_000;
const SOQL = 'SELECT Id, Name FROM Account';

/** Waits until a count has stood still for a while: nothing comes to tell that no more will be done. */
async function settled(read: () => number): Promise<number> {
  for (let before = -1; before !== read(); ) {
    before = read();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return read();
}

it.each(['1.0', '2.0'] as const)('a result of 200 MB stays at the server while its rows are not taken, by Bulk %s', async (protocol) => {
  await using result = await LongResult.start(200 * MB);
  const pages = (await result.connect()).bulk
    .query(SOQL, { protocol } as BulkQueryOptions)
    .pages()
    [Symbol.asyncIterator]();
  let taken = (await pages.next()).value!.length;
  // What has been taken is less than a piece of the body, so nearly all that is written is on its way: buffers of both sides, the system's too.
  expect(await settled(() => result.written)).toBeLessThan(48 * MB);
  for (let step = await pages.next(); step.done !== true; step = await pages.next()) taken += step.value.length;
  expect([taken, result.written]).toEqual([result.rows, result.bytes]);
});

it.each(['1.0', '2.0'] as const)('so does one of which the bytes are not taken, by Bulk %s', async (protocol) => {
  await using result = await LongResult.start(200 * MB);
  const rows = (await result.connect()).bulk.query(SOQL, { protocol } as BulkQueryOptions);
  const chunks = rows.csv()[Symbol.asyncIterator]();
  let taken = (await chunks.next()).value!.length;
  expect(await settled(() => result.written)).toBeLessThan(48 * MB);
  for (let step = await chunks.next(); step.done !== true; step = await chunks.next()) taken += step.value.length;
  expect([taken, rows.rowsRead]).toEqual([result.bytes, result.rows]);
});

it.each([
  ['input', 2],
  ['completion', 5],
] as const)('in order of %s the parts on their way are at most %d', async (order, most) => {
  for (const protocol of ['1.0', '2.0'] as const) {
    await using result = await LongResult.start(80 * MB, 8);
    const rows = (await result.connect()).bulk.query(SOQL, { protocol, order } as BulkQueryOptions);
    let taken = 0;
    for await (const page of rows.pages()) taken += page.length;
    expect([protocol, taken, result.mostOpen]).toEqual([protocol, result.rows, most]);
  }
});
