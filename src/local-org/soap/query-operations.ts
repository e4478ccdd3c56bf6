import { getDeleted, getUpdated, type ReplicationWindow } from '../actions/replication.ts';
import { ApiError } from '../api-error.ts';
import { abilitiesOf } from '../describe/object-abilities.ts';
import { retrieveRows, runQuery } from '../soql/run-query.ts';
import { runSearch } from '../sosl/run-search.ts';
import { checkCount } from '../store/call-limits.ts';
import { isRecordId } from '../store/record-id.ts';
import { type Call, type Handlers, type RequestHeaders, tableNamed } from './call.ts';
import { completeResult } from './complete-result.ts';
import { fitRecords } from './fit-records.ts';
import { markViewed } from './mark-viewed.ts';

const MAX_RETRIEVED = 2_000;
const DEFAULT_BATCH = 2_000;
const MIN_BATCH = 200;
const MAX_BATCH = 2_000;

/** Operations that read records. */
export const QUERY_OPERATIONS: Handlers = {
  query: (call, { queryString }: { queryString: string }) => query(call, queryString, false),
  queryAll: (call, { queryString }: { queryString: string }) => query(call, queryString, true),
  queryMore: (call, { queryLocator }: { queryLocator: string }) =>
    fitRecords(call.table, call.org.cursors.more(call.session.userId, queryLocator, batchSizeOf(call.headers))),
  retrieve,
  search,
  getUpdated: (call, request: { sObjectType: string } & ReplicationWindow) =>
    getUpdated(replicated(call, request.sObjectType), windowOf(request), call.org.clock.now()),
  getDeleted: (call, request: { sObjectType: string } & ReplicationWindow) =>
    getDeleted(replicated(call, request.sObjectType), windowOf(request), call.org.clock.now()),
};

function query(call: Call, text: string, includeDeleted: boolean): unknown {
  const { org, session, table, headers } = call;
  const batchSize = batchSizeOf(headers);
  const result = runQuery(org.queryContext(session, table.version, includeDeleted), text);
  return fitRecords(table, org.cursors.open(session.userId, result, batchSize));
}

function search({ org, session, table }: Call, { searchString }: { searchString: string }): unknown {
  const found = runSearch(org.queryContext(session, table.version), searchString);
  const records = found.flatMap((result) => result.read(0, result.length, () => null));
  const searchRecords = fitRecords(table, records).map((record) => ({ record }));
  return completeResult(table, 'SearchResult', { searchRecords });
}

/** The page that the caller wants. Throws ApiError for a size that the servers do not give. */
function batchSizeOf({ QueryOptions }: RequestHeaders): number {
  const batchSize = QueryOptions?.batchSize ?? DEFAULT_BATCH;
  if (batchSize >= MIN_BATCH && batchSize <= MAX_BATCH) return batchSize;
  throw new ApiError('INVALID_BATCH_SIZE', `QueryOptions: the batch size must be between ${MIN_BATCH} and ${MAX_BATCH}`);
}

function retrieve(call: Call, request: { fieldList: string; sObjectType: string; ids: string[] }): unknown {
  checkCount(request.ids.length, MAX_RETRIEVED);
  const table = tableNamed(call, request.sObjectType);
  const malformed = request.ids.find((id) => !isRecordId(id));
  if (malformed !== undefined) throw new ApiError('MALFORMED_ID', `malformed id ${malformed}`, 'InvalidIdFault');
  const fields = request.fieldList.split(',').map((field) => field.trim());
  const rows = request.ids.map((id) => table.find(id));
  const records = retrieveRows(call.org.store, table.object, fields, rows);
  markViewed(call, request.ids);
  return fitRecords(call.table, records);
}

function replicated(call: Call, name: string): ReturnType<typeof tableNamed> {
  const table = tableNamed(call, name);
  if (abilitiesOf(table.object).replicateable) return table;
  throw new ApiError('INVALID_TYPE', `sObject type '${table.object.name}' cannot be replicated`, 'InvalidSObjectFault');
}

// Both are required by the schema, yet a client may leave one out or send nil.
function windowOf({ startDate, endDate }: Partial<ReplicationWindow>): ReplicationWindow {
  if (startDate instanceof Date && endDate instanceof Date) return { startDate, endDate };
  throw new ApiError('INVALID_REPLICATION_DATE', 'startDate and endDate are required');
}
