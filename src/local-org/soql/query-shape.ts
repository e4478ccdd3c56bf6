import type { Store } from '../store/store.ts';
import { isAggregate } from './aggregate.ts';
import { isDateFunction } from './operand.ts';
import { parseQuery } from './parse-query.ts';
import type { Query } from './syntax.ts';

/** What a query is made of, for protocols that take only some queries or divide them. */
export interface QueryShape {
  /** As in FROM; as the org spells it where the org has it. */
  readonly object: string;
  readonly hasChildren: boolean;
  /** COUNT() and its kind, GROUP BY, or date functions in SELECT. */
  readonly isAggregate: boolean;
  readonly hasGroupBy: boolean;
  readonly groupsByFunction: boolean;
  readonly hasWhere: boolean;
  readonly hasOrderBy: boolean;
  readonly hasLimit: boolean;
  readonly hasOffset: boolean;
  readonly hasTypeOf: boolean;
  /** Address and location fields that SELECT names; those that FIELDS() brings too. */
  readonly compoundFields: readonly string[];
}

/** Reads a query without running it. Throws ApiError (MALFORMED_QUERY). */
export function queryShape(store: Store, text: string): QueryShape {
  const query = parseQuery(text);
  return {
    object: store.table(query.from.text)?.object.name ?? query.from.text,
    hasChildren: query.select.some(({ kind }) => kind === 'children'),
    isAggregate: isAggregate(query),
    hasGroupBy: query.grouping !== undefined,
    groupsByFunction: query.grouping?.keys.some((key) => key.kind === 'call' && isDateFunction(key)) ?? false,
    hasWhere: query.where !== undefined,
    hasOrderBy: query.orderBy.length > 0,
    hasLimit: query.limit !== undefined,
    hasOffset: query.offset !== undefined,
    hasTypeOf: query.select.some(({ kind }) => kind === 'typeof'),
    compoundFields: compoundFields(store, query),
  };
}

function compoundFields(store: Store, query: Query): string[] {
  const object = store.table(query.from.text)?.object;
  return query.select.flatMap((item) => {
    if (item.kind !== 'value') return [];
    if (item.value.kind === 'path') {
      const field = object?.field(item.value.names.at(-1)!);
      return field?.parts === undefined ? [] : [field.name];
    }
    if (item.value.name !== 'FIELDS' || object === undefined) return [];
    const [which] = item.value.args;
    const wanted = which?.kind === 'path' ? which.names[0]!.toUpperCase() : '';
    return object.fields
      .filter(({ parts, custom }) => parts !== undefined && (wanted === 'ALL' || custom === (wanted === 'CUSTOM')))
      .map(({ name }) => name);
  });
}
