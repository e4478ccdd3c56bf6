import { ApiError } from '../api-error.ts';
import { malformedQuery } from './query-error.ts';
import { type Token, tokenize } from './tokenize.ts';

const MAX_DEPTH = 500;

/** Walks over a query's words. What it does not expect is refused with its place. */
export class TokenReader {
  readonly text: string;
  readonly #tokens: readonly Token[];
  #index = 0;
  #depth = 0;

  /** `source` is what is read where that is not all of the text: as long as it, with blanks for the rest. */
  constructor(text: string, source: string = text) {
    this.text = text;
    this.#tokens = tokenize(source);
  }

  get token(): Token {
    return this.#tokens[this.#index]!;
  }

  get next(): Token {
    return this.#tokens[this.#index + 1] ?? this.token;
  }

  advance(): Token {
    return this.#tokens[this.#index++]!;
  }

  is(word: string): boolean {
    const { kind, upper } = this.token;
    return (kind === 'word' || kind === 'sign') && upper === word;
  }

  accept(word: string): boolean {
    if (!this.is(word)) return false;
    this.#index++;
    return true;
  }

  /** Two words that make one keyword, such as ORDER BY. */
  acceptBoth(first: string, second: string): boolean {
    if (!this.accept(first)) return false;
    this.expect(second);
    return true;
  }

  expect(word: string): void {
    if (this.accept(word)) return;
    if (word === ')') throw this.error(`expecting a right parentheses, found '${this.token.text}'`);
    if (word === '(') throw this.error(`expecting a left parentheses, found '${this.token.text}'`);
    if (word === ':') throw this.error(`expecting a colon, found '${this.token.text}'`);
    throw this.unexpected();
  }

  list<Item>(item: () => Item): Item[] {
    const items = [item()];
    while (this.accept(',')) items.push(item());
    return items;
  }

  word(): Token {
    if (this.token.kind !== 'word') throw this.unexpected();
    return this.advance();
  }

  count(): { value: number; at: number } {
    const { kind, text, at } = this.token;
    if (kind !== 'number' || !/^\d+$/.test(text)) throw this.unexpected();
    this.#index++;
    return { value: Number(text), at };
  }

  /** Reads what stands in parentheses or behind a NOT. Deeper than anybody writes is refused, before it is too deep for the stack. */
  nested<Result>(read: () => Result): Result {
    if (++this.#depth > MAX_DEPTH)
      throw new ApiError(
        'QUERY_TOO_COMPLICATED',
        'Query is either selecting too many fields or the filter conditions are too complicated.',
      );
    const result = read();
    this.#depth--;
    return result;
  }

  end(): void {
    if (this.token.kind !== 'end') throw this.unexpected();
  }

  unexpected(token: Token = this.token): ApiError {
    return malformedQuery(this.text, token.at, `unexpected token: '${token.text}'`);
  }

  error(reason: string, at: number = this.token.at): ApiError {
    return malformedQuery(this.text, at, reason);
  }
}
