import { ApiError } from '../api-error.ts';
import { readFilters, readSelectList } from '../soql/parse-query.ts';
import type { Name, Query } from '../soql/syntax.ts';
import { TokenReader } from '../soql/token-reader.ts';

/** Which fields are searched. */
export type SearchGroup = 'ALL' | 'NAME' | 'EMAIL' | 'PHONE' | 'SIDEBAR';

/** One object of RETURNING, with what is asked for its records. */
export interface Returning extends Pick<Query, 'select' | 'where' | 'orderBy' | 'limit' | 'offset'> {
  readonly object: Name;
}

/** A search as written. */
export interface Search {
  readonly term: string;
  readonly group: SearchGroup;
  readonly returning: readonly Returning[];
  readonly limit: number | undefined;
}

const GROUPS: ReadonlySet<string> = new Set(['ALL', 'NAME', 'EMAIL', 'PHONE', 'SIDEBAR']);

/** Reads a search. Throws ApiError (MALFORMED_SEARCH). */
export function parseSearch(text: string): Search {
  const [find] = /^\s*FIND\b/i.exec(text) ?? [];
  if (find === undefined) throw malformedSearch(`unexpected token: ${/\S+/.exec(text)?.[0] ?? '<EOF>'}`);
  const [head, term] = /^\s*FIND\s*\{((?:[^\\}]|\\[\s\S])*)\}/i.exec(text) ?? [];
  if (head === undefined || term === undefined) throw malformedSearch('No search term found. The search term must be enclosed in braces.');
  // The words that follow are those of queries. They keep their places, so that errors in them point at the text as it was written.
  const reader = new TokenReader(text, head.replace(/\S/g, ' ') + text.slice(head.length));
  const group = readGroup(reader);
  const returning = reader.accept('RETURNING') ? reader.list(() => readReturning(reader)) : [];
  readWith(reader);
  const limit = reader.accept('LIMIT') ? reader.count().value : undefined;
  readUpdate(reader);
  if (reader.token.kind !== 'end') throw unexpected(reader);
  return { term, group, returning, limit };
}

function malformedSearch(message: string): ApiError {
  return new ApiError('MALFORMED_SEARCH', message, 'MalformedSearchFault');
}

function unexpected(reader: TokenReader): ApiError {
  return malformedSearch(`unexpected token: ${reader.token.text}`);
}

function readGroup(reader: TokenReader): SearchGroup {
  if (!reader.accept('IN')) return 'ALL';
  const { upper } = reader.token;
  if (!GROUPS.has(upper)) throw unexpected(reader);
  reader.advance();
  if (!reader.accept('FIELDS')) throw unexpected(reader);
  return upper as SearchGroup;
}

function readReturning(reader: TokenReader): Returning {
  const { text, at, kind } = reader.token;
  if (kind !== 'word') throw unexpected(reader);
  reader.advance();
  const object = { text, at };
  if (!reader.accept('(')) return { object, select: [], where: undefined, orderBy: [], limit: undefined, offset: undefined };
  const returning = { object, select: readSelectList(reader), ...readFilters(reader) };
  reader.expect(')');
  return returning;
}

/** WITH SNIPPET, SPELL_CORRECTION and the like change how an answer is ranked or shown; the local org has one way for both. */
function readWith(reader: TokenReader): void {
  while (reader.accept('WITH')) {
    reader.word();
    if (reader.accept('=')) reader.advance();
    if (!reader.accept('(')) continue;
    while (!reader.accept(')')) {
      if (reader.token.kind === 'end') throw unexpected(reader);
      reader.advance();
    }
  }
}

function readUpdate(reader: TokenReader): void {
  if (reader.accept('UPDATE')) reader.list(() => reader.word());
}
