import { unknownFieldText, unknownRelationshipText } from '../api-error.ts';
import type { Field } from '../store/field-definition.ts';
import type { Value } from '../store/field-value.ts';
import type { ObjectType } from '../store/object-definition.ts';
import type { Store } from '../store/store.ts';
import { SLOT } from '../store/system-fields.ts';
import type { Row } from '../store/table.ts';
import { virtualField } from './field-use.ts';
import { invalidField, malformedQuery } from './query-error.ts';
import type { Scope } from './scope.ts';
import type { Path } from './syntax.ts';

/** A value that can be read from an item: a row, or a group of rows. */
export interface Operand<Item> {
  /** As named in errors. */
  readonly name: string;
  readonly field: Field;
  readonly read: (item: Item) => Value;
}

/** A field of the object itself, or of a parent. */
export interface Column extends Operand<Row> {
  /** References followed on the way, nearest first. */
  readonly references: readonly Field[];
}

const MAX_DEPTH = 5;

/** What records of any object have in common when a reference may point to several: the fields of the `Name` object. */
const NAME_FIELDS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'Id',
    'Name',
    'FirstName',
    'LastName',
    'Type',
    'Email',
    'Phone',
    'Title',
    'Alias',
    'IsActive',
    'Username',
    'ProfileId',
    'UserRoleId',
  ].map((name) => [name.toLowerCase(), name]),
);

/** Finds what a path names. Throws ApiError (INVALID_FIELD) with its place in the query. */
export function resolveColumn(scope: Scope, path: Path): Column {
  const names = withoutAlias(scope, path.names);
  const name = names.at(-1)!;
  const references = resolveReferences(scope, path, names.slice(0, -1));
  const last = references.at(-1);
  const full = [...references.map((each) => each.relationshipName!), ''].join('.');
  if (last !== undefined && isPolymorphic(last)) {
    const field = nameField(scope, last, name, path);
    return { name: full + field.name, field, references, read: polymorphicReader(scope, references, field.name) };
  }
  const object = last === undefined ? scope.object : objectsOf(scope.store, last)[0];
  const field = object?.field(name);
  if (field === undefined) throw invalidField(scope.text, path.at, unknownFieldText(name, object?.name ?? 'Name'));
  return { name: full + field.name, field, references, read: reader(scope, references, field.slot) };
}

/** The references that relationship names follow, from the scope's object on. */
export function resolveReferences(scope: Scope, path: Path, relationships: readonly string[]): Field[] {
  const references: Field[] = [];
  let object: ObjectType | undefined = scope.object;
  for (const relationship of relationships) {
    const last = references.at(-1);
    const isName = last !== undefined && isPolymorphic(last);
    const reference: Field | undefined = isName ? nameRelationship(scope, last, relationship) : object?.relationship(relationship);
    if (reference === undefined) throw invalidField(scope.text, path.at, unknownRelationshipText(relationship, 'field path'));
    if (references.length === MAX_DEPTH) {
      const reason = `SOQL statements cannot query foreign key relationships more than ${MAX_DEPTH} levels away from the root entity object.`;
      throw malformedQuery(scope.text, path.at, reason);
    }
    references.push(reference);
    scope.relationships.addParent(`${scope.object.name}.${references.map((each) => each.name).join('.')}`, path.at);
    object = objectsOf(scope.store, reference)[0];
  }
  return references;
}

/** Whether a reference can point to records of several objects. */
export function isPolymorphic(reference: Field): boolean {
  return reference.referenceTo.length > 1;
}

function withoutAlias(scope: Scope, names: readonly string[]): readonly string[] {
  const start = names.length > 1 ? scope.aliases.get(names[0]!.toLowerCase()) : undefined;
  if (start === undefined) return names;
  // An object may have a relationship of its own name (Case.Case__r has not, Account.Account could): the relationship comes second.
  return [...start, ...names.slice(1)];
}

function objectsOf(store: Store, reference: Field): ObjectType[] {
  return reference.referenceTo.flatMap((each) => store.table(each)?.object ?? []);
}

function nameField(scope: Scope, reference: Field, name: string, path: Path): Field {
  const known = NAME_FIELDS[name.toLowerCase()];
  if (known === undefined) throw invalidField(scope.text, path.at, unknownFieldText(name, 'Name'));
  const id = scope.object.field('Id')!;
  if (known === 'Type') return virtualField(id, known, 'picklist');
  if (known === 'Id') return id;
  const found = objectsOf(scope.store, reference).map((object) => object.field(known));
  return found.find((each) => each !== undefined) ?? virtualField(id, known, 'string');
}

/** A `Name` leads on to what its users have: a profile and a role. */
function nameRelationship({ store }: Scope, reference: Field, relationship: string): Field | undefined {
  if (!reference.referenceTo.includes('User') || !/^(profile|userrole)$/i.test(relationship)) return undefined;
  return store.table('User')?.object.relationship(relationship);
}

function reader(scope: Scope, references: readonly Field[], slot: number): (row: Row) => Value {
  if (references.length === 0) return (row) => row[slot] ?? null;
  const { store, includeDeleted } = scope;
  if (references.length === 1) {
    const from = references[0]!.slot;
    return (row) => parentOf(store, includeDeleted, row[from])?.[slot] ?? null;
  }
  return (row) => {
    let at: Row | undefined = row;
    for (const reference of references) at = at === undefined ? undefined : follow(store, includeDeleted, at, reference);
    return at?.[slot] ?? null;
  };
}

/** Follows a reference that the row's object may not have: behind one to several objects, only users have a profile. */
export function follow(store: Store, includeDeleted: boolean, row: Row, reference: Field): Row | undefined {
  const own = store.tableOfId(row[SLOT.Id] as string)!.object.field(reference.name);
  return own === undefined ? undefined : parentOf(store, includeDeleted, row[own.slot]);
}

// Behind a reference to several objects the field has another place in each, or none.
function polymorphicReader(scope: Scope, references: readonly Field[], name: string): (row: Row) => Value {
  const { store, includeDeleted } = scope;
  const fields = new Map<ObjectType, Field | undefined>();
  return (row) => {
    let at: Row | undefined = row;
    for (const reference of references) at = at === undefined ? undefined : follow(store, includeDeleted, at, reference);
    if (at === undefined) return null;
    const { object } = store.tableOfId(at[SLOT.Id] as string)!;
    if (name === 'Type') return object.name;
    if (!fields.has(object)) fields.set(object, fieldOf(object, name));
    const field = fields.get(object);
    return field === undefined ? null : (at[field.slot] ?? null);
  };
}

/** What a polymorphic name reads from one of its objects: `Name` is whatever names the record. */
export function fieldOf(object: ObjectType, name: string): Field | undefined {
  return object.field(name) ?? (name === 'Name' ? object.fields.find((field) => field.isName) : undefined);
}

/** The record that a reference points to. A deleted one is only there for those who ask for deleted rows. */
export function parentOf(store: Store, includeDeleted: boolean, id: Value | undefined): Row | undefined {
  const parent = typeof id === 'string' ? store.findRow(id) : undefined;
  return parent !== undefined && (includeDeleted || parent[SLOT.IsDeleted] !== true) ? parent : undefined;
}
