import { byteAt, CLASSES, classAt, NAME, NAME_START, passSpace } from './characters.ts';
import { readAttributeValue, readName } from './text.ts';
import type { Window } from './window.ts';

/** Tags with more are refused: the protocol's have five, and each is compared with those before it. */
const MAX_ATTRIBUTES = 256;

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

/** One attribute of a tag, namespace declarations among them. */
export interface Attribute {
  /** As it stands there, with its prefix. */
  readonly name: string;
  readonly value: string;
  /** Where its name begins in the window. */
  readonly at: number;
}

/** Adds the attributes between a tag's name, behind which `from` is, and its ">" or "/>", whose place is returned. */
export function readAttributes(window: Window, from: number, attributes: Attribute[]): number {
  const { bytes } = window;
  for (let at = from; ; ) {
    const start = passSpace(bytes, at);
    const byte = byteAt(bytes, start);
    if (byte === GT) return start;
    if (byte === SLASH) {
      if (start + 1 >= bytes.length) window.end();
      if (bytes[start + 1] !== GT) window.fail('"/" inside a tag', start);
      return start;
    }
    if (byte < 0) window.end();
    if (start === at || !(CLASSES[byte]! & NAME_START)) window.fail('not an attribute', start);
    let behind = start;
    let seen = 0;
    for (; classAt(bytes, behind) & NAME; behind++) seen |= bytes[behind]!;
    if (behind >= bytes.length) window.end();
    const name = readName(window, start, behind, seen);
    at = readValue(window, passSpace(bytes, behind), name, start, attributes);
  }
}

/** From behind the name, and behind the closing quote. */
function readValue(window: Window, from: number, name: string, nameAt: number, attributes: Attribute[]): number {
  const { bytes } = window;
  if (from >= bytes.length) window.end();
  if (bytes[from] !== EQUALS) window.fail(`the attribute ${name} has no value`, from);
  const start = passSpace(bytes, from + 1);
  if (start >= bytes.length) window.end();
  const quote = bytes[start]!;
  if (quote !== QUOTE && quote !== APOSTROPHE) window.fail(`the value of the attribute ${name} is not in quotes`, start);
  let bits = 0;
  let tag = -1;
  let close = start + 1;
  for (let byte = byteAt(bytes, close); byte !== quote; byte = byteAt(bytes, ++close)) {
    if (byte < 0) window.end();
    if (byte === LT && tag < 0) tag = close;
    bits |= CLASSES[byte]!;
  }
  if (tag >= 0) window.fail('"<" in an attribute value', tag);
  const value = readAttributeValue(window, start + 1, close, bits);
  if (attributes.some((each) => each.name === name)) window.fail(`the attribute ${name} stands twice`, nameAt);
  if (attributes.push({ name, value, at: nameAt }) > MAX_ATTRIBUTES) {
    window.fail(`a tag with more than ${MAX_ATTRIBUTES} attributes`, nameAt);
  }
  return close + 1;
}
