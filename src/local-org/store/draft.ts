import type { Field } from './field-definition.ts';
import type { Value } from './field-value.ts';
import type { ObjectType } from './object-definition.ts';
import type { RecordInput } from './save.ts';
import type { RecordError } from './save-result.ts';
import type { Row, Table } from './table.ts';
import type { Transaction } from './transaction.ts';

/** A record on its way into the store: its values to be, what they were before, and what is wrong with them. */
export class Draft {
  readonly transaction: Transaction;
  readonly table: Table;
  readonly object: ObjectType;
  readonly row: Row;
  /** The row as it is stored; undefined for a new record. */
  readonly before: Row | undefined;
  readonly input: RecordInput;
  /** Undefined while nothing is wrong, as with most. */
  errors: RecordError[] | undefined;

  constructor(transaction: Transaction, table: Table, before: Row | undefined, input: RecordInput) {
    this.transaction = transaction;
    this.table = table;
    this.object = table.object;
    this.row = before === undefined ? table.blank() : before.slice();
    this.before = before;
    this.input = input;
    this.errors = undefined;
  }

  get isNew(): boolean {
    return this.before === undefined;
  }

  /** By the field's name; null for a field that the object does not have. */
  read(name: string): Value {
    const field = this.object.field(name);
    return field === undefined || field.slot < 0 ? null : this.row[field.slot]!;
  }

  set(name: string, value: Value): void {
    const field = this.object.field(name);
    if (field !== undefined && field.slot >= 0) this.row[field.slot] = value;
  }

  /** Whether the record is new or the field gets another value. */
  changes(name: string): boolean {
    const field = this.object.field(name);
    return field !== undefined && (this.before === undefined || this.before[field.slot] !== this.row[field.slot]);
  }

  /** Whether the caller stated the field, with a value or to clear it. */
  states(name: string): boolean {
    const wanted = name.toLowerCase();
    const isWanted = (each: string): boolean => each.toLowerCase() === wanted;
    return Object.keys(this.input).some(isWanted) || (this.input.fieldsToNull ?? []).some(isWanted);
  }

  /** A value of the record that a reference points to; null where there is none. */
  readParent(reference: string, name: string): Value {
    const id = this.read(reference);
    return typeof id === 'string' ? readField(this.transaction, id, name) : null;
  }

  refuse(statusCode: string, message: string, field?: Field): false {
    this.errors ??= [];
    this.errors.push({ statusCode, message, fields: field === undefined ? [] : [field.name] });
    return false;
  }
}

/** A value of the record with this id; null where there is none. */
export function readField({ store }: Transaction, id: string, name: string): Value {
  const table = store.tableOfId(id);
  const row = table?.find(id);
  const field = table?.object.field(name);
  return row === undefined || field === undefined || field.slot < 0 ? null : row[field.slot]!;
}
