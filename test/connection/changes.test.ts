import { connect, type Org, soql } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const START = Date.parse('2024-06-21T12:00:00Z');
const MINUTE = 60_000;

let local: LocalOrg;
let org: Org<typeof v62>;

beforeEach(async () => {
  local = await LocalOrg.start({ startTime: START, setAuditFields: true });
  org = await connect({ api: v62, ...local.connectOptions() });
});
afterEach(async () => {
  await org?.close();
  await local?.close();
});

async function insert(...names: string[]): Promise<string[]> {
  const ids: string[] = [];
  for await (const outcome of org.insert(
    'Account',
    names.map((Name) => ({ Name })),
  ))
    ids.push(outcome.status === 'ok' ? outcome.id : expect.unreachable());
  return ids;
}

/** Names of what changed, and the next watermark. */
async function read(since: Date | string, options: object = {}): Promise<{ names: string[]; watermark: string }> {
  const rows = org.changes('Account', { fields: ['Name'], since, ...options });
  const names: string[] = [];
  for await (const row of rows) names.push(row.Name);
  return { names, watermark: rows.watermark! };
}

describe('changes', () => {
  test('are read once by whoever goes on from the watermark', async () => {
    await insert('a', 'b');
    const first = await read(new Date(START - MINUTE));
    expect(first.names).toEqual(['a', 'b']);
    await local.clock.advance(MINUTE);
    await insert('c');
    const second = await read(first.watermark);
    expect(second.names).toEqual(['c']);
    expect((await read(second.watermark)).names).toEqual([]);
    await local.clock.advance(60 * MINUTE);
    const later = await read(second.watermark);
    expect(later.names).toEqual([]);
    await insert('d');
    expect((await read(later.watermark)).names).toEqual(['d']);
  });

  test('with the same stamp as the last row read are not lost', async () => {
    await insert('a');
    const first = await read(new Date(START));
    // The clock stands still: these have the stamp of the row that was read.
    await insert('b', 'c');
    const second = await read(first.watermark);
    expect([first.names, second.names]).toEqual([['a'], ['b', 'c']]);
  });

  test('of a row that was read before are news again', async () => {
    const [id] = await insert('a');
    const first = await read(new Date(START));
    await local.clock.advance(1000);
    await org.update('Account', [{ Id: id!, Name: 'a2' }]).summary();
    expect((await read(first.watermark)).names).toEqual(['a2']);
  });

  test('that commit late, with a stamp from before, are not lost', async () => {
    const by = { by: 'CreatedDate' };
    await local.clock.advance(30 * MINUTE);
    await insert('a');
    const first = await read(new Date(START), by);
    // Begun before the first reading, visible only after it.
    const late = new Date(local.clock.now() - 5 * MINUTE);
    await org.insert('Account', [{ Name: 'late', CreatedDate: late }]).summary();
    await local.clock.advance(MINUTE);
    const second = await read(first.watermark, by);
    expect([first.names, second.names]).toEqual([['a'], ['late']]);
  });

  test('are handed over again to a reader that lost them, from whichever watermark', async () => {
    await insert('a');
    const first = await read(new Date(START));
    await insert('b');
    expect((await read(first.watermark)).names).toEqual(['b']);
    expect((await read(first.watermark)).names).toEqual(['b']);
    expect((await read(new Date(START))).names).toEqual(['a', 'b']);
  });

  test('of the overlap come again to a connection that did not read them', async () => {
    await insert('a');
    const { watermark } = await read(new Date(START));
    await using other = await connect({ api: v62, ...local.connectOptions() });
    expect((await other.changes('Account', { fields: ['Name'], since: watermark }).toArray()).map((row) => row.Name)).toEqual(['a']);
    expect((await read(watermark, { fields: ['Name', 'Site'] })).names).toEqual(['a']);
  });

  test('before the watermark are left alone, which stays behind the clock by the overlap and never goes back', async () => {
    await insert('a');
    await local.clock.advance(60 * MINUTE);
    const { watermark } = await read(new Date(START));
    expect(new Date(watermark)).toEqual(new Date(START + 50 * MINUTE));
    const future = await read(new Date(START + 58 * MINUTE));
    expect(new Date(future.watermark)).toEqual(new Date(START + 58 * MINUTE));
    const short = await read(watermark, { overlapMs: 1000 });
    expect([short.names, new Date(short.watermark)]).toEqual([[], new Date(START + 60 * MINUTE - 1000)]);
  });

  test('have no watermark before the last row was taken', async () => {
    await insert('a', 'b');
    const rows = org.changes('Account', { fields: ['Name'], since: new Date(START) });
    for await (const _ of rows) {
      expect(rows.watermark).toBeUndefined();
      break;
    }
    expect(rows.watermark).toBeUndefined();
    const first = org.changes('Account', { fields: ['Name'], since: new Date(START) });
    expect((await first.first())?.Name).toBe('a');
    expect(first.watermark).toBeUndefined();
  });

  test('are told by Id and stamp, typed on request, and deleted rows too', async () => {
    const [id] = await insert('a', 'b');
    const { watermark } = await read(new Date(START), { deleted: true });
    await local.clock.advance(1000);
    await org.delete('Account', [id!]).summary();
    const options = { fields: ['Name'], since: watermark, typed: true };
    expect(await org.changes('Account', options).toArray()).toEqual([expect.objectContaining({ Name: 'b' })]);
    expect(await org.changes('Account', { ...options, deleted: true }).toArray()).toEqual([
      { type: 'Account', Id: id, Name: 'a', SystemModstamp: new Date(START + 1000), IsDeleted: true },
    ]);
  });

  test('may be those of some rows alone', async () => {
    await insert('a', 'b', 'c');
    expect((await read(new Date(START), { where: "Name = 'a' OR Name = 'c'" })).names).toEqual(['a', 'c']);
    await expect(read(new Date(START), { where: "WHERE Name = 'a'" })).rejects.toMatchObject({ code: 'INVALID_SELECT' });
    await expect(read(new Date(START), { fields: ['Nam'] })).rejects.toMatchObject({ code: 'UNKNOWN_FIELD' });
  });

  test('of an object that does not say when rows change need another field, by name', async () => {
    await expect(read(new Date(START), { by: 'Modified__c' })).rejects.toMatchObject({
      code: 'NO_CHANGE_FIELD',
      message:
        "Account has no dateTime field Modified__c; name another field: by: 'CreatedDate' or by: 'LastModifiedDate' or by: 'SystemModstamp'.",
    });
    expect(() => org.changes('Account', { fields: ['Id'], since: 'yesterday' })).toThrow('since');
  });

  test('arrive whole where there are more than a page, and the order is that of the changes', async () => {
    for (let round = 0; round < 3; round++) {
      await insert(...Array.from({ length: 150 }, (_, at) => `${round}-${at}`));
      await local.clock.advance(1000);
    }
    const { names, watermark } = await read(new Date(START), { batchSize: 200 });
    expect(new Set(names).size).toBe(450);
    expect(names.map((name) => name[0])).toEqual([...'012'].flatMap((round) => Array(150).fill(round)));
    expect(await org.query(soql`SELECT Id FROM Account WHERE SystemModstamp >= ${new Date(watermark)}`).totalSize()).toBe(450);
  });
});
