/**
 * A number in exact decimals, without an exponent. Calls `refuse`, which throws, for what is not finite, and beyond 2^53, where neighbours can no
 * longer be told apart.
 */
export function spellNumber(value: number, refuse: (message: string) => never): string {
  if (!Number.isFinite(value)) return refuse('a number that is not finite');
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
    return refuse('a number beyond 2^53, which may have been rounded: pass a bigint or the text');
  const text = String(value === 0 ? 0 : value);
  const exponent = text.indexOf('e-');
  return exponent < 0 ? text : spellSmall(text.slice(0, exponent), Number(text.slice(exponent + 2)));
}

/** `-1.5`, 7 → `-0.00000015`. */
function spellSmall(mantissa: string, places: number): string {
  const sign = mantissa.startsWith('-') ? '-' : '';
  return `${sign}0.${'0'.repeat(places - 1)}${mantissa.replace(/[-.]/g, '')}`;
}
