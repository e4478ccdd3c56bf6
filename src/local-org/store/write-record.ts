import { assignRecord } from './assign-record.ts';
import { checkDraft } from './check-draft.ts';
import { Draft } from './draft.ts';
import { lockDraft } from './lock-rows.ts';
import { toShortId } from './record-id.ts';
import type { RecordInput } from './save.ts';
import { failed, type SaveResult, saved } from './save-result.ts';
import { SLOT } from './system-fields.ts';
import type { Row, Table } from './table.ts';
import type { Transaction } from './transaction.ts';

/** Stores a new record. */
export function insertRecord(transaction: Transaction, table: Table, input: RecordInput): SaveResult {
  if (isRefused(transaction, table, 'create')) return notSupported(table, 'create');
  const draft = new Draft(transaction, table, undefined, input);
  transaction.stamp(draft.row, true);
  assignRecord(draft);
  fillOwner(draft);
  table.object.rules?.complete?.(draft);
  checkDraft(draft);
  if (draft.errors === undefined) lockDraft(draft);
  if (draft.errors !== undefined) return { id: null, success: false, errors: draft.errors };
  const { row } = draft;
  const id = table.nextId();
  row[SLOT.Id] = id;
  compute(draft, table.created + 1);
  transaction.insert(table, row);
  table.object.rules?.after?.(transaction, undefined, row);
  return saved(id);
}

/** Changes a stored record. */
export function changeRecord(transaction: Transaction, table: Table, before: Row, input: RecordInput): SaveResult {
  if (before[SLOT.IsDeleted] === true) return failed('ENTITY_IS_DELETED', 'entity is deleted');
  if (isRefused(transaction, table, 'update')) return notSupported(table, 'update');
  const draft = new Draft(transaction, table, before, input);
  transaction.stamp(draft.row, false);
  assignRecord(draft);
  table.object.rules?.complete?.(draft);
  checkDraft(draft);
  if (draft.errors === undefined) lockDraft(draft);
  if (draft.errors !== undefined) return { id: null, success: false, errors: draft.errors };
  compute(draft, 0);
  transaction.replace(table, before, draft.row);
  table.object.rules?.after?.(transaction, before, draft.row);
  return saved(before[SLOT.Id] as string);
}

/** Whether nobody but the org itself can do this with the object's records. */
export function isRefused({ context }: Transaction, { object }: Table, operation: 'create' | 'update' | 'delete' | 'undelete'): boolean {
  return object.refuses.includes(operation) && context.asSystem !== true;
}

/** The error of an operation that an object does not have. */
export function notSupported({ object }: Table, operation: string, id: string | null = null): SaveResult {
  return failed('INVALID_TYPE_FOR_OPERATION', `entity type ${object.name} does not support ${operation}`, [], id);
}

function fillOwner({ object, row, transaction }: Draft): void {
  const { ownerField } = object;
  if (ownerField !== undefined && row[ownerField.slot] === null) row[ownerField.slot] = transaction.context.userId;
}

/** What the org fills in itself. `number` counts the object's records. */
function compute(draft: Draft, number: number): void {
  const { object, row } = draft;
  for (const field of object.computedFields) {
    if (field.formula !== undefined) row[field.slot] = field.formula((name) => draft.read(name));
    else if (row[field.slot] !== null) continue;
    else if (field.autoNumber !== undefined) {
      row[field.slot] = field.autoNumber.prefix + String(number).padStart(field.autoNumber.digits, '0');
    } else row[field.slot] = toShortId(row[SLOT.Id] as string);
  }
}
