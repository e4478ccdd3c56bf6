import type { Bulk2V58, QueryJob as QueryJobInfo } from '../../../generated/bulk/v2.ts';
import type { CsvDialect } from '../../csv/dialect.ts';
import { ForcewireError } from '../../errors.ts';
import { selectColumns } from '../../soql/select-list.ts';
import { abortJobs } from '../abort-jobs.ts';
import { callBulk, openBulk, readBulk } from '../call.ts';
import type { ResultPart } from '../download.ts';
import type { QueryHandle } from '../job-handle.ts';
import { bulk2 } from '../v2/wire.ts';
import type { ExtractPart } from './parts.ts';
import { type ExtractContext, failedJob, type QueryJob } from './query-job.ts';

/** Addresses of pages in one answer of the servers. */
const PAGES_AT_ONCE = 5;
/** The first version with addresses of pages. */
const RESULT_PAGES = 58;
/** The first version with queries. */
const QUERIES = 47;

/** Makes a Bulk 2.0 query job. An answer that is lost may leave a second job at the server, which nobody reads. */
export async function startQueryJob2(context: ExtractContext, soql: string, all: boolean, dialect: CsvDialect = {}): Promise<QueryJob> {
  const { link, signal } = context;
  const { version } = link.api;
  const resources = resourcesOf(version);
  const operation = all ? 'queryAll' : 'query';
  const { delimiter, lineEnding } = dialect;
  const request = { operation, query: soql, columnDelimiter: delimiter?.toUpperCase(), lineEnding };
  const job = await readBulk(link, resources.createQueryJob, request, { signal });
  const handle: QueryHandle = { protocol: '2.0', version, jobIds: [job.id], operation, soql };
  return new Job(context, resources, handle, job);
}

/** The job behind a handle. */
export async function findQueryJob2(context: ExtractContext, handle: QueryHandle): Promise<QueryJob> {
  const resources = resourcesOf(handle.version);
  const job = await readBulk(context.link, resources.getQueryJob, { jobId: handle.jobIds[0]! }, { signal: context.signal });
  return new Job(context, resources, handle, job);
}

function resourcesOf(version: string): Bulk2V58 {
  if (Number.parseFloat(version) >= QUERIES) return bulk2(version);
  throw new ForcewireError('INVALID_OPTION', `Bulk API 2.0 has queries from version ${QUERIES}.0 on, not at ${version}: use protocol 1.0.`);
}

class Job implements QueryJob {
  readonly handle: QueryHandle;
  readonly object: string;
  readonly dialect: CsvDialect;
  readonly selected: readonly string[] | undefined;
  readonly width: number;
  readonly hasNoRowsLine = false;
  readonly #context: ExtractContext;
  readonly #resources: Bulk2V58;
  readonly #jobId: string;
  /** Whether the server gives the addresses of all pages. */
  readonly #hasAddresses: boolean;
  #done: Promise<QueryJobInfo> | undefined;

  constructor(
    context: ExtractContext,
    resources: Bulk2V58,
    handle: QueryHandle,
    job: Pick<QueryJobInfo, 'id' | 'object' | 'columnDelimiter'>,
  ) {
    this.handle = handle;
    this.object = job.object;
    this.dialect = job.columnDelimiter === undefined ? {} : { delimiter: job.columnDelimiter.toLowerCase() as CsvDialect['delimiter'] };
    this.selected = handle.soql === undefined ? undefined : selectColumns(handle.soql);
    this.#hasAddresses = Number.parseFloat(handle.version) >= RESULT_PAGES;
    this.width = context.order === 'completion' && this.#hasAddresses ? PAGES_AT_ONCE : 1;
    this.#context = context;
    this.#resources = resources;
    this.#jobId = job.id;
  }

