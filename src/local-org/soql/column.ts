import { unknownFieldText, unknownRelationshipText } from '../api-error.ts';
import type { Value } from '../store/field-value.ts';
import { type Field, type ObjectType, SLOT } from '../store/object-definition.ts';
import type { Store } from '../store/store.ts';
import type { Row } from '../store/table.ts';
import { queryError } from './query-error.ts';
import type { Path } from './syntax.ts';

/** What the names of a query mean: the object in FROM, and where the query was written. */
export interface Scope {
  readonly store: Store;
  readonly object: ObjectType;
  readonly alias: string | undefined;
  readonly text: string;
  /** Milliseconds: what TODAY is. */
  readonly now: number;
  /** Whether deleted rows count (queryAll, ALL ROWS). */
  readonly includeDeleted: boolean;
}

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

/** Finds what a path names. Throws ApiError (INVALID_FIELD) with its place in the query. */
export function resolveColumn(scope: Scope, path: Path): Column {
  const names = withoutAlias(scope, path.names);
  const relationships = names.slice(0, -1);
  const name = names.at(-1)!;
  const references: Field[] = [];
  let objects: readonly ObjectType[] = [scope.object];
  for (const relationship of relationships) {
    const reference = objects.map((object) => object.relationship(relationship)).find((field) => field !== undefined);
    if (reference === undefined || references.length === MAX_DEPTH) {
      throw invalidField(scope, path, unknownRelationshipText(relationship, 'field path'));
    }
    references.push(reference);
    objects = reference.referenceTo.flatMap((each) => scope.store.table(each)?.object ?? []);
  }
  const field = objects.map((object) => object.field(name)).find((each) => each !== undefined);
  if (field === undefined) throw invalidField(scope, path, unknownFieldText(name, objects[0]?.name ?? 'Name'));
  return { name: names.join('.'), field, references, read: reader(scope, references, field) };
}

export function invalidField(scope: Scope, path: { readonly at: number }, reason: string): Error {
  return queryError('INVALID_FIELD', 'InvalidFieldFault', scope.text, path.at, reason);
}

function withoutAlias(scope: Scope, names: readonly string[]): readonly string[] {
  const first = names[0]!.toLowerCase();
  const isAlias = first === scope.alias?.toLowerCase() || first === scope.object.name.toLowerCase();
  return names.length > 1 && isAlias ? names.slice(1) : names;
}

function reader(scope: Scope, references: readonly Field[], field: Field): (row: Row) => Value {
  const { slot } = field;
  if (references.length === 0) return (row) => row[slot] ?? null;
  return (row) => {
    let at: Row | undefined = row;
    for (const reference of references) at = at === undefined ? undefined : parentRow(scope, at, reference);
    if (at === undefined) return null;
    // Behind a reference to several objects the field has another place in each.
    const own = scope.store.tableOfId(at[SLOT.Id] as string)!.object.field(field.name);
    return own === undefined ? null : (at[own.slot] ?? null);
  };
}

/** The record that a reference points to. A deleted one is only there for those who ask for deleted rows. */
export function parentRow(scope: Scope, row: Row, reference: Field): Row | undefined {
  const id = row[reference.slot];
  const parent = typeof id === 'string' ? scope.store.findRow(id) : undefined;
  return parent !== undefined && (scope.includeDeleted || parent[SLOT.IsDeleted] !== true) ? parent : undefined;
}
