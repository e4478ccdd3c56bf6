/** A reference that was cleared because its parent went to the bin. */
export interface ClearedReference {
  readonly id: string;
  readonly field: string;
}

/** What a deleted record took with it. */
export interface BinEntry {
  /** Ids of the records that were deleted because this one was. */
  readonly members: readonly string[];
  readonly cleared: readonly ClearedReference[];
}

const ALONE: BinEntry = { members: [], cleared: [] };

/**
 * What belongs together in the recycle bin. Which records are deleted, their rows say; here is which come back together. A record that was
 * deleted alone takes no place.
 */
export class RecycleBin {
  readonly #entries: Map<string, BinEntry>;
  /** By member. */
  readonly #roots: Map<string, string>;

  constructor(from?: RecycleBin) {
    this.#entries = new Map(from === undefined ? [] : from.#entries);
    this.#roots = new Map(from === undefined ? [] : from.#roots);
  }

  /** Of a record that was itself deleted. */
  entry(id: string): BinEntry {
    return this.#entries.get(id) ?? ALONE;
  }

  /** The record with which this one was deleted; such a member is not in the bin by itself. */
  rootOf(id: string): string | undefined {
    return this.#roots.get(id);
  }

  add(id: string, entry: BinEntry): void {
    if (entry.members.length === 0 && entry.cleared.length === 0) return;
    this.#entries.set(id, entry);
    for (const member of entry.members) this.#roots.set(member, id);
  }

  remove(id: string): void {
    for (const member of this.entry(id).members) this.#roots.delete(member);
    this.#entries.delete(id);
  }
}
