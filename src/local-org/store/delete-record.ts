import { lockRow } from './lock-rows.ts';
import { nameOf } from './name-of.ts';
import { isRecordId, toLongId } from './record-id.ts';
import { failed, type RecordError, type SaveResult, saved } from './save-result.ts';
import { SLOT } from './system-fields.ts';
import type { Row, Table } from './table.ts';
import type { Transaction } from './transaction.ts';
import { isRefused, notSupported } from './write-record.ts';

/** Moves a record to the recycle bin with all that goes where it goes. */
export function deleteRecord(transaction: Transaction, id: string): SaveResult {
  const plan = planDelete(transaction, id);
  if ('errors' in plan) return plan;
  clearReferences(transaction, plan);
  const recycled = plan.doomed.filter((each) => each.table.object.recycleBin);
  for (const { table, row } of plan.doomed) {
    if (table.object.recycleBin) moveToBin(transaction, table, row);
    else transaction.discard(table, row);
    table.object.rules?.after?.(transaction, row, undefined);
  }
  const [root, ...members] = recycled.map(({ row }) => row[SLOT.Id] as string);
  if (root !== undefined)
    transaction.addToBin(root, { members, cleared: plan.cleared.map(({ row, field }) => ({ id: idOf(row), field })) });
  return saved(plan.id);
}

/** Deletes a record for good, with all that goes where it goes. */
export function hardDeleteRecord(transaction: Transaction, id: string): SaveResult {
  const plan = planDelete(transaction, id);
  if ('errors' in plan) return plan;
  clearReferences(transaction, plan);
  for (const { table, row } of plan.doomed) {
    transaction.discard(table, row);
    table.object.rules?.after?.(transaction, row, undefined);
  }
  return saved(plan.id);
}

interface Place {
  readonly table: Table;
  readonly row: Row;
}

/** What one delete means for the whole org. The record itself is the first of the doomed. */
interface DeletePlan {
  readonly id: string;
  readonly doomed: Place[];
  readonly cleared: (Place & { readonly field: string })[];
}

function planDelete(transaction: Transaction, id: string): DeletePlan | SaveResult {
  const found = findForDelete(transaction, id);
  if ('errors' in found) return found;
  const { table, row } = found;
  if (row[SLOT.IsDeleted] === true) return failed('ENTITY_IS_DELETED', 'entity is deleted', [], toLongId(id));
  if (isRefused(transaction, table, 'delete')) return notSupported(table, 'delete', idOf(row));
  const plan: DeletePlan = { id: idOf(row), doomed: [], cleared: [] };
  const error = doom(transaction, table, row, plan, new Set()) ?? lockRow(transaction, table, row);
  return error === undefined ? plan : { id: plan.id, success: false, errors: [error] };
}

/** Adds a row and its details to the plan; returns why that cannot be. */
function doom(transaction: Transaction, table: Table, row: Row, plan: DeletePlan, seen: Set<Row>): RecordError | undefined {
  if (seen.has(row)) return undefined;
  seen.add(row);
  const refusal = table.object.rules?.checkDelete?.(transaction, row);
  if (refusal !== undefined) return refusal;
  plan.doomed.push({ table, row });
  for (const relationship of transaction.store.dependents(table.object)) {
    const children = transaction.store.table(relationship.child.name)!;
    if (children.created === 0) continue;
    const field = children.object.field(relationship.field)!;
    const rows = children.findByKey(field, idOf(row))!.filter((child) => child[SLOT.IsDeleted] !== true);
    if (rows.length > 0 && relationship.restrictedDelete) return inUse(table, row, children, rows);
    for (const child of rows) {
      const error = relationship.cascadeDelete ? doom(transaction, children, child, plan, seen) : undefined;
      if (error !== undefined) return error;
      if (!relationship.cascadeDelete) plan.cleared.push({ table: children, row: child, field: field.name });
    }
  }
  return undefined;
}

function inUse(table: Table, row: Row, children: Table, rows: readonly Row[]): RecordError {
  const names = rows.map((child) => nameOf(children, child)).join(', ');
  const users = children.object.labelPlural.toLowerCase();
  const message = `Your attempt to delete ${nameOf(table, row)} could not be completed because it is associated with the following ${users}.: ${names}\n`;
  return { statusCode: 'DELETE_FAILED', message, fields: [] };
}

function clearReferences(transaction: Transaction, { doomed, cleared }: DeletePlan): void {
  const gone = new Set(doomed.map(({ row }) => row[SLOT.Id]));
  for (const { table, row, field } of cleared) {
    if (gone.has(row[SLOT.Id]!)) continue;
    // The same row may have lost another reference meanwhile.
    const current = table.find(idOf(row))!;
    transaction.adjust(table, current, { [field]: null });
  }
}

function moveToBin(transaction: Transaction, table: Table, row: Row): void {
  const current = table.find(idOf(row))!;
  const deleted = current.slice();
  deleted[SLOT.IsDeleted] = true;
  transaction.stamp(deleted, false);
  transaction.replace(table, current, deleted);
}

/** Finds the record that a call by id means; deleted ones too. */
export function findForDelete({ store }: Transaction, id: string): Place | SaveResult {
  if (!isRecordId(id)) return failed('MALFORMED_ID', `bad id ${id}`);
  const table = store.tableOfId(id);
  const row = table?.find(id);
  if (table === undefined || row === undefined) {
    return failed('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [], toLongId(id));
  }
  return { table, row };
}

function idOf(row: Row): string {
  return row[SLOT.Id] as string;
}
