import type { Value } from '../../src/local-org/store/field-value.ts';
import { formatFieldValue } from '../../src/local-org/store/field-value.ts';
import type { ObjectDefinition } from '../../src/local-org/store/object-definition.ts';
import { create, type RecordInput, type SaveContext } from '../../src/local-org/store/save.ts';
import type { SaveResult } from '../../src/local-org/store/save-result.ts';
import { addFirstRecords } from '../../src/local-org/store/standard/first-records.ts';
import { STANDARD_OBJECTS } from '../../src/local-org/store/standard-objects.ts';
import { Store } from '../../src/local-org/store/store.ts';

export const NOON: number = Date.parse('2024-06-21T12:00:00Z');

export interface StoreFixture {
  readonly store: Store;
  readonly context: SaveContext;
  /** Creates records that must succeed; returns their ids. */
  add(...records: RecordInput[]): string[];
  /** Fields of a record as the wire has them; undefined for a record that is not there. */
  read(id: string, ...names: string[]): (string | null)[] | undefined;
  /** Whether the record is there and not in the bin. */
  lives(id: string): boolean;
}

/** A store with the standard objects, its first records and these objects. */
export function makeStore(objects: readonly ObjectDefinition[] = []): StoreFixture {
  const store = new Store([...STANDARD_OBJECTS, ...objects]);
  const { userId } = addFirstRecords(store, NOON, 'admin@example.com');
  const context: SaveContext = { store, userId, now: NOON };
  const valueIn = (id: string, name: string): Value | undefined => {
    const field = store.tableOfId(id)!.object.field(name)!;
    return store.findRow(id)?.[field.slot];
  };
  return {
    store,
    context,
    add: (...records) => create(context, records).map(idOf),
    read: (id, ...names) =>
      store.findRow(id) === undefined
        ? undefined
        : names.map((name) => formatFieldValue(store.tableOfId(id)!.object.field(name)!, valueIn(id, name)!)),
    lives: (id) => store.findRow(id) !== undefined && valueIn(id, 'IsDeleted') === false,
  };
}

function idOf({ id, errors }: SaveResult): string {
  if (id === null) throw new Error(errors[0]!.message);
  return id;
}

/** The status code of each result, undefined where it succeeded. */
export function codes(results: readonly SaveResult[]): (string | undefined)[] {
  return results.map((result) => result.errors[0]?.statusCode);
}
