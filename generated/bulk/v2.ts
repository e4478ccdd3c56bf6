// Bulk API 2.0. Made from wsdl/bulk/jobs.schema.json and wsdl/bulk/resources.json by `npm run generate`. Do not edit.

import type { BulkOperation, QueryResultPage } from '../../src/bulk/operation.ts';
import type { BulkSchema } from '../../src/bulk/schema.ts';

/** What an ingest job does. */
export type IngestOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete' | (string & {});

/** queryAll sees deleted and archived rows too. */
export type QueryOperation = 'query' | 'queryAll' | (string & {});

/** What a job does. */
export type JobOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete' | 'query' | 'queryAll' | (string & {});

/** Open until the upload is declared complete; queries start at UploadComplete. */
export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted' | (string & {});

/** Classic: a job of Bulk 1.0. */
export type JobType = 'V2Ingest' | 'V2Query' | 'BigObjectIngest' | 'Classic' | (string & {});

/** Always Parallel in Bulk 2.0. */
export type ConcurrencyMode = 'Parallel' | 'Serial' | (string & {});

/** Always CSV in Bulk 2.0. */
export type ContentType = 'CSV' | (string & {});

/** The end of a row. */
export type LineEnding = 'LF' | 'CRLF' | (string & {});

/** What stands between two cells. */
export type ColumnDelimiter = 'COMMA' | 'TAB' | 'SEMICOLON' | 'PIPE' | 'CARET' | 'BACKQUOTE' | (string & {});

/** A job to be opened. Only an upsert has, and needs, externalIdFieldName. */
export interface NewIngestJob {
  readonly object: string;
  readonly operation: IngestOperation;
  readonly externalIdFieldName?: string | undefined;
  readonly contentType?: ContentType | undefined;
  readonly lineEnding?: LineEnding | undefined;
  readonly columnDelimiter?: ColumnDelimiter | undefined;
}

/** The same from 49.0 on. */
export interface NewIngestJobV49 extends NewIngestJob {
  readonly assignmentRuleId?: string | undefined;
}

/** A query to be started. */
export interface NewQueryJob {
  readonly operation: QueryOperation;
  readonly query: string;
  readonly contentType?: ContentType | undefined;
  readonly columnDelimiter?: ColumnDelimiter | undefined;
  readonly lineEnding?: LineEnding | undefined;
}

/** Queues or aborts a job. */
export interface JobStateChange {
  readonly state: JobState;
}

/** The whole answer to a change of state; the beginning of every other answer. */
export interface JobSummary {
  readonly id: string;
  readonly operation: JobOperation;
  readonly object: string;
  readonly createdById: string;
  readonly createdDate: string;
  readonly systemModstamp: string;
  readonly state: JobState;
  readonly externalIdFieldName?: string | undefined;
  readonly concurrencyMode: ConcurrencyMode;
  readonly contentType: ContentType;
  readonly apiVersion: number;
}

/** A new job: no jobType and no counters yet. */
export interface CreatedIngestJob extends JobSummary {
  /** Where to upload, without a leading slash; gone once the job is no longer Open. */
  readonly contentUrl?: string | undefined;
  readonly lineEnding?: LineEnding | undefined;
  readonly columnDelimiter?: ColumnDelimiter | undefined;
}

/** An ingest job. Before the upload it has retries and times, but no record counters. JobComplete says nothing about single rows. */
export interface IngestJob extends JobSummary {
  readonly jobType?: JobType | undefined;
  readonly contentUrl?: string | undefined;
  readonly lineEnding?: LineEnding | undefined;
  readonly columnDelimiter?: ColumnDelimiter | undefined;
  readonly numberRecordsProcessed?: number | undefined;
  readonly numberRecordsFailed?: number | undefined;
  readonly retries?: number | undefined;
  readonly totalProcessingTime?: number | undefined;
  readonly apiActiveProcessingTime?: number | undefined;
  readonly apexProcessingTime?: number | undefined;
  readonly errorMessage?: string | undefined;
}

/** A new query. */
export interface CreatedQueryJob extends JobSummary {
  readonly lineEnding?: LineEnding | undefined;
  readonly columnDelimiter?: ColumnDelimiter | undefined;
}

/** A query job. */
export interface QueryJob extends JobSummary {
  readonly jobType?: JobType | undefined;
  readonly lineEnding?: LineEnding | undefined;
  readonly columnDelimiter?: ColumnDelimiter | undefined;
  readonly numberRecordsProcessed?: number | undefined;
  readonly retries?: number | undefined;
  readonly totalProcessingTime?: number | undefined;
  readonly isPkChunkingSupported?: boolean | undefined;
  readonly errorMessage?: string | undefined;
}

/** A job of any kind. Those of Bulk 1.0 (Classic) have no line ending and no delimiter. */
export interface ListedJob extends JobSummary {
  readonly jobType?: JobType | undefined;
  readonly contentUrl?: string | undefined;
  readonly lineEnding?: LineEnding | undefined;
  readonly columnDelimiter?: ColumnDelimiter | undefined;
}

