import { ApiError } from '../api-error.ts';
import { JsonNumber } from '../services-data/write-json.ts';
import { parseQuery } from '../soql/parse-query.ts';
import { runQuery } from '../soql/run-query.ts';
import { columnsJson } from './columns.ts';
import { nextPage, openPage } from './record-json.ts';
import { ok, type RestAnswer, type RestCall } from './rest-call.ts';

/** `GET /query?q=`; also what the columns would be, and how the query would be run. */
export function query(call: RestCall): RestAnswer {
  const explained = call.query.get('explain');
  return explained === null ? queryRecords(call, false) : explain(call, explained);
}

/** `GET /queryAll?q=`: deleted records too. */
export function queryAll(call: RestCall): RestAnswer {
  return queryRecords(call, true);
}

function queryRecords(call: RestCall, includeDeleted: boolean): RestAnswer {
  const text = call.query.get('q');
  if (text === null) throw new ApiError('MALFORMED_QUERY', 'A query string has to be specified');
  const result = runQuery(call.org.queryContext(call.session, call.version, includeDeleted), text);
  const { store } = call.org;
  if (call.query.get('columns') === 'true') return ok(columnsJson(store, result, parseQuery(text).grouping !== undefined));
  return ok(openPage(call, result));
}

/** The one plan that the local org has for every query: it looks at all rows. */
function explain(call: RestCall, text: string): RestAnswer {
  const { size, objectName } = runQuery(call.org.queryContext(call.session, call.version), text);
  const plan = {
    cardinality: size,
    fields: [],
    leadingOperationType: 'TableScan',
    notes: [],
    relativeCost: new JsonNumber('1.0'),
    sobjectCardinality: call.org.store.table(objectName)!.rows.length,
    sobjectType: objectName,
  };
  return ok({ plans: [plan], sourceQuery: text });
}

/** `GET /query/LOCATOR`: the next page. */
export function queryMore(call: RestCall): RestAnswer {
  return ok(nextPage(call, call.params.locator!));
}
