import { ApiError } from '../api-error.ts';
import type { Field } from '../store/field-definition.ts';
import type { ObjectType } from '../store/object-definition.ts';
import type { Store } from '../store/store.ts';

/** A parent that rows name by one of its fields. */
export interface ParentKey {
  /** The child's field that will hold the parent's id. */
  readonly reference: Field;
  readonly parent: ObjectType;
  /** What identifies the parent. */
  readonly key: Field;
}

/** The field of a column or element. Throws ApiError (InvalidBatch), since a name that is not there fails the batch before any row is saved. */
export function fieldNamed(object: ObjectType, name: string): Field {
  const field = object.field(name);
  if (field === undefined) throw notFound(name);
  return field;
}

/**
 * What `Rel.Ext__c` stands for; a reference to several objects needs a type (`Lead:Who.Email`), any other must have none. Throws ApiError
 * (InvalidBatch) as `fieldNamed`.
 */
export function parentNamed(store: Store, object: ObjectType, relationship: string, type: string | undefined, key: string): ParentKey {
  const shown = `${type === undefined ? '' : `${type}:`}${relationship}.${key}`;
  const reference = object.relationship(relationship);
  if (reference === undefined) throw notFound(shown);
  const parent = store.table(parentType(reference, type) ?? '')?.object;
  const field = parent?.field(key);
  if (parent === undefined || field === undefined || !identifies(field)) throw notFound(shown);
  return { reference, parent, key: field };
}

function parentType({ referenceTo }: Field, type: string | undefined): string | undefined {
  if (referenceTo.length === 1) return type === undefined ? referenceTo[0] : undefined;
  return referenceTo.find((name) => name.toLowerCase() === type?.toLowerCase());
}

/** An indexed field, in the guide's words: an external id, the Id, or what a unique index or the lookup by email makes one. */
function identifies(field: Field): boolean {
  return field.externalId || field.unique || field.type === 'id' || field.type === 'email';
}

function notFound(name: string): ApiError {
  return new ApiError('InvalidBatch', `Field name not found : ${name}`);
}
