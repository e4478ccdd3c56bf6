import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';
import { expectValidAnswers, keepEveryAnswer } from './schema-check.ts';
import { type Answer, envelope, logIn, loginBody, post } from './soap-call.ts';

let org: LocalOrg;
let call: (body: string, headers?: string) => Promise<Answer>;

keepEveryAnswer();
beforeAll(async () => {
  org = await LocalOrg.start({
    startTime: Date.parse('2024-06-21T12:00:00Z'),
    objects: [
      {
        name: 'acme__Part__c',
        fields: [
          { name: 'acme__Code__c', type: 'string', length: 10, externalId: true, unique: true },
          { name: 'acme__Whole__c', type: 'reference', referenceTo: ['acme__Part__c'], childRelationshipName: 'acme__Parts__r' },
          { name: 'Own__c', type: 'string', length: 10 },
        ],
      },
    ],
  });
  ({ call } = await logIn(org));
});
afterAll(() => org.close());

const query = (soql: string, headers = ''): Promise<Answer> => call(`<p:query><p:queryString>${soql}</p:queryString></p:query>`, headers);
const create = (records: string, headers = ''): Promise<Answer> => call(`<p:create>${records}</p:create>`, headers);
const account = (name: string): string => `<p:sObjects><s:type>Account</s:type><s:Name>${name}</s:Name></p:sObjects>`;

describe('CallOptions', () => {
  const acme = '<p:CallOptions><p:client>tests/1</p:client><p:defaultNamespace>acme</p:defaultNamespace></p:CallOptions>';

  it('lets callers leave the prefix of their namespace away, in records and in queries', async () => {
    const part = (code: string, more = ''): string =>
      `<p:sObjects><s:type>Part__c</s:type><s:Code__c>${code}</s:Code__c><s:Own__c>o</s:Own__c>${more}</p:sObjects>`;
    const [whole] = (await create(part('W'), acme)).all('id');
    await create(part('P', `<s:Whole__c>${whole}</s:Whole__c>`), acme);
    const answer = await query(
      "SELECT Code__c, Own__c, Whole__r.Code__c, (SELECT Code__c FROM Parts__r) FROM Part__c WHERE Code__c IN ('P', 'Part__c')",
      acme,
    );
    expect(answer.text).toContain(
      '<sf:type>Part__c</sf:type><sf:Id xsi:nil="true"/><sf:Code__c>P</sf:Code__c><sf:Own__c>o</sf:Own__c><sf:Whole__r xsi:type="sf:sObject"><sf:type>Part__c</sf:type>',
    );
    expect(answer.text).not.toContain('acme');
    const upserted = await call(`<p:upsert><p:externalIDFieldName>Code__c</p:externalIDFieldName>${part('P')}</p:upsert>`, acme);
    expect([upserted.all('success'), upserted.all('created')]).toEqual([['true'], ['false']]);
  });

  it('describes without the prefix, and takes names that have it all the same', async () => {
    for (const name of ['Part__c', 'acme__Part__c']) {
      const answer = await call(`<p:describeSObject><p:sObjectType>${name}</p:sObjectType></p:describeSObject>`, acme);
      expect(answer.all('name')).toEqual(expect.arrayContaining(['Part__c', 'Code__c', 'Whole__c', 'Own__c']));
      expect(answer.text).not.toContain('acme__');
    }
    const plain = await query('SELECT Code__c FROM acme__Part__c');
    expect(plain.all('exceptionCode')).toEqual(['INVALID_FIELD']);
  });
});

