import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ColumnPages } from '../../src/bulk/extract/column-pages.ts';
import { type ResultForm, readPages } from '../../src/bulk/extract/read-pages.ts';
import { type ColumnarOptions, type ColumnarPage, type ColumnVector, MOST_ROWS } from '../../src/columnar/page.ts';
import { pageForm } from '../../src/columnar/page-builder.ts';
import { slicePage } from '../../src/columnar/slice-page.ts';
import { valueAt, valuesOf } from '../../src/columnar/value-at.ts';
import type { CsvDialect } from '../../src/csv/index.ts';
import { decodeCsv } from '../../src/csv/index.ts';
import { ParseError } from '../../src/errors.ts';
import { cut } from '../soap/wire/cut.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The form of a result all of whose columns have one described type. */
function formOf(type: string | undefined, dialect: CsvDialect = {}, options: ColumnarOptions = {}): ResultForm<ColumnarPage> {
  let width = 0;
  let form: ReturnType<typeof pageForm>;
  return {
    dialect,
    columns: undefined,
    onColumns: (columns) => {
      width = columns.length;
      const described = columns.map((name) => (type === undefined ? { name } : { name, type }));
      form = pageForm(described, type !== undefined, options, (name) => columns.indexOf(name));
    },
    pageMaker: () => new ColumnPages(form, dialect, width),
    rowsOf: ({ rows }) => rows,
    slice: slicePage,
  };
}

interface Answer {
  readonly pages: ColumnarPage[];
  readonly error: unknown;
}

async function read(bytes: Uint8Array, places: readonly number[], form: ResultForm<ColumnarPage>): Promise<Answer> {
  const pages: ColumnarPage[] = [];
  try {
    for await (const page of readPages(cut(bytes, places), form)) pages.push(page);
  } catch (error) {
    return { pages, error };
  }
  return { pages, error: undefined };
}

function rowsOf(pages: readonly ColumnarPage[]): unknown[][] {
  return pages.flatMap(({ rows, columns }) => {
    const values = columns.map((column) => valuesOf(column));
    return Array.from({ length: rows }, (_, row) => values.map((column) => column[row]));
  });
}

async function columnOf(cells: readonly string[], type: string): Promise<ColumnVector> {
  const csv = `"A"\n${cells.map((cell) => `"${cell.replaceAll('"', '""')}"\n`).join('')}`;
  const { pages } = await read(bytesOf(csv), [], formOf(type));
  return pages[0]!.columns[0]!;
}

const text = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('', 'false', '0015e000001AbCdAAK', 'Customer - Direct', 'Customer - Didect', 'é', 'x'.repeat(1_100)),
  },
  {
    weight: 2,
    arbitrary: fc.string({
      unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', 'é', '漢', '😀', '\u0000', '\u007F', '\uFEFF', '\uFFFD', '\u{10FFFF}'),
      maxLength: 24,
    }),
  },
);
const table = fc.integer({ min: 1, max: 6 }).chain((width) => {
  const row = fc.array(text, { minLength: width, maxLength: width });
  return fc.array(row, { minLength: 1, maxLength: 150, size: 'max' });
});
const cuts = fc.array(fc.nat(), { maxLength: 6 });

