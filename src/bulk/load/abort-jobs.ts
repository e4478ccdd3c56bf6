import { ServerError } from '../../errors.ts';

/** Aborts jobs at the server. `ended` where none of them had anything left to do. Throws what the server says else. */
export async function abortJobs(jobIds: readonly string[], abort: (jobId: string) => Promise<unknown>): Promise<'aborted' | 'ended'> {
  const aborted = await Promise.all(jobIds.map((jobId) => abort(jobId).then(() => true, wasOver)));
  return aborted.includes(true) ? 'aborted' : 'ended';
}

function wasOver(error: unknown): false {
  if (error instanceof ServerError && /^invalidjobstate$/i.test(error.exceptionCode)) return false;
  throw error;
}
