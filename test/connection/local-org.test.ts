import { connect, type Org, type Outcome, soapLogin } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v41 } from 'forcewire/v41';
import { v62 } from 'forcewire/v62';
import { v66 } from 'forcewire/v66';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let server: LocalOrg;
let org: Org<typeof v62>;

beforeAll(async () => {
  server = await LocalOrg.start();
  org = await connect({ api: v62, auth: login() });
});
afterAll(async () => {
  await org?.close();
  await server?.close();
});

function login(more: { password?: string; securityToken?: string } = {}) {
  const { username, password, securityToken } = server.credentials;
  return soapLogin({ username, password, securityToken, loginUrl: server.url, loginVersion: v62, ...more });
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function idsOf(outcomes: AsyncIterable<Outcome<unknown>>): Promise<string[]> {
  return (await collect(outcomes)).map((outcome) => (outcome.status === 'ok' ? outcome.id : expect.unreachable(JSON.stringify(outcome))));
}

test('a wrong password, or none of the token, is refused as Salesforce refuses it', async () => {
  await expect(connect({ api: v62, auth: login({ password: 'wrong' }) })).rejects.toMatchObject({
    name: 'AuthError',
    code: 'INVALID_LOGIN',
  });
  await expect(connect({ api: v62, auth: login({ securityToken: 'wrong' }) })).rejects.toMatchObject({
    name: 'AuthError',
    code: 'INVALID_LOGIN',
  });
});

test('who logged in is who the server says it is', async () => {
  const info = await org.soap.getUserInfo();
  expect([org.userId, org.organizationId]).toEqual([info.userId, info.organizationId]);
  expect(info.userName).toBe(server.credentials.username);
});

describe('records', () => {
  test('are inserted, updated, upserted, read and deleted', async () => {
    const rows = Array.from({ length: 450 }, (_, at) => ({ Name: `Life ${at}`, External_Id__c: `life-${at}`, NumberOfEmployees: at }));
    const ids = await idsOf(org.insert('Account', rows));
    expect(new Set(ids).size).toBe(450);

    await idsOf(
      org.update(
        'Account',
        ids.slice(0, 10).map((Id) => ({ Id, Name: 'Life <changed> & "quoted"', NumberOfEmployees: null })),
      ),
    );
    const upserts = await collect(
      org.upsert('Account', 'External_Id__c', [
        { External_Id__c: 'life-10', NumberOfEmployees: 1_000_000 },
        { External_Id__c: 'life-new', Name: 'Life new' },
      ]),
    );
    expect(upserts.map((outcome) => outcome.status === 'ok' && outcome.created)).toEqual([false, true]);
    expect(upserts[0]).toMatchObject({ id: ids[10] });
    await idsOf(org.delete('Account', ids.slice(11, 440)));

    const soql = "SELECT Id, Name, External_Id__c, NumberOfEmployees FROM Account WHERE Name LIKE 'Life%' ORDER BY External_Id__c";
    const read = (await org.query(soql).toArray()).map(({ Id, Name, External_Id__c, NumberOfEmployees }) => [
      Id,
      Name,
      External_Id__c,
      NumberOfEmployees,
    ]);
    const expected = [
      ...ids.slice(0, 10).map((id, at) => [id, 'Life <changed> & "quoted"', `life-${at}`, null]),
      [ids[10], 'Life 10', 'life-10', '1000000'],
      ...ids.slice(440).map((id, at) => [id, `Life ${440 + at}`, `life-${440 + at}`, String(440 + at)]),
      [(upserts[1] as { id: string }).id, 'Life new', 'life-new', null],
    ].sort((a, b) => (String(a[2]) < String(b[2]) ? -1 : 1));
    expect(read).toEqual(expected);
  });

  test('with bad ones among them fail alone, and each outcome is joined to its row', async () => {
    const rows = Array.from({ length: 401 }, (_, at) => {
      if (at % 100 === 50) return { FirstName: `Bad ${at}` };
      return at % 100 === 51 ? { LastName: 'x'.repeat(200) } : { LastName: `Good ${at}`, External_Id__c: `good-${at}` };
    });
    const outcomes = await collect(org.insert('Contact', rows));
    for (const [at, outcome] of outcomes.entries()) {
      expect([outcome.index, outcome.row]).toEqual([at, rows[at]]);
      if (at % 100 === 50)
        expect(outcome).toMatchObject({
          status: 'failed',
          errors: [{ code: 'REQUIRED_FIELD_MISSING', fields: ['LastName'], from: 'server' }],
        });
      else if (at % 100 === 51)
        expect(outcome).toMatchObject({ status: 'failed', errors: [{ code: 'STRING_TOO_LONG', fields: ['LastName'], from: 'server' }] });
      else expect(outcome.status).toBe('ok');
    }
    const stored = await org.query("SELECT Id, External_Id__c FROM Contact WHERE External_Id__c LIKE 'good-%'").toArray();
    const byKey = new Map(stored.map((record) => [record.External_Id__c, record.Id]));
    for (const outcome of outcomes) if (outcome.status === 'ok') expect(byKey.get(outcome.row.External_Id__c)).toBe(outcome.id);
    expect(byKey.size).toBe(401 - 8);
  });

  test('may name their parent by its external id, whose object the server knows', async () => {
    const [account] = await idsOf(org.insert('Account', [{ Name: 'Parent', External_Id__c: 'parent-1' }]));
    const [contact] = await idsOf(org.insert('Contact', [{ LastName: 'Child', Account: { External_Id__c: 'parent-1' } }]));
    const [read] = await org.query(`SELECT AccountId, Account.Name FROM Contact WHERE Id = '${contact}'`).toArray();
    expect(read).toMatchObject({ AccountId: account, Account: { type: 'Account', Name: 'Parent' } });
  });

  test('come in pages, whole and in order', async () => {
    const rows = Array.from({ length: 2_300 }, (_, at) => ({ LastName: `Page ${String(at).padStart(5, '0')}`, Company: 'Pages' }));
    await org.insert('Lead', rows).summary();
    const query = org.query("SELECT LastName FROM Lead WHERE Company = 'Pages' ORDER BY LastName", { batchSize: 500 });
    expect(await query.totalSize()).toBe(2_300);
    const pages = await collect(query.pages());
    expect(pages.map((page) => page.length)).toEqual([500, 500, 500, 500, 300]);
    expect(pages.flat().map((record) => record.LastName)).toEqual(rows.map((row) => row.LastName));
  });

  test('come back the same at other versions over the same session', async () => {
    const soql = "SELECT Id, Name FROM Account WHERE External_Id__c = 'parent-1'";
    const [here] = await org.query(soql).toArray();
    for (const api of [v41, v66]) expect(await org.withVersion(api).query(soql).toArray()).toEqual([here]);
  });
});

test('fields have their described types where that is asked for, in parents and children too', async () => {
  const [account] = await idsOf(org.insert('Account', [{ Name: 'Typed', NumberOfEmployees: 7, AnnualRevenue: 1234 }]));
  await idsOf(org.insert('Contact', [{ LastName: 'Typed', AccountId: account, Birthdate: '1815-12-10' }]));
  const soql = `SELECT Id, Name, NumberOfEmployees, AnnualRevenue, IsDeleted, CreatedDate, (SELECT LastName, Birthdate, Account.AnnualRevenue FROM Contacts) FROM Account WHERE Id = '${account}'`;
  const [read] = await org.query(soql, { typed: true }).toArray();
  expect(read).toMatchObject({ Id: account, Name: 'Typed', NumberOfEmployees: 7, AnnualRevenue: 1234, IsDeleted: false });
  expect(read!.CreatedDate).toBeInstanceOf(Date);
  expect(read!.Contacts.records[0]).toMatchObject({ LastName: 'Typed', Birthdate: '1815-12-10', Account: { AnnualRevenue: 1234 } });

  const [exact] = await org.query(soql, { typed: { decimals: 'string' } }).toArray();
  expect(exact).toMatchObject({ NumberOfEmployees: 7, AnnualRevenue: '1234.0' });
  const [plain] = await org.query(soql).toArray();
  expect(plain).toMatchObject({ NumberOfEmployees: '7', AnnualRevenue: '1234.0', IsDeleted: 'false' });
});

test('objects and fields are those of the org', async () => {
  const objects = await org.objects();
  expect(objects.find((object) => object.name === 'City__c')).toMatchObject({ custom: true, queryable: true, createable: true });
  const fields = await org.fields('Contact');
  expect(fields.find((field) => field.name === 'AccountId')).toMatchObject({ type: 'reference', referenceTo: ['Account'], nillable: true });
  expect(fields.find((field) => field.name === 'LastName')).toMatchObject({ type: 'string', nillable: false, createable: true });
  expect(fields.find((field) => field.name === 'External_Id__c')).toMatchObject({ externalId: true });
});

test('a query that is wrong says where', async () => {
  const error = await org
    .query('SELECT Nothing FROM Account')
    .first()
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'SoapFaultError', code: 'INVALID_FIELD', row: 1, column: 8 });
});

