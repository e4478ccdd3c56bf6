import { type CsvBytes, openCsvSource } from '../../csv/source.ts';
import type { CsvRow } from '../../csv/split.ts';
import type { Load } from '../../load/load.ts';
import { type BatchSource, runLoad } from '../../load/run-load.ts';
import type { Source } from '../../source.ts';
import type { BulkLink } from '../call.ts';
import { BatchLoad } from './batch-load.ts';
import { CsvRows } from './csv-rows.ts';
import { type BatchBounds, EncodedRows, type ReadRow } from './encoded-rows.ts';
import { type LoadBatch, outcomesOf } from './load-batch.ts';
import { type BulkLoadOptions, invalidOption, type LoadTarget, requireWhole } from './load-options.ts';

const MAX_ROWS = 10_000;
const MAX_BYTES = 10_000_000;

/**
 * Loads rows, or a CSV file, by a job of batches. Nothing is sent before somebody asks. Throws ForcewireError (INVALID_OPTION) and TypeError for
 * what cannot be.
 */
export function loadRows<Row>(link: BulkLink, target: LoadTarget, rows: unknown, options: BulkLoadOptions = {}): Load<Row> {
  const same = (row: unknown): unknown => row;
  return startLoad(link, target, rows, { readRow: (row) => ({ row, fields: row }), toRow: same }, options) as Load<Row>;
}

/** The same for ids, which are the rows of the outcomes. */
export function loadIds(link: BulkLink, target: LoadTarget, ids: unknown, options: BulkLoadOptions = {}): Load<string> {
  if (typeof ids === 'string') throw new TypeError(`${target.operation}: expected many ids, got one string; put it in an array.`);
  return startLoad<string>(link, target, ids, { readRow: readId, toRow: idIn }, options);
}

/** What the outcomes show of a row, taken from an iterable or from a file. */
interface RowView<Row> {
  readonly readRow: ReadRow<unknown, Row>;
  readonly toRow: (row: CsvRow) => Row;
}

function readId(taken: unknown): { readonly row: string; readonly fields: unknown } {
  const id = (typeof taken === 'string' ? taken : (taken as { readonly Id?: string } | null | undefined)?.Id) as string;
  return { row: id, fields: typeof id === 'string' && id !== '' ? { Id: id } : undefined };
}

function idIn(row: CsvRow): string {
  const [, id = ''] = Object.entries(row.fields()).find(([name]) => name.toLowerCase() === 'id') ?? [];
  return id;
}

function startLoad<Row>(link: BulkLink, target: LoadTarget, rows: unknown, view: RowView<Row>, options: BulkLoadOptions): Load<Row> {
  const { protocol = '1.0', order = 'input', signal, onProgress } = options;
  if (protocol !== '1.0') throw invalidOption(`protocol is ${protocol}; it must be 1.0.`);
  const concurrency = requireWhole('concurrency', options.concurrency ?? 2, 25);
  const maxQueued = requireWhole('maxQueued', options.maxQueued ?? 10, 1_000);
  const maxRows = requireWhole('batchRows', options.batchRows ?? MAX_ROWS, MAX_ROWS);
  const maxBytes = requireWhole('batchBytes', options.batchBytes ?? MAX_BYTES, MAX_BYTES);
  const { mode = 'parallel', assignmentRuleId, pollTimeoutMs } = options;
  const csv = openCsvSource(rows);
  if (csv !== undefined) requireComma(csv);
  // A file is passed through as it is; of texts in memory the line breaks shall stay what they are.
  const lineEnding = csv === undefined ? 'LF' : undefined;
  const server = new BatchLoad(link, target, { concurrency, maxQueued, mode, assignmentRuleId, lineEnding, pollTimeoutMs, signal });
  return runLoad<Row, LoadBatch<Row>>({
    batches: batchesOf(rows, csv, view, target, options, { maxRows, maxBytes }),
    send: (batch, stopping) => server.send(batch, stopping),
    unsent: (batch, reason) => outcomesOf(batch, 0, () => ({ status: 'notProcessed', reason })),
    keysOf: ({ keys }) => keys,
    job: server,
    concurrency: concurrency + maxQueued,
    order,
    signal,
    onProgress,
    traffic: server.traffic,
  });
}

function batchesOf<Row>(
  rows: unknown,
  csv: CsvBytes | undefined,
  { readRow, toRow }: RowView<Row>,
  { object, operation, externalIdField }: LoadTarget,
  { emptyString = 'clear', illegalCharacters = 'fail' }: BulkLoadOptions,
  bounds: BatchBounds,
): BatchSource<LoadBatch<Row>> {
  if (csv !== undefined) return new CsvRows(csv, toRow, bounds);
  const keyColumn = operation === 'insert' ? undefined : (externalIdField ?? 'Id');
  return new EncodedRows(rows as Source<unknown>, readRow, { object, keyColumn, emptyString, illegalCharacters }, bounds);
}

function requireComma({ dialect }: CsvBytes): void {
  if (dialect.delimiter !== undefined && dialect.delimiter !== 'comma') {
    throw invalidOption(`The file's delimiter is ${dialect.delimiter}; Bulk API 1.0 takes the comma alone.`);
  }
}
