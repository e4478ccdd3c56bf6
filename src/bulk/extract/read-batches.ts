import type { BulkLink } from '../call.ts';
import type { ResultPart } from '../download.ts';
import { askAhead } from './ask-ahead.ts';
import { checkPart } from './completeness.ts';
import type { CursorPlace } from './cursor.ts';
import type { ExtractJournal } from './extract-journal.ts';
import { merge } from './merge.ts';
import { openPart } from './open-part.ts';
import type { QueryJob } from './query-job.ts';
import { type ResultForm, readPages } from './read-pages.ts';

/** Rows that came together, and where they stand. */
export interface RowBatch<P> {
  readonly page: P;
  /** How many rows it has. */
  readonly rows: number;
  /** The part that they are of. */
  readonly key: string;
  /** Rows of that part before them. */
  readonly before: number;
}

/** What a reading goes by. */
interface Reading {
  /** Behind which row it begins. */
  readonly start: CursorPlace | undefined;
  /** What of the result was taken before. */
  readonly journal: ExtractJournal | undefined;
  readonly signal: AbortSignal;
  /** Whether the part behind one of so many rows will be read as well. */
  readonly mayAskAhead: (rows: number | undefined) => boolean;
  /** Counts the rows, to be compared with the server's number. */
  readonly received: { rows: number };
}

/** The rows of a result, part by part, or of several parts at a time where the job allows it. */
export function readBatches<P>(
  link: BulkLink,
  job: QueryJob,
  form: ResultForm<P>,
  { start, journal, signal, mayAskAhead, received }: Reading,
): AsyncGenerator<RowBatch<P>, void, undefined> {
  const from = start?.key ?? (job.width > 1 ? undefined : journal?.last);

  async function* readPart(part: ResultPart): AsyncGenerator<RowBatch<P>, void, undefined> {
    let skip = part.key === start?.key ? start.rows : (journal?.rowsOf(part.key) ?? 0);
    const opened = await openPart(link, part, job, signal);
    if (opened === undefined) return;
    let before = 0;
    for await (const all of readPages(opened.chunks, form)) {
      const length = form.rowsOf(all);
      const passed = Math.min(skip, length);
      const rows = length - passed;
      skip -= passed;
      received.rows += rows;
      if (rows > 0) yield { page: passed === 0 ? all : form.slice(all, passed, length), rows, key: part.key, before: before + passed };
      before += length;
    }
    checkPart(job, part.key, opened.head?.rows, before);
    await journal?.takenWhole(part.key, before);
  }

  async function* parts(): AsyncGenerator<AsyncGenerator<RowBatch<P>>, void, undefined> {
    const all = job.parts(from);
    for await (const part of job.width > 1 ? all : askAhead(all, mayAskAhead)) {
      if (journal?.isWhole(part.key)) await passOver(job, part);
      else yield readPart(part);
    }
  }

  return job.width > 1 ? merge(parts(), job.width) : concatenate(parts());
}

/** Where parts come one after the other, the head of each may have to say where the next one is. */
export async function passOver({ width }: QueryJob, part: ResultPart): Promise<void> {
  if (width === 1) await (await part.open()).discard();
}

async function* concatenate<T>(sources: AsyncIterable<AsyncIterable<T>>): AsyncGenerator<T, void, undefined> {
  for await (const source of sources) yield* source;
}
