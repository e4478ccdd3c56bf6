import { expect, it } from 'vitest';
import { ApiError } from '../../src/local-org/api-error.ts';
import { create, remove, undelete, update, upsert } from '../../src/local-org/store/save.ts';
import { makeFixture } from './fixture.ts';

const codes = (results: readonly { errors: readonly { statusCode: string }[] }[]): (string | undefined)[] =>
  results.map((result) => result.errors[0]?.statusCode);

it('creates records with ids, an owner and audit fields', () => {
  const { add, query, org } = makeFixture();
  const [id] = add({ type: 'Account', Name: 'Acme' });
  expect(id).toMatch(/^001\w{15}$/);
  expect(query('SELECT Id, Name, OwnerId, CreatedDate, CreatedById, SystemModstamp, IsDeleted FROM Account')).toEqual([
    {
      type: 'Account',
      Id: id,
      Name: 'Acme',
      OwnerId: org.userId,
      CreatedDate: '2024-06-21T12:00:00.000Z',
      CreatedById: org.userId,
      SystemModstamp: '2024-06-21T12:00:00.000Z',
      IsDeleted: 'false',
    },
  ]);
});

it('answers doubles with a decimal, and with an exponent from ten million on', () => {
  const { add, query } = makeFixture();
  add(...['5', '1.5', '1234567', '10000000', '12345678', '0', '-3'].map((text) => ({ type: 'Account', Name: text, AnnualRevenue: text })));
  expect(query('SELECT AnnualRevenue FROM Account').map((record) => record.AnnualRevenue)).toEqual([
    '5.0',
    '2.0',
    '1234567.0',
    '1.0E7',
    '1.2345678E7',
    '0.0',
    '-3.0',
  ]);
});

it('answers dates, times, ints and booleans as the wire has them', () => {
  const { add, query } = makeFixture();
  add({ type: 'Contact', LastName: 'A', Birthdate: '2012-05-31Z', DoNotCall: '1' });
  add({ type: 'Account', Name: 'A', NumberOfEmployees: '5' });
  expect(query('SELECT Birthdate, DoNotCall FROM Contact')).toEqual([
    { type: 'Contact', Id: null, Birthdate: '2012-05-31', DoNotCall: 'true' },
  ]);
  expect(query('SELECT NumberOfEmployees FROM Account')).toEqual([{ type: 'Account', Id: null, NumberOfEmployees: '5' }]);
});

it('trims text, and stores nothing for blanks', () => {
  const { add, query } = makeFixture();
  add({ type: 'Account', Name: '  Acme  ', Sic: '   ' });
  expect(query('SELECT Name, Sic FROM Account')).toEqual([{ type: 'Account', Id: null, Name: 'Acme', Sic: null }]);
});

it('names all required fields that are missing', () => {
  const { context } = makeFixture();
  const [result] = create(context, [{ type: 'Opportunity', Name: 'x' }]);
  expect(result).toEqual({
    id: null,
    success: false,
    errors: [
      {
        statusCode: 'REQUIRED_FIELD_MISSING',
        message: 'Required fields are missing: [StageName, CloseDate]',
        fields: ['StageName', 'CloseDate'],
      },
    ],
  });
});

it('refuses text that is too long, or cuts it where the caller allows that', () => {
  const { context, query } = makeFixture();
  const record = { type: 'Account', Name: 'x'.repeat(256) };
  expect(create(context, [record])[0]!.errors).toEqual([
    { statusCode: 'STRING_TOO_LONG', message: `Account Name: data value too large: ${record.Name} (max length=255)`, fields: ['Name'] },
  ]);
  expect(create({ ...context, allowTruncation: true }, [record])[0]!.success).toBe(true);
  expect(query('SELECT Name FROM Account')[0]!.Name).toBe('x'.repeat(255));
});

it('fails one record for its own mistakes and keeps the others', () => {
  const { context, add } = makeFixture();
  const [account] = add({ type: 'Account', Name: 'A' });
  const results = create(context, [
    { type: 'Contact', LastName: 'fine' },
    { type: 'Contact', LastName: 'x', Email: 'no address' },
    { type: 'Contact', LastName: 'x', AccountId: '001000000000001' },
    { type: 'Contact', LastName: 'x', AccountId: 'nonsense' },
    { type: 'Contact', LastName: 'x', ReportsToId: account },
    { type: 'Contact', LastName: 'x', CreatedDate: '2020-01-01T00:00:00Z' },
    { type: 'Contact', LastName: 'x', Id: '003000000000001' },
    { type: 'Account', Name: 'x', AnnualRevenue: '1e18' },
  ]);
  expect(codes(results)).toEqual([
    undefined,
    'INVALID_EMAIL_ADDRESS',
    'INVALID_CROSS_REFERENCE_KEY',
    'MALFORMED_ID',
    'FIELD_INTEGRITY_EXCEPTION',
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    'NUMBER_OUTSIDE_VALID_RANGE',
  ]);
});

