import { type ConnectOptions, connect, type LoadOptions, type Org, type Outcome } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { afterAll, beforeAll, expect, test } from 'vitest';

let local: LocalOrg;
let org: Org<typeof v62>;

beforeAll(async () => {
  local = await LocalOrg.start();
  org = await connect({ api: v62, ...local.connectOptions() } as ConnectOptions<typeof v62>);
});
afterAll(async () => {
  await org?.close();
  await local?.close();
});

const describes = (): number => local.requests.filter(({ body }) => new TextDecoder().decode(body).includes('<describeSObject')).length;
const LATE = new Date('2024-05-31T23:30:00Z');

async function insert(row: Record<string, string | Date>, options?: LoadOptions): Promise<Outcome<unknown>> {
  for await (const outcome of org.insert('Contact', [{ LastName: 'x', ...row }], options)) return outcome;
  throw new Error('no outcome');
}

async function birthdate(row: Record<string, string | Date>, options?: LoadOptions): Promise<string> {
  const outcome = await insert(row, options);
  expect(outcome).toMatchObject({ status: 'ok' });
  const id = outcome.status === 'ok' ? outcome.id : '';
  return (await org.query(`SELECT Birthdate FROM Contact WHERE Id = '${id}'`).first())?.Birthdate;
}

test('a Date in a field that holds a day needs a zone, since its day is another one elsewhere', async () => {
  expect(await insert({ Birthdate: LATE })).toMatchObject({
    status: 'failed',
    attempts: 0,
    errors: [{ code: 'DATE_WITHOUT_ZONE', fields: ['Birthdate'], from: 'client', message: expect.stringContaining('dateZone') }],
  });
  expect(await birthdate({ Birthdate: LATE }, { dateZone: 'UTC' })).toBe('2024-05-31');
  expect(await birthdate({ Birthdate: LATE }, { dateZone: 'Europe/Dublin' })).toBe('2024-06-01');
  expect(await birthdate({ birthdate: new Date('2024-01-01T04:59:00Z') }, { dateZone: 'America/New_York' })).toBe('2023-12-31');
});

test('a text is a day everywhere, and asks nothing', async () => {
  const before = describes();
  expect(await birthdate({ Birthdate: '2024-05-31' })).toBe('2024-05-31');
  expect(describes()).toBe(before);
});

test('one row that needs a zone does not hold up the others, and the object is described once', async () => {
  const before = describes();
  const rows = [{ LastName: 'a', Birthdate: LATE }, { LastName: 'b' }, { LastName: 'c', Birthdate: LATE }];
  expect(await org.insert('Contact', rows).summary()).toMatchObject({ ok: 1, failed: 2, calls: 1 });
  expect(describes()).toBe(before + 1);
});

test('a Date in a field that holds a moment needs none', async () => {
  const rows = [{ Subject: 'x', StartDateTime: LATE, EndDateTime: LATE }];
  expect(await org.insert('Event', rows).summary()).toMatchObject({ ok: 1 });
  const found = await org.query('SELECT StartDateTime FROM Event', { typed: true }).first();
  expect(found?.StartDateTime).toEqual(LATE);
});

test('a zone that there is not, and a Date that is none, are refused', async () => {
  expect(() => org.insert('Contact', [], { dateZone: 'Mars/Olympus' })).toThrow(/no time zone/);
  for (const bad of [new Date(Number.NaN), new Date('0099-01-01T00:00:00Z')]) {
    expect(await insert({ Birthdate: bad }, { dateZone: 'UTC' })).toMatchObject({
      status: 'failed',
      errors: [{ fields: ['Birthdate'], from: 'client' }],
    });
  }
});

test('the master of a merge is written by the same rule', async () => {
  const { ids } = local.load({ Contact: ['m', 'n'].map((LastName) => ({ attributes: { referenceId: LastName }, LastName })) });
  const rows = [{ masterRecord: { Id: ids.m!, Birthdate: LATE }, recordToMergeIds: [ids.n!] }];
  expect(await org.merge('Contact', rows).summary()).toMatchObject({ failed: 1, calls: 0 });
  expect(await org.merge('Contact', rows, { dateZone: 'UTC' }).summary()).toMatchObject({ ok: 1 });
});
