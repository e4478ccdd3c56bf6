import { unknownFieldText } from '../api-error.ts';
import type { ObjectType } from '../store/object-definition.ts';
import { SLOT } from '../store/system-fields.ts';
import { isPolymorphic, parentOf, resolveColumn, resolveReferences } from './column.ts';
import { unknownFunction } from './operand.ts';
import { compileParts, type Part, type Projection, placeField, type ValuePart } from './projection.ts';
import { invalidField, malformedQuery, unknownObject } from './query-error.ts';
import { innerScope, type Scope } from './scope.ts';
import type { Expression, TypeOf } from './syntax.ts';

/**
 * `TYPEOF What WHEN Account THEN Phone ELSE Name END`: the record behind a reference, with the fields that its object is asked for. One of
 * another object is there with nothing but its type (SOQL reference, TYPEOF).
 */
export function compileTypeOf(scope: Scope, item: TypeOf): ValuePart {
  const { text, store } = scope;
  const [reference] = resolveReferences(scope, item.reference, item.reference.names);
  if (reference === undefined || item.reference.names.length !== 1 || !isPolymorphic(reference)) {
    throw malformedQuery(
      text,
      item.reference.at,
      `TYPEOF is only supported for polymorphic relationships, cannot use: '${item.reference.names.join('.')}'`,
    );
  }
  const projections = new Map<ObjectType, Projection>();
  for (const { object: name, fields } of item.branches) {
    const object = store.table(name.text)?.object;
    if (object === undefined) throw unknownObject(text, name);
    if (!reference.referenceTo.includes(object.name)) {
      throw invalidField(text, name.at, `Entity '${object.name}' is not a valid type for the relationship '${reference.relationshipName}'`);
    }
    if (projections.has(object)) throw malformedQuery(text, name.at, `duplicate type in TYPEOF: ${object.name}`);
    projections.set(object, compileBranch(innerScope(scope, object), fields));
  }
  const others = compileElse(scope, reference.referenceTo, item.otherwise);
  return {
    name: reference.relationshipName!,
    read: (row, reading) => {
      const parent = parentOf(store, scope.includeDeleted, row[reference.slot]);
      if (parent === undefined) return null;
      const { object } = store.tableOfId(parent[SLOT.Id] as string)!;
      return (projections.get(object) ?? others(object))(parent, reading);
    },
  };
}

function compileBranch(scope: Scope, fields: readonly Expression[]): Projection {
  const parts: Part[] = [];
  for (const field of fields) {
    if (field.kind === 'call') throw unknownFunction(scope, field);
    const column = resolveColumn(scope, field);
    placeField(parts, column.references, { fieldName: column.field.name });
  }
  return compileParts(scope, scope.object, parts);
}

/** ELSE can name what some of the objects have; each record shows what its own object has of it. */
function compileElse(
  scope: Scope,
  objects: readonly string[],
  otherwise: readonly Expression[] | undefined,
): (object: ObjectType) => Projection {
  const parts: Part[] = [];
  for (const field of otherwise ?? []) {
    if (field.kind === 'call') throw unknownFunction(scope, field);
    const name = field.names.join('.');
    const known = objects.map((each) => scope.store.table(each)?.object.field(name)).find((each) => each !== undefined);
    if (known === undefined && name.toLowerCase() !== 'type') throw invalidField(scope.text, field.at, unknownFieldText(name, 'Name'));
    placeField(parts, [], { fieldName: known?.name ?? 'Type' });
  }
  const projections = new Map<ObjectType, Projection>();
  return (object) => {
    let projection = projections.get(object);
    if (projection === undefined) projections.set(object, (projection = compileParts(scope, object, parts)));
    return projection;
  };
}
