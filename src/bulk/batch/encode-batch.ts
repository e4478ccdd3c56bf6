import { Buffer } from 'node:buffer';
import { EncodeError } from '../../errors.ts';
import type { RowOf } from '../../load/load.ts';
import type { BulkContent } from '../operation.ts';
import { asBase64, refuseBinary, type SpellBinary, writeCsvRows, writeJsonRows, writeXmlRows } from './batch-document.ts';
import { type BatchField, type EmptyText, readRow } from './batch-row.ts';
import { writeZip } from './write-zip.ts';

/** What a batch of Bulk API 1.0 can hold. The zips hold binary data as files beside the rows. */
export type BatchContentType = 'CSV' | 'XML' | 'JSON' | 'ZIP_CSV' | 'ZIP_XML' | 'ZIP_JSON';

/** How values are written. */
export interface EncodeBatchOptions {
  /** Salesforce stores no empty string: '' clears the field (default), is left out, or is refused. */
  emptyString?: EmptyText | undefined;
}

/** The servers' bounds for a batch (Bulk API limits; the last two for zips). */
const MAX_ROWS = 10_000;
const MAX_BYTES = 10_000_000;
const MAX_FILES = 1_000;
const MAX_UNPACKED_BYTES = 20_000_000;

/** Where a zip has its rows, whatever they are written in. */
export const ROWS_IN_ZIP = 'request.txt';

/**
 * Rows as a batch for a job with that content type: `createBatch({ jobId, ...encodeBatch('JSON', rows) })`. null clears a field, undefined leaves it
 * alone, parents are named as `{ Owner: { Email: 'x@y.z' } }`. A Uint8Array becomes base64 in XML and JSON, and in a zip a file of its own. Throws
 * EncodeError, with the row and field, for a value that the content type cannot carry, and for more than a batch may have: 10,000 rows, 10,000,000
 * bytes, and in a zip 1,000 files with 20,000,000 bytes together.
 */
export function encodeBatch<R extends RowOf<R>>(
  contentType: BatchContentType,
  rows: readonly R[],
  options: EncodeBatchOptions = {},
): BulkContent<BatchContentType> {
  const { emptyString = 'clear' } = options;
  if (rows.length === 0) throw new EncodeError('a batch has at least one row', 'rows');
  if (rows.length > MAX_ROWS) throw new EncodeError(`a batch has at most ${MAX_ROWS} rows, not ${rows.length}`, 'rows');
  const fields = rows.map((row, at) => readRow(row, `rows[${at}]`, emptyString));
  const data = contentType.startsWith('ZIP_') ? zipped(contentType, fields) : writeRows(contentType, fields, spellingIn(contentType));
  const bytes = typeof data === 'string' ? Buffer.byteLength(data) : data.byteLength;
  if (bytes > MAX_BYTES) throw new EncodeError(`a batch has at most ${MAX_BYTES} bytes, not ${bytes}`, 'rows');
  return { contentType, data };
}

function spellingIn(contentType: BatchContentType): SpellBinary {
  return contentType === 'CSV' ? refuseBinary : asBase64;
}

function writeRows(contentType: string, rows: readonly (readonly BatchField[])[], spellBinary: SpellBinary): string | Uint8Array {
  if (contentType.endsWith('CSV')) return writeCsvRows(rows, spellBinary);
  return contentType.endsWith('XML') ? writeXmlRows(rows, spellBinary) : writeJsonRows(rows, spellBinary);
}

function zipped(contentType: BatchContentType, rows: readonly (readonly BatchField[])[]): Uint8Array {
  const attachments = new Map<string, Uint8Array>();
  const document = writeRows(contentType, rows, (bytes) => {
    const name = `file-${attachments.size + 1}`;
    attachments.set(name, bytes);
    return `#${name}`;
  });
  const files = new Map([[ROWS_IN_ZIP, typeof document === 'string' ? Buffer.from(document, 'utf8') : document], ...attachments]);
  if (files.size > MAX_FILES) throw new EncodeError(`a zip has at most ${MAX_FILES} files, not ${files.size}`, 'rows');
  const unpacked = [...files.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (unpacked > MAX_UNPACKED_BYTES)
    throw new EncodeError(`the files of a zip have at most ${MAX_UNPACKED_BYTES} bytes, not ${unpacked}`, 'rows');
  return writeZip(files);
}
