import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvReader, type CsvReadOptions, decodeCsv } from '../../src/csv/index.ts';
import { MAX_SEARCHED_BYTES, plainFinder, quotePlaces } from '../../src/csv/quote-finder.ts';
import { RowReader } from '../../src/csv/row-reader.ts';
import { ParseError } from '../../src/errors.ts';
import { cut } from '../soap/wire/cut.ts';
import { readSlowly } from './read-slowly.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Answer {
  readonly rows: string[][];
  readonly error: unknown;
}

function read(bytes: Uint8Array, places: readonly number[], options: CsvReadOptions = {}): Answer {
  const reader = new CsvReader<string[]>({ as: 'arrays', ...options });
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

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('', 'false', '0015e000001AbCdAAK', '2024-05-31T12:34:56.000Z', 'x'.repeat(1_100)) },
  {
    weight: 2,
    arbitrary: fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', 'é', '漢', '😀', '\u0000', '\uFFFD'), maxLength: 12 }),
  },
);
const table = fc
  .integer({ min: 1, max: 6 })
  .chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 30 }));
const cuts = fc.array(fc.nat(), { maxLength: 6 });
const lineEnd = fc.constantFrom('\n', '\r\n');

function write(rows: readonly (readonly string[])[], end: string): string {
  return rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join() + end).join('');
}

