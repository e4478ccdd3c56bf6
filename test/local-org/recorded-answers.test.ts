import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';
import { type MessageShape, markupOf, shapeOf } from './message-shape.ts';
import { NOT_ASKED, RECORDED_SHAPES, type RecordedShape } from './recorded-shapes.ts';
import { expectValidAnswers, keepEveryAnswer } from './schema-check.ts';
import { type Answer, envelope, logIn, loginBody, post } from './soap-call.ts';

// What orgs answered, restated as shapes, against what the local org answers to the same question. Where the recordings are at hand beside the
// project, the shapes are held against them, too.
const folder = fileURLToPath(new URL('../../../shared/wire/soap/', import.meta.url));
const NOON = Date.parse('2024-06-21T12:00:00Z');

let org: LocalOrg;
let call: (body: string, headers?: string) => Promise<Answer>;
const answers = new Map<string, Answer>();

keepEveryAnswer();
beforeAll(async () => {
  org = await LocalOrg.start({ startTime: NOON });
  ({ call } = await logIn(org, '48.0'));
  for (const [name, ask] of Object.entries(QUESTIONS)) answers.set(name, await ask());
});
afterAll(() => org.close());

const record = (type: string, fields: Readonly<Record<string, string>> = {}): string =>
  `<s:type>${type}</s:type>${Object.entries(fields)
    .map(([name, text]) => `<s:${name}>${text}</s:${name}>`)
    .join('')}`;
const save = (verb: string, ...records: string[]): Promise<Answer> =>
  call(`<p:${verb}>${records.map((each) => `<p:sObjects>${each}</p:sObjects>`).join('')}</p:${verb}>`);
const made = async (...records: string[]): Promise<string[]> => (await save('create', ...records)).all('id') as string[];
const ids = (verb: string, some: readonly string[]): Promise<Answer> =>
  call(`<p:${verb}>${some.map((id) => `<p:ids>${id}</p:ids>`).join('')}</p:${verb}>`);
const query = (verb: string, soql: string, headers = ''): Promise<Answer> =>
  call(`<p:${verb}><p:queryString>${soql}</p:queryString></p:${verb}>`, headers);
const window = '<p:startDate>2024-06-21T11:00:00Z</p:startDate><p:endDate>2024-06-21T13:00:00Z</p:endDate>';
const account = record('Account', { Name: 'A' });
const at = (version: string, body: string): Promise<Answer> => post(`${org.url}/services/Soap/u/${version}`, envelope(body));
const merge = (...pairs: (readonly [string, string])[]): Promise<Answer> =>
  call(
    `<p:merge>${pairs
      .map(
        ([master, loser]) =>
          `<p:request><p:masterRecord>${record('Account', { Id: master })}</p:masterRecord><p:recordToMergeIds>${loser}</p:recordToMergeIds></p:request>`,
      )
      .join('')}</p:merge>`,
  );

