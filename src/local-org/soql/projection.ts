import type { Field } from '../store/field-definition.ts';
import { formatFieldValue, type Value } from '../store/field-value.ts';
import type { ObjectType } from '../store/object-definition.ts';
import type { Store } from '../store/store.ts';
import { SLOT } from '../store/system-fields.ts';
import type { Row } from '../store/table.ts';
import { fieldOf, follow, isPolymorphic } from './column.ts';
import { virtualField } from './field-use.ts';
import type { OpenChildren, RecordStyle, ResultRecord } from './result-set.ts';

/** How one page is read. */
export interface Reading {
  readonly openChildren: OpenChildren;
  readonly style: RecordStyle;
}

/** Makes records of an answer out of rows. */
export type Projection = (row: Row, reading: Reading) => ResultRecord;

/** Something in a record that its row gives under a name. */
export interface ValuePart {
  readonly name: string;
  readonly read: (row: Row, reading: Reading) => unknown;
}

/** A field of whatever object the record is of. */
export interface FieldPart {
  readonly fieldName: string;
}

/** A parent record: the fields selected from it, by reference. */
export interface ParentPart {
  readonly reference: Field;
  readonly parts: (ParentPart | FieldPart | ValuePart)[];
}

export type Part = ValuePart | FieldPart | ParentPart;

/** What projections need to follow references. */
export interface Parents {
  readonly store: Store;
  readonly includeDeleted: boolean;
}

/** Puts a field in its place: in the record, or in that of a parent, which stands where its first field was selected. */
export function placeField(parts: Part[], references: readonly Field[], part: FieldPart | ValuePart): void {
  const [reference, ...rest] = references;
  if (reference === undefined) {
    parts.push(part);
    return;
  }
  let parent = parts.find((each): each is ParentPart => 'reference' in each && each.reference === reference);
  if (parent === undefined) {
    parent = { reference, parts: [] };
    parts.push(parent);
  }
  placeField(parent.parts, rest, part);
}

/** `type` is what the record says it is, where that is not its object. */
export function compileParts(parents: Parents, object: ObjectType, parts: readonly Part[], type: string = object.name): Projection {
  const compiled = parts.map((part) =>
    'read' in part ? part : 'reference' in part ? compileParent(parents, part) : compileField(object, part.fieldName),
  );
  const selectsId = compiled.some((part) => part.name === 'Id');
  return (row, reading) => {
    const record = reading.style.start(type, row[SLOT.Id] as string, selectsId);
    for (const part of compiled) record[part.name] = part.read(row, reading);
    return record;
  };
}

function compileField(object: ObjectType, name: string): ValuePart {
  const field = fieldOf(object, name);
  if (field === undefined) return { name, read: name === 'Type' ? constantReader(object, name) : () => null };
  if (field.parts !== undefined) return { name: field.name, read: compoundReader(object, field.parts) };
  const { slot } = field;
  return { name, read: (row, { style }) => style.value(field, row[slot] ?? null, false) };
}

/** The Type of a record behind a reference to several objects. */
function constantReader(object: ObjectType, name: string): ValuePart['read'] {
  const field = virtualField(object.field('Id')!, name, 'picklist');
  return (_row, { style }) => style.value(field, object.name, false);
}

/** All of a compound's parts, or null when the record has none of them. */
function compoundReader(object: ObjectType, parts: Readonly<Record<string, string>>): (row: Row) => Record<string, Value> | null {
  const slots = Object.entries(parts).map(([name, field]) => [name, object.field(field)!.slot] as const);
  return (row) => {
    if (slots.every(([, slot]) => (row[slot] ?? null) === null)) return null;
    return Object.fromEntries(slots.map(([name, slot]) => [name, row[slot] ?? null]));
  };
}

// What a reference to several objects leads to is a `Name`, whatever its object, as the servers say in type and attributes.
function compileParent(parents: Parents, { reference, parts }: ParentPart): ValuePart {
  const projections = new Map<ObjectType, Projection>();
  const type = isPolymorphic(reference) ? 'Name' : undefined;
  const projectionOf = (object: ObjectType): Projection => {
    let projection = projections.get(object);
    if (projection === undefined) projections.set(object, (projection = compileParts(parents, object, parts, type)));
    return projection;
  };
  return {
    name: reference.relationshipName!,
    read: (row, reading) => {
      const parent = follow(parents.store, parents.includeDeleted, row, reference);
      if (parent === undefined) return null;
      return projectionOf(parents.store.tableOfId(parent[SLOT.Id] as string)!.object)(parent, reading);
    },
  };
}

/** One value as a cell of text. */
export function cellReader(field: Field, read: (row: Row) => Value): (row: Row) => string | null {
  return (row) => formatFieldValue(field, read(row));
}
