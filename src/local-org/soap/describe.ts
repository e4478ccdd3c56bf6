import type { Field, ObjectType } from '../store/object-definition.ts';
import type { Store } from '../store/store.ts';

/** Results of describe calls as far as the org knows them; `completeResult` fits them to a version. */

/** DescribeGlobalResult. */
export function describeGlobal(store: Store): object {
  return { encoding: 'UTF-8', maxBatchSize: 200, sobjects: store.objects().map(describeSummary) };
}

/** What describeGlobal and describeSObject both say of an object. */
function describeSummary(object: ObjectType): object {
  const isRecord = object.name !== 'Organization' && object.name !== 'Profile';
  const isUser = object.name === 'User';
  return {
    createable: isRecord,
    custom: object.custom,
    deletable: isRecord && !isUser,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: isRecord,
    mergeable: ['Account', 'Contact', 'Lead', 'Case'].includes(object.name),
    name: object.name,
    queryable: true,
    replicateable: true,
    retrieveable: true,
    searchable: isRecord,
    triggerable: isRecord,
    undeletable: isRecord && !isUser,
    updateable: isRecord,
  };
}

/** DescribeSObjectResult at an API version. `base` is where the org's pages would be. */
export function describeObject(store: Store, object: ObjectType, version: number, base: string): object {
  const childRelationships = store.childRelationships(object).map(({ child, field, name, cascadeDelete }) => ({
    cascadeDelete,
    childSObject: child.name,
    field,
    relationshipName: name,
  }));
  const master = { active: true, available: true, defaultRecordTypeMapping: true, developerName: 'Master', master: true, name: 'Master' };
  return {
    ...describeSummary(object),
    childRelationships,
    fields: object.fields.map((field) => describeField(field, version)),
    recordTypeInfos: [{ ...master, recordTypeId: '012000000000000AAA' }],
    searchLayoutable: object.name !== 'Organization',
    supportedScopes: [{ label: `All ${object.labelPlural}`, name: 'everything' }],
    urlDetail: `${base}/{ID}`,
    urlEdit: `${base}/{ID}/e`,
    urlNew: `${base}/${object.keyPrefix}/e`,
  };
}

const SOAP_TYPES: Readonly<Record<string, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
};

// The compounds moved to the Partner namespace with 35.0.
function soapTypeOf(field: Field, version: number): string {
  if (field.parts !== undefined) return `${version < 35 ? 'urn' : 'tns'}:${field.type}`;
  return SOAP_TYPES[field.type] ?? 'xsd:string';
}

function describeField(field: Field, version: number): object {
  const soapType = soapTypeOf(field, version);
  const isText = soapType === 'xsd:string' || soapType === 'tns:ID';
  const isCompound = field.parts !== undefined;
  const isLongText = field.type === 'textarea' && field.length > 255;
  const isSystem = field.slot >= 0 && !field.createable && field.formula === undefined;
  const part = (name: string): boolean => field.name.endsWith(name);
  return {
    aggregatable: isText && !isLongText,
    autoNumber: field.autoNumber !== undefined,
    byteLength: field.length * 3,
    calculated: false,
    cascadeDelete: field.cascadeDelete === true ? true : undefined,
    caseSensitive: field.caseSensitive ?? false,
    createable: field.createable,
    custom: field.custom,
    defaultedOnCreate: field.type === 'boolean' || field.name === 'OwnerId' || isSystem || field.defaultValue !== null,
    digits: field.type === 'int' ? 8 : 0,
    displayLocationInDecimal: field.type === 'location' ? true : undefined,
    externalId: field.externalId ? true : undefined,
    filterable: !isLongText && !isCompound,
    groupable: !isLongText && !isCompound && soapType !== 'xsd:double' && soapType !== 'xsd:dateTime',
    idLookup: field.type === 'id' || field.externalId || (field.isName && !part('Subject')),
    label: field.label,
    length: isText ? field.length : 0,
    name: field.name,
    nameField: field.isName,
    namePointing: field.referenceTo.length > 1 ? true : undefined,
    nillable: !field.required && field.type !== 'boolean' && field.type !== 'id' && !isSystem && field.name !== 'OwnerId',
    permissionable: field.custom || (field.createable && !field.required),
    picklistValues: (field.picklist ?? []).map((value) => ({
      active: true,
      defaultValue: value === field.defaultValue,
      label: value,
      value,
    })),
    precision: field.precision,
    queryByDistance: field.type === 'location' || field.type === 'address',
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    restrictedPicklist: field.restricted ?? false,
    scale: field.scale,
    soapType,
    sortable: isLongText || isCompound ? undefined : true,
    type: field.type,
    unique: field.unique,
    updateable: field.updateable,
  };
}
