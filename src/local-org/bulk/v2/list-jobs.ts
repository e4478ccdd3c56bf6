import { ApiError } from '../../api-error.ts';
import { makeRecordId } from '../../store/record-id.ts';
import type { BulkJob } from '../bulk-job.ts';
import { type JobKind, kindOf } from './find-job.ts';
import { listedJob } from './job-info.ts';
import { type Handler, type JobsCall, ok } from './jobs-call.ts';
import { QueryJob } from './query-job.ts';

const JOBS_PER_PAGE = 1_000;
/** Locators look like those of queries; a list needs no cursor, so all have the same id. */
const LOCATOR_ID = makeRecordId('01g', 1);

/** `GET jobs/ingest` and `GET jobs/query`: all jobs of the kind that the filters let through, those of Bulk API 1.0 included. */
export function listJobs(kind: JobKind): Handler {
  return (call) => {
    const jobs = call.org.bulk.jobs.list().filter((job) => kindOf(job) === kind && passes(job, call));
    const from = startOf(call);
    const to = Math.min(from + JOBS_PER_PAGE, jobs.length);
    const done = to >= jobs.length;
    const nextRecordsUrl = done ? null : `/services/data/v${call.version}/jobs/${kind}?queryLocator=${LOCATOR_ID}-${to}`;
    return ok({ done, records: jobs.slice(from, to).map(listedJob), nextRecordsUrl });
  };
}

function passes(job: BulkJob, { request: { query } }: JobsCall): boolean {
  const chunking = query.get('isPkChunkingEnabled');
  return (
    (query.get('jobType') ?? job.jobType) === job.jobType &&
    (query.get('concurrencyMode') ?? job.concurrencyMode).toLowerCase() === job.concurrencyMode.toLowerCase() &&
    (chunking === null || (chunking === 'true') === isChunked(job))
  );
}

/** Queries of 2.0 are chunked wherever that works; those of 1.0 if they were told to. */
function isChunked(job: BulkJob): boolean {
  return job instanceof QueryJob ? job.facts.query.isChunkable : job.isPkChunkingEnabled;
}

function startOf({ request }: JobsCall): number {
  const locator = request.query.get('queryLocator');
  if (locator === null || locator === '') return 0;
  const [, row] = /^\w{15,18}-(\d{1,9})$/.exec(locator) ?? [];
  if (row === undefined) throw new ApiError('INVALID_QUERY_LOCATOR', 'invalid query locator');
  return Number(row);
}