  async totalRows(): Promise<number> {
    return (await this.#finished()).numberRecordsProcessed ?? 0;
  }

  async *parts(from = ''): AsyncGenerator<ResultPart, void, undefined> {
    await this.#finished();
    if (this.width > 1) yield* this.#addressedPages();
    else yield* this.#chainedPages(from);
  }

  /** Before 58.0 each page is asked for and left at its head, which says how long it is and where the next one is. */
  async listParts(): Promise<readonly ExtractPart[]> {
    await this.#finished();
    const parts: ExtractPart[] = [];
    if (this.#hasAddresses) {
      for await (const { key } of this.#addressedPages()) parts.push({ key });
      return parts;
    }
    const { pageRows } = this.#context;
    for await (const page of this.#chainedPages('')) {
      const { rows, discard } = await page.open();
      await discard();
      parts.push({ key: page.key, rows, pageRows });
    }
    return parts;
  }

  partAt({ key, pageRows }: ExtractPart): ResultPart {
    return this.#page(key, pageRows, () => {});
  }

  // The server removes the job in a week.
  async allRead(): Promise<void> {}

  abort(): Promise<'aborted' | 'ended'> {
    return abortJobs([this.#jobId], (jobId) => callBulk(this.#context.link, this.#resources.updateQueryJob, { jobId, state: 'Aborted' }));
  }

  /** Each page says where the next one is. */
  async *#chainedPages(from: string): AsyncGenerator<ResultPart, void, undefined> {
    const maxRecords = this.#context.pageRows;
    let locator: string | null | undefined = from;
    while (typeof locator === 'string') {
      let next: string | null | undefined;
      const page = this.#page(locator, maxRecords, (found) => (next = found));
      yield page;
      locator = next;
    }
  }

  async *#addressedPages(): AsyncGenerator<ResultPart, void, undefined> {
    const { link, signal } = this.#context;
    const { getQueryJobResultPages, getQueryJobResults } = this.#resources;
    let locator: string | undefined;
    for (let isDone = false; !isDone; ) {
      const request = { jobId: this.#jobId, ...(locator === undefined ? {} : { locator }) };
      const answer = await readBulk(link, getQueryJobResultPages, request, { signal });
      for (const { resultUrl } of answer.resultPages) {
        yield this.#page(locatorIn(getQueryJobResults, resultUrl) ?? '', undefined, () => {});
      }
      isDone = answer.done || typeof answer.nextRecordsUrl !== 'string';
      if (!isDone) locator = locatorIn(getQueryJobResultPages, answer.nextRecordsUrl!);
    }
  }

  #page(locator: string, maxRecords: number | undefined, onNext: (locator: string | null) => void): ResultPart {
    const { link, signal } = this.#context;
    const request = {
      jobId: this.#jobId,
      ...(locator === '' ? {} : { locator }),
      ...(maxRecords === undefined ? {} : { maxRecords }),
    };
    return {
      key: locator,
      open: async () => {
        const { result, body, discard } = await openBulk(link, this.#resources.getQueryJobResults, request, { signal });
        onNext(result.locator);
        return { body, rows: result.numberOfRecords, next: result.locator, discard };
      },
    };
  }

  #finished(): Promise<QueryJobInfo> {
    this.#done ??= this.#waitForEnd();
    return this.#done;
  }

  #waitForEnd(): Promise<QueryJobInfo> {
    const { link, watch, signal } = this.#context;
    return watch.until(async () => {
      const job = await readBulk(link, this.#resources.getQueryJob, { jobId: this.#jobId }, { signal });
      if (job.state === 'Failed') throw failedJob('JOB_FAILED', this.handle, job.errorMessage);
      if (job.state === 'Aborted') throw failedJob('JOB_ABORTED', this.handle, job.errorMessage);
      return job.state === 'JobComplete' ? job : undefined;
    });
  }
}

/** Addresses are read with the codec of what they lead to, so that a request for them goes the same way as every other. */
function locatorIn(operation: Bulk2V58['getQueryJobResults'] | Bulk2V58['getQueryJobResultPages'], link: string): string | undefined {
  const path = `/${link.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/^\/+/, '')}`;
  return operation.decodeRequest({ method: 'GET', path, headers: {} }).request.locator;
}
