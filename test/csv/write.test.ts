import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvWriteOptions, decodeCsv, encodeCsv, RowEncoder, writeCsv } from '../../src/csv/index.ts';
import { EncodeError } from '../../src/errors.ts';

const text = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
const encode = (rows: readonly object[], options?: CsvWriteOptions): string => text(encodeCsv(rows, options));

describe('cells', () => {
  it.each<[string, unknown, string]>([
    ['undefined', undefined, ',x'],
    ['null', null, '#N/A,x'],
    ['an empty string', '', ',x'],
    ['text', ' a;b|c ', ' a;b|c ,x'],
    ['a delimiter', 'a,b', '"a,b",x'],
    ['a quote', 'say "x"', '"say ""x""",x'],
    ['LF', 'a\nb', '"a\nb",x'],
    ['CR', 'a\rb', '"a\rb",x'],
    ['beyond ASCII', 'é漢😀', 'é漢😀,x'],
    ['beyond ASCII, with a quote', 'é"', '"é""",x'],
    ['a mark that a reader would drop', '\uFEFFa', '"\uFEFFa",x'],
    ['true', true, 'true,x'],
    ['a whole number', -12, '-12,x'],
    ['minus nought', -0, '0,x'],
    ['the largest number that is surely exact', 9007199254740991, '9007199254740991,x'],
    ['a fraction', 0.1, '0.1,x'],
    ['a small fraction', 1.5e-7, '0.00000015,x'],
    ['a small negative one', -5e-324, `-0.${'0'.repeat(323)}5,x`],
    ['a bigint', 123456789012345678901234567890n, '123456789012345678901234567890,x'],
    ['a Date', new Date('2024-02-29T12:00:00.5+02:00'), '2024-02-29T10:00:00.500Z,x'],
  ])('%s', (_name, value, expected) => {
    expect(encode([{ A: value, B: 'x' }])).toBe(`A,B\n${expected}\n`);
  });

  it.each<[string, unknown, string]>([
    ['the text #N/A', '#N/A', 'row 2, A: the text #N/A would clear the field; null says that'],
    ['NaN', Number.NaN, 'row 2, A: a number that is not finite'],
    ['infinity', -Infinity, 'row 2, A: a number that is not finite'],
    ['a number that may be rounded', 2 ** 53, 'row 2, A: a number beyond 2^53, which may have been rounded: pass a bigint or the text'],
    ['bytes', new Uint8Array(1), 'row 2, A: CSV cannot carry binary data: send it as base64 text or in another content type'],
    ['an object', { Id: '1' }, 'row 2, A: an object has no spelling in CSV: name a parent by its field, in a column such as Owner.Email'],
    ['a function', () => 1, 'row 2, A: a function has no spelling in CSV'],
    ['an invalid Date', new Date(Number.NaN), 'row 2, A: an invalid Date'],
    ['a Date too late', new Date(8.64e15), 'row 2, A: a Date outside the years 0 to 9999'],
    ['half a surrogate pair', 'a\uD83D', 'row 2, A: half a surrogate pair, which UTF-8 cannot carry: remove or replace it'],
    ['text too long', 'x'.repeat(131_073), 'row 2, A: a cell of more than 131072 characters'],
  ])('refuse %s', (_name, value, expected) => {
    expect(() => encode([{ A: 'x' }, { A: value }])).toThrow(EncodeError);
    expect(() => encode([{ A: 'x' }, { A: value }])).toThrow(expect.objectContaining({ message: expected, path: 'row 2, A' }));
  });

  it('treat an empty string as the caller says', () => {
    expect(encode([{ A: '', B: 1 }], { emptyString: 'clear' })).toBe('A,B\n#N/A,1\n');
    expect(encode([{ '': 1, B: 2 }], { emptyString: 'clear' })).toBe(',B\n1,2\n');
    expect(() => encode([{ A: '', B: 1 }], { emptyString: 'refuse' })).toThrow('row 1, A: an empty string cannot be stored');
  });

  it('take the text #N/A for text where the caller says', () => {
    expect(encode([{ A: '#N/A', B: null }], { notAvailable: 'text' })).toBe('A,B\n#N/A,#N/A\n');
  });

  it('are all quoted where the caller says', () => {
    expect(encode([{ A: 1, B: undefined, C: 'a"\n;é' }], { quote: 'all' })).toBe('"A","B","C"\n"1","","a""\n;é"\n');
  });
});

