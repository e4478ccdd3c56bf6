import { ApiError } from '../api-error.ts';
import { runQuery } from '../soql/run-query.ts';
import { pageJson } from './record-json.ts';
import { ok, type RestAnswer, type RestCall } from './rest-call.ts';

const MIN_BATCH = 200;
const MAX_BATCH = 2_000;

/** `GET /query?q=`. */
export function query(call: RestCall): RestAnswer {
  return queryRecords(call, false);
}

/** `GET /queryAll?q=`: deleted records too. */
export function queryAll(call: RestCall): RestAnswer {
  return queryRecords(call, true);
}

function queryRecords(call: RestCall, includeDeleted: boolean): RestAnswer {
  const { org, session } = call;
  const text = call.query.get('q');
  if (text === null) throw new ApiError('MALFORMED_QUERY', 'A query string has to be specified');
  const result = runQuery({ store: org.store, now: org.clock.now(), includeDeleted }, text);
  return ok(pageJson(call, org.cursors.open(session.userId, result, batchSizeOf(call))));
}

/** `GET /query/LOCATOR`: the next page. */
export function queryMore(call: RestCall): RestAnswer {
  const { org, session, params } = call;
  return ok(pageJson(call, org.cursors.more(session.userId, params.locator!, batchSizeOf(call))));
}

/** The servers bring a number out of bounds back to the nearest one that they can do. */
export function batchSizeOf({ headers }: Pick<RestCall, 'headers'>): number {
  const [, digits] = /\bbatchSize\s*=\s*(\d+)/i.exec(headers['sforce-query-options'] ?? '') ?? [];
  return digits === undefined ? MAX_BATCH : Math.min(MAX_BATCH, Math.max(MIN_BATCH, Number(digits)));
}
