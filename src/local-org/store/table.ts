import type { Value } from './field-value.ts';
import { type Field, type ObjectType, SLOT } from './object-definition.ts';
import { makeRecordId, toShortId } from './record-id.ts';

/** One value per stored field, in the order of the fields' slots. */
export type Row = Value[];

/** The rows of one object with their indexes. It trusts its caller to have checked what it is given. */
export class Table {
  readonly object: ObjectType;
  /** In order of creation, deleted rows too. */
  rows: Row[] = [];
  /** Rows ever created; the next id. */
  created = 0;
  readonly #byId = new Map<string, Row>();
  readonly #unique: ReadonlyMap<Field, Map<Value, Row>>;
  readonly #keyed: ReadonlyMap<Field, KeyIndex>;
  readonly #blank: Row;

  constructor(object: ObjectType) {
    this.object = object;
    const stored = object.fields.filter((field) => field.slot >= 0);
    this.#blank = stored.map((field) => field.defaultValue ?? null);
    this.#unique = new Map(stored.filter((field) => field.unique).map((field) => [field, new Map()]));
    const keys = stored.filter((field) => field.type === 'reference' || (field.externalId && !field.unique));
    this.#keyed = new Map(keys.map((field) => [field, { rows: new Map(), isBuilt: false }]));
  }

  /** A row of defaults, not yet in the table. */
  blank(): Row {
    return this.#blank.slice();
  }

  nextId(): string {
    return makeRecordId(this.object.keyPrefix, ++this.created);
  }

  /** By an id of 15 or 18 characters; deleted rows too. */
  find(id: string): Row | undefined {
    return this.#byId.get(toShortId(id));
  }

  /** The row that has this value in a unique field. */
  findUnique(field: Field, value: Value): Row | undefined {
    return this.#unique.get(field)?.get(uniqueKey(field, value));
  }

  /** Rows with one value in a reference or external id, deleted ones too; undefined for a field without such an index. */
  findByKey(field: Field, value: Value): readonly Row[] | undefined {
    if (field.unique) {
      const row = this.findUnique(field, value);
      return row === undefined ? [] : [row];
    }
    const index = this.#keyed.get(field);
    if (index === undefined) return undefined;
    if (!index.isBuilt) this.#build(field, index);
    return index.rows.get(uniqueKey(field, value)) ?? [];
  }

  // Most loads never ask by reference, so an index is built by the first question and dropped by the next write to its column.
  #build(field: Field, index: KeyIndex): void {
    for (const row of this.rows) {
      const key = uniqueKey(field, row[field.slot]!);
      const found = index.rows.get(key);
      if (found === undefined) index.rows.set(key, [row]);
      else found.push(row);
    }
    index.isBuilt = true;
  }

  insert(row: Row): void {
    this.rows.push(row);
    this.#byId.set(toShortId(row[SLOT.Id] as string), row);
    this.#addToIndexes(row);
    this.#dropKeys();
  }

  /** Takes back the row that was inserted last. */
  removeLast(row: Row): void {
    if (this.rows.at(-1) !== row) throw new Error('Only the newest row can be taken back.');
    this.rows.pop();
    this.#byId.delete(toShortId(row[SLOT.Id] as string));
    this.#removeFromIndexes(row);
    this.#dropKeys();
  }

  /** Forgets a row; returns its place for `putBack`. */
  discard(row: Row): number {
    const at = this.rows.indexOf(row);
    this.rows.splice(at, 1);
    this.#byId.delete(toShortId(row[SLOT.Id] as string));
    if (row[SLOT.IsDeleted] !== true) this.#removeFromIndexes(row);
    this.#dropKeys();
    return at;
  }

  putBack(row: Row, at: number): void {
    this.rows.splice(at, 0, row);
    this.#byId.set(toShortId(row[SLOT.Id] as string), row);
    if (row[SLOT.IsDeleted] !== true) this.#addToIndexes(row);
    this.#dropKeys();
  }

  /** Replaces a row's values in place, so that whoever holds the row sees them. */
  overwrite(row: Row, values: Row): void {
    if (row[SLOT.IsDeleted] !== true) this.#removeFromIndexes(row);
    for (let slot = 0; slot < values.length; slot++) row[slot] = values[slot]!;
    if (row[SLOT.IsDeleted] !== true) this.#addToIndexes(row);
    this.#dropKeys();
  }

  // Only live rows are in here: a deleted one frees its unique values.
  #addToIndexes(row: Row): void {
    for (const [field, index] of this.#unique) {
      const value = row[field.slot]!;
      if (value !== null) index.set(uniqueKey(field, value), row);
    }
  }

  #removeFromIndexes(row: Row): void {
    for (const [field, index] of this.#unique) {
      const value = row[field.slot]!;
      if (value !== null) index.delete(uniqueKey(field, value));
    }
  }

  #dropKeys(): void {
    for (const index of this.#keyed.values()) {
      if (!index.isBuilt) continue;
      index.rows.clear();
      index.isBuilt = false;
    }
  }

  /** Puts rows in the place of all that are there. */
  load(rows: Row[], created: number): void {
    this.#byId.clear();
    for (const index of this.#unique.values()) index.clear();
    this.#dropKeys();
    this.rows = rows;
    this.created = created;
    for (const row of rows) {
      this.#byId.set(toShortId(row[SLOT.Id] as string), row);
      if (row[SLOT.IsDeleted] !== true) this.#addToIndexes(row);
    }
  }
}

interface KeyIndex {
  readonly rows: Map<Value, Row[]>;
  isBuilt: boolean;
}

function uniqueKey(field: Field, value: Value): Value {
  return typeof value === 'string' && field.type !== 'reference' && field.caseSensitive !== true ? value.toLowerCase() : value;
}
