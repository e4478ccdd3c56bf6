import { EncodeError, ForcewireError, ServerError, SoapFaultError } from '../errors.ts';
import type { Outcome, RowError } from '../load/load.ts';
import type { BatchResult } from '../load/run-load.ts';
import { type CallOptions, type CallTrace, callOperation, newTrace, type SoapLink } from './call.ts';
import type { AnyOperation } from './exchange.ts';
import { refusalOf } from './row.ts';
import type { Entry, RowBatch } from './row-batches.ts';

/** An operation that writes many records in one call. */
export interface Verb<Item> {
  readonly operation: 'create' | 'update' | 'upsert' | 'delete';
  request(items: readonly Item[]): object;
  /** Which record the item is about, where two may be about the same. */
  keyOf(item: Item): string | undefined;
  /** Whether a success made a new record. */
  created(result: SaveResult): boolean;
}

/** What the results of create, update, upsert and delete have in common. */
export interface SaveResult {
  readonly id: string | null;
  readonly success: boolean;
  readonly created?: boolean;
  readonly errors?: readonly { readonly statusCode: string; readonly message: string; readonly fields?: readonly (string | null)[] }[];
}

/** Requests that carried rows, and the bytes of their bodies. */
export interface Traffic {
  calls: number;
  bytesSent: number;
}

/** How a batch is sent. */
export interface Sending<Item> {
  readonly operation: AnyOperation;
  readonly repair: ((item: Item) => Item) | undefined;
  readonly traffic: Traffic;
  readonly call: CallOptions;
}

interface Sent<Row, Item> extends Entry<Row, Item> {
  readonly item: Item;
}

/** One call. Rows that the codec refuses fail alone, and the others are sent; results are joined to rows by position. */
export async function sendBatch<Row, Item>(
  link: SoapLink,
  verb: Verb<Item>,
  batch: RowBatch<Row, Item>,
  sending: Sending<Item>,
): Promise<BatchResult<Row>> {
  const result = await sendEntries(link, verb, batch.entries, sending);
  if (!(result.fatal instanceof EncodeError)) return result;
  const checked = batch.entries.map((entry) => checkEntry(entry, verb, sending));
  return sendEntries(link, verb, checked, sending);
}

async function sendEntries<Row, Item>(
  link: SoapLink,
  verb: Verb<Item>,
  entries: readonly Entry<Row, Item>[],
  sending: Sending<Item>,
): Promise<BatchResult<Row>> {
  const items = entries.filter(isSendable).map((entry) => entry.item);
  if (items.length === 0) return { outcomes: entries.map(refusedOutcome) };
  const trace = newTrace();
  try {
    const results: readonly SaveResult[] = await callOperation(link, verb.operation, verb.request(items), sending.call, trace);
    if (results.length !== items.length) throw countMismatch(verb, items.length, results.length);
    return { outcomes: joinResults(verb, entries, results, trace.requests) };
  } catch (error) {
    return joinFailure(verb, entries, error, trace, sending);
  } finally {
    sending.traffic.calls += trace.requests;
    sending.traffic.bytesSent += trace.bytesSent;
  }
}

// Results say nothing of their rows but their position, so a wrong number joins none of them.
function countMismatch(verb: Verb<never>, sent: number, received: number): ForcewireError {
  return new ForcewireError('RESULT_COUNT', `${verb.operation}() was sent ${sent} rows and answered with ${received} results.`);
}

/** Each row that was sent with the result at its place; `orElse` is for those whose result did not come. */
function joinResults<Row, Item>(
  verb: Verb<Item>,
  entries: readonly Entry<Row, Item>[],
  results: readonly (SaveResult | null)[],
  attempts: number,
  orElse: (entry: Entry<Row, Item>) => Outcome<Row> = refusedOutcome,
): Outcome<Row>[] {
  let at = 0;
  return entries.map((entry) => {
    if (!isSendable(entry)) return refusedOutcome(entry);
    const result = results[at++] ?? undefined;
    return result === undefined ? orElse(entry) : joinOne(verb, entry, result, attempts);
  });
}

