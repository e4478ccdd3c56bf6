import { ApiError } from '../api-error.ts';
import { malformedQuery } from './query-error.ts';

export interface Token {
  readonly kind: 'word' | 'string' | 'number' | 'date' | 'dateTime' | 'time' | 'sign' | 'end';
  /** As written; for strings the value, without quotes and escapes. */
  readonly text: string;
  /** In capitals, for comparing keywords. */
  readonly upper: string;
  readonly at: number;
  /** Where it ends. */
  readonly end: number;
}

const TOKEN =
  /\s*(?:(?<dateTime>\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:?\d{2}))|(?<date>\d{4}-\d{2}-\d{2})|(?<time>\d{2}:\d{2}:\d{2}(?:\.\d+)?[Zz]?)|(?<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<word>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(?<string>'(?:[^'\\]|\\[\s\S])*')|(?<sign><=|>=|!=|<>|[=<>(),:*]))/y;
/** The most frequent first. */
const KINDS = ['word', 'sign', 'string', 'number', 'date', 'dateTime', 'time'] as const;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const MAX_CHARACTERS = 100_000;
/** What a quoted text in WHERE may have. */
const MAX_STRING = 4_000;

/** The words of a query, the last one being its end. Throws ApiError (MALFORMED_QUERY, QUERY_TOO_COMPLICATED). */
export function tokenize(text: string): Token[] {
  if (text.length > MAX_CHARACTERS) {
    throw new ApiError('QUERY_TOO_COMPLICATED', `SOQL statement cannot be longer than ${MAX_CHARACTERS} characters.`);
  }
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw unreadable(text, from);
    const token = toToken(match);
    if (token.kind === 'string' && token.text.length > MAX_STRING) {
      throw new ApiError('QUERY_TOO_COMPLICATED', `String literals in a SOQL statement cannot be longer than ${MAX_STRING} characters.`);
    }
    if (token.kind === 'string') checkEscapes(text, token);
    tokens.push(token);
  }
  tokens.push({ kind: 'end', text: '<EOF>', upper: '', at: end, end });
  return tokens;
}

// The servers' lexer counts columns from 0, their parser from 1; so the caret of this one error stands one place too far to the left.
function unreadable(text: string, from: number): ApiError {
  const at = from + /^\s*/.exec(text.slice(from))![0].length;
  const row = text.slice(0, at).split('\n').length;
  const column = at - (text.lastIndexOf('\n', at - 1) + 1);
  if (text[at] !== "'")
    return malformedQuery(text, Math.max(0, at - 1), `line ${row}:${column} no viable alternative at character '${text[at]}'`);
  return malformedQuery(text, at, `line ${row}:${column} mismatched character '<EOF>' expecting '''`);
}

/** The guide on quoted strings: a backslash before any other letter is an error. Its words are those of the servers. */
function checkEscapes(text: string, { at, end }: Token): void {
  const written = text.slice(at + 1, end - 1);
  for (const [, escaped] of written.matchAll(/\\(u[0-9A-Fa-f]{4}|[\s\S])/g)) {
    if (/^(?:u.{4}|[nrtbf"'\\%_NRTBF])$/.test(escaped!)) continue;
    throw malformedQuery(text, at, `Invalid string literal '${written}'. Illegal character sequence '\\${escaped}' in string literal.`);
  }
}

function toToken(match: RegExpExecArray): Token {
  const groups = match.groups!;
  const kind = KINDS.find((each) => groups[each] !== undefined)!;
  const written = groups[kind]!;
  const end = match.index + match[0].length;
  const text = kind === 'string' ? readEscapes(written.slice(1, -1)) : written;
  return { kind, text, upper: kind === 'word' ? written.toUpperCase() : written, at: end - written.length, end };
}

// `\%` and `\_` keep their backslash: LIKE tells them from wildcards by it. So does a backslash itself, for the same reason.
function readEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|([\s\S]))/g, (_, code: string | undefined, letter: string) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    if (letter === '%' || letter === '_' || letter === '\\') return `\\${letter}`;
    return ESCAPES[letter.toLowerCase()] ?? letter;
  });
}

/** A string literal's text as a field holds it, without the backslashes that LIKE needs. */
export function plainText(literal: string): string {
  return literal.includes('\\') ? literal.replace(/\\([%_\\])/g, '$1') : literal;
}
