import type { Column, QueryOptions } from '../rows.ts';
import { NumberColumn } from './number-column.ts';
import { type ColumnarPage, kindOf } from './page.ts';
import { TextColumn } from './text-column.ts';

/** Makes a page of rows, which are arrays; `placeOf` says where a column stands in them. */
export type PageMaker = (rows: readonly (readonly unknown[])[]) => ColumnarPage;

export function pageMaker(columns: readonly Column[], typed: QueryOptions['typed'], placeOf: (name: string) => number): PageMaker {
  const { decimals = 'number' } = typeof typed === 'object' ? typed : {};
  const makers = columns.map(({ name, type }) => {
    const kind = typed === undefined || typed === false ? 'text' : kindOf(type, decimals);
    return kind === 'text' ? new TextColumn(name, placeOf(name)) : new NumberColumn(name, placeOf(name), kind);
  });
  return (rows) => ({ rows: rows.length, columns: makers.map((column) => column.vector(rows)) });
}
