import type { BatchInfo, Bulk1V30, JobInfo } from '../../../generated/bulk/v1.ts';
import { ForcewireError } from '../../errors.ts';
import { selectColumns, selectedObject } from '../../soql/select-list.ts';
import { abortJobs, hadAllBatchesDone } from '../abort-jobs.ts';
import { type BulkLink, callBulk, mayPassAgain, openBulk, readBulk } from '../call.ts';
import type { ResultPart } from '../download.ts';
import type { QueryHandle } from '../job-handle.ts';
import type { PkChunking } from '../operation.ts';
import { bulk1 } from '../v1/wire.ts';
import type { ExtractPart } from './parts.ts';
import { type ExtractContext, failedJob, type QueryJob } from './query-job.ts';

/** Downloads at a time. The servers give as many addresses of pages at once in Bulk 2.0. */
const WIDTH = 5;

/** What a query of Bulk 1.0 is made of. */
export interface Query1 {
  readonly soql: string;
  readonly all: boolean;
  readonly pkChunking: boolean | PkChunking;
}

/** Makes a Bulk 1.0 job with the query as its one batch. Throws ForcewireError (INVALID_OPTION) for a text in which no object is to be found. */
export async function startQueryJob1(context: ExtractContext, query: Query1): Promise<QueryJob> {
  const object = selectedObject(query.soql);
  if (object === undefined) throw new ForcewireError('INVALID_OPTION', 'Bulk API 1.0 has to be told the object, and the query names none.');
  const { link, signal } = context;
  const { version } = link.api;
  const resources = bulk1<Bulk1V30>(version);
  const operation = query.all ? 'queryAll' : 'query';
  const headers = query.pkChunking === false ? {} : { pkChunking: query.pkChunking };
  for (let attempt = 1; ; attempt++) {
    const { id: jobId } = await readBulk(link, resources.createJob, { operation, object, contentType: 'CSV' }, { headers, signal });
    try {
      await callBulk(link, resources.createBatch, { jobId, contentType: 'CSV', data: query.soql }, { signal });
    } catch (error) {
      // Whether the batch is there is not always known; a second one would give every row twice, so there is a new job.
      await changeState(link, resources, jobId, 'Aborted').catch(() => {});
      if (mayPassAgain(error) && (await link.retrier.pause({ operation: 'createBatch', attempt, error, signal }))) continue;
      throw error;
    }
    const job = new Job(context, resources, { protocol: '1.0', version, jobIds: [jobId], operation, soql: query.soql }, object, true);
    // The guide advises against closing a job whose query is cut before all chunks are read.
    if (query.pkChunking === false) await job.allRead();
    return job;
  }
}

/** The job behind a handle. */
export async function findQueryJob1(context: ExtractContext, handle: QueryHandle): Promise<QueryJob> {
  const resources = bulk1<Bulk1V30>(handle.version);
  const { object, state } = await readBulk(context.link, resources.getJob, { jobId: handle.jobIds[0]! }, { signal: context.signal });
  return new Job(context, resources, handle, object, state === 'Open');
}

function changeState(link: BulkLink, resources: Bulk1V30, jobId: string, state: 'Closed' | 'Aborted'): Promise<JobInfo> {
  return callBulk(link, resources.updateJob, { jobId, state });
}

class Job implements QueryJob {
  readonly handle: QueryHandle;
  readonly object: string;
  readonly dialect = {};
  readonly selected: readonly string[] | undefined;
  readonly width: number;
  readonly hasNoRowsLine = true;
  readonly #context: ExtractContext;
  readonly #resources: Bulk1V30;
  readonly #jobId: string;
  /** As they were when the counters moved last. */
  #batches: readonly BatchInfo[] = [];
  #counters = '';
  #isOver = false;
  #isOpen: boolean;

  constructor(context: ExtractContext, resources: Bulk1V30, handle: QueryHandle, object: string, isOpen: boolean) {
    this.handle = handle;
    this.object = object;
    this.selected = handle.soql === undefined ? undefined : selectColumns(handle.soql);
    this.width = context.order === 'completion' ? WIDTH : 1;
    this.#context = context;
    this.#isOpen = isOpen;
    this.#resources = resources;
    this.#jobId = handle.jobIds[0]!;
  }

