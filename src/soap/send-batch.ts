import { AuthError, EncodeError, ForcewireError, ServerError, SoapFaultError, TransportError } from '../errors.ts';
import type { Outcome, RowError } from '../load.ts';
import type { BatchResult } from '../run-load.ts';
import { type CallOptions, callOperation, type SoapLink, type Traffic } from './call.ts';
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
  const entries = batch.entries.filter(isSendable);
  try {
    return joinAll(batch.entries, await sendEntries(link, verb, entries, sending));
  } catch (error) {
    if (!(error instanceof EncodeError)) return joinFailure(batch.entries, error, sending.call.signal);
  }
  const checked = batch.entries.map((entry) => checkEntry(entry, verb, sending));
  try {
    return joinAll(checked, await sendEntries(link, verb, checked.filter(isSendable), sending));
  } catch (error) {
    return joinFailure(checked, error, sending.call.signal);
  }
}

async function sendEntries<Row, Item>(
  link: SoapLink,
  verb: Verb<Item>,
  entries: readonly Sent<Row, Item>[],
  sending: Sending<Item>,
): Promise<ReadonlyMap<number, Outcome<Row>>> {
  if (entries.length === 0) return new Map();
  const request = verb.request(entries.map((entry) => entry.item));
  const results = (await callOperation(link, verb.operation, request, sending.call, sending.traffic)) as readonly SaveResult[];
  const missing = results.length === entries.length ? undefined : countMismatch(verb, entries.length, results.length);
  return new Map(
    entries.map((entry, at) => [entry.index, missing === undefined ? joinOne(verb, entry, results[at]!) : unknownOutcome(entry, missing)]),
  );
}

// Results say nothing of their rows but their position, so a wrong number joins none of them.
function countMismatch(verb: Verb<never>, sent: number, received: number): ForcewireError {
  return new ForcewireError('RESULT_COUNT', `${verb.operation}() was sent ${sent} rows and answered with ${received} results.`);
}

function joinOne<Row, Item>(verb: Verb<Item>, entry: Entry<Row, Item>, result: SaveResult): Outcome<Row> {
  const { index, row } = entry;
  if (result.success) return { index, row, attempts: 1, status: 'ok', id: result.id ?? '', created: verb.created(result) };
  const errors: RowError[] = (result.errors ?? []).map(({ statusCode, message, fields }) => {
    return { code: statusCode, message, fields: (fields ?? []).filter((field) => field !== null), from: 'server' };
  });
  return { index, row, attempts: 1, status: 'failed', errors };
}

function joinAll<Row, Item>(entries: readonly Entry<Row, Item>[], sent: ReadonlyMap<number, Outcome<Row>>): BatchResult<Row> {
  return { outcomes: entries.map((entry) => sent.get(entry.index) ?? refusedOutcome(entry)) };
}

/** The call as a whole failed. */
function joinFailure<Row, Item>(entries: readonly Entry<Row, Item>[], error: unknown, signal: AbortSignal | undefined): BatchResult<Row> {
  const { applied, isFatal } = judge(error, signal);
  const reason = error instanceof Error ? error.message : String(error);
  const outcomes = entries.map((entry) => {
    if (!isSendable(entry)) return refusedOutcome(entry);
    return applied === 'perhaps' ? unknownOutcome(entry, error) : notProcessed(entry, reason, applied === 'no' ? 1 : 0);
  });
  return isFatal ? { outcomes, fatal: error } : { outcomes };
}

interface Judgement {
  /** Whether the rows may have been written: they never left, the server said no, or nobody knows. */
  readonly applied: 'notSent' | 'no' | 'perhaps';
  /** Whether the calls after it would fail the same way. */
  readonly isFatal: boolean;
}

function judge(error: unknown, signal: AbortSignal | undefined): Judgement {
  if (signal?.aborted) return { applied: 'perhaps', isFatal: false };
  if (error instanceof AuthError) return { applied: 'no', isFatal: true };
  if (error instanceof EncodeError) return { applied: 'notSent', isFatal: true };
  if (error instanceof TransportError) return error.sent ? { applied: 'perhaps', isFatal: false } : { applied: 'notSent', isFatal: true };
  // UNKNOWN_EXCEPTION is the one fault after which the server may have kept something.
  if (error instanceof SoapFaultError)
    return error.code === 'UNKNOWN_EXCEPTION' ? { applied: 'perhaps', isFatal: false } : { applied: 'no', isFatal: true };
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

function unknownOutcome<Row, Item>({ index, row }: Entry<Row, Item>, cause: unknown): Outcome<Row> {
  return { index, row, attempts: 1, status: 'unknown', cause };
}
