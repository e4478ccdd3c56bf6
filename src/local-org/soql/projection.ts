import { unknownRelationshipText } from '../api-error.ts';
import { formatFieldValue, type Value } from '../store/field-value.ts';
import { type Field, type ObjectType, SLOT } from '../store/object-definition.ts';
import type { Row } from '../store/table.ts';
import { type Column, parentRow, resolveColumn, type Scope } from './column.ts';
import { malformedQuery, queryError } from './query-error.ts';
import type { ResultSet } from './run-query.ts';
import type { Call, Path, Query } from './syntax.ts';

/** A record of an answer: text for each field, in the order of the SELECT list. */
export type ResultRecord = Record<string, unknown>;

/** Turns the children of one record into what the answer holds: a page, and a locator if there is more. */
export type OpenChildren = (children: ResultSet) => unknown;

/** Makes records of an answer out of rows. */
export type Projection = (row: Row, openChildren: OpenChildren) => ResultRecord;

export type ChildQuery = (row: Row) => ResultSet;

interface Part {
  readonly name: string;
  readonly read: (row: Row, openChildren: OpenChildren) => unknown;
}

/** One SELECT list, taken apart: own fields, parents and children, each in its place. */
export class ProjectionBuilder {
  readonly #scope: Scope;
  readonly #parts: (Part | ParentPart)[] = [];
  readonly #named = new Set<string>();

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  addField(path: Path | Call): void {
    if (path.kind === 'path') this.#addColumn(resolveColumn(this.#scope, path), path.at);
    else if (path.name === 'FIELDS') this.#addFields(path);
    else if (path.name === 'TOLABEL' && path.argument !== undefined) this.addField(path.argument);
    else throw malformedQuery(this.#scope.text, path.at, `the function ${path.name} is not known here`);
  }

  #addFields(call: Call): void {
    const which = call.argument?.names.join('.').toUpperCase();
    if (which !== 'ALL' && which !== 'STANDARD' && which !== 'CUSTOM') {
      throw malformedQuery(this.#scope.text, call.at, 'FIELDS() takes ALL, STANDARD or CUSTOM');
    }
    for (const field of this.#scope.object.fields) {
      if (which !== 'ALL' && field.custom !== (which === 'CUSTOM')) continue;
      this.addField({ kind: 'path', names: [field.name], at: call.at });
    }
  }

  #addColumn(column: Column, at: number): void {
    const key = column.name.toLowerCase();
    if (this.#named.has(key)) throw malformedQuery(this.#scope.text, at, `duplicate field selected: ${column.name}`);
    this.#named.add(key);
    placeColumn(this.#parts, column.references, column.field, column.field.name);
  }

  addChildren(name: string, query: ChildQuery): void {
    this.#parts.push({
      name,
      read: (row, openChildren) => {
        const children = query(row);
        return children.size === 0 ? null : openChildren(children);
      },
    });
  }

  build(): Projection {
    return compileParts(this.#scope, this.#scope.object, this.#parts);
  }
}

/** A parent record: the fields selected from it, by reference. */
interface ParentPart {
  readonly reference: Field;
  readonly parts: (ParentPart | FieldPart)[];
}

interface FieldPart {
  readonly fieldName: string;
}

function placeColumn(parts: (Part | ParentPart | FieldPart)[], references: readonly Field[], field: Field, fieldName: string): void {
  const [reference, ...rest] = references;
  if (reference === undefined) {
    parts.push({ fieldName });
    return;
  }
  let parent = parts.find((part): part is ParentPart => 'reference' in part && part.reference === reference);
  if (parent === undefined) {
    parent = { reference, parts: [] };
    parts.push(parent);
  }
  placeColumn(parent.parts, rest, field, fieldName);
}

/** The record's `Id` stands where it was selected; the null of an Id that was not selected stands first. */
function compileParts(scope: Scope, object: ObjectType, parts: readonly (Part | ParentPart | FieldPart)[]): Projection {
  const { name: type } = object;
  const compiled = parts.map((part) =>
    'read' in part ? part : 'reference' in part ? compileParent(scope, part) : compileField(object, part.fieldName),
  );
  const selectsId = compiled.some((part) => part.name === 'Id');
  return (row, openChildren) => {
    const record: ResultRecord = selectsId ? { type } : { type, Id: null };
    for (const part of compiled) record[part.name] = part.read(row, openChildren);
    return record;
  };
}

function compileField(object: ObjectType, name: string): Part {
  const field = object.field(name);
  if (field === undefined) return { name, read: () => null };
  if (field.parts !== undefined) return { name: field.name, read: compoundReader(object, field.parts) };
  const { slot } = field;
  return { name: field.name, read: (row) => formatFieldValue(field, row[slot]!) };
}

/** All of a compound's parts, or null when the record has none of them. */
function compoundReader(object: ObjectType, parts: Readonly<Record<string, string>>): (row: Row) => Record<string, Value> | null {
  const slots = Object.entries(parts).map(([name, field]) => [name, object.field(field)!.slot] as const);
  return (row) => {
    if (slots.every(([, slot]) => row[slot] === null)) return null;
    return Object.fromEntries(slots.map(([name, slot]) => [name, row[slot]!]));
  };
}

function compileParent(scope: Scope, { reference, parts }: ParentPart): Part {
  const projections = new Map<ObjectType, Projection>();
  const projectionOf = (object: ObjectType): Projection => {
    let projection = projections.get(object);
    if (projection === undefined) projections.set(object, (projection = compileParts(scope, object, parts)));
    return projection;
  };
  return {
    name: reference.relationshipName!,
    read: (row, openChildren) => {
      const parent = parentRow(scope, row, reference);
      if (parent === undefined) return null;
      return projectionOf(scope.store.tableOfId(parent[SLOT.Id] as string)!.object)(parent, openChildren);
    },
  };
}

/** The child object and its reference to the parent, by the name in a subquery's FROM. */
export function resolveChildren(scope: Scope, query: Query): { object: ObjectType; reference: Field; name: string } {
  const wanted = query.from.text.split('.').at(-1)!.toLowerCase();
  const found = scope.store.childRelationships(scope.object).find((each) => each.name?.toLowerCase() === wanted);
  if (found !== undefined) return { object: found.child, reference: found.child.field(found.field)!, name: found.name! };
  const reason = unknownRelationshipText(query.from.text, 'FROM part of query call');
  throw queryError('INVALID_TYPE', 'InvalidSObjectFault', scope.text, query.from.at, reason);
}
