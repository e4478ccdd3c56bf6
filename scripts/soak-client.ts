// A client on its own, for soak-memory.ts: moves as many rows as it is told between an org and a file, or only reads them, and prints the memory of
// its process as a line of JSON whenever another twentieth is done. `hold` keeps all rows, to show what the curve of a leak looks like.
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type CsvRow, connect, fromCsv, type Load, type RowInput, type SObject, soapLogin } from 'forcewire';
import { v62 } from 'forcewire/v62';

const SAMPLES = 20;
const SOQL = 'SELECT Id, Name, NumberOfEmployees, Description FROM Account';

const [address, task, count, file = ''] = process.argv.slice(2);
const total = Number(count);
const { url, username, password, securityToken } = JSON.parse(address!);
const org = await connect({ api: v62, auth: soapLogin({ username, password, securityToken, loginUrl: url }) });
const tasks: Readonly<Record<string, () => Promise<void>>> = {
  extractToFile: () => extractToFile(),
  extract: () => readAll(org.bulk.query<SObject>(SOQL).pages()),
  extract1: () => readAll(org.bulk.query<SObject>(SOQL, { protocol: '1.0' }).pages()),
  soapRead: () => readAll(org.query<SObject>(SOQL).pages()),
  soapWrite: () => writeAll(org.insert('Account', makeRows())),
  load1: () => writeAll(org.bulk.insert('Account', fromCsv(createReadStream(file)), { protocol: '1.0' })),
  load2: () => writeAll(org.bulk.insert('Account', fromCsv(createReadStream(file)), { protocol: '2.0' })),
  hold: () => readAll(org.bulk.query<SObject>(SOQL).pages(), []),
};
let seen = 0;
sample();
await tasks[task!]!();
if (seen !== total) throw new Error(`${task}: saw ${seen} of ${total} rows.`);
await org.close();

/** Some more rows were seen. */
function add(rows: number): void {
  const before = seen;
  seen += rows;
  if (Math.floor((before * SAMPLES) / total) < Math.floor((seen * SAMPLES) / total)) sample();
}

function sample(): void {
  const { rss, heapUsed } = process.memoryUsage();
  const mostRss = process.resourceUsage().maxRSS * 1024;
  console.log(JSON.stringify({ rows: seen, rss, mostRss, heapUsed, ms: Math.round(performance.now()) }));
}

/** The bytes as they come. Rows of the parts that have ended are counted as they grow. */
async function extractToFile(): Promise<void> {
  const rows = org.bulk.query(SOQL);
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of rows.csv()) {
      yield chunk;
      add(rows.rowsRead - seen);
    }
    add(rows.rowsRead - seen);
  }
  await pipeline(counted(), createWriteStream(file));
}

async function readAll(pages: AsyncIterable<readonly SObject[]>, kept?: SObject[]): Promise<void> {
  for await (const page of pages) {
    kept?.push(...page);
    add(page.length);
  }
}

async function writeAll(load: Load<CsvRow> | Load<RowInput>): Promise<void> {
  for await (const outcomes of load.batches()) {
    for (const outcome of outcomes) if (outcome.status !== 'ok') throw new Error(JSON.stringify(outcome));
    add(outcomes.length);
  }
}

function* makeRows(): Generator<RowInput> {
  for (let at = 0; at < total; at++)
    yield { Name: `row ${at}`, NumberOfEmployees: at, Description: `${at} some text, as descriptions have it` };
}
