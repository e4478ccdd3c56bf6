import { isDeepStrictEqual } from 'node:util';
import { type CsvDocument, makeCsvDocument, rowCount } from '../data/csv-document.ts';
import type { Contender, Context, Work, Workload } from '../harness/workload.ts';

type Row = Readonly<Record<string, string>>;

interface Input extends CsvDocument {
  /** All of them, `repeats` times the same. */
  readonly all: readonly Row[];
}

type Quote = 'needed' | 'all';

const ROWS_AT_ONCE = 2_000;

function makeInput(size: Parameters<typeof makeCsvDocument>[0]): Input {
  const made = makeCsvDocument(size);
  // Flat texts, as parsers and drivers give them. V8 puts texts together only when they are first read, and reads those more slowly ever after.
  const rows: Row[] = JSON.parse(JSON.stringify(made.rows));
  const document = { ...made, rows };
  return { ...document, all: Array.from({ length: document.repeats }, () => document.rows).flat() };
}

/** Bytes that are counted and let go of, or kept to be compared. */
function writing({ isVerifying }: Context, write: (take: (chunk: Uint8Array) => void) => void | Promise<void>): Work {
  return async () => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    await write((chunk) => {
      length += chunk.length;
      if (isVerifying) chunks.push(chunk);
    });
    return isVerifying ? Buffer.concat(chunks).toString() : length;
  };
}

/** Documents differ in which cells they quote where none need be: what they say is compared, and that all are quoted where they have to be. */
function isSaid(text: string, { all, columns }: Input, quote: Quote): true {
  const lines: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (quoted === undefined && plain === '' && end === '' && row.length === 0) break;
    if (quote === 'all' && quoted === undefined) throw new Error(`Row ${lines.length} has a cell that is not quoted.`);
    row.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    lines.push(row);
    row = [];
  }
  const [header, ...rows] = lines;
  const expected = all.map((each) => Object.values(each));
  if (!isDeepStrictEqual(header, columns) || !isDeepStrictEqual(rows, expected)) throw new Error('The document does not say the same.');
  return true;
}

const batches = ({ all }: Input): Row[][] =>
  Array.from({ length: Math.ceil(all.length / ROWS_AT_ONCE) }, (_, at) => all.slice(at * ROWS_AT_ONCE, (at + 1) * ROWS_AT_ONCE));

const forcewire = (quote: Quote): Contender<Input> => ({
  name: 'forcewire',
  package: 'forcewire',
  async setup({ all }, context) {
    const { writeCsv } = await import('forcewire/csv');
    return writing(context, async (take) => {
      for await (const chunk of writeCsv(all, { quote })) take(chunk);
    });
  },
});

const papaparse = (quote: Quote): Contender<Input> => ({
  name: 'papaparse',
  package: 'papaparse',
  lacks: 'checks, streaming: 2,000 rows at a time',
  async setup(input, context) {
    const { default: library } = await import('papaparse');
    const given = batches(input);
    return writing(context, (take) => {
      for (const [at, rows] of given.entries()) {
        const text = library.unparse(rows, { header: at === 0, quotes: quote === 'all', newline: '\n' });
        take(Buffer.from(`${text}\n`));
      }
    });
  },
});

const fastCsv = (quote: Quote): Contender<Input> => ({
  name: 'fast-csv',
  package: 'fast-csv',
  lacks: 'checks',
  isSlow: true,
  async setup(input, context) {
    const { writeToBuffer } = await import('fast-csv');
    const given = batches(input);
    const all = quote === 'all' ? { quoteColumns: true, quoteHeaders: true } : {};
    return writing(context, async (take) => {
      const { columns } = input;
      for (const [at, rows] of given.entries()) {
        take(await writeToBuffer(rows, { headers: [...columns], writeHeaders: at === 0, includeEndRowDelimiter: true, ...all }));
      }
    });
  },
});

const csvStringify = (quote: Quote): Contender<Input> => ({
  name: 'csv-stringify',
  package: 'csv-stringify',
  lacks: 'checks',
  isSlow: true,
  async setup(input, context) {
    const { stringify } = await import('csv-stringify/sync');
    const given = batches(input);
    return writing(context, (take) => {
      for (const [at, rows] of given.entries())
        take(Buffer.from(stringify(rows, { header: at === 0, quoted: quote === 'all', quoted_empty: quote === 'all' })));
    });
  },
});

const jsforce: Contender<Input> = {
  name: 'jsforce',
  package: 'jsforce',
  lacks: 'checks',
  isSlow: true,
  async setup({ all }, context) {
    const { toCSV } = await import('jsforce/lib/csv.js');
    return writing(context, (take) => take(Buffer.from(toCSV([...all]))));
  },
};

const jsonStringify: Contender<Input> = {
  name: 'JSON.stringify',
  lacks: 'CSV: writes JSON',
  setup(input, context) {
    const given = batches(input);
    return writing(context, (take) => {
      for (const rows of given) take(Buffer.from(JSON.stringify(rows)));
    });
  },
  normalise: (text: string) => JSON.parse(text.replaceAll('][', ',')),
  expected: ({ all }) => all,
};

const write = (quote: Quote): Workload<Input> => ({
  name: quote === 'all' ? 'C2 quoted' : 'C2',
  title: `Write objects of 20 columns as CSV, ${quote === 'all' ? 'all cells quoted' : 'quoted where it must be'}`,
  unit: 'rows',
  makeInput,
  unitsOf: rowCount,
  expected: () => true,
  contenders: [forcewire(quote), papaparse(quote), fastCsv(quote), csvStringify(quote), ...(quote === 'all' ? [] : [jsforce])]
    .map((contender): Contender<Input> => ({ ...contender, normalise: (text: string, input) => isSaid(text, input, quote) }))
    .concat(jsonStringify),
  targets: [{ over: ['papaparse', 'fast-csv'], atLeast: 1.5, aim: 2.5 }],
});

export const workloads: readonly Workload<Input>[] = [write('needed'), write('all')];
