import { connect, decodeBatchResult, encodeBatch, type Org, type RowInput } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const textOf = (data: string | Uint8Array): string => (typeof data === 'string' ? data : new TextDecoder().decode(data));
const encoded = (...parameters: Parameters<typeof encodeBatch>): string => textOf(encodeBatch(...parameters).data);

const ROW: RowInput = {
  type: 'Contact',
  LastName: 'Łódź & "Co"',
  Description: 'two\nlines',
  Email: null,
  Phone: undefined,
  Title: '',
  DoNotCall: true,
  AssistantName: '<b>',
  MailingLatitude: -0.00000015,
  Count__c: 9_007_199_254_740_993n,
  Birth__c: new Date('2026-01-02T03:04:05.006Z'),
  Account: { External_Id__c: 'A-1' },
  Who: { type: 'Lead', Email: 'x@y.z' },
};

describe('a row', () => {
  test('in CSV', () => {
    expect(encoded('CSV', [ROW, { LastName: 'b', Fax: 1 }])).toBe(
      'LastName,Description,Email,Title,DoNotCall,AssistantName,MailingLatitude,Count__c,Birth__c,Account.External_Id__c,Lead:Who.Email,Fax\n' +
        '"Łódź & ""Co""","two\nlines",#N/A,#N/A,true,<b>,-0.00000015,9007199254740993,2026-01-02T03:04:05.006Z,A-1,x@y.z,\n' +
        'b,,,,,,,,,,,1\n',
    );
  });

  test('in XML', () => {
    expect(encoded('XML', [ROW])).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><sObjects xmlns="http://www.force.com/2009/06/asyncapi/dataload" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
        '<sObject><LastName>Łódź &amp; &quot;Co&quot;</LastName><Description>two\nlines</Description><Email xsi:nil="true"/><Title xsi:nil="true"/>' +
        '<DoNotCall>true</DoNotCall><AssistantName>&lt;b&gt;</AssistantName><MailingLatitude>-0.00000015</MailingLatitude>' +
        '<Count__c>9007199254740993</Count__c><Birth__c>2026-01-02T03:04:05.006Z</Birth__c>' +
        '<Account><sObject><External_Id__c>A-1</External_Id__c></sObject></Account>' +
        '<Who><sObject><type>Lead</type><Email>x@y.z</Email></sObject></Who></sObject></sObjects>',
    );
  });

  test('in JSON', () => {
    expect(encoded('JSON', [ROW])).toBe(
      '[{"LastName":"Łódź & \\"Co\\"","Description":"two\\nlines","Email":null,"Title":null,"DoNotCall":true,"AssistantName":"<b>",' +
        '"MailingLatitude":-0.00000015,"Count__c":9007199254740993,"Birth__c":"2026-01-02T03:04:05.006Z",' +
        '"Account":{"External_Id__c":"A-1"},"Who":{"attributes":{"type":"Lead"},"Email":"x@y.z"}}]',
    );
  });

  test('whose empty text is to be left alone', () => {
    expect(encoded('JSON', [{ Name: 'a', Phone: '' }], { emptyString: 'ignore' })).toBe('[{"Name":"a"}]');
  });

  test('with a field called __proto__ has that field', () => {
    const row = Object.defineProperty({ Name: 'a' }, '__proto__', { value: 'x', enumerable: true }) as RowInput;
    expect(encoded('JSON', [row])).toBe('[{"Name":"a","__proto__":"x"}]');
    expect(encoded('CSV', [row])).toBe('Name,__proto__\na,x\n');
    expect(encoded('XML', [row])).toContain('<__proto__>x</__proto__>');
  });

  test.each([
    ['that is none', 'JSON', [{ Name: 'a' }, null], 'rows[1]'],
    ['without rows beside it', 'JSON', [], 'rows'],
    ['among too many', 'JSON', Array.from({ length: 10_001 }, () => ({ Name: 'a' })), 'rows'],
    ['beyond the bytes of a batch', 'JSON', [{ Name: 'x'.repeat(10_000_001) }], 'rows'],
    ['with an empty text that is refused', 'XML', [{ Name: '' }], 'rows[0].Name'],
    ['with a number that may have been rounded', 'JSON', [{ Name: 2 ** 60 }], 'rows[0].Name'],
    ['with an invalid Date', 'CSV', [{ Name: new Date(Number.NaN) }], 'rows[0].Name'],
    ['with a function', 'CSV', [{ Name: () => 1 }], 'rows[0].Name'],
    ['with a parent by two fields', 'XML', [{ Owner: { Email: 'a', Name: 'b' } }], 'rows[0].Owner'],
    ['with a parent by a parent', 'XML', [{ Owner: { Manager: { Email: 'a' } } }], 'rows[0].Owner'],
    ['with a character that XML lacks', 'XML', [{ Name: 'a\0' }], 'rows[0].Name'],
    ['with a name that would be markup', 'XML', [{ 'Name><x': 'a' }], 'rows[0].Name><x'],
    ['with binary data in CSV', 'CSV', [{ Name: 'a' }, { Body: new Uint8Array(1) }], 'rows[1].Body'],
    ['with the text #N/A in CSV, which would clear the field', 'CSV', [{ Name: '#N/A' }], 'row 1, Name'],
  ] as const)('%s is refused, with its place', (_, contentType, rows, path) => {
    expect(() => encodeBatch(contentType, rows as any, { emptyString: 'refuse' })).toThrow(
      expect.objectContaining({ name: 'EncodeError', path }),
    );
  });
});

