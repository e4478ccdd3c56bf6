import { Buffer } from 'node:buffer';
import { AuthError, ForcewireError } from '../errors.ts';
import { loginEvents } from '../events/channels.ts';
import { isSessionFault, isUnknownHost } from '../refused-session.ts';
import { type Session, type SessionSource, soapUrl } from '../session.ts';
import { exchange, operationOf } from '../soap/exchange.ts';
import { untilAborted } from '../until-aborted.ts';
import type { Attempt, Login, LoginContext, Refusal, Unsealed } from './credentials.ts';
import { endSession } from './end-session.ts';
import type { AllowedHosts } from './hosts.ts';
import { logIn } from './log-in.ts';
import { refusal } from './login-failure.ts';
import type { SessionStore } from './store/session-store.ts';
import { decodeLogin, encodeLogin, type StoredRefusal, storeKey } from './store/stored-login.ts';

/** A renewed session that the server never took is not replaced within this time: a loop of logins locks a user out. */
const QUIET_MS = 60_000;

/**
 * So long no process that shares a store sends a credential that was refused. Not for ever: an administrator may unlock the user, or set the very
 * password that was wrong, and nobody shall have to look for a file to delete.
 */
const REFUSED_MS = 3_600_000;

interface Holding {
  readonly session: Session;
  /** Of the credential that it was got with. */
  readonly fingerprint: string;
  readonly identity: string;
  readonly renewed: boolean;
  readonly since: number;
  accepted: boolean;
}

/** What a broker may be given. */
export interface BrokerOptions {
  readonly store?: SessionStore | undefined;
  /** On every event. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds. */
  readonly now?: (() => number) | undefined;
}

/**
 * Keeps one session for a connection, or for all that share its store. Any number of calls that fail for the session share one login; a call
 * that comes late with an old session is given the new one; a refused credential is not sent again until the secret function answers another,
 * and by other processes with the same store not for an hour.
 */
export class SessionBroker implements SessionSource {
  readonly #auth: Unsealed;
  readonly #context: LoginContext;
  readonly #hosts: AllowedHosts;
  readonly #store: SessionStore | undefined;
  readonly #tags: Readonly<Record<string, string>>;
  readonly #now: () => number;
  #holding: Holding | undefined;
  #login: Promise<Session> | undefined;
  /** The last refusal. Where it was by a rule of the org, and not for the credential itself, it counts for a while only. */
  #refused: (Refusal & { readonly at: number }) | undefined;

  constructor(auth: Unsealed, context: LoginContext, hosts: AllowedHosts, { store, tags = {}, now = Date.now }: BrokerOptions = {}) {
    this.#auth = auth;
    this.#context = context;
    this.#hosts = hosts;
    this.#store = auth.credentials.lasting ? store : undefined;
    this.#tags = tags;
    this.#now = now;
  }

  get latest(): Session | undefined {
    return this.#holding?.session;
  }

  async current(signal: AbortSignal | undefined): Promise<Session> {
    return this.#holding?.session ?? untilAborted(this.#logInOnce(undefined), [signal]);
  }