describe('documents', () => {
  it('have the delimiter and line end that the caller says', () => {
    expect(encode([{ A: 'a\tb', B: 'a,b\n' }], { delimiter: 'tab', lineEnding: 'CRLF' })).toBe('A\tB\r\n"a\tb"\t"a,b\n"\r\n');
  });

  it('have a row for one empty cell', () => {
    expect(encode([{ A: '' }, { A: undefined }])).toBe('A\n""\n""\n');
  });

  it('have the columns that the caller names, in that order', () => {
    expect(encode([{ A: 1, B: 2, C: 3 }], { columns: ['C', 'A', 'D'] })).toBe('C,A,D\n3,1,\n');
    expect(encode([], { columns: ['A'] })).toBe('A\n');
    expect(encode([])).toBe('');
  });

  it('take arrays where the columns are named', () => {
    expect(encode([[1, null]], { columns: ['A', 'B'] })).toBe('A,B\n1,#N/A\n');
    expect(() => encode([[1]], { columns: ['A', 'B'] })).toThrow('row 1: an array of 1 where there are 2 columns');
    expect(() => encode([[1]])).toThrow('Rows that are arrays do not name their columns');
  });

  it('have a bound for the characters of a row', () => {
    expect(() => encode([{ A: 'xx', B: 'xx' }], { maxRowCharacters: 3 })).toThrow('row 1: a row of more than 3 characters');
    expect(() => encode([], { columns: ['AA', 'BB'], maxRowCharacters: 3 })).toThrow('header: a row of more than 3 characters');
  });

  it('refuse a later row with another column, but for one without a value', () => {
    expect(
      encode([
        { A: 1, B: 2 },
        { B: 4, A: 3 },
        { B: 5, C: undefined },
      ]),
    ).toBe('A,B\n1,2\n3,4\n,5\n');
    expect(() => encode([{ A: 1 }, { A: 2, B: 3 }])).toThrow('row 2, B: not a column, since the first row does not have it');
  });

  it('take only what a row has itself', () => {
    expect(encode([{ A: 1 }], { columns: ['constructor', '__proto__', 'A'] })).toBe('constructor,__proto__,A\n,,1\n');
    expect(encode([JSON.parse('{"__proto__":"x","toString":"y"}')])).toBe('__proto__,toString\nx,y\n');
  });

  it('refuse columns that are none, twice the same, or too many', () => {
    expect(() => encode([], { columns: [] })).toThrow('columns is empty');
    expect(() => encode([], { columns: ['A', 'A'] })).toThrow('columns has A twice');
    expect(() => encode([], { columns: ['A', 'B'], maxColumns: 1 })).toThrow('columns has 2 names; 1 is the most');
    expect(() => encode([{ A: 1 }, null as unknown as object])).toThrow('row 2: not an object');
    expect(() => encode([{}])).toThrow('row 1: no property to make a column of');
  });

  it('come in chunks with one header', async () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => ({ A: at, B: 'é'.repeat(20) }));
    async function* source(): AsyncGenerator<object> {
      yield* rows;
    }
    for (const given of [rows, source()]) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of writeCsv(given)) chunks.push(chunk);
      expect(chunks.length).toBeGreaterThan(2);
      expect(text(Buffer.concat(chunks))).toBe(encode(rows));
    }
  });
});

