// A process that is killed while it loads or extracts, and started again with the same task until it is through. Says `begun` when it has connected,
// and `done`.
import { type BulkLoadOptions, type BulkQueryOptions, connect, fileJournal, fromCsv, type SObject, soapLogin } from 'forcewire';
import { v62 } from 'forcewire/v62';

/** What the process is to do. Rows of a load are `trial 0`, `trial 1` and so on. */
export interface DoomedTask {
  readonly org: { readonly url: string; readonly username: string; readonly password: string; readonly securityToken: string };
  readonly journal: string;
  /** For a load `index,status` of each outcome, for an extract the rows. */
  readonly output: string;
  readonly load?: { readonly trial: string; readonly rows: number; readonly from: 'rows' | 'csv'; readonly options: BulkLoadOptions };
  readonly extract?: { readonly soql: string; readonly read: 'records' | 'csv'; readonly options: BulkQueryOptions };
}

const { org: address, journal: path, output, load, extract } = JSON.parse(process.argv[2]!) as DoomedTask;
const { url, ...login } = address;
const org = await connect({ api: v62, auth: soapLogin({ ...login, loginUrl: url }) });
const journal = fileJournal(path);
const file = journal.output(output);
console.log('begun');
if (load !== undefined) await runLoad(load);
if (extract !== undefined) await runExtract(extract);
await org.close();
console.log('done');

async function runLoad({ trial, rows, from, options }: NonNullable<DoomedTask['load']>): Promise<void> {
  const given: BulkLoadOptions = { ...options, journal };
  const outcomes =
    from === 'rows'
      ? org.bulk.insert('Account', records(trial, rows), given)
      : org.bulk.insert('Account', fromCsv(lines(trial, rows)), given);
  for await (const { index, status } of outcomes) await file.write(`${index},${status}\n`);
}

function* records(trial: string, rows: number): Generator<{ Name: string; Phone: string }> {
  for (let at = 0; at < rows; at++) yield { Name: `${trial} ${at}`, Phone: String(at) };
}

function* lines(trial: string, rows: number): Generator<Uint8Array> {
  yield Buffer.from('Name,Phone\n');
  for (const { Name, Phone } of records(trial, rows)) yield Buffer.from(`${Name},${Phone}\n`);
}

async function runExtract({ soql, read, options }: NonNullable<DoomedTask['extract']>): Promise<void> {
  const rows = org.bulk.query<SObject>(soql, { ...options, journal });
  if (read === 'csv') for await (const chunk of rows.csv()) await file.write(chunk);
  else for await (const { Name } of rows) await file.write(`${Name}\n`);
}
