import { ApiError, unknownObjectText } from '../api-error.ts';
import type { Store } from './store.ts';
import type { Table } from './table.ts';

/** The table of the object that a record names. Throws ApiError (INVALID_TYPE). */
export function findTable(store: Store, type: unknown): Table {
  // What came over the wire need not be text: nil, or an element with children.
  const name = typeof type === 'string' ? type : '';
  const table = store.table(name);
  if (table === undefined) throw new ApiError('INVALID_TYPE', unknownObjectText(name), 'InvalidSObjectFault');
  return table;
}
