import type { OAuth } from '../access-token.ts';
import { fingerprint } from '../secret.ts';
import { joinPassword, type PasswordOptions } from '../soap-login.ts';
import { type ClientOptions, clientFields, oauth } from './grant.ts';
import { askToken } from './token-endpoint.ts';

/** Who logs in, and by which app. */
export type UsernamePasswordOptions = ClientOptions & PasswordOptions;

/** The OAuth username-password flow. Orgs block it by default since Summer '23; prefer clientCredentials or jwtBearer. */
export function usernamePassword(options: UsernamePasswordOptions): OAuth {
  return oauth(options, async (url, context) => {
    const { username, clientId } = options;
    const client = await clientFields(options);
    const password = await joinPassword(options);
    return {
      identity: `${clientId}/${username.toLowerCase()}`,
      fingerprint: fingerprint(url.origin, clientId, client.client_secret ?? '', username, password),
      ask: () => askToken(url, { grant_type: 'password', ...client, username, password }, context),
    };
  });
}
