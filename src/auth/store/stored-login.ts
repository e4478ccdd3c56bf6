import { scrypt } from 'node:crypto';
import type { Session } from '../../session.ts';
import type { SessionStore } from './session-store.ts';

/** What a store keeps for a credential. */
export interface StoredLogin {
  readonly session?: Session | undefined;
  readonly refreshToken?: string | undefined;
  /** The credential was refused: nobody has to send it to know. */
  readonly refused?: StoredRefusal | undefined;
}

/** What the server said, and when (milliseconds since 1970). Of the credential it says nothing: that is in the key. */
export interface StoredRefusal {
  readonly code: string;
  readonly message: string;
  readonly at: number;
}

/**
 * Host, identity and a fingerprint of the credential, so that a changed host, user or secret never finds the old session. The fingerprint is
 * made slowly (scrypt, keyed by host and identity): who reads the key shall not guess the password by it.
 */
export function storeKey(url: URL, identity: string, fingerprint: string): Promise<string> {
  const name = `${url.host} ${identity}`;
  return new Promise((resolve, reject) => {
    scrypt(fingerprint, `forcewire session ${name}`, 24, (error, hash) => {
      if (error === null) resolve(`${name} ${hash.toString('base64url')}`);
      else reject(error);
    });
  });
}

/** A store that remembers no refusals: for somebody who wants to know how things are now. */
export function withoutRefusals(store: SessionStore): SessionStore {
  return {
    async read(key) {
      const text = await store.read(key);
      const { refused, ...login } = decodeLogin(text);
      return refused === undefined ? text : encodeLogin(login);
    },
    write: (key, value, expiresInMs) => store.write(key, value, expiresInMs),
    lock: (key, run) => store.lock(key, run),
  };
}

/** As text for a store; empty if there is nothing to keep. */
export function encodeLogin({ session, refreshToken, refused }: StoredLogin): string {
  if (session === undefined && refreshToken === undefined && refused === undefined) return '';
  return JSON.stringify({ session, refreshToken, refused });
}

/** A value that is not of ours, or of another release, is as good as none. */
export function decodeLogin(text: string | undefined): StoredLogin {
  try {
    const { session, refreshToken, refused } = JSON.parse(text ?? '') as Record<keyof StoredLogin, Record<string, unknown> | undefined>;
    return {
      session: session && decodeSession(session),
      refreshToken: typeof refreshToken === 'string' ? refreshToken : undefined,
      refused: refused && decodeRefusal(refused),
    };
  } catch {
    return {};
  }
}

function decodeSession({ sessionId, serverUrl, userId, organizationId }: Record<string, unknown>): Session | undefined {
  const texts = [sessionId, serverUrl, userId, organizationId];
  if (!texts.every((each) => typeof each === 'string') || sessionId === '') return undefined;
  const [id, url, user, organization] = texts as [string, string, string, string];
  return { sessionId: id, serverUrl: new URL(url), userId: user, organizationId: organization };
}

function decodeRefusal({ code, message, at }: Record<string, unknown>): StoredRefusal | undefined {
  if (typeof code !== 'string' || typeof message !== 'string' || typeof at !== 'number') return undefined;
  return { code, message, at };
}