test('a server counts the calls, and the connection tells', async () => {
  await org.soap.getServerTimestamp();
  const before = org.usage!;
  await org.soap.getServerTimestamp();
  expect(org.usage).toMatchObject({ current: before.current + 1, limit: before.limit, type: 'API REQUESTS' });
});

test('a session that was logged out elsewhere is replaced in the middle of a query', async () => {
  const other = await connect({ api: v62, auth: login() });
  const rows = other.query("SELECT LastName FROM Lead WHERE Company = 'Pages'", { batchSize: 500 });
  let seen = 0;
  for await (const page of rows.pages()) {
    if (seen === 500) await other.soap.logout();
    seen += page.length;
  }
  expect(seen).toBe(2_300);
  await other.close();
});

describe('when things go wrong', () => {
  /** How often each key stands in the org. */
  async function stored(prefix: string): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for await (const { Name } of org.query(`SELECT Name FROM Account WHERE Name LIKE '${prefix}%'`))
      counts.set(Name, (counts.get(Name) ?? 0) + 1);
    return counts;
  }

  test('a session that expires again and again costs one login each time, and no row is lost or written twice', async () => {
    const own = await connect({ api: v62, auth: login() });
    const logins = () => server.requests.filter((request) => new TextDecoder().decode(request.body).includes('<login>')).length;
    const before = logins();
    const rows = Array.from({ length: 2_000 }, (_, at) => ({ Name: `Expiring ${at}` }));
    const outcomes: Outcome<{ Name: string }>[] = [];
    for await (const batch of own.insert('Account', rows, { batchRows: 100 }).batches()) {
      outcomes.push(...batch);
      if (outcomes.length % 500 === 0) server.expireSessions();
    }
    expect(outcomes.every((outcome) => outcome.status === 'ok')).toBe(true);
    expect(outcomes.map((outcome) => outcome.row)).toEqual(rows);
    expect([...(await stored('Expiring')).values()]).toEqual(Array(2_000).fill(1));
    // The last expiry comes after the last call, and may be the next test's affair.
    expect(logins() - before).toBeGreaterThanOrEqual(3);
    expect(logins() - before).toBeLessThanOrEqual(5);
    await own.close();
  });

  test.each(['before', 'after'] as const)('calls that break %s they are carried out leave outcomes that are true', async (when) => {
    const prefix = `Broken ${when}`;
    const remove = [
      server.faults.add({ kind: 'drop', when, on: { operation: 'create', every: 4 } }),
      server.faults.add({ kind: 'status', status: 503, when, on: { operation: 'create', every: 7 } }),
    ];
    const rows = Array.from({ length: 3_000 }, (_, at) =>
      at % 90 === 7 ? { Description: `${prefix} ${at}` } : { Name: `${prefix} ${at}` },
    );
    const load = org.insert('Account', rows, { batchRows: 100 });
    const outcomes = await collect(load);
    for (const each of remove) each();
    const summary = await load.summary();

    expect(outcomes.map((outcome) => outcome.row)).toEqual(rows);
    expect(summary.unknown).toBeGreaterThan(0);
    const held = await stored(prefix);
    for (const outcome of outcomes) {
      const times = held.get((outcome.row as { Name?: string }).Name ?? '') ?? 0;
      if (outcome.status === 'ok') expect(times).toBe(1);
      else if (outcome.status === 'unknown') expect(times).toBeLessThanOrEqual(1);
      else expect([outcome.status, times]).toEqual(['failed', 0]);
    }
    expect(held.size).toBe(
      summary.ok + (when === 'after' ? outcomes.filter((outcome) => outcome.status === 'unknown' && 'Name' in outcome.row).length : 0),
    );
  });
});

