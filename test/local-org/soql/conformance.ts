import type { ApiError } from '../../../src/local-org/api-error.ts';
import { runQuery } from '../../../src/local-org/soql/run-query.ts';
import type { QueryContext } from '../../../src/local-org/soql/scope.ts';
import { type DataSet, NOW } from './data-set.ts';

/** What the query is run with besides its text. */
export type Circumstances = Partial<Pick<QueryContext, 'apiVersion' | 'timeZone' | 'locale' | 'includeDeleted'>> & {
  readonly user?: string;
};

/** An error: its code, and what its reason contains. `^` in the query marks the place; it is not part of the query. */
export interface Refusal {
  readonly code: string;
  readonly says: string;
}

/**
 * A row of the conformance table: the query, what the reference makes it answer, and where the reference says so.
 *
 * A record is its values with bars between, in SELECT order: nothing for null, `#Acme` for an id, {…} for a parent, […] for children. Lines
 * stand in any order unless the query has ORDER BY. A `SELECT COUNT()` is its size. `'#Acme'` in a query stands for an id.
 */
export type Row = readonly [query: string, expected: readonly string[] | Refusal, rule: string, circumstances?: Circumstances];

export function refused(code: string, says: string): Refusal {
  return { code, says };
}

/** Where `^` stands, as row:column. */
export function placeOf(query: string): string | undefined {
  const before = query.split('^')[0]!;
  return before === query ? undefined : `${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`;
}

/** A section of the table. */
export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** An error as it came. */
export interface Answered extends Refusal {
  readonly at: string | undefined;
}

/** Runs a row's query; what it gives is of the form of `expected`. */
export function answer(
  data: DataSet,
  query: string,
  { user = 'Admin', ...circumstances }: Circumstances = {},
): readonly string[] | Answered {
  const text = withIds(data, query);
  const context: QueryContext = { store: data.org.store, now: NOW, userId: data.idOf(user), ...circumstances };
  try {
    const result = runQuery(context, text);
    if (result.columns.length === 0) return [String(result.size)];
    const records = result.read(0, result.length, (children) => children.read(0, children.length, nested));
    const lines = records.map((record) => lineOf(data, record));
    return isOrdered(query) ? lines : lines.sort();
  } catch (error) {
    const { exceptionCode, message, row, column } = error as ApiError;
    if (exceptionCode === undefined) throw error;
    return { code: exceptionCode, at: row === undefined ? undefined : `${row}:${column}`, says: message.split('\n').at(-1)! };
  }
}

const nested: Parameters<ReturnType<typeof runQuery>['read']>[2] = (children) => children.read(0, children.length, nested);

/** `'#Acme'` becomes Acme's id. */
export function withIds(data: DataSet, query: string): string {
  return query
    .replace('^', '')
    .replace(/'#(\w+)(:15)?'/g, (_, name: string, short?: string) => `'${data.idOf(name).slice(0, short === undefined ? 18 : 15)}'`);
}

export function isOrdered(query: string): boolean {
  return /\bORDER\s+BY\b(?![^()]*\))/i.test(query) || /GROUP\s+BY\s+(ROLLUP|CUBE)/i.test(query);
}

function lineOf(data: DataSet, record: object): string {
  const values = Object.entries(record).filter(([name, value]) => name !== 'type' && (name !== 'Id' || value !== null));
  return values.map(([, value]) => show(data, value)).join('|');
}

function show(data: DataSet, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return `[${value.map((each) => lineOf(data, each)).join(' ')}]`;
  if (typeof value === 'object' && 'type' in value) return `{${lineOf(data, value)}}`;
  if (typeof value === 'object') return `(${Object.values(value).join(',')})`;
  return data.names.get(String(value)) ?? String(value);
}
