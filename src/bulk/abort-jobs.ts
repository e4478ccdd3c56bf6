import type { JobInfo } from '../../generated/bulk/v1.ts';
import { ServerError } from '../errors.ts';

/**
 * Aborts jobs at the server. `ended` where none of them had anything left to do: the server refuses to abort it or, as `wasDone` says of what it
 * answers, had nothing to abort. Throws what the server says else.
 */
export async function abortJobs<Job>(
  jobIds: readonly string[],
  abort: (jobId: string) => Promise<Job>,
  wasDone: (job: Job) => boolean = () => false,
): Promise<'aborted' | 'ended'> {
  const aborted = await Promise.all(jobIds.map((jobId) => abort(jobId).then((job) => !wasDone(job), wasOver)));
  return aborted.includes(true) ? 'aborted' : 'ended';
}

/** Whether all batches of a job had come to their end. Bulk 1.0 lets a job be aborted then, too. */
export function hadAllBatchesDone({ numberBatchesTotal, numberBatchesCompleted, numberBatchesFailed }: JobInfo): boolean {
  return numberBatchesTotal > 0 && numberBatchesCompleted + numberBatchesFailed >= numberBatchesTotal;
}

function wasOver(error: unknown): false {
  if (error instanceof ServerError && /^invalidjobstate$/i.test(error.exceptionCode)) return false;
  throw error;
}
