import { makeAccounts, type Row } from '../data/accounts.ts';
import { csvHeader, csvLine, flatRow } from '../data/bulk-csv.ts';
import type { Contender, Service, Size, Workload } from '../harness/workload.ts';
import { type CannedAnswer, type CannedRequest, startCannedOrg } from '../loopback/canned-org.ts';
import * as clients from '../loopback/clients.ts';
import { makeDrain } from '../loopback/drain.ts';
import { reading } from '../loopback/reading.ts';

/** Pages of `blocks` times the same rows. */
export interface Input {
  readonly pages: number;
  readonly blocks: number;
  readonly rowsPerBlock: number;
  readonly isGzipped?: true;
}

const JOBS = '/services/data/v62.0/jobs/query';
const JOB_ID = '7505e000001AbCdAAK';
export const SOQL = 'SELECT Id, Name, AccountNumber, Owner.Name, Owner.Email FROM Account';

export const total = ({ pages, blocks, rowsPerBlock }: Input): number => pages * blocks * rowsPerBlock;

export const rowsOf = ({ rowsPerBlock }: Input): Row[] => makeAccounts(rowsPerBlock);

export async function serve(input: Input): Promise<Service> {
  const rows = rowsOf(input).map(flatRow);
  const header = csvHeader(rows[0]!);
  const block = Buffer.from(rows.map((row) => csvLine(Object.values(row))).join(''));
  const page = [header, ...Array.from({ length: input.blocks }, () => block)];
  const megabytes = (block.length * input.blocks * input.pages) / 1e6;
  return { origin: await startCannedOrg((request) => answer(input, request, page), input), megabytes: megabytes.toFixed(0) };
}

function answer(input: Input, { method, path, query }: CannedRequest, page: readonly (string | Uint8Array)[]): CannedAnswer {
  if (path !== `${JOBS}/${JOB_ID}/results`) return jobAnswer(input, method === 'POST');
  // jsforce, which asks for no number of rows, stumbles over a second page: it takes its header for a row, or breaks off.
  if (!query.has('maxRecords')) return wholeAnswer(input, page);
  const next = Number(query.get('locator') ?? 0) + 1;
  const headers = {
    'sforce-locator': next < input.pages ? String(next) : 'null',
    'sforce-numberofrecords': String(total(input) / input.pages),
  };
  return { type: 'text/csv', headers, body: page };
}

function wholeAnswer(input: Input, [header, ...blocks]: readonly (string | Uint8Array)[]): CannedAnswer {
  const headers = { 'sforce-locator': 'null', 'sforce-numberofrecords': String(total(input)) };
  return { type: 'text/csv', headers, body: [header!, ...Array.from({ length: input.pages }, () => blocks).flat()] };
}

function jobAnswer(input: Input, isNew: boolean): CannedAnswer {
  const job = {
    id: JOB_ID,
    operation: 'query',
    object: 'Account',
    createdById: '0055e000000001AAAQ',
    createdDate: '2024-12-12T19:54:10.000+0000',
    systemModstamp: '2024-12-12T19:54:13.000+0000',
    state: isNew ? 'UploadComplete' : 'JobComplete',
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: 62,
    lineEnding: 'LF',
    columnDelimiter: 'COMMA',
    ...(isNew ? {} : { numberRecordsProcessed: total(input), retries: 0, totalProcessingTime: 112 }),
  };
  return { type: 'application/json', body: [JSON.stringify(job)] };
}

const forcewire = reading(rowsOf, {
  name: 'forcewire',
  client: clients.forcewire,
  expected: nestedRow,
  async read(org, sink) {
    for await (const page of org.bulk.query(SOQL).pages()) sink.take(page);
  },
});

const jsforce = reading(rowsOf, {
  name: 'jsforce',
  client: clients.jsforce,
  lacks: 'nested records, null',
  expected: (row) => withEmptyText(flatRow(row)),
  async read({ bulk2 }, sink) {
    const stream = await bulk2.query(SOQL);
    await new Promise<void>((resolve, reject) => {
      stream.on('record', (record) => sink.take([record]));
      stream.on('end', resolve).on('error', reject);
    });
  },
});

const drain: Contender<Input> = {
  name: 'drain',
  package: 'undici',
  lacks: 'all but the bytes',
  async setup(input, { service }) {
    const request = await makeDrain(service.origin!);
    const pages = Array.from({ length: input.pages }, (_, page) => ({
      path: `${JOBS}/${JOB_ID}/results?locator=${page}&maxRecords=100000`,
    }));
    const calls = [{ method: 'POST', path: JOBS } as const, { path: `${JOBS}/${JOB_ID}` }, ...pages];
    return async () => ((await request(calls)) > total(input) * 20 ? total(input) : 0);
  },
};

/** As forcewire reads it: like a record of SOAP, without children, and without what CSV does not say of a nested record. */
function nestedRow({ Contacts: _, Owner, ...row }: Row): unknown {
  const { Name, Email } = Owner as Row;
  return { ...row, Owner: { Name, Email } };
}

function withEmptyText(row: Readonly<Record<string, string | null>>): unknown {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? '']));
}

const PAGES: Readonly<Record<Size, Input>> = {
  full: { pages: 3, blocks: 20, rowsPerBlock: 2_000 },
  quick: { pages: 2, blocks: 10, rowsPerBlock: 2_000 },
  tiny: { pages: 2, blocks: 2, rowsPerBlock: 20 },
};

const download: Workload<Input> = {
  name: 'E1 Bulk 2.0 query',
  title: 'Log in, run a job and download its CSV over a socket, as objects',
  unit: 'records',
  makeInput: (size) => PAGES[size],
  unitsOf: total,
  amountOf: ({ pages }, { megabytes }) => `in ${pages} pages, ${megabytes} MB`,
  expected: total,
  serve,
  showsMemory: 'peak',
  contenders: [forcewire, jsforce, drain],
  targets: [
    { over: 'jsforce', atLeast: 9, aim: 15 },
    { memoryAbove: 'drain', atMostMb: 40 },
  ],
};

const longDownload: Workload<Input> = {
  ...download,
  name: 'E1 Bulk 2.0 query, long',
  title: 'The same with more than others can hold',
  makeInput: (size) => (size === 'full' ? { pages: 13, blocks: 50, rowsPerBlock: 2_000 } : PAGES[size]),
  contenders: [forcewire, drain],
  targets: [{ memoryAbove: 'drain', atMostMb: 40 }],
};

const gzippedDownload: Workload<Input> = {
  ...download,
  name: 'E1 Bulk 2.0 query, gzip',
  title: 'The same with answers that the server compressed',
  makeInput: (size) => ({ ...PAGES[size], isGzipped: true }),
  targets: [],
};

export const workloads: readonly Workload<Input>[] = [download, longDownload, gzippedDownload];
