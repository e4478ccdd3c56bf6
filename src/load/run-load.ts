import { setMaxListeners } from 'node:events';
import type { LoadHandle } from '../bulk/job-handle.ts';
import { ForcewireError } from '../errors.ts';
import type { BulkLoad } from './bulk-load.ts';
import { LatestValue } from './latest-value.ts';
import type { Load, Outcome, Summary } from './load.ts';
import type { OutcomeList } from './outcome-list.ts';
import { addOutcome, noRows, type RowCounts } from './row-counts.ts';

/** Why `stopping` fires where the caller has left the load, so that nobody wants to know more of its rows. */
export const LEFT: unique symbol = Symbol('left');

/** Batches made of a caller's rows. Read one at a time. */
export interface BatchSource<Batch> {
  /** The next full batch, or what is left at the end, or undefined. Throws the source's own error. */
  read(): Promise<Batch | undefined>;
  /** Takes no more rows, and gives those that stand in no batch yet. What the source still hands over after that was never taken. */
  stop(): Batch | undefined;
  /** Rows taken from the source so far. */
  readonly pulled: number;
  /** Ends the source (its `return()`). */
  close(): Promise<void>;
}

/** What came of one batch. With `fatal` the load ends: what is on its way is awaited, the rest is not sent. */
export interface BatchResult<Row> {
  readonly outcomes: OutcomeList<Row>;
  readonly fatal?: unknown;
  /** Another look at the server, or another try, may yet bring other outcomes. */
  readonly isOpen?: boolean;
}

/** A load as one protocol does it. */
export interface LoadPlan<Row, Batch> {
  readonly batches: BatchSource<Batch>;
  /**
   * Sends one batch. Does not throw: whatever happens is an outcome of each row. `stopping` fires when the load ends early: what is on its way is
   * awaited, and nothing is sent again.
   */
  send(batch: Batch, stopping: AbortSignal): Promise<BatchResult<Row>>;
  /** Outcomes of a batch that was not sent. */
  unsent(batch: Batch, reason: string): OutcomeList<Row>;
  /** Rows with a key in common must not be on their way together. */
  keysOf(batch: Batch): ReadonlySet<string>;
  readonly concurrency: number;
  readonly order: 'input' | 'completion';
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: Readonly<Summary>) => void) | undefined;
  /** Counted by `send`. */
  readonly traffic: { readonly calls: number; readonly bytesSent: number };
  /** What the load opens at the server, where its protocol has such a thing. */
  readonly job?: ServerJob;
  /** What is kept of the load beyond this process, if anything. */
  readonly memory?: LoadMemory<Row> | undefined;
}

/** What the rows of a load belong to at the server. */
export interface ServerJob {
  /** undefined before there is one. */
  readonly handle: LoadHandle | undefined;
  /** Nothing more will be sent; what is at the server and not begun shall not be. */
  abort(): Promise<'aborted' | 'ended'>;
  /** All calls are over and nothing more will be sent. Does not reject. */
  end(): Promise<void>;
}

/** A load as other processes know it that worked at it before, or will go on with it. */
export interface LoadMemory<Row> {
  /** Rows whose outcomes were handed over before. The source gives them again, and they come in no batch. */
  readonly earlier: Readonly<RowCounts>;
  /** An outcome was taken: its receiver asks for the next, which waits for the promise, if there is one. */
  taken(outcome: Outcome<Row>): Promise<void> | undefined;
  /** All is over. */
  end(): Promise<void>;
}

/** Runs a plan by the rules that `Load` states. Nothing starts until somebody asks. */
export function runLoad<Row, Batch>(plan: LoadPlan<Row, Batch>): Load<Row> {
  return new LoadRun(plan);
}

/** The same for one with jobs at the server. */
export function runBulkLoad<Row, Batch>(plan: LoadPlan<Row, Batch> & { readonly job: ServerJob }): BulkLoad<Row> {
  return new LoadRun(plan);
}

/** What a load would do that has not begun, for another that does it in its stead. Throws TypeError for a load that nobody made here. */
export function planOf<Row>(load: Load<Row>): LoadPlan<Row, unknown> {
  if (load instanceof LoadRun) return load.plan;
  throw new TypeError('This is no load.');
}

/** One call: on its way until it has a result, then waiting for its turn to be delivered. */
interface Lane<Row> {
  readonly keys: ReadonlySet<string>;
  result: BatchResult<Row> | undefined;
  readonly done: Promise<void>;
}

/** Why nothing more is sent. */
type Stop = { readonly kind: 'left' } | { readonly kind: 'thrown'; readonly error: unknown };

/** Outcomes that are handed over together. */
const MOST_AT_ONCE = 10_000;

