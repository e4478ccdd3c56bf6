import { describe, expect, it } from 'vitest';
import type { ObjectDefinition } from '../../src/local-org/store/object-definition.ts';
import { create, type RecordInput, update } from '../../src/local-org/store/save.ts';
import { codes, makeStore } from './store-fixture.ts';

const THING: ObjectDefinition = {
  name: 'Thing__c',
  fields: [
    { name: 'Text__c', type: 'string', length: 5 },
    { name: 'Choice__c', type: 'picklist', picklist: ['a', 'b'], restricted: true },
    { name: 'Free__c', type: 'picklist', picklist: ['a', 'b'] },
    { name: 'Several__c', type: 'multipicklist', picklist: ['x', 'y', 'z'], restricted: true },
    { name: 'Email__c', type: 'email' },
    { name: 'Int__c', type: 'int' },
    { name: 'Long__c', type: 'long' },
    { name: 'Number__c', type: 'double', precision: 5, scale: 2 },
    { name: 'Money__c', type: 'currency', precision: 18, scale: 2 },
    { name: 'Share__c', type: 'percent', precision: 5, scale: 1 },
    { name: 'Day__c', type: 'date' },
    { name: 'Moment__c', type: 'datetime' },
    { name: 'Hour__c', type: 'time' },
    { name: 'Bytes__c', type: 'base64' },
    { name: 'Flag__c', type: 'boolean' },
    { name: 'Secret__c', type: 'encryptedstring' },
  ],
};
const record = (field: string, value: string): RecordInput => ({ type: 'Thing__c', [`${field}__c`]: value });

it.each([
  ['Text', '  ab ', 'ab'],
  ['Text', '   ', null],
  ['Free', 'other', 'other'],
  ['Several', 'z; x;z', 'x;z'],
  ['Int', '-2147483648', '-2147483648'],
  ['Long', '9007199254740991', '9007199254740991'],
  ['Number', '1.005', '1.01'],
  ['Number', '-999.99', '-999.99'],
  ['Money', '12345678901234', '1.2345678901234E13'],
  ['Share', '12.34', '12.3'],
  ['Day', '2024-02-29', '2024-02-29'],
  ['Day', '2024-02-29T23:00:00+02:00', '2024-02-29'],
  ['Moment', '2024-02-29T23:00:00.5+02:00', '2024-02-29T21:00:00.500Z'],
  ['Moment', '1700-01-01T00:00:00Z', '1700-01-01T00:00:00.000Z'],
  ['Hour', '15:30', '15:30:00.000Z'],
  ['Hour', '15:30:05.25Z', '15:30:05.250Z'],
  ['Bytes', 'aGVs bG8=', 'aGVsbG8='],
  ['Flag', '1', 'true'],
  ['Secret', '4111', '4111'],
])('%s takes "%s" and keeps %s', (field, given, kept) => {
  const { add, read } = makeStore([THING]);
  const [id] = add(record(field, given));
  expect(read(id!, `${field}__c`)).toEqual([kept]);
});

// The record fails; the texts are those that the servers have for such values.
it.each([
  ['Text', 'abcdef', 'STRING_TOO_LONG', 'Text: data value too large: abcdef (max length=5)'],
  ['Choice', 'c', 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'Choice: bad value for restricted picklist field: c'],
  ['Several', 'x;q', 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'Several: bad value for restricted picklist field: q'],
  ['Email', 'a@b', 'INVALID_EMAIL_ADDRESS', 'Email: invalid email address: a@b'],
  ['Number', '1000', 'NUMBER_OUTSIDE_VALID_RANGE', 'Number: value outside of valid range on numeric field: 1000'],
  ['Day', '5016-09-30', 'FIELD_INTEGRITY_EXCEPTION', 'Day: invalid date: Mon Sep 30 00:00:00 GMT 5016'],
  ['Moment', '1699-12-31T23:59:59Z', 'FIELD_INTEGRITY_EXCEPTION', 'Moment: invalid date: Thu Dec 31 23:59:59 GMT 1699'],
])('%s does not take "%s"', (field, given, statusCode, message) => {
  const { context } = makeStore([THING]);
  expect(create(context, [record(field, given)])[0]!.errors).toEqual([{ statusCode, message, fields: [`${field}__c`] }]);
});

