import { malformedQuery } from './query-error.ts';
import type { Call, Comparison, Condition, Literal, Ordering, Path, Query, SelectItem } from './syntax.ts';
import { type Token, tokenize } from './tokenize.ts';

/**
 * Reads a query. Written here and not taken from a package because the servers' errors name the row and column of the offending word, and
 * the packages' syntax trees have no positions. Throws ApiError (MALFORMED_QUERY).
 */
export function parseQuery(text: string): Query {
  const parser = new Parser(text);
  const query = parser.query(false);
  parser.end();
  return query;
}

const RESERVED: ReadonlySet<string> = new Set(
  'WHERE ORDER GROUP HAVING LIMIT OFFSET ALL FOR WITH USING UPDATE FROM AND OR NOT ASC DESC NULLS'.split(' '),
);
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
const DAYS: Readonly<Record<string, readonly [number, number]>> = { YESTERDAY: [-1, -1], TODAY: [0, 0], TOMORROW: [1, 1] };

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokenize(text);
  }

  get #token(): Token {
    return this.#tokens[this.#index]!;
  }

  #fail(token: Token = this.#token): never {
    throw malformedQuery(this.#text, token.at, `unexpected token: ${token.kind === 'end' ? '<EOF>' : `'${token.text}'`}`);
  }

  #is(word: string): boolean {
    const { kind, upper } = this.#token;
    return (kind === 'word' || kind === 'sign') && upper === word;
  }

  #accept(word: string): boolean {
    if (!this.#is(word)) return false;
    this.#index++;
    return true;
  }

  #expect(word: string): void {
    if (!this.#accept(word)) this.#fail();
  }

  end(): void {
    if (this.#token.kind !== 'end') this.#fail();
  }

  query(isNested: boolean): Query {
    this.#expect('SELECT');
    const select = this.#list(() => this.#selectItem(isNested));
    this.#expect('FROM');
    const { text, at } = this.#word();
    const hasAs = this.#accept('AS');
    const alias = hasAs || (this.#token.kind === 'word' && !RESERVED.has(this.#token.upper)) ? this.#word().text : undefined;
    if (this.#accept('USING')) {
      this.#expect('SCOPE');
      this.#word();
    }
    const where = this.#accept('WHERE') ? this.#condition() : undefined;
    if (this.#accept('WITH')) this.#word();
    const groupBy = this.#acceptBoth('GROUP', 'BY') ? this.#list(() => this.#path()) : [];
    const having = this.#accept('HAVING') ? this.#condition() : undefined;
    const orderBy = this.#acceptBoth('ORDER', 'BY') ? this.#list(() => this.#ordering()) : [];
    const limit = this.#accept('LIMIT') ? this.#count() : undefined;
    const offset = this.#accept('OFFSET') ? this.#count() : undefined;
    const allRows = this.#acceptBoth('ALL', 'ROWS');
    if (this.#accept('FOR') && !(this.#accept('UPDATE') || this.#accept('VIEW') || this.#accept('REFERENCE'))) this.#fail();
    return { select, from: { text, at }, alias, where, groupBy, having, orderBy, limit, offset, allRows };
  }

  #list<Item>(item: () => Item): Item[] {
    const items = [item()];
    while (this.#accept(',')) items.push(item());
    return items;
  }

  #acceptBoth(first: string, second: string): boolean {
    if (!this.#accept(first)) return false;
    this.#expect(second);
    return true;
  }

  #word(): Token {
    const token = this.#token;
    if (token.kind !== 'word') this.#fail();
    this.#index++;
    return token;
  }

  #count(): number {
    const token = this.#token;
    if (token.kind !== 'number' || !/^\d+$/.test(token.text)) this.#fail();
    this.#index++;
    return Number(token.text);
  }

  #selectItem(isNested: boolean): SelectItem {
    if (!isNested && this.#accept('(')) {
      const query = this.query(true);
      this.#expect(')');
      return { kind: 'children', query };
    }
    const value = this.#value();
    const hasAlias = this.#token.kind === 'word' && this.#token.upper !== 'FROM';
    return { kind: 'value', value, alias: hasAlias ? this.#word().text : undefined };
  }

  #path(): Path {
    const token = this.#word();
    if (RESERVED.has(token.upper)) this.#fail(token);
    return { kind: 'path', names: token.text.split('.'), at: token.at };
  }

  #value(): Path | Call {
    const path = this.#path();
    if (!this.#accept('(')) return path;
    const name = path.names.join('.').toUpperCase();
    const argument = this.#is(')') ? undefined : name === 'FIELDS' ? this.#fieldGroup() : this.#path();
    this.#expect(')');
    return { kind: 'call', name, argument, at: path.at };
  }

  // ALL is a keyword everywhere else.
  #fieldGroup(): Path {
    const { text, at } = this.#word();
    return { kind: 'path', names: [text], at };
  }

  #ordering(): Ordering {
    const value = this.#value();
    const descending = this.#accept('DESC');
    if (!descending) this.#accept('ASC');
    if (!this.#accept('NULLS')) return { value, descending, nullsLast: false };
    const nullsLast = this.#accept('LAST');
    if (!nullsLast) this.#expect('FIRST');
    return { value, descending, nullsLast };
  }

  /** AND and OR have no order of precedence: mixing them without parentheses is an error. */
  #condition(): Condition {
    const first = this.#term();
    const word = this.#is('AND') ? 'AND' : this.#is('OR') ? 'OR' : undefined;
    if (word === undefined) return first;
    const terms = [first];
    while (this.#accept(word)) terms.push(this.#term());
    if (this.#is('AND') || this.#is('OR')) this.#fail();
    return { kind: word === 'AND' ? 'and' : 'or', terms };
  }

  #term(): Condition {
    if (this.#accept('NOT')) return { kind: 'not', term: this.#term() };
    if (this.#accept('(')) {
      const condition = this.#condition();
      this.#expect(')');
      return condition;
    }
    return this.#comparison();
  }

  #comparison(): Condition {
    const left = this.#value();
    const { upper } = this.#token;
    const operator = this.#token.kind === 'string' ? undefined : COMPARISONS[upper];
    if (operator !== undefined) {
      this.#index++;
      return { kind: 'compare', left, operator, right: this.#literal() };
    }
    if (left.kind === 'call') this.#fail();
    const negated = this.#accept('NOT');
    if (this.#accept('IN')) return { kind: 'in', left, negated, values: this.#members() };
    if (!negated && this.#accept('INCLUDES')) return { kind: 'includes', left, negated: false, values: this.#literals() };
    if (!negated && this.#accept('EXCLUDES')) return { kind: 'includes', left, negated: true, values: this.#literals() };
    return this.#fail();
  }

  #members(): readonly Literal[] | Query {
    const isQuery = this.#is('(') && this.#tokens[this.#index + 1]?.upper === 'SELECT';
    if (!isQuery) return this.#literals();
    this.#expect('(');
    const query = this.query(true);
    this.#expect(')');
    return query;
  }

  #literals(): readonly Literal[] {
    this.#expect('(');
    const values = this.#list(() => this.#literal());
    this.#expect(')');
    return values;
  }

  #literal(): Literal {
    const token = this.#token;
    const { at } = token;
    const literal = readLiteral(token);
    if (literal === undefined) this.#fail(token);
    const isTime = token.kind === 'date' || token.kind === 'dateTime';
    if (isTime && Number.isNaN(Date.parse(token.text))) throw malformedQuery(this.#text, at, `invalid date: ${token.text}`);
    this.#index++;
    if (token.upper === 'LAST_N_DAYS' || token.upper === 'NEXT_N_DAYS') {
      this.#expect(':');
      const days = this.#count();
      return token.upper === 'LAST_N_DAYS' ? { kind: 'days', from: -days, to: 0, at } : { kind: 'days', from: 1, to: days, at };
    }
    return literal;
  }
}

function readLiteral({ kind, text, upper, at }: Token): Literal | undefined {
  switch (kind) {
    case 'string':
      return { kind: 'string', value: text, at };
    case 'number':
      return { kind: 'number', value: Number(text), at };
    case 'date':
      return { kind: 'date', value: text, at };
    case 'dateTime':
      return { kind: 'dateTime', value: Date.parse(text), at };
    case 'word':
      return readWord(upper, at);
    default:
      return undefined;
  }
}

function readWord(upper: string, at: number): Literal | undefined {
  if (upper === 'NULL') return { kind: 'null', value: null, at };
  if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'boolean', value: upper === 'TRUE', at };
  if (upper === 'LAST_N_DAYS' || upper === 'NEXT_N_DAYS') return { kind: 'days', from: 0, to: 0, at };
  const days = Object.hasOwn(DAYS, upper) ? DAYS[upper] : undefined;
  return days === undefined ? undefined : { kind: 'days', from: days[0], to: days[1], at };
}
