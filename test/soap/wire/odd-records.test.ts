import fc from 'fast-check';
import { expect, it } from 'vitest';
import { v62 } from '../../../src/versions/v62.ts';
import { cut } from './cut.ts';
import { readSlowly } from './read-slowly.ts';

const RECORDS = 'urn:sobject.partner.soap.sforce.com';

/** A page around records as no server of ours would write them. */
function page(records: readonly string[]): string {
  return `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com" xmlns:sf="${RECORDS}" xmlns:q="${RECORDS}" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><e:Body><queryResponse><result xsi:type="QueryResult"><done>true</done><queryLocator xsi:nil="true"/>${records.join('')}<size>${records.length}</size></result></queryResponse></e:Body></e:Envelope>`;
}

const record = (fields: string): string => `<records xsi:type="sf:sObject">${fields}</records>`;
const read = (document: string): readonly unknown[] => v62.operations.query.decodeResponse(Buffer.from(document)).result.records;

it('a nil Id behind other fields is nil, whatever the record before had there', () => {
  const records = ['<sf:Id>001</sf:Id>', '<sf:Id xsi:nil="true"/>'].map((id) => record(`<sf:type>A</sf:type><sf:Name>x</sf:Name>${id}`));
  expect(read(page(records))).toEqual([
    { type: 'A', Id: '001', Name: 'x' },
    { type: 'A', Id: null, Name: 'x' },
  ]);
});

it('a field that comes twice keeps both values, also when the first one was unusual', () => {
  expect(read(page([record('<sf:type>A</sf:type><sf:Name k="1">one</sf:Name><sf:Name>two</sf:Name>')]))).toEqual([
    { type: 'A', Id: null, Name: ['one', 'two'] },
  ]);
});

const text = fc.constantFrom('x', '', 'a&amp;b', 'é', '<![CDATA[<z>]]>q', 'l\r\nf', '1 <!-- c -->2', '&#13;', ' pad ');
const tag = fc
  .tuple(fc.constantFrom('sf', 'sf', 'sf', 'q'), fc.constantFrom('Name', 'A__c', 'Rel__r', 'constructor'))
  .map((parts) => parts.join(':'));
const attributes = fc.constantFrom('', '', '', '', ' ', ' k="1"', ` xmlns:sf="${RECORDS}"`, ' xsi:type="xsd:string"');
const nil = fc.constantFrom(' xsi:nil="true"', " xsi:nil='true'", ' i:nil="1"');
const id = fc.constantFrom('<sf:Id>001</sf:Id>', '<sf:Id>002</sf:Id>', '<sf:Id xsi:nil="true"/>');
const between = fc.constantFrom('', '', '', '', '\n ', '<!-- c -->', '<?p i?>', '<!----><!-- xsi:nil="true"/>-->');
const { body } = fc.letrec<{ body: string; field: string }>((tie) => ({
  field: fc.oneof(
    { depthSize: 'small', maxDepth: 2 },
    { weight: 8, arbitrary: fc.tuple(tag, attributes, text).map(([name, extra, value]) => `<${name}${extra}>${value}</${name}>`) },
    { weight: 2, arbitrary: fc.tuple(tag, nil).map(([name, is]) => `<${name}${is}/>`) },
    { weight: 1, arbitrary: fc.tuple(tag, nil).map(([name, is]) => `<${name}${is}></${name} >`) },
    { weight: 3, arbitrary: id },
    { weight: 1, arbitrary: fc.tuple(tag, tie('body')).map(([name, inner]) => `<${name} xsi:type="q:sObject">${inner}</${name}>`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tag, fc.array(tie('body'), { maxLength: 2 }))
        .map(
          ([name, inner]) =>
            `<${name} xsi:type="QueryResult"><done>true</done><queryLocator i:nil="1"/>${inner.map(record).join('')}<size>9</size></${name}>`,
        ),
    },
    {
      weight: 1,
      arbitrary: tag.map((name) => `<${name} xsi:type="location"><latitude>1.5</latitude><longitude>2.0</longitude></${name}>`),
    },
  ),
  body: fc
    .tuple(
      fc.array(
        fc.tuple(between, tie('field')).map((parts) => parts.join('')),
        { maxLength: 5 },
      ),
      between,
    )
    .map(([fields, end]) => `<sf:type>A</sf:type>${fields.join('')}${end}`),
}));

/** Another record with the same tags: other values, nil for some, values for some that were nil. */
function vary(template: string, choose: () => number): string {
  const value = (): string => `v${choose() % 7}`;
  return template
    .replace(/<(sf:\w+)>[^<]*<\/\1>/g, (whole, name) => {
      if (name === 'sf:type') return whole;
      return choose() % 4 === 0 ? `<${name} xsi:nil="true"/>` : `<${name}>${value()}</${name}>`;
    })
    .replace(/<(sf:\w+) xsi:nil="true"\/>/g, (whole, name) => (choose() % 3 === 0 ? `<${name}>${value()}</${name}>` : whole));
}

const records = fc
  .tuple(fc.array(body, { minLength: 1, maxLength: 2 }), fc.array(fc.nat(), { minLength: 20, maxLength: 40 }), fc.nat({ max: 6 }))
  .map(([templates, choices, count]) => {
    let at = 0;
    const choose = (): number => choices[at++ % choices.length]!;
    const fields = Array.from({ length: count }, () => vary(templates[choose() % templates.length]!, choose));
    return [...templates, ...fields].map(record);
  });

it('records of alternating shapes, odd tags and odd order are read as the slow reader reads them, however they are cut', async () => {
  await fc.assert(
    fc.asyncProperty(records, fc.array(fc.nat(), { maxLength: 12 }), async (bodies, cuts) => {
      const document = page(bodies);
      const expected = readSlowly(document);
      expect(read(document), document).toEqual(expected);
      expect(v62.operations.query.decodeResponse(document).result.records).toEqual(expected);
      const streamed: unknown[] = [];
      for await (const each of v62.operations.query.decodeStream(cut(Buffer.from(document), cuts))) streamed.push(each);
      expect(streamed).toEqual(expected);
    }),
    { numRuns: 600 },
  );
});

it('repeated fields and long records in small chunks take work in proportion to their length', async () => {
  // With work that grows as the square, each of the two takes minutes and meets the time limit of a test.
  const repeated = `<sf:type>A</sf:type>${'<sf:F__c>1</sf:F__c>'.repeat(100_000)}`;
  expect(read(page([record(repeated)]))).toMatchObject([{ F__c: { length: 100_000 } }]);
  const long = record(`<sf:type>A</sf:type><sf:F__c>${'x'.repeat(900_000)}</sf:F__c>`);
  const bytes = Buffer.from(page(Array<string>(40).fill(long)));
  const places = Array.from({ length: Math.ceil(bytes.length / 1024) }, (_, at) => at * 1024);
  let count = 0;
  for await (const _record of v62.operations.query.decodeStream(cut(bytes, places))) count++;
  expect(count).toBe(40);
});
