import { adviceFor } from './auth/advice/advice.ts';
import { withoutRefusals } from './auth/store/stored-login.ts';
import { supportedVersions } from './auth/supported-versions.ts';
import { type ConnectOptions, connect } from './connection.ts';
import { AuthError, ForcewireError, VersionError } from './errors.ts';
import type { HttpOptions } from './http/options.ts';
import type { Org } from './org.ts';
import type { ApiVersion } from './pin-version.ts';

/** A connection that works. */
export interface WorkingConnection {
  readonly ok: true;
  readonly userId: string;
  readonly organizationId: string;
  /** `Enterprise Edition`; empty where the user may not read it. */
  readonly organizationType: string;
  readonly sandbox: boolean;
  /** Of the last 24 hours; undefined where the server does not tell. */
  readonly callsLeft: number | undefined;
  /** That the org serves, '62.0' and so on, oldest first; empty where it keeps no list. */
  readonly versions: readonly string[];
}

/** A connection that does not, and why. */
export interface BrokenConnection {
  readonly ok: false;
  /** The code of the error that connect() or the first call throws. */
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}

/** Somebody is waiting for the answer, who would rather hear that there is none. A run has other times. */
const PATIENCE = { connectTimeoutMs: 10_000, totalTimeoutMs: 60_000 };

/**
 * Connects as `connect()` does, by the same credentials and the same way, makes two calls and closes again; the session is left alive, as others may
 * share it. Nothing is tried twice, a refusal that the store remembers is asked about again, and unless the options say otherwise a connection has ten seconds and a call a minute. Never throws for
 * a connection that does not work: it says what is wrong, and what to do. What it does throw is the reason of `signal`, and TypeError for
 * options that are none.
 */
export async function testConnection<V extends ApiVersion>(options: ConnectOptions<V>): Promise<WorkingConnection | BrokenConnection> {
  const given = Object.fromEntries(Object.entries(options.http ?? {}).filter(([, value]) => value !== undefined));
  const http = { ...PATIENCE, ...given };
  try {
    const sessionStore = options.sessionStore && withoutRefusals(options.sessionStore);
    const org: Org<ApiVersion> = await connect({ ...options, http, sessionStore, retry: { ...options.retry, attempts: 1 } });
    try {
      return { ...(await look(org)), versions: await versionsOf(org, http, options.signal) };
    } finally {
      await org.close();
    }
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof TypeError || !(error instanceof Error)) throw error;
    return broken(error);
  }
}

interface Organization {
  readonly OrganizationType: string | null;
  readonly IsSandbox: string | null;
}

async function look(org: Org<ApiVersion>): Promise<Omit<WorkingConnection, 'versions'>> {
  const { userId, organizationId } = org;
  const calls = org.soap as { getServerTimestamp?: () => Promise<unknown> };
  await calls.getServerTimestamp?.();
  // A user without the right to see the organization has a connection all the same.
  const found = await org
    .query<Organization>('SELECT OrganizationType, IsSandbox FROM Organization')
    .first()
    .catch((error: unknown) => {
      if (error instanceof AuthError || !(error instanceof ForcewireError) || error.name !== 'SoapFaultError') throw error;
      return undefined;
    });
  const { usage } = org;
  return {
    ok: true,
    userId,
    organizationId,
    organizationType: found?.OrganizationType ?? '',
    sandbox: found?.IsSandbox === 'true',
    callsLeft: usage === undefined ? undefined : Math.max(0, usage.limit - usage.current),
  };
}

async function versionsOf(
  { instanceUrl }: Org<ApiVersion>,
  http: HttpOptions,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const served = await supportedVersions(instanceUrl, { http, signal }).catch(() => []);
  return served.map(({ version }) => version);
}

function broken(error: Error): BrokenConnection {
  const code = error instanceof ForcewireError ? error.code : 'UNKNOWN';
  return { ok: false, code, message: error.message, advice: adviceOf(error, code) };
}

function adviceOf(error: Error, code: string): string {
  if (error instanceof AuthError) return error.advice;
  if (error instanceof VersionError && error.nearest !== undefined) return `Pin ${error.nearest}, the nearest version that the org serves.`;
  const isPassing = error instanceof ForcewireError && error.retryable;
  return (
    adviceFor(code, error.message)?.text ??
    (isPassing ? 'Try again in a few minutes.' : 'Ask the administrator of the org or of the network.')
  );
}
