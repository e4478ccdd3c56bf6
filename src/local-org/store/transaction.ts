import type { Value } from './field-value.ts';
import type { BinEntry } from './recycle-bin.ts';
import type { SaveContext } from './save.ts';
import type { Store } from './store.ts';
import { SLOT } from './system-fields.ts';
import type { Row, Table } from './table.ts';

/** What one call has changed so far, so that it can be taken back as a whole. */
export class Transaction {
  readonly context: SaveContext;
  readonly store: Store;
  /** The time of the call and its user, as a row holds them: one object for the whole call instead of one number for each row. */
  readonly #stamps: Row;
  readonly #changes: (RowChange | (() => void))[];

  constructor(context: SaveContext, changes: (RowChange | (() => void))[] = []) {
    this.context = context;
    this.store = context.store;
    this.#stamps = [context.now, context.userId];
    this.#changes = changes;
  }

  /** The same call where the org itself writes, as a consequence of what the caller wrote. */
  asSystem(): Transaction {
    return new Transaction({ ...this.context, asSystem: true }, this.#changes);
  }

  insert(table: Table, row: Row): void {
    table.insert(row);
    this.#changes.push({ table, before: undefined, after: row });
  }

  replace(table: Table, before: Row, after: Row): void {
    table.replace(before, after);
    this.#changes.push({ table, before, after });
  }

  discard(table: Table, row: Row): void {
    table.discard(row, (row[SLOT.IsDeleted] === true ? row[SLOT.SystemModstamp] : this.#stamps[0]) as number);
    this.#changes.push({ table, before: row, after: undefined });
  }

  /** Changes some fields of a row without a user's having done it: SystemModstamp moves, LastModifiedDate does not. */
  adjust(table: Table, row: Row, values: Readonly<Record<string, Value>>): Row {
    const after = row.slice();
    for (const name in values) after[table.object.field(name)!.slot] = values[name]!;
    after[SLOT.SystemModstamp] = this.#stamps[0]!;
    this.replace(table, row, after);
    return after;
  }

  addToBin(id: string, entry: BinEntry): void {
    const { bin } = this.store;
    bin.add(id, entry);
    this.#changes.push(() => bin.remove(id));
  }

  removeFromBin(id: string): void {
    const { bin } = this.store;
    const entry = bin.entry(id);
    bin.remove(id);
    this.#changes.push(() => bin.add(id, entry));
  }

  /** Writes who changed the row, and when. */
  stamp(row: Row, isNew: boolean): void {
    const now = this.#stamps[0]!;
    const user = this.#stamps[1]!;
    if (isNew) {
      row[SLOT.CreatedDate] = now;
      row[SLOT.CreatedById] = user;
    }
    row[SLOT.LastModifiedDate] = now;
    row[SLOT.LastModifiedById] = user;
    row[SLOT.SystemModstamp] = now;
  }

  /** How far it has come, for `rollBack`. */
  get mark(): number {
    return this.#changes.length;
  }

  /** Takes back what was changed since the mark, newest first. */
  rollBack(mark = 0): void {
    for (const change of this.#changes.splice(mark).reverse()) {
      if (typeof change === 'function') change();
      else undo(change);
    }
  }
}

interface RowChange {
  readonly table: Table;
  readonly before: Row | undefined;
  readonly after: Row | undefined;
}

function undo({ table, before, after }: RowChange): void {
  if (before === undefined) table.removeLast(after!);
  else if (after === undefined) table.putBack(before);
  else table.replace(after, before);
}
