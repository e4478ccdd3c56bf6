import { type AccountInput, makeAccountInputs } from '../data/account-inputs.ts';
import { makeId } from '../data/accounts.ts';
import type { Contender, Service, Size, Workload } from '../harness/workload.ts';
import { type CannedAnswer, type CannedRequest, soapAnswer, startCannedOrg } from '../loopback/canned-org.ts';
import * as clients from '../loopback/clients.ts';
import { makeDrain } from '../loopback/drain.ts';
import { asTexts, repeated, type Sent, sending } from '../loopback/sending.ts';

interface Input {
  readonly calls: number;
}

const PER_CALL = 200;

/** Every call has the same rows. */
const rowsOfCall = (): AccountInput[] => makeAccountInputs(PER_CALL);

const isRest = ({ path }: CannedRequest): boolean => path.startsWith('/services/data/');

async function serve(): Promise<Service> {
  const ids = Array.from({ length: PER_CALL }, (_, at) => makeId('001', at));
  const soap = soapAnswer(
    `<createResponse>${ids.map((id) => `<result><id>${id}</id><success>true</success></result>`).join('')}</createResponse>`,
  );
  const rest: CannedAnswer = { type: 'application/json', body: [JSON.stringify(ids.map((id) => ({ id, success: true, errors: [] })))] };
  const isKept = (request: CannedRequest): boolean => isRest(request) || request.body.includes('create>');
  return { origin: await startCannedOrg((request) => (isRest(request) ? rest : soap), { isKept }) };
}

const forcewire = sending(rowsOfCall, {
  name: 'forcewire',
  client: clients.forcewire,
  normalise: readSent,
  async send(org, rows, { calls }: Input) {
    let ok = 0;
    for await (const outcome of org.insert('Account', repeated(rows, calls))) if (outcome.status === 'ok') ok++;
    return ok;
  },
});

const jsforceSoap = sending(rowsOfCall, {
  name: 'jsforce SOAP',
  client: clients.jsforceSoap,
  normalise: readSent,
  async send(api, rows, { calls }: Input) {
    let ok = 0;
    for (let call = 0; call < calls; call++) {
      const sObjects = rows.map((row) => ({ type: 'Account', ...row }));
      const { result } = await api.invoke('create', { sObjects });
      for (const { success } of result) if (success === 'true') ok++;
    }
    return ok;
  },
});

const soap = sending(rowsOfCall, {
  name: 'soap',
  client: clients.soap,
  normalise: readSent,
  async send(client, rows, { calls }: Input) {
    let ok = 0;
    for (let call = 0; call < calls; call++) {
      const sObjects = rows.map((row) => {
        return { 'ens:type': 'Account', ...Object.fromEntries(Object.entries(row).map(([name, value]) => [`ens:${name}`, value])) };
      });
      const [{ result }] = await client.createAsync({ sObjects });
      for (const { success } of result) if (success) ok++;
    }
    return ok;
  },
});

const jsforceRest = sending(rowsOfCall, {
  name: 'jsforce REST',
  client: clients.jsforce,
  lacks: 'SOAP: another protocol',
  async send(connection, rows, { calls }: Input) {
    let ok = 0;
    for (let call = 0; call < calls; call++) {
      const results = await connection.sobject('Account').create([...rows], { allOrNone: false });
      for (const { success } of results) if (success) ok++;
    }
    return ok;
  },
  normalise({ ok, bodies }) {
    const rows = bodies.flatMap((body) => JSON.parse(body).records).map(({ attributes: _, ...row }) => asTexts(row));
    return { ok, rows };
  },
});

const drain: Contender<Input> = {
  name: 'drain',
  package: 'undici',
  lacks: 'all but the bytes: sends one body again and again',
  async setup({ calls }, { service }) {
    const request = await makeDrain(service.origin!);
    const call = { method: 'POST', path: '/services/Soap/u/62.0', body: Buffer.alloc(PER_CALL * 1_100, '<a></a>') } as const;
    const all = Array.from({ length: calls }, () => call);
    return async () => ((await request(all)) > calls * 10_000 ? calls : 0);
  },
  expected: ({ calls }) => calls,
};

/** The rows in the envelopes, by a parser of neither side. */
async function readSent({ ok, bodies }: Sent): Promise<unknown> {
  const { XMLParser } = await import('fast-xml-parser');
  const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, trimValues: false, htmlEntities: true });
  const rows = bodies.flatMap((body) => parser.parse(body).Envelope.Body.create.sObjects).map(({ type: _, Id: __, ...row }) => row);
  return { ok, rows };
}

const CALLS: Readonly<Record<Size, Input>> = { full: { calls: 20 }, quick: { calls: 10 }, tiny: { calls: 2 } };

export const workloads: readonly Workload<Input>[] = [
  {
    name: 'E1 SOAP create',
    title: 'Log in and create Accounts of 20 fields over a socket',
    unit: 'records',
    makeInput: (size) => CALLS[size],
    unitsOf: ({ calls }) => calls * PER_CALL,
    amountOf: ({ calls }) => `in ${calls} calls`,
    expected: ({ calls }) => ({ ok: calls * PER_CALL, rows: Array.from({ length: calls }, () => rowsOfCall().map(asTexts)).flat() }),
    serve,
    showsMemory: 'peak',
    contenders: [forcewire, jsforceSoap, soap, jsforceRest, drain],
    targets: [
      { over: 'jsforce SOAP', atLeast: 1.8, aim: 3 },
      { memoryAbove: 'drain', atMostMb: 40 },
    ],
  },
];
