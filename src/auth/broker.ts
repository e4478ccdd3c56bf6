import { AuthError } from '../errors.ts';
import type { Session, SessionSource } from '../session.ts';
import type { Attempt, Credentials, LoginContext } from './credentials.ts';
import type { AllowedHosts } from './hosts.ts';

/** A renewed session that the server never took is not replaced within this time: a loop of logins locks a user out. */
const QUIET_MS = 60_000;

interface Holding {
  readonly session: Session;
  /** Of the credential that it was got with. */
  readonly fingerprint: string;
  readonly renewed: boolean;
  readonly since: number;
  accepted: boolean;
}

/**
 * Keeps one session for a connection. Any number of calls that fail for the session share one login; a call that comes late with an old
 * session is given the new one; a refused credential is not sent again until the secret function answers another.
 */
export class SessionBroker implements SessionSource {
  readonly #credentials: Credentials;
  readonly #context: LoginContext;
  readonly #hosts: AllowedHosts;
  readonly #now: () => number;
  #holding: Holding | undefined;
  #login: Promise<Session> | undefined;
  #refused: { readonly fingerprint: string; readonly error: AuthError } | undefined;

  /** `now` in milliseconds. */
  constructor(credentials: Credentials, context: LoginContext, hosts: AllowedHosts, now: () => number = Date.now) {
    this.#credentials = credentials;
    this.#context = context;
    this.#hosts = hosts;
    this.#now = now;
  }

  get latest(): Session | undefined {
    return this.#holding?.session;
  }

  async current(signal: AbortSignal | undefined): Promise<Session> {
    return this.#holding?.session ?? untilAborted(this.#logInOnce(undefined), signal);
  }

  async renew(refused: Session, signal: AbortSignal | undefined): Promise<Session> {
    const holding = this.#holding;
    if (holding === undefined || holding.session === refused) return untilAborted(this.#logInOnce(holding), signal);
    return holding.session;
  }

  accept(session: Session): void {
    if (this.#holding?.session === session) this.#holding.accepted = true;
  }

  #logInOnce(dead: Holding | undefined): Promise<Session> {
    if (dead?.renewed === true && !dead.accepted && this.#now() - dead.since < QUIET_MS) return Promise.reject(neverAccepted());
    this.#login ??= this.#logIn(dead).finally(() => {
      this.#login = undefined;
    });
    return this.#login;
  }

  async #logIn(dead: Holding | undefined): Promise<Session> {
    this.#hosts.checkTls(this.#credentials.url);
    const attempt = await this.#credentials.prepare(this.#context);
    const { fingerprint } = attempt;
    if (this.#refused?.fingerprint === fingerprint) throw this.#refused.error;
    if (!this.#credentials.lasting && dead?.fingerprint === fingerprint) throw tokenExpired();
    const session = await this.#run(attempt);
    this.#hosts.check(session.serverUrl);
    this.#holding = { session, fingerprint, renewed: dead !== undefined, since: this.#now(), accepted: false };
    return session;
  }

  async #run(attempt: Attempt): Promise<Session> {
    try {
      return await attempt.run();
    } catch (error) {
      if (error instanceof AuthError && !error.retryable) this.#refused = { fingerprint: attempt.fingerprint, error };
      throw error;
    }
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

/** One caller's patience ends; the login goes on for the others. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
