import { ApiError } from '../api-error.ts';
import { malformedQuery } from './query-error.ts';

export interface Token {
  readonly kind: 'word' | 'string' | 'number' | 'date' | 'dateTime' | 'sign' | 'end';
  /** As written; for strings the value, without quotes and escapes. */
  readonly text: string;
  /** In capitals, for comparing keywords. */
  readonly upper: string;
  readonly at: number;
}

const TOKEN =
  /\s*(?:(?<dateTime>\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2}))|(?<date>\d{4}-\d{2}-\d{2})|(?<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<word>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(?<string>'(?:[^'\\]|\\[\s\S])*')|(?<sign><=|>=|!=|<>|[=<>(),:]))/y;
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  N: '\n',
  r: '\r',
  R: '\r',
  t: '\t',
  T: '\t',
  b: '\b',
  B: '\b',
  f: '\f',
  F: '\f',
};
const MAX_CHARACTERS = 100_000;

/** The words of a query, the last one being its end. Throws ApiError (MALFORMED_QUERY). */
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
    tokens.push(toToken(match));
  }
  tokens.push({ kind: 'end', text: '', upper: '', at: end });
  return tokens;
}

function unreadable(text: string, from: number): ApiError {
  const at = from + /^\s*/.exec(text.slice(from))![0].length;
  const reason = text[at] === "'" ? "expecting a right quote, found '<EOF>'" : `unexpected token: '${text[at]}'`;
  return malformedQuery(text, at, reason);
}

function toToken(match: RegExpExecArray): Token {
  const [kind, written] = Object.entries(match.groups!).find(([, value]) => value !== undefined) as [Token['kind'], string];
  const at = match.index + match[0].length - written.length;
  const text = kind === 'string' ? readEscapes(written.slice(1, -1)) : written;
  return { kind, text, upper: kind === 'word' ? written.toUpperCase() : written, at };
}

// `\%` and `\_` keep their backslash: LIKE tells them from wildcards by it.
function readEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|([\s\S]))/g, (_, code: string | undefined, letter: string) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    if (letter === '%' || letter === '_') return `\\${letter}`;
    return ESCAPES[letter] ?? letter;
  });
}
