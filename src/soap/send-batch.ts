import { EncodeError, ForcewireError, ServerError, type SoapFaultError } from '../errors.ts';
import { type BatchEvent, batchEvents, splitEvents } from '../events/channels.ts';
import type { Lanes, Ticket } from '../load/lanes.ts';
import type { Outcome } from '../load/load.ts';
import type { BatchResult } from '../load/run-load.ts';
import { type CallOptions, type CallTrace, callOperation, newTrace, type SoapLink } from './call.ts';
import { type Check, checkEntry, isSendable, type Sendable } from './check-rows.ts';
import {
  answeredOutcome,
  countMismatch,
  type History,
  poisonOutcome,
  unappliedOutcome,
  unknownOutcome,
  unsentOutcome,
} from './outcomes.ts';
import type { RowBatch } from './row-batches.ts';
import { isLocked, type SaveResult, type Verb } from './verb.ts';
import { isAboutValue, judge } from './verdict.ts';

/** Requests that carried rows, and the bytes of their bodies. */
export interface Traffic {
  calls: number;
  bytesSent: number;
}

/** How the batches of a load are sent. */
export interface Sending<Item> extends Check<Item> {
  readonly traffic: Traffic;
  readonly lanes: Lanes;
  readonly call: CallOptions;
  /** Calls that the load may still make to find rows that the server cannot read. */
  readonly isolation: { calls: number };
}

/** One batch until each of its rows has an outcome. `stopping` ends the waits; calls on their way are heard to their end. */
export function sendBatch<Row, Item>(
  link: SoapLink,
  verb: Verb<Item>,
  batch: RowBatch<Row, Item>,
  sending: Sending<Item>,
  stopping: AbortSignal,
): Promise<BatchResult<Row>> {
  return new BatchRun<Row, Item>(link, verb, sending, stopping).run(batch);
}

/** Rows that are sent in one call, for the nth time. */
interface Piece<Row, Item> {
  readonly entries: readonly Sendable<Row, Item>[];
  readonly attempt: number;
}

interface Answer {
  readonly results: readonly SaveResult[];
}

interface Failure {
  readonly error: unknown;
  readonly trace: CallTrace;
}

class BatchRun<Row, Item> {
  readonly #link: SoapLink;
  readonly #verb: Verb<Item>;
  readonly #sending: Sending<Item>;
  readonly #stopping: AbortSignal;
  readonly #isAllOrNone: boolean;
  readonly #outcomes: Map<number, Outcome<Row>> = new Map();
  readonly #histories: Map<number, History> = new Map();
  #fatal: { readonly error: unknown } | undefined;
  /** Once a call of the batch has been answered, no fault of another is about all of them. */
  #wasAnswered = false;

  constructor(link: SoapLink, verb: Verb<Item>, sending: Sending<Item>, stopping: AbortSignal) {
    this.#link = link;
    this.#verb = verb;
    this.#sending = sending;
    this.#stopping = stopping;
    this.#isAllOrNone = isAllOrNone(sending.call.headers);
  }

  async run({ entries }: RowBatch<Row, Item>): Promise<BatchResult<Row>> {
    for (const entry of entries) this.#histories.set(entry.index, { attempts: 0, doubt: undefined });
    for (const entry of entries) if (!isSendable(entry)) this.#settle(entry, unsentOutcome(entry, ''));
    await this.#send({ entries: entries.filter(isSendable), attempt: 1 });
    const outcomes = entries.map(({ index }) => this.#outcomes.get(index)!);
    return this.#fatal === undefined ? { outcomes } : { outcomes, fatal: this.#fatal.error };
  }

  /** Sends rows until each has its outcome. */
  async #send(piece: Piece<Row, Item>): Promise<void> {
    const fault = await this.#try(piece);
    if (fault !== undefined) await this.#isolate(piece, fault);
  }

