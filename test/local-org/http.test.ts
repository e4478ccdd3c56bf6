import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';
import { expectValidAnswers, keepEveryAnswer } from './schema-check.ts';
import { envelope, logIn, loginBody, post } from './soap-call.ts';

let org: LocalOrg;
const at = (path: string): string => org.url + path;

keepEveryAnswer();
beforeAll(async () => {
  org = await LocalOrg.start({ startTime: new Date('2024-06-21T12:00:00Z') });
});
afterAll(() => org.close());

describe('HTTP', () => {
  const path = '/services/Soap/u/62.0';

  it('answers 500 with a fault that has no detail where no operation was reached', async () => {
    const expected = (text: string): string =>
      `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><soapenv:Fault><faultcode>soapenv:Client</faultcode><faultstring>${text}</faultstring></soapenv:Fault></soapenv:Body></soapenv:Envelope>`;
    const wrongType = await post(at(path), envelope('<p:describeGlobal/>'), { 'Content-Type': 'application/json' });
    expect([wrongType.status, wrongType.text]).toEqual([500, expected('content-type of the request should be text/xml')]);
    const empty = await post(at(path), '');
    expect([empty.status, empty.text]).toEqual([500, expected('Premature end of file.')]);
    const broken = await post(at(path), '<e:Envelope');
    expect([broken.status, broken.all('faultcode')]).toEqual([500, ['soapenv:Client']]);
    const unknown = await post(at(path), envelope('<p:dance/>'));
    expect([unknown.status, unknown.all('faultcode')]).toEqual([500, ['soapenv:Client']]);
  });

  it('takes gzip and chunked requests, and answers gzip only to those who accept it', async () => {
    const body = envelope(loginBody(org.credentials));
    const packed = await post(at(path), gzipSync(body), { 'Content-Encoding': 'gzip', 'Accept-Encoding': 'gzip' });
    expect([packed.status, packed.headers.get('content-encoding')]).toEqual([200, 'gzip']);
    const plain = await post(at(path), body, { 'Accept-Encoding': 'identity' });
    expect([plain.status, plain.headers.get('content-encoding'), plain.headers.get('transfer-encoding')]).toEqual([200, null, 'chunked']);
    const stream = new Blob([body]).stream();
    const chunked = await fetch(at(path), {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { 'Content-Type': 'text/xml' },
    } as RequestInit);
    expect(chunked.status).toBe(200);
    const lie = await post(at(path), body, { 'Content-Encoding': 'gzip' });
    expect([lie.status, lie.all('faultcode')]).toEqual([500, ['soapenv:Client']]);
  });

  it('refuses more than 50 MB with a fault, not with a reset', async () => {
    const answer = await post(at(path), gzipSync(Buffer.alloc(52_428_801, ' ')), { 'Content-Encoding': 'gzip' });
    expect([answer.status, answer.all('exceptionCode')]).toEqual([500, ['EXCEEDED_MAX_SIZE_REQUEST']]);
  });

  it.each([
    '/services/Soap/u/62.0',
    '/services/Soap/u/62.0/',
    '/services/Soap/u/62',
    '/services/Soap/u/62.0/00D5g0000000001',
    '/services/Soap/u/62.0/00D5g0000000001EAA/',
    '//services/Soap/u/62.0',
  ])('serves %s', async (each) => {
    const answer = await post(at(each), envelope(loginBody(org.credentials)));
    expect(answer.status).toBe(200);
    expect(answer.all('serverUrl')[0]).toMatch(new RegExp(`^${org.url}/services/Soap/u/62\\.0/00D\\w{12}$`));
  });

  it('logs in at the Enterprise endpoint, in its namespace', async () => {
    const body = envelope(loginBody(org.credentials)).replace('urn:partner', 'urn:enterprise');
    const answer = await post(at('/services/Soap/c/62.0'), body);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('xmlns="urn:enterprise.soap.sforce.com"');
    expect(answer.all('serverUrl')[0]).toMatch(/\/services\/Soap\/c\/62\.0\/00D\w{12}$/);
  });

  it('lists the versions that it serves, and has no other pages', async () => {
    const list = (await (await fetch(at('/services/data/'))).json()) as { version: string }[];
    expect(list[0]).toEqual({ label: "Summer '14", url: '/services/data/v31.0', version: '31.0' });
    expect((await fetch(at('/nothing'))).status).toBe(404);
  });

  it('refuses retired and unknown versions', async () => {
    for (const version of ['7.0', '30.0', '99.0']) {
      const answer = await post(at(`/services/Soap/u/${version}`), envelope(loginBody(org.credentials)));
      expect([answer.status, answer.all('exceptionCode')]).toEqual([500, ['UNSUPPORTED_API_VERSION']]);
    }
  });

  it('says which port it could not have', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    await expect(LocalOrg.start({ port })).rejects.toThrow('EADDRINUSE');
    taken.close();
  });
});

