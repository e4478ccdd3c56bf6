import { type ConnectOptions, connect, type Org } from 'forcewire';
import { LocalOrg, type LocalOrgOptions } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { expect } from 'vitest';

/** Runs a test with a local org of its own. */
export async function withOrg(run: (local: LocalOrg) => Promise<void>, options?: LocalOrgOptions): Promise<void> {
  const local = await LocalOrg.start(options);
  try {
    await run(local);
  } finally {
    await local.close();
  }
}

/** Connects at 62.0, runs, and closes. */
export async function connected<T>(
  auth: ConnectOptions<typeof v62>['auth'],
  run: (org: Org<typeof v62>) => Promise<T>,
  options: Partial<ConnectOptions<typeof v62>> = {},
): Promise<T> {
  const org = await connect({ api: v62, auth, ...options });
  try {
    return await run(org);
  } finally {
    await org.close();
  }
}

/** The name of whoever is logged in, as the server sees it. */
export async function whoAmI(org: Pick<Org<typeof v62>, 'soap'>): Promise<string> {
  return (await org.soap.getUserInfo()).userName;
}

/** What an operation ends with that must not work. */
export function failureOf(run: Promise<unknown>): Promise<any> {
  return run.then(
    () => expect.unreachable('it did not fail'),
    (error: unknown) => error,
  );
}

/** How often a login was sent, by whatever way. */
export function countLogins(local: LocalOrg): number {
  return local.requests.filter(({ operation }) => operation === 'login' || operation === 'oauth.token').length;
}
