import { type JournalEntry, TAKEN } from '../../journal/journal.ts';
import type { Outcome } from '../../load/load.ts';
import { addOutcome, noRows, type RowCounts } from '../../load/row-counts.ts';
import type { BatchLog } from './batch-log.ts';
import { hashDocument } from './hash-document.ts';
import type { LoadBatch } from './load-batch.ts';

/** What the lines of a load say. `n` is the number of a batch, from 0. */
type LoadEntry =
  | { readonly type: 'batch'; readonly n: number; readonly first: number; readonly rows: number; readonly hash: string }
  | { readonly type: 'job' | 'intent'; readonly n: number; readonly job: string }
  | { readonly type: 'placed'; readonly n: number; readonly batch: string }
  | ({ readonly type: typeof TAKEN; readonly n: number; readonly to: number } & Readonly<Partial<RowCounts>>)
  | { readonly type: 'done'; readonly rows: number };

/** Adds a line to the journal. */
type Append = (entry: LoadEntry & JournalEntry) => Promise<void>;

/** One batch as the journal knows it: what its lines say, and what is added to them. */
export class BatchTrail implements BatchLog {
  readonly n: number;
  readonly first: number;
  readonly rows: number;
  readonly hash: string;
  jobId: string | undefined;
  batchId: string | undefined;
  mayHaveRun = false;
  attempts = 0;
  /** Rows from the first on whose outcomes were taken, as far as that is written. */
  taken = 0;
  /** What became of those rows. */
  readonly counts: RowCounts = noRows();
  readonly #append: Append;
  /** Taken, and not yet written. */
  #next = { rows: 0, counts: noRows() };

  constructor(batch: Pick<BatchTrail, 'n' | 'first' | 'rows' | 'hash'>, append: Append) {
    this.n = batch.n;
    this.first = batch.first;
    this.rows = batch.rows;
    this.hash = batch.hash;
    this.#append = append;
  }

  get isTaken(): boolean {
    return this.taken === this.rows;
  }

  has(index: number): boolean {
    return index >= this.first && index < this.first + this.rows;
  }

  /** Whether the batch that the source gives now is the one that it gave. */
  fits(batch: LoadBatch<unknown>): boolean {
    return batch.length === this.rows && hashOf(batch) === this.hash;
  }

  /** Applies what was written. */
  recall(entry: LoadEntry): void {
    if (entry.type === 'job') this.jobId = entry.job;
    else if (entry.type === 'intent') this.#intended(entry.job);
    else if (entry.type === 'placed') this.batchId = entry.batch;
    else if (entry.type === TAKEN) {
      this.taken = entry.to;
      for (const name of Object.keys(this.counts) as (keyof RowCounts)[]) this.counts[name] += entry[name] ?? 0;
    }
  }

  begin(): Promise<void> {
    const { n, first, rows, hash } = this;
    return this.#append({ type: 'batch', n, first, rows, hash });
  }

  async begun(jobId: string): Promise<void> {
    this.jobId = jobId;
    await this.#append({ type: 'job', n: this.n, job: jobId });
  }

  async intend(jobId: string): Promise<void> {
    this.#intended(jobId);
    await this.#append({ type: 'intent', n: this.n, job: jobId });
  }

  async placed(batchId: string): Promise<void> {
    this.batchId = batchId;
    await this.#append({ type: 'placed', n: this.n, batch: batchId });
  }

  /** Notes an outcome; says how many wait for being written. */
  note(outcome: Outcome<unknown>): number {
    addOutcome(this.#next.counts, outcome);
    return ++this.#next.rows;
  }

  get isNoted(): boolean {
    return this.taken + this.#next.rows === this.rows;
  }

  /** Writes that what was noted was taken. */
  async write(): Promise<void> {
    const { rows, counts } = this.#next;
    this.#next = { rows: 0, counts: noRows() };
    this.taken += rows;
    const some = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
    await this.#append({ type: TAKEN, n: this.n, to: this.taken, ...some });
  }

  #intended(jobId: string): void {
    this.jobId = jobId;
    this.batchId = undefined;
    this.mayHaveRun = true;
    this.attempts++;
  }
}

/** The trail of each batch in a journal, by number, and how many rows the load had if it has come to its end. */
export function readTrails(entries: readonly JournalEntry[], append: Append): { trails: BatchTrail[]; rows: number | undefined } {
  const trails: BatchTrail[] = [];
  let rows: number | undefined;
  for (const entry of entries as readonly (LoadEntry & JournalEntry)[]) {
    if (entry.type === 'batch') trails.push(new BatchTrail(entry, append));
    else if (entry.type === 'done') rows = entry.rows;
    else trails[entry.n]!.recall(entry);
  }
  return { trails, rows };
}

/** Of what is sent, and of which rows are refused and why. */
export function hashOf(batch: LoadBatch<unknown>): string {
  const hash = hashDocument(batch.document ?? new Uint8Array(0));
  if (batch.sent === batch.length) return hash.digest('base64url');
  for (let at = 0; at < batch.length; at++) {
    const errors = batch.refusalAt(at);
    if (errors !== undefined) hash.update(`\n${at} ${errors[0]?.code}`);
  }
  return hash.digest('base64url');
}
