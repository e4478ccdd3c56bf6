import type { OAuth } from './auth/access-token.ts';
import { askUserInfo, type Identity } from './auth/ask-user-info.ts';
import { SessionBroker } from './auth/broker.ts';
import { checkVersion, explainVersion } from './auth/check-version.ts';
import { type Unsealed, unseal } from './auth/credentials.ts';
import { AllowedHosts } from './auth/hosts.ts';
import type { SoapLogin } from './auth/soap-login.ts';
import type { SessionStore } from './auth/store/session-store.ts';
import { type BudgetOptions, checkBudget } from './budget/budget-options.ts';
import { unlimited } from './budget/call-budget.ts';
import { Poller } from './bulk/poll.ts';
import { ConnectedOrg } from './connected-org.ts';
import { withTags } from './errors.ts';
import type { HttpOptions } from './http/options.ts';
import { openTransport } from './http/transport.ts';
import { makeBudget, type Shared, soapLinkOf } from './links.ts';
import type { Org } from './org.ts';
import type { ApiVersion } from './pin-version.ts';
import { clockWithin, type RetryClock, systemClock } from './retry/clock.ts';
import { Retrier } from './retry/retrier.ts';
import type { RetryOptions } from './retry/retry-options.ts';
import { isJwt, type Session } from './session.ts';
import { readOperation, type SoapLink } from './soap/call.ts';
import { judge } from './soap/verdict.ts';

/** Tries of the login in connect(), the first included. */
const LOGIN_ATTEMPTS = 3;

/** Ways to log in that a version has: a SOAP login() at the pin itself only where the pin is 64.0 or earlier. */
export type AuthFor<V extends ApiVersion> =
  | OAuth
  | SoapLogin<'explicit'>
  | ([V['has']['login']] extends [true] ? SoapLogin<'pinned'> : never);

/** What a connection is made of. */
export interface ConnectOptions<V extends ApiVersion> {
  /** The pinned version, `import { v62 } from 'forcewire/v62'`. */
  api: V;
  auth: AuthFor<V>;
  /** Sent as CallOptions.client; Salesforce partners must send theirs. */
  clientName?: string | undefined;
  http?: HttpOptions | undefined;
  /** Come back on every error and event; never sent to Salesforce. */
  tags?: Readonly<Record<string, string>> | undefined;
  /** How often, and after which waits, a call is made again by itself. */
  retry?: RetryOptions | undefined;
  /** Shared by connections and processes: one session, one rotated refresh token. `fileSessionStore(path)` is included. */
  sessionStore?: SessionStore | undefined;
  /** How many of the org's calls may be used. Default: as many as the org has. */
  budget?: BudgetOptions | undefined;
  /** Hosts besides Salesforce's own, and the login host, to which a session id may be sent; with or without a port. */
  allowedHosts?: readonly string[] | undefined;
  /** Ends the connection's life; signals of calls end one call. */
  signal?: AbortSignal | undefined;
}

/**
 * Logs in and gives the org; a session from the store is taken as it is, and renewed by the first call if it has ended. Throws AuthError when the
 * credential is refused or cannot work at this version, VersionError (VERSION_NOT_SERVED) for a pin that the org does not serve, TransportError
 * when the login host does not answer.
 */
export async function connect<V extends ApiVersion>(options: ConnectOptions<V>): Promise<Org<V>> {
  return connectBy(systemClock, options);
}

/** `connect()` by a clock of the caller's, for tests in which nobody waits. */
export async function connectBy<V extends ApiVersion>(time: RetryClock, options: ConnectOptions<V>): Promise<Org<V>> {
  const { api, clientName, signal, allowedHosts = [], sessionStore, budget, tags = {} } = options;
  if (budget !== undefined) checkBudget(budget);
  const auth = taggedUnseal(options.auth, tags);
  const { url } = auth.credentials;
  const hosts = new AllowedHosts(url, allowedHosts);
  const closing = new AbortController();
  const clock = clockWithin(signal === undefined ? [closing.signal] : [closing.signal, signal], time);
  const retrier = new Retrier(options.retry, tags, clock);
  const transport = openTransport(options.http, { signal, tags, mayFollow: (to) => isAllowed(hosts, to) });
  const context = { api, transport, clientName, signal };
  const sessions = new SessionBroker(auth, context, hosts, { store: sessionStore, tags });
  const shared: Shared = {
    transport,
    sessions,
    retrier,
    poller: new Poller(clock),
    clock,
    lanes: new Set(),
    clientName,
    tags,
    budget: unlimited,
    usage: undefined,
    closing,
  };
  try {
    const session = await firstSession(shared, signal);
    const identity = await identify(soapLinkOf(api, shared), session, signal);
    if (!auth.credentials.proves(api)) await checkVersion({ transport, url: session.serverUrl, pin: api.version, signal });
    if (budget !== undefined) {
      const place = sessionStore && { store: sessionStore, key: `calls ${identity.organizationId}` };
      shared.budget = makeBudget(budget, api, shared, { place, signal });
    }
    return new ConnectedOrg(api, shared, identity);
  } catch (error) {
    const found = await explainVersion(error, { transport, url: sessions.latest?.serverUrl ?? url, pin: api.version });
    await transport.close();
    throw withTags(found, tags);
  }
}

function isAllowed(hosts: AllowedHosts, url: URL): boolean {
  try {
    hosts.check(url);
    return true;
  } catch {
    return false;
  }
}

/** A login that met a busy server, or no whole answer, is tried again, fewer times than a call: whoever connects is waiting. */
async function firstSession({ sessions, retrier }: Shared, signal: AbortSignal | undefined): Promise<Session> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await sessions.current(signal);
    } catch (error) {
      const mayPass = attempt < LOGIN_ATTEMPTS && mayLogInAgain(error);
      if (mayPass && (await retrier.pause({ operation: 'login', attempt, error, signal }))) continue;
      throw error;
    }
  }
}

function mayLogInAgain(error: unknown): boolean {
  const verdict = judge(error, true);
  return verdict === 'busy' || verdict === 'perhaps';
}

function taggedUnseal(auth: object, tags: Readonly<Record<string, string>>): Unsealed {
  try {
    return unseal(auth);
  } catch (error) {
    throw withTags(error, tags);
  }
}

/** login() says who logged in, and most tokens do; others have to be asked for. */
async function identify(link: SoapLink, session: Session, signal: AbortSignal | undefined): Promise<Identity> {
  const { userId, organizationId } = session;
  if (userId !== '' && organizationId !== '') return { userId, organizationId };
  const told = isJwt(session) ? await askUserInfo(link.transport, session, signal) : undefined;
  if (told !== undefined) return told;
  const info = await readOperation(link, 'getUserInfo', {});
  return { userId: info.userId, organizationId: info.organizationId };
}
