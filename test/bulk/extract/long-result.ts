import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accessToken, type Org } from 'forcewire';
import { v62 } from 'forcewire/v62';
import { connectBy } from '../../../src/connection.ts';
import { userInfo } from '../../connection/scripted-server.ts';

const JOB = '750000000000001AAA';
const BATCH = '751000000000001AAA';
const DATE = '2026-01-01T00:00:00.000Z';
const HEADER = '"Id","Name"\n';
const ROWS_A_BLOCK = 1_000;
const BLOCK = Buffer.from(`"001000000000001AAA","${'a row of some length '.repeat(8)}"\n`.repeat(ROWS_A_BLOCK));

/** A server with a query that has been run, by either protocol, whose result has so many bytes in so many parts, written as fast as they are taken. */
export class LongResult implements AsyncDisposable {
  /** Bytes of parts that were written so far. */
  written = 0;
  /** Parts that were being written at a time. */
  mostOpen = 0;
  readonly rows: number;
  readonly bytes: number;
  readonly #server: Server;
  readonly #parts: number;
  readonly #blocks: number;
  #open = 0;
  #org: Org<typeof v62> | undefined;

  static async start(bytes: number, parts = 1): Promise<LongResult> {
    const result = new LongResult(bytes, parts);
    result.#server.listen(0, '127.0.0.1');
    await once(result.#server, 'listening');
    return result;
  }

  private constructor(bytes: number, parts: number) {
    this.#parts = parts;
    this.#blocks = Math.ceil(bytes / parts / BLOCK.length);
    this.rows = parts * this.#blocks * ROWS_A_BLOCK;
    this.bytes = parts * (this.#blocks * BLOCK.length + HEADER.length);
    this.#server = createServer((request, response) => {
      request.resume();
      request.on('end', () => void this.#answer(request.method!, request.url!, response));
    });
  }

  async connect(): Promise<Org<typeof v62>> {
    const instanceUrl = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    const clock = { now: () => Date.now(), random: () => 0, sleep: async () => {} };
    this.#org = await connectBy(clock, { api: v62, auth: accessToken({ accessToken: 'token', instanceUrl }) });
    return this.#org;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await this.#org?.close();
  }

  async #answer(method: string, url: string, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    if (pathname.startsWith('/services/Soap/')) return void response.end(v62.operations.getUserInfo.encodeResponse(userInfo() as never));
    if (/\/results$|\/result\/\w+$/.test(pathname)) return this.#writePart(Number(searchParams.get('locator') ?? 0), response);
    const isJson = pathname.startsWith('/services/data/');
    const body = isJson ? JSON.stringify(this.#json(pathname)) : this.#xml(method, pathname);
    response.writeHead(200, { 'content-type': isJson ? 'application/json' : 'application/xml' }).end(body);
  }

  #json(path: string): object {
    const results = `/services/data/v62.0/jobs/query/${JOB}/results`;
    const resultPages = Array.from({ length: this.#parts }, (_, at) => ({ resultUrl: `${results}?locator=${at}` }));
    if (path.endsWith('/resultPages')) return { resultPages, nextRecordsUrl: null, done: true };
    return {
      ...{ id: JOB, operation: 'query', object: 'Account', createdById: '005000000000001AAA', createdDate: DATE, systemModstamp: DATE },
      ...{
        state: 'JobComplete',
        concurrencyMode: 'Parallel',
        contentType: 'CSV',
        apiVersion: 62,
        lineEnding: 'LF',
        columnDelimiter: 'COMMA',
      },
      ...{ numberRecordsProcessed: this.rows, retries: 0, totalProcessingTime: 1 },
    };
  }

  #xml(method: string, path: string): string {
    const { createJob, createBatch, listBatches, getBatchResultList } = v62.bulk1;
    const times = { totalProcessingTime: 1, apiActiveProcessingTime: 1, apexProcessingTime: 0 };
    const counts = { numberRecordsProcessed: this.rows, numberRecordsFailed: 0, ...times };
    const batch = { id: BATCH, jobId: JOB, state: 'Completed', createdDate: DATE, systemModstamp: DATE, ...counts };
    const job = {
      ...{ id: JOB, operation: 'query', object: 'Account', createdById: '005000000000001AAA', createdDate: DATE, systemModstamp: DATE },
      ...{
        state: 'Closed',
        concurrencyMode: 'Parallel',
        contentType: 'CSV',
        apiVersion: 62,
        numberBatchesQueued: 0,
        numberBatchesInProgress: 0,
      },
      ...{ numberBatchesCompleted: 1, numberBatchesFailed: 0, numberBatchesTotal: 1, numberRetries: 0, ...counts },
    };
    const result = Array.from({ length: this.#parts }, (_, at) => `75200000000000${at}AAA`);
    if (path.endsWith('/result')) return textOf(getBatchResultList.encodeResponse({ result }));
    if (path.endsWith('/batch') && method === 'POST') return textOf(createBatch.encodeResponse(batch as never));
    if (path.endsWith('/batch')) return textOf(listBatches.encodeResponse({ batchInfo: [batch] } as never));
    return textOf(createJob.encodeResponse(job as never));
  }

  async #writePart(part: number, response: ServerResponse): Promise<void> {
    this.mostOpen = Math.max(this.mostOpen, ++this.#open);
    response.on('error', () => {});
    const locator = part + 1 < this.#parts ? String(part + 1) : 'null';
    const rows = String(this.#blocks * ROWS_A_BLOCK);
    response.writeHead(200, { 'content-type': 'text/csv', 'sforce-locator': locator, 'sforce-numberofrecords': rows });
    response.write(HEADER);
    this.written += HEADER.length;
    for (let at = 0; at < this.#blocks && !response.destroyed; at++) {
      this.written += BLOCK.length;
      if (!response.write(BLOCK)) await drained(response);
    }
    response.end(() => this.#open--);
  }
}

/** Or closed, by a client that has left. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}

function textOf({ body }: { readonly body?: string | Uint8Array | undefined }): string {
  return typeof body === 'string' ? body : new TextDecoder().decode(body);
}
