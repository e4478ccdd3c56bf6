import { JsonNumber } from '../../services-data/write-json.ts';
import type { BulkJob } from '../bulk-job.ts';
import { supportsChunking } from '../query/chunking.ts';
import { IngestJob } from './ingest-job.ts';
import { QueryJob } from './query-job.ts';

/** The first version whose query jobs say whether chunking works; a recorded answer of 58.0, given in December 2023, does not. Our choice. */
const CHUNKING_SINCE = 60;
/** The first version whose jobs take an assignment rule. */
const ASSIGNMENT_RULE_SINCE = 49;

// The documents below have their properties in the order of recorded answers (47.0, 49.0, 52.0, 58.0).

/** The answer to a change of state, and the beginning of every other. */
export function jobSummary(job: BulkJob): object {
  const facts = job instanceof IngestJob ? job.facts : undefined;
  const version = Number(job.apiVersion);
  return {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.createdById,
    createdDate: dateTime(job.createdDate),
    systemModstamp: dateTime(job.systemModstamp),
    state: job.state,
    externalIdFieldName: facts?.externalIdFieldName,
    concurrencyMode: job.concurrencyMode,
    contentType: job.contentType,
    apiVersion: new JsonNumber(version.toFixed(1)),
    assignmentRuleId: version >= ASSIGNMENT_RULE_SINCE ? facts?.assignmentRuleId : undefined,
  };
}

/** A job that was just made. */
export function createdJob(job: IngestJob | QueryJob): object {
  return { ...jobSummary(job), ...addressAndDialect(job) };
}

/** A job as its list has it. */
export function listedJob(job: BulkJob): object {
  const { jobType } = job;
  return { ...jobSummary(job), jobType, ...(job instanceof IngestJob || job instanceof QueryJob ? addressAndDialect(job) : {}) };
}

/** An ingest job with its times, and, from the upload on, its counters. */
export function ingestJobInfo(job: IngestJob): object {
  const hasCounters = job.data !== undefined;
  return {
    ...listedJob(job),
    numberRecordsProcessed: hasCounters ? job.recordsProcessed : undefined,
    numberRecordsFailed: hasCounters ? job.recordsFailed : undefined,
    retries: job.retries,
    totalProcessingTime: Math.round(job.totalMs),
    apiActiveProcessingTime: Math.round(job.activeMs),
    apexProcessingTime: 0,
    errorMessage: job.errorMessage,
  };
}

/** A query job with its times, and, from its start on, its counter. */
export function queryJobInfo(job: QueryJob): object {
  return {
    ...listedJob(job),
    numberRecordsProcessed: job.state === 'UploadComplete' ? undefined : job.recordsProcessed,
    retries: job.retries,
    totalProcessingTime: Math.round(job.totalMs),
    isPkChunkingSupported: Number(job.apiVersion) >= CHUNKING_SINCE ? supportsChunking(job.facts.query.object) : undefined,
    errorMessage: job.errorMessage,
  };
}

/** The address only while rows can be sent there; it has no slash in front. */
function addressAndDialect(job: IngestJob | QueryJob): object {
  const { id, apiVersion, state, facts } = job;
  return {
    contentUrl: state === 'Open' ? `services/data/v${apiVersion}/jobs/ingest/${id}/batches` : undefined,
    lineEnding: facts.dialect.lineEnding,
    columnDelimiter: facts.dialect.columnDelimiter,
  };
}

/** Jobs are timed by the second: no recorded one has another fraction. */
function dateTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, '.000+0000');
}