describe('header blocks', () => {
  const must = (value: string, block: string): string => block.replace('>', ` e:mustUnderstand="${value}">`);
  const unknown = '<x:Own xmlns:x="urn:own">1</x:Own>';

  it('that must be understood and are not make the call fail as SOAP 1.1 says', async () => {
    const refused = await call('<p:getServerTimestamp/>', must('1', unknown));
    expect([refused.status, refused.all('faultcode')]).toEqual([500, ['soapenv:MustUnderstand']]);
    expect(refused.all('faultstring')).toEqual(['Must Understand check failed for header urn:own : Own']);
    expect(refused.text).not.toContain('<detail>');
    expect((await call('<p:getServerTimestamp/>', must('0', unknown))).status).toBe(200);
    const known = '<p:QueryOptions><p:batchSize>200</p:batchSize></p:QueryOptions>';
    expect((await call('<p:getServerTimestamp/>', must('1', known))).status).toBe(200);
  });

  it('that cannot be read are refused as headers', async () => {
    const refused = await call('<p:getServerTimestamp/>', '<p:QueryOptions><p:batchSize>many</p:batchSize></p:QueryOptions>');
    expect([refused.status, refused.all('exceptionCode')]).toEqual([500, ['INVALID_SOAP_HEADER']]);
  });

  it('count only where the operation declares them', async () => {
    const options = '<p:QueryOptions><p:batchSize>1</p:batchSize></p:QueryOptions>';
    expect((await query('SELECT Id FROM Account', options)).all('exceptionCode')).toEqual(['INVALID_BATCH_SIZE']);
    expect((await call('<p:describeGlobal/>', options)).status).toBe(200);
    const allOrNone = '<p:AllOrNoneHeader><p:allOrNone>true</p:allOrNone></p:AllOrNoneHeader>';
    const nothing = '<p:ids>001000000000001</p:ids>';
    const [id] = (await create(account('Bin'))).all('id');
    await call(`<p:delete><p:ids>${id}</p:ids></p:delete>`);
    const emptied = await call(`<p:emptyRecycleBin><p:ids>${id}</p:ids>${nothing}</p:emptyRecycleBin>`, allOrNone);
    expect(emptied.all('success')).toEqual(['true', 'false']);
    const deleted = await call(`<p:delete>${nothing}<p:ids>${(await create(account('Kept'))).all('id')[0]}</p:ids></p:delete>`, allOrNone);
    expect(deleted.all('statusCode')).toEqual(['INVALID_CROSS_REFERENCE_KEY', 'ALL_OR_NONE_OPERATION_ROLLED_BACK']);
  });

  it('of features that the org does not have are taken', async () => {
    const blocks = [
      '<p:AssignmentRuleHeader><p:useDefaultRule>true</p:useDefaultRule></p:AssignmentRuleHeader>',
      '<p:EmailHeader><p:triggerAutoResponseEmail>true</p:triggerAutoResponseEmail></p:EmailHeader>',
      '<p:DuplicateRuleHeader><p:allowSave>true</p:allowSave></p:DuplicateRuleHeader>',
      '<p:OwnerChangeOptions/><p:DisableFeedTrackingHeader/><p:StreamingEnabledHeader/><p:LocaleOptions><p:language>de</p:language></p:LocaleOptions>',
      '<p:PackageVersionHeader><p:packageVersions><p:majorNumber>1</p:majorNumber><p:minorNumber>2</p:minorNumber><p:namespace>x</p:namespace></p:packageVersions></p:PackageVersionHeader>',
    ];
    expect((await create(account('Taken'), blocks.join(''))).all('success')).toEqual(['true']);
    expect(Buffer.from(org.requests.at(-1)!.body).toString('utf8')).toContain(blocks[0]);
  });

  it('AllowFieldTruncationHeader cuts text that is refused without it', async () => {
    const long = account('x'.repeat(300));
    const truncation = '<p:AllowFieldTruncationHeader><p:allowFieldTruncation>true</p:allowFieldTruncation></p:AllowFieldTruncationHeader>';
    expect((await create(long)).all('statusCode')).toEqual(['STRING_TOO_LONG']);
    const [id] = (await create(long, truncation)).all('id');
    expect((await query(`SELECT Name FROM Account WHERE Id = '${id}'`)).all('Name')).toEqual(['x'.repeat(255)]);
  });

  it('DebuggingHeader is answered by a DebuggingInfo in front of the limits, as the binding orders them', async () => {
    const debugging = '<p:DebuggingHeader><p:debugLevel>None</p:debugLevel></p:DebuggingHeader>';
    expect((await create(account('Logged'), debugging)).text).toMatch(
      /<soapenv:Header><DebuggingInfo><debugLog><\/debugLog><\/DebuggingInfo><LimitInfoHeader>/,
    );
    expect((await create(account('Quiet'))).text).not.toContain('DebuggingInfo');
  });
});

it('a value that is none of its type is a fault without detail, in the servers’ words', async () => {
  const answer = await call('<p:getUpdated><p:sObjectType>Account</p:sObjectType><p:startDate>soon</p:startDate></p:getUpdated>');
  expect([answer.all('faultcode'), answer.all('faultstring')]).toEqual([
    ['soapenv:Client'],
    ["'soon' is not a valid value for the type xsd:dateTime"],
  ]);
});

