import { ApiError } from '../api-error.ts';
import { runQuery } from '../soql/run-query.ts';
import { nextPage, openPage } from './record-json.ts';
import { ok, type RestAnswer, type RestCall } from './rest-call.ts';

/** `GET /query?q=`. */
export function query(call: RestCall): RestAnswer {
  return queryRecords(call, false);
}

/** `GET /queryAll?q=`: deleted records too. */
export function queryAll(call: RestCall): RestAnswer {
  return queryRecords(call, true);
}

function queryRecords(call: RestCall, includeDeleted: boolean): RestAnswer {
  const { org } = call;
  const text = call.query.get('q');
  if (text === null) throw new ApiError('MALFORMED_QUERY', 'A query string has to be specified');
  return ok(openPage(call, runQuery({ store: org.store, now: org.clock.now(), includeDeleted }, text)));
}

/** `GET /query/LOCATOR`: the next page. */
export function queryMore(call: RestCall): RestAnswer {
  return ok(nextPage(call, call.params.locator!));
}
