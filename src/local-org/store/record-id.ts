const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const ID = /^(?:[0-9A-Za-z]{15}|[0-9A-Za-z]{18})$/;

/**
 * The nth id of an object: key prefix, two characters for the instance, ten for the number, and the checksum.
 *
 * Made from character codes, since a string joined from pieces takes three times the memory for as long as nobody reads it, and there are
 * millions of ids.
 */
export function makeRecordId(keyPrefix: string, number: number): string {
  const codes = [
    keyPrefix.charCodeAt(0),
    keyPrefix.charCodeAt(1),
    keyPrefix.charCodeAt(2),
    53,
    103,
    48,
    48,
    48,
    48,
    48,
    48,
    48,
    48,
    48,
    48,
  ];
  for (let rest = number, at = 14; rest > 0; rest = Math.floor(rest / 62)) codes[at--] = BASE62.charCodeAt(rest % 62);
  for (let group = 0; group < 15; group += 5) codes.push(SUFFIX.charCodeAt(maskOf(codes, group)));
  return String.fromCharCode.apply(null, codes);
}

function maskOf(codes: readonly number[], from: number): number {
  let mask = 0;
  for (let bit = 0; bit < 5; bit++) if (codes[from + bit]! >= 65 && codes[from + bit]! <= 90) mask |= 1 << bit;
  return mask;
}

const DIGITS: Readonly<Uint8Array> = Uint8Array.from({ length: 128 }, (_, code) => {
  const digit = BASE62.indexOf(String.fromCharCode(code));
  return digit < 0 ? 255 : digit;
});

/** The number that an id was made from, by its first 15 characters; 0 for what is no id of this org. */
export function recordNumber(id: string): number {
  if ((id.length !== 18 && id.length !== 15) || id.charCodeAt(3) !== 53 || id.charCodeAt(4) !== 103) return 0;
  let number = 0;
  for (let at = 5; at < 15; at++) {
    const digit = DIGITS[id.charCodeAt(at)] ?? 255;
    if (digit === 255) return 0;
    number = number * 62 + digit;
  }
  return number;
}

/** Adds the suffix that makes a 15-character id safe where case is lost: one character for each five, a mask of their capitals. */
export function toLongId(id: string): string {
  if (id.length !== 15) return id;
  return id + suffixOf(id, 0) + suffixOf(id, 5) + suffixOf(id, 10);
}

function suffixOf(id: string, from: number): string {
  let mask = 0;
  for (let bit = 0; bit < 5; bit++) {
    const code = id.charCodeAt(from + bit);
    if (code >= 65 && code <= 90) mask |= 1 << bit;
  }
  return SUFFIX[mask]!;
}

/** The 15 characters that identify a record; they are compared with their case. */
export function toShortId(id: string): string {
  return id.length === 18 ? id.slice(0, 15) : id;
}

/** Whether the text has the form of an id, with or without a suffix. A wrong suffix is not held against it. */
export function isRecordId(text: string): boolean {
  return ID.test(text);
}
