import { describe, expect, it } from 'vitest';
import { describeField, type FieldDescription } from '../../src/local-org/describe/describe-field.ts';
import { type Description, describeGlobal, describeObject } from '../../src/local-org/describe/describe-object.ts';
import { Org } from '../../src/local-org/org.ts';
import { create } from '../../src/local-org/store/save.ts';
import { makeFixture } from './fixture.ts';

const { org } = makeFixture();
const objectOf = (name: string) => org.store.table(name)!.object;
const describeOf = (name: string): Description => describeObject(org.store, objectOf(name), 62, 'https://org.example');
const field = (object: string, name: string): FieldDescription => describeField(objectOf(object), objectOf(object).field(name)!, 62);

/** Those of the properties that are true. */
function traits(object: string, name: string): string[] {
  return Object.entries(field(object, name))
    .filter(([, value]) => value === true)
    .map(([property]) => property)
    .sort();
}

// What a describe of Lead at 41.0 says of its fields, as it was recorded from an org: the properties that are true, and the rest where it differs.
const RECORDED: Readonly<Record<string, readonly [string, object]>> = {
  Id: [
    'aggregatable defaultedOnCreate filterable groupable idLookup sortable',
    { byteLength: 18, length: 18, soapType: 'tns:ID', type: 'id' },
  ],
  IsDeleted: ['defaultedOnCreate filterable groupable sortable', { byteLength: 0, length: 0, soapType: 'xsd:boolean', type: 'boolean' }],
  LastName: [
    'aggregatable createable filterable groupable sortable updateable',
    { byteLength: 240, compoundFieldName: 'Name', extraTypeInfo: 'personname', length: 80, nillable: false },
  ],
  FirstName: [
    'aggregatable createable filterable groupable nillable sortable updateable',
    { byteLength: 120, compoundFieldName: 'Name', extraTypeInfo: 'personname', length: 40 },
  ],
  Name: [
    'aggregatable filterable groupable nameField sortable',
    { byteLength: 363, extraTypeInfo: 'personname', length: 121, type: 'string' },
  ],
  Company: ['aggregatable createable filterable groupable sortable updateable', { byteLength: 765, permissionable: false }],
  Title: ['aggregatable createable filterable groupable nillable permissionable sortable updateable', { byteLength: 384, length: 128 }],
  Street: [
    'aggregatable createable filterable groupable nillable permissionable sortable updateable',
    { compoundFieldName: 'Address', extraTypeInfo: 'plaintextarea', type: 'textarea' },
  ],
  Latitude: [
    'aggregatable createable filterable nillable permissionable sortable updateable',
    { compoundFieldName: 'Address', precision: 18, scale: 15, soapType: 'xsd:double' },
  ],
  Address: ['filterable nillable permissionable queryByDistance', { soapType: 'tns:address', type: 'address', length: 0 }],
  Email: [
    'aggregatable createable filterable groupable idLookup nillable permissionable sortable updateable',
    { length: 80, type: 'email' },
  ],
  Description: ['createable nillable permissionable updateable', { byteLength: 96_000, extraTypeInfo: 'plaintextarea', length: 32_000 }],
  AnnualRevenue: ['aggregatable createable filterable nillable permissionable sortable updateable', { precision: 18, type: 'currency' }],
  NumberOfEmployees: [
    'aggregatable createable filterable groupable nillable permissionable sortable updateable',
    { digits: 8, soapType: 'xsd:int', type: 'int' },
  ],
  OwnerId: [
    'aggregatable createable defaultedOnCreate filterable groupable namePointing polymorphicForeignKey sortable updateable',
    { referenceTo: ['Group', 'User'], relationshipName: 'Owner' },
  ],
  Status: ['aggregatable createable defaultedOnCreate filterable groupable sortable updateable', { type: 'picklist', nillable: false }],
  PhotoUrl: ['aggregatable filterable groupable nillable sortable', { extraTypeInfo: 'imageurl', type: 'url' }],
  IsConverted: ['createable defaultedOnCreate filterable groupable sortable', { defaultValue: false, updateable: false }],
  ConvertedAccountId: ['aggregatable filterable groupable nillable searchPrefilterable sortable', { referenceTo: ['Account'] }],
  MasterRecordId: ['aggregatable filterable groupable nillable sortable', { relationshipName: 'MasterRecord' }],
  CreatedDate: ['aggregatable defaultedOnCreate filterable sortable', { soapType: 'xsd:dateTime', type: 'datetime' }],
  CreatedById: [
    'aggregatable defaultedOnCreate filterable groupable sortable',
    { referenceTo: ['User'], relationshipName: 'CreatedBy', type: 'reference' },
  ],
};

