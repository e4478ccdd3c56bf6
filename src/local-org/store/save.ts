import { ApiError, unknownFieldText, unknownObjectText, unknownRelationshipText } from '../api-error.ts';
import { fitValue, isRecordError } from './check-value.ts';
import { parseFieldValue, type Value } from './field-value.ts';
import { type Field, type ObjectType, SLOT } from './object-definition.ts';
import { isRecordId, toLongId, toShortId } from './record-id.ts';
import { failed, type RecordError, type SaveResult, saved } from './save-result.ts';
import type { Store } from './store.ts';
import type { Row, Table } from './table.ts';

/** A record as requests state it: text for each field, null or `fieldsToNull` to clear one, a nested record for a parent by external id. */
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
}

/** Creates records. Throws ApiError, before anything is stored, for what makes the servers refuse the whole call. */
export function create(context: SaveContext, records: readonly RecordInput[]): SaveResult[] {
  return new SaveCall(context).run('create', records, (call, record) => call.create(record));
}

/** Updates records by Id. */
export function update(context: SaveContext, records: readonly RecordInput[]): SaveResult[] {
  const seen = new Set<string>();
  return new SaveCall(context).run('update', records, (call, record) => call.update(record, seen));
}

/** Creates or updates records by an external id, or by Id. */
export function upsert(context: SaveContext, keyName: string, records: readonly RecordInput[]): SaveResult[] {
  const repeated = findRepeatedKeys(context.store, keyName, records);
  return new SaveCall(context).run('upsert', records, (call, record) => call.upsert(record, keyName, repeated));
}

/** Moves records to the recycle bin. */
export function remove(context: SaveContext, ids: readonly string[]): SaveResult[] {
  return new SaveCall(context).run('delete', ids, (call, id) => call.remove(id));
}

/** Takes records out of the recycle bin. */
export function undelete(context: SaveContext, ids: readonly string[]): SaveResult[] {
  return new SaveCall(context).run('undelete', ids, (call, id) => call.undelete(id));
}

/** Empties the recycle bin of these records: they cannot be undeleted any more. */
export function emptyRecycleBin(context: SaveContext, ids: readonly string[]): SaveResult[] {
  return new SaveCall(context).run('emptyRecycleBin', ids, (call, id) => call.emptyRecycleBin(id));
}

/** Deletes records for good, past the recycle bin: not even queryAll finds them. */
export function hardDelete(context: SaveContext, ids: readonly string[]): SaveResult[] {
  return new SaveCall(context).run('hardDelete', ids, (call, id) => call.hardDelete(id));
}

/** One call: its results, and what to take back should it fail as a whole. */
class SaveCall {
  readonly #context: SaveContext;
  readonly #undo: (() => void)[] = [];
  #errors: RecordError[] = [];

  constructor(context: SaveContext) {
    this.#context = context;
  }

