import type { Size } from '../harness/workload.ts';
import { makeAccounts } from './accounts.ts';
import { csvLine, flatRow } from './bulk-csv.ts';

/** Rows of twenty columns as Bulk API 2.0 gives them. They repeat, so that a long document is made soon. */
export interface CsvDocument {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly repeats: number;
}

const SIZES: Readonly<Record<Size, [rows: number, repeats: number]>> = { full: [2_000, 100], quick: [2_000, 10], tiny: [40, 3] };
const CHUNK_BYTES = 64 * 1024;

export function makeCsvDocument(size: Size): CsvDocument {
  const [count, repeats] = SIZES[size];
  const rows = makeAccounts(count).map((account) => {
    const { 'Owner.Email': _, ...cells } = flatRow(account);
    return Object.fromEntries(Object.entries(cells).map(([column, value]) => [column, value ?? '']));
  });
  return { columns: Object.keys(rows[0]!), rows, repeats };
}

export function rowCount({ rows, repeats }: CsvDocument): number {
  return rows.length * repeats;
}

/** The document, every cell quoted. */
export function csvBytes({ columns, rows, repeats }: CsvDocument): Buffer {
  const block = Buffer.from(rows.map((row) => csvLine(Object.values(row))).join(''));
  return Buffer.concat([Buffer.from(csvLine(columns)), ...Array.from({ length: repeats }, () => block)]);
}

/** As a socket gives them: cut anywhere, within characters too. */
export function chunksOf(bytes: Buffer): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / CHUNK_BYTES) }, (_, at) => bytes.subarray(at * CHUNK_BYTES, (at + 1) * CHUNK_BYTES));
}
