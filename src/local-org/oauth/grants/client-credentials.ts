import { authenticateClient, checkInstalled } from '../client-authentication.ts';
import type { OAuthCall } from '../oauth-call.ts';
import { OAuthError } from '../oauth-error.ts';
import { grantedScopes, isRefresh } from '../scope.ts';
import type { Granted } from '../token-answer.ts';

/** The app acts as its Run-As user. My Domain alone serves this, and there is never a refresh token. */
export function clientCredentials(call: OAuthCall): Granted {
  const { org, request, parameters } = call;
  if (org.settings.oauth.isLoginHost) throw new OAuthError('invalid_grant', 'request not supported on this domain');
  const app = authenticateClient(call, () => 'required');
  const account = app.runAs === undefined ? undefined : org.users.find(app.runAs);
  // Clients see the same words for a flow that is off and for a user that is not set.
  if (account === undefined || !app.flows.includes('clientCredentials')) {
    throw new OAuthError('invalid_grant', 'no client credentials user enabled');
  }
  checkInstalled(call, app, account);
  org.logins.trusted(account, { address: request.remoteAddress });
  const scopes = grantedScopes(app, parameters.get('scope')).filter((scope) => !isRefresh(scope));
  // A recording of 2026 has this key. The real value is another host of Salesforce's, which a test must not end up at.
  return { app, userId: account.userId, scopes, more: { api_instance_url: request.origin } };
}
