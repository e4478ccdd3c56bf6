import { MERGEABLE } from '../describe/object-abilities.ts';
import { deleteRecord } from '../store/delete-record.ts';
import { findTable } from '../store/find-table.ts';
import { isRecordId, toLongId, toShortId } from '../store/record-id.ts';
import type { RecordInput, SaveContext } from '../store/save.ts';
import { failed, type RecordError, type SaveResult } from '../store/save-result.ts';
import { SLOT } from '../store/system-fields.ts';
import type { Row, Table } from '../store/table.ts';
import type { Transaction } from '../store/transaction.ts';
import { changeRecord } from '../store/write-record.ts';
import { runRequests } from './run-requests.ts';

/** One record that stays, with the values it shall have, and one or two that go into it. */
export interface MergeRequest {
  readonly masterRecord: RecordInput;
  readonly recordToMergeIds: readonly string[];
}

/** What became of it. */
export interface MergeResult {
  readonly id: string | null;
  readonly success: boolean;
  readonly errors: readonly RecordError[];
  readonly mergedRecordIds: readonly string[];
  /** Records that pointed at one that went, and point at the one that stays now. */
  readonly updatedRelatedIds: readonly string[];
}

const MAX_MERGED = 2;

/** Merges records. Throws ApiError, with nothing changed, for a field or a type that the org does not have. */
export function merge(context: SaveContext, requests: readonly MergeRequest[]): MergeResult[] {
  return runRequests(context, requests, mergeOne);
}

function mergeOne(transaction: Transaction, { masterRecord, recordToMergeIds }: MergeRequest): MergeResult {
  const table = findTable(transaction.store, masterRecord.type);
  const id = String(masterRecord.Id ?? '');
  const refusal = refusalOf(table, id, recordToMergeIds);
  if (refusal !== undefined) return refused(refusal, id);
  const mark = transaction.mark;
  const saved = changeRecord(transaction, table, table.find(id)!, masterRecord);
  if (!saved.success) return refused(saved, id);
  const related = new Set<string>();
  for (const loserId of recordToMergeIds) {
    moveChildren(transaction, table, loserId, id, related);
    const field = table.object.field('MasterRecordId');
    if (field !== undefined) transaction.adjust(table, table.find(loserId)!, { [field.name]: toLongId(id) });
    const removed = deleteRecord(transaction, loserId);
    if (removed.success) continue;
    transaction.rollBack(mark);
    return refused(removed, id);
  }
  return { id: toLongId(id), success: true, errors: [], mergedRecordIds: recordToMergeIds.map(toLongId), updatedRelatedIds: [...related] };
}

function refusalOf(table: Table, id: string, ids: readonly string[]): SaveResult | undefined {
  const { name } = table.object;
  if (!MERGEABLE.has(name)) return failed('INVALID_TYPE_FOR_OPERATION', `entity type ${name} does not support merge`);
  if (ids.length === 0 || ids.length > MAX_MERGED) {
    return failed('INVALID_ARGUMENT_TYPE', `a merge takes 1 to ${MAX_MERGED} records besides the master`);
  }
  for (const each of [id, ...ids]) {
    const row = isRecordId(each) ? table.find(each) : undefined;
    if (row === undefined) return failed('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    if (row[SLOT.IsDeleted] === true) return failed('ENTITY_IS_DELETED', 'entity is deleted');
  }
  const isRepeated = new Set([id, ...ids].map(toShortId)).size <= ids.length;
  return isRepeated ? failed('DUPLICATE_VALUE', 'a record can stand in a merge only once') : undefined;
}

/** Points at the master what points at the loser. The master does not become its own parent. */
function moveChildren(transaction: Transaction, { object }: Table, loserId: string, masterId: string, related: Set<string>): void {
  const { store } = transaction;
  const [loser, master] = [toLongId(loserId), toLongId(masterId)];
  for (const { child, field: name } of store.childRelationships(object)) {
    const table = store.table(child.name)!;
    const field = child.field(name)!;
    for (const row of table.findByKey(field, loser)?.filter(isLive) ?? []) {
      const childId = row[SLOT.Id] as string;
      if (childId === loser) continue;
      transaction.adjust(table, row, { [field.name]: childId === master ? null : master });
      if (childId !== master) related.add(childId);
    }
  }
}

function isLive(row: Row): boolean {
  return row[SLOT.IsDeleted] !== true;
}

function refused({ errors }: SaveResult, id: string): MergeResult {
  return { id: isRecordId(id) ? toLongId(id) : null, success: false, errors, mergedRecordIds: [], updatedRelatedIds: [] };
}
