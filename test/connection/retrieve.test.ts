import { connect } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { expect, test } from 'vitest';

test('records come by their ids, in batches of 2,000, in order, with null for what is missing', async () => {
  await using local = await LocalOrg.start();
  await using org = await connect({ api: v62, ...local.connectOptions() });
  const ids: string[] = [];
  const rows = Array.from({ length: 2100 }, (_, at) => ({ Name: `A${at}`, NumberOfEmployees: at }));
  for await (const outcome of org.insert('Account', rows)) if (outcome.status === 'ok') ids.push(outcome.id);
  await org.delete('Account', [ids[7]!]).summary();

  const before = local.requests.length;
  const records: (Record<string, unknown> | null)[] = [];
  const backwards = ids.toReversed().map((Id) => ({ Id }));
  for await (const record of org.retrieve('Account', backwards, { fields: ['NumberOfEmployees'], typed: true })) records.push(record);
  expect(records.map((record) => record?.NumberOfEmployees)).toEqual(rows.map((_, at) => (at === 2092 ? undefined : 2099 - at)));
  const calls = local.requests.slice(before).map(({ body }) => Buffer.from(body).toString());
  expect(calls.filter((body) => body.includes('<retrieve')).map((body) => body.split('<ids>').length - 1)).toEqual([2000, 100]);
});

test('no id, no call; and ids are taken as they are needed', async () => {
  await using local = await LocalOrg.start();
  await using org = await connect({ api: v62, ...local.connectOptions() });
  const before = local.requests.length;
  for await (const _ of org.retrieve('Account', [], { fields: ['Id'] })) expect.unreachable();
  expect(local.requests.length).toBe(before);
  let taken = 0;
  function* endless(): Generator<string> {
    for (;;) {
      taken++;
      yield '001000000000001AAA';
    }
  }
  for await (const record of org.retrieve('Account', endless(), { fields: ['Id'] })) {
    expect(record).toBeNull();
    break;
  }
  expect(taken).toBe(2000);
});
