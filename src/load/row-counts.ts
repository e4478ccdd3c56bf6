import type { Outcome, Summary } from './load.ts';

/** Rows by what became of them. */
export type RowCounts = Pick<Summary, 'ok' | 'failed' | 'notProcessed' | 'unknown' | 'retried'>;

export function noRows(): RowCounts {
  return { ok: 0, failed: 0, notProcessed: 0, unknown: 0, retried: 0 };
}

export function addOutcome(counts: RowCounts, { status, attempts }: Pick<Outcome<unknown>, 'status' | 'attempts'>): void {
  counts[status]++;
  if (attempts > 1) counts.retried++;
}
