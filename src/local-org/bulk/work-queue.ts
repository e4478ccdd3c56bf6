import { ApiError } from '../api-error.ts';
import type { Clock } from '../clock.ts';

/**
 * Work in steps: each value is the milliseconds, by the org's time, that the step takes which follows it. A step should be small: the server
 * answers nobody while it lasts. A thrown ApiError ends the work as failed.
 */
export type Steps = Generator<number, void>;

/** Something that the org does later: a batch of rows, a query. */
export interface Work {
  /** Work with the same lane is done one at a time, in the order in which it was added. */
  readonly lane?: string | undefined;
  /** How often it is put back into the queue when a turn was not enough, before it fails. */
  readonly maxRetries: number;
  /** Milliseconds of one turn. Default ten minutes. */
  readonly turnMs?: number | undefined;
  steps(): Steps;
  /** Its turn has come, for the first time or again. */
  started(): void;
  /** Its turn is over: it waits for another turn, and goes on where it stopped. */
  requeued(): void;
  /** It is over; `failure` is why it failed, ready for a state message: `InvalidBatch : Records not found`. */
  ended(failure: string | undefined): void;
}

interface Entry {
  readonly work: Work;
  /** From the first turn on. */
  steps: Steps | undefined;
  isRipe: boolean;
  /** What the step takes that a turn ended before. */
  pendingMs: number | undefined;
  /** Of this turn. */
  usedMs: number;
  retries: number;
  stopWaiting: () => void;
}

/** A batch that needs longer goes back to the end of the queue with what is left of it (Bulk API guide, limits). */
const TURN_MS = 600_000;

/** What waits and what is being done, on the org's clock. */
export class WorkQueue {
  readonly #clock: Clock;
  readonly #waitMs: number;
  readonly #maxRunning: number;
  #waiting: Entry[] = [];
  readonly #running = new Set<Entry>();

  constructor(clock: Clock, waitMs: number, maxRunning: number) {
    this.#clock = clock;
    this.#waitMs = waitMs;
    this.#maxRunning = maxRunning;
  }

  /** Returns what takes it out again: true if it was waiting, false if it runs or is over. */
  add(work: Work): () => boolean {
    const entry: Entry = { work, steps: undefined, isRipe: false, pendingMs: undefined, usedMs: 0, retries: 0, stopWaiting: () => {} };
    this.#enqueue(entry);
    return () => this.#takeOut(entry);
  }

  /** Forgets all work, without a word to it. */
  clear(): void {
    for (const entry of [...this.#waiting, ...this.#running]) entry.stopWaiting();
    this.#waiting = [];
    this.#running.clear();
  }

  #enqueue(entry: Entry): void {
    entry.isRipe = false;
    this.#waiting.push(entry);
    this.#after(entry, this.#waitMs, () => {
      entry.isRipe = true;
      this.#startRipe();
    });
  }

  #takeOut(entry: Entry): boolean {
    if (!this.#waiting.includes(entry)) return false;
    this.#waiting = this.#waiting.filter((each) => each !== entry);
    entry.stopWaiting();
    this.#startRipe();
    return true;
  }

  /** One by one: what is started may be over at once, and make room. */
  #startRipe(): void {
    for (let next = this.#nextRipe(); next !== undefined; next = this.#nextRipe()) this.#start(next);
  }

  #nextRipe(): Entry | undefined {
    if (this.#running.size >= this.#maxRunning) return undefined;
    const busy = new Set([...this.#running].map(({ work }) => work.lane));
    for (const entry of this.#waiting) {
      const { lane } = entry.work;
      if (entry.isRipe && (lane === undefined || !busy.has(lane))) return entry;
      // A lane keeps its order: what waits before blocks it, also when it is not ripe yet.
      busy.add(lane);
    }
    return undefined;
  }

  #start(entry: Entry): void {
    this.#waiting = this.#waiting.filter((each) => each !== entry);
    this.#running.add(entry);
    entry.usedMs = 0;
    entry.work.started();
    const { pendingMs } = entry;
    entry.pendingMs = undefined;
    if (pendingMs === undefined) this.#step(entry);
    else this.#schedule(entry, pendingMs);
  }

  #step(entry: Entry): void {
    try {
      entry.steps ??= entry.work.steps();
      const { done, value } = entry.steps.next();
      if (done !== true) return this.#schedule(entry, value as number);
    } catch (error) {
      return this.#end(entry, describe(error));
    }
    this.#end(entry, undefined);
  }

  #schedule(entry: Entry, milliseconds: number): void {
    const left = (entry.work.turnMs ?? TURN_MS) - entry.usedMs;
    entry.usedMs += milliseconds;
    if (milliseconds <= left) this.#after(entry, milliseconds, () => this.#step(entry));
    else this.#after(entry, left, () => this.#putBack(entry, milliseconds));
  }

  #putBack(entry: Entry, pendingMs: number): void {
    const { work } = entry;
    if (entry.retries >= work.maxRetries) return this.#end(entry, tookTooLong(work.maxRetries));
    entry.retries++;
    entry.pendingMs = pendingMs;
    this.#running.delete(entry);
    work.requeued();
    this.#enqueue(entry);
    this.#startRipe();
  }

  #end(entry: Entry, failure: string | undefined): void {
    this.#running.delete(entry);
    entry.work.ended(failure);
    this.#startRipe();
  }

  #after(entry: Entry, milliseconds: number, run: () => void): void {
    entry.stopWaiting = this.#clock.after(milliseconds, run);
  }
}

function describe(error: unknown): string {
  if (error instanceof ApiError) return `${error.exceptionCode} : ${error.message}`;
  // A mistake of this server: whoever waits for the batch learns of it.
  return `InternalServerError : ${error instanceof Error ? error.message : String(error)}`;
}

// The guide has the message of a query that was tried too often ("fifteen", later "thirty"); that of rows is formed after it, and what is said where
// nothing is tried again is ours.
function tookTooLong(maxRetries: number): string {
  const words: Readonly<Record<number, string>> = { 10: 'ten', 15: 'fifteen', 20: 'twenty', 30: 'thirty' };
  if (maxRetries === 0) return 'Timeout : The time for processing is over, and retries are disabled';
  return `InternalServerError : Retried more than ${words[maxRetries] ?? maxRetries} times`;
}
