import type { Field } from './field-definition.ts';
import type { Value } from './field-value.ts';
import { KeyIndex } from './key-index.ts';
import type { ObjectType } from './object-definition.ts';
import { makeRecordId, recordNumber } from './record-id.ts';
import { SLOT } from './system-fields.ts';

/** One value per stored field, at the field's slot. A row in a table never changes: an update puts another in its place. */
export type Row = Value[];

/**
 * The rows of one object with their indexes. It trusts its caller to have checked what it is given.
 *
 * Ids count up, so the number in an id is the row's place and no index by id is needed; a record that was deleted for good leaves a gap.
 */
export class Table {
  #object: ObjectType;
  #places: (Row | undefined)[] = [];
  #gaps = 0;
  #purged: PurgedRow[] = [];
  /** The rows without the gaps, while there are any and nothing has changed. */
  #gapless: readonly Row[] | undefined;
  /** By slot. An index is built by the first question and kept from then on. */
  #indexes = new Map<number, KeyIndex>();
  #built: KeyIndex[] = [];
  #blank: Row;

  constructor(object: ObjectType) {
    this.#object = object;
    this.#blank = blankOf(object);
  }

  get object(): ObjectType {
    return this.#object;
  }

  /** In order of their ids, deleted rows too. */
  get rows(): readonly Row[] {
    if (this.#gaps === 0) return this.#places as Row[];
    this.#gapless ??= this.#places.filter((row) => row !== undefined);
    return this.#gapless;
  }

  /** The highest number that an id has. */
  get created(): number {
    return this.#places.length;
  }

  /** The rows that were discarded, in the order in which they were. */
  get purged(): readonly PurgedRow[] {
    return this.#purged;
  }

  /** Rows whose ids are at least `from` and below `to`, in order; without an end, all that follow. */
  rowsBetween(from: string | undefined, to?: string | undefined): readonly Row[] {
    const start = from === undefined ? 0 : recordNumber(from) - 1;
    const end = to === undefined ? this.#places.length : recordNumber(to) - 1;
    const places = this.#places.slice(Math.max(0, start), Math.max(0, end));
    return this.#gaps === 0 ? (places as Row[]) : places.filter((row) => row !== undefined);
  }

  /** A row of defaults, not yet in the table. */
  blank(): Row {
    return this.#blank.slice();
  }

  nextId(): string {
    return makeRecordId(this.#object.keyPrefix, this.#places.length + 1);
  }

  /** By an id of 15 or 18 characters; deleted rows too. */
  find(id: string): Row | undefined {
    return id.startsWith(this.#object.keyPrefix) ? this.#places[recordNumber(id) - 1] : undefined;
  }

  /** The live row that has this value in a unique field. */
  findUnique(field: Field, value: Value): Row | undefined {
    for (const number of this.#indexOf(field).find(value)) {
      const row = this.#places[number - 1]!;
      if (row[SLOT.IsDeleted] !== true) return row;
    }
    return undefined;
  }

  /** Rows with one value in a reference, external id or email, deleted ones too; undefined for a field without such an index. */
  findByKey(field: Field, value: Value): readonly Row[] | undefined {
    if (!isKey(field)) return undefined;
    if (value === null) return this.rows.filter((row) => row[field.slot] === null);
    const numbers = this.#indexOf(field).find(value);
    return numbers.map((number) => this.#places[number - 1]!);
  }

  #indexOf(field: Field): KeyIndex {
    const known = this.#indexes.get(field.slot);
    if (known !== undefined) return known;
    const index = new KeyIndex(field);
    for (const row of this.rows) index.add(row, recordNumber(row[SLOT.Id] as string));
    this.#indexes.set(field.slot, index);
    this.#built.push(index);
    return index;
  }

  /** Adds a row whose id is `nextId`. */
  insert(row: Row): void {
    this.#places.push(row);
    this.#gapless = undefined;
    for (const index of this.#built) index.add(row, this.#places.length);
  }

  /** Takes back the row that was inserted last; its id will be another row's, since nobody has seen it. */
  removeLast(row: Row): void {
    if (this.#places.at(-1) !== row) throw new Error('Only the newest row can be taken back.');
    for (const index of this.#built) index.remove(row, this.#places.length);
    this.#places.pop();
    this.#gapless = undefined;
  }

  /** Puts a row in the place of the one with the same id. */
  replace(before: Row, after: Row): void {
    const number = recordNumber(after[SLOT.Id] as string);
    this.#places[number - 1] = after;
    this.#gapless = undefined;
    for (const index of this.#built) index.replace(before, after, number);
  }

  /** Forgets a row for good, but for when it was deleted. */
  discard(row: Row, deletedAt: number): void {
    const number = recordNumber(row[SLOT.Id] as string);
    this.#purged.push({ id: row[SLOT.Id] as string, deletedAt });
    for (const index of this.#built) index.remove(row, number);
    this.#places[number - 1] = undefined;
    this.#gaps++;
    this.#gapless = undefined;
  }

  /** Takes back a `discard`. */
  putBack(row: Row): void {
    const number = recordNumber(row[SLOT.Id] as string);
    this.#purged.pop();
    this.#places[number - 1] = row;
    this.#gaps--;
    this.#gapless = undefined;
    for (const index of this.#built) index.add(row, number);
  }

  /** Forgets of purged rows those that were deleted before a moment. */
  forgetPurged(before: number): void {
    if (this.#purged.some(({ deletedAt }) => deletedAt < before))
      this.#purged = this.#purged.filter(({ deletedAt }) => deletedAt >= before);
  }

  /** Gives the rows another form of the object: columns that are new have their default. */
  reshape(object: ObjectType): void {
    const before = this.#object;
    const sources = object.fields.flatMap((field) => (field.slot < 0 ? [] : [[field.slot, before.field(field.name)?.slot] as const]));
    const blank = blankOf(object);
    const places = this.#places.map((row) => {
      if (row === undefined) return undefined;
      const next = blank.slice();
      for (const [slot, source] of sources) if (source !== undefined) next[slot] = row[source]!;
      return next;
    });
    this.load({ object, places, purged: this.#purged });
  }

  /** All rows as they are now, with their form. Rows never change, so this costs one reference for each. */
  save(): TableState {
    return { object: this.#object, places: this.#places.slice(), purged: this.#purged.slice() };
  }

  /** Goes back to what `save` gave. */
  load({ object, places, purged }: TableState): void {
    this.#object = object;
    this.#blank = blankOf(object);
    this.#places = places.slice();
    this.#purged = purged.slice();
    this.#gaps = places.reduce((gaps, row) => (row === undefined ? gaps + 1 : gaps), 0);
    this.#gapless = undefined;
    this.#indexes = new Map();
    this.#built = [];
  }
}

/** What a table held at one moment. */
export interface TableState {
  readonly object: ObjectType;
  readonly places: readonly (Row | undefined)[];
  readonly purged: readonly PurgedRow[];
}

/** A row that is gone for good: getDeleted still tells of it. */
export interface PurgedRow {
  readonly id: string;
  /** Milliseconds. */
  readonly deletedAt: number;
}

// By their email address, people can be named as parents.
function isKey(field: Field): boolean {
  return field.type === 'reference' || field.type === 'email' || field.externalId || field.unique;
}

function blankOf(object: ObjectType): Row {
  const row: Row = new Array<Value>(object.width).fill(null);
  for (const field of object.fields) if (field.slot >= 0) row[field.slot] = field.defaultValue;
  row[SLOT.IsDeleted] = false;
  return row;
}
