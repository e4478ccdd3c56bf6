import type { BatchSource } from '../../load/run-load.ts';
import type { BatchTrail } from './batch-trail.ts';
import type { LoadBatch } from './load-batch.ts';
import { type LoadJournal, mismatch } from './load-journal.ts';

/**
 * The batches of a source that are left to do. All that the journal knows are read before the first is given, so that a source that has changed is
 * found before anything is sent: those that are done with are passed over, and the others, which are no more than a load has on its way, are held.
 */
export class UndoneBatches<Row> implements BatchSource<LoadBatch<Row>> {
  readonly #source: BatchSource<LoadBatch<Row>>;
  readonly #journal: LoadJournal<Row>;
  #held: LoadBatch<Row>[] | undefined;
  /** Rows that were read from the source, and of which this process has nothing to tell. */
  #withheld = 0;

  constructor(source: BatchSource<LoadBatch<Row>>, journal: LoadJournal<Row>) {
    this.#source = source;
    this.#journal = journal;
  }

  get pulled(): number {
    return this.#source.pulled - this.#withheld;
  }

  /** Throws ForcewireError (JOURNAL_MISMATCH) for a source that has changed, and what opening the journal throws. */
  async read(): Promise<LoadBatch<Row> | undefined> {
    this.#held ??= await this.#readKnown();
    const held = this.#held.shift();
    if (held !== undefined) {
      this.#withheld -= held.length;
      return held;
    }
    const batch = await this.#source.read();
    if (batch === undefined) this.#journal.sourceEnded();
    else await this.#journal.begin(batch);
    return batch;
  }

  // What was held or passed over is as it was before: nobody has to be told.
  stop(): LoadBatch<Row> | undefined {
    const rest = this.#source.stop();
    if (this.#held?.length === 0 || rest === undefined) return rest;
    this.#withheld += rest.length;
    return undefined;
  }

  close(): Promise<void> {
    return this.#source.close();
  }

  async #readKnown(): Promise<LoadBatch<Row>[]> {
    const held: LoadBatch<Row>[] = [];
    for (const trail of await this.#journal.open()) {
      const batch = await this.#source.read();
      this.#withheld += batch?.length ?? 0;
      if (batch === undefined || !trail.fits(batch)) throw changed(trail, batch);
      this.#journal.recognise(trail);
      this.#withheld -= trail.isTaken ? batch.length : 0;
      if (!trail.isTaken) held.push(batch);
    }
    return held;
  }
}

function changed({ first, rows }: BatchTrail, batch: LoadBatch<unknown> | undefined): Error {
  const range = rows === 1 ? `row ${first}` : `rows ${first} to ${first + rows - 1}`;
  const what = batch === undefined ? `the source ends before ${range}` : `${range} (counted from 0) are not what they were`;
  return mismatch(`The source is not the one that the journal is of: ${what}. Nothing was sent.`);
}
