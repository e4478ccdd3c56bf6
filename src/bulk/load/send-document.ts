import type { BatchResult } from '../../load/run-load.ts';
import type { JobHandle } from '../job-handle.ts';
import { type Fate, notSent, type Settle, settleFailure, withHandle } from './fate.ts';
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
  send: (document: Uint8Array, fate: Fate) => Promise<Settle>,
): Promise<BatchResult<Row>> {
  const fate: Fate = { attempts: 0, applied: 'no' };
  try {
    const settle = batch.document === undefined ? notSent : await send(batch.document, fate);
    return { outcomes: outcomesOf(batch, fate.attempts, settle) };
  } catch (error) {
    const outcomes = outcomesOf(batch, fate.attempts, () => settleFailure(error, fate));
    return signal?.aborted ? { outcomes } : { outcomes, fatal: withHandle(error, handle()) };
  }
}
