import { expect, it } from 'vitest';
import { getDeleted, getUpdated } from '../../src/local-org/actions/replication.ts';
import { create, emptyRecycleBin, hardDelete, remove, undelete } from '../../src/local-org/store/save.ts';
import { makeFixture, NOON } from './fixture.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const window = (from: number, to: number): { startDate: Date; endDate: Date } => ({
  startDate: new Date(NOON + from),
  endDate: new Date(NOON + to),
});

function makeOrg() {
  const { context } = makeFixture();
  const at = (offset: number) => ({ ...context, now: NOON + offset });
  const add = (offset: number): string => create(at(offset), [{ type: 'Account', Name: 'A' }])[0]!.id!;
  return { at, add, table: context.store.table('Account')! };
}

it('getUpdated finds what was saved from the start of the first minute to the end, which is outside', () => {
  const { add, table } = makeOrg();
  const ids = [-2 * MINUTE, -MINUTE, -1, 0].map(add);
  // The servers cut the seconds off.
  const found = getUpdated(table, window(-MINUTE + 59_000, 30_000), NOON + 10 * MINUTE);
  expect(found).toEqual({ ids: ids.slice(1, 3), latestDateCovered: new Date(NOON) });
});

it('covers no minute that still runs, so that the next window misses nothing', () => {
  const { add, table } = makeOrg();
  const id = add(5_000);
  const now = NOON + 20_000;
  const first = getUpdated(table, window(-MINUTE, 5 * MINUTE), now);
  expect(first).toEqual({ ids: [id], latestDateCovered: new Date(NOON) });
  const next = { startDate: first.latestDateCovered, endDate: new Date(NOON + MINUTE) };
  const late = add(40_000);
  expect(getUpdated(table, next, NOON + MINUTE).ids).toEqual([id, late]);
});

it('getDeleted lists what was deleted in the window and not undeleted', () => {
  const { add, at, table } = makeOrg();
  const [gone, back, early] = [add(0), add(0), add(0)] as [string, string, string];
  remove(at(-2 * DAY), [early]);
  remove(at(MINUTE), [gone, back]);
  undelete(at(2 * MINUTE), [back]);
  const now = NOON + 10 * MINUTE;
  expect(getDeleted(table, window(0, 5 * MINUTE), now)).toEqual({
    deletedRecords: [{ id: gone, deletedDate: new Date(NOON + MINUTE) }],
    earliestDateAvailable: new Date(now - 30 * DAY),
    latestDateCovered: new Date(NOON + 5 * MINUTE),
  });
  expect(getUpdated(table, window(0, 5 * MINUTE), now).ids).toEqual([back]);
});

it('getDeleted also lists what is gone for good, at the time of the delete', () => {
  const { add, at, table } = makeOrg();
  const [emptied, hard] = [add(0), add(0)] as [string, string];
  remove(at(MINUTE), [emptied]);
  emptyRecycleBin(at(20 * MINUTE), [emptied]);
  hardDelete(at(2 * MINUTE), [hard]);
  hardDelete({ ...at(3 * MINUTE), allOrNone: true }, [add(0), '001000000000001']);
  expect(getDeleted(table, window(0, 5 * MINUTE), NOON + 30 * MINUTE).deletedRecords).toEqual([
    { id: emptied, deletedDate: new Date(NOON + MINUTE) },
    { id: hard, deletedDate: new Date(NOON + 2 * MINUTE) },
  ]);
});

it('refuses windows of less than a minute, reversed ones, and those that begin more than 30 days ago', () => {
  const { table } = makeOrg();
  const refusal = (from: number, to: number): unknown => {
    try {
      return getUpdated(table, window(from, to), NOON);
    } catch (error) {
      return error;
    }
  };
  for (const [from, to] of [
    [0, 59_999],
    [MINUTE, 0],
    [-30 * DAY - MINUTE, 0],
  ] as const) {
    expect(refusal(from, to)).toMatchObject({ exceptionCode: 'INVALID_REPLICATION_DATE' });
  }
  expect(refusal(-30 * DAY, 0)).toMatchObject({ ids: [] });
});
