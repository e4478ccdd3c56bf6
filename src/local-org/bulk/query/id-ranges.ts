import { makeRecordId, recordNumber, toShortId } from '../../store/record-id.ts';
import { SLOT } from '../../store/system-fields.ts';
import type { Table } from '../../store/table.ts';

/** Ids from one on, up to another that is not in it: 15 characters each, as the WHERE of a chunk names them. */
export interface IdRange {
  readonly from: string;
  readonly to: string;
}

/**
 * The ranges of chunkSize consecutive ids, used or not, that hold all of a table: what primary key chunking asks for one after the other.
 * Deleted rows count, and gaps do, so that a chunk may find fewer rows, or none. `startRow` leaves out what lies before it.
 */
export function idRanges({ object, rows, created }: Table, chunkSize: number, startRow?: string): IdRange[] {
  const [first] = rows;
  if (first === undefined) return [];
  const boundary = (number: number): string => toShortId(makeRecordId(object.keyPrefix, number));
  const start = Math.max(recordNumber(first[SLOT.Id] as string), startRow === undefined ? 0 : recordNumber(startRow));
  const ranges: IdRange[] = [];
  for (let from = start; from <= created; from += chunkSize) ranges.push({ from: boundary(from), to: boundary(from + chunkSize) });
  return ranges;
}
