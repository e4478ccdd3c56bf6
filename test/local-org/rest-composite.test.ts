import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';
import { openSession, type Rest, restOf } from './rest-call.ts';

let org: LocalOrg;
let rest: Rest;
const BASE = '/services/data/v62.0';

beforeAll(async () => {
  org = await LocalOrg.start({ startTime: new Date('2024-06-21T12:00:00Z') });
  rest = restOf(org, await openSession(org));
});
afterAll(() => org.close());

async function count(where: string): Promise<number> {
  const { json } = await rest('GET', `/query?q=${encodeURIComponent(`SELECT COUNT() FROM Account WHERE ${where}`)}`);
  return json.totalSize as number;
}

const ok = { id: expect.any(String), success: true, errors: [] };
const account = (fields: object): object => ({ attributes: { type: 'Account' }, ...fields });

describe('composite requests', () => {
  const post = (path: string, referenceId: string, body: object): object => ({ method: 'POST', url: BASE + path, referenceId, body });

  it('are carried out in order, each with what those before have answered', async () => {
    const { status, json } = await rest('POST', '/composite', {
      compositeRequest: [
        post('/sobjects/Account', 'parent', { Name: 'Composite', NumberOfEmployees: 3 }),
        post('/sobjects/Contact', 'child', { LastName: 'of @{parent.id}', AccountId: '@{parent.id}' }),
        {
          method: 'GET',
          url: `${BASE}/query?q=SELECT Id, LastName, Account.Name FROM Contact WHERE AccountId = '@{parent.id}'`,
          referenceId: 'found',
        },
        {
          method: 'PATCH',
          url: `${BASE}/sobjects/Contact/@{found.records[0].Id}`,
          referenceId: 'named',
          body: { FirstName: '@{found.records[0].Account.Name}' },
        },
        { method: 'GET', url: `${BASE}/sobjects/Contact/@{child.id}?fields=Name`, referenceId: 'read', httpHeaders: { 'X-Any': '1' } },
      ],
    });
    expect(status).toBe(200);
    const [parent, child, found, named, read] = json.compositeResponse;
    const id = parent.body.id as string;
    expect(parent).toEqual({
      body: ok,
      httpHeaders: { Location: `${BASE}/sobjects/Account/${id}` },
      httpStatusCode: 201,
      referenceId: 'parent',
    });
    expect(child).toMatchObject({ httpStatusCode: 201, referenceId: 'child' });
    expect(found.body).toMatchObject({ totalSize: 1, records: [{ LastName: `of ${id}` }] });
    expect(named).toEqual({ body: null, httpHeaders: {}, httpStatusCode: 204, referenceId: 'named' });
    expect(read.body).toMatchObject({ Name: `Composite of ${id}` });
  });

  it('stop at a reference to nothing, and without allOrNone at nothing else', async () => {
    const { json } = await rest('POST', '/composite', {
      compositeRequest: [
        post('/sobjects/Account', 'bad', {}),
        post('/sobjects/Contact', 'orphan', { LastName: 'x', AccountId: '@{bad.id}' }),
        post('/sobjects/Account', 'good', { Name: 'Stays' }),
      ],
    });
    expect(json.compositeResponse).toMatchObject([
      { httpStatusCode: 400, body: [{ errorCode: 'REQUIRED_FIELD_MISSING', fields: ['Name'] }] },
      {
        httpStatusCode: 400,
        body: [{ errorCode: 'PROCESSING_HALTED', message: 'Invalid reference specified. No value for bad.id found in bad' }],
      },
      { httpStatusCode: 201 },
    ]);
    expect(await count("Name = 'Stays'")).toBe(1);
  });

  it('leave nothing behind with allOrNone when one of them fails', async () => {
    const { json } = await rest('POST', '/composite', {
      allOrNone: true,
      compositeRequest: [post('/sobjects/Account', 'good', { Name: 'Taken back' }), post('/sobjects/Account', 'bad', {})],
    });
    const rolledBack = 'The transaction was rolled back since another operation in the same transaction failed.';
    expect(json.compositeResponse).toMatchObject([
      { httpStatusCode: 400, referenceId: 'good', body: [{ errorCode: 'PROCESSING_HALTED', message: rolledBack }] },
      { httpStatusCode: 400, referenceId: 'bad', body: [{ errorCode: 'REQUIRED_FIELD_MISSING' }] },
    ]);
    expect(await count("Name = 'Taken back'")).toBe(0);
  });

  it('come as graphs, too, each of which is whole or nothing', async () => {
    const graphs = [
      {
        graphId: '1',
        compositeRequest: [
          post('/sobjects/Account', 'a', { Name: 'Graph 1' }),
          post('/sobjects/Contact', 'c', { LastName: 'x', AccountId: '@{a.id}' }),
        ],
      },
      { graphId: '2', compositeRequest: [post('/sobjects/Account', 'a', { Name: 'Graph 2' }), post('/sobjects/Contact', 'c', {})] },
    ];
    const { json } = await rest('POST', '/composite/graph', { graphs });
    expect(json.graphs).toMatchObject([
      { graphId: '1', isSuccessful: true, graphResponse: { compositeResponse: [{ httpStatusCode: 201 }, { httpStatusCode: 201 }] } },
      { graphId: '2', isSuccessful: false, graphResponse: { compositeResponse: [{ httpStatusCode: 400 }, { httpStatusCode: 400 }] } },
    ]);
    expect([await count("Name = 'Graph 1'"), await count("Name = 'Graph 2'")]).toEqual([1, 0]);
  });

  it('hold their locks together, and keep others out', async () => {
    await using locking = await LocalOrg.start({ startTime: new Date('2024-06-21T12:00:00Z'), rowLockMs: 1_000 });
    const call = restOf(locking, await openSession(locking));
    const { json } = await call('POST', '/composite', {
      compositeRequest: [
        post('/sobjects/Account', 'a', { Name: 'Locked' }),
        post('/sobjects/Contact', 'c', { LastName: 'x', AccountId: '@{a.id}' }),
      ],
    });
    expect(json.compositeResponse.map(({ httpStatusCode }: { httpStatusCode: number }) => httpStatusCode)).toEqual([201, 201]);
    const path = `/sobjects/Account/${json.compositeResponse[0].body.id}`;
    const refused = await call('PATCH', path, { Name: 'y' });
    expect([refused.status, refused.json[0].errorCode]).toEqual([400, 'UNABLE_TO_LOCK_ROW']);
    await locking.clock.advance(1_001);
    expect((await call('PATCH', path, { Name: 'y' })).status).toBe(204);
  });

  it('are at most 25', async () => {
    const compositeRequest = Array.from({ length: 26 }, (_, index) => ({ method: 'GET', url: `${BASE}/limits`, referenceId: `r${index}` }));
    expect((await rest('POST', '/composite', { compositeRequest })).status).toBe(400);
    expect((await rest('POST', '/composite', { compositeRequest: compositeRequest.slice(1) })).json.compositeResponse).toHaveLength(25);
  });
});

