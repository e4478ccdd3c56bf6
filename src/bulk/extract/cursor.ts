import { ForcewireError } from '../../errors.ts';

/** A place between two rows of a result. */
export interface CursorPlace {
  /** The part that holds the row before. */
  readonly key: string;
  /** Rows of that part that were handed over. */
  rows: number;
  /** Rows of the whole result that were handed over. */
  total: number;
}

/** The place as text, for whoever keeps it. */
export function writeCursor({ key, rows, total }: CursorPlace): string {
  return `${total}:${rows}:${key}`;
}

/** Throws ForcewireError (INVALID_OPTION) for what `writeCursor` does not write. */
export function readCursor(text: string): CursorPlace {
  const found = /^(\d{1,15}):(\d{1,15}):(.*)$/s.exec(text);
  if (found === null) throw new ForcewireError('INVALID_OPTION', 'The cursor is none of a bulk result.');
  return { key: found[3]!, rows: Number(found[2]), total: Number(found[1]) };
}
