import type { Bulk2V49, IngestJob } from '../../../generated/bulk/v2.ts';
import type { CsvDialect } from '../../csv/dialect.ts';
import { ForcewireError, ServerError } from '../../errors.ts';
import type { BatchResult, ServerJob } from '../../load/run-load.ts';
import { abortJobs } from '../abort-jobs.ts';
import { type BulkLink, callBulk, mayPassAgain, newTrace, readBulk } from '../call.ts';
import type { LoadHandle } from '../job-handle.ts';
import type { BatchLog } from './batch-log.ts';
import { type Fate, isGone, leave, type Settle } from './fate.ts';
import { downloadResult, failures, type ResultOperation, readReturned, SentRows, succeeded } from './job-results.ts';
import { RowJoin } from './join-rows.ts';
import type { LoadBatch, Settlement } from './load-batch.ts';
import { LoadJobs, type LoadJobsOptions } from './load-jobs.ts';
import type { LoadTarget } from './load-options.ts';

/** To abort a job that will not be used. */
const ABORT_TIMEOUT_MS = 30_000;

/** How a load by Bulk 2.0 runs. */
export interface JobLoadOptions extends LoadJobsOptions {
  readonly dialect: CsvDialect;
  /** Column that tells rows apart. */
  readonly joinOn: string | undefined;
}

/** A load as Bulk 2.0 does it: a job for each batch. */
export class JobLoad implements ServerJob {
  readonly #link: BulkLink;
  readonly #target: LoadTarget;
  readonly #options: JobLoadOptions;
  readonly #jobs: LoadJobs;

  constructor(link: BulkLink, target: LoadTarget, options: JobLoadOptions) {
    this.#link = link;
    this.#target = target;
    this.#options = options;
    this.#jobs = new LoadJobs(link, '2.0', target, options);
  }

  get handle(): LoadHandle | undefined {
    return this.#jobs.handle;
  }

  get traffic(): LoadJobs['traffic'] {
    return this.#jobs.traffic;
  }

