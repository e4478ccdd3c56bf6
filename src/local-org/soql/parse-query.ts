import { ApiError } from '../api-error.ts';
import { parseCondition } from './parse-condition.ts';
import { parseLiteral } from './parse-literal.ts';
import type {
  Argument,
  Condition,
  Expression,
  Grouping,
  Name,
  Ordering,
  ParentAlias,
  Path,
  Query,
  SelectItem,
  TypeOf,
  WithClause,
} from './syntax.ts';
import { TokenReader } from './token-reader.ts';

/**
 * Reads a query. Written here and not taken from a package because the servers' errors name the row and column of the offending word, and
 * the packages' syntax trees have no positions. Throws ApiError (MALFORMED_QUERY).
 */
export function parseQuery(text: string): Query {
  const reader = new TokenReader(text);
  const { token } = reader;
  if (token.kind === 'end') throw new ApiError('MALFORMED_QUERY', 'SOQL statements cannot be empty or null', 'MalformedQueryFault');
  // The one error that names no place, as recorded: the servers then do not know yet that this is a query.
  if (!reader.is('SELECT')) throw new ApiError('MALFORMED_QUERY', `unexpected token: ${token.text}`, 'MalformedQueryFault');
  const query = readQuery(reader, 0);
  reader.end();
  return query;
}

/** Reads the fields that SOSL returns of an object, as SELECT lists them. */
export function readSelectList(reader: TokenReader): SelectItem[] {
  return reader.list(() => readSelectItem(reader, 0));
}

/** Reads the part of a query that SOSL has behind an object's fields: WHERE, ORDER BY, LIMIT, OFFSET. */
export function readFilters(reader: TokenReader): Pick<Query, 'where' | 'orderBy' | 'limit' | 'offset'> {
  return {
    where: reader.accept('WHERE') ? readCondition(reader) : undefined,
    orderBy: reader.acceptBoth('ORDER', 'BY') ? reader.list(() => readOrdering(reader)) : [],
    limit: reader.accept('LIMIT') ? reader.count() : undefined,
    offset: reader.accept('OFFSET') ? reader.count() : undefined,
  };
}

const RESERVED: ReadonlySet<string> = new Set(
  'WHERE ORDER GROUP HAVING LIMIT OFFSET ALL FOR WITH USING UPDATE FROM AND OR NOT ASC DESC NULLS SELECT LIKE IN'.split(' '),
);
/** Deep enough for what the servers allow, and far from the end of the stack. */
const MAX_NESTING = 20;

function readQuery(reader: TokenReader, depth: number): Query {
  const { at } = reader.token;
  if (depth > MAX_NESTING) throw reader.unexpected();
  reader.expect('SELECT');
  const select = reader.list(() => readSelectItem(reader, depth));
  reader.expect('FROM');
  const from = readObject(reader);
  const alias = readAlias(reader);
  const parents: ParentAlias[] = [];
  while (reader.accept(',')) parents.push(readParentAlias(reader));
  return {
    at,
    select,
    from,
    alias,
    parents,
    scope: reader.acceptBoth('USING', 'SCOPE') ? readName(reader) : undefined,
    where: reader.accept('WHERE') ? readCondition(reader) : undefined,
    withClause: reader.accept('WITH') ? readWith(reader) : undefined,
    grouping: reader.acceptBoth('GROUP', 'BY') ? readGrouping(reader) : undefined,
    having: reader.accept('HAVING') ? readCondition(reader) : undefined,
    orderBy: reader.acceptBoth('ORDER', 'BY') ? reader.list(() => readOrdering(reader)) : [],
    limit: reader.accept('LIMIT') ? reader.count() : undefined,
    offset: reader.accept('OFFSET') ? reader.count() : undefined,
    allRows: reader.acceptBoth('ALL', 'ROWS'),
    purposes: readWords(reader, 'FOR', ['VIEW', 'REFERENCE', 'UPDATE']),
    updates: readWords(reader, 'UPDATE', ['TRACKING', 'VIEWSTAT']),
  };
}

function readCondition(reader: TokenReader): Condition {
  return parseCondition(reader, { expression: () => readExpression(reader), query: () => readQuery(reader, 1) });
}

function readName(reader: TokenReader): Name {
  const { text, at, upper } = reader.token;
  if (RESERVED.has(upper)) throw reader.unexpected();
  reader.word();
  return { text, at };
}

/** Group and Order are objects too, unless BY follows. */
function readObject(reader: TokenReader): Name {
  const { text, at, upper } = reader.token;
  if ((upper !== 'GROUP' && upper !== 'ORDER') || reader.next.upper === 'BY') return readName(reader);
  reader.advance();
  return { text, at };
}

