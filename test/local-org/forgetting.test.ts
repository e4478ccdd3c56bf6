import { describe, expect, it } from 'vitest';
import { Org } from '../../src/local-org/org.ts';
import { create, emptyRecycleBin, remove, undelete } from '../../src/local-org/store/save.ts';
import { NOON } from './fixture.ts';
import { codes } from './store-fixture.ts';

const DAY = 86_400_000;

describe('An org that runs for long', () => {
  it('keeps deleted records for 15 days, with what was deleted because of them', async () => {
    const org = new Org({ startTime: NOON });
    const context = org.saveContext(org);
    const [account, other] = create(context, [
      { type: 'Account', Name: 'Acme' },
      { type: 'Account', Name: 'Other' },
    ]).map(({ id }) => id!);
    const [contact] = create(context, [{ type: 'Contact', LastName: 'Smith', AccountId: account! }]).map(({ id }) => id!);
    remove(context, [account!]);
    await org.clock.advance(14 * DAY);
    expect(org.store.findRow(contact!)).toBeDefined();
    remove(org.saveContext(org), [other!]);
    await org.clock.advance(DAY);
    expect([account, contact, other].map((id) => org.store.findRow(id!) === undefined)).toEqual([true, true, false]);
    expect(codes(undelete(org.saveContext(org), [account!, other!]))).toEqual(['INVALID_CROSS_REFERENCE_KEY', undefined]);
  });

  it('tells of what is gone for good as long as getDeleted can ask for it', async () => {
    const org = new Org({ startTime: NOON });
    const ids = create(org.saveContext(org), [{ type: 'Account', Name: 'Acme' }]).map(({ id }) => id!);
    remove(org.saveContext(org), ids);
    emptyRecycleBin(org.saveContext(org), ids);
    const { purged } = org.store.table('Account')!;
    expect(purged.map(({ id }) => id)).toEqual(ids);
    await org.clock.advance(29 * DAY);
    expect(org.store.table('Account')!.purged).toEqual(purged);
    await org.clock.advance(3 * DAY);
    expect(org.store.table('Account')!.purged).toEqual([]);
  });

  it('forgets sessions that have ended', async () => {
    const org = new Org({ startTime: NOON });
    const open = (count: number): void => {
      for (let login = 0; login < count; login++) org.sessions.open(org.userId, org.clock.now());
    };
    open(5_000);
    await org.clock.advance(DAY);
    open(5_000);
    let kept = 0;
    org.sessions.closeAll(() => {
      kept++;
      return false;
    });
    expect(kept).toBeLessThan(9_000);
    expect(kept).toBeGreaterThanOrEqual(5_000);
  });
});
