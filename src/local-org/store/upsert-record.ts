import { ApiError } from '../api-error.ts';
import type { Field } from './field-definition.ts';
import { parseFieldValue } from './field-value.ts';
import { findTable } from './find-table.ts';
import type { ObjectType } from './object-definition.ts';
import { isRecordId, toShortId } from './record-id.ts';
import type { RecordInput } from './save.ts';
import { failed, malformedId, type SaveResult } from './save-result.ts';
import type { Store } from './store.ts';
import { SLOT } from './system-fields.ts';
import type { Row, Table } from './table.ts';
import type { Transaction } from './transaction.ts';
import { changeRecord, insertRecord } from './write-record.ts';

/** Creates the record, or updates the one that has its key. */
export function upsertRecord(transaction: Transaction, record: RecordInput, keyName: string, repeated: ReadonlySet<string>): SaveResult {
  const table = findTable(transaction.store, record.type);
  const field = externalIdOf(table.object, keyName);
  const key = keyOf(record, field);
  if (key === undefined) return insert(transaction, table, record);
  if (repeated.size > 0 && repeated.has(repeatKey(record.type, field, key))) {
    return failed('DUPLICATE_VALUE', `Duplicate external id specified: ${key}`, [field.name]);
  }
  if (field.slot === SLOT.Id) return upsertById(transaction, table, record, key);
  const matches = findLive(table, field, key);
  if (matches.length > 1) {
    const ids = matches.map((row) => row[SLOT.Id]).join(', ');
    return failed('DUPLICATE_EXTERNAL_ID', `${field.label}: more than one record found for external id field: [${ids}]`, [field.name]);
  }
  if (matches.length === 0) return insert(transaction, table, record);
  return { ...changeRecord(transaction, table, matches[0]!, record), created: false };
}

function insert(transaction: Transaction, table: Table, record: RecordInput): SaveResult {
  const result = insertRecord(transaction, table, record);
  return { ...result, created: result.success };
}

function upsertById(transaction: Transaction, table: Table, record: RecordInput, id: string): SaveResult {
  if (!isRecordId(id)) return malformedId(table.object, id);
  const row = table.find(id);
  if (row === undefined) return failed('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  return { ...changeRecord(transaction, table, row, record), created: false };
}

function findLive(table: Table, field: Field, key: string): readonly Row[] {
  const value = parseFieldValue(field, key);
  if (field.unique) {
    const row = table.findUnique(field, value);
    return row === undefined ? [] : [row];
  }
  return (table.findByKey(field, value) ?? []).filter((row) => row[SLOT.IsDeleted] !== true);
}

function externalIdOf(object: ObjectType, name: string): Field {
  const field = object.upsertKey(name);
  if (field !== undefined) return field;
  const message = `Field name provided, ${name} does not match an External ID, Salesforce Id, or indexed field for ${object.name}`;
  throw new ApiError('INVALID_FIELD', message, 'InvalidFieldFault');
}

/** Without a key a record can only be new. */
function keyOf(record: RecordInput, field: Field): string | undefined {
  const name = field.name in record ? field.name : Object.keys(record).find((each) => each.toLowerCase() === field.name.toLowerCase());
  const key = name === undefined ? undefined : record[name];
  if (key === undefined || key === null) return undefined;
  const text = String(key).trim();
  return text === '' ? undefined : text;
}

/** The keys that come more than once in a call: two rows for one record have no order that the caller could rely on, so the servers refuse both. */
export function findRepeatedKeys(store: Store, keyName: string, records: readonly RecordInput[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const record of records) {
    const field = typeof record.type === 'string' ? store.table(record.type)?.object.field(keyName) : undefined;
    const key = field === undefined ? undefined : keyOf(record, field);
    if (field === undefined || key === undefined) continue;
    const name = repeatKey(record.type, field, key);
    if (seen.has(name)) repeated.add(name);
    seen.add(name);
  }
  return repeated;
}

function repeatKey(type: string, field: Field, key: string): string {
  const isCased = field.type === 'id' || field.caseSensitive;
  return `${type.toLowerCase()} ${field.type === 'id' ? toShortId(key) : isCased ? key : key.toLowerCase()}`;
}
