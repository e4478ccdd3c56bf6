import { ForcewireError, ServerError } from '../../errors.ts';
import { JobError, type JobHandle } from '../job-handle.ts';
import type { BatchLog } from './batch-log.ts';
import type { Settlement } from './load-batch.ts';

/** How far a batch has come. */
export interface Fate {
  /** Uploads that left. */
  attempts: number;
  /** Whether its rows may have been written, as far as we know. */
  applied: 'no' | 'perhaps';
}

/** Says what became of each row of a document, by its place. */
export type Settle = (place: number) => Settlement;

/** Of a batch whose turn never came. */
export const notSent: Settle = () => ({ status: 'notProcessed', reason: 'the load ended before this row was sent' });

/** Of a batch that an error ended. */
export function settleFailure(error: unknown, { applied }: Fate): Settlement {
  if (applied === 'perhaps') return { status: 'unknown', cause: error };
  return { status: 'notProcessed', reason: error instanceof Error ? error.message : String(error) };
}

/** Of a batch that an earlier process may have sent, where the load ended before it was looked for. */
export function notLookedFor(): ForcewireError {
  return new ForcewireError('NOT_RESUMED', 'The load ended before it was known what became of this row in an earlier process.');
}

/** Of a batch whose turn never came, in this process. Throws `notLookedFor()`. */
export function leave({ mayHaveRun }: BatchLog): Settle {
  if (mayHaveRun) throw notLookedFor();
  return notSent;
}

/** Whether the server has no such job, or none any more. */
export function isGone(error: unknown): boolean {
  return error instanceof ServerError && ['InvalidJob', 'NOT_FOUND'].includes(error.exceptionCode);
}

/** With a job at the server, the error that ends a load says where it is. */
export function withHandle(error: unknown, handle: JobHandle | undefined): unknown {
  if (handle === undefined || !(error instanceof ForcewireError) || error instanceof JobError) return error;
  const { code, message, retryable, retryAfterMs, tags } = error;
  return new JobError(code, message, { handle, retryable, retryAfterMs, tags, cause: error });
}
