import type { Field } from '../store/field-definition.ts';
import type { ObjectType } from '../store/object-definition.ts';
import { SLOT } from '../store/system-fields.ts';
import { isAggregate } from './aggregate.ts';
import { malformedQuery, unknownChildren } from './query-error.ts';
import type { ResultColumn } from './result-set.ts';
import type { PreparedResult } from './run-query.ts';
import { innerScope, type Scope, withAliases } from './scope.ts';
import type { ChildQuery } from './select-list.ts';
import { compileWhere } from './select-rows.ts';
import type { Query } from './syntax.ts';

/** A query of children, compiled. */
export interface Children {
  readonly name: string;
  readonly columns: readonly ResultColumn[];
  readonly query: ChildQuery;
}

/** Children of children can be asked for since then; the root counts as one of the five levels. */
const NESTED_SINCE = 58;
const MAX_LEVELS = 4;

/** Compiles a query in a SELECT list; each record's children are looked up by the index of their reference. */
export function compileChildren(
  scope: Scope,
  query: Query,
  depth: number,
  isParentSingle: boolean,
  prepare: (scope: Scope, query: Query, depth: number) => PreparedResult,
): Children {
  const { text, store } = scope;
  const levels = (scope.context.apiVersion ?? NESTED_SINCE) < NESTED_SINCE ? 1 : MAX_LEVELS;
  if (depth > levels) {
    const reason = `SOQL statements cannot query aggregate relationships more than ${levels} ${levels === 1 ? 'level' : 'levels'} away from the root entity object.`;
    throw malformedQuery(text, query.from.at, reason);
  }
  scope.relationships.addChildren(query.from.at);
  const { object, reference, name } = resolveChildren(scope, query);
  if (isAggregate(query)) throw malformedQuery(text, query.at, 'only root queries support aggregate expressions');
  if (query.offset !== undefined && !isParentSingle) {
    throw malformedQuery(text, query.offset.at, 'OFFSET in a subquery is only supported when the parent query has a LIMIT of 1');
  }
  const inner = withAliases(innerScope(scope, object), query.alias, query.parents);
  const { test } = compileWhere(inner, query);
  const table = store.table(object.name)!;
  const { columns, toResult } = prepare(inner, query, depth);
  return { name, columns, query: (row) => toResult(table.findByKey(reference, row[SLOT.Id]!)!.filter(test)) };
}

/** The child object and its reference to the parent, by the name in a subquery's FROM, perhaps behind the parent's name or alias. */
function resolveChildren(scope: Scope, query: Query): { object: ObjectType; reference: Field; name: string } {
  const names = query.from.text.split('.');
  const isOwn = names.length === 1 || (names.length === 2 && scope.aliases.get(names[0]!.toLowerCase())?.length === 0);
  const found = isOwn ? scope.store.childRelationship(scope.object, names.at(-1)!) : undefined;
  if (found === undefined) throw unknownChildren(scope.text, query.from);
  return { object: found.child, reference: found.child.field(found.field)!, name: found.name! };
}
