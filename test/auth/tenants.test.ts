import { type ApiVersion, type AuthFor, clientCredentials, connect, type Org, soapLogin } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v41 } from 'forcewire/v41';
import { v52 } from 'forcewire/v52';
import { v58 } from 'forcewire/v58';
import { v62 } from 'forcewire/v62';
import { v66 } from 'forcewire/v66';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countLogins } from './with-org.ts';

const VERSIONS = [v41, v52, v58, v62, v66];
const TENANTS = 50;

interface Tenant {
  readonly name: string;
  readonly local: LocalOrg;
  readonly username: string;
  readonly api: ApiVersion;
  readonly org: Org<typeof v62>;
}

let orgs: LocalOrg[];
let tenants: Tenant[];

// Ten orgs, sandboxes and production in turn, and in each five users at five versions; every other tenant by OAuth.
beforeAll(async () => {
  orgs = await Promise.all(Array.from({ length: 10 }, (_, at) => LocalOrg.start({ seed: at + 1, sandbox: at % 2 === 0 })));
  tenants = await Promise.all(Array.from({ length: TENANTS }, (_, at) => open(at)));
});
afterAll(async () => {
  await Promise.all(tenants.map(({ org }) => org.close()));
  await Promise.all(orgs.map((org) => org.close()));
});

async function open(at: number): Promise<Tenant> {
  const name = `tenant-${at}`;
  const local = orgs[at % 10]!;
  const api: ApiVersion = VERSIONS[Math.floor(at / 10)]!;
  const { username, password, securityToken } = local.addUser({ username: `${name}@example.com` });
  const auth: AuthFor<ApiVersion> =
    at % 3 === 0
      ? clientCredentials({ ...local.addConnectedApp({ runAs: username }), loginUrl: local.url })
      : soapLogin({ username, password, securityToken, loginUrl: local.url, loginVersion: v62 });
  const org = (await connect({ api, auth, tags: { tenant: name } })) as Org<ApiVersion> as Org<typeof v62>;
  return { name, local, username, api, org };
}

/** Writes and asks who it is, a few times. In the middle, one tenant of each org ends the sessions of all. */
async function work({ name, local, org }: Tenant): Promise<string[]> {
  const seen: string[] = [];
  for (let turn = 0; turn < 4; turn++) {
    const { ok } = await org.insert('Account', [{ Name: `${name} row ${turn}` }]).summary();
    expect(ok).toBe(1);
    if (turn === 1 && orgs.indexOf(local) === Number(name.slice(7))) local.expireSessions();
    seen.push((await org.soap.getUserInfo()).userName);
  }
  return seen;
}

test('fifty tenants at five versions, sandboxes and production, are served each with its own session alone', async () => {
  const seen = await Promise.all(tenants.map(work));
  for (const [at, { username }] of tenants.entries()) expect(new Set(seen[at])).toEqual(new Set([username]));

  // What the orgs hold says for each request whose session it came with.
  for (const local of orgs) {
    const mine = tenants.filter((tenant) => tenant.local === local);
    const admin = await connect({ api: v62, ...local.connectOptions() });
    const rows = await admin
      .query<{ Name: string; CreatedBy: { Username: string } }>('SELECT Name, CreatedBy.Username FROM Account')
      .toArray();
    const expected = mine.flatMap(({ name, username }) => [0, 1, 2, 3].map((turn) => [`${name} row ${turn}`, username]));
    expect(rows.map((row) => [row.Name, row.CreatedBy.Username]).sort()).toEqual(expected.sort());
    await admin.close();
    // Each tenant speaks its own version, and every version was spoken.
    const spoken = new Set(local.requests.flatMap(({ path }) => /\/Soap\/u\/(\d+\.0)\/00D/.exec(path)?.[1] ?? []));
    expect([...spoken].sort()).toEqual([...VERSIONS.map(({ version }) => version)].sort());
  }
});

test('an org that does not answer holds up no other tenant', async () => {
  const [stuck, ...others] = orgs;
  const remove = stuck!.faults.add({ kind: 'hang' });
  const controller = new AbortController();
  const waiting = tenants
    .filter(({ local }) => local === stuck)
    .map(({ org }) =>
      org.soap.getUserInfo({}, { signal: controller.signal }).then(
        () => 'answered',
        (reason: unknown) => reason,
      ),
    );
  const working = tenants.filter(({ local }) => others.includes(local));
  expect(await Promise.all(working.map(async ({ org }) => (await org.soap.getUserInfo()).userName))).toEqual(
    working.map(({ username }) => username),
  );
  controller.abort('still waiting');
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['still waiting']));
  remove();
});

test('a tenant whose password was changed fails alone, with its own name on the error', async () => {
  const [, victim, ...rest] = tenants as [Tenant, Tenant, ...Tenant[]];
  const { local, username, name } = victim;
  const neighbours = rest.filter((tenant) => tenant.local === local);
  local.changeUser(username, { password: 'changed elsewhere' });
  const before = countLogins(local);
  local.expireSessions();
  const [failed, ...fine] = await Promise.allSettled([victim, ...neighbours].map(({ org }) => org.soap.getUserInfo()));
  expect(failed).toMatchObject({ status: 'rejected', reason: { code: 'INVALID_LOGIN', tags: { tenant: name } } });
  expect(fine.map((each) => each.status === 'fulfilled' && each.value.userName)).toEqual(neighbours.map((tenant) => tenant.username));
  expect(countLogins(local) - before).toBe(1 + neighbours.length);
});
