import { createHash } from 'node:crypto';
import { authenticateClient, checkFlow } from '../client-authentication.ts';
import type { OAuthCall } from '../oauth-call.ts';
import { missingParameter, OAuthError } from '../oauth-error.ts';
import { isRefresh } from '../scope.ts';
import type { Granted } from '../token-answer.ts';

/** What the authorization page gave becomes a token. */
export function authorizationCode(call: OAuthCall): Granted {
  const { org, request, parameters } = call;
  const app = authenticateClient(call, ({ secretRequired }) => (secretRequired ? 'required' : 'optional'));
  checkFlow(app, 'authorizationCode');
  const code = parameters.get('code');
  if (code === null) throw missingParameter('code');
  const { clientId, userId, redirectUri, scopes, challenge, nonce } = org.apps.codes.redeem(code, org.clock.now());
  if (clientId !== app.clientId) throw new OAuthError('invalid_grant', 'invalid authorization code');
  if (parameters.get('redirect_uri') !== redirectUri) {
    throw new OAuthError('redirect_uri_mismatch', 'redirect_uri must match configuration');
  }
  if (challenge !== undefined && challengeOf(parameters.get('code_verifier') ?? '') !== challenge) {
    throw new OAuthError('invalid_grant', 'invalid code verifier');
  }
  org.logins.trusted(org.users.account(userId), { address: request.remoteAddress });
  const issuedAt = org.clock.now();
  const refresh = scopes.some(isRefresh) ? org.apps.refreshTokens.issue({ clientId, userId, scopes, issuedAt }) : undefined;
  return { app, userId, scopes, refresh, showRefresh: true, idToken: { nonce } };
}

/** RFC 7636, section 4.6, with S256, the one method there is. */
function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
