import type { Draft } from './draft.ts';
import type { Field } from './field-definition.ts';
import { toShortId } from './record-id.ts';
import { SLOT } from './system-fields.ts';

/** Checks what can only be known of the record as a whole. What is wrong stands in the draft's errors. */
export function checkDraft(draft: Draft): void {
  checkRequired(draft);
  if (draft.errors !== undefined) return;
  checkRecordType(draft);
  if (draft.before !== undefined) checkHierarchies(draft);
  const { rules, definition } = draft.object;
  const error = rules?.check?.(draft);
  if (error !== undefined) draft.errors = [error];
  const invalid = definition.validate?.((name) => draft.read(name));
  if (invalid !== undefined) draft.refuse('FIELD_CUSTOM_VALIDATION_EXCEPTION', invalid.message, draft.object.field(invalid.field ?? ''));
  if (draft.errors === undefined) checkUnique(draft);
}

function checkRequired(draft: Draft): void {
  const { row, errors = [] } = draft;
  let missing: string[] | undefined;
  for (const field of draft.object.requiredFields) {
    if (row[field.slot] !== null || errors.some((error) => error.fields.includes(field.name))) continue;
    missing ??= [];
    missing.push(field.name);
  }
  if (missing === undefined) return;
  draft.errors = [
    ...errors,
    { statusCode: 'REQUIRED_FIELD_MISSING', message: `Required fields are missing: [${missing.join(', ')}]`, fields: missing },
  ];
}

/** Notes the unique values of the draft that other live records have. */
export function checkUnique(draft: Draft): void {
  const { row } = draft;
  for (const field of draft.object.uniqueFields) {
    const value = row[field.slot]!;
    if (value === null) continue;
    const other = draft.table.findUnique(field, value);
    if (other === undefined || other[SLOT.Id] === row[SLOT.Id]) continue;
    const id = toShortId(other[SLOT.Id] as string);
    draft.refuse('DUPLICATE_VALUE', `duplicate value found: ${field.name} duplicates value on record with id: ${id}`);
  }
}

function checkRecordType(draft: Draft): void {
  const field = draft.object.field('RecordTypeId');
  if (field === undefined || draft.row[field.slot] === null || !draft.changes(field.name)) return;
  const isFitting = draft.readParent(field.name, 'SobjectType') === draft.object.name && draft.readParent(field.name, 'IsActive') === true;
  if (isFitting) return;
  const message = `Record Type ID: this ID value isn't valid for the user: ${draft.row[field.slot]}`;
  draft.refuse('INVALID_CROSS_REFERENCE_KEY', message, field);
}

/** No record may be its own ancestor by way of one reference. */
function checkHierarchies(draft: Draft): void {
  for (const field of draft.object.parentFields) {
    if (!draft.changes(field.name) || !field.referenceTo.includes(draft.object.name)) continue;
    // The servers' text is not known; the code is.
    if (isAncestor(draft, field)) draft.refuse('CIRCULAR_DEPENDENCY', `${field.label}: a record cannot be its own ancestor`, field);
  }
}

function isAncestor(draft: Draft, field: Field): boolean {
  const own = draft.row[SLOT.Id];
  let id = draft.row[field.slot];
  while (typeof id === 'string') {
    if (id === own) return true;
    id = draft.table.find(id)?.[field.slot] ?? null;
  }
  return false;
}
