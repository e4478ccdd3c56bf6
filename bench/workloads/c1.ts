import { Readable } from 'node:stream';
import { type CsvDocument, chunksOf, csvBytes, makeCsvDocument, rowCount } from '../data/csv-document.ts';
import type { Contender, Context, Work, Workload } from '../harness/workload.ts';
import { Sink } from '../loopback/sink.ts';

interface Input extends CsvDocument {
  readonly chunks: readonly Buffer[];
}

type Shape = 'objects' | 'arrays';

/** Reads all chunks, as they would come from a socket, and gives rows to the sink. */
type Read = (chunks: AsyncIterable<Buffer>, sink: Sink) => Promise<void>;

const makeInput = (size: Parameters<typeof makeCsvDocument>[0]): Input => {
  const document = makeCsvDocument(size);
  return { ...document, chunks: chunksOf(csvBytes(document)) };
};

function reading({ chunks, rows }: Input, { isVerifying }: Context, shape: Shape, read: Read): Work {
  async function* socket(): AsyncGenerator<Buffer> {
    yield* chunks;
  }
  return async () => {
    const sink = isVerifying ? new Sink(shape === 'objects' ? rows : rows.map((row) => Object.values(row))) : new Sink();
    await read(socket(), sink);
    return sink.rows;
  };
}

const forcewire = (as: Shape): Contender<Input> => ({
  name: 'forcewire',
  package: 'forcewire',
  async setup(input, context) {
    const { readCsv } = await import('forcewire/csv');
    return reading(input, context, as, async (chunks, sink) => {
      for await (const rows of readCsv(chunks, { as } as { as: 'objects' }).batches()) sink.take(rows);
    });
  },
});

const udsv = (shape: Shape): Contender<Input> => ({
  name: 'udsv',
  package: 'udsv',
  lacks: 'checks: ragged rows, quotes, UTF-8',
  async setup(input, context) {
    const { inferSchema, initParser } = await import('udsv');
    return reading(input, context, shape, async (chunks, sink) => {
      const decoder = new TextDecoder();
      let parser: ReturnType<typeof initParser> | undefined;
      for await (const chunk of chunks) {
        const text = decoder.decode(chunk, { stream: true });
        parser ??= initParser(inferSchema(text));
        // Without a function of its own it would keep all rows.
        const parse: any = shape === 'objects' ? parser.stringObjs : parser.stringArrs;
        parser.chunk(text, parse, (row: any) => {
          sink.take([row]);
          return true;
        });
      }
      parser!.end();
    });
  },
});

const papaparse = (shape: Shape): Contender<Input> => ({
  name: 'papaparse',
  package: 'papaparse',
  lacks: 'checks of UTF-8',
  async setup(input, context) {
    const { default: library } = await import('papaparse');
    return reading(input, context, shape, (chunks, sink) => {
      const stream = Readable.from(chunks).setEncoding('utf8');
      let isHeader = shape === 'arrays';
      return new Promise((resolve, reject) => {
        library.parse<unknown>(stream, {
          header: shape === 'objects',
          skipEmptyLines: true,
          chunk({ data }) {
            sink.take(isHeader ? data.slice(1) : data);
            isHeader = false;
          },
          complete: () => resolve(),
          error: reject,
        });
      });
    });
  },
});

const csvParse = (shape: Shape): Contender<Input> => ({
  name: 'csv-parse',
  package: 'csv-parse',
  lacks: 'checks of UTF-8',
  isSlow: true,
  async setup(input, context) {
    const { parse } = await import('csv-parse');
    return reading(input, context, shape, async (chunks, sink) => {
      const options = shape === 'objects' ? { columns: true } : { from: 2 };
      for await (const row of Readable.from(chunks).pipe(parse(options))) sink.take([row]);
    });
  },
});

const fastCsv = (shape: Shape): Contender<Input> => ({
  name: 'fast-csv',
  package: 'fast-csv',
  lacks: 'checks of UTF-8',
  isSlow: true,
  async setup(input, context) {
    const { parse } = await import('fast-csv');
    return reading(input, context, shape, async (chunks, sink) => {
      const options = shape === 'objects' ? { headers: true } : { skipRows: 1 };
      for await (const row of Readable.from(chunks).pipe(parse(options))) sink.take([row]);
    });
  },
});

const jsforce: Contender<Input> = {
  name: 'jsforce',
  package: 'jsforce',
  lacks: 'checks of UTF-8',
  isSlow: true,
  async setup(input, context) {
    const { parseCSVStream } = await import('jsforce/lib/csv.js');
    return reading(input, context, 'objects', async (chunks, sink) => {
      for await (const row of Readable.from(chunks).pipe(parseCSVStream())) sink.take([row]);
    });
  },
};

const jsonParse = (shape: Shape): Contender<Input> => ({
  name: 'JSON.parse',
  lacks: 'CSV: reads JSON, 2,000 rows at a time',
  setup(input, context) {
    const { rows, repeats } = input;
    const json = Buffer.from(JSON.stringify(shape === 'objects' ? rows : rows.map((row) => Object.values(row))));
    return reading(input, context, shape, async (_, sink) => {
      for (let at = 0; at < repeats; at++) sink.take(JSON.parse(json.toString()));
    });
  },
});

const textDecoder: Contender<Input> = {
  name: 'TextDecoder',
  lacks: 'all but the text',
  setup({ chunks }) {
    return () => {
      const decoder = new TextDecoder();
      let length = 0;
      for (const chunk of chunks) length += decoder.decode(chunk, { stream: true }).length;
      return length;
    };
  },
  expected: ({ chunks }) => Buffer.concat(chunks).toString().length,
};

const bufferCopy: Contender<Input> = {
  name: 'Buffer copy',
  lacks: 'all but the bytes',
  setup({ chunks }) {
    const target = Buffer.alloc(64 * 1024);
    return () => {
      let length = 0;
      for (const chunk of chunks) length += chunk.copy(target);
      return length;
    };
  },
  expected: ({ chunks }) => Buffer.concat(chunks).length,
};

const parse = (shape: Shape, targets: Workload['targets']): Workload<Input> => ({
  name: `C1 ${shape}`,
  title: `Parse Bulk CSV of 20 columns, all quoted, from chunks of 64 KiB: ${shape}`,
  unit: 'rows',
  makeInput,
  unitsOf: rowCount,
  expected: rowCount,
  contenders: [
    forcewire(shape),
    udsv(shape),
    papaparse(shape),
    csvParse(shape),
    fastCsv(shape),
    ...(shape === 'objects' ? [jsforce] : []),
    jsonParse(shape),
    textDecoder,
    bufferCopy,
  ],
  targets,
});

export const workloads: readonly Workload<Input>[] = [
  parse('objects', [{ over: 'udsv', atLeast: 1.25, aim: 1.7 }]),
  parse('arrays', [{ over: 'udsv', atLeast: 1.15, aim: 1.5 }]),
];