class LoadRun<Row, Batch> implements BulkLoad<Row> {
  readonly #plan: LoadPlan<Row, Batch>;
  readonly #progress: LatestValue<Readonly<Summary>> = new LatestValue();
  readonly #counts: RowCounts = noRows();
  #delivered = 0;
  /** In the order of the source. */
  readonly #lanes: Lane<Row>[] = [];
  /** What is left of the outcomes that are being handed over. */
  #turn: OutcomeList<Row> | undefined;
  /** Read, but not yet on its way. */
  #next: Batch | undefined;
  #isReading = false;
  #isSourceAtEnd = false;
  #stop: Stop | undefined;
  readonly #stopping: AbortController = new AbortController();
  #isDraining = false;

  #delivery: AsyncGenerator<readonly Outcome<Row>[]> | undefined;
  #finishing: Promise<void> | undefined;
  readonly #ended: Promise<Summary>;
  #end!: (summary: Summary) => void;
  #hasNews = false;
  #wakeUp: (() => void) | undefined;

  constructor(plan: LoadPlan<Row, Batch>) {
    this.#plan = plan;
    this.#ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  get plan(): LoadPlan<Row, Batch> {
    return this.#plan;
  }

  get handle(): LoadHandle | undefined {
    return this.#plan.job?.handle;
  }

  get progress(): AsyncIterable<Readonly<Summary>> {
    return this.#progress;
  }

  [Symbol.asyncIterator](): AsyncGenerator<Outcome<Row>> {
    return this.#eachOutcome(this.#claim());
  }

  batches(): AsyncGenerator<readonly Outcome<Row>[]> {
    return this.#eachBatch(this.#claim());
  }

  async summary(): Promise<Summary> {
    if (this.#delivery !== undefined) return this.#ended;
    this.#isDraining = true;
    for await (const _ of this.#eachBatch(this.#claim()));
    return this.#ended;
  }

  async abort(): Promise<'aborted' | 'ended'> {
    // What the server gives up, calls on their way need not wait for.
    this.#leave();
    const ended = await this.#plan.job?.abort();
    await this.close();
    return ended ?? 'ended';
  }

  async close(): Promise<void> {
    this.#delivery ??= this.#deliver();
    this.#leave();
    await this.#delivery.return(undefined);
    // A generator that was never asked for anything ends without running.
    await this.#finish();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #leave(): void {
    this.#stop ??= { kind: 'left' };
    this.#stopping.abort(LEFT);
    this.#wake();
  }

  #claim(): AsyncGenerator<readonly Outcome<Row>[]> {
    if (this.#delivery !== undefined) throw new ForcewireError('ALREADY_READ', 'A load runs once; ask for another to send the rows again.');
    this.#delivery = this.#deliver();
    return this.#delivery;
  }

  async *#eachOutcome(delivery: AsyncGenerator<readonly Outcome<Row>[]>): AsyncGenerator<Outcome<Row>> {
    for await (const outcomes of delivery) {
      for (const outcome of outcomes) {
        this.#delivered++;
        yield outcome;
        const writing = this.#plan.memory?.taken(outcome);
        if (writing !== undefined) await writing;
      }
    }
  }

  async *#eachBatch(delivery: AsyncGenerator<readonly Outcome<Row>[]>): AsyncGenerator<readonly Outcome<Row>[]> {
    for await (const outcomes of delivery) {
      this.#delivered += outcomes.length;
      yield outcomes;
      for (const outcome of outcomes) await this.#plan.memory?.taken(outcome);
    }
  }

