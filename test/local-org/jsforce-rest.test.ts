import jsforce, { type Connection } from 'jsforce';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';

// jsforce is a client that we did not write: what it makes of our answers is what the REST API guide promises.
let org: LocalOrg;
let connection: Connection;

beforeAll(async () => {
  org = await LocalOrg.start({ startTime: new Date('2024-06-21T12:00:00Z') });
  connection = new jsforce.Connection({ loginUrl: org.url, version: '62.0' });
  const { username, password, securityToken } = org.credentials;
  await connection.login(username, password + securityToken);
});
afterAll(() => org.close());

const success = { success: true, errors: [] };

describe('records one by one', () => {
  it('are created, read, changed and deleted', async () => {
    const accounts = connection.sobject('Account');
    const created = await accounts.create({ Name: 'Zoë <&> Co', NumberOfEmployees: 7, AnnualRevenue: 1_000, Phone: null });
    expect(created).toEqual({ id: expect.stringMatching(/^001\w{15}$/), ...success });
    const id = created.id!;
    expect(await accounts.retrieve(id)).toMatchObject({
      attributes: { type: 'Account', url: `/services/data/v62.0/sobjects/Account/${id}` },
      Id: id,
      Name: 'Zoë <&> Co',
      NumberOfEmployees: 7,
      AnnualRevenue: 1_000,
      IsDeleted: false,
      Phone: null,
      BillingAddress: null,
      CreatedDate: '2024-06-21T12:00:00.000+0000',
    });
    expect(await accounts.update({ Id: id, Phone: '1', BillingCity: 'Köln' })).toEqual({ id, ...success });
    expect(await accounts.retrieve(id)).toMatchObject({ Phone: '1', BillingAddress: { city: 'Köln', street: null, latitude: null } });
    expect(await accounts.destroy(id)).toEqual({ id, ...success });
    await expect(accounts.retrieve(id)).rejects.toMatchObject({ errorCode: 'ENTITY_IS_DELETED', message: 'entity is deleted' });
  });

  it('are upserted by an external id, which tells whether they were there', async () => {
    const accounts = connection.sobject('Account');
    const first = await accounts.upsert({ Name: 'One', External_Id__c: 'a b&c' }, 'External_Id__c');
    expect(first).toEqual({ id: expect.any(String), ...success, created: true });
    const again = await accounts.upsert({ Name: 'Two', External_Id__c: 'a b&c' }, 'External_Id__c');
    expect(again).toEqual({ ...first, created: false });
    const contact = await connection.sobject('Contact').create({ LastName: 'L', Account: { External_Id__c: 'a b&c' } });
    expect(await connection.sobject('Contact').retrieve(contact.id!)).toMatchObject({ AccountId: first.id });
  });

  it('are refused with the code that jsforce makes an error of', async () => {
    const accounts = connection.sobject('Account');
    await expect(accounts.create({ Name: null })).rejects.toMatchObject({
      errorCode: 'REQUIRED_FIELD_MISSING',
      message: 'Required fields are missing: [Name]',
      data: { fields: ['Name'] },
    });
    await expect(accounts.create({ Nope: 1 } as never)).rejects.toMatchObject({
      errorCode: 'INVALID_FIELD',
      message: "No such column 'Nope' on sobject of type Account",
    });
    await expect(accounts.create({ Name: 'x', AnnualRevenue: 'much' } as never)).rejects.toMatchObject({ errorCode: 'JSON_PARSER_ERROR' });
    await expect(accounts.retrieve('0015g0000009999AAA')).rejects.toMatchObject({ errorCode: 'NOT_FOUND' });
    await expect(connection.sobject('Nope').describe()).rejects.toMatchObject({ errorCode: 'NOT_FOUND' });
  });
});

describe('records by the hundred', () => {
  it('are created and deleted in collections of 200, more than that by allowRecursive', async () => {
    const cities = connection.sobject('City__c');
    const records = Array.from({ length: 450 }, (_, index) => ({ City_Id__c: `R${index}`, Population__c: index }));
    const created = await cities.create(records, { allowRecursive: true });
    expect(created.filter((result) => result.success)).toHaveLength(450);
    const changed = await cities.update(
      created.slice(0, 201).map(({ id }) => ({ Id: id!, Country__c: 'DE' })),
      { allowRecursive: true },
    );
    expect(changed.every((result) => result.success)).toBe(true);
    expect(await cities.retrieve([created[0]!.id!, created[1]!.id!])).toMatchObject([{ City_Id__c: 'R0' }, { City_Id__c: 'R1' }]);
    const ids = created.slice(0, 250).map(({ id }) => id!);
    const deleted = await cities.destroy(ids, { allowRecursive: true });
    expect(deleted.map(({ id }) => id)).toEqual(ids);
    await cities.destroy(
      created.slice(250).map(({ id }) => id!),
      { allowRecursive: true },
    );
  });

  it('fail each on its own, or all together', async () => {
    const records = [{ Name: 'good' }, { Phone: 'no name' }, { Name: 'bad', NumberOfEmployees: 'x' }];
    const [good, bad, wrong] = await connection.sobject('Account').create(records as never);
    expect([good!.success, bad!.success, wrong!.success]).toEqual([true, false, false]);
    expect(bad!.errors).toMatchObject([{ statusCode: 'REQUIRED_FIELD_MISSING', fields: ['Name'] }]);
    const none = await connection.sobject('Account').create(records.slice(0, 2) as never, { allOrNone: true });
    expect(none.map((result) => result.errors.map((error) => (error as { statusCode?: string }).statusCode))).toEqual([
      ['ALL_OR_NONE_OPERATION_ROLLED_BACK'],
      ['REQUIRED_FIELD_MISSING'],
    ]);
  });

  it('are upserted together', async () => {
    const records = ['x', 'y'].map((key) => ({ External_Id__c: `u${key}`, Name: key }));
    const first = await connection.sobject('Account').upsert(records, 'External_Id__c');
    const second = await connection.sobject('Account').upsert(records, 'External_Id__c');
    expect([first, second].map((results) => results.map(({ created }) => created))).toEqual([
      [true, true],
      [false, false],
    ]);
  });
});

