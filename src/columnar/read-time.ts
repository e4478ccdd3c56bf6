const decoder = new TextDecoder();

/** What `Date.parse` makes of the text: milliseconds since 1970, NaN for what is no time. Quick for `2026-01-02T03:04:05.000Z`, as servers write it. */
export function readTime(bytes: Uint8Array, from: number, to: number): number {
  return (to - from === 24 ? readUtc(bytes, from) : undefined) ?? Date.parse(decoder.decode(bytes.subarray(from, to)));
}

/** undefined for what is spelt in any other way. */
function readUtc(bytes: Uint8Array, from: number): number | undefined {
  for (let at = 0; at < 24; at++) {
    const byte = bytes[from + at]!;
    const expected = FORM[at]!;
    if (expected === DIGIT ? byte < 0x30 || byte > 0x39 : byte !== expected) return undefined;
  }
  const year = 100 * two(bytes, from) + two(bytes, from + 2);
  const month = two(bytes, from + 5);
  const day = two(bytes, from + 8);
  const hour = two(bytes, from + 11);
  const minute = two(bytes, from + 14);
  const second = two(bytes, from + 17);
  const millisecond = 10 * two(bytes, from + 20) + bytes[from + 22]! - 0x30;
  // Date.UTC takes a year of two digits for one of the last century, and lets what is too much run over.
  if (year < 100 || month < 1 || month > 12 || day < 1 || day > 28 || hour > 23 || minute > 59 || second > 59) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
}

const DIGIT = 0x30;
const FORM = new TextEncoder().encode('0000-00-00T00:00:00.000Z');

function two(bytes: Uint8Array, at: number): number {
  return 10 * bytes[at]! + bytes[at + 1]! - 11 * 0x30;
}