describe('a field', () => {
  it.each(Object.entries(RECORDED))('Lead.%s is described as in the recorded answer', (name, [expected, values]) => {
    expect(traits('Lead', name).join(' ')).toBe(expected);
    expect(field('Lead', name)).toMatchObject(values);
  });

  it('with a default states it, typed, and marks it among the values', () => {
    expect(field('Lead', 'Status')).toMatchObject({ defaultValue: 'Open - Not Contacted', defaultedOnCreate: true });
    expect(field('Lead', 'Status').picklistValues).toContainEqual({
      active: true,
      defaultValue: true,
      label: 'Open - Not Contacted',
      value: 'Open - Not Contacted',
    });
    expect(field('Contact', 'HasOptedOutOfEmail')).toMatchObject({ defaultValue: false, defaultedOnCreate: true, nillable: false });
  });

  it('that is an external id or a number of the org says so', () => {
    expect(field('City__c', 'City_Id__c')).toMatchObject({ custom: true, externalId: true, idLookup: true, unique: true });
    expect(field('Case', 'CaseNumber')).toMatchObject({
      autoNumber: true,
      createable: false,
      defaultedOnCreate: true,
      idLookup: true,
      nillable: false,
    });
    expect(field('City__c', 'Name')).toMatchObject({ defaultedOnCreate: true, idLookup: true, nameField: true, nillable: true });
    expect(field('Account', 'Name')).toMatchObject({ idLookup: false, nameField: true, nillable: false });
  });

  it('that is a geolocation is a compound of two numbers', () => {
    expect(field('City__c', 'Location__c')).toMatchObject({
      type: 'location',
      soapType: 'tns:location',
      queryByDistance: true,
      createable: false,
    });
    expect(field('City__c', 'Location__Latitude__s')).toMatchObject({ compoundFieldName: 'Location__c', type: 'double' });
    const object = objectOf('City__c');
    expect(describeField(object, object.field('Location__c')!, 34).soapType).toBe('urn:location');
  });

  it('that is a master-detail reference is required, fixed and deletes with its master', () => {
    const { store } = new Org({
      objects: [
        { name: 'Order__c', fields: [] },
        {
          name: 'Line__c',
          fields: [
            { name: 'Order__c', type: 'reference', referenceTo: ['Order__c'], masterDetail: true, childRelationshipName: 'Lines__r' },
            { name: 'Unit__c', type: 'reference', referenceTo: ['Order__c'], restrictDelete: true, childRelationshipName: 'Units__r' },
            { name: 'Twice__c', type: 'double', formula: () => 2 },
          ],
        },
      ],
    });
    const line = store.table('Line__c')!.object;
    const of = (name: string): FieldDescription => describeField(line, line.field(name)!, 62);
    expect(of('Order__c')).toMatchObject({
      cascadeDelete: true,
      createable: true,
      nillable: false,
      relationshipOrder: 0,
      updateable: false,
      writeRequiresMasterRead: false,
    });
    expect(of('Unit__c')).toMatchObject({ restrictedDelete: true, nillable: true });
    expect(of('Twice__c')).toMatchObject({ calculated: true, createable: false, updateable: false, groupable: false });
    const described = describeObject(store, store.table('Order__c')!.object, 62, '');
    // Files can hang on every custom object too.
    const lines = (described.childRelationships as FieldDescription[]).filter(({ childSObject }) => childSObject === 'Line__c');
    expect(lines).toMatchObject([
      { childSObject: 'Line__c', field: 'Order__c', relationshipName: 'Lines__r', cascadeDelete: true },
      { childSObject: 'Line__c', field: 'Unit__c', relationshipName: 'Units__r', cascadeDelete: false, restrictedDelete: true },
    ]);
  });
});

