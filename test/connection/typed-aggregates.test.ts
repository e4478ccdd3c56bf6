import { connect, type Org } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withServer } from './scripted-server.ts';

let local: LocalOrg;
let org: Org<typeof v62>;

beforeAll(async () => {
  local = await LocalOrg.start();
  org = await connect({ api: v62, ...local.connectOptions() });
  const accounts = [
    { Name: 'A', NumberOfEmployees: 3, AnnualRevenue: 10, Site: 'x' },
    { Name: 'B', NumberOfEmployees: 4, AnnualRevenue: 20, Site: 'x' },
    { Name: 'C', NumberOfEmployees: null, AnnualRevenue: null, Site: 'y' },
  ];
  await org.insert('Account', accounts).summary();
});
afterAll(async () => {
  await org?.close();
  await local?.close();
});

const SOQL =
  'SELECT Site, COUNT(Id), SUM(AnnualRevenue) revenue, AVG(NumberOfEmployees), MAX(Name) FROM Account GROUP BY Site ORDER BY Site';

test('aggregates have the types that the wire states', async () => {
  expect(await org.query(SOQL, { typed: true }).toArray()).toEqual([
    { type: 'AggregateResult', Id: null, Site: 'x', expr0: 2, revenue: 30, expr1: 3.5, expr2: 'B' },
    { type: 'AggregateResult', Id: null, Site: 'y', expr0: 1, revenue: null, expr1: null, expr2: 'C' },
  ]);
});

test('with decimals as text, whole numbers alone are numbers, since the wire calls currencies double', async () => {
  const [first] = await org.query(SOQL, { typed: { decimals: 'string' } }).toArray();
  expect(first).toMatchObject({ expr0: 2, revenue: '30.0', expr1: '3.5' });
  expect((await org.query(SOQL).toArray())[0]).toMatchObject({ expr0: '2', revenue: '30.0', expr1: '3.5' });
});

test('dates, times and truths of aggregates as a server states them', async () => {
  const answer = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com" xmlns:sf="urn:sobject.partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><e:Body><queryResponse><result xsi:type="QueryResult"><done>true</done><queryLocator xsi:nil="true"/>${[1, 2].map((n) => `<records xsi:type="sf:sObject"><sf:type>AggregateResult</sf:type><sf:Id xsi:nil="true"/><sf:IsWon xsi:type="xsd:boolean">true</sf:IsWon><sf:expr0 xsi:type="xsd:dateTime">2024-06-21T12:00:0${n}.000Z</sf:expr0><sf:expr1 xsi:type="xsd:date">2024-06-21</sf:expr1><sf:Name xsi:type="xsd:string">7</sf:Name><sf:expr2 xsi:type="xsd:int">${n}</sf:expr2></records>`).join('')}<size>2</size></result></queryResponse></e:Body></e:Envelope>`;
  await withServer({ query: () => (response) => void response.end(answer) }, async (server) => {
    const connection = await server.connect();
    const soql = 'SELECT IsWon, MAX(CreatedDate), MIN(CloseDate), Name, COUNT(Id) FROM Opportunity GROUP BY IsWon, Name';
    expect(await connection.query(soql, { typed: true }).toArray()).toEqual(
      [1, 2].map((n) => ({
        type: 'AggregateResult',
        Id: null,
        IsWon: true,
        expr0: new Date(`2024-06-21T12:00:0${n}Z`),
        expr1: '2024-06-21',
        Name: '7',
        expr2: n,
      })),
    );
  });
});

test('what the wire states no type of has the one that describe knows of the field', async () => {
  await org
    .insert('Contact', [
      { LastName: 'x', HasOptedOutOfEmail: true },
      { LastName: 'y', HasOptedOutOfEmail: false },
    ])
    .summary();
  const soql =
    'SELECT HasOptedOutOfEmail, MAX(CreatedDate) latest, COUNT(Id) FROM Contact GROUP BY HasOptedOutOfEmail ORDER BY HasOptedOutOfEmail';
  expect(await org.query(soql, { typed: true }).toArray()).toEqual(
    [false, true].map((HasOptedOutOfEmail) => ({
      type: 'AggregateResult',
      Id: null,
      HasOptedOutOfEmail,
      latest: expect.any(Date),
      expr0: 1,
    })),
  );
});

test('columns of groups have their types without a row', async () => {
  const columns = await org
    .query("SELECT Name, COUNT(Id), MIN(Name) FROM Account WHERE Name = 'nobody' GROUP BY Name", { typed: true })
    .columns();
  expect(columns).toEqual([
    { name: 'Name', type: 'string' },
    { name: 'expr0', type: 'int' },
    { name: 'expr1', type: 'string' },
  ]);
});

test('columns have their types where records have, without rows and through parents', async () => {
  const nobody = "FROM Contact WHERE LastName = 'nobody'";
  const plain = org.query(`SELECT Id, Account.AnnualRevenue, Owner.Name, Birthdate, (SELECT Id FROM Cases) ${nobody}`, { typed: true });
  expect(await plain.columns()).toEqual([
    { name: 'Id', type: 'id' },
    { name: 'Account.AnnualRevenue', type: 'currency' },
    { name: 'Owner.Name', type: 'string' },
    { name: 'Birthdate', type: 'date' },
    { name: 'Cases' },
  ]);
  expect(await plain.toArray()).toEqual([]);
});

test('FIELDS() is spelled out without a row, also after the records were read', async () => {
  const described = await org.fields('Account');
  const rows = org.query("SELECT FIELDS(ALL) FROM Account WHERE Name = 'nobody' LIMIT 200");
  expect(await rows.toArray()).toEqual([]);
  expect((await rows.columns()).map(({ name }) => name)).toEqual(described.map(({ name }) => name));
  const custom = await org.query('SELECT Id, FIELDS(CUSTOM) FROM Account LIMIT 1').columns();
  expect(custom.map(({ name }) => name)).toEqual(['Id', ...described.filter(({ name }) => name.endsWith('__c')).map(({ name }) => name)]);
});
