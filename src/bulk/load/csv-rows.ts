import type { CsvBytes } from '../../csv/source.ts';
import { type CsvBatch, type CsvRow, splitCsv } from '../../csv/split.ts';
import type { BatchSource } from '../../load/run-load.ts';
import type { BatchBounds } from './encoded-rows.ts';
import type { LoadBatch } from './load-batch.ts';
import { refuse } from './row-cells.ts';

const NO_KEYS: ReadonlySet<string> = new Set();

/** Cuts a CSV file into batches, as it is; `toRow` makes of a row what its outcome shows. */
export class CsvRows<Row> implements BatchSource<LoadBatch<Row>> {
  readonly #batches: AsyncGenerator<CsvBatch, void, undefined>;
  readonly #toRow: (row: CsvRow) => Row;
  readonly #maxBytes: number;
  #isStopped = false;
  pulled = 0;

  constructor(source: CsvBytes, toRow: (row: CsvRow) => Row, { maxRows, maxBytes }: BatchBounds) {
    this.#batches = splitCsv(source.chunks, { ...source.dialect, maxRows, maxBytes });
    this.#toRow = toRow;
    this.#maxBytes = maxBytes;
  }

  async read(): Promise<LoadBatch<Row> | undefined> {
    const step = await this.#batches.next();
    if (this.#isStopped || step.done === true) return undefined;
    const batch = step.value;
    const firstIndex = this.pulled;
    this.pulled += batch.rowCount;
    const isTooLarge = batch.bytes.length > this.#maxBytes;
    const errors = isTooLarge ? refuse('ROW_TOO_LARGE', 'The row is larger than a batch may be.') : undefined;
    return {
      firstIndex,
      length: batch.rowCount,
      rowAt: (at) => this.#toRow(batch.row(at)),
      refusalAt: () => errors,
      document: isTooLarge ? undefined : batch.bytes,
      sent: isTooLarge ? 0 : batch.rowCount,
      keys: NO_KEYS,
    };
  }

  // Rows count as taken with their batch, so there are none in between.
  stop(): undefined {
    this.#isStopped = true;
  }

  async close(): Promise<void> {
    await this.#batches.return();
  }
}
