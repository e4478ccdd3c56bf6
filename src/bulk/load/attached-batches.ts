import type { BatchInfo, Bulk1V30 } from '../../../generated/bulk/v1.ts';
import { abortJobs, hadAllBatchesDone } from '../abort-jobs.ts';
import { ROWS_IN_ZIP } from '../batch/encode-batch.ts';
import { isZip, readZip } from '../batch/read-zip.ts';
import { callBulk, readBulk } from '../call.ts';
import { bulk1 } from '../v1/wire.ts';
import type { AttachContext, AttachedJobs } from './attach-load.ts';
import { BatchJob } from './batch-job.ts';
import { SentRows } from './job-results.ts';
import type { Settlement } from './load-batch.ts';
import { readBatch } from './read-batch.ts';

const NO_ROWS = new Uint8Array(0);

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
    return new SentRows(isZip(sent) ? (readZip(sent).get(ROWS_IN_ZIP) ?? NO_ROWS) : sent, {}).count();
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
    abort: () => abortJobs(handle.jobIds, (jobId) => callBulk(link, resources.updateJob, { jobId, state: 'Aborted' }), hadAllBatchesDone),
  };
}