  run<Item extends RecordInput | string>(
    verb: SaveVerb,
    items: readonly Item[],
    save: (call: SaveCall, item: Item) => SaveResult,
  ): SaveResult[] {
    try {
      const results = items.map((item) => this.#faultOf(verb, item) ?? this.#saveOne(item, save));
      if (this.#context.allOrNone !== true || results.every((result) => result.success)) return results;
      this.#rollBack();
      return results.map((result) => (result.success ? rolledBack() : result));
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  #faultOf(verb: SaveVerb, item: RecordInput | string): SaveResult | undefined {
    const fault = this.#context.rowFault?.(verb, item);
    return fault === undefined ? undefined : { id: typeof item === 'string' ? toLongId(item) : null, success: false, errors: [fault] };
  }

  #saveOne<Item>(item: Item, save: (call: SaveCall, item: Item) => SaveResult): SaveResult {
    if (this.#context.onBadValue !== 'refuseRecord') return save(this, item);
    try {
      return save(this, item);
    } catch (error) {
      if (error instanceof ApiError) return failed(error.exceptionCode, error.message);
      throw error;
    }
  }

  #rollBack(): void {
    for (const undo of this.#undo.splice(0).reverse()) undo();
  }

  create(record: RecordInput): SaveResult {
    const table = this.#tableOf(record);
    if (record.Id !== undefined && record.Id !== null && record.Id !== '') {
      return failed('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);
    }
    return this.#insert(table, record);
  }

  #insert(table: Table, record: RecordInput): SaveResult {
    const row = table.blank();
    this.#errors = [];
    this.#assign(table.object, row, record, 'createable');
    const owner = table.object.field('OwnerId');
    if (owner !== undefined && row[owner.slot] === null) row[owner.slot] = this.#context.userId;
    this.#checkRequired(table.object, row);
    this.#checkUnique(table, row);
    if (this.#errors.length > 0) return { id: null, success: false, errors: this.#errors };
    const id = table.nextId();
    row[SLOT.Id] = id;
    this.#stamp(row, true);
    this.#complete(table, row);
    table.insert(row);
    this.#undo.push(() => table.removeLast(row));
    return saved(id);
  }

  update(record: RecordInput, seen: Set<string>): SaveResult {
    const table = this.#tableOf(record);
    const { Id: id } = record;
    if (id === undefined || id === null || id === '') return failed('MISSING_ARGUMENT', 'Id not specified in an update call', ['Id']);
    if (!isRecordId(id)) return failed('MALFORMED_ID', `${table.object.label} ID: id value of incorrect type: ${id}`, ['Id']);
    const key = toShortId(id);
    if (seen.has(key)) return failed('DUPLICATE_VALUE', `Attempt to update Id more than once in this API call: ${id}`, ['Id']);
    seen.add(key);
    if (!id.startsWith(table.object.keyPrefix)) {
      return failed('MALFORMED_ID', `${table.object.label} ID: id value of incorrect type: ${id}`, ['Id']);
    }
    const row = table.find(id);
    if (row === undefined) return failed('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
    return this.#change(table, row, record);
  }

  #change(table: Table, row: Row, record: RecordInput): SaveResult {
    if (row[SLOT.IsDeleted] === true) return failed('ENTITY_IS_DELETED', 'entity is deleted');
    const changed = row.slice();
    this.#errors = [];
    this.#assign(table.object, changed, record, 'updateable');
    this.#checkRequired(table.object, changed);
    this.#checkUnique(table, changed);
    if (this.#errors.length > 0) return { id: null, success: false, errors: this.#errors };
    this.#stamp(changed, false);
    this.#complete(table, changed);
    this.#overwrite(table, row, changed);
    return saved(row[SLOT.Id] as string);
  }

  #overwrite(table: Table, row: Row, values: Row): void {
    const before = row.slice();
    table.overwrite(row, values);
    this.#undo.push(() => table.overwrite(row, before));
  }

  upsert(record: RecordInput, keyName: string, repeated: ReadonlySet<string>): SaveResult {
    const table = this.#tableOf(record);
    const field = externalIdOf(table.object, keyName);
    const key = keyOf(record, field);
    if (key === undefined) return { ...this.#insert(table, record), created: true };
    if (repeated.has(repeatKey(record.type, field, key))) {
      return { ...failed('DUPLICATE_VALUE', `Duplicate external id specified: ${key}`, [field.name]), created: false };
    }
    const rows = field.slot === SLOT.Id ? [table.find(key)] : (table.findByKey(field, parseFieldValue(field, key)) ?? []);
    const matches = rows.filter((row) => row !== undefined && (field.slot === SLOT.Id || row[SLOT.IsDeleted] !== true));
    if (matches.length > 1) {
      return {
        ...failed(
          'DUPLICATE_EXTERNAL_ID',
          `${field.label}: more than one record found for external id field: [${matches.map((row) => row![SLOT.Id]).join(', ')}]`,
          [field.name],
        ),
        created: false,
      };
    }
    if (matches.length === 1) return { ...this.#change(table, matches[0]!, record), created: false };
    if (field.slot === SLOT.Id) return { ...failed('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id'), created: false };
    const result = this.#insert(table, record);
    return { ...result, created: result.success };
  }

  remove(id: string): SaveResult {
    const found = this.#findForDelete(id);
    if ('errors' in found) return found;
    const { table, row } = found;
    if (row[SLOT.IsDeleted] === true) return failed('ENTITY_IS_DELETED', 'entity is deleted', [], toLongId(id));
    const changed = row.slice();
    changed[SLOT.IsDeleted] = true;
    this.#stamp(changed, false);
    this.#overwrite(table, row, changed);
    return saved(row[SLOT.Id] as string);
  }

  undelete(id: string): SaveResult {
    const found = this.#findForDelete(id);
    if ('errors' in found) return found;
    const { table, row } = found;
    if (row[SLOT.IsDeleted] !== true) return failed('UNDELETE_FAILED', 'Entity is not in the recycle bin', [], toLongId(id));
    const changed = row.slice();
    changed[SLOT.IsDeleted] = false;
    this.#errors = [];
    this.#checkUnique(table, changed);
    if (this.#errors.length > 0) return { id: toLongId(id), success: false, errors: this.#errors };
    this.#stamp(changed, false);
    this.#overwrite(table, row, changed);
    return saved(row[SLOT.Id] as string);
  }

  emptyRecycleBin(id: string): SaveResult {
    const found = this.#findForDelete(id);
    if ('errors' in found) return found;
    const { table, row } = found;
    if (row[SLOT.IsDeleted] !== true) return failed('INVALID_ID_FIELD', 'Entity is not in the recycle bin', [], toLongId(id));
    this.#discard(table, row);
    return saved(row[SLOT.Id] as string);
  }

  hardDelete(id: string): SaveResult {
    const found = this.#findForDelete(id);
    if ('errors' in found) return found;
    const { table, row } = found;
    if (row[SLOT.IsDeleted] === true) return failed('ENTITY_IS_DELETED', 'entity is deleted', [], toLongId(id));
    this.#discard(table, row);
    return saved(row[SLOT.Id] as string);
  }

  #discard(table: Table, row: Row): void {
    const at = table.discard(row);
    this.#undo.push(() => table.putBack(row, at));
  }

  #findForDelete(id: string): { table: Table; row: Row } | SaveResult {
    if (!isRecordId(id)) return failed('MALFORMED_ID', `bad id ${id}`);
    const table = this.#context.store.tableOfId(id);
    const row = table?.find(id);
    if (table === undefined || row === undefined)
      return failed('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [], toLongId(id));
    return { table, row };
  }

  #tableOf(record: RecordInput): Table {
    const type = typeOf(record);
    const table = this.#context.store.table(type);
    if (table === undefined) throw new ApiError('INVALID_TYPE', unknownObjectText(type), 'InvalidSObjectFault');
    return table;
  }

  /** Puts the record's values into the row and notes what is wrong with them. */
  #assign(object: ObjectType, row: Row, record: RecordInput, right: 'createable' | 'updateable'): void {
    for (const name in record) {
      if (name === 'type' || name === 'Id' || name === 'fieldsToNull') continue;
      const given = record[name];
      if (given === undefined || given === null || given === '') continue;
      if (typeof given === 'object') this.#assignParent(object, row, name, given as RecordInput, right);
      else this.#assignText(object, row, name, String(given), right);
    }
    for (const name of record.fieldsToNull ?? []) {
      const field = fieldOf(object, name);
      if (record[field.name] !== undefined && record[field.name] !== null) {
        this.#refuse('INVALID_FIELD_FOR_INSERT_UPDATE', `${field.name}: a field cannot be both set and cleared`, field);
      } else if (this.#isOpen(field, right)) row[field.slot] = field.type === 'boolean' ? false : null;
    }
  }

  #assignText(object: ObjectType, row: Row, name: string, text: string, right: 'createable' | 'updateable'): void {
    const field = fieldOf(object, name);
    if (!this.#isOpen(field, right)) return;
    const parsed = this.#parse(field, text);
    if (parsed === undefined) return;
    const value = fitValue(field, parsed, this.#context.allowTruncation ?? false);
    if (isRecordError(value)) this.#errors.push(value);
    else if (field.type !== 'reference' || this.#checkReference(field, value)) row[field.slot] = value;
  }

  #parse(field: Field, text: string): Value | undefined {
    if (this.#context.onBadValue !== 'refuseRecord') return parseFieldValue(field, text);
    try {
      return parseFieldValue(field, text);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#refuse('INVALID_TYPE_ON_FIELD_IN_RECORD', `${field.label}: value not of required type: ${text}`, field);
      return undefined;
    }
  }

  #assignParent(object: ObjectType, row: Row, name: string, parent: RecordInput, right: 'createable' | 'updateable'): void {
    const reference = object.relationship(name);
    if (reference === undefined) throw new ApiError('INVALID_FIELD', unknownRelationshipText(name, 'field path'), 'InvalidFieldFault');
    if (!this.#isOpen(reference, right)) return;
    const table = this.#tableOf({ type: parent.type || reference.referenceTo[0]! });
    const key = Object.keys(parent).find((each) => each !== 'type' && each !== 'Id' && each !== 'fieldsToNull');
    const field = key === undefined ? table.object.field('Id')! : fieldOf(table.object, key);
    const text = String(parent[field.name] ?? parent[key ?? 'Id'] ?? '');
    const found = field.slot === SLOT.Id ? table.find(text) : table.findByKey(field, parseFieldValue(field, text))?.find(isLive);
    if (found !== undefined && isLive(found)) row[reference.slot] = found[SLOT.Id]!;
    else {
      const message = `Foreign key external ID: ${text} not found for field ${field.name} in entity ${table.object.name}`;
      this.#refuse('INVALID_FIELD', message);
    }
  }

  #isOpen(field: Field, right: 'createable' | 'updateable'): boolean {
    if (field[right]) return true;
    const advice = 'Please check the security settings of this field and verify that it is read/write for your profile or permission set.';
    this.#refuse('INVALID_FIELD_FOR_INSERT_UPDATE', `Unable to create/update fields: ${field.name}. ${advice}`, field);
    return false;
  }

  #checkReference(field: Field, value: Value): boolean {
    const id = value as string;
    if (!isRecordId(id)) return this.#refuse('MALFORMED_ID', `${field.label}: id value of incorrect type: ${id}`, field);
    const table = this.#context.store.tableOfId(id);
    if (table === undefined || !field.referenceTo.includes(table.object.name)) {
      return this.#refuse('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${id}`, field);
    }
    const row = table.find(id);
    if (row === undefined) return this.#refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', field);
    return isLive(row) || this.#refuse('ENTITY_IS_DELETED', 'entity is deleted', field);
  }

  #checkRequired(object: ObjectType, row: Row): void {
    const missing: string[] = [];
    for (const field of object.fields) {
      if (
        field.required &&
        field.createable &&
        row[field.slot] === null &&
        !this.#errors.some((error) => error.fields.includes(field.name))
      ) {
        missing.push(field.name);
      }
    }
    if (missing.length === 0) return;
    this.#errors.push({
      statusCode: 'REQUIRED_FIELD_MISSING',
      message: `Required fields are missing: [${missing.join(', ')}]`,
      fields: missing,
    });
  }

  #checkUnique(table: Table, row: Row): void {
    for (const field of table.object.fields) {
      if (!field.unique || row[field.slot] === null) continue;
      const other = table.findUnique(field, row[field.slot]!);
      if (other === undefined || other[SLOT.Id] === row[SLOT.Id]) continue;
      const id = toShortId(other[SLOT.Id] as string);
      this.#refuse('DUPLICATE_VALUE', `duplicate value found: ${field.name} duplicates value on record with id: ${id}`);
    }
  }

  #refuse(statusCode: string, message: string, field?: Field): false {
    this.#errors.push({ statusCode, message, fields: field === undefined ? [] : [field.name] });
    return false;
  }

