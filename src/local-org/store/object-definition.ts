import type { Value } from './field-value.ts';

/** The field types that the local org has; the names are those of describe. */
export type FieldDataType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'email'
  | 'phone'
  | 'url'
  | 'picklist'
  | 'multipicklist'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'reference'
  | 'address'
  | 'location';

/** A field as the user of the local org states it; what is left out has the default of a Salesforce custom field. */
export interface FieldDefinition {
  readonly name: string;
  readonly type: FieldDataType;
  /** Default: the name without `__c`, underscores as blanks. */
  readonly label?: string | undefined;
  /** In characters. Default 255 for text, 32,768 for textarea, 80 for email, 40 for phone. */
  readonly length?: number | undefined;
  /** Digits in all, and behind the point. Default 18 and 0; 15 significant digits for a location's parts. */
  readonly precision?: number | undefined;
  readonly scale?: number | undefined;
  readonly required?: boolean | undefined;
  readonly unique?: boolean | undefined;
  readonly caseSensitive?: boolean | undefined;
  readonly externalId?: boolean | undefined;
  /** Objects that a reference may point to. */
  readonly referenceTo?: readonly string[] | undefined;
  /** Name by which queries follow the reference. Default: the field's name without `Id`, or with `__r` for `__c`. */
  readonly relationshipName?: string | undefined;
  /** Name by which the parent's queries reach the children; left out, they do not. */
  readonly childRelationshipName?: string | undefined;
  readonly cascadeDelete?: boolean | undefined;
  readonly picklist?: readonly string[] | undefined;
  /** Refuse other values than `picklist`. */
  readonly restricted?: boolean | undefined;
  /** Value of a create that does not name the field. Booleans default to false. */
  readonly defaultValue?: Value | undefined;
  /** Set by the org alone. */
  readonly readOnly?: boolean | undefined;
  /** Computed on each save from the record's other fields. */
  readonly formula?: ((read: (field: string) => Value) => Value) | undefined;
  /** Numbers given on create: the text before the number, and its digits. */
  readonly autoNumber?: { readonly prefix: string; readonly digits: number } | undefined;
  /** For compounds: the name under which the wire has each part, and the field that holds it. */
  readonly parts?: Readonly<Record<string, string>> | undefined;
}

/** An object as the user of the local org states it. System fields (Id, OwnerId, CreatedDate, …) and a Name are added. */
export interface ObjectDefinition {
  readonly name: string;
  readonly label?: string | undefined;
  readonly labelPlural?: string | undefined;
  /** Three characters. Default: the next free one of custom objects (a00, a01, …). */
  readonly keyPrefix?: string | undefined;
  /** Whether records have an OwnerId. Default true. */
  readonly owned?: boolean | undefined;
  readonly fields: readonly FieldDefinition[];
}

/** A field as the store uses it: complete, with its place in the row. */
export interface Field extends Omit<FieldDefinition, 'label' | 'length' | 'required' | 'unique' | 'externalId'> {
  readonly label: string;
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly required: boolean;
  readonly unique: boolean;
  readonly externalId: boolean;
  readonly referenceTo: readonly string[];
  readonly relationshipName: string | undefined;
  readonly custom: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly isName: boolean;
  /** Index into a row; -1 for a compound, which has no value of its own. */
  readonly slot: number;
}

/** Places of the system fields: the same in every row. */
export const SLOT = {
  Id: 0,
  IsDeleted: 1,
  CreatedDate: 2,
  CreatedById: 3,
  LastModifiedDate: 4,
  LastModifiedById: 5,
  SystemModstamp: 6,
} as const;

/** An object as the store uses it. */
export class ObjectType {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly custom: boolean;
  readonly fields: readonly Field[];
  readonly #byName: ReadonlyMap<string, Field>;
  readonly #byRelationship: ReadonlyMap<string, Field>;

  constructor(definition: ObjectDefinition, keyPrefix: string) {
    this.name = definition.name;
    this.custom = definition.name.endsWith('__c');
    this.label = definition.label ?? labelOf(definition.name);
    this.labelPlural = definition.labelPlural ?? `${this.label}s`;
    this.keyPrefix = keyPrefix;
    this.fields = completeFields(definition, this.custom);
    const byName = new Map<string, Field>();
    const byRelationship = new Map<string, Field>();
    for (const field of this.fields) {
      byName.set(field.name, field).set(field.name.toLowerCase(), field);
      if (field.relationshipName !== undefined) byRelationship.set(field.relationshipName.toLowerCase(), field);
    }
    this.#byName = byName;
    this.#byRelationship = byRelationship;
  }

