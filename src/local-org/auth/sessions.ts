import { createHash } from 'node:crypto';
import { ApiError } from '../api-error.ts';
import { randomText } from '../random.ts';
import type { LoginSettings } from './login-settings.ts';
import type { Users } from './users.ts';

/** What a session was granted to, where it did not begin with a password at the org itself. */
export interface SessionGrant {
  readonly clientId: string;
  /** Separated by blanks. */
  readonly scope: string;
  /** The user came by password after all: the session is no use while that has expired. */
  readonly byPassword?: boolean | undefined;
  /** Of the refresh token that goes with it: the session ends with it. */
  readonly refreshId?: number | undefined;
  /** When it ends, however busy; only tokens in JWT format have such a moment. Milliseconds. */
  readonly endsAt?: number | undefined;
}

/** Who is logged in. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  /** Milliseconds; each call renews it. */
  usedAt: number;
  readonly grant: SessionGrant | undefined;
}

/** Where a session is shown: each API refuses it in its own words. */
export type SessionUser = 'soap' | 'rest' | 'bulk1' | 'identity';

/** How a session is used. */
export interface SessionUse {
  /** Default `soap`. */
  readonly api?: SessionUser | undefined;
  /** For the calls that a user with an expired password can still make. Default false. */
  readonly whileExpired?: boolean | undefined;
}

/** Scopes with which a token opens the APIs. */
const API_SCOPES: ReadonlySet<string> = new Set(['api', 'full']);
const TOKEN_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._';

const FIRST_SWEEP = 1_000;

/** The sessions of one org, of whatever login. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #organizationId: string;
  readonly #random: () => number;
  readonly #settings: LoginSettings;
  readonly #users: Users;
  /** With so many sessions, it is time to forget those that have ended. */
  #sweepAt = FIRST_SWEEP;

  constructor(organizationId: string, random: () => number, settings: LoginSettings, users: Users) {
    this.#organizationId = organizationId;
    this.#random = random;
    this.#settings = settings;
    this.#users = users;
  }

  /** Opens a session; `id` is given for a token that says itself what it is for. */
  open(userId: string, now: number, grant?: SessionGrant, id: string = this.#newId()): Session {
    if (this.#sessions.size >= this.#sweepAt) this.#forgetEnded(now);
    const session: Session = { id, userId, usedAt: now, grant };
    this.#sessions.set(id, session);
    return session;
  }

  #forgetEnded(now: number): void {
    this.closeAll((session) => now > this.endOf(session));
    this.#sweepAt = Math.max(FIRST_SWEEP, 2 * this.#sessions.size);
  }

  #newId(): string {
    return `${this.#organizationId.slice(0, 15)}!${randomText(this.#random, 96, TOKEN_LETTERS)}`;
  }

  /**
   * The session, renewed. Throws ApiError: INVALID_SESSION_ID in the words by which the clients of that API know that they must log in again, and
   * the codes for users and orgs without the API.
   */
  use(id: string | undefined, now: number, { api = 'soap', whileExpired = false }: SessionUse = {}): Session {
    const session = this.find(id, now);
    if (session === undefined || (isJwt(session) && api === 'soap')) throw illegalSession(id, api);
    if (api !== 'identity') this.#checkApi(session, api, whileExpired);
    session.usedAt = now;
    return session;
  }

  /** The session, if it is one that can still be used, and as it was. */
  find(id: string | undefined, now: number): Session | undefined {
    const session = id === undefined ? undefined : this.#sessions.get(id);
    if (session === undefined || now > this.endOf(session)) return undefined;
    return this.#users.isActive(session.userId) ? session : undefined;
  }

  /** When a session ends that nobody uses any more. Milliseconds. */
  endOf({ usedAt, grant }: Session): number {
    return grant?.endsAt ?? usedAt + this.#settings.sessionSeconds * 1_000;
  }

  #checkApi({ userId, grant }: Session, api: SessionUser, whileExpired: boolean): void {
    const { access } = this.#users.account(userId);
    const hasScope = grant === undefined || grant.scope.split(' ').some((scope) => API_SCOPES.has(scope));
    if (!hasScope || access.highAssurance)
      throw new ApiError('INVALID_SESSION_ID', `This session is not valid for use with ${nameOf(api)}`);
    if (!this.#settings.apiEnabled) throw new ApiError('API_DISABLED_FOR_ORG', disabledText(api));
    if (!access.apiEnabled) throw new ApiError('API_CURRENTLY_DISABLED', 'API is disabled for this User');
    const cameByPassword = grant === undefined || grant.byPassword === true;
    if (access.passwordExpired && cameByPassword && !whileExpired) throw passwordExpired();
  }

  /** Ends one session. */
  close(id: string): void {
    this.#sessions.delete(id);
  }

  /** Ends those that the caller picks. */
  closeAll(isPicked: (session: Session) => boolean): void {
    for (const session of this.#sessions.values()) if (isPicked(session)) this.#sessions.delete(session.id);
  }

  /** Ends every session. */
  expireAll(): void {
    this.#sessions.clear();
  }
}

function isJwt({ id }: Session): boolean {
  return !id.includes('!');
}

function nameOf(api: SessionUser): string {
  return api === 'rest' ? 'the REST API' : 'the API';
}

function disabledText(api: SessionUser): string {
  return api === 'rest' ? 'The REST API is not enabled for this Organization.' : 'API is not enabled for this Organization or Partner';
}

function passwordExpired(): ApiError {
  const text = 'The users password has expired, you must call SetPassword before attempting any other API operations';
  return new ApiError('INVALID_OPERATION_WITH_EXPIRED_PASSWORD', text);
}

function illegalSession(id: string | undefined, api: SessionUser): ApiError {
  if (api === 'bulk1') return new ApiError('INVALID_SESSION_ID', 'Invalid session id');
  if (api !== 'soap') return new ApiError('INVALID_SESSION_ID', 'Session expired or invalid');
  const text = 'Invalid Session ID found in SessionHeader: Illegal Session';
  if (id === undefined || !/^00D\w{12}!/.test(id)) return new ApiError('INVALID_SESSION_ID', text);
  const hash = createHash('sha256').update(id).digest('base64');
  const hint = 'This error usually occurs after a session expires or a user logs out. ';
  return new ApiError('INVALID_SESSION_ID', `${text}. Session not found, missing session hash: ${hash}\n${hint}`);
}
