import { compileLike } from '../soql/like.ts';

/** Whether a record is found, by the words of its searched fields. */
export type SearchTest = (fields: readonly (readonly string[])[]) => boolean;

/**
 * Reads what stands between the braces of FIND: words, phrases in quotes, the wildcards * and ?, AND, OR, AND NOT and parentheses (SOSL
 * reference, FIND). Operators are applied from left to right; words beside each other must all be there. undefined for an expression that
 * cannot be read.
 */
export function compileTerm(term: string): SearchTest | undefined {
  const reader = new TermReader(term);
  const test = reader.expression();
  return reader.isDone ? test : undefined;
}

/** The words of a text in lower case; whatever is no letter and no digit parts them. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The term without its operators, quotes, wildcards and escapes: what its length is measured by. */
export function lettersOf(term: string): string {
  return term
    .replace(/\\(.)/g, '$1')
    .replace(/[\s*?"()]/g, '')
    .trim();
}

interface Piece {
  readonly kind: 'word' | 'phrase' | 'and' | 'or' | 'not' | 'open' | 'close';
  readonly text: string;
}

/** An operator and what stands behind it. */
interface Step {
  readonly isOr: boolean;
  readonly isNot: boolean;
  readonly test: SearchTest;
}

const PIECE = /\s*(?:(?<phrase>"(?:[^"\\]|\\.)*")|(?<open>\()|(?<close>\))|(?<word>(?:[^\s"()\\]|\\.)+))/y;

/** Parentheses inside parentheses; our choice, so that no search runs out of stack. */
const MAX_DEPTH = 100;

class TermReader {
  readonly #pieces: readonly Piece[];
  #index = 0;
  #depth = 0;

  constructor(term: string) {
    this.#pieces = split(term);
  }

  get isDone(): boolean {
    return this.#index === this.#pieces.length && this.#pieces.length > 0;
  }

  expression(): SearchTest | undefined {
    const first = this.#operand();
    if (first === undefined) return undefined;
    const steps: Step[] = [];
    for (let kind = this.#kind; kind !== undefined && kind !== 'close'; kind = this.#kind) {
      const isOr = this.#accept('or');
      if (!isOr) this.#accept('and');
      const isNot = !isOr && this.#accept('not');
      const test = this.#operand();
      if (test === undefined) return undefined;
      steps.push({ isOr, isNot, test });
    }
    return (fields) =>
      steps.reduce((found, { isOr, isNot, test }) => (isOr ? found || test(fields) : found && test(fields) !== isNot), first(fields));
  }

  get #kind(): Piece['kind'] | undefined {
    return this.#pieces[this.#index]?.kind;
  }

  #operand(): SearchTest | undefined {
    const piece = this.#pieces[this.#index++];
    if (piece?.kind === 'word' || piece?.kind === 'phrase') return wordTest(piece.text);
    if (piece?.kind !== 'open' || this.#depth === MAX_DEPTH) return undefined;
    this.#depth++;
    const test = this.expression();
    this.#depth--;
    return this.#accept('close') ? test : undefined;
  }

  #accept(kind: Piece['kind']): boolean {
    if (this.#kind !== kind) return false;
    this.#index++;
    return true;
  }
}

const OPERATORS: Readonly<Record<string, Piece['kind']>> = { AND: 'and', OR: 'or', NOT: 'not' };

function split(term: string): Piece[] {
  const pieces: Piece[] = [];
  PIECE.lastIndex = 0;
  const text = term.trimEnd();
  while (PIECE.lastIndex < text.length) {
    const match = PIECE.exec(text);
    if (match === null) return [];
    const [kind, written] = Object.entries(match.groups!).find(([, value]) => value !== undefined) as [Piece['kind'], string];
    pieces.push({ kind: (kind === 'word' ? OPERATORS[written.toUpperCase()] : undefined) ?? kind, text: written.replace(/^"|"$/g, '') });
  }
  return pieces;
}

/** A word that is written with punctuation, such as an address, is found like a phrase: its parts side by side. */
function wordTest(text: string): SearchTest {
  const patterns = patternsOf(text);
  if (patterns.length === 0) return () => false;
  return (fields) =>
    fields.some((words) => words.some((_, start) => patterns.every((pattern, index) => pattern(words[start + index] ?? ''))));
}

// An escaped character is searched for as it is; since no punctuation is a word's, it parts words like any other.
function patternsOf(text: string): ((word: string) => boolean)[] {
  const words =
    text
      .toLowerCase()
      .replace(/\\./g, ' ')
      .match(/[\p{L}\p{N}*?]+/gu) ?? [];
  return words.filter((word) => /[^*?]/.test(word)).map(wordPattern);
}

/** The wildcards * and ? are LIKE's % and _ by other names, and no word has those. */
function wordPattern(word: string): (candidate: string) => boolean {
  return compileLike(word.replaceAll('*', '%').replaceAll('?', '_'));
}
