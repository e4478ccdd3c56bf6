import { ForcewireError } from '../errors.ts';
import type { QueryOptions, Rows } from '../rows.ts';
import type { ColumnarPage } from './page.ts';
import { type PageMaker, pageMaker } from './page-maker.ts';

/**
 * Pages of records as columns, a page for each. A parent that is null has columns of null. Throws ForcewireError (INVALID_OPTION) for records
 * with children, which have no place in a column.
 */
export async function* columnsOfRecords<T>(
  rows: Pick<Rows<T>, 'columns' | 'pages'>,
  typed: QueryOptions['typed'],
): AsyncGenerator<ColumnarPage, void, undefined> {
  let make: PageMaker | undefined;
  let paths: readonly (readonly string[])[] = [];
  for await (const page of rows.pages()) {
    if (make === undefined) {
      const columns = await rows.columns();
      paths = columns.map(({ name }) => name.split('.'));
      const places = new Map(columns.map(({ name }, at) => [name, at]));
      make = pageMaker(columns, typed, (name) => places.get(name)!);
    }
    yield make(page.map((record) => paths.map((path) => valueAt(record, path))));
  }
}

function valueAt(record: unknown, path: readonly string[]): unknown {
  let value = record;
  for (const name of path) {
    if (value === null || value === undefined) return null;
    value = (value as Record<string, unknown>)[name];
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return value ?? null;
  const advice = 'leave the subquery out, or read records';
  throw new ForcewireError('INVALID_OPTION', `columnar() has no place for the records of ${path.join('.')}: ${advice}.`);
}
