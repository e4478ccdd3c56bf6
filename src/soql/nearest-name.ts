/** The name that is fewest letters away, whatever its case; undefined if all are far. Without `__c`, a custom field is near its own name. */
export function nearestName(wanted: string, names: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let least = Math.max(2, wanted.length / 2) + 1;
  for (const name of names) {
    const distance = Math.min(lettersApart(wanted, name), lettersApart(`${wanted}__c`, name) + 1);
    if (distance >= least) continue;
    nearest = name;
    least = distance;
  }
  return nearest;
}

/** Letters to insert, leave out or replace (Levenshtein); two neighbours that changed places count as one (Damerau). */
function lettersApart(one: string, two: string): number {
  const a = one.toLowerCase();
  const b = two.toLowerCase();
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isEqual = a[i - 1] === b[j - 1];
      let least = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + (isEqual ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
