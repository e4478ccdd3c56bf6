import jsforce from 'jsforce';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Org, type SObject } from '../../../src/index.ts';
import { LocalOrg } from '../../../src/local-org/index.ts';
import { v62 } from '../../../src/versions/v62.ts';

const SOQL = 'SELECT Id, LastName, Description, Account.Name, Account.Owner.Username FROM Contact ORDER BY LastName';

let local: LocalOrg;
let org: Org<typeof v62>;
let other: jsforce.Connection;

beforeAll(async () => {
  local = await LocalOrg.start({ bulk: { queuedMs: 1 } });
  local.load({ Account: [{ Name: 'Zoë, "Inc."\nÜ' }] });
  org = await connect({ api: v62, ...local.connectOptions() });
  const AccountId = (await org.query<SObject>('SELECT Id FROM Account').first())!.Id!;
  const rows = Array.from({ length: 400 }, (_, at) => ({
    LastName: `L${String(at).padStart(3, '0')}`,
    ...(at % 3 === 0 ? { AccountId } : {}),
    ...(at % 5 === 0 ? { Description: `two\nlines, ${at} "quoted" | ; ^` } : {}),
  }));
  local.load({ Contact: rows });
  other = new jsforce.Connection({ loginUrl: local.url, version: '62.0' });
  const { username, password, securityToken } = local.credentials;
  await other.login(username, password + securityToken);
  other.bulk.pollInterval = 5;
  other.bulk2.pollInterval = 5;
});
afterAll(async () => {
  await org.close();
  await local.close();
});

type Flat = Readonly<Record<string, string>>;

/** As jsforce has rows: parents by path, empty text for nothing. */
function flat({ Id, LastName, Description, Account }: SObject): Flat {
  const parents = { 'Account.Name': Account?.Name ?? '', 'Account.Owner.Username': Account?.Owner.Username ?? '' };
  return { Id: Id!, LastName, Description: Description ?? '', ...parents };
}

async function collect(records: AsyncIterable<unknown>): Promise<Flat[]> {
  const all: Flat[] = [];
  for await (const record of records) all.push(record as Flat);
  return all;
}

it.each(['1.0', '2.0'] as const)('jsforce and forcewire read the same by Bulk %s', async (protocol) => {
  const theirs = protocol === '1.0' ? await other.bulk.query(SOQL) : await other.bulk2.query(SOQL);
  const ours = await org.bulk.query<SObject>(SOQL, { protocol }).toArray();
  expect(ours.map(flat)).toEqual(await collect(theirs as AsyncIterable<unknown>));
  expect(ours).toHaveLength(400);
});

it('forcewire reads the job that jsforce made', async () => {
  const theirs = await collect((await other.bulk2.query(SOQL)) as AsyncIterable<unknown>);
  const jobId = /\/jobs\/query\/(\w+)\/results/.exec(local.requests.findLast(({ path }) => path.includes('/results'))!.path)![1]!;
  const ours = await org.bulk.attach({ protocol: '2.0', version: '62.0', jobIds: [jobId], operation: 'query' }).toArray();
  expect(ours.map(flat)).toEqual(theirs);
});
