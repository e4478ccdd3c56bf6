// A client on its own, for a process with a small heap: writes rows to the org that the first argument describes, or reads them back, one by
// one or all at once, by SOAP or in bulk. Prints how many it saw and the sum of their numbers.
import { connect, type SObject, soapLogin } from 'forcewire';
import { v62 } from 'forcewire/v62';

const SOQL = 'SELECT Id, Name, NumberOfEmployees, Description FROM Account';

const [address, task, count] = process.argv.slice(2);
const { url, username, password, securityToken } = JSON.parse(address!);
const org = await connect({ api: v62, auth: soapLogin({ username, password, securityToken, loginUrl: url }) });
const tasks: Readonly<Record<string, () => Promise<{ rows: number; sum: number }>>> = {
  write,
  read,
  hold,
  extract,
  extractCsv,
  holdExtract,
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

function add(seen: { rows: number; sum: number }, number: number): void {
  seen.rows++;
  seen.sum += number;
}