  async totalRows(): Promise<number> {
    while (!this.#isOver) await this.#waitForChange();
    return this.#batches.reduce((sum, { numberRecordsProcessed }) => sum + numberRecordsProcessed, 0);
  }

  async *parts(from?: string): AsyncGenerator<ResultPart, void, undefined> {
    let isSkipping = from !== undefined;
    for await (const { id } of this.#completedBatches(from?.split('/', 1)[0])) {
      for (const part of await this.#files(id)) {
        if (part.key === from) isSkipping = false;
        if (!isSkipping) yield part;
      }
    }
  }

  /** A batch with one file has the rows of that file. */
  async listParts(): Promise<readonly ExtractPart[]> {
    await this.totalRows();
    const parts: ExtractPart[] = [];
    for (const { id, numberRecordsProcessed } of this.#ready(undefined)) {
      const files = await this.#files(id);
      for (const { key } of files) parts.push({ key, rows: files.length === 1 ? numberRecordsProcessed : undefined });
    }
    return parts;
  }

  partAt({ key }: ExtractPart): ResultPart {
    const [batchId = '', resultId] = key.split('/');
    if (resultId === undefined) throw new ForcewireError('INVALID_OPTION', `The part ${key} is none of Bulk API 1.0.`);
    return this.#file(batchId, resultId);
  }

  abort(): Promise<'aborted' | 'ended'> {
    const abort = (jobId: string): Promise<JobInfo> => changeState(this.#context.link, this.#resources, jobId, 'Aborted');
    // One that is open is ended by this, whatever its batches are.
    return abortJobs([this.#jobId], abort, (job) => !this.#isOpen && hadAllBatchesDone(job));
  }

  /** Closes the job, if it is open. One that stays open is closed by the server in a day; that is no reason for an extract to fail. */
  async allRead(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await changeState(this.#context.link, this.#resources, this.#jobId, 'Closed').catch(() => {});
  }

  /** In their order, or each when it is done. */
  async *#completedBatches(from: string | undefined): AsyncGenerator<BatchInfo, void, undefined> {
    const given = new Set<string>();
    for (;;) {
      for (const batch of this.#ready(from)) {
        if (given.has(batch.id)) continue;
        given.add(batch.id);
        yield batch;
      }
      if (this.#isOver) return;
      await this.#waitForChange();
    }
  }

  #ready(from: string | undefined): readonly BatchInfo[] {
    const all = this.#batches.filter(({ state }) => state !== 'NotProcessed');
    const rest = all.slice(
      Math.max(
        0,
        all.findIndex(({ id }) => id === from),
      ),
    );
    const waiting = this.#context.order === 'completion' ? -1 : rest.findIndex(({ state }) => state !== 'Completed');
    return (waiting < 0 ? rest : rest.slice(0, waiting)).filter(({ state }) => state === 'Completed');
  }

  async #files(batchId: string): Promise<readonly ResultPart[]> {
    const { link, signal } = this.#context;
    const { result } = await readBulk(link, this.#resources.getBatchResultList, { jobId: this.#jobId, batchId }, { signal });
    return result.map((resultId) => this.#file(batchId, resultId));
  }

  #file(batchId: string, resultId: string): ResultPart {
    const { link, signal } = this.#context;
    const request = { jobId: this.#jobId, batchId, resultId };
    return {
      key: `${batchId}/${resultId}`,
      open: async () => {
        const { body, discard } = await openBulk(link, this.#resources.getBatchResultData, request, { signal });
        return { body, rows: undefined, next: undefined, discard };
      },
    };
  }

  /** Asks for the job's counters, and for its batches where those have moved. */
  #waitForChange(): Promise<true> {
    const { link, watch, signal } = this.#context;
    const jobId = this.#jobId;
    return watch.until(async () => {
      const job = await readBulk(link, this.#resources.getJob, { jobId }, { signal });
      this.#isOpen &&= job.state === 'Open';
      const counters = [job.state, job.numberBatchesTotal, job.numberBatchesCompleted, job.numberBatchesFailed].join();
      const hasMoved = counters !== this.#counters;
      if (hasMoved) {
        this.#batches = (await readBulk(link, this.#resources.listBatches, { jobId }, { signal })).batchInfo;
        this.#counters = counters;
      }
      if (job.state === 'Aborted') throw failedJob('JOB_ABORTED', this.handle, undefined);
      const failed = this.#batches.find(({ state }) => state === 'Failed');
      if (failed !== undefined || job.state === 'Failed') throw failedJob('JOB_FAILED', this.handle, failed?.stateMessage);
      // Whether the total counts the batch that was cut, the guide does not say.
      this.#isOver = this.#batches.length >= job.numberBatchesTotal && this.#areDone(hasMoved);
      return hasMoved || this.#isOver ? true : undefined;
    });
  }

  /** The batch of a query that is cut ends NotProcessed. Alone, it may be waiting for its chunks; if none come until the next look, there are none. */
  #areDone(isFirstLook: boolean): boolean {
    const open = this.#batches.filter(({ state }) => state !== 'NotProcessed');
    if (open.length === 0) return !isFirstLook && this.#batches.length > 0;
    return open.every(({ state }) => state === 'Completed');
  }
}
