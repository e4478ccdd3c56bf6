import { beforeAll, expect, it } from 'vitest';
import { versions } from '../../generated/versions.ts';
import { Org } from '../../src/local-org/org.ts';
import { SoapService } from '../../src/local-org/soap/soap-service.ts';
import { type ApiVersion, pinVersion } from '../../src/pin-version.ts';
import { expectValidAnswers, keepEveryAnswer } from './schema-check.ts';
import { envelope, loginBody } from './soap-call.ts';

const org = new Org({ startTime: Date.parse('2024-06-21T12:00:00Z') });
const soap = new SoapService(org);
let account: string;
let lead: string;

/** Without the network: there are some two thousand calls. */
function ask(version: string, body: string, sessionId?: string): { status: number; body: string; codes: string[] } {
  const session = sessionId === undefined ? '' : `<p:SessionHeader><p:sessionId>${sessionId}</p:sessionId></p:SessionHeader>`;
  const answer = soap.answer(
    { flavour: 'u', version, origin: 'http://127.0.0.1', remoteAddress: '127.0.0.1' },
    Buffer.from(envelope(body, session)),
  );
  return { ...answer, codes: [...answer.body.matchAll(/exceptionCode>([^<]*)<\//g)].map(([, code]) => code!) };
}

function logIn(): string {
  return /<sessionId>([^<]*)</.exec(ask('64.0', loginBody(org.credentials)).body)![1]!;
}

keepEveryAnswer();
beforeAll(() => {
  const records = ['Account', 'Lead'].map(
    (type) =>
      `<p:sObjects><s:type>${type}</s:type>${type === 'Lead' ? '<s:LastName>L</s:LastName><s:Company>C</s:Company>' : '<s:Name>Acme</s:Name>'}</p:sObjects>`,
  );
  const { body } = ask('62.0', `<p:create>${records.join('')}</p:create>`, logIn());
  [account, lead] = [...body.matchAll(/<id>(\w+)<\/id>/g)].map(([, id]) => id) as [string, string];
});

/** What is put into each operation; those that are not here take nothing. */
const PARAMETERS: Readonly<Record<string, () => string>> = {
  create: () => '<p:sObjects><s:type>Account</s:type><s:Name>B</s:Name></p:sObjects><p:sObjects><s:type>Account</s:type></p:sObjects>',
  update: () => `<p:sObjects><s:type>Account</s:type><s:Id>${account}</s:Id><s:Phone>123</s:Phone></p:sObjects>`,
  upsert: () =>
    '<p:externalIDFieldName>External_Id__c</p:externalIDFieldName><p:sObjects><s:type>Account</s:type><s:Name>C</s:Name><s:External_Id__c>1</s:External_Id__c></p:sObjects>',
  merge: () =>
    `<p:request><p:masterRecord><s:type>Account</s:type><s:Id>${account}</s:Id></p:masterRecord><p:recordToMergeIds>001000000000001</p:recordToMergeIds></p:request>`,
  convertLead: () =>
    `<p:leadConverts><p:convertedStatus>Nope</p:convertedStatus><p:doNotCreateOpportunity>false</p:doNotCreateOpportunity><p:leadId>${lead}</p:leadId><p:overwriteLeadSource>false</p:overwriteLeadSource><p:sendNotificationEmail>false</p:sendNotificationEmail></p:leadConverts>`,
  delete: () => '<p:ids>001000000000001</p:ids>',
  undelete: () => '<p:ids>001000000000001</p:ids>',
  emptyRecycleBin: () => '<p:ids>001000000000001</p:ids>',
  findDuplicatesByIds: () => `<p:ids>${account}</p:ids>`,
  findDuplicates: () => '<p:sObjects><s:type>Account</s:type></p:sObjects>',
  retrieve: () =>
    `<p:fieldList>Id, Name, BillingAddress</p:fieldList><p:sObjectType>Account</p:sObjectType><p:ids>${account}</p:ids><p:ids>001000000000001</p:ids>`,
  query: () => '<p:queryString>SELECT Id, Name, BillingAddress, Owner.Name, (SELECT LastName FROM Contacts) FROM Account</p:queryString>',
  queryAll: () => '<p:queryString>SELECT COUNT(Id), MAX(AnnualRevenue) FROM Account</p:queryString>',
  queryMore: () => '<p:queryLocator>01g000000000000AAA-2000</p:queryLocator>',
  search: () => '<p:searchString>FIND {Acme} IN ALL FIELDS RETURNING Account(Id, Name)</p:searchString>',
  getUpdated: () => window(),
  getDeleted: () => window(),
  describeSObject: () => '<p:sObjectType>Account</p:sObjectType>',
  describeSObjects: () =>
    org.store
      .objects()
      .map(({ name }) => `<p:sObjectType>${name}</p:sObjectType>`)
      .join(''),
  describeLayout: () => '<p:sObjectType>Contact</p:sObjectType>',
  describeCompactLayouts: () => '<p:sObjectType>Contact</p:sObjectType>',
  describePrimaryCompactLayouts: () => '<p:sObjectTypes>Contact</p:sObjectTypes><p:sObjectTypes>City__c</p:sObjectTypes>',
  describeSearchLayouts: () => '<p:sObjectType>Contact</p:sObjectType><p:sObjectType>City__c</p:sObjectType>',
  describeSearchableEntities: () => '<p:includeOnlyEntitiesWithTabs>true</p:includeOnlyEntitiesWithTabs>',
  describeNouns: () => '<p:nouns>Account</p:nouns><p:onlyRenamed>false</p:onlyRenamed><p:includeFields>false</p:includeFields>',
  describePathAssistants: () => '<p:sObjectType>Opportunity</p:sObjectType>',
  describeApprovalLayout: () => '<p:sObjectType>Opportunity</p:sObjectType>',
  invalidateSessions: () => '<p:sessionIds>nothing</p:sessionIds>',
  sendEmail: () =>
    '<p:messages xsi:type="p:SingleEmailMessage"><p:subject>x</p:subject><p:plainTextBody>x</p:plainTextBody><p:toAddresses>a@b.example</p:toAddresses></p:messages><p:messages xsi:type="p:SingleEmailMessage"><p:subject>x</p:subject></p:messages>',
  setPassword: () => '<p:userId>005000000000001</p:userId><p:password>changed123</p:password>',
  changeOwnPassword: () => '<p:oldPassword>wrong</p:oldPassword><p:newPassword>changed123</p:newPassword>',
  resetPassword: () => '<p:userId>005000000000001</p:userId>',
};

function window(): string {
  return '<p:sObjectType>Account</p:sObjectType><p:startDate>2024-06-21T11:00:00Z</p:startDate><p:endDate>2024-06-21T13:00:00Z</p:endDate>';
}

/** What the org has no feature for. */
const OFF = [
  'deleteByExample',
  'describeDataCategoryGroupStructures',
  'describeDataCategoryGroups',
  'describeDataCategoryMappings',
  'describeKnowledgeSettings',
  'describeSObjectListViews',
  'describeSoqlListViews',
  'executeListView',
  'performQuickActions',
  'process',
  'renderEmailTemplate',
  'renderStoredEmailTemplate',
  'retrieveMassQuickActionTemplates',
  'retrieveQuickActionTemplates',
  'sendEmailMessage',
];
/** Answered by a fault, since what is asked for is wrong. */
const FAULTS: Readonly<Record<string, string>> = {
  queryMore: 'INVALID_QUERY_LOCATOR',
  setPassword: 'INVALID_CROSS_REFERENCE_KEY',
  resetPassword: 'INVALID_CROSS_REFERENCE_KEY',
  changeOwnPassword: 'INVALID_OLD_PASSWORD',
};

it.each(versions.filter(({ retired }) => !retired))('answers every operation of $version', ({ version, has }) => {
  const session = logIn();
  const login = ask(version, loginBody(org.credentials));
  expect([login.status, login.codes]).toEqual(has.login ? [200, []] : [500, ['INVALID_OPERATION']]);
  for (const name of Object.keys(pinVersion<ApiVersion>(version).operations)) {
    if (name === 'login' || name === 'logout') continue;
    const { status, body, codes } = ask(version, `<p:${name}>${PARAMETERS[name]?.() ?? ''}</p:${name}>`, session);
    const code = OFF.includes(name) ? 'FUNCTIONALITY_NOT_ENABLED' : FAULTS[name];
    expect([name, status, codes], body).toEqual(code === undefined ? [name, 200, []] : [name, 500, [code]]);
  }
  expect(ask(version, '<p:logout/>', session).body).toContain('<logoutResponse/>');
});

expectValidAnswers();
