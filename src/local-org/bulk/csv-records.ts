import { ApiError } from '../api-error.ts';
import type { Field, ObjectType } from '../store/object-definition.ts';
import type { RecordInput } from '../store/save.ts';
import type { Store } from '../store/store.ts';
import type { IngestOperation, IngestRow } from './ingest.ts';

/** What a cell says that clears its field; an empty one says nothing. */
const CLEAR = '#N/A';

/** A column: puts its cell into a record, together with the others. */
type Column = (cell: string, record: { [field: string]: unknown }, cleared: string[]) => void;

/** Reads the rows of a CSV document as records of an object. */
export class CsvRecords {
  readonly #type: string;
  readonly #columns: readonly Column[];

  /** Throws ApiError (InvalidBatch) for a header that the object does not fit. */
  constructor(store: Store, object: ObjectType, operation: IngestOperation, header: readonly string[]) {
    this.#type = object.name;
    this.#columns = header.map((name) => columnOf(store, object, name));
    if (operation !== 'delete' && operation !== 'hardDelete') return;
    const other = header.find((name) => name.toLowerCase() !== 'id');
    if (other !== undefined) throw notFound(other);
  }

  /** A row with more cells than the header is an error of its own; with fewer, the rest says nothing. */
  read(cells: readonly string[]): IngestRow {
    if (cells.length > this.#columns.length) {
      const message = `the row has ${cells.length} cells, the header ${this.#columns.length}`;
      return { error: { statusCode: 'INVALID_FIELD', message, fields: [] } };
    }
    const cleared: string[] = [];
    const record: { type: string; fieldsToNull?: readonly string[]; [field: string]: unknown } = { type: this.#type };
    for (let at = 0; at < cells.length; at++) {
      if (cells[at] !== '') this.#columns[at]!(cells[at]!, record, cleared);
    }
    if (cleared.length > 0) record.fieldsToNull = cleared;
    return { record: record as RecordInput };
  }
}

function columnOf(store: Store, object: ObjectType, name: string): Column {
  if (name.includes('.')) return parentColumn(store, object, name);
  const field = object.field(name);
  if (field === undefined) throw notFound(name);
  return fieldColumn(field.name);
}

function fieldColumn(name: string): Column {
  return (cell, record, cleared) => {
    if (cell !== CLEAR) record[name] = cell;
    else cleared.push(name);
  };
}

/** `Account.Ext__c`, and for a reference to several objects `Lead:Who.Email`: the parent by a field that identifies it. */
function parentColumn(store: Store, object: ObjectType, name: string): Column {
  const [, type, relationship, key] = /^(?:(\w+):)?(\w+)\.(\w+)$/.exec(name) ?? [];
  const reference = relationship === undefined ? undefined : object.relationship(relationship);
  if (reference === undefined) throw notFound(name);
  const parent = store.table(parentType(reference, type) ?? '')?.object;
  const field = parent?.field(key!);
  if (parent === undefined || field === undefined || !identifies(field)) throw notFound(name);
  return (cell, record, cleared) => {
    if (cell !== CLEAR) record[relationship!] = { type: parent.name, [field.name]: cell };
    else cleared.push(reference.name);
  };
}

/** A reference to several objects needs the name of one, any other must not have it. */
function parentType({ referenceTo }: Field, type: string | undefined): string | undefined {
  if (referenceTo.length === 1) return type === undefined ? referenceTo[0] : undefined;
  return referenceTo.find((name) => name.toLowerCase() === type?.toLowerCase());
}

/** An indexed field, in the guide's words: an external id, the Id, or what a unique index or a lookup by email makes one. */
function identifies(field: Field): boolean {
  return field.externalId || field.unique || field.type === 'id' || field.type === 'email';
}

function notFound(name: string): ApiError {
  return new ApiError('InvalidBatch', `Field name not found : ${name}`);
}