describe('text that a field’s type cannot have', () => {
  const texts: [string, string][] = [
    ['Int', '2147483648'],
    ['Int', '1.5'],
    ['Long', '9007199254740992'],
    ['Number', 'many'],
    ['Number', '0x10'],
    ['Number', 'INF'],
    ['Day', '2023-02-29'],
    ['Day', '01/02/2023'],
    ['Moment', 'noon'],
    ['Hour', '24:00'],
    ['Bytes', 'a'],
    ['Flag', 'yes'],
  ];

  it.each(texts)('refuses the whole call for %s "%s", as SOAP does', (field, given) => {
    const { context, store } = makeStore([THING]);
    expect(() => create(context, [record('Text', 'fine'), record(field, given)])).toThrow(/is not a valid value for the type xsd:/);
    expect(store.table('Thing__c')!.rows).toEqual([]);
  });

  it.each(texts)('fails the record alone for %s "%s", as Bulk and REST do', (field, given) => {
    const { context } = makeStore([THING]);
    const [fine, bad] = create({ ...context, onBadValue: 'refuseRecord' }, [record('Text', 'fine'), record(field, given)]);
    expect(fine!.success).toBe(true);
    expect(bad!.errors).toEqual([
      {
        statusCode: 'INVALID_TYPE_ON_FIELD_IN_RECORD',
        message: `${field}: value not of required type: ${given}`,
        fields: [`${field}__c`],
      },
    ]);
  });
});

it('fails the record alone for unknown names and objects where the caller wants that', () => {
  const { context } = makeStore([THING]);
  const records = [record('Nope', 'x'), { type: 'Nope__c' }, record('Text', 'fine')];
  expect(codes(create({ ...context, onBadValue: 'refuseRecord' }, records))).toEqual(['INVALID_FIELD', 'INVALID_TYPE', undefined]);
});

it('takes null and empty text for a field that is not there', () => {
  const { context, add, read } = makeStore([THING]);
  const [id] = add({ type: 'Thing__c', Text__c: 'a', Flag__c: 'true', Free__c: 'b' });
  update(context, [{ type: 'Thing__c', Id: id!, Text__c: null, Flag__c: null, Free__c: '' }]);
  expect(read(id!, 'Text__c', 'Flag__c', 'Free__c')).toEqual(['a', 'true', 'b']);
  update(context, [{ type: 'Thing__c', Id: id!, fieldsToNull: ['Text__c', 'Flag__c', 'Free__c'] }]);
  expect(read(id!, 'Text__c', 'Flag__c', 'Free__c')).toEqual([null, 'false', null]);
});

it('cuts too long text where the caller allows it, and clears by the name of a relationship', () => {
  const { context, add, read } = makeStore([THING]);
  const [id] = create({ ...context, allowTruncation: true }, [record('Text', 'abcdef')]).map((result) => result.id!);
  expect(read(id!, 'Text__c')).toEqual(['abcde']);
  const [account] = add({ type: 'Account', Name: 'A' });
  const [contact] = add({ type: 'Contact', LastName: 'x', AccountId: account });
  update(context, [{ type: 'Contact', Id: contact!, fieldsToNull: ['AccountId'] }]);
  expect(read(contact!, 'AccountId')).toEqual([null]);
});

it('gives rows in order of their ids, and those between two ids', () => {
  const { context, store, add } = makeStore([THING]);
  const ids = add(...Array.from({ length: 70 }, (_, index) => record('Text', String(index))));
  const table = store.table('Thing__c')!;
  const idsBetween = (from?: string, to?: string): unknown[] => table.rowsBetween(from, to).map((row) => row[0]);
  expect(table.rows.map((row) => row[0])).toEqual(ids);
  expect(idsBetween(ids[10], ids[20]!.slice(0, 15))).toEqual(ids.slice(10, 20));
  expect(idsBetween(ids[65])).toEqual(ids.slice(65));
  expect(idsBetween(undefined, ids[2])).toEqual(ids.slice(0, 2));
  update(context, [{ type: 'Thing__c', Id: ids[5]!, Text__c: 'new' }]);
  expect(table.rows.map((row) => row[0])).toEqual(ids);
});
