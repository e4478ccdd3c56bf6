import { expect, it } from 'vitest';
import { Org } from '../../src/local-org/org.ts';
import { LockTable } from '../../src/local-org/store/lock-table.ts';
import { create, remove, type SaveContext, update } from '../../src/local-org/store/save.ts';
import { codes, makeStore, NOON, type StoreFixture } from './store-fixture.ts';

/** One store that several callers write, and a clock that stands where it is put. */
function makeCallers(): StoreFixture & { caller(name: string): SaveContext; at(milliseconds: number): void } {
  const fixture = makeStore();
  let now = NOON;
  const table = new LockTable(() => now);
  return {
    ...fixture,
    caller: (holder) => ({ ...fixture.context, locks: { table, holder, ms: 1_000 } }),
    at: (milliseconds) => {
      now = NOON + milliseconds;
    },
  };
}

it('a row that one call holds cannot be changed by another, in the words of the servers', () => {
  const { add, caller } = makeCallers();
  const [id] = add({ type: 'Account', Name: 'A' });
  expect(codes(update(caller('one'), [{ type: 'Account', Id: id!, Name: 'B' }]))).toEqual([undefined]);
  expect(update(caller('two'), [{ type: 'Account', Id: id!, Name: 'C' }])[0]!.errors).toEqual([
    { statusCode: 'UNABLE_TO_LOCK_ROW', message: `unable to obtain exclusive access to this record or 1 records: ${id}`, fields: [] },
  ]);
  expect(codes(update(caller('one'), [{ type: 'Account', Id: id!, Name: 'D' }]))).toEqual([undefined]);
});

it('writing a child holds its parents, so that two children of one parent get in each other’s way', () => {
  const { add, caller } = makeCallers();
  const [account, other] = add({ type: 'Account', Name: 'A' }, { type: 'Account', Name: 'B' });
  const contact = (AccountId: string): { type: string; LastName: string; AccountId: string } => ({
    type: 'Contact',
    LastName: 'x',
    AccountId,
  });
  expect(codes(create(caller('one'), [contact(account!)]))).toEqual([undefined]);
  expect(codes(create(caller('two'), [contact(account!), contact(other!)]))).toEqual(['UNABLE_TO_LOCK_ROW', undefined]);
  expect(codes(remove(caller('three'), [account!, other!]))).toEqual(['UNABLE_TO_LOCK_ROW', 'UNABLE_TO_LOCK_ROW']);
});

it('names every row that others hold', () => {
  const { add, caller } = makeCallers();
  const [account, boss] = add({ type: 'Account', Name: 'A' }, { type: 'Contact', LastName: 'boss' });
  create(caller('one'), [{ type: 'Contact', LastName: 'x', AccountId: account, ReportsToId: boss }]);
  expect(create(caller('two'), [{ type: 'Contact', LastName: 'y', AccountId: account, ReportsToId: boss }])[0]!.errors[0]!.message).toBe(
    `unable to obtain exclusive access to this record or 2 records: ${account},${boss}`,
  );
});

it('a lock ends with its time', () => {
  const { add, caller, at } = makeCallers();
  const [id] = add({ type: 'Account', Name: 'A' });
  const change = (name: string): (string | undefined)[] => codes(update(caller(name), [{ type: 'Account', Id: id!, Name: name }]));
  expect(change('one')).toEqual([undefined]);
  at(999);
  expect(change('two')).toEqual(['UNABLE_TO_LOCK_ROW']);
  at(1_000);
  expect(change('two')).toEqual([undefined]);
});

it('an org can hold rows for each call', async () => {
  const org = new Org({ rowLockMs: 1_000, startTime: NOON });
  const [account] = create(org.saveContext(org), [{ type: 'Account', Name: 'A' }]).map(({ id }) => id!);
  const rename = (): (string | undefined)[] => codes(update(org.saveContext(org), [{ type: 'Account', Id: account!, Name: 'B' }]));
  expect(rename()).toEqual([undefined]);
  expect(rename()).toEqual(['UNABLE_TO_LOCK_ROW']);
  await org.clock.advance(1_000);
  expect(rename()).toEqual([undefined]);
  const open = new Org();
  expect(open.saveContext(open).locks).toBeUndefined();
});
