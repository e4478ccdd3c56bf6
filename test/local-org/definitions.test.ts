import { describe, expect, it } from 'vitest';
import type { FieldDefinition } from '../../src/local-org/store/field-definition.ts';
import type { ObjectDefinition } from '../../src/local-org/store/object-definition.ts';
import { create, update, upsert } from '../../src/local-org/store/save.ts';
import { codes, makeStore } from './store-fixture.ts';

const withField = (field: FieldDefinition): ObjectDefinition => ({ name: 'Thing__c', fields: [field] });

describe('a definition that cannot be is refused with a TypeError that names the field:', () => {
  it.each<[string, ObjectDefinition, string]>([
    ['a name with blanks', { name: 'My Thing__c', fields: [] }, '"My Thing__c" cannot be an object\'s name'],
    ['a name that is taken', { name: 'account', fields: [] }, 'has an object account already'],
    ['a key prefix that is taken', { name: 'Thing__c', keyPrefix: '001', fields: [] }, 'the key prefix "001" is taken'],
    ['a system field', withField({ name: 'CreatedDate', type: 'datetime' }), 'Thing__c.CreatedDate: every object has this field'],
    ['an unknown type', withField({ name: 'A__c', type: 'text' as 'string' }), 'Thing__c.A__c: "text" is no field type'],
    ['a reference to nowhere', withField({ name: 'A__c', type: 'reference' }), 'Thing__c.A__c: a reference names the objects'],
    ['a reference to a missing object', withField({ name: 'A__c', type: 'reference', referenceTo: ['Acount'] }), 'refers to Acount'],
    ['a master that is no reference', withField({ name: 'A__c', type: 'string', masterDetail: true }), 'only a reference can'],
    ['a text that is too long', withField({ name: 'A__c', type: 'string', length: 256 }), '255 characters at most'],
    ['too many digits', withField({ name: 'A__c', type: 'double', precision: 19 }), 'a number has 1 to 18 digits'],
    ['a scale beyond the precision', withField({ name: 'A__c', type: 'double', precision: 3, scale: 4 }), 'the scale is more'],
    ['a unique checkbox', withField({ name: 'A__c', type: 'boolean', unique: true }), 'a field of type boolean can be no key'],
    ['a restricted picklist without values', withField({ name: 'A__c', type: 'picklist', restricted: true }), 'states its values'],
    ['a default of another type', withField({ name: 'A__c', type: 'double', defaultValue: '1' }), 'the default is not a number'],
    ['values on a text', withField({ name: 'A__c', type: 'string', picklist: ['x'] }), 'only a picklist has values'],
  ])('%s', (_, definition, message) => {
    const { store } = makeStore();
    expect(() => store.addObject(definition)).toThrow(TypeError);
    expect(() => store.addObject(definition)).toThrow(message);
    expect(store.table('Thing__c')).toBeUndefined();
  });

  it('two fields of one name', () => {
    const fields: FieldDefinition[] = [
      { name: 'A__c', type: 'string' },
      { name: 'a__c', type: 'string' },
    ];
    expect(() => makeStore([{ name: 'Thing__c', fields }])).toThrow('Thing__c.a__c: the object has this field already');
  });
});

