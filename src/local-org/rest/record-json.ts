import type { Page, PageForm } from '../cursors.ts';
import { JsonNumber } from '../services-data/write-json.ts';
import type { RecordStyle, ResultRecord, ResultSet } from '../soql/result-set.ts';
import { retrieveRows } from '../soql/run-query.ts';
import type { Field } from '../store/field-definition.ts';
import { formatFieldValue, type Value } from '../store/field-value.ts';
import type { Row, Table } from '../store/table.ts';
import { pathOf, type RestCall } from './rest-call.ts';

const MIN_BATCH = 200;
const MAX_BATCH = 2_000;

/** The first page of a query. */
export function openPage(call: RestCall, result: ResultSet): object {
  const { org, session } = call;
  return pageJson(call, org.cursors.open(session.userId, result, batchSizeOf(call), formOf(call)));
}

/** The page that a locator names. Throws ApiError (INVALID_QUERY_LOCATOR). */
export function nextPage(call: RestCall, locator: string): object {
  const { org, session } = call;
  return pageJson(call, org.cursors.more(session.userId, locator, batchSizeOf(call), formOf(call)));
}

/** All records of a result that is not paged. */
export function allRecords(call: RestCall, result: ResultSet): object[] {
  return result.read(0, result.length, () => null, styleOf(call));
}

/** The servers bring a number out of bounds back to the nearest one that they can do. */
function batchSizeOf({ headers }: RestCall): number {
  const [, digits] = /\bbatchSize\s*=\s*(\d+)/i.exec(headers['sforce-query-options'] ?? '') ?? [];
  return digits === undefined ? MAX_BATCH : Math.min(MAX_BATCH, Math.max(MIN_BATCH, Number(digits)));
}

function formOf(call: RestCall): PageForm {
  return { style: styleOf(call), children: (page) => pageJson(call, page) };
}

function pageJson(call: RestCall, { done, queryLocator, records, size }: Page): object {
  for (const record of records) addressBodies(call, record);
  const nextRecordsUrl = queryLocator === null ? undefined : pathOf(call, `/query/${queryLocator}`);
  return { totalSize: size, done, nextRecordsUrl, records };
}

/** Rows as records: the named fields of each, or all that the object has. */
export function rowsJson(call: RestCall, { object }: Table, rows: readonly (Row | undefined)[], fields?: readonly string[]): unknown[] {
  const names = fields ?? object.fields.map(({ name }) => name);
  const records = retrieveRows(call.org.store, object, names, rows, styleOf(call));
  for (const record of records) if (record !== null) addressBodies(call, record);
  return records;
}

/** What a file holds is not told with its record, only where it can be read. */
function addressBodies({ org }: RestCall, record: ResultRecord): void {
  const { type, url } = record.attributes as Attributes;
  for (const field of org.store.table(type)?.object.fields ?? []) {
    if (field.type === 'base64' && typeof record[field.name] === 'string') record[field.name] = `${url}/${field.name}`;
  }
}

/** Records with JSON's types, under `attributes`. */
function styleOf(call: RestCall): RecordStyle {
  return {
    start: (type, id) => ({ attributes: attributesOf(call, type, id) }),
    value: (field, value) => valueJson(field, value),
  };
}

/** Whose record it is, and where. */
export interface Attributes {
  readonly type: string;
  readonly url?: string;
}

/** What every record begins with. A record behind a reference to several objects calls itself a `Name`; its address has the real one. */
export function attributesOf(call: RestCall, type: string, id: string | null): Attributes {
  if (id === null) return { type };
  const object = call.org.store.tableOfId(id)?.object.name ?? type;
  return { type, url: pathOf(call, `/sobjects/${object}/${id}`) };
}

function valueJson(field: Field, value: Value): unknown {
  if (value === null || typeof value === 'boolean') return value;
  const text = formatFieldValue(field, value);
  if (field.type === 'datetime') return text!.replace(/Z$/, '+0000');
  // Doubles keep a decimal, as the servers write them: clients in some languages make another type of a number without one.
  return typeof value === 'number' ? new JsonNumber(text!) : text;
}
