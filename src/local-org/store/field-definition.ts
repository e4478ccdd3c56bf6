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
  | 'combobox'
  | 'encryptedstring'
  | 'boolean'
  | 'int'
  | 'long'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'time'
  | 'reference'
  | 'base64'
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
  /** Whether the reference may point to every custom object too, as those of files can. */
  readonly holdsCustomObjects?: boolean | undefined;
  /** Name by which queries follow the reference. Default: the field's name without `Id`, or with `__r` for `__c`. */
  readonly relationshipName?: string | undefined;
  /** Name by which the parent's queries reach the children; left out, they do not. */
  readonly childRelationshipName?: string | undefined;
  /** The records go where their parent goes: deleted and undeleted with it. Without it, deleting the parent clears the reference. */
  readonly cascadeDelete?: boolean | undefined;
  /** The parent cannot be deleted while there are such records. */
  readonly restrictDelete?: boolean | undefined;
  /** A master-detail reference: required, never changed, deleted with its master, whose owner is the record's owner too. */
  readonly masterDetail?: boolean | undefined;
  readonly picklist?: readonly string[] | undefined;
  /** What users see for a picklist's values, where that is not the value itself. */
  readonly picklistLabels?: Readonly<Record<string, string>> | undefined;
  /** Refuse other values than `picklist`. */
  readonly restricted?: boolean | undefined;
  /** Value of a create that does not name the field. Booleans default to false. */
  readonly defaultValue?: Value | undefined;
  /** Set by the org alone. */
  readonly readOnly?: boolean | undefined;
  /** Set when the record is created, never again. */
  readonly createOnly?: boolean | undefined;
  /** Set by updates alone. */
  readonly updateOnly?: boolean | undefined;
  /** Computed on each save from the record's other fields. */
  readonly formula?: ((read: (field: string) => Value) => Value) | undefined;
  /** Numbers given on create: the text before the number, and its digits. */
  readonly autoNumber?: { readonly prefix: string; readonly digits: number } | undefined;
  /** For compounds: the name under which the wire has each part, and the field that holds it. */
  readonly parts?: Readonly<Record<string, string>> | undefined;
}

/** A field as the store uses it: complete, with its place in the row. */
export interface Field extends FieldDefinition {
  readonly label: string;
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly required: boolean;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  readonly externalId: boolean;
  readonly referenceTo: readonly string[];
  readonly cascadeDelete: boolean;
  readonly restrictDelete: boolean;
  readonly masterDetail: boolean;
  readonly restricted: boolean;
  readonly defaultValue: Value;
  readonly custom: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly isName: boolean;
  /** Index into a row; -1 for a compound, which has no value of its own. */
  readonly slot: number;
}

/** Lengths of text fields that state none. */
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
  combobox: 255,
  encryptedstring: 175,
};

/** Completes a definition. Every field has the same properties in the same order, so that the code that reads them stays fast. */
export function completeField(field: FieldDefinition, slot: number, isName: boolean, customObjects: readonly string[]): Field {
  const isNumber = field.type === 'double' || field.type === 'currency' || field.type === 'percent';
  const isDetail = field.masterDetail === true;
  const isOpen = field.readOnly !== true && field.formula === undefined && field.autoNumber === undefined && field.parts === undefined;
  return {
    name: field.name,
    type: field.type,
    label: field.label ?? labelOf(field.name),
    length: field.length ?? TEXT_LENGTHS[field.type] ?? 0,
    precision: field.precision ?? (isNumber ? 18 : 0),
    scale: field.scale ?? 0,
    required: field.required ?? isDetail,
    unique: field.unique ?? false,
    caseSensitive: field.caseSensitive ?? false,
    externalId: field.externalId ?? false,
    referenceTo: [...(field.referenceTo ?? []), ...(field.holdsCustomObjects === true ? customObjects : [])],
    holdsCustomObjects: field.holdsCustomObjects,
    relationshipName: field.type === 'reference' ? (field.relationshipName ?? relationshipOf(field.name)) : undefined,
    childRelationshipName: field.childRelationshipName,
    cascadeDelete: field.cascadeDelete ?? isDetail,
    restrictDelete: field.restrictDelete ?? false,
    masterDetail: isDetail,
    picklist: field.picklist,
    picklistLabels: field.picklistLabels,
    restricted: field.restricted ?? false,
    defaultValue: field.defaultValue ?? (field.type === 'boolean' ? false : null),
    formula: field.formula,
    autoNumber: field.autoNumber,
    parts: field.parts,
    custom: /__[cs]$/.test(field.name),
    createable: isOpen && field.updateOnly !== true,
    updateable: isOpen && field.createOnly !== true && !isDetail,
    isName,
    slot,
  };
}

function relationshipOf(name: string): string {
  return name.endsWith('__c') ? name.replace(/__c$/, '__r') : name.replace(/Id$/, '');
}

/** The label of a name that states none: `Annual_Revenue__c` and `AnnualRevenue` are both "Annual Revenue". */
export function labelOf(name: string): string {
  return name
    .replace(/__[cs]$/, '')
    .replace(/_+/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2');
}
