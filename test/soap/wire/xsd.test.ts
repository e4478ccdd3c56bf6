import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readIndependently } from '../../../codegen/fingerprint/read-independently.ts';
import { versions } from '../../../generated/versions.ts';
import { type ApiVersion, pinVersion } from '../../../src/pin-version.ts';
import { validate } from '../../wsdl/validate-against-xsd.ts';
import { Sampler, type Side } from './sample.ts';

/** An operation whose types do not matter here. */
interface AnyOperation {
  encodeRequest(request: unknown, headers: unknown): string;
  decodeRequest(body: string): { request: unknown; headers: unknown };
  encodeResponse(result: unknown, headers: unknown): string;
  decodeResponse(body: string): { result: unknown; headers: unknown };
}

describe.each(versions)('every operation of $version', ({ version }) => {
  const wsdl = readFileSync(new URL(`../../../wsdl/partner-${version}.wsdl`, import.meta.url), 'utf8');
  const reading = readIndependently(wsdl);
  const operations = pinVersion<ApiVersion>(version).operations as Readonly<Record<string, AnyOperation>>;

  const check = (name: string, side: Side, sampler: Sampler): string => {
    const codec = operations[name]!;
    const operation = reading.operations.get(name)!;
    const value = sampler.message(operation);
    const headers = sampler.headers(operation);
    const xml = side === 'request' ? codec.encodeRequest(value, headers) : codec.encodeResponse(value, headers);
    const decoded = side === 'request' ? codec.decodeRequest(xml) : codec.decodeResponse(xml);
    expect(decoded, name).toEqual(side === 'request' ? { request: value, headers } : { result: value, headers });
    return xml;
  };

  it.each<Side>(['request', 'response'])(
    'has a %s that libxml2 accepts, with every field set or with some, and that decodes to itself',
    async (side) => {
      const full = new Sampler(reading, side);
      const partial = new Sampler(reading, side, coins(Number(version)));
      const documents: { name: string; xml: string }[] = [];
      for (const name of reading.operations.keys()) {
        const xml = check(name, side, full);
        documents.push({ name, xml }, { name: `${name} mutated`, xml: mutate(xml) });
        for (let round = 0; round < 3; round++) documents.push({ name: `${name} partial`, xml: check(name, side, partial) });
      }
      const invalid = await validate(wsdl, documents);
      expect(invalid.filter(({ name }) => !name.endsWith('mutated'))).toEqual([]);
      expect(invalid).toHaveLength(reading.operations.size);
    },
  );
});

/** Heads or tails, the same for the same seed. */
function coins(seed: number): () => boolean {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state > 0x7fffffff;
  };
}

/** Puts an element that no schema declares at the end of the body's only child. */
function mutate(xml: string): string {
  const body = xml.lastIndexOf('</soapenv:Body>');
  if (xml.endsWith('/>', body)) return xml.replace(/<(\w+)\/><\/soapenv:Body>/, '<$1><mutation/></$1></soapenv:Body>');
  const end = xml.lastIndexOf('</', body - 1);
  return `${xml.slice(0, end)}<mutation/>${xml.slice(end)}`;
}