  /** By name, whatever its case. */
  field(name: string): Field | undefined {
    return this.#byName.get(name) ?? this.#byName.get(name.toLowerCase());
  }

  /** The reference that a query follows under this relationship name, whatever its case. */
  relationship(name: string): Field | undefined {
    return this.#byRelationship.get(name.toLowerCase());
  }
}

function completeFields(definition: ObjectDefinition, custom: boolean): Field[] {
  const hasName = definition.fields.some((field) => field.name === 'Name');
  const stated = [
    ...SYSTEM_FIELDS,
    ...(definition.owned === false ? [] : [OWNER_FIELD]),
    ...(hasName || !custom ? [] : [CUSTOM_NAME]),
    ...definition.fields.flatMap(withParts),
  ];
  let slot = 0;
  return stated.map((field) => completeField(field, field.parts === undefined ? slot++ : -1));
}

/** A geolocation is two numbers and the compound that shows both. */
function withParts(field: FieldDefinition): FieldDefinition[] {
  if (field.type !== 'location' || field.parts !== undefined) return [field];
  const stem = field.name.replace(/__c$/, '');
  const [latitude, longitude] = [`${stem}__Latitude__s`, `${stem}__Longitude__s`];
  const { scale = 15 } = field;
  return [
    { name: latitude, type: 'double', precision: 18, scale, label: `${labelOf(field.name)} (Latitude)` },
    { name: longitude, type: 'double', precision: 18, scale, label: `${labelOf(field.name)} (Longitude)` },
    { ...field, readOnly: true, parts: { latitude, longitude } },
  ];
}

const TEXT_LENGTHS: Readonly<Partial<Record<FieldDataType, number>>> = {
  id: 18,
  reference: 18,
  string: 255,
  textarea: 32_768,
  email: 80,
  phone: 40,
  url: 255,
  picklist: 255,
  multipicklist: 4_099,
};

function completeField(field: FieldDefinition, slot: number): Field {
  const isNumber = field.type === 'double' || field.type === 'currency' || field.type === 'percent';
  const open = field.readOnly !== true && field.formula === undefined && field.autoNumber === undefined;
  return {
    ...field,
    label: field.label ?? labelOf(field.name),
    length: field.length ?? TEXT_LENGTHS[field.type] ?? 0,
    precision: field.precision ?? (isNumber ? 18 : 0),
    scale: field.scale ?? 0,
    required: field.required ?? false,
    unique: field.unique ?? false,
    externalId: field.externalId ?? false,
    referenceTo: field.referenceTo ?? [],
    relationshipName: field.type === 'reference' ? (field.relationshipName ?? relationshipOf(field.name)) : undefined,
    defaultValue: field.defaultValue ?? (field.type === 'boolean' ? false : null),
    custom: /__[cs]$/.test(field.name),
    createable: open,
    updateable: open,
    isName: field.name === 'Name' || field.name === 'CaseNumber' || field.name === 'Subject',
    slot,
  };
}

function relationshipOf(name: string): string {
  return name.endsWith('__c') ? name.replace(/__c$/, '__r') : name.replace(/Id$/, '');
}

function labelOf(name: string): string {
  return name
    .replace(/__[cs]$/, '')
    .replace(/_+/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2');
}

const USER_REFERENCE = { type: 'reference', referenceTo: ['User'], readOnly: true, required: true } as const;

/** In the order of SLOT. */
const SYSTEM_FIELDS: readonly FieldDefinition[] = [
  { name: 'Id', type: 'id', label: 'Record ID', readOnly: true },
  { name: 'IsDeleted', type: 'boolean', label: 'Deleted', readOnly: true },
  { name: 'CreatedDate', type: 'datetime', readOnly: true },
  { name: 'CreatedById', label: 'Created By ID', ...USER_REFERENCE },
  { name: 'LastModifiedDate', type: 'datetime', readOnly: true },
  { name: 'LastModifiedById', label: 'Last Modified By ID', ...USER_REFERENCE },
  { name: 'SystemModstamp', type: 'datetime', readOnly: true },
];
const OWNER_FIELD: FieldDefinition = { name: 'OwnerId', label: 'Owner ID', type: 'reference', referenceTo: ['User'] };
const CUSTOM_NAME: FieldDefinition = { name: 'Name', type: 'string', length: 80 };