describe('batches', () => {
  it('answer each request on its own, and stop where they are told to', async () => {
    const batchRequests = [
      { method: 'POST', url: 'v62.0/sobjects/Account', richInput: { Name: 'Batch' } },
      { method: 'GET', url: 'v61.0/nothing' },
      { method: 'GET', url: 'v62.0/query?q=SELECT+COUNT()+FROM+User' },
    ];
    const { json } = await rest('POST', '/composite/batch', { batchRequests });
    expect(json).toEqual({
      hasErrors: true,
      results: [
        { statusCode: 201, result: ok },
        { statusCode: 404, result: [{ errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }] },
        { statusCode: 200, result: { totalSize: 1, done: true, records: [] } },
      ],
    });
    const halted = await rest('POST', '/composite/batch', { haltOnError: true, batchRequests });
    expect(halted.json.results[2]).toEqual({
      statusCode: 412,
      result: [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }],
    });
  });
});

describe('trees', () => {
  const node = (type: string, referenceId: string, fields: object): object => ({ attributes: { type, referenceId }, ...fields });

  it('create parents with their children, and answer level by level', async () => {
    const children = (name: string, ...records: object[]): object => ({ [name]: { records } });
    const { status, json } = await rest('POST', '/composite/tree/Account', {
      records: [
        node('Account', 'ref1', {
          Name: 'Tree',
          ...children('Contacts', node('Contact', 'ref2', { LastName: 'Smith' }), node('Contact', 'ref3', { LastName: 'Evans' })),
        }),
        node('Account', 'ref4', { Name: 'Tree 2' }),
      ],
    });
    expect([status, json.hasErrors]).toEqual([201, false]);
    expect(json.results.map(({ referenceId }: { referenceId: string }) => referenceId)).toEqual(['ref1', 'ref4', 'ref2', 'ref3']);
    const contacts = await rest('GET', `/sobjects/Account/${json.results[0].id}/Contacts?fields=LastName`);
    expect(contacts.json.records.map(({ LastName }: { LastName: string }) => LastName)).toEqual(['Smith', 'Evans']);
  });

  it('create nothing when one record is refused', async () => {
    const { status, json } = await rest('POST', '/composite/tree/Account', {
      records: [
        node('Account', 'ref1', { Name: 'No tree', Contacts: { records: [node('Contact', 'ref2', { LastName: 'x', Email: '123' })] } }),
      ],
    });
    expect([status, json]).toEqual([
      400,
      {
        hasErrors: true,
        results: [
          {
            referenceId: 'ref2',
            errors: [{ statusCode: 'INVALID_EMAIL_ADDRESS', message: 'Email: invalid email address: 123', fields: ['Email'] }],
          },
        ],
      },
    ]);
    expect(await count("Name = 'No tree'")).toBe(0);
  });

  it('want a reference id for each record, and another for every one', async () => {
    const without = await rest('POST', '/composite/tree/Account', { records: [account({ Name: 'x' })] });
    expect([without.status, without.json[0].errorCode]).toEqual([400, 'INVALID_INPUT']);
    const twice = await rest('POST', '/composite/tree/Account', { records: [1, 2].map(() => node('Account', 'same', { Name: 'x' })) });
    expect([twice.status, twice.json[0].message]).toEqual([400, 'Duplicate ReferenceId provided in the request: same']);
  });
});

