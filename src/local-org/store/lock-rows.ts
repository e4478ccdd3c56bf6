import type { Draft } from './draft.ts';
import type { RecordError } from './save-result.ts';
import { SLOT } from './system-fields.ts';
import type { Row, Table } from './table.ts';
import type { Transaction } from './transaction.ts';

/** Holds the row and its parents, as the servers do when a child is written; notes in the draft if another save has one of them. */
export function lockDraft(draft: Draft): void {
  if (draft.transaction.context.locks === undefined) return;
  const ids = new Set([
    ...relatedIds(draft.table, draft.row),
    ...(draft.before === undefined ? [] : relatedIds(draft.table, draft.before)),
  ]);
  const error = lock(draft.transaction, [...ids]);
  if (error !== undefined) draft.errors = [error];
}

/** Holds a row that is to be deleted or undeleted, and its parents. */
export function lockRow(transaction: Transaction, table: Table, row: Row): RecordError | undefined {
  return transaction.context.locks === undefined ? undefined : lock(transaction, [...relatedIds(table, row)]);
}

function lock({ context }: Transaction, ids: readonly string[]): RecordError | undefined {
  const { table, holder, ms } = context.locks!;
  const held = table.take(ids, holder, ms);
  if (held.length === 0) return undefined;
  const message = `unable to obtain exclusive access to this record or ${held.length} records: ${held.join(',')}`;
  return { statusCode: 'UNABLE_TO_LOCK_ROW', message, fields: [] };
}

function* relatedIds({ object }: Table, row: Row): Iterable<string> {
  const own = row[SLOT.Id];
  if (typeof own === 'string') yield own;
  for (const { slot } of object.parentFields) {
    const parent = row[slot];
    if (typeof parent === 'string') yield parent;
  }
}