it('refuses the whole call, with nothing stored, for unknown names and for text of another type', () => {
  const { context, query } = makeFixture();
  const fine = { type: 'Account', Name: 'A' };
  const refused = (record: { type: string; [field: string]: string }): string => {
    try {
      create(context, [fine, record]);
    } catch (error) {
      return (error as ApiError).exceptionCode;
    }
    return 'none';
  };
  expect(refused({ type: 'Nope' })).toBe('INVALID_TYPE');
  expect(refused({ type: 'Account', Nope__c: 'x' })).toBe('INVALID_FIELD');
  expect(refused({ type: 'Account', AnnualRevenue: 'much' })).toBe('Client');
  expect(refused({ type: 'Account', AnnualRevenue: 'NaN' })).toBe('Client');
  expect(refused({ type: 'Account', NumberOfEmployees: '1.5' })).toBe('Client');
  expect(refused({ type: 'Contact', LastName: 'x', Birthdate: '2023-02-29' })).toBe('Client');
  expect(query('SELECT Id FROM Account')).toEqual([]);
});

it('says which record has a unique value already, whatever its case', () => {
  const { context, add } = makeFixture();
  const [id] = add({ type: 'City__c', City_Id__c: 'Paris' });
  expect(create(context, [{ type: 'City__c', City_Id__c: 'PARIS' }])[0]!.errors).toEqual([
    {
      statusCode: 'DUPLICATE_VALUE',
      message: `duplicate value found: City_Id__c duplicates value on record with id: ${id!.slice(0, 15)}`,
      fields: [],
    },
  ]);
});

it('updates by ids of 15 or 18 characters, clears with fieldsToNull, ignores empty elements', () => {
  const { context, add, query } = makeFixture();
  const [id] = add({ type: 'Account', Name: 'A', Phone: '1', Sic: '2', Fax: '3' });
  expect(update(context, [{ type: 'Account', Id: id!.slice(0, 15), Phone: '', Fax: '4', fieldsToNull: ['Sic'] }])[0]).toMatchObject({
    id,
    success: true,
  });
  expect(query('SELECT Name, Phone, Sic, Fax FROM Account')).toEqual([
    { type: 'Account', Id: null, Name: 'A', Phone: '1', Sic: null, Fax: '4' },
  ]);
});

it('tells 15-character ids apart by their case', () => {
  const { context, add } = makeFixture();
  const ids = add(...Array.from({ length: 40 }, () => ({ type: 'Account', Name: 'A' })));
  const upper = ids[10]!.slice(0, 15);
  const lower = ids[36]!.slice(0, 15);
  expect(upper.toLowerCase()).toBe(lower.toLowerCase());
  update(context, [{ type: 'Account', Id: lower, Name: 'B' }]);
  expect([upper, lower].map((id) => context.store.findRow(id)!.includes('B'))).toEqual([false, true]);
});

it('refuses updates without Id, of missing or deleted records, and twice in one call', () => {
  const { context, add } = makeFixture();
  const [one, two] = add({ type: 'Account', Name: 'A' }, { type: 'Account', Name: 'B' });
  remove(context, [two!]);
  const results = update(context, [
    { type: 'Account', Name: 'x' },
    { type: 'Account', Id: '001000000000001', Name: 'x' },
    { type: 'Account', Id: two!, Name: 'x' },
    { type: 'Account', Id: one!, Name: 'x' },
    { type: 'Account', Id: one!.slice(0, 15), Name: 'y' },
    { type: 'Account', Id: 'bad', Name: 'x' },
  ]);
  expect(codes(results)).toEqual([
    'MISSING_ARGUMENT',
    'INVALID_CROSS_REFERENCE_KEY',
    'ENTITY_IS_DELETED',
    undefined,
    'DUPLICATE_VALUE',
    'MALFORMED_ID',
  ]);
});

it('upserts by external id: creates, updates, and refuses a key that comes twice in the call', () => {
  const { context, query } = makeFixture();
  const key = 'External_Id__c';
  expect(upsert(context, key, [{ type: 'Account', Name: 'A', External_Id__c: '1' }])[0]).toMatchObject({ created: true, success: true });
  const results = upsert(context, key, [
    { type: 'Account', Name: 'B', External_Id__c: '1' },
    { type: 'Account', Name: 'C', External_Id__c: '2' },
    { type: 'Account', Name: 'D', External_Id__c: '2' },
    { type: 'Account', Name: 'E' },
  ]);
  expect(results.map(({ created, success }) => [created, success])).toEqual([
    [false, true],
    [false, false],
    [false, false],
    [true, true],
  ]);
  expect(results[1]!.errors[0]).toEqual({ statusCode: 'DUPLICATE_VALUE', message: 'Duplicate external id specified: 2', fields: [key] });
  expect(query('SELECT Name FROM Account').map(({ Name }) => Name)).toEqual(['B', 'E']);
});

