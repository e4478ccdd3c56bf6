import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvDialect, type CsvSplitOptions, decodeCsv, fromCsv, joinCsv, openCsvSource, splitCsv } from '../../src/csv/index.ts';
import { RowScanner } from '../../src/csv/row-scanner.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const LARGE = { maxRows: Infinity, maxBytes: Infinity };
const single = (document: string): Uint8Array[] => [...bytes(document)].map((byte) => Uint8Array.of(byte));

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of source) found.push(each);
  return found;
}

async function batches(chunks: readonly Uint8Array[], options: CsvSplitOptions): Promise<string[]> {
  return (await all(splitCsv(chunks, options))).map((batch) => `${batch.rowCount}: ${text(batch.bytes)}`);
}

/** The batches of a document, having seen that they are the same cut in two at every byte, and byte by byte. */
async function split(document: string, options: Partial<CsvSplitOptions>): Promise<string[]> {
  const bounds = { ...LARGE, ...options };
  const input = bytes(document);
  const whole = await batches([input], bounds);
  for (let at = 1; at < input.length; at++) {
    expect(await batches([input.subarray(0, at), input.subarray(at)], bounds), `cut at ${at}`).toEqual(whole);
  }
  expect(await batches(single(document), bounds), 'byte by byte').toEqual(whole);
  return whole;
}

describe('splitCsv', () => {
  it.each<[string, string, Partial<CsvSplitOptions>, string[]]>([
    ['by rows', 'A,B\n1,2\n3,4\n5,6\n', { maxRows: 2 }, ['2: A,B\n1,2\n3,4\n', '1: A,B\n5,6\n']],
    ['by bytes, as full as they allow', 'A,B\n1,2\n3,4\n5,6\n', { maxBytes: 12 }, ['2: A,B\n1,2\n3,4\n', '1: A,B\n5,6\n']],
    ['by bytes, one less', 'A,B\n1,2\n3,4\n5,6\n', { maxBytes: 11 }, ['1: A,B\n1,2\n', '1: A,B\n3,4\n', '1: A,B\n5,6\n']],
    ['with a row that is too long alone', 'A\n1\n2222222\n3\n4\n', { maxBytes: 6 }, ['1: A\n1\n', '1: A\n2222222\n', '2: A\n3\n4\n']],
    ['without a line end at the end', 'A\n1\n2', { maxRows: 1 }, ['1: A\n1\n', '1: A\n2']],
    [
      'with line ends in quotes',
      'A,"B\n"\r\n"\r\n""",2\r\n3,"\n"\r\n',
      { maxRows: 1 },
      ['1: A,"B\n"\r\n"\r\n""",2\r\n', '1: A,"B\n"\r\n3,"\n"\r\n'],
    ],
    ['with lines that are no rows', '\nA\n\n1\n\r\n2\n\n', { maxRows: 1 }, ['1: A\n\n1\n', '1: A\n\r\n2\n']],
    ['behind empty lines', '\n\r\nA,B\n"1,",2\n', {}, ['1: A,B\n"1,",2\n']],
    ['behind a byte order mark', '\uFEFF"A"\n1\n', {}, ['1: "A"\n1\n']],
    ['of a header alone', 'A,B\n', {}, []],
    ['of a header alone, without a line end', 'A,B', {}, []],
    ['of nothing', '', {}, []],
    ['with another delimiter', 'A|B\n1,2|3\n', { delimiter: 'pipe' }, ['1: A|B\n1,2|3\n']],
  ])('%s', async (_name, document, options, expected) => {
    expect(await split(document, options)).toEqual(expected);
  });

  it('gives each row as it stands, and its fields', async () => {
    const [batch] = await all(splitCsv([bytes('É;__proto__\r\n1;"a""é"\r\n2;')], { ...LARGE, delimiter: 'semicolon', lineEnding: 'CRLF' }));
    expect(batch!.columns).toEqual(['É', '__proto__']);
    expect([0, 1].map((at) => text(batch!.row(at).bytes))).toEqual(['1;"a""é"\r\n', '2;']);
    expect([0, 1].map((at) => Object.entries(batch!.row(at).fields()))).toEqual([
      [
        ['É', '1'],
        ['__proto__', 'a"é'],
      ],
      [
        ['É', '2'],
        ['__proto__', ''],
      ],
    ]);
    expect(text(batch!.bytes.subarray(batch!.headerLength))).toBe('1;"a""é"\r\n2;');
  });

  it('leaves bytes alone that are no UTF-8', async () => {
    const document = Uint8Array.of(0x41, 0x0a, 0xff, 0x0a);
    const [batch] = await all(splitCsv([document], LARGE));
    expect(batch!.bytes).toEqual(document);
    expect(() => batch!.row(0).fields()).toThrow('bytes that are not UTF-8');
  });

  it('cuts a large file however its chunks come', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `${at},"${'x'.repeat(at % 50)}\n"\n`);
    for (const chunks of [[bytes(`A,B\n${rows.join('')}`)], ['A,B\n', ...rows].map(bytes)]) {
      const found = await all(splitCsv(chunks, { maxRows: 10_000, maxBytes: 100_000 }));
      expect(found.every((batch) => batch.bytes.length <= 100_000)).toBe(true);
      expect(found.slice(0, -1).every((batch) => batch.bytes.length > 99_900)).toBe(true);
      expect(found.map((batch) => text(batch.bytes.subarray(batch.headerLength))).join('')).toBe(rows.join(''));
      expect(found.reduce((sum, batch) => sum + batch.rowCount, 0)).toBe(20_000);
    }
  });

  it('hands over full batches before a broken place', async () => {
    const found: string[] = [];
    const splitting = async (): Promise<void> => {
      for await (const batch of splitCsv([bytes('A\n1\n2\n"x"y\n')], { ...LARGE, maxRows: 1 })) found.push(text(batch.bytes));
    };
    await expect(splitting()).rejects.toThrow('text behind the closing quote of a cell');
    expect(found).toEqual(['A\n1\n', 'A\n2\n']);
  });

  it('refuses a column that stands twice', async () => {
    await expect(all(splitCsv([bytes('\nA,B,A\n1,2,3\n')], LARGE))).rejects.toThrow('the column A stands twice, as columns 1 and 3');
  });

  it('refuses bounds that hold nothing', async () => {
    await expect(all(splitCsv([], { maxRows: 0, maxBytes: 1 }))).rejects.toThrow('maxRows is 0');
    await expect(all(splitCsv([], { maxRows: 1, maxBytes: Number.NaN }))).rejects.toThrow('maxBytes is NaN');
  });
});

