/** A piece of a query's text; blanks between pieces are left out. */
export interface SoqlToken {
  readonly kind: 'word' | 'string' | 'number' | 'placeholder' | 'sign';
  /** As written. */
  readonly text: string;
  /** In capitals, for comparing keywords. */
  readonly upper: string;
  readonly at: number;
}

const TOKEN =
  /(?<blank>\s+)|(?<string>'(?:[^'\\]|\\[\s\S])*')|(?<placeholder>\$\w+)|(?<word>[A-Za-z_][\w.]*)|(?<number>[\d+-][\w.:+-]*)|(?<sign><=|>=|!=|<>|[\s\S])/gy;
const KINDS = ['word', 'sign', 'string', 'number', 'placeholder'] as const;

/** Cuts a query, or a part of one, well enough to see where its values stand. A quote that never ends is a sign of its own. */
export function soqlTokens(text: string): SoqlToken[] {
  const tokens: SoqlToken[] = [];
  for (const { groups, 0: written, index } of text.matchAll(TOKEN)) {
    const kind = KINDS.find((each) => groups![each] !== undefined);
    if (kind !== undefined) tokens.push({ kind, text: written, upper: written.toUpperCase(), at: index });
  }
  return tokens;
}

/** Whether the text ends within quotes. */
export function isInQuotes(tokens: readonly SoqlToken[]): boolean {
  return tokens.some(({ text }) => text === "'");
}
