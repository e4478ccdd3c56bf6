import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Fingerprint, factLines, fingerprint } from '../../codegen/fingerprint/fingerprint.ts';
import { readIndependently } from '../../codegen/fingerprint/read-independently.ts';
import { type Fingerprints, vendorFingerprints } from '../../codegen/fingerprint/vendor-fingerprints.ts';
import { hasVendorFiles, readCanonical, vendorDirectory, versions } from './wsdl-files.ts';

const committed = JSON.parse(readFileSync(new URL('../../wsdl/fingerprints.json', import.meta.url), 'utf8')) as Fingerprints;

// Measured on the vendor files by a third program, in another language: operations, complex types, simple types, global elements, request
// and response headers, then the values of StatusCode, ExtendedErrorCode, ExceptionCode and fieldType.
const MEASURED = `
  30.0: 45 110 13 118 16 2 205 0 132 24
  31.0: 48 116 17 124 16 2 218 0 132 24
  32.0: 50 134 21 128 16 2 225 0 136 24
  33.0: 51 134 22 130 16 2 241 0 140 24
  34.0: 52 147 30 133 17 2 256 0 145 25
  35.0: 54 165 33 137 17 2 274 0 150 25
  36.0: 54 166 33 137 17 2 286 0 154 25
  37.0: 56 173 36 141 17 2 294 0 156 25
  38.0: 57 174 37 143 17 2 308 0 159 25
  39.0: 56 172 35 141 17 2 324 0 161 25
  40.0: 59 178 36 148 17 2 337 251 171 25
  41.0: 59 178 36 148 17 2 338 263 168 25
  42.0: 61 182 37 152 17 2 345 269 179 25
  43.0: 62 182 37 154 17 2 354 281 183 25
  44.0: 63 184 37 156 17 2 359 304 188 26
  45.0: 63 184 37 157 17 2 360 312 191 26
  46.0: 63 184 38 156 17 2 366 322 199 27
  47.0: 63 186 38 157 17 2 370 340 204 27
  48.0: 63 186 38 157 17 2 377 351 207 27
  49.0: 63 186 38 157 17 2 379 376 213 27
  50.0: 63 186 38 157 17 2 390 403 215 27
  51.0: 63 186 38 157 17 2 404 431 216 27
  52.0: 63 186 38 157 17 2 486 448 217 27
  53.0: 63 186 38 157 17 2 532 484 218 27
  54.0: 63 186 38 157 17 2 460 502 226 27
  55.0: 63 186 38 157 17 2 476 545 238 27
  56.0: 63 186 38 157 17 2 492 560 244 27
  57.0: 63 187 38 157 17 2 502 566 259 27
  58.0: 63 187 38 157 17 2 524 589 263 27
  59.0: 63 188 38 157 17 2 527 620 263 27
  60.0: 63 188 37 157 17 2 535 656 270 26
  61.0: 63 189 38 157 17 2 560 696 273 28
  62.0: 63 189 38 157 17 2 571 749 277 28
  63.0: 63 190 40 157 17 2 591 804 288 28
  64.0: 63 190 40 157 17 2 607 838 309 29
  65.0: 63 190 40 157 17 2 607 888 317 29
  66.0: 63 190 40 157 17 2 608 897 318 29
`;

// 67.0 adds 11 StatusCode and 6 ExceptionCode values to 66.0; 68.0 adds 17 and 4 more, and one header element. The new values of
// ExtendedErrorCode are known only by their number.
const INFERRED = `
  67.0: 63 190 40 157 17 2 619 897 324 29
  68.0: 63 190 40 158 17 2 636 897 328 29
`;

describe('every file in wsdl/', () => {
  const expectedCounts = parseCounts(MEASURED + INFERRED);

  it('is one of the versions 30.0 to 68.0, without a gap', () => {
    expect(versions).toEqual(Array.from({ length: 39 }, (_, index) => `${30 + index}.0`));
  });

  it.each(versions)('%s has the fingerprint and the counts that were taken from the vendor file', (version) => {
    const { source, ...expected } = committed[version]!;
    const found = fingerprint(readIndependently(readCanonical(version)));
    expect(found).toEqual(expected);
    expect(countsOf(found)).toEqual(expectedCounts.get(version));
    expect(source === 'inferred').toBe(Number(version) > 66);
  });

  it.skipIf(!hasVendorFiles)('still has the fingerprint of the vendor file that lies beside the project', () => {
    expect(vendorFingerprints(vendorDirectory)).toEqual(committed);
  });
});

describe('a fingerprint', () => {
  const text = readCanonical('62.0');
  const hashOf = (changed: string): string => fingerprint(readIndependently(changed)).sha256;
  const original = hashOf(text);

  it.each([
    ['a field takes another type', 'name="size" type="xsd:int"', 'name="size" type="xsd:long"'],
    ['a field may be absent', 'name="size" type="xsd:int"', 'name="size" type="xsd:int" minOccurs="0"'],
    ['a field may be nil', 'name="size" type="xsd:int"', 'name="size" type="xsd:int" nillable="true"'],
    ['a type has another base', 'base="tns:location"', 'base="tns:Error"'],
    ['a type takes no further elements', /<xsd:any .*\/>/, ''],
    ['a code is missing', '<xsd:enumeration value="UNABLE_TO_LOCK_ROW"/>', ''],
    ['an operation binds one header less', '<soap:header message="tns:Header" part="QueryOptions" use="literal"/>', ''],
    ['an operation declares one fault less', '<fault name="MalformedQueryFault" message="tns:MalformedQueryFault"/>', ''],
    ['two fields change places', /(<xsd:element name="done".*>)\s*(<xsd:element name="queryLocator".*>)/, '$2$1'],
  ])('changes when %s', (_, from, to) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    expect(hashOf(changed)).not.toBe(original);
  });

  it('stays when only the writing changes', () => {
    const rewritten = text
      .replaceAll('\n', '\r\n')
      .replaceAll(/(<\/?|type="|base=")xsd:/g, '$1xs:')
      .replaceAll('xmlns:xsd', 'xmlns:xs')
      .replaceAll(/ (\w+)="([^"]*)"/g, " $1 = '$2'")
      .replaceAll(/<!--[\s\S]*?-->/g, '');
    expect(hashOf(rewritten)).toBe(original);
  });

  it('is taken over lines that a person can compare', () => {
    const lines = factLines(readIndependently(text));
    expect(lines).toContain(
      'type urn:partner.soap.sforce.com|QueryResult#1 queryLocator:urn:partner.soap.sforce.com|QueryLocator:1..1:true',
    );
    expect(lines).toContain('operation login:LoginScopeHeader CallOptions::LoginFault UnexpectedErrorFault InvalidIdFault');
  });
});

function parseCounts(table: string): Map<string, number[]> {
  const rows = table.split('\n').filter((line) => line.includes(':'));
  return new Map(rows.map((line) => [line.split(':')[0]!.trim(), line.split(':')[1]!.trim().split(' ').map(Number)]));
}

function countsOf(found: Fingerprint): number[] {
  return [
    found.operations,
    found.complexTypes,
    found.simpleTypes,
    found.elements,
    found.requestHeaders,
    found.responseHeaders,
    found.StatusCode,
    found.ExtendedErrorCode,
    found.ExceptionCode,
    found.fieldType,
  ];
}
