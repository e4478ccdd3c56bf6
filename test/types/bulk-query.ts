// What one bulk protocol lacks does not compile with it.
import type { BulkQueryOptions, BulkRows, JobHandle, Org } from 'forcewire';
import type { v62 } from 'forcewire/v62';

export const good: readonly BulkQueryOptions[] = [
  {},
  { all: true, limit: 5, order: 'completion', pollTimeoutMs: 1_000 },
  { pageRows: 1_000 },
  { protocol: '2.0', pageRows: 1_000, dialect: { delimiter: 'caret', lineEnding: 'CRLF' } },
  { protocol: '1.0' },
  { protocol: '1.0', pkChunking: true },
  { protocol: '1.0', pkChunking: { chunkSize: 250_000, parent: 'Account', startRow: '001000000000000' } },
  { pkChunking: { chunkSize: 100_000 } },
  { protocol: undefined, pageRows: undefined, pkChunking: undefined, signal: undefined },
];

// @ts-expect-error pages are of Bulk 2.0
export const pagesOf1: BulkQueryOptions = { protocol: '1.0', pageRows: 1_000 };
// @ts-expect-error primary key chunking is of Bulk 1.0
export const chunksOf2: BulkQueryOptions = { protocol: '2.0', pkChunking: true };
// @ts-expect-error only Bulk 2.0 writes its results in another dialect
export const tabsOf1: BulkQueryOptions = { protocol: '1.0', dialect: { delimiter: 'tab' } };
// @ts-expect-error neither has both
export const both: BulkQueryOptions = { pageRows: 1_000, pkChunking: true };

declare const org: Org<typeof v62>;
export const rows: BulkRows<{ Name: string }> = org.bulk.query<{ Name: string }>('SELECT Name FROM Account');
export const handle: JobHandle | undefined = rows.handle;
export const bytes: AsyncIterable<Uint8Array> = rows.csv();
