import { ApiError } from '../../api-error.ts';

/** Open, until the upload is complete; an end is one of the last three. */
export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

/** Whether a job has ended, one way or another. */
export function isOver(state: JobState): boolean {
  return state === 'JobComplete' || state === 'Failed' || state === 'Aborted';
}

/** A state as the one recorded text has it: "Aborting already Completed Job not allowed". */
export function stateWord({ state }: { readonly state: JobState }): string {
  return state === 'JobComplete' ? 'Completed' : state;
}

/** The error of a request that the job's state does not allow. */
export function wrongState(text: string): ApiError {
  return new ApiError('INVALIDJOBSTATE', text);
}

/** The error of deleting a job that still has something to do. */
export function notTerminated(): ApiError {
  return new ApiError('API_ERROR', 'Error encountered when deleting the job because the job is not terminated');
}
