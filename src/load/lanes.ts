import { lanesEvents } from '../events/channels.ts';

/** A call on its way; it knows how many lanes had been closed when it began. */
export interface Ticket {
  readonly closings: number;
}

/** Whom a change of lanes is told about. */
export interface LanesOwner {
  readonly operation: string;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * How many calls of a load may be on their way at a time. A server that has too much to do, or rows that are locked, halve the lanes; calls that
 * go well open them again, one after every second round. Calls that were on their way together count as one reason.
 */
export class Lanes {
  readonly #owner: LanesOwner;
  readonly #most: number;
  #open: number;
  #busy = 0;
  #closings = 0;
  #goneWell = 0;
  #waiting: (() => void)[] = [];

  constructor(most: number, owner: LanesOwner) {
    this.#most = most;
    this.#open = most;
    this.#owner = owner;
  }

  /** Lanes that may be used now. */
  get open(): number {
    return this.#open;
  }

  /** Waits for a free lane. undefined if the signal fires first. */
  async enter(signal: AbortSignal): Promise<Ticket | undefined> {
    while (this.#busy >= this.#open && !signal.aborted) await this.#change(signal);
    if (signal.aborted) return undefined;
    this.#busy++;
    return { closings: this.#closings };
  }

  leave(): void {
    this.#busy--;
    this.#wake();
  }

  /** Halves the lanes, unless that has happened since the call began. */
  narrow({ closings }: Ticket, reason: string): void {
    this.#goneWell = 0;
    if (closings !== this.#closings) return;
    this.#closings++;
    this.#set(Math.max(1, Math.floor(this.#open / 2)), reason);
  }

  /** A call went well. */
  widen(): void {
    if (++this.#goneWell < 2 * this.#open || this.#open === this.#most) return;
    this.#goneWell = 0;
    this.#set(this.#open + 1, 'calls went well');
    this.#wake();
  }

  #set(to: number, reason: string): void {
    const from = this.#open;
    this.#open = to;
    if (from !== to) lanesEvents.publish(() => ({ ...this.#owner, from, to, reason }));
  }

  #change(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        resolve();
      };
      signal.addEventListener('abort', wake);
      this.#waiting.push(wake);
    });
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