  /** One call, and what follows from it. A fault about one value is the caller's to look into; its rows have no outcome yet. */
  async #try(piece: Piece<Row, Item>): Promise<SoapFaultError | undefined> {
    if (piece.entries.length === 0) return undefined;
    const { lanes } = this.#sending;
    const ticket = this.#isOver ? undefined : await lanes.enter(this.#stopping);
    if (ticket === undefined || this.#isOver) {
      if (ticket !== undefined) lanes.leave();
      this.#giveUp(piece.entries, 'the load ended before this row was sent');
      return undefined;
    }
    const came = await this.#call(piece).finally(() => lanes.leave());
    if ('results' in came) return this.#takeAnswer(piece, came.results, ticket);
    if (came.error instanceof EncodeError) return this.#check(piece);
    return this.#takeFailure(piece, came, ticket);
  }

  async #call({ entries, attempt }: Piece<Row, Item>): Promise<Answer | Failure> {
    const { call, traffic } = this.#sending;
    const verb = this.#verb;
    const trace = newTrace();
    const started = performance.now();
    const items = entries.map(({ item }) => item);
    try {
      const results: readonly SaveResult[] = await callOperation(this.#link, verb.operation, verb.request(items), call, trace);
      if (results.length !== items.length) throw countMismatch(verb, items.length, results.length);
      const ok = results.filter(({ success }) => success).length;
      this.#tell(entries.length, attempt, started, { ok, failed: entries.length - ok, code: undefined });
      return { results };
    } catch (error) {
      const code = error instanceof ForcewireError ? error.code : 'ABORTED';
      if (!(error instanceof EncodeError)) this.#tell(entries.length, attempt, started, { ok: 0, failed: 0, code });
      return { error, trace };
    } finally {
      traffic.calls += trace.requests;
      traffic.bytesSent += trace.bytesSent;
      for (const { index } of entries) this.#histories.get(index)!.attempts += trace.requests;
    }
  }

  /** Rows that were locked go again, without the others; with allOrNone nothing was saved, so all go again. */
  async #takeAnswer({ entries, attempt }: Piece<Row, Item>, results: readonly SaveResult[], ticket: Ticket): Promise<undefined> {
    this.#wasAnswered = true;
    this.#link.retrier.succeeded();
    const hasLocked = results.some(isLocked);
    if (!hasLocked) this.#sending.lanes.widen();
    const locked = entries.filter((_, at) => isLocked(results[at]!) || (hasLocked && this.#isAllOrNone));
    const rest = new Set(locked);
    for (const [at, entry] of entries.entries()) if (!rest.has(entry)) this.#join(entry, results[at]!);
    if (locked.length === 0) return;
    const unlocked = await this.#awaitUnlocked(locked, results.find(isLocked)!, attempt, ticket);
    if (!unlocked) {
      for (const [at, entry] of entries.entries()) if (rest.has(entry)) this.#join(entry, results[at]!);
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
    { error, trace }: Failure,
    ticket: Ticket,
  ): Promise<SoapFaultError | undefined> {
    const { call, lanes } = this.#sending;
    if (call.signal?.aborted) {
      this.#settleFailed(this.#joinArrived(entries, trace), error, trace.mayHaveRun);
      return undefined;
    }
    const verdict = judge(error, trace.mayHaveRun);
    if (verdict === 'refused') {
      if (isAboutValue(error) && !this.#isAllOrNone) return error;
      this.#refuse(entries, error);
      return undefined;
    }
    if (verdict === 'busy') lanes.narrow(ticket, error instanceof ForcewireError ? error.code : 'busy');
    const rest = this.#joinArrived(entries, trace);
    const mayHaveRun = verdict === 'perhaps' || verdict === 'lost';
    const again = verdict === 'lost' ? [] : mayHaveRun ? rest.filter(({ item }) => this.#mayRepeat(item, error)) : rest;
    this.#settleFailed(without(rest, again), error, true);
    if (mayHaveRun) for (const { index } of again) this.#histories.get(index)!.doubt ??= { cause: error };
    if (again.length > 0 && (await this.#pause(attempt, error))) await this.#send({ entries: again, attempt: attempt + 1 });
    else if (mayHaveRun) this.#settleFailed(again, error, true);
    // Whoever does not get through to the server now will not with the next batch either.
    else this.#refuse(again, error);
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
      if (result !== undefined) this.#join(entry, result);
      return result === undefined;
    });
  }

  /** Each half is sent alone, until the row that the server cannot read stands alone. */
  async #isolate({ entries, attempt }: Piece<Row, Item>, fault: SoapFaultError): Promise<void> {
    const [first] = entries;
    if (entries.length === 1) return this.#settle(first!, poisonOutcome(first!, fault, this.#histories.get(first!.index)!));
    const { isolation } = this.#sending;
    if (isolation.calls < 2 || this.#isOver) return this.#refuse(entries, fault);
    isolation.calls -= 2;
    const middle = Math.ceil(entries.length / 2);
    this.#tellSplit('value', entries.length, middle, fault.code);
    const halves = [entries.slice(0, middle), entries.slice(middle)].map((half) => ({ entries: half, attempt }));
    const faults: (SoapFaultError | undefined)[] = [];
    for (const half of halves) faults.push(await this.#try(half));
    if (!this.#wasAnswered && areAlike(faults[0], faults[1])) return this.#refuse(entries, fault);
    for (const [at, half] of halves.entries()) if (faults[at] !== undefined) await this.#isolate(half, faults[at]);
  }

  /** What the codec refuses fails alone, and the others are sent. */
  #check({ entries, attempt }: Piece<Row, Item>): Promise<SoapFaultError | undefined> {
    const checked = entries.map((entry) => checkEntry(entry, this.#verb, this.#sending));
    for (const entry of checked) if (!isSendable(entry)) this.#settle(entry, unsentOutcome(entry, ''));
    return this.#try({ entries: checked.filter(isSendable), attempt });
  }

  /** The server will not take this call, and none like it. */
  #refuse(entries: readonly Sendable<Row, Item>[], error: unknown): void {
    this.#fatal ??= { error };
    this.#settleFailed(entries, error, false);
  }

  get #isOver(): boolean {
    return this.#fatal !== undefined || this.#stopping.aborted || this.#sending.call.signal?.aborted === true;
  }

  #pause(attempt: number, error: unknown): Promise<boolean> {
    const { retrier } = this.#link;
    return this.#isOver
      ? Promise.resolve(false)
      : retrier.pause({ operation: this.#verb.operation, attempt, error, signal: this.#stopping });
  }

  #mayRepeat(item: Item, error: unknown): boolean {
    const { repeatUpdates, createOn503 } = this.#link.retrier.settings;
    if (createOn503 && error instanceof ServerError && error.status === 503) return true;
    return repeatUpdates && this.#verb.mayRepeat(item);
  }

  #join(entry: Sendable<Row, Item>, result: SaveResult): void {
    this.#settle(entry, answeredOutcome(this.#verb, entry, result, this.#histories.get(entry.index)!));
  }

  #settleFailed(entries: readonly Sendable<Row, Item>[], error: unknown, mayHaveRun: boolean): void {
    if (!mayHaveRun) return this.#giveUp(entries, error instanceof Error ? error.message : String(error));
    for (const entry of entries) this.#settle(entry, unknownOutcome(entry, error, this.#histories.get(entry.index)!));
  }

  #giveUp(entries: readonly Sendable<Row, Item>[], reason: string): void {
    for (const entry of entries) this.#settle(entry, unappliedOutcome(entry, reason, this.#histories.get(entry.index)!));
  }

  #settle({ index }: { readonly index: number }, outcome: Outcome<Row>): void {
    this.#outcomes.set(index, outcome);
  }

  #tell(rows: number, attempt: number, started: number, came: Pick<BatchEvent, 'ok' | 'failed' | 'code'>): void {
    const { operation } = this.#verb;
    const durationMs = performance.now() - started;
    batchEvents.publish(() => ({ operation, rows, attempt, ...came, durationMs, tags: this.#link.tags }));
  }

  #tellSplit(reason: 'value' | 'lock', rows: number, size: number, code: string): void {
    splitEvents.publish(() => ({ operation: this.#verb.operation, reason, rows, size, code, tags: this.#link.tags }));
  }
}

function areAlike(one: SoapFaultError | undefined, other: SoapFaultError | undefined): boolean {
  return one !== undefined && other !== undefined && one.code === other.code && one.message === other.message;
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
