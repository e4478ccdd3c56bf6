import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { bulk1Schema } from '../../generated/bulk/v1.ts';
import { bulk2Schema } from '../../generated/bulk/v2.ts';
import { readJson } from '../../src/bulk/read-json.ts';
import { type BulkField, BulkTypes } from '../../src/bulk/schema.ts';
import { readXml } from '../../src/bulk/v1/read-xml.ts';
import { writeXml } from '../../src/bulk/v1/write-xml.ts';
import { writeJson } from '../../src/bulk/write-json.ts';

// Values of every document type, made from the table: text that XML can carry, ids, dates, counters to the largest that is exact.
const types1 = new BulkTypes(bulk1Schema, 62);
const types2 = new BulkTypes(bulk2Schema, 62);

const text = fc.stringMatching(/^[\t\n\r -~\u00a1-\ud7ff]{0,20}$/);
const dateTime = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString());

function documentValue(name: string, types: BulkTypes, complete: boolean): fc.Arbitrary<Record<string, unknown>> {
  const type = types.get(name);
  const record = Object.fromEntries(type.fields.map((field) => [field.name, fieldValue(field, types, complete)]));
  const requiredKeys = type.fields.filter((field) => complete || !field.optional || field.list).map((field) => field.name);
  return fc.record(record, { requiredKeys: requiredKeys as never[], noNullPrototype: true });
}

function fieldValue(field: BulkField, types: BulkTypes, complete: boolean): fc.Arbitrary<unknown> {
  const value = leaf(field, types, complete);
  if (field.list) return fc.array(value, { minLength: complete ? 1 : 0, maxLength: 3 });
  return field.nillable && !field.optional ? fc.option(value) : value;
}

function leaf(field: BulkField, types: BulkTypes, complete: boolean): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'object':
      return documentValue(field.type, types, complete);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.nat(field.type === 'int' ? 2 ** 31 - 1 : Number.MAX_SAFE_INTEGER);
    case 'apiVersion':
      return fc.integer({ min: 30, max: 99 });
    case 'dateTime':
      return dateTime;
    default:
      return text;
  }
}

/** Reads and writes must meet again in the value, and in the text that is made of it. */
function expectRoundTrip(value: unknown, write: (value: unknown) => string, read: (text: string) => unknown): void {
  const written = write(value);
  const again = read(written);
  expect(write(again)).toBe(written);
  expect(inUtc(again)).toEqual(value);
}

/** JSON spells UTC as +0000. */
function inUtc(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/(\d\d\.\d{3})\+0000"/g, '$1Z"'));
}

describe('any value of a document type of Bulk 1.0', () => {
  for (const name of Object.keys(bulk1Schema.roots).filter((each) => each !== 'QueryResult')) {
    const type = types1.get(name);
    test(`${name} is written as XML and JSON, and read back`, () => {
      fc.assert(
        fc.property(documentValue(name, types1, false), fc.constantFrom('lines' as const, 'flat' as const), (value, layout) => {
          expectRoundTrip(
            value,
            (each) => writeXml(each, type, types1, layout),
            (written) => readXml(new TextEncoder().encode(written), type, types1),
          );
          expectRoundTrip(
            value,
            (each) => writeJson(each, type, types1, 'alphabet'),
            (written) => readJson(written, type, types1),
          );
        }),
        { seed: 5, numRuns: 60 },
      );
    });
  }

  test('with every field set, and in both layouts, libxml2 accepts it', async () => {
    const names = Object.keys(bulk1Schema.roots).filter((each) => each !== 'QueryResult');
    const documents = names.flatMap((name) =>
      fc.sample(documentValue(name, types1, true), { seed: 6, numRuns: 5 }).map((value, at) => ({
        fileName: `${name}-${at}.xml`,
        contents: writeXml(value, types1.get(name), types1, at % 2 === 0 ? 'lines' : 'flat'),
      })),
    );
    const schema = { fileName: 'AsyncApi.xsd', contents: readFileSync(new URL('../../wsdl/bulk/AsyncApi.xsd', import.meta.url), 'utf8') };
    const { errors } = await validateXML({ xml: documents, schema });
    expect(errors.map(({ rawMessage }) => rawMessage)).toEqual([]);
  });
});

describe('any value of a document type of Bulk 2.0', () => {
  for (const name of Object.keys(bulk2Schema.types)) {
    const type = types2.get(name);
    test(`${name} is written as JSON, and read back`, () => {
      fc.assert(
        fc.property(documentValue(name, types2, false), (value) => {
          expectRoundTrip(
            value,
            (each) => writeJson(each, type, types2, 'schema'),
            (written) => readJson(written, type, types2),
          );
        }),
        { seed: 7, numRuns: 60 },
      );
    });
  }
});
