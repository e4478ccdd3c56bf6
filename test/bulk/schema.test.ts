import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { memoryPages, validateXML } from 'xmllint-wasm';
import { bulk1Schema } from '../../generated/bulk/v1.ts';
import { bulk2Schema } from '../../generated/bulk/v2.ts';
import type { BulkSchema } from '../../src/bulk/schema.ts';
import { type GoldenCase, readGolden } from './golden-file.ts';

const read = (name: string): string => readFileSync(new URL(`../../wsdl/bulk/${name}`, import.meta.url), 'utf8');

/** The document type of a case, as the table of resources has it. */
function documentOf(golden: GoldenCase, schema: BulkSchema): string | undefined {
  const [left, right] = schema.resources[golden.operation]!.call.split(' -> ') as [string, string];
  const body = golden.side === 'request' ? left.split(' ')[2] : right.split(' ')[1];
  return body?.replace(/^\w+:/, '');
}

describe('AsyncApi.xsd', () => {
  const xsd = read('AsyncApi.xsd');
  // xsi:type makes libxml2 hold a jobInfo against the restriction that it is, not only against what all jobInfos have in common.
  const documents = readGolden('bulk1')
    .filter(({ message }) => message.body?.startsWith('<?xml'))
    .map((golden) => ({ golden, type: documentOf(golden, bulk1Schema)! }))
    .map(({ golden, type }) =>
      golden.message.body!.replace(/(<jobInfo)/, `$1 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="${type}"`),
    );

  const validate = async (contents: readonly string[]): Promise<readonly string[]> => {
    const xml = contents.map((each, at) => ({ fileName: `${at}.xml`, contents: each }));
    const result = await validateXML({
      xml,
      schema: { fileName: 'AsyncApi.xsd', contents: xsd },
      initialMemoryPages: 32 * memoryPages.MiB,
    });
    return result.errors.map(({ rawMessage }) => rawMessage);
  };

  test('libxml2 accepts every XML document that we write', async () => {
    expect(documents.length).toBeGreaterThanOrEqual(10);
    expect(await validate(documents)).toEqual([]);
  });

  const mutations: Readonly<Record<string, (document: string) => string>> = {
    'two elements change places': (text) => text.replace(/(<object>.*<\/object>)([\s\S]*?)(<createdById>.*<\/createdById>)/, '$3$2$1'),
    'an element is missing': (text) => text.replace(/<state>.*<\/state>/, ''),
    'an element is unknown': (text) => text.replace('<state>', '<status>x</status><state>'),
    'a counter is no number': (text) => text.replace(/<numberRetries>0/, '<numberRetries>none'),
    'a version has no decimal': (text) => text.replace(/<apiVersion>62.0/, '<apiVersion>62'),
    'the namespace is another': (text) => text.replace('asyncapi/dataload', 'asyncapi/other'),
  };
  for (const [title, mutate] of Object.entries(mutations)) {
    test(`libxml2 refuses a job where ${title}`, async () => {
      const job = documents.find((document) => document.includes('xsi:type="JobInfo"'))!;
      expect(mutate(job)).not.toBe(job);
      expect(await validate([mutate(job)])).not.toEqual([]);
    });
  }

  test('a state that nobody knows is valid', async () => {
    const job = documents.find((document) => document.includes('<state>Open</state>'))!;
    expect(await validate([job.replace('<state>Open', '<state>Paused')])).toEqual([]);
  });
});

describe('jobs.schema.json', () => {
  // Not strict: x-since and x-xsd are keywords of our own.
  const schema = JSON.parse(read('jobs.schema.json')) as {
    readonly $defs: Readonly<Record<string, { readonly required?: readonly string[] }>>;
  };
  const ajv = new Ajv2020({ strict: false, allErrors: true }).addSchema(schema, 'jobs');
  const documents = readGolden('bulk2')
    .filter(({ message }) => message.body?.startsWith('{'))
    .map((golden) => ({
      golden,
      type: documentOf(golden, bulk2Schema)!,
      value: JSON.parse(golden.message.body!) as Record<string, unknown>,
    }));
  const check = (value: unknown, type: string): string[] => {
    const validate = ajv.getSchema(`jobs#/$defs/${type}`)!;
    return validate(value) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
  };

  for (const { golden, type, value } of documents) {
    test(`${golden.title} is a valid ${type}`, () => {
      expect(check(value, type)).toEqual([]);
      const [first] = schema.$defs[type]?.required ?? ['id'];
      const { [first as string]: _left, ...rest } = value;
      expect(check(rest, type)).not.toEqual([]);
    });
  }

  test('an error answer is a valid list of errors', () => {
    expect(check([{ errorCode: 'INVALIDJOB', message: 'InvalidJob : Unable to find object: X' }], 'ErrorList')).toEqual([]);
    expect(check([{ errorCode: 'INVALIDJOB' }], 'ErrorList')).not.toEqual([]);
  });

  test('a count beyond 2^53, a date with a colon in its offset and a version as text are not valid', () => {
    const job = documents.find(({ type }) => type === 'QueryJob')!.value;
    expect(check({ ...job, numberRecordsProcessed: 2 ** 53 }, 'QueryJob')).not.toEqual([]);
    expect(check({ ...job, createdDate: '2023-12-12T19:54:10.000+00:00' }, 'QueryJob')).not.toEqual([]);
    expect(check({ ...job, apiVersion: '62.0' }, 'QueryJob')).not.toEqual([]);
  });
});