describe('login and sessions', () => {
  it('answers in schema order, without prefixes, and without a header', async () => {
    const { text } = await post(at('/services/Soap/u/41.0'), envelope(loginBody(org.credentials)));
    expect(text).not.toContain('soapenv:Header');
    const order = [
      'metadataServerUrl',
      'passwordExpired',
      'sandbox',
      'serverUrl',
      'sessionId',
      'userId',
      'userInfo',
      'accessibilityMode',
      'userUiSkin',
    ];
    const places = order.map((name) => text.indexOf(`<${name}>`));
    expect(places.every((place, index) => place > 0 && place > (places[index - 1] ?? 0))).toBe(true);
    expect(text).toContain('<passwordExpired>false</passwordExpired>');
  });

  it('refuses wrong passwords as LoginFault, and says when the token is missing', async () => {
    const url = at('/services/Soap/u/62.0');
    const { credentials } = org;
    const wrong = await post(url, envelope(loginBody({ ...credentials, password: 'wrong' })));
    expect(wrong.status).toBe(500);
    expect(wrong.all('faultcode')).toEqual(['sf:INVALID_LOGIN']);
    expect(wrong.all('LoginFault')).toHaveLength(1);
    expect(wrong.all('exceptionMessage')).toEqual(['Invalid username, password, security token; or user locked out.']);
    const noToken = await post(url, envelope(loginBody({ ...credentials, securityToken: '' })));
    expect(noToken.all('exceptionCode')).toEqual(['LOGIN_MUST_USE_SECURITY_TOKEN']);
  });

  it('has no login() from 65.0 on, but takes sessions there that began at 64.0', async () => {
    const refused = await post(at('/services/Soap/u/65.0'), envelope(loginBody(org.credentials)));
    expect(refused.all('faultcode')).toEqual(['sf:INVALID_OPERATION']);
    expect(refused.all('exceptionMessage')).toEqual([
      'The SOAP Login operation is not available in the API version specified (65.0). Refer to the documentation for supported versions.',
    ]);
    const { sessionId } = await logIn(org, '64.0');
    const session = `<p:SessionHeader><p:sessionId>${sessionId}</p:sessionId></p:SessionHeader>`;
    const answer = await post(at('/services/Soap/u/66.0'), envelope('<p:getServerTimestamp/>', session));
    expect([answer.status, answer.all('timestamp')]).toEqual([200, ['2024-06-21T12:00:00.000Z']]);
  });

  it('refuses missing, expired and closed sessions in words that clients renew on', async () => {
    const none = await post(at('/services/Soap/u/62.0'), envelope('<p:getUserInfo/>'));
    expect(none.all('exceptionMessage')).toEqual(['Invalid Session ID found in SessionHeader: Illegal Session']);
    const first = await logIn(org);
    expect((await first.call('<p:logout/>')).text).toContain('<logoutResponse/>');
    const closed = await first.call('<p:getUserInfo/>');
    expect(closed.status).toBe(500);
    expect(closed.all('faultcode')).toEqual(['sf:INVALID_SESSION_ID']);
    expect(closed.all('exceptionMessage')[0]).toMatch(
      /Illegal Session\. Session not found, missing session hash: \S+=\nThis error usually occurs/,
    );
    const second = await logIn(org);
    await org.clock.advance(7_200_000);
    expect((await second.call('<p:getUserInfo/>')).status).toBe(200);
    await org.clock.advance(7_200_001);
    expect((await second.call('<p:getUserInfo/>')).all('exceptionCode')).toEqual(['INVALID_SESSION_ID']);
    const third = await logIn(org);
    org.expireSessions();
    expect((await third.call('<p:getUserInfo/>')).all('exceptionCode')).toEqual(['INVALID_SESSION_ID']);
  });
});

