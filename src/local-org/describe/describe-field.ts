import { isAggregatable, isFilterable, isFormula, isGroupable, isSortable } from '../soql/field-use.ts';
import type { Field } from '../store/field-definition.ts';
import type { ObjectType } from '../store/object-definition.ts';

/** A field's description; properties are those of the newest API version, `undefined` where describe leaves them out. */
export type FieldDescription = Readonly<Record<string, unknown>>;

const SOAP_TYPES: Readonly<Record<string, string>> = {
  anyType: 'xsd:anyType',
  base64: 'xsd:base64Binary',
  boolean: 'xsd:boolean',
  currency: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  double: 'xsd:double',
  id: 'tns:ID',
  int: 'xsd:int',
  long: 'xsd:long',
  percent: 'xsd:double',
  reference: 'tns:ID',
  time: 'xsd:time',
};

/** Set by the org when a record is made, so that a create never needs them. */
const ORG_FIELDS: ReadonlySet<string> = new Set([
  'Id',
  'IsDeleted',
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
]);

/** Standard fields that a reference may be resolved by, though they are no external ids. */
const LOOKUP_FIELDS: ReadonlySet<string> = new Set(['Contact.Email', 'Lead.Email', 'User.Username', 'Case.CaseNumber']);

/** One field as describe states it. Compounds are typed in the record namespace of the version's WSDL: `urn` before 35.0. */
export function describeField(object: ObjectType, field: Field, version: number): FieldDescription {
  return {
    ...describeValues(object, field, version),
    ...describeUse(field),
    ...describeReference(object, field),
    autoNumber: field.autoNumber !== undefined,
    calculated: isFormula(field),
    caseSensitive: field.caseSensitive,
    custom: field.custom,
    defaultedOnCreate: isDefaulted(object, field),
    deprecatedAndHidden: false,
    externalId: field.externalId ? true : undefined,
    idLookup: isIdLookup(object, field),
    label: field.label,
    name: field.name,
    nameField: field.isName,
    nillable: isNillable(object, field),
    permissionable: isPermissionable(object, field),
    unique: field.unique,
  };
}

/** What values it can hold. */
function describeValues(object: ObjectType, field: Field, version: number): FieldDescription {
  const soapType = soapTypeOf(field, version);
  const isText = soapType === 'xsd:string' || soapType === 'tns:ID';
  const isId = soapType === 'tns:ID';
  return {
    byteLength: isText ? (isId ? field.length : field.length * 3) : 0,
    compoundFieldName: compoundOf(object, field),
    defaultValue: field.defaultValue ?? undefined,
    digits: field.type === 'int' ? 8 : 0,
    displayLocationInDecimal: field.type === 'location' ? true : undefined,
    extraTypeInfo: extraTypeOf(object, field),
    length: isText ? field.length : 0,
    picklistValues: (field.picklist ?? []).map((value) => describePicklistValue(field, value)),
    precision: field.precision,
    queryByDistance: field.parts !== undefined,
    restrictedPicklist: field.restricted,
    scale: field.scale,
    soapType,
    type: field.type,
  };
}

function describePicklistValue({ defaultValue, picklistLabels }: Field, value: string): object {
  return { active: true, defaultValue: value === defaultValue, label: picklistLabels?.[value] ?? value, value };
}

/** What queries and saves may do with it. */
function describeUse(field: Field): FieldDescription {
  return {
    aggregatable: isAggregatable(field, 'COUNT'),
    createable: field.createable,
    filterable: isFilterable(field),
    groupable: isGroupable(field),
    sortable: isSortable(field),
    updateable: field.updateable,
  };
}

/** Where it points. */
function describeReference(object: ObjectType, field: Field): FieldDescription {
  const isPolymorphic = field.referenceTo.length > 1;
  const isDetail = field.masterDetail;
  return {
    cascadeDelete: field.cascadeDelete ? true : undefined,
    namePointing: isPolymorphic,
    polymorphicForeignKey: isPolymorphic,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    relationshipOrder: isDetail ? object.fields.filter(({ masterDetail }) => masterDetail).indexOf(field) : undefined,
    restrictedDelete: field.restrictDelete ? true : undefined,
    searchPrefilterable: isPrefilterable(object, field),
    writeRequiresMasterRead: isDetail ? false : undefined,
  };
}

/** Searches for a parent can be narrowed by other fields: not for users, and not within the object itself. */
function isPrefilterable(object: ObjectType, { referenceTo }: Field): boolean {
  const [target] = referenceTo;
  return referenceTo.length === 1 && target !== object.name && target !== 'User';
}

function soapTypeOf(field: Field, version: number): string {
  if (field.parts !== undefined) return `${version < 35 ? 'urn' : 'tns'}:${field.type}`;
  return SOAP_TYPES[field.type] ?? 'xsd:string';
}

function isPersonName(object: ObjectType): boolean {
  return object.field('LastName') !== undefined && object.field('Name')?.createable === false;
}

const NAME_PARTS: ReadonlySet<string> = new Set(['LastName', 'FirstName', 'MiddleName', 'Salutation', 'Suffix']);

function compoundOf(object: ObjectType, field: Field): string | undefined {
  if (NAME_PARTS.has(field.name) && isPersonName(object)) return 'Name';
  return object.fields.find(({ parts }) => parts !== undefined && Object.values(parts).includes(field.name))?.name;
}

function extraTypeOf(object: ObjectType, field: Field): string | undefined {
  if ((field.name === 'Name' || NAME_PARTS.has(field.name)) && isPersonName(object)) return 'personname';
  if (field.name === 'PhotoUrl') return 'imageurl';
  return field.type === 'textarea' ? 'plaintextarea' : undefined;
}

/** A record made without the field gets a value all the same. */
function isDefaulted(object: ObjectType, field: Field): boolean {
  if (field.parts !== undefined) return false;
  if (ORG_FIELDS.has(field.name) || field.name === 'OwnerId' || field.type === 'boolean' || field.autoNumber !== undefined) return true;
  return field.defaultValue !== null || isOptionalName(object, field);
}

/** Custom objects take a record's id for the name that nobody gave. */
function isOptionalName(object: ObjectType, field: Field): boolean {
  return object.custom && field.name === 'Name' && field.autoNumber === undefined;
}

function isNillable(object: ObjectType, field: Field): boolean {
  if (ORG_FIELDS.has(field.name) || field.name === 'OwnerId' || field.type === 'boolean') return false;
  if (field.autoNumber !== undefined || field.required) return false;
  return !(field.name === 'Name' && isPersonName(object));
}

function isIdLookup(object: ObjectType, field: Field): boolean {
  if (field.type === 'id' || field.externalId) return true;
  return LOOKUP_FIELDS.has(`${object.name}.${field.name}`) || (object.custom && field.isName);
}

/** Whether profiles can hide it: not what every record must have. */
function isPermissionable(object: ObjectType, field: Field): boolean {
  if (ORG_FIELDS.has(field.name) || field.required || field.isName || field.name === 'OwnerId') return false;
  if (isPersonName(object) && NAME_PARTS.has(field.name)) return false;
  if (object.name === 'Lead' && field.name === 'IsUnreadByOwner') return false;
  return field.custom || field.parts !== undefined || (field.createable && field.updateable);
}
