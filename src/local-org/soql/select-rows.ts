import type { Value } from '../store/field-value.ts';
import { toShortId } from '../store/record-id.ts';
import { SLOT } from '../store/system-fields.ts';
import type { Row, Table } from '../store/table.ts';
import type { Column, Operand } from './column.ts';
import { compileCondition, type Filter, type Predicate, type Resolver } from './filter.ts';
import { resolveOperand } from './operand.ts';
import { malformedQuery } from './query-error.ts';
import type { Scope } from './scope.ts';
import { checkSemiJoins, semiJoinValues } from './semi-join.ts';
import type { Query } from './syntax.ts';

/** Compiles a WHERE once; what it returns is asked for rows as often as one likes. */
export function compileWhere(scope: Scope, query: Pick<Query, 'where' | 'scope'>): Filter<Row> {
  const tests: Predicate<Row>[] = [];
  if (!scope.includeDeleted) tests.push((row) => row[SLOT.IsDeleted] !== true);
  const owned = compileScope(scope, query);
  if (owned !== undefined) tests.push(owned);
  if (query.where === undefined) return { test: both(tests) };
  checkSemiJoins(scope, query.where);
  const { test, seek } = compileCondition(query.where, rowResolver(scope));
  return { test: both([...tests, test]), seek };
}

/** The rows that a query finds, in order of their ids, and no more of them than asked for. */
export function selectRows(scope: Scope, { test, seek }: Filter<Row>, most: number = Number.POSITIVE_INFINITY): readonly Row[] {
  const candidates = seek === undefined ? scannedRows(scope) : inOrder(seek());
  const holds = seek === undefined ? test : both([...rangeTest(scope), test]);
  if (most === Number.POSITIVE_INFINITY) return candidates.filter(holds);
  const found: Row[] = [];
  for (let index = 0; index < candidates.length && found.length < most; index++) {
    if (holds(candidates[index]!)) found.push(candidates[index]!);
  }
  return found;
}

function scannedRows({ store, object, context: { idRange } }: Scope): readonly Row[] {
  const table = store.table(object.name)!;
  return idRange === undefined ? table.rows : table.rowsBetween(idRange.from, idRange.to);
}

function both([first, second, ...rest]: readonly Predicate<Row>[]): Predicate<Row> {
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  const others = rest.length === 0 ? undefined : both(rest);
  return others === undefined ? (row) => first(row) && second(row) : (row) => first(row) && second(row) && others(row);
}

function inOrder(rows: readonly Row[]): readonly Row[] {
  if (rows.length < 2) return rows;
  return [...rows].sort((a, b) => ((a[SLOT.Id] as string) < (b[SLOT.Id] as string) ? -1 : 1));
}

// Ids of one object sort as numbers of base 62, whose digits are in the order of their characters; the checksum does not count.
function rangeTest({ context: { idRange } }: Scope): Predicate<Row>[] {
  if (idRange === undefined) return [];
  const from = toShortId(idRange.from);
  const to = idRange.to === undefined ? undefined : toShortId(idRange.to);
  return [
    (row) => {
      const id = row[SLOT.Id] as string;
      return id >= from && (to === undefined || id < to);
    },
  ];
}

function compileScope(scope: Scope, { scope: filterScope }: Pick<Query, 'scope'>): Predicate<Row> | undefined {
  const name = filterScope?.text.toLowerCase();
  if (filterScope === undefined || name === 'everything') return undefined;
  const owner = scope.object.field('OwnerId');
  if (name !== 'mine' || owner === undefined) {
    throw malformedQuery(
      scope.text,
      filterScope.at,
      `filter scope '${filterScope.text}' is not supported for entity '${scope.object.name}'`,
    );
  }
  const { userId } = scope.context;
  return (row) => row[owner.slot] === userId;
}

/** Understands names as those of rows. */
function rowResolver(scope: Scope): Resolver<Row> {
  return {
    scope,
    operand: (left) => resolveOperand(scope, left),
    values: (query, operand) => semiJoinValues(scope, query, operand as Column, compileAndSelect),
    index: (operand) => rowFinder(scope, operand),
  };
}

function compileAndSelect(scope: Scope, query: Query): readonly Row[] {
  return selectRows({ ...scope, context: { ...scope.context, idRange: undefined } }, compileWhere(scope, query));
}

function rowFinder(scope: Scope, operand: Operand<Row>): ((values: ReadonlySet<Value>) => readonly Row[]) | undefined {
  const { field } = operand;
  if (!('references' in operand) || (operand as Column).references.length > 0) return undefined;
  const table = scope.store.table(scope.object.name)!;
  if (field.slot === SLOT.Id) return (values) => findById(table, values);
  if (field.slot < 0 || !(field.type === 'reference' || field.externalId || field.unique)) return undefined;
  return (values) => [...values].flatMap((value) => table.findByKey(field, value)!);
}

function findById(table: Table, values: ReadonlySet<Value>): readonly Row[] {
  const rows: Row[] = [];
  for (const value of values) {
    const row = typeof value === 'string' ? table.find(value) : undefined;
    if (row !== undefined) rows.push(row);
  }
  return rows;
}
