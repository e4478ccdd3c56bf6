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
 * Items with the same key are the same. What changed (the name is the same, the key is not) or moved stands twice, with different versions:
 *
 *     41: a b c        a  41 42 43
 *     42: a b c d      c  43           moved: c stands twice
 *     43: a c b d      b  41 42 43
 *                      c  41 42
 *                      d  42 43
 */
export function mergeSequences<Item>(
  sequences: readonly VersionedSequence<Item>[],
  keyOf: (item: Item) => string,
  nameOf: (item: Item) => string = keyOf,
): MergedRow<Item>[] {
  let rows: Row<Item>[] = [];
  for (const { version, items } of sequences) {
    const added = items.map((item) => ({ key: keyOf(item), item, versions: [version] }));
    rows = mergeOne(rows, version, added, nameOf);
  }
  return rows;
}

function mergeOne<Item>(
  rows: readonly Row<Item>[],
  version: number,
  added: readonly Row<Item>[],
  nameOf: (item: Item) => string,
): Row<Item>[] {
  const merged: Row<Item>[] = [];
  let rowAt = 0;
  let addedAt = 0;
  const common = commonSubsequence(
    rows.map((row) => row.key),
    added.map((row) => row.key),
  );
  for (const [row, item] of [...common, [rows.length, added.length] as const]) {
    merged.push(...interleave(rows.slice(rowAt, row), added.slice(addedAt, item), nameOf));
    const matched = rows[row];
    if (matched !== undefined) {
      matched.versions.push(version);
      merged.push(matched);
    }
    rowAt = row + 1;
    addedAt = item + 1;
  }
  return merged;
}

/** Rows that ended and rows that begin, between two that stay: what changed under one name follows itself. */
function interleave<Item>(ended: readonly Row<Item>[], begun: readonly Row<Item>[], nameOf: (item: Item) => string): Row<Item>[] {
  const merged: Row<Item>[] = [];
  let endedAt = 0;
  let begunAt = 0;
  const common = commonSubsequence(
    ended.map((row) => nameOf(row.item)),
    begun.map((row) => nameOf(row.item)),
  );
  for (const [before, after] of common) {
    merged.push(...ended.slice(endedAt, before), ...begun.slice(begunAt, after), ended[before]!, begun[after]!);
    endedAt = before + 1;
    begunAt = after + 1;
  }
  return [...merged, ...ended.slice(endedAt), ...begun.slice(begunAt)];
}

/** The longest one, as pairs of positions. */
function commonSubsequence(rows: readonly string[], keys: readonly string[]): (readonly [row: number, item: number])[] {
  const width = keys.length + 1;
  const longest = new Uint16Array((rows.length + 1) * width);
  for (let row = rows.length - 1; row >= 0; row--) {
    for (let item = keys.length - 1; item >= 0; item--) {
      const here = row * width + item;
      longest[here] = rows[row] === keys[item] ? longest[here + width + 1]! + 1 : Math.max(longest[here + width]!, longest[here + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let row = 0, item = 0; row < rows.length && item < keys.length; ) {
    const here = row * width + item;
    if (rows[row] === keys[item]) pairs.push([row++, item++]);
    else if (longest[here + width]! >= longest[here + 1]!) row++;
    else item++;
  }
  return pairs;
}
