import { describe, expect, it } from 'vitest';
import type { ObjectDefinition } from '../../src/local-org/store/object-definition.ts';
import { create, emptyRecycleBin, hardDelete, remove, undelete, update } from '../../src/local-org/store/save.ts';
import { codes, makeStore } from './store-fixture.ts';

const INVOICE: ObjectDefinition = { name: 'Invoice__c', fields: [{ name: 'Number__c', type: 'string', unique: true, externalId: true }] };
const LINE: ObjectDefinition = {
  name: 'Invoice_Line__c',
  fields: [
    { name: 'Invoice__c', type: 'reference', referenceTo: ['Invoice__c'], masterDetail: true, childRelationshipName: 'Lines__r' },
    { name: 'Code__c', type: 'string', unique: true },
  ],
};
const PAYMENT: ObjectDefinition = {
  name: 'Payment__c',
  fields: [
    { name: 'Invoice__c', type: 'reference', referenceTo: ['Invoice__c'] },
    { name: 'Account__c', type: 'reference', referenceTo: ['Account'], restrictDelete: true },
  ],
};

describe('a delete', () => {
  it('takes the details of a master with it, and undelete brings them back', () => {
    const { context, add, lives, read } = makeStore([INVOICE, LINE]);
    const [invoice] = add({ type: 'Invoice__c' });
    const lines = add({ type: 'Invoice_Line__c', Invoice__c: invoice }, { type: 'Invoice_Line__c', Invoice__c: invoice });
    expect(remove(context, [invoice!])).toEqual([{ id: invoice, success: true, errors: [] }]);
    expect([invoice!, ...lines].map(lives)).toEqual([false, false, false]);
    expect(lines.map((id) => read(id, 'IsDeleted'))).toEqual([['true'], ['true']]);
    expect(undelete(context, [invoice!])).toEqual([{ id: invoice, success: true, errors: [] }]);
    expect([invoice!, ...lines].map(lives)).toEqual([true, true, true]);
  });

  it('of an account takes contacts, opportunities and what hangs on those, by the cascadeDelete of their describes', () => {
    const { context, add, lives } = makeStore();
    const [account] = add({ type: 'Account', Name: 'A' });
    const [contact, opportunity] = add(
      { type: 'Contact', LastName: 'C', AccountId: account },
      { type: 'Opportunity', Name: 'O', StageName: 'Prospecting', CloseDate: '2024-07-01', AccountId: account },
    );
    const [task, attachment, role] = add(
      { type: 'Task', WhoId: contact },
      { type: 'Attachment', ParentId: opportunity, Name: 'a', Body: 'YQ==' },
      { type: 'OpportunityContactRole', OpportunityId: opportunity, ContactId: contact },
    );
    const all = [account!, contact!, opportunity!, task!, attachment!, role!];
    remove(context, [account!]);
    expect(all.map(lives)).toEqual([false, false, false, false, false, false]);
    undelete(context, [account!]);
    expect(all.map(lives)).toEqual([true, true, true, true, true, true]);
  });

  it('is refused while a reference that restricts it is there, in the words of the servers', () => {
    const { context, add, lives } = makeStore([INVOICE, PAYMENT]);
    const [account] = add({ type: 'Account', Name: 'A' });
    const [contact] = add({ type: 'Contact', FirstName: 'Josh', LastName: 'Davis', AccountId: account });
    const [one] = add({ type: 'Case', ContactId: contact });
    expect(remove(context, [contact!])[0]!.errors).toEqual([
      {
        statusCode: 'DELETE_FAILED',
        message: 'Your attempt to delete Josh Davis could not be completed because it is associated with the following cases.: 00000001\n',
        fields: [],
      },
    ]);
    // The contact would go with the account, and the case takes the account from its contact.
    expect(codes(remove(context, [account!]))).toEqual(['DELETE_FAILED']);
    expect([account!, contact!].map(lives)).toEqual([true, true]);
    remove(context, [one!]);
    expect(codes(remove(context, [account!]))).toEqual([undefined]);
    const [other] = add({ type: 'Account', Name: 'B' });
    add({ type: 'Payment__c', Account__c: other });
    expect(codes(remove(context, [other!]))).toEqual(['DELETE_FAILED']);
  });

  it('is refused for an account with won opportunities', () => {
    const { context, add } = makeStore();
    const [account] = add({ type: 'Account', Name: 'Edge Communications' });
    const [first] = add(
      { type: 'Opportunity', Name: 'Edge SLA', StageName: 'Closed Won', CloseDate: '2024-07-01', AccountId: account },
      { type: 'Opportunity', Name: 'Edge Lost', StageName: 'Closed Lost', CloseDate: '2024-07-01', AccountId: account },
    );
    expect(remove(context, [account!])[0]!.errors[0]).toEqual({
      statusCode: 'DELETE_FAILED',
      message:
        'Your attempt to delete Edge Communications could not be completed because some opportunities in that account were closed won. The opportunities that could not be deleted are shown below.: Edge SLA\n',
      fields: [],
    });
    update(context, [{ type: 'Opportunity', Id: first!, StageName: 'Prospecting' }]);
    expect(codes(remove(context, [account!]))).toEqual([undefined]);
  });

  it('clears lookups, and undelete sets those again that nobody set since', () => {
    const { context, add, read } = makeStore([INVOICE, PAYMENT]);
    const [invoice, other] = add({ type: 'Invoice__c' }, { type: 'Invoice__c' });
    const payments = add(...Array.from({ length: 2 }, () => ({ type: 'Payment__c', Invoice__c: invoice })));
    remove(context, [invoice!]);
    expect(payments.map((id) => read(id, 'Invoice__c'))).toEqual([[null], [null]]);
    update(context, [{ type: 'Payment__c', Id: payments[1]!, Invoice__c: other }]);
    undelete(context, [invoice!]);
    expect(payments.map((id) => read(id, 'Invoice__c'))).toEqual([[invoice], [other]]);
  });

  it('is taken back whole when a later record of an all-or-none call fails', () => {
    const { context, add, lives, read } = makeStore([INVOICE, LINE, PAYMENT]);
    const [invoice] = add({ type: 'Invoice__c' });
    const [line, payment] = add({ type: 'Invoice_Line__c', Invoice__c: invoice }, { type: 'Payment__c', Invoice__c: invoice });
    expect(codes(remove({ ...context, allOrNone: true }, [invoice!, 'nonsense']))).toEqual([
      'ALL_OR_NONE_OPERATION_ROLLED_BACK',
      'MALFORMED_ID',
    ]);
    expect([invoice!, line!].map(lives)).toEqual([true, true]);
    expect(read(payment!, 'Invoice__c')).toEqual([invoice]);
    expect(codes(undelete(context, [invoice!]))).toEqual(['UNDELETE_FAILED']);
  });

  it('of records that nobody can delete is refused', () => {
    const { context } = makeStore();
    expect(remove(context, [context.userId])[0]!.errors[0]).toEqual({
      statusCode: 'INVALID_TYPE_FOR_OPERATION',
      message: 'entity type User does not support delete',
      fields: [],
    });
  });

  it('of records without a recycle bin leaves nothing', () => {
    const { context, add, read } = makeStore();
    const [group] = add({ type: 'Group', Name: 'Queue', Type: 'Queue' });
    expect(codes(remove(context, [group!]))).toEqual([undefined]);
    expect(read(group!, 'Name')).toBeUndefined();
    expect(codes(undelete(context, [group!]))).toEqual(['INVALID_CROSS_REFERENCE_KEY']);
  });
});

