import { seal } from './credentials.ts';
import { parseLoginUrl } from './hosts.ts';
import { sessionOf } from './oauth/token-answer.ts';
import { fingerprint, revealSecret, type Secret } from './secret.ts';

declare const how: unique symbol;

/** A session that did not come from SOAP login(). Works at every version. */
export interface OAuth {
  readonly [how]: 'oauth';
}

/** A token that somebody else got. */
export interface AccessTokenOptions {
  /** An OAuth access token or a session id. A function is asked again when the server no longer takes the last one. */
  accessToken: Secret;
  /** The org's own host, `https://acme.my.salesforce.com`. */
  instanceUrl: string | URL;
}

/**
 * A ready-made token. SOAP takes only opaque tokens, no JWTs. When it expires and the function, if there is one, answers the same token
 * again, calls end with AuthError.
 */
export function accessToken(options: AccessTokenOptions): OAuth {
  return seal(() => {
    const url = parseLoginUrl(options.instanceUrl);
    return {
      url,
      lasting: false,
      endsBy: 'logout',
      proves: () => false,
      async prepare() {
        const token = await revealSecret(options.accessToken, 'access token');
        const session = sessionOf({ access_token: token, instance_url: url.origin });
        return { identity: '', fingerprint: fingerprint(token), run: async () => ({ session }) };
      },
    };
  });
}
