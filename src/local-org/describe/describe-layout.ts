import type { Field } from '../store/field-definition.ts';
import type { ObjectType } from '../store/object-definition.ts';
import { makeRecordId } from '../store/record-id.ts';
import type { Store } from '../store/store.ts';
import { type Description, describeObject } from './describe-object.ts';

/** Layouts have ids of their own, though the org keeps no rows for them: the object's place makes one. */
function layoutIdOf(store: Store, object: ObjectType, keyPrefix: string): string {
  return makeRecordId(keyPrefix, store.objects().indexOf(object) + 1);
}

/**
 * The page layout that every object has who never changed one: all fields in two columns, and a related list for each kind of children.
 * All record types share it.
 */
export function describeLayout(store: Store, object: ObjectType, version: number): Description {
  const layoutId = layoutIdOf(store, object, '00h');
  const { recordTypeInfos } = describeObject(store, object, version, '') as { recordTypeInfos: Description[] };
  return {
    layouts: [
      {
        detailLayoutSections: [describeSection(object, layoutId, object.fields.filter(isShown))],
        editLayoutSections: [
          describeSection(
            object,
            layoutId,
            object.fields.filter((field) => isShown(field) && field.createable),
          ),
        ],
        id: layoutId,
        relatedLists: describeRelatedLists(store, object),
      },
    ],
    recordTypeMappings: recordTypeInfos.map((info) => ({ ...info, layoutId, picklistsForRecordType: null })),
    recordTypeSelectorRequired: false,
  };
}

function isShown(field: Field): boolean {
  return field.slot >= 0 && field.name !== 'Id' && field.name !== 'IsDeleted' && field.name !== 'SystemModstamp';
}

const COLUMNS = 2;

function describeSection(object: ObjectType, layoutId: string, fields: readonly Field[]): Description {
  const rows: Description[] = [];
  for (let at = 0; at < fields.length; at += COLUMNS) {
    const layoutItems = fields.slice(at, at + COLUMNS).map((field, column) => describeItem(field, at + column));
    rows.push({ layoutItems, numItems: layoutItems.length });
  }
  return {
    collapsed: false,
    columns: COLUMNS,
    heading: `${object.label} Information`,
    layoutRows: rows,
    layoutSectionId: layoutId.replace(/^00h/, '01B'),
    parentLayoutId: layoutId,
    rows: rows.length,
    tabOrder: 'LeftToRight',
    useCollapsibleSection: false,
    useHeading: true,
  };
}

function describeItem(field: Field, place: number): Description {
  const isRequired = field.required && field.createable;
  return {
    editableForNew: field.createable,
    editableForUpdate: field.updateable,
    label: field.label,
    layoutComponents: [{ displayLines: field.type === 'textarea' ? 6 : 1, tabOrder: place + 1, type: 'Field', value: field.name }],
    placeholder: false,
    required: isRequired,
  };
}

function describeRelatedLists(store: Store, object: ObjectType): Description[] {
  return store.childRelationships(object).flatMap(({ child, field, name }) => {
    if (name === undefined) return [];
    const shown = child.fields.find((each) => each.isName) ?? child.field('Id')!;
    const column = { field: `${child.name}.${shown.name}`, fieldApiName: shown.name, label: shown.label, name: shown.name, sortable: true };
    return [
      { columns: [column], custom: child.custom, field, label: child.labelPlural, limitRows: 5, name, sobject: child.name, sort: [] },
    ];
  });
}

/** The compact layout that the system gives every object: its name alone. */
export function describeCompactLayouts(store: Store, object: ObjectType): Description {
  const layout = describeCompactLayout(store, object);
  return { compactLayouts: [layout], defaultCompactLayoutId: layout.id, recordTypeCompactLayoutMappings: [describeMapping(layout)] };
}

export function describeCompactLayout(store: Store, object: ObjectType): Description {
  const shown = object.fields.find((field) => field.isName) ?? object.field('Id')!;
  return {
    actions: [],
    fieldItems: [describeItem(shown, 0)],
    id: layoutIdOf(store, object, '0AH'),
    imageItems: [],
    label: 'System Default',
    name: 'SYSTEM',
    objectType: object.name,
  };
}

function describeMapping({ id, name }: Description): Description {
  return {
    available: true,
    compactLayoutId: id,
    compactLayoutName: name,
    recordTypeId: '012000000000000AAA',
    recordTypeName: 'Master',
  };
}

/** What a search for the object shows of each record. */
export function describeSearchLayout(object: ObjectType): Description {
  const shown = object.fields.filter((field) => field.isName);
  const searchColumns = shown.map(({ name, label }) => ({ field: `${object.name}.${name}`, format: null, label, name }));
  return { errorMsg: null, label: 'Search Results', limitRows: 25, objectType: object.name, searchColumns };
}
