import type { HttpAnswer } from '../http/http-service.ts';
import { errorAnswer } from './oauth-answer.ts';
import type { OAuthCall } from './oauth-call.ts';
import { OAuthError } from './oauth-error.ts';

/**
 * POST or GET /services/oauth2/revoke. A refresh token takes its access tokens with it. An access token takes all of the same user and app with it:
 * real orgs give out one and the same while its session lives.
 */
export function revoke(call: OAuthCall): HttpAnswer {
  const { org, parameters } = call;
  const token = parameters.get('token') ?? '';
  const grant = org.apps.refreshTokens.find(token);
  if (grant !== undefined) {
    org.apps.refreshTokens.revoke(grant);
    org.sessions.closeAll((session) => session.grant?.refreshId === grant.id);
    return { status: 200 };
  }
  const session = org.sessions.find(token, org.clock.now());
  // jsforce, the client that looks, reads the error as a form.
  if (session === undefined) return errorAnswer(call, new OAuthError('invalid_token', 'the token was invalid'), 'urlencoded');
  const { userId } = session;
  const clientId = session.grant?.clientId;
  if (clientId === undefined) org.sessions.close(session.id);
  else org.sessions.closeAll((each) => each.userId === userId && each.grant?.clientId === clientId);
  return { status: 200 };
}
