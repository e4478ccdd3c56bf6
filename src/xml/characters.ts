/**
 * What each ASCII character can be in a name or in text, as bits. Characters from 0x80 on are name characters and "other": a document that
 * is read as bytes has them as UTF-8 sequences, which are decoded and looked at only where one occurs.
 */
export const NAME = 1;
export const NAME_START = 2;
export const SPACE = 4;
/** In text: `&`, a carriage return or `]`, each of which needs a closer look. */
export const MARKUP = 8;
/** In text: not a character of XML 1.0 at all. */
export const ILLEGAL = 16;
/** From 0x80 on. */
export const OTHER = 32;

/** By byte. */
export const CLASSES: Uint8Array = makeClasses();

/** By byte: 1 where a run of plain ASCII text ends: at `<`, at what needs a closer look, at what is illegal, and from 0x80 on. */
export const STOPS: Uint8Array = CLASSES.map((bits, byte) => (byte === 0x3c || bits & (MARKUP | ILLEGAL | OTHER) ? 1 : 0));

/** The byte there; -1 behind the end, since code that has once read an array beyond its end stays slow. */
export function byteAt(bytes: Uint8Array, at: number): number {
  return at < bytes.length ? bytes[at]! : -1;
}

/** What the byte there can be, as bits; 0 behind the end. */
export function classAt(bytes: Uint8Array, at: number): number {
  return at < bytes.length ? CLASSES[bytes[at]!]! : 0;
}

/** Where the white space that begins there ends. */
export function passSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (classAt(bytes, at) & SPACE) at++;
  return at;
}

function makeClasses(): Uint8Array {
  const classes = new Uint8Array(256);
  const mark = (characters: string, bits: number): void => {
    for (const character of characters) classes[character.charCodeAt(0)]! |= bits;
  };
  for (let control = 0; control < 0x20; control++) classes[control] = ILLEGAL;
  for (const space of [0x09, 0x0a, 0x0d]) classes[space] = 0;
  mark('\t\n\r ', SPACE);
  mark('&\r]', MARKUP);
  mark('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_:', NAME | NAME_START);
  mark('0123456789-.', NAME);
  for (let byte = 0x80; byte < 0x100; byte++) classes[byte] = NAME | NAME_START | OTHER;
  return classes;
}

// Unpaired surrogates and the two non-characters; what is left of XML 1.0's rule once the controls are excluded.
const ILLEGAL_UNIT = /[\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const ILLEGAL_CHARACTER = new RegExp(`[\\0-\\x08\\x0B\\x0C\\x0E-\\x1F]|${ILLEGAL_UNIT.source}`);
const ILLEGAL_CHARACTERS = new RegExp(ILLEGAL_CHARACTER, 'g');

const START =
  'A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const NAME_PATTERN = new RegExp(`^[${START}][${START}\\-.0-9\\xB7\\u0300-\\u036F\\u203F\\u2040]*$`, 'u');

/** Whether XML 1.0 takes this as a name, without prefix. Most letters of the world are name characters; signs and blanks are not. */
export function isName(text: string): boolean {
  return NAME_PATTERN.test(text);
}

/** Index of the first character that XML 1.0 cannot carry, even as a reference, or -1. */
export function findIllegalCharacter(text: string): number {
  return text.search(ILLEGAL_CHARACTER);
}

/** The text without the characters that XML 1.0 cannot carry. */
export function dropIllegalCharacters(text: string): string {
  return findIllegalCharacter(text) < 0 ? text : text.replace(ILLEGAL_CHARACTERS, '');
}

/** As `U+000B`. */
export function nameCharacter(text: string, at: number): string {
  return `U+${text.codePointAt(at)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
