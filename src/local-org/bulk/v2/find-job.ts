import { notFound } from '../../services-data/served-version.ts';
import type { BulkJob } from '../bulk-job.ts';
import { IngestJob } from './ingest-job.ts';
import type { JobsCall } from './jobs-call.ts';
import { QueryJob } from './query-job.ts';

/** The two kinds of jobs, as paths name them; those of Bulk API 1.0 are of one or the other as well. */
export type JobKind = 'ingest' | 'query';

export function kindOf({ operation }: BulkJob): JobKind {
  return operation === 'query' || operation === 'queryAll' ? 'query' : 'ingest';
}

/** The job that a path names. Throws ApiError (NOT_FOUND), also for one of the other kind. */
export function findIngestJob({ org, jobId }: JobsCall): IngestJob {
  const job = org.bulk.jobs.get(jobId);
  if (job instanceof IngestJob) return job;
  throw notFound();
}

/** The same for queries. */
export function findQueryJob({ org, jobId }: JobsCall): QueryJob {
  const job = org.bulk.jobs.get(jobId);
  if (job instanceof QueryJob) return job;
  throw notFound();
}

/** A job of Bulk API 1.0: lists have them, and so one can be asked for, though no more than that. */
export function findClassicJob({ org, jobId }: JobsCall, kind: JobKind): BulkJob | undefined {
  const job = org.bulk.jobs.get(jobId);
  return job?.jobType === 'Classic' && kindOf(job) === kind ? job : undefined;
}