describe('records over the wire', () => {
  it('creates from records in either namespace, counts calls, and answers one result for each', async () => {
    const { call } = await logIn(org);
    const answer = await call(
      '<p:create><p:sObjects><s:type>Account</s:type><s:Name>One &amp; only</s:Name></p:sObjects><p:sObjects xsi:type="s:sObject"><p:type>Account</p:type><p:Name>Two</p:Name></p:sObjects><p:sObjects><s:type>Account</s:type></p:sObjects></p:create>',
    );
    expect(answer.all('success')).toEqual(['true', 'true', 'false']);
    expect(answer.all('id')).toEqual([expect.stringMatching(/^001/), expect.stringMatching(/^001/), null]);
    expect([answer.all('statusCode'), answer.all('fields')]).toEqual([['REQUIRED_FIELD_MISSING'], ['Name']]);
    const [current, limit, type] = [answer.all('current')[0], answer.all('limit')[0], answer.all('type')[0]];
    expect([limit, type]).toEqual(['5000000', 'API REQUESTS']);
    expect(Number((await call('<p:getUserInfo/>')).all('current')[0])).toBe(Number(current) + 1);
  });

  it('doubles a selected Id at its place, and has a nil one where it was not selected', async () => {
    const { call } = await logIn(org);
    const query = (soql: string): Promise<string> =>
      call(`<p:query><p:queryString>${soql}</p:queryString></p:query>`).then(({ text }) => text);
    expect(await query("SELECT Name, Id, Phone FROM Account WHERE Name = 'Two'")).toMatch(
      /<records xsi:type="sf:sObject"><sf:type>Account<\/sf:type><sf:Id>(001\w{15})<\/sf:Id><sf:Name>Two<\/sf:Name><sf:Id>\1<\/sf:Id><sf:Phone xsi:nil="true"\/><\/records>/,
    );
    expect(await query("SELECT Name, Owner.Alias FROM Account WHERE Name = 'Two'")).toContain(
      '<sf:Id xsi:nil="true"/><sf:Name>Two</sf:Name><sf:Owner xsi:type="sf:sObject"><sf:type>User</sf:type><sf:Id xsi:nil="true"/><sf:Alias>admin</sf:Alias></sf:Owner>',
    );
    expect(await query('SELECT COUNT() FROM Account')).toMatch(/<done>true<\/done><queryLocator xsi:nil="true"\/><size>2<\/size>/);
  });

  it('answers queries that it cannot understand with row and column', async () => {
    const { call } = await logIn(org);
    const answer = await call('<p:query><p:queryString>SELECT Nope FROM Account</p:queryString></p:query>');
    expect(answer.status).toBe(500);
    expect([answer.all('InvalidFieldFault').length, answer.all('row'), answer.all('column')]).toEqual([1, ['1'], ['8']]);
  });

  it('pages by the batch size, gives the same page for the same locator, and ends with a nil one', async () => {
    const { call } = await logIn(org);
    for (let batch = 0; batch < 3; batch++) {
      const records = Array.from(
        { length: 200 },
        (_, index) =>
          `<p:sObjects><s:type>Lead</s:type><s:LastName>${batch * 200 + index}</s:LastName><s:Company>x</s:Company></p:sObjects>`,
      );
      await call(`<p:create>${records.join('')}</p:create>`);
    }
    const options = '<p:QueryOptions><p:batchSize>250</p:batchSize></p:QueryOptions>';
    const first = await call('<p:query><p:queryString>SELECT LastName FROM Lead</p:queryString></p:query>', options);
    expect([first.all('done'), first.all('size'), first.all('LastName').length]).toEqual([['false'], ['600'], 250]);
    const [locator] = first.all('queryLocator');
    expect(locator).toMatch(/^01g\w{15}-250$/);
    const more = (queryLocator: string): ReturnType<typeof call> =>
      call(`<p:queryMore><p:queryLocator>${queryLocator}</p:queryLocator></p:queryMore>`, options);
    const second = await more(locator!);
    expect((await more(locator!)).text).toContain(second.all('LastName')[0]!);
    const third = await more(second.all('queryLocator')[0]!);
    expect([third.all('done'), third.all('queryLocator'), third.all('LastName').length]).toEqual([['true'], [null], 100]);
    const names = [first, second, third].flatMap((page) => page.all('LastName'));
    expect(names).toEqual(Array.from({ length: 600 }, (_, index) => String(index)));
    const wrong = await more('01g000000000000AAA-250');
    expect([wrong.all('faultcode'), wrong.all('InvalidQueryLocatorFault').length]).toEqual([['sf:INVALID_QUERY_LOCATOR'], 1]);
    const small = await call('<p:query><p:queryString>SELECT Id FROM Lead</p:queryString></p:query>', options.replace('250', '100'));
    expect(small.all('exceptionCode')).toEqual(['INVALID_BATCH_SIZE']);
  });

  it('pages the children of a record with a locator of their own', async () => {
    const { call } = await logIn(org);
    const [parent] = (await call('<p:create><p:sObjects><s:type>Account</s:type><s:Name>Parent</s:Name></p:sObjects></p:create>')).all(
      'id',
    );
    const child = `<p:sObjects><s:type>Opportunity</s:type><s:Name>x</s:Name><s:StageName>Prospecting</s:StageName><s:CloseDate>2024-01-01</s:CloseDate><s:AccountId>${parent}</s:AccountId></p:sObjects>`;
    for (let batch = 0; batch < 2; batch++) await call(`<p:create>${child.repeat(150)}</p:create>`);
    const options = '<p:QueryOptions><p:batchSize>200</p:batchSize></p:QueryOptions>';
    const soql = `SELECT Name, (SELECT StageName FROM Opportunities) FROM Account WHERE Id = '${parent}'`;
    const page = await call(`<p:query><p:queryString>${soql}</p:queryString></p:query>`, options);
    expect([page.all('done'), page.all('size'), page.all('StageName').length]).toEqual([['true', 'false'], ['300', '1'], 200]);
    const [, locator] = page.all('queryLocator');
    const rest = await call(`<p:queryMore><p:queryLocator>${locator}</p:queryLocator></p:queryMore>`, options);
    expect([rest.all('done'), rest.all('StageName').length]).toEqual([['true'], 100]);
  });

  it('takes 200 records a call and not one more', async () => {
    const { call } = await logIn(org);
    const ids = '<p:ids>001000000000001</p:ids>'.repeat(201);
    const answer = await call(`<p:delete>${ids}</p:delete>`);
    expect(answer.all('exceptionCode')).toEqual(['EXCEEDED_ID_LIMIT']);
    expect(answer.all('exceptionMessage')).toEqual(['record limit reached. cannot submit more than 200 records into this call']);
  });

  it('retrieves in the order of the ids, nil for those that are not there', async () => {
    const { call } = await logIn(org);
    const ids = (
      await call("<p:query><p:queryString>SELECT Id FROM Account WHERE Name != 'Parent' ORDER BY Name</p:queryString></p:query>")
    )
      .all('Id')
      .filter((_, index) => index % 2 === 0);
    const list = [ids[1], '001000000000001', ids[0]].map((id) => `<p:ids>${id}</p:ids>`).join('');
    const answer = await call(`<p:retrieve><p:fieldList>Id, Name</p:fieldList><p:sObjectType>account</p:sObjectType>${list}</p:retrieve>`);
    expect([answer.all('Name'), answer.all('result')[1]]).toEqual([['Two', 'One & only'], null]);
  });

  it('rolls back all records of a call when asked to', async () => {
    const { call } = await logIn(org);
    const records =
      '<p:sObjects><s:type>Account</s:type><s:Name>three</s:Name></p:sObjects><p:sObjects><s:type>Account</s:type></p:sObjects>';
    const answer = await call(`<p:create>${records}</p:create>`, '<p:AllOrNoneHeader><p:allOrNone>1</p:allOrNone></p:AllOrNoneHeader>');
    expect(answer.all('statusCode')).toEqual(['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING']);
  });

  it('describes what the org has, at the first version and the last', async () => {
    for (const version of ['31.0', '64.0']) {
      const { call } = await logIn(org, version);
      const city = await call('<p:describeSObject><p:sObjectType>City__c</p:sObjectType></p:describeSObject>');
      expect(city.status).toBe(200);
      expect(city.all('keyPrefix')).toEqual(['a00']);
      expect(city.text).toMatch(/<externalId>true<\/externalId>.*<name>City_Id__c<\/name>/);
      expect(city.text).toMatch(/<name>Location__c<\/name>.*<type>location<\/type>/);
      const global = await call('<p:describeGlobal/>');
      expect(global.all('name')).toEqual(expect.arrayContaining(['Account', 'Case', 'City__c', 'Contact', 'Lead', 'Opportunity', 'User']));
      const missing = await call(
        '<p:describeSObjects><p:sObjectType>Account</p:sObjectType><p:sObjectType>Nope</p:sObjectType></p:describeSObjects>',
      );
      expect([missing.all('exceptionCode'), missing.all('InvalidSObjectFault').length]).toEqual([['INVALID_TYPE'], 1]);
      const address = await call('<p:query><p:queryString>SELECT Id, BillingAddress FROM Account</p:queryString></p:query>');
      expect(address.status).toBe(200);
    }
  });

  it('shows an address without its accuracy before 35.0', async () => {
    const record =
      '<s:type>Account</s:type><s:Name>Addressed</s:Name><s:BillingCity>Oslo</s:BillingCity><s:BillingGeocodeAccuracy>Zip</s:BillingGeocodeAccuracy>';
    await (await logIn(org)).call(`<p:create><p:sObjects>${record}</p:sObjects></p:create>`);
    const read = async (version: string): Promise<(string | null)[][]> => {
      const { call } = await logIn(org, version);
      const answer = await call(
        "<p:query><p:queryString>SELECT BillingAddress FROM Account WHERE Name = 'Addressed'</p:queryString></p:query>",
      );
      return [answer.all('city'), answer.all('geocodeAccuracy')];
    };
    expect(await read('34.0')).toEqual([['Oslo'], []]);
    expect(await read('35.0')).toEqual([['Oslo'], ['Zip']]);
  });

  it('answers operations of features that are off with a fault', async () => {
    const { call } = await logIn(org);
    const answer = await call('<p:describeKnowledgeSettings/>');
    expect([answer.status, answer.all('exceptionCode')]).toEqual([500, ['FUNCTIONALITY_NOT_ENABLED']]);
  });
});

