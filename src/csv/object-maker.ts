/** A row as an object by column. A column named `__proto__` is an own property like any other. */
export type CsvObject = Record<string, string>;

/** Makes an object of the cells of a row, which are as many as the columns. */
export type ObjectMaker = (cells: readonly string[]) => CsvObject;

/** Writes eight cells, from `at` on, into an object that has their names. */
type Store = (row: CsvObject, names: readonly string[], cells: readonly string[], at: number) => void;

const STORED = 8;
/** One shape gets no more than this of the functions, for there are others. */
const MOST_STORES = 8;

/**
 * Makes objects of one hidden class: a copy of an object with all columns has it from the start, and is then filled.
 *
 * V8 remembers for each place in the source which names were written there. A place that saw many names looks them up each time, 8 ns a cell; one
 * that saw a single name writes in 1 ns, 870 against 745 ns for a row of 21 cells in all (Node 20.20 and 24.21, 2026-11). As no code is built from
 * strings, there is a supply of places: functions that are alike, each for eight columns of one list of columns. Lists that come when all are given
 * away are filled in the slow way, and so are the columns of a list beyond the sixty-fourth.
 */
export function objectMaker(columns: readonly string[]): ObjectMaker {
  const blank: CsvObject = Object.fromEntries(columns.map((name) => [name, '']));
  // The names as V8 keeps them for properties, which are the only ones that it can compare by address.
  const names = columns.map((name) => Object.keys({ [name]: '' })[0]!);
  const stores = storesFor(columns);
  const count = columns.length;
  const stored = Math.min(count, stores.length * STORED);
  return (cells) => {
    const row = { ...blank };
    // The last eight may overlap those before.
    for (let at = 0; at < stores.length; at++) stores[at]!(row, names, cells, Math.min(at * STORED, stored - STORED));
    for (let at = stored; at < count; at++) row[names[at]!] = cells[at]!;
    return row;
  };
}

const given = new Map<string, readonly Store[]>();
let next = 0;

function storesFor(columns: readonly string[]): readonly Store[] {
  if (columns.length < STORED) return [];
  const key = JSON.stringify(columns);
  const known = given.get(key);
  if (known !== undefined) return known;
  const stores = STORES.slice(next, next + Math.min(Math.ceil(columns.length / STORED), MOST_STORES));
  if (stores.length === 0) return [];
  next += stores.length;
  given.set(key, stores);
  return stores;
}

/**
 * Alike on purpose: what is the same to a reader is another place to V8. One function in the source, made sixteen times by a loop, would be shorter and
 * is one place only, since V8 keeps what it remembers by the place in the source: reading a row took 20 % longer (Node 20.20 and 24.21, 2026-11).
 */
