import type { Value } from '../store/field-value.ts';
import type { Row } from '../store/table.ts';
import { type Column, resolveColumn } from './column.ts';
import { comparable } from './literal-value.ts';
import { malformedQuery, unknownObject } from './query-error.ts';
import { innerScope, type Scope, withAliases } from './scope.ts';
import type { Condition, Query } from './syntax.ts';

type SemiJoin = Condition & { readonly kind: 'in'; readonly values: Query };

const MAX_SEMI_JOINS = 2;

/** Throws for semi-joins and anti-joins where the servers take none: SOQL reference, Semi-Joins and Anti-Joins, restrictions. */
export function checkSemiJoins(scope: Scope, where: Condition): void {
  const found = semiJoins(where);
  const [first] = found;
  if (first === undefined) return;
  const top = where.kind === 'and' ? where.terms : [where];
  const nested = found.find((join) => !top.includes(join));
  if (nested !== undefined) {
    const isPlainOr = where.kind === 'or' && where.terms.includes(nested);
    const reason = isPlainOr
      ? "Semi join sub-selects are not allowed with the 'OR' operator"
      : 'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.';
    throw malformedQuery(scope.text, nested.left.at, reason);
  }
  const tooMany = found[MAX_SEMI_JOINS];
  if (tooMany !== undefined)
    throw malformedQuery(scope.text, tooMany.left.at, `Maximum ${MAX_SEMI_JOINS} semi join sub-selects are allowed`);
}

function semiJoins(condition: Condition): SemiJoin[] {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.terms.flatMap(semiJoins);
  if (condition.kind === 'not') return semiJoins(condition.term);
  return condition.kind === 'in' && 'select' in condition.values ? [condition as SemiJoin] : [];
}

/** The values of the one column that a semi-join selects; nulls are none. */
export function semiJoinValues(
  scope: Scope,
  query: Query,
  outer: Column,
  select: (scope: Scope, query: Query) => readonly Row[],
): ReadonlySet<Value> {
  const object = scope.store.table(query.from.text)?.object;
  if (object === undefined) throw unknownObject(scope.text, query.from);
  const inner = withAliases(innerScope(scope, object), query.alias, query.parents);
  const column = innerColumn(inner, query);
  checkTypes(scope, query, outer, column, object.name);
  const values = new Set<Value>();
  for (const row of select(inner, query)) {
    const value = comparable(column.field, column.read(row));
    if (value !== null) values.add(value);
  }
  return values;
}

function innerColumn(scope: Scope, query: Query): Column {
  const { text } = scope;
  if (query.where !== undefined && semiJoins(query.where).length > 0) {
    throw malformedQuery(text, semiJoins(query.where)[0]!.left.at, 'Nesting of semi join sub-selects is not supported');
  }
  const [ordering] = query.orderBy;
  const refused = query.limit?.at ?? query.offset?.at ?? ordering?.value.at ?? query.grouping?.keys[0]?.at;
  if (refused !== undefined)
    throw malformedQuery(text, refused, 'ORDER BY, LIMIT, OFFSET and GROUP BY are not supported in semi join sub-selects');
  const [item] = query.select;
  if (query.select.length !== 1 || item?.kind !== 'value' || item.value.kind !== 'path') {
    throw malformedQuery(text, query.at, 'semi join sub-selects can only query a single field');
  }
  return resolveColumn(scope, item.value);
}

function checkTypes(scope: Scope, query: Query, outer: Column, inner: Column, innerObject: string): void {
  const { text } = scope;
  if (!isKey(inner)) throw malformedQuery(text, query.at, `semi join sub-selects can only query id fields, cannot use: '${inner.name}'`);
  if (!isKey(outer) || outer.references.length > 0) {
    const reason = `The left operand field in the where expression for outer query should be an id field, cannot use: '${outer.name}'`;
    throw malformedQuery(text, query.at, reason);
  }
  if (scope.object.name === innerObject) {
    throw malformedQuery(text, query.from.at, 'The inner and outer selects should not be on the same object type');
  }
  const targets = targetsOf(outer, scope.object.name);
  if (targetsOf(inner, innerObject).some((target) => targets.includes(target))) return;
  const reason = `The selected field '${inner.name}' in the subquery and the left operand field in the where expression in the outer query '${outer.name}' should point to the same object type`;
  throw malformedQuery(text, query.at, reason);
}

function isKey({ field: { type } }: Column): boolean {
  return type === 'id' || type === 'reference';
}

function targetsOf({ field, references }: Column, object: string): readonly string[] {
  if (field.type === 'reference') return field.referenceTo;
  return references.at(-1)?.referenceTo ?? [object];
}