  #stamp(row: Row, isNew: boolean): void {
    const { now, userId } = this.#context;
    if (isNew) {
      row[SLOT.CreatedDate] = now;
      row[SLOT.CreatedById] = userId;
    }
    row[SLOT.LastModifiedDate] = now;
    row[SLOT.LastModifiedById] = userId;
    row[SLOT.SystemModstamp] = now;
  }

  /** What the org fills in itself. */
  #complete(table: Table, row: Row): void {
    const { object } = table;
    for (const field of object.fields) {
      if (field.formula !== undefined) row[field.slot] = field.formula((name) => row[object.field(name)!.slot]!);
      else if (field.autoNumber !== undefined && row[field.slot] === null) {
        row[field.slot] = field.autoNumber.prefix + String(table.created).padStart(field.autoNumber.digits, '0');
      } else if (object.custom && field.name === 'Name' && row[field.slot] === null) row[field.slot] = toShortId(row[SLOT.Id] as string);
    }
  }
}

function rolledBack(): SaveResult {
  return failed(
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'Record rolled back because not all records were valid and the request was using AllOrNone header',
  );
}

function isLive(row: Row): boolean {
  return row[SLOT.IsDeleted] !== true;
}

// What came over the wire need not be text: nil, or an element with children.
function typeOf({ type }: { readonly type: unknown }): string {
  return typeof type === 'string' ? type : '';
}

