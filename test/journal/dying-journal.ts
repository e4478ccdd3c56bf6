import type { Journal, JournalEntry, OpenJournal } from 'forcewire';

/** A journal in memory, which outlives the processes that a test makes up. */
export class MemoryJournal implements Journal {
  /** As text, so that nothing is shared. */
  readonly lines: string[] = [];

  async open(): Promise<OpenJournal> {
    return {
      entries: this.lines.map((line) => JSON.parse(line) as JournalEntry),
      append: async (entry) => void this.lines.push(JSON.stringify(entry)),
      close: async () => {},
    };
  }
}

/** Where a process dies: at its nth line, from 0, which is written or not. */
export interface DeathPoint {
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** The journal of one process, which dies at a line of it. */
export class DyingJournal implements Journal {
  readonly #inner: Journal;
  readonly #point: DeathPoint | undefined;
  readonly #life: AbortController = new AbortController();
  /** Lines that this process wrote. */
  written = 0;

  constructor(inner: Journal, point: DeathPoint | undefined) {
    this.#inner = inner;
    this.#point = point;
  }

  get isDead(): boolean {
    return this.#life.signal.aborted;
  }

  /** Fires at the death. For the connection: nothing leaves any more, and what is on its way may arrive or not. */
  get life(): AbortSignal {
    return this.#life.signal;
  }

  async open(): Promise<OpenJournal> {
    const opened = await this.#inner.open();
    return { entries: opened.entries, append: (entry) => this.#append(opened, entry), close: () => opened.close() };
  }

  async #append(opened: OpenJournal, entry: JournalEntry): Promise<void> {
    const isLast = this.#point?.at === this.written++;
    if (isLast && this.#point?.when === 'before') this.#life.abort(new Error('killed'));
    this.#life.signal.throwIfAborted();
    await opened.append(entry);
    if (isLast) this.#life.abort(new Error('killed'));
    this.#life.signal.throwIfAborted();
  }
}

/** Every line of a run with so many, not written and written. */
export function everyPoint(lines: number): DeathPoint[] {
  return Array.from({ length: lines }, (_, at) => [{ at, when: 'before' } as const, { at, when: 'after' } as const]).flat();
}
