import { authenticateClient, checkInstalled, checkPermitted } from '../client-authentication.ts';
import type { OAuthCall } from '../oauth-call.ts';
import { missingParameter, OAuthError } from '../oauth-error.ts';
import { grantedScopes, isRefresh } from '../scope.ts';
import type { Granted } from '../token-answer.ts';

/** A login by name and password. There is never a refresh token. */
export function usernamePassword(call: OAuthCall): Granted {
  const { org, request, parameters } = call;
  const app = authenticateClient(call, ({ secretRequired }) => (secretRequired ? 'required' : 'optional'));
  const [username, password] = [parameters.get('username'), parameters.get('password')];
  if (username === null) throw missingParameter('username');
  if (password === null) throw missingParameter('password');
  // Orgs that block the flow do not say that they do.
  if (!org.settings.oauth.usernamePasswordFlow || !app.flows.includes('usernamePassword')) {
    throw new OAuthError('invalid_grant', 'authentication failure');
  }
  const account = org.logins.password(username, password, { address: request.remoteAddress });
  checkInstalled(call, app, account);
  checkPermitted(call, app, account);
  app.approvedBy.add(account.userId);
  const scopes = grantedScopes(app, parameters.get('scope')).filter((scope) => !isRefresh(scope));
  return { app, userId: account.userId, scopes, byPassword: true };
}
