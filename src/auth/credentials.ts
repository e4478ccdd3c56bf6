import type { Transport } from '../http/transport.ts';
import type { ApiVersion } from '../pin-version.ts';
import type { Session } from '../session.ts';

/** What a login may use. */
export interface LoginContext {
  readonly api: ApiVersion;
  readonly transport: Transport;
  readonly clientName: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** A credential as asked for one login: the secrets are read when it is made. */
export interface Attempt {
  /** Equal for equal credentials; says nothing about them. */
  readonly fingerprint: string;
  /** Throws AuthError when the server refuses, TransportError and its kin when it cannot be asked. */
  run(): Promise<Session>;
}

/** A way to get sessions. */
export interface Credentials {
  /** Where it logs in, or where its ready-made token belongs. */
  readonly url: URL;
  /** Whether an equal credential brings a new session. A ready-made token does not: it is the session. */
  readonly lasting: boolean;
  /** Asks for the secrets. Throws AuthError if this way cannot work at this version. */
  prepare(context: LoginContext): Promise<Attempt>;
}

const byAuth: WeakMap<object, Credentials> = new WeakMap();

/**
 * Makes the opaque value that `connect()` takes. The credentials stand beside it and not in it, so that printing, inspecting or
 * serialising options shows nothing.
 */
export function seal<Auth extends object>(credentials: Credentials): Auth {
  const auth = Object.freeze({}) as Auth;
  byAuth.set(auth, credentials);
  return auth;
}

/** Throws TypeError for a value that did not come from one of this package's functions. */
export function unseal(auth: object): Credentials {
  const credentials = byAuth.get(auth);
  if (credentials === undefined) throw new TypeError('auth: expected what soapLogin() or accessToken() returns.');
  return credentials;
}
