import { ApiError } from '../api-error.ts';
import { isTrue, type JsonNode, type JsonObject, listOf } from '../services-data/json-node.ts';
import { checkChunks, checkCount, MAX_RECORDS } from '../store/call-limits.ts';
import type { ObjectType } from '../store/object-definition.ts';
import { create, type RecordInput, remove, update, upsert } from '../store/save.ts';
import type { SaveResult } from '../store/save-result.ts';
import { noSuchId, tableOf } from './record.ts';
import { expectObject, readRecord, typeOf } from './record-input.ts';
import { rowsJson } from './record-json.ts';
import { ok, type RestAnswer, type RestCall } from './rest-call.ts';
import { type ReadResult, resultJson, saveContext, saveReadable, tryRead } from './save-answer.ts';

const MAX_RETRIEVED = 2_000;

/** `POST /composite/sobjects`. */
export function createRecords(call: RestCall): RestAnswer {
  const { records, allOrNone } = readBody(call);
  return results(saveReadable(saveContext(call, allOrNone), records, create));
}

/** `PATCH /composite/sobjects`. */
export function updateRecords(call: RestCall): RestAnswer {
  const { records, allOrNone } = readBody(call);
  return results(saveReadable(saveContext(call, allOrNone), records, update));
}

/** `PATCH /composite/sobjects/X/FIELD`. */
export function upsertRecords(call: RestCall): RestAnswer {
  const { object } = tableOf(call);
  const field = object.upsertKey(call.params.field!);
  if (field === undefined) throw noSuchId(call.params.field!);
  const { records, allOrNone } = readBody(call);
  const saved = saveReadable(saveContext(call, allOrNone), records, (context, each) => upsert(context, field.name, each));
  return results(saved.map((result) => ({ created: false, ...result })));
}

/** `DELETE /composite/sobjects?ids=`. */
export function deleteRecords(call: RestCall): RestAnswer {
  const ids = (call.query.get('ids') ?? '').split(',').map((id) => id.trim());
  checkCount(ids.length, MAX_RECORDS);
  return results(remove(saveContext(call, call.query.get('allOrNone') === 'true'), ids));
}

/** `GET /composite/sobjects/X?ids=&fields=`, or the same by POST where the ids are many: null for an id that is not there. */
export function retrieveRecords(call: RestCall): RestAnswer {
  const table = tableOf(call);
  const { ids, fields } = call.method === 'POST' ? readLists(expectObject(call.body())) : queriedLists(call);
  checkCount(ids.length, MAX_RETRIEVED);
  return ok(
    rowsJson(
      call,
      table,
      ids.map((id) => table.find(id)),
      fields,
    ),
  );
}

interface Lists {
  readonly ids: readonly string[];
  readonly fields: readonly string[];
}

function queriedLists({ query }: RestCall): Lists {
  const list = (name: string): string[] => (query.get(name) ?? '').split(',').map((each) => each.trim());
  return { ids: list('ids'), fields: list('fields') };
}

function readLists(body: JsonObject): Lists {
  const list = (name: string): string[] => (listOf(body, name) ?? []).map((each) => ('text' in each ? each.text : ''));
  return { ids: list('ids'), fields: list('fields') };
}

function readBody(call: RestCall): { records: readonly ReadResult[]; allOrNone: boolean } {
  const body = expectObject(call.body());
  const nodes = listOf(body, 'records');
  if (nodes === undefined) throw new ApiError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [records]');
  checkCount(nodes.length, MAX_RECORDS);
  const records = nodes.map((node) => tryRead(() => readMember(call, node)));
  checkChunks(records.map((record) => ('type' in record ? String(record.type) : '')));
  return { records, allOrNone: isTrue(body, 'allOrNone') };
}

function readMember({ org }: RestCall, node: JsonNode): RecordInput {
  const record = expectObject(node);
  const type = typeOf(record);
  if (type === undefined) throw new ApiError('INVALID_FIELD', 'sObject type must be specified in the attributes of each record');
  return readRecord(objectNamed(org.store.table(type)?.object, type), record);
}

function objectNamed(object: ObjectType | undefined, type: string): ObjectType {
  if (object !== undefined) return object;
  throw new ApiError('INVALID_TYPE', `sObject type '${type}' is not supported.`);
}

function results(saved: readonly SaveResult[]): RestAnswer {
  return ok(saved.map(resultJson));
}
