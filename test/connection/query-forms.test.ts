import { type ConnectOptions, connect, type Org } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { page, withServer } from './scripted-server.ts';

let local: LocalOrg;
let org: Org<typeof v62>;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  local = await LocalOrg.start();
  org = await connect({ api: v62, ...local.connectOptions() } as ConnectOptions<typeof v62>);
  ({ ids } = local.load({
    Account: [
      {
        attributes: { referenceId: 'a' },
        Name: 'A',
        BillingCity: 'Dublin',
        BillingCountry: 'Ireland',
        BillingLatitude: 53.35,
        BillingLongitude: -6.25,
      },
    ],
    Contact: [{ attributes: { referenceId: 'c' }, LastName: 'Byrne', AccountId: '@a' }],
    Lead: [{ attributes: { referenceId: 'l' }, LastName: 'Lynch', Company: 'L' }],
  }));
  const tasks = [{ Subject: 'one', WhoId: ids.c!, ActivityDate: '2024-05-31' }, { Subject: 'two', WhoId: ids.l! }, { Subject: 'three' }];
  expect((await org.insert('Task', tasks).summary()).ok).toBe(3);
});
afterAll(async () => {
  await org?.close();
  await local?.close();
});

test('a parent that may be of several objects says of which it is', async () => {
  const rows = await org.query('SELECT Subject, Who.Name, Who.Type FROM Task ORDER BY Subject').toArray();
  expect(rows).toMatchObject([
    { Subject: 'one', Who: { Name: 'Byrne', Type: 'Contact' } },
    { Subject: 'three', Who: null },
    { Subject: 'two', Who: { Name: 'Lynch', Type: 'Lead' } },
  ]);
  const soql =
    'SELECT Subject, TYPEOF Who WHEN Contact THEN LastName, AccountId WHEN Lead THEN Company ELSE Name END FROM Task ORDER BY Subject';
  const typed = org.query(soql, { typed: true });
  expect(await typed.columns()).toEqual([{ name: 'Subject', type: expect.any(String) }, { name: 'Who' }]);
  expect(await typed.toArray()).toMatchObject([
    { Who: { type: 'Contact', LastName: 'Byrne', AccountId: ids.a } },
    { Who: null },
    { Who: { type: 'Lead', Company: 'L' } },
  ]);
});

test('days stay text, moments are Dates, compound fields are objects', async () => {
  const [task] = await org.query("SELECT ActivityDate, CreatedDate FROM Task WHERE Subject = 'one'", { typed: true }).toArray();
  expect([task?.ActivityDate, task?.CreatedDate]).toEqual(['2024-05-31', expect.any(Date)]);
  const [account] = await org.query('SELECT Name, BillingAddress FROM Account', { typed: true }).toArray();
  expect(account?.BillingAddress).toMatchObject({ city: 'Dublin', country: 'Ireland', latitude: 53.35, longitude: -6.25 });
});

test('a count is the total of no rows', async () => {
  const rows = org.query('SELECT COUNT() FROM Task');
  expect([await rows.totalSize(), await rows.columns(), await rows.toArray()]).toEqual([3, [], []]);
});

test('a query in parts knows its columns and finds by ids, by nothing and by moments', async () => {
  const none = org.query(
    { object: 'task', fields: ['subject', 'Owner.Name'], where: 'Id IN $ids', values: { ids: [ids.a!] } },
    { typed: true },
  );
  expect(await none.columns()).toEqual([
    { name: 'Subject', type: expect.any(String) },
    { name: 'Owner.Name', type: 'string' },
  ]);
  expect(await none.toArray()).toEqual([]);
  const count = (where: string, value: string | Date | null): Promise<number> =>
    org.query({ object: 'Task', fields: ['Id'], where, values: { value } }).totalSize();
  expect(await count('WhoId = $value', ids.c!)).toBe(1);
  expect(await count('WhoId = $value', null)).toBe(1);
  expect(await count('ActivityDate = $value', '2024-05-31')).toBe(1);
  expect(await count('CreatedDate > $value', new Date(0))).toBe(3);
  expect(await count('Subject = $value', "x' OR Subject != '")).toBe(0);
});

test('header blocks go with the query, and with its pages those that they have', async () => {
  const pages = {
    query: () => page(0, 200, 400),
    queryMore: () => page(200, 200, 400),
  };
  await withServer(pages, async (server) => {
    const connection = await server.connect({ clientName: 'Acme' });
    const headers = { MruHeader: { updateMru: true }, CallOptions: { defaultNamespace: 'ns' } };
    await connection.query('SELECT Id FROM Account', { headers, batchSize: 200 }).toArray();
    const sent = server.calls.slice(1).map(({ headers: { SessionHeader, ...rest } }) => rest);
    const QueryOptions = { batchSize: 200 };
    expect(sent).toEqual([
      { MruHeader: { updateMru: true }, CallOptions: { client: 'Acme', defaultNamespace: 'ns' }, QueryOptions },
      { CallOptions: { client: 'Acme', defaultNamespace: 'ns' }, QueryOptions },
    ]);
  });
});
