import { ForcewireError } from '../../errors.ts';
import { batchEvents } from '../../events/channels.ts';
import type { BatchResult } from '../../load/run-load.ts';

/** Sends a batch and tells of its end, unless it was never sent. */
export async function tellBatch<Row>(
  owner: { readonly operation: string; readonly tags: Readonly<Record<string, string>> },
  send: () => Promise<BatchResult<Row>>,
): Promise<BatchResult<Row>> {
  const started = performance.now();
  const result = await send();
  const { fatal } = result;
  // Rows that we refused never left.
  const sent = result.outcomes.filter(({ attempts }) => attempts > 0);
  const [first] = sent;
  if (first === undefined) return result;
  batchEvents.publish(() => ({
    operation: owner.operation,
    rows: sent.length,
    attempt: first.attempts,
    ok: sent.filter(({ status }) => status === 'ok').length,
    failed: sent.filter(({ status }) => status === 'failed').length,
    code: fatal === undefined ? undefined : fatal instanceof ForcewireError ? fatal.code : 'ABORTED',
    durationMs: performance.now() - started,
    tags: owner.tags,
  }));
  return result;
}