describe('an object', () => {
  it('of the caller has the system fields first, a name and an owner, as describe shows them', () => {
    const { store } = makeStore([withField({ name: 'A__c', type: 'string' })]);
    expect(store.table('Thing__c')!.object.fields.map(({ name }) => name)).toEqual([
      ...['Id', 'OwnerId', 'IsDeleted', 'Name', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById', 'SystemModstamp'],
      'A__c',
    ]);
  });

  it('with a master has no owner of its own, and never another master', () => {
    const { context, store, add } = makeStore([
      { name: 'Detail__c', fields: [{ name: 'Account__c', type: 'reference', referenceTo: ['Account'], masterDetail: true }] },
    ]);
    expect(store.table('Detail__c')!.object.field('OwnerId')).toBeUndefined();
    const [one, two] = add({ type: 'Account', Name: '1' }, { type: 'Account', Name: '2' });
    expect(create(context, [{ type: 'Detail__c' }])[0]!.errors[0]!.message).toBe('Required fields are missing: [Account__c]');
    const [detail] = add({ type: 'Detail__c', Account__c: one });
    expect(codes(update(context, [{ type: 'Detail__c', Id: detail!, Account__c: two }]))).toEqual(['INVALID_FIELD_FOR_INSERT_UPDATE']);
  });

  it('added while the org runs gets the next free prefix, can be referred to and holds files', () => {
    const { store, add, read } = makeStore();
    store.addObject({ name: 'Thing__c', fields: [{ name: 'Account__c', type: 'reference', referenceTo: ['Account'] }] });
    store.addField('Contact', { name: 'Thing__c', type: 'reference', referenceTo: ['Thing__c'], childRelationshipName: 'Contacts__r' });
    const [thing] = add({ type: 'Thing__c', Name: 'T' });
    expect(thing).toMatch(/^a01/);
    const [contact, attachment] = add(
      { type: 'Contact', LastName: 'x', Thing__c: thing },
      { type: 'Attachment', ParentId: thing, Name: 'a', Body: 'YQ==' },
    );
    expect(read(contact!, 'Thing__c')).toEqual([thing]);
    expect(read(attachment!, 'ParentId')).toEqual([thing]);
    const children = store.childRelationships(store.table('Thing__c')!.object).map(({ child, field }) => `${child.name}.${field}`);
    expect(children).toContain('Contact.Thing__c');
  });

  it('may refer to one that comes after it in the list', () => {
    expect(() =>
      makeStore([
        { name: 'A__c', fields: [{ name: 'B__c', type: 'reference', referenceTo: ['B__c'] }] },
        { name: 'B__c', fields: [] },
      ]),
    ).not.toThrow();
  });

  it('can have a validation rule', () => {
    const { context } = makeStore([
      {
        name: 'Thing__c',
        fields: [{ name: 'Size__c', type: 'double' }],
        validate: (read) => (Number(read('Size__c')) > 3 ? { message: 'too big', field: 'Size__c' } : undefined),
      },
    ]);
    const [fine, wrong] = create(context, [
      { type: 'Thing__c', Size__c: '3' },
      { type: 'Thing__c', Size__c: '4' },
    ]);
    expect(fine!.success).toBe(true);
    expect(wrong!.errors).toEqual([{ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'too big', fields: ['Size__c'] }]);
  });
});

describe('a field added while the org runs', () => {
  it('has its default in the rows that are there, and keeps their values and indexes', () => {
    const { context, store, add, read } = makeStore();
    const [paris, oslo] = add(
      { type: 'City__c', City_Id__c: '1', Country__c: 'FR' },
      { type: 'City__c', City_Id__c: '2', Country__c: 'NO' },
    );
    store.addField('City__c', { name: 'Visited__c', type: 'boolean', defaultValue: true });
    store.addField('city__c', { name: 'Code__c', type: 'string', externalId: true });
    store.addField('City__c', { name: 'Center__c', type: 'location' });
    expect(read(paris!, 'City_Id__c', 'Country__c', 'Visited__c', 'Code__c')).toEqual(['1', 'FR', 'true', null]);
    expect(codes(create(context, [{ type: 'City__c', City_Id__c: '2' }]))).toEqual(['DUPLICATE_VALUE']);
    update(context, [{ type: 'City__c', Id: oslo!, Code__c: 'OSL', Center__Latitude__s: '59.9' }]);
    expect(upsert(context, 'Code__c', [{ type: 'City__c', Code__c: 'osl', Country__c: 'XX' }])[0]).toMatchObject({
      id: oslo,
      created: false,
    });
    expect(read(oslo!, 'Country__c', 'Center__Latitude__s')).toEqual(['XX', '59.9']);
  });

  it('is gone again after going back to a snapshot from before it, and so are added objects', () => {
    const { store, add, read } = makeStore();
    const [id] = add({ type: 'City__c', City_Id__c: '1' });
    const snapshot = store.snapshot();
    store.addField('City__c', { name: 'Code__c', type: 'string' });
    store.addObject({ name: 'Thing__c', fields: [] });
    add({ type: 'City__c', City_Id__c: '2', Code__c: 'x' }, { type: 'Thing__c' });
    for (let round = 0; round < 2; round++) {
      store.restore(snapshot);
      expect([store.table('City__c')!.object.field('Code__c'), store.table('Thing__c')]).toEqual([undefined, undefined]);
      expect(store.table('City__c')!.rows.length).toBe(1);
      expect(read(id!, 'City_Id__c')).toEqual(['1']);
      store.addObject({ name: 'Thing__c', fields: [] });
    }
  });

  it('of an object that is not there is refused', () => {
    expect(() => makeStore().store.addField('Nope__c', { name: 'A__c', type: 'string' })).toThrow('The local org has no object Nope__c.');
  });
});

it('external ids that are not unique find one record, create where there is none, and refuse several', () => {
  const { context, add } = makeStore([withField({ name: 'Key__c', type: 'string', externalId: true })]);
  const [one] = add({ type: 'Thing__c', Key__c: 'a' });
  const ids = add({ type: 'Thing__c', Key__c: 'b' }, { type: 'Thing__c', Key__c: 'B' });
  const results = upsert(
    context,
    'Key__c',
    ['a', 'b', 'c'].map((Key__c) => ({ type: 'Thing__c', Key__c, Name: 'x' })),
  );
  expect(results.map(({ created, success }) => [created, success])).toEqual([
    [false, true],
    [false, false],
    [true, true],
  ]);
  expect(results[0]!.id).toBe(one);
  expect(results[1]!.errors[0]).toEqual({
    statusCode: 'DUPLICATE_EXTERNAL_ID',
    message: `Key: more than one record found for external id field: [${ids.join(', ')}]`,
    fields: ['Key__c'],
  });
});

it('auto numbers count the records of their object', () => {
  const { add, read } = makeStore([
    { name: 'Thing__c', fields: [{ name: 'Name', type: 'string', autoNumber: { prefix: 'T-', digits: 4 } }] },
  ]);
  const ids = add({ type: 'Thing__c' }, { type: 'Thing__c' });
  expect(ids.map((id) => read(id, 'Name'))).toEqual([['T-0001'], ['T-0002']]);
});