const STORES: readonly Store[] = [
  (row, names, cells, at) => {
    row[names[at]!] = cells[at]!;
    row[names[at + 1]!] = cells[at + 1]!;
    row[names[at + 2]!] = cells[at + 2]!;
    row[names[at + 3]!] = cells[at + 3]!;
    row[names[at + 4]!] = cells[at + 4]!;
    row[names[at + 5]!] = cells[at + 5]!;
    row[names[at + 6]!] = cells[at + 6]!;
    row[names[at + 7]!] = cells[at + 7]!;
  },
  (row, names, cells, at) => {
    row[names[at]!] = cells[at]!;
    row[names[at + 1]!] = cells[at + 1]!;
    row[names[at + 2]!] = cells[at + 2]!;
    row[names[at + 3]!] = cells[at + 3]!;
    row[names[at + 4]!] = cells[at + 4]!;
    row[names[at + 5]!] = cells[at + 5]!;
    row[names[at + 6]!] = cells[at + 6]!;
    row[names[at + 7]!] = cells[at + 7]!;
  },
  (row, names, cells, at) => {
    row[names[at]!] = cells[at]!;
    row[names[at + 1]!] = cells[at + 1]!;
    row[names[at + 2]!] = cells[at + 2]!;
    row[names[at + 3]!] = cells[at + 3]!;
    row[names[at + 4]!] = cells[at + 4]!;
    row[names[at + 5]!] = cells[at + 5]!;
    row[names[at + 6]!] = cells[at + 6]!;
    row[names[at + 7]!] = cells[at + 7]!;
  },
  (row, names, cells, at) => {
    row[names[at]!] = cells[at]!;
    row[names[at + 1]!] = cells[at + 1]!;
    row[names[at + 2]!] = cells[at + 2]!;
    row[names[at + 3]!] = cells[at + 3]!;
    row[names[at + 4]!] = cells[at + 4]!;
    row[names[at + 5]!] = cells[at + 5]!;
    row[names[at + 6]!] = cells[at + 6]!;
    row[names[at + 7]!] = cells[at + 7]!;
  },
  (row, names, cells, at) => {
    row[names[at]!] = cells[at]!;
    row[names[at + 1]!] = cells[at + 1]!;
    row[names[at + 2]!] = cells[at + 2]!;
    row[names[at + 3]!] = cells[at + 3]!;
    row[names[at + 4]!] = cells[at + 4]!;
    row[names[at + 5]!] = cells[at + 5]!;
    row[names[at + 6]!] = cells[at + 6]!;
    row[names[at + 7]!] = cells[at + 7]!;
  },
  (row, names, cells, at) => {
    row[names[at]!] = cells[at]!;
    row[names[at + 1]!] = cells[at + 1]!;
    row[names[at + 2]!] = cells[at + 2]!;
    row[names[at + 3]!] = cells[at + 3]!;
    row[names[at + 4]!] = cells[at + 4]!;
    row[names[at + 5]!] = cells[at + 5]!;
    row[names[at + 6]!] = cells[at + 6]!;
    row[names[at + 7]!] = cells[at + 7]!;
  },
  (row, names, cells, at) => {
    row[names[at]!] = cells[at]!;
    row[names[at + 1]!] = cells[at + 1]!;
    row[names[at + 2]!] = cells[at + 2]!;
    row[names[at + 3]!] = cells[at + 3]!;
    row[names[at + 4]!] = cells[at + 4]!;
    row[names[at + 5]!] = cells[at + 5]!;
    row[names[at + 6]!] = cells[at + 6]!;
    row[names[at + 7]!] = cells[at + 7]!;
  },
  (row, names, cells, at) => {
    row[names[at]!] = cells[at]!;
    row[names[at + 1]!] = cells[at + 1]!;
    row[names[at + 2]!] = cells[at + 2]!;
    row[names[at + 3]!] = cells[at + 3]!;
    row[names[at + 4]!] = cells[at + 4]!;
    row[names[at + 5]!] = cells[at + 5]!;
    row[names[at + 6]!] = cells[at + 6]!;
    row[names[at + 7]!] = cells[at + 7]!;
  },
  (row, names, cells, at) => {
    row[names[at]!] = cells[at]!;
    row[names[at + 1]!] = cells[at + 1]!;
    row[names[at + 2]!] = cells[at + 2]!;
    row[names[at + 3]!] = cells[at + 3]!;
    row[names[at + 4]!] = cells[at + 4]!;
    row[names[at + 5]!] = cells[at + 5]!;
    row[names[at + 6]!] = cells[at + 6]!;
    row[names[at + 7]!] = cells[at + 7]!;
  },
  (row, names, cells, at) => {
    row[names[at]!] = cells[at]!;
    row[names[at + 1]!] = cells[at + 1]!;
    row[names[at + 2]!] = cells[at + 2]!;
    row[names[at + 3]!] = cells[at + 3]!;
    row[names[at + 4]!] = cells[at + 4]!;
    row[names[at + 5]!] = cells[at + 5]!;
    row[names[at + 6]!] = cells[at + 6]!;
    row[names[at + 7]!] = cells[at + 7]!;
  },
  (row, names, cells, at) => {
    row[names[at]!] = cells[at]!;
    row[names[at + 1]!] = cells[at + 1]!;
    row[names[at + 2]!] = cells[at + 2]!;
    row[names[at + 3]!] = cells[at + 3]!;
    row[names[at + 4]!] = cells[at + 4]!;
    row[names[at + 5]!] = cells[at + 5]!;
    row[names[at + 6]!] = cells[at + 6]!;
    row[names[at + 7]!] = cells[at + 7]!;
  },
  (row, names, cells, at) => {
    row[names[at]!] = cells[at]!;
    row[names[at + 1]!] = cells[at + 1]!;
    row[names[at + 2]!] = cells[at + 2]!;
    row[names[at + 3]!] = cells[at + 3]!;
    row[names[at + 4]!] = cells[at + 4]!;
    row[names[at + 5]!] = cells[at + 5]!;
    row[names[at + 6]!] = cells[at + 6]!;
    row[names[at + 7]!] = cells[at + 7]!;
  },
  (row, names, cells, at) => {
    row[names[at]!] = cells[at]!;
    row[names[at + 1]!] = cells[at + 1]!;
    row[names[at + 2]!] = cells[at + 2]!;
    row[names[at + 3]!] = cells[at + 3]!;
    row[names[at + 4]!] = cells[at + 4]!;
    row[names[at + 5]!] = cells[at + 5]!;
    row[names[at + 6]!] = cells[at + 6]!;
    row[names[at + 7]!] = cells[at + 7]!;
  },
  (row, names, cells, at) => {
    row[names[at]!] = cells[at]!;
    row[names[at + 1]!] = cells[at + 1]!;
    row[names[at + 2]!] = cells[at + 2]!;
    row[names[at + 3]!] = cells[at + 3]!;
    row[names[at + 4]!] = cells[at + 4]!;
    row[names[at + 5]!] = cells[at + 5]!;
    row[names[at + 6]!] = cells[at + 6]!;
    row[names[at + 7]!] = cells[at + 7]!;
  },
  (row, names, cells, at) => {
    row[names[at]!] = cells[at]!;
    row[names[at + 1]!] = cells[at + 1]!;
    row[names[at + 2]!] = cells[at + 2]!;
    row[names[at + 3]!] = cells[at + 3]!;
    row[names[at + 4]!] = cells[at + 4]!;
    row[names[at + 5]!] = cells[at + 5]!;
    row[names[at + 6]!] = cells[at + 6]!;
    row[names[at + 7]!] = cells[at + 7]!;
  },
  (row, names, cells, at) => {
    row[names[at]!] = cells[at]!;
    row[names[at + 1]!] = cells[at + 1]!;
    row[names[at + 2]!] = cells[at + 2]!;
    row[names[at + 3]!] = cells[at + 3]!;
    row[names[at + 4]!] = cells[at + 4]!;
    row[names[at + 5]!] = cells[at + 5]!;
    row[names[at + 6]!] = cells[at + 6]!;
    row[names[at + 7]!] = cells[at + 7]!;
  },
];
