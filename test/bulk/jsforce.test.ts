import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Connection } from 'jsforce';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { BulkOperation } from '../../src/bulk/operation.ts';
import { bulk1 } from '../../src/bulk/v1/wire.ts';
import { bulk2 } from '../../src/bulk/v2/wire.ts';
import { ServerError } from '../../src/errors.ts';

// jsforce as the client of a server that consists of our codecs: what it sends must decode, and what they encode it must understand.
const v1 = bulk1('62.0');
const v2 = bulk2('62.0');

type AnyOperation = BulkOperation<any, any, any>;
interface Route {
  readonly operation: AnyOperation;
  readonly answer: (request: any) => unknown;
}

let server: Server | undefined;
afterEach(() => new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve()))));

const on = <Request, Result>(operation: BulkOperation<Request, Result, any>, answer: (request: Request) => Result): Route => ({
  operation,
  answer,
});

async function serve(routes: readonly Route[]): Promise<{ connection: Connection; calls: string[]; sessions: Set<unknown> }> {
  const calls: string[] = [];
  const sessions = new Set<unknown>();
  server = createServer(async (incoming, outgoing) => {
    const message = {
      method: incoming.method!,
      path: incoming.url!,
      headers: incoming.headers as Record<string, string>,
      body: await bodyOf(incoming),
    };
    const route = routes.find(({ operation }) => operation.accepts(message));
    if (route === undefined) {
      outgoing.writeHead(404).end();
      return;
    }
    const { request, headers } = route.operation.decodeRequest(message);
    calls.push(route.operation.name);
    sessions.add(headers.sessionId);
    const response = respond(route, request);
    outgoing.writeHead(response.status, response.headers).end(response.body);
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  const instanceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const connection = new Connection({ instanceUrl, accessToken: '00D!A', version: '62.0' });
  connection.bulk.pollInterval = 10;
  return { connection, calls, sessions };
}

function respond({ operation, answer }: Route, request: unknown): ReturnType<AnyOperation['encodeResponse']> {
  try {
    return operation.encodeResponse(answer(request));
  } catch (error) {
    if (error instanceof ServerError) return operation.encodeError(error);
    throw error;
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

const textOf = (data: string | Uint8Array): string => (typeof data === 'string' ? data : new TextDecoder().decode(data));

describe('Bulk 1.0', () => {
  const job = {
    id: '750Xx0000000001AAA',
    createdById: '005Xx0000000001AAA',
    createdDate: '2026-02-12T15:43:48.000Z',
    systemModstamp: '2026-02-12T15:43:48.000Z',
    state: 'Open',
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    numberBatchesQueued: 0,
    numberBatchesInProgress: 0,
    numberBatchesCompleted: 0,
    numberBatchesFailed: 0,
    numberBatchesTotal: 0,
    numberRecordsProcessed: 0,
    numberRetries: 0,
    apiVersion: 62,
    numberRecordsFailed: 0,
    totalProcessingTime: 0,
    apiActiveProcessingTime: 0,
    apexProcessingTime: 0,
  };
  const batch = {
    id: '751Xx0000000001AAA',
    jobId: job.id,
    state: 'Completed',
    createdDate: job.createdDate,
    systemModstamp: job.systemModstamp,
    numberRecordsProcessed: 2,
    numberRecordsFailed: 1,
    totalProcessingTime: 0,
    apiActiveProcessingTime: 0,
    apexProcessingTime: 0,
  };

  // jsforce does not wait for the closing of its job.
  const closed = (calls: readonly string[]): Promise<void> => vi.waitFor(() => expect(calls).toContain('updateJob'), { timeout: 10_000 });

  test('jsforce loads rows, and reads what became of each', async () => {
    const seen: unknown[] = [];
    const { connection, calls, sessions } = await serve([
      on(v1.createJob, (request) => {
        seen.push(request);
        return { ...job, ...request };
      }),
      on(v1.createBatch, ({ contentType, data }) => {
        seen.push({ contentType, data: textOf(data) });
        return { ...batch, state: 'Queued' };
      }),
      on(v1.getBatch, () => batch),
      on(v1.getBatchResult, () => ({
        contentType: 'CSV',
        data: '"Id","Success","Created","Error"\n"a00Xx0000000001AAA","true","true",""\n"","false","false","REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --"\n',
      })),
      on(v1.updateJob, (request) => ({ ...job, operation: 'upsert', object: 'City__c', state: request.state })),
    ]);
    const outcome = await connection.bulk.load('City__c', 'upsert', { extIdField: 'Ext__c' }, [
      { Ext__c: '1', Name: 'Łódź' },
      { Ext__c: '2', Name: null },
    ]);
    expect(outcome).toEqual([
      { id: 'a00Xx0000000001AAA', success: true, created: true, errors: [] },
      { id: null, success: false, created: false, errors: ['REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --'] },
    ]);
    expect(seen[0]).toEqual({ operation: 'upsert', object: 'City__c', externalIdFieldName: 'Ext__c', contentType: 'CSV' });
    expect(seen[1]).toMatchObject({ contentType: 'CSV', data: expect.stringContaining('Łódź') });
    await closed(calls);
    expect([...sessions]).toEqual(['00D!A']);
  });

  test('jsforce reads the result files of a query', async () => {
    const { connection, calls } = await serve([
      on(v1.createJob, (request) => ({ ...job, ...request })),
      on(v1.createBatch, () => ({ ...batch, state: 'Queued' })),
      on(v1.getBatch, () => batch),
      on(v1.getBatchResultList, () => ({ result: ['752Xx0000000001'] })),
      on(v1.getBatchResultData, ({ resultId }) => ({ contentType: 'CSV', data: `"Id","Name"\n"${resultId}","a ""b"""\n` })),
      on(v1.updateJob, () => ({ ...job, operation: 'query', object: 'City__c', state: 'Closed' })),
    ]);
    const records: unknown[] = [];
    for await (const record of await connection.bulk.query('SELECT Id, Name FROM City__c')) records.push(record);
    expect(records).toEqual([{ Id: '752Xx0000000001', Name: 'a "b"' }]);
    await closed(calls);
  });

  test('jsforce reads our errors', async () => {
    const refuse = (): never => {
      throw new ServerError({ exceptionCode: 'InvalidJob', message: 'Unable to find object: Foo__c', status: 400 });
    };
    const { connection } = await serve([on(v1.createJob, refuse)]);
    const failed = connection.bulk.createJob('Foo__c', 'insert').open();
    await expect(failed).rejects.toMatchObject({ name: 'InvalidJob', message: 'Unable to find object: Foo__c' });
  });
});

describe('Bulk 2.0', () => {
  const job = {
    id: '750Xx0000000001AAA',
    object: 'City__c',
    createdById: '005Xx0000000001AAA',
    createdDate: '2023-12-12T19:04:49.000+0000',
    systemModstamp: '2023-12-12T19:04:49.000+0000',
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: 62,
  };

  test('jsforce loads rows, and reads the three files of results', async () => {
    let uploaded = '';
    const { connection, sessions } = await serve([
      on(v2.createIngestJob, (request) => ({
        ...job,
        operation: request.operation,
        state: 'Open',
        lineEnding: 'LF',
        columnDelimiter: 'COMMA',
      })),
      on(v2.uploadIngestJobData, ({ data }) => {
        uploaded = textOf(data);
        return undefined;
      }),
      on(v2.updateIngestJob, ({ state }) => ({ ...job, operation: 'insert', state })),
      on(v2.getIngestJob, () => ({ ...job, operation: 'insert', state: 'JobComplete', jobType: 'V2Ingest', numberRecordsProcessed: 2 })),
      on(v2.getSuccessfulResults, () => '"sf__Id","sf__Created",Name\n"a00Xx0000000001AAA","true","Łódź"\n'),
      on(v2.getFailedResults, () => '"sf__Id","sf__Error",Name\n"","DUPLICATE_VALUE:duplicate value found:--","b"\n'),
      on(v2.getUnprocessedRecords, () => 'Name\n'),
    ]);
    const rows = [{ Name: 'Łódź' }, { Name: 'b' }];
    const results = await connection.bulk2.loadAndWaitForResults({ object: 'City__c', operation: 'insert', input: rows, pollInterval: 10 });
    expect(results.successfulResults).toEqual([{ sf__Id: 'a00Xx0000000001AAA', sf__Created: 'true', Name: 'Łódź' }]);
    expect(results.failedResults).toMatchObject([{ sf__Error: 'DUPLICATE_VALUE:duplicate value found:--', Name: 'b' }]);
    expect(results.unprocessedRecords).toEqual([]);
    expect(uploaded).toContain('Łódź');
    expect([...sessions]).toEqual(['00D!A']);
  });

  test('jsforce reads a query to its last page', async () => {
    const { connection } = await serve([
      on(v2.createQueryJob, (request) => ({ ...job, operation: request.operation, state: 'UploadComplete' })),
      on(v2.getQueryJob, () => ({ ...job, operation: 'query', state: 'JobComplete', jobType: 'V2Query', numberRecordsProcessed: 1 })),
      on(v2.getQueryJobResults, () => ({ data: '"Id"\n"a00Xx0000000001AAA"\n', locator: null, numberOfRecords: 1 })),
    ]);
    const stream = await connection.bulk2.query('SELECT Id FROM City__c', { pollInterval: 10 });
    const records: unknown[] = [];
    for await (const record of stream) records.push(record);
    expect(records).toEqual([{ Id: 'a00Xx0000000001AAA' }]);
  });

  test('jsforce reads our errors', async () => {
    const refuse = (): never => {
      throw new ServerError({ exceptionCode: 'INVALIDJOB', message: 'InvalidJob : Unable to find object: Foo__c', status: 400 });
    };
    const { connection } = await serve([on(v2.createIngestJob, refuse)]);
    const failed = connection.bulk2.createJob({ object: 'Foo__c', operation: 'insert' }).open();
    await expect(failed).rejects.toMatchObject({ errorCode: 'INVALIDJOB', message: 'InvalidJob : Unable to find object: Foo__c' });
  });
});
