import { parseLiteral } from './parse-literal.ts';
import type { Comparison, Condition, Expression, Literal, Query } from './syntax.ts';
import type { TokenReader } from './token-reader.ts';

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  LIKE: 'LIKE',
};

/** What a condition is made of besides itself. */
export interface ConditionParts {
  expression(): Expression;
  /** The query of a semi-join, its SELECT being the next word. */
  query(): Query;
}

/** Reads what stands behind WHERE or HAVING. AND and OR have no order of precedence: mixing them without parentheses is an error. */
export function parseCondition(reader: TokenReader, parts: ConditionParts): Condition {
  const first = parseTerm(reader, parts);
  const word = reader.is('AND') ? 'AND' : reader.is('OR') ? 'OR' : undefined;
  if (word === undefined) return first;
  const terms = [first];
  while (reader.accept(word)) terms.push(parseTerm(reader, parts));
  if (reader.is('AND') || reader.is('OR')) throw reader.unexpected();
  return { kind: word === 'AND' ? 'and' : 'or', terms };
}

function parseTerm(reader: TokenReader, parts: ConditionParts): Condition {
  const { at } = reader.token;
  if (reader.accept('NOT')) return { kind: 'not', term: reader.nested(() => parseTerm(reader, parts)), at };
  if (!reader.accept('(')) return parseComparison(reader, parts);
  const condition = reader.nested(() => parseCondition(reader, parts));
  reader.expect(')');
  return condition;
}

function parseComparison(reader: TokenReader, parts: ConditionParts): Condition {
  const left = parts.expression();
  const { kind, upper } = reader.token;
  const operator = kind === 'word' || kind === 'sign' ? COMPARISONS[upper] : undefined;
  if (operator !== undefined) {
    reader.advance();
    return { kind: 'compare', left, operator, right: parseLiteral(reader) };
  }
  const negated = reader.accept('NOT');
  if (reader.accept('IN')) return { kind: 'in', left, negated, values: parseMembers(reader, parts) };
  if (negated) throw reader.unexpected();
  if (reader.accept('INCLUDES')) return { kind: 'includes', left, negated: false, values: parseList(reader) };
  if (reader.accept('EXCLUDES')) return { kind: 'includes', left, negated: true, values: parseList(reader) };
  throw reader.unexpected();
}

function parseMembers(reader: TokenReader, parts: ConditionParts): readonly Literal[] | Query {
  if (reader.is(':')) throw reader.error('Bind variables only allowed in Apex code');
  if (!reader.is('(') || reader.next.upper !== 'SELECT') return parseList(reader);
  reader.expect('(');
  const query = parts.query();
  reader.expect(')');
  return query;
}

function parseList(reader: TokenReader): readonly Literal[] {
  reader.expect('(');
  const values = reader.list(() => parseLiteral(reader));
  reader.expect(')');
  return values;
}
