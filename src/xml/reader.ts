import { ParseError } from '../errors.ts';
import { type Attribute, readAttributes } from './attributes.ts';
import { byteAt, CLASSES, classAt, ILLEGAL, MARKUP, NAME, NAME_START, OTHER, passSpace } from './characters.ts';
import { type Literal, makeLiteral, standsAt, viewOf } from './literal.ts';
import { passDeclaration, passMisc } from './misc.ts';
import { type Place, pathAt } from './path.ts';
import { checkPrefixes, lookUp, OUTERMOST, type Scope, scopeWith, XSI } from './scope.ts';
import { ShortTexts } from './short-texts.ts';
import { readCdata, readName, readText, refuseSurrogates } from './text.ts';
import { NEED_MORE, type Window } from './window.ts';

/** Deeper documents are refused: the protocol's own stay below 30, and recursion must be bounded. */
const MAX_DEPTH = 200;

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const COLON = 0x3a;
const CDATA = makeLiteral('<![CDATA[');
const SECTION = makeLiteral('<![');
const DECLARATION = makeLiteral('<?xml');
const BYTE_ORDER_MARK = makeLiteral('\xEF\xBB\xBF');

/** Where a reader stands; all it needs to try again from there. */
export interface Mark {
  readonly pos: number;
  readonly depth: number;
  readonly scope: Scope;
  readonly selfClosed: boolean;
  readonly local: string;
  readonly prefix: string;
  readonly nil: boolean;
  readonly type: string | undefined;
}

/**
 * A pull reader for XML 1.0 with namespaces, as far as SOAP needs it: no DOCTYPE, and so no entities but the five.
 *
 * ```
 *   openChild() → true:  inside a start tag's element. Then exactly one of: readText(), skip(), or openChild() until it returns false.
 *   openChild() → false: the element around has ended.
 * ```
 *
 * It reads a window of bytes, in which a value is decoded as UTF-8 only where it has a byte from 0x80 on. Window and position are open to
 * readers that know what to expect, and compare it with what stands there.
 *
 * It is one class in one long file: tags and values are read at the same private position, and every step may be taken back when the window ends.
 * What needs only bytes and a place in them is in files of its own.
 */
export class XmlReader implements Window {
  bytes!: Buffer;
  view!: DataView;
  lastTag!: number;
  pos = 0;
  /** Of the element that was opened last: name without prefix, prefix, xsi:nil, xsi:type. */
  local = '';
  prefix = '';
  nil = false;
  type: string | undefined;

  #base = 0;
  #final: boolean;
  readonly #isDecoded: boolean;
  #depth = 0;
  #selfClosed = false;
  #scanned = 0;
  readonly #texts: ShortTexts = new ShortTexts();
  #scope: Scope = OUTERMOST;
  /** Of the open elements, as latin1 shows them: not decoded, with their prefixes. */
  readonly #names: string[] = [];
  // The prefix last looked up, and the scope it was found in: nearly every element has the prefix of the one before.
  #knownPrefix = '';
  #knownScope: Scope | undefined;
  #place: Place | undefined;

