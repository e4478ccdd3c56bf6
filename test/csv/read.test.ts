import { describe, expect, it } from 'vitest';
import { CsvReader, type CsvReadOptions, decodeCsv, readCsv } from '../../src/csv/index.ts';
import { ParseError } from '../../src/errors.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Answer {
  readonly rows: readonly unknown[];
  readonly columns: readonly string[] | undefined;
  readonly error: string | undefined;
}

function readInPieces(pieces: readonly Uint8Array[], options: CsvReadOptions): Answer {
  const reader = new CsvReader<unknown>(options);
  const rows: unknown[] = [];
  let error: unknown;
  try {
    for (const piece of pieces) rows.push(...reader.push(piece));
    rows.push(...reader.push(undefined));
    reader.finish();
  } catch (caught) {
    error = caught;
  }
  return { rows, columns: reader.columns, error: error === undefined ? undefined : (error as ParseError).message };
}

/** The answer to the document in one piece, having seen that it is the same cut in two at every byte, and byte by byte. */
function read(document: string | Uint8Array, options: CsvReadOptions = {}): Answer {
  const all = typeof document === 'string' ? bytes(document) : document;
  const whole = readInPieces([all], options);
  for (let at = 1; at < all.length; at++) {
    expect(readInPieces([all.subarray(0, at), all.subarray(at)], options), `cut at ${at}`).toEqual(whole);
  }
  const single = [...all].map((byte) => Uint8Array.of(byte));
  expect(readInPieces(single, options), 'byte by byte').toEqual(whole);
  return whole;
}

const rows = (document: string, options?: CsvReadOptions): readonly unknown[] => {
  const answer = read(document, options);
  expect(answer.error).toBeUndefined();
  return answer.rows;
};

