import { authenticateClient, checkFlow, checkInstalled, checkPermitted } from '../client-authentication.ts';
import type { OAuthCall } from '../oauth-call.ts';
import { missingParameter, OAuthError } from '../oauth-error.ts';
import type { Granted } from '../token-answer.ts';

/** A new access token. The refresh token stays and is not told again, unless the app has rotation switched on. */
export function refresh(call: OAuthCall): Granted {
  const { org, request, parameters } = call;
  const app = authenticateClient(call, ({ secretRequired }) => (secretRequired ? 'required' : 'optional'));
  checkFlow(app, 'refreshToken');
  const token = parameters.get('refresh_token');
  if (token === null) throw missingParameter('refresh_token');
  const grant = org.apps.refreshTokens.find(token);
  if (grant?.clientId !== app.clientId) throw new OAuthError('invalid_grant', 'expired access/refresh token');
  const { userId, scopes } = grant;
  const account = org.users.account(userId);
  checkInstalled(call, app, account);
  checkPermitted(call, app, account);
  org.logins.trusted(account, { address: request.remoteAddress });
  if (!app.refreshTokenRotation) return { app, userId, scopes, refresh: grant, idToken: { nonce: undefined } };
  return { app, userId, scopes, refresh: org.apps.refreshTokens.rotate(grant), showRefresh: true, idToken: { nonce: undefined } };
}
