// Merges the sequences of many versions into one list, from which every version's own sequence can be read off again in its order.

/** One row of the merged list: an item and the versions whose sequence holds it at this place. */
export interface MergedRow<Item> {
  readonly item: Item;
  readonly versions: readonly number[];
}

export interface VersionedSequence<Item> {
  readonly version: number;
  readonly items: readonly Item[];
}

interface Row<Item> {
  readonly key: string;
  readonly item: Item;
  readonly versions: number[];
}

/**
 * Items with the same key are the same. What changed or moved stands twice, with different versions:
 *
 *     41: a b c        a  41 42 43
 *     42: a b c d      c  43           moved: c stands twice
 *     43: a c b d      b  41 42 43
 *                      c  41 42
 *                      d  42 43
 */
export function mergeSequences<Item>(sequences: readonly VersionedSequence<Item>[], keyOf: (item: Item) => string): MergedRow<Item>[] {
  let rows: Row<Item>[] = [];
  for (const { version, items } of sequences) rows = mergeOne(rows, version, items, keyOf);
  return rows;
}

function mergeOne<Item>(rows: readonly Row<Item>[], version: number, items: readonly Item[], keyOf: (item: Item) => string): Row<Item>[] {
  const keys = items.map(keyOf);
  const merged: Row<Item>[] = [];
  let rowAt = 0;
  let itemAt = 0;
  for (const [row, item] of [...commonSubsequence(rows, keys), [rows.length, items.length] as const]) {
    // Rows that ended come first, so that what replaces a field follows it.
    merged.push(...rows.slice(rowAt, row));
    merged.push(...items.slice(itemAt, item).map((added) => ({ key: keyOf(added), item: added, versions: [version] })));
    const matched = rows[row];
    if (matched !== undefined) {
      matched.versions.push(version);
      merged.push(matched);
    }
    rowAt = row + 1;
    itemAt = item + 1;
  }
  return merged;
}

/** The longest one, as pairs of positions. */
function commonSubsequence(rows: readonly { readonly key: string }[], keys: readonly string[]): (readonly [row: number, item: number])[] {
  const width = keys.length + 1;
  const longest = new Uint16Array((rows.length + 1) * width);
  for (let row = rows.length - 1; row >= 0; row--) {
    for (let item = keys.length - 1; item >= 0; item--) {
      const here = row * width + item;
      longest[here] = rows[row]!.key === keys[item] ? longest[here + width + 1]! + 1 : Math.max(longest[here + width]!, longest[here + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let row = 0, item = 0; row < rows.length && item < keys.length; ) {
    const here = row * width + item;
    if (rows[row]!.key === keys[item]) pairs.push([row++, item++]);
    else if (longest[here + width]! >= longest[here + 1]!) row++;
    else item++;
  }
  return pairs;
}
