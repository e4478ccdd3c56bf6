// Kills loads of 50,000 rows and extracts of 1,000,000 at random moments until they are through, and holds what was written against the org:
// `npm run soak:crashes [-- <kills of each of four loads> <kills of extracts by rows and by bytes> [<seed>]]`. Before that, small loads by 500 seeds.
// The figures go into docs/reliability.md.
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { connect } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { runChaos } from '../test/journal/chaos.ts';
import { buildDoomed, runDoomed } from '../test/journal/doom.ts';
import type { DoomedTask } from '../test/journal/doomed-process.ts';

const SEEDS = 500;
const LOADED = 50_000;
const EXTRACTED = 1_000_000;
/** The longest that a process lives. Jobs are looked at twice a second at most, so that one in two comes a little further. */
const LONGEST_LIFE_MS = 1_200;

const [loadKills = '40', extractKills = '20', seed = '1'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'forcewire-soak-'));
const program = await buildDoomed();
let draws = 0;
let isWrong = false;

/** From 0 to 1, the same for a seed. */
function random(): number {
  const bytes = createHash('sha256').update(`${seed} ${draws++}`).digest();
  return bytes.readUInt32BE(0) / 2 ** 32;
}

/** Starts a task again and again; the first `most` times it is killed, if it has not come to its end by then. Gives how often it was. */
async function survive(name: string, task: DoomedTask, most: number): Promise<number> {
  const started = performance.now();
  let kills = 0;
  for (let end = ''; end !== 'done'; kills += end === 'killed' ? 1 : 0) {
    let timer: NodeJS.Timeout | undefined;
    const doom = (kill: () => void): void => {
      if (kills < most) timer = setTimeout(kill, random() * LONGEST_LIFE_MS);
    };
    end = await runDoomed(program, task, doom);
    clearTimeout(timer);
  }
  const seconds = Math.round((performance.now() - started) / 1_000);
  console.log(`${name}: ${kills} kills, ${seconds} s, a journal of ${Math.round(statSync(task.journal).size / 1_000)} kB`);
  return kills;
}

/** Says so, unless the lines of a file are the expected ones, in their order. */
async function compare(path: string, expected: (line: number) => string, count: number): Promise<void> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(path) })) {
    if (text !== expected(line)) return fail(`line ${line} is ${text}, not ${expected(line)}`);
    line++;
  }
  if (line !== count) fail(`${line} lines, not ${count}`);
}

function fail(message: string): void {
  isWrong = true;
  console.log(`  WRONG: ${message}`);
}

function taskOf(local: LocalOrg, name: string): Pick<DoomedTask, 'org' | 'journal' | 'output'> {
  return { org: { url: local.url, ...local.credentials }, journal: join(folder, `${name}.journal`), output: join(folder, `${name}.out`) };
}

async function load(protocol: '1.0' | '2.0', from: 'rows' | 'csv'): Promise<void> {
  await using local = await LocalOrg.start();
  const name = `load ${protocol} ${from}`;
  const options = { protocol, batchRows: 500, maxQueued: 4 } as const;
  const task: DoomedTask = { ...taskOf(local, name), load: { trial: 'row', rows: LOADED, from, options } };
  await survive(name, task, Number(loadKills));
  await compare(task.output, (line) => `${line},ok`, LOADED);
  const found = new Uint8Array(LOADED);
  await using org = await connect({ api: v62, ...local.connectOptions() });
  for await (const { Phone } of org.query('SELECT Phone FROM Account')) found[Number(Phone)]!++;
  const wrong = found.findIndex((count) => count !== 1);
  if (wrong >= 0) fail(`row ${wrong} is in the org ${found[wrong]} times`);
}

async function extract(read: 'records' | 'csv'): Promise<void> {
  await using local = await LocalOrg.start();
  for (let from = 0; from < EXTRACTED; from += 10_000) {
    local.load({ Lead: Array.from({ length: 10_000 }, (_, at) => ({ LastName: `row ${from + at}`, Company: 'Acme' })) });
  }
  const soql = 'SELECT Name FROM Lead ORDER BY CreatedDate, Id';
  // A fast machine has read everything before it was killed so often.
  for (let left = Number(extractKills), run = 1; left > 0; run++) {
    const name = `extract ${read} ${run}`;
    const task: DoomedTask = { ...taskOf(local, name), extract: { soql, read, options: {} } };
    left -= Math.max(1, await survive(name, task, left));
    if (read === 'records') await compare(task.output, (line) => `row ${line}`, EXTRACTED);
    else await compare(task.output, (line) => (line === 0 ? '"Name"' : `"row ${line - 1}"`), EXTRACTED + 1);
  }
}

async function chaos(): Promise<void> {
  const started = performance.now();
  let lives = 0;
  for (let each = 0; each < SEEDS; each++) {
    try {
      lives += await runChaos(Number(seed) * SEEDS + each);
    } catch (error) {
      fail(String(error));
    }
  }
  console.log(`${SEEDS} seeds: ${lives} processes, ${Math.round((performance.now() - started) / 1_000)} s`);
}

try {
  await chaos();
  for (const protocol of ['1.0', '2.0'] as const) for (const from of ['rows', 'csv'] as const) await load(protocol, from);
  for (const read of ['records', 'csv'] as const) await extract(read);
} finally {
  rmSync(folder, { recursive: true });
  rmSync(program);
}
console.log(isWrong ? 'something was lost or doubled' : 'every row once in each org and each file');
process.exitCode = isWrong ? 1 : 0;
