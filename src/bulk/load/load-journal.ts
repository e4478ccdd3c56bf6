import { ForcewireError } from '../../errors.ts';
import type { Journal, JournalEntry, OpenJournal } from '../../journal/journal.ts';
import { type JournalHead, openFor } from '../../journal/open-for.ts';
import type { Outcome } from '../../load/load.ts';
import { noRows, type RowCounts } from '../../load/row-counts.ts';
import type { BatchResult, LoadMemory } from '../../load/run-load.ts';
import { type BatchLog, type LoadLog, UNLOGGED } from './batch-log.ts';
import { BatchTrail, hashOf, readTrails } from './batch-trail.ts';
import type { LoadBatch } from './load-batch.ts';

/** Outcomes of a long batch that are taken between two lines of the journal, and come again if the process dies in between. */
const ROWS_A_LINE = 1_000;

/** What is known of a load by its journal, and written to it. */
export class LoadJournal<Row> implements LoadMemory<Row>, LoadLog {
  readonly earlier: RowCounts = noRows();
  readonly #journal: Journal;
  readonly #head: JournalHead;
  #opening: Promise<OpenJournal> | undefined;
  /** By number. */
  #trails: BatchTrail[] = [];
  /** Of the load, if the journal says that it has come to its end. */
  #rows: number | undefined;
  /** Batches that were handed on and not wholly taken, by the index of their first row. */
  readonly #live: Map<number, BatchTrail> = new Map();
  /** Those whose outcomes will not change any more. */
  readonly #settled: WeakSet<BatchTrail> = new WeakSet();
  #isSourceAtEnd = false;
  /** An outcome was taken that may change yet: nothing behind it is written as taken, so that all comes again in its order. */
  #isStuck = false;

  constructor(journal: Journal, head: JournalHead) {
    this.#journal = journal;
    this.#head = head;
  }

  get jobIds(): readonly string[] {
    return [...new Set(this.#trails.flatMap(({ jobId }) => (jobId === undefined ? [] : [jobId])))];
  }

  batchesIn(jobId: string): readonly string[] {
    return this.#trails.flatMap((trail) => (trail.jobId === jobId && trail.batchId !== undefined ? [trail.batchId] : []));
  }

  logOf({ firstIndex }: LoadBatch<Row>): BatchLog {
    return this.#live.get(firstIndex) ?? UNLOGGED;
  }

  /** The batches that processes before this one have begun, in the order of the source. Throws what opening the journal throws. */
  async open(): Promise<readonly BatchTrail[]> {
    this.#opening = openFor(this.#journal, this.#head);
    const { entries } = await this.#opening;
    const { trails, rows } = readTrails(entries, (entry) => this.#append(entry));
    this.#trails = trails;
    this.#rows = rows;
    return trails;
  }

  /** The source has given a batch once more, and it is the one that it was. */
  recognise(trail: BatchTrail): void {
    for (const name of Object.keys(this.earlier) as (keyof RowCounts)[]) this.earlier[name] += trail.counts[name];
    if (!trail.isTaken) this.#live.set(trail.first, trail);
  }

  /** The source has given a batch that nobody knows yet. */
  async begin(batch: LoadBatch<Row>): Promise<void> {
    const { firstIndex: first, length: rows } = batch;
    if (this.#rows !== undefined) {
      throw mismatch(`The journal is of a load of ${this.#rows} rows that has come to its end, and the source has more.`);
    }
    const trail = new BatchTrail({ n: this.#trails.length, first, rows, hash: hashOf(batch) }, (entry) => this.#append(entry));
    this.#trails.push(trail);
    this.#live.set(first, trail);
    await trail.begin();
  }

  sourceEnded(): void {
    this.#isSourceAtEnd = true;
  }

  /** Leaves of a batch's outcomes those that were not taken before. */
  settle(batch: LoadBatch<Row>, result: BatchResult<Row>): BatchResult<Row> {
    const trail = this.#live.get(batch.firstIndex);
    if (trail === undefined) return result;
    if (result.isOpen !== true) this.#settled.add(trail);
    return { ...result, outcomes: result.outcomes.slice(trail.taken) };
  }

  taken(outcome: Outcome<Row>): Promise<void> | undefined {
    const trail = this.#trailAt(outcome.index);
    if (trail === undefined || !this.#settled.has(trail)) this.#isStuck = true;
    if (trail === undefined || this.#isStuck) return undefined;
    const waiting = trail.note(outcome);
    if (trail.isNoted) this.#live.delete(trail.first);
    return trail.isNoted || waiting === ROWS_A_LINE ? trail.write() : undefined;
  }

  /** The load has ended, however it did. */
  async end(): Promise<void> {
    const opened = await this.#opening?.catch(() => undefined);
    if (opened === undefined) return;
    try {
      const isDone = this.#isSourceAtEnd && this.#trails.every(({ isTaken }) => isTaken);
      if (isDone && this.#rows === undefined) await opened.append({ type: 'done', rows: endOf(this.#trails.at(-1)) });
    } finally {
      await opened.close();
    }
  }

  async #append(entry: JournalEntry): Promise<void> {
    await (await this.#opening!).append(entry);
  }

  #trailAt(index: number): BatchTrail | undefined {
    for (const trail of this.#live.values()) if (trail.has(index)) return trail;
    return undefined;
  }
}

/** A source that is not the one in the journal. */
export function mismatch(message: string): ForcewireError {
  return new ForcewireError('JOURNAL_MISMATCH', message);
}

function endOf(trail: BatchTrail | undefined): number {
  return trail === undefined ? 0 : trail.first + trail.rows;
}