  async *#deliver(): AsyncGenerator<readonly Outcome<Row>[]> {
    const { signal } = this.#plan;
    const onAbort = (): void => this.#stopWith(signal!.reason);
    // One signal may end any number of loads; Node would take more than ten listeners for a leak and warn of it.
    if (signal !== undefined) setMaxListeners(0, signal);
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      if (signal?.aborted) onAbort();
      for (;;) {
        this.#startWhatMay();
        const outcomes = this.#takeResult();
        if (outcomes !== undefined) {
          if (outcomes.length > 0 && this.#stop?.kind !== 'left') yield outcomes;
        } else if (this.#isAtRest()) break;
        else await this.#news();
      }
      if (this.#stop?.kind === 'thrown') {
        for (const outcomes of await this.#settleUnsent('the load ended before this row was sent')) yield outcomes;
        throw this.#stop.error;
      }
    } finally {
      signal?.removeEventListener('abort', onAbort);
      await this.#finish();
    }
  }

  /** Reads while there is a free lane for what comes, and sends it as soon as no row of it is on its way already. */
  #startWhatMay(): void {
    if (this.#stop !== undefined) return;
    if (this.#next !== undefined && this.#mayStart(this.#next)) {
      this.#lanes.push(this.#start(this.#next));
      this.#next = undefined;
    }
    const hasRoom = this.#next === undefined && this.#lanes.length < this.#plan.concurrency;
    if (hasRoom && !this.#isReading && !this.#isSourceAtEnd) this.#read();
  }

  #mayStart(batch: Batch): boolean {
    const keys = this.#plan.keysOf(batch);
    return this.#lanes.every((lane) => lane.result !== undefined || isDisjoint(lane.keys, keys));
  }

  #start(batch: Batch): Lane<Row> {
    const done = this.#plan.send(batch, this.#stopping.signal).then((result) => {
      lane.result = result;
      this.#count(result.outcomes);
      if ('fatal' in result) this.#stopWith(result.fatal);
      this.#report();
      this.#wake();
    });
    const lane: Lane<Row> = { keys: this.#plan.keysOf(batch), result: undefined, done };
    return lane;
  }

  #read(): void {
    this.#isReading = true;
    const onBatch = (batch: Batch | undefined): void => {
      this.#next = batch;
      this.#isSourceAtEnd = batch === undefined;
    };
    // Rows that were taken before the source broke are none the worse for it: they are sent again where that helps.
    const onError = (error: unknown): void => {
      this.#isSourceAtEnd = true;
      this.#stop ??= { kind: 'thrown', error };
    };
    this.#plan.batches
      .read()
      .then(onBatch, onError)
      .finally(() => {
        this.#isReading = false;
        this.#wake();
      });
  }

  /** Outcomes whose turn it is, of a long batch some at a time. */
  #takeResult(): readonly Outcome<Row>[] | undefined {
    const turn = this.#turn ?? this.#takeLane();
    if (turn === undefined) return undefined;
    this.#turn = turn.length > MOST_AT_ONCE ? turn.slice(MOST_AT_ONCE) : undefined;
    return [...turn.slice(0, MOST_AT_ONCE)];
  }

  #takeLane(): OutcomeList<Row> | undefined {
    const at = this.#plan.order === 'input' ? 0 : this.#lanes.findIndex((lane) => lane.result !== undefined);
    const result = this.#lanes[at]?.result;
    if (result !== undefined) this.#lanes.splice(at, 1);
    return result?.outcomes;
  }

  // A read that hangs does not keep a stopped load alive.
  #isAtRest(): boolean {
    if (this.#lanes.length > 0) return false;
    return this.#stop !== undefined || (this.#isSourceAtEnd && this.#next === undefined);
  }

  #stopWith(error: unknown): void {
    this.#stop ??= { kind: 'thrown', error };
    this.#stopping.abort();
    this.#wake();
  }

  /** Every row that was taken gets its outcome, also those that stand in no call. */
  async #settleUnsent(reason: string): Promise<readonly (readonly Outcome<Row>[])[]> {
    // What a read has already brought is given the time to arrive; one that hangs is not waited for.
    if (this.#isReading) await new Promise((resolve) => setImmediate(resolve));
    const unsent = [this.#next, this.#plan.batches.stop()].filter((batch) => batch !== undefined);
    this.#next = undefined;
    const settled = unsent.map((batch) => this.#plan.unsent(batch, reason));
    for (const outcomes of settled) this.#count(outcomes);
    return settled.map((outcomes) => [...outcomes]);
  }

  #finish(): Promise<void> {
    this.#finishing ??= this.#finishOnce();
    return this.#finishing;
  }

  /** However the delivery ends: end the source, wait for the calls on their way, count everything. */
  async #finishOnce(): Promise<void> {
    this.#stop ??= { kind: 'left' };
    this.#stopping.abort(LEFT);
    const closing = this.#plan.batches.close();
    // It may fail before anybody gets to wait for it. A source that hangs in next() would hang in return() too, and is not waited for.
    closing.catch(() => {});
    try {
      await Promise.all(this.#lanes.map((lane) => lane.done));
      await this.#plan.job?.end();
      if (!this.#isReading) await closing;
    } finally {
      await this.#settleUnsent('the load was left before this row was sent');
      this.#report();
      this.#progress.end();
      this.#end(this.#snapshot());
      await this.#plan.memory?.end();
    }
  }

  #count(outcomes: OutcomeList<Row>): void {
    outcomes.forEach((outcome) => {
      addOutcome(this.#counts, outcome);
    });
  }

  #snapshot(): Summary {
    const { ok, failed, notProcessed, unknown } = this.#counts;
    const { calls, bytesSent } = this.#plan.traffic;
    const settled = ok + failed + notProcessed + unknown;
    const undelivered = this.#stop === undefined || this.#isDraining ? 0 : settled - this.#delivered;
    const counts = { ...this.#counts };
    const earlier = this.#plan.memory?.earlier;
    if (earlier !== undefined) for (const name of Object.keys(counts) as (keyof RowCounts)[]) counts[name] += earlier[name];
    return { total: this.#plan.batches.pulled, ...counts, undelivered, calls, bytesSent };
  }

  #report(): void {
    const snapshot = this.#snapshot();
    this.#progress.set(snapshot);
    try {
      this.#plan.onProgress?.(snapshot);
    } catch (error) {
      this.#stopWith(error);
    }
  }

  #wake(): void {
    this.#hasNews = true;
    this.#wakeUp?.();
  }

  async #news(): Promise<void> {
    if (!this.#hasNews) {
      await new Promise<void>((resolve) => {
        this.#wakeUp = resolve;
      });
    }
    this.#hasNews = false;
  }
}

function isDisjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size > b.size) return isDisjoint(b, a);
  for (const key of a) if (b.has(key)) return false;
  return true;
}
