import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ComplexTypeModel, WsdlModel } from '../../codegen/model.ts';
import { readWsdl } from '../../codegen/read-wsdl.ts';
import { smallWsdl } from './small-wsdl.ts';

const API = 'urn:partner.soap.sforce.com';
const XSD = 'http://www.w3.org/2001/XMLSchema';

describe('constructs', () => {
  test('an operation has its elements, header parts in the order of the binding, and faults', () => {
    const model = readWsdl(smallWsdl({ requestHeaders: ['SessionHeader', 'CallOptions'] }));
    expect(model.operations).toEqual([
      {
        name: 'query',
        request: { namespace: API, name: 'query' },
        response: { namespace: API, name: 'queryResponse' },
        requestHeaders: ['SessionHeader', 'CallOptions'],
        responseHeaders: [],
        faults: ['ApiFault'],
      },
    ]);
    expect([model.kind, model.service, model.port, model.portType, model.binding]).toEqual([
      'partner',
      'SforceService',
      'Soap',
      'Soap',
      'SoapBinding',
    ]);
  });

  test('occurrence: absent is one, unbounded is Infinity, nillable is read apart', () => {
    const type = complexType(
      `<complexType name="T"><sequence><element name="a" type="xsd:int"/><element name="b" minOccurs="0" type="xsd:int"/>
       <element maxOccurs="unbounded" name="c" type="xsd:int"/><element nillable="true" name="d" type="tns:ID" minOccurs="0" maxOccurs="25"/></sequence></complexType>`,
    );
    expect(type.fields).toEqual([
      { name: 'a', type: { namespace: XSD, name: 'int' }, min: 1, max: 1, nillable: false },
      { name: 'b', type: { namespace: XSD, name: 'int' }, min: 0, max: 1, nillable: false },
      { name: 'c', type: { namespace: XSD, name: 'int' }, min: 1, max: Number.POSITIVE_INFINITY, nillable: false },
      { name: 'd', type: { namespace: API, name: 'ID' }, min: 0, max: 25, nillable: true },
    ]);
  });

  test('an extension keeps its base apart from its own fields, with and without a sequence', () => {
    const full = complexType(
      '<complexType name="T"><complexContent><extension base="tns:B"><sequence><element name="a" type="xsd:int"/></sequence></extension></complexContent></complexType>',
    );
    expect([full.base, full.fields.map((field) => field.name)]).toEqual([{ namespace: API, name: 'B' }, ['a']]);
    const empty = complexType('<complexType name="T"><complexContent><extension base="tns:B"/></complexContent></complexType>');
    expect([empty.base?.name, empty.fields]).toEqual(['B', []]);
  });

  test('an empty type, an empty sequence and xsd:any', () => {
    expect(complexType('<complexType name="T"/>').fields).toEqual([]);
    expect(complexType('<complexType name="T"><sequence/></complexType>').fields).toEqual([]);
    expect(complexType('<complexType name="T"><sequence><any namespace="##targetNamespace"/></sequence></complexType>').any).toBe(
      '##targetNamespace',
    );
  });

  test('simple types: values in order, facets, and documentation that is not a value', () => {
    const model = readWsdl(
      smallWsdl({
        api: `<simpleType name="ID"><restriction base="xsd:string"><length value="18"/><pattern value='[a-zA-Z0-9]{18}'/></restriction></simpleType>
              <simpleType name="Code"><restriction base="xsd:string"><enumeration value="Z"><annotation><documentation>A &amp; B</documentation></annotation></enumeration>
              <enumeration value="A"/></restriction></simpleType>`,
      }),
    );
    expect(model.schemas[1]!.simpleTypes).toEqual([
      { name: 'ID', base: { namespace: XSD, name: 'string' }, values: [], length: 18, pattern: '[a-zA-Z0-9]{18}' },
      { name: 'Code', base: { namespace: XSD, name: 'string' }, values: ['Z', 'A'], length: undefined, pattern: undefined },
    ]);
  });

  test('an element and a type of one name are two things', () => {
    const faults = readWsdl(smallWsdl()).schemas[2]!;
    expect(faults.complexTypes.map((type) => type.name)).toEqual(['ApiFault']);
    expect(faults.elements).toEqual([{ name: 'ApiFault', type: { namespace: 'urn:fault.partner.soap.sforce.com', name: 'ApiFault' } }]);
  });

  test('the fns:type of Tooling names a type of the same schema', () => {
    const model = readWsdl(smallWsdl({ faults: '<complexType name="ApiFault"/><element name="ApiFault" fns:type="ApiFault"/>' }));
    expect(model.schemas[2]!.elements[0]!.type).toEqual({ namespace: 'urn:fault.partner.soap.sforce.com', name: 'ApiFault' });
  });

  test('prefixes mean what the scope says, not what they are called', () => {
    const text = smallWsdl()
      .replaceAll('xsd:string', 's:string')
      .replace('xmlns:xsd=', 'xmlns:s=')
      .replaceAll('tns:', 'q:')
      .replace('xmlns:tns=', 'xmlns:q=');
    expect(withoutPrefixes(readWsdl(text))).toEqual(withoutPrefixes(readWsdl(smallWsdl())));
  });

  test.each([
    ['partner', 'urn:partner.soap.sforce.com', 'u/62.0', '62.0'],
    ['enterprise', 'urn:enterprise.soap.sforce.com', 'c/40.0/0DFD00000000l3g', '40.0'],
    ['tooling', 'urn:tooling.soap.sforce.com', 'T/44.0', '44.0'],
    ['metadata', 'http://soap.sforce.com/2006/04/metadata', 'm/63.0', '63.0'],
    ['apex', 'http://soap.sforce.com/schemas/class/Uploader', 'class/Uploader', undefined],
  ])('%s is recognised by its namespace, its version by its address', (kind, namespace, path, version) => {
    const model = readWsdl(smallWsdl({ namespace, address: `https://login.salesforce.com/services/Soap/${path}` }));
    expect([model.kind, model.version]).toEqual([kind, version]);
  });

  test('a construct that Salesforce never used is refused by name', () => {
    const choice = smallWsdl({ api: '<complexType name="T"><choice><element name="a" type="xsd:int"/></choice></complexType>' });
    expect(() => readWsdl(choice, 'x.wsdl')).toThrow(/x\.wsdl: T uses <choice>/);
  });
});

