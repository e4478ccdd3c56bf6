import type { SessionStore } from '../auth/store/session-store.ts';
import type { RetryClock } from '../retry/clock.ts';

const DAY_MS = 86_400_000;
/** By which calls are remembered: a call stops counting a day after the end of its slot. */
const SLOT_MS = 900_000;
/** Calls that are taken from a shared ledger at a time: this part of what is left, and never more than so many. */
const PORTION = 1 / 20;
const LARGEST_PORTION = 100;

/** Where processes share a ledger. */
export interface SharedPlace {
  readonly store: SessionStore;
  readonly key: string;
}

/** Calls by the slot in which they were taken (milliseconds since 1970). */
type Slots = Map<number, number>;

/** Remembers the calls of the last 24 hours and gives out those that are left. */
export class Ledger {
  readonly #calls: number;
  readonly #clock: RetryClock;
  readonly #place: SharedPlace | undefined;
  /** Without a place to share them. */
  readonly #own: Slots = new Map();
  /** Taken and not yet given out. They count from the slot in which they were taken. */
  #portion: { slot: number; left: number } = { slot: 0, left: 0 };
  #taking: Promise<number | undefined> | undefined;

  constructor(calls: number, clock: RetryClock, place: SharedPlace | undefined) {
    this.#calls = calls;
    this.#clock = clock;
    this.#place = place;
  }

  /** Gives out one call. Where none is left, nothing: the answer is then the moment at which there may be one again. */
  async next(): Promise<number | undefined> {
    while (!this.#giveOne()) {
      this.#taking ??= this.#take().finally(() => {
        this.#taking = undefined;
      });
      const freeAt = await this.#taking;
      if (freeAt !== undefined) return freeAt;
    }
    return undefined;
  }

  /** One call that was given out was not made. */
  giveBack(): void {
    this.#portion.left++;
  }

  /** Nothing more is needed. */
  async close(): Promise<void> {
    await this.#taking?.catch(() => {});
    if (this.#portion.left === 0) return;
    await this.#change((slots) => this.#returnPortion(slots));
  }

  #giveOne(): boolean {
    const { slot, left } = this.#portion;
    // What was taken long ago would be missed too early if it were used now.
    if (left === 0 || slot !== this.#slot()) return false;
    this.#portion.left--;
    return true;
  }

  #take(): Promise<number | undefined> {
    return this.#change((slots) => {
      this.#returnPortion(slots);
      const left = this.#calls - [...slots.values()].reduce((sum, calls) => sum + calls, 0);
      if (left <= 0) return Math.min(...slots.keys()) + SLOT_MS + DAY_MS;
      const size = this.#place === undefined ? 1 : Math.min(LARGEST_PORTION, Math.ceil(left * PORTION));
      const slot = this.#slot();
      slots.set(slot, (slots.get(slot) ?? 0) + size);
      this.#portion = { slot, left: size };
      return undefined;
    });
  }

  #returnPortion(slots: Slots): void {
    const { slot, left } = this.#portion;
    const rest = (slots.get(slot) ?? 0) - left;
    if (rest > 0) slots.set(slot, rest);
    else slots.delete(slot);
    this.#portion.left = 0;
  }

  async #change<T>(change: (slots: Slots) => T): Promise<T> {
    if (this.#place === undefined) return change(this.#forget(this.#own));
    const { store, key } = this.#place;
    return store.lock(key, async () => {
      const slots = this.#forget(decode(await store.read(key)));
      const result = change(slots);
      await store.write(key, slots.size === 0 ? '' : JSON.stringify(Object.fromEntries(slots)), DAY_MS + SLOT_MS);
      return result;
    });
  }

  /** Calls of a clock that was far ahead count as made now; otherwise they would count until it is as late as that. */
  #forget(slots: Slots): Slots {
    const now = this.#slot();
    const oldest = this.#clock.now() - DAY_MS - SLOT_MS;
    for (const [slot, calls] of slots) {
      if (slot > oldest && slot <= now + DAY_MS) continue;
      slots.delete(slot);
      if (slot > oldest) slots.set(now, (slots.get(now) ?? 0) + calls);
    }
    return slots;
  }

  #slot(): number {
    return Math.floor(this.#clock.now() / SLOT_MS) * SLOT_MS;
  }
}

/** A value that is not of ours counts nothing. */
function decode(text: string | undefined): Slots {
  try {
    const entries = Object.entries(JSON.parse(text ?? '') as Record<string, unknown>);
    return new Map(entries.map(([slot, calls]) => [Number(slot), Number(calls)] as const).filter((each) => each.every(Number.isInteger)));
  } catch {
    return new Map();
  }
}
