import { makeAccounts, type Row } from '../data/accounts.ts';
import { withoutNulls } from '../data/page-of-tree.ts';
import { pageEnd, pageHead, recordElement, restRecord } from '../data/query-response.ts';
import type { Contender, Service, Size, Workload } from '../harness/workload.ts';
import { type CannedAnswer, type CannedRequest, startCannedOrg } from '../loopback/canned-org.ts';
import * as clients from '../loopback/clients.ts';
import { makeDrain } from '../loopback/drain.ts';
import { reading } from '../loopback/reading.ts';

interface Input {
  readonly pages: number;
  readonly rowsPerPage: number;
  readonly isGzipped?: true;
}

const SOQL = 'SELECT Id, Name, Owner.Name, (SELECT FirstName, LastName, Email FROM Contacts) FROM Account';
const LOCATOR = '01g5e00000AbCdEAAV';

const total = ({ pages, rowsPerPage }: Input): number => pages * rowsPerPage;

/** Every page has the same records. */
const rowsOf = ({ rowsPerPage }: Input): Row[] => makeAccounts(rowsPerPage);

async function serve(input: Input): Promise<Service> {
  const rows = rowsOf(input);
  const elements = Buffer.from(rows.map((row) => recordElement('records', row)).join(''));
  const json = Buffer.from(rows.map((row) => JSON.stringify(restRecord(row))).join());
  const answer = (request: CannedRequest): CannedAnswer =>
    request.path.startsWith('/services/Soap/') ? soapPage(input, request, elements) : restPage(input, request, json);
  const megabytes = (elements.length * input.pages) / 1e6;
  return { origin: await startCannedOrg(answer, input), megabytes: megabytes.toFixed(0) };
}

function soapPage(input: Input, { body }: CannedRequest, elements: Buffer): CannedAnswer {
  const from = Number(new RegExp(`${LOCATOR}-(\\d+)`).exec(body.toString())?.[1] ?? 0);
  const operation = from === 0 ? 'query' : 'queryMore';
  const head = pageHead(operation, locatorBehind(input, from));
  return { type: 'text/xml; charset=utf-8', body: [head, elements, pageEnd(operation, total(input))] };
}

function restPage(input: Input, { path }: CannedRequest, records: Buffer): CannedAnswer {
  const locator = locatorBehind(input, Number(new RegExp(`${LOCATOR}-(\\d+)`).exec(path)?.[1] ?? 0));
  const next = locator === null ? '' : `"nextRecordsUrl":"/services/data/v62.0/query/${locator}",`;
  const head = `{"totalSize":${total(input)},"done":${locator === null},${next}"records":[`;
  return { type: 'application/json', body: [head, records, ']}'] };
}

function locatorBehind(input: Input, from: number): string | null {
  const next = from + input.rowsPerPage;
  return next < total(input) ? `${LOCATOR}-${next}` : null;
}

const forcewire = reading(rowsOf, {
  name: 'forcewire',
  client: clients.forcewire,
  expected: (row) => row,
  async read(org, sink) {
    for await (const record of org.query(SOQL)) sink.take([record]);
  },
});

const jsforceSoap = reading(rowsOf, {
  name: 'jsforce SOAP',
  client: clients.jsforceSoap,
  lacks: 'records (a tree), null',
  expected: withoutNulls,
  normalise: recordOfXml2js,
  async read(api, sink) {
    let { result } = await api.invoke('query', { queryString: SOQL });
    sink.take(result.records);
    while (result.done === 'false') {
      ({ result } = await api.invoke('queryMore', { queryLocator: result.queryLocator }));
      sink.take(result.records);
    }
  },
});

const jsforceRest = reading(rowsOf, {
  name: 'jsforce REST',
  client: clients.jsforce,
  lacks: 'SOAP: another protocol',
  expected: restRecord,
  async read(connection, sink) {
    let page = await connection.query(SOQL);
    sink.take(page.records);
    while (!page.done) {
      page = await connection.queryMore(page.nextRecordsUrl!);
      sink.take(page.records);
    }
  },
});