describe('RowEncoder', () => {
  it('says the size of the document so far, and takes a row back into the next', () => {
    const encoder = new RowEncoder(['A', 'B']);
    expect(encoder.byteLength).toBe(4);
    encoder.add({ A: 1 });
    expect(encoder.byteLength).toBe(7);
    encoder.add({ A: 'é', B: 2 });
    expect(encoder.byteLength).toBe(12);
    expect(text(encoder.takeAllButLast())).toBe('A,B\n1,\n');
    expect([encoder.rowCount, encoder.byteLength]).toEqual([1, 9]);
    encoder.add({ A: 3 });
    expect(text(encoder.take())).toBe('A,B\né,2\n3,\n');
    expect([encoder.rowCount, encoder.byteLength]).toEqual([0, 4]);
    expect(text(encoder.take())).toBe('A,B\n');
  });

  it('adds nothing of a row that it refuses', () => {
    const encoder = new RowEncoder(['A', 'B']);
    encoder.add({ A: 1, B: 2 });
    expect(() => encoder.add({ A: 'x'.repeat(50_000), B: Number.NaN })).toThrow('row 2, B');
    expect(() => encoder.add({ A: 'x'.repeat(1), B: Number.NaN })).toThrow('row 3, B');
    encoder.add({ A: 3, B: 4 });
    expect(text(encoder.take())).toBe('A,B\n1,2\n3,4\n');
  });
});

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'B', '"', ',', ';', '\n', '\r', '\t', ' ', 'é', '漢', '😀', '\u0000', '\uFEFF'), maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const table = fc
  .uniqueArray(
    cell.filter((name) => name !== '#N/A'),
    { minLength: 1, maxLength: 6 },
  )
  .chain((columns) =>
    fc.tuple(fc.constant(columns), fc.array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), { maxLength: 8 })),
  );
const dialect = fc.record({
  delimiter: fc.constantFrom('comma', 'tab', 'semicolon', 'pipe', 'caret', 'backquote'),
  lineEnding: fc.constantFrom('LF', 'CRLF'),
  quote: fc.constantFrom('needed', 'all'),
} as const);
const SIGNS = { comma: ',', tab: '\t', semicolon: ';', pipe: '|', caret: '^', backquote: '`' };

describe('what was written', () => {
  it('is read as it was', () => {
    fc.assert(
      fc.property(table, dialect, ([columns, rows], options) => {
        const bytes = encodeCsv(rows, { ...options, columns });
        expect(decodeCsv(bytes, { ...options, as: 'arrays' })).toEqual(rows);
        const objects = decodeCsv(bytes, options);
        expect(objects).toEqual(rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]]))));
        expect(encodeCsv(objects, { ...options, columns })).toEqual(bytes);
      }),
      { numRuns: 500 },
    );
  });

  it('is read as it was by csv-parse', () => {
    fc.assert(
      fc.property(table, dialect, ([columns, rows], options) => {
        const bytes = encodeCsv(rows, { ...options, columns });
        const recordDelimiter = options.lineEnding === 'LF' ? '\n' : '\r\n';
        const read = parse(Buffer.from(bytes), { delimiter: SIGNS[options.delimiter], record_delimiter: recordDelimiter });
        expect(read).toEqual([columns, ...rows]);
      }),
      { numRuns: 500 },
    );
  });
});

it('cells of any text are the bytes that TextEncoder makes of them, and half a pair is refused wherever it stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('needed', 'all'), (cellText, quote) => {
      fc.pre(cellText !== '#N/A');
      const written = text(encodeCsv([[cellText, 'x']], { columns: ['A', 'B'], quote })).slice(quote === 'all' ? 8 : 4);
      const quoted = `"${cellText.replaceAll('"', '""')}"`;
      const isQuoted = quote === 'all' || /["\r\n,\uFEFF]/.test(cellText);
      expect(written).toBe(isQuoted ? `${quoted},${quote === 'all' ? '"x"' : 'x'}\n` : `${cellText},x\n`);
      for (const half of ['\uD800', '\uDC00', '\uDBFF', '\uDFFF\uD800']) {
        expect(() => encodeCsv([[`${cellText}${half}`, 'x']], { columns: ['A', 'B'], quote })).toThrow('half a surrogate pair');
        expect(() => encodeCsv([[`${half}a${cellText}`, 'x']], { columns: ['A', 'B'], quote })).toThrow('half a surrogate pair');
      }
    }),
    { numRuns: 500 },
  );
});
