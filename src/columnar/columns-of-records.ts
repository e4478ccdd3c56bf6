import { ForcewireError } from '../errors.ts';
import type { QueryOptions, Rows } from '../rows.ts';
import { type ColumnarOptions, type ColumnarPage, MOST_ROWS } from './page.ts';
import { PageBuilder, pageForm } from './page-builder.ts';

/**
 * Pages of records as columns, a page for each. A parent that is null has columns of null. Throws ForcewireError (INVALID_OPTION) for records
 * with children, which have no place in a column.
 */
export async function* columnsOfRecords<T>(
  rows: Pick<Rows<T>, 'columns' | 'pages'>,
  typed: QueryOptions['typed'],
  options: ColumnarOptions = {},
): AsyncGenerator<ColumnarPage, void, undefined> {
  let builder: PageBuilder | undefined;
  let paths: readonly (readonly string[])[] = [];
  for await (const page of rows.pages()) {
    if (builder === undefined) {
      const columns = await rows.columns();
      paths = columns.map(({ name }) => name.split('.'));
      builder = new PageBuilder(pageForm(columns, typed, options, () => 0));
    }
    for (let at = 0; at < page.length; at += MOST_ROWS) {
      const records = page.slice(at, at + MOST_ROWS);
      builder.addValues(records.length, (column) => records.map((record) => valueAt(record, paths[column]!)));
      yield builder.take()!;
    }
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
