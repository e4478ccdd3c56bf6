import { ForcewireError } from '../errors.ts';
import { nearestName } from './nearest-name.ts';

/** What a query needs to know of a field. */
export interface FieldShape {
  readonly name: string;
  readonly type: string;
  readonly custom: boolean;
  /** How queries follow a reference: `Owner` of `OwnerId`. */
  readonly relationshipName: string | null;
  readonly referenceTo: readonly string[];
}

/** What a query needs to know of an object. */
export interface ObjectShape {
  readonly name: string;
  readonly fields: readonly FieldShape[];
}

/** Asks for an object; names are taken in any case. */
export type Describe = (object: string) => Promise<ObjectShape>;

/** A field with the path that leads to it, spelled as the org does. */
export interface FoundField {
  readonly path: string;
  readonly field: FieldShape;
}

/**
 * The field that a path names, `Name` or `Account.Owner.Name`; where a reference may point at several objects, any of them may have it.
 * Throws ForcewireError (UNKNOWN_FIELD) with the nearest name that would be right.
 */
export async function findField(describe: Describe, object: string, path: string): Promise<FoundField> {
  const shape = await describe(object);
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return { path: fieldNamed(shape, first).name, field: fieldNamed(shape, first) };
  const reference = referenceNamed(shape, first);
  let failure: unknown;
  for (const target of reference.referenceTo) {
    try {
      const found = await findField(describe, target, rest.join('.'));
      return { path: `${reference.relationshipName}.${found.path}`, field: found.field };
    } catch (error) {
      failure ??= error;
    }
  }
  throw failure;
}

function fieldNamed({ name: object, fields }: ObjectShape, name: string): FieldShape {
  const found = fields.find((field) => isSame(field.name, name));
  if (found !== undefined) return found;
  const reference = fields.find(({ relationshipName }) => isSame(relationshipName, name));
  if (reference !== undefined) {
    throw unknownField(
      `${name} of ${object} is a parent, not a field; name ${reference.name}, or a field of it such as ${reference.relationshipName}.Name`,
    );
  }
  throw unknownField(
    `${object} has no field ${name}${suggestion(
      name,
      fields.map((field) => field.name),
    )}`,
  );
}

function referenceNamed({ name: object, fields }: ObjectShape, name: string): FieldShape {
  const references = fields.filter((field) => field.relationshipName !== null && field.referenceTo.length > 0);
  const found = references.find((field) => isSame(field.relationshipName, name));
  if (found !== undefined) return found;
  const byField = references.find((field) => isSame(field.name, name));
  const names = references.map((field) => field.relationshipName!);
  throw unknownField(`${object} has no parent ${name}${suggestion(byField?.relationshipName ?? name, names)}`);
}

function suggestion(name: string, names: readonly string[]): string {
  const nearest = nearestName(name, names);
  return nearest === undefined ? '' : `; ${nearest} is the nearest`;
}

function isSame(name: string | null, wanted: string): boolean {
  return name?.toLowerCase() === wanted.toLowerCase();
}

function unknownField(message: string): ForcewireError {
  return new ForcewireError('UNKNOWN_FIELD', `${message}.`);
}