describe('queries', () => {
  beforeAll(async () => {
    const cities = Array.from({ length: 2_100 }, (_, index) => ({ City_Id__c: `Q${index}`, Name: `City ${index}`, Population__c: index }));
    await connection.sobject('City__c').create(cities, { allowRecursive: true });
  });

  it('are paged, and jsforce follows the pages to the end', async () => {
    const soql = "SELECT Id, Name FROM City__c WHERE City_Id__c LIKE 'Q%'";
    const page = await connection.query(soql);
    expect([page.totalSize, page.done, page.records.length]).toEqual([2_100, false, 2_000]);
    expect(page.nextRecordsUrl).toMatch(/\/services\/data\/v62\.0\/query\/01g\w{15}-2000$/);
    const rest = await connection.queryMore(page.nextRecordsUrl!);
    expect([rest.totalSize, rest.done, rest.records.length, rest.nextRecordsUrl]).toEqual([2_100, true, 100, undefined]);
    const { records } = await connection.query(soql, { autoFetch: true, maxFetch: 5_000 });
    expect(new Set(records.map(({ Name }) => Name)).size).toBe(2_100);
  });

  it('give types, parents, children and groups', async () => {
    const { id: AccountId } = await connection.sobject('Account').create({ Name: 'Parent', AnnualRevenue: 5 });
    await connection.sobject('Contact').create([
      { LastName: 'A', AccountId },
      { LastName: 'B', AccountId },
    ] as never);
    const soql = 'SELECT Name, AnnualRevenue, IsDeleted, Owner.Alias, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account';
    const { records } = await connection.query(`${soql} WHERE Name = 'Parent'`);
    expect(records).toEqual([
      {
        attributes: { type: 'Account', url: `/services/data/v62.0/sobjects/Account/${AccountId}` },
        Name: 'Parent',
        AnnualRevenue: 5,
        IsDeleted: false,
        Owner: { attributes: { type: 'User', url: expect.stringMatching(/\/User\/005\w{15}$/) }, Alias: 'admin' },
        Contacts: {
          totalSize: 2,
          done: true,
          records: [expect.objectContaining({ LastName: 'A' }), expect.objectContaining({ LastName: 'B' })],
        },
      },
    ]);
    const groups = await connection.query('SELECT COUNT(Id), MAX(Population__c) most FROM City__c');
    expect(groups.records).toEqual([{ attributes: { type: 'AggregateResult' }, expr0: 2_100, most: 2_099 }]);
    expect(await connection.query('SELECT COUNT() FROM City__c')).toMatchObject({ totalSize: 2_100, records: [], done: true });
  });

  it('say where they are wrong', async () => {
    await expect(connection.query('SELECT Nope FROM Account')).rejects.toMatchObject({
      errorCode: 'INVALID_FIELD',
      message: expect.stringContaining('ERROR at Row:1:Column:8'),
    });
    await expect(connection.query('SELECT Id FROM')).rejects.toMatchObject({ errorCode: 'MALFORMED_QUERY' });
    await expect(connection.queryMore('/services/data/v62.0/query/01g000000000000AAA-2000')).rejects.toMatchObject({
      errorCode: 'INVALID_QUERY_LOCATOR',
    });
  });

  it('are built by find(), and what is found can be changed and deleted', async () => {
    const cities = connection.sobject('City__c');
    const found = await cities
      .find({ Population__c: { $lt: 3 } }, ['Id', 'Name'])
      .sort('Population__c', 'DESC')
      .limit(2);
    expect(found.map(({ Name }) => Name)).toEqual(['City 2', 'City 1']);
    const changed = await cities.find({ Population__c: { $lt: 3 } }).update({ Country__c: 'FR' });
    expect(changed).toHaveLength(3);
    expect(await cities.count({ Country__c: 'FR' })).toBe(3);
    expect(await cities.find({ Country__c: 'FR' }).destroy()).toHaveLength(3);
  });

  it('find deleted records by queryAll only', async () => {
    const { id } = await connection.sobject('Account').create({ Name: 'Gone' });
    await connection.sobject('Account').destroy(id!);
    const soql = "SELECT Id, IsDeleted FROM Account WHERE Name = 'Gone'";
    expect((await connection.query(soql)).totalSize).toBe(0);
    expect((await connection.query(soql, { scanAll: true })).records).toMatchObject([{ Id: id, IsDeleted: true }]);
  });

  it('search', async () => {
    await connection.sobject('Account').create({ Name: 'Needle Industries' });
    const { searchRecords } = await connection.search('FIND {Needle} IN ALL FIELDS RETURNING Account(Id, Name)');
    expect(searchRecords).toMatchObject([{ attributes: { type: 'Account' }, Name: 'Needle Industries' }]);
  });
});

