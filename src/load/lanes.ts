import { lanesEvents } from '../events/channels.ts';
import { LaneTrials } from './lane-trials.ts';

/** A call on its way. */
export interface Ticket {
  /** How many lanes had been closed when it began. */
  readonly closings: number;
  /** How often their number had changed. */
  readonly changes: number;
  readonly began: number;
  /** Milliseconds that it took; 0 while it is on its way. */
  took: number;
}

/** Whom a change of lanes is told about. */
export interface LanesOwner {
  readonly operation: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What lanes may be given besides. */
export interface LanesContext {
  /** Milliseconds. */
  readonly now?: (() => number) | undefined;
  /** Those of all loads of a connection that have calls on their way: they share the org's limits. */
  readonly peers?: Set<Lanes> | undefined;
}

/**
 * How many calls of a load may be on their way at a time. A server that has too much to do, or rows that are locked, halve the lanes; calls that
 * go well open them again, one after every second round. Calls that were on their way together count as one reason. While nothing is wrong,
 * `LaneTrials` finds out how many lanes make the load faster; the others are closed.
 */
export class Lanes {
  readonly #owner: LanesOwner;
  readonly #now: () => number;
  readonly #peers: Set<Lanes>;
  readonly #trials: LaneTrials;
  #open: number;
  /** Lanes worth having, as far as is known. */
  #useful: number;
  #busy = 0;
  #closings = 0;
  #changes = 0;
  #goneWell = 0;
  #waiting: (() => void)[] = [];
  readonly #heard: WeakSet<AbortSignal> = new WeakSet();

  constructor(most: number, owner: LanesOwner, { now = () => performance.now(), peers = new Set() }: LanesContext = {}) {
    this.#open = most;
    this.#useful = most;
    this.#owner = owner;
    this.#now = now;
    this.#peers = peers;
    this.#trials = new LaneTrials(most);
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
    this.#peers.add(this);
    return { closings: this.#closings, changes: this.#changes, began: this.#now(), took: 0 };
  }

  /** `ticket`: of a call that may be said to have gone well. */
  leave(ticket?: Ticket): void {
    if (ticket !== undefined) ticket.took = this.#now() - ticket.began;
    if (--this.#busy === 0) this.#peers.delete(this);
    this.#wake();
  }

  /** Halves the lanes, unless that has happened since the call began. */
  narrow({ closings }: Ticket, reason: string): void {
    this.#goneWell = 0;
    if (closings === this.#closings) this.#halve(reason);
  }

  /** Halves the lanes of all loads of the connection, unless that has happened since the call began: the server has too much to do with all of them. */
  narrowAll(ticket: Ticket, reason: string): void {
    const isNews = ticket.closings === this.#closings;
    this.narrow(ticket, reason);
    if (!isNews) return;
    for (const peer of this.#peers) if (peer !== this) peer.#halve(reason);
  }

  /** A call that has left went well, with so many rows. */
  wentWell({ changes, took }: Ticket, rows: number): void {
    if (this.#open < this.#useful) return this.#reopen();
    if (changes !== this.#changes) return;
    const change = this.#trials.note(this.#open, rows, took);
    if (change === undefined) return;
    this.#useful = change.to;
    this.#set(change.to, change.reason);
    this.#wake();
  }

  #reopen(): void {
    if (++this.#goneWell < 2 * this.#open) return;
    this.#goneWell = 0;
    this.#set(this.#open + 1, 'calls went well');
    this.#wake();
  }

  #halve(reason: string): void {
    this.#closings++;
    this.#goneWell = 0;
    this.#useful = this.#trials.cancel() ?? this.#useful;
    this.#set(Math.max(1, Math.floor(this.#open / 2)), reason);
  }

  #set(to: number, reason: string): void {
    const from = this.#open;
    this.#open = to;
    this.#changes++;
    if (from !== to) lanesEvents.publish(() => ({ ...this.#owner, from, to, reason }));
  }

  #change(signal: AbortSignal): Promise<void> {
    // One listener for all that wait: a load's calls have the same signal, and Node takes many listeners for a leak.
    if (!this.#heard.has(signal)) {
      this.#heard.add(signal);
      signal.addEventListener('abort', () => this.#wake(), { once: true });
    }
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
