import { ForcewireError, type SoapFaultError } from '../errors.ts';
import type { Finding, Outcome, RowError } from '../load/load.ts';
import type { Sendable } from './check-rows.ts';
import type { Entry } from './row-batches.ts';
import type { SaveResult, Verb } from './verb.ts';

/** How often a row was sent, and by which error it may have been applied already. */
export interface History {
  attempts: number;
  doubt: { readonly cause: unknown } | undefined;
}

/** A row that was answered for. */
export function answeredOutcome<Row, Item>(
  verb: Verb<Item>,
  { index, row, item }: Sendable<Row, Item>,
  result: SaveResult,
  { attempts, doubt }: History,
): Outcome<Row> {
  const firstTry = doubt === undefined || result.success ? 'notApplied' : verb.firstTry(result);
  if (result.success || firstTry === 'applied') {
    // Whether the record was there before the first try, the second cannot tell.
    const created = doubt !== undefined && verb.operation === 'upsert' ? undefined : verb.created(result);
    return { index, row, attempts, status: 'ok', id: verb.idOf(result, item), created, ...verb.own?.(result) };
  }
  if (firstTry === 'open') return { index, row, attempts, status: 'unknown', cause: doubt!.cause };
  return { index, row, attempts, status: 'failed', errors: errorsOf(result) };
}

function errorsOf({ errors = [] }: SaveResult): RowError[] {
  return errors.map(({ statusCode, message, fields }) => {
    return { code: statusCode, message, fields: (fields ?? []).filter((field) => field !== null), from: 'server' };
  });
}

/** A row that somebody found applied. */
export function foundOutcome<Row>(
  { operation }: Verb<never>,
  { index, row }: Entry<Row, unknown>,
  { id, created }: Finding & { readonly applied: true },
  { attempts }: History,
): Outcome<Row> {
  const isNew = operation === 'upsert' ? created : operation === 'create';
  return { index, row, attempts, status: 'ok', id, created: isNew };
}

/** The row for which the server refused its call. */
export function poisonOutcome<Row>({ index, row }: Entry<Row, unknown>, fault: SoapFaultError, { attempts }: History): Outcome<Row> {
  const errors: RowError[] = [{ code: fault.code, message: fault.message, fields: [], from: 'server' }];
  return { index, row, attempts, status: 'failed', errors };
}

/** A row whose last try was certainly not applied; an earlier one may have been. */
export function unappliedOutcome<Row>({ index, row }: Entry<Row, unknown>, reason: string, { attempts, doubt }: History): Outcome<Row> {
  if (doubt !== undefined) return { index, row, attempts, status: 'unknown', cause: doubt.cause };
  return { index, row, attempts, status: 'notProcessed', reason };
}

/** A row that may have been applied. */
export function unknownOutcome<Row>({ index, row }: Entry<Row, unknown>, cause: unknown, { attempts }: History): Outcome<Row> {
  return { index, row, attempts, status: 'unknown', cause };
}

/** A row that was never sent: we refuse it, or nothing came of its batch. */
export function unsentOutcome<Row>({ index, row, errors }: Entry<Row, unknown>, reason: string): Outcome<Row> {
  if (errors.length > 0) return { index, row, attempts: 0, status: 'failed', errors };
  return { index, row, attempts: 0, status: 'notProcessed', reason };
}

/** Results say nothing of their rows but their position, so a wrong number joins none of them. */
export function countMismatch({ operation }: Verb<never>, sent: number, received: number): ForcewireError {
  return new ForcewireError('RESULT_COUNT', `${operation}() was sent ${sent} rows and answered with ${received} results.`);
}