  /** `final: false` makes the end of the input ask for more (NEED_MORE) instead of being an error. */
  constructor(input: string | Uint8Array, options: { final?: boolean } = {}) {
    this.#final = options.final ?? true;
    this.#isDecoded = typeof input === 'string';
    this.#show(typeof input === 'string' ? Buffer.from(input) : input);
    if (typeof input === 'string') refuseSurrogates(this, input);
    if (this.#final) this.start();
  }

  /** Skips a byte order mark and checks the XML declaration. For windows: to be called again after NEED_MORE. */
  start(): void {
    const { bytes } = this;
    this.pos = 0;
    this.require(9);
    const first = byteAt(bytes, 0);
    const second = byteAt(bytes, 1);
    if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
      this.fail('the document is UTF-16; only UTF-8 is supported');
    }
    this.take(BYTE_ORDER_MARK);
    if (this.#stands(DECLARATION, this.pos)) this.pos = passDeclaration(this, this.pos, this.#isDecoded);
  }

  /** The elements open around the position. */
  get depth(): number {
    return this.#depth;
  }

  /** Namespace of the element that was opened last; '' for none. */
  get namespace(): string {
    return this.lookup(this.prefix) ?? '';
  }

  /** Identity of the namespace declarations in force: equal scopes resolve every prefix alike. */
  get scope(): object {
    return this.#scope;
  }

  /** The namespace that a prefix stands for here. */
  lookup(prefix: string): string | undefined {
    return lookUp(this.#scope, prefix);
  }

  /** Moves to the next child element, or past the end of the element around (false). Text between elements must be blank. */
  openChild(): boolean {
    if (this.#selfClosed) {
      this.#selfClosed = false;
      this.leave();
      return false;
    }
    const { bytes } = this;
    for (;;) {
      const at = passSpace(bytes, this.pos);
      this.pos = at;
      if (byteAt(bytes, at) !== LT) {
        if (at >= bytes.length) this.end();
        this.fail(this.#depth === 0 ? 'no XML: text where the root element is expected' : `text where ${this.#openName()} has elements`);
      }
      const next = byteAt(bytes, at + 1);
      if (next === SLASH) {
        this.#readEndTag(at);
        return false;
      }
      if (next !== BANG && next !== QUESTION) {
        this.#readStartTag(at + 1);
        return true;
      }
      if (this.#stands(CDATA, at)) this.fail(`text where ${this.#openName() ?? 'the root'} has elements`);
      this.pos = passMisc(this, at);
    }
  }

  /** The text of the element that was opened last, past its end. References, CDATA and line ends are resolved. */
  readText(): string {
    if (this.#selfClosed) {
      this.#selfClosed = false;
      this.leave();
      return '';
    }
    const from = this.pos;
    const to = this.scanText(from);
    if (to < 0) this.end();
    const value = this.scannedText(from, to);
    this.pos = to;
    if (byteAt(this.bytes, to + 1) === SLASH) {
      this.#readEndTag(to);
      return value;
    }
    return this.#readMixed(value);
  }

  /** Past the end of the element that was opened last, still checking that it is well-formed. */
  skip(): void {
    if (this.#selfClosed) {
      this.openChild();
      return;
    }
    const depth = this.#depth;
    while (this.#depth >= depth) {
      this.#skipText();
      if (this.bytes[this.pos + 1] === SLASH) this.#readEndTag(this.pos);
      else {
        this.#readStartTag(this.pos + 1);
        if (this.#selfClosed) this.openChild();
      }
    }
  }

  /** Whether the element that was opened last has a child element, and no text before it but blanks. */
  hasElements(): boolean {
    if (this.#selfClosed) return false;
    const { bytes } = this;
    for (let from = this.pos; ; ) {
      const at = passSpace(bytes, from);
      if (at + 1 >= bytes.length) this.end();
      if (bytes[at] !== LT) return false;
      const next = bytes[at + 1]!;
      if (next !== BANG && next !== QUESTION) return next !== SLASH;
      if (this.#stands(SECTION, at)) return false;
      const end = bytes.indexOf(next === BANG ? '-->' : '?>', at + 2, 'latin1');
      if (end < 0) this.end();
      from = end + (next === BANG ? 3 : 2);
    }
  }

  /** Checks that nothing but comments and blanks follows the root element. */
  finish(): void {
    const { bytes } = this;
    for (;;) {
      this.pos = passSpace(bytes, this.pos);
      if (this.pos >= bytes.length) {
        if (!this.#final) throw NEED_MORE;
        return;
      }
      const next = byteAt(bytes, this.pos + 1);
      if (bytes[this.pos] !== LT || (next !== BANG && next !== QUESTION)) this.fail('something follows the root element');
      this.pos = passMisc(this, this.pos);
    }
  }

  mark(): Mark {
    const { pos, local, prefix, nil, type } = this;
    return { pos, depth: this.#depth, scope: this.#scope, selfClosed: this.#selfClosed, local, prefix, nil, type };
  }

  reset(mark: Mark): void {
    this.pos = mark.pos;
    this.#depth = mark.depth;
    this.#scope = mark.scope;
    this.#selfClosed = mark.selfClosed;
    this.local = mark.local;
    this.prefix = mark.prefix;
    this.nil = mark.nil;
    this.type = mark.type;
  }

  /** Drops what stands before the position, and goes on with the rest and `chunk`. Marks taken before are void. */
  feed(chunk: Uint8Array | undefined, place: Place | undefined): void {
    const rest = this.bytes.subarray(this.pos);
    this.#base += this.pos;
    this.#place = place;
    this.pos = 0;
    if (chunk === undefined) {
      this.#final = true;
      this.#show(rest);
    } else this.#show(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]));
  }

  /** Index of the next "<", or -1 at the end of the window. What lies before it is remembered for `scannedText`. */
  scanText(from: number): number {
    const { bytes } = this;
    if (from > this.lastTag) return -1;
    let bits = 0;
    let at = from;
    for (let byte = bytes[at]!; byte !== LT; byte = bytes[++at]!) bits |= CLASSES[byte]!;
    this.#scanned = bits;
    return at;
  }

  /** The value of the text that `scanText` has just passed: `from` as given to it, `to` as it answered. */
  scannedText(from: number, to: number): string {
    const bits = this.#scanned;
    return (bits & (MARKUP | ILLEGAL | OTHER)) === 0 ? this.shown(from, to) : readText(this, from, to, bits);
  }

  /** What stands there, as latin1 shows it. */
  shown(from: number, to: number): string {
    return this.#texts.cut(from, to);
  }

  /** Past the element that was opened last, whose end tag somebody else has found at its place: `pos` is behind it. */
  leave(): void {
    if (this.#scope.depth === this.#depth) this.#scope = this.#scope.parent ?? OUTERMOST;
    this.#depth--;
  }

  /** Past the literal, if it stands at the position. */
  take(literal: Literal): boolean {
    if (!standsAt(literal, this.view, this.pos)) return false;
    this.pos += literal.length;
    return true;
  }

  /** Whether the literal ends at the position. */
  isBehind(literal: Literal): boolean {
    return this.pos >= literal.length && standsAt(literal, this.view, this.pos - literal.length);
  }

  /** Into the element with this start tag, which has no prefix and no attributes, if it stands at the position; as `openChild` otherwise. */
  openTag(tag: Literal, name: string): boolean {
    if (this.#selfClosed || this.#depth >= MAX_DEPTH || !this.take(tag)) return false;
    this.#names[this.#depth++] = name;
    this.local = name;
    this.prefix = '';
    this.nil = false;
    this.type = undefined;
    return true;
  }

  /** Past the end tag of the innermost open element, given as it is written plainly, if it stands at the position. */
  closeTag(tag: Literal): boolean {
    if (this.#selfClosed || !this.take(tag)) return false;
    this.leave();
    return true;
  }

  /** The text between these tags, past the second; undefined, and moves nowhere, where anything else stands. */
  takeText(open: Literal, close: Literal): string | undefined {
    if (!standsAt(open, this.view, this.pos)) return undefined;
    const from = this.pos + open.length;
    const to = this.scanText(from);
    if (to < 0 || !standsAt(close, this.view, to)) return undefined;
    this.pos = to + close.length;
    return this.scannedText(from, to);
  }

  /** The same for digits alone, as few as fit an int whatever they are. */
  takeInteger(open: Literal, close: Literal): number | undefined {
    if (!standsAt(open, this.view, this.pos)) return undefined;
    const { bytes } = this;
    const from = this.pos + open.length;
    let to = from;
    let value = 0;
    for (let digit = byteAt(bytes, to) - 0x30; digit >= 0 && digit <= 9 && to < from + 9; digit = byteAt(bytes, ++to) - 0x30) {
      value = value * 10 + digit;
    }
    if (to === from || !standsAt(close, this.view, to)) return undefined;
    this.pos = to + close.length;
    return value;
  }

  /** Whether a child may start at the position, as far as two characters say. */
  isAtStartTag(): boolean {
    return byteAt(this.bytes, this.pos) === LT && byteAt(this.bytes, this.pos + 1) !== SLASH && !this.#selfClosed;
  }

  require(place: number): void {
    if (!this.#final && place > this.bytes.length) throw NEED_MORE;
  }

  /** Throws a ParseError for the position, or for `at`. */
  fail(message: string, at: number = this.pos, cause?: unknown): never {
    const path = legible(pathAt(this.shown(0, this.bytes.length), at, this.#place));
    throw new ParseError(message, { offset: this.#base + at, path }, cause === undefined ? {} : { cause });
  }

  end(): never {
    if (!this.#final) throw NEED_MORE;
    const open = this.#openName();
    return this.fail(open === undefined ? 'the document has no root element' : `the document ends inside ${open}`, this.bytes.length);
  }

  #show(bytes: Uint8Array): void {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.view = viewOf(bytes);
    this.lastTag = bytes.lastIndexOf(LT);
    this.#texts.show(this.bytes);
  }

  #stands(literal: Literal, at: number): boolean {
    return standsAt(literal, this.view, at);
  }

  /** Of the innermost open element, for messages. */
  #openName(): string | undefined {
    return this.#depth === 0 ? undefined : legible(this.#names[this.#depth - 1]!);
  }

  #readStartTag(nameStart: number): void {
    const { bytes } = this;
    let at = nameStart;
    let colon = -1;
    let seen = 0;
    if (!(classAt(bytes, at) & NAME_START)) {
      if (at >= bytes.length) this.end();
      this.fail('"<" that starts no tag', at - 1);
    }
    for (; classAt(bytes, at) & NAME; at++) {
      const byte = bytes[at]!;
      seen |= byte;
      if (byte !== COLON) continue;
      if (colon >= 0) this.fail('a name with two colons', nameStart);
      if (at + 1 >= bytes.length) this.end();
      if (!(classAt(bytes, at + 1) & NAME_START)) this.fail('a prefix without a name', nameStart);
      colon = at;
    }
    if (at >= bytes.length) this.end();
    const name = readName(this, nameStart, at, seen);
    if (this.#depth >= MAX_DEPTH) this.fail(`elements nested more than ${MAX_DEPTH} deep`, nameStart);
    this.nil = false;
    this.type = undefined;
    const end = bytes[at] === GT ? at : this.#readAttributes(at);
    this.#names[this.#depth++] = seen < 0x80 ? name : this.shown(nameStart, at);
    this.pos = end + 1;
    this.#splitName(name, colon < 0 ? -1 : colon - nameStart, nameStart);
  }

  #splitName(name: string, colon: number, at: number): void {
    if (colon < 0) {
      this.prefix = '';
      this.local = name;
      return;
    }
    // Decoding a name beyond ASCII may have moved the colon.
    const split = name.charCodeAt(colon) === COLON ? colon : name.indexOf(':');
    const prefix = name.substring(0, split);
    this.prefix = prefix;
    this.local = name.substring(split + 1);
    if (prefix === this.#knownPrefix && this.#scope === this.#knownScope) return;
    if (prefix === '' || this.local === '' || this.lookup(prefix) === undefined) this.fail(`the prefix "${prefix}" is not declared`, at);
    this.#knownPrefix = prefix;
    this.#knownScope = this.#scope;
  }

  /** From behind the name to the ">" of the tag, whose index it returns. */
  #readAttributes(from: number): number {
    const attributes: Attribute[] = [];
    const end = readAttributes(this, from, attributes);
    if (attributes.length > 0) {
      this.#scope = scopeWith(this.#scope, this.#depth + 1, attributes, this);
      checkPrefixes(this.#scope, attributes, this);
      for (const { name, value } of attributes) this.#noteMeaning(name, value);
    }
    if (this.bytes[end] === GT) return end;
    this.#selfClosed = true;
    return end + 1;
  }

  #noteMeaning(name: string, value: string): void {
    if (name.endsWith(':nil') && this.lookup(name.slice(0, -4)) === XSI) this.nil = value === 'true' || value === '1';
    else if (name.endsWith(':type') && this.lookup(name.slice(0, -5)) === XSI) this.type = value.trim();
  }

  #readEndTag(at: number): void {
    const { bytes } = this;
    if (this.#depth === 0) this.fail('an end tag without a start tag', at);
    const name = this.#names[this.#depth - 1]!;
    if (isNameAt(bytes, at + 2, name)) {
      const end = passSpace(bytes, at + 2 + name.length);
      if (byteAt(bytes, end) === GT) {
        this.pos = end + 1;
        this.leave();
        return;
      }
    }
    const close = bytes.indexOf(GT, at + 2);
    if (close < 0) this.end();
    const found = legible(this.shown(at + 2, Math.min(close, at + 82)));
    this.fail(`</${found}> where </${this.#openName()}> is expected`, at);
  }

  // Text with CDATA, comments or processing instructions in it.
  #readMixed(first: string): string {
    const { bytes } = this;
    let value = first;
    for (;;) {
      const at = this.pos;
      if (this.#stands(CDATA, at)) value += this.#readCdata(at);
      else {
        const next = byteAt(bytes, at + 1);
        if (next === SLASH) {
          this.#readEndTag(at);
          return value;
        }
        if (next !== BANG && next !== QUESTION) {
          if (next < 0) this.end();
          this.fail(`an element inside ${this.#openName()}, which has text`);
        }
        this.pos = passMisc(this, at);
      }
      const from = this.pos;
      const to = this.scanText(from);
      if (to < 0) this.end();
      value += this.scannedText(from, to);
      this.pos = to;
    }
  }

  #readCdata(at: number): string {
    const from = at + CDATA.length;
    const end = this.bytes.indexOf(']]>', from, 'latin1');
    if (end < 0) this.end();
    this.pos = end + 3;
    return readCdata(this, from, end);
  }

  #skipText(): void {
    for (;;) {
      const to = this.scanText(this.pos);
      if (to < 0) this.end();
      this.scannedText(this.pos, to);
      this.pos = to;
      if (to + 1 >= this.bytes.length) this.end();
      const next = this.bytes[to + 1]!;
      if (next !== BANG && next !== QUESTION) return;
      if (this.#stands(CDATA, to)) this.#readCdata(to);
      else this.pos = passMisc(this, to);
    }
  }
}

/** Whether these bytes begin with a name, as latin1 shows it. */
function isNameAt(bytes: Uint8Array, at: number, name: string): boolean {
  if (at + name.length > bytes.length) return false;
  for (let i = 0; i < name.length; i++) if (bytes[at + i] !== name.charCodeAt(i)) return false;
  return true;
}

function legible(shown: string): string {
  return Buffer.from(shown, 'latin1').toString('utf8');
}
