import type { Field, FieldDefinition } from './field-definition.ts';
import type { ObjectDefinition, ObjectType } from './object-definition.ts';
import { AUDIT, DELETED_FIELD, ID_FIELD, SYSTEM_FIELDS } from './system-fields.ts';

const NAME = /^[A-Za-z][A-Za-z0-9]*(?:_{1,2}[A-Za-z0-9]+)*$/;
const RESERVED: ReadonlySet<string> = new Set([ID_FIELD, DELETED_FIELD, ...AUDIT].map(({ name }) => name.toLowerCase()));
/** Types whose values can identify a record; those of Salesforce's external ids. */
const KEY_TYPES: ReadonlySet<string> = new Set(['string', 'email', 'double']);
const PICKLISTS: ReadonlySet<string> = new Set(['picklist', 'multipicklist', 'combobox']);
const TYPES: ReadonlySet<string> = new Set([
  ...[
    'id',
    'string',
    'textarea',
    'email',
    'phone',
    'url',
    'picklist',
    'multipicklist',
    'combobox',
    'encryptedstring',
    'boolean',
    'int',
    'long',
  ],
  ...['double', 'currency', 'percent', 'date', 'datetime', 'time', 'reference', 'base64', 'address', 'location'],
]);
/** Of custom fields; the vendor's own are as long as they need to be. */
const MAX_LENGTHS: Readonly<Record<string, number>> = { string: 255, textarea: 131_072, encryptedstring: 175 };
const MAX_DIGITS = 18;

/** Throws TypeError for a definition that no org could have, with the name of the object and the field. */
export function checkDefinition(object: ObjectDefinition): void {
  if (typeof object.name !== 'string' || !NAME.test(object.name)) throw new TypeError(`"${object.name}" cannot be an object's name.`);
  const names = new Set<string>();
  for (const field of object.fields) {
    const where = `${object.name}.${field.name}`;
    const problem = problemOf(object, field);
    if (problem !== undefined) throw new TypeError(`${where}: ${problem}.`);
    const name = field.name.toLowerCase();
    if (names.has(name)) throw new TypeError(`${where}: the object has this field already.`);
    names.add(name);
  }
}

function problemOf(object: ObjectDefinition, field: FieldDefinition): string | undefined {
  if (typeof field.name !== 'string' || !NAME.test(field.name)) return 'this cannot be a field name';
  if (!TYPES.has(field.type)) return `"${field.type}" is no field type`;
  if (RESERVED.has(field.name.toLowerCase()) && !SYSTEM_FIELDS.has(field)) return 'every object has this field without its being stated';
  return problemOfSize(field) ?? problemOfKey(field) ?? problemOfReference(object, field) ?? problemOfValues(field);
}

function problemOfSize({ name, type, length, precision, scale = 0 }: FieldDefinition): string | undefined {
  if (length !== undefined && (!Number.isInteger(length) || length < 1)) return 'a length is a whole number from 1 on';
  const longest = name.endsWith('__c') ? MAX_LENGTHS[type] : undefined;
  if (length !== undefined && longest !== undefined && length > longest) return `a field of type ${type} has ${longest} characters at most`;
  if (precision !== undefined && (precision < 1 || precision > MAX_DIGITS)) return `a number has 1 to ${MAX_DIGITS} digits`;
  if (scale < 0 || scale > (precision ?? MAX_DIGITS)) return 'the scale is more than the digits in all';
  return undefined;
}

function problemOfKey({ type, unique, externalId, autoNumber, formula }: FieldDefinition): string | undefined {
  if ((unique === true || externalId === true) && !KEY_TYPES.has(type))
    return `a field of type ${type} can be no key; text, email and double can`;
  if (unique === true && formula !== undefined) return 'a formula cannot be unique';
  if (autoNumber !== undefined && type !== 'string') return 'an auto number is a string';
  return undefined;
}

function problemOfReference(object: ObjectDefinition, field: FieldDefinition): string | undefined {
  const { type, referenceTo = [], masterDetail, cascadeDelete, restrictDelete, required } = field;
  if (type !== 'reference') {
    return referenceTo.length > 0 || masterDetail === true || cascadeDelete === true ? 'only a reference can point to objects' : undefined;
  }
  if (referenceTo.length === 0) return 'a reference names the objects it points to in referenceTo';
  if (cascadeDelete === true && restrictDelete === true)
    return 'a delete of the parent cannot both delete the records and be refused for them';
  if (masterDetail !== true) return undefined;
  if (referenceTo.length > 1) return 'a master-detail reference has one master';
  if (referenceTo[0] === object.name) return 'an object cannot be its own master';
  return required === false ? 'a detail always has a master' : undefined;
}

function problemOfValues({ type, picklist, restricted, defaultValue, parts }: FieldDefinition): string | undefined {
  if ((picklist !== undefined || restricted === true) && !PICKLISTS.has(type)) return 'only a picklist has values to choose from';
  if (restricted === true && picklist === undefined) return 'a restricted picklist states its values';
  if (parts !== undefined && type !== 'address' && type !== 'location') return 'only an address and a location have parts';
  if (defaultValue === undefined || defaultValue === null) return undefined;
  if (restricted === true && !picklist!.includes(String(defaultValue))) return 'the default is none of the values';
  return typeof defaultValue === defaultType(type) ? undefined : `the default is not a ${defaultType(type)}`;
}

function defaultType(type: string): string {
  if (type === 'boolean') return 'boolean';
  return ['int', 'long', 'double', 'currency', 'percent', 'datetime'].includes(type) ? 'number' : 'string';
}

/** Throws TypeError for a reference to an object that is not there. */
export function checkReferences(object: ObjectType, exists: (name: string) => boolean): void {
  for (const field of object.fields) {
    const missing = missingTarget(field, exists);
    if (missing !== undefined) {
      throw new TypeError(`${object.name}.${field.name}: refers to ${missing}, which the local org does not have.`);
    }
  }
}

function missingTarget(field: Field, exists: (name: string) => boolean): string | undefined {
  return field.referenceTo.find((name) => !exists(name));
}