function joinOne<Row, Item>(verb: Verb<Item>, { index, row }: Entry<Row, Item>, result: SaveResult, attempts: number): Outcome<Row> {
  if (result.success) return { index, row, attempts, status: 'ok', id: result.id ?? '', created: verb.created(result) };
  const errors: RowError[] = (result.errors ?? []).map(({ statusCode, message, fields }) => {
    return { code: statusCode, message, fields: (fields ?? []).filter((field) => field !== null), from: 'server' };
  });
  return { index, row, attempts, status: 'failed', errors };
}

/** The call as a whole failed. Of an answer that broke off, the results that came whole still count. */
function joinFailure<Row, Item>(
  verb: Verb<Item>,
  entries: readonly Entry<Row, Item>[],
  error: unknown,
  trace: CallTrace,
  { operation, call }: Sending<Item>,
): BatchResult<Row> {
  const { applied, isFatal } = judge(error, trace, call.signal);
  const reason = error instanceof Error ? error.message : String(error);
  const attempts = trace.requests;
  const arrived = trace.brokenAnswer === undefined ? [] : operation.decodeArrivedResults(trace.brokenAnswer);
  const results = arrived.length > entries.filter(isSendable).length ? [] : arrived;
  const outcomes = joinResults(verb, entries, results as readonly SaveResult[], attempts, (entry) =>
    applied === 'perhaps' ? unknownOutcome(entry, error, attempts) : notProcessed(entry, reason, attempts),
  );
  return isFatal ? { outcomes, fatal: error } : { outcomes };
}

interface Judgement {
  /** Whether the rows may have been written: certainly not, or nobody knows. */
  readonly applied: 'no' | 'perhaps';
  /** Whether the calls after it would fail the same way. */
  readonly isFatal: boolean;
}

function judge(error: unknown, { mayHaveRun }: CallTrace, signal: AbortSignal | undefined): Judgement {
  if (signal?.aborted) return { applied: mayHaveRun ? 'perhaps' : 'no', isFatal: false };
  if (!mayHaveRun) return { applied: 'no', isFatal: true };
  // UNKNOWN_EXCEPTION is the one fault after which the server may have kept something.
  if (error instanceof SoapFaultError && error.code !== 'UNKNOWN_EXCEPTION') return { applied: 'no', isFatal: true };
  if (error instanceof ServerError) return { applied: 'perhaps', isFatal: !error.retryable };
  return { applied: 'perhaps', isFatal: !(error instanceof ForcewireError) };
}

/** Which of the rows the codec refuses, each tried alone, and once more after repair. */
function checkEntry<Row, Item>(entry: Entry<Row, Item>, verb: Verb<Item>, { operation, repair }: Sending<Item>): Entry<Row, Item> {
  if (!isSendable(entry)) return entry;
  const refusal = refusalBy(() => operation.encodeRequest(verb.request([entry.item])));
  if (refusal === undefined) return entry;
  if (repair === undefined) return { ...entry, item: undefined, ...refusalOf(refusal) };
  const item = repair(entry.item);
  const again = refusalBy(() => operation.encodeRequest(verb.request([item])));
  return again === undefined ? { ...entry, item } : { ...entry, item: undefined, ...refusalOf(again) };
}

function refusalBy(encode: () => string): EncodeError | undefined {
  try {
    encode();
    return undefined;
  } catch (error) {
    return error instanceof EncodeError ? error : new EncodeError('cannot be read', '', { cause: error });
  }
}

function isSendable<Row, Item>(entry: Entry<Row, Item>): entry is Sent<Row, Item> {
  return entry.item !== undefined;
}

/** For a row that stands in no call. */
export function unsentOutcome<Row, Item>(entry: Entry<Row, Item>, reason: string): Outcome<Row> {
  return entry.errors.length === 0 ? notProcessed(entry, reason, 0) : refusedOutcome(entry);
}

function refusedOutcome<Row, Item>({ index, row, errors }: Entry<Row, Item>): Outcome<Row> {
  return { index, row, attempts: 0, status: 'failed', errors };
}

function notProcessed<Row, Item>({ index, row }: Entry<Row, Item>, reason: string, attempts: number): Outcome<Row> {
  return { index, row, attempts, status: 'notProcessed', reason };
}

function unknownOutcome<Row, Item>({ index, row }: Entry<Row, Item>, cause: unknown, attempts: number): Outcome<Row> {
  return { index, row, attempts, status: 'unknown', cause };
}
