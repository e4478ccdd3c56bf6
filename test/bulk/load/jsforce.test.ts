import { Connection } from 'jsforce';
import { expect, it } from 'vitest';
import { briefly, run, startBench } from './with-org.ts';

const rows = [
  { Name: 'Acme', Description: 'plain', External_Id__c: '1' },
  { Name: 'Say "hi"', Description: 'two\nlines', External_Id__c: '2' },
  { Name: 'Comma, semicolon; pipe | and', Description: '#not N/A', External_Id__c: '3' },
  { Name: 'Zoë 😀', Description: null, External_Id__c: '4' },
];

it.each(['1.0', '2.0'] as const)('jsforce reads what was loaded by Bulk %s, by both its clients', async (protocol) => {
  await using bench = await startBench();
  const { outcomes } = await run(bench.org.bulk.insert('Account', rows, { protocol }));
  expect(briefly(outcomes)).toEqual(rows.map(() => 'ok'));
  const connection = new Connection({ loginUrl: bench.local.url, version: '62.0' });
  const { username, password, securityToken } = bench.local.credentials;
  await connection.login(username, password + securityToken);
  connection.bulk.pollInterval = 5;
  connection.bulk2.pollInterval = 5;
  const soql = 'SELECT Id, Name, Description, External_Id__c FROM Account ORDER BY External_Id__c';
  const wanted = outcomes.map((outcome) => ({
    ...outcome.row,
    Description: outcome.row.Description ?? '',
    Id: outcome.status === 'ok' && outcome.id,
  }));
  expect(await (await connection.bulk.query(soql)).toArray()).toMatchObject(wanted);
  expect(await (await connection.bulk2.query(soql)).toArray()).toMatchObject(wanted);
});

it('jsforce is given the same results of a job as we', async () => {
  await using bench = await startBench();
  const load = bench.org.bulk.insert('Account', [...rows, { Phone: '1' }]);
  const { outcomes } = await run(load);
  const connection = new Connection({ loginUrl: bench.local.url, version: '62.0' });
  const { username, password, securityToken } = bench.local.credentials;
  await connection.login(username, password + securityToken);
  const job = connection.bulk.job(load.handle!.jobIds[0]!);
  const [batch] = await job.list();
  const results = (await job.batch(batch!.id).retrieve()) as { id: string | null; success: boolean; errors: string[] }[];
  expect(results.map(({ id, success }) => [success, id])).toEqual(
    outcomes.map((outcome) => (outcome.status === 'ok' ? [true, outcome.id] : [false, null])),
  );
  expect(results.at(-1)!.errors[0]).toMatch(/^REQUIRED_FIELD_MISSING:/);
});
