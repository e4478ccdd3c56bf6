import { type AccountInput, makeAccountInputs } from '../data/account-inputs.ts';
import { makeId } from '../data/accounts.ts';
import { csvLine } from '../data/bulk-csv.ts';
import type { Contender, Context, Service, Size, Workload } from '../harness/workload.ts';
import { type CannedAnswer, type CannedRequest, startCannedOrg } from '../loopback/canned-org.ts';
import { forcewireAt, jsforceAt } from '../loopback/clients.ts';
import { makeDrain } from '../loopback/drain.ts';

interface Input {
  readonly batches: number;
  readonly rowsPerBatch: number;
}

interface Output {
  readonly ok: number;
  /** The documents that the server was sent. */
  readonly sent: readonly string[];
}

const total = ({ batches, rowsPerBatch }: Input): number => batches * rowsPerBatch;

/** The same rows again and again. */
function rowsOf({ rowsPerBatch }: Input): AccountInput[] {
  const rows = makeAccountInputs(Math.min(rowsPerBatch, 1_000));
  return Array.from({ length: rowsPerBatch }, (_, at) => rows[at % rows.length]!);
}

async function serve({ rowsPerBatch }: Input): Promise<Service> {
  const ids = Array.from({ length: rowsPerBatch }, (_, at) => csvLine([makeId('001', at), 'true', 'true', '']));
  const results = Buffer.from(csvLine(['Id', 'Success', 'Created', 'Error']) + ids.join(''));
  const jobs: string[][] = [];
  const isBatch = ({ method, path }: CannedRequest): boolean => method === 'POST' && path.endsWith('/batch');
  return { origin: await startCannedOrg((request) => answer(request, jobs, results, rowsPerBatch), isBatch) };
}

/** Jobs and batches are numbers; a batch is completed as soon as it is there. */
function answer({ method, path }: CannedRequest, jobs: string[][], results: Uint8Array, rows: number): CannedAnswer {
  const [, jobId, part, batchId, isResult] = /\/job(?:\/(\w+))?(?:\/(batch))?(?:\/(\w+))?(?:\/(result))?$/.exec(path)!;
  if (jobId === undefined) return document(jobInfo(makeId('750', jobs.push([]) - 1), 'Open'), 201);
  if (part === undefined) return document(jobInfo(jobId, method === 'POST' ? 'Closed' : 'Open'), 200);
  const batches = (jobs[numberIn(jobId)] ??= []);
  if (isResult !== undefined) return { type: 'text/csv', body: [results] };
  if (batchId !== undefined) return document(batchInfo(batchId, jobId, rows), 200);
  if (method === 'POST') {
    const id = makeId('751', numberIn(jobId) * 1_000 + batches.length);
    batches.push(id);
    return document(batchInfo(id, jobId, rows), 201);
  }
  const infos = batches.map((id) => batchInfo(id, jobId, rows)).join('');
  return document(`<batchInfoList xmlns="${NAMESPACE}">${infos}</batchInfoList>`, 200);
}

const NAMESPACE = 'http://www.force.com/2009/06/asyncapi/dataload';
const TIMES = '<createdDate>2024-04-16T14:47:55.000Z</createdDate><systemModstamp>2024-04-16T14:47:55.000Z</systemModstamp>';
const DURATIONS =
  '<totalProcessingTime>0</totalProcessingTime><apiActiveProcessingTime>0</apiActiveProcessingTime><apexProcessingTime>0</apexProcessingTime>';

function document(body: string, status: number): CannedAnswer {
  return { type: 'application/xml', status, body: ['<?xml version="1.0" encoding="UTF-8"?>', body] };
}

function jobInfo(id: string, state: string): string {
  return (
    `<jobInfo xmlns="${NAMESPACE}"><id>${id}</id><operation>insert</operation><object>Account</object><createdById>0055e000000001AAAQ</createdById>` +
    `${TIMES}<state>${state}</state><concurrencyMode>Parallel</concurrencyMode><contentType>CSV</contentType><numberBatchesQueued>0` +
    '</numberBatchesQueued><numberBatchesInProgress>0</numberBatchesInProgress><numberBatchesCompleted>0</numberBatchesCompleted>' +
    '<numberBatchesFailed>0</numberBatchesFailed><numberBatchesTotal>0</numberBatchesTotal><numberRecordsProcessed>0</numberRecordsProcessed>' +
    `<numberRetries>0</numberRetries><apiVersion>62.0</apiVersion><numberRecordsFailed>0</numberRecordsFailed>${DURATIONS}</jobInfo>`
  );
}