it('refuses an upsert by a field that is no external id', () => {
  const { context } = makeFixture();
  expect(() => upsert(context, 'Phone', [{ type: 'Account', Name: 'A', Phone: '1' }])).toThrow(ApiError);
});

it('finds parents by external id', () => {
  const { context, add, query } = makeFixture();
  const [account] = add({ type: 'Account', Name: 'A', External_Id__c: 'acme' });
  const results = create(context, [
    { type: 'Contact', LastName: 'x', Account: { type: 'Account', External_Id__c: 'ACME' } },
    { type: 'Contact', LastName: 'y', Account: { type: 'Account', External_Id__c: 'nobody' } },
  ]);
  expect(results[1]!.errors[0]).toEqual({
    statusCode: 'INVALID_FIELD',
    message: 'Foreign key external ID: nobody not found for field External_Id__c in entity Account',
    fields: [],
  });
  expect(query('SELECT AccountId FROM Contact').map(({ AccountId }) => AccountId)).toEqual([account]);
});

it('takes everything back when one record fails and the caller wants all or none', () => {
  const { context, add, query } = makeFixture();
  const [id] = add({ type: 'Account', Name: 'A', External_Id__c: '1' });
  const strict = { ...context, allOrNone: true };
  const results = upsert(strict, 'External_Id__c', [
    { type: 'Account', Name: 'changed', External_Id__c: '1' },
    { type: 'Account', Name: 'new', External_Id__c: '2' },
    { type: 'Account', External_Id__c: '3' },
  ]);
  expect(codes(results)).toEqual(['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING']);
  expect(query('SELECT Id, Name FROM Account')).toEqual([{ type: 'Account', Id: id, Name: 'A' }]);
  expect(create(context, [{ type: 'Account', Name: 'B', External_Id__c: '2' }])[0]!.success).toBe(true);
});

it('deletes into a recycle bin, frees unique values, and undeletes', () => {
  const { context, add, query } = makeFixture();
  const [id] = add({ type: 'Account', Name: 'A', External_Id__c: '1' });
  expect(remove(context, [id!, id!, '001000000000001', 'bad']).map((result) => result.errors[0]?.statusCode)).toEqual([
    undefined,
    'ENTITY_IS_DELETED',
    'INVALID_CROSS_REFERENCE_KEY',
    'MALFORMED_ID',
  ]);
  expect(query('SELECT Id FROM Account')).toEqual([]);
  expect(query('SELECT IsDeleted FROM Account', { all: true })).toEqual([{ type: 'Account', Id: null, IsDeleted: 'true' }]);
  const [other] = add({ type: 'Account', Name: 'B', External_Id__c: '1' });
  expect(codes(undelete(context, [id!]))).toEqual(['DUPLICATE_VALUE']);
  remove(context, [other!]);
  expect(undelete(context, [id!])[0]).toMatchObject({ id, success: true });
  expect(codes(undelete(context, [id!]))).toEqual(['UNDELETE_FAILED']);
  expect(query("SELECT Name FROM Account WHERE External_Id__c = '1'").map(({ Name }) => Name)).toEqual(['A']);
});

it('fills in what the org computes: names of people, closed flags, numbers of cases', () => {
  const { context, add, query } = makeFixture();
  add(
    { type: 'Contact', FirstName: 'Ada', LastName: 'Lovelace' },
    { type: 'Case', Subject: 'x' },
    { type: 'Case', Subject: 'y', Status: 'Closed' },
  );
  const [id] = add({ type: 'City__c' });
  expect(query('SELECT Name FROM Contact')[0]!.Name).toBe('Ada Lovelace');
  expect(query('SELECT CaseNumber, Status, IsClosed FROM Case')).toEqual([
    { type: 'Case', Id: null, CaseNumber: '00000001', Status: 'New', IsClosed: 'false' },
    { type: 'Case', Id: null, CaseNumber: '00000002', Status: 'Closed', IsClosed: 'true' },
  ]);
  expect(query('SELECT Name FROM City__c')[0]!.Name).toBe(id!.slice(0, 15));
  update(context, [{ type: 'City__c', Id: id!, Name: 'Paris' }]);
  expect(query('SELECT Name FROM City__c')[0]!.Name).toBe('Paris');
});

it('goes back to a snapshot, as often as asked', () => {
  const { org, context, add, query } = makeFixture();
  const [id] = add({ type: 'City__c', City_Id__c: '1', Name: 'Paris' });
  const snapshot = org.store.snapshot();
  for (let round = 0; round < 2; round++) {
    update(context, [{ type: 'City__c', Id: id!, Name: 'changed', City_Id__c: '2' }]);
    add({ type: 'City__c', City_Id__c: '3' });
    org.restore(snapshot);
    expect(query("SELECT Name, City_Id__c FROM City__c WHERE City_Id__c IN ('1', '2', '3')")).toEqual([
      { type: 'City__c', Id: null, Name: 'Paris', City_Id__c: '1' },
    ]);
  }
});
