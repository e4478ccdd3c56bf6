import type { Cells } from './cells.ts';

const decoder = new TextDecoder();
const DAY = 86_400_000;
const ZERO = 0x30;

/** What `Date.parse` makes of the text: milliseconds since 1970, NaN for what is no time. Quick for `2026-01-02T03:04:05.000Z`, as servers write it. */
export function readTime({ bytes, view }: Pick<Cells, 'bytes' | 'view'>, from: number, to: number): number {
  if (to - from === 24 && isUsual(view, from)) {
    const time = readUsual(bytes, from);
    if (time !== undefined) return time;
  }
  return Date.parse(decoder.decode(bytes.subarray(from, to)));
}

// Of four bytes each: what those that are no digits must be, and the upper half of digits, which six more must not change.
const FORM = wordsOf((byte) => byte);
const MASK = wordsOf((byte) => (byte === ZERO ? 0xf0 : 0xff));
const SIX = wordsOf((byte) => (byte === ZERO ? 6 : 0));

function wordsOf(change: (byte: number) => number): Int32Array {
  const view = new DataView(new TextEncoder().encode('0000-00-00T00:00:00.000Z').map(change).buffer);
  return Int32Array.from({ length: 6 }, (_, word) => view.getInt32(4 * word, true));
}

/** Whether digits are where they have to be. */
function isUsual(view: DataView, from: number): boolean {
  for (let word = 0; word < 6; word++) {
    const bytes = view.getInt32(from + 4 * word, true);
    const mask = MASK[word]!;
    if ((bytes & mask) !== FORM[word] || ((bytes + SIX[word]!) & mask) !== FORM[word]) return false;
  }
  return true;
}

/** undefined for a date or time that there is not. A day that a month does not have is one of the next month, as `Date` has it. */
function readUsual(bytes: Uint8Array, from: number): number | undefined {
  const month = two(bytes, from + 5);
  const day = two(bytes, from + 8);
  const hour = two(bytes, from + 11);
  const minute = two(bytes, from + 14);
  const second = two(bytes, from + 17);
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) return undefined;
  // Years from March on, so that a leap day is a year's last: 153 days in five months, and 719,468 before 1970.
  const year = 100 * two(bytes, from) + two(bytes, from + 2) + (month > 2 ? 1 : 0) - 1;
  const months = month > 2 ? month - 3 : month + 9;
  const days = 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + Math.floor((153 * months + 2) / 5);
  const millisecond = 10 * two(bytes, from + 20) + bytes[from + 22]! - ZERO;
  return (days + day - 1 - 719_468) * DAY + ((hour * 60 + minute) * 60 + second) * 1000 + millisecond;
}

function two(bytes: Uint8Array, at: number): number {
  return 10 * bytes[at]! + bytes[at + 1]! - 11 * ZERO;
}
