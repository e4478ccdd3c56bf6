import { ApiError } from '../api-error.ts';
import { SLOT } from '../store/system-fields.ts';
import type { Row, Table } from '../store/table.ts';

/** The span that a caller asks about. */
export interface ReplicationWindow {
  readonly startDate: Date;
  readonly endDate: Date;
}

/** Records created or changed in a window. */
export interface UpdatedRecords {
  readonly ids: readonly string[];
  /** Where the caller's next window begins. */
  readonly latestDateCovered: Date;
}

/** Records deleted in a window. */
export interface DeletedRecords {
  readonly deletedRecords: readonly { readonly deletedDate: Date; readonly id: string }[];
  readonly earliestDateAvailable: Date;
  readonly latestDateCovered: Date;
}

const MINUTE = 60_000;
const MAX_AGE = 30 * 24 * 60 * MINUTE;
const MAX_IDS = 600_000;

/** The live records that were saved in the window. Throws ApiError for a window that the servers refuse. */
export function getUpdated(table: Table, window: ReplicationWindow, now: number): UpdatedRecords {
  const { start, end, latestDateCovered } = toMinutes(window, now);
  const ids = table.rows.filter((row) => row[SLOT.IsDeleted] !== true && isWithin(row, start, end)).map(idOf);
  checkNumber(ids.length);
  return { ids, latestDateCovered };
}

/**
 * The records that were deleted in the window and not restored since, also those that are gone for good: the servers keep a log of deletes apart
 * from the recycle bin. Throws ApiError for a window that the servers refuse.
 */
export function getDeleted(table: Table, window: ReplicationWindow, now: number): DeletedRecords {
  const { start, end, latestDateCovered } = toMinutes(window, now);
  const recycled = table.rows
    .filter((row) => row[SLOT.IsDeleted] === true)
    .map((row) => ({ id: idOf(row), deletedAt: row[SLOT.SystemModstamp] as number }));
  const deleted = [...recycled, ...table.purged].filter(({ deletedAt }) => deletedAt >= start && deletedAt < end);
  checkNumber(deleted.length);
  return {
    deletedRecords: deleted.map(({ id, deletedAt }) => ({ deletedDate: new Date(deletedAt), id })),
    earliestDateAvailable: new Date(toMinute(now - MAX_AGE)),
    latestDateCovered,
  };
}

/**
 * Seconds are cut off, and the end is outside, so that windows which follow each other share no record. The minute that still runs is answered
 * but not covered, since more may happen in it. Real orgs refuse windows from before they were made; a local org is new each time, so it only
 * goes by the thirty days.
 */
function toMinutes({ startDate, endDate }: ReplicationWindow, now: number): { start: number; end: number; latestDateCovered: Date } {
  const start = toMinute(startDate.getTime());
  const end = toMinute(endDate.getTime());
  if (end - start < MINUTE) throw refused('endDate must be at least one minute after startDate');
  if (start < toMinute(now - MAX_AGE)) throw refused('startDate cannot be more than 30 days ago');
  return { start, end, latestDateCovered: new Date(Math.min(end, toMinute(now))) };
}

function toMinute(time: number): number {
  return Math.floor(time / MINUTE) * MINUTE;
}

function isWithin(row: Row, start: number, end: number): boolean {
  const time = row[SLOT.SystemModstamp] as number;
  return time >= start && time < end;
}

function idOf(row: Row): string {
  return row[SLOT.Id] as string;
}

function checkNumber(count: number): void {
  if (count > MAX_IDS) throw new ApiError('EXCEEDED_ID_LIMIT', `more than ${MAX_IDS} records in this window; ask for a shorter one`);
}

function refused(text: string): ApiError {
  return new ApiError('INVALID_REPLICATION_DATE', text);
}
