import { createHash } from 'node:crypto';
import { ApiError } from './api-error.ts';
import { randomText } from './random.ts';

/** Seconds after which a session that nobody uses ends; the default of real orgs. */
export const SESSION_SECONDS = 7_200;

/** Who is logged in. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  /** Milliseconds; each call renews it. */
  usedAt: number;
}

/** The sessions of one org. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #organizationId: string;
  readonly #random: () => number;

  constructor(organizationId: string, random: () => number) {
    this.#organizationId = organizationId;
    this.#random = random;
  }

  open(userId: string, now: number): Session {
    const token = randomText(this.#random, 96, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._');
    const session = { id: `${this.#organizationId.slice(0, 15)}!${token}`, userId, usedAt: now };
    this.#sessions.set(session.id, session);
    return session;
  }

  /** The session, renewed. Throws ApiError (INVALID_SESSION_ID) in the words by which clients know that they must log in again. */
  use(id: string | undefined, now: number): Session {
    const session = id === undefined ? undefined : this.#sessions.get(id);
    if (session === undefined || now - session.usedAt > SESSION_SECONDS * 1_000) throw illegalSession(id);
    session.usedAt = now;
    return session;
  }

  close(id: string): void {
    this.#sessions.delete(id);
  }

  expireAll(): void {
    this.#sessions.clear();
  }
}

function illegalSession(id: string | undefined): ApiError {
  const text = 'Invalid Session ID found in SessionHeader: Illegal Session';
  if (id === undefined || !/^00D\w{12}!/.test(id)) return new ApiError('INVALID_SESSION_ID', text);
  const hash = createHash('sha256').update(id).digest('base64');
  const hint = 'This error usually occurs after a session expires or a user logs out. ';
  return new ApiError('INVALID_SESSION_ID', `${text}. Session not found, missing session hash: ${hash}\n${hint}`);
}
