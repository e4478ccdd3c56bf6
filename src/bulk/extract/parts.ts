import { ForcewireError } from '../../errors.ts';
import type { ResultPart } from '../download.ts';
import type { QueryHandle } from '../job-handle.ts';
import type { QueryJob } from './query-job.ts';

/** A part of a query's result, as plain data. Parts are the server's own: a file of Bulk 1.0, a page of 2.0. */
export interface ExtractPart {
  /** Names it among the parts of its job: `batch id/result id` of Bulk 1.0, the locator of Bulk 2.0, which is empty for the first page. */
  readonly key: string;
  /** Rows in it, where the server says so before it is read. */
  readonly rows?: number | undefined;
  /** Of Bulk 2.0 where the locator alone does not bound the page: rows to ask for. */
  readonly pageRows?: number | undefined;
}

/** The parts of a query's result: together they are all of its rows, each once. */
export interface ExtractParts {
  readonly handle: QueryHandle;
  /** What `rowsRead` of the parts must add up to. */
  readonly totalRows: number;
  readonly parts: readonly ExtractPart[];
}

/** A job as if the part were all of its result. It is not ended when that was read, for there are others. */
export function onlyPart(job: QueryJob, part: ExtractPart): QueryJob {
  const { handle, object, dialect, selected, hasNoRowsLine } = job;
  const whole = job.partAt(part);
  let rows = part.rows;
  const counted: ResultPart = {
    key: whole.key,
    async open() {
      const opened = await whole.open();
      rows ??= opened.rows;
      return opened;
    },
  };
  return {
    ...{ handle, object, dialect, selected, hasNoRowsLine },
    width: 1,
    async totalRows() {
      if (rows === undefined) await (await counted.open()).discard();
      return rows;
    },
    async *parts(from = part.key) {
      if (from !== part.key) throw new ForcewireError('INVALID_OPTION', 'The cursor is a place in another part.');
      yield counted;
    },
    listParts: async () => [part],
    partAt: () => counted,
    allRead: async () => {},
    abort: () => job.abort(),
  };
}

/** Throws ForcewireError (INVALID_OPTION) for what is no part, as may come of a text that somebody kept. */
export function checkExtractPart(part: ExtractPart | undefined): void {
  if (part === undefined || (typeof part === 'object' && part !== null && typeof part.key === 'string')) return;
  throw new ForcewireError('INVALID_OPTION', 'The part is none that parts() gave: it has no key.');
}
