import type { Bulk2V49, IngestJob } from '../../../generated/bulk/v2.ts';
import type { CsvDialect } from '../../csv/dialect.ts';
import { abortJobs } from '../abort-jobs.ts';
import { callBulk, readBulk } from '../call.ts';
import { JobError } from '../job-handle.ts';
import { bulk2 } from '../v2/wire.ts';
import type { AttachContext, AttachedJobs } from './attach-load.ts';
import { downloadResult, failures, type ResultOperation, readReturned, succeeded } from './job-results.ts';
import type { Settlement } from './load-batch.ts';

/**
 * Jobs of Bulk 2.0, one after the other when each has ended: its successes, its failures, and the rows that were not processed. A job that is open
 * has begun nothing, and may never: once all others have been read, that is an error.
 */
export function attachedJobs({ link, handle, pollTimeoutMs, signal }: AttachContext): AttachedJobs {
  const resources = bulk2<Bulk2V49>(handle.version);

  function ended(jobId: string): Promise<IngestJob> {
    return link.poller.watch({ handle: () => handle, timeoutMs: pollTimeoutMs, signal }).until(async () => {
      const job = await readBulk(link, resources.getIngestJob, { jobId }, { signal });
      return ['Open', 'JobComplete', 'Failed', 'Aborted'].includes(job.state) ? job : undefined;
    });
  }

  async function* resultsOf({ id: jobId, state, errorMessage, columnDelimiter }: IngestJob): AsyncGenerator<readonly Settlement[]> {
    const dialect: CsvDialect =
      columnDelimiter === undefined ? {} : { delimiter: columnDelimiter.toLowerCase() as CsvDialect['delimiter'] };
    const reason = errorMessage ?? (state === 'Aborted' ? 'the job was aborted' : `the server did not process the row (${state})`);
    async function* read(
      operation: ResultOperation,
      settlementOf: Parameters<typeof readReturned>[3],
    ): AsyncGenerator<readonly Settlement[]> {
      const chunks = downloadResult(link, operation, { jobId, handle }, signal);
      for await (const rows of readReturned(chunks, [], dialect, settlementOf)) yield rows.map(({ settlement }) => settlement);
    }
    yield* read(resources.getSuccessfulResults, succeeded);
    yield* read(resources.getFailedResults, failures());
    yield* read(resources.getUnprocessedRecords, () => ({ status: 'notProcessed', reason }));
  }

  return {
    async *results() {
      const open: string[] = [];
      for (const jobId of handle.jobIds) {
        const job = await ended(jobId);
        if (job.state === 'Open') open.push(jobId);
        else yield* resultsOf(job);
      }
      if (open.length === 0) return;
      const message = `The upload of ${open.join(', ')} was not declared complete, so that nothing of it was carried out.`;
      throw new JobError('JOB_OPEN', message, { handle, retryable: true });
    },
    abort: () => abortJobs(handle.jobIds, (jobId) => callBulk(link, resources.updateIngestJob, { jobId, state: 'Aborted' })),
  };
}