describe('an answer that breaks off', () => {
  test('to a query is asked for again: no record is missing and none comes twice', async () => {
    const names = Array.from({ length: 1000 }, (_, at) => `Cut ${1000 + at}`);
    await idsOf(
      org.insert(
        'Lead',
        names.map((LastName) => ({ LastName, Company: 'Cut' })),
      ),
    );
    const clears = ['query', 'queryMore'].map((operation) => server.faults.add({ on: { operation, nth: 1 }, kind: 'truncate' }));
    const rows = await org.query("SELECT LastName FROM Lead WHERE Company = 'Cut' ORDER BY LastName", { batchSize: 200 }).toArray();
    for (const clear of clears) clear();
    expect(rows.map((row) => row.LastName)).toEqual(names);
  });

  test('to a create leaves the rows unknown whose results did not come, and the org has all of them', async () => {
    const clear = server.faults.add({ on: { operation: 'create', nth: 1 }, kind: 'truncate' });
    const rows = Array.from({ length: 200 }, (_, at) => ({ LastName: `Half ${at}`, Company: 'Half' }));
    const outcomes = await collect(org.insert('Lead', rows));
    clear();
    const stored = await org.query("SELECT Id, LastName FROM Lead WHERE Company = 'Half'").toArray();
    const idOf = new Map(stored.map((record) => [record.LastName, record.Id]));
    expect(idOf.size).toBe(200);
    for (const outcome of outcomes) if (outcome.status === 'ok') expect(outcome.id).toBe(idOf.get(outcome.row.LastName));
    const known = outcomes.filter((outcome) => outcome.status === 'ok').length;
    expect(known).toBeGreaterThan(80);
    expect(known).toBeLessThan(120);
    expect(outcomes.slice(known).every((outcome) => outcome.status === 'unknown')).toBe(true);
  });
});
