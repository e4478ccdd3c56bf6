import { EncodeError, ForcewireError, ServerError, type SoapFaultError } from '../errors.ts';
import { splitEvents } from '../events/channels.ts';
import type { Lanes, Ticket } from '../load/lanes.ts';
import type { Outcome, Reconcile } from '../load/load.ts';
import type { BatchResult } from '../load/run-load.ts';
import type { CallOptions, CallTrace, SoapLink } from './call.ts';
import { type Check, checkEntry, isSendable, type Sendable } from './check-rows.ts';
import { isolate, type Suspects } from './isolation.ts';
import { findOut } from './reconcile.ts';
import type { RowBatch } from './row-batches.ts';
import { callWithRows, type Piece, type RowAnswer } from './row-call.ts';
import { SettledRows } from './settled-rows.ts';
import { isLocked, type SaveResult, type Verb } from './verb.ts';
import { isAboutValue, judge } from './verdict.ts';

/** Requests that carried rows, and the bytes of their bodies. */
export interface Traffic {
  calls: number;
  bytesSent: number;
}

/** How the batches of a load are sent. */
export interface Sending<Row, Item> extends Check<Item> {
  readonly traffic: Traffic;
  readonly lanes: Lanes;
  readonly call: CallOptions;
  /** Calls that the load may still make to find rows that the server cannot read. */
  readonly isolation: { calls: number };
  readonly reconcile: Reconcile<Row> | undefined;
}

/** One batch until each of its rows has an outcome. `stopping` ends the waits; calls on their way are heard to their end. */
export function sendBatch<Row, Item>(
  link: SoapLink,
  verb: Verb<Item>,
  batch: RowBatch<Row, Item>,
  sending: Sending<Row, Item>,
  stopping: AbortSignal,
): Promise<BatchResult<Row>> {
  const leaving = { ...link, budget: link.budget.until(stopping) };
  return new BatchRun<Row, Item>(leaving, verb, batch, sending, stopping).run();
}

class BatchRun<Row, Item> implements Suspects<Row, Item> {
  readonly #link: SoapLink;
  readonly #verb: Verb<Item>;
  readonly #batch: RowBatch<Row, Item>;
  readonly #sending: Sending<Row, Item>;
  readonly #stopping: AbortSignal;
  readonly #isAllOrNone: boolean;
  readonly #settled: SettledRows<Row, Item>;
  #fatal: { readonly error: unknown } | undefined;
  wasAnswered = false;

  constructor(link: SoapLink, verb: Verb<Item>, batch: RowBatch<Row, Item>, sending: Sending<Row, Item>, stopping: AbortSignal) {
    this.#link = link;
    this.#verb = verb;
    this.#batch = batch;
    this.#sending = sending;
    this.#stopping = stopping;
    this.#isAllOrNone = isAllOrNone(sending.call.headers);
    this.#settled = new SettledRows(verb, batch.entries);
  }

  async run(): Promise<BatchResult<Row>> {
    const { entries } = this.#batch;
    for (const entry of entries) if (!isSendable(entry)) this.#settled.unsent(entry);
    let unsettled: readonly Sendable<Row, Item>[] = entries.filter(isSendable);
    for (let attempt = 1; unsettled.length > 0; attempt++) {
      await this.#send({ entries: unsettled, attempt });
      unsettled = await this.#reconcile({ entries: unsettled, attempt });
    }
    const { outcomes }: { readonly outcomes: Outcome<Row>[] } = this.#settled;
    return this.#fatal === undefined ? { outcomes } : { outcomes, fatal: this.#fatal.error };
  }

  /** Sends rows until each has its outcome. */
  async #send(piece: Piece<Row, Item>): Promise<void> {
    const fault = await this.try(piece);
    if (fault !== undefined) await isolate(this, this.#sending.isolation, piece, fault);
  }

  /** One call, and what follows from it. A fault about one value is the caller's to look into; its rows have no outcome yet. */
  async try(piece: Piece<Row, Item>): Promise<SoapFaultError | undefined> {
    if (piece.entries.length === 0) return undefined;
    const { lanes } = this.#sending;
    const ticket = this.isOver ? undefined : await lanes.enter(this.#stopping);
    if (ticket === undefined || this.isOver) {
      if (ticket !== undefined) lanes.leave(ticket);
      return this.#leave(piece);
    }
    const came = await this.#call(piece).finally(() => lanes.leave(ticket));
    if ('results' in came) return this.#takeAnswer(piece, came.results, ticket);
    if (came.error instanceof EncodeError) return this.#check(piece, came.error);
    return this.#takeFailure(piece, came, ticket);
  }

  #leave({ entries }: Piece<Row, Item>): undefined {
    this.#settled.unapplied(entries, 'the load ended before this row was sent');
  }

