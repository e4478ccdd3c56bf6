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