function write(rows: readonly (readonly string[])[], end: string, isQuoted = (_row: number): boolean => true): string {
  const spell = (cell: string, row: number): string =>
    isQuoted(row) || /^$|[",\r\n\uFEFF]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const header = rows[0]!.map((_, at) => `C${at}`);
  return [header, ...rows].map((row, at) => row.map((cell) => spell(cell, at)).join() + end).join('');
}

const orNull = (cell: string): string | null => (cell === '' ? null : cell);

describe('columns of CSV', () => {
  it('have the cells that were written, wherever chunks are cut, with dictionaries and without', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), cuts, fc.boolean(), async (rows, end, places, dictionaries) => {
        const { pages, error } = await read(bytesOf(write(rows, end)), places, formOf(undefined, {}, { dictionaries }));
        expect(error).toBeUndefined();
        expect(rowsOf(pages)).toEqual(rows.map((row) => row.map(orNull)));
        if (!dictionaries) expect(new Set(pages.flatMap(({ columns }) => columns.map(({ kind }) => kind)))).toEqual(new Set(['text']));
      }),
      { numRuns: 300 },
    );
  });

  it('have them too where some rows are not quoted, or have another line end', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.nat({ max: 4 }), cuts, async (rows, every, places) => {
        const document = write(rows, '\n', (row) => row % (every + 1) !== 0).replace('\n', '\r\n');
        const { pages, error } = await read(bytesOf(document), places, formOf(undefined));
        expect(error).toBeUndefined();
        expect(rowsOf(pages)).toEqual(rows.map((row) => row.map(orNull)));
      }),
      { numRuns: 200 },
    );
  });

  it('are refused where a byte is another, as rows are, and the rows before it are the same', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.nat(), fc.nat({ max: 255 }), cuts, async (rows, at, byte, places) => {
        const bytes = bytesOf(write(rows, '\n'));
        bytes[at % bytes.length] = byte;
        const { pages, error } = await read(bytes, places, formOf(undefined));
        let expected: string[][] | undefined;
        let refused: unknown;
        try {
          expected = decodeCsv(bytes, { as: 'arrays' });
        } catch (thrown) {
          refused = thrown;
        }
        if (expected === undefined) {
          expect(error).toBeInstanceOf(ParseError);
          expect(String(error)).toBe(String(refused));
          return;
        }
        // A column that stands twice has no place in a record; arrays may have it.
        if (error !== undefined) expect(String(error)).toContain('stands twice');
        else expect(rowsOf(pages)).toEqual(expected.map((row) => row.map(orNull)));
      }),
      { numRuns: 400 },
    );
  });

  it('come in pages of 8,192 rows', async () => {
    const rows = Array.from({ length: 2 * MOST_ROWS + 5 }, (_, at) => [String(at), 'same']);
    const { pages } = await read(bytesOf(write(rows, '\n')), [], formOf(undefined));
    expect(pages.map((page) => page.rows)).toEqual([MOST_ROWS, MOST_ROWS, 5]);
    expect(rowsOf(pages)).toEqual(rows);
  });

  it('come in pages of about 4 MiB', async () => {
    const rows = Array.from({ length: 100 }, (_, at) => [String(at).repeat(50_000)]);
    const { pages } = await read(bytesOf(write(rows, '\n')), [], formOf(undefined));
    expect(
      Math.max(...pages.flatMap(({ columns }) => columns.map((column) => (column.kind === 'text' ? column.bytes.length : 0)))),
    ).toBeLessThan(4.2 * 1024 * 1024);
    expect(rowsOf(pages)).toEqual(rows);
  });
});

describe('dictionaries', () => {
  it('go on from page to page, of one byte first and of two when there are more than 256 texts', async () => {
    const rows = Array.from({ length: 3 * MOST_ROWS }, (_, at) => [`v${(at >> 1) % (at < MOST_ROWS ? 256 : 4000)}`]);
    const { pages } = await read(bytesOf(write(rows, '\n')), [], formOf(undefined));
    const columns = pages.map((page) => page.columns[0]!);
    expect(columns.map((column) => column.kind === 'dictionary' && column.indices.BYTES_PER_ELEMENT)).toEqual([1, 2, 2]);
    expect(rowsOf(pages)).toEqual(rows);
    const [first, second, third] = columns.map((column) => (column.kind === 'dictionary' ? column.dictionary : undefined));
    expect(second!.bytes.subarray(0, first!.bytes.length)).toEqual(first!.bytes);
    expect(third).toBe(second);
  });

  it('are told by a thousand rows, or by a page: texts that all come once first may repeat then', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => [`v${at % 200}`, `v${at}`]);
    const { pages } = await read(bytesOf(write(rows, '\n')), [], formOf(undefined));
    expect(pages[0]!.columns.map(({ kind }) => kind)).toEqual(['dictionary', 'text']);
    expect(rowsOf(pages)).toEqual(rows);
  });

  it.each([
    ['more than 4,096 texts', (at: number) => `v${at % 5_000}`],
    ['more than 64 KiB of texts', (at: number) => `${at % 100}`.padStart(1_000, '-')],
    ['texts that do not repeat', (at: number) => `v${at}`],
  ])('are none, from the middle of a page on, with %s', async (_name, textOf) => {
    const rows = Array.from({ length: 9_000 }, (_, at) => [at % 7 === 0 ? '' : textOf(at)]);
    const { pages } = await read(bytesOf(write(rows, '\n')), [], formOf(undefined));
    expect(rowsOf(pages)).toEqual(rows.map((row) => row.map(orNull)));
    expect(pages.at(-1)!.columns[0]!.kind).toBe('text');
  });
});

