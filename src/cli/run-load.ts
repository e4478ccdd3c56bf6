import type { Load } from '../index.ts';
import type { Cells } from './input.ts';
import { reportOutcomes } from './outcome-report.ts';
import type { Output } from './output.ts';
import type { Progress } from './progress.ts';

/** Exit code where rows were not written, and nothing else went wrong. */
const SOME_ROWS_FAILED = 2;

/** Runs a load to its end and reports each row. */
export async function runLoad<Row>(load: Load<Row>, cellsOf: (row: Row) => Cells, output: Output, progress: Progress): Promise<void> {
  try {
    await reportOutcomes(load, cellsOf, output);
  } finally {
    const summary = await load.summary();
    progress.end(summary);
    if (summary.ok < summary.total) process.exitCode = SOME_ROWS_FAILED;
  }
}
