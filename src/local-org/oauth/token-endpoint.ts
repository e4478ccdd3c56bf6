import { LoginRefused } from '../auth/login-refused.ts';
import type { HttpAnswer } from '../http/http-service.ts';
import { authorizationCode } from './grants/authorization-code.ts';
import { clientCredentials } from './grants/client-credentials.ts';
import { jwtBearer } from './grants/jwt-bearer.ts';
import { refresh } from './grants/refresh.ts';
import { usernamePassword } from './grants/username-password.ts';
import { answer, errorAnswer } from './oauth-answer.ts';
import type { OAuthCall } from './oauth-call.ts';
import { fromLoginRefused, OAuthError } from './oauth-error.ts';
import { type Granted, tokenAnswer } from './token-answer.ts';

/** The grants that the org knows; token exchange, device codes and SAML it does not. */
const GRANTS: Readonly<Record<string, (call: OAuthCall) => Granted>> = {
  authorization_code: authorizationCode,
  client_credentials: clientCredentials,
  password: usernamePassword,
  refresh_token: refresh,
  'urn:ietf:params:oauth:grant-type:jwt-bearer': jwtBearer,
};

/** POST /services/oauth2/token */
export function token(call: OAuthCall): HttpAnswer {
  try {
    if (call.request.method !== 'POST') throw new OAuthError('invalid_request', 'must use HTTP POST');
    const type = call.parameters.get('grant_type') ?? '';
    const grant = Object.hasOwn(GRANTS, type) ? GRANTS[type] : undefined;
    if (grant === undefined) throw new OAuthError('unsupported_grant_type', 'grant type not supported');
    return answer(call, 200, tokenAnswer(call, grant(call)));
  } catch (error) {
    return errorAnswer(call, toOAuthError(error));
  }
}

function toOAuthError(error: unknown): OAuthError {
  if (error instanceof OAuthError) return error;
  if (error instanceof LoginRefused) return fromLoginRefused(error);
  throw error;
}
