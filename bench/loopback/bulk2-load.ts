import { makeId } from '../data/accounts.ts';
import { csvLine } from '../data/bulk-csv.ts';
import type { CannedAnswer, CannedOptions, CannedRequest } from './canned-org.ts';

export const bulk2Uploads: CannedOptions = { isKept: ({ method }) => method === 'PUT' };

/** Answers loads of Bulk API 2.0, jobs of these rows each, whose results have all of their cells. A job is completed as soon as it is closed. */
export function bulk2Load(rows: readonly Readonly<Record<string, string>>[]): (request: CannedRequest) => CannedAnswer {
  const columns = Object.keys(rows[0]!);
  const lines = rows.map((row, at) => csvLine([makeId('001', at), 'true', ...Object.values(row)]));
  const results: Readonly<Record<string, readonly (string | Uint8Array)[]>> = {
    successfulResults: [csvLine(['sf__Id', 'sf__Created', ...columns]), Buffer.from(lines.join(''))],
    failedResults: [csvLine(['sf__Id', 'sf__Error', ...columns])],
    unprocessedrecords: [csvLine(columns)],
  };
  let jobs = 0;
  return ({ method, path }) => {
    const [, jobId, part] = /\/ingest(?:\/(\w+))?(?:\/(\w+))?\/?$/.exec(path)!;
    if (part === 'batches') return { type: 'application/json', status: 201, body: [] };
    if (part !== undefined) return { type: 'text/csv', body: results[part]! };
    const state = { POST: 'Open', PATCH: 'UploadComplete' }[method] ?? 'JobComplete';
    return jobAnswer(jobId ?? makeId('750', jobs++), state, rows.length);
  };
}

function jobAnswer(id: string, state: string, rows: number): CannedAnswer {
  const job = {
    id,
    operation: 'insert',
    object: 'Account',
    createdById: '0055e000000001AAAQ',
    createdDate: '2024-12-12T19:54:10.000+0000',
    systemModstamp: '2024-12-12T19:54:13.000+0000',
    state,
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: 62,
    contentUrl: `services/data/v62.0/jobs/ingest/${id}/batches`,
    lineEnding: 'LF',
    columnDelimiter: 'COMMA',
    ...(state === 'JobComplete'
      ? { numberRecordsProcessed: rows, numberRecordsFailed: 0, retries: 0, totalProcessingTime: 112, apexProcessingTime: 0 }
      : {}),
  };
  return { type: 'application/json', body: [JSON.stringify(job)] };
}