describe('what users really have', () => {
  const usual = smallWsdl({
    api: '<complexType name="T"><sequence><element name="a" type="xsd:int" minOccurs="0"/></sequence></complexType>',
  });

  test.each([
    ['a byte order mark', `\uFEFF${usual}`],
    ['CRLF', usual.replaceAll('\n', '\r\n')],
    ['no XML declaration', usual.slice(usual.indexOf('?>') + 2)],
    ['single quotes', usual.replace(/="([^"']*)"/g, "='$1'")],
    ['other orders of attributes', usual.replace('name="a" type="xsd:int" minOccurs="0"', 'minOccurs="0" type="xsd:int" name="a"')],
    ['comments anywhere', usual.replaceAll('<sequence>', '<!-- <sequence> --><sequence><!-- a > b -->')],
  ])('%s changes nothing', (_, text) => {
    expect(readWsdl(text)).toEqual(readWsdl(usual));
  });

  test('the version is that of the address; the comment is a fallback and is kept', () => {
    const pick = ({ version, commentVersion }: WsdlModel): unknown[] => [version, commentVersion];
    expect(pick(readWsdl(smallWsdl({ version: '62.0', address: 'https://my.example:8080/services/Soap/u/41.0' })))).toEqual([
      '41.0',
      '62.0',
    ]);
    expect(pick(readWsdl(smallWsdl({ version: '62.0', address: 'https://test.salesforce.com/' })))).toEqual(['62.0', '62.0']);
    expect(pick(readWsdl(usual.replace(/<!--.*-->/, '')))).toEqual(['62.0', undefined]);
    expect(() => readWsdl(usual.replace(/<!--.*-->/, '').replace('/u/62.0', ''), 'x.wsdl')).toThrow(/x\.wsdl: no API version/);
  });

  test.each([
    [
      'a line of the browser above the root',
      `This XML file does not appear to have any style information associated with it.\n${usual}`,
      /text before the first element: "This XML file.*delete everything above/,
    ],
    ['a login page', '<!DOCTYPE html>\n<html><body>Log in</body></html>', /HTML page, not XML.*log in/],
    ['a truncated file', usual.slice(0, usual.indexOf('</types>') - 30), /ends before its <\/definitions>.*download it again/],
    ['mismatched tags', usual.replace('</types>', '</typos>'), /x\.wsdl:\d+:\d+: not well-formed/],
    ['an empty file', '', /is empty/],
    ['another XML document', '<project/>', /root element is <project>, not the <definitions>/],
    ["somebody else's WSDL", usual.replaceAll('urn:partner.soap.sforce.com', 'urn:example'), /"urn:example" is none of Salesforce's/],
    ['a DOCTYPE', `<!DOCTYPE definitions [<!ENTITY a "b">]>${usual.slice(usual.indexOf('?>') + 2)}`, /DOCTYPE is not accepted/],
  ])('%s is named, with the file', (_, text, message) => {
    expect(() => readWsdl(text, 'x.wsdl')).toThrow(message);
    expect(() => readWsdl(text, 'x.wsdl')).toThrow(/^x\.wsdl/);
  });
});

// Kind and version by file.
const OTHERS: Readonly<Record<string, readonly unknown[]>> = {
  'enterprise-23.0.wsdl': ['enterprise', '23.0'],
  'enterprise-40.0.wsdl': ['enterprise', '40.0'],
  'metadata-63.0.wsdl': ['metadata', '63.0'],
  'tooling-44.0.wsdl': ['tooling', '44.0'],
  'apexclass-unversioned.wsdl': ['apex', undefined],
};
const VENDOR = new URL('../../../shared/wsdl/', import.meta.url);

describe.skipIf(!existsSync(VENDOR))("the vendor's files", () => {
  test('all other kinds are recognised', () => {
    const folder = new URL('other/', VENDOR);
    const found = readdirSync(folder).map((name) => {
      const { kind, version } = readWsdl(readFileSync(new URL(name, folder), 'utf8'), name);
      return [name, [kind, version]];
    });
    expect(Object.fromEntries(found)).toEqual(OTHERS);
  });

  test.each([
    ['30.0', 45, 110, 13, 118],
    ['47.0', 63, 186, 38, 157],
    ['62.0', 102, 295, 56, 241],
    ['64.0', 63, 190, 40, 157],
    ['66.0', 102, 302, 58, 241],
  ])('%s has as many operations, types and elements as counted', (version, operations, complexTypes, simpleTypes, elements) => {
    const model = readWsdl(readFileSync(new URL(`partner-${version}.wsdl`, VENDOR), 'utf8'));
    const count = (key: 'complexTypes' | 'simpleTypes' | 'elements'): number =>
      model.schemas.reduce((sum, schema) => sum + schema[key].length, 0);
    expect([model.operations.length, count('complexTypes'), count('simpleTypes'), count('elements')]).toEqual([
      operations,
      complexTypes,
      simpleTypes,
      elements,
    ]);
  });
});

function complexType(xsd: string): ComplexTypeModel {
  return readWsdl(smallWsdl({ api: xsd })).schemas[1]!.complexTypes[0]!;
}

function withoutPrefixes(model: WsdlModel): Partial<WsdlModel> {
  const { prefixes, ...rest } = model;
  expect(prefixes).toBeDefined();
  return rest;
}
