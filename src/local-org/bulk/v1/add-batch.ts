import { mediaType } from '../../../bulk/message.ts';
import { readCharset } from '../../../bulk/v1/content.ts';
import { ApiError } from '../../api-error.ts';
import type { Org } from '../../org.ts';
import type { IdRange } from '../query/id-ranges.ts';
import { Batch, type BatchContent } from './batch.ts';
import { ingestBatch } from './ingest-batch.ts';
import type { Job } from './job.ts';
import { queryBatch } from './query-batch.ts';

/** Media types of batches by the job's content type. */
const MEDIA: Readonly<Record<string, string>> = {
  XML: 'application/xml',
  CSV: 'text/csv',
  JSON: 'application/json',
  ZIP_XML: 'zip/xml',
  ZIP_CSV: 'zip/csv',
  ZIP_JSON: 'zip/json',
};

/**
 * Adds a batch to a job and queues it; its content is looked at when its turn comes. Throws ApiError. A batch for a job that is not open is not
 * added and counts all the same (Bulk API guide, limits).
 */
export function addBatch(org: Org, job: Job, userId: string, contentType: string | undefined, data: Uint8Array): Batch {
  if (userId !== job.createdById) throw new ApiError('InvalidUser', 'The job was created by another user');
  requireContentType(contentType, job.contentType);
  org.bulk.takeBatches(1);
  if (job.state !== 'Open') throw new ApiError('InvalidJobState', `Batches cannot be added to a job in state ${job.state}`);
  const charset = readCharset({ 'content-type': contentType ?? '' });
  return enqueue(org, job, { mediaType: mediaType(contentType), charset, data });
}

/** `range` is for the chunks of a query that was split. */
function enqueue(org: Org, job: Job, content: BatchContent, range?: IdRange): Batch {
  const addChunk = (soql: string, chunk: IdRange): void => {
    org.bulk.takeBatches(1);
    enqueue(org, job, { ...content, data: new TextEncoder().encode(soql) }, chunk);
  };
  const parts = { org, nextResultId: () => org.bulk.jobs.nextResultId(), addChunk };
  const batch = new Batch(org.bulk.jobs.nextBatchId(), job, content, org.clock, (self) =>
    job.isQuery ? queryBatch(parts, self, range) : ingestBatch(org, self),
  );
  job.batches.push(batch);
  batch.stopWaiting = org.bulk.queue.add(batch);
  return batch;
}

/** Throws ApiError for a header that names no content type, or another one than the job's. */
function requireContentType(header: string | undefined, jobContentType: string): void {
  const media = mediaType(header);
  if (media === MEDIA[jobContentType]) return;
  if (!Object.values(MEDIA).includes(media)) throw new ApiError('UnsupportedContentType', `Unsupported content type: ${header ?? ''}`);
  throw new ApiError('InvalidBatch', `Content type of the batch (${media}) does not match that of the job (${MEDIA[jobContentType]})`);
}
