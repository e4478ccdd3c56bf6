import type { OAuth } from '../access-token.ts';
import { fingerprint, revealSecret, type Secret } from '../secret.ts';
import { type ClientOptions, clientFields, oauth } from './grant.ts';
import { askToken } from './token-endpoint.ts';

/** A refresh token that the user's authorization has brought. */
export interface RefreshTokenOptions extends ClientOptions {
  refreshToken: Secret;
  /**
   * Told a new refresh token, where the app rotates them: the old one is worth nothing any more. It is waited for before the session is used;
   * when it fails, so does the login.
   */
  onRotate?: ((token: string) => void | Promise<void>) | undefined;
}

/** The OAuth refresh token flow. A token that rotates is followed; `onRotate` or a `sessionStore` keeps it beyond this process. */
export function refreshToken(options: RefreshTokenOptions): OAuth {
  return oauth(options, async (url, context) => {
    const client = await clientFields(options);
    const given = await revealSecret(options.refreshToken, 'refresh token');
    let sent = given;
    return {
      identity: options.clientId,
      fingerprint: fingerprint(url.origin, options.clientId, client.client_secret ?? '', given),
      ask(rotated) {
        sent = rotated ?? given;
        return askToken(url, { grant_type: 'refresh_token', refresh_token: sent, ...client }, context);
      },
      onRefreshToken: (token) => (token === sent ? undefined : options.onRotate?.(token)),
    };
  });
}