describe('documents', () => {
  it.each<[string, string, readonly unknown[]]>([
    ['nothing', '', []],
    ['a header alone', 'Id,Phone', []],
    ['a header alone, with its line end', '"Id","Phone"\n', []],
    [
      'unquoted cells',
      'Id,Phone\n1,2\n3,4\n',
      [
        { Id: '1', Phone: '2' },
        { Id: '3', Phone: '4' },
      ],
    ],
    ['a last row without a line end', 'Id,Phone\n1,2', [{ Id: '1', Phone: '2' }]],
    ['a last cell without a byte', 'Id,Phone\n1,', [{ Id: '1', Phone: '' }]],
    ['a quoted last cell without a line end', 'Id\n"1"', [{ Id: '1' }]],
    [
      'quoted and unquoted cells mixed',
      '"Id",Phone\n1,"2"\n"3",4\n',
      [
        { Id: '1', Phone: '2' },
        { Id: '3', Phone: '4' },
      ],
    ],
    [
      'CRLF, and both mixed',
      'Id,Phone\r\n1,"2"\r\n3,4\n"5",\r\n',
      [
        { Id: '1', Phone: '2' },
        { Id: '3', Phone: '4' },
        { Id: '5', Phone: '' },
      ],
    ],
    [
      'delimiters, quotes and line ends in quotes',
      'A,B\n"a,b","""x"" y"""\n"\r\n","\n\n"\n',
      [
        { A: 'a,b', B: '"x" y"' },
        { A: '\r\n', B: '\n\n' },
      ],
    ],
    ['empty, "" and #N/A', 'A,B,C\n,"",#N/A\n', [{ A: '', B: '', C: '#N/A' }]],
    ['white space, which belongs to the cell', 'A,B\n a , \t\n', [{ A: ' a ', B: ' \t' }]],
    ['a byte order mark', '\uFEFFA,B\n1,2\n', [{ A: '1', B: '2' }]],
    ['a byte order mark before a quote', '\uFEFF"A"\n1\n', [{ A: '1' }]],
    ['a mark further on, which is a character', 'A\n\uFEFF\n', [{ A: '\uFEFF' }]],
    ['lines without a byte, which are no rows', '\n\r\nA,B\n\n1,2\r\n\r\n\n', [{ A: '1', B: '2' }]],
    ['a quoted empty cell alone, which is a row', 'A\n""\n\n', [{ A: '' }]],
    [
      'any Unicode',
      'É,漢\n"😀 ""ü""",\u0000\u2028\n\uFFFD,\u{10FFFF}',
      [
        { É: '😀 "ü"', 漢: '\u0000\u2028' },
        { É: '\uFFFD', 漢: '\u{10FFFF}' },
      ],
    ],
    [
      'cells of every length that is copied in its own way',
      `A,B,C\n${'x'.repeat(12)},${'y'.repeat(13)},${'z'.repeat(25)}\n`,
      [{ A: 'x'.repeat(12), B: 'y'.repeat(13), C: 'z'.repeat(25) }],
    ],
    ['numbers as columns', '2,1\na,b\n', [{ 2: 'a', 1: 'b' }]],
  ])('%s', (_name, document, expected) => {
    expect(rows(document)).toEqual(expected);
  });

  it.each([
    ['tab', '\t'],
    ['semicolon', ';'],
    ['pipe', '|'],
    ['caret', '^'],
    ['backquote', '`'],
  ] as const)('delimited by %s', (delimiter, sign) => {
    const document = `A${sign}B\n"1${sign}"${sign}a,b\n`;
    expect(rows(document, { delimiter })).toEqual([{ A: `1${sign}`, B: 'a,b' }]);
  });

  it('has columns even without rows', () => {
    expect(read('"Id","Name"\n').columns).toEqual(['Id', 'Name']);
    expect(read('').columns).toBeUndefined();
  });

  it('makes own properties of whatever a column is called', () => {
    const [row] = rows('__proto__,constructor,toString\n1,2,3\n') as [object];
    expect(Object.entries(row)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
      ['toString', '3'],
    ]);
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
  });

  it('reads arrays, in which columns may repeat', () => {
    expect(rows('A,A\n1,2\n', { as: 'arrays' })).toEqual([['1', '2']]);
  });

  it('takes names for a document without a header', () => {
    expect(rows('1,2\n', { header: ['A', 'B'] })).toEqual([{ A: '1', B: '2' }]);
    expect(rows('1,2\n3\n', { header: false })).toEqual([['1', '2'], ['3']]);
    expect(read('', { header: ['A'] }).columns).toEqual(['A']);
  });
});

