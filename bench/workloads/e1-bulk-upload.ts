import { type AccountInput, makeAccountInputs } from '../data/account-inputs.ts';
import type { Contender, Size, Workload } from '../harness/workload.ts';
import { bulk1Load, bulk1Uploads } from '../loopback/bulk1-load.ts';
import { bulk2Load, bulk2Uploads } from '../loopback/bulk2-load.ts';
import { startCannedOrg } from '../loopback/canned-org.ts';
import * as clients from '../loopback/clients.ts';
import { type BareRequest, makeDrain } from '../loopback/drain.ts';
import { asTexts, repeated, type Sent, sending } from '../loopback/sending.ts';

interface Input {
  readonly batches: number;
  readonly rowsPerBatch: number;
}

const total = ({ batches, rowsPerBatch }: Input): number => batches * rowsPerBatch;

/** The same rows again and again. */
function rowsOf({ rowsPerBatch }: Input): AccountInput[] {
  const rows = makeAccountInputs(Math.min(rowsPerBatch, 1_000));
  return Array.from({ length: rowsPerBatch }, (_, at) => rows[at % rows.length]!);
}

const forcewire = (protocol: '1.0' | '2.0'): Contender<Input> =>
  sending(rowsOf, {
    name: 'forcewire',
    client: clients.forcewire,
    normalise: readSent,
    async send(org, rows, { batches, rowsPerBatch }) {
      let ok = 0;
      const load = org.bulk.insert('Account', repeated(rows, batches), { protocol, batchRows: rowsPerBatch });
      for await (const { status } of load) if (status === 'ok') ok++;
      return ok;
    },
  });

const jsforce1 = sending(rowsOf, {
  name: 'jsforce',
  client: clients.jsforce,
  normalise: readSent,
  async send({ bulk }, rows, { batches }: Input) {
    let ok = 0;
    for (let batch = 0; batch < batches; batch++) {
      for (const { success } of await bulk.load('Account', 'insert', rows as Record<string, any>[])) if (success) ok++;
    }
    return ok;
  },
});

const jsforce2 = sending(rowsOf, {
  name: 'jsforce',
  client: clients.jsforce,
  normalise: readSent,
  async send({ bulk2 }, rows, { batches }: Input) {
    let ok = 0;
    for (let batch = 0; batch < batches; batch++) {
      const input = rows as Record<string, string>[];
      ok += (await bulk2.loadAndWaitForResults({ object: 'Account', operation: 'insert', input })).successfulResults.length;
    }
    return ok;
  },
});

const drain = (callsOf: (body: Uint8Array) => readonly BareRequest[]): Contender<Input> => ({
  name: 'drain',
  package: 'undici',
  lacks: 'all but the bytes: sends one body again and again',
  async setup(input, { service }) {
    const request = await makeDrain(service.origin!);
    const body = Buffer.alloc(Math.min(9_900_000, input.rowsPerBatch * 350), '"cell"\n');
    const all = Array.from({ length: input.batches }, () => callsOf(body)).flat();
    return async () => ((await request(all)) > total(input) * 20 ? total(input) : 0);
  },
  expected: total,
});

/** The rows in the documents, by a parser of neither side. */
async function readSent({ ok, bodies }: Sent): Promise<unknown> {
  const { default: papaparse } = await import('papaparse');
  return { ok, rows: bodies.flatMap((body) => papaparse.parse(body, { header: true, skipEmptyLines: true }).data) };
}

const SIZES: Readonly<Record<Size, Input>> = {
  full: { batches: 5, rowsPerBatch: 10_000 },
  quick: { batches: 2, rowsPerBatch: 5_000 },
  tiny: { batches: 2, rowsPerBatch: 20 },
};

const upload = {
  title: 'Log in, upload batches of Accounts of 20 fields and read their results, over a socket',
  unit: 'records',
  makeInput: (size: Size): Input => SIZES[size],
  unitsOf: total,
  amountOf: ({ batches }: Input): string => `in ${batches} batches`,
  expected: (input: Input): unknown => ({
    ok: total(input),
    rows: Array.from({ length: input.batches }, () => rowsOf(input).map(asTexts)).flat(),
  }),
  showsMemory: 'peak',
  targets: [],
} as const;

const job1 = '/services/async/62.0/job/7505e0000000000AAE';
const job2 = '/services/data/v62.0/jobs/ingest/7505e0000000000AAE';

export const workloads: readonly Workload<Input>[] = [
  {
    ...upload,
    name: 'E1 Bulk 1.0 insert',
    serve: async ({ rowsPerBatch }) => ({ origin: await startCannedOrg(bulk1Load(rowsPerBatch), bulk1Uploads) }),
    contenders: [
      forcewire('1.0'),
      jsforce1,
      drain((body) => [
        { method: 'POST', path: `${job1}/batch`, type: 'text/csv', body },
        { path: `${job1}/batch/7515e0000000000AAE/result` },
      ]),
    ],
  },
  {
    ...upload,
    name: 'E1 Bulk 2.0 insert',
    serve: async (input) => ({ origin: await startCannedOrg(bulk2Load(rowsOf(input).map(asTexts)), bulk2Uploads) }),
    contenders: [
      forcewire('2.0'),
      jsforce2,
      drain((body) => [{ method: 'PUT', path: `${job2}/batches`, type: 'text/csv', body }, { path: `${job2}/successfulResults` }]),
    ],
  },
];
