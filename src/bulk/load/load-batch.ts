import type { Outcome, RowError } from '../../load/load.ts';

/** Rows that travel together as one CSV document. */
export interface LoadBatch<Row> {
  /** Of the first row, in the source. */
  readonly firstIndex: number;
  /** Rows, those that we refuse included. */
  readonly length: number;
  rowAt(at: number): Row;
  /** Why we refuse a row; undefined for one that stands in the document. */
  refusalAt(at: number): readonly RowError[] | undefined;
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

/** An outcome for each row of a batch; `settle` is asked for the rows in the document, by their place in it. */
export function outcomesOf<Row>(batch: LoadBatch<Row>, attempts: number, settle: (place: number) => Settlement): Outcome<Row>[] {
  const outcomes: Outcome<Row>[] = [];
  let place = 0;
  for (let at = 0; at < batch.length; at++) {
    const index = batch.firstIndex + at;
    const row = batch.rowAt(at);
    const errors = batch.refusalAt(at);
    if (errors === undefined) outcomes.push({ index, row, attempts, ...settle(place++) });
    else outcomes.push({ index, row, attempts: 0, status: 'failed', errors });
  }
  return outcomes;
}
