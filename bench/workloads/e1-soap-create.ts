import { type AccountInput, makeAccountInputs } from '../data/account-inputs.ts';
import { makeId } from '../data/accounts.ts';
import type { Contender, Context, Service, Size, Workload } from '../harness/workload.ts';
import { type CannedAnswer, type CannedRequest, soapAnswer, startCannedOrg } from '../loopback/canned-org.ts';
import { forcewireAt, jsforceAt, soapAt } from '../loopback/clients.ts';
import { makeDrain } from '../loopback/drain.ts';

interface Input {
  readonly calls: number;
}

/** What came back, and what the server was sent. */
interface Output {
  readonly ids: number;
  readonly sent: readonly string[];
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
  return { origin: await startCannedOrg((request) => (isRest(request) ? rest : soap), isKept) };
}

/** What the server was sent since it was asked last, for the comparison. */
async function sentTo({ service, isVerifying }: Context): Promise<readonly string[]> {
  return isVerifying ? ((await (await fetch(`${service.origin}/kept`)).json()) as string[]) : [];
}

const forcewire: Contender<Input> = {
  name: 'forcewire',
  package: 'forcewire',
  async setup({ calls }, context) {
    const logIn = await forcewireAt(context.service.origin!);
    const rows = rowsOfCall();
    return async () => {
      await using org = await logIn();
      let ids = 0;
      for await (const outcome of org.insert('Account', repeated(rows, calls))) if (outcome.status === 'ok') ids++;
      return { ids, sent: await sentTo(context) } satisfies Output;
    };
  },
  normalise: readSent,
};

const jsforceSoap: Contender<Input> = {
  name: 'jsforce SOAP',
  package: 'jsforce',
  async setup({ calls }, context) {
    const { SOAP } = await import('jsforce/lib/soap.js');
    const logIn = await jsforceAt(context.service.origin!);
    const rows = rowsOfCall();
    return async () => {
      const connection = await logIn();
      const soap = new SOAP(connection, { endpointUrl: `${connection.instanceUrl}/services/Soap/u/62.0` });
      let ids = 0;
      for (let call = 0; call < calls; call++) {
        const sObjects = rows.map((row) => ({ type: 'Account', ...row }));
        const { result }: any = await soap.invoke('create', { sObjects });
        for (const { success } of result) if (success === 'true') ids++;
      }
      return { ids, sent: await sentTo(context) } satisfies Output;
    };
  },
  normalise: readSent,
};

const soap: Contender<Input> = {
  name: 'soap',
  package: 'soap',
  async setup({ calls }, context) {
    const logIn = await soapAt(context.service.origin!);
    const rows = rowsOfCall();
    return async () => {
      const client = await logIn();
      let ids = 0;
      for (let call = 0; call < calls; call++) {
        const sObjects = rows.map((row) => {
          return { 'ens:type': 'Account', ...Object.fromEntries(Object.entries(row).map(([name, value]) => [`ens:${name}`, value])) };
        });
        const [{ result }] = await client.createAsync({ sObjects });
        for (const { success } of result) if (success) ids++;
      }
      return { ids, sent: await sentTo(context) } satisfies Output;
    };
  },
  normalise: readSent,
};

const jsforceRest: Contender<Input> = {
  name: 'jsforce REST',
  package: 'jsforce',
  lacks: 'SOAP: another protocol',
  async setup({ calls }, context) {
    const logIn = await jsforceAt(context.service.origin!);
    const rows = rowsOfCall();
    return async () => {
      const connection = await logIn();
      let ids = 0;
      for (let call = 0; call < calls; call++) {
        const results = await connection.sobject('Account').create([...rows], { allOrNone: false });
        for (const { success } of results) if (success) ids++;
      }
      return { ids, sent: await sentTo(context) } satisfies Output;
    };
  },
  normalise({ ids, sent }: Output) {
    const rows = sent.flatMap((body) => JSON.parse(body).records).map(({ attributes: _, ...row }) => asTexts(row));
    return { ids, rows };
  },
};

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
async function readSent({ ids, sent }: Output): Promise<unknown> {
  const { XMLParser } = await import('fast-xml-parser');
  const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, trimValues: false, htmlEntities: true });
  const rows = sent.flatMap((body) => parser.parse(body).Envelope.Body.create.sObjects).map(({ type: _, Id: __, ...row }) => row);
  return { ids, rows };
}

function* repeated(rows: readonly AccountInput[], calls: number): Generator<AccountInput> {
  for (let call = 0; call < calls; call++) yield* rows;
}

function asTexts(row: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
}

const CALLS: Readonly<Record<Size, Input>> = { full: { calls: 20 }, quick: { calls: 10 }, tiny: { calls: 2 } };

export const workloads: readonly Workload<Input>[] = [
  {
    name: 'E1 SOAP create',
    title: 'Log in and create Accounts of 20 fields, 200 in a call, over a socket',
    unit: 'records',
    makeInput: (size) => CALLS[size],
    unitsOf: ({ calls }) => calls * PER_CALL,
    expected: ({ calls }) => ({ ids: calls * PER_CALL, rows: Array.from({ length: calls }, () => rowsOfCall().map(asTexts)).flat() }),
    serve,
    showsMemory: 'peak',
    contenders: [forcewire, jsforceSoap, soap, jsforceRest, drain],
    targets: [
      { over: 'jsforce SOAP', atLeast: 1.8, aim: 3 },
      { memoryAbove: 'drain', atMostMb: 40 },
    ],
  },
];
