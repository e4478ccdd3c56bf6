import { ApiError } from '../api-error.ts';
import type { JsonNode, JsonObject, JsonPlace } from './json-node.ts';

/**
 * Reads a request's JSON. Written here because the servers' errors name line and column, of the text and of each value in it, which
 * JSON.parse does not tell. Throws ApiError (JSON_PARSER_ERROR) in the words of the servers' parser, Jackson.
 */
export function parseJson(text: string): JsonNode {
  const parser = new JsonParser(text);
  const node = parser.value();
  parser.end();
  return node;
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const WORD = /[\w$]+/y;
const WORDS = { true: 'VALUE_TRUE', false: 'VALUE_FALSE', null: 'VALUE_NULL' } as const;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const MAX_DEPTH = 1_000;

class JsonParser {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #lineStart = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): JsonNode {
    this.#skipBlanks();
    const place = this.#place();
    const letter = this.#text[this.#at];
    if (letter === '{') return this.#nested(() => this.#object(place));
    if (letter === '[') return this.#nested(() => this.#list(place));
    if (letter === '"') return { token: 'VALUE_STRING', text: this.#string(), ...place };
    if (letter !== undefined && /[-\d]/.test(letter)) return this.#number(place);
    return this.#word(place);
  }

  end(): void {
    this.#skipBlanks();
    if (this.#at < this.#text.length) this.#unexpected('was expecting end of input');
  }

  #nested(read: () => JsonNode): JsonNode {
    if (++this.#depth > MAX_DEPTH) this.#fail('Document nesting is too deep');
    const node = read();
    this.#depth--;
    return node;
  }

  #object(place: JsonPlace): JsonObject {
    const members = new Map<string, JsonNode>();
    this.#at++;
    while (!this.#accept('}', members.size === 0 ? undefined : 'OBJECT')) {
      this.#skipBlanks();
      if (this.#text[this.#at] !== '"') this.#unexpected('was expecting double-quote to start field name');
      const name = this.#string();
      this.#skipBlanks();
      if (this.#text[this.#at] !== ':') this.#unexpected('was expecting a colon to separate field name and value');
      this.#at++;
      members.set(name, this.value());
    }
    return { token: 'START_OBJECT', members, ...place };
  }

  #list(place: JsonPlace): JsonNode {
    const items: JsonNode[] = [];
    this.#at++;
    while (!this.#accept(']', items.length === 0 ? undefined : 'ARRAY')) items.push(this.value());
    return { token: 'START_ARRAY', items, ...place };
  }

  /** Whether it ends here; else, behind the first entry, steps over the comma that has to be there. */
  #accept(close: string, entries: 'OBJECT' | 'ARRAY' | undefined): boolean {
    this.#skipBlanks();
    if (this.#text[this.#at] === close) {
      this.#at++;
      return true;
    }
    if (entries === undefined) return false;
    if (this.#text[this.#at] !== ',') this.#unexpected(`was expecting comma to separate ${entries} entries`);
    this.#at++;
    return false;
  }

  #string(): string {
    let value = '';
    this.#at++;
    for (;;) {
      value += this.#match(PLAIN)![0];
      const letter = this.#text[this.#at];
      if (letter === '"') {
        this.#at++;
        return value;
      }
      if (letter === undefined) this.#fail('Unexpected end-of-input: was expecting closing quote for a string value');
      if (letter !== '\\')
        this.#fail(
          `Illegal unquoted character ((CTRL-CHAR, code ${letter!.charCodeAt(0)})): has to be escaped using backslash to be included in string value`,
        );
      value += this.#escape();
    }
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? '';
    if (letter === 'u') {
      const hex = this.#text.slice(this.#at + 2, this.#at + 6);
      if (!/^[\da-fA-F]{4}$/.test(hex))
        this.#fail('Unexpected character in a Unicode escape: expected a hex-digit for character escape sequence');
      this.#at += 6;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    const meant = ESCAPES[letter];
    if (meant === undefined) this.#fail(`Unrecognized character escape '${letter}' (code ${letter.charCodeAt(0)})`);
    this.#at += 2;
    return meant!;
  }

  #number(place: JsonPlace): JsonNode {
    const match = this.#match(NUMBER);
    if (match === null) this.#unexpected('in numeric value: expected a digit');
    const [text, fraction, exponent] = match!;
    return { token: fraction === undefined && exponent === undefined ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT', text, ...place };
  }

  #word(place: JsonPlace): JsonNode {
    const match = this.#match(WORD);
    if (match === null) this.#unexpected("expected a valid value (number, String, array, object, 'true', 'false' or 'null')");
    const [text] = match!;
    if (!Object.hasOwn(WORDS, text)) this.#fail(`Unrecognized token '${text}': was expecting 'null', 'true', 'false' or NaN`);
    return { token: WORDS[text as keyof typeof WORDS], text, ...place };
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match !== null) this.#at = pattern.lastIndex;
    return match;
  }

  #skipBlanks(): void {
    for (; ; this.#at++) {
      const letter = this.#text[this.#at];
      if (letter === '\n') {
        this.#line++;
        this.#lineStart = this.#at + 1;
      } else if (letter !== ' ' && letter !== '\t' && letter !== '\r') return;
    }
  }

  #place(): JsonPlace {
    return { line: this.#line, column: this.#at - this.#lineStart + 1 };
  }

  #unexpected(reason: string): never {
    const letter = this.#text[this.#at];
    if (letter === undefined) this.#fail('Unexpected end-of-input');
    this.#fail(`Unexpected character ('${letter}' (code ${letter!.charCodeAt(0)})): ${reason}`);
  }

  #fail(reason: string): never {
    throw jsonError(reason, this.#place());
  }
}

/** The error of a body that cannot be read, or of a value in it that cannot be what it stands for. */
export function jsonError(reason: string, { line, column }: JsonPlace): ApiError {
  return new ApiError('JSON_PARSER_ERROR', `${reason} at [line:${line}, column:${column}]`);
}
