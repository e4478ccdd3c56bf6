import { describe, expect, test } from 'vitest';
import { knownConflicts } from '../../codegen/known-conflicts.ts';
import { type MergedModel, merge, requireReviewed } from '../../codegen/merge.ts';
import { readWsdl } from '../../codegen/read-wsdl.ts';
import { type SmallWsdl, smallWsdl } from './small-wsdl.ts';

function mergeOf(...versions: readonly SmallWsdl[]): MergedModel {
  return merge(versions.map((parts, at) => readWsdl(smallWsdl({ version: `${41 + at}.0`, ...parts }))));
}

function type(...fields: readonly string[]): SmallWsdl {
  const elements = fields.map((field) => {
    const [name, xsd = 'string', ...more] = field.split(' ');
    return `<element name="${name}" type="xsd:${xsd}" ${more.join(' ')}/>`;
  });
  return { api: `<complexType name="T"><sequence>${elements.join('')}</sequence></complexType>` };
}

describe('additions are no conflict', () => {
  test.each([
    ['a field', type('a'), type('a', 'b')],
    ['a type', {}, type('a')],
    ['an operation', {}, { operations: ['search'] }],
    ['a header block', {}, { requestHeaders: ['SessionHeader', 'CallOptions'] }],
    ['a value', code('A'), code('A', 'B')],
  ] as const)('%s', (_, before, after) => {
    expect(mergeOf(before, after).conflicts).toEqual([]);
  });
});

describe('what must be reviewed', () => {
  test.each([
    ['a field that went', [type('a', 'b'), type('a')], ['T.b removed at 42']],
    ['a field that went and came back', [type('a', 'b'), type('a'), type('a', 'b')], ['T.b removed at 42', 'T.b returned at 43']],
    ['another type', [type('a int'), type('a long')], ['T.a changed at 42: int → long']],
    ['another occurrence', [type('a'), type('a string maxOccurs="unbounded"')], ['T.a changed at 42: string → string[1..*]']],
    ['nillable', [type('a'), type('a string nillable="true"')], ['T.a changed at 42: string → string~']],
    ['a field that moved', [type('a', 'b', 'c'), type('b', 'c', 'a')], ['T.a moved at 42']],
    ['a type that went', [type('a'), {}], ['T removed at 42']],
    ['an operation that went', [{ operations: ['search'] }, {}], ['operation search removed at 42']],
    [
      'a header that an operation no longer takes',
      [{ requestHeaders: ['SessionHeader', 'CallOptions'] }, {}],
      ['CallOptions removed at 42', 'operation query: request header CallOptions removed at 42'],
    ],
    ['a value that went', [code('A', 'B'), code('A')], ['Code value B removed at 42']],
  ] as const)('%s', (_, versions, conflicts) => {
    expect(mergeOf(...versions).conflicts).toEqual(conflicts);
  });

  test('an unknown conflict stops the generator and names the place for the reason', () => {
    const { conflicts } = mergeOf(type('a int'), type('a long'));
    expect(() => requireReviewed(conflicts, {})).toThrow(/T\.a changed at 42: int → long[\s\S]*codegen\/known-conflicts\.ts/);
    expect(() => requireReviewed(conflicts, { 'T.a changed at 42: int → long': 'Wider.' })).not.toThrow();
  });

  test('a reason without a conflict stops it too', () => {
    expect(() => requireReviewed([], { 'T.a changed at 42: int → long': 'Wider.' })).toThrow(
      /explains what does not happen[\s\S]*T\.a changed/,
    );
  });

  test('every known conflict has a reason in a sentence', () => {
    for (const reason of Object.values(knownConflicts)) expect(reason).toMatch(/^[A-Z].{15,}\.$/);
  });
});

describe('what the wire schema cannot say', () => {
  const derived = (base: string): SmallWsdl => ({
    api: `<complexType name="A"/><complexType name="B"/><complexType name="T"><complexContent><extension base="tns:${base}"/></complexContent></complexType>`,
  });

  test.each([
    ['another base type', [derived('A'), derived('B')], /T: base type differs between versions \(A, B\)/],
    [
      'another restricted type',
      [code('A'), { api: '<simpleType name="Code"><restriction base="xsd:int"/></simpleType>' }],
      /Code: restricted type differs/,
    ],
    ['one name in two namespaces', [{ api: '<complexType name="ApiFault"/>' }], /share these names.*ApiFault/],
    ['a type called like one of XML Schema', [{ api: '<complexType name="dateTime"/>' }], /share these names.*dateTime/],
    ['a type of XML Schema without a codec', [type('a duration')], /xsd:duration, which no codec reads/],
  ] as const)('%s is refused', (_, versions, message) => {
    expect(() => mergeOf(...versions)).toThrow(message);
  });

  test('only Partner WSDLs merge', () => {
    const tooling = readWsdl(smallWsdl({ namespace: 'urn:tooling.soap.sforce.com' }));
    expect(() => merge([tooling])).toThrow(/tooling WSDL cannot be merged/);
  });
});

function code(...values: readonly string[]): SmallWsdl {
  const facets = values.map((value) => `<enumeration value="${value}"/>`).join('');
  return { api: `<simpleType name="Code"><restriction base="xsd:string">${facets}</restriction></simpleType>` };
}
