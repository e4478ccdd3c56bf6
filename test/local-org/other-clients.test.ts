import { readFileSync } from 'node:fs';
import jsforce from 'jsforce';
import { type Client, createClientAsync } from 'soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';
import { expectValidAnswers, keepEveryAnswer } from './schema-check.ts';

const wsdl = new URL('../../wsdl/partner-62.0.wsdl', import.meta.url);
let org: LocalOrg;

keepEveryAnswer();

beforeAll(async () => {
  org = await LocalOrg.start();
});
afterAll(() => org.close());

describe('the npm package soap, made from our WSDL', () => {
  let client: Client;

  beforeAll(async () => {
    client = await createClientAsync(wsdl.pathname, { endpoint: `${org.url}/services/Soap/u/62.0` });
    const { username, password, securityToken } = org.credentials;
    const [{ result }] = await client.loginAsync({ username, password: password + securityToken });
    expect(result.userInfo).toMatchObject({ userFullName: 'Local Admin', sessionSecondsValid: 7_200, orgHasPersonAccounts: false });
    client.setEndpoint(result.serverUrl);
    client.addSoapHeader({ SessionHeader: { sessionId: result.sessionId } }, '', 'tns', 'urn:partner.soap.sforce.com');
  });

  const account = (fields: object): object => ({ 'ens:type': 'Account', ...fields });

  it('creates, and reads one result for each record', async () => {
    const sObjects = [account({ 'ens:Name': 'Zoë <&> Co', 'ens:AnnualRevenue': '12' }), account({})];
    const [{ result }] = await client.createAsync({ sObjects });
    expect(result).toEqual([
      { id: expect.stringMatching(/^001\w{15}$/), success: true },
      expect.objectContaining({
        success: false,
        errors: [
          expect.objectContaining({
            statusCode: 'REQUIRED_FIELD_MISSING',
            message: 'Required fields are missing: [Name]',
            fields: ['Name'],
          }),
        ],
      }),
    ]);
  });

  it('queries', async () => {
    const [{ result }] = await client.queryAsync({ queryString: 'SELECT Name, AnnualRevenue, Phone, Owner.Alias FROM Account' });
    expect(result).toMatchObject({ done: true, size: 1 });
    const [record] = result.records;
    expect(record).toMatchObject({ type: 'Account', Name: 'Zoë <&> Co', AnnualRevenue: '12.0', Owner: { type: 'User', Alias: 'admin' } });
  });

  it('describes', async () => {
    const [{ result }] = await client.describeSObjectAsync({ sObjectType: 'City__c' });
    expect(result).toMatchObject({
      name: 'City__c',
      label: 'City',
      labelPlural: 'Cities',
      custom: true,
      createable: true,
      mergeable: false,
    });
    const fields = new Map<string, object>(result.fields.map((field: { name: string }) => [field.name, field]));
    expect(fields.get('City_Id__c')).toMatchObject({
      externalId: true,
      unique: true,
      idLookup: true,
      length: 40,
      type: 'string',
      soapType: 'xsd:string',
    });
    expect(fields.get('Population__c')).toMatchObject({ precision: 18, scale: 0, type: 'double', nillable: true });
    expect(fields.get('OwnerId')).toMatchObject({ referenceTo: ['Group', 'User'], relationshipName: 'Owner', type: 'reference' });
  });

  it('pages through results', async () => {
    const names = Array.from({ length: 150 }, (_, index) => ({ 'ens:type': 'Lead', 'ens:LastName': `L${index}`, 'ens:Company': 'C' }));
    for (let batch = 0; batch < 2; batch++) await client.createAsync({ sObjects: names });
    client.addSoapHeader({ QueryOptions: { batchSize: 200 } }, '', 'tns', 'urn:partner.soap.sforce.com');
    const [{ result: first }] = await client.queryAsync({ queryString: 'SELECT LastName FROM Lead' });
    expect([first.done, first.size, first.records.length]).toEqual([false, 300, 200]);
    const [{ result: second }] = await client.queryMoreAsync({ queryLocator: first.queryLocator });
    expect([second.done, second.records.length]).toEqual([true, 100]);
  });

  it('updates, upserts, retrieves, merges, deletes and undeletes', async () => {
    const made = await client.createAsync({ sObjects: [account({ 'ens:Name': 'One' }), account({ 'ens:Name': 'Two' })] });
    const [one, two] = made[0].result.map(({ id }: { id: string }) => id);
    const [{ result: updated }] = await client.updateAsync({ sObjects: [account({ 'ens:Id': one, 'ens:Phone': '1' })] });
    expect(updated).toEqual([{ id: one, success: true }]);
    const [{ result: upserted }] = await client.upsertAsync({
      externalIDFieldName: 'External_Id__c',
      sObjects: [account({ 'ens:Name': 'Three', 'ens:External_Id__c': 'x' })],
    });
    expect(upserted).toMatchObject([{ created: true, success: true }]);
    const [{ result: retrieved }] = await client.retrieveAsync({ fieldList: 'Name, Phone', sObjectType: 'Account', ids: [one] });
    expect(retrieved).toMatchObject([{ type: 'Account', Name: 'One', Phone: '1' }]);
    const [{ result: merged }] = await client.mergeAsync({
      request: [{ masterRecord: account({ 'ens:Id': one }), recordToMergeIds: [two] }],
    });
    expect(merged).toMatchObject([{ id: one, mergedRecordIds: [two], success: true }]);
    expect((await client.deleteAsync({ ids: [one] }))[0].result).toEqual([{ id: one, success: true }]);
    expect((await client.undeleteAsync({ ids: [one] }))[0].result).toEqual([{ id: one, success: true }]);
  });

  it('reads what the org has: layouts, tabs, what changed', async () => {
    const [{ result: layout }] = await client.describeLayoutAsync({ sObjectType: 'Contact' });
    expect(layout.layouts[0].detailLayoutSections[0].layoutRows[0].layoutItems[0].layoutComponents[0]).toMatchObject({ type: 'Field' });
    const [{ result: apps }] = await client.describeTabsAsync({});
    expect(apps[0].tabs).toContainEqual(expect.objectContaining({ sobjectName: 'City__c', custom: true }));
    const [{ result: time }] = await client.getServerTimestampAsync({});
    const at = (offset: number): string => new Date(time.timestamp.getTime() + offset).toISOString();
    const window = { startDate: at(-3_600_000), endDate: at(60_000) };
    const [{ result: updated }] = await client.getUpdatedAsync({ sObjectType: 'Lead', ...window });
    expect(updated.ids).toHaveLength(300);
  });

  it('reads faults', async () => {
    const refused = await client.queryAsync({ queryString: 'SELECT Nope FROM Account' }).catch((error: unknown) => error as any);
    expect(refused.root.Envelope.Body.Fault).toMatchObject({
      faultcode: 'sf:INVALID_FIELD',
      detail: { InvalidFieldFault: { exceptionCode: 'INVALID_FIELD', row: 1, column: 8 } },
    });
  });
});

