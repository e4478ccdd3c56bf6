import { connect } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v41 } from 'forcewire/v41';
import { v66 } from 'forcewire/v66';
import { expect, it } from 'vitest';

it('connectOptions() is all that a connection needs, also where login() is gone; an expired session is renewed', async () => {
  await using server = await LocalOrg.start();
  await using org = await connect({ api: v66, ...server.connectOptions() });
  const outcomes = [];
  for await (const outcome of org.insert('Account', [{ Name: 'A' }, { Name: 'x'.repeat(256) }])) outcomes.push(outcome);
  expect(outcomes.map(({ status }) => status)).toEqual(['ok', 'failed']);
  server.expireSessions();
  expect(await org.withVersion(v41).query('SELECT Name FROM Account').toArray()).toEqual([{ type: 'Account', Id: null, Name: 'A' }]);
});

it('two orgs in one process share nothing', async () => {
  await using one = await LocalOrg.start();
  await using two = await LocalOrg.start();
  await using first = await connect({ api: v66, ...one.connectOptions() });
  await using second = await connect({ api: v66, ...two.connectOptions() });
  await first.insert('Account', [{ Name: 'A' }]).summary();
  const before = one.snapshot();
  await first.insert('Account', [{ Name: 'B' }]).summary();
  const count = (org: typeof first): Promise<number> =>
    org
      .query('SELECT Id FROM Account')
      .toArray()
      .then((rows) => rows.length);
  expect([await count(first), await count(second)]).toEqual([2, 0]);
  expect(() => two.restore(before)).toThrow(TypeError);
  one.restore(before);
  expect(await count(first)).toBe(1);
});
