import { AuthError } from '../../errors.ts';
import type { OAuth } from '../access-token.ts';
import { adviceFor } from '../advice/advice.ts';
import { fingerprint, type Secret } from '../secret.ts';
import { type ClientOptions, clientFields, oauth } from './grant.ts';
import { askToken } from './token-endpoint.ts';

/** An app that acts as its Run-As user. */
export interface ClientCredentialsOptions extends Pick<ClientOptions, 'clientId' | 'onToken'> {
  clientSecret: Secret;
  /** The My Domain host of the org, `https://acme.my.salesforce.com`: no other serves this flow. */
  loginUrl: string | URL;
}

/** The OAuth client credentials flow: no user, no password that expires. The way for servers. */
export function clientCredentials(options: ClientCredentialsOptions): OAuth {
  return oauth(options, async (url, context) => {
    checkMyDomain(url);
    const client = await clientFields(options);
    return {
      identity: options.clientId,
      fingerprint: fingerprint(url.origin, options.clientId, client.client_secret!),
      ask: () => askToken(url, { grant_type: 'client_credentials', ...client }, context),
    };
  });
}

// Without it every wrong host costs a login, and the servers' words for it ("request not supported on this domain") help nobody.
function checkMyDomain({ hostname }: URL): void {
  if (!/^(?:login|test)\.salesforce\.com$/.test(hostname)) return;
  const { text, code } = adviceFor('invalid_grant', 'request not supported on this domain')!;
  throw new AuthError('MY_DOMAIN_REQUIRED', `${hostname} does not serve client credentials.`, { advice: text, adviceCode: code });
}