describe('jsforce', () => {
  it('logs in and out with SOAP', async () => {
    const connection = new jsforce.Connection({ loginUrl: org.url, version: '62.0' });
    const { username, password, securityToken } = org.credentials;
    const { id, organizationId } = await connection.login(username, password + securityToken);
    expect([id.slice(0, 3), organizationId.slice(0, 3), connection.instanceUrl]).toEqual(['005', '00D', org.url]);
    await expect(connection.logoutBySoap()).resolves.toBeUndefined();
  });

  it('writes, converts, empties the bin and describes tabs with SOAP', async () => {
    const connection = new jsforce.Connection({ loginUrl: org.url, version: '62.0' });
    const { username, password, securityToken } = org.credentials;
    await connection.login(username, password + securityToken);
    const { soap } = connection;
    expect((await soap.getUserInfo()).userName).toBe(username);
    expect(Date.parse(String((await soap.getServerTimestamp()).timestamp))).toBeGreaterThan(0);
    const [made, lead] = await soap.create([
      { type: 'Account', Name: 'Soap & Co' },
      { type: 'Lead', LastName: 'L', Company: 'C' },
    ]);
    expect([made!.success, lead!.success]).toEqual([true, true]);
    expect(await soap.update([{ type: 'Account', Id: made!.id, Phone: '1' }])).toMatchObject([{ id: made!.id, success: true }]);
    const [upserted] = await soap.upsert('External_Id__c', [{ type: 'Account', Name: 'U', External_Id__c: 'js' }]);
    expect(upserted).toMatchObject({ created: true, success: true });
    const [converted] = await soap.convertLead([
      { leadId: lead!.id!, convertedStatus: 'Closed - Converted', doNotCreateOpportunity: true } as never,
    ]);
    expect(converted).toMatchObject({ leadId: lead!.id, success: true, opportunityId: null });
    expect(await soap.delete([made!.id!])).toMatchObject([{ id: made!.id, success: true }]);
    expect(await soap.emptyRecycleBin([made!.id!])).toMatchObject([{ id: made!.id, success: true }]);
    const [app] = await soap.describeTabs();
    expect(app).toMatchObject({
      label: 'Local Org',
      selected: true,
      tabs: expect.arrayContaining([expect.objectContaining({ custom: true })]),
    });
  });

  it('understands a refused login', async () => {
    const connection = new jsforce.Connection({ loginUrl: org.url, version: '62.0' });
    await expect(connection.login(org.credentials.username, 'wrong')).rejects.toThrow(
      'INVALID_LOGIN: Invalid username, password, security token',
    );
  });
});

it('the WSDL of the test is the one that the package ships', () => {
  expect(readFileSync(wsdl, 'utf8')).toContain('/services/Soap/u/62.0');
});

expectValidAnswers();
