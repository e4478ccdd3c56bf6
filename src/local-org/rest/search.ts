import { ApiError } from '../api-error.ts';
import { type JsonNode, type JsonObject, listOf, textOf } from '../services-data/json-node.ts';
import { runSearch } from '../sosl/run-search.ts';
import { expectObject } from './record-input.ts';
import { allRecords } from './record-json.ts';
import { ok, type RestAnswer, type RestCall } from './rest-call.ts';

/** From here on the records stand in an object; before, the answer was the list alone. */
const WRAPPED_SINCE = 37;

/** `GET /search?q=FIND {…}`. */
export function search(call: RestCall): RestAnswer {
  const text = call.query.get('q');
  if (text === null) throw new ApiError('MALFORMED_SEARCH', 'A search string has to be specified');
  return found(call, text);
}

/** `GET /parameterizedSearch?q=word`, or the same by POST: a search for words without SOSL. */
export function parameterizedSearch(call: RestCall): RestAnswer {
  return found(call, call.method === 'POST' ? readSearch(expectObject(call.body())) : queriedSearch(call.query));
}

function found(call: RestCall, text: string): RestAnswer {
  const records = runSearch(call.org.queryContext(call.session, call.version), text).flatMap((result) => allRecords(call, result));
  return ok(call.version < WRAPPED_SINCE ? records : { searchRecords: records });
}

interface Returned {
  readonly name: string;
  readonly fields: readonly string[];
  readonly limit: string | undefined;
}

function queriedSearch(query: URLSearchParams): string {
  const fields = query.get('fields')?.split(',') ?? [];
  const objects = query.getAll('sobject').flatMap((names) => names.split(','));
  const returned = objects.map((name) => ({
    name,
    fields: query.get(`${name}.fields`)?.split(',') ?? fields,
    limit: query.get(`${name}.limit`) ?? query.get('defaultLimit') ?? undefined,
  }));
  return sosl(query.get('q'), query.get('in'), returned, query.get('overallLimit'));
}

function readSearch(body: JsonObject): string {
  const fields = textsOf(listOf(body, 'fields'));
  const returned = (listOf(body, 'sobjects') ?? []).map(expectObject).map((object) => {
    const own = listOf(object, 'fields');
    const limit = textOf(object, 'limit') ?? textOf(body, 'defaultLimit');
    return { name: textOf(object, 'name') ?? '', fields: own === undefined ? fields : textsOf(own), limit };
  });
  return sosl(textOf(body, 'q'), textOf(body, 'in'), returned, textOf(body, 'overallLimit'));
}

function textsOf(nodes: readonly JsonNode[] = []): string[] {
  return nodes.map((node) => ('text' in node ? node.text : ''));
}

type Text = string | null | undefined;

function sosl(words: Text, group: Text, returned: readonly Returned[], limit: Text): string {
  if (words === null || words === undefined) throw new ApiError('MALFORMED_SEARCH', 'A search string has to be specified');
  const term = words.replace(/[?&|!{}[\]()^~*:\\"'+-]/g, '\\$&');
  const scope = group === null || group === undefined ? '' : ` IN ${group} FIELDS`;
  const objects = returned.map(({ name, fields, limit: most }) => {
    const rest = most === undefined ? '' : ` LIMIT ${most}`;
    return fields.length === 0 && rest === '' ? name : `${name}(${fields.join(', ') || 'Id'}${rest})`;
  });
  const returning = objects.length === 0 ? '' : ` RETURNING ${objects.join(', ')}`;
  return `FIND {${term}}${scope}${returning}${limit ? ` LIMIT ${limit}` : ''}`;
}
