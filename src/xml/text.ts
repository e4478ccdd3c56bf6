import { findIllegalCharacter, ILLEGAL, isName, MARKUP, nameCharacter, OTHER, SPACE } from './characters.ts';
import { decodeReferences } from './entities.ts';
import type { Window } from './window.ts';

// What stands between two places of a window, by the rules of XML 1.0 for it. `bits` are those of all of its bytes, by `CLASSES`.

/** A name, whose bytes have been seen to be those of names. `seen`: all of them, or'ed. */
export function readName(window: Window, from: number, to: number, seen: number): string {
  if (seen < 0x80) return window.shown(from, to);
  // Names beyond ASCII, which a scan by bytes lets through whatever they hold.
  const name = decode(window, from, to);
  const colon = name.indexOf(':');
  if (!isName(name.slice(colon + 1)) || (colon > 0 && !isName(name.slice(0, colon)))) {
    window.fail(`"${name.slice(0, 80)}" is not a name`, from);
  }
  return name;
}

/** Text, or what is left of it by CDATA sections and comments. */
export function readText(window: Window, from: number, to: number, bits: number): string {
  let raw = bits & OTHER ? decode(window, from, to) : window.shown(from, to);
  if (bits & (ILLEGAL | OTHER)) checkCharacters(window, raw, from);
  if ((bits & MARKUP) === 0) return raw;
  if (raw.includes(']]>')) window.fail('"]]>" in text', from);
  if (raw.includes('\r')) raw = raw.replace(/\r\n?/g, '\n');
  const value = decodeReferences(raw);
  return typeof value === 'string' ? value : window.fail(UNKNOWN_REFERENCE, from + raw.slice(0, value).length);
}

/** The value of an attribute, between its quotes. */
export function readAttributeValue(window: Window, from: number, to: number, bits: number): string {
  const raw = bits & OTHER ? decode(window, from, to) : window.shown(from, to);
  if ((bits & (SPACE | MARKUP | ILLEGAL | OTHER)) === 0) return raw;
  checkCharacters(window, raw, from);
  const value = decodeReferences(raw.replace(/\r\n|[\t\r\n]/g, ' '));
  return typeof value === 'string' ? value : window.fail(UNKNOWN_REFERENCE, from + value);
}

/** The inside of a CDATA section. */
export function readCdata(window: Window, from: number, to: number): string {
  const raw = readRaw(window, from, to);
  return raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
}

/** What stands there, as legal characters but with nothing resolved. */
export function readRaw(window: Window, from: number, to: number): string {
  const raw = decode(window, from, to);
  checkCharacters(window, raw, from);
  return raw;
}

/** A string may have what no bytes can say; encoded it would be another character. */
export function refuseSurrogates(window: Window, input: string): void {
  if ((input as string & { isWellFormed(): boolean }).isWellFormed()) return;
  const at = input.search(/\p{Surrogate}/u);
  window.fail(`the character ${nameCharacter(input, at)}, which XML 1.0 excludes`, Buffer.byteLength(input.slice(0, at)));
}

const UNKNOWN_REFERENCE = 'a reference that XML does not define';

function checkCharacters(window: Window, raw: string, from: number): void {
  const illegal = findIllegalCharacter(raw);
  if (illegal >= 0) window.fail(`the character ${nameCharacter(raw, illegal)}, which XML 1.0 excludes`, from + illegal);
}

function decode(window: Window, from: number, to: number): string {
  const value = window.bytes.toString('utf8', from, to);
  if (value.includes('\uFFFD')) checkUtf8(window, from, to);
  return value;
}

// A replacement character may stand in the document itself; only the strict decoder can tell.
function checkUtf8(window: Window, from: number, to: number): void {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(window.bytes.subarray(from, to));
  } catch (cause) {
    window.fail('bytes that are not UTF-8', from, cause);
  }
}
