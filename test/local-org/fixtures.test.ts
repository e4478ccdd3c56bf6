import { describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';
import type { Fixtures } from '../../src/local-org/store/fixtures/fixture-rows.ts';
import { loadFixtures } from '../../src/local-org/store/fixtures/load-fixtures.ts';
import { makeStore } from './store-fixture.ts';

describe('fixtures', () => {
  it('are lists of records by object, whose rows refer to each other by @ and a reference id', () => {
    const { context, read } = makeStore();
    const { count, ids } = loadFixtures(context, {
      Contact: [{ LastName: 'Lovelace', AccountId: '@Acme', DoNotCall: true, attributes: { referenceId: 'Ada' } }],
      Account: [
        { attributes: { referenceId: 'Acme' }, Name: 'Acme', NumberOfEmployees: 5, Phone: null, CreatedDate: '2020-01-01T00:00:00Z' },
      ],
    });
    expect(count).toBe(2);
    expect(Object.keys(ids).sort()).toEqual(['Acme', 'Ada']);
    expect(read(ids.Ada!, 'Name', 'AccountId', 'DoNotCall')).toEqual(['Lovelace', ids.Acme, 'true']);
    expect(read(ids.Acme!, 'NumberOfEmployees', 'Phone', 'CreatedDate')).toEqual(['5', null, '2020-01-01T00:00:00.000Z']);
  });

  // The form that `sf data export tree` writes and `sf data import tree` reads.
  it('are tree files, with children inside their parents', () => {
    const { context, store, read } = makeStore();
    const { ids } = loadFixtures(context, {
      records: [
        {
          attributes: { type: 'Account', referenceId: 'AccountRef1' },
          Name: 'Acme',
          Contacts: { records: [{ attributes: { type: 'Contact', referenceId: 'ContactRef1' }, LastName: 'x' }] },
        },
        { attributes: { type: 'Case', referenceId: 'CaseRef1' }, ContactId: '@ContactRef1' },
      ],
    });
    expect(read(ids.ContactRef1!, 'AccountId')).toEqual([ids.AccountRef1]);
    expect(read(ids.CaseRef1!, 'ContactId', 'AccountId')).toEqual([ids.ContactRef1, ids.AccountRef1]);
    expect(store.table('Account')!.rows.length).toBe(1);
  });

  it('are the text of CSV files, with parents by external id in columns', () => {
    const { context, store, read } = makeStore();
    loadFixtures(context, {
      Contact: 'LastName,Account.External_Id__c,Email\n"Love, lace",acme,#N/A\n',
      Account: 'Name,External_Id__c\nAcme,acme\n',
    });
    const [contact] = store.table('Contact')!.rows.map((row) => row[0] as string);
    const [account] = store.table('Account')!.rows.map((row) => row[0]);
    expect(read(contact!, 'LastName', 'AccountId', 'Email')).toEqual(['Love, lace', account, null]);
  });

  it('may begin any text but an id with an @', () => {
    const { context, store } = makeStore();
    loadFixtures(context, { Account: [{ Name: '@home' }] });
    expect(store.table('Account')!.rows.length).toBe(1);
  });

  it.each<[string, Fixtures, string]>([
    ['a value', { Contact: [{ LastName: 'x' }, { LastName: 'y', Email: 'no' }] }, 'row 2 of Contact, field Email: INVALID_EMAIL_ADDRESS'],
    ['a missing field', { Opportunity: [{ Name: 'x', StageName: 'y' }] }, 'row 1 of Opportunity, field CloseDate: REQUIRED_FIELD_MISSING'],
    ['a child', { Account: [{ Name: 'x', Contacts: { records: [{}] } }] }, 'row 1 of Contacts in row 1 of Account, field LastName'],
    ['an object', { Nope: [{}] }, 'row 1 of Nope: INVALID_TYPE'],
    ['a reference', { Contact: [{ LastName: 'x', AccountId: '@Nobody' }] }, 'row 1 of Contact, field AccountId: no row'],
    [
      'a circle',
      {
        Account: [
          { Name: 'a', ParentId: '@B', referenceId: 'A' },
          { Name: 'b', ParentId: '@A', referenceId: 'B' },
        ],
      },
      'row 1 of Account, field ParentId: the rows refer to each other in a circle',
    ],
    [
      'a repeated name',
      {
        Account: [
          { Name: 'a', referenceId: 'A' },
          { Name: 'b', referenceId: 'A' },
        ],
      },
      'another row has the referenceId A',
    ],
    ['a record without an object', [{ Name: 'x' }], 'Row 1 of the fixtures has no attributes.type'],
    ['children that are not there', { Account: [{ Name: 'x', Nopes: { records: [] } }] }, 'Account has no children called Nopes'],
    ['no list', { Account: 5 as unknown as string }, 'The fixtures of Account are neither'],
  ])('that are wrong name the place, for %s, and leave nothing behind', (_, fixtures, message) => {
    const { context, store } = makeStore();
    const all = (): number => store.objects().reduce((sum, { name }) => sum + store.table(name)!.rows.length, 0);
    const before = all();
    expect(() => loadFixtures(context, fixtures)).toThrow(TypeError);
    expect(() => loadFixtures(context, fixtures)).toThrow(message);
    expect(all()).toBe(before);
  });
});

it('a local org loads fixtures, goes back to before them, and takes audit fields where it was started so', async () => {
  await using org = await LocalOrg.start({ setAuditFields: true });
  const before = org.snapshot();
  const load = (): number => org.load({ Account: [{ Name: 'Acme', External_Id__c: 'acme' }] }).count;
  expect(load()).toBe(1);
  expect(load).toThrow('row 1 of Account: DUPLICATE_VALUE');
  org.restore(before);
  expect(load()).toBe(1);
});