describe('rows of quoted cells', () => {
  it('are read as they were written, and as csv-parse reads them, wherever they are cut', () => {
    fc.assert(
      fc.property(table, lineEnd, cuts, (rows, end, places) => {
        const bytes = bytesOf(write(rows, end));
        expect(read(bytes, places, { header: false })).toEqual({ rows, error: undefined });
        expect(parse(Buffer.from(bytes), { record_delimiter: end })).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  it('are refused where one was damaged, as the slow reader refuses them, and the rows before it are the same', () => {
    const damage = fc.constantFrom('"', '""', ',', '\n', '\r', '","', '"\n"', 'x', '');
    fc.assert(
      fc.property(table, fc.nat(), fc.nat({ max: 3 }), damage, cuts, (rows, at, length, put, places) => {
        const whole = write(rows, '\n');
        const place = at % whole.length;
        const document = whole.slice(0, place) + put + whole.slice(place + length);
        // A cut pair of surrogates cannot be written down.
        fc.pre(!/\p{Surrogate}/u.test(document));
        const answer = read(bytesOf(document), places, { header: false });
        const expected = readSlowly(document, ',');
        if (expected === undefined) expect(answer.error).toBeInstanceOf(ParseError);
        else expect(answer).toEqual({ rows: expected, error: undefined });
        expect(answer.rows).toEqual(readSlowly(document, ',')?.slice(0, answer.rows.length) ?? answer.rows);
      }),
      { numRuns: 1_500 },
    );
  });

  it('are refused where a byte is another, at the same place wherever they are cut', () => {
    fc.assert(
      fc.property(table, fc.nat(), fc.nat({ max: 255 }), cuts, (rows, at, byte, places) => {
        const bytes = bytesOf(write(rows, '\n'));
        bytes[at % bytes.length] = byte;
        const whole = read(bytes, []);
        const again = read(bytes, places);
        expect([again.rows, String(again.error)]).toEqual([whole.rows, String(whole.error)]);
      }),
      { numRuns: 1_500 },
    );
  });

  it.each<[string, string, CsvReadOptions, string]>([
    [
      'CRLF where LF is said',
      '"A"\n"1"\n"2"\r\n',
      { lineEnding: 'LF' },
      'a row ends with CRLF where the line ending is LF: state the line ending that the data has (offset 11, row 2)',
    ],
    [
      'LF where CRLF is said',
      '"A"\r\n"1"\r\n"2"\n',
      { lineEnding: 'CRLF' },
      'a row ends with LF where the line ending is CRLF: state the line ending that the data has (offset 13, row 2)',
    ],
    [
      'too few cells',
      '"A","B"\n"1","2"\n"3"\n',
      {},
      '1 cell where the header has 2: look for a missing delimiter, another delimiter, or a cell with a delimiter or line break that is not quoted (offset 16, row 2)',
    ],
    [
      'too many cells',
      '"A","B"\n"1","2"\n"3","4","5"\n',
      {},
      '3 cells where the header has 2: look for a missing delimiter, another delimiter, or a cell with a delimiter or line break that is not quoted (offset 16, row 2)',
    ],
    [
      'a long cell',
      '"A"\n"1"\n"1234"\n',
      { maxCellCharacters: 3 },
      'a cell of more than 3 characters: shorten it, or look for a quote that is never closed (offset 9, row 2, A)',
    ],
    [
      'a long row',
      '"A","B"\n"1","2"\n"12","345"\n',
      { maxRowCharacters: 4 },
      'a row of more than 4 characters: shorten it, or look for a quote that is never closed (offset 16, row 2)',
    ],
  ])('are refused for %s as any others are', (_name, document, options, expected) => {
    const bytes = bytesOf(document);
    for (let at = 1; at < bytes.length; at++) expect((read(bytes, [at], options).error as ParseError).message).toBe(expected);
  });

  it('are refused for bytes that are not UTF-8, and those before them are read', () => {
    const bytes = Buffer.concat([bytesOf('"A"\n"é"\n"b"\n"'), Uint8Array.of(0xe9), bytesOf('"\n')]);
    const { rows, error } = read(bytes, []);
    expect(rows).toEqual([['é'], ['b']]);
    expect((error as ParseError).message).toBe('bytes that are not UTF-8: save the input as UTF-8 (offset 14, row 3, A)');
  });

  it('are read beside others in one document', () => {
    const document = '"A","B"\n"1","2"\n3,"4"\n\n"5","6"\r\n7,8\n"9","0"';
    const rows = [
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
      ['7', '8'],
      ['9', '0'],
    ];
    const bytes = bytesOf(document);
    for (let at = 1; at < bytes.length; at++) expect(read(bytes, [at])).toEqual({ rows, error: undefined });
  });

  it('may be longer than what is searched for quotes at once', () => {
    const cell = 'é"'.repeat(60_000);
    const rows = Array.from({ length: 4 }, (_, at) => [`${at}`, cell, cell]);
    expect(decodeCsv(bytesOf(`"A","B","C"\n${write(rows, '\n')}`), { as: 'arrays' })).toEqual(rows);
  });

  it('are not mixed up between two readers that take turns', () => {
    const readers = [0, 1].map((number) => {
      const reader = new RowReader({}, 1);
      reader.feed(
        bytesOf(
          write(
            Array.from({ length: 9 }, (_, at) => [`${number}`, '"'.repeat(number), `${at}`]),
            '\n',
          ),
        ),
      );
      return reader;
    });
    for (let at = 0; at < 9; at++) {
      expect(readers[0]!.read()).toEqual(['0', '', `${at}`]);
      expect(readers[1]!.read()).toEqual(['1', '"', `${at}`]);
    }
  });
});

describe('the search for quotes', () => {
  it('finds sixteen bytes at a time what it finds byte by byte', () => {
    const fast = quotePlaces();
    const plain = plainFinder();
    const noise = fc.array(fc.constantFrom(0x22, 0x22, 0x61, 0x80, 0xff, 0x00), { maxLength: 120 });
    fc.assert(
      fc.property(noise, fc.nat({ max: 40 }), (given, from) => {
        const bytes = Uint8Array.from(given);
        const start = Math.min(from, bytes.length);
        const count = fast.find(bytes, start, bytes.length);
        expect(count).toBe(plain.find(bytes, start, bytes.length));
        expect(fast.places.slice(0, count)).toEqual(plain.places.slice(0, count));
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds the same where quotes are few or many, and bytes beyond ASCII stand in one part of it only', () => {
    const fast = quotePlaces();
    const plain = plainFinder();
    const stretch = fc
      .record({
        unit: fc.constantFrom([0x61], [0x22], [0x22, 0x61], [0x61, 0x61, 0x22], [0xc3, 0xa9], [0x22, 0xc3]),
        times: fc.nat({ max: 130 }),
      })
      .map(({ unit, times }) => Array.from({ length: times }, () => unit).flat());
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 8 }), fc.nat({ max: 70 }), (stretches, from) => {
        const bytes = Uint8Array.from(stretches.flat());
        const start = Math.min(from, bytes.length);
        const count = fast.find(bytes, start, bytes.length);
        expect(count).toBe(plain.find(bytes, start, bytes.length));
        expect(fast.places.slice(0, count)).toEqual(plain.places.slice(0, count));
      }),
      { numRuns: 1_000 },
    );
  });

  it('has room for as many quotes as bytes', () => {
    const fast = quotePlaces();
    const bytes = new Uint8Array(MAX_SEARCHED_BYTES).fill(0x22);
    expect(fast.find(bytes, 0, bytes.length)).toBe(bytes.length);
    expect(fast.places.every((place, at) => place === 2 * at)).toBe(true);
  });

  it('is done by WebAssembly where there is one', () => {
    expect(quotePlaces().places.byteOffset).toBeGreaterThan(0);
  });
});