/** A page of jobs; nextRecordsUrl is null on the last. */
export interface JobList {
  readonly done: boolean;
  readonly records: readonly ListedJob[];
  readonly nextRecordsUrl: string | null;
}

/** Addresses of pages that can be read at the same time; until done, nextRecordsUrl leads to more. */
export interface ResultPages {
  readonly resultPages: readonly ResultPage[];
  readonly nextRecordsUrl?: string | undefined;
  readonly done: boolean;
}

/** Where a page of results is. */
export interface ResultPage {
  readonly resultUrl: string;
}

/** One error of an error answer. */
export interface ApiError {
  readonly errorCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/** What Bulk API 2.0 has at 30.0: nothing yet. */
export interface Bulk2V30 {}

/** What 41.0 adds. */
export interface Bulk2V41 extends Bulk2V30 {
  /** Opens a job. With `data` (at most 100,000 characters) the rows go along and the job is queued at once. */
  readonly createIngestJob: BulkOperation<{ readonly data?: string | Uint8Array | undefined } & NewIngestJob, CreatedIngestJob>;
  /** The rows, once per job. */
  readonly uploadIngestJobData: BulkOperation<{ readonly jobId: string; readonly data: string | Uint8Array }, undefined>;
  /** Queues (`UploadComplete`) or aborts (`Aborted`) a job. */
  readonly updateIngestJob: BulkOperation<{ readonly jobId: string } & JobStateChange, JobSummary>;
  /** The job with its counters. */
  readonly getIngestJob: BulkOperation<{ readonly jobId: string }, IngestJob>;
  /** Forgets a job that has ended or waits in the queue. */
  readonly deleteIngestJob: BulkOperation<{ readonly jobId: string }, undefined>;
  /** Jobs of the org, a thousand at a time, Bulk 1.0 jobs included. */
  readonly listIngestJobs: BulkOperation<
    {
      readonly isPkChunkingEnabled?: boolean | undefined;
      readonly jobType?: JobType | undefined;
      readonly concurrencyMode?: ConcurrencyMode | undefined;
      readonly queryLocator?: string | undefined;
    },
    JobList
  >;
  /** CSV: sf__Id, sf__Created and the row as it was sent, in any order. */
  readonly getSuccessfulResults: BulkOperation<{ readonly jobId: string }, string | Uint8Array>;
  /** CSV: sf__Id (from 53.0 on filled in), sf__Error and the row as it was sent, in any order. */
  readonly getFailedResults: BulkOperation<{ readonly jobId: string }, string | Uint8Array>;
  /** CSV: the rows that were not tried. */
  readonly getUnprocessedRecords: BulkOperation<{ readonly jobId: string }, string | Uint8Array>;
}

/** What 47.0 adds. */
export interface Bulk2V47 extends Bulk2V41 {
  /** Starts a query. */
  readonly createQueryJob: BulkOperation<NewQueryJob, CreatedQueryJob>;
  /** The job with its counters. */
  readonly getQueryJob: BulkOperation<{ readonly jobId: string }, QueryJob>;
  /** One page of CSV, its header row included, and the locator of the next (null: there is none). */
  readonly getQueryJobResults: BulkOperation<
    { readonly jobId: string; readonly locator?: string | undefined; readonly maxRecords?: number | undefined },
    QueryResultPage
  >;
  /** Aborts (`Aborted`) a query that has not ended. */
  readonly updateQueryJob: BulkOperation<{ readonly jobId: string } & JobStateChange, JobSummary>;
  /** Forgets a query that has ended. */
  readonly deleteQueryJob: BulkOperation<{ readonly jobId: string }, undefined>;
  /** Query jobs of the org, a thousand at a time. */
  readonly listQueryJobs: BulkOperation<
    {
      readonly isPkChunkingEnabled?: boolean | undefined;
      readonly jobType?: JobType | undefined;
      readonly concurrencyMode?: ConcurrencyMode | undefined;
      readonly queryLocator?: string | undefined;
    },
    JobList
  >;
}

/** What 49.0 adds. */
export interface Bulk2V49 extends Bulk2V47 {
  /** Opens a job. With `data` (at most 100,000 characters) the rows go along and the job is queued at once. */
  readonly createIngestJob: BulkOperation<{ readonly data?: string | Uint8Array | undefined } & NewIngestJobV49, CreatedIngestJob>;
}

/** What 58.0 adds. */
export interface Bulk2V58 extends Bulk2V49 {
  /** Addresses of pages that can be read at the same time. */
  readonly getQueryJobResultPages: BulkOperation<{ readonly jobId: string; readonly locator?: string | undefined }, ResultPages>;
}

/** The same as data, in the notation of src/bulk/schema.ts. */
export const bulk2Schema: BulkSchema = {
  base: '/services/data/v{version}/',
  roots: {},
  bareArrays: [],
  simple: {
    IngestOperation: 'string',
    QueryOperation: 'string',
    JobOperation: 'string',
    JobState: 'string',
    JobType: 'string',
    ConcurrencyMode: 'string',
    ContentType: 'string',
    LineEnding: 'string',
    ColumnDelimiter: 'string',
    Count: 'long',
    DateTime: 'dateTime',
    ApiVersion: 'double',
  },
  types: {
    NewIngestJob: `
      object:string
      operation:IngestOperation
      externalIdFieldName:string?
      contentType:ContentType?
      lineEnding:LineEnding?
      columnDelimiter:ColumnDelimiter?
      assignmentRuleId:string?@49`,
    NewQueryJob: 'operation:QueryOperation query:string contentType:ContentType? columnDelimiter:ColumnDelimiter? lineEnding:LineEnding?',
    JobStateChange: 'state:JobState',
    JobSummary: `
      id:string
      operation:JobOperation
      object:string
      createdById:string
      createdDate:DateTime
      systemModstamp:DateTime
      state:JobState
      externalIdFieldName:string?
      concurrencyMode:ConcurrencyMode
      contentType:ContentType
      apiVersion:ApiVersion`,
    CreatedIngestJob: 'extends JobSummary contentUrl:string? lineEnding:LineEnding? columnDelimiter:ColumnDelimiter?',
    IngestJob: `
      extends JobSummary
      jobType:JobType?
      contentUrl:string?
      lineEnding:LineEnding?
      columnDelimiter:ColumnDelimiter?
      numberRecordsProcessed:Count?
      numberRecordsFailed:Count?
      retries:Count?
      totalProcessingTime:Count?
      apiActiveProcessingTime:Count?
      apexProcessingTime:Count?
      errorMessage:string?`,
    CreatedQueryJob: 'extends JobSummary lineEnding:LineEnding? columnDelimiter:ColumnDelimiter?',
    QueryJob: `
      extends JobSummary
      jobType:JobType?
      lineEnding:LineEnding?
      columnDelimiter:ColumnDelimiter?
      numberRecordsProcessed:Count?
      retries:Count?
      totalProcessingTime:Count?
      isPkChunkingSupported:boolean?
      errorMessage:string?`,
    ListedJob: 'extends JobSummary jobType:JobType? contentUrl:string? lineEnding:LineEnding? columnDelimiter:ColumnDelimiter?',
    JobList: 'done:boolean records:ListedJob[] nextRecordsUrl:string~',
    ResultPages: 'resultPages:ResultPage[] nextRecordsUrl:string?~ done:boolean',
    ResultPage: 'resultUrl:string',
    ApiError: 'errorCode:string message:string fields:string[]',
  },
  resources: {
    createIngestJob: { call: 'POST jobs/ingest multipart:NewIngestJob -> 200 CreatedIngestJob', since: 41 },
    uploadIngestJobData: { call: 'PUT jobs/ingest/{jobId}/batches csv -> 201', since: 41 },
    updateIngestJob: { call: 'PATCH jobs/ingest/{jobId} JobStateChange -> 200 JobSummary', since: 41 },
    getIngestJob: { call: 'GET jobs/ingest/{jobId} -> 200 IngestJob', since: 41 },
    deleteIngestJob: { call: 'DELETE jobs/ingest/{jobId} -> 204', since: 41 },
    listIngestJobs: {
      call: 'GET jobs/ingest -> 200 JobList',
      query: 'isPkChunkingEnabled:boolean? jobType:JobType? concurrencyMode:ConcurrencyMode? queryLocator:string?',
      since: 41,
    },
    getSuccessfulResults: { call: 'GET jobs/ingest/{jobId}/successfulResults -> 200 csv', since: 41 },
    getFailedResults: { call: 'GET jobs/ingest/{jobId}/failedResults -> 200 csv', since: 41 },
    getUnprocessedRecords: { call: 'GET jobs/ingest/{jobId}/unprocessedrecords -> 200 csv', since: 41 },
    createQueryJob: { call: 'POST jobs/query NewQueryJob -> 200 CreatedQueryJob', since: 47 },
    getQueryJob: { call: 'GET jobs/query/{jobId} -> 200 QueryJob', since: 47 },
    getQueryJobResults: {
      call: 'GET jobs/query/{jobId}/results -> 200 csv',
      query: 'locator:string? maxRecords:int?',
      headers: '-> Sforce-Locator Sforce-NumberOfRecords',
      since: 47,
    },
    getQueryJobResultPages: { call: 'GET jobs/query/{jobId}/resultPages -> 200 ResultPages', query: 'locator:string?', since: 58 },
    updateQueryJob: { call: 'PATCH jobs/query/{jobId} JobStateChange -> 200 JobSummary', since: 47 },
    deleteQueryJob: { call: 'DELETE jobs/query/{jobId} -> 204', since: 47 },
    listQueryJobs: {
      call: 'GET jobs/query -> 200 JobList',
      query: 'isPkChunkingEnabled:boolean? jobType:JobType? concurrencyMode:ConcurrencyMode? queryLocator:string?',
      since: 47,
    },
  },
};