// What other clients send, which is more than the schema allows.
describe('leniency', () => {
  const create = (record: string): string => `<p:create>${record}</p:create>`;

  it.each([
    [
      'types on every scalar, as WSC and SOAP::Lite send',
      '<p:sObjects xmlns:x="http://www.w3.org/2001/XMLSchema"><s:type xsi:type="x:string">Account</s:type><s:Id xsi:nil="true"/><s:Name xsi:type="x:string">L</s:Name></p:sObjects>',
    ],
    ['fields in no namespace, as the PHP toolkit does', '<p:sObjects><s:type>Account</s:type><Name>L</Name></p:sObjects>'],
    [
      'a namespace without its scheme, as jsforce does',
      '<p:sObjects xmlns:j="sobject.partner.soap.sforce.com" xsi:type="j:sObject"><p:type>Account</p:type><p:Name>L</p:Name></p:sObjects>',
    ],
    ['white space between elements', '\n  <p:sObjects>\n    <s:type>Account</s:type>\n    <s:Name>\n L \n</s:Name>\n  </p:sObjects>\n'],
  ])('takes %s', async (_, record) => {
    const { call } = await logIn(org);
    const [id] = (await call(create(record))).all('id');
    const answer = await call(`<p:query><p:queryString>SELECT Name FROM Account WHERE Id = '${id}'</p:queryString></p:query>`);
    expect(answer.all('Name')).toEqual(['L']);
  });

  it('takes headers that an operation does not declare, and a session on login', async () => {
    const { call } = await logIn(org);
    const options = '<p:QueryOptions><p:batchSize>200</p:batchSize></p:QueryOptions><x:Own xmlns:x="urn:x">1</x:Own>';
    const deleted = await call('<p:delete><p:ids xsi:type="p:ID">001000000000001</p:ids></p:delete>', options);
    expect([deleted.status, deleted.all('statusCode')]).toEqual([200, ['INVALID_CROSS_REFERENCE_KEY']]);
    const login = await call(loginBody(org.credentials));
    expect(login.status).toBe(200);
  });
});

