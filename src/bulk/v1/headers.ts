import { ParseError } from '../../errors.ts';
import { readCallOptions, readPairs, writeCallOptions } from '../call-options.ts';
import { headerOf, mediaType } from '../message.ts';
import type { BulkHeaders, JobHeaders, PkChunking } from '../operation.ts';
import type { BulkCall } from '../schema.ts';

const SESSION = 'X-SFDC-Session';
const CALL_OPTIONS = 'Sforce-Call-Options';
const PK_CHUNKING = 'Sforce-Enable-PKChunking';
const BATCH_RETRY = 'Sforce-Disable-Batch-Retry';
const LINE_ENDING = 'Sforce-Line-Ending';

/** The headers of a Bulk 1.0 request, those of a job's creation only where the schema has them. */
export function writeHeaders(call: BulkCall, headers: BulkHeaders & JobHeaders): Record<string, string> {
  const out: Record<string, string> = {};
  if (headers.sessionId !== undefined) out[SESSION] = headers.sessionId;
  const callOptions = writeCallOptions(headers.callOptions);
  if (callOptions !== undefined) out[CALL_OPTIONS] = callOptions;
  // Where no body tells the format, the server goes by the request's Content-Type.
  if (call.body.kind === 'none' && headers.format === 'json') out['Content-Type'] = 'application/json';
  const own = call.requestHeaders;
  if (own.includes(PK_CHUNKING) && headers.pkChunking !== undefined) out[PK_CHUNKING] = writePkChunking(headers.pkChunking);
  if (own.includes(BATCH_RETRY) && headers.disableBatchRetry !== undefined) out[BATCH_RETRY] = headers.disableBatchRetry ? 'TRUE' : 'FALSE';
  if (own.includes(LINE_ENDING) && headers.lineEnding !== undefined) out[LINE_ENDING] = headers.lineEnding;
  return out;
}

/** What a request's headers say, as options; those that were not sent are absent. */
export function readHeaders(call: BulkCall, headers: Readonly<Record<string, string>>): BulkHeaders & JobHeaders {
  const sessionId = headerOf(headers, SESSION);
  const callOptions = readCallOptions(headerOf(headers, CALL_OPTIONS));
  const format = call.body.kind === 'document' || call.body.kind === 'none' ? readFormat(headerOf(headers, 'Content-Type')) : undefined;
  return {
    ...(sessionId === undefined ? {} : { sessionId }),
    ...(callOptions === undefined ? {} : { callOptions }),
    ...(format === undefined ? {} : { format }),
    ...(call.requestHeaders.length === 0 ? {} : readJobHeaders(headers)),
  };
}

function readJobHeaders(headers: Readonly<Record<string, string>>): JobHeaders {
  const pkChunking = headerOf(headers, PK_CHUNKING);
  const disableBatchRetry = headerOf(headers, BATCH_RETRY);
  const lineEnding = headerOf(headers, LINE_ENDING)?.toUpperCase();
  return {
    ...(pkChunking === undefined ? {} : { pkChunking: readPkChunking(pkChunking) }),
    ...(disableBatchRetry === undefined ? {} : { disableBatchRetry: isTrue(disableBatchRetry) }),
    ...(lineEnding === 'LF' || lineEnding === 'CRLF' ? { lineEnding } : {}),
  };
}

function readFormat(contentType: string | undefined): BulkHeaders['format'] {
  switch (mediaType(contentType)) {
    case 'application/json':
      return 'json';
    case 'application/xml':
    case 'text/xml':
      return 'xml';
    default:
      return undefined;
  }
}

function writePkChunking(options: boolean | PkChunking): string {
  if (typeof options === 'boolean') return options ? 'TRUE' : 'FALSE';
  const parts = [];
  if (options.chunkSize !== undefined) parts.push(`chunkSize=${options.chunkSize}`);
  if (options.parent !== undefined) parts.push(`parent=${options.parent}`);
  if (options.startRow !== undefined) parts.push(`startRow=${options.startRow}`);
  return parts.length === 0 ? 'TRUE' : parts.join('; ');
}

function readPkChunking(text: string): boolean | PkChunking {
  const pairs = readPairs(text, ';');
  if (pairs.size === 0) return isTrue(text);
  const chunkSize = pairs.get('chunksize');
  const parent = pairs.get('parent');
  const startRow = pairs.get('startrow');
  return {
    ...(chunkSize === undefined ? {} : { chunkSize: readChunkSize(chunkSize) }),
    ...(parent === undefined ? {} : { parent }),
    ...(startRow === undefined ? {} : { startRow }),
  };
}

function readChunkSize(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new ParseError(`"${text}" is no chunk size`, { offset: 0, path: PK_CHUNKING });
}

function isTrue(text: string): boolean {
  return text.trim().toUpperCase() === 'TRUE';
}
