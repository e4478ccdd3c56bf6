import { makeId } from '../data/accounts.ts';
import { eventParsers } from '../data/event-parsers.ts';
import { jsforceSoap, soapPackage } from '../data/soap-clients.ts';
import { bare, type ElementKinds, resultIn, resultMessage, ValueBuilder } from '../data/value-builder.ts';
import { SeededRandom } from '../harness/seeded-random.ts';
import type { Contender, Size, Workload } from '../harness/workload.ts';

interface Input {
  readonly results: readonly object[];
  readonly xml: Buffer;
}

const RESULTS: Readonly<Record<Size, number>> = { full: 200, quick: 200, tiny: 20 };

const ERRORS = [
  { fields: ['Name'], message: 'Required fields are missing: [Name]', statusCode: 'REQUIRED_FIELD_MISSING' },
  {
    fields: ['AnnualRevenue', 'NumberOfEmployees'],
    message: 'Annual revenue & employees: "0 < x" – it must be above 0',
    statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  },
  { message: 'duplicate value found: Number__c duplicates value on record with id: 0015e000001AbCd', statusCode: 'DUPLICATE_VALUE' },
];

/** One row in four has an error. */
function makeInput(size: Size): Input {
  const random = new SeededRandom(3);
  const results = Array.from({ length: RESULTS[size] }, (_, at) =>
    random.chance(0.25) ? { errors: [random.pick(ERRORS)], id: null, success: false } : { id: makeId('001', at), success: true },
  );
  return { results, xml: resultMessage('create', results) };
}

const KINDS: ElementKinds = { lists: new Set(['errors', 'fields', 'result']), booleans: new Set(['success']), numbers: new Set() };

const forcewire: Contender<Input> = {
  name: 'forcewire',
  package: 'forcewire',
  async setup({ xml }) {
    const { v62 } = await import('forcewire/v62');
    const { create } = v62.operations;
    return () => create.decodeResponse(xml).result;
  },
  normalise: bare,
};

const byEvents = eventParsers<Input>(
  ({ xml }) => [xml],
  () => new ValueBuilder(KINDS),
).map((contender) => ({ ...contender, normalise: (tree: unknown) => bare(resultIn(tree, 'create')) }));

const fastXmlParser: Contender<Input> = {
  name: 'fast-xml-parser',
  package: 'fast-xml-parser',
  async setup({ xml }) {
    const { XMLParser } = await import('fast-xml-parser');
    const isArray = (name: string): boolean => KINDS.lists.has(name);
    const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, trimValues: false, isArray });
    return () => parser.parse(xml.toString());
  },
  normalise: (tree) => bare(typed(resultIn(tree['soapenv:Envelope'], 'create'))),
};

/** What its tree has as text or with attributes. */
function typed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(typed);
  if (value === 'true' || value === 'false') return value === 'true';
  if (typeof value !== 'object' || value === null) return value;
  if ((value as Record<string, unknown>)['@_xsi:nil'] === 'true') return null;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, typed(item)]));
}

const jsonParse: Contender<Input> = {
  name: 'JSON.parse',
  lacks: 'XML: reads REST JSON',
  setup({ results }) {
    const json = Buffer.from(JSON.stringify(results));
    return () => JSON.parse(json.toString());
  },
  normalise: bare,
};

export const workloads: readonly Workload<Input>[] = [
  {
    name: 'P2',
    title: 'Parse a create response, a quarter of its results with errors',
    unit: 'results',
    makeInput,
    unitsOf: ({ results }) => results.length,
    expected: ({ results }) => bare(results),
    contenders: [
      forcewire,
      ...byEvents,
      fastXmlParser,
      jsforceSoap(({ SaveResult }) => [SaveResult]),
      soapPackage('create', bare),
      jsonParse,
    ],
    targets: [{ over: 'easysax', atLeast: 2, aim: 3 }],
  },
];
