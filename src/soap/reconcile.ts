import { ForcewireError } from '../errors.ts';
import { reconcileEvents } from '../events/channels.ts';
import type { DoubtfulRow, Finding, Reconcile } from '../load/load.ts';
import { LEFT } from '../load/run-load.ts';
import type { Sendable } from './check-rows.ts';
import type { SettledRows } from './settled-rows.ts';

/** What ends the question: the load is left (`stopping`, by LEFT), or the caller's own signal fires. A load that ends with an error still tells of its rows. */
interface Patience {
  readonly stopping: AbortSignal;
  readonly signal: AbortSignal | undefined;
}

/**
 * Asks the caller what became of those of the rows that are in doubt, and settles them by what it finds. Returns the rows that were not applied. A caller that does not
 * heed the signal is not waited for. Never throws: rows of which nothing was found stay unknown.
 */
export async function findOut<Row, Item>(
  reconcile: Reconcile<Row>,
  settled: SettledRows<Row, Item>,
  entries: readonly Sendable<Row, Item>[],
  patience: Patience,
  who: { readonly operation: string; readonly tags: Readonly<Record<string, string>> },
): Promise<readonly Sendable<Row, Item>[]> {
  const { signal, end } = untilLeft(patience);
  const doubtful = settled.doubtfulOf(entries);
  const rows = doubtful.map(({ row }) => row);
  const absent: Sendable<Row, Item>[] = [];
  let applied = 0;
  let code: string | undefined;
  try {
    for (const [at, finding] of (await ask(reconcile, rows, signal)).entries()) {
      const { entry, row } = doubtful[at]!;
      if (finding?.applied === true) {
        applied++;
        settled.found(entry, finding);
      } else if (finding?.applied === false) {
        absent.push(entry);
        settled.notFound(entry, 'reconcile found that the row was not applied', row.cause);
      }
    }
  } catch (error) {
    code = signal.aborted ? 'ABORTED' : 'RECONCILE_FAILED';
    if (!signal.aborted)
      settled.unknown(
        doubtful.map(({ entry }) => entry),
        failure(error),
      );
  } finally {
    end();
  }
  const unknown = rows.length - applied - absent.length;
  reconcileEvents.publish(() => ({ ...who, applied, notApplied: absent.length, unknown, code }));
  return absent;
}

async function ask<Row>(reconcile: Reconcile<Row>, rows: readonly DoubtfulRow<Row>[], signal: AbortSignal): Promise<readonly Finding[]> {
  signal.throwIfAborted();
  const findings = await Promise.race([reconcile(rows, { signal }), abortOf(signal)]);
  if (Array.isArray(findings) && findings.length === rows.length) return findings;
  throw new TypeError(`expected ${rows.length} findings, one for each row`);
}

function failure(cause: unknown): ForcewireError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ForcewireError('RECONCILE_FAILED', `The row may have been applied, and reconcile could not tell: ${why}`, { cause });
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Fires when nobody wants to know more of the rows. `end` forgets the caller's signal, which may outlive any number of loads. */
function untilLeft({ stopping, signal }: Patience): { readonly signal: AbortSignal; readonly end: () => void } {
  const leaving = new AbortController();
  const onStop = (): void => {
    if (signal?.aborted) leaving.abort(signal.reason);
    else if (stopping.reason === LEFT) leaving.abort(new ForcewireError('LOAD_LEFT', 'The load was left.'));
  };
  const end = (): void => {
    for (const each of [stopping, signal]) each?.removeEventListener('abort', onStop);
  };
  for (const each of [stopping, signal]) each?.addEventListener('abort', onStop, { once: true });
  onStop();
  return { signal: leaving.signal, end };
}
