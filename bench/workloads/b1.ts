import { type AccountInput, makeAccountInputs } from '../data/account-inputs.ts';
import type { Contender, Size, Workload } from '../harness/workload.ts';

interface Input {
  readonly rows: readonly AccountInput[];
}

const ROWS: Readonly<Record<Size, number>> = { full: 200, quick: 200, tiny: 5 };
const SESSION_ID = '00D5e0000001234!AQ0AQ';

/** What is sent is bytes. V8 puts a text together only when somebody looks at it; here that is the encoder. */
function bytesOf(text: string): Uint8Array {
  return Buffer.from(text);
}

const forcewire: Contender<Input> = {
  name: 'forcewire',
  package: 'forcewire',
  async setup({ rows }) {
    const { v62 } = await import('forcewire/v62');
    const { create } = v62.operations;
    const sObjects = rows.map((row) => ({ type: 'Account', ...row }));
    return () => create.encodeRequestBytes({ sObjects }, { SessionHeader: { sessionId: SESSION_ID } });
  },
};

const SPECIAL = /[&<>"']/;

function escaped(value: unknown): string {
  const text = String(value);
  if (!SPECIAL.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;');
}

function envelope(body: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
    'xmlns="urn:partner.soap.sforce.com" xmlns:sf="urn:sobject.partner.soap.sforce.com"><soapenv:Header><SessionHeader>' +
    `<sessionId>${SESSION_ID}</sessionId></SessionHeader></soapenv:Header><soapenv:Body><create>${body}</create></soapenv:Body></soapenv:Envelope>`
  );
}

// By somebody who knows the fields, and tests before replacing.
function rowByHand(row: AccountInput): string {
  return `<sObjects><sf:type>Account</sf:type><sf:Name>${escaped(row.Name)}</sf:Name><sf:AccountNumber>${escaped(row.AccountNumber)}</sf:AccountNumber><sf:Type>${escaped(row.Type)}</sf:Type><sf:Industry>${escaped(row.Industry)}</sf:Industry><sf:Rating>${escaped(row.Rating)}</sf:Rating><sf:Phone>${escaped(row.Phone)}</sf:Phone><sf:Fax>${escaped(row.Fax)}</sf:Fax><sf:Website>${escaped(row.Website)}</sf:Website><sf:BillingStreet>${escaped(row.BillingStreet)}</sf:BillingStreet><sf:BillingCity>${escaped(row.BillingCity)}</sf:BillingCity><sf:BillingPostalCode>${escaped(row.BillingPostalCode)}</sf:BillingPostalCode><sf:BillingCountry>${escaped(row.BillingCountry)}</sf:BillingCountry><sf:ShippingCity>${escaped(row.ShippingCity)}</sf:ShippingCity><sf:ShippingCountry>${escaped(row.ShippingCountry)}</sf:ShippingCountry><sf:NumberOfEmployees>${row.NumberOfEmployees}</sf:NumberOfEmployees><sf:AnnualRevenue>${row.AnnualRevenue}</sf:AnnualRevenue><sf:Description>${escaped(row.Description)}</sf:Description><sf:Site>${escaped(row.Site)}</sf:Site><sf:Active__c>${row.Active__c}</sf:Active__c><sf:Founded__c>${escaped(row.Founded__c)}</sf:Founded__c></sObjects>`;
}

const templates: Contender<Input> = {
  name: 'template strings',
  lacks: 'checks of names, values and characters',
  setup:
    ({ rows }) =>
    () =>
      bytesOf(envelope(rows.map(rowByHand).join(''))),
};

const jsforce: Contender<Input> = {
  name: 'jsforce SOAP',
  package: 'jsforce',
  lacks: 'checks of names and characters',
  async setup({ rows }) {
    const { Connection } = await import('jsforce');
    const { SOAP } = await import('jsforce/lib/soap.js');
    // The method is private, and is what makes the body of a request.
    const api: any = new SOAP(new Connection({ accessToken: SESSION_ID }), { endpointUrl: 'http://127.0.0.1/' });
    const sObjects = rows.map((row) => ({ type: 'Account', ...row }));
    return () => bytesOf(api._createEnvelope({ create: { sObjects } }));
  },
};

const fastXmlBuilder: Contender<Input> = {
  name: 'fast-xml-parser',
  package: 'fast-xml-parser',
  lacks: 'checks of names and characters',
  async setup({ rows }) {
    const { XMLBuilder } = await import('fast-xml-parser');
    const builder = new XMLBuilder({ ignoreAttributes: false, suppressBooleanAttributes: false });
    const sObjects = rows.map((row) => ({ type: 'Account', ...row }));
    return () => bytesOf(envelope(builder.build({ sObjects })));
  },
};

const xmlbuilder2: Contender<Input> = {
  name: 'xmlbuilder2',
  package: 'xmlbuilder2',
  async setup({ rows }) {
    const { create } = await import('xmlbuilder2');
    const sObjects = rows.map((row) => ({ type: 'Account', ...row }));
    return () => bytesOf(create({ 'soapenv:Envelope': { 'soapenv:Body': { create: { sObjects } } } }).end());
  },
};

const jsonStringify: Contender<Input> = {
  name: 'JSON.stringify',
  lacks: 'XML: writes REST JSON',
  setup({ rows }) {
    const records = rows.map((row) => ({ attributes: { type: 'Account' }, ...row }));
    return () => bytesOf(JSON.stringify({ allOrNone: false, records }));
  },
  normalise: (bytes) =>
    JSON.parse(Buffer.from(bytes).toString()).records.map(({ attributes, ...row }: Record<string, any>) => ({
      type: attributes.type,
      ...textOf(row),
    })),
};

const textOf = (row: object): Record<string, string> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));

/** The rows in a message as a reader finds them, names without prefixes; the Id, which is nil, is left out. */
async function readRows(message: Uint8Array): Promise<unknown> {
  const { XMLParser } = await import('fast-xml-parser');
  const options = { removeNSPrefix: true, parseTagValue: false, trimValues: false };
  const rows = new XMLParser(options).parse(Buffer.from(message)).Envelope.Body.create.sObjects as Record<string, string>[];
  return rows.map(({ Id: _, ...row }) => row);
}

export const workloads: readonly Workload<Input>[] = [
  {
    name: 'B1',
    title: 'Build a create of records of 20 fields, as bytes',
    unit: 'records',
    makeInput: (size) => ({ rows: makeAccountInputs(ROWS[size]) }),
    unitsOf: ({ rows }) => rows.length,
    expected: ({ rows }) => rows.map((row) => ({ type: 'Account', ...textOf(row) })),
    contenders: [forcewire, templates, jsforce, fastXmlBuilder, xmlbuilder2]
      .map((contender): Contender<Input> => ({ ...contender, normalise: readRows }))
      .concat(jsonStringify),
    targets: [
      { over: 'jsforce SOAP', atLeast: 1.8, aim: 3 },
      { over: 'template strings', atLeast: 1 },
    ],
  },
];
