import { findIllegalCharacter } from './characters.ts';

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Replaces the five named entities and character references. Returns the index of the first reference that is none of these, or refers to a
 * character that XML 1.0 excludes, as a number.
 */
export function decodeReferences(text: string): string | number {
  let out = '';
  let from = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
    const end = text.indexOf(';', at);
    const character = end < 0 ? undefined : decodeReference(text.slice(at + 1, end));
    if (character === undefined) return at;
    out += text.slice(from, at) + character;
    from = end + 1;
  }
  return out + text.slice(from);
}

function decodeReference(name: string): string | undefined {
  if (name.charCodeAt(0) !== 0x23) return Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  const match = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name.replace(/^(#x?)0+(?=.)/, '$1'));
  if (match === null) return undefined;
  const code = match[1] === undefined ? Number.parseInt(match[2]!, 10) : Number.parseInt(match[1], 16);
  if (code > 0x10ffff) return undefined;
  const character = String.fromCodePoint(code);
  return findIllegalCharacter(character) < 0 ? character : undefined;
}
