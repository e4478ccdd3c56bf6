import { ParseError } from '../../../errors.ts';
import { csvLine, quoted } from '../query/csv-lines.ts';
import { pieces } from '../query/pieces.ts';
import { csvForm } from './dialect.ts';
import type { IngestJob, Outcome } from './ingest-job.ts';
import { headerLine, RowSource } from './row-source.ts';

/** The three result sets of an ingest job. */
export type ResultSetName = 'successful' | 'failed' | 'unprocessed';

const ROWS_AT_ONCE = 1_000;
/** The org's columns, which come first. */
const OWN_COLUMNS: Readonly<Record<ResultSetName, readonly string[]>> = {
  successful: ['sf__Id', 'sf__Created'],
  failed: ['sf__Id', 'sf__Error'],
  unprocessed: [],
};
/** From here on results of failed rows say which record they were about. */
const FAILED_IDS_SINCE = 53;

/**
 * A result set as CSV in the job's dialect: the org's columns and cells in quotes, the names of the uploaded columns as they were sent. The rows are
 * read from the upload once more, so that none has to be kept.
 */
export function ingestResults(job: IngestJob, name: ResultSetName): Iterable<Uint8Array> {
  return pieces(resultTexts(job, name));
}

function* resultTexts(job: IngestJob, name: ResultSetName): Generator<string, void, undefined> {
  const { data = new Uint8Array(), facts } = job;
  const form = csvForm(facts.dialect);
  const header = headerLine(data);
  yield [...OWN_COLUMNS[name].map(quoted), ...(header === '' ? [] : [header])].join(form.delimiter) + form.lineEnding;
  let row = 0;
  for (const { cells, ownId } of uploadedRows(job)) {
    if (row >= job.cutOffAt) return;
    const own = ownCells(name, job.outcome(row++), Number(job.apiVersion) >= FAILED_IDS_SINCE ? ownId : '');
    if (own !== undefined) yield csvLine([...own, ...cells], form);
  }
}

/** The cells of the org's columns; undefined for a row of another set. */
function ownCells(name: ResultSetName, outcome: Outcome | undefined, ownId: string): readonly string[] | undefined {
  if (outcome === undefined) return name === 'unprocessed' ? [] : undefined;
  if (outcome.kind === 'success') return name === 'successful' ? [outcome.id, String(outcome.created)] : undefined;
  return name === 'failed' ? [ownId, outcome.error] : undefined;
}

/**
 * The rows behind the header, with a cell for each of its columns, and what they say in their column Id. What follows a place that is no CSV
 * cannot be told.
 */
function* uploadedRows({ data = new Uint8Array(), facts }: IngestJob): Generator<{ cells: readonly string[]; ownId: string }> {
  const source = new RowSource(data, facts.dialect);
  try {
    const [header = []] = source.take(1);
    const idColumn = header.findIndex((column) => column.toLowerCase() === 'id');
    for (let rows = source.take(ROWS_AT_ONCE); rows.length > 0; rows = source.take(ROWS_AT_ONCE)) {
      for (const row of rows) yield { cells: header.map((_, at) => row[at] ?? ''), ownId: row[idColumn] ?? '' };
    }
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
  }
}