describe('what the org tells of itself', () => {
  it('describes', async () => {
    const { sobjects, maxBatchSize } = await connection.describeGlobal();
    expect(maxBatchSize).toBe(200);
    expect(sobjects.find(({ name }) => name === 'City__c')).toMatchObject({ custom: true, keyPrefix: 'a00', labelPlural: 'Cities' });
    const account = await connection.sobject('Account').describe();
    expect(account).toMatchObject({ name: 'Account', createable: true, keyPrefix: '001', urls: { describe: expect.any(String) } });
    const owner = account.fields.find(({ name }) => name === 'OwnerId');
    expect(owner).toMatchObject({
      type: 'reference',
      referenceTo: ['User'],
      relationshipName: 'Owner',
      nillable: false,
      soapType: 'tns:ID',
    });
    const address = account.fields.find(({ name }) => name === 'BillingAddress');
    expect(address).toMatchObject({ type: 'address', soapType: 'urn:address', queryByDistance: true, defaultValue: null });
    expect(account.childRelationships).toContainEqual(expect.objectContaining({ childSObject: 'Contact', relationshipName: 'Contacts' }));
    expect((await connection.describe$('Account')).name).toBe('Account');
  });

  it('has limits, recent records, tabs and a theme', async () => {
    expect((await connection.limits()).DailyApiRequests).toMatchObject({ Max: 5_000_000, Remaining: expect.any(Number) });
    expect(connection.limitInfo.apiUsage).toMatchObject({ limit: 5_000_000 });
    const { id } = await connection.sobject('Account').create({ Name: 'Newest' });
    expect((await connection.recent(1))[0]).toMatchObject({ attributes: { type: 'Account' }, Id: id, Name: 'Newest' });
    expect((await connection.sobject('Account').recent())[0]).toMatchObject({ Id: id });
    expect(await connection.tabs()).toContainEqual(expect.objectContaining({ sobjectName: 'Account' }));
    expect((await connection.theme()).themeItems).toContainEqual(expect.objectContaining({ name: 'Account' }));
  });

  it('lists what was changed and deleted', async () => {
    await org.clock.advance(120_000);
    const accounts = connection.sobject('Account');
    const [kept, gone] = await accounts.create([{ Name: 'Kept' }, { Name: 'Gone' }]);
    await accounts.destroy(gone!.id!);
    const [start, end] = ['2024-06-21T12:02:00Z', new Date('2024-06-21T12:05:00Z')];
    expect((await accounts.updated(start, end)).ids).toEqual([kept!.id]);
    expect((await accounts.deleted(start, end)).deletedRecords).toEqual([{ id: gone!.id, deletedDate: '2024-06-21T12:02:00.000+0000' }]);
  });

  it('knows who is logged in', async () => {
    const identity = await connection.identity();
    expect(identity).toMatchObject({ username: org.credentials.username, user_id: connection.userInfo!.id });
  });
});

describe('sessions', () => {
  it('are taken from anywhere, and renewed when they have ended', async () => {
    const { accessToken, instanceUrl } = connection;
    let renewals = 0;
    const other = new jsforce.Connection({
      accessToken: accessToken!,
      instanceUrl,
      version: '62.0',
      refreshFn: (refreshed, callback) => {
        renewals++;
        const { username, password, securityToken } = org.credentials;
        const login = new jsforce.Connection({ loginUrl: org.url });
        login.login(username, password + securityToken).then(
          () => callback(null, login.accessToken!),
          (error: Error) => callback(error),
        );
        return refreshed;
      },
    });
    expect((await other.query('SELECT Id FROM User')).totalSize).toBe(1);
    org.expireSessions();
    expect((await other.query('SELECT Id FROM User')).totalSize).toBe(1);
    expect(renewals).toBe(1);
    const stranger = new jsforce.Connection({ accessToken: '00D!stale', instanceUrl, version: '62.0' });
    await expect(stranger.query('SELECT Id FROM User')).rejects.toMatchObject({ errorCode: 'INVALID_SESSION_ID' });
  });
});
