import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FieldReading, readIndependently } from '../../codegen/fingerprint/read-independently.ts';
import type { FieldModel, QName } from '../../codegen/model.ts';
import { readWsdl } from '../../codegen/read-wsdl.ts';
import { readCanonical, vendorDirectory, versions } from './wsdl-files.ts';

const otherKinds = join(vendorDirectory, 'other');
const otherFiles = existsSync(otherKinds) ? readdirSync(otherKinds) : [];

describe('both readers find the same', () => {
  it.each(versions)('in Partner %s', (version) => {
    expectAgreement(readCanonical(version));
  });

  it.skipIf(otherFiles.length === 0)('in files of the other kinds', () => {
    for (const name of otherFiles) expectAgreement(readFileSync(join(otherKinds, name), 'utf8'));
  });
});

function expectAgreement(text: string): void {
  const model = readWsdl(text);
  const reading = readIndependently(text);
  const elements = new Map<string, readonly FieldReading[]>(
    model.schemas.flatMap((schema) =>
      schema.elements.map((element) => [`${schema.namespace}|${element.name}`, (element.fields ?? []).map(fieldReading)] as const),
    ),
  );
  expect({
    address: model.address,
    elements,
    types: new Map(
      model.schemas.flatMap(({ namespace, complexTypes }) =>
        complexTypes.map(({ name, base, fields, any }) => [
          `${namespace}|${name}`,
          { base: base === undefined ? undefined : keyOf(base), fields: fields.map(fieldReading), any },
        ]),
      ),
    ),
    values: new Map(
      model.schemas.flatMap(({ namespace, simpleTypes }) => simpleTypes.map(({ name, values }) => [`${namespace}|${name}`, values])),
    ),
    operations: new Map(
      model.operations.map(({ name, request, response, requestHeaders, responseHeaders, faults }) => [
        name,
        { request: elements.get(keyOf(request)), response: elements.get(keyOf(response)), requestHeaders, responseHeaders, faults },
      ]),
    ),
  }).toEqual({
    address: reading.address,
    elements: new Map([...reading.elements].map(([name, { fields }]) => [name, fields])),
    types: reading.types,
    values: new Map([...reading.simpleTypes].map(([name, { values }]) => [name, values])),
    operations: reading.operations,
  });
}

function fieldReading({ name, type, min, max, nillable }: FieldModel): FieldReading {
  return { name, type: keyOf(type), min, max, nillable };
}

function keyOf({ namespace, name }: QName): string {
  return `${namespace}|${name}`;
}