  async #call(piece: Piece<Row, Item>): Promise<RowAnswer> {
    const { call, traffic } = this.#sending;
    const answer = await callWithRows(this.#link, this.#verb, piece, call);
    const { requests, bytesSent } = answer.trace;
    traffic.calls += requests;
    traffic.bytesSent += bytesSent;
    this.#settled.countAttempts(piece.entries, requests);
    return answer;
  }

  /** Rows that were locked go again, without the others; with allOrNone nothing was saved, so all go again. */
  async #takeAnswer({ entries, attempt }: Piece<Row, Item>, results: readonly SaveResult[], ticket: Ticket): Promise<undefined> {
    this.wasAnswered = true;
    this.#link.retrier.succeeded();
    const hasLocked = results.some(isLocked);
    if (!hasLocked) this.#sending.lanes.wentWell(ticket, entries.length);
    const locked = entries.filter((_, at) => isLocked(results[at]!) || (hasLocked && this.#isAllOrNone));
    const rest = new Set(locked);
    for (const [at, entry] of entries.entries()) if (!rest.has(entry)) this.#settled.answered(entry, results[at]!);
    if (locked.length === 0) return;
    const unlocked = await this.#awaitUnlocked(locked, results.find(isLocked)!, attempt, ticket);
    if (!unlocked) {
      for (const [at, entry] of entries.entries()) if (rest.has(entry)) this.#settled.answered(entry, results[at]!);
      return;
    }
    const isSmaller = this.#isAllOrNone || locked.length < entries.length;
    const size = isSmaller ? locked.length : Math.ceil(locked.length / 2);
    const code = results.find(isLocked)!.errors![0]!.statusCode;
    this.#tellSplit('lock', locked.length, size, code);
    for (let at = 0; at < locked.length; at += size) await this.#send({ entries: locked.slice(at, at + size), attempt: attempt + 1 });
  }

  #awaitUnlocked(locked: readonly Sendable<Row, Item>[], { errors }: SaveResult, attempt: number, ticket: Ticket): Promise<boolean> {
    const { statusCode, message } = errors![0]!;
    this.#sending.lanes.narrow(ticket, statusCode);
    return this.#pause(attempt, new ForcewireError(statusCode, `${locked.length} rows: ${message}`));
  }

