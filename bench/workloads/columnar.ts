import type { ColumnarPage } from 'forcewire';
import { flatRow } from '../data/bulk-csv.ts';
import type { Contender, Size, Workload } from '../harness/workload.ts';
import { forcewire } from '../loopback/clients.ts';
import { Sink } from '../loopback/sink.ts';
import { type Input, rowsOf, SOQL, serve, total } from './e1-bulk-download.ts';

/** What was read is let go of, or held until all is there. */
type Use = 'stream' | 'keep';

const columns = (use: Use): Contender<Input> => ({
  name: 'forcewire, columns',
  package: 'forcewire',
  async setup(input, { service, isVerifying }) {
    const logIn = await forcewire.load(service.origin!);
    const { valuesOf } = await import('forcewire');
    const expected = isVerifying ? rowsOf(input).map(flatRow) : undefined;
    return async () => {
      const sink = new Sink(expected);
      const kept: ColumnarPage[] = [];
      let rows = 0;
      await using connection = await logIn();
      for await (const page of connection.client.bulk.query(SOQL).columnar()) {
        rows += page.rows;
        if (use === 'keep') kept.push(page);
        if (isVerifying) sink.take(rowsOfPage(page, valuesOf));
      }
      return rows;
    };
  },
});

const objects = (use: Use): Contender<Input> => ({
  name: 'forcewire, objects',
  package: 'forcewire',
  async setup(_, { service }) {
    const logIn = await forcewire.load(service.origin!);
    return async () => {
      const kept: (readonly unknown[])[] = [];
      let rows = 0;
      await using connection = await logIn();
      for await (const page of connection.client.bulk.query(SOQL).pages()) {
        rows += page.length;
        if (use === 'keep') kept.push(page);
      }
      return rows;
    };
  },
});

function rowsOfPage({ rows, columns: vectors }: ColumnarPage, valuesOf: typeof import('forcewire').valuesOf): unknown[] {
  const values = vectors.map((column) => valuesOf(column));
  return Array.from({ length: rows }, (_, row) => Object.fromEntries(vectors.map(({ name }, at) => [name, values[at]![row]])));
}

const SIZES: Readonly<Record<Size, Input>> = {
  full: { pages: 2, blocks: 25, rowsPerBlock: 2_000 },
  quick: { pages: 1, blocks: 10, rowsPerBlock: 2_000 },
  tiny: { pages: 2, blocks: 2, rowsPerBlock: 20 },
};

const read = (use: Use): Workload<Input> => ({
  name: use === 'stream' ? 'Columnar' : 'Columnar kept',
  title: `Download a Bulk 2.0 result as columns instead of objects, ${use === 'stream' ? 'letting go of it' : 'holding all of it'}`,
  unit: 'rows',
  makeInput: (size) => SIZES[size],
  unitsOf: total,
  expected: total,
  serve,
  showsMemory: 'peak',
  contenders: [columns(use), objects(use)],
  targets: [{ over: 'forcewire, objects', atLeast: 1.5 }, ...(use === 'keep' ? [{ memoryOver: 'forcewire, objects', atMost: 0.5 }] : [])],
});

export const workloads: readonly Workload<Input>[] = [read('stream'), read('keep')];