describe('the recycle bin', () => {
  it('does not give back a detail without its master', () => {
    const { context, add } = makeStore([INVOICE, LINE]);
    const [invoice] = add({ type: 'Invoice__c' });
    const [line] = add({ type: 'Invoice_Line__c', Invoice__c: invoice });
    remove(context, [invoice!]);
    expect(codes(undelete(context, [line!]))).toEqual(['UNDELETE_FAILED']);
    undelete(context, [invoice!]);
    remove(context, [line!, invoice!]);
    expect(codes(undelete(context, [line!]))).toEqual(['UNDELETE_FAILED']);
    expect(codes(undelete(context, [invoice!, line!]))).toEqual([undefined, undefined]);
  });

  it('gives nothing back when one of the records has lost a unique value meanwhile', () => {
    const { context, add, lives } = makeStore([INVOICE, LINE]);
    const [invoice, other] = add({ type: 'Invoice__c' }, { type: 'Invoice__c' });
    const [line] = add({ type: 'Invoice_Line__c', Invoice__c: invoice, Code__c: 'x' });
    remove(context, [invoice!]);
    add({ type: 'Invoice_Line__c', Invoice__c: other, Code__c: 'X' });
    expect(codes(undelete(context, [invoice!]))).toEqual(['DUPLICATE_VALUE']);
    expect([invoice!, line!].map(lives)).toEqual([false, false]);
  });

  it('clears a lookup whose parent has gone after its child', () => {
    const { context, add, read } = makeStore([INVOICE, PAYMENT]);
    const [invoice] = add({ type: 'Invoice__c' });
    const [payment] = add({ type: 'Payment__c', Invoice__c: invoice });
    remove(context, [payment!, invoice!]);
    undelete(context, [payment!]);
    expect(read(payment!, 'Invoice__c')).toEqual([null]);
  });

  it('once emptied forgets the record and all that went with it', () => {
    const { context, store, add, read } = makeStore([INVOICE, LINE]);
    const [invoice, kept] = add({ type: 'Invoice__c' }, { type: 'Invoice__c' });
    const [line] = add({ type: 'Invoice_Line__c', Invoice__c: invoice });
    remove(context, [invoice!]);
    expect(codes(emptyRecycleBin(context, [kept!, line!, invoice!.slice(0, 15)]))).toEqual([
      'INVALID_ID_FIELD',
      'INVALID_ID_FIELD',
      undefined,
    ]);
    expect([read(invoice!, 'Name'), read(line!, 'Name')]).toEqual([undefined, undefined]);
    expect(store.table('Invoice__c')!.rows.map((row) => row[0])).toEqual([kept]);
    expect(codes(undelete(context, [invoice!]))).toEqual(['INVALID_CROSS_REFERENCE_KEY']);
  });

  it('is passed by for records that are hard deleted, with their details', () => {
    const { context, store, add, read } = makeStore([INVOICE, LINE]);
    const [invoice] = add({ type: 'Invoice__c', Number__c: '1' });
    const [line] = add({ type: 'Invoice_Line__c', Invoice__c: invoice });
    expect(codes(hardDelete(context, [invoice!]))).toEqual([undefined]);
    expect([read(invoice!, 'Name'), read(line!, 'Name')]).toEqual([undefined, undefined]);
    expect(store.table('Invoice__c')!.rows).toEqual([]);
    expect(codes(hardDelete(context, [invoice!]))).toEqual(['INVALID_CROSS_REFERENCE_KEY']);
    const [next] = add({ type: 'Invoice__c', Number__c: '1' });
    expect(next).not.toBe(invoice);
  });

  it('keeps a hard delete from happening in an all-or-none call that fails', () => {
    const { context, store, add, lives } = makeStore([INVOICE]);
    const ids = add({ type: 'Invoice__c', Number__c: '1' }, { type: 'Invoice__c', Number__c: '2' });
    hardDelete({ ...context, allOrNone: true }, [ids[0]!, 'nonsense']);
    expect(ids.map(lives)).toEqual([true, true]);
    expect(store.table('Invoice__c')!.rows.map((row) => row[0])).toEqual(ids);
    expect(codes(create(context, [{ type: 'Invoice__c', Number__c: '1' }]))).toEqual(['DUPLICATE_VALUE']);
  });
});
