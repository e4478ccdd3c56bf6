import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { CsvReader } from '../../src/csv/index.ts';

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

const CHUNKS = 200;
const ROWS = 60;

/** 64 KiB of rows of a kilobyte. */
function chunk(number: number): Buffer {
  const rows = Array.from(
    { length: ROWS },
    (_, row) => `"001${String(number * ROWS + row).padStart(12, '0')}AAA","${'x'.repeat(1_000)}"\n`,
  );
  return Buffer.from(rows.join(''));
}

async function memory(): Promise<number> {
  for (let round = 0; round < 2; round++) {
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

it.each([
  ['quoted', (text: string) => text],
  ['unquoted', (text: string) => text.replaceAll('"', '')],
] as const)('an Id kept of each chunk of %s cells does not keep the chunk', async (_name, write) => {
  const reader = new CsvReader<string[]>({ as: 'arrays', header: ['Id', 'Description'] });
  const kept: string[] = [];
  reader.push(Buffer.from(write(chunk(0).toString())));
  const before = await memory();
  for (let number = 0; number < CHUNKS; number++) kept.push(reader.push(Buffer.from(write(chunk(number).toString())))[0]![0]!);
  const bytesPerCell = ((await memory()) - before) / CHUNKS;
  expect(kept).toHaveLength(CHUNKS);
  // A kilobyte of text around it at most, not 64.
  expect(bytesPerCell).toBeLessThan(2_500);
});
