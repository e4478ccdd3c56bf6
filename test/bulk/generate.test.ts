import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { emitBulk } from '../../codegen/bulk/emit.ts';
import { bulkViews, generateBulk } from '../../codegen/bulk/generate.ts';
import { readJsonSchema } from '../../codegen/bulk/read-json-schema.ts';
import { readXsd } from '../../codegen/bulk/read-xsd.ts';

describe('generated/bulk', () => {
  test('is what the generator makes of wsdl/bulk', async () => {
    for (const [path, text] of await generateBulk()) {
      expect(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8') === text, `${path} differs: npm run generate`).toBe(true);
    }
  });

  test('each version has the latest view that is not newer', () => {
    expect(bulkViews(30)).toEqual({ bulk1: 'Bulk1V30', bulk2: 'Bulk2V30' });
    expect(bulkViews(46)).toEqual({ bulk1: 'Bulk1V30', bulk2: 'Bulk2V41' });
    expect(bulkViews(48)).toEqual({ bulk1: 'Bulk1V30', bulk2: 'Bulk2V47' });
    expect(bulkViews(57)).toEqual({ bulk1: 'Bulk1V30', bulk2: 'Bulk2V49' });
    expect(bulkViews(68)).toEqual({ bulk1: 'Bulk1V30', bulk2: 'Bulk2V58' });
  });
});

describe('a property that appears in a later version', () => {
  const schema = {
    $defs: {
      NewThing: {
        type: 'object',
        properties: { name: { type: 'string' }, color: { type: 'string', 'x-since': '70.0' } },
        required: ['name'],
      },
      Thing: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
      NewThings: {
        type: 'object',
        properties: { note: { type: 'string' }, things: { type: 'array', items: { $ref: '#/$defs/NewThing' } } },
        required: ['things'],
      },
      NewGift: { type: 'object', allOf: [{ $ref: '#/$defs/NewThing' }], properties: { to: { type: 'string' } }, required: ['to'] },
    },
  };
  const text = emitBulk({
    prefix: 'Bulk9',
    title: 'Bulk API 9',
    sources: 'a test',
    model: readJsonSchema(JSON.stringify(schema)),
    resources: {
      base: '/v{version}/',
      resources: {
        createThing: { does: 'Makes one.', request: 'POST things', body: 'NewThing', status: 200, result: 'Thing', since: '41.0' },
        createThings: { does: 'Makes some.', request: 'POST things/all', body: 'NewThings', status: 200, result: 'Thing', since: '41.0' },
        createGift: { does: 'Makes a gift.', request: 'POST gifts', body: 'NewGift', status: 200, result: 'Thing', since: '41.0' },
        getThing: { does: 'Reads one.', request: 'GET things/{thingId}', status: 200, result: 'Thing', since: '41.0' },
      },
    },
    errorType: 'Thing',
  });

  test('gives its type and the resources that use it a view of that version, and leaves the others', () => {
    expect(text).toContain('export interface NewThingV70 extends NewThing {\n  readonly color?: string | undefined;\n}');
    const view = text.slice(text.indexOf('export interface Bulk9V70 extends Bulk9V41'), text.indexOf('/** The same as data'));
    expect(view).toContain('createThing: BulkOperation<NewThingV70, Thing>');
    expect(view).not.toContain('getThing');
  });

  test('restates every type that mentions the changed one or extends it', () => {
    expect(text).toContain('export interface NewThingsV70 extends NewThings {\n  readonly things: readonly NewThingV70[];\n}');
    expect(text).toContain('export interface NewGiftV70 extends NewGift, NewThingV70 {}');
    expect(text).toContain('readonly createThings: BulkOperation<NewThingsV70, Thing>');
    expect(text).toContain('readonly createGift: BulkOperation<NewGiftV70, Thing>');
  });

  test('is marked in the table', () => {
    expect(text).toContain("NewThing: 'name:string color:string?@70'");
  });
});

describe('the readers refuse what they do not know', () => {
  test('a JSON property of an unknown type', () => {
    expect(() => readJsonSchema('{"$defs":{"A":{"type":"object","properties":{"x":{"type":"number"}}}}}')).toThrow(/A\.x/);
  });

  test('a choice in a sequence, an extension, a simple type that is no set of codes', () => {
    const wrap = (inner: string): string => `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">${inner}</xsd:schema>`;
    expect(() => readXsd(wrap('<xsd:complexType name="A"><xsd:sequence><xsd:choice/></xsd:sequence></xsd:complexType>'))).toThrow(/choice/);
    expect(() =>
      readXsd(wrap('<xsd:complexType name="A"><xsd:complexContent><xsd:extension base="B"/></xsd:complexContent></xsd:complexType>')),
    ).toThrow(/A/);
    expect(() => readXsd(wrap('<xsd:simpleType name="A"><xsd:list itemType="xsd:int"/></xsd:simpleType>'))).toThrow(/A/);
  });
});
