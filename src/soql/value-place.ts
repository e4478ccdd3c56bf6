import type { SoqlToken } from './tokens.ts';

/** What a value's place in a query asks for: one value, a list, an item of a list or argument of a function, or a count. */
export type ValuePlace = 'value' | 'list' | 'item' | 'count';

const COMPARISONS: ReadonlySet<string> = new Set(['=', '!=', '<>', '<', '>', '<=', '>=', 'LIKE']);
const LISTS: ReadonlySet<string> = new Set(['IN', 'INCLUDES', 'EXCLUDES']);
const COUNTS: ReadonlySet<string> = new Set(['LIMIT', 'OFFSET', ':']);
/** Words before a parenthesis that are no function. */
const KEYWORDS: ReadonlySet<string> = new Set(['SELECT', 'FROM', 'WHERE', 'HAVING', 'AND', 'OR', 'NOT', 'BY', 'ROLLUP', 'CUBE']);

/** The place behind these tokens; undefined where SOQL takes no value: there stands a name, or a piece of SOQL. */
export function valuePlace(before: readonly SoqlToken[]): ValuePlace | undefined {
  const last = before.at(-1);
  if (last === undefined) return undefined;
  if (COMPARISONS.has(last.upper)) return 'value';
  if (LISTS.has(last.upper)) return 'list';
  if (COUNTS.has(last.upper)) return 'count';
  if (last.text !== '(' && last.text !== ',') return undefined;
  const opener = before[openParenthesis(before) - 1];
  return opener?.kind === 'word' && !KEYWORDS.has(opener.upper) ? 'item' : undefined;
}

/** Index of the parenthesis that is open behind these tokens; -1 for none. */
export function openParenthesis(tokens: readonly SoqlToken[]): number {
  let depth = 0;
  for (let at = tokens.length - 1; at >= 0; at--) {
    if (tokens[at]!.text === ')') depth++;
    else if (tokens[at]!.text === '(' && depth-- === 0) return at;
  }
  return -1;
}
