import type { BatchResult } from '../../load/run-load.ts';
import type { JobHandle } from '../job-handle.ts';
import type { BatchLog } from './batch-log.ts';
import { type Fate, isGone, notSent, type Settle, settleFailure, withHandle } from './fate.ts';
import { type LoadBatch, outcomesOf } from './load-batch.ts';

/** Whose batch it is: the load's signal, and its handle at the moment that it is asked for. */
export interface DocumentOwner {
  readonly signal: AbortSignal | undefined;
  readonly handle: () => JobHandle | undefined;
}

/** Every row of a batch gets its outcome, however `send` ends; a batch without a document is not sent. Never rejects. */
export async function sendDocument<Row>(
  batch: LoadBatch<Row>,
  { signal, handle }: DocumentOwner,
  { mayHaveRun, attempts }: BatchLog,
  send: (document: Uint8Array, fate: Fate) => Promise<Settle>,
): Promise<BatchResult<Row>> {
  const fate: Fate = { attempts, applied: mayHaveRun ? 'perhaps' : 'no' };
  try {
    const settle = batch.document === undefined ? notSent : await send(batch.document, fate);
    return { outcomes: outcomesOf(batch, fate.attempts, settle), isOpen: batch.document !== undefined && settle === notSent };
  } catch (error) {
    const outcomes = outcomesOf(batch, fate.attempts, () => settleFailure(error, fate));
    // Servers keep jobs for a week. What has become of a batch that was sent before can then not be known any more, and the load goes on.
    if (mayHaveRun && fate.applied === 'perhaps' && isGone(error)) return { outcomes };
    return signal?.aborted ? { outcomes, isOpen: true } : { outcomes, isOpen: true, fatal: withHandle(error, handle()) };
  }
}
