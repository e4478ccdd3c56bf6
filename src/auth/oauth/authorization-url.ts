import { createHash, randomBytes } from 'node:crypto';
import { loginUrlOf } from '../hosts.ts';
import type { ClientOptions } from './grant.ts';

/** What the user is to be asked. */
export interface AuthorizationUrlOptions extends ClientOptions {
  /** One of the app's callback URLs, letter by letter. */
  redirectUri: string | URL;
  /** Default: all that the app has. `refresh_token` brings a refresh token. */
  scope?: readonly string[] | undefined;
  /** Comes back with the code: compare it, so that nobody can hand in another's. */
  state?: string | undefined;
}

/** Where to send the user's browser, and what to keep for `authorizationCode`. */
export interface AuthorizationUrl {
  readonly url: URL;
  /** A secret until the code is exchanged. */
  readonly codeVerifier: string;
}

/** The page on which a user lets the app in, with a PKCE challenge (S256). Sends nothing. */
export function authorizationUrl(options: AuthorizationUrlOptions): AuthorizationUrl {
  // 128 bytes give more than the 128 characters that RFC 7636 allows; 96 give exactly them.
  const codeVerifier = randomBytes(96).toString('base64url');
  const url = new URL('/services/oauth2/authorize', loginUrlOf(options));
  const { clientId, redirectUri, scope, state } = options;
  const query = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: String(redirectUri),
    scope: scope?.join(' '),
    state,
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
  return { url, codeVerifier };
}
