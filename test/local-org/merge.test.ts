import { beforeEach, describe, expect, it } from 'vitest';
import { type MergeRequest, type MergeResult, merge as mergeAll } from '../../src/local-org/actions/merge.ts';
import { type Fixture, makeFixture } from './fixture.ts';

let fixture: Fixture;
beforeEach(() => {
  fixture = makeFixture();
});

const merge = (request: MergeRequest): MergeResult => mergeAll(fixture.context, [request])[0]!;
const account = (Name: string, more: object = {}): { type: string; Name: string } => ({ type: 'Account', Name, ...more });
const contact = (AccountId: string, LastName: string): { type: string; LastName: string } => ({
  type: 'Contact',
  LastName,
  ...{ AccountId },
});

describe('merge', () => {
  it('keeps the master with the values of the request, and deletes the others with a pointer to it', () => {
    const [master, first, second] = fixture.add(account('Master'), account('One'), account('Two')) as [string, string, string];
    const result = merge({
      masterRecord: { type: 'Account', Id: master, Phone: '123' },
      recordToMergeIds: [first, second],
    });
    expect(result).toEqual({ id: master, success: true, errors: [], mergedRecordIds: [first, second], updatedRelatedIds: [] });
    expect(fixture.query('SELECT Name, Phone FROM Account')).toMatchObject([{ Name: 'Master', Phone: '123' }]);
    const deleted = fixture.query('SELECT Id, MasterRecordId FROM Account WHERE IsDeleted = true', { all: true });
    expect(deleted.map(({ Id, MasterRecordId }) => [Id, MasterRecordId])).toEqual([
      [first, master],
      [second, master],
    ]);
  });

  it('points the children of the others at the master, and says which they were', () => {
    const [master, loser] = fixture.add(account('Master'), account('Loser')) as [string, string];
    const [own, moved] = fixture.add(contact(master, 'Own'), contact(loser, 'Moved')) as [string, string];
    const [task] = fixture.add({ type: 'Task', Subject: 'Call', WhatId: loser }) as [string];
    const result = merge({ masterRecord: { type: 'Account', Id: master }, recordToMergeIds: [loser] });
    expect([...result.updatedRelatedIds].sort()).toEqual([moved, task].sort());
    const contacts = fixture.query('SELECT Id, AccountId FROM Contact ORDER BY LastName DESC');
    expect(contacts.map(({ Id, AccountId }) => [Id, AccountId])).toEqual([
      [own, master],
      [moved, master],
    ]);
    expect(fixture.query('SELECT WhatId FROM Task')).toMatchObject([{ WhatId: master }]);
  });

  it('does not make the master its own parent', () => {
    const [loser] = fixture.add(account('Loser')) as [string];
    const [master] = fixture.add(account('Master', { ParentId: loser })) as [string];
    expect(merge({ masterRecord: { type: 'Account', Id: master }, recordToMergeIds: [loser] }).success).toBe(true);
    expect(fixture.query('SELECT ParentId FROM Account')).toMatchObject([{ ParentId: null }]);
  });

  it('changes nothing where it fails', () => {
    const [master, loser] = fixture.add(account('Master'), account('Loser')) as [string, string];
    fixture.add(contact(loser, 'Stays'));
    const codes = (masterRecord: object, ids: string[]): string[] =>
      merge({ masterRecord: { type: 'Account', Id: master, ...masterRecord }, recordToMergeIds: ids }).errors.map(
        ({ statusCode }) => statusCode,
      );
    expect(codes({ fieldsToNull: ['Name'] }, [loser])).toEqual(['REQUIRED_FIELD_MISSING']);
    expect(codes({}, [loser, '001000000000001'])).toEqual(['INVALID_CROSS_REFERENCE_KEY']);
    expect(codes({}, [loser, loser.slice(0, 15)])).toEqual(['DUPLICATE_VALUE']);
    expect(codes({}, [master])).toEqual(['DUPLICATE_VALUE']);
    expect(codes({}, [])).toEqual(['INVALID_ARGUMENT_TYPE']);
    expect(fixture.query('SELECT Id FROM Account')).toHaveLength(2);
    expect(fixture.query('SELECT AccountId FROM Contact')).toMatchObject([{ AccountId: loser }]);
  });

  it('tells deleted records, and knows which objects can be merged', () => {
    const [master, loser] = fixture.add(account('Master'), account('Loser')) as [string, string];
    const both = { masterRecord: { type: 'Account', Id: master }, recordToMergeIds: [loser] };
    merge(both);
    expect(merge(both)).toMatchObject({ id: master, success: false, errors: [{ statusCode: 'ENTITY_IS_DELETED' }] });
    const [city] = fixture.add({ type: 'City__c', Name: 'Oslo' }) as [string];
    const refused = merge({ masterRecord: { type: 'City__c', Id: city }, recordToMergeIds: [city] });
    expect(refused.errors).toMatchObject([{ statusCode: 'INVALID_TYPE_FOR_OPERATION' }]);
  });
});
