import type { HttpAnswer } from '../http/http-service.ts';
import { authenticateClient } from './client-authentication.ts';
import { answer, errorAnswer } from './oauth-answer.ts';
import { identityUrl, type OAuthCall } from './oauth-call.ts';
import { OAuthError } from './oauth-error.ts';

/** POST /services/oauth2/introspect (RFC 7662). An app learns of its own tokens alone. */
export function introspect(call: OAuthCall): HttpAnswer {
  try {
    if (call.request.method !== 'POST') throw new OAuthError('invalid_request', 'must use HTTP POST');
    const { clientId } = authenticateClient(call, () => 'required');
    return answer(call, 200, describe(call, clientId, call.parameters.get('token') ?? '') ?? { active: false });
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return errorAnswer(call, error);
  }
}

function describe(call: OAuthCall, clientId: string, token: string): Record<string, unknown> | undefined {
  const { org } = call;
  const now = org.clock.now();
  const known = (userId: string): object => ({
    client_id: clientId,
    username: org.users.read(userId, 'Username'),
    sub: identityUrl(call, userId),
  });
  const refresh = org.apps.refreshTokens.find(token);
  if (refresh?.clientId === clientId) {
    const issued = seconds(refresh.issuedAt);
    return {
      active: true,
      scope: refresh.scopes.join(' '),
      ...known(refresh.userId),
      token_type: 'refresh_token',
      iat: issued,
      nbf: issued,
    };
  }
  const session = org.sessions.find(token, now);
  if (session?.grant?.clientId !== clientId) return undefined;
  const used = seconds(session.usedAt);
  const { scope } = session.grant;
  return {
    active: true,
    scope,
    ...known(session.userId),
    token_type: 'access_token',
    exp: seconds(org.sessions.endOf(session)),
    iat: used,
    nbf: used,
  };
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1_000);
}
