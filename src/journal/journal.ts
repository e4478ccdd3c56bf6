/** One line of a journal: plain data, as JSON carries it. */
export interface JournalEntry {
  readonly type: string;
  readonly [name: string]: unknown;
}

/** The type of entries that say which rows their receiver has had. */
export const TAKEN = 'taken';

/**
 * What a load or an extract writes down before it acts, so that another process can go on where this one died. `fileJournal` is one; whoever wants to
 * keep it elsewhere writes another.
 */
export interface Journal {
  /** Takes the journal for this process alone, and reads it. Throws where somebody else has it, or where it is spoilt. */
  open(): Promise<OpenJournal>;
}

/** A journal while a load or an extract runs with it. */
export interface OpenJournal {
  /** What stood in it, in the order in which it was written. Empty for a new one. */
  readonly entries: readonly JournalEntry[];
  /**
   * Adds an entry. Once it resolves, the entry outlives this process; entries that were asked for earlier stand before it. When one could not be
   * written, none may be added behind it.
   */
  append(entry: JournalEntry): Promise<void>;
  /** Gives the journal back. Whatever was appended stays. */
  close(): Promise<void>;
}