const soap = reading(rowsOf, {
  name: 'soap',
  client: clients.soap,
  lacks: 'null',
  expected: withoutNulls,
  normalise: recordOfSoap,
  async read(client, sink) {
    let [{ result }] = await client.queryAsync({ queryString: SOQL });
    sink.take(result.records);
    while (!result.done) {
      [{ result }] = await client.queryMoreAsync({ queryLocator: result.queryLocator });
      sink.take(result.records);
    }
  },
});

const drain: Contender<Input> = {
  name: 'drain',
  package: 'undici',
  lacks: 'all but the bytes',
  async setup(input, { service }) {
    const request = await makeDrain(service.origin!);
    const path = '/services/Soap/u/62.0';
    const calls = Array.from({ length: input.pages }, (_, page) => {
      const body = page === 0 ? '<query/>' : `<queryMore><queryLocator>${LOCATOR}-${page * input.rowsPerPage}</queryLocator></queryMore>`;
      return { method: 'POST', path, body } as const;
    });
    return async () => ((await request(calls)) > total(input) * 50 ? total(input) : 0);
  },
};

/** The record in a tree of xml2js, for the comparison. */
function recordOfXml2js(node: any): unknown {
  const entries = Object.entries<any>(node).filter(([name]) => name !== '$');
  const read = entries.map(([name, value]) => [
    name.replace(/^sf:/, ''),
    xml2jsValue(name === 'sf:Id' && Array.isArray(value) ? value[0] : value),
  ]);
  return withoutNulls(Object.fromEntries(read));
}

function xml2jsValue(value: any): unknown {
  if (typeof value === 'string') return value;
  if (value.$['xsi:nil'] === 'true') return null;
  if (value.$['xsi:type'] !== 'QueryResult') return recordOfXml2js(value);
  return { done: value.done === 'true', queryLocator: null, records: [value.records].flat().map(recordOfXml2js), size: Number(value.size) };
}

/** The record as the soap package gives it, for the comparison. */
function recordOfSoap(node: any): unknown {
  const entries = Object.entries<any>(node).filter(([name]) => name !== 'attributes');
  return Object.fromEntries(entries.map(([name, value]) => [name, soapValue(name === 'Id' && Array.isArray(value) ? value[0] : value)]));
}

function soapValue(value: any): unknown {
  if (typeof value !== 'object') return value;
  if (value.attributes['xsi:type'] !== 'QueryResult') return recordOfSoap(value);
  return { done: value.done, records: value.records.map(recordOfSoap), size: value.size };
}

const PAGES: Readonly<Record<Size, Input>> = {
  full: { pages: 8, rowsPerPage: 2_000 },
  quick: { pages: 4, rowsPerPage: 2_000 },
  tiny: { pages: 2, rowsPerPage: 20 },
};

const query: Workload<Input> = {
  name: 'E1 SOAP query',
  title: 'Log in and read pages of Accounts over a socket',
  unit: 'records',
  makeInput: (size) => PAGES[size],
  unitsOf: total,
  amountOf: ({ pages }, { megabytes }) => `in ${pages} pages, ${megabytes} MB`,
  expected: total,
  serve,
  showsMemory: 'peak',
  contenders: [forcewire, jsforceSoap, soap, jsforceRest, drain],
  targets: [
    { over: 'jsforce SOAP', atLeast: 12, aim: 18 },
    { over: 'soap', atLeast: 10 },
    { over: 'jsforce REST', atLeast: 1 },
    { memoryAbove: 'drain', atMostMb: 40 },
  ],
};

const longQuery: Workload<Input> = {
  ...query,
  name: 'E1 SOAP query, long',
  title: 'The same with more pages than others can hold',
  makeInput: (size) => (size === 'full' ? { ...PAGES.full, pages: 100 } : { ...PAGES[size], pages: 2 * PAGES[size].pages }),
  contenders: [forcewire, drain],
  targets: [{ memoryAbove: 'drain', atMostMb: 40 }],
};

const gzippedQuery: Workload<Input> = {
  ...query,
  name: 'E1 SOAP query, gzip',
  title: 'The same with answers that the server compressed',
  makeInput: (size) => ({ ...PAGES[size], isGzipped: true }),
  targets: [],
};

export const workloads: readonly Workload<Input>[] = [query, longQuery, gzippedQuery];
