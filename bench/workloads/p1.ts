import { makeAccounts } from '../data/accounts.ts';
import { eventParsers } from '../data/event-parsers.ts';
import type { Page } from '../data/page-builder.ts';
import { pageOfTree, type TreeReading, withoutNulls } from '../data/page-of-tree.ts';
import { queryResponse, restResponse } from '../data/query-response.ts';
import type { Contender, Size, Workload } from '../harness/workload.ts';

interface Input {
  readonly page: Page;
  readonly xml: Buffer;
  readonly json: Buffer;
}

const RECORDS: Readonly<Record<Size, number>> = { full: 2_000, quick: 2_000, tiny: 40 };

function makeInput(size: Size): Input {
  const records = makeAccounts(RECORDS[size]);
  const page = { done: false, queryLocator: '01g5e00000AbCdEAAV-2000', records, size: 200_000 };
  const xml = queryResponse('query', records, page.queryLocator, page.size);
  return { page, xml: Buffer.from(xml), json: Buffer.from(restResponse(records, page.queryLocator, page.size)) };
}

const forcewire: Contender<Input> = {
  name: 'forcewire',
  package: 'forcewire',
  async setup({ xml }) {
    const { v62 } = await import('forcewire/v62');
    const { query } = v62.operations;
    return () => query.decodeResponse(xml).result;
  },
};

const fastXmlParser: Contender<Input> = {
  name: 'fast-xml-parser',
  package: 'fast-xml-parser',
  lacks: 'records (a tree)',
  async setup({ xml }) {
    const { XMLParser } = await import('fast-xml-parser');
    const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, trimValues: false });
    return () => parser.parse(xml.toString());
  },
  normalise: (tree) => pageOfTree(tree['soapenv:Envelope']['soapenv:Body'].queryResponse.result, attributesAs('@_')),
};

const txml: Contender<Input> = {
  name: 'txml',
  package: 'txml',
  lacks: 'records (a tree), entities, checks',
  async setup({ xml }) {
    // Its declarations do not resolve.
    const { parse }: any = await import('txml');
    return () => parse(xml.toString(), { keepWhitespace: true });
  },
  normalise: (nodes) => pageOfTree(nodes[1].children[1].children[0].children[0], txmlNodes),
};

const xml2js: Contender<Input> = {
  name: 'xml2js',
  package: 'xml2js',
  lacks: 'records (a tree)',
  async setup({ xml }) {
    const { default: library } = await import('xml2js');
    return () => library.parseStringPromise(xml.toString(), { explicitArray: false });
  },
  normalise: (tree) => pageOfTree(tree['soapenv:Envelope']['soapenv:Body'].queryResponse.result, attributesAs('$')),
};

const soap: Contender<Input> = {
  name: 'soap',
  package: 'soap',
  lacks: 'null',
  async setup({ xml }) {
    const { createClientAsync } = await import('soap');
    const { wsdl } = await createClientAsync('wsdl/partner-62.0.wsdl');
    return () => wsdl.xmlToObject(xml.toString());
  },
  normalise: ({ Body }) => withoutNulls(pageOfTree(Body.queryResponse.result, soapNodes)),
  expected: ({ page }) => withoutNulls(page),
};

/** What jsforce makes of a response with a content type. */
function jsforce(name: string, contentType: string, body: (input: Input) => Buffer): Omit<Contender<Input>, 'normalise'> {
  return {
    name,
    package: 'jsforce',
    async setup(input) {
      const { Connection } = await import('jsforce');
      const { SOAP } = await import('jsforce/lib/soap.js');
      // The method is protected, and is all that a call does with its response.
      const api: any = new SOAP(new Connection(), { endpointUrl: 'http://127.0.0.1/' });
      const bytes = body(input);
      const headers = { 'content-type': contentType };
      if (contentType === 'text/xml') return () => api.getResponseBody({ statusCode: 200, headers, body: bytes.toString() });
      return () => api.parseResponseBody({ statusCode: 200, headers, body: bytes.toString() });
    },
  };
}

const jsforceSoap: Contender<Input> = {
  ...jsforce('jsforce SOAP', 'text/xml', ({ xml }) => xml),
  lacks: 'records (a tree)',
  normalise: ({ result }) => pageOfTree(result, attributesAs('$')),
};

const jsforceRest: Contender<Input> = {
  ...jsforce('jsforce REST', 'application/json', ({ json }) => json),
  lacks: 'XML: reads REST JSON',
  expected: ({ json }) => JSON.parse(json.toString()),
};

const jsonParse: Contender<Input> = {
  name: 'JSON.parse',
  lacks: 'XML: reads REST JSON',
  setup({ json }) {
    return () => JSON.parse(json.toString());
  },
  expected: ({ json }) => JSON.parse(json.toString()),
};

const textDecoder: Contender<Input> = {
  name: 'TextDecoder',
  lacks: 'all but the text',
  setup({ xml }) {
    const decoder = new TextDecoder();
    return () => decoder.decode(xml);
  },
  expected: ({ xml }) => xml.toString(),
};

const bufferCopy: Contender<Input> = {
  name: 'Buffer copy',
  lacks: 'all but the bytes',
  setup({ xml }) {
    return () => Buffer.from(xml);
  },
  expected: ({ xml }) => xml,
};

/** Parsers that keep attributes in properties with a prefix, or in one property. */
function attributesAs(prefix: '@_' | '$'): TreeReading {
  const attribute = (node: any, name: string): string | undefined => (prefix === '$' ? node?.$?.[name] : node?.[prefix + name]);
  return {
    children: (node) => Object.fromEntries(Object.entries(node).filter(([name]) => !name.startsWith(prefix))),
    text: (node) => (attribute(node, 'xsi:nil') === 'true' ? null : node),
    type: (node) => attribute(node, 'xsi:type'),
  };
}

const txmlNodes: TreeReading = {
  children({ children }) {
    const named: Record<string, any[]> = {};
    for (const child of children) (named[child.tagName] ??= []).push(child);
    return Object.fromEntries(Object.entries(named).map(([name, nodes]) => [name, nodes.length === 1 ? nodes[0] : nodes]));
  },
  text: ({ attributes, children }) => (attributes['xsi:nil'] === 'true' ? null : decodeEntities(children.join(''))),
  type: ({ attributes }) => attributes['xsi:type'],
};

const soapNodes: TreeReading = {
  children: (node) => Object.fromEntries(Object.entries(node).filter(([name]) => name !== 'attributes')),
  text: (value) => (value === undefined ? null : String(value)),
  type: (node) => node.attributes?.['xsi:type'],
};

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function decodeEntities(text: string): string {
  return text.replace(/&(\w+);/g, (_, name) => ENTITIES[name]!);
}

export const workloads: readonly Workload<Input>[] = [
  {
    name: 'P1',
    title: 'Parse a query response, Accounts of 20 fields',
    unit: 'records',
    makeInput,
    unitsOf: ({ page }) => page.records.length,
    expected: ({ page }) => page,
    contenders: [
      forcewire,
      ...eventParsers<Input>(({ xml }) => [xml]),
      fastXmlParser,
      txml,
      xml2js,
      soap,
      jsforceSoap,
      jsforceRest,
      jsonParse,
      textDecoder,
      bufferCopy,
    ],
    targets: [
      { over: 'easysax', atLeast: 3 },
      { over: 'jsforce SOAP', atLeast: 15 },
      { over: 'fast-xml-parser', atLeast: 15 },
      { over: 'JSON.parse', atLeast: 0.6, aim: 1 },
    ],
  },
];
