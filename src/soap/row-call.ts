import { EncodeError, ForcewireError } from '../errors.ts';
import { type BatchEvent, batchEvents } from '../events/channels.ts';
import { type CallOptions, type CallTrace, callOperation, newTrace, type SoapLink } from './call.ts';
import type { Sendable } from './check-rows.ts';
import { countMismatch } from './outcomes.ts';
import type { SaveResult, Verb } from './verb.ts';

/** Rows that are sent in one call, for the nth time. */
export interface Piece<Row, Item> {
  readonly entries: readonly Sendable<Row, Item>[];
  readonly attempt: number;
}

/** What came of a call with rows: a result for each, or what went wrong with all of them. */
export type RowAnswer =
  | { readonly trace: CallTrace; readonly results: readonly SaveResult[] }
  | { readonly trace: CallTrace; readonly error: unknown };

/** One call with rows, over the session. Never throws; its end is an event. */
export async function callWithRows<Row, Item>(
  link: SoapLink,
  verb: Verb<Item>,
  { entries, attempt }: Piece<Row, Item>,
  call: CallOptions,
): Promise<RowAnswer> {
  const trace = newTrace();
  const started = performance.now();
  const tell = (came: Pick<BatchEvent, 'ok' | 'failed' | 'code'>): void => {
    const durationMs = performance.now() - started;
    batchEvents.publish(() => ({ operation: verb.operation, rows: entries.length, attempt, ...came, durationMs, tags: link.tags }));
  };
  const items = entries.map(({ item }) => item);
  try {
    const results: readonly SaveResult[] = await callOperation(link, verb.operation, verb.request(items), call, trace);
    if (results.length !== items.length) throw countMismatch(verb, items.length, results.length);
    const ok = results.filter(({ success }) => success).length;
    tell({ ok, failed: entries.length - ok, code: undefined });
    return { trace, results };
  } catch (error) {
    const code = error instanceof ForcewireError ? error.code : 'ABORTED';
    if (!(error instanceof EncodeError)) tell({ ok: 0, failed: 0, code });
    return { trace, error };
  }
}
