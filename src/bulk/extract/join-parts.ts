import { Buffer } from 'node:buffer';
import { joinCsv } from '../../csv/join.ts';
import type { BulkLink } from '../call.ts';
import { checkPart } from './completeness.ts';
import { openPart } from './open-part.ts';
import type { QueryJob } from './query-job.ts';

/** A result as one CSV document. */
export interface JoinedParts {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Rows of the parts that were read to their end. */
  rowCount(): number;
}

/** Joins the parts of a result, the bytes of their rows untouched. A result of Bulk 1.0 without rows gets the header that the server leaves out. */
export function joinParts(link: BulkLink, job: QueryJob, signal: AbortSignal): JoinedParts {
  const joined = joinCsv(files(), job.dialect);

  async function* files(): AsyncGenerator<AsyncIterable<Uint8Array>, void, undefined> {
    for await (const part of job.parts()) {
      const before = joined.rowCount;
      const opened = await openPart(link, part, job, signal);
      if (opened === undefined) continue;
      yield opened.chunks;
      checkPart(job, part.key, opened.head?.rows, joined.rowCount - before);
    }
  }

  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    yield* joined;
    if (joined.columns === undefined && job.selected !== undefined)
      yield Buffer.from(`${job.selected.map((name) => `"${name}"`).join()}\n`);
  }

  return { chunks: chunks(), rowCount: () => joined.rowCount };
}
