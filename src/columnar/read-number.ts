const MINUS = 0x2d;
const POINT = 0x2e;
/** A number of so many digits is exact. */
const EXACT_DIGITS = 15;
const POWERS = Float64Array.from({ length: EXACT_DIGITS + 1 }, (_, digits) => 10 ** digits);

/**
 * What `Number` makes of the text: to the last bit, since digits and the power of ten are exact and the division of the two is rounded once. What is no
 * decimal of few digits is left to `Number`.
 */
export function readNumber(bytes: Uint8Array, from: number, to: number): number {
  const first = bytes[from] === MINUS ? from + 1 : from;
  let number = 0;
  let point = to;
  for (let at = first; at < to; at++) {
    const digit = bytes[at]! - 0x30;
    if (digit >= 0 && digit <= 9) number = 10 * number + digit;
    else if (bytes[at] === POINT && point === to && at > first) point = at;
    else return readAny(bytes, from, to);
  }
  if (first === to || to - first > EXACT_DIGITS) return readAny(bytes, from, to);
  if (point < to) number /= POWERS[to - point - 1]!;
  return first === from ? number : -number;
}

const decoder = new TextDecoder();

function readAny(bytes: Uint8Array, from: number, to: number): number {
  return Number(decoder.decode(bytes.subarray(from, to)));
}
