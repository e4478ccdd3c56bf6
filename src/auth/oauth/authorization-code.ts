import type { OAuth } from '../access-token.ts';
import { fingerprint } from '../secret.ts';
import { type ClientOptions, clientFields, oauth } from './grant.ts';
import { askToken } from './token-endpoint.ts';

/** What came back from the authorization page. */
export interface AuthorizationCodeOptions extends ClientOptions {
  code: string;
  /** The same as in `authorizationUrl`, letter by letter. */
  redirectUri: string | URL;
  /** Of the `authorizationUrl` that the user was sent to. */
  codeVerifier?: string | undefined;
}

/**
 * Exchanges an authorization code, which is good once and for 15 minutes. Later logins use the refresh token that comes with it, where the
 * scope had `refresh_token`; keep it by `onToken` or a `sessionStore` to log in again from another process.
 */
export function authorizationCode(options: AuthorizationCodeOptions): OAuth {
  return oauth(options, async (url, context) => {
    const { clientId, code, codeVerifier } = options;
    const client = await clientFields(options);
    const first = {
      grant_type: 'authorization_code',
      // Salesforce escapes the end of a code, and people paste it as it stands in the address bar.
      code: code.replace(/%3D/gi, '='),
      redirect_uri: String(options.redirectUri),
      code_verifier: codeVerifier,
    };
    return {
      identity: clientId,
      fingerprint: fingerprint(url.origin, clientId, client.client_secret ?? '', code),
      ask: (refreshToken) =>
        refreshToken === undefined
          ? askToken(url, { ...first, ...client }, context)
          : askToken(url, { grant_type: 'refresh_token', refresh_token: refreshToken, ...client }, context),
    };
  });
}
