import { ApiError, unknownFieldText, unknownRelationshipText } from '../api-error.ts';
import { fitValue, isRecordError } from './check-value.ts';
import type { Draft } from './draft.ts';
import type { Field } from './field-definition.ts';
import { parseFieldValue, type Value } from './field-value.ts';
import { findTable } from './find-table.ts';
import type { ObjectType } from './object-definition.ts';
import { ownText } from './own-text.ts';
import { isRecordId } from './record-id.ts';
import type { RecordInput } from './save.ts';
import { AUDIT_NAMES, SLOT } from './system-fields.ts';

/** Puts the caller's values into the draft and notes what is wrong with them. Throws ApiError for what refuses the whole call. */
export function assignRecord(draft: Draft): void {
  const { input } = draft;
  for (const name in input) {
    if (name === 'type' || name === 'Id' || name === 'fieldsToNull') continue;
    const given = input[name];
    if (given === undefined || given === null || given === '') continue;
    if (typeof given === 'object') assignParent(draft, name, given as RecordInput);
    else assignText(draft, name, String(given));
  }
  if (input.fieldsToNull !== undefined) for (const name of input.fieldsToNull) clearField(draft, name);
}

function clearField(draft: Draft, name: string): void {
  const field = fieldOrReference(draft.object, name);
  const given = draft.input[field.name];
  if (given !== undefined && given !== null && given !== '') {
    draft.refuse('INVALID_FIELD_FOR_INSERT_UPDATE', `${field.name}: a field cannot be both set and cleared`, field);
  } else if (isOpen(draft, field)) draft.row[field.slot] = field.type === 'boolean' ? false : null;
}

function assignText(draft: Draft, name: string, text: string): void {
  const field = fieldOf(draft.object, name);
  if (!isOpen(draft, field)) return;
  const parsed = parseValue(draft, field, text);
  if (parsed === undefined) return;
  const value = fitValue(field, parsed, draft.transaction.context.allowTruncation ?? false);
  if (isRecordError(value)) {
    draft.errors ??= [];
    draft.errors.push(value);
  } else if (field.type !== 'reference' || checkReference(draft, field, value)) {
    draft.row[field.slot] = typeof value === 'string' ? ownText(value) : value;
  }
}

function parseValue(draft: Draft, field: Field, text: string): Value | undefined {
  if (draft.transaction.context.onBadValue !== 'refuseRecord') return parseFieldValue(field, text);
  try {
    return parseFieldValue(field, text);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    draft.refuse('INVALID_TYPE_ON_FIELD_IN_RECORD', `${field.label}: value not of required type: ${text}`, field);
    return undefined;
  }
}

/** A parent stated by one of its external ids, or by its Id. */
function assignParent(draft: Draft, name: string, parent: RecordInput): void {
  const reference = draft.object.relationship(name);
  if (reference === undefined) throw new ApiError('INVALID_FIELD', unknownRelationshipText(name, 'field path'), 'InvalidFieldFault');
  if (!isOpen(draft, reference)) return;
  const { store } = draft.transaction;
  const table = findTable(store, typeof parent.type === 'string' && parent.type !== '' ? parent.type : reference.referenceTo[0]!);
  const key = Object.keys(parent).find((each) => each !== 'type' && each !== 'Id' && each !== 'fieldsToNull' && parent[each] !== undefined);
  const field = key === undefined ? table.object.field('Id')! : fieldOf(table.object, key);
  const text = String(parent[key ?? 'Id'] ?? '').trim();
  if (!reference.referenceTo.includes(table.object.name)) {
    draft.refuse('FIELD_INTEGRITY_EXCEPTION', `${reference.label}: id value of incorrect type: ${text}`, reference);
    return;
  }
  const found = field.slot === SLOT.Id ? [table.find(text)] : (table.findByKey(field, parseFieldValue(field, text)) ?? []);
  const live = found.filter((row) => row !== undefined && row[SLOT.IsDeleted] !== true);
  if (live.length === 1) draft.row[reference.slot] = live[0]![SLOT.Id]!;
  else if (live.length > 1) {
    const message = `${field.label}: more than one record found for external id field: [${live.map((row) => row![SLOT.Id]).join(', ')}]`;
    draft.refuse('DUPLICATE_EXTERNAL_ID', message, field);
  } else {
    draft.refuse('INVALID_FIELD', `Foreign key external ID: ${text} not found for field ${field.name} in entity ${table.object.name}`);
  }
}

function isOpen(draft: Draft, field: Field): boolean {
  if (draft.before === undefined ? field.createable : field.updateable) return true;
  const { asSystem, setAuditFields } = draft.transaction.context;
  if (asSystem === true && field.slot >= 0) return true;
  if (setAuditFields === true && draft.before === undefined && AUDIT_NAMES.has(field.name)) return true;
  const advice = 'Please check the security settings of this field and verify that it is read/write for your profile or permission set.';
  return draft.refuse('INVALID_FIELD_FOR_INSERT_UPDATE', `Unable to create/update fields: ${field.name}. ${advice}`, field);
}

function checkReference(draft: Draft, field: Field, value: Value): boolean {
  if (value === null) return true;
  const id = value as string;
  if (!isRecordId(id)) return draft.refuse('MALFORMED_ID', `${field.label}: id value of incorrect type: ${id}`, field);
  const table = draft.transaction.store.tableOfId(id);
  if (table === undefined || !field.referenceTo.includes(table.object.name)) {
    return draft.refuse('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${id}`, field);
  }
  const row = table.find(id);
  if (row === undefined) return draft.refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', field);
  return row[SLOT.IsDeleted] !== true || draft.refuse('ENTITY_IS_DELETED', 'entity is deleted', field);
}

/** The object's field of this name. Throws ApiError (INVALID_FIELD). */
export function fieldOf(object: ObjectType, name: string): Field {
  const field = object.field(name);
  if (field === undefined) throw new ApiError('INVALID_FIELD', unknownFieldText(name, object.name), 'InvalidFieldFault');
  return field;
}

// Whoever clears a parent may name its relationship.
function fieldOrReference(object: ObjectType, name: string): Field {
  return object.field(name) ?? object.relationship(name) ?? fieldOf(object, name);
}
