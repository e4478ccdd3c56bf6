import type { NewJob } from '../../../../generated/bulk/v1.ts';
import type { JobHeaders, PkChunking } from '../../../bulk/operation.ts';
import { ApiError } from '../../api-error.ts';
import type { Org } from '../../org.ts';
import { requireBulkObject } from '../bulk-objects.ts';
import { externalIdOf, refuseHardDelete } from '../ingest-rules.ts';
import { Job, type JobContentType, type JobFacts } from './job.ts';

const OPERATIONS: readonly string[] = ['insert', 'update', 'upsert', 'delete', 'hardDelete', 'query', 'queryAll'];
const CONTENT_TYPES: readonly string[] = ['XML', 'CSV', 'JSON', 'ZIP_XML', 'ZIP_CSV', 'ZIP_JSON'];
const CONCURRENCY_MODES: readonly string[] = ['Parallel', 'Serial'];
const DAY = 24 * 3_600_000;
const DEFAULT_CHUNK_SIZE = 100_000;
const MAX_CHUNK_SIZE = 250_000;

/** A request's job: whatever it was sent with, known here or not. */
export type JobRequest = Partial<NewJob> & Readonly<Record<string, unknown>>;

/** Opens a job, which closes itself a day later. Throws ApiError for one that cannot be. */
export function createJob(org: Org, userId: string, version: string, request: JobRequest, headers: JobHeaders): Job {
  for (const name of ['createdById', 'createdDate', 'systemModstamp']) refuseGiven(request, name);
  const operation = oneOf(OPERATIONS, 'operation', request.operation) as JobFacts['operation'];
  const object = requireBulkObject(org.store, request.object ?? '');
  const facts: JobFacts = {
    id: org.bulk.jobs.nextId(),
    operation,
    object: object.name,
    externalIdFieldName: externalIdOf(object, operation, request.externalIdFieldName),
    assignmentRuleId: request.assignmentRuleId,
    concurrencyMode: oneOf(CONCURRENCY_MODES, 'concurrencyMode', request.concurrencyMode ?? 'Parallel') as JobFacts['concurrencyMode'],
    contentType: contentTypeOf(operation, request.contentType),
    apiVersion: version,
    createdById: userId,
    createdDate: org.clock.now(),
    pkChunking: pkChunkingOf(operation, headers),
    retriesBatches: headers.disableBatchRetry !== true,
    lineEnding: headers.lineEnding ?? 'LF',
  };
  refuseHardDelete(operation, org.bulk.settings);
  const job = new Job(facts);
  org.bulk.jobs.add(job);
  org.clock.after(DAY, () => {
    if (job.state === 'Open') job.setState('Closed', org.clock.now());
  });
  return job;
}

/** Throws ApiError for a property that the server alone sets, in its words: "CreatedById cannot be specified". */
export function refuseGiven(request: Readonly<Record<string, unknown>>, name: string): void {
  if (request[name] === undefined) return;
  throw new ApiError('InvalidJob', `${name[0]!.toUpperCase()}${name.slice(1)} cannot be specified`);
}

/** Case matters, as the guide warns of operations. */
function oneOf(values: readonly string[], name: string, given: string | undefined): string {
  if (given !== undefined && values.includes(given)) return given;
  throw new ApiError('InvalidJob', `Invalid value: '${given ?? ''}' supplied for property: '${name}'`);
}

function contentTypeOf(operation: string, given: string | undefined): JobContentType {
  const contentType = oneOf(CONTENT_TYPES, 'contentType', given ?? 'XML') as JobContentType;
  if (!contentType.startsWith('ZIP_') || !operation.startsWith('query')) return contentType;
  throw new ApiError('InvalidJob', `Content type ${contentType} is not supported for operation ${operation}`);
}

/** undefined: queries are not split. */
function pkChunkingOf(operation: string, { pkChunking }: JobHeaders): PkChunking | undefined {
  if (pkChunking === undefined || pkChunking === false || !operation.startsWith('query')) return undefined;
  const { chunkSize = DEFAULT_CHUNK_SIZE, ...options } = pkChunking === true ? {} : pkChunking;
  if (chunkSize >= 1 && chunkSize <= MAX_CHUNK_SIZE) return { chunkSize, ...options };
  throw new ApiError('InvalidJob', `PK chunking: the chunk size must be from 1 to ${MAX_CHUNK_SIZE}, not ${chunkSize}`);
}
