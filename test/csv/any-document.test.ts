import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CsvReader } from '../../src/csv/index.ts';
import { ParseError } from '../../src/errors.ts';
import { propertyRuns } from '../property-runs.ts';
import { cut } from '../soap/wire/cut.ts';
import { readSlowly } from './read-slowly.ts';

const part = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '"',
      '""',
      ',',
      ';',
      '\n',
      '\r\n',
      '\r',
      'a',
      'é',
      '漢',
      '😀',
      ' ',
      '#N/A',
      '"b"',
      '"c""d"',
      '"e,\r\n"',
      'f'.repeat(30),
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
);
const document = fc.array(part, { maxLength: 20 }).map((parts) => parts.join('').replace(/^\uFEFF/, ''));
const cuts = fc.array(fc.nat(), { maxLength: 6 });

function readCut(bytes: Uint8Array, places: readonly number[]): { rows: string[][]; error: unknown } {
  const reader = new CsvReader<string[]>({ header: false, delimiter: 'semicolon' });
  const rows: string[][] = [];
  try {
    for (const chunk of cut(bytes, places)) rows.push(...reader.push(chunk));
    rows.push(...reader.push(undefined));
    reader.finish();
  } catch (error) {
    return { rows, error };
  }
  return { rows, error: undefined };
}

it('any document is read as the slow reader reads it, wherever it is cut', () => {
  fc.assert(
    fc.property(document, cuts, (text, places) => {
      const bytes = new TextEncoder().encode(text);
      const { rows, error } = readCut(bytes, places);
      const expected = readSlowly(text, ';');
      if (expected === undefined) expect(error).toBeInstanceOf(ParseError);
      else expect({ rows, error }).toEqual({ rows: expected, error: undefined });
    }),
    propertyRuns(3_000),
  );
});

it('damaged bytes are a ParseError with a place, the same wherever they are cut', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), document, fc.nat(), cuts, (noise, text, at, places) => {
      const whole = new TextEncoder().encode(text);
      const place = at % (whole.length + 1);
      const bytes = Buffer.concat([whole.subarray(0, place), noise, whole.subarray(place)]);
      const answer = readCut(bytes, []);
      if (answer.error !== undefined) {
        expect(answer.error).toBeInstanceOf(ParseError);
        expect((answer.error as ParseError).offset).toBeLessThanOrEqual(bytes.length);
      }
      const again = readCut(bytes, places);
      expect([again.rows, String(again.error)]).toEqual([answer.rows, String(answer.error)]);
    }),
    propertyRuns(3_000),
  );
});
