import { scrypt } from 'node:crypto';
import type { Session } from '../../session.ts';

/** What a store keeps for a credential. */
export interface StoredLogin {
  readonly session?: Session | undefined;
  readonly refreshToken?: string | undefined;
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

/** As text for a store; empty if there is nothing to keep. */
export function encodeLogin({ session, refreshToken }: StoredLogin): string {
  if (session === undefined && refreshToken === undefined) return '';
  return JSON.stringify({ session, refreshToken });
}

/** A value that is not of ours, or of another release, is as good as none. */
export function decodeLogin(text: string | undefined): StoredLogin {
  try {
    const { session, refreshToken } = JSON.parse(text ?? '') as { session?: Record<string, unknown>; refreshToken?: unknown };
    return { session: session && decodeSession(session), refreshToken: typeof refreshToken === 'string' ? refreshToken : undefined };
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
