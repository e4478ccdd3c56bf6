import { ApiError } from '../api-error.ts';
import type { ObjectType } from '../store/object-definition.ts';
import type { RecordInput } from '../store/save.ts';
import type { Store } from '../store/store.ts';
import { fieldNamed, parentNamed } from './field-names.ts';
import type { IngestOperation, IngestRow } from './ingest.ts';

/** What a cell says that clears its field; an empty one says nothing. */
const CLEAR = '#N/A';

/** Puts a column's cell into a record, or the field's name to those that are cleared. */
type Column = (cell: string, record: { [field: string]: unknown }, cleared: string[]) => void;

/** Reads the rows of a CSV document as records of an object. */
export class CsvRecords {
  readonly #type: string;
  readonly #columns: readonly Column[];

  /** Throws ApiError (InvalidBatch) for a header that the object or the operation does not fit. */
  constructor(store: Store, object: ObjectType, operation: IngestOperation, header: readonly string[]) {
    this.#type = object.name;
    this.#columns = header.map((name) => columnOf(store, object, name));
    if (operation === 'delete' || operation === 'hardDelete') requireOnlyIds(operation, header);
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

/** Throws ApiError (InvalidBatch) in the servers' words if rows to be deleted have more than an Id. */
export function requireOnlyIds(operation: IngestOperation, names: readonly string[]): void {
  if (names.length === 1 && names[0]!.toLowerCase() === 'id') return;
  throw new ApiError('InvalidBatch', `The '${operation}' batch must contain only ids`);
}

function columnOf(store: Store, object: ObjectType, name: string): Column {
  if (!name.includes('.')) return textColumn(fieldNamed(object, name).name);
  const [, type, relationship = '', key = ''] = /^(?:([^:.]+):)?([^.]+)\.(.+)$/.exec(name) ?? [];
  const { reference, parent, key: field } = parentNamed(store, object, relationship, type, key);
  return (cell, record, cleared) => {
    if (cell === CLEAR) cleared.push(reference.name);
    else record[reference.relationshipName!] = { type: parent.name, [field.name]: cell };
  };
}

function textColumn(name: string): Column {
  return (cell, record, cleared) => {
    if (cell === CLEAR) cleared.push(name);
    else record[name] = cell;
  };
}