  async renew(refused: Session, signal: AbortSignal | undefined): Promise<Session> {
    const holding = this.#holding;
    if (holding === undefined || holding.session === refused) return untilAborted(this.#logInOnce(holding), [signal]);
    return holding.session;
  }

  accept(session: Session): void {
    if (this.#holding?.session === session) this.#holding.accepted = true;
  }

  /** Ends the session at the server and forgets it here and in the store. A rotated refresh token stays there: it is the credential. */
  async end(): Promise<void> {
    const holding = this.#holding;
    if (holding === undefined) return;
    await endSession(holding.session, this.#auth.credentials.endsBy, this.#context);
    this.#holding = undefined;
    const store = this.#store;
    if (store === undefined) return;
    await this.#locked(store, holding, async (key) => {
      const { session, refreshToken } = decodeLogin(await store.read(key));
      if (session?.sessionId === holding.session.sessionId) await store.write(key, encodeLogin({ refreshToken }));
    });
  }

  #logInOnce(dead: Holding | undefined): Promise<Session> {
    if (dead?.renewed === true && !dead.accepted && this.#now() - dead.since < QUIET_MS) return Promise.reject(neverAccepted());
    this.#login ??= this.#logIn(dead).finally(() => {
      this.#login = undefined;
    });
    return this.#login;
  }

  async #logIn(dead: Holding | undefined): Promise<Session> {
    const { credentials } = this.#auth;
    this.#hosts.checkTls(credentials.url);
    const attempt = await credentials.prepare(this.#context);
    this.#checkRefused(attempt);
    try {
      return await this.#logInWith(attempt, dead);
    } catch (error) {
      if (!this.#isRemembered(error)) throw error;
      // The secret may have been changed since it was asked for.
      const again = await credentials.prepare(this.#context).catch(() => attempt);
      if (again.fingerprint === attempt.fingerprint) throw error;
      return this.#logInWith(again, dead);
    }
  }

  #checkRefused({ fingerprint }: Attempt): void {
    const known = this.#auth.memory.refused;
    if (known?.fingerprint === fingerprint) throw known.error;
    if (this.#refused?.fingerprint === fingerprint && this.#now() - this.#refused.at < QUIET_MS) throw this.#refused.error;
  }

  /** A session that another process has put into the store, or a login. */
  async #logInWith(attempt: Attempt, dead: Holding | undefined): Promise<Session> {
    const { fingerprint, identity } = attempt;
    if (!this.#auth.credentials.lasting && dead?.fingerprint === fingerprint) throw tokenExpired();
    const store = this.#store;
    const session = await (store === undefined
      ? this.#run(attempt)
      : this.#locked(store, attempt, (key) => this.#shareOrLogIn(store, key, attempt, dead)));
    this.#holding = { session, fingerprint, identity, renewed: dead !== undefined, since: this.#now(), accepted: false };
    // Nobody will ask by the old secret any more.
    if (store !== undefined && dead !== undefined && dead.fingerprint !== fingerprint) await store.write(await this.#keyOf(dead), '');
    return session;
  }

  async #shareOrLogIn(store: SessionStore, key: string, attempt: Attempt, dead: Holding | undefined): Promise<Session> {
    const { session, refreshToken, refused } = decodeLogin(await store.read(key));
    if (session !== undefined && session.sessionId !== dead?.session.sessionId) {
      this.#hosts.check(session.serverUrl);
      // A call is repeated once only, so a session that replaces a dead one has to be alive.
      if (dead === undefined || (await this.#isAlive(session))) return session;
    }
    if (refused !== undefined && this.#now() - refused.at < REFUSED_MS) throw this.#refusedBefore(attempt, refused);
    try {
      return await this.#run(attempt, refreshToken, (login) => store.write(key, encodeLogin(login)));
    } catch (error) {
      const known = this.#auth.memory.refused;
      if (known !== undefined && error === known.error) {
        const { code, message } = known.error;
        // The refusal is what the caller has to hear of, also where it cannot be written down.
        const note = encodeLogin({ refreshToken, refused: { code, message, at: this.#now() } });
        await store.write(key, note, refreshToken === undefined ? REFUSED_MS : undefined).catch(() => {});
      }
      throw error;
    }
  }

  /** By another process, with the same credential. */
  #refusedBefore({ fingerprint }: Attempt, { code, message }: StoredRefusal): AuthError {
    const error = refusal(code, message);
    this.#refused = { fingerprint, error, at: this.#now() };
    return error;
  }

  /** Throws AuthError for an answer that leads to a host which may not see a session. */
  async #run(attempt: Attempt, stored?: string, write?: (login: Login) => Promise<void>): Promise<Session> {
    const keep = async (login: Login): Promise<void> => {
      this.#hosts.check(login.session.serverUrl);
      await write?.(login);
    };
    const started = performance.now();
    try {
      const { session } = await logIn(attempt, this.#auth.memory, { stored, keep });
      this.#tell(started, undefined);
      return session;
    } catch (error) {
      this.#tell(started, error instanceof ForcewireError ? error.code : 'ABORTED');
      const isRefusal = error instanceof AuthError && !error.retryable;
      if (isRefusal) this.#refused = { fingerprint: attempt.fingerprint, error, at: this.#now() };
      throw error;
    }
  }

  #tell(started: number, code: string | undefined): void {
    const { host } = this.#auth.credentials.url;
    loginEvents.publish(() => ({ host, code, durationMs: performance.now() - started, tags: this.#tags }));
  }

  #isRemembered(error: unknown): boolean {
    return error !== undefined && error === this.#refused?.error;
  }

  async #isAlive(session: Session): Promise<boolean> {
    const { api, transport, signal } = this.#context;
    const operation = operationOf(api!, 'getServerTimestamp');
    const envelope = operation.encodeRequest({}, { SessionHeader: { sessionId: session.sessionId } });
    try {
      await exchange(transport, soapUrl(session, api!.version), operation, Buffer.from(envelope, 'utf8'), { signal });
      return true;
    } catch (error) {
      if (isSessionFault(error) || isUnknownHost(error)) return false;
      throw error;
    }
  }

  async #locked<T>(store: SessionStore, of: Pick<Attempt, 'identity' | 'fingerprint'>, run: (key: string) => Promise<T>): Promise<T> {
    const key = await this.#keyOf(of);
    return store.lock(key, () => run(key));
  }

  #keyOf({ identity, fingerprint }: Pick<Attempt, 'identity' | 'fingerprint'>): Promise<string> {
    return storeKey(this.#auth.credentials.url, identity, fingerprint);
  }
}

function neverAccepted(): AuthError {
  return new AuthError('SESSION_REFUSED', 'The server refuses each new session, so no more logins are tried for a minute.', {
    advice: 'Look for a logout elsewhere, or a session policy that locks sessions to an address.',
  });
}

function tokenExpired(): AuthError {
  return new AuthError('TOKEN_EXPIRED', 'The access token is no longer taken, and there is no other.', {
    advice: 'Give accessToken a function that answers a fresh token, or a credential that can log in.',
  });
}
