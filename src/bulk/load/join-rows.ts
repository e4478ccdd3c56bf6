import { setImmediate } from 'node:timers/promises';
import type { Settlement } from './load-batch.ts';
import { RowIndex, TextHashes } from './row-index.ts';
import { Settlements } from './settlements.ts';

/** Rows in order, as often as they are asked for; the cells of one are good until the next. */
export type Rows = Iterable<readonly string[]>;

const NOBODY = -1;
/** Rows that are hashed before others get their turn: a few milliseconds. */
const ROWS_A_TURN = 5_000;

/**
 * Joins rows that come back in any order to the rows as they were sent: by all cells; then by all cells with numbers as numbers, since servers
 * spell some anew; then by the one column that tells rows apart, where it does. Rows that were sent alike are exchangeable, so that any pairing
 * of them is right. What cannot be attributed is left out.
 *
 * No cell is kept, only hashes of rows: a job of a hundred megabytes takes sixty bytes for each row while it is joined.
 */
export class RowJoin {
  readonly #sent: Rows;
  readonly #keyColumn: number;
  /** By all cells. */
  readonly #index: RowIndex;
  /** In the order in which the rows came back. */
  readonly #settlements: Settlements;
  /** For each row that was sent, the number of its settlement. */
  readonly #settledBy: Int32Array;
  /** Settlements of rows that were not found by all of their cells, and what else they may be found by. */
  readonly #rest: number[] = [];
  readonly #restCells: TextHashes = new TextHashes();
  readonly #restKeys: TextHashes = new TextHashes();
  readonly #one: TextHashes = new TextHashes();

  private constructor(sent: Rows, keyColumn: number, cells: TextHashes) {
    this.#sent = sent;
    this.#keyColumn = keyColumn;
    this.#index = new RowIndex(cells, () => true);
    this.#settledBy = new Int32Array(cells.length).fill(NOBODY);
    this.#settlements = new Settlements(cells.length);
  }

  /** `keyColumn`: place of the column that tells rows apart, -1 if there is none. */
  static async of(sent: Rows, keyColumn: number): Promise<RowJoin> {
    return new RowJoin(sent, keyColumn, await hashAll(sent, (cells) => JSON.stringify(cells)));
  }

  /** Rows that came back so far. */
  get returned(): number {
    return this.#settlements.length;
  }

  /** A row as it came back, its cells in the order of the columns as they were sent. */
  add(cells: readonly string[], settlement: Settlement): void {
    const settled = this.#settlements.length;
    this.#settlements.push(settlement);
    this.#one.clear();
    this.#one.push(JSON.stringify(cells));
    const row = this.#index.take(this.#one, 0);
    if (row !== undefined) this.#settledBy[row] = settled;
    else {
      this.#rest.push(settled);
      this.#restCells.push(respellAll(cells));
      this.#restKeys.push(this.#keyOf(cells));
    }
  }

  /** When all have come back: what became of each row, by its place; undefined where nobody can tell. */
  async settle(): Promise<(row: number) => Settlement | undefined> {
    const left = this.#rest.length === 0 ? [] : await this.#pairRespelled();
    if (left.length > 0 && this.#keyColumn >= 0) await this.#pairUnique(left);
    return (row) => {
      const settled = this.#settledBy[row]!;
      return settled === NOBODY ? undefined : this.#settlements.at(settled);
    };
  }

  /** Gives those of the rest that are still not found. */
  async #pairRespelled(): Promise<readonly number[]> {
    const open = new RowIndex(await hashAll(this.#sent, respellAll), (row) => this.#settledBy[row] === NOBODY);
    const left: number[] = [];
    for (let at = 0; at < this.#rest.length; at++) {
      const row = open.take(this.#restCells, at);
      if (row === undefined) left.push(at);
      else this.#settledBy[row] = this.#rest[at]!;
    }
    return left;
  }

  /** Where one row alone was sent with the key and one alone came back. */
  async #pairUnique(left: readonly number[]): Promise<void> {
    const blank = new Set<number>();
    let place = 0;
    const keys = await hashAll(this.#sent, (cells) => {
      const key = this.#keyOf(cells);
      if (key === '') blank.add(place);
      place++;
      return key;
    });
    const open = new RowIndex(keys, (row) => this.#settledBy[row] === NOBODY && !blank.has(row));
    const isLeft = new Set(left);
    const back = new RowIndex(this.#restKeys, (at) => isLeft.has(at));
    for (const at of left) {
      if (!back.hasOne(this.#restKeys, at) || !open.hasOne(this.#restKeys, at)) continue;
      this.#settledBy[open.take(this.#restKeys, at)!] = this.#rest[at]!;
    }
  }

  #keyOf(cells: readonly string[]): string {
    return respell(cells[this.#keyColumn] ?? '');
  }
}

async function hashAll(rows: Rows, textOf: (cells: readonly string[]) => string): Promise<TextHashes> {
  const hashes = new TextHashes();
  for (const cells of rows) {
    hashes.push(textOf(cells));
    if (hashes.length % ROWS_A_TURN === 0) await setImmediate();
  }
  return hashes;
}

function respellAll(cells: readonly string[]): string {
  return JSON.stringify(cells.map(respell));
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** `912260031` and `9.12260031E8` are the same number; line breaks in texts come back as the job reads them. */
function respell(cell: string): string {
  const isExact = NUMBER.test(cell) && cell.replace(/[^\d]/g, '').length <= 15;
  return isExact ? String(Number(cell)) : cell.replaceAll('\r\n', '\n');
}