describe('errors', () => {
  it.each<[string, string | Uint8Array, CsvReadOptions, string]>([
    [
      'too few cells',
      'A,B\n1,2\n3\n',
      {},
      '1 cell where the header has 2: look for a missing delimiter, another delimiter, or a cell with a delimiter or line break that is not quoted (offset 8, row 2)',
    ],
    [
      'too many cells',
      'A,B\n1,2,3\n',
      {},
      '3 cells where the header has 2: look for a missing delimiter, another delimiter, or a cell with a delimiter or line break that is not quoted (offset 4, row 1)',
    ],
    [
      'a column twice',
      'A,B,A\n',
      {},
      'the column A stands twice, as columns 1 and 3: rename one, or read as arrays (offset 0, header, column 3)',
    ],
    [
      'a quote inside an unquoted cell',
      'A,B\n1,5" pipe\n',
      {},
      'a quote in the middle of a cell that is not quoted: quote the whole cell and double the quotes in it (offset 7, row 1, B)',
    ],
    [
      'text behind a closing quote',
      'A,B\n"1" ,2\n',
      {},
      'text behind the closing quote of a cell: double the quotes inside a quoted cell, and put nothing around it (offset 7, row 1, A)',
    ],
    [
      'an end inside quotes',
      'A\n1\n"2\n',
      {},
      'the input ends inside a quoted cell: it was cut short, or a closing quote is missing (offset 4, row 2, A)',
    ],
    [
      'an end behind half of a doubled quote',
      'A\n"2""',
      {},
      'the input ends inside a quoted cell: it was cut short, or a closing quote is missing (offset 2, row 1, A)',
    ],
    [
      'a bare carriage return',
      'A\r1\r',
      {},
      'a carriage return without a line feed: end rows with LF or CRLF, and quote a cell that has one in it (offset 1, header, column 1)',
    ],
    [
      'a bare carriage return at the end',
      'A\n1\r',
      {},
      'a carriage return without a line feed: end rows with LF or CRLF, and quote a cell that has one in it (offset 3, row 1, A)',
    ],
    [
      'CRLF where LF is said',
      'A\n1\r\n',
      { lineEnding: 'LF' },
      'a row ends with CRLF where the line ending is LF: state the line ending that the data has (offset 3, row 1)',
    ],
    [
      'LF where CRLF is said',
      'A\r\n1\n',
      { lineEnding: 'CRLF' },
      'a row ends with LF where the line ending is CRLF: state the line ending that the data has (offset 4, row 1)',
    ],
    [
      'Latin-1',
      Uint8Array.of(0x41, 0x0a, 0xc3, 0xa9, 0xef, 0xbf, 0xbd, 0xe9, 0x0a),
      {},
      'bytes that are not UTF-8: save the input as UTF-8 (offset 7, row 1, A)',
    ],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x41, 0x00), {}, 'the input is UTF-16: save it as UTF-8 (offset 0, header)'],
    [
      'a long cell',
      'A,B\n1,2345\n',
      { maxCellCharacters: 3 },
      'a cell of more than 3 characters: shorten it, or look for a quote that is never closed (offset 6, row 1, B)',
    ],
    [
      'a long quoted cell',
      'A\n"1234"\n',
      { maxCellCharacters: 3 },
      'a cell of more than 3 characters: shorten it, or look for a quote that is never closed (offset 3, row 1, A)',
    ],
    [
      'a long row',
      'A,B\n12,345\n',
      { maxRowCharacters: 4 },
      'a row of more than 4 characters: shorten it, or look for a quote that is never closed (offset 4, row 1)',
    ],
    ['many columns', 'A,B,C\n', { maxColumns: 2 }, 'a row of more than 2 columns (offset 0, header)'],
  ])('%s', (_name, document, options, expected) => {
    expect(read(document, options).error).toBe(expected);
  });

  it('come behind the rows before them', () => {
    expect(read('A\n1\n2\n"x"y\n3\n').rows).toEqual([{ A: '1' }, { A: '2' }]);
  });

  it('of the options are told at once', () => {
    expect(() => decodeCsv(bytes(''), { delimiter: ',' as 'comma' })).toThrow('delimiter is ,; it must be one of comma, tab');
    expect(() => decodeCsv(bytes(''), { lineEnding: 'CR' as 'LF' })).toThrow('lineEnding is CR');
    expect(() => decodeCsv(bytes(''), { header: ['A', 'A'] })).toThrow('header: the column A stands twice');
    expect(() => decodeCsv(bytes(''), { header: false, as: 'objects' })).toThrow('Rows without a header cannot be objects');
    expect(() => readCsv([], { maxCellCharacters: 0 })).toThrow('maxCellCharacters is 0');
  });
});

