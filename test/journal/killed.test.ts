import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDoomed, runDoomed } from './doom.ts';
import type { DoomedTask } from './doomed-process.ts';

const ROWS = 400;

let local: LocalOrg;
let program: string;
let onRequest = (): void => {};
const folder = mkdtempSync(join(tmpdir(), 'forcewire-killed-'));
beforeAll(async () => {
  program = await buildDoomed();
  const bulk = { queuedMs: 0, msPerRecord: 0, rowsPerResultPage: 50, bytesPerResult: 2_000 };
  local = await LocalOrg.start({ bulk, onRequest: ({ operation }) => operation.startsWith('bulk') && onRequest() });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  rmSync(program);
  await local.close();
});

/** Kills when the org has answered so many requests, wherever the process is then; so what is hit does not go by how fast the machine is. */
function atRequest(count: number): (kill: () => void) => void {
  return (kill) => {
    let left = count;
    onRequest = () => {
      if (--left === 0) kill();
    };
  };
}

/** Starts the task again and again until it is through. Gives how often it was killed. */
async function survive(task: DoomedTask, requests: readonly number[]): Promise<number> {
  for (let kills = 0; ; kills++) {
    const count = requests[kills];
    const end = await runDoomed(program, task, count === undefined ? () => {} : atRequest(count));
    onRequest = () => {};
    if (end === 'done') return kills;
  }
}

const task = (trial: string): Pick<DoomedTask, 'org' | 'journal' | 'output'> => ({
  org: { url: local.url, ...local.credentials },
  journal: join(folder, `${trial}.journal`),
  output: join(folder, `${trial}.out`),
});
const written = (trial: string): string[] =>
  readFileSync(join(folder, `${trial}.out`), 'utf8')
    .trimEnd()
    .split('\n');
const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

describe('a load whose process is killed and started again writes every row once, and tells of each once', () => {
  test.each([
    ['1.0', 'rows', [1, 3, 9]],
    ['2.0', 'rows', [2, 5, 11]],
    ['1.0', 'csv', [7, 14]],
    ['2.0', 'csv', [4, 17]],
  ] as const)(
    '%s, %s, killed at the answers %j',
    async (protocol, from, requests) => {
      const trial = `killed ${protocol} ${from}`;
      const options = { protocol, batchRows: 40, maxQueued: 4 } as const;
      expect(await survive({ ...task(trial), load: { trial, rows: ROWS, from, options } }, requests)).toBe(requests.length);
      expect(written(trial)).toEqual(range(ROWS).map((at) => `${at},ok`));
      await using org = await connect({ api: v62, ...local.connectOptions() });
      const names = (await org.query(`SELECT Name FROM Account WHERE Name LIKE '${trial} %'`).toArray()).map(({ Name }) => Name as string);
      expect(names.sort()).toEqual(
        range(ROWS)
          .map((at) => `${trial} ${at}`)
          .sort(),
      );
    },
    60_000,
  );
});

describe('an extract whose process is killed and started again gives every row once', () => {
  beforeAll(() => void local.load({ Lead: range(ROWS).map((at) => ({ LastName: `row ${at}`, Company: 'Acme' })) }));

  test.each([
    ['2.0', 'records', [3]],
    ['2.0', 'csv', [4]],
    ['1.0', 'records', [7]],
    ['1.0', 'csv', [8]],
  ] as const)(
    '%s, %s, killed at the answers %j',
    async (protocol, read, requests) => {
      const trial = `extract ${protocol} ${read}`;
      const options = protocol === '2.0' ? ({ protocol, pageRows: 50 } as const) : ({ protocol } as const);
      const soql = 'SELECT Name FROM Lead ORDER BY CreatedDate, Id';
      expect(await survive({ ...task(trial), extract: { soql, read, options } }, requests)).toBe(requests.length);
      const expected = range(ROWS).map((at) => `row ${at}`);
      expect(written(trial)).toEqual(read === 'csv' ? ['"Name"', ...expected.map((name) => `"${name}"`)] : expected);
    },
    60_000,
  );
});
