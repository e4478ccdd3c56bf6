import { ApiError } from '../api-error.ts';
import { abilitiesOf } from '../describe/object-abilities.ts';
import { unknownObject } from '../soql/query-error.ts';
import type { ResultSet } from '../soql/result-set.ts';
import { prepareResult } from '../soql/run-query.ts';
import { openScope, type QueryContext } from '../soql/scope.ts';
import { compileWhere, selectRows } from '../soql/select-rows.ts';
import type { Field } from '../store/field-definition.ts';
import type { ObjectType } from '../store/object-definition.ts';
import type { Row } from '../store/table.ts';
import { parseSearch, type Returning, type Search, type SearchGroup } from './parse-search.ts';
import { compileTerm, lettersOf, type SearchTest, wordsOf } from './search-term.ts';

const MAX_RECORDS = 2_000;
const MIN_LETTERS = 2;

/**
 * Runs a SOSL search: what it found of each object in RETURNING, in that order, or of every object that can be searched. There is no ranking:
 * without an ORDER BY, records stand in the order of their ids. Throws ApiError (MALFORMED_SEARCH, INVALID_SEARCH and those of queries).
 */
export function runSearch(context: QueryContext, text: string): ResultSet[] {
  const search = parseSearch(text);
  const test = compileTerm(search.term);
  const letters = lettersOf(search.term);
  if (letters.length < MIN_LETTERS) {
    throw new ApiError('INVALID_SEARCH', `search term must be longer than one character: ${search.term}`, 'UnexpectedErrorFault');
  }
  // As the reference says of what cannot be understood: it is searched for as the words that it has.
  const found = test ?? compileTerm(search.term.replace(/["()]/g, ' ').replace(/\b(?:AND|OR|NOT)\b/gi, ' ')) ?? (() => false);
  let left = Math.min(search.limit ?? MAX_RECORDS, MAX_RECORDS);
  return returningOf(context, search).map((returning) => {
    const result = searchObject(context, text, returning, search.group, found, left);
    left -= result.length;
    return result;
  });
}

function returningOf(context: QueryContext, { returning }: Search): readonly Returning[] {
  if (returning.length > 0) return returning;
  const searchable = context.store.objects().filter((object) => abilitiesOf(object).searchable);
  return searchable.map(({ name }) => ({
    object: { text: name, at: 0 },
    select: [],
    where: undefined,
    orderBy: [],
    limit: undefined,
    offset: undefined,
  }));
}

function searchObject(
  context: QueryContext,
  text: string,
  returning: Returning,
  group: SearchGroup,
  test: SearchTest,
  most: number,
): ResultSet {
  const object = context.store.table(returning.object.text)?.object;
  if (object === undefined) throw unknownObject(text, returning.object);
  const scope = openScope(context, text, object, false);
  const select = returning.select.length > 0 ? returning.select : [ID];
  const limit = { value: Math.min(returning.limit?.value ?? most, most), at: returning.limit?.at ?? 0 };
  const query = { ...EMPTY, ...returning, from: returning.object, select, limit };
  const { toResult } = prepareResult(scope, query, 0);
  const fields = object.fields.filter((field) => isSearched(object, field, group));
  const rows = selectRows(scope, compileWhere(scope, query)).filter((row) => test(fields.map((field) => searchedWords(field, row))));
  return toResult(rows);
}

const ID: Returning['select'][number] = { kind: 'value', value: { kind: 'path', names: ['Id'], at: 0 }, alias: undefined };
const EMPTY = {
  at: 0,
  alias: undefined,
  parents: [],
  scope: undefined,
  withClause: undefined,
  grouping: undefined,
  having: undefined,
  allRows: false,
  purposes: [],
  updates: [],
} as const;

const TEXTS: ReadonlySet<string> = new Set(['string', 'textarea', 'email', 'phone', 'url', 'combobox', 'picklist', 'multipicklist']);
const NAMES: ReadonlySet<string> = new Set(['FirstName', 'MiddleName', 'LastName']);

function isSearched(object: ObjectType, field: Field, group: SearchGroup): boolean {
  if (field.slot < 0) return false;
  const isName = field.isName || (NAMES.has(field.name) && object.field('Name') !== undefined);
  switch (group) {
    case 'ALL':
      return TEXTS.has(field.type);
    case 'NAME':
      return isName;
    case 'EMAIL':
      return field.type === 'email';
    case 'PHONE':
      return field.type === 'phone';
    case 'SIDEBAR':
      return isName || field.type === 'email' || field.type === 'phone';
  }
}

/** Phone numbers are found by all of their digits too, however they are written. */
function searchedWords(field: Field, row: Row): readonly string[] {
  const value = row[field.slot];
  if (typeof value !== 'string') return [];
  const words = wordsOf(value);
  return field.type === 'phone' && words.length > 1 ? [...words, words.join('')] : words;
}