describe('for tests', () => {
  it('injects faults by operation, object and turn, before or after the work is done', async () => {
    const { call } = await logIn(org);
    const count = async (): Promise<string | null> =>
      (await call('<p:query><p:queryString>SELECT COUNT() FROM Case</p:queryString></p:query>')).all('size')[0]!;
    const createCase = (): ReturnType<typeof call> => call('<p:create><p:sObjects><s:type>Case</s:type></p:sObjects></p:create>');
    const remove = org.faults.add({
      on: { operation: 'create', object: 'Case', nth: 2 },
      kind: 'fault',
      exceptionCode: 'SERVER_UNAVAILABLE',
    });
    expect((await createCase()).status).toBe(200);
    expect((await createCase()).all('exceptionCode')).toEqual(['SERVER_UNAVAILABLE']);
    expect((await createCase()).status).toBe(200);
    remove();
    org.faults.add({ on: { operation: 'create' }, when: 'after', kind: 'status', status: 503 });
    const busy = await createCase();
    expect([busy.status, busy.text.startsWith('<html>')]).toEqual([503, true]);
    org.faults.clear();
    org.faults.add({ on: { operation: 'create' }, kind: 'drop' });
    await expect(createCase()).rejects.toThrow('fetch failed');
    org.faults.clear();
    expect(await count()).toBe('3');
  });

  it('remembers requests without their secrets', async () => {
    const { sessionId } = await logIn(org);
    const last = org.requests.at(-1)!;
    expect([last.method, last.path]).toEqual(['POST', '/services/Soap/u/62.0']);
    const bodies = org.requests.map(({ body }) => Buffer.from(body).toString('utf8')).join('');
    expect(bodies).not.toContain(org.credentials.password);
    expect(bodies).not.toContain(sessionId.slice(16));
  });

  it('makes the same ids and credentials from the same seed', async () => {
    await using one = await LocalOrg.start({ seed: 7 });
    await using two = await LocalOrg.start({ seed: 7 });
    await using three = await LocalOrg.start({ seed: 8 });
    expect(one.credentials).toEqual(two.credentials);
    expect(one.credentials.password).not.toBe(three.credentials.password);
  });

  it('takes objects of the caller', async () => {
    await using own = await LocalOrg.start({
      objects: [{ name: 'Invoice__c', fields: [{ name: 'Amount__c', type: 'currency', scale: 2, required: true }] }],
    });
    const { call } = await logIn(own);
    const answer = await call('<p:create><p:sObjects><s:type>Invoice__c</s:type><s:Amount__c>1.005</s:Amount__c></p:sObjects></p:create>');
    expect(answer.all('id')[0]).toMatch(/^a01/);
    expect((await call('<p:query><p:queryString>SELECT Amount__c FROM Invoice__c</p:queryString></p:query>')).all('Amount__c')).toEqual([
      '1.01',
    ]);
  });
});

expectValidAnswers();
