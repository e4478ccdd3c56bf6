import type { JobInfo } from '../../../../generated/bulk/v1.ts';
import type { PkChunking } from '../../../bulk/operation.ts';
import { BulkJob, type BulkJobFacts } from '../bulk-job.ts';
import type { IngestOperation } from '../ingest.ts';
import type { Batch } from './batch.ts';
import type { TransformationSpec } from './transformation-spec.ts';

export type JobState = 'Open' | 'Closed' | 'Aborted' | 'Failed';

/** What a job is created with, and keeps. */
export interface JobFacts extends BulkJobFacts {
  readonly operation: IngestOperation | 'query' | 'queryAll';
  readonly externalIdFieldName: string | undefined;
  readonly assignmentRuleId: string | undefined;
  readonly concurrencyMode: 'Parallel' | 'Serial';
  readonly contentType: JobContentType;
  readonly pkChunking: PkChunking | undefined;
  readonly retriesBatches: boolean;
  /** How line breaks inside values are stored. */
  readonly lineEnding: 'LF' | 'CRLF';
}

export type JobContentType = 'XML' | 'CSV' | 'JSON' | 'ZIP_XML' | 'ZIP_CSV' | 'ZIP_JSON';

/** A job of Bulk API 1.0: what its batches do, and how far they are. */
export class Job extends BulkJob<JobFacts, JobState> {
  readonly jobType = 'Classic';
  readonly batches: Batch[] = [];
  /** Given before the first batch, if at all. */
  spec: TransformationSpec | undefined;

  constructor(facts: JobFacts) {
    super(facts, 'Open');
  }

  get concurrencyMode(): JobFacts['concurrencyMode'] {
    return this.facts.concurrencyMode;
  }

  get contentType(): JobContentType {
    return this.facts.contentType;
  }

  override get isPkChunkingEnabled(): boolean {
    return this.facts.pkChunking !== undefined;
  }

  override get youngestBatch(): number | undefined {
    return this.batches.at(-1)?.createdDate;
  }

  get isQuery(): boolean {
    return this.operation === 'query' || this.operation === 'queryAll';
  }

  /** The format of what is said about its batches. */
  get format(): 'xml' | 'json' {
    return this.contentType.endsWith('JSON') ? 'json' : 'xml';
  }

  /** JSON tells one thing more, as recorded at 45.0. */
  info(format: 'xml' | 'json'): JobInfo {
    const { facts, batches } = this;
    const { id, operation, object, createdById, externalIdFieldName, assignmentRuleId } = facts;
    const inState = (state: string): number => batches.filter((batch) => batch.state === state).length;
    const sum = (read: (batch: Batch) => number): number => batches.reduce((total, batch) => total + read(batch), 0);
    return {
      id,
      operation,
      object,
      createdById,
      createdDate: formatDate(facts.createdDate),
      systemModstamp: formatDate(this.systemModstamp),
      state: this.state,
      ...(externalIdFieldName === undefined ? {} : { externalIdFieldName }),
      concurrencyMode: facts.concurrencyMode,
      contentType: facts.contentType,
      numberBatchesQueued: inState('Queued'),
      numberBatchesInProgress: inState('InProgress'),
      numberBatchesCompleted: inState('Completed'),
      numberBatchesFailed: inState('Failed'),
      // A job is done when completed and failed make the total, the guide says: batches that are never processed cannot be in it.
      numberBatchesTotal: batches.length - inState('NotProcessed'),
      numberRecordsProcessed: sum((batch) => batch.recordsProcessed),
      numberRetries: sum((batch) => batch.retries),
      apiVersion: Number(facts.apiVersion),
      ...(assignmentRuleId === undefined ? {} : { assignmentRuleId }),
      numberRecordsFailed: sum((batch) => batch.recordsFailed),
      totalProcessingTime: Math.round(sum((batch) => batch.totalMs)),
      apiActiveProcessingTime: Math.round(sum((batch) => batch.activeMs)),
      apexProcessingTime: 0,
      ...(format === 'json' ? { fastPathEnabled: false } : {}),
    };
  }
}

/** As the servers write dates here: in whole seconds, all recordings have `.000Z`. */
export function formatDate(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}.000Z`;
}
