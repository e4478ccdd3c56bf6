// The memory of a client over millions of rows, each job in a process of its own, and the org in another: `npm run soak:memory [-- <rows to be read>]`.
// Half as many are written. Prints the table of docs/reliability.md.
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

interface Sample {
  readonly rows: number;
  readonly rss: number;
  /** The most since the process began, also between two samples. */
  readonly mostRss: number;
  readonly heapUsed: number;
  readonly ms: number;
}

const root = fileURLToPath(new URL('..', import.meta.url));
/** For the org, which keeps all rows. */
const ORG_HEAP_MB = 12_000;
/** Kept by the job that shall not be flat. */
const HELD_ROWS = 400_000;

const [count = '2000000'] = process.argv.slice(2);
const readRows = Number(count);
const writeRows = readRows / 2;
const folder = await mkdtemp(join(tmpdir(), 'forcewire-soak-'));
const source = join(folder, 'source.csv');
console.log('| job | rows | seconds | resident memory after 5 %, 50 %, 100 % | most | heap, most | curve of resident memory |');
console.log('|---|---|---|---|---|---|---|');
try {
  await withOrg(readRows, async (address) => {
    await report('Bulk 2.0 to a file', address, ['extractToFile', readRows, join(folder, 'rows.csv')]);
    await report('Bulk 2.0', address, ['extract', readRows]);
    await report('Bulk 1.0', address, ['extract1', readRows]);
    await report('SOAP query', address, ['soapRead', readRows]);
  });
  await withOrg(HELD_ROWS, (address) => report('Bulk 2.0, all rows kept', address, ['hold', HELD_ROWS]));
  await pipeline(Readable.from(csvOf(writeRows)), createWriteStream(source));
  await withOrg(0, (address) => report('Bulk 1.0 from a file', address, ['load1', writeRows, source]));
  await withOrg(0, (address) => report('Bulk 2.0 from a file', address, ['load2', writeRows, source]));
  await withOrg(0, (address) => report('SOAP create', address, ['soapWrite', writeRows]));
} finally {
  await rm(folder, { recursive: true });
}

async function withOrg(rows: number, run: (address: string) => Promise<void>): Promise<void> {
  const org = start([`--max-old-space-size=${ORG_HEAP_MB}`, '--import', 'tsx', 'test/memory/org-with-rows.ts', String(rows)]);
  try {
    await run(await new Promise((resolve) => createInterface({ input: org.stdout! }).once('line', resolve)));
  } finally {
    org.kill();
  }
}

async function report(name: string, address: string, [task, rows, file = '']: readonly [string, number, string?]): Promise<void> {
  const client = start(['--import', 'tsx', 'scripts/soak-client.ts', address, task, String(rows), file]);
  const ending = new Promise<number | null>((resolve) => client.once('exit', resolve));
  const samples: Sample[] = [];
  for await (const line of createInterface({ input: client.stdout! })) samples.push(JSON.parse(line));
  if ((await ending) !== 0) throw new Error(`${name} did not come to its end.`);
  const [first] = samples;
  const last = samples.at(-1)!;
  const at = (part: number): string => megabytes(samples.find((sample) => sample.rows >= part * rows)!.rss);
  const cells = [
    ...[name, rows.toLocaleString('en'), ((last.ms - first!.ms) / 1_000).toFixed(0), `${at(0.05)}, ${at(0.5)}, ${at(1)}`],
    ...[
      megabytes(last.mostRss),
      megabytes(Math.max(...samples.map(({ heapUsed }) => heapUsed))),
      `\`${curve(samples.map(({ rss }) => rss))}\``,
    ],
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

function start(node: readonly string[]): ChildProcess {
  return spawn(process.execPath, node, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
}

function* csvOf(rows: number): Generator<string> {
  yield 'Name,NumberOfEmployees,Description\n';
  for (let at = 0; at < rows; at++) yield `row ${at},${at},"${at} some text, as descriptions have it, with ""quotes"" and Zoë"\n`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}

/** From 0 to 800 MB, in eight steps. */
function curve(values: readonly number[]): string {
  return values.map((value) => '▁▂▃▄▅▆▇█'[Math.min(7, Math.floor(value / 100_000_000))]).join('');
}
