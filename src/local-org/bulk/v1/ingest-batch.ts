import { ApiError } from '../../api-error.ts';
import type { Org } from '../../org.ts';
import type { ObjectType } from '../../store/object-definition.ts';
import { requireBulkObject } from '../bulk-objects.ts';
import { CsvRecords } from '../csv-records.ts';
import { type Ingest, type IngestOperation, type IngestRow, ingestSteps } from '../ingest.ts';
import { readCsvSteps } from '../read-csv.ts';
import { structuredRecord } from '../structured-records.ts';
import type { Steps } from '../work-queue.ts';
import { attachBinaries } from './attach-binaries.ts';
import type { Batch } from './batch.ts';
import { readJsonRows } from './read-json-rows.ts';
import { readXmlRows, type StructuredRow } from './read-xml-rows.ts';
import { readZip } from './read-zip.ts';

const MAX_ROWS = 10_000;
/** Where a zip has the rows. */
const REQUEST = 'request.txt';

/** Reads a batch and saves its rows. Nothing is looked at before: that is why a bad header fails a batch long after it was accepted. */
export function* ingestBatch(org: Org, batch: Batch): Steps {
  const { facts } = batch.job;
  const object = requireBulkObject(org.store, facts.object);
  const rows = yield* readRows(org, object, batch);
  if (rows.length === 0) throw new ApiError('InvalidBatch', 'Records not found');
  if (rows.length > MAX_ROWS) throw tooManyRows(rows.length);
  batch.rowCount = rows.length;
  const ingest: Ingest = {
    operation: facts.operation as IngestOperation,
    object: object.name,
    externalIdFieldName: facts.externalIdFieldName,
    userId: facts.createdById,
    holder: batch.id,
  };
  yield* ingestSteps(org, ingest, rows, (results) => batch.addResults(results));
}

function* readRows(org: Org, object: ObjectType, batch: Batch): Generator<number, IngestRow[]> {
  const { contentType } = batch.job;
  if (!contentType.startsWith('ZIP_')) return yield* readDocument(org, object, batch, batch.content.data);
  const files = readZip(batch.content.data);
  const document = files.get(REQUEST);
  if (document === undefined) throw new ApiError('InvalidBatch', `The zip has no ${REQUEST} at its root`);
  const rows = yield* readDocument(org, object, batch, document);
  return rows.map((row) => attachBinaries(object, row, files));
}

function* readDocument(org: Org, object: ObjectType, batch: Batch, data: Uint8Array): Generator<number, IngestRow[]> {
  const { contentType } = batch.job;
  if (contentType.endsWith('CSV')) return yield* readCsvRows(org, object, batch, data);
  const rows = contentType.endsWith('XML') ? yield* readXmlRows(data) : readJsonRows(data);
  const { operation } = batch.job;
  return rows.map((row: StructuredRow): IngestRow => ({ record: structuredRecord(org.store, object, operation as IngestOperation, row) }));
}

function* readCsvRows(org: Org, object: ObjectType, batch: Batch, data: Uint8Array): Generator<number, IngestRow[]> {
  const { spec, operation, facts } = batch.job;
  let rows = yield* readCsvSteps(toUtf8(data, batch));
  // Counted with the header, as the servers do in their message.
  if (rows.length > MAX_ROWS + 1) throw tooManyRows(rows.length - 1);
  if (spec !== undefined) rows = spec.apply(object, rows);
  const [header, ...cells] = rows;
  if (header === undefined) return [];
  const records = new CsvRecords(org.store, object, operation as IngestOperation, header);
  const breakLine = facts.lineEnding === 'LF' ? '\n' : '\r\n';
  return cells.map((row) => records.read(row.map((cell) => (cell.includes('\n') ? cell.replace(/\r?\n/g, breakLine) : cell))));
}

/** Other charsets are only for jobs with a transformation spec. */
function toUtf8(data: Uint8Array, { content, job }: Batch): Uint8Array {
  if (content.charset === undefined || job.spec === undefined) return data;
  try {
    return new TextEncoder().encode(new TextDecoder(content.charset).decode(data));
  } catch {
    throw new ApiError('InvalidBatch', `Unsupported encoding: ${content.charset}`);
  }
}

// In the words of a batch of 50.0 that had more.
function tooManyRows(count: number): ApiError {
  const message = `Exceeded number of records: ${Math.max(count, MAX_ROWS + 1) + 1}. Number of records should be less than or equal to ${MAX_ROWS + 1}`;
  return new ApiError('InvalidBatch', message);
}
