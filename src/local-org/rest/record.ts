import { ApiError } from '../api-error.ts';
import { type JsonObject, textOf } from '../services-data/json-node.ts';
import { parseJson } from '../services-data/parse-json.ts';
import { notFound } from '../services-data/served-version.ts';
import { isRecordId } from '../store/record-id.ts';
import { create, type RecordInput, remove, update } from '../store/save.ts';
import { SLOT } from '../store/system-fields.ts';
import type { Row, Table } from '../store/table.ts';
import { expectObject, readRecord } from './record-input.ts';
import { rowsJson } from './record-json.ts';
import { NO_CONTENT, ok, pathOf, type RestAnswer, type RestCall } from './rest-call.ts';
import { refusedRecord, saveContext } from './save-answer.ts';

/** The table of the object that the path names. Throws ApiError (NOT_FOUND). */
export function tableOf({ org, params }: Pick<RestCall, 'org' | 'params'>): Table {
  const table = org.store.table(params.object!);
  if (table === undefined) throw notFound();
  return table;
}

/** `POST /sobjects/X`. */
export function createRecord(call: RestCall): RestAnswer {
  const { object } = tableOf(call);
  const [result] = create(saveContext(call), [readBody(call, (record) => readRecord(object, record))]);
  if (result?.success !== true) return refusedRecord(result!);
  const { id } = result;
  return { status: 201, headers: { location: pathOf(call, `/sobjects/${object.name}/${id}`) }, value: { id, success: true, errors: [] } };
}

/** The record of a body: JSON alone, or in one of several parts, beside which the others are bodies of files. */
export function readBody(call: RestCall, read: (record: JsonObject) => RecordInput): RecordInput {
  const parts = call.parts();
  if (parts === undefined) return read(expectObject(call.body()));
  const entity =
    parts.find(({ name }) => name.startsWith('entity_')) ?? parts.find(({ contentType }) => contentType === 'application/json');
  if (entity === undefined) throw new ApiError('INVALID_MULTIPART_REQUEST', 'None of the parts is the record');
  const record = read(expectObject(parseJson(new TextDecoder().decode(entity.content))));
  const bodies = parts.filter((part) => part !== entity).map(({ name, content }) => [name, Buffer.from(content).toString('base64')]);
  return { ...record, ...(Object.fromEntries(bodies) as Record<string, string>) };
}

/** `GET /sobjects/X/ID?fields=`. */
export function getRecord(call: RestCall): RestAnswer {
  const table = tableOf(call);
  return ok(readRow(call, table, findRow(table, call.params.id!)));
}

/** A row as JSON: the fields that the query names, or all. */
export function readRow(call: RestCall, table: Table, row: Row): unknown {
  const named = call.query.get('fields');
  const fields = named?.split(',').map((name) => name.trim());
  return rowsJson(call, table, [row], fields)[0];
}

/** A live row by id. Throws ApiError (NOT_FOUND, ENTITY_IS_DELETED). */
export function findRow(table: Table, id: string): Row {
  if (!isRecordId(id)) throw noSuchId(id);
  const row = table.find(id);
  if (row === undefined) throw notFound();
  if (row[SLOT.IsDeleted] === true) throw new ApiError('ENTITY_IS_DELETED', 'entity is deleted');
  return row;
}

/** The error of a key that is none: the servers speak of external ids for an id, too. */
export function noSuchId(id: string): ApiError {
  return new ApiError('NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${id}`);
}

/** `PATCH /sobjects/X/ID`. */
export function updateRecord(call: RestCall): RestAnswer {
  const { object } = tableOf(call);
  const id = call.params.id!;
  if (!isRecordId(id)) throw noSuchId(id);
  const record = readBody(call, (body) => {
    refuseKey(body, 'Id');
    return readRecord(object, body);
  });
  const [result] = update(saveContext(call), [{ ...record, Id: id }]);
  return result!.success ? NO_CONTENT : refusedRecord(result!);
}

/** The key is in the path and must not be in the body, too. */
export function refuseKey(body: JsonObject, key: string): void {
  const name = [...body.members.keys()].find((each) => each.toLowerCase() === key.toLowerCase());
  if (name === undefined || textOf(body, name) === undefined) return;
  throw new ApiError('INVALID_FIELD', `The ${name} field should not be specified in the sobject data.`);
}

/** `DELETE /sobjects/X/ID`. */
export function deleteRecord(call: RestCall): RestAnswer {
  const table = tableOf(call);
  const id = call.params.id!;
  if (isRecordId(id) && table.find(id) === undefined) throw new ApiError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  const [result] = remove(saveContext(call), [id]);
  return result!.success ? NO_CONTENT : refusedRecord(result!);
}
