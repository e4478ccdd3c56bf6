import { type CsvDialect, delimiterOf, lineEndingOf } from '../../csv/dialect.ts';
import { ForcewireError } from '../../errors.ts';
import { type Select, writeSelect } from '../../soql/select.ts';
import type { BulkLink } from '../call.ts';
import type { QueryHandle } from '../job-handle.ts';
import type { AttachOptions, BulkQueryOptions, BulkRows } from './bulk-rows.ts';
import type { BeginJob } from './extract-job.ts';
import { ExtractJournal, resumed } from './extract-journal.ts';
import { extractRows } from './extract-rows.ts';
import { onlyPart } from './parts.ts';
import type { ExtractContext } from './query-job.ts';
import { findQueryJob1, startQueryJob1 } from './query-job-1.ts';
import { findQueryJob2, startQueryJob2 } from './query-job-2.ts';

/** Runs a query and reads its rows. Throws ForcewireError (INVALID_OPTION) for options that do not go together. */
export function bulkQuery<T>(link: BulkLink, query: string | Select, options: BulkQueryOptions = {}): BulkRows<T> {
  const { all = false, pkChunking = false, pageRows, dialect } = options;
  const soql = ({ signal }: ExtractContext): string | Promise<string> =>
    typeof query === 'string' ? query : writeSelect(link.describe(signal), query);
  const protocol = options.protocol ?? (pkChunking !== false || !link.api.has.bulk2Query ? '1.0' : '2.0');
  const journal = journalOf(link, query, protocol, options);
  if (protocol === '2.0') {
    if (pkChunking !== false) throw invalid('pkChunking is of Bulk API 1.0; 2.0 cuts queries by itself.');
    checkDialect(dialect);
    const start: BeginJob = async (context) => startQueryJob2(context, await soql(context), all, dialect);
    return extractRows(link, resumed(journal, start, findQueryJob2), options, journal);
  }
  if (pageRows !== undefined) throw invalid('pageRows is of Bulk API 2.0; 1.0 gives whole files.');
  if (dialect !== undefined) throw invalid('dialect is of Bulk API 2.0; 1.0 writes commas and LF.');
  checkChunking(pkChunking);
  const start: BeginJob = async (context) => startQueryJob1(context, { soql: await soql(context), all, pkChunking });
  return extractRows(link, resumed(journal, start, findQueryJob1), options, journal);
}

/** All that decides which rows stand in which part of the result. */
function journalOf(
  { api, organizationId, userId }: BulkLink,
  query: string | Select,
  protocol: '1.0' | '2.0',
  { journal, all = false, pkChunking = false, pageRows, dialect, order = 'input' }: BulkQueryOptions,
): ExtractJournal | undefined {
  if (journal === undefined) return undefined;
  return new ExtractJournal(journal, {
    ...{ kind: 'extract', organizationId, userId, protocol, version: api.version, all, order, pageRows },
    query: typeof query === 'string' ? query : JSON.stringify(query),
    pkChunking: JSON.stringify(pkChunking),
    ...(dialect === undefined ? {} : { dialect: JSON.stringify(dialect) }),
  });
}

/** Reads the rows of a query that this or another process started. */
export function attachQuery<T>(link: BulkLink, handle: QueryHandle, options: AttachOptions = {}): BulkRows<T> {
  const find = handle.protocol === '1.0' ? findQueryJob1 : findQueryJob2;
  const { part } = options;
  const begin: BeginJob = async (context) => {
    const job = await find(context, handle);
    return part === undefined ? job : onlyPart(job, part);
  };
  return extractRows(link, begin, options, undefined, handle);
}

/** The server refuses more than this (Bulk API guide, PK Chunking Header). */
const MOST_IN_CHUNK = 250_000;

function checkChunking(pkChunking: BulkQueryOptions['pkChunking']): void {
  const chunkSize = typeof pkChunking === 'object' ? pkChunking.chunkSize : undefined;
  if (chunkSize === undefined || (Number.isInteger(chunkSize) && chunkSize >= 1 && chunkSize <= MOST_IN_CHUNK)) return;
  throw invalid(`chunkSize is ${chunkSize}; it must be a whole number from 1 to ${MOST_IN_CHUNK}.`);
}

/** Names of the wrong spelling would fail at the server, in other words. */
function checkDialect(dialect: CsvDialect = {}): void {
  delimiterOf(dialect);
  lineEndingOf(dialect);
}

function invalid(message: string): ForcewireError {
  return new ForcewireError('INVALID_OPTION', message);
}
