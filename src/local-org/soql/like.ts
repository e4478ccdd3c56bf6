/** One character of a pattern: itself, or any. */
type Piece = string | typeof ANY;

const ANY = Symbol('any character');

/**
 * Whether a text is like a pattern, without regard to case: % stands for any number of characters, _ for one, and a backslash takes either's
 * power. No regular expression is made of it, since one with many % can take for ever.
 */
export function compileLike(pattern: string): (text: string) => boolean {
  const wanted = pattern.toLowerCase();
  const [, before, part = '', after] = /^(%?)([^%_\\]*)(%?)$/.exec(wanted) ?? [];
  if (before !== undefined) return compileSimple(part, before !== '', after !== '');
  const parts = partsOf(wanted);
  return (text) => matches(parts, [...text.toLowerCase()]);
}

function compileSimple(part: string, isOpenBefore: boolean, isOpenAfter: boolean): (text: string) => boolean {
  if (isOpenBefore) return isOpenAfter ? (text) => text.toLowerCase().includes(part) : (text) => text.toLowerCase().endsWith(part);
  return isOpenAfter ? (text) => text.toLowerCase().startsWith(part) : (text) => text.toLowerCase() === part;
}

/** What stands between the %. */
function partsOf(pattern: string): Piece[][] {
  const parts: Piece[][] = [[]];
  for (const [piece] of pattern.matchAll(/\\[%_\\]|./gsu)) {
    if (piece === '%') parts.push([]);
    else parts.at(-1)!.push(piece === '_' ? ANY : piece.length === 2 && piece.startsWith('\\') ? piece[1]! : piece);
  }
  return parts;
}

/** The first part starts the text, the last ends it, and each of the others stands at the first place behind the one before it. */
function matches(parts: readonly (readonly Piece[])[], text: readonly string[]): boolean {
  const first = parts[0]!;
  const last = parts.at(-1)!;
  if (!standsAt(first, text, 0)) return false;
  if (parts.length === 1) return first.length === text.length;
  const end = text.length - last.length;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    while (at + part.length <= end && !standsAt(part, text, at)) at++;
    at += part.length;
  }
  return at <= end && standsAt(last, text, end);
}

function standsAt(part: readonly Piece[], text: readonly string[], at: number): boolean {
  return at + part.length <= text.length && part.every((piece, index) => piece === ANY || piece === text[at + index]);
}
