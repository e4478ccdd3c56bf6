import { completeField, type Field, type FieldDefinition, labelOf } from './field-definition.ts';
import type { Value } from './field-value.ts';
import type { ObjectRules } from './object-rules.ts';
import { AUDIT, CUSTOM_NAME, DELETED_FIELD, ID_FIELD, OWNER, QUEUE_OWNER, SLOT } from './system-fields.ts';

/** What an org can refuse to do with an object's records, whoever asks. */
export type Operation = 'create' | 'update' | 'delete' | 'undelete';

/** An object as the user of the local org states it. System fields (Id, OwnerId, CreatedDate, …) and a Name are added. */
export interface ObjectDefinition {
  readonly name: string;
  readonly label?: string | undefined;
  readonly labelPlural?: string | undefined;
  /** Three characters. Default: the next free one of custom objects (a00, a01, …). */
  readonly keyPrefix?: string | undefined;
  /** Whether records have an OwnerId. Default true, and false for the details of a master. */
  readonly owned?: boolean | undefined;
  /** The field that names a record to people. Default `Name`. */
  readonly nameField?: string | undefined;
  readonly fields: readonly FieldDefinition[];
  /** A validation rule: what is wrong with a record that is about to be saved. Its error is FIELD_CUSTOM_VALIDATION_EXCEPTION. */
  readonly validate?: ((read: (field: string) => Value) => ValidationError | undefined) | undefined;
}

/** What a validation rule says of a record. */
export interface ValidationError {
  readonly message: string;
  /** The field at which users see it. */
  readonly field?: string | undefined;
}

/** An object of the vendor's, which can be unlike all that a user could make. */
export interface StandardObjectDefinition extends ObjectDefinition {
  /** Whether deleted records go to the recycle bin. Default true; otherwise they are gone, and there is no IsDeleted. */
  readonly recycleBin?: boolean | undefined;
  /** What cannot be done with the records through any API. */
  readonly refuses?: readonly Operation[] | undefined;
  /** What saves and deletes of this object check and fill in besides the fields' own rules. */
  readonly rules?: ObjectRules | undefined;
}

/** An object as the store uses it. It never changes: an object with one more field is another ObjectType. */
export class ObjectType {
  readonly definition: StandardObjectDefinition;
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly custom: boolean;
  readonly recycleBin: boolean;
  readonly refuses: readonly Operation[];
  readonly rules: ObjectRules | undefined;
  /** In the order of describe. */
  readonly fields: readonly Field[];
  readonly requiredFields: readonly Field[];
  readonly uniqueFields: readonly Field[];
  /** Formulas, numbers and names that a save fills in. */
  readonly computedFields: readonly Field[];
  /** References to other records, in which a save can go wrong or meet a lock. */
  readonly parentFields: readonly Field[];
  readonly nameField: Field | undefined;
  readonly ownerField: Field | undefined;
  readonly #byName: ReadonlyMap<string, Field>;
  readonly #byRelationship: ReadonlyMap<string, Field>;

  constructor(definition: StandardObjectDefinition, keyPrefix: string, customObjects: readonly string[]) {
    this.definition = definition;
    this.name = definition.name;
    this.custom = definition.name.endsWith('__c');
    this.label = definition.label ?? labelOf(definition.name);
    this.labelPlural = definition.labelPlural ?? `${this.label}s`;
    this.keyPrefix = keyPrefix;
    this.recycleBin = definition.recycleBin !== false;
    this.refuses = definition.refuses ?? [];
    this.rules = definition.rules;
    this.fields = completeFields(definition, this.custom, customObjects);
    const byName = new Map<string, Field>();
    const byRelationship = new Map<string, Field>();
    for (const field of this.fields) {
      byName.set(field.name, field).set(field.name.toLowerCase(), field);
      if (field.relationshipName !== undefined) byRelationship.set(field.relationshipName.toLowerCase(), field);
    }
    this.#byName = byName;
    this.#byRelationship = byRelationship;
    this.requiredFields = this.fields.filter((field) => field.required && field.createable);
    this.uniqueFields = this.fields.filter((field) => field.unique);
    this.nameField = this.fields.find((field) => field.isName);
    this.ownerField = this.field('OwnerId');
    this.computedFields = this.fields.filter((field) => field.formula ?? field.autoNumber ?? (this.custom && field.isName));
    this.parentFields = this.fields.filter((field) => field.type === 'reference' && !NO_PARENTS.has(field.name));
  }

