import { randomText } from '../random.ts';
import { OAuthError } from './oauth-error.ts';

const LIFETIME = 15 * 60_000;

/** What an authorization code stands for. */
export interface Authorization {
  readonly clientId: string;
  readonly userId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** Of PKCE. */
  readonly challenge: string | undefined;
  /** Of OpenID Connect. */
  readonly nonce: string | undefined;
}

/** The authorization codes of one org: good once, and for 15 minutes. */
export class AuthorizationCodes {
  readonly #codes = new Map<string, Authorization & { readonly issuedAt: number }>();
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  issue(authorization: Authorization, now: number): string {
    for (const [code, { issuedAt }] of this.#codes) if (issuedAt < now - 2 * LIFETIME) this.#codes.delete(code);
    // Codes end in signs that a URL has to escape, as the servers' do.
    const code = `aPrx${randomText(this.#random, 70)}.${randomText(this.#random, 9)}==`;
    this.#codes.set(code, { ...authorization, issuedAt: now });
    return code;
  }

  /** Throws OAuthError for a code that was never given, is used or is late. It is used up in any case. */
  redeem(code: string, now: number): Authorization {
    const authorization = this.#codes.get(code);
    this.#codes.delete(code);
    if (authorization === undefined) throw new OAuthError('invalid_grant', 'invalid authorization code');
    if (now - authorization.issuedAt > LIFETIME) throw new OAuthError('invalid_grant', 'expired authorization code');
    return authorization;
  }
}
