import type { BatchInfo, Bulk1V30 } from '../../../generated/bulk/v1.ts';
import { callBulk, readBulk } from '../call.ts';
import { JobError, type LoadHandle } from '../job-handle.ts';
import { bulk1 } from '../v1/wire.ts';
import type { AttachContext, AttachedJobs } from './attach-load.ts';
import { BatchJob } from './batch-job.ts';
import { SentRows } from './job-results.ts';
import type { Settlement } from './load-batch.ts';
import { readBatch } from './read-batch.ts';

/**
 * Jobs of Bulk 1.0. Batches come in the order in which their job got them, each when it has ended. A job that is still open counts with the batches
 * that it has by then: whoever sent them may have died.
 */
export function attachedBatches({ link, handle, pollTimeoutMs, signal }: AttachContext): AttachedJobs {
  const resources = bulk1<Bulk1V30>(handle.version);

  async function rowsOf(jobId: string, { id: batchId, state, numberRecordsProcessed }: BatchInfo): Promise<number> {
    if (state === 'Completed') return numberRecordsProcessed;
    const { data } = await readBulk(link, resources.getBatchRequest, { jobId, batchId }, { signal });
    const sent = typeof data === 'string' ? new TextEncoder().encode(data) : data;
    if (isZip(sent)) throw uncounted(batchId, handle);
    return new SentRows(sent, {}).count();
  }

  return {
    async *results() {
      for (const jobId of handle.jobIds) {
        const job = new BatchJob(link, resources, jobId, { handle: () => handle, pollTimeoutMs, signal });
        for await (const batch of job.each()) {
          const rows = await rowsOf(jobId, batch);
          const settle = await readBatch(link, resources, { jobId, batch, rows }, signal);
          yield Array.from({ length: rows }, (_, place): Settlement => settle(place));
        }
      }
    },
    abort: (jobId) => callBulk(link, resources.updateJob, { jobId, state: 'Aborted' }),
  };
}

function isZip(data: Uint8Array): boolean {
  return data[0] === 0x50 && data[1] === 0x4b && data[2] === 3 && data[3] === 4;
}

function uncounted(batchId: string, handle: LoadHandle): JobError {
  const message = `The batch ${batchId} failed, and the rows in its ZIP are not counted here: ask for its request and its result by org.bulk.v1.`;
  return new JobError('RESULT_FORMAT', message, { handle });
}
