import { ApiError } from '../../api-error.ts';
import type { Org } from '../../org.ts';
import { type JobRequest, refuseGiven } from './create-job.ts';
import type { Job } from './job.ts';

/** Properties that a change of state must not repeat; `id` may come along, as WSC sends it. */
const FIXED = [
  'createdById',
  'createdDate',
  'systemModstamp',
  'operation',
  'object',
  'externalIdFieldName',
  'concurrencyMode',
  'contentType',
  'assignmentRuleId',
];

/** Closes or aborts a job. Throws ApiError for any other change, and to whom it is not allowed. */
export function changeJob(org: Org, job: Job, userId: string, request: JobRequest): void {
  for (const name of FIXED) refuseGiven(request, name);
  const { state } = request;
  if (state === 'Closed') return close(org, job, userId);
  if (state === 'Aborted') return abort(org, job);
  throw new ApiError('InvalidJobState', `Invalid job state: ${String(state ?? '')}`);
}

function close(org: Org, job: Job, userId: string): void {
  if (job.state !== 'Open') throw new ApiError('InvalidJobState', `Closing already ${job.state.toLowerCase()} Job not allowed`);
  if (job.createdById !== userId) throw new ApiError('InvalidUser', 'Only the user who created a job can close it');
  job.setState('Closed', org.clock.now());
}

/** Batches that wait are not processed any more; those that run go on (Bulk API guide, "Abort a Job"). */
function abort(org: Org, job: Job): void {
  if (job.state !== 'Open' && job.state !== 'Closed') {
    throw new ApiError('InvalidJobState', `Aborting already ${job.state.toLowerCase()} Job not allowed`);
  }
  job.setState('Aborted', org.clock.now());
  for (const batch of job.batches) batch.abort();
}
