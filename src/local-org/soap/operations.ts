import type { TypeTable } from '../../soap/wire/type-table.ts';
import { ApiError, unknownObjectText } from '../api-error.ts';
import type { Org } from '../org.ts';
import type { Session } from '../sessions.ts';
import { retrieveRows, runQuery } from '../soql/run-query.ts';
import type { ObjectType } from '../store/object-definition.ts';
import { isRecordId } from '../store/record-id.ts';
import { create, type RecordInput, remove, type SaveContext, undelete, update, upsert } from '../store/save.ts';
import type { SaveResult } from '../store/save-result.ts';
import { completeResult } from './complete-result.ts';
import { describeGlobal, describeObject } from './describe.ts';
import { fitRecords } from './fit-records.ts';
import { userInfo } from './user-info.ts';

/** One call, after its session was found. */
export interface Call {
  readonly org: Org;
  readonly session: Session;
  readonly table: TypeTable;
  /** The server's own address, for the URLs in answers. */
  readonly origin: string;
  readonly headers: RequestHeaders;
}

/** The header blocks that change what the local org does. */
export interface RequestHeaders {
  readonly SessionHeader?: { readonly sessionId?: string };
  readonly QueryOptions?: { readonly batchSize?: number };
  readonly AllOrNoneHeader?: { readonly allOrNone?: boolean };
  readonly AllowFieldTruncationHeader?: { readonly allowFieldTruncation?: boolean };
}

type Handler = (call: Call, request: never) => unknown;

const MAX_RECORDS = 200;
const MAX_RETRIEVED = 2_000;
const MAX_DESCRIBED = 100;
const DEFAULT_BATCH = 2_000;
const MIN_BATCH = 200;
const MAX_BATCH = 2_000;

/** What the org does for each operation; login is apart, since it has no session. */
export const HANDLERS: Readonly<Record<string, Handler>> = {
  query: (call, { queryString }: { queryString: string }) => query(call, queryString, false),
  queryAll: (call, { queryString }: { queryString: string }) => query(call, queryString, true),
  queryMore: (call, { queryLocator }: { queryLocator: string }) =>
    fitRecords(call.table, call.org.cursors.more(call.session.userId, queryLocator, batchSizeOf(call.headers))),
  create: (call, { sObjects }: { sObjects: RecordInput[] }) => {
    checkCount(sObjects, MAX_RECORDS);
    return create(saveContext(call), sObjects).map(toSaveResult);
  },
  update: (call, { sObjects }: { sObjects: RecordInput[] }) => {
    checkCount(sObjects, MAX_RECORDS);
    return update(saveContext(call), sObjects).map(toSaveResult);
  },
  upsert: (call, { externalIDFieldName, sObjects }: { externalIDFieldName: string; sObjects: RecordInput[] }) => {
    checkCount(sObjects, MAX_RECORDS);
    return upsert(saveContext(call), externalIDFieldName, sObjects).map((result) => ({ created: false, ...result }));
  },
  delete: (call, request: IdList) => {
    const ids = idsOf(request);
    checkCount(ids, MAX_RECORDS);
    return remove(saveContext(call), ids);
  },
  undelete: (call, request: IdList) => {
    const ids = idsOf(request);
    checkCount(ids, MAX_RECORDS);
    return undelete(saveContext(call), ids);
  },
  retrieve,
  describeSObject: (call, { sObjectType }: { sObjectType: string }) => describe(call, sObjectType),
  describeSObjects: (call, { sObjectType }: { sObjectType: string[] }) => {
    checkCount(sObjectType, MAX_DESCRIBED);
    return sObjectType.map((name) => describe(call, name));
  },
  describeGlobal: ({ org, table }) => completeResult(table, 'DescribeGlobalResult', describeGlobal(org.store)),
  getUserInfo: ({ org, session, table }) => completeResult(table, 'GetUserInfoResult', userInfo(org, session.userId)),
  getServerTimestamp: ({ org }) => ({ timestamp: new Date(org.clock.now()) }),
  logout: ({ org, session }) => org.sessions.close(session.id),
};

function query(call: Call, text: string, includeDeleted: boolean): unknown {
  const { org, session, table, headers } = call;
  const batchSize = batchSizeOf(headers);
  const result = runQuery({ store: org.store, now: org.clock.now(), includeDeleted }, text);
  return fitRecords(table, org.cursors.open(session.userId, result, batchSize));
}

interface IdList {
  readonly ids: readonly string[];
  readonly id?: unknown;
}

// Beatbox calls them `id`. No recording shows what the servers make of it; answering with an empty success would hide its records.
function idsOf({ ids, id }: IdList): string[] {
  return [...ids, ...[id ?? []].flat().map(String)];
}

function batchSizeOf({ QueryOptions }: RequestHeaders): number {
  const { batchSize = DEFAULT_BATCH } = QueryOptions ?? {};
  if (batchSize >= MIN_BATCH && batchSize <= MAX_BATCH) return batchSize;
  throw new ApiError('INVALID_BATCH_SIZE', `QueryOptions: the batch size must be between ${MIN_BATCH} and ${MAX_BATCH}`);
}

function checkCount(items: readonly unknown[], most: number): void {
  if (items.length <= most) return;
  throw new ApiError('EXCEEDED_ID_LIMIT', `record limit reached. cannot submit more than ${most} records into this call`);
}

function saveContext({ org, session, headers }: Call): SaveContext {
  return {
    ...org.saveContext(session),
    allOrNone: headers.AllOrNoneHeader?.allOrNone,
    allowTruncation: headers.AllowFieldTruncationHeader?.allowFieldTruncation,
  };
}

function toSaveResult({ errors, id, success }: SaveResult): object {
  return { errors, id, success };
}

function retrieve({ org, table: types }: Call, request: { fieldList: string; sObjectType: string; ids: string[] }): unknown {
  checkCount(request.ids, MAX_RETRIEVED);
  const table = org.store.table(request.sObjectType);
  if (table === undefined) throw unknownObject(request.sObjectType);
  const malformed = request.ids.find((id) => !isRecordId(id));
  if (malformed !== undefined) throw new ApiError('MALFORMED_ID', `malformed id ${malformed}`, 'InvalidIdFault');
  const fields = request.fieldList.split(',').map((field) => field.trim());
  const rows = request.ids.map((id) => table.find(id));
  return fitRecords(types, retrieveRows(org.store, table.object, fields, rows));
}

function describe(call: Call, name: string): unknown {
  const object = objectOf(call, name);
  return completeResult(call.table, 'DescribeSObjectResult', describeObject(call.org.store, object, call.table.version, call.origin));
}

function objectOf({ org }: Call, name: string): ObjectType {
  const object = org.store.table(name)?.object;
  if (object === undefined) throw unknownObject(name);
  return object;
}

function unknownObject(name: string): ApiError {
  return new ApiError('INVALID_TYPE', unknownObjectText(name), 'InvalidSObjectFault');
}
