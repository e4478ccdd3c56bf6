// What the codecs of a version really use, against what the second reader finds in that version's WSDL: nothing missing, nothing invented.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type FieldReading, type IndependentReading, readIndependently } from '../../codegen/fingerprint/read-independently.ts';
import { schema } from '../../generated/partner/schema.ts';
import { versions } from '../../generated/versions.ts';
import { type FieldType, type ObjectType, TypeTable } from '../../src/soap/wire/type-table.ts';
import { declaredSurface } from '../../src/version-report/declared-surface.ts';

const folder = new URL('../../wsdl/', import.meta.url);
const files = readdirSync(folder).filter((name) => /^partner-.*\.wsdl$/.test(name));

test('every WSDL has a version, and every version a WSDL', () => {
  expect(versions.map(({ version }) => `partner-${version}.wsdl`)).toEqual(files.sort());
  expect(versions).toHaveLength(39);
});

describe.each(versions.map((each) => each.version))('%s', (version) => {
  const reading = readIndependently(readFileSync(new URL(`partner-${version}.wsdl`, folder), 'utf8'));
  const table = new TypeTable(schema, Number(version));

  test('operations: fields in order, header bindings, faults', () => {
    const used = table.operationNames().map((name) => {
      const { request, response, requestHeaders, responseHeaders, faults } = table.operation(name);
      return [
        name,
        { request: request.fields.map(usedField), response: response.fields.map(usedField), requestHeaders, responseHeaders, faults },
      ];
    });
    const found = [...reading.operations].map(([name, operation]) => [
      name,
      { ...operation, request: operation.request.map(foundField), response: operation.response.map(foundField) },
    ]);
    expect(Object.fromEntries(used)).toEqual(Object.fromEntries(found));
  });

  test('types: fields in order with occurrence and nillability, those of base types first', () => {
    const names = [schema.types, schema.records, schema.faults].flatMap((section) => Object.keys(section));
    const used = names.flatMap((name) => {
      const type = table.type(name);
      return type === undefined ? [] : [[name, usedType(type)]];
    });
    const found = [...reading.types.keys()].map((name) => [local(name), foundType(reading, name)]);
    expect(Object.fromEntries(used)).toEqual(Object.fromEntries(found));
  });

  test('header blocks: fields in order', () => {
    const wrappers = new Set([...reading.operations.keys()].flatMap((name) => [name, `${name}Response`]));
    const found = [...reading.elements].filter(([name, element]) => element.type === undefined && !wrappers.has(local(name)));
    const used = [...declaredSurface(version).headers.keys()].map((name) => [name, table.header(name)!.fields.map(usedField)]);
    expect(Object.fromEntries(used)).toEqual(
      Object.fromEntries(found.map(([name, element]) => [local(name), element.fields.map(foundField)])),
    );
  });

  test('codes: every value', () => {
    const used = [...declaredSurface(version).codes].map(([name, values]) => [name, [...values].sort()]);
    const found = [...reading.simpleTypes].map(([name, type]) => [local(name), [...type.values].sort()]);
    expect(Object.fromEntries(used)).toEqual(Object.fromEntries(found));
  });
});

function usedField({ name, type, min, max, nillable }: FieldType): FieldReading {
  return { name, type, min, max, nillable };
}

function foundField(field: FieldReading): FieldReading {
  return { ...field, type: local(field.type) };
}

function usedType(type: ObjectType): unknown {
  return { base: type.base, fields: type.fields.map(usedField), any: type.any };
}

function foundType(reading: IndependentReading, name: string): unknown {
  const { base, fields, any } = reading.types.get(name)!;
  return {
    base: base === undefined ? undefined : local(base),
    fields: [...inherited(reading, base), ...fields].map(foundField),
    any: any !== undefined,
  };
}

function inherited(reading: IndependentReading, base: string | undefined): readonly FieldReading[] {
  const type = base === undefined ? undefined : reading.types.get(base);
  return type === undefined ? [] : [...inherited(reading, type.base), ...type.fields];
}

/** `namespace|name` → name. The generator proves that names are enough. */
function local(name: string): string {
  return name.slice(name.indexOf('|') + 1);
}
