// A client on its own, for a process with a small heap: writes rows to the org that the first argument describes, or reads them back, one by
// one or all at once, by SOAP or in bulk. Prints how many it saw and the sum of their numbers, and of bulk loads the most memory that was in use.
import { type BulkLoadOptions, connect, fromCsv, type Load, type SObject, soapLogin } from 'forcewire';
import { v62 } from 'forcewire/v62';

interface Seen {
  rows: number;
  sum: number;
  /** Bytes on the heap and beside it, of what is still in use. */
  inUse?: number;
}

const SOQL = 'SELECT Id, Name, NumberOfEmployees, Description FROM Account';

const [address, task, count] = process.argv.slice(2);
const { url, username, password, securityToken } = JSON.parse(address!);
const org = await connect({ api: v62, auth: soapLogin({ username, password, securityToken, loginUrl: url }) });
const tasks: Readonly<Record<string, () => Promise<Seen>>> = {
  write,
  read,
  hold,
  extract,
  extractCsv,
  holdExtract,
  loadRows1: () => loadRows({ protocol: '1.0', batchRows: 1_000 }),
  loadRows2: () => loadRows({ protocol: '2.0', batchRows: 1_000 }),
  loadFile1: () => loadFile({ protocol: '1.0', batchBytes: 1_000_000 }),
  loadFile2: () => loadFile({ protocol: '2.0', batchBytes: 2_000_000 }),
  holdFile2: () => loadFile({ protocol: '2.0', batchBytes: 2_000_000 }, []),
};
console.log(JSON.stringify(await tasks[task!]!()));
await org.close();

function* makeRows(): Generator<{ Name: string; NumberOfEmployees: number; Description: string }> {
  // With a letter beyond ASCII a text is decoded onto the heap, and the heap is what is bounded.
  const description = 'half a thousand charactèrs of text. '.repeat(14);
  for (let at = 0; at < Number(count); at++) yield { Name: `row ${at}`, NumberOfEmployees: at, Description: `${at} ${description}` };
}

async function write(): Promise<{ rows: number; sum: number }> {
  const seen = { rows: 0, sum: 0 };
  for await (const outcome of org.insert('Account', makeRows())) {
    if (outcome.status !== 'ok') throw new Error(JSON.stringify(outcome));
    add(seen, outcome.row.NumberOfEmployees);
  }
  return seen;
}

async function read(): Promise<{ rows: number; sum: number }> {
  const seen = { rows: 0, sum: 0 };
  for await (const record of org.query(SOQL)) add(seen, Number(record.NumberOfEmployees));
  return seen;
}

/** Without the bound: every row stays in memory. */
async function hold(): Promise<{ rows: number; sum: number }> {
  const seen = { rows: 0, sum: 0 };
  for (const record of await org.query(SOQL).toArray()) add(seen, Number(record.NumberOfEmployees));
  return seen;
}

async function extract(): Promise<{ rows: number; sum: number }> {
  const seen = { rows: 0, sum: 0 };
  for await (const record of org.bulk.query<SObject>(SOQL)) add(seen, Number(record.NumberOfEmployees));
  return seen;
}

/** The bytes as they come; `sum` is how many. */
async function extractCsv(): Promise<{ rows: number; sum: number }> {
  const rows = org.bulk.query(SOQL);
  const seen = { rows: await rows.totalSize(), sum: 0 };
  for await (const chunk of rows.csv()) seen.sum += chunk.length;
  return seen;
}

async function holdExtract(): Promise<{ rows: number; sum: number }> {
  const seen = { rows: 0, sum: 0 };
  for (const record of await org.bulk.query<SObject>(SOQL).toArray()) add(seen, Number(record.NumberOfEmployees));
  return seen;
}

function loadRows(options: BulkLoadOptions): Promise<Seen> {
  return drain(org.bulk.insert('Account', makeRows(), options), ({ NumberOfEmployees }) => NumberOfEmployees);
}

function loadFile(options: BulkLoadOptions, kept?: unknown[]): Promise<Seen> {
  return drain(org.bulk.insert('Account', fromCsv(makeFile()), options), (row) => Number(row.fields().NumberOfEmployees), kept);
}

async function* makeFile(): AsyncGenerator<Uint8Array> {
  let text = 'Name,NumberOfEmployees,Description\n';
  for (const { Name, NumberOfEmployees, Description } of makeRows()) {
    text += `${Name},${NumberOfEmployees},"${Description}"\n`;
    if (text.length < 60_000) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

/** Takes the outcomes of a load; `kept` takes their rows, which is the bound removed. */
async function drain<Row>(load: Load<Row>, numberOf: (row: Row) => number, kept?: unknown[]): Promise<Seen> {
  const seen = { rows: 0, sum: 0, inUse: 0 };
  for await (const outcome of load) {
    if (outcome.status !== 'ok') throw new Error(JSON.stringify(outcome));
    add(seen, numberOf(outcome.row));
    kept?.push(outcome.row);
    if (seen.rows % 5_000 === 0) seen.inUse = Math.max(seen.inUse, memoryInUse());
  }
  return seen;
}

function memoryInUse(): number {
  globalThis.gc!();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function add(seen: { rows: number; sum: number }, number: number): void {
  seen.rows++;
  seen.sum += number;
}
