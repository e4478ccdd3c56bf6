import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { versions } from '../../generated/versions.ts';
import { LocalOrg } from '../../src/local-org/index.ts';
import { type NamedDocument, validate } from '../wsdl/validate-against-xsd.ts';
import { type Answer, envelope, logIn, post } from './soap-call.ts';

let org: LocalOrg;

beforeAll(async () => {
  org = await LocalOrg.start();
});
afterAll(() => org.close());

const OBJECTS = ['Account', 'Case', 'City__c', 'Contact', 'Lead', 'Opportunity', 'Organization', 'Profile', 'Task', 'User'];
const account = (name: string, key: string): string =>
  `<p:sObjects><s:type>Account</s:type><s:Name>${name}</s:Name><s:External_Id__c>${key}</s:External_Id__c><s:BillingCity>Oslo</s:BillingCity></p:sObjects>`;
const query = (soql: string): string => `<p:queryString>${soql}</p:queryString>`;

/** One answer for each operation, and one fault for each kind of detail. */
function requests(version: string, id: string): Record<string, string> {
  return {
    create: `<p:create>${account('A', `${version} 1`)}${account('', '')}</p:create>`,
    update: `<p:update><p:sObjects><s:type>Account</s:type><s:Id>${id}</s:Id><s:Phone>1</s:Phone></p:sObjects><p:sObjects><s:type>Account</s:type></p:sObjects></p:update>`,
    upsert: `<p:upsert><p:externalIDFieldName>External_Id__c</p:externalIDFieldName>${account('A', `${version} 1`)}${account('', `${version} 2`)}</p:upsert>`,
    query: `<p:query>${query(`SELECT Id, Name, Phone, BillingAddress, Owner.Name, (SELECT Id FROM Contacts) FROM Account WHERE Id = '${id}'`)}</p:query>`,
    queryAll: `<p:queryAll>${query('SELECT Name, Location__c FROM City__c')}</p:queryAll>`,
    aggregate: `<p:query>${query('SELECT Name, COUNT(Id), AVG(NumberOfEmployees) FROM Account GROUP BY Name')}</p:query>`,
    count: `<p:query>${query('SELECT COUNT() FROM Account')}</p:query>`,
    retrieve: `<p:retrieve><p:fieldList>Id,Name</p:fieldList><p:sObjectType>Account</p:sObjectType><p:ids>${id}</p:ids><p:ids>001000000000001</p:ids></p:retrieve>`,
    describeSObject: '<p:describeSObject><p:sObjectType>Account</p:sObjectType></p:describeSObject>',
    describeSObjects: `<p:describeSObjects>${OBJECTS.map((name) => `<p:sObjectType>${name}</p:sObjectType>`).join('')}</p:describeSObjects>`,
    describeGlobal: '<p:describeGlobal/>',
    getUserInfo: '<p:getUserInfo/>',
    getServerTimestamp: '<p:getServerTimestamp/>',
    malformed: `<p:query>${query('SELECT')}</p:query>`,
    invalidField: `<p:query>${query('SELECT Nope FROM Account')}</p:query>`,
    invalidType: '<p:describeSObject><p:sObjectType>Nope</p:sObjectType></p:describeSObject>',
    invalidLocator: '<p:queryMore><p:queryLocator>01g-2000</p:queryLocator></p:queryMore>',
    invalidId: '<p:retrieve><p:fieldList>Id</p:fieldList><p:sObjectType>Account</p:sObjectType><p:ids>bad</p:ids></p:retrieve>',
    disabled: '<p:describeKnowledgeSettings/>',
    delete: `<p:delete><p:ids>${id}</p:ids><p:ids>bad</p:ids></p:delete>`,
    undelete: `<p:undelete><p:ids>${id}</p:ids></p:undelete>`,
    logout: '<p:logout/>',
  };
}

const FAULTS = ['malformed', 'invalidField', 'invalidType', 'invalidLocator', 'invalidId', 'disabled'];

async function answersAt(version: string): Promise<NamedDocument[]> {
  // There is no login() from 65.0 on; a session of an earlier version serves.
  const { sessionId } = await logIn(org, Number(version) >= 65 ? '64.0' : version);
  const url = `${org.url}/services/Soap/u/${version}`;
  const session = `<p:SessionHeader><p:sessionId>${sessionId}</p:sessionId></p:SessionHeader>`;
  const call = (body: string): Promise<Answer> => post(url, envelope(body, session));
  const [id] = (await call(`<p:create>${account('First', `${version} 0`)}</p:create>`)).all('id');
  await call(
    `<p:create><p:sObjects><s:type>Contact</s:type><s:LastName>x</s:LastName><s:AccountId>${id}</s:AccountId></p:sObjects></p:create>`,
  );
  const documents: NamedDocument[] = [];
  for (const [name, body] of Object.entries(requests(version, id!))) {
    const { status, text } = await call(body);
    expect([name, status]).toEqual([name, FAULTS.includes(name) ? 500 : 200]);
    documents.push({ name, xml: text });
  }
  const refusedLogin = await post(url, envelope('<p:login><p:username>x</p:username><p:password>x</p:password></p:login>'));
  return [...documents, { name: 'login', xml: refusedLogin.text }];
}

const served = versions.filter(({ retired }) => !retired).map(({ version }) => version);

it('every version answers what its own schemas allow', { timeout: 120_000 }, async () => {
  await (await logIn(org)).call(
    '<p:create><p:sObjects><s:type>City__c</s:type><s:Location__Latitude__s>1.5</s:Location__Latitude__s></p:sObjects></p:create>',
  );
  const invalid: object[] = [];
  for (const version of served) {
    const wsdl = readFileSync(new URL(`../../wsdl/partner-${version}.wsdl`, import.meta.url), 'utf8');
    for (const document of await validate(wsdl, await answersAt(version))) invalid.push({ version, ...document });
  }
  expect(invalid).toEqual([]);
});
