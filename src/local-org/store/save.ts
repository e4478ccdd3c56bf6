import { ApiError } from '../api-error.ts';
import { deleteRecord, hardDeleteRecord } from './delete-record.ts';
import { findTable } from './find-table.ts';
import type { LockTable } from './lock-table.ts';
import { isRecordId, toLongId, toShortId } from './record-id.ts';
import { failed, malformedId, type RecordError, type SaveResult } from './save-result.ts';
import type { Store } from './store.ts';
import { Transaction } from './transaction.ts';
import { emptyRecord, undeleteRecord } from './undelete-record.ts';
import { findRepeatedKeys, upsertRecord } from './upsert-record.ts';
import { changeRecord, insertRecord } from './write-record.ts';

/**
 * A record as requests state it: text for each field, a nested record for a parent by external id, `fieldsToNull` for what is to be cleared.
 * Null and empty text are fields that are not there, as in SOAP; REST's reader turns its nulls into `fieldsToNull`.
 */
export interface RecordInput {
  readonly type: string;
  readonly Id?: string | null | undefined;
  readonly fieldsToNull?: readonly string[] | undefined;
  readonly [field: string]: unknown;
}

/** What a call does, by the names of the SOAP operations. */
export type SaveVerb = 'create' | 'update' | 'upsert' | 'delete' | 'undelete' | 'emptyRecycleBin' | 'hardDelete';

/** On whose behalf, when and how a call changes data. */
export interface SaveContext {
  readonly store: Store;
  readonly userId: string;
  /** Milliseconds. */
  readonly now: number;
  /** One failed record takes back all others. Default false. */
  readonly allOrNone?: boolean | undefined;
  /** Too long text is cut instead of refused. Default false. */
  readonly allowTruncation?: boolean | undefined;
  /**
   * What a value does that its field's type cannot have, and a name that the object does not have: SOAP faults the whole call (the
   * default), Bulk and REST fail that record.
   */
  readonly onBadValue?: 'refuseCall' | 'refuseRecord' | undefined;
  /** Faults on demand: an error that the record shall have in place of being saved. What it throws refuses the call. */
  readonly rowFault?: ((verb: SaveVerb, record: RecordInput | string) => RecordError | undefined) | undefined;
  /** The org itself writes: what callers may only read can be set, and what they may not do to an object can be done. Default false. */
  readonly asSystem?: boolean | undefined;
  /** New records may state CreatedDate, CreatedById, LastModifiedDate and LastModifiedById. Default false. */
  readonly setAuditFields?: boolean | undefined;
  /** Rows that are written, and their parents, are held for `ms`; what another holder has fails with UNABLE_TO_LOCK_ROW. Default: no locks. */
  readonly locks?: { readonly table: LockTable; readonly holder: string; readonly ms: number } | undefined;
}

/** Creates records. Throws ApiError, before anything is stored, for what makes the servers refuse the whole call. */
export function create(context: SaveContext, records: readonly RecordInput[]): SaveResult[] {
  return run(context, 'create', records, createRecord);
}

/** Updates records by Id. */
export function update(context: SaveContext, records: readonly RecordInput[]): SaveResult[] {
  const seen = new Set<string>();
  return run(context, 'update', records, (transaction, record) => updateRecord(transaction, record, seen));
}

/** Creates or updates records by an external id, or by Id. */
export function upsert(context: SaveContext, keyName: string, records: readonly RecordInput[]): SaveResult[] {
  const repeated = findRepeatedKeys(context.store, keyName, records);
  const results = run(context, 'upsert', records, (transaction, record) => upsertRecord(transaction, record, keyName, repeated));
  for (const result of results) result.created ??= false;
  return results;
}

/** Moves records to the recycle bin, with all that goes where they go. */
export function remove(context: SaveContext, ids: readonly string[]): SaveResult[] {
  return run(context, 'delete', ids, deleteRecord);
}

/** Takes records out of the recycle bin, with all that went there because of them. */
export function undelete(context: SaveContext, ids: readonly string[]): SaveResult[] {
  return run(context, 'undelete', ids, undeleteRecord);
}

/** Empties the recycle bin of these records: they cannot be undeleted any more. */
export function emptyRecycleBin(context: SaveContext, ids: readonly string[]): SaveResult[] {
  return run(context, 'emptyRecycleBin', ids, emptyRecord);
}

/** Deletes records for good, past the recycle bin: not even queryAll finds them. */
export function hardDelete(context: SaveContext, ids: readonly string[]): SaveResult[] {
  return run(context, 'hardDelete', ids, hardDeleteRecord);
}

type SaveOne<Item> = (transaction: Transaction, item: Item) => SaveResult;

function run<Item extends RecordInput | string>(
  context: SaveContext,
  verb: SaveVerb,
  items: readonly Item[],
  save: SaveOne<Item>,
): SaveResult[] {
  const transaction = new Transaction(context);
  try {
    const results = items.map((item) => faultOf(context, verb, item) ?? saveOne(transaction, item, save));
    if (context.allOrNone !== true || results.every((result) => result.success)) return results;
    transaction.rollBack();
    return results.map((result) => (result.success ? rolledBack() : result));
  } catch (error) {
    transaction.rollBack();
    throw error;
  }
}

function faultOf({ rowFault }: SaveContext, verb: SaveVerb, item: RecordInput | string): SaveResult | undefined {
  const fault = rowFault?.(verb, item);
  return fault === undefined ? undefined : { id: typeof item === 'string' ? toLongId(item) : null, success: false, errors: [fault] };
}

function saveOne<Item>(transaction: Transaction, item: Item, save: SaveOne<Item>): SaveResult {
  if (transaction.context.onBadValue !== 'refuseRecord') return save(transaction, item);
  try {
    return save(transaction, item);
  } catch (error) {
    if (error instanceof ApiError) return failed(error.exceptionCode, error.message);
    throw error;
  }
}

function rolledBack(): SaveResult {
  return failed(
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'Record rolled back because not all records were valid and the request was using AllOrNone header',
  );
}

function createRecord(transaction: Transaction, record: RecordInput): SaveResult {
  const table = findTable(transaction.store, record.type);
  if (record.Id !== undefined && record.Id !== null && record.Id !== '') {
    return failed('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);
  }
  return insertRecord(transaction, table, record);
}

function updateRecord(transaction: Transaction, record: RecordInput, seen: Set<string>): SaveResult {
  const table = findTable(transaction.store, record.type);
  const { Id: id } = record;
  if (id === undefined || id === null || id === '') return failed('MISSING_ARGUMENT', 'Id not specified in an update call', ['Id']);
  if (!isRecordId(id)) return malformedId(table.object, id);
  const key = toShortId(id);
  if (seen.has(key)) return failed('DUPLICATE_VALUE', `Attempt to update Id more than once in this API call: ${id}`, ['Id']);
  seen.add(key);
  if (!id.startsWith(table.object.keyPrefix)) return malformedId(table.object, id);
  const row = table.find(id);
  if (row === undefined) return failed('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  return changeRecord(transaction, table, row, record);
}
