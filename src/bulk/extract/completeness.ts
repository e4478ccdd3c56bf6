import { JobError } from '../job-handle.ts';
import type { QueryJob } from './query-job.ts';

/** Throws JobError (INCOMPLETE_RESULT) where not all rows came that the server counted in a part; `expected` is undefined where it did not say. */
export function checkPart({ handle }: QueryJob, key: string, expected: number | undefined, received: number): void {
  if (expected === undefined || expected === received) return;
  const part = key === '' ? 'the first part' : `the part ${key}`;
  throw new JobError('INCOMPLETE_RESULT', `Of ${part} came ${received} rows where the server counted ${expected}.`, { handle });
}

/** The same for the whole result, all of whose parts were read, or for the one part that was asked for. */
export async function checkComplete(job: QueryJob, received: number): Promise<void> {
  const expected = await job.totalRows();
  if (expected === undefined || expected === received) return job.allRead();
  throw new JobError('INCOMPLETE_RESULT', `There came ${received} rows where the server counted ${expected}.`, { handle: job.handle });
}
