import type { Journal, JournalEntry, OpenJournal } from 'forcewire';

/** Where a process dies: at its nth line, from 0, which is written or not. */
export interface CrashPoint {
  readonly at: number;
  readonly when: 'before' | 'after';
}

/** A journal that outlives the processes that a test makes up. */
export class MemoryJournal implements Journal {
  /** As text, so that nothing is shared. */
  readonly lines: string[] = [];
  #crash: (CrashPoint & { readonly die: () => void }) | undefined;
  #isDead = false;
  #appended = 0;

  /** The next process dies there. */
  crash(point: CrashPoint | undefined, die: () => void = () => {}): void {
    this.#crash = point === undefined ? undefined : { ...point, die };
    this.#isDead = false;
    this.#appended = 0;
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  async open(): Promise<OpenJournal> {
    return {
      entries: this.lines.map((line) => JSON.parse(line) as JournalEntry),
      append: (entry) => this.#append(entry),
      close: async () => {},
    };
  }

  async #append(entry: JournalEntry): Promise<void> {
    const isLast = this.#crash?.at === this.#appended++;
    if (isLast && this.#crash!.when === 'before') this.#die();
    if (this.#isDead) throw new Error('the process is dead');
    this.lines.push(JSON.stringify(entry));
    if (isLast) this.#die();
    if (this.#isDead) throw new Error('the process is dead');
  }

  #die(): void {
    this.#isDead = true;
    this.#crash!.die();
  }
}
