import { ApiError } from '../api-error.ts';
import { notFound } from '../services-data/served-version.ts';
import type { Field } from '../store/field-definition.ts';
import { parseFieldValue } from '../store/field-value.ts';
import { isRecordId } from '../store/record-id.ts';
import { remove, upsert } from '../store/save.ts';
import { SLOT } from '../store/system-fields.ts';
import type { Row, Table } from '../store/table.ts';
import { noSuchId, readBody, readRow, refuseKey, tableOf } from './record.ts';
import { readRecord } from './record-input.ts';
import { NO_CONTENT, ok, pathOf, type RestAnswer, type RestCall } from './rest-call.ts';
import { refusedRecord, saveContext } from './save-answer.ts';

/** From here on an upsert says in its answer whether it created, and answers an update with a body. */
const TELLS_CREATED = 46;

/** `GET /sobjects/X/FIELD/VALUE`. */
export function getByKey(call: RestCall): RestAnswer {
  const { table, rows } = findRows(call);
  if (rows.length > 1) return ambiguous(call, table, rows);
  if (rows[0] === undefined) throw notFound();
  return ok(readRow(call, table, rows[0]));
}

/** `PATCH /sobjects/X/FIELD/VALUE`: an upsert; with `updateOnly=true` only of what is there. */
export function upsertByKey(call: RestCall): RestAnswer {
  const { table, field, rows } = findRows(call);
  if (rows.length > 1) return ambiguous(call, table, rows);
  if (rows.length === 0 && (call.query.get('updateOnly') === 'true' || field.slot === SLOT.Id)) throw notFound();
  const record = readBody(call, (body) => {
    refuseKey(body, field.name);
    return readRecord(table.object, body);
  });
  const [result] = upsert(saveContext(call), field.name, [{ ...record, [field.name]: call.params.value! }]);
  if (!result!.success) return refusedRecord(result!);
  const { id, created = false } = result!;
  if (!created && call.version < TELLS_CREATED) return NO_CONTENT;
  const value = { id, success: true, errors: [], created: call.version < TELLS_CREATED ? undefined : created };
  if (!created) return ok(value);
  return { status: 201, headers: { location: pathOf(call, `/sobjects/${table.object.name}/${id}`) }, value };
}

/** `POST /sobjects/X/Id`: a create, by the address of upserts. */
export function createWithoutKey(call: RestCall): RestAnswer {
  const { object } = tableOf(call);
  const record = readBody(call, (body) => readRecord(object, body));
  const [result] = upsert(saveContext(call), 'Id', [record]);
  if (!result!.success) return refusedRecord(result!);
  return { status: 201, value: { id: result!.id, success: true, errors: [], created: true } };
}

/** `DELETE /sobjects/X/FIELD/VALUE`. */
export function deleteByKey(call: RestCall): RestAnswer {
  const { table, rows } = findRows(call);
  if (rows.length > 1) return ambiguous(call, table, rows);
  if (rows[0] === undefined) throw notFound();
  const [result] = remove(saveContext(call), [rows[0][SLOT.Id] as string]);
  return result!.success ? NO_CONTENT : refusedRecord(result!);
}

interface Found {
  readonly table: Table;
  readonly field: Field;
  readonly rows: readonly Row[];
}

/** The live rows that have the key. Throws ApiError (NOT_FOUND) for a field that is no key. */
function findRows(call: RestCall): Found {
  const table = tableOf(call);
  const { field: name, value } = call.params;
  const field = table.object.upsertKey(name!);
  if (field === undefined) throw noSuchId(name!);
  return { table, field, rows: rowsOf(table, field, value!).filter((row) => row[SLOT.IsDeleted] !== true) };
}

function rowsOf(table: Table, field: Field, value: string): readonly Row[] {
  if (field.slot !== SLOT.Id) return table.findByKey(field, keyOf(field, value)) ?? [];
  if (!isRecordId(value)) throw noSuchId(value);
  const row = table.find(value);
  return row === undefined ? [] : [row];
}

function keyOf(field: Field, value: string): ReturnType<typeof parseFieldValue> {
  try {
    return parseFieldValue(field, value);
  } catch {
    throw new ApiError('NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${field.name}`);
  }
}

/** The caller has to choose: a list of the records' addresses. */
function ambiguous(call: RestCall, { object }: Table, rows: readonly Row[]): RestAnswer {
  return { status: 300, value: rows.map((row) => pathOf(call, `/sobjects/${object.name}/${row[SLOT.Id]}`)) };
}
