import type { OpenChildren, RecordStyle, ResultRecord, ResultSet } from '../../soql/result-set.ts';

/** Rows of a result, from one up to another that is not in it. */
export interface RowSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * What a query found, as it was then, for as long as somebody may read it. Later saves put other rows in the place of those found, so that
 * holding on to these is enough, and a million of them cost some 8 MB; what parents say is found by way of the table and is copied. Text is
 * made when it is read.
 */
export class QueryResult {
  readonly names: readonly string[];
  readonly length: number;
  readonly #result: ResultSet;
  /** Place of each column in the query. */
  readonly #places: readonly number[];
  readonly #cells: (string | null)[] = [];
  /** By place; of parents alone. */
  readonly #copied = new Map<number, (string | null)[]>();

  /** `order` are the columns' places in the query, in the order in which they are told. */
  constructor(result: ResultSet, order: readonly number[]) {
    this.#result = result;
    this.#places = order;
    this.length = result.length;
    this.names = order.map((place) => result.columns[place]!.name);
    this.#copyParents();
  }

  #copyParents(): void {
    const parents = this.#places.filter((place) => this.#result.columns[place]!.name.includes('.'));
    if (parents.length === 0) return;
    const copies = parents.map((place): [number, (string | null)[]] => [place, []]);
    for (let row = 0; row < this.length; row++) {
      this.#result.readCells(row, this.#cells);
      for (const [place, copy] of copies) copy.push(this.#cells[place]!);
    }
    for (const [place, copy] of copies) this.#copied.set(place, copy);
  }

  /** A row as cells of text. The list is filled anew for the next row. */
  *rows({ from, to }: RowSpan): Generator<readonly (string | null)[], void, undefined> {
    const row: (string | null)[] = [];
    for (let at = from; at < to; at++) {
      this.#result.readCells(at, this.#cells);
      for (const [index, place] of this.#places.entries()) {
        const copy = this.#copied.get(place);
        row[index] = copy === undefined ? this.#cells[place]! : copy[at]!;
      }
      yield row;
    }
  }
}

/** The same as records with their parents and children in them, for XML and JSON. */
export class RecordResult {
  readonly length: number;
  readonly #result: ResultSet;
  readonly #openChildren: OpenChildren;
  readonly #style: RecordStyle;
  readonly #copied: readonly ResultRecord[] | undefined;

  /** `wrapChildren` makes what a record has for its children. */
  constructor(result: ResultSet, style: RecordStyle, wrapChildren: (records: readonly ResultRecord[]) => object) {
    const openChildren: OpenChildren = (children) => wrapChildren(children.read(0, children.length, openChildren, style));
    this.#result = result;
    this.#openChildren = openChildren;
    this.#style = style;
    this.length = result.length;
    // A column without a field is TYPEOF, which reads parents, too, or has children.
    const readsOthers = result.columns.some(({ name, field }) => field === undefined || name.includes('.'));
    if (readsOthers) this.#copied = result.read(0, result.length, openChildren, style);
  }

  *records({ from, to }: RowSpan): Generator<ResultRecord, void, undefined> {
    for (let at = from; at < to; at++) {
      yield this.#copied?.[at] ?? this.#result.read(at, at + 1, this.#openChildren, this.#style)[0]!;
    }
  }
}
