import { type CsvBytes, openCsvSource } from '../../csv/source.ts';
import type { CsvRow } from '../../csv/split.ts';
import type { BulkLoad } from '../../load/bulk-load.ts';
import { daysIn } from '../../load/day-of.ts';
import { type BatchSource, runBulkLoad } from '../../load/run-load.ts';
import type { Source } from '../../source.ts';
import type { BulkLink } from '../call.ts';
import { BatchLoad } from './batch-load.ts';
import { type BatchLog, type LoadLog, NO_LOG, UNLOGGED } from './batch-log.ts';
import { CsvRows } from './csv-rows.ts';
import { DateCells } from './date-cells.ts';
import { type BatchBounds, EncodedRows, type ReadRow } from './encoded-rows.ts';
import { notLookedFor } from './fate.ts';
import { JobLoad } from './job-load.ts';
import { type LoadBatch, outcomesOf, type Settlement } from './load-batch.ts';
import { LoadJournal } from './load-journal.ts';
import { type BulkLoadOptions, invalidOption, type LoadTarget, requireWhole } from './load-options.ts';
import { RowDocument } from './row-document.ts';
import { tellBatch } from './tell-batch.ts';
import { UndoneBatches } from './undone-batches.ts';
import { ZipDocument } from './zip-document.ts';

/** A batch of Bulk 1.0. */
const MAX_BATCH: BatchBounds = { maxRows: 10_000, maxBytes: 10_000_000 };
/** A job of Bulk 2.0: the rows of a day, and what an upload may have. */
const MAX_JOB: BatchBounds = { maxRows: 150_000_000, maxBytes: 100_000_000 };
/** Outcomes are joined in memory, so that rows from an iterable come in smaller jobs; a file is passed through in large ones, and few at a time. */
const JOB_ROWS = 10_000;
const JOBS_OF_FILE = 2;

/**
 * Loads rows, or a CSV file, by jobs at the server. Nothing is sent before somebody asks. Throws ForcewireError (INVALID_OPTION) and TypeError for
 * what cannot be.
 */
export function loadRows<Row>(link: BulkLink, target: LoadTarget, rows: unknown, options: BulkLoadOptions = {}): BulkLoad<Row> {
  const same = (row: unknown): unknown => row;
  return startLoad(link, target, rows, { readRow: (row) => ({ row, fields: row }), toRow: same }, options) as BulkLoad<Row>;
}

