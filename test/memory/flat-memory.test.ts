import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const ROWS = 100_000;
const SEEN = { rows: ROWS, sum: (ROWS * (ROWS - 1)) / 2 };

let server: ChildProcess;
let address: string;

// The org has a process of its own: what it keeps must not count.
beforeAll(async () => {
  const command = ['--import', 'tsx', 'src/cli/main.ts', 'local-org', '--port', '0', '--json'];
  server = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  address = await new Promise((resolve) => createInterface({ input: server.stdout! }).once('line', resolve));
}, 60_000);
afterAll(() => void server?.kill());

/** What a client with a heap of 48 MB saw. Rejects if it ran out of memory. */
async function client(task: 'write' | 'read' | 'hold'): Promise<unknown> {
  const node = ['--max-old-space-size=48', '--import', 'tsx', 'test/memory/copy-rows.ts'];
  const { stdout } = await run(process.execPath, [...node, address, task, String(ROWS)], { cwd: root, maxBuffer: 1e7 });
  return JSON.parse(stdout);
}

describe('a client with a heap of 48 MB', () => {
  test('writes a hundred thousand rows of half a kilobyte', async () => {
    expect(await client('write')).toEqual(SEEN);
  }, 60_000);

  test('reads them back', async () => {
    expect(await client('read')).toEqual(SEEN);
  }, 60_000);

  test('dies if it holds all of them, so the two above could fail', async () => {
    const died = await client('hold').catch((error: unknown) => error);
    expect(died).toMatchObject({ stderr: expect.stringContaining('heap out of memory') });
  }, 60_000);
});
