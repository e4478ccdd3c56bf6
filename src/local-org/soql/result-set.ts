import type { Field } from '../store/field-definition.ts';
import type { Value } from '../store/field-value.ts';
import { formatFieldValue } from '../store/field-value.ts';

/** A record of an answer, in the order of the SELECT list. */
export type ResultRecord = Record<string, unknown>;

/** Turns the children of one record into what the answer holds: a page, and a locator if there is more. */
export type OpenChildren = (children: ResultSet) => unknown;

/** One column of a result, as SELECT lists it; FIELDS() is many. */
export interface ResultColumn {
  /** As the org spells it, with dots behind parents: `Account.Name`, `Contacts`, `expr0`. */
  readonly name: string;
  /** Left out for children and TYPEOF. Compounds have `field.parts`. */
  readonly field?: Field | undefined;
  /** Of the child query that stands in this column. */
  readonly children?: readonly ResultColumn[] | undefined;
  readonly isAggregate?: boolean | undefined;
}

/** How a protocol writes records: SOAP as text under a `type`, REST as typed values under `attributes`. */
export interface RecordStyle {
  /** A record as it begins. `id` is that of the record, null for aggregates; whether it was selected is another matter. */
  start(type: string, id: string | null, selectsId: boolean): ResultRecord;
  value(field: Field, value: Value, isAggregate: boolean): unknown;
}

/** What a query found. Records are made when a page is read, so that a large result costs one reference a row. */
export interface ResultSet {
  readonly size: number;
  /** Whether the result may be cut into pages; grouped results may not. */
  readonly isPaged: boolean;
  /** How many records `read` can give: none for `SELECT COUNT()`. */
  readonly length: number;
  /** In SELECT order. */
  readonly columns: readonly ResultColumn[];
  /** The object that the records are of. */
  readonly objectName: string;
  read(from: number, to: number, openChildren: OpenChildren, style?: RecordStyle): ResultRecord[];
  /** One record as text, without making one: a cell for each column, those of children and TYPEOF null. `cells` is filled anew. */
  readCells(index: number, cells: (string | null)[]): void;
}

/** The Partner API's records: text, and a null Id first where none was selected. Only aggregates have typed values on the wire. */
export const SOAP_STYLE: RecordStyle = {
  start: (type, _id, selectsId) => (selectsId ? { type } : { type, Id: null }),
  value: (field, value, isAggregate) => {
    if (!isAggregate || typeof value !== 'number' || field.type === 'datetime') return formatFieldValue(field, value);
    return field.type === 'int' || field.type === 'long' ? BigInt(value) : value;
  },
};