function readAlias(reader: TokenReader): string | undefined {
  const hasAs = reader.accept('AS');
  if (!hasAs && (reader.token.kind !== 'word' || RESERVED.has(reader.token.upper))) return undefined;
  return readName(reader).text;
}

function readParentAlias(reader: TokenReader): ParentAlias {
  const path = readPath(reader);
  const alias = readAlias(reader);
  if (alias === undefined) throw reader.unexpected();
  return { path, alias };
}

function readWords(reader: TokenReader, word: string, known: readonly string[]): string[] {
  if (!reader.accept(word)) return [];
  return reader.list(() => {
    const { upper } = reader.token;
    if (!known.includes(upper)) throw reader.unexpected();
    reader.advance();
    return upper;
  });
}

/** `DATA CATEGORY group selector category AND …` is read over: no object of the local org has categories. */
function readWith(reader: TokenReader): WithClause {
  const { upper: kind, at } = reader.word();
  if (kind === 'SECURITY_ENFORCED' || kind === 'USER_MODE' || kind === 'SYSTEM_MODE') return { kind, at };
  if (kind !== 'DATA') throw reader.error(`unexpected token: '${reader.text.slice(at, at + kind.length)}'`, at);
  reader.expect('CATEGORY');
  do {
    reader.word();
    reader.word();
    if (reader.accept('(')) {
      reader.list(() => reader.word());
      reader.expect(')');
    } else reader.word();
  } while (reader.accept('AND'));
  return { kind, at };
}

function readGrouping(reader: TokenReader): Grouping {
  const kind = reader.is('ROLLUP') ? 'rollup' : reader.is('CUBE') ? 'cube' : 'plain';
  if (kind === 'plain' || reader.next.text !== '(') return { kind: 'plain', keys: reader.list(() => readExpression(reader)) };
  reader.advance();
  reader.expect('(');
  const keys = reader.list(() => readExpression(reader));
  reader.expect(')');
  return { kind, keys };
}

function readSelectItem(reader: TokenReader, depth: number): SelectItem {
  if (reader.accept('(')) {
    const query = readQuery(reader, depth + 1);
    reader.expect(')');
    return { kind: 'children', query };
  }
  if (reader.is('TYPEOF') && reader.next.kind === 'word' && reader.next.upper !== 'FROM') return readTypeOf(reader);
  const value = readExpression(reader);
  const hasAlias = reader.token.kind === 'word' && !RESERVED.has(reader.token.upper);
  return { kind: 'value', value, alias: hasAlias ? readName(reader) : undefined };
}

function readTypeOf(reader: TokenReader): TypeOf {
  const { at } = reader.word();
  const reference = readPath(reader);
  const branches: TypeOf['branches'][number][] = [];
  if (!reader.is('WHEN')) throw reader.unexpected();
  while (reader.accept('WHEN')) {
    const object = readObject(reader);
    reader.expect('THEN');
    branches.push({ object, fields: reader.list(() => readExpression(reader)) });
  }
  const otherwise = reader.accept('ELSE') ? reader.list(() => readExpression(reader)) : undefined;
  reader.expect('END');
  return { kind: 'typeof', reference, branches, otherwise, at };
}

function readPath(reader: TokenReader): Path {
  const { text, upper, at } = reader.token;
  if (RESERVED.has(upper)) throw reader.unexpected();
  reader.word();
  return { kind: 'path', names: text.split('.'), at };
}

function readExpression(reader: TokenReader): Expression {
  const path = readPath(reader);
  if (!reader.accept('(')) return path;
  const name = path.names.join('.').toUpperCase();
  const args = reader.is(')') ? [] : reader.nested(() => reader.list(() => readArgument(reader, name)));
  reader.expect(')');
  return { kind: 'call', name, args, at: path.at };
}

function readArgument(reader: TokenReader, call: string): Argument {
  const { kind, text, at } = reader.token;
  if (kind === 'string' || kind === 'number') return parseLiteral(reader);
  if (call !== 'FIELDS' || kind !== 'word') return readExpression(reader);
  // ALL is a keyword everywhere else.
  reader.advance();
  return { kind: 'path', names: [text], at };
}

function readOrdering(reader: TokenReader): Ordering {
  const value = readExpression(reader);
  const descending = reader.accept('DESC');
  if (!descending) reader.accept('ASC');
  if (!reader.accept('NULLS')) return { value, descending, nullsLast: false };
  const nullsLast = reader.accept('LAST');
  if (!nullsLast) reader.expect('FIRST');
  return { value, descending, nullsLast };
}
