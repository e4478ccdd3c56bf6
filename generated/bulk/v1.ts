// Bulk API 1.0. Made from wsdl/bulk/AsyncApi.xsd and wsdl/bulk/resources.json by `npm run generate`. Do not edit.

import type { BulkContent, BulkHeaders, BulkOperation, JobHeaders } from '../../src/bulk/operation.ts';
import type { BulkSchema } from '../../src/bulk/schema.ts';

/** What a job does; case matters. */
export type JobOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete' | 'query' | 'queryAll' | (string & {});

/** Open until the client closes or aborts the job; Failed when the server gave up. */
export type JobState = 'Open' | 'Closed' | 'Aborted' | 'Failed' | (string & {});

/** NotProcessed: the job was aborted before, or the batch was split by primary key chunking. */
export type BatchState = 'Queued' | 'InProgress' | 'Completed' | 'Failed' | 'NotProcessed' | (string & {});

/** Serial where parallel batches would lock each other out. */
export type ConcurrencyMode = 'Parallel' | 'Serial' | (string & {});

/** What the batches of a job hold. The zips hold binary fields beside the rows. */
export type ContentType = 'XML' | 'CSV' | 'JSON' | 'ZIP_XML' | 'ZIP_CSV' | 'ZIP_JSON' | (string & {});

/** Why a request was refused. InvalidSessionId comes with status 400. */
export type AsyncExceptionCode =
  | 'ClientInputError'
  | 'ExceededQuota'
  | 'FeatureNotEnabled'
  | 'Gone'
  | 'HttpsRequired'
  | 'InternalServerError'
  | 'InvalidBatch'
  | 'InvalidEntity'
  | 'InvalidJob'
  | 'InvalidJobState'
  | 'InvalidOperation'
  | 'InvalidSessionId'
  | 'InvalidUrl'
  | 'InvalidUser'
  | 'InvalidVersion'
  | 'InvalidXml'
  | 'Timeout'
  | 'TooManyLockFailure'
  | 'TransactionSecurityBlock'
  | 'TransactionSecurityDeveloperError'
  | 'TransactionSecurityInternalError'
  | 'Unknown'
  | 'UnsupportedContentType'
  | (string & {});

/** A job as the server tells it. */
export interface JobInfo {
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
  readonly numberBatchesQueued: number;
  readonly numberBatchesInProgress: number;
  readonly numberBatchesCompleted: number;
  readonly numberBatchesFailed: number;
  readonly numberBatchesTotal: number;
  readonly numberRecordsProcessed: number;
  readonly numberRetries: number;
  readonly apiVersion: number;
  readonly assignmentRuleId?: string | undefined;
  readonly numberRecordsFailed: number;
  readonly totalProcessingTime: number;
  readonly apiActiveProcessingTime: number;
  readonly apexProcessingTime: number;
  readonly fastPathEnabled?: boolean | undefined;
}

/** A job to be opened. Only an upsert has, and needs, externalIdFieldName. */
export interface NewJob {
  readonly operation: JobOperation;
  readonly object: string;
  readonly externalIdFieldName?: string | undefined;
  readonly concurrencyMode?: ConcurrencyMode | undefined;
  readonly contentType?: ContentType | undefined;
  readonly assignmentRuleId?: string | undefined;
}

/** Closes or aborts a job. Some clients send the id along. */
export interface JobStateChange {
  readonly id?: string | undefined;
  readonly state: JobState;
}

/** A batch. Completed says nothing about its rows: those that failed are counted, and told in its result. */
export interface BatchInfo {
  readonly id: string;
  readonly jobId: string;
  readonly state: BatchState;
  /** Why the batch failed: `InvalidBatch : Field name not found : X`. */
  readonly stateMessage?: string | undefined;
  readonly createdDate: string;
  readonly systemModstamp: string;
  readonly numberRecordsProcessed: number;
  readonly numberRecordsFailed: number;
  readonly totalProcessingTime: number;
  readonly apiActiveProcessingTime: number;
  readonly apexProcessingTime: number;
}

/** The batches of a job. */
export interface BatchInfoList {
  readonly batchInfo: readonly BatchInfo[];
}

/** What became of each row of an ingest batch, in the order of the rows. */
export interface RecordResults {
  readonly result: readonly RecordResult[];
}

/** What became of one row. A row that could not be created has no id. */
export interface RecordResult {
  readonly errors: readonly RecordError[];
  readonly id?: string | undefined;
  readonly success: boolean;
  readonly created: boolean;
}

/** Why a row failed. */
export interface RecordError {
  readonly fields: readonly string[];
  readonly message: string;
  readonly statusCode: string;
}

/** The ids of a query batch's result files, with 15 characters. */
export interface ResultList {
  readonly result: readonly string[];
}

/** A result file of a query in an XML or JSON job. */
export interface QueryResult {
  readonly records: readonly SObject[];
}

