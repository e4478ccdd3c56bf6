import { type ConnectOptions, connect, type Org } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { describe, expect, test } from 'vitest';
import { type Received, withServer } from './scripted-server.ts';

const NOON = new Date('2024-06-21T12:00:00Z');
const minutes = (count: number): Date => new Date(NOON.getTime() + count * 60_000);

async function withOrg(run: (org: Org<typeof v62>, local: LocalOrg) => Promise<void>): Promise<void> {
  await using local = await LocalOrg.start({ startTime: NOON });
  await using org = await connect({ api: v62, ...local.connectOptions() } as ConnectOptions<typeof v62>);
  await run(org, local);
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('getUpdated and getDeleted', () => {
  test('tell what happened in a span, and where the next begins', async () => {
    await withOrg(async (org, local) => {
      const { ids } = local.load({ Account: ['a', 'b'].map((Name) => ({ attributes: { referenceId: Name }, Name })) });
      await local.clock.advance(5 * 60_000);
      const updated = org.getUpdated('Account', { since: NOON });
      expect(updated.latestDateCovered).toBeUndefined();
      expect((await collect(updated)).sort()).toEqual([ids.a, ids.b].sort());
      expect(updated.latestDateCovered).toEqual(minutes(5));

      await org.delete('Account', [ids.b!]).summary();
      await local.clock.advance(90_000);
      const later = org.getUpdated('Account', { since: updated.latestDateCovered! });
      expect([await collect(later), later.latestDateCovered]).toEqual([[], minutes(6)]);
      const deleted = org.getDeleted('Account', { since: updated.latestDateCovered!.toISOString() });
      expect(await collect(deleted)).toEqual([{ id: ids.b, deletedDate: minutes(5) }]);
      expect(deleted.latestDateCovered).toEqual(minutes(6));
    });
  });

  test('ask nothing of less than a minute, and go on from where they were', async () => {
    await withOrg(async (org, local) => {
      const asked = (): number => local.requests.filter(({ body }) => new TextDecoder().decode(body).includes('<getUpdated')).length;
      const updated = org.getUpdated('Account', { since: new Date(NOON.getTime() - 30_000), until: NOON });
      await collect(updated);
      expect([asked(), updated.latestDateCovered]).toEqual([1, NOON]);
      const nothing = org.getUpdated('Account', { since: NOON, until: new Date(NOON.getTime() + 59_999) });
      expect([await collect(nothing), asked(), nothing.latestDateCovered]).toEqual([[], 1, NOON]);
    });
  });

  test('leave it to the server to refuse what is too long ago or no object', async () => {
    await withOrg(async (org) => {
      const longAgo = org.getDeleted('Account', { since: new Date(NOON.getTime() - 31 * 86_400_000) });
      await expect(collect(longAgo)).rejects.toMatchObject({ code: 'INVALID_REPLICATION_DATE' });
      await expect(collect(org.getUpdated('Nothing', { since: minutes(-5) }))).rejects.toMatchObject({ code: 'INVALID_TYPE' });
      expect(longAgo.latestDateCovered).toBeUndefined();
      expect(() => org.getUpdated('Account', { since: 'yesterday' })).toThrow(/since is no time/);
      expect(() => org.getUpdated('Account', { since: NOON, until: new Date(Number.NaN) })).toThrow(/until is no time/);
    });
  });

  test('are read once, end with their signal, and have covered nothing if they are left', async () => {
    await withOrg(async (org, local) => {
      local.load({ Account: [{ Name: 'a' }, { Name: 'b' }] });
      await local.clock.advance(5 * 60_000);
      const left = org.getUpdated('Account', { since: NOON });
      for await (const _ of left) break;
      expect(left.latestDateCovered).toBeUndefined();
      expect(() => left[Symbol.asyncIterator]()).toThrow(/read once/);
      const controller = new AbortController();
      const seen: string[] = [];
      const aborted = (async () => {
        for await (const id of org.getUpdated('Account', { since: NOON, signal: controller.signal })) {
          seen.push(id);
          controller.abort(new Error('enough'));
        }
      })();
      await expect(aborted).rejects.toThrow('enough');
      expect(seen).toHaveLength(1);
    });
  });

  /** A log in which every minute has so many ids, and more than `most` are refused. */
  const log = (perMinute: number, most: number, covered?: Date) => ({
    getUpdated: ({ request: { startDate, endDate } }: Received): object => {
      const count = ((endDate.getTime() - startDate.getTime()) / 60_000) * perMinute;
      if (count > most) return { fault: 'EXCEEDED_ID_LIMIT' };
      const first = (startDate.getTime() - NOON.getTime()) / 60_000;
      const ids = Array.from({ length: count }, (_, at) => `001${String(first * perMinute + at).padStart(12, '0')}AAA`);
      return { ids, latestDateCovered: covered !== undefined && covered < endDate ? covered : endDate };
    },
  });
  const spans = (calls: readonly Received[]): number[][] =>
    calls
      .filter(({ operation }) => operation === 'getUpdated')
      .map(({ request }) => [request.startDate, request.endDate].map((date: Date) => (date.getTime() - NOON.getTime()) / 60_000));

  test('halve a span that has too many records, by whole minutes, and miss none', async () => {
    await withServer(log(10, 30), async (server) => {
      const org = await server.connect();
      const updated = org.getUpdated('Account', { since: NOON, until: minutes(11) });
      const ids = await collect(updated);
      expect(ids).toEqual(Array.from({ length: 110 }, (_, at) => `001${String(at).padStart(12, '0')}AAA`));
      expect(updated.latestDateCovered).toEqual(minutes(11));
      expect(spans(server.calls)).toEqual([
        [0, 11],
        [0, 5],
        [0, 2],
        [2, 5],
        [5, 11],
        [5, 8],
        [8, 11],
      ]);
    });
  });

  test('end with the server’s fault where one minute has too many', async () => {
    await withServer(log(50, 30), async (server) => {
      const org = await server.connect();
      await expect(collect(org.getUpdated('Account', { since: NOON, until: minutes(2) }))).rejects.toMatchObject({
        code: 'EXCEEDED_ID_LIMIT',
      });
    });
  });

  test('go no further than the server has covered, so that nothing of a long transaction is lost', async () => {
    await withServer(log(10, 30, minutes(4)), async (server) => {
      const org = await server.connect();
      const updated = org.getUpdated('Account', { since: NOON, until: minutes(12) });
      await collect(updated);
      expect(updated.latestDateCovered).toEqual(minutes(4));
      expect(spans(server.calls).at(-1)).toEqual([3, 6]);
    });
  });
});

describe('search', () => {
  test('gives the records that SOSL finds, typed on request', async () => {
    await withOrg(async (org, local) => {
      local.load({ Account: [{ Name: 'Acme Engines', NumberOfEmployees: 7 }], Contact: [{ LastName: 'Acmesson' }] });
      const sosl = 'FIND {Acme*} IN NAME FIELDS RETURNING Account(Name, NumberOfEmployees), Contact(LastName)';
      expect(await org.search(sosl)).toMatchObject([
        { type: 'Account', Name: 'Acme Engines', NumberOfEmployees: '7' },
        { type: 'Contact', LastName: 'Acmesson' },
      ]);
      const [account] = await org.search<{ Name: string; NumberOfEmployees: number }>(sosl, { typed: true });
      expect(account?.NumberOfEmployees).toBe(7);
      expect(await org.search('FIND {nobody} RETURNING Account(Name)')).toEqual([]);
      await expect(org.search('FIND Acme')).rejects.toMatchObject({ code: 'MALFORMED_SEARCH' });
    });
  });

  test('is made again when its answer breaks off, and ends with its signal', async () => {
    await withOrg(async (org, local) => {
      local.load({ Account: [{ Name: 'Acme' }] });
      local.faults.add({ on: { operation: 'search', nth: 1 }, kind: 'truncate' });
      expect(await org.search('FIND {Acme} RETURNING Account(Name)')).toHaveLength(1);
      await expect(org.search('FIND {Acme}', { signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no');
    });
  });
});
