import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ParseError } from '../../../src/errors.ts';
import { v62 } from '../../../src/versions/v62.ts';
import { cut } from './cut.ts';

// Records that look like the one before are compared with it. A comment before the first field keeps a record from being expected, so the
// same records can be read the general way.
const EXPECTED = '';
const GENERAL = '<!---->';

function page(records: readonly string[], comment: string): string {
  const rows = records.map((fields) => `<records xsi:type="sf:sObject">${comment}${fields}</records>`).join('');
  return `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com" xmlns:sf="urn:sobject.partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><e:Body><queryResponse><result xsi:type="QueryResult"><done>true</done><queryLocator xsi:nil="true"/>${rows}<size>${records.length}</size></result></queryResponse></e:Body></e:Envelope>`;
}

/** What is read, or what is said of the place where that is impossible, without the place. */
function outcome(bytes: Uint8Array): unknown {
  try {
    return v62.operations.query.decodeResponse(bytes).result.records;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return error.message.replace(/ \(offset.*/, '');
  }
}

async function outcomeInPieces(bytes: Uint8Array, cuts: readonly number[]): Promise<unknown> {
  const records: unknown[] = [];
  try {
    for await (const record of v62.operations.query.decodeStream(cut(bytes, cuts))) records.push(record);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return error.message.replace(/ \(offset.*/, '');
  }
  return records;
}

const piece = fc.constantFrom(
  ...['a', 'plain text', ' ', '\t', '\n', ']', ']]', ']]>', 'é', 'ÿ', '\u0080', '\u00A0', 'Ā', '漢', '😀', '\uFFFD', '\u007F', '>', '"'],
  ...['&amp;', '&lt;', '&gt;', '&quot;', '&apos;', '&#13;', '&#xE9;', '&am', '&ampx', '&;', '&nbsp;', '\r\n', '\u0001', '\uFFFE'],
  ...['x'.repeat(127), 'x'.repeat(128), 'x'.repeat(129), 'é'.repeat(129), '<![CDATA[c]]>', '<!-- c -->', '<b/>', '<?p i?>'],
);
const plain = fc.constantFrom('a', 'plain text', '2024-05-31T12:34:56.000Z', '001000000000001AAA', '&amp;', 'é', '漢', 'x'.repeat(200), '');
const text = fc.oneof(
  { weight: 4, arbitrary: plain },
  { weight: 1, arbitrary: fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join('')) },
);
const field = (name: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: text.map((value) => `<sf:${name}>${value}</sf:${name}>`) },
    { weight: 1, arbitrary: fc.constant(`<sf:${name} xsi:nil="true"/>`) },
  );
const user = fc
  .tuple(field('Name'), field('Email'))
  .map((fields) => `<sf:Owner xsi:type="sf:sObject"><sf:type>User</sf:type><sf:Id xsi:nil="true"/>${fields.join('')}</sf:Owner>`);
const contacts = fc
  .array(field('LastName'), { minLength: 1, maxLength: 3 })
  .map(
    (names) =>
      `<sf:Contacts xsi:type="QueryResult"><done>true</done><queryLocator xsi:nil="true"/>${names
        .map((name) => `<records xsi:type="sf:sObject"><sf:type>Contact</sf:type><sf:Id xsi:nil="true"/>${name}</records>`)
        .join('')}<size>${names.length}</size></sf:Contacts>`,
  );
const owner = fc.oneof({ weight: 4, arbitrary: user }, { weight: 1, arbitrary: fc.constant('<sf:Owner xsi:nil="true"/>') });
const children = fc.oneof({ weight: 1, arbitrary: contacts }, { weight: 3, arbitrary: fc.constant('<sf:Contacts xsi:nil="true"/>') });
const record = fc
  .tuple(field('Name'), field('Description'), owner, field('Phone'), children)
  .map((fields) => `<sf:type>Account</sf:type><sf:Id>001</sf:Id><sf:Id>001</sf:Id>${fields.join('')}`);
const cuts = fc.array(fc.nat(), { maxLength: 8 });

it('records that are expected are read as those that are not, and refused for the same reason, however they are cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(record, { maxLength: 6 }), cuts, async (records, places) => {
      const bytes = Buffer.from(page(records, EXPECTED));
      const read = outcome(bytes);
      expect(read).toEqual(outcome(Buffer.from(page(records, GENERAL))));
      expect(await outcomeInPieces(bytes, places)).toEqual(read);
    }),
    { numRuns: 500 },
  );
});

it('a damaged record is refused for the same reason, whether it was expected or not', async () => {
  const inserts = [
    '',
    '<',
    '>',
    '/',
    '&',
    ' ',
    '\u0000',
    '\u00FF',
    'x',
    ' xsi:nil="true"',
    '</sf:Name>',
    '<sf:Name>',
    '</records>',
    '<!--',
  ];
  const damage = fc.record({ at: fc.nat(), length: fc.nat({ max: 12 }), insert: fc.constantFrom(...inserts) });
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 2, maxLength: 4 }), damage, cuts, async (records, { at, length, insert }, places) => {
      const last = records.at(-1)!;
      const place = at % last.length;
      const rows = [...records.slice(0, -1), last.slice(0, place) + insert + last.slice(place + length)];
      // Bytes and not text: U+00FF then is no UTF-8.
      const bytes = Buffer.from(page(rows, EXPECTED), insert === '\u00FF' ? 'latin1' : 'utf8');
      const read = outcome(bytes);
      expect(read).toEqual(outcome(Buffer.from(page(rows, GENERAL), insert === '\u00FF' ? 'latin1' : 'utf8')));
      expect(await outcomeInPieces(bytes, places)).toEqual(read);
    }),
    { numRuns: 1500 },
  );
});

it('a record may be cut at any byte', async () => {
  const rows = ['a & b', 'é', '漢', ']', '&apos;'].map((name) => name.replace('& ', '&amp; '));
  const records = rows.map((name) => `<sf:type>A</sf:type><sf:Id>001</sf:Id><sf:Name>${name}</sf:Name><sf:Owner xsi:nil="true"/>`);
  const bytes = Buffer.from(page(records, EXPECTED));
  const expected = ['a & b', 'é', '漢', ']', "'"].map((Name) => ({ type: 'A', Id: '001', Name, Owner: null }));
  for (let at = 1; at < bytes.length; at++) expect(await outcomeInPieces(bytes, [at])).toEqual(expected);
});
