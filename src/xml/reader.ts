import { ParseError } from '../errors.ts';
import {
  CLASSES,
  classOf,
  findIllegalCharacter,
  ILLEGAL,
  isName,
  MARKUP,
  NAME,
  NAME_START,
  nameCharacter,
  OTHER,
  SPACE,
} from './characters.ts';
import { decodeReferences } from './entities.ts';
import { type Literal, standsAt, viewOf } from './literal.ts';
import { type Place, pathAt } from './path.ts';

export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
export const XSD = 'http://www.w3.org/2001/XMLSchema';
const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Thrown where a window ends before the document does. Only `WindowedDocument` and its users see it. */
export const NEED_MORE: unique symbol = Symbol('need more');

/** Deeper documents are refused: the protocol's own stay below 30, and recursion must be bounded. */
const MAX_DEPTH = 200;
/** So are tags with more attributes: the protocol's have five, and each is compared with those before it. */
const MAX_ATTRIBUTES = 256;

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const EQUALS = 0x3d;

const DECLARATION =
  /^<\?xml +version *= *(?:"1\.\d+"|'1\.\d+')(?: +encoding *= *("[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?: +standalone *= *(?:"yes"|"no"|'yes'|'no'))? *$/;

/** One element's namespace declarations. */
interface Scope {
  readonly parent: Scope | undefined;
  readonly depth: number;
  readonly uris: Map<string, string>;
}

/** Where a reader stands; all it needs to try again from there. */
export interface Mark {
  readonly pos: number;
  readonly depth: number;
  readonly scope: Scope | undefined;
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
 * It reads a window: bytes, and the same bytes shown as a latin1 string, in which a value is decoded as UTF-8 only where it has a byte from
 * 0x80 on.
 *
 * Window and position are open to readers that know what to expect, and compare it with what stands there.
 *
 * It is one class in one long file because it is the hottest path there is: tags, attributes, values and namespaces are read at the same
 * private position, and every step may be taken back when the window ends. Parts of it would have to open that state to one another.
 */
export class XmlReader {
  /** The window as latin1, and as what it is. */
  text!: string;
  bytes!: Buffer;
  view!: DataView;
  /** Where the last "<" of the window is: a value that begins before it ends in the window. -1 for none. */
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
  #scope: Scope | undefined;
  /** Of the open elements, as they stand in the window: not decoded, with their prefixes. */
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
    if (typeof input === 'string') this.#refuseSurrogates(input);
    if (this.#final) this.start();
  }

  /** Skips a byte order mark and checks the XML declaration. For windows: to be called again after NEED_MORE. */
  start(): void {
    this.pos = 0;
    if (this.text.length < 9 && !this.#final) throw NEED_MORE;
    if (this.text.startsWith('\xEF\xBB\xBF')) this.pos = 3;
    else if (this.text.startsWith('\xFF\xFE') || this.text.startsWith('\xFE\xFF'))
      this.fail('the document is UTF-16; only UTF-8 is supported');
    if (this.text.startsWith('<?xml', this.pos)) this.#readDeclaration();
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
  get scope(): object | undefined {
    return this.#scope;
  }

  /** The namespace that a prefix stands for here. */
  lookup(prefix: string): string | undefined {
    if (prefix === 'xml') return XML;
    for (let scope = this.#scope; scope !== undefined; scope = scope.parent) {
      const uri = scope.uris.get(prefix);
      if (uri !== undefined) return uri;
    }
    // The `soap` package's server writes xsi:nil without declaring it, and nobody means anything else by it.
    return prefix === 'xsi' ? XSI : undefined;
  }

  /** Moves to the next child element, or past the end of the element around (false). Text between elements must be blank. */
  openChild(): boolean {
    if (this.#selfClosed) {
      this.#selfClosed = false;
      this.#close();
      return false;
    }
    const text = this.text;
    for (;;) {
      let at = this.pos;
      while (CLASSES[text.charCodeAt(at)]! & SPACE) at++;
      this.pos = at;
      if (text.charCodeAt(at) !== LT) {
        if (at >= text.length) this.#end();
        this.fail(this.#depth === 0 ? 'no XML: text where the root element is expected' : `text where ${this.#openName()} has elements`);
      }
      const next = text.charCodeAt(at + 1);
      if (next === SLASH) {
        this.#readEndTag(at);
        return false;
      }
      if (next !== BANG && next !== QUESTION) {
        this.#readStartTag(at + 1);
        return true;
      }
      if (text.startsWith('<![CDATA[', at)) this.fail(`text where ${this.#openName() ?? 'the root'} has elements`);
      this.#skipMisc(at);
    }
  }

  /** The text of the element that was opened last, past its end. References, CDATA and line ends are resolved. */
  readText(): string {
    if (this.#selfClosed) {
      this.#selfClosed = false;
      this.#close();
      return '';
    }
    const from = this.pos;
    const to = this.scanText(from);
    if (to < 0) this.#end();
    const next = this.text.charCodeAt(to + 1);
    const value = this.scannedText(from, to);
    this.pos = to;
    if (next === SLASH) {
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
      if (this.text.charCodeAt(this.pos + 1) === SLASH) this.#readEndTag(this.pos);
      else {
        this.#readStartTag(this.pos + 1);
        if (this.#selfClosed) this.openChild();
      }
    }
  }

  /** Whether the element that was opened last has a child element, and no text before it but blanks. */
  hasElements(): boolean {
    if (this.#selfClosed) return false;
    const { text } = this;
    for (let at = this.pos; ; ) {
      while (CLASSES[text.charCodeAt(at)]! & SPACE) at++;
      if (at + 1 >= text.length) this.#end();
      if (text.charCodeAt(at) !== LT) return false;
      const next = text.charCodeAt(at + 1);
      if (next !== BANG && next !== QUESTION) return next !== SLASH;
      if (text.startsWith('<![', at)) return false;
      const end = text.indexOf(next === BANG ? '-->' : '?>', at + 2);
      if (end < 0) this.#end();
      at = end + (next === BANG ? 3 : 2);
    }
  }

  /** Checks that nothing but comments and blanks follows the root element. */
  finish(): void {
    for (;;) {
      while (CLASSES[this.text.charCodeAt(this.pos)]! & SPACE) this.pos++;
      if (this.pos >= this.text.length) {
        if (!this.#final) throw NEED_MORE;
        return;
      }
      const next = this.text.charCodeAt(this.pos + 1);
      if (this.text.charCodeAt(this.pos) !== LT || (next !== BANG && next !== QUESTION)) this.fail('something follows the root element');
      this.#skipMisc(this.pos);
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
    return (bits & (MARKUP | ILLEGAL | OTHER)) === 0 ? this.#copy(from, to) : this.#resolve(from, to, bits);
  }

  // V8 makes a substring of 13 characters or more a view that keeps its whole window alive: whoever kept one Id of each page would keep all
  // pages. Shorter ones are copies.
  #copy(from: number, to: number): string {
    return to - from <= 12 ? this.text.substring(from, to) : this.bytes.toString('latin1', from, to);
  }

  /** Past the element that was opened last, whose end tag somebody else has found at its place: `pos` is behind it. */
  leave(): void {
    this.#close();
  }

  /** Past the literal, if it stands at the position. */
  take(literal: Literal): boolean {
    if (!standsAt(literal, this.view, this.pos)) return false;
    this.pos += literal.length;
    return true;
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
    for (let digit = bytes[to]! - 0x30; digit >= 0 && digit <= 9 && to < from + 9; digit = bytes[++to]! - 0x30) value = value * 10 + digit;
    if (to === from || !standsAt(close, this.view, to)) return undefined;
    this.pos = to + close.length;
    return value;
  }

  /** Whether a child may start at the position, as far as two characters say. */
  isAtStartTag(): boolean {
    return this.bytes[this.pos] === LT && this.bytes[this.pos + 1] !== SLASH && !this.#selfClosed;
  }

  /** Throws NEED_MORE where the window ends before `place` and is not the last. */
  require(place: number): void {
    if (!this.#final && place > this.bytes.length) throw NEED_MORE;
  }

  /** Throws a ParseError for the position, or for `at`. */
  fail(message: string, at: number = this.pos, cause?: unknown): never {
    throw new ParseError(message, { offset: this.#base + at, path: this.#path(at) }, cause === undefined ? {} : { cause });
  }

  #show(bytes: Uint8Array): void {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.view = viewOf(bytes);
    this.lastTag = bytes.lastIndexOf(LT);
    this.text = this.bytes.toString('latin1');
  }

  // A string may have what no bytes can say; encoded it would be another character.
  #refuseSurrogates(input: string): void {
    if ((input as string & { isWellFormed(): boolean }).isWellFormed()) return;
    const at = input.search(/\p{Surrogate}/u);
    this.fail(`the character ${nameCharacter(input, at)}, which XML 1.0 excludes`, Buffer.byteLength(input.slice(0, at)));
  }

  #path(at: number): string {
    return this.#legible(pathAt(this.text, at, this.#place));
  }

  /** Of the innermost open element, for messages. */
  #openName(): string | undefined {
    return this.#depth === 0 ? undefined : this.#legible(this.#names[this.#depth - 1]!);
  }

  #legible(shown: string): string {
    return Buffer.from(shown, 'latin1').toString('utf8');
  }

  #end(): never {
    if (!this.#final) throw NEED_MORE;
    const open = this.#openName();
    return this.fail(open === undefined ? 'the document has no root element' : `the document ends inside ${open}`, this.text.length);
  }

  #readStartTag(nameStart: number): void {
    const text = this.text;
    let at = nameStart;
    let colon = -1;
    if (!(classOf(text.charCodeAt(at)) & NAME_START)) {
      if (at >= text.length) this.#end();
      this.fail('"<" that starts no tag', at - 1);
    }
    for (let unit = text.charCodeAt(at); classOf(unit) & NAME; unit = text.charCodeAt(++at)) {
      if (unit !== 0x3a) continue;
      if (colon >= 0) this.fail('a name with two colons', nameStart);
      if (at + 1 >= text.length) this.#end();
      if (!(classOf(text.charCodeAt(at + 1)) & NAME_START)) this.fail('a prefix without a name', nameStart);
      colon = at;
    }
    if (at >= text.length) this.#end();
    const name = this.#name(nameStart, at);
    if (this.#depth >= MAX_DEPTH) this.fail(`elements nested more than ${MAX_DEPTH} deep`, nameStart);
    this.nil = false;
    this.type = undefined;
    const end = text.charCodeAt(at) === GT ? at : this.#readAttributes(at);
    this.#names[this.#depth++] = text.substring(nameStart, at);
    this.pos = end + 1;
    this.#splitName(name, colon < 0 ? -1 : colon - nameStart, nameStart);
  }

  #splitName(name: string, colon: number, at: number): void {
    if (colon < 0) {
      this.prefix = '';
      this.local = name;
      return;
    }
    // In a latin1 window a decoded non-ASCII name may have moved the colon.
    const split = name.charCodeAt(colon) === 0x3a ? colon : name.indexOf(':');
    const prefix = name.substring(0, split);
    this.prefix = prefix;
    this.local = name.substring(split + 1);
    if (prefix === this.#knownPrefix && this.#scope === this.#knownScope) return;
    if (prefix === '' || this.local === '' || this.lookup(prefix) === undefined) this.fail(`the prefix "${prefix}" is not declared`, at);
    this.#knownPrefix = prefix;
    this.#knownScope = this.#scope;
  }

  #name(from: number, to: number): string {
    const name = this.text.substring(from, to);
    for (let at = 0; at < name.length; at++) if (name.charCodeAt(at) > 127) return this.#otherName(from, to);
    return name;
  }

  // Names beyond ASCII, which the scan lets through whatever they hold.
  #otherName(from: number, to: number): string {
    const name = this.#decode(from, to);
    const colon = name.indexOf(':');
    if (!isName(name.slice(colon + 1)) || (colon > 0 && !isName(name.slice(0, colon))))
      this.fail(`"${name.slice(0, 80)}" is not a name`, from);
    return name;
  }

  /** From behind the name to the ">" of the tag, whose index it returns. */
  #readAttributes(from: number): number {
    const text = this.text;
    let at = from;
    let seen: string[] | undefined;
    let nil: [string, string] | undefined;
    let type: [string, string] | undefined;
    let declared: Map<string, string> | undefined;
    for (;;) {
      const spaced = at;
      while (CLASSES[text.charCodeAt(at)]! & SPACE) at++;
      const unit = text.charCodeAt(at);
      if (unit === GT) break;
      if (unit === SLASH) {
        if (at + 1 >= text.length) this.#end();
        if (text.charCodeAt(at + 1) !== GT) this.fail('"/" inside a tag', at);
        this.#selfClosed = true;
        at++;
        break;
      }
      if (at >= text.length) this.#end();
      if (spaced === at || !(classOf(unit) & NAME_START)) this.fail('not an attribute', at);
      const nameStart = at;
      while (classOf(text.charCodeAt(at)) & NAME) at++;
      if (at >= text.length) this.#end();
      const name = this.#name(nameStart, at);
      while (CLASSES[text.charCodeAt(at)]! & SPACE) at++;
      if (at >= text.length) this.#end();
      if (text.charCodeAt(at) !== EQUALS) this.fail(`the attribute ${name} has no value`, at);
      at++;
      while (CLASSES[text.charCodeAt(at)]! & SPACE) at++;
      if (at >= text.length) this.#end();
      const quote = text[at];
      if (quote !== '"' && quote !== "'") this.fail(`the value of the attribute ${name} is not in quotes`, at);
      const close = text.indexOf(quote, at + 1);
      if (close < 0) this.#end();
      const value = this.#attributeValue(at + 1, close);
      at = close + 1;
      if (seen === undefined) seen = [name];
      else if (seen.includes(name)) this.fail(`the attribute ${name} stands twice`, nameStart);
      else if (seen.push(name) > MAX_ATTRIBUTES) this.fail(`a tag with more than ${MAX_ATTRIBUTES} attributes`, nameStart);
      if (name === 'xmlns' || name.startsWith('xmlns:')) {
        declared ??= new Map();
        this.#declare(declared, name.slice(6), value, nameStart);
      } else if (name.endsWith(':nil')) nil = [name.slice(0, -4), value];
      else if (name.endsWith(':type')) type = [name.slice(0, -5), value];
    }
    if (declared !== undefined) this.#scope = { parent: this.#scope, depth: this.#depth + 1, uris: declared };
    if (seen !== undefined) this.#checkPrefixes(seen, from);
    if (nil !== undefined && this.lookup(nil[0]) === XSI) this.nil = nil[1] === 'true' || nil[1] === '1';
    if (type !== undefined && this.lookup(type[0]) === XSI) this.type = type[1].trim();
    return at;
  }

  /** Prefix '' is the default namespace, which alone may be taken back. */
  #declare(declared: Map<string, string>, prefix: string, uri: string, at: number): void {
    if (uri === '' && prefix !== '') this.fail(`the prefix ${prefix} is declared without a namespace`, at);
    if (prefix === 'xmlns' || uri === XMLNS || (prefix === 'xml') !== (uri === XML)) this.fail('xml and xmlns cannot be declared anew', at);
    declared.set(prefix, uri);
  }

  #checkPrefixes(names: readonly string[], at: number): void {
    let expanded: Set<string> | undefined;
    for (const name of names) {
      const colon = name.indexOf(':');
      if (colon < 0) continue;
      const prefix = name.slice(0, colon);
      if (!/^[^:]+:[^:\-.\d][^:]*$/.test(name)) this.fail(`the attribute name ${name} is not a name with a prefix`, at);
      if (prefix === 'xmlns') continue;
      const uri = this.lookup(prefix);
      if (uri === undefined) this.fail(`the prefix "${prefix}" is not declared`, at);
      if (names.length === 1) return;
      // Two prefixes may stand for one namespace.
      const key = `${uri} ${name.slice(colon + 1)}`;
      expanded ??= new Set();
      if (expanded.has(key)) this.fail(`the attribute ${name} stands twice, under two prefixes`, at);
      expanded.add(key);
    }
  }

  #attributeValue(from: number, to: number): string {
    let bits = 0;
    for (let at = from; at < to; at++) {
      const unit = this.text.charCodeAt(at);
      if (unit === LT) this.fail('"<" in an attribute value', at);
      bits |= classOf(unit);
    }
    if ((bits & (SPACE | MARKUP | ILLEGAL | OTHER)) === 0) return this.text.substring(from, to);
    const raw = bits & OTHER ? this.#decode(from, to) : this.text.substring(from, to);
    this.#checkCharacters(raw, from);
    const value = decodeReferences(raw.replace(/\r\n|[\t\r\n]/g, ' '));
    return typeof value === 'string' ? value : this.fail('a reference that XML does not define', from + value);
  }

  #readEndTag(at: number): void {
    const text = this.text;
    const name = this.#names[this.#depth - 1];
    if (this.#depth === 0 || name === undefined) this.fail('an end tag without a start tag', at);
    const end = at + 2 + name.length;
    if (text.charCodeAt(end) === GT && text.startsWith(name, at + 2)) {
      this.pos = end + 1;
      this.#close();
      return;
    }
    this.#readUnusualEndTag(at, name);
  }

  // Blanks before ">".
  #readUnusualEndTag(at: number, name: string): void {
    if (this.text.startsWith(name, at + 2)) {
      let end = at + 2 + name.length;
      while (CLASSES[this.text.charCodeAt(end)]! & SPACE) end++;
      if (this.text.charCodeAt(end) === GT) {
        this.pos = end + 1;
        this.#close();
        return;
      }
    }
    const close = this.text.indexOf('>', at + 2);
    if (close < 0) this.#end();
    const found = this.#legible(this.text.substring(at + 2, Math.min(close, at + 82)));
    this.fail(`</${found}> where </${this.#openName()}> is expected`, at);
  }

  #close(): void {
    if (this.#scope !== undefined && this.#scope.depth === this.#depth) this.#scope = this.#scope.parent;
    this.#depth--;
  }

  // Text with CDATA, comments or processing instructions in it.
  #readMixed(first: string): string {
    let value = first;
    for (;;) {
      const at = this.pos;
      if (this.text.startsWith('<![CDATA[', at)) {
        const end = this.text.indexOf(']]>', at + 9);
        if (end < 0) this.#end();
        value += this.#cdata(at + 9, end);
        this.pos = end + 3;
      } else {
        const next = this.text.charCodeAt(at + 1);
        if (next === SLASH) {
          this.#readEndTag(at);
          return value;
        }
        if (next !== BANG && next !== QUESTION) {
          if (at + 1 >= this.text.length) this.#end();
          this.fail(`an element inside ${this.#openName()}, which has text`);
        }
        this.#skipMisc(at);
      }
      const from = this.pos;
      const to = this.scanText(from);
      if (to < 0) this.#end();
      value += this.scannedText(from, to);
      this.pos = to;
    }
  }

  #cdata(from: number, to: number): string {
    const raw = this.#raw(from, to);
    return raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  }

  // What stands there, as legal characters but with nothing resolved.
  #raw(from: number, to: number): string {
    const raw = this.#decode(from, to);
    this.#checkCharacters(raw, from);
    return raw;
  }

  #skipText(): void {
    for (;;) {
      const to = this.scanText(this.pos);
      if (to < 0) this.#end();
      this.scannedText(this.pos, to);
      this.pos = to;
      const next = this.text.charCodeAt(to + 1);
      if (to + 1 >= this.text.length) this.#end();
      if (next !== BANG && next !== QUESTION) return;
      if (this.text.startsWith('<![CDATA[', to)) {
        const end = this.text.indexOf(']]>', to + 9);
        if (end < 0) this.#end();
        this.#cdata(to + 9, end);
        this.pos = end + 3;
      } else this.#skipMisc(to);
    }
  }

  // A comment or a processing instruction.
  #skipMisc(at: number): void {
    const text = this.text;
    if (text.charCodeAt(at + 1) === QUESTION) {
      const end = text.indexOf('?>', at + 2);
      if (end < 0) this.#end();
      const target = /^[^\t\n\r ]*/.exec(this.#raw(at + 2, end))![0];
      if (!isName(target)) this.fail('a processing instruction without a name', at);
      if (target.toLowerCase() === 'xml') this.fail('an XML declaration that is not at the start of the document', at);
      this.pos = end + 2;
      return;
    }
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('--', at + 4);
      if (end < 0 || end + 2 >= text.length) this.#end();
      if (text.charCodeAt(end + 2) !== GT) this.fail('"--" inside a comment', end);
      this.#raw(at + 4, end);
      this.pos = end + 3;
      return;
    }
    if (text.length - at < 9 && !this.#final) throw NEED_MORE;
    this.fail(text.startsWith('<!DOCTYPE', at) ? 'a DOCTYPE, which SOAP forbids' : '"<!" that starts nothing known', at);
  }

  #readDeclaration(): void {
    const end = this.text.indexOf('?>', this.pos);
    if (end < 0) this.#end();
    const declaration = this.text.slice(this.pos, end);
    // `<?xml-stylesheet …` and the like are processing instructions, which come later.
    if (!/^<\?xml[\t\n\r ]/.test(declaration)) return;
    const match = DECLARATION.exec(declaration.replace(/[\t\n\r]/g, ' '));
    if (match === null) this.fail('an XML declaration that is not well-formed');
    const encoding = match[1]?.slice(1, -1);
    if (!this.#isDecoded && encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) {
      this.fail(`the document says its encoding is ${encoding}; only UTF-8 is supported`);
    }
    this.pos = end + 2;
  }

  #resolve(from: number, to: number, bits: number): string {
    let raw = bits & OTHER ? this.#decode(from, to) : this.text.substring(from, to);
    if (bits & (ILLEGAL | OTHER)) this.#checkCharacters(raw, from);
    if ((bits & MARKUP) === 0) return raw;
    if (raw.includes(']]>')) this.fail('"]]>" in text', from);
    if (raw.includes('\r')) raw = raw.replace(/\r\n?/g, '\n');
    const value = decodeReferences(raw);
    return typeof value === 'string' ? value : this.fail('a reference that XML does not define', from + raw.slice(0, value).length);
  }

  #checkCharacters(raw: string, from: number): void {
    const illegal = findIllegalCharacter(raw);
    if (illegal >= 0) this.fail(`the character ${nameCharacter(raw, illegal)}, which XML 1.0 excludes`, from + illegal);
  }

  #decode(from: number, to: number): string {
    const value = this.bytes.toString('utf8', from, to);
    if (value.includes('\uFFFD')) this.#checkUtf8(from, to);
    return value;
  }

  // A replacement character may stand in the document itself; only the strict decoder can tell.
  #checkUtf8(from: number, to: number): void {
    try {
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.bytes.subarray(from, to));
    } catch (cause) {
      this.fail('bytes that are not UTF-8', from, cause);
    }
  }
}
