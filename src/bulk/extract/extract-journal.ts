import { ForcewireError } from '../../errors.ts';
import { type Journal, type JournalEntry, type OpenJournal, TAKEN } from '../../journal/journal.ts';
import { type JournalHead, openFor } from '../../journal/open-for.ts';
import type { QueryHandle } from '../job-handle.ts';
import type { BeginJob } from './extract-job.ts';
import type { ExtractContext, QueryJob } from './query-job.ts';

/** What the lines of an extract say. */
type ExtractEntry =
  | { readonly type: 'job'; readonly handle: QueryHandle }
  | {
      readonly type: typeof TAKEN;
      readonly part: string;
      /** Of the part, so far. */
      readonly rows: number;
      readonly isWhole?: boolean;
      /** Bytes were taken, and the last of them ended no line. */
      readonly isLineOpen?: boolean;
    }
  | { readonly type: 'done'; readonly rows: number };

/** What is known of an extract by its journal, and written to it: its job, and how far each part of the result was taken. */
export class ExtractJournal {
  handle: QueryHandle | undefined;
  /** All was taken. */
  isDone = false;
  isLineOpen = false;
  /** The part that was taken last. */
  last: string | undefined;
  readonly #journal: Journal;
  readonly #head: JournalHead;
  #opening: Promise<OpenJournal> | undefined;
  /** Taken of each part. */
  readonly #rows: Map<string, number> = new Map();
  readonly #whole: Set<string> = new Set();

  constructor(journal: Journal, head: JournalHead) {
    this.#journal = journal;
    this.#head = head;
  }

  /** To be awaited before anything else. Throws what opening the journal throws. */
  async open(): Promise<void> {
    if (this.#opening !== undefined) return void (await this.#opening);
    this.#opening = openFor(this.#journal, this.#head);
    const { entries } = await this.#opening;
    for (const entry of entries as readonly (ExtractEntry & JournalEntry)[]) this.#recall(entry);
  }

  /** Rows that were taken of all parts. */
  get total(): number {
    return [...this.#rows.values()].reduce((sum, rows) => sum + rows, 0);
  }

  rowsOf(part: string): number {
    return this.#rows.get(part) ?? 0;
  }

  isWhole(part: string): boolean {
    return this.#whole.has(part);
  }

  get hasWhole(): boolean {
    return this.#whole.size > 0;
  }

  /** Bytes are taken by whole parts. Throws ForcewireError (JOURNAL_MISMATCH) where rows were taken of one. */
  requireWholeParts(): void {
    if (this.#rows.size === this.#whole.size) return;
    throw new ForcewireError('JOURNAL_MISMATCH', 'The journal is of an extract that was read by its rows, not by its bytes.');
  }

  async taken(part: string, rows: number): Promise<void> {
    await this.#add({ type: TAKEN, part, rows });
  }

  async takenWhole(part: string, rows: number, isLineOpen = false): Promise<void> {
    await this.#add({ type: TAKEN, part, rows, isWhole: true, isLineOpen });
  }

  async begun(handle: QueryHandle): Promise<void> {
    await this.#add({ type: 'job', handle });
  }

  async done(rows: number): Promise<void> {
    await this.#add({ type: 'done', rows });
  }

  async close(): Promise<void> {
    const opened = await this.#opening?.catch(() => undefined);
    this.#opening = undefined;
    await opened?.close();
  }

  async #add(entry: ExtractEntry): Promise<void> {
    this.#recall(entry);
    await (await this.#opening)?.append({ ...entry });
  }

  #recall(entry: ExtractEntry): void {
    if (entry.type === 'job') this.handle = entry.handle;
    else if (entry.type === 'done') this.isDone = true;
    else {
      this.last = entry.part;
      this.#rows.set(entry.part, entry.rows);
      if (entry.isWhole === true) this.#whole.add(entry.part);
      this.isLineOpen = entry.isLineOpen ?? false;
    }
  }
}

type FindJob = (context: ExtractContext, handle: QueryHandle) => Promise<QueryJob>;

/** Finds the job that the journal knows, else makes it. One that was made by a process that died right then is read by nobody, and harmless. */
export function resumed(journal: ExtractJournal | undefined, begin: BeginJob, find: FindJob): BeginJob {
  if (journal === undefined) return begin;
  return async (context) => {
    await journal.open();
    if (journal.handle !== undefined) return find(context, journal.handle);
    const job = await begin(context);
    await journal.begun(job.handle);
    return job;
  };
}
