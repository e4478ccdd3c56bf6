import type { BatchInfo, Bulk1V30 } from '../../../generated/bulk/v1.ts';
import { ForcewireError } from '../../errors.ts';
import { type BulkLink, readBulk } from '../call.ts';
import type { Settle } from './fate.ts';
import type { Settlement } from './load-batch.ts';
import { readBatchResult } from './row-result.ts';

/** What became of each of the rows of a batch of Bulk 1.0 that has ended. */
export async function readBatch(
  link: BulkLink,
  resources: Bulk1V30,
  { jobId, batch, rows }: { readonly jobId: string; readonly batch: BatchInfo; readonly rows: number },
  signal: AbortSignal | undefined,
): Promise<Settle> {
  const { id: batchId, state, stateMessage, numberRecordsProcessed } = batch;
  if (state === 'NotProcessed') return () => ({ status: 'notProcessed', reason: 'the job was aborted before this batch was begun' });
  const reason = stateMessage ?? 'the batch failed without a message';
  if (state === 'Failed' && numberRecordsProcessed === 0) return () => ({ status: 'notProcessed', reason });
  const results = await readResult(link, resources, { jobId, batchId }, signal);
  // The servers write results in the order of the rows, and say nothing else of which row they mean.
  const fits = state === 'Failed' ? results.length <= rows : results.length === rows;
  const cause = fits ? new ForcewireError('BATCH_FAILED', reason) : countMismatch(rows, results.length);
  return (place) => (fits ? results[place] : undefined) ?? { status: 'unknown', cause };
}

async function readResult(
  link: BulkLink,
  resources: Bulk1V30,
  batch: { readonly jobId: string; readonly batchId: string },
  signal: AbortSignal | undefined,
): Promise<readonly Settlement[]> {
  const result = await readBulk(link, resources.getBatchResult, batch, { signal });
  if (!('data' in result)) throw new ForcewireError('RESULT_FORMAT', 'The result of a CSV batch is no CSV.');
  return readBatchResult(typeof result.data === 'string' ? new TextEncoder().encode(result.data) : result.data);
}

function countMismatch(sent: number, received: number): ForcewireError {
  return new ForcewireError('RESULT_COUNT', `A batch of ${sent} rows was answered with ${received} results.`);
}