describe('limits', () => {
  it('take the longest cell, counted in characters and not in bytes', () => {
    const cell = '"é'.repeat(65_536);
    expect(decodeCsv(bytes(`A\n"${cell.replaceAll('"', '""')}"\n`))).toEqual([{ A: cell }]);
    expect(() => decodeCsv(bytes(`A\n${'x'.repeat(131_073)}\n`))).toThrow('a cell of more than 131072 characters');
  });

  it('can be switched off', () => {
    const cell = 'x'.repeat(500_000);
    expect(decodeCsv(bytes(`A\n${cell}\n`), { maxCellCharacters: Infinity, maxRowCharacters: Infinity })).toEqual([{ A: cell }]);
  });

  it('end a cell that never closes its quote before the memory ends', () => {
    const reader = new CsvReader();
    const chunk = new Uint8Array(64 * 1024).fill(0x61);
    reader.push(bytes('A\n"'));
    expect(() => {
      for (let times = 0; times < 100; times++) reader.push(chunk);
    }).toThrow('a cell of more than 131072 characters: shorten it, or look for a quote that is never closed (offset 3, row 1, A)');
  });

  it('take 5,000 columns', () => {
    const names = Array.from({ length: 5_000 }, (_, at) => `C${at}`);
    const [row] = decodeCsv(bytes(`${names.join(',')}\n${names.join(',')}\n`));
    expect(row).toEqual(Object.fromEntries(names.map((name) => [name, name])));
  });
});

describe('readCsv', () => {
  it('reads rows one by one from anything that gives chunks', async () => {
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield bytes('A,B\n1,');
      yield bytes('2\n3,4');
    }
    const all: unknown[] = [];
    for await (const row of readCsv(chunks())) all.push(row);
    expect(all).toEqual([
      { A: '1', B: '2' },
      { A: '3', B: '4' },
    ]);
  });

  it('answers large chunks in small batches', async () => {
    const row = `${'x'.repeat(99)}\n`;
    const sizes: number[] = [];
    for await (const batch of readCsv([bytes(`A\n${row.repeat(10_000)}`)]).batches()) sizes.push(batch.length);
    expect(sizes.length).toBeGreaterThan(10);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(10_000);
  });

  it('hands over the rows before a broken place, then throws', async () => {
    const all: unknown[] = [];
    const reading = async (): Promise<void> => {
      for await (const row of readCsv([bytes('A\n1\n"')])) all.push(row);
    };
    await expect(reading()).rejects.toThrow(ParseError);
    expect(all).toEqual([{ A: '1' }]);
  });

  it('ends the source when the loop is left', async () => {
    let isEnded = false;
    function* chunks(): Generator<Uint8Array> {
      try {
        for (;;) yield bytes('A\n1\n');
      } finally {
        isEnded = true;
      }
    }
    for await (const _row of readCsv(chunks())) break;
    expect(isEnded).toBe(true);
  });

  it('is read once', async () => {
    const reading = readCsv([bytes('A\n1\n')]);
    for await (const _batch of reading.batches());
    await expect(reading.batches()[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'ALREADY_READ' });
  });

  it('refuses chunks of text', async () => {
    const reading = readCsv(['A\n'] as unknown as Uint8Array[]);
    await expect(reading.batches()[Symbol.asyncIterator]().next()).rejects.toThrow('a stream of text must not be given an encoding');
  });
});

describe('objects', () => {
  const tableOf = (name: string, columns: number): { names: string[]; document: string } => {
    const names = Array.from({ length: columns }, (_, at) => `${name}${at}`);
    const row = (number: number): string => names.map((each) => `"${each} ${number}"`).join();
    return { names, document: `${names.join()}\n${row(1)}\n${row(2)}\n` };
  };

  it.each([1, 7, 8, 9, 16, 21, 64, 65, 100])('of %i columns have every cell in its place, whatever was read before', (columns) => {
    // More lists of columns than are written in the quick way.
    for (let list = 0; list < 12; list++) {
      const { names, document } = tableOf(`L${list}C`, columns);
      const expected = [1, 2].map((number) => Object.fromEntries(names.map((name) => [name, `${name} ${number}`])));
      const read = decodeCsv(bytes(document));
      expect(read).toEqual(expected);
      expect(read.map((row) => Object.keys(row))).toEqual([names, names]);
    }
  });

  it('are all of their own', () => {
    const [one, other] = decodeCsv(bytes(tableOf('Own', 9).document));
    one!.Own0 = 'changed';
    expect(other!.Own0).toBe('Own0 2');
  });
});
