import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';
import type { JsonNode } from '../../src/local-org/services-data/json-node.ts';
import { parseJson } from '../../src/local-org/services-data/parse-json.ts';
import { writeJson } from '../../src/local-org/services-data/write-json.ts';
import { openSession, type Rest, restOf } from './rest-call.ts';

let org: LocalOrg;
let token: string;
let rest: Rest;

beforeAll(async () => {
  org = await LocalOrg.start({ startTime: new Date('2024-06-21T12:00:00Z') });
  token = await openSession(org);
  rest = restOf(org, token);
});
afterAll(() => org.close());

async function create(object: string, record: object): Promise<string> {
  const { json } = await rest('POST', `/sobjects/${object}`, record);
  return json.id as string;
}

describe('sessions', () => {
  it('are taken under any name of the scheme', async () => {
    for (const scheme of ['Bearer', 'OAuth', 'bearer', 'token', 'TOKEN']) {
      const { status } = await restOf(org)('GET', '/limits', undefined, { authorization: `${scheme} ${token}` });
      expect([scheme, status]).toEqual([scheme, 200]);
    }
  });

  it('that are missing, unknown or no sessions are refused with 401', async () => {
    const expired = [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }];
    const missing = await restOf(org)('GET', '/limits');
    expect([missing.status, missing.json]).toEqual([401, expired]);
    const unknown = await restOf(org, '00D!x')('GET', '/limits');
    expect([unknown.status, unknown.json]).toEqual([401, expired]);
    const basic = await restOf(org)('GET', '/limits', undefined, { authorization: 'Basic eDp5' });
    expect([basic.status, basic.json]).toEqual([401, [{ message: 'INVALID_HEADER_TYPE', errorCode: 'INVALID_AUTH_HEADER' }]]);
  });

  it('are counted call by call, up to the limit', async () => {
    await using small = await LocalOrg.start({ dailyLimit: 3 });
    const call = restOf(small, await openSession(small));
    const seen: unknown[] = [];
    for (let index = 0; index < 4; index++) {
      const { status, headers, json } = await call('GET', '/query?q=SELECT+Id+FROM+User');
      seen.push([status, headers.get('sforce-limit-info'), json[0]?.errorCode]);
    }
    expect(seen).toEqual([
      [200, 'api-usage=1/3', undefined],
      [200, 'api-usage=2/3', undefined],
      [200, 'api-usage=3/3', undefined],
      [403, null, 'REQUEST_LIMIT_EXCEEDED'],
    ]);
  });
});

