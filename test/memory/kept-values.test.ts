import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { v62 } from 'forcewire/v62';
import { expect, it } from 'vitest';

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

const PAGES = 60;
const ROWS = 1000;

/** A page of a kilobyte a row, all ASCII: the case in which values could be views of the page. */
function page(number: number): Buffer {
  const records = Array.from({ length: ROWS }, (_, row) => ({
    type: 'Account',
    Id: `001${String(number * ROWS + row).padStart(12, '0')}AAA`,
    CreatedDate: '2024-05-31T12:34:56.000Z',
    Description: 'x'.repeat(900),
  }));
  return Buffer.from(v62.operations.query.encodeResponse({ done: true, queryLocator: null, records, size: ROWS }));
}

async function memory(): Promise<number> {
  // The bytes of buffers are freed beside the collector; the second collection waits for those of the first.
  for (let round = 0; round < 2; round++) {
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

it.each([
  ['decodeResponse', async (bytes: Buffer) => v62.operations.query.decodeResponse(bytes).result.records],
  ['decodeStream', async (bytes: Buffer) => collect(v62.operations.query.decodeStream([bytes]))],
] as const)('values kept from %s do not keep their page', async (_name, decode) => {
  const before = await memory();
  const kept: unknown[] = [];
  for (let number = 0; number < PAGES; number++) for (const record of await decode(page(number))) kept.push(record.Id, record.CreatedDate);
  const bytesPerRow = ((await memory()) - before) / (PAGES * ROWS);
  expect(kept).toHaveLength(2 * PAGES * ROWS);
  // Two short strings; with views of the page it would be the row's kilobyte.
  expect(bytesPerRow).toBeLessThan(400);
});

async function collect<T>(records: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const record of records) all.push(record);
  return all;
}
