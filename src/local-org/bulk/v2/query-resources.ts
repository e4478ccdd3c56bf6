import { ApiError } from '../../api-error.ts';
import { jsonText } from '../../services-data/request-body.ts';
import { requireBulkObject } from '../bulk-objects.ts';
import { BulkQuery, resultBytes } from '../query/bulk-query.ts';
import { csvForm } from './dialect.ts';
import { findClassicJob, findQueryJob } from './find-job.ts';
import { createdJob, jobSummary, listedJob, queryJobInfo } from './job-info.ts';
import { JobProperties } from './job-properties.ts';
import { notTerminated, stateWord, wrongState } from './job-state.ts';
import { type JobsAnswer, type JobsCall, ok } from './jobs-call.ts';
import { QueryJob } from './query-job.ts';

/** Addresses of pages in one answer. */
const PAGES_AT_ONCE = 5;

/** `POST jobs/query`. */
export function createQueryJob(call: JobsCall): JobsAnswer {
  const { org, session, version } = call;
  const properties = new JobProperties(jsonText(call.request));
  const operation = properties.oneOf('operation', ['query', 'queryAll']);
  const dialect = properties.dialect();
  const query = new BulkQuery(org, {
    soql: properties.text('query') ?? '',
    userId: session.userId,
    includeDeleted: operation === 'queryAll',
    apiVersion: version,
    format: 'csv',
    protocol: '2.0',
  });
  const { name: object } = requireBulkObject(org.store, query.object.name);
  org.bulk.takeQueryJob();
  const [id, createdDate] = [org.bulk.jobs.nextId(), org.clock.now()];
  const job = new QueryJob(org, { id, operation, object, query, dialect, apiVersion: version, createdById: session.userId, createdDate });
  org.bulk.jobs.add(job);
  job.start();
  return ok(createdJob(job));
}

/** `GET jobs/query/ID`. */
export function getQueryJob(call: JobsCall): JobsAnswer {
  const classic = findClassicJob(call, 'query');
  return ok(classic === undefined ? queryJobInfo(findQueryJob(call)) : listedJob(classic));
}

/** `PATCH jobs/query/ID`: aborts it. */
export function updateQueryJob(call: JobsCall): JobsAnswer {
  const job = findQueryJob(call);
  new JobProperties(jsonText(call.request)).oneOf('state', ['Aborted']);
  if (job.isOver) throw wrongState(`Aborting already ${stateWord(job)} Job not allowed`);
  job.abort();
  return ok(jobSummary(job));
}

/** `DELETE jobs/query/ID`: of a job that has ended. */
export function deleteQueryJob(call: JobsCall): JobsAnswer {
  const job = findQueryJob(call);
  if (!job.isOver) throw notTerminated();
  call.org.bulk.jobs.delete(job.id);
  return { status: 204 };
}

/** `GET jobs/query/ID/results`: a page, which says where the next one starts; on the last one the text `null`, since clients loop without it. */
export function getQueryJobResults(call: JobsCall): JobsAnswer {
  const job = findQueryJob(call);
  const result = sameVersion(call, job).result();
  const from = startOf(call, result.length);
  const to = Math.min(result.length, from + pageSize(call));
  const headers = { 'sforce-locator': to < result.length ? locatorOf(to) : 'null', 'sforce-numberofrecords': String(to - from) };
  return { status: 200, csv: resultBytes(result, { from, to }, csvForm(job.facts.dialect)), headers };
}

/** `GET jobs/query/ID/resultPages`: the addresses of the next pages, to be read at the same time. */
export function getQueryJobResultPages(call: JobsCall): JobsAnswer {
  const job = findQueryJob(call);
  const { length } = sameVersion(call, job).result();
  const address = `/services/data/v${call.version}/jobs/query/${job.id}`;
  const size = call.org.bulk.settings.rowsPerResultPage;
  const resultPages: object[] = [];
  let from = startOf(call, length);
  do {
    resultPages.push({ resultUrl: `${address}/results?locator=${locatorOf(from)}` });
    from += size;
  } while (from < length && resultPages.length < PAGES_AT_ONCE);
  const done = from >= length;
  return ok({ resultPages, nextRecordsUrl: done ? null : `${address}/resultPages?locator=${locatorOf(from)}`, done });
}

/** Throws ApiError for another version than the job's: the guide has the status, 409, and no words. */
function sameVersion({ version }: JobsCall, job: QueryJob): QueryJob {
  if (version === job.apiVersion) return job;
  throw new ApiError('CONFLICT', `The job was created with API version ${job.apiVersion}; its results must be read with that one`);
}

/** Clients must not look into locators; those of the servers have been seen to be row numbers in base64, and so are these. */
function locatorOf(row: number): string {
  return Buffer.from(String(row)).toString('base64url');
}

function startOf({ request }: JobsCall, length: number): number {
  const locator = request.query.get('locator');
  if (locator === null || locator === '') return 0;
  const digits = Buffer.from(locator, 'base64url').toString();
  const row = /^\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN;
  if (row < length || row === 0) return row;
  throw new ApiError('INVALID_QUERY_LOCATOR', 'invalid query locator');
}

function pageSize({ org, request }: JobsCall): number {
  const asked = request.query.get('maxRecords');
  if (asked === null || asked === '') return org.bulk.settings.rowsPerResultPage;
  if (/^[1-9]\d{0,14}$/.test(asked)) return Number(asked);
  throw new ApiError('API_ERROR', `Invalid value: '${asked}' supplied for property: 'maxRecords'`);
}