function batchInfo(id: string, jobId: string, rows: number): string {
  return (
    `<batchInfo xmlns="${NAMESPACE}"><id>${id}</id><jobId>${jobId}</jobId><state>Completed</state>${TIMES}` +
    `<numberRecordsProcessed>${rows}</numberRecordsProcessed><numberRecordsFailed>0</numberRecordsFailed>${DURATIONS}</batchInfo>`
  );
}

/** What `makeId` was given. */
function numberIn(id: string): number {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const number = id.slice(6, 15).replace(/^0+/, (zeros) => 'A'.repeat(zeros.length));
  return [...number].reduce((sum, digit) => sum * 62 + digits.indexOf(digit), 0);
}

async function sentTo({ service, isVerifying }: Context): Promise<readonly string[]> {
  return isVerifying ? ((await (await fetch(`${service.origin}/kept`)).json()) as string[]) : [];
}

const forcewire: Contender<Input> = {
  name: 'forcewire',
  package: 'forcewire',
  async setup(input, context) {
    const logIn = await forcewireAt(context.service.origin!);
    const rows = rowsOf(input);
    return async () => {
      await using org = await logIn();
      let ok = 0;
      const load = org.bulk.insert('Account', repeated(rows, input.batches), { protocol: '1.0', batchRows: input.rowsPerBatch });
      for await (const { status } of load) if (status === 'ok') ok++;
      return { ok, sent: await sentTo(context) } satisfies Output;
    };
  },
  normalise: readSent,
};

const jsforce: Contender<Input> = {
  name: 'jsforce',
  package: 'jsforce',
  async setup(input, context) {
    const logIn = await jsforceAt(context.service.origin!);
    const rows = rowsOf(input);
    return async () => {
      const { bulk } = await logIn();
      let ok = 0;
      for (let batch = 0; batch < input.batches; batch++) {
        for (const { success } of await bulk.load('Account', 'insert', rows as Record<string, any>[])) if (success) ok++;
      }
      return { ok, sent: await sentTo(context) } satisfies Output;
    };
  },
  normalise: readSent,
};

const drain: Contender<Input> = {
  name: 'drain',
  package: 'undici',
  lacks: 'all but the bytes: sends one body again and again',
  async setup(input, { service }) {
    const request = await makeDrain(service.origin!);
    const job = '/services/async/62.0/job/7505e0000000000AAE';
    const body = Buffer.alloc(Math.min(9_900_000, input.rowsPerBatch * 350), '"cell"\n');
    const upload = { method: 'POST', path: `${job}/batch`, type: 'text/csv', body } as const;
    const result = { path: `${job}/batch/7515e0000000000AAE/result` };
    const all = Array.from({ length: input.batches }, () => [upload, result]).flat();
    return async () => ((await request(all)) > total(input) * 20 ? total(input) : 0);
  },
  expected: total,
};

/** The rows in the documents, by a parser of neither side. */
async function readSent({ ok, sent }: Output): Promise<unknown> {
  const { default: papaparse } = await import('papaparse');
  return { ok, rows: sent.flatMap((body) => papaparse.parse(body, { header: true, skipEmptyLines: true }).data) };
}

function* repeated(rows: readonly AccountInput[], times: number): Generator<AccountInput> {
  for (let time = 0; time < times; time++) yield* rows;
}

function asTexts(row: AccountInput): unknown {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
}

const SIZES: Readonly<Record<Size, Input>> = {
  full: { batches: 5, rowsPerBatch: 10_000 },
  quick: { batches: 2, rowsPerBatch: 5_000 },
  tiny: { batches: 2, rowsPerBatch: 20 },
};

export const workloads: readonly Workload<Input>[] = [
  {
    name: 'E1 Bulk 1.0 insert',
    title: 'Log in, upload batches of 10,000 Accounts of 20 fields and read their results, over a socket',
    unit: 'records',
    makeInput: (size) => SIZES[size],
    unitsOf: total,
    expected: (input) => ({ ok: total(input), rows: Array.from({ length: input.batches }, () => rowsOf(input).map(asTexts)).flat() }),
    serve,
    showsMemory: 'peak',
    contenders: [forcewire, jsforce, drain],
    targets: [],
  },
];
