import { RowEncoder } from '../csv/index.ts';
import type { Load, Outcome } from '../index.ts';
import type { Cells } from './input.ts';
import type { Output } from './output.ts';

const COLUMNS = ['row', 'status', 'id', 'created', 'error'];

/**
 * Writes the outcome of each row of a load as CSV: the row's number in its file (from 1, without the header), what became of it, and the cells that
 * the file has for it, so that rows can be mended and sent again. Nothing more is asked of the load before a batch is written.
 */
export async function reportOutcomes<Row>(load: Load<Row>, cellsOf: (row: Row) => Cells | undefined, output: Output): Promise<void> {
  let columns: readonly string[] = [];
  let encoder: RowEncoder | undefined;
  for await (const batch of load.batches()) {
    const cells = batch.map(({ row }) => cellsOf(row));
    if (encoder === undefined) {
      columns = Object.keys(cells.find((each) => each !== undefined) ?? {});
      const names = columns.map((column) => (COLUMNS.includes(column) ? `input ${column}` : column));
      encoder = new RowEncoder([...COLUMNS, ...names], { notAvailable: 'text' });
    }
    for (const [at, outcome] of batch.entries()) {
      encoder.add([outcome.index + 1, ...told(outcome), ...columns.map((column) => cells[at]?.[column])]);
    }
    const lines = encoder.take();
    await output.write(output.size === 0 ? lines : lines.subarray(encoder.headerLength));
  }
}

/** Status, id, created and error. */
function told(outcome: Outcome<unknown>): readonly unknown[] {
  switch (outcome.status) {
    case 'ok':
      return ['ok', outcome.id, outcome.created, undefined];
    case 'failed':
      return ['failed', undefined, undefined, outcome.errors.map(({ code, message }) => `${code}: ${message}`).join('; ')];
    case 'notProcessed':
      return ['not processed', undefined, undefined, outcome.reason];
    case 'unknown':
      return ['unknown', undefined, undefined, outcome.cause instanceof Error ? outcome.cause.message : String(outcome.cause)];
  }
}
