import { expect, it } from 'vitest';
import { seededRandom } from '../../src/local-org/random.ts';
import type { Value } from '../../src/local-org/store/field-value.ts';
import type { ObjectDefinition } from '../../src/local-org/store/object-definition.ts';
import { create, emptyRecycleBin, hardDelete, type RecordInput, remove, undelete, update, upsert } from '../../src/local-org/store/save.ts';
import type { Table } from '../../src/local-org/store/table.ts';
import { makeStore, type StoreFixture } from './store-fixture.ts';

const OBJECTS: readonly ObjectDefinition[] = [
  { name: 'Master__c', fields: [{ name: 'Key__c', type: 'string', unique: true, externalId: true }] },
  {
    name: 'Detail__c',
    fields: [
      { name: 'Master__c', type: 'reference', referenceTo: ['Master__c'], masterDetail: true },
      { name: 'Code__c', type: 'string', externalId: true },
      { name: 'Other__c', type: 'reference', referenceTo: ['Master__c', 'Account'] },
    ],
  },
];

/** Does one of everything a caller can do, at random; many of these calls fail in part or as a whole. */
function disturb({ context, store }: StoreFixture, random: () => number): void {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const idOf = (name: string): string => String(pick(store.table(name)!.rows)?.[0] ?? 'nothing');
  const key = (): string => `k${Math.floor(random() * 12)}`;
  const master = (): RecordInput => ({ type: 'Master__c', Key__c: random() < 0.2 ? null : key().toUpperCase() });
  const detail = (): RecordInput => ({ type: 'Detail__c', Master__c: idOf('Master__c'), Code__c: key(), Other__c: idOf('Master__c') });
  const some = <Item>(make: () => Item): Item[] => Array.from({ length: 1 + Math.floor(random() * 4) }, make);
  const ids = (): string[] => some(() => idOf(random() < 0.5 ? 'Master__c' : 'Detail__c'));
  const call = { ...context, allOrNone: random() < 0.4, onBadValue: 'refuseRecord' as const };
  const actions = [
    () => create(call, some(master)),
    () => create(call, some(detail)),
    () => upsert(call, 'Key__c', some(master)),
    () => upsert(call, 'Code__c', some(detail)),
    () =>
      update(
        call,
        some(() => ({ ...master(), Id: idOf('Master__c') })),
      ),
    () =>
      update(
        call,
        some(() => ({ type: 'Detail__c', Id: idOf('Detail__c'), Other__c: idOf('Master__c'), Code__c: key() })),
      ),
    () => remove(call, ids()),
    () => undelete(call, ids()),
    () => emptyRecycleBin(call, ids().slice(0, 1)),
    () => hardDelete(call, ids().slice(0, 1)),
  ];
  pick(actions)!();
}

/** What must hold of a table whatever was done to it. */
function checkTable(table: Table): void {
  const { object, rows } = table;
  const ids = rows.map((row) => row[0] as string);
  expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)));
  for (const row of rows) expect(table.find(row[0] as string)).toBe(row);
  const fold = (value: Value): Value => (typeof value === 'string' ? value.toLowerCase() : value);
  for (const name of ['Key__c', 'Code__c', 'Master__c', 'Other__c']) {
    const field = object.field(name);
    if (field === undefined) continue;
    const isSame = (a: Value, b: Value): boolean => (field.type === 'reference' ? a === b : fold(a) === fold(b));
    for (const value of new Set(rows.map((row) => row[field.slot]!))) {
      const scanned = rows.filter((row) => isSame(row[field.slot]!, value));
      expect(table.findByKey(field, value)).toEqual(scanned);
      const live = scanned.filter((row) => row[1] === false);
      if (field.unique && value !== null) expect([live.length < 2, table.findUnique(field, value)]).toEqual([true, live[0]]);
    }
  }
}

/** No live record points at one that is not. */
function checkReferences({ store }: StoreFixture): void {
  const table = store.table('Detail__c')!;
  for (const row of table.rows) {
    if (row[1] !== false) continue;
    for (const { slot } of table.object.parentFields) {
      const id = row[slot];
      if (typeof id === 'string') expect(store.findRow(id)?.[1]).toBe(false);
    }
  }
}

it.each([1, 2, 3, 4, 5])('indexes, order and references hold whatever is done, and going back to a snapshot is exact (seed %i)', (seed) => {
  const random = seededRandom(seed);
  const fixture = makeStore(OBJECTS);
  const contents = (): unknown => fixture.store.snapshot().tables.map(({ places }) => places.map((row) => row?.slice()));
  let snapshot = fixture.store.snapshot();
  let expected = contents();
  for (let step = 0; step < 200; step++) {
    disturb(fixture, random);
    if (step % 10 === 0) {
      for (const { name } of OBJECTS) checkTable(fixture.store.table(name)!);
      checkReferences(fixture);
    }
    if (step % 70 === 69) {
      fixture.store.restore(snapshot);
      expect(contents()).toEqual(expected);
    } else if (step % 40 === 0) {
      snapshot = fixture.store.snapshot();
      expected = contents();
    }
  }
});
