import type { ObjectType } from '../store/object-definition.ts';
import type { Store } from '../store/store.ts';
import { SLOT } from '../store/system-fields.ts';
import type { Row } from '../store/table.ts';
import { describeField } from './describe-field.ts';
import { abilitiesOf } from './object-abilities.ts';

/** A describe result with the properties of the newest API version; each protocol takes those that its version has. */
export type Description = Readonly<Record<string, unknown>>;

/** What every record has that was not given another type. */
const MASTER_RECORD_TYPE = '012000000000000AAA';

/** All objects, in the short form. */
export function describeGlobal(store: Store): Description {
  return { encoding: 'UTF-8', maxBatchSize: 200, sobjects: store.objects().map(describeSummary) };
}

/** What describeGlobal and describeSObject both say of an object. */
export function describeSummary(object: ObjectType): Description {
  return {
    ...abilitiesOf(object),
    activateable: false,
    custom: object.custom,
    customSetting: false,
    deepCloneable: false,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    idEnabled: true,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    mruEnabled: object.field('LastViewedDate') !== undefined,
    name: object.name,
  };
}

/** An object in full. `version` is a number as 62, `base` where the org's pages would be. */
export function describeObject(store: Store, object: ObjectType, version: number, base: string): Description {
  const { layoutable: isRecord } = abilitiesOf(object);
  return {
    ...describeSummary(object),
    childRelationships: describeChildren(store, object),
    compactLayoutable: isRecord,
    fields: object.fields.map((field) => describeField(object, field, version)),
    networkScopeFieldName: null,
    recordTypeInfos: describeRecordTypes(store, object),
    searchLayoutable: isRecord,
    supportedScopes: describeScopes(object),
    urlDetail: `${base}/{ID}`,
    urlEdit: `${base}/{ID}/e`,
    urlNew: `${base}/${object.keyPrefix}/e`,
  };
}

function describeChildren(store: Store, object: ObjectType): Description[] {
  const children = store.childRelationships(object).map(({ child, field, name, cascadeDelete }) => ({
    cascadeDelete,
    childSObject: child.name,
    deprecatedAndHidden: false,
    field,
    relationshipName: name,
    restrictedDelete: child.field(field)!.restrictDelete ? true : undefined,
  }));
  return children.sort((a, b) => order(a.childSObject, b.childSObject) || order(a.field, b.field));
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The object's own record types, the first of which is the default, and the master that stands in for none. */
function describeRecordTypes(store: Store, object: ObjectType): Description[] {
  const own = recordTypesOf(store, object);
  const first = own.find(({ active }) => active);
  return [
    ...own.map((each) => ({ ...each, available: each.active, defaultRecordTypeMapping: each === first, master: false })),
    {
      active: true,
      available: true,
      defaultRecordTypeMapping: first === undefined,
      developerName: 'Master',
      master: true,
      name: 'Master',
      recordTypeId: MASTER_RECORD_TYPE,
    },
  ];
}

interface RecordTypeFacts {
  readonly active: boolean;
  readonly developerName: string;
  readonly name: string;
  readonly recordTypeId: string;
}

function recordTypesOf(store: Store, object: ObjectType): RecordTypeFacts[] {
  const table = store.table('RecordType');
  if (table === undefined) return [];
  const read = (row: Row, name: string): unknown => row[table.object.field(name)?.slot ?? -1] ?? null;
  return table.rows
    .filter((row) => row[SLOT.IsDeleted] !== true && read(row, 'SobjectType') === object.name)
    .map((row) => ({
      active: read(row, 'IsActive') !== false,
      developerName: String(read(row, 'DeveloperName') ?? read(row, 'Name')),
      name: String(read(row, 'Name')),
      recordTypeId: row[SLOT.Id] as string,
    }));
}

/** Which records a list may be narrowed to. */
function describeScopes(object: ObjectType): Description[] {
  const plural = object.labelPlural.toLowerCase();
  const everything = { label: `All ${plural}`, name: 'everything' };
  return object.field('OwnerId') === undefined ? [everything] : [everything, { label: `My ${plural}`, name: 'mine' }];
}
