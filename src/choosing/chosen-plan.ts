import type { LoadHandle } from '../bulk/job-handle.ts';
import type { Load, LoadOptions, Outcome } from '../load/load.ts';
import { type BatchResult, type BatchSource, type LoadPlan, planOf, type ServerJob } from '../load/run-load.ts';
import type { Source } from '../source.ts';
import type { Glimpse, LookAhead, LookBounds } from './look-ahead.ts';

/** A load that does not know yet by which protocol it goes. */
export interface UndecidedLoad<Row> {
  readonly source: LookAhead<unknown>;
  readonly bounds: LookBounds;
  /** Chooses by what was seen, and makes the load of the whole source. */
  begin(glimpse: Glimpse, rows: Source<unknown>): Load<Row>;
  /** What the outcome shows of what the source gave. */
  readonly toRow: (taken: unknown) => Row;
  readonly options: Pick<LoadOptions, 'order' | 'signal' | 'onProgress'>;
}

/** A batch of the protocol that was chosen, and rows behind it that were looked at and stand in none. */
interface ChosenBatch {
  readonly batch: unknown;
  readonly held: readonly unknown[];
  /** Place of the first of them in the source. */
  readonly firstHeld: number;
}

const NO_KEYS: ReadonlySet<string> = new Set();

/** Looks at the first rows when the load begins, and is from then on the plan that they decide for. */
export class ChosenPlan<Row> implements LoadPlan<Row, ChosenBatch> {
  readonly batches: BatchSource<ChosenBatch>;
  readonly order: 'input' | 'completion';
  readonly signal: LoadPlan<Row, ChosenBatch>['signal'];
  readonly onProgress: LoadPlan<Row, ChosenBatch>['onProgress'];
  readonly job: ServerJob;
  readonly #undecided: UndecidedLoad<Row>;
  #plan: LoadPlan<Row, unknown> | undefined;
  /** How many rows were looked at before the load was stopped, and stand in no batch. */
  #left = 0;
  #isStopped = false;

  constructor(undecided: UndecidedLoad<Row>) {
    const { order = 'input', signal, onProgress } = undecided.options;
    this.#undecided = undecided;
    this.order = order;
    this.signal = signal;
    this.onProgress = onProgress;
    this.batches = this.#makeBatches();
    this.job = this.#makeJob();
  }

  get concurrency(): number {
    return this.#plan?.concurrency ?? 1;
  }

  get traffic(): { readonly calls: number; readonly bytesSent: number } {
    return this.#plan?.traffic ?? { calls: 0, bytesSent: 0 };
  }

  send({ batch }: ChosenBatch, stopping: AbortSignal): Promise<BatchResult<Row>> {
    return this.#plan!.send(batch, stopping);
  }

  unsent({ batch, held, firstHeld }: ChosenBatch, reason: string): readonly Outcome<Row>[] {
    const { toRow } = this.#undecided;
    const known = batch === undefined ? [] : this.#plan!.unsent(batch, reason);
    const others = held.map(
      (taken, at) => ({ index: firstHeld + at, row: toRow(taken), attempts: 0, status: 'notProcessed', reason }) as const,
    );
    return [...known, ...others];
  }

  keysOf({ batch }: ChosenBatch): ReadonlySet<string> {
    return batch === undefined ? NO_KEYS : this.#plan!.keysOf(batch);
  }

  #makeBatches(): BatchSource<ChosenBatch> {
    const { source } = this.#undecided;
    const pulled = (): number => (this.#plan?.batches.pulled ?? 0) + source.held + this.#left;
    return {
      get pulled() {
        return pulled();
      },
      read: async () => {
        this.#plan ??= await this.#choose();
        const batch = await this.#plan?.batches.read();
        return batch === undefined ? undefined : { batch, held: [], firstHeld: 0 };
      },
      stop: () => {
        this.#isStopped = true;
        const batch = this.#plan?.batches.stop();
        const firstHeld = pulled() - source.held;
        const held = source.stop();
        this.#left += held.length;
        return batch === undefined && held.length === 0 ? undefined : { batch, held, firstHeld };
      },
      close: async () => {
        await this.#plan?.batches.close();
        await source.close();
      },
    };
  }

  #makeJob(): ServerJob {
    const handle = (): LoadHandle | undefined => this.#plan?.job?.handle;
    return {
      get handle() {
        return handle();
      },
      abort: async () => (await this.#plan?.job?.abort()) ?? 'ended',
      end: async () => this.#plan?.job?.end(),
    };
  }

  /** undefined where the load was stopped before. */
  async #choose(): Promise<LoadPlan<Row, unknown> | undefined> {
    const { source, bounds, begin } = this.#undecided;
    const glimpse = await source.look(bounds);
    return this.#isStopped ? undefined : planOf(begin(glimpse, source.rest()));
  }
}
