import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { decodeCsv } from '../../src/csv/index.ts';
import { connect, type Org } from '../../src/index.ts';
import { LocalOrg, type RecordedRequest } from '../../src/local-org/index.ts';
import { v62 } from '../../src/versions/v62.ts';
import { bundleCommand, settingsOf } from './run-command.ts';

const { forcewire, signalled, unread, remove } = bundleCommand();
let server: LocalOrg;
let onRequest: ((request: RecordedRequest) => void) | undefined;
let org: Org<typeof v62>;
let env: NodeJS.ProcessEnv;
let folder: string;

beforeAll(async () => {
  server = await LocalOrg.start({ onRequest: (request) => onRequest?.(request) });
  org = await connect({ api: v62, ...server.connectOptions() });
  env = settingsOf(server);
  folder = await mkdtemp(join(tmpdir(), 'forcewire-cli-'));
});
afterEach(() => server.faults.clear());
afterAll(async () => {
  await org.close();
  await server.close();
  await rm(folder, { recursive: true });
  remove();
});

const inFolder = (name: string): string => join(folder, name);
const rowsOf = (csv: string): Record<string, string>[] => decodeCsv(Buffer.from(csv));
const count = (like: string): Promise<number> => org.query(`SELECT Id FROM Account WHERE Name LIKE '${like}'`).totalSize();

async function manyRows(name: string, rows: number): Promise<string> {
  const file = inFolder(`${name}.csv`);
  await writeFile(file, `Name\n${Array.from({ length: rows }, (_, at) => `${name} ${at}\n`).join('')}`);
  return file;
}

/** Settles while the nth request of an operation is being answered. */
function request(operation: string, nth: number): Promise<void> {
  let seen = 0;
  return new Promise((resolve) => {
    onRequest = (each) => {
      if (each.operation === operation && ++seen === nth) resolve();
    };
  });
}

describe('a signal', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends a load when what was sent has its outcome: the report is as the org is, the code %i', async (signal, code) => {
    const results = inFolder(`${signal}-results.csv`);
    // Five calls, half of another, and an input that does not end.
    const rows = `Name\n${Array.from({ length: 1_100 }, (_, at) => `${signal} ${at}\n`).join('')}`;
    const ended = await signalled(['insert', 'Account', '--results', results], env, request('create', 5), signal, rows);
    expect(ended.code).toBe(code);
    const report = rowsOf(await readFile(`${results}.part`, 'utf8'));
    expect(report.map(({ status }) => status)).toEqual([...Array(1_000).fill('ok'), ...Array(report.length - 1_000).fill('not processed')]);
    expect(await count(`${signal} %`)).toBe(1_000);
    expect(ended.stderr).toContain(`${report.length} rows: 1000 ok, 0 failed, ${report.length - 1_000} not processed, 0 unknown\n`);
    expect(ended.stderr).toContain(`${results} is not whole: what came before the end is in ${results}.part\n`);
    expect(ended.stderr).toMatch(new RegExp(`forcewire: INTERRUPTED: The command was ended by ${signal}\\.\n$`));
  });

  it('ends an extract: the file has whole rows, by another name', async () => {
    server.load({ Lead: Array.from({ length: 20_000 }, (_, at) => ({ LastName: `Lead ${at}`, Company: 'x' })) });
    server.faults.add({ kind: 'slow', delayMs: 600_000, on: { operation: 'queryMore', nth: 6 } });
    const output = inFolder('leads.csv');
    const ended = await signalled(['query', 'SELECT LastName FROM Lead', '-o', output], env, request('queryMore', 5), 'SIGINT');
    expect(ended.code).toBe(130);
    expect(ended.stderr).toMatch(/leads\.csv is not whole: .*\.part\nforcewire: INTERRUPTED: /);
    const text = await readFile(`${output}.part`, 'utf8');
    expect(text.endsWith('\n')).toBe(true);
    const names = rowsOf(text).map(({ LastName }) => LastName);
    expect(names.length % 2_000).toBe(0);
    expect(names.length).toBeGreaterThanOrEqual(2_000);
    expect(names).toEqual(names.map((_, at) => `Lead ${at}`));
    expect(await readdir(folder)).not.toContain('leads.csv');
  });
});

describe('output that nobody reads', () => {
  it('ends a load, and says so: what is in the org was counted', async () => {
    const ended = await unread(['insert', 'Account', await manyRows('Unread', 40_000), '--concurrency', '1'], env);
    expect(ended.code).toBe(1);
    const [, ok] = /^(\d+) rows: \1 ok/.exec(ended.stderr) ?? [];
    expect(await count('Unread %')).toBe(Number(ok));
    expect(Number(ok)).toBeLessThan(40_000);
    expect(ended.stderr).toMatch(/forcewire: OUTPUT_CLOSED: Standard output was closed, so no more rows were sent\.\n$/);
  });

  it('is nothing wrong for a query', async () => {
    server.load({ Task: Array.from({ length: 10_000 }, (_, at) => ({ Subject: `${at}`.padStart(100) })) });
    expect(await unread(['query', 'SELECT Subject FROM Task'], env)).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('files that cannot be read', () => {
  it.each([
    [['insert', 'Account']],
    [['bulk', 'insert', 'Account', '--results', 'none-results.csv']],
    [['bulk', 'insert', 'Account', '--results', 'none-results.csv', '--journal', 'none.journal']],
  ])('%j names a file that is not there, and leaves no empty one', async (args) => {
    const found = args.map((each) => (each.startsWith('none') ? inFolder(each) : each));
    const ended = await forcewire([...found, inFolder('none.csv')], env);
    expect([ended.code, ended.stderr]).toEqual([1, expect.stringMatching(/^0 rows.*\nforcewire: ENOENT: .*none\.csv'\n$/)]);
    expect((await readdir(folder)).filter((name) => /^none.*(?:part|lock)$/.test(name))).toEqual([]);
  });

  it('a bulk load reports rows that are not UTF-8 as well, without their cells', async () => {
    const file = inFolder('latin1.csv');
    await writeFile(file, 'Name,Site\nZoë,here\nAda,there\n', 'latin1');
    const ended = await forcewire(['bulk', 'insert', 'Account', file], env);
    expect(rowsOf(ended.stdout).map(({ row, Name, Site }) => [row, Name, Site])).toEqual([
      ['1', '', ''],
      ['2', 'Ada', 'there'],
    ]);
    expect(ended.code).toBe(2);
  });
});
