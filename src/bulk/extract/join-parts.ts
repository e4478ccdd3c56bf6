import { Buffer } from 'node:buffer';
import { joinCsv } from '../../csv/join.ts';
import type { BulkLink } from '../call.ts';
import { askAhead } from './ask-ahead.ts';
import { checkPart } from './completeness.ts';
import type { ExtractJournal } from './extract-journal.ts';
import { openPart } from './open-part.ts';
import type { QueryJob } from './query-job.ts';
import { passOver } from './read-batches.ts';

const LF = 0x0a;

/**
 * Joins the parts of a result into one CSV document, the bytes of their rows untouched, and counts the rows of each part that was read to its
 * end. A result of Bulk 1.0 without rows gets the header that the server leaves out.
 */
export async function* joinParts(
  link: BulkLink,
  job: QueryJob,
  signal: AbortSignal,
  received: { rows: number },
  journal?: ExtractJournal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const joined = joinCsv(files(), job.dialect);
  const isResumed = journal?.hasWhole === true;
  let last = LF;

  async function* files(): AsyncGenerator<AsyncIterable<Uint8Array>, void, undefined> {
    for await (const part of askAhead(job.parts(job.width > 1 ? undefined : journal?.last), () => true)) {
      if (journal?.isWhole(part.key)) {
        await passOver(job, part);
        continue;
      }
      const before = joined.rowCount;
      const opened = await openPart(link, part, job, signal);
      if (opened === undefined) continue;
      yield opened.chunks;
      const rows = joined.rowCount - before;
      received.rows += rows;
      checkPart(job, part.key, opened.head?.rows, rows);
      await journal?.takenWhole(part.key, rows, last !== LF);
    }
  }

  let isHeader = true;
  for await (const chunk of joined) {
    // The header stands in what was taken before.
    const bytes = !isHeader || !isResumed ? chunk : journal.isLineOpen ? Uint8Array.of(LF) : undefined;
    isHeader = false;
    if (bytes === undefined) continue;
    last = bytes.at(-1)!;
    yield bytes;
  }
  if (isResumed) return;
  if (joined.columns === undefined && job.selected !== undefined) yield Buffer.from(`${job.selected.map((name) => `"${name}"`).join()}\n`);
}