describe('collections', () => {
  it('have a result for each record, in their order', async () => {
    const records = [
      account({ Name: 'Collected' }),
      account({ Name: 'x', Nope: 1 }),
      account({ NumberOfEmployees: 'many' }),
      { Name: 'of no type' },
      { attributes: { type: 'Contact' }, LastName: 'x', Account: { External_Id__c: 'nobody' } },
    ];
    const { status, json } = await rest('POST', '/composite/sobjects', { records });
    expect([status, json[0]]).toEqual([200, ok]);
    expect(json.slice(1)).toMatchObject([
      {
        success: false,
        errors: [{ statusCode: 'INVALID_FIELD', message: "No such column 'Nope' on sobject of type Account", fields: [] }],
      },
      { success: false, errors: [{ statusCode: 'JSON_PARSER_ERROR' }] },
      { success: false, errors: [{ statusCode: 'INVALID_FIELD' }] },
      {
        success: false,
        errors: [{ statusCode: 'INVALID_FIELD', message: expect.stringContaining('Foreign key external ID: nobody not found') }],
      },
    ]);
    expect(json[1]).not.toHaveProperty('id');
  });

  it('take records with ids to update, and a key to upsert by', async () => {
    const [created] = (await rest('POST', '/composite/sobjects', { records: [account({ Name: 'One' })] })).json;
    const changed = await rest('PATCH', '/composite/sobjects', {
      records: [account({ id: created.id, Name: 'Two' }), account({ Name: 'x' })],
    });
    expect(changed.json).toMatchObject([
      { id: created.id, success: true },
      { success: false, errors: [{ statusCode: 'MISSING_ARGUMENT' }] },
    ]);
    const upsert = (): ReturnType<Rest> =>
      rest('PATCH', '/composite/sobjects/Account/External_Id__c', { records: [account({ External_Id__c: 'c1', Name: 'Keyed' })] });
    expect((await upsert()).json).toEqual([{ ...ok, created: true }]);
    expect((await upsert()).json).toEqual([{ ...ok, created: false }]);
    expect((await rest('PATCH', '/composite/sobjects/Account/Name', { records: [] })).status).toBe(404);
  });

  it('are read and deleted by lists of ids, null for what is not there', async () => {
    const [{ id }] = (await rest('POST', '/composite/sobjects', { records: [account({ Name: 'Listed' })] })).json;
    const missing = '0015g0000009999AAA';
    const expected = [{ attributes: { type: 'Account', url: `${BASE}/sobjects/Account/${id}` }, Name: 'Listed' }, null];
    expect((await rest('GET', `/composite/sobjects/Account?ids=${id},${missing}&fields=Name`)).json).toEqual(expected);
    expect((await rest('POST', '/composite/sobjects/Account', { ids: [id, missing], fields: ['Name'] })).json).toEqual(expected);
    const none = await rest('DELETE', `/composite/sobjects?ids=${id},${missing}&allOrNone=true`);
    expect(none.json).toMatchObject([
      { success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] },
      { success: false, errors: [{ statusCode: 'INVALID_CROSS_REFERENCE_KEY' }] },
    ]);
    expect((await rest('DELETE', `/composite/sobjects?ids=${id}`)).json).toEqual([{ id, success: true, errors: [] }]);
  });

  it('have at most 200 records in ten runs of one type each', async () => {
    const many = await rest('POST', '/composite/sobjects', { records: Array.from({ length: 201 }, () => account({ Name: 'x' })) });
    expect([many.status, many.json]).toEqual([
      400,
      [{ message: 'record limit reached. cannot submit more than 200 records into this call', errorCode: 'EXCEEDED_ID_LIMIT' }],
    ]);
    const mixed = Array.from({ length: 11 }, (_, index) => ({ attributes: { type: index % 2 ? 'Account' : 'Contact' } }));
    expect((await rest('POST', '/composite/sobjects', { records: mixed })).json[0].message).toContain('10 chunks');
    expect((await rest('POST', '/composite/sobjects', { records: mixed.slice(1) })).status).toBe(200);
  });
});

it('rows can be made to fail on demand, one by one', async () => {
  const stop = org.faults.add({ kind: 'rowError', on: { operation: 'create', nth: 2 }, statusCode: 'UNABLE_TO_LOCK_ROW' });
  const { json } = await rest('POST', '/composite/sobjects', { records: ['a', 'b', 'c'].map((Name) => account({ Name })) });
  stop();
  expect(json.map(({ success }: { success: boolean }) => success)).toEqual([true, false, true]);
  expect(json[1].errors[0].statusCode).toBe('UNABLE_TO_LOCK_ROW');
  const again = org.faults.add({ kind: 'fault', on: { operation: 'rest.query' }, exceptionCode: 'SERVER_UNAVAILABLE' });
  const refused = await rest('GET', '/query?q=SELECT+Id+FROM+User');
  again();
  expect([refused.status, refused.json[0].errorCode]).toEqual([503, 'SERVER_UNAVAILABLE']);
});
