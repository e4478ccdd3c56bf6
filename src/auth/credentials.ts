import type { AuthError } from '../errors.ts';
import type { Transport } from '../http/transport.ts';
import type { ApiVersion } from '../pin-version.ts';
import type { Session } from '../session.ts';
import type { TokenAnswer } from './oauth/token-answer.ts';

/** What a login may use. */
export interface LoginContext {
  /** The pin; undefined where only a token is asked for. */
  readonly api: ApiVersion | undefined;
  readonly transport: Transport;
  readonly clientName: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** What a login has brought. */
export interface Login {
  readonly session: Session;
  /** What takes the credential's place at the next login: a rotated refresh token, or the one that came for a code. */
  readonly refreshToken?: string | undefined;
  /** The whole answer of the token endpoint. */
  readonly answer?: TokenAnswer | undefined;
}

/** A credential as asked for one login: the secrets are read when it is made. */
export interface Attempt {
  /** Who logs in: a username, a client id, or both. No secret. */
  readonly identity: string;
  /** Equal for equal credentials; says nothing about them. */
  readonly fingerprint: string;
  /**
   * `refreshToken` is that of an earlier login with an equal credential. Throws AuthError when the server refuses, TransportError and its kin
   * when it cannot be asked.
   */
  run(refreshToken: string | undefined): Promise<Login>;
  /** Tells the caller what came, once it has been stored and before the session is used. */
  tell?(login: Login): Promise<void>;
}

/** A way to get sessions. */
export interface Credentials {
  /** Where it logs in, or where its ready-made token belongs. */
  readonly url: URL;
  /** Whether an equal credential brings a new session. A ready-made token does not: it is the session. */
  readonly lasting: boolean;
  /** How its sessions are ended: by logout(), or as OAuth tokens. */
  readonly endsBy: 'logout' | 'revoke';
  /** Whether a login shows that the server serves this version. */
  proves(api: ApiVersion): boolean;
  /** Asks for the secrets. Throws AuthError if this way cannot work at this version. */
  prepare(context: LoginContext): Promise<Attempt>;
}

/** A credential that was refused, as it was then. */
export interface Refusal {
  readonly fingerprint: string;
  readonly error: AuthError;
}

/** A refresh token that has taken a credential's place. */
export interface KeptRefreshToken {
  readonly token: string;
  /** The one that a store is known to have. */
  inStore: string | undefined;
}

/** What is known of a credential, whichever connection it was used by. */
export interface CredentialMemory {
  refused: Refusal | undefined;
  /** By the fingerprint of the credential that each has taken the place of. */
  readonly refreshTokens: Map<string, KeptRefreshToken>;
  /** Settles when the login before is done: a refresh token that rotates is good once. */
  turn: Promise<unknown>;
}

/** Credentials with what is known of them. */
export interface Unsealed {
  readonly credentials: Credentials;
  readonly memory: CredentialMemory;
}

interface Sealed {
  readonly make: () => Credentials;
  readonly memory: CredentialMemory;
}

const byAuth: WeakMap<object, Sealed> = new WeakMap();

/**
 * Makes the opaque value that `connect()` takes. The credentials stand beside it and not in it, so that printing, inspecting or
 * serialising options shows nothing. They are made when they are needed: a host that is none is then an error of connect().
 */
export function seal<Auth extends object>(make: () => Credentials): Auth {
  const auth = Object.freeze({}) as Auth;
  byAuth.set(auth, { make, memory: { refused: undefined, refreshTokens: new Map(), turn: Promise.resolve() } });
  return auth;
}

/** Throws TypeError for a value that did not come from one of this package's functions, AuthError for a host that cannot be. */
export function unseal(auth: object): Unsealed {
  const sealed = byAuth.get(auth);
  if (sealed === undefined) throw new TypeError('auth: expected what soapLogin(), clientCredentials() and the other credentials return.');
  return { credentials: sealed.make(), memory: sealed.memory };
}