describe('joinCsv', () => {
  async function join(files: readonly string[], dialect: CsvDialect = {}): Promise<string> {
    const whole = await joined(
      files.map((file) => [bytes(file)]),
      dialect,
    );
    expect(await joined(files.map(single), dialect), 'byte by byte').toEqual(whole);
    return whole;
  }

  async function joined(files: readonly (readonly Uint8Array[])[], dialect: CsvDialect): Promise<string> {
    const joining = joinCsv(files, dialect);
    const chunks = await all(joining);
    return `${joining.rowCount}: ${text(Buffer.concat(chunks))}`;
  }

  it.each<[string, readonly string[], string]>([
    ['one header', ['"Id","B"\n"1","2"\n', '"Id","B"\n"3","4"\n'], '2: "Id","B"\n"1","2"\n"3","4"\n'],
    ['headers quoted or not', ['Id\n1\n', '"Id"\n"2"\n'], '2: Id\n1\n"2"\n'],
    ['files that do not end with a line end', ['Id\n1', 'Id\n2', 'Id\n3'], '3: Id\n1\n2\n3'],
    ['the same with CRLF', ['Id\r\n1', 'Id\r\n2'], '2: Id\r\n1\r\n2'],
    ['files with a header alone', ['Id', 'Id\n', 'Id\n1\n', 'Id'], '1: Id\n1\n'],
    ['line ends in quotes', ['"A\n"\n"\n\n"\n', '"A\n"\n"\n"'], '2: "A\n"\n"\n\n"\n"\n"'],
    ['byte order marks', ['\uFEFFId\n1\n', '\uFEFFId\n2\n'], '2: Id\n1\n2\n'],
    ['no file', [], '0: '],
  ])('%s', async (_name, files, expected) => {
    expect(await join(files)).toBe(expected);
  });

  it.each<[string, readonly string[], string]>([
    [
      'other columns',
      ['Id,A\n1,2\n', 'Id,B\n3,4\n'],
      'column 2 is B where the first file has A: these are not parts of one result (offset 0, file 2, header)',
    ],
    [
      'columns in another order',
      ['A,B\n', 'B,A'],
      'column 1 is B where the first file has A: these are not parts of one result (offset 0, file 2, header)',
    ],
    [
      'more columns',
      ['A\n', 'A,B'],
      'column 2 is B where the first file has none: these are not parts of one result (offset 0, file 2, header)',
    ],
    ['no header', ['Id\n', ''], 'a file without a header: the answer was cut short (offset 0, file 2, header)'],
    [
      'an end inside a cell',
      ['Id\n"1', 'Id\n2\n'],
      'the input ends inside a quoted cell: it was cut short, or a closing quote is missing (offset 3, row 1, column 1)',
    ],
    [
      'a page of another kind',
      ['Id\n1\n', '<html>\n'],
      'column 1 is <html> where the first file has Id: these are not parts of one result (offset 0, file 2, header)',
    ],
  ])('refuses %s', async (_name, files, expected) => {
    await expect(join(files)).rejects.toThrow(expect.objectContaining({ message: expected }));
  });

  it('knows the columns', async () => {
    const joining = joinCsv([[bytes('A,B\n')]]);
    await all(joining);
    expect(joining.columns).toEqual(['A', 'B']);
  });
});

