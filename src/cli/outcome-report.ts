import { writeCsv } from '../csv/index.ts';
import type { Load, Outcome } from '../index.ts';
import type { Cells } from './input.ts';

const COLUMNS = ['row', 'status', 'id', 'created', 'error'];

/**
 * The outcome of each row of a load as CSV: the row's number in its file (from 1, without the header), what became of it, and the cells that the
 * file has for it, so that rows can be mended and sent again.
 */
export async function* reportOutcomes<Row>(load: Load<Row>, cellsOf: (row: Row) => Cells): AsyncGenerator<Uint8Array> {
  const batches = load.batches()[Symbol.asyncIterator]();
  const first = await batches.next();
  const columns = first.done === true ? [] : Object.keys(cellsOf(first.value[0]!.row));
  async function* lines(): AsyncGenerator<readonly unknown[]> {
    for (let step = first; step.done !== true; step = await batches.next()) {
      for (const outcome of step.value) {
        const cells = cellsOf(outcome.row);
        yield [outcome.index + 1, ...told(outcome), ...columns.map((column) => cells[column])];
      }
    }
  }
  const names = columns.map((column) => (COLUMNS.includes(column) ? `input ${column}` : column));
  yield* writeCsv(lines(), { columns: [...COLUMNS, ...names], notAvailable: 'text' });
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