describe('versions', () => {
  it('are listed to anybody, oldest first', async () => {
    const { status, json } = await restOf(org)('GET', '/services/data/');
    expect([status, json[0]]).toEqual([200, { label: "Summer '14", url: '/services/data/v31.0', version: '31.0' }]);
    expect(json).toContainEqual({ label: "Winter '25", url: '/services/data/v62.0', version: '62.0' });
  });

  it('that are retired answer 410, and those that never were 404', async () => {
    const statuses = await Promise.all(
      ['v30.0', 'v20.0', 'v99.0', 'v62', 'v62.1', 'latest'].map((name) => rest('GET', `/services/data/${name}/limits`)),
    );
    expect(statuses.map(({ status, json }) => [status, json[0].errorCode])).toEqual([
      [410, 'GONE'],
      [410, 'GONE'],
      [404, 'NOT_FOUND'],
      [404, 'NOT_FOUND'],
      [404, 'NOT_FOUND'],
      [404, 'NOT_FOUND'],
    ]);
  });

  it('have their resources, and none of what the org does not have', async () => {
    const { json } = await rest('GET', '');
    expect(json).toMatchObject({ sobjects: '/services/data/v62.0/sobjects', query: '/services/data/v62.0/query' });
    const missing = await rest('GET', '/chatter/feeds');
    expect([missing.status, missing.json]).toEqual([404, [{ message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' }]]);
  });
});

describe('requests', () => {
  it('with a method that a resource does not have are told those that it has', async () => {
    const { status, headers, json } = await rest('POST', '/sobjects/Account/0015g0000000001AAA', {});
    expect([status, headers.get('allow')]).toEqual([405, 'HEAD,GET,PATCH,DELETE']);
    expect(json).toEqual([
      { message: "HTTP Method 'POST' not allowed. Allowed are HEAD,GET,PATCH,DELETE", errorCode: 'METHOD_NOT_ALLOWED' },
    ]);
  });

  it('whose body is not JSON are refused with the place', async () => {
    const post = (body: string, type = 'application/json'): ReturnType<Rest> =>
      rest('POST', '/sobjects/Account', body, { 'content-type': type });
    expect((await post('<Account/>', 'text/plain')).json).toEqual([
      { message: "MediaType of 'text/plain' is not supported by this resource", errorCode: 'UNSUPPORTED_MEDIA_TYPE' },
    ]);
    expect((await post('')).json).toEqual([
      { message: 'The HTTP entity body is required, but this request has no entity body.', errorCode: 'JSON_PARSER_ERROR' },
    ]);
    const broken = await post('{\n  Name: "x"}');
    expect([broken.status, broken.json[0].message]).toEqual([
      400,
      "Unexpected character ('N' (code 78)): was expecting double-quote to start field name at [line:2, column:3]",
    ]);
    const list = await post('[]');
    expect(list.json[0].message).toBe('Can not deserialize SObject out of START_ARRAY token at [line:1, column:1]');
  });

  it('may be PATCH by another name, compressed, and ask for indented answers', async () => {
    const id = await create('Account', { Name: 'Old' });
    const packed = gzipSync(JSON.stringify({ Name: 'New' }));
    const patched = await rest('POST', `/sobjects/Account/${id}?_HttpMethod=PATCH`, packed, { 'content-encoding': 'gzip' });
    expect([patched.status, patched.text]).toEqual([204, '']);
    const pretty = await rest('GET', `/sobjects/Account/${id}?fields=Name`, undefined, { 'x-prettyprint': '1' });
    expect(pretty.text).toBe(
      `{\n  "attributes" : {\n    "type" : "Account",\n    "url" : "/services/data/v62.0/sobjects/Account/${id}"\n  },\n  "Name" : "New"\n}`,
    );
  });

  it('are answered compressed where the caller takes that', async () => {
    const packed = await rest('GET', '/sobjects', undefined, { 'accept-encoding': 'gzip' });
    expect([packed.headers.get('content-encoding'), packed.json.encoding]).toEqual(['gzip', 'UTF-8']);
    const plain = await rest('GET', '/sobjects', undefined, { 'accept-encoding': 'identity' });
    expect([plain.headers.get('content-encoding'), plain.json]).toEqual([null, packed.json]);
  });

  it('tell how much bulk work is left of the day', async () => {
    await using small = await LocalOrg.start({ bulk: { dailyBatches: 5, dailyQueryJobs: 3 } });
    const call = restOf(small, await openSession(small));
    const left = async (): Promise<unknown[]> => {
      const { json } = await call('GET', '/limits');
      return [json.DailyBulkApiBatches, json.DailyBulkV2QueryJobs];
    };
    expect(await left()).toEqual([
      { Max: 5, Remaining: 5 },
      { Max: 3, Remaining: 3 },
    ]);
    await call('POST', '/jobs/query', { operation: 'query', query: 'SELECT Id FROM Account' });
    const job = await call('POST', '/services/async/62.0/job', { operation: 'insert', object: 'Account', contentType: 'CSV' });
    await call('POST', `/services/async/62.0/job/${job.json.id}/batch`, 'Name\nAcme\n', { 'content-type': 'text/csv' });
    expect(await left()).toEqual([
      { Max: 5, Remaining: 4 },
      { Max: 3, Remaining: 2 },
    ]);
  });

  it('are answered in XML where the path or the caller asks for that', async () => {
    const id = await create('Account', { Name: 'A & B' });
    const xml = { accept: 'application/xml' };
    const head = '<?xml version="1.0" encoding="UTF-8"?>';
    const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
    const query = await rest('GET', `/query?q=SELECT+Name,Phone+FROM+Account+WHERE+Id='${id}'`, undefined, xml);
    expect([query.headers.get('content-type'), query.text]).toEqual([
      'application/xml;charset=UTF-8',
      `${head}<QueryResult ${xsi}><totalSize>1</totalSize><done>true</done><records type="Account" url="/services/data/v62.0/sobjects/Account/${id}"><Name>A &amp; B</Name><Phone xsi:nil="true"/></records></QueryResult>`,
    ]);
    const error = await rest('GET', '/sobjects/Nope.xml');
    expect([error.status, error.text]).toEqual([
      404,
      `${head}<Errors ${xsi}><Error><message>The requested resource does not exist</message><errorCode>NOT_FOUND</errorCode></Error></Errors>`,
    ]);
    const both = await rest('GET', '/limits', undefined, { accept: 'application/json, application/xml' });
    expect(both.json).toHaveProperty('DailyApiRequests');
  });

  it('beyond the sizes of the guide have an answer, too', async () => {
    const long = await rest('GET', `/query?q=${'x'.repeat(16_400)}`);
    expect(long.status).toBe(414);
    const wide = await rest('GET', '/limits', undefined, { 'x-wide': 'x'.repeat(16_400) });
    expect(wide.status).toBe(431);
  });

  it('for descriptions that have not changed answer 304', async () => {
    const first = await rest('GET', '/sobjects/Account/describe');
    const modified = first.headers.get('last-modified')!;
    expect(modified).toBe('Fri, 21 Jun 2024 12:00:00 GMT');
    const again = await rest('GET', '/sobjects/Account/describe', undefined, { 'if-modified-since': modified });
    expect([again.status, again.text]).toEqual([304, '']);
    const later = await rest('GET', '/sobjects/Account/describe', undefined, { 'if-modified-since': 'Fri, 21 Jun 2024 11:59:59 GMT' });
    expect(later.status).toBe(200);
  });

  it('for descriptions get the new one as soon as there is a new field', async () => {
    await using other = await LocalOrg.start({ startTime: new Date('2024-06-21T12:00:00Z') });
    const call = restOf(other, await openSession(other));
    const modified = (await call('GET', '/sobjects/Account/describe')).headers.get('last-modified')!;
    other.addField('Account', { name: 'Added__c', type: 'string' });
    const { status, text } = await call('GET', '/sobjects/Account/describe', undefined, { 'if-modified-since': modified });
    expect([status, text.includes('"Added__c"')]).toEqual([200, true]);
  });
});

describe('values', () => {
  it('have the types of their fields, doubles a decimal', async () => {
    const id = await create('City__c', { City_Id__c: 'v1', Population__c: 12, Location__Latitude__s: 1.5, Location__Longitude__s: -2.25 });
    const { text } = await rest('GET', `/query?q=SELECT+Id,Population__c,Location__c,CreatedDate,IsDeleted,Country__c+FROM+City__c`);
    expect(text).toBe(
      `{"totalSize":1,"done":true,"records":[{"attributes":{"type":"City__c","url":"/services/data/v62.0/sobjects/City__c/${id}"},"Id":"${id}","Population__c":12.0,"Location__c":{"latitude":1.5,"longitude":-2.25},"CreatedDate":"2024-06-21T12:00:00.000+0000","IsDeleted":false,"Country__c":null}]}`,
    );
  });

  it('that their fields cannot have are refused as Jackson puts it', async () => {
    const messageFor = async (record: object): Promise<string> =>
      (await rest('POST', '/sobjects/Opportunity', record)).json[0].message as string;
    const end = 'or request may be missing a required field at [line:1, column:';
    expect(await messageFor({ Amount: 'abc' })).toBe(`Cannot deserialize instance of currency from VALUE_STRING value abc ${end}11]`);
    expect(await messageFor({ CloseDate: '2017-13-01' })).toBe(
      `Cannot deserialize instance of date from VALUE_STRING value 2017-13-01 ${end}14]`,
    );
    expect(await messageFor({ Name: ['x'] })).toBe('Cannot deserialize instance of string from START_ARRAY value [line:1, column:9]');
    expect(await messageFor({ Nope: 1 })).toBe("No such column 'Nope' on sobject of type Opportunity");
  });

  it('may be text where that reads as the type, and are cleared by null and by empty text', async () => {
    const id = await create('Account', { Name: 'Text', NumberOfEmployees: '12', AnnualRevenue: '1e3', Phone: '1', Fax: '2' });
    await rest('PATCH', `/sobjects/Account/${id}`, { Phone: null, Fax: '' });
    const { text } = await rest('GET', `/sobjects/Account/${id}?fields=NumberOfEmployees,AnnualRevenue,Phone,Fax`);
    expect(text).toContain('"NumberOfEmployees":12,"AnnualRevenue":1000.0,"Phone":null,"Fax":null}');
  });
});

describe('records', () => {
  it('are told where they are when they are created', async () => {
    const { status, headers, json } = await rest('POST', '/sobjects/Account', { Name: 'New' });
    expect([status, json]).toEqual([201, { id: expect.any(String), success: true, errors: [] }]);
    expect(headers.get('location')).toBe(`/services/data/v62.0/sobjects/Account/${json.id}`);
    const refused = await rest('POST', '/sobjects/Account', { Phone: '1' });
    expect([refused.status, refused.json]).toEqual([
      400,
      [{ message: 'Required fields are missing: [Name]', errorCode: 'REQUIRED_FIELD_MISSING', fields: ['Name'] }],
    ]);
  });

  it('that are not there answer 404, whatever is asked of them', async () => {
    const id = await create('Account', { Name: 'Gone' });
    await rest('DELETE', `/sobjects/Account/${id}`);
    const seen: unknown[] = [];
    for (const key of [id, '0015g0000009999AAA', 'xyz']) {
      for (const method of ['GET', 'PATCH', 'DELETE']) {
        const { status, json } = await rest(method, `/sobjects/Account/${key}`, method === 'PATCH' ? { Name: 'x' } : undefined);
        seen.push([status, json[0].errorCode, json[0].message]);
      }
    }
    const noKey = [404, 'NOT_FOUND', 'Provided external ID field does not exist or is not accessible: xyz'];
    expect(seen).toEqual([
      [404, 'ENTITY_IS_DELETED', 'entity is deleted'],
      [404, 'ENTITY_IS_DELETED', 'entity is deleted'],
      [404, 'ENTITY_IS_DELETED', 'entity is deleted'],
      [404, 'NOT_FOUND', 'The requested resource does not exist'],
      [404, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'],
      [404, 'INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'],
      noKey,
      noKey,
      [400, 'MALFORMED_ID', 'bad id xyz'],
    ]);
  });

  it('are upserted by an external id, with a body from 46.0 on', async () => {
    const path = (version: number, key: string): string => `/services/data/v${version}.0/sobjects/Account/External_Id__c/${key}`;
    const created = await rest('PATCH', path(46, 'e%2F1'), { Name: 'One' });
    expect([created.status, created.json]).toEqual([201, { id: expect.any(String), success: true, errors: [], created: true }]);
    const updated = await rest('PATCH', path(46, 'e%2F1'), { Name: 'Two' });
    expect([updated.status, updated.json]).toEqual([200, { ...created.json, created: false }]);
    const old = await rest('PATCH', path(45, 'e%2F1'), { Name: 'Three' });
    expect([old.status, old.text]).toEqual([204, '']);
    const oldCreated = await rest('PATCH', path(45, 'e2'), { Name: 'Four' });
    expect([oldCreated.status, oldCreated.json]).toEqual([201, { id: expect.any(String), success: true, errors: [] }]);
    expect((await rest('GET', `${path(62, 'e%2F1')}?fields=Name`)).json).toMatchObject({ Name: 'Three' });
    expect((await rest('PATCH', path(62, 'e2'), { External_Id__c: 'e2' })).json).toEqual([
      { message: 'The External_Id__c field should not be specified in the sobject data.', errorCode: 'INVALID_FIELD' },
    ]);
    expect((await rest('PATCH', `${path(62, 'e3')}?updateOnly=true`, { Name: 'x' })).status).toBe(404);
    expect((await rest('DELETE', path(62, 'e2'))).status).toBe(204);
    expect((await rest('GET', path(62, 'e2'))).status).toBe(404);
  });

  it('that share a key answer 300 with a list of them', async () => {
    const fields = [{ name: 'Key__c', type: 'string', externalId: true }] as const;
    await using other = await LocalOrg.start({ objects: [{ name: 'Thing__c', fields }] });
    const call = restOf(other, await openSession(other));
    const ids = [];
    for (let index = 0; index < 2; index++) ids.push((await call('POST', '/sobjects/Thing__c', { Key__c: 'k' })).json.id);
    const urls = ids.map((id) => `/services/data/v62.0/sobjects/Thing__c/${id}`);
    for (const method of ['GET', 'PATCH']) {
      const { status, json } = await call(method, '/sobjects/Thing__c/Key__c/k', method === 'PATCH' ? {} : undefined);
      expect([method, status, json]).toEqual([method, 300, urls]);
    }
  });

  it('lead to their parents and children', async () => {
    const account = await create('Account', { Name: 'Parent' });
    const contact = await create('Contact', { LastName: 'Child', AccountId: account });
    expect((await rest('GET', `/sobjects/Contact/${contact}/Account?fields=Name`)).json).toMatchObject({ Name: 'Parent' });
    const { json } = await rest('GET', `/sobjects/Account/${account}/Contacts?fields=LastName`);
    expect(json).toMatchObject({ totalSize: 1, done: true, records: [{ attributes: { type: 'Contact' }, LastName: 'Child' }] });
    expect((await rest('GET', `/sobjects/Account/${account}/Nope`)).status).toBe(404);
  });

  it('with files have them beside the JSON, and give them out as bytes', async () => {
    const ParentId = await create('Account', { Name: 'Owner of files' });
    const content = Uint8Array.from([0, 13, 10, 255, 45, 45, 10]);
    const part = (head: string): Buffer => Buffer.from(`--XYZ\r\n${head}\r\n\r\n`);
    const body = Buffer.concat([
      part('Content-Disposition: form-data; name="entity_document";\r\nContent-Type: application/json'),
      Buffer.from(JSON.stringify({ Name: 'f.bin', ParentId })),
      Buffer.from('\r\n'),
      part('Content-Disposition: form-data; name="Body"; filename="f.bin"\r\nContent-Type: application/octet-stream'),
      content,
      Buffer.from('\r\n--XYZ--\r\n'),
    ]);
    const { status, json } = await rest('POST', '/sobjects/Attachment', body, { 'content-type': 'multipart/form-data; boundary="XYZ"' });
    expect([status, json.success]).toEqual([201, true]);
    const record = (await rest('GET', `/sobjects/Attachment/${json.id}`)).json;
    expect(record).toMatchObject({ BodyLength: 7, Body: `/services/data/v62.0/sobjects/Attachment/${json.id}/Body` });
    const file = await fetch(org.url + record.Body, { headers: { authorization: `Bearer ${token}` } });
    expect([file.headers.get('content-type'), new Uint8Array(await file.arrayBuffer())]).toEqual(['application/octet-stream', content]);
  });
});

describe('queries', () => {
  it('describe their columns for those who ask', async () => {
    const soql = 'SELECT Id, Name, NumberOfEmployees, Owner.Name, (SELECT LastName FROM Contacts) FROM Account';
    const { json } = await rest('GET', `/query?q=${encodeURIComponent(soql)}&columns=true`);
    expect(json).toMatchObject({ entityName: 'Account', groupBy: false, idSelected: true, keyPrefix: '001' });
    const plain = { aggregate: false, custom: false, foreignKeyName: null, joinColumns: [] };
    expect(json.columnMetadata).toMatchObject([
      { ...plain, columnName: 'Id', displayName: 'Id', apexType: 'Id' },
      { ...plain, columnName: 'Name', apexType: 'String', textType: true, updatable: true },
      { ...plain, columnName: 'NumberOfEmployees', apexType: 'Integer', numberType: true },
      { columnName: 'Owner', aggregate: false, foreignKeyName: 'Owner', joinColumns: [{ ...plain, columnName: 'Name' }] },
      { columnName: 'Contacts', aggregate: true, joinColumns: [{ ...plain, columnName: 'LastName' }] },
    ]);
    const groups = await rest('GET', '/query?q=SELECT+COUNT(Id)+n,Name+FROM+Account+GROUP+BY+Name&columns=true');
    expect(groups.json).toMatchObject({
      groupBy: true,
      columnMetadata: [{ columnName: 'n', aggregate: true, joinColumns: [] }, { columnName: 'Name' }],
    });
  });

  it('are paged as the header asks, between 200 and 2,000', async () => {
    const records = Array.from({ length: 200 }, (_, index) => ({ attributes: { type: 'City__c' }, City_Id__c: `p${index}` }));
    await rest('POST', '/composite/sobjects', { records });
    await create('City__c', { City_Id__c: 'p200' });
    const soql = "/query?q=SELECT+Id+FROM+City__c+WHERE+City_Id__c+LIKE+'p%25'";
    const page = await rest('GET', soql, undefined, { 'sforce-query-options': 'batchSize=1' });
    expect([page.json.records.length, page.json.done, page.json.totalSize]).toEqual([200, false, 201]);
    const last = await rest('GET', page.json.nextRecordsUrl);
    expect([last.json.records.length, last.json.done, last.json.nextRecordsUrl]).toEqual([1, true, undefined]);
    expect((await rest('GET', soql)).json.done).toBe(true);
  });

  it('are explained, and refused for objects that there are not', async () => {
    const { json } = await rest('GET', '/query?explain=SELECT+Id+FROM+User');
    expect(json.plans[0]).toMatchObject({ leadingOperationType: 'TableScan', sobjectType: 'User', cardinality: 1 });
    const refused = await rest('GET', '/tooling/query?q=SELECT+Id+FROM+SandboxProcess');
    expect([refused.status, refused.json[0].errorCode]).toEqual([400, 'INVALID_TYPE']);
    expect((await rest('GET', '/query')).json[0].errorCode).toBe('MALFORMED_QUERY');
  });

  it('without SOQL find words', async () => {
    await create('Account', { Name: 'Haystack & Sons' });
    const found = [{ attributes: { type: 'Account', url: expect.any(String) }, Name: 'Haystack & Sons' }];
    const byGet = await rest('GET', '/parameterizedSearch?q=Haystack&sobject=Account&Account.fields=Name');
    expect(byGet.json).toEqual({ searchRecords: found });
    const byPost = await rest('POST', '/parameterizedSearch', { q: 'Haystack', sobjects: [{ name: 'Account', fields: ['Name'] }] });
    expect(byPost.json).toEqual({ searchRecords: found });
    const old = await rest('GET', '/services/data/v36.0/search?q=FIND+%7BHaystack%7D+RETURNING+Account(Name)');
    expect(old.json).toMatchObject([{ Name: 'Haystack & Sons' }]);
  });
});

describe('passwords', () => {
  it('are set, reset and known to have expired', async () => {
    const { userId } = org.addUser({ username: 'password@example.com' });
    const path = `/sobjects/User/${userId}/password`;
    expect((await rest('GET', path)).json).toEqual({ isExpired: false });
    expect((await rest('POST', path, { NewPassword: 'short' })).json[0].errorCode).toBe('INVALID_NEW_PASSWORD');
    expect((await rest('POST', path, { NewPassword: 'long enough 1' })).status).toBe(204);
    expect((await rest('DELETE', path)).json).toEqual({ NewPassword: expect.stringMatching(/^\w{12}$/) });
    expect((await rest('GET', path)).json).toEqual({ isExpired: true });
  });
});

describe('JSON', () => {
  const plain = (node: JsonNode): unknown => {
    switch (node.token) {
      case 'START_OBJECT':
        return Object.fromEntries([...node.members].map(([name, member]) => [name, plain(member)]));
      case 'START_ARRAY':
        return node.items.map(plain);
      case 'VALUE_STRING':
        return node.text;
      default:
        return JSON.parse(node.text);
    }
  };

  it('is read and written as JSON.parse and JSON.stringify do', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value = JSON.parse(text) as unknown;
        if (text.includes('__proto__')) return;
        expect(plain(parseJson(text))).toEqual(value);
        expect(writeJson(value)).toBe(JSON.stringify(value));
        expect(JSON.parse(writeJson(value, true))).toEqual(value);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('is refused where JSON.parse refuses it', () => {
    const accepts = (read: (text: string) => unknown, text: string): boolean => {
      try {
        read(text);
        return true;
      } catch {
        return false;
      }
    };
    const letters = fc.array(
      fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', '-', '01', '1.', 'e5', 'true', 'nul', ' ', '\n', '"\\u12', '\\'),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(letters, (parts) => {
        const text = parts.join('');
        expect([text, accepts(parseJson, text)]).toEqual([text, accepts(JSON.parse, text)]);
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });
});
