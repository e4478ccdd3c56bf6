import { describe, expect, it } from 'vitest';
import { v62 } from '../../../src/versions/v62.ts';

const { create, getUpdated, logout, query } = v62.operations;
const encode = query.encodeRequest as (request: unknown, headers?: unknown) => string;
const encodeRecord = (record: object): string => create.encodeRequest({ sObjects: [{ type: 'A', ...record }] });
const cyclic: Record<string, unknown> = { type: 'A' };
cyclic.Parent__r = cyclic;

/** What the compiler would have refused, or cannot know. */
describe('values that the wire cannot carry are refused by place', () => {
  it.each<[string, () => string, string]>([
    ['no request', () => encode(undefined), 'query: expected an object, got undefined'],
    ['null for a request', () => encode(null), 'query: expected an object, got null'],
    ['an int of 2^31', () => query.encodeRequest({ queryString: 'x' }, { QueryOptions: { batchSize: 2 ** 31 } }), 'QueryOptions.batchSize'],
    ['a name for fieldsToNull', () => encodeRecord({ fieldsToNull: 'Name' }), 'create.sObjects[0].fieldsToNull: expected an array'],
    ['numbers in fieldsToNull', () => encodeRecord({ fieldsToNull: [5] }), 'create.sObjects[0].fieldsToNull: expected an array'],
    ['a Date of the year 275760', () => encodeRecord({ Day__c: new Date(8.64e15) }), 'create.sObjects[0].Day__c: is an invalid Date'],
    ['a Date before the year 1', () => encodeRecord({ Day__c: new Date(-8.64e15) }), 'create.sObjects[0].Day__c: is an invalid Date'],
    ['a record in itself', () => create.encodeRequest({ sObjects: [cyclic as never] }), 'contains itself'],
    [
      'the 99th of the 99th',
      () => getUpdated.encodeRequest({ sObjectType: 'A', startDate: '2024-99-99T00:00:00Z' as never, endDate: new Date(0) }),
      'getUpdated.startDate: expected a Date',
    ],
  ])('%s', (_, run, message) => {
    expect(run).toThrow(message);
    expect(run).toThrow(expect.objectContaining({ name: 'EncodeError' }));
  });

  it('but null headers are none, and the smallest and largest int are ints', () => {
    expect(encode({ queryString: 'x' }, null)).toBe(encode({ queryString: 'x' }));
    for (const batchSize of [-(2 ** 31), 2 ** 31 - 1]) {
      const headers = { QueryOptions: { batchSize } };
      expect(query.decodeRequest(query.encodeRequest({ queryString: 'x' }, headers)).headers).toMatchObject(headers);
    }
  });
});

const envelope = (body: string, header = ''): string =>
  `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com">${header}<e:Body>${body}</e:Body></e:Envelope>`;

describe('answers that do not say what they should', () => {
  it('an answer without its result is broken, as it is for a stream', () => {
    expect(() => query.decodeResponse(envelope('<queryResponse/>'))).toThrow('<queryResponse> without <result>');
  });

  it('a stream never says that all is done before it knows', async () => {
    const drain = async (head: string, tail: string): Promise<unknown> => {
      const record = '<records><type>A</type><Id>1</Id></records>';
      const body = envelope(`<queryResponse><result>${head}${record}${tail}<size>9</size></result></queryResponse>`);
      const stream = query.decodeStream([Buffer.from(body)]);
      for await (const _record of stream);
      return stream.head;
    };
    await expect(drain('', '<done>false</done><queryLocator>L</queryLocator>')).rejects.toThrow('<done> behind the records');
    await expect(drain('<queryLocator>L</queryLocator>', '')).resolves.toMatchObject({ done: false, queryLocator: 'L' });
  });

  it('a doubled header block keeps its type, and unknown ones become a list', () => {
    const block =
      '<LimitInfoHeader><limitInfo><current>9</current><limit>15</limit><type>API REQUESTS</type></limitInfo></LimitInfoHeader>';
    const { headers } = logout.decodeResponse(envelope('<logoutResponse/>', `<e:Header>${block}${block}<X>1</X><X>2</X></e:Header>`));
    expect(headers).toEqual({ LimitInfoHeader: { limitInfo: [{ current: 9, limit: 15, type: 'API REQUESTS' }] }, X: ['1', '2'] });
  });
});
