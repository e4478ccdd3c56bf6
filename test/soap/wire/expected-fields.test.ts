import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ParseError } from '../../../src/errors.ts';
import { v62 } from '../../../src/versions/v62.ts';

// Fields with plain tags in the order of the schema are compared with it; a blank in the tags has them read the general way.
const plainly = (name: string, content: string): string => `<${name}>${content}</${name}>`;
const generally = (name: string, content: string): string => `<${name} >${content}</${name} >`;

type Tagged = (element: typeof plainly) => string;

const text = fc.constantFrom('a', '', 'a &amp; b', 'é', '漢', ']]>', '&bad;', 'x'.repeat(300), ' 1 ', '<b/>', '<![CDATA[c]]>', '\u0001');
const leaf = (name: string, content: fc.Arbitrary<string>): fc.Arbitrary<Tagged> =>
  content.map((value) => (element) => element(name, value));
const nil = (name: string): fc.Arbitrary<Tagged> =>
  fc.constant((element) => (element === plainly ? `<${name} xsi:nil="true"/>` : `<${name} xsi:nil='true' />`));
const parent = (name: string, children: fc.Arbitrary<Tagged[]>): fc.Arbitrary<Tagged> =>
  children.map((each) => (element) => element(name, each.map((child) => child(element)).join('')));

const truth = fc.constantFrom('true', 'false', '1', '0', ' true', 'yes', '');
const whole = fc.constantFrom('0', '12', '007', '-1', '123456789', '1234567890', '12345678901234567890', '1.0', '', ' 5 ');
const plainText = fc.oneof({ weight: 6, arbitrary: fc.constantFrom('a', 'Name', 'a &amp; b', 'é') }, { weight: 1, arbitrary: text });

const error = parent(
  'errors',
  fc.array(
    fc.oneof(leaf('fields', plainText), leaf('message', plainText), leaf('statusCode', fc.constant('NEW_CODE')), leaf('other', plainText)),
    {
      maxLength: 4,
    },
  ),
);
const saved = parent(
  'result',
  fc.array(fc.oneof(error, leaf('id', plainText), nil('id'), leaf('success', truth), nil('errors')), { maxLength: 4 }),
);
const described = parent(
  'result',
  fc.array(
    parent(
      'fields',
      fc.array(
        fc.oneof(
          leaf('autoNumber', truth),
          leaf('byteLength', whole),
          leaf('label', plainText),
          leaf('length', whole),
          leaf('name', plainText),
          parent(
            'picklistValues',
            fc.array(fc.oneof(leaf('active', truth), leaf('label', plainText), leaf('value', plainText)), { maxLength: 3 }),
          ),
          leaf('referenceTo', plainText),
          leaf('unknown', plainText),
        ),
        { maxLength: 6 },
      ),
    ),
    { maxLength: 3 },
  ),
);

function message(operation: string, results: readonly Tagged[], element: typeof plainly): Buffer {
  const body = results.map((result) => result(element)).join('');
  return Buffer.from(
    `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><e:Body><${operation}Response>${body}</${operation}Response></e:Body></e:Envelope>`,
  );
}

/** What is read, or what is said of the place where that is impossible, without the place. */
function outcome(decode: (body: Uint8Array) => { result: unknown }, bytes: Uint8Array): unknown {
  try {
    const { result } = decode(bytes);
    return JSON.stringify(result);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return error.message.replace(/ \(offset.*/, '');
  }
}

it('fields that are expected are read as those that are not, in any order, and refused for the same reason', () => {
  const { create, describeSObject } = v62.operations;
  fc.assert(
    fc.property(fc.array(saved, { maxLength: 4 }), described, (results, description) => {
      expect(outcome(create.decodeResponse, message('create', results, plainly))).toEqual(
        outcome(create.decodeResponse, message('create', results, generally)),
      );
      expect(outcome(describeSObject.decodeResponse, message('describeSObject', [description], plainly))).toEqual(
        outcome(describeSObject.decodeResponse, message('describeSObject', [description], generally)),
      );
    }),
    { numRuns: 1500 },
  );
});
