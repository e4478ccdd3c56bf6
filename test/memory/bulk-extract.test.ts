import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const ROWS = 300_000;

let server: ChildProcess;
let address: string;

beforeAll(async () => {
  const command = ['--import', 'tsx', 'test/memory/org-with-rows.ts', String(ROWS)];
  server = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  address = await new Promise((resolve) => createInterface({ input: server.stdout! }).once('line', resolve));
}, 60_000);
afterAll(() => void server?.kill());

/** What a client with a heap of 64 MB saw of results of 160 MB. Rejects if it ran out of memory. */
async function client(task: 'extract' | 'extractCsv' | 'holdExtract'): Promise<{ rows: number; sum: number }> {
  const node = ['--max-old-space-size=64', '--import', 'tsx', 'test/memory/copy-rows.ts'];
  const { stdout } = await run(process.execPath, [...node, address, task], { cwd: root, maxBuffer: 1e7 });
  return JSON.parse(stdout);
}

describe('a client with a heap of 64 MB', () => {
  test('extracts three hundred thousand rows of half a kilobyte', async () => {
    expect(await client('extract')).toEqual({ rows: ROWS, sum: (ROWS * (ROWS - 1)) / 2 });
  }, 60_000);

  test('passes their bytes through', async () => {
    const { rows, sum } = await client('extractCsv');
    expect(rows).toBe(ROWS);
    expect(sum).toBeGreaterThan(ROWS * 500);
  }, 60_000);

  test('dies if it holds all of them, so the two above could fail', async () => {
    const died = await client('holdExtract').catch((error: unknown) => error);
    expect(died).toMatchObject({ stderr: expect.stringContaining('heap out of memory') });
  }, 60_000);
});