  /** By name, whatever its case. */
  field(name: string): Field | undefined {
    return this.#byName.get(name) ?? this.#byName.get(name.toLowerCase());
  }

  /** The field, if upserts find records by it: an external id, or the Id. */
  upsertKey(name: string): Field | undefined {
    const field = this.field(name);
    return field !== undefined && (field.externalId || field.slot === SLOT.Id) ? field : undefined;
  }

  /** The reference that a query follows under this relationship name, whatever its case. */
  relationship(name: string): Field | undefined {
    return this.#byRelationship.get(name.toLowerCase());
  }

  /** Places in a row. */
  get width(): number {
    return this.fields.reduce((width, field) => Math.max(width, field.slot + 1), 0);
  }
}

/** Who made, changed or owns a record, and its type, are no parents of it. */
const NO_PARENTS: ReadonlySet<string> = new Set(['CreatedById', 'LastModifiedById', 'OwnerId', 'RecordTypeId', 'MasterRecordId']);

function completeFields(definition: StandardObjectDefinition, custom: boolean, customObjects: readonly string[]): Field[] {
  const { nameField = 'Name' } = definition;
  const first = Object.keys(SLOT).length;
  let next = first;
  return orderFields(definition, custom).map((field) => {
    const slot = SLOT[field.name as keyof typeof SLOT] ?? (field.parts === undefined ? next++ : -1);
    return completeField(field, slot, field.name === nameField, customObjects);
  });
}

// Describe has the system fields of custom objects first and those of standard objects where their definition says.
function orderFields(definition: StandardObjectDefinition, custom: boolean): FieldDefinition[] {
  const { recycleBin = true, fields } = definition;
  const stated = fields.flatMap(withParts);
  const without = (system: readonly FieldDefinition[]): FieldDefinition[] =>
    system.filter(({ name }) => !stated.some((field) => field.name === name));
  const owned = definition.owned ?? !stated.some((field) => field.masterDetail === true);
  const owner = owned ? without([custom ? QUEUE_OWNER : OWNER]) : [];
  const deleted = recycleBin ? without([DELETED_FIELD]) : [];
  const id = [custom ? ID_FIELD : { ...ID_FIELD, label: `${definition.label ?? labelOf(definition.name)} ID` }];
  if (!custom) return [...id, ...deleted, ...stated, ...owner, ...without(AUDIT)];
  const name = stated.filter((field) => field.name === (definition.nameField ?? 'Name'));
  const others = stated.filter((field) => !name.includes(field));
  return [...id, ...owner, ...deleted, ...(name.length > 0 ? name : [CUSTOM_NAME]), ...without(AUDIT), ...others];
}

/** A geolocation is two numbers and the compound that shows both. */
function withParts(field: FieldDefinition): FieldDefinition[] {
  if (field.type !== 'location' || field.parts !== undefined) return [field];
  const stem = field.name.replace(/__c$/, '');
  const [latitude, longitude] = [`${stem}__Latitude__s`, `${stem}__Longitude__s`];
  const label = field.label ?? labelOf(field.name);
  const { scale = 15 } = field;
  return [
    { name: latitude, type: 'double', precision: 18, scale, label: `${label} (Latitude)` },
    { name: longitude, type: 'double', precision: 18, scale, label: `${label} (Longitude)` },
    { ...field, readOnly: true, parts: { latitude, longitude } },
  ];
}
