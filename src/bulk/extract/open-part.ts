import { Buffer } from 'node:buffer';
import type { BulkLink } from '../call.ts';
import { type Download, download, type ResultPart } from '../download.ts';
import type { QueryJob } from './query-job.ts';
import { tellPage } from './tell-page.ts';

/** All that Bulk 1.0 puts into the result of a query that found nothing: not even a header. */
const NO_ROWS = 'Records not found for this query';

/** Begins the download of a part; undefined for one that only says that there are no rows. */
export async function openPart(link: BulkLink, part: ResultPart, job: QueryJob, signal: AbortSignal): Promise<Download | undefined> {
  const whole = download(link, part, job.handle, signal);
  const told = tellPage(link, job.handle, whole);
  const chunks = job.hasNoRowsLine ? await unlessNoRows(told) : told;
  if (chunks === undefined) return undefined;
  return {
    get head() {
      return whole.head;
    },
    chunks,
  };
}

async function unlessNoRows(chunks: AsyncIterator<Uint8Array>): Promise<AsyncIterable<Uint8Array> | undefined> {
  let start = Buffer.alloc(0);
  let next = await chunks.next();
  for (; next.done !== true && start.length <= NO_ROWS.length + 2; next = await chunks.next()) start = Buffer.concat([start, next.value]);
  const hasNone = next.done === true && start.toString('latin1').trim() === NO_ROWS;
  return hasNone ? undefined : rejoin(start, next, chunks);
}

async function* rejoin(
  start: Uint8Array,
  next: IteratorResult<Uint8Array, unknown>,
  chunks: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    if (start.length > 0) yield start;
    for (let each = next; each.done !== true; each = await chunks.next()) yield each.value;
  } finally {
    await chunks.return?.();
  }
}