describe('typed columns', () => {
  it('have numbers to the last bit', async () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 18 });
    const decimal = fc.tuple(fc.constantFrom('', '-', '+'), digits, fc.constantFrom('', '.', '..'), digits).map((parts) => parts.join(''));
    const number = fc.oneof(
      decimal,
      fc.double().map(String),
      fc.integer().map(String),
      fc.constantFrom('-0', 'x', ' 1', '1e5', 'Infinity', '.', '-'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 50 }), async (cells) => {
        const column = await columnOf(cells, 'double');
        expect(valuesOf(column)).toEqual(cells.map((cell) => (cell === '' ? null : Number(cell))));
      }),
      { numRuns: 500 },
    );
  });

  it('have times as Date reads them', async () => {
    const two = fc.integer({ min: 0, max: 62 }).map((number) => String(number).padStart(2, '0'));
    const spelt = fc
      .tuple(
        fc.integer({ min: 0, max: 9999 }),
        two,
        two,
        two,
        two,
        two,
        fc.constantFrom('.000Z', '.123Z', 'Z', '.000+0000', '.000+02:00', ''),
      )
      .map(
        ([year, month, day, hour, minute, second, rest]) =>
          `${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}${rest}`,
      );
    const usual = fc.date({ noInvalidDate: true, min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z') });
    const time = fc.oneof(
      spelt,
      usual.map((date) => date.toISOString()),
      fc.constantFrom('', 'never'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(time, { minLength: 1, maxLength: 50 }), async (cells) => {
        const column = await columnOf(cells, 'datetime');
        expect(valuesOf(column)).toEqual(cells.map((cell) => (cell === '' ? null : new Date(cell))));
      }),
      { numRuns: 500 },
    );
  });

  it('have booleans in bits', async () => {
    const cells = ['true', 'false', '', '1', '0', 'trUe', 'true', 'TRUE', 'true'];
    const column = await columnOf(cells, 'boolean');
    expect(column).toMatchObject({ kind: 'booleans', values: Uint8Array.of(0b0100_1001, 1), validity: Uint8Array.of(0b1111_1011, 1) });
    expect(valuesOf(column)).toEqual([true, false, null, true, false, false, true, false, true]);
  });
});

it('any rows of a page are a page', async () => {
  const rows = Array.from({ length: 100 }, (_, at) => [`é${at}`, at % 3 === 0 ? '' : `v${at % 5}`]);
  const { pages } = await read(bytesOf(write(rows, '\n')), [], formOf(undefined));
  for (const [from, to] of [
    [0, 100],
    [3, 77],
    [13, 14],
    [99, 100],
  ] as const) {
    expect(rowsOf([slicePage(pages[0]!, from, to)])).toEqual(rows.slice(from, to).map((row) => row.map(orNull)));
  }
});

it('pages are plain data: what another thread is posted is the same', async () => {
  const { pages } = await read(bytesOf('"A","B"\n"é","1"\n"","2"\n'), [], formOf(undefined));
  const [page] = structuredClone(pages);
  expect(page!.columns.map((column) => [valueAt(column, 0), valueAt(column, 1)])).toEqual([
    ['é', null],
    ['1', '2'],
  ]);
});
