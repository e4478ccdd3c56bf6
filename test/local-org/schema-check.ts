import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SoapAddress } from '../../src/local-org/soap/soap-address.ts';
import { type SoapAnswer, SoapService } from '../../src/local-org/soap/soap-service.ts';
import { type InvalidDocument, type NamedDocument, runXmllint, validate } from '../wsdl/validate-against-xsd.ts';
import { readCanonical } from '../wsdl/wsdl-files.ts';

/** What was answered while a file's tests ran, by API version. The same answer is kept once. */
const answers = new Map<string, Map<string, string>>();

/**
 * Keeps every SOAP answer that local orgs give while the tests of a file run, whoever asked: call it at the top of the file, and
 * `expectValidAnswers` at its end. Answers at the Enterprise endpoint have no schema here.
 */
export function keepEveryAnswer(): void {
  const { answer, fault } = SoapService.prototype;
  beforeAll(() => {
    SoapService.prototype.answer = function keptAnswer(address: SoapAddress, ...rest): SoapAnswer {
      const answered = answer.call(this, address, ...rest);
      if (address.flavour === 'u') keep(address.version, answered.body);
      return answered;
    };
    // What never reached an operation, and faults on demand.
    SoapService.prototype.fault = function keptFault(error, version): SoapAnswer {
      const answered = fault.call(this, error, version);
      keep(version, answered.body);
      return answered;
    };
  });
  afterAll(() => {
    Object.assign(SoapService.prototype, { answer, fault });
  });
}

function keep(text: string, body: string): void {
  const version = text.includes('.') ? text : `${text}.0`;
  const kept = answers.get(version) ?? new Map<string, string>();
  answers.set(version, kept);
  const unlike = body.replace(/<current>\d+<\/current>/, '');
  kept.set(unlike, body);
}

/** The test that looks at what `keepEveryAnswer` has kept: the last of a file. */
export function expectValidAnswers(): void {
  it('every answer above is valid against the schema of its version', async () => {
    expect(answers.size).toBeGreaterThan(0);
    for (const [version, kept] of answers) {
      const documents = [...kept.values()].map((xml, index) => ({ name: String(index), xml }));
      const mutated = { name: 'mutated', xml: mutate(documents[0]!.xml) };
      const invalid = await validate(schemaOf(version), [...documents, mutated]);
      const named = invalid.map(({ name, messages }) => ({ version, messages, xml: documents[Number(name)]?.xml ?? name }));
      expect(named.filter(({ xml }) => xml !== 'mutated')).toEqual([]);
      expect(named).toHaveLength(1);
    }
  });
}

/** Retired and unknown versions are refused in the form of the newest. */
function schemaOf(version: string): string {
  try {
    return readCanonical(version);
  } catch {
    return readCanonical('68.0');
  }
}

/** Puts an element that no schema declares at the end of the body. */
function mutate(xml: string): string {
  return xml.replace('</soapenv:Body>', '<mutation xmlns="urn:mutation"/></soapenv:Body>');
}

/**
 * The Bulk 1.0 documents that libxml2 refuses by the schema in wsdl/bulk, and why. Give it one that must fail, too: a validator that accepts
 * everything proves nothing. A `jobInfo` is held against what an answer has if its root says `xsi:type="JobInfo"`.
 */
export async function invalidBulkDocuments(documents: readonly NamedDocument[]): Promise<readonly InvalidDocument[]> {
  const contents = readFileSync(new URL('../../wsdl/bulk/AsyncApi.xsd', import.meta.url), 'utf8');
  const xml = documents.map((document, index) => ({ fileName: `${index}.xml`, contents: document.xml }));
  const output = await runXmllint({ xml, schema: [{ fileName: 'bulk.xsd', contents }] });
  if (output.includes('Schemas parser error')) throw new Error(output);
  const lines = output.split('\n');
  return documents.flatMap(({ name }, index) => {
    if (lines.includes(`${index}.xml validates`)) return [];
    return [{ name, messages: lines.filter((line) => line.startsWith(`${index}.xml:`)) }];
  });
}
