import type { BulkLoadOptions, Outcome } from 'forcewire';
import type { LocalOrg } from 'forcewire/local-org';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bench, startBench } from './with-org.ts';

let bench: Bench;
let local: LocalOrg;
let org: Bench['org'];

beforeAll(async () => {
  bench = await startBench();
  ({ local, org } = bench);
});
afterAll(() => bench?.[Symbol.asyncDispose]());

const LATE = new Date('2024-05-31T23:30:00Z');
const describes = (): number => local.requests.filter(({ body }) => new TextDecoder().decode(body).includes('<describeSObject')).length;

async function outcomesOf(rows: Iterable<Record<string, string | Date>>, options: BulkLoadOptions): Promise<Outcome<unknown>[]> {
  const outcomes: Outcome<unknown>[] = [];
  for await (const outcome of org.bulk.insert('Contact', rows, options)) outcomes.push(outcome);
  return outcomes;
}

test.each(['1.0', '2.0'] as const)(
  'by Bulk API %s a Date in a field that holds a day needs a zone, and holds up no other row',
  async (protocol) => {
    const before = describes();
    const rows = [{ LastName: 'a' }, { LastName: 'b', birthdate: LATE }, { LastName: 'c', Birthdate: '2024-05-31' }];
    const outcomes = await outcomesOf(rows, { protocol });
    expect(outcomes).toMatchObject([
      { status: 'ok' },
      { status: 'failed', attempts: 0, errors: [{ code: 'DATE_WITHOUT_ZONE', fields: ['birthdate'], from: 'client' }] },
      { status: 'ok' },
    ]);
    const [dublin] = await outcomesOf([{ LastName: 'd', Birthdate: LATE }], { protocol, dateZone: 'Europe/Dublin' });
    expect(dublin).toMatchObject({ status: 'ok', row: { Birthdate: LATE } });
    const id = dublin?.status === 'ok' ? dublin.id : '';
    expect((await org.query(`SELECT Birthdate FROM Contact WHERE Id = '${id}'`).first())?.Birthdate).toBe('2024-06-01');
    expect(describes()).toBe(before + 2);
  },
);

test('rows without a Date ask nothing, and a Date in a field that holds a moment needs no zone', async () => {
  const before = describes();
  expect(await outcomesOf([{ LastName: 'x' }], {})).toMatchObject([{ status: 'ok' }]);
  expect(describes()).toBe(before);
  const rows = [{ Subject: 'x', StartDateTime: LATE, EndDateTime: LATE }];
  expect(await org.bulk.insert('Event', rows).summary()).toMatchObject({ ok: 1 });
  expect((await org.query('SELECT StartDateTime FROM Event', { typed: true }).first())?.StartDateTime).toEqual(LATE);
});

test('an object that cannot be asked about ends the load, with an outcome for every row that was taken', async () => {
  const load = org.bulk.insert('Nothing__c', [{ Name: 'a' }, { Name: 'b', Day__c: LATE }, { Name: 'c' }]);
  const outcomes: Outcome<unknown>[] = [];
  const reading = (async () => {
    for await (const outcome of load) outcomes.push(outcome);
  })();
  await expect(reading).rejects.toMatchObject({ code: 'UNKNOWN_OBJECT' });
  expect(outcomes.map(({ index, status }) => [index, status])).toEqual([
    [0, 'notProcessed'],
    [1, 'notProcessed'],
  ]);
  expect(await load.summary()).toMatchObject({ total: 2, notProcessed: 2, calls: 0 });
});

test('so does a signal while it is asked about', async () => {
  const controller = new AbortController();
  const before = describes();
  local.faults.add({ on: { operation: 'describeSObject', nth: 1 }, kind: 'hang' });
  const load = org.bulk.insert('Contact', [{ LastName: 'a' }, { LastName: 'b', Birthdate: LATE }], { signal: controller.signal });
  const outcomes: Outcome<unknown>[] = [];
  const reading = (async () => {
    for await (const outcome of load) outcomes.push(outcome);
  })();
  while (describes() === before) await new Promise((resolve) => setImmediate(resolve));
  controller.abort(new Error('enough'));
  await expect(reading).rejects.toThrow('enough');
  expect(outcomes.map(({ status }) => status)).toEqual(['notProcessed', 'notProcessed']);
  local.faults.clear();
});