describe('an object', () => {
  it('lists its children by object and field, and its pages', () => {
    const { childRelationships, urlDetail, urlEdit, urlNew } = describeOf('Account');
    const children = childRelationships as Description[];
    expect(children).toContainEqual(
      expect.objectContaining({ cascadeDelete: true, childSObject: 'Contact', field: 'AccountId', relationshipName: 'Contacts' }),
    );
    const keys = children.map(({ childSObject, field: name }) => `${childSObject}.${name}`);
    expect(keys).toEqual([...keys].sort());
    expect([urlDetail, urlEdit, urlNew]).toEqual(['https://org.example/{ID}', 'https://org.example/{ID}/e', 'https://org.example/001/e']);
  });

  it('has the master record type, and those that rows of RecordType give it', () => {
    const master = { active: true, available: true, defaultRecordTypeMapping: true, developerName: 'Master', master: true, name: 'Master' };
    expect(describeOf('Account').recordTypeInfos).toEqual([{ ...master, recordTypeId: '012000000000000AAA' }]);
  });

  it.skipIf(org.store.table('RecordType') === undefined)('has the record types that rows of RecordType give it', () => {
    const { context, org: other } = makeFixture();
    const types = [
      { type: 'RecordType', Name: 'Old', DeveloperName: 'Old', SobjectType: 'Account', IsActive: 'false' },
      { type: 'RecordType', Name: 'Partner Account', DeveloperName: 'Partner', SobjectType: 'Account', IsActive: 'true' },
      { type: 'RecordType', Name: 'Other', DeveloperName: 'Other', SobjectType: 'Contact', IsActive: 'true' },
    ];
    const [old, partner] = create({ ...context, asSystem: true }, types).map(({ id }) => id);
    const account = other.store.table('Account')!.object;
    expect(describeObject(other.store, account, 62, '').recordTypeInfos).toMatchObject([
      { recordTypeId: old, active: false, available: false, defaultRecordTypeMapping: false, master: false },
      { recordTypeId: partner, developerName: 'Partner', name: 'Partner Account', defaultRecordTypeMapping: true },
      { master: true, defaultRecordTypeMapping: false },
    ]);
  });

  it('says what can be done with its records', () => {
    const able = (name: string): object => describeOf(name);
    expect(able('Account')).toMatchObject({ createable: true, deletable: true, mergeable: true, undeletable: true, searchable: true });
    expect(able('User')).toMatchObject({ createable: true, deletable: false, mergeable: false, undeletable: false, updateable: true });
    expect(able('Organization')).toMatchObject({ createable: false, deletable: false, layoutable: false, replicateable: false });
    expect(able('City__c')).toMatchObject({ custom: true, mergeable: false, keyPrefix: 'a00', label: 'City', labelPlural: 'Cities' });
  });

  it('that has owners can be narrowed to the caller’s own', () => {
    expect(describeOf('Lead').supportedScopes).toEqual([
      { label: 'All leads', name: 'everything' },
      { label: 'My leads', name: 'mine' },
    ]);
    expect(describeOf('User').supportedScopes).toEqual([{ label: 'All users', name: 'everything' }]);
  });
});

it('the list of objects is in order of name, with UTF-8 and batches of 200', () => {
  const { encoding, maxBatchSize, sobjects } = describeGlobal(org.store);
  const names = (sobjects as Description[]).map(({ name }) => String(name));
  expect([encoding, maxBatchSize, names]).toEqual(['UTF-8', 200, [...names].sort()]);
});