  async #takeFailure(
    { entries, attempt }: Piece<Row, Item>,
    { error, trace }: RowAnswer & { readonly error: unknown },
    ticket: Ticket,
  ): Promise<SoapFaultError | undefined> {
    const { call, lanes } = this.#sending;
    if (call.signal?.aborted) {
      const rest = this.#joinArrived(entries, trace);
      if (trace.mayHaveRun) this.#settled.unknown(rest, error);
      else this.#settled.unapplied(rest, error);
      return undefined;
    }
    const verdict = judge(error, trace.mayHaveRun);
    if (verdict === 'refused') {
      if (isAboutValue(error) && !this.#isAllOrNone) return error;
      this.refuse(entries, error);
      return undefined;
    }
    if (verdict === 'busy') lanes.narrowAll(ticket, error instanceof ForcewireError ? error.code : 'busy');
    const rest = this.#joinArrived(entries, trace);
    const mayHaveRun = verdict === 'perhaps' || verdict === 'lost';
    const again = verdict === 'lost' ? [] : mayHaveRun ? rest.filter(({ item }) => this.#mayRepeat(item, error)) : rest;
    this.#settled.unknown(without(rest, again), error);
    if (mayHaveRun) this.#settled.doubt(again, error);
    if (again.length > 0 && (await this.#pause(attempt, error))) await this.#send({ entries: again, attempt: attempt + 1 });
    else if (mayHaveRun) this.#settled.unknown(again, error);
    // Whoever does not get through to the server now will not with the next batch either.
    else this.refuse(again, error);
    if (verdict === 'lost' && isLasting(error)) this.#fatal ??= { error };
    return undefined;
  }

  /** Of an answer that broke off, the results that came whole still count. Returns the rows that have none. */
  #joinArrived(entries: readonly Sendable<Row, Item>[], { brokenAnswer }: CallTrace): readonly Sendable<Row, Item>[] {
    if (brokenAnswer === undefined) return entries;
    const arrived = this.#sending.operation.decodeArrivedResults(brokenAnswer) as readonly (SaveResult | null)[];
    if (arrived.length > entries.length) return entries;
    return entries.filter((entry, at) => {
      const result = arrived[at] ?? undefined;
      if (result !== undefined) this.#settled.answered(entry, result);
      return result === undefined;
    });
  }

  /** What the codec refuses fails alone, and the others are sent. */
  async #check({ entries, attempt }: Piece<Row, Item>, error: EncodeError): Promise<SoapFaultError | undefined> {
    const checked = entries.map((entry) => checkEntry(entry, this.#verb, this.#sending));
    // If it is none of the rows, it is a header, with which no call can be sent.
    if (checked.every((entry, at) => entry === entries[at])) {
      this.refuse(entries, error);
      return undefined;
    }
    for (const entry of checked) if (!isSendable(entry)) this.#settled.unsent(entry);
    return this.try({ entries: checked.filter(isSendable), attempt });
  }

  /** Asks the caller about the rows in doubt. Returns those that go again: they were not applied. */
  async #reconcile({ entries, attempt }: Piece<Row, Item>): Promise<readonly Sendable<Row, Item>[]> {
    const { reconcile, call } = this.#sending;
    const [first] = this.#settled.doubtfulOf(entries);
    if (reconcile === undefined || first === undefined) return [];
    // A call whose answer was lost may still be at work: it gets the time that another try would.
    const mayGoAgain = await this.#pause(attempt, first.row.cause);
    const patience = { stopping: this.#stopping, signal: call.signal };
    const absent = await findOut(reconcile, this.#settled, entries, patience, { operation: this.#verb.operation, tags: this.#link.tags });
    // All or none means all of one call.
    const isWhole = absent.length === this.#batch.entries.filter(isSendable).length;
    return mayGoAgain && !this.isOver && (isWhole || !this.#isAllOrNone) ? absent : [];
  }

  /** The server will not take this call, and none like it. */
  refuse(entries: readonly Sendable<Row, Item>[], error: unknown): void {
    this.#fatal ??= { error };
    this.#settled.unapplied(entries, error);
  }

  poisoned(entry: Sendable<Row, Item>, fault: SoapFaultError): void {
    this.#settled.poisoned(entry, fault);
  }

  onSplit(rows: number, size: number, code: string): void {
    this.#tellSplit('value', rows, size, code);
  }

  get isOver(): boolean {
    return this.#fatal !== undefined || this.#stopping.aborted || this.#sending.call.signal?.aborted === true;
  }

  #pause(attempt: number, error: unknown): Promise<boolean> {
    const { retrier } = this.#link;
    return this.isOver
      ? Promise.resolve(false)
      : retrier.pause({ operation: this.#verb.operation, attempt, error, signal: this.#stopping });
  }

  #mayRepeat(item: Item, error: unknown): boolean {
    const { repeatUpdates, createOn503 } = this.#link.retrier.settings;
    if (createOn503 && error instanceof ServerError && error.status === 503) return true;
    return repeatUpdates && this.#verb.mayRepeat(item);
  }

  #tellSplit(reason: 'value' | 'lock', rows: number, size: number, code: string): void {
    splitEvents.publish(() => ({ operation: this.#verb.operation, reason, rows, size, code, tags: this.#link.tags }));
  }
}

/** Whether the calls after it would end the same way: an error that is none of ours, or an answer that no waiting makes better. */
function isLasting(error: unknown): boolean {
  return error instanceof ServerError ? !error.retryable : !(error instanceof ForcewireError);
}

function without<T>(all: readonly T[], some: readonly T[]): readonly T[] {
  const out = new Set(some);
  return all.filter((each) => !out.has(each));
}

function isAllOrNone(headers: { readonly AllOrNoneHeader?: { readonly allOrNone?: boolean } } | undefined): boolean {
  return headers?.AllOrNoneHeader?.allOrNone === true;
}