/** How the local org is made to say what was recorded. In this order: later ones find what earlier ones left. */
const QUESTIONS: Readonly<Record<string, () => Promise<Answer>>> = {
  'login-response-v33-session-14400': () => at('33.0', loginBody(org.credentials)),
  'login-response-v37-password-expired-sandbox': () => at('37.0', loginBody(org.credentials)),
  'logout-response-enterprise': async () => (await logIn(org, '48.0')).call('<p:logout/>'),
  'create-response': () => save('create', account),
  'create-response-attachment': async () => {
    const [parent] = await made(account);
    return save('create', record('Attachment', { Name: 'a.txt', ParentId: parent!, Body: 'YQ==' }));
  },
  'create-response-error-id-nil': async () => {
    const twice = record('Account', { Name: 'A', External_Id__c: 'twice' });
    await save('create', twice);
    return save('create', twice);
  },
  'create-response-error-with-fields': () => save('create', record('Account')),
  'update-response': async () => save('update', record('Account', { Id: (await made(account))[0]!, Phone: '1' })),
  'update-response-unable-to-lock-row-enterprise': async () => {
    const [id] = await made(account);
    const remove = org.faults.add({ on: { operation: 'update' }, kind: 'rowError', statusCode: 'UNABLE_TO_LOCK_ROW' });
    const answer = await save('update', record('Account', { Id: id!, Phone: '1' }));
    remove();
    return answer;
  },
  'upsert-response-updated-and-created': async () => {
    await save('create', record('Account', { Name: 'A', External_Id__c: 'known' }));
    const both = ['known', 'new'].map((key) => `<p:sObjects>${record('Account', { Name: 'A', External_Id__c: key })}</p:sObjects>`);
    return call(`<p:upsert><p:externalIDFieldName>External_Id__c</p:externalIDFieldName>${both.join('')}</p:upsert>`);
  },
  'delete-response': async () => ids('delete', await made(account)),
  'undelete-response': async () => {
    const some = await made(account);
    await ids('delete', some);
    return ids('undelete', some);
  },
  'empty-recycle-bin-response': async () => {
    const some = await made(account);
    await ids('delete', some);
    return ids('emptyRecycleBin', some);
  },
  'merge-response': async () => {
    const [master, loser] = await made(account, account);
    return merge([master!, loser!]);
  },
  'merge-response-errors-enterprise': async () => {
    const [first, second, gone] = await made(account, account, account);
    await ids('delete', [gone!]);
    return merge([first!, gone!], [second!, gone!]);
  },
  'convert-lead-response': async () => {
    const [lead] = await made(record('Lead', { LastName: 'L', Company: 'C' }));
    return call(
      `<p:convertLead><p:leadConverts><p:convertedStatus>Closed - Converted</p:convertedStatus><p:leadId>${lead}</p:leadId></p:leadConverts></p:convertLead>`,
    );
  },
  'find-duplicates-response': () => save('findDuplicates', account),
  'find-duplicates-by-ids-response': async () => ids('findDuplicatesByIds', await made(account)),
  'get-deleted-response': async () => {
    await ids('delete', await made(record('City__c', { Name: 'C' })));
    return call(`<p:getDeleted><p:sObjectType>City__c</p:sObjectType>${window}</p:getDeleted>`);
  },
  'get-updated-response': async () => {
    await made(account, account);
    return call(`<p:getUpdated><p:sObjectType>Account</p:sObjectType>${window}</p:getUpdated>`);
  },
  'get-server-timestamp-response': () => call('<p:getServerTimestamp/>'),
  'set-password-response': async () =>
    call(`<p:setPassword><p:userId>${await userId()}</p:userId><p:password>Other12345</p:password></p:setPassword>`),
  'reset-password-response': async () => call(`<p:resetPassword><p:userId>${await userId()}</p:userId></p:resetPassword>`),
  'send-email-response-no-limit-header': () =>
    call(
      '<p:sendEmail><p:messages xsi:type="p:SingleEmailMessage"><p:subject>s</p:subject><p:plainTextBody>b</p:plainTextBody><p:toAddresses>a@b.example</p:toAddresses></p:messages></p:sendEmail>',
    ),
  'retrieve-response': async () => {
    const [id] = await made(account);
    return call(`<p:retrieve><p:fieldList>Id, Name</p:fieldList><p:sObjectType>Account</p:sObjectType><p:ids>${id}</p:ids></p:retrieve>`);
  },
  'search-response': async () => {
    await made(record('Account', { Name: 'GenePoint' }));
    return call('<p:search><p:searchString>FIND {GenePoint} IN ALL FIELDS RETURNING Account(Id, Name)</p:searchString></p:search>');
  },
  'query-all-response-page-with-locator': async () => {
    const contact = record('Contact', { LastName: 'L' });
    for (let batch = 0; batch < 2; batch++) await made(...Array.from({ length: 150 }, () => contact));
    return query('queryAll', 'SELECT Id, Name FROM Contact', '<p:QueryOptions><p:batchSize>200</p:batchSize></p:QueryOptions>');
  },
  'query-all-response-final-page': () => query('queryAll', 'SELECT Id, Name FROM Contact'),
  'query-all-response-partner-parent-record-id-nil': async () => {
    const [parent] = await made(record('Account', { Name: 'Unknown' }));
    await made(record('Contact', { LastName: 'Administrator', AccountId: parent! }));
    return query('queryAll', "SELECT Account.Name, FirstName, LastName FROM Contact WHERE LastName = 'Administrator'");
  },
  'query-response-limitinfo-two-contacts': () => query('query', 'SELECT Id, Name FROM Contact LIMIT 2'),
  'query-response-second-id-in-select-position': async () => {
    const values = { Name: 'O', StageName: 'Prospecting', CloseDate: '2024-01-01', Amount: '1.5', Probability: '10' };
    await made(record('Opportunity', values), record('Opportunity', values));
    return query('query', 'SELECT Amount, Probability, IsDeleted, Name, Id FROM Opportunity WHERE Amount = 1.5');
  },
  'query-response-leads-v41': async () => {
    const values = { FirstName: 'F', LastName: 'L', Email: 'a@b.example', Company: 'C', Phone: '+1 2', Industry: 'Energy' };
    await made(record('Lead', values), record('Lead', values));
    return query('query', "SELECT Id, FirstName, LastName, Email, Company, Phone, Industry FROM Lead WHERE Industry = 'Energy'");
  },
  'query-response-address-compound-field': async () => {
    const parts = { Latitude: '-37.9', Longitude: '145.2', City: 'C', Country: 'Australia', GeocodeAccuracy: 'Block', PostalCode: '3173' };
    const more = { ...parts, State: 'Victoria', Street: '1 Example Street' };
    const fields = Object.fromEntries(Object.entries(more).map(([name, text]) => [`Billing${name}`, text]));
    await made(record('Account', { Name: 'Addressed', ...fields }));
    return query('query', "SELECT BillingAddress FROM Account WHERE Name = 'Addressed'");
  },
  'describe-global-response-excerpt': async () => (await logIn(org, '34.0')).call('<p:describeGlobal/>'),
  'fault-content-type-must-be-text-xml': () =>
    post(`${org.url}/services/Soap/u/48.0`, envelope('<p:logout/>'), { 'Content-Type': 'text/plain' }),
  'fault-premature-end-of-file': () => post(`${org.url}/services/Soap/u/48.0`, ''),
  'fault-invalid-login': () => at('34.0', loginBody({ ...org.credentials, password: 'wrong' })),
  'fault-invalid-login-unprefixed-faultcode': () => at('33.0', loginBody({ ...org.credentials, password: 'wrong' })),
  'fault-invalid-field-row-column': async () =>
    (await logIn(org, '36.0')).call('<p:query><p:queryString>select adfId, Name, Account.Name from Contact</p:queryString></p:query>'),
  'fault-invalid-query-locator': () => call('<p:queryMore><p:queryLocator>01g000000000000AAA-2000</p:queryLocator></p:queryMore>'),
  'fault-invalid-session-illegal-session': () => at('48.0', '<p:getUserInfo/>'),
  'fault-invalid-session-missing-hash-enterprise': async () => {
    const closed = await logIn(org, '48.0');
    await closed.call('<p:logout/>');
    return closed.call('<p:getUserInfo/>');
  },
};

