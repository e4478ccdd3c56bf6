import { makeId } from '../data/accounts.ts';
import { csvLine } from '../data/bulk-csv.ts';
import type { CannedAnswer, CannedOptions, CannedRequest } from './canned-org.ts';

export const bulk1Uploads: CannedOptions = { isKept: ({ method, path }) => method === 'POST' && path.endsWith('/batch') };

/** Answers loads of Bulk API 1.0, batches of so many rows. Jobs and batches are numbers; a batch is completed as soon as it is there. */
export function bulk1Load(rowsPerBatch: number): (request: CannedRequest) => CannedAnswer {
  const ids = Array.from({ length: rowsPerBatch }, (_, at) => csvLine([makeId('001', at), 'true', 'true', '']));
  const results = Buffer.from(csvLine(['Id', 'Success', 'Created', 'Error']) + ids.join(''));
  const jobs: string[][] = [];
  return ({ method, path }) => {
    const [, jobId, part, batchId, isResult] = /\/job(?:\/(\w+))?(?:\/(batch))?(?:\/(\w+))?(?:\/(result))?$/.exec(path)!;
    if (jobId === undefined) return document(jobInfo(makeId('750', jobs.push([]) - 1), 'Open'), 201);
    if (part === undefined) return document(jobInfo(jobId, method === 'POST' ? 'Closed' : 'Open'), 200);
    const batches = (jobs[numberIn(jobId)] ??= []);
    if (isResult !== undefined) return { type: 'text/csv', body: [results] };
    if (batchId !== undefined) return document(batchInfo(batchId, jobId, rowsPerBatch), 200);
    if (method === 'POST') {
      const id = makeId('751', numberIn(jobId) * 1_000 + batches.length);
      batches.push(id);
      return document(batchInfo(id, jobId, rowsPerBatch), 201);
    }
    const infos = batches.map((id) => batchInfo(id, jobId, rowsPerBatch)).join('');
    return document(`<batchInfoList xmlns="${NAMESPACE}">${infos}</batchInfoList>`, 200);
  };
}

const NAMESPACE = 'http://www.force.com/2009/06/asyncapi/dataload';
const TIMES = '<createdDate>2024-04-16T14:47:55.000Z</createdDate><systemModstamp>2024-04-16T14:47:55.000Z</systemModstamp>';
const DURATIONS =
  '<totalProcessingTime>0</totalProcessingTime><apiActiveProcessingTime>0</apiActiveProcessingTime><apexProcessingTime>0</apexProcessingTime>';

function document(body: string, status: number): CannedAnswer {
  return { type: 'application/xml', status, body: ['<?xml version="1.0" encoding="UTF-8"?>', body] };
}

function jobInfo(id: string, state: string): string {
  return (
    `<jobInfo xmlns="${NAMESPACE}"><id>${id}</id><operation>insert</operation><object>Account</object><createdById>0055e000000001AAAQ</createdById>` +
    `${TIMES}<state>${state}</state><concurrencyMode>Parallel</concurrencyMode><contentType>CSV</contentType><numberBatchesQueued>0` +
    '</numberBatchesQueued><numberBatchesInProgress>0</numberBatchesInProgress><numberBatchesCompleted>0</numberBatchesCompleted>' +
    '<numberBatchesFailed>0</numberBatchesFailed><numberBatchesTotal>0</numberBatchesTotal><numberRecordsProcessed>0</numberRecordsProcessed>' +
    `<numberRetries>0</numberRetries><apiVersion>62.0</apiVersion><numberRecordsFailed>0</numberRecordsFailed>${DURATIONS}</jobInfo>`
  );
}

function batchInfo(id: string, jobId: string, rows: number): string {
  return (
    `<batchInfo xmlns="${NAMESPACE}"><id>${id}</id><jobId>${jobId}</jobId><state>Completed</state>${TIMES}` +
    `<numberRecordsProcessed>${rows}</numberRecordsProcessed><numberRecordsFailed>0</numberRecordsFailed>${DURATIONS}</batchInfo>`
  );
}

/** What `makeId` was given. */
function numberIn(id: string): number {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const number = id.slice(6, 15).replace(/^0+/, (zeros) => 'A'.repeat(zeros.length));
  return [...number].reduce((sum, digit) => sum * 62 + digits.indexOf(digit), 0);
}