describe('batches of every content type', () => {
  let local: LocalOrg;
  let org: Org<typeof v62>;
  let parent: string;

  beforeAll(async () => {
    local = await LocalOrg.start({ startTime: Date.UTC(2026, 0, 1) });
    org = await connect({ api: v62, ...local.connectOptions() });
    parent = local.load({ Account: [{ attributes: { referenceId: 'acme' }, Name: 'Acme', External_Id__c: 'A-1' }] }).ids.acme!;
  });
  afterAll(async () => {
    await org.close();
    await local.close();
  });

  async function load(operation: string, object: string, batch: ReturnType<typeof encodeBatch>): ReturnType<typeof read> {
    const { contentType } = batch;
    const { id: jobId } = await org.bulk.v1.createJob({ operation, object, contentType });
    const { id: batchId } = await org.bulk.v1.createBatch({ jobId, ...batch });
    await local.clock.advance(60_000);
    expect(await org.bulk.v1.getBatch({ jobId, batchId })).toMatchObject({ state: 'Completed' });
    return read(jobId, batchId);
  }

  async function read(jobId: string, batchId: string): Promise<ReturnType<typeof decodeBatchResult>> {
    return decodeBatchResult(await org.bulk.v1.getBatchResult({ jobId, batchId }));
  }

  test.each(['CSV', 'XML', 'JSON'] as const)(
    '%s: values, nulls and parents arrive, and results come in the order of the rows',
    async (contentType) => {
      const rows = [
        { LastName: `${contentType} "a" & <b>`, Email: 'a@example.com', DoNotCall: true, Account: { External_Id__c: 'A-1' } },
        { FirstName: 'no last name' },
      ];
      const [first, second] = await load('insert', 'Contact', encodeBatch(contentType, rows));
      expect(first).toEqual({ id: expect.stringMatching(/^003\w{15}$/), success: true, created: true, errors: [] });
      expect(second).toEqual({
        success: false,
        created: false,
        errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [LastName]', fields: ['LastName'] }],
      });
      const Id = first!.id!;
      await load('update', 'Contact', encodeBatch(contentType, [{ Id, Email: null, Title: 'Dr' }]));
      const [contact] = await org.query(`SELECT LastName, Email, DoNotCall, AccountId, Title FROM Contact WHERE Id = '${Id}'`).toArray();
      expect(contact).toMatchObject({
        LastName: `${contentType} "a" & <b>`,
        Email: null,
        DoNotCall: 'true',
        AccountId: parent,
        Title: 'Dr',
      });
    },
  );

  test.each(['ZIP_CSV', 'ZIP_XML', 'ZIP_JSON', 'XML', 'JSON'] as const)('%s: binary data arrives as it was', async (contentType) => {
    const files = [new Uint8Array([0, 255, 128]), new TextEncoder().encode('text '.repeat(2_000))];
    const rows = files.map((Body, at) => ({ Name: `${contentType} ${at}`, ParentId: parent, Body }));
    const results = await load('insert', 'Attachment', encodeBatch(contentType, rows));
    expect(results.map(({ success }) => success)).toEqual([true, true]);
    const found = await org
      .query<{ Body: string }>(`SELECT Body FROM Attachment WHERE Name LIKE '${contentType}%' ORDER BY Name`)
      .toArray();
    expect(found.map(({ Body }) => Body)).toEqual(files.map((file) => Buffer.from(file).toString('base64')));
  });
});