async function userId(): Promise<string> {
  const added = org.addUser({ username: `user${answers.size}@example.com` });
  return added.userId;
}

const PARTS = ['namespaces', 'header', 'body'] as const;

function differencesOf(ours: MessageShape, recorded: RecordedShape): object {
  return Object.fromEntries(PARTS.filter((part) => ours[part] !== recorded[part]).map((part) => [part, ours[part]]));
}

describe('the local org answers as orgs do', () => {
  it.each(Object.entries(RECORDED_SHAPES))('%s, but for differences that are explained', (name, recorded) => {
    const { status, text, headers } = answers.get(name)!;
    const explained = Object.entries(recorded.differences ?? {}).map(([part, { ours }]) => [part, ours]);
    expect(differencesOf(shapeOf(text), recorded)).toEqual(Object.fromEntries(explained));
    expect([status, headers.get('content-type')]).toEqual([recorded.status, expect.stringMatching(/^text\/xml; ?charset=utf-8$/i)]);
  });

  it('on one line, with a declaration, double quotes, no blank in an empty element, and apostrophes as references', () => {
    for (const { text } of answers.values()) {
      expect(text).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?><soapenv:Envelope xmlns:soapenv="[^"]*"/);
      expect(markupOf(text)).not.toMatch(/>\s+<|\s\/>|='/);
    }
    const { text } = answers.get('fault-invalid-field-row-column')!;
    expect(text).toContain('No such column &apos;adfId&apos; on entity &apos;Contact&apos;.');
    expect(text).toContain(
      '<sf:exceptionMessage>\nselect adfId, Name, Account.Name from Contact\n       ^\nERROR at Row:1:Column:8\nNo such column ',
    );
  });

  it('with a header block that says how many calls there were', () => {
    expect(answers.get('create-response')!.text).toMatch(
      /<LimitInfoHeader><limitInfo><current>\d+<\/current><limit>5000000<\/limit><type>API REQUESTS<\/type><\/limitInfo><\/LimitInfoHeader>/,
    );
  });
});

/** Recorded as they were sent, byte for byte, so that their markup can be compared with ours. */
const SENT = [
  'fault-content-type-must-be-text-xml',
  'fault-premature-end-of-file',
  'fault-invalid-login',
  'fault-invalid-field-row-column',
  'query-response-limitinfo-two-contacts',
  'query-all-response-final-page',
];

describe.skipIf(!existsSync(folder))('the recordings themselves', () => {
  const read = (name: string): string => readFileSync(`${folder}${name}.xml`, 'utf8');

  it('are all asked for, or it is said why not', () => {
    const names = readdirSync(folder).flatMap((file) => /^(.*)\.xml$/.exec(file)?.[1] ?? []);
    const answered = names.filter((name) => !name.includes('-request'));
    expect(answered.sort()).toEqual([...Object.keys(RECORDED_SHAPES), ...Object.keys(NOT_ASKED)].sort());
  });

  it.each(Object.entries(RECORDED_SHAPES))('%s has the shape that is stated for it', (name, { namespaces, header, body, renamed = {} }) => {
    const text = Object.entries(renamed).reduce((xml, [theirs, ours]) => xml.replaceAll(theirs, ours), read(name));
    expect(shapeOf(text)).toEqual({ namespaces, header, body });
  });

  it.each(SENT)('%s has our markup, byte for byte', (name) => {
    const one = (xml: string): string => markupOf(xml).replace(/(<records .*?<\/records>)\1+/g, '$1');
    expect(one(answers.get(name)!.text)).toBe(one(read(name)));
  });
});

expectValidAnswers();
