import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { decodeCsv } from '../../src/csv/index.ts';
import { connect, type Org } from '../../src/index.ts';
import { LocalOrg, type RecordedRequest } from '../../src/local-org/index.ts';
import { v62 } from '../../src/versions/v62.ts';
import { bundleCommand, settingsOf } from './run-command.ts';

const { forcewire, killed, signalled, remove } = bundleCommand();
const COUNT = 3_000;
let server: LocalOrg;
let onRequest: ((request: RecordedRequest) => void) | undefined;
let org: Org<typeof v62>;
let env: NodeJS.ProcessEnv;
let root: string;
let folder: string;
let object = 0;

beforeAll(async () => {
  server = await LocalOrg.start({ onRequest: (request) => onRequest?.(request) });
  org = await connect({ api: v62, ...server.connectOptions() });
  env = settingsOf(server);
  root = await mkdtemp(join(tmpdir(), 'forcewire-cli-'));
});
beforeEach(async () => {
  folder = join(root, `load ${++object}`);
  await mkdir(folder);
  await writeFile(join(folder, 'rows.csv'), `Name\n${Array.from({ length: COUNT }, (_, at) => `${object}-${at}\n`).join('')}`);
});
afterAll(async () => {
  await org.close();
  await server.close();
  await rm(root, { recursive: true });
  remove();
});

const inFolder = (name: string): string => join(folder, name);
const command = (): string[] => [
  'bulk',
  'insert',
  'Account',
  inFolder('rows.csv'),
  '--results',
  inFolder('results.csv'),
  '--batch-rows',
  '500',
];
const journalled = (): string[] => [...command(), '--journal', inFolder('load.journal')];
const inOrg = (): Promise<number> => org.query(`SELECT Id FROM Account WHERE Name LIKE '${object}-%'`).totalSize();

/** Settles while the nth batch is being answered. */
function batch(nth: number): Promise<void> {
  let seen = 0;
  return new Promise((resolve) => {
    onRequest = ({ operation }) => {
      if (operation === 'bulk1.createBatch' && ++seen === nth) resolve();
    };
  });
}

async function expectAllOnce(results: string): Promise<void> {
  const report = decodeCsv(await readFile(results));
  expect(report.map(({ row, status }) => [row, status])).toEqual(Array.from({ length: COUNT }, (_, at) => [`${at + 1}`, 'ok']));
  expect(await inOrg()).toBe(COUNT);
}

it('a signal ends a load by its journal, and what it says to run brings the rest', async () => {
  // Ten batches may be at the server, where they stay until its clock goes on: the rest of the file is not read.
  const pad = 'x'.repeat(200);
  await writeFile(
    inFolder('rows.csv'),
    `Name,Description\n${Array.from({ length: COUNT }, (_, at) => `${object}-${at},${pad}\n`).join('')}`,
  );
  server.clock.stop();
  const full = batch(10);
  const end = signalled([...journalled(), '--batch-rows', '50'], env, full, 'SIGINT');
  await Promise.race([full, end]);
  server.clock.resume();
  const ended = await end;
  expect(ended.code).toBe(130);
  expect(ended.stderr).toContain(`forcewire resume ${inFolder('load.journal')} goes on\n`);
  expect((await forcewire(['resume', inFolder('load.journal')], env)).code).toBe(0);
  await expectAllOnce(inFolder('results.csv'));
});

it('flags to connect by count on either side of the journal', async () => {
  await killed(journalled(), env, batch(3));
  const { SF_PASSWORD, ...others } = env;
  expect((await forcewire(['resume', '--password', SF_PASSWORD!, inFolder('load.journal')], others)).code).toBe(0);
  await expectAllOnce(inFolder('results.csv'));
  expect((await forcewire(['resume', inFolder('load.journal'), `--password=${SF_PASSWORD}`], others)).code).toBe(0);
});

it.each(['--password', '--security-token', '--client-secret', '--access-token'])(
  'no value of %s is kept, however it is typed',
  async (flag) => {
    // Whoever connects with a token needs no password, and so on: what matters is what is written.
    const secret = 'hush-hush';
    for (const typed of [[flag, secret], [`${flag}=${secret}`]]) {
      await forcewire([...journalled(), ...typed], env);
      for (const file of ['load.journal', 'load.journal.command'])
        expect(await readFile(inFolder(file), 'utf8').catch(() => '')).not.toContain(secret);
    }
  },
);

it('a journal that was moved without its files begins nothing anew', async () => {
  await killed(journalled(), env, batch(3));
  const elsewhere = join(folder, 'elsewhere');
  await mkdir(elsewhere);
  for (const file of ['load.journal', 'load.journal.command']) await rename(inFolder(file), join(elsewhere, file));
  const ended = await forcewire(['resume', join(elsewhere, 'load.journal')], env);
  expect([ended.code, ended.stderr]).toEqual([1, expect.stringMatching(/UNKNOWN_JOURNAL: There is no .* to go on in/)]);
  expect((await forcewire(['resume', inFolder('load.journal')], env)).stderr).toMatch(/UNKNOWN_JOURNAL: There is no journal/);
  for (const file of ['load.journal', 'load.journal.command']) await rename(join(elsewhere, file), inFolder(file));
  expect((await forcewire(['resume', inFolder('load.journal')], env)).code).toBe(0);
  await expectAllOnce(inFolder('results.csv'));
});

it('a folder that was moved with all of it goes on where it is, and a copy of its journal alone does not', async () => {
  const relative = [
    'bulk',
    'insert',
    'Account',
    'rows.csv',
    '--results',
    'results.csv',
    '--batch-rows',
    '500',
    '--journal',
    'load.journal',
  ];
  await killed(relative, env, batch(3), folder);
  const moved = `${folder} moved`;
  await rename(folder, moved);
  const copy = join(root, 'copy');
  await mkdir(copy, { recursive: true });
  for (const file of ['load.journal', 'load.journal.command']) await copyFile(join(moved, file), join(copy, file));
  expect((await forcewire(['resume', join(copy, 'load.journal')], env)).code).toBe(1);
  expect((await forcewire(['resume', join(moved, 'load.journal')], env)).code).toBe(0);
  await expectAllOnce(join(moved, 'results.csv'));
});

it('rows that have changed, or another command with the journal, are refused; the command that began it can still go on', async () => {
  await killed(journalled(), env, batch(3));
  const rows = await readFile(inFolder('rows.csv'), 'utf8');
  await writeFile(inFolder('rows.csv'), rows.replace('-7\n', '-seven\n'));
  expect((await forcewire(['resume', inFolder('load.journal')], env)).stderr).toMatch(/JOURNAL_MISMATCH/);
  await writeFile(inFolder('rows.csv'), rows);
  const other = [
    'bulk',
    'delete',
    'Account',
    inFolder('rows.csv'),
    '--results',
    inFolder('other.csv'),
    '--journal',
    inFolder('load.journal'),
  ];
  expect((await forcewire(other, env)).stderr).toMatch(/JOURNAL_MISMATCH/);
  expect((await forcewire(['resume', inFolder('load.journal')], env)).code).toBe(0);
  await expectAllOnce(inFolder('results.csv'));
});