  /** Makes a job of a batch, unless the log says where there is one, waits for its end and joins its results. Never rejects. */
  send<Row>(batch: LoadBatch<Row>, stopping: AbortSignal, log: BatchLog): Promise<BatchResult<Row>> {
    return this.#jobs.settle(batch, log, async (document, fate) => {
      const submit = (): Promise<string> => this.#submitOnce(document, fate, log);
      const job = await this.#jobs.inTurn(stopping, submit, (jobId) => this.#ended(jobId));
      return job === undefined ? leave(log) : this.#join(job, document, batch.sent);
    });
  }

  abort(): Promise<'aborted' | 'ended'> {
    const { signal } = this.#options;
    return abortJobs(this.#jobs.ids, (jobId) =>
      readBulk(this.#link, this.#resources.updateIngestJob, { jobId, state: 'Aborted' }, { signal }),
    );
  }

  // Each job has ended its upload when its batch was sent.
  async end(): Promise<void> {}

  async #submitOnce(document: Uint8Array, fate: Fate, log: BatchLog): Promise<string> {
    const left = log.jobId === undefined ? 'useless' : await this.#stateOf(log.jobId, log);
    if (left === 'submitted') return log.jobId!;
    if (left === 'open') return this.#submit(log.jobId!, document, fate, log);
    fate.applied = 'no';
    const jobId = await this.#createJob(document);
    await log.begun(jobId);
    return this.#submit(jobId, document, fate, log);
  }

  /** How far a process that died has come with its job. One that it never closed and that is open no more has done nothing, like one that was aborted. */
  async #stateOf(jobId: string, { mayHaveRun }: BatchLog): Promise<'open' | 'submitted' | 'useless'> {
    try {
      const { state, numberRecordsProcessed: processed } = await this.#get(jobId);
      if (state === 'Open') return 'open';
      return (state === 'Aborted' && processed === 0) || (state === 'Failed' && !mayHaveRun) ? 'useless' : 'submitted';
    } catch (error) {
      if (!mayHaveRun && isGone(error)) return 'useless';
      throw error;
    }
  }

  /** Nothing of a job is carried out before its upload is declared complete. */
  async #submit(jobId: string, document: Uint8Array, fate: Fate, log: BatchLog): Promise<string> {
    try {
      await this.#upload(jobId, document, fate);
      await log.intend(jobId);
      fate.applied = 'perhaps';
      await this.#complete(jobId, fate);
      return jobId;
    } catch (error) {
      if (fate.applied === 'no') await this.#abort(jobId);
      throw error;
    }
  }

  async #createJob(document: Uint8Array): Promise<string> {
    const { object, operation, externalIdField } = this.#target;
    const { assignmentRuleId, dialect, signal } = this.#options;
    const job = {
      object,
      operation,
      externalIdFieldName: externalIdField,
      contentType: 'CSV',
      columnDelimiter: dialect.delimiter?.toUpperCase(),
      lineEnding: dialect.lineEnding ?? lineEndingOf(document),
      assignmentRuleId,
    };
    // One that is created twice for a lost answer stays empty.
    const { id } = await readBulk(this.#link, this.#resources.createIngestJob, job, { signal });
    this.#jobs.add(id);
    return id;
  }

  /** A job takes one upload. Where one had no answer, in this process or one before, it is made again, and a server that has it says so. */
  async #upload(jobId: string, data: Uint8Array, fate: Fate): Promise<void> {
    const { signal } = this.#options;
    const operation = this.#resources.uploadIngestJobData;
    for (let attempt = 1; ; attempt++) {
      const trace = newTrace();
      try {
        return await callBulk(this.#link, operation, { jobId, data }, { signal }, trace);
      } catch (error) {
        if (hasContents(error)) return;
        if (!mayPassAgain(error) || !(await this.#link.retrier.pause({ operation: operation.name, attempt, error, signal }))) throw error;
      } finally {
        this.#jobs.count(fate, trace);
      }
    }
  }

  async #complete(jobId: string, fate: Fate): Promise<void> {
    const { signal } = this.#options;
    try {
      await readBulk(this.#link, this.#resources.updateIngestJob, { jobId, state: 'UploadComplete' }, { signal });
    } catch (error) {
      if (!(error instanceof ServerError) || error.retryable) throw error;
      // A change whose answer was lost is refused the second time.
      const { state } = await this.#get(jobId);
      if (state !== 'Open' && state !== 'Aborted') return;
      fate.applied = 'no';
      throw error;
    }
  }

  /** A job whose rows count as not sent shall not be carried out by anybody. */
  async #abort(jobId: string): Promise<void> {
    const options = { signal: AbortSignal.timeout(ABORT_TIMEOUT_MS) };
    await callBulk(this.#link, this.#resources.updateIngestJob, { jobId, state: 'Aborted' }, options).catch(() => {});
  }

  async #ended(jobId: string): Promise<IngestJob> {
    const { pollTimeoutMs: timeoutMs, signal } = this.#options;
    return this.#link.poller.watch({ handle: () => this.#jobs.knownHandle, timeoutMs, signal }).until(async () => {
      const job = await this.#get(jobId);
      return ['JobComplete', 'Failed', 'Aborted'].includes(job.state) ? job : undefined;
    });
  }

  /** Successes, failures and unprocessed rows must be all that was sent; the results that the job's counters rule out are not asked for. */
  async #join(job: IngestJob, document: Uint8Array, rows: number): Promise<Settle> {
    const { id, state, errorMessage, numberRecordsProcessed: processed, numberRecordsFailed: failed } = job;
    const reason = errorMessage ?? (state === 'Aborted' ? 'the job was aborted' : `the server did not process the row (${state})`);
    const notProcessed: Settlement = { status: 'notProcessed', reason };
    if (state !== 'JobComplete' && processed === 0) return () => notProcessed;
    const { dialect, signal } = this.#options;
    const sent = new SentRows(document, dialect);
    const join = await RowJoin.of(sent, this.#keyColumn(sent.columns));
    const { getSuccessfulResults, getFailedResults, getUnprocessedRecords } = this.#resources;
    const sources: readonly [boolean, ResultOperation, Parameters<typeof readReturned>[3]][] = [
      [processed !== failed, getSuccessfulResults, succeeded],
      [failed !== 0, getFailedResults, failures()],
      [processed !== rows, getUnprocessedRecords, () => notProcessed],
    ];
    for (const [isLikely, operation, settlementOf] of [...sources].sort(([a], [b]) => Number(b) - Number(a))) {
      if (!isLikely && join.returned === rows) break;
      const chunks = downloadResult(this.#link, operation, { jobId: id, handle: this.#jobs.knownHandle }, signal);
      for await (const returned of readReturned(chunks, sent.columns, dialect, settlementOf)) {
        for (const row of returned) join.add(row.cells, row.settlement);
      }
    }
    const settled = await join.settle();
    const cause = new ForcewireError('RESULT_COUNT', `Of ${rows} rows, the results of job ${id} have ${join.returned}.`);
    return (place): Settlement => settled(place) ?? { status: 'unknown', cause };
  }

  #keyColumn(columns: readonly string[]): number {
    const { operation, externalIdField } = this.#target;
    const name = this.#options.joinOn ?? (operation === 'insert' ? undefined : (externalIdField ?? 'Id'));
    return columns.findIndex((column) => column.toLowerCase() === name?.toLowerCase());
  }

  #get(jobId: string): Promise<IngestJob> {
    return readBulk(this.#link, this.#resources.getIngestJob, { jobId }, { signal: this.#options.signal });
  }

  get #resources(): Bulk2V49 {
    return this.#link.api.bulk2 as Bulk2V49;
  }
}

// `Found multipe contents for job: <…>`, in the servers' spelling.
function hasContents(error: unknown): boolean {
  return error instanceof ServerError && /^Found multip\w* contents/i.test(error.message);
}

/** Of the first row; a file that mixes them is for the server to refuse. */
function lineEndingOf(document: Uint8Array): 'LF' | 'CRLF' {
  const end = document.indexOf(0x0a);
  return end > 0 && document[end - 1] === 0x0d ? 'CRLF' : 'LF';
}
