import { Buffer } from 'node:buffer';
import { joinCsv } from '../../csv/join.ts';
import type { BulkLink } from '../call.ts';
import { checkPart } from './completeness.ts';
import { openPart } from './open-part.ts';
import type { QueryJob } from './query-job.ts';

/**
 * Joins the parts of a result into one CSV document, the bytes of their rows untouched, and counts the rows of each part that was read to its
 * end. A result of Bulk 1.0 without rows gets the header that the server leaves out.
 */
export async function* joinParts(
  link: BulkLink,
  job: QueryJob,
  signal: AbortSignal,
  received: { rows: number },
): AsyncGenerator<Uint8Array, void, undefined> {
  const joined = joinCsv(files(), job.dialect);

  async function* files(): AsyncGenerator<AsyncIterable<Uint8Array>, void, undefined> {
    for await (const part of job.parts()) {
      const before = joined.rowCount;
      const opened = await openPart(link, part, job, signal);
      if (opened === undefined) continue;
      yield opened.chunks;
      const rows = joined.rowCount - before;
      received.rows += rows;
      checkPart(job, part.key, opened.head?.rows, rows);
    }
  }

  yield* joined;
  if (joined.columns === undefined && job.selected !== undefined) yield Buffer.from(`${job.selected.map((name) => `"${name}"`).join()}\n`);
}
