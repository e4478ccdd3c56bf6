import { ForcewireError } from '../errors.ts';
import type { Load } from '../index.ts';
import type { Cells } from './input.ts';
import { reportOutcomes } from './outcome-report.ts';
import type { Output } from './output.ts';
import type { Progress } from './progress.ts';

/** Exit code where rows were not written, and nothing else went wrong. */
const SOME_ROWS_FAILED = 2;

/** Where a load is reported, and what ends it early. */
export interface Report<Row> {
  /** What the file has for a row; undefined where its bytes are no text. */
  readonly cellsOf: (row: Row) => Cells | undefined;
  readonly output: Output;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Runs a load to its end and reports each row. Throws ForcewireError (OUTPUT_CLOSED) where nobody reads the report any more. */
export async function runLoad<Row>(load: Load<Row>, { cellsOf, output, progress, signal }: Report<Row>): Promise<void> {
  signal.addEventListener('abort', () => {
    process.stderr.write('forcewire: no more rows are read; waiting for those that were sent. A second signal ends the command at once.\n');
  });
  try {
    await reportOutcomes(load, cellsOf, output);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    throw new ForcewireError('OUTPUT_CLOSED', 'Standard output was closed, so no more rows were sent.', { cause: error });
  } finally {
    const summary = await load.summary();
    progress.end(summary);
    if (summary.ok < summary.total) process.exitCode = SOME_ROWS_FAILED;
  }
}
