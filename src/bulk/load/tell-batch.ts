import { ForcewireError } from '../../errors.ts';
import { batchEvents } from '../../events/channels.ts';
import { addOutcome, noRows } from '../../load/row-counts.ts';
import type { BatchResult } from '../../load/run-load.ts';

/** Sends a batch and tells of its end, unless it was never sent. */
export async function tellBatch<Row>(
  owner: { readonly operation: string; readonly tags: Readonly<Record<string, string>> },
  send: () => Promise<BatchResult<Row>>,
): Promise<BatchResult<Row>> {
  const started = performance.now();
  const result = await send();
  const { fatal } = result;
  const counts = noRows();
  let attempt = 0;
  result.outcomes.forEach((outcome) => {
    // Rows that we refused never left.
    if (outcome.attempts === 0) return;
    attempt = outcome.attempts;
    addOutcome(counts, outcome);
  });
  if (attempt === 0) return result;
  const { ok, failed, notProcessed, unknown } = counts;
  batchEvents.publish(() => ({
    operation: owner.operation,
    rows: ok + failed + notProcessed + unknown,
    attempt,
    ok,
    failed,
    code: fatal === undefined ? undefined : fatal instanceof ForcewireError ? fatal.code : 'ABORTED',
    durationMs: performance.now() - started,
    tags: owner.tags,
  }));
  return result;
}