function fieldOf(object: ObjectType, name: string): Field {
  const field = object.field(name);
  if (field === undefined) throw new ApiError('INVALID_FIELD', unknownFieldText(name, object.name), 'InvalidFieldFault');
  return field;
}

function externalIdOf(object: ObjectType, name: string): Field {
  const field = object.field(name);
  if (field !== undefined && (field.externalId || field.slot === SLOT.Id)) return field;
  const message = `Field name provided, ${name} does not match an External ID, Salesforce Id, or indexed field for ${object.name}`;
  throw new ApiError('INVALID_FIELD', message, 'InvalidFieldFault');
}

/** Without a key a record can only be new. */
function keyOf(record: RecordInput, field: Field): string | undefined {
  const name = field.name in record ? field.name : Object.keys(record).find((each) => each.toLowerCase() === field.name.toLowerCase());
  const key = name === undefined ? undefined : record[name];
  return key === undefined || key === null || String(key).trim() === '' ? undefined : String(key).trim();
}

// Two rows for one record have no order that the caller could rely on, so the servers refuse both.
function findRepeatedKeys(store: Store, keyName: string, records: readonly RecordInput[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const record of records) {
    const field = store.table(typeOf(record))?.object.field(keyName);
    const key = field === undefined ? undefined : keyOf(record, field);
    if (field === undefined || key === undefined) continue;
    const name = repeatKey(record.type, field, key);
    if (seen.has(name)) repeated.add(name);
    seen.add(name);
  }
  return repeated;
}

function repeatKey(type: string, field: Field, key: string): string {
  const isCased = field.type === 'id' || field.caseSensitive === true;
  return `${type.toLowerCase()} ${field.type === 'id' ? toShortId(key) : isCased ? key : key.toLowerCase()}`;
}
