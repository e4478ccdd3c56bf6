import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const ROWS = 100_000;
const SEEN = { rows: ROWS, sum: (ROWS * (ROWS - 1)) / 2 };
const MB = 1_000_000;

let server: ChildProcess;
let address: string;

beforeAll(async () => {
  const command = ['--import', 'tsx', 'test/memory/org-with-rows.ts', '0'];
  server = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  address = await new Promise((resolve) => createInterface({ input: server.stdout! }).once('line', resolve));
}, 60_000);
afterAll(() => void server?.kill());

type Task = 'loadRows1' | 'loadRows2' | 'loadFile1' | 'loadFile2' | 'holdFile2';

/** What a client with a heap of 48 MB saw of 100,000 rows, which are 54 MB. Rejects if it ran out of memory. */
async function client(task: Task): Promise<{ rows: number; sum: number; inUse: number }> {
  const node = ['--max-old-space-size=48', '--expose-gc', '--import', 'tsx', 'test/memory/copy-rows.ts'];
  const { stdout } = await run(process.execPath, [...node, address, task, String(ROWS)], { cwd: root, maxBuffer: 1e7 });
  return JSON.parse(stdout);
}

describe('a client with a heap of 48 MB', () => {
  test.each([
    ['an iterable by Bulk 1.0', 'loadRows1'],
    ['an iterable by Bulk 2.0', 'loadRows2'],
    ['a CSV file by Bulk 1.0', 'loadFile1'],
    ['a CSV file by Bulk 2.0', 'loadFile2'],
  ] as const)(
    'loads a hundred thousand rows from %s, and has less than the 54 MB of them in use',
    async (_what, task) => {
      const { inUse, ...seen } = await client(task);
      expect(seen).toEqual(SEEN);
      // Thirteen batches of 1,000 rows or a megabyte, or seven of two, and the program itself.
      expect(inUse).toBeLessThan(48 * MB);
    },
    60_000,
  );

  test('dies if it keeps the rows, so the ones above could fail', async () => {
    const died = await client('holdFile2').catch((error: unknown) => error);
    expect(died).toMatchObject({ stderr: expect.stringContaining('heap out of memory') });
  }, 60_000);
});
