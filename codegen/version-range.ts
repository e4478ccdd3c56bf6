// Ranges in the notation of src/soap/wire/schema.ts.

/**
 * `@37`, `@..59`, `@45..45,47`: the versions that have something, out of those that could. Empty when all of them have it. A range is left
 * open at an end that it shares with the whole, so that it holds for versions to come.
 */
export function rangeOf(versions: readonly number[], whole: readonly number[]): string {
  if (versions.length === whole.length) return '';
  const has = new Set(versions);
  const spans: string[] = [];
  for (let at = 0; at < whole.length; at++) {
    if (!has.has(whole[at]!)) continue;
    const start = at;
    while (at + 1 < whole.length && has.has(whole[at + 1]!)) at++;
    spans.push(`${start === 0 ? '' : whole[start]}${at === whole.length - 1 ? '' : `..${whole[at]}`}`);
  }
  return `@${spans.join(',')}`;
}