describe('limits', () => {
  it('refuses a call with more than ten runs of object types', async () => {
    const lead = '<p:sObjects><s:type>Lead</s:type><s:LastName>l</s:LastName><s:Company>c</s:Company></p:sObjects>';
    expect((await create((account('a') + lead).repeat(5))).all('success')).toEqual(Array.from({ length: 10 }, () => 'true'));
    const refused = await create(`${(account('a') + lead).repeat(5)}${account('a')}`);
    expect([refused.status, refused.all('exceptionMessage')]).toEqual([
      500,
      ['Cannot have more than 10 chunks in a single operation. Please rearrange the data to reduce chunking.'],
    ]);
  });

  it('refuses lists that are longer than the guide allows', async () => {
    const ids = '<p:ids>001000000000001</p:ids>';
    const lists = [
      `<p:retrieve><p:fieldList>Id</p:fieldList><p:sObjectType>Account</p:sObjectType>${ids.repeat(2_001)}</p:retrieve>`,
      `<p:undelete>${ids.repeat(201)}</p:undelete>`,
      `<p:emptyRecycleBin>${ids.repeat(201)}</p:emptyRecycleBin>`,
      `<p:describeSObjects>${'<p:sObjectType>Account</p:sObjectType>'.repeat(101)}</p:describeSObjects>`,
      `<p:invalidateSessions>${'<p:sessionIds>x</p:sessionIds>'.repeat(201)}</p:invalidateSessions>`,
    ];
    for (const body of lists) expect((await call(body)).all('exceptionCode')).toEqual(['EXCEEDED_ID_LIMIT']);
  });

  it('refuses a login of more than 10 KB', async () => {
    const body = envelope(loginBody(org.credentials), `<x:Pad xmlns:x="urn:x">${'x'.repeat(10_240)}</x:Pad>`);
    const answer = await post(`${org.url}/services/Soap/u/62.0`, body);
    expect([answer.status, answer.all('exceptionCode')]).toEqual([500, ['EXCEEDED_MAX_SIZE_REQUEST']]);
  });

  it('counts calls, but no logins, and refuses those beyond the limit of the day', async () => {
    await using small = await LocalOrg.start({ dailyLimit: 2, startTime: Date.parse('2024-06-21T12:00:00Z') });
    const { call: use } = await logIn(small);
    await logIn(small);
    expect([(await use('<p:getUserInfo/>')).all('current'), (await use('<p:getUserInfo/>')).all('current')]).toEqual([['1'], ['2']]);
    const refused = await use('<p:getUserInfo/>');
    expect([refused.all('faultcode'), refused.all('exceptionMessage')]).toEqual([
      ['sf:REQUEST_LIMIT_EXCEEDED'],
      ['TotalRequests Limit exceeded.'],
    ]);
  });
});

describe('query results', () => {
  const locatorOf = async (use: typeof call): Promise<string> => {
    const answer = await use(
      '<p:query><p:queryString>SELECT Id FROM Lead</p:queryString></p:query>',
      '<p:QueryOptions><p:batchSize>200</p:batchSize></p:QueryOptions>',
    );
    return answer.all('queryLocator')[0]!;
  };
  const more = (use: typeof call, locator: string): Promise<Answer> =>
    use(`<p:queryMore><p:queryLocator>${locator}</p:queryLocator></p:queryMore>`);
  const fill = async (use: typeof call): Promise<void> => {
    const lead = '<p:sObjects><s:type>Lead</s:type><s:LastName>l</s:LastName><s:Company>c</s:Company></p:sObjects>';
    for (let batch = 0; batch < 2; batch++) await use(`<p:create>${lead.repeat(150)}</p:create>`);
  };

  it('end after two days without a queryMore', async () => {
    await using own = await LocalOrg.start({ startTime: Date.parse('2024-06-21T12:00:00Z') });
    const { call: first } = await logIn(own);
    await fill(first);
    const [read, left] = [await locatorOf(first), await locatorOf(first)];
    await own.clock.advance(86_400_000);
    const { call: second } = await logIn(own);
    expect((await more(second, read)).status).toBe(200);
    await own.clock.advance(86_400_001);
    const { call: third } = await logIn(own);
    expect((await more(third, read)).status).toBe(200);
    const stale = await more(third, left);
    expect([stale.all('exceptionCode'), stale.all('exceptionMessage')]).toEqual([['INVALID_QUERY_LOCATOR'], ['invalid query locator']]);
  });

  it('come in pages of 200 at most where two long text fields of the org are selected', async () => {
    const notes = ['One__c', 'Two__c'].map((name) => ({ name, type: 'textarea', length: 5_000 }) as const);
    await using own = await LocalOrg.start({ objects: [{ name: 'Note__c', fields: notes }] });
    const { call: use } = await logIn(own);
    for (let batch = 0; batch < 2; batch++)
      await use(`<p:create>${'<p:sObjects><s:type>Note__c</s:type></p:sObjects>'.repeat(150)}</p:create>`);
    const pages = async (fields: string): Promise<number> =>
      (await use(`<p:query><p:queryString>SELECT ${fields} FROM Note__c</p:queryString></p:query>`)).all('Name').length;
    expect([await pages('Name, One__c'), await pages('Name, One__c, Two__c')]).toEqual([300, 200]);
  });

  it('are released, the first first, when a user opens more than the org allows', async () => {
    await using own = await LocalOrg.start({ maxCursors: 2 });
    const { call: use } = await logIn(own);
    await fill(use);
    const locators = [await locatorOf(use), await locatorOf(use), await locatorOf(use)];
    const statuses: number[] = [];
    for (const locator of locators) statuses.push((await more(use, locator)).status);
    expect(statuses).toEqual([500, 200, 200]);
  });
});

expectValidAnswers();
