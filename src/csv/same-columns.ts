/** What differs between the columns of a file and those of the first; undefined if nothing does. Files of one result have the same. */
export function columnDifference(columns: readonly string[], first: readonly string[]): string | undefined {
  for (let at = 0; at < Math.max(columns.length, first.length); at++) {
    if (columns[at] === first[at]) continue;
    const found = columns[at]?.slice(0, 80) ?? 'missing';
    return `column ${at + 1} is ${found} where the first file has ${first[at] ?? 'none'}: these are not parts of one result`;
  }
  return undefined;
}