describe('RowScanner', () => {
  it('refuses what the reader refuses, in the same words', () => {
    for (const document of ['A\nx"', 'A\n"x"y', 'A\n"x', 'A\n"x""', 'A\n\r1', 'A\r', '\rA', '"A"\r1', 'A,B\n1', 'A\n1,2\n']) {
      expect(scanError(document), document).toBe(readError(document));
    }
    for (const [document, lineEnding] of [
      ['A\r\n', 'LF'],
      ['A\n', 'CRLF'],
      ['"A"\r\n1\n', 'CRLF'],
    ] as const) {
      expect(scanError(document, { lineEnding }), document).toBe(readError(document, { lineEnding }));
    }
  });

  it('sees the rows that the reader sees, in any document', () => {
    const piece = fc.constantFrom('"', '""', ',', '\n', '\r\n', '\r', 'a', '"b"', '"c,\n"', ',"', '",', 'é');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), ([...parts]) => {
        const document = parts.join('');
        expect(scanError(document)).toBe(readError(document));
      }),
      { numRuns: 3_000 },
    );
  });
});

/** The message without the place, or the number of rows. */
function readError(document: string, dialect: CsvDialect = {}): string {
  try {
    return `${decodeCsv(bytes(document), { ...dialect, as: 'arrays' }).length} rows`;
  } catch (error) {
    return (error as Error).message.replace(/ \(offset.*/s, '');
  }
}

function scanError(document: string, dialect: CsvDialect = {}): string {
  const scanner = new RowScanner(dialect);
  const all = bytes(document);
  try {
    for (let at = 0; at >= 0; ) at = scanner.next(all, at);
    scanner.end();
    return `${scanner.rowCount} rows`;
  } catch (error) {
    return (error as Error).message.replace(/ \(offset.*/s, '');
  }
}

describe('fromCsv', () => {
  it('takes bytes or chunks of bytes, and nothing else', async () => {
    const chunks = [bytes('A\n')];
    expect(openCsvSource(fromCsv(chunks, { delimiter: 'tab' }))).toMatchObject({ chunks, dialect: { delimiter: 'tab' } });
    expect(await all(splitCsv(openCsvSource(fromCsv(bytes('A\n1')))!.chunks, LARGE))).toHaveLength(1);
    expect(() => fromCsv('accounts.csv' as unknown as Uint8Array)).toThrow('fromCsv takes bytes');
    expect(openCsvSource([{ Name: 'x' }])).toBeUndefined();
  });
});
