// Rows a second that bulk loads take, and what they cost the client, beside jsforce on the same rows: `npx tsx bench/bulk-load.ts`. The org has a
// process of its own, and a new one for each contender.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type BulkLoadOptions, connect, fromCsv, soapLogin } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { Connection } from 'jsforce';

interface Server {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly securityToken: string;
}

const ROWS = 100_000;
const BATCH = 10_000;
const rows = Array.from({ length: ROWS }, (_, at) => {
  return { Name: `Account ${at}`, Description: `${'x'.repeat(200)} ${at}`, Phone: String(at), BillingCity: 'Zürich' };
});
const lines = rows.map((row) => `${Object.values(row).join()}\n`);
const file = new TextEncoder().encode(`${Object.keys(rows[0]!).join()}\n${lines.join('')}`);

if (process.send === undefined) await measureAll();
else await serve();

async function serve(): Promise<void> {
  const local = await LocalOrg.start({ bulk: { queuedMs: 0, msPerRecord: 0 } });
  process.send!({ url: local.url, ...local.credentials });
}

async function measureAll(): Promise<void> {
  await measure('Bulk 1.0, rows', (server) => load(server, rows, { protocol: '1.0' }));
  await measure('Bulk 1.0, CSV file', (server) => load(server, undefined, { protocol: '1.0' }));
  await measure('Bulk 2.0, rows', (server) => load(server, rows, { protocol: '2.0' }));
  await measure('Bulk 2.0, CSV file', (server) => load(server, undefined, { protocol: '2.0', batchBytes: 10_000_000 }));
  await measure('jsforce, Bulk 1.0', loadByJsforce1);
  await measure('jsforce, Bulk 2.0', loadByJsforce2);
}

async function load(server: Server, source: typeof rows | undefined, options: BulkLoadOptions): Promise<number> {
  await using org = await connect({ api: v62, auth: soapLogin({ ...server, loginUrl: server.url }) });
  const running = source === undefined ? org.bulk.insert('Account', fromCsv(file), options) : org.bulk.insert('Account', source, options);
  return (await running.summary()).ok;
}

async function loadByJsforce1(server: Server): Promise<number> {
  const { bulk } = await logIn(server);
  let ok = 0;
  for (let at = 0; at < ROWS; at += BATCH) {
    const results = await bulk.load('Account', 'insert', rows.slice(at, at + BATCH));
    ok += results.filter(({ success }) => success).length;
  }
  return ok;
}

async function loadByJsforce2(server: Server): Promise<number> {
  const { bulk2 } = await logIn(server);
  let ok = 0;
  for (let at = 0; at < ROWS; at += BATCH) {
    const input = rows.slice(at, at + BATCH);
    ok += (await bulk2.loadAndWaitForResults({ object: 'Account', operation: 'insert', input })).successfulResults.length;
  }
  return ok;
}

async function logIn({ url, username, password, securityToken }: Server): Promise<Connection> {
  const connection = new Connection({ loginUrl: url, version: '62.0' });
  await connection.login(username, password + securityToken);
  for (const client of [connection.bulk, connection.bulk2]) Object.assign(client, { pollInterval: 100, pollTimeout: 600_000 });
  return connection;
}

async function measure(what: string, run: (server: Server) => Promise<number>): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url));
  const [server] = (await once(child, 'message')) as [Server];
  const from = performance.now();
  const before = process.cpuUsage();
  const ok = await run(server);
  if (ok !== ROWS) throw new Error(`${what}: ${ok} of ${ROWS} rows.`);
  const perSecond = Math.round(ROWS / ((performance.now() - from) / 1_000));
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(
    `${what.padEnd(20)} ${perSecond.toLocaleString('en').padStart(8)} rows/s, ${((user + system) / 1e6).toFixed(1)} s of CPU\n`,
  );
  // jsforce closes its last job when nobody waits for it any more.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  child.kill();
}
