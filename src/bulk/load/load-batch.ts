import type { Outcome, RowError } from '../../load/load.ts';
import type { OutcomeList } from '../../load/outcome-list.ts';

/** Rows that travel together as one CSV document. */
export interface LoadBatch<Row> {
  /** Of the first row, in the source. */
  readonly firstIndex: number;
  /** Rows, those that we refuse included. */
  readonly length: number;
  readonly rowAt: (at: number) => Row;
  /** Why we refuse a row; undefined for one that stands in the document. */
  readonly refusalAt: (at: number) => readonly RowError[] | undefined;
  /** undefined where every row was refused. */
  readonly document: Uint8Array | undefined;
  /** Rows in the document. */
  readonly sent: number;
  /** What rows of other batches must not have in common with these while both are at the server. */
  readonly keys: ReadonlySet<string>;
}

/** What became of a row, without saying which row it is. */
export type Settlement =
  | { readonly status: 'ok'; readonly id: string; readonly created: boolean | undefined }
  | { readonly status: 'failed'; readonly errors: readonly RowError[] }
  | { readonly status: 'notProcessed'; readonly reason: string }
  | { readonly status: 'unknown'; readonly cause: unknown };

/** An outcome for each row of a batch, made when it is asked for; `settle` is asked for the rows in the document, by their place in it. */
export function outcomesOf<Row>(batch: LoadBatch<Row>, attempts: number, settle: (place: number) => Settlement): OutcomeList<Row> {
  const { firstIndex, length } = batch;
  return new BatchOutcomes(
    { firstIndex, rowAt: batch.rowAt, refusalAt: batch.refusalAt, placeOf: placesIn(batch), attempts, settle },
    0,
    length,
  );
}

interface Settled<Row> extends Pick<LoadBatch<Row>, 'firstIndex' | 'rowAt' | 'refusalAt'> {
  readonly placeOf: (at: number) => number;
  readonly attempts: number;
  readonly settle: (place: number) => Settlement;
}

/** The rows `from` to `to` of a batch. Whoever keeps it keeps the rows, and nothing else of the batch. */
class BatchOutcomes<Row> implements OutcomeList<Row> {
  readonly #settled: Settled<Row>;
  readonly #from: number;
  readonly #to: number;

  constructor(settled: Settled<Row>, from: number, to: number) {
    this.#settled = settled;
    this.#from = from;
    this.#to = to;
  }

  get length(): number {
    return this.#to - this.#from;
  }

  slice(from: number, to: number = this.length): BatchOutcomes<Row> {
    return new BatchOutcomes(this.#settled, this.#from + from, Math.min(this.#from + to, this.#to));
  }

  *[Symbol.iterator](): Generator<Outcome<Row>, void, undefined> {
    const { firstIndex, rowAt } = this.#settled;
    for (let at = this.#from; at < this.#to; at++) yield { index: firstIndex + at, row: rowAt(at), ...this.#fateAt(at) };
  }

  forEach(visit: (fate: Fate) => void): void {
    for (let at = this.#from; at < this.#to; at++) visit(this.#fateAt(at));
  }

  #fateAt(at: number): Fate {
    const { refusalAt, placeOf, attempts, settle } = this.#settled;
    const errors = refusalAt(at);
    return errors === undefined ? { attempts, ...settle(placeOf(at)) } : { attempts: 0, status: 'failed', errors };
  }
}

type Fate = { readonly attempts: number } & Settlement;

/** Rows that we refuse have no place in the document. */
function placesIn({ length, sent, refusalAt }: LoadBatch<unknown>): (at: number) => number {
  if (sent === length) return (at) => at;
  const places = new Int32Array(length);
  for (let at = 0, place = 0; at < length; at++) places[at] = refusalAt(at) === undefined ? place++ : place;
  return (at) => places[at]!;
}