/** A record, called as in xsi:type on the wire. In XML, Id follows twice when it was selected, and as one nil when it was not. */
export interface SObject {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** An error answer. */
export interface AsyncApiError {
  readonly exceptionCode: AsyncExceptionCode;
  readonly exceptionMessage: string;
}

/** What Bulk API 1.0 has at 30.0. */
export interface Bulk1V30 {
  /** Opens a job. */
  readonly createJob: BulkOperation<NewJob, JobInfo, BulkHeaders & JobHeaders>;
  /** The job with its counters. */
  readonly getJob: BulkOperation<{ readonly jobId: string }, JobInfo>;
  /** Closes (`Closed`: no more batches) or aborts (`Aborted`) a job. */
  readonly updateJob: BulkOperation<{ readonly jobId: string } & JobStateChange, JobInfo>;
  /** Adds a batch: the rows of an ingest job, the SOQL text of a query job. Its content type is the job's. */
  readonly createBatch: BulkOperation<{ readonly jobId: string } & BulkContent<ContentType>, BatchInfo>;
  /** All batches of a job; with PK chunking, the chunks appear here. */
  readonly listBatches: BulkOperation<{ readonly jobId: string }, BatchInfoList>;
  /** One batch. */
  readonly getBatch: BulkOperation<{ readonly jobId: string; readonly batchId: string }, BatchInfo>;
  /** The batch as it was sent. */
  readonly getBatchRequest: BulkOperation<{ readonly jobId: string; readonly batchId: string }, BulkContent<ContentType>>;
  /** Ingest: what became of each row, in the order of the rows. */
  readonly getBatchResult: BulkOperation<
    { readonly jobId: string; readonly batchId: string },
    BulkContent<ContentType> | ({ readonly contentType: 'XML' | 'JSON' } & RecordResults)
  >;
  /** Query: the ids of the batch's result files. */
  readonly getBatchResultList: BulkOperation<{ readonly jobId: string; readonly batchId: string }, ResultList>;
  /** Query: one result file. */
  readonly getBatchResultData: BulkOperation<
    { readonly jobId: string; readonly batchId: string; readonly resultId: string },
    BulkContent<ContentType> | ({ readonly contentType: 'XML' | 'JSON' } & QueryResult)
  >;
  /** Maps the columns of the job's CSV to fields; before the first batch. */
  readonly createSpec: BulkOperation<{ readonly jobId: string; readonly data: string | Uint8Array }, undefined>;
}

/** The same as data, in the notation of src/bulk/schema.ts. */
export const bulk1Schema: BulkSchema = {
  base: '/services/async/{version}/',
  roots: {
    JobInfo: 'jobInfo',
    NewJob: 'jobInfo',
    JobStateChange: 'jobInfo',
    BatchInfo: 'batchInfo',
    BatchInfoList: 'batchInfoList',
    RecordResults: 'results',
    ResultList: 'result-list',
    QueryResult: 'queryResult',
    AsyncApiError: 'error',
  },
  bareArrays: ['RecordResults', 'ResultList', 'QueryResult'],
  simple: {
    JobOperation: 'string',
    JobState: 'string',
    BatchState: 'string',
    ConcurrencyMode: 'string',
    ContentType: 'string',
    AsyncExceptionCode: 'string',
    ApiVersion: 'double',
  },
  types: {
    JobInfo: `
      id:string
      operation:JobOperation
      object:string
      createdById:string
      createdDate:dateTime
      systemModstamp:dateTime
      state:JobState
      externalIdFieldName:string?~
      concurrencyMode:ConcurrencyMode
      contentType:ContentType
      numberBatchesQueued:int
      numberBatchesInProgress:int
      numberBatchesCompleted:int
      numberBatchesFailed:int
      numberBatchesTotal:int
      numberRecordsProcessed:long
      numberRetries:int
      apiVersion:ApiVersion
      assignmentRuleId:string?~
      numberRecordsFailed:long
      totalProcessingTime:long
      apiActiveProcessingTime:long
      apexProcessingTime:long
      fastPathEnabled:boolean?`,
    NewJob: `
      operation:JobOperation
      object:string
      externalIdFieldName:string?
      concurrencyMode:ConcurrencyMode?
      contentType:ContentType?
      assignmentRuleId:string?`,
    JobStateChange: 'id:string? state:JobState',
    BatchInfo: `
      id:string
      jobId:string
      state:BatchState
      stateMessage:string?~
      createdDate:dateTime
      systemModstamp:dateTime
      numberRecordsProcessed:long
      numberRecordsFailed:long
      totalProcessingTime:long
      apiActiveProcessingTime:long
      apexProcessingTime:long`,
    BatchInfoList: 'batchInfo:BatchInfo[]',
    RecordResults: 'result:RecordResult[]',
    RecordResult: 'errors:RecordError[] id:string?~ success:boolean created:boolean',
    RecordError: 'fields:string[] message:string statusCode:string',
    ResultList: 'result:string[]',
    QueryResult: 'records:sObject[]',
    sObject: 'type:string *',
    AsyncApiError: 'exceptionCode:AsyncExceptionCode exceptionMessage:string',
  },
  resources: {
    createJob: {
      call: 'POST job NewJob -> 201 JobInfo',
      headers: 'Sforce-Enable-PKChunking Sforce-Disable-Batch-Retry Sforce-Line-Ending ->',
      since: 16,
    },
    getJob: { call: 'GET job/{jobId} -> 200 JobInfo', since: 16 },
    updateJob: { call: 'POST job/{jobId} JobStateChange -> 200 JobInfo', since: 16 },
    createBatch: { call: 'POST job/{jobId}/batch content -> 201 BatchInfo', since: 16 },
    listBatches: { call: 'GET job/{jobId}/batch -> 200 BatchInfoList', since: 16 },
    getBatch: { call: 'GET job/{jobId}/batch/{batchId} -> 200 BatchInfo', since: 16 },
    getBatchRequest: { call: 'GET job/{jobId}/batch/{batchId}/request -> 200 content', since: 19 },
    getBatchResult: { call: 'GET job/{jobId}/batch/{batchId}/result -> 200 content:RecordResults', since: 16 },
    getBatchResultList: { call: 'GET job/{jobId}/batch/{batchId}/result -> 200 ResultList', since: 21 },
    getBatchResultData: { call: 'GET job/{jobId}/batch/{batchId}/result/{resultId} -> 200 content:QueryResult', since: 21 },
    createSpec: { call: 'POST job/{jobId}/spec csv -> 201', since: 16 },
  },
};
