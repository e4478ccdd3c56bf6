import type { Settlement } from './load-batch.ts';

/** A row as it came back, and what became of it. */
export interface ReturnedRow {
  /** In the order of the columns as they were sent. */
  readonly cells: readonly string[];
  readonly settlement: Settlement;
}

/** Rows by what they have in common, each handed out once, the first first. */
class RowsByKey {
  readonly #rows: Map<string, number[]> = new Map();

  add(key: string, place: number): void {
    const places = this.#rows.get(key);
    if (places === undefined) this.#rows.set(key, [place]);
    else places.push(place);
  }

  count(key: string): number {
    return this.#rows.get(key)?.length ?? 0;
  }

  take(key: string): number | undefined {
    return this.#rows.get(key)?.shift();
  }
}

/**
 * Joins rows that come back in any order to the rows as they were sent: by all cells; then by all cells with numbers as numbers, since servers
 * spell some anew; then by the one column that tells rows apart, where it does. Rows that were sent alike are exchangeable, so that any pairing
 * of them is right. What cannot be attributed is left out.
 */
export function joinRows(
  sent: readonly (readonly string[])[],
  returned: readonly ReturnedRow[],
  keyColumn: number,
): (Settlement | undefined)[] {
  const settled: (Settlement | undefined)[] = new Array(sent.length).fill(undefined);
  let rest = pair(sent, returned, settled, (cells) => JSON.stringify(cells));
  if (rest.length > 0) rest = pair(sent, rest, settled, (cells) => JSON.stringify(cells.map(respell)));
  if (rest.length > 0 && keyColumn >= 0) pairUnique(sent, rest, settled, (cells) => respell(cells[keyColumn] ?? ''));
  return settled;
}

/** Pairs what has the same key, and gives the rows for which nothing was found. */
function pair(
  sent: readonly (readonly string[])[],
  returned: readonly ReturnedRow[],
  settled: (Settlement | undefined)[],
  keyOf: (cells: readonly string[]) => string,
): ReturnedRow[] {
  const open = openRows(sent, settled, keyOf);
  return returned.filter(({ cells, settlement }) => {
    const place = open.take(keyOf(cells));
    if (place !== undefined) settled[place] = settlement;
    return place === undefined;
  });
}

/** The same, where one row alone was sent with the key and one alone came back. */
function pairUnique(
  sent: readonly (readonly string[])[],
  returned: readonly ReturnedRow[],
  settled: (Settlement | undefined)[],
  keyOf: (cells: readonly string[]) => string,
): void {
  const open = openRows(sent, settled, keyOf);
  const back = new RowsByKey();
  for (const [at, { cells }] of returned.entries()) back.add(keyOf(cells), at);
  for (const { cells, settlement } of returned) {
    const key = keyOf(cells);
    if (key === '' || back.count(key) !== 1 || open.count(key) !== 1) continue;
    settled[open.take(key)!] = settlement;
  }
}

function openRows(
  sent: readonly (readonly string[])[],
  settled: readonly (Settlement | undefined)[],
  keyOf: (cells: readonly string[]) => string,
): RowsByKey {
  const open = new RowsByKey();
  for (const [place, cells] of sent.entries()) if (settled[place] === undefined) open.add(keyOf(cells), place);
  return open;
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** `912260031` and `9.12260031E8` are the same number; line breaks in texts come back as the job reads them. */
function respell(cell: string): string {
  const isExact = NUMBER.test(cell) && cell.replace(/[^\d]/g, '').length <= 15;
  return isExact ? String(Number(cell)) : cell.replaceAll('\r\n', '\n');
}