/** The same for ids, which are the rows of the outcomes. */
export function loadIds(link: BulkLink, target: LoadTarget, ids: unknown, options: BulkLoadOptions = {}): BulkLoad<string> {
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

function startLoad<Row>(link: BulkLink, target: LoadTarget, rows: unknown, view: RowView<Row>, options: BulkLoadOptions): BulkLoad<Row> {
  const { protocol = '1.0', order = 'input', signal, onProgress } = options;
  const csv = openCsvSource(rows);
  const lanes: Lanes = {
    concurrency: requireWhole('concurrency', options.concurrency ?? 2, 25),
    maxQueued: requireWhole('maxQueued', options.maxQueued ?? (csv !== undefined && protocol === '2.0' ? JOBS_OF_FILE : 10), 1_000),
  };
  const most = protocol === '2.0' ? MAX_JOB : MAX_BATCH;
  const bounds: BatchBounds = {
    maxRows: requireWhole(
      'batchRows',
      options.batchRows ?? (csv === undefined ? Math.min(JOB_ROWS, most.maxRows) : most.maxRows),
      most.maxRows,
    ),
    maxBytes: requireWhole('batchBytes', options.batchBytes ?? most.maxBytes, most.maxBytes),
  };
  const source = batchesOf(link, rows, csv, view, target, options, bounds);
  const journal = journalOf<Row>(link, target, csv, bounds, options);
  const log = journal ?? NO_LOG;
  const patience = new AbortController();
  const losePatience = (): void => patience.abort();
  const patient = { ...link, budget: link.budget.until(patience.signal) };
  const server =
    protocol === '2.0' ? jobLoad(patient, target, csv, lanes, options, log) : batchLoad(patient, target, csv, lanes, options, log);
  const teller = { operation: target.operation, tags: link.tags };
  const logOf = (batch: LoadBatch<Row>): BatchLog => journal?.logOf(batch) ?? UNLOGGED;
  return runBulkLoad<Row, LoadBatch<Row>>({
    batches: journal === undefined ? source : new UndoneBatches(source, journal),
    async send(batch, stopping) {
      // It is one and the same signal for all batches, so that this listens once.
      stopping.addEventListener('abort', losePatience);
      const result = await tellBatch(teller, () => server.send(batch, stopping, logOf(batch)));
      return journal?.settle(batch, result) ?? result;
    },
    unsent(batch, reason) {
      const { mayHaveRun, attempts } = logOf(batch);
      const settlement: Settlement = mayHaveRun ? { status: 'unknown', cause: notLookedFor() } : { status: 'notProcessed', reason };
      const outcomes = outcomesOf(batch, attempts, () => settlement);
      return journal?.settle(batch, { outcomes, isOpen: true }).outcomes ?? outcomes;
    },
    keysOf: ({ keys }) => keys,
    job: server,
    memory: journal,
    concurrency: lanes.concurrency + lanes.maxQueued,
    order,
    signal,
    onProgress,
    traffic: server.traffic,
  });
}

/** All that decides which rows stand in which batch, and what they mean to the server. */
function journalOf<Row>(
  { api, organizationId, userId }: BulkLink,
  { object, operation, externalIdField }: LoadTarget,
  csv: CsvBytes | undefined,
  { maxRows, maxBytes }: BatchBounds,
  options: BulkLoadOptions,
): LoadJournal<Row> | undefined {
  const {
    journal,
    protocol = '1.0',
    mode = 'parallel',
    emptyString = 'clear',
    illegalCharacters = 'fail',
    dateZone,
    contentType = 'CSV',
    assignmentRuleId,
    joinOn,
  } = options;
  if (journal === undefined) return undefined;
  const delimiter = csv === undefined ? undefined : (csv.dialect.delimiter ?? 'comma');
  return new LoadJournal(journal, {
    ...{ kind: 'load', organizationId, userId, protocol, version: api.version, object, operation, externalIdField },
    ...{ source: csv === undefined ? 'rows' : 'csv', delimiter, lineEnding: csv?.dialect.lineEnding },
    ...{ batchRows: maxRows, batchBytes: maxBytes, emptyString, illegalCharacters, dateZone, contentType, mode, assignmentRuleId, joinOn },
  });
}

interface Lanes {
  readonly concurrency: number;
  readonly maxQueued: number;
}

function batchLoad(
  link: BulkLink,
  target: LoadTarget,
  csv: CsvBytes | undefined,
  lanes: Lanes,
  options: BulkLoadOptions,
  log: LoadLog,
): BatchLoad {
  const { protocol = '1.0', mode = 'parallel', contentType = 'CSV', joinOn, assignmentRuleId, pollTimeoutMs, signal } = options;
  if (contentType !== 'CSV' && contentType !== 'ZIP_CSV') throw invalidOption(`contentType is ${contentType}; it must be CSV or ZIP_CSV.`);
  if (contentType !== 'CSV' && csv !== undefined) throw invalidOption(`contentType is ${contentType}; a CSV file passes through as it is.`);
  if (protocol !== '1.0') throw invalidOption(`protocol is ${protocol}; it must be 1.0 or 2.0.`);
  if (joinOn !== undefined) throw invalidOption('joinOn is for Bulk API 2.0; the results of 1.0 are in the order of the rows.');
  const delimiter = csv?.dialect.delimiter ?? 'comma';
  if (delimiter !== 'comma') throw invalidOption(`The file's delimiter is ${delimiter}; Bulk API 1.0 takes the comma alone.`);
  // A file is passed through as it is; of texts in memory the line breaks shall stay what they are.
  const lineEnding = csv === undefined ? 'LF' : undefined;
  return new BatchLoad(link, target, { ...lanes, mode, contentType, assignmentRuleId, lineEnding, pollTimeoutMs, signal, log });
}

function jobLoad(
  link: BulkLink,
  target: LoadTarget,
  csv: CsvBytes | undefined,
  lanes: Lanes,
  options: BulkLoadOptions,
  log: LoadLog,
): JobLoad {
  const { mode = 'parallel', contentType = 'CSV', joinOn, assignmentRuleId, pollTimeoutMs, signal } = options;
  const { version, has } = link.api;
  if (contentType !== 'CSV') throw invalidOption(`contentType is ${contentType}; Bulk API 2.0 takes CSV alone.`);
  if (!has.bulk2Ingest) throw invalidOption(`protocol is 2.0; loads by it exist from API version 41.0 on, not at ${version}.`);
  if (mode !== 'parallel') throw invalidOption('mode is serial; Bulk API 2.0 is always parallel.');
  if (assignmentRuleId !== undefined && Number(version) < 49) {
    throw invalidOption(`assignmentRuleId exists in Bulk API 2.0 from API version 49.0 on, not at ${version}.`);
  }
  const dialect = csv?.dialect ?? { lineEnding: 'LF' };
  return new JobLoad(link, target, { ...lanes, dialect, joinOn, assignmentRuleId, pollTimeoutMs, signal, log });
}

function batchesOf<Row>(
  link: BulkLink,
  rows: unknown,
  csv: CsvBytes | undefined,
  { readRow, toRow }: RowView<Row>,
  { object, operation, externalIdField }: LoadTarget,
  { emptyString = 'clear', illegalCharacters = 'fail', dateZone, contentType, signal }: BulkLoadOptions,
  bounds: BatchBounds,
): BatchSource<LoadBatch<Row>> {
  if (csv !== undefined) return new CsvRows(csv, toRow, bounds);
  const dates = new DateCells(() => link.describe(signal)(object), dateZone === undefined ? undefined : daysIn(dateZone));
  const keyColumn = operation === 'insert' ? undefined : (externalIdField ?? 'Id');
  const document = new RowDocument({ object, keyColumn, emptyString, illegalCharacters, dates });
  return new EncodedRows(rows as Source<unknown>, readRow, contentType === 'ZIP_CSV' ? new ZipDocument(document) : document, bounds);
}
