import { ApiError } from '../../api-error.ts';
import type { Org } from '../../org.ts';
import { toShortId } from '../../store/record-id.ts';
import { BulkQuery, type BulkResult, queryFailure, resultBytes, resultParts } from '../query/bulk-query.ts';
import type { IdRange } from '../query/id-ranges.ts';
import type { Steps } from '../work-queue.ts';
import type { Batch, ResultFile } from './batch.ts';

/** What a CSV result says that has no rows, in place of a header. Clients know it by heart. */
const NO_ROWS = 'Records not found for this query';

/** What the service does for a query's batch. */
export interface QueryBatchParts {
  readonly org: Org;
  /** The id of a result file, 18 characters. */
  readonly nextResultId: () => string;
  /** Adds the batch of one chunk to the job. */
  readonly addChunk: (soql: string, range: IdRange) => void;
}

/** Runs a query, or splits it where the job asks for primary key chunking. */
export function* queryBatch(parts: QueryBatchParts, batch: Batch, range?: IdRange): Steps {
  const { org } = parts;
  // A query takes time before it has an answer; as much as a row, by the org's settings.
  yield org.bulk.settings.msPerRecord;
  const soql = new TextDecoder().decode(batch.content.data);
  const { pkChunking } = batch.job.facts;
  const query = orFail(() => bulkQuery(org, batch, soql));
  if (pkChunking !== undefined && range === undefined) return split(parts, batch, query, soql);
  const result = orFail(() => query.run(range));
  yield result.length * org.bulk.settings.msPerRecord;
  batch.recordsProcessed = result.length;
  batch.files.push(...(yield* resultFiles(parts, batch, result)));
}

function bulkQuery(org: Org, { job }: Batch, soql: string): BulkQuery {
  const { operation, createdById, apiVersion, object } = job;
  return new BulkQuery(org, {
    soql,
    userId: createdById,
    includeDeleted: operation === 'queryAll',
    apiVersion,
    format: job.contentType.toLowerCase() as 'csv' | 'xml' | 'json',
    object,
  });
}

function* resultFiles({ org, nextResultId }: QueryBatchParts, batch: Batch, result: BulkResult): Generator<number, ResultFile[]> {
  if (result.length === 0 && batch.job.contentType === 'CSV') {
    return [{ id: toShortId(nextResultId()), read: () => [new TextEncoder().encode(NO_ROWS)] }];
  }
  const spans = yield* resultParts(result, org.bulk.settings.bytesPerResult);
  return spans.map((span) => ({
    id: toShortId(nextResultId()),
    read: () => resultBytes(result, span),
  }));
}

function split({ addChunk }: QueryBatchParts, batch: Batch, query: BulkQuery, soql: string): void {
  const { chunkSize, startRow } = batch.job.facts.pkChunking!;
  if (!query.isChunkable) {
    // The guide says that these fail, and not in which words.
    throw new ApiError('InvalidBatch', `Failed to process query: PK chunking is not supported for this query or for ${query.object.name}`);
  }
  for (const range of query.chunks(chunkSize!, startRow)) addChunk(withRange(soql, range), range);
  batch.isSplit = true;
}

/** The query of one chunk, as the batch's request shows it. Nothing but a WHERE can stand behind the FROM of a query that is split. */
function withRange(soql: string, { from, to }: IdRange): string {
  const ids = `Id >= '${from}' AND Id < '${to}'`;
  const [, head, condition] = /^(.*?\sWHERE\s)(.*)$/is.exec(soql.trim()) ?? [];
  return head === undefined ? `${soql.trim()} WHERE ${ids}` : `${head}(${condition}) AND ${ids}`;
}

function orFail<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // The queue puts the code before the message again.
    throw queryFailure(error);
  }
}
