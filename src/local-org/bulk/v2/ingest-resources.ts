import { ApiError } from '../../api-error.ts';
import { readParts } from '../../services-data/multipart.ts';
import { jsonText, requireType } from '../../services-data/request-body.ts';
import { toShortId } from '../../store/record-id.ts';
import { requireBulkObject } from '../bulk-objects.ts';
import { externalIdOf, refuseHardDelete } from '../ingest-rules.ts';
import { findClassicJob, findIngestJob } from './find-job.ts';
import { type IngestFacts, IngestJob } from './ingest-job.ts';
import { ingestResults, type ResultSetName } from './ingest-results.ts';
import { IngestRun } from './ingest-run.ts';
import { createdJob, ingestJobInfo, jobSummary, listedJob } from './job-info.ts';
import { JobProperties } from './job-properties.ts';
import { notTerminated, stateWord, wrongState } from './job-state.ts';
import { type Handler, type JobsAnswer, type JobsCall, ok } from './jobs-call.ts';

const OPERATIONS = ['insert', 'update', 'upsert', 'delete', 'hardDelete'] as const;
/** Data that may come with the job itself (Bulk API 2.0 guide, "Upload Job Data"). */
const MAX_CHARACTERS_WITH_JOB = 100_000;
/** A job that nobody closes is given up after a day; the guide has the time, and aborting it is our choice. */
const OPEN_MS = 24 * 3_600_000;

/** `POST jobs/ingest`: a job, or with a multipart body a job and its rows, which is queued at once. */
export function createIngestJob(call: JobsCall): JobsAnswer {
  const parts = readParts(call.request);
  if (parts === undefined) return ok(createdJob(openJob(call, jsonText(call.request))));
  const [job, content] = ['job', 'content'].map((name) => parts.find((part) => part.name === name)?.content);
  if (job === undefined || content === undefined) {
    throw new ApiError('INVALID_MULTIPART_REQUEST', 'The request must have the parts job and content');
  }
  if (new TextDecoder().decode(content).length > MAX_CHARACTERS_WITH_JOB) {
    throw new ApiError('CLIENTINPUTERROR', `Job data in a multipart request is limited to ${MAX_CHARACTERS_WITH_JOB} characters`);
  }
  const opened = openJob(call, new TextDecoder().decode(job));
  opened.data = content;
  queueJob(call, opened);
  return ok(createdJob(opened));
}

/** `PUT jobs/ingest/ID/batches`: the rows, once for each job. */
export function uploadIngestJobData(call: JobsCall): JobsAnswer {
  const job = findIngestJob(call);
  requireType(call.request, /^\s*text\/csv\b/i);
  if (job.data !== undefined) throw secondUpload(job);
  if (job.state !== 'Open') throw wrongState(`Uploading data to a job in state ${job.state} not allowed`);
  job.data = call.request.body;
  return { status: 201 };
}

/** `PATCH jobs/ingest/ID`: the rows are complete, or are not to be processed. */
export function updateIngestJob(call: JobsCall): JobsAnswer {
  const job = findIngestJob(call);
  const state = new JobProperties(jsonText(call.request)).oneOf('state', ['UploadComplete', 'Aborted']);
  if (state === 'Aborted') abortJob(call, job);
  else if (job.state === 'Open') queueJob(call, job);
  else throw wrongState(`Closing already ${stateWord(job)} Job not allowed`);
  return ok(jobSummary(job));
}

/** `GET jobs/ingest/ID`. */
export function getIngestJob(call: JobsCall): JobsAnswer {
  const classic = findClassicJob(call, 'ingest');
  return ok(classic === undefined ? ingestJobInfo(findIngestJob(call)) : listedJob(classic));
}

/** `DELETE jobs/ingest/ID`: of a job that has ended or not begun. */
export function deleteIngestJob(call: JobsCall): JobsAnswer {
  const job = findIngestJob(call);
  if (job.state === 'Open' || job.state === 'InProgress') throw notTerminated();
  job.stopWork();
  call.org.bulk.jobs.delete(job.id);
  return { status: 204 };
}

/** What answers `GET jobs/ingest/ID/successfulResults` and the other two. */
export function getIngestResults(name: ResultSetName): Handler {
  return (call) => {
    const job = findIngestJob(call);
    if (!job.isOver) throw wrongState(`Results are not available: the job is in state ${job.state}`);
    return { status: 200, csv: ingestResults(job, name) };
  };
}

function openJob({ org, session, version }: JobsCall, text: string): IngestJob {
  const properties = new JobProperties(text);
  const operation = properties.oneOf('operation', OPERATIONS);
  const object = requireBulkObject(org.store, properties.text('object') ?? '');
  const facts: IngestFacts = {
    id: org.bulk.jobs.nextId(),
    operation,
    object: object.name,
    externalIdFieldName: externalIdOf(object, operation, properties.text('externalIdFieldName')),
    assignmentRuleId: properties.text('assignmentRuleId'),
    dialect: properties.dialect(),
    apiVersion: version,
    createdById: session.userId,
    createdDate: org.clock.now(),
  };
  refuseHardDelete(operation, org.bulk.settings);
  const job = new IngestJob(facts);
  org.bulk.jobs.add(job);
  org.clock.after(OPEN_MS, () => {
    if (job.state === 'Open') job.setState('Aborted', org.clock.now());
  });
  return job;
}

function queueJob({ org }: JobsCall, job: IngestJob): void {
  job.setState('UploadComplete', org.clock.now());
  new IngestRun(org, job).start();
}

function abortJob({ org }: JobsCall, job: IngestJob): void {
  if (job.isOver) throw wrongState(`Aborting already ${stateWord(job)} Job not allowed`);
  job.stopWork();
  job.setState('Aborted', org.clock.now());
}

// The spelling is the servers', and clients look for it.
function secondUpload({ id }: IngestJob): ApiError {
  const advice =
    "please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make sure you only do 'PUT' once on a given Job.";
  return new ApiError('BULK_API_ERROR', `Found multipe contents for job: <${toShortId(id)}>, ${advice}`);
}
