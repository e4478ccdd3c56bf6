import type { HttpRequest } from '../http/http-service.ts';

/** GET /.well-known/openid-configuration (OpenID Connect Discovery 1.0): what this org serves of the standard. */
export function discovery({ origin }: HttpRequest): Record<string, unknown> {
  const at = (name: string): string => `${origin}/services/oauth2/${name}`;
  return {
    issuer: origin,
    authorization_endpoint: at('authorize'),
    token_endpoint: at('token'),
    revocation_endpoint: at('revoke'),
    userinfo_endpoint: at('userinfo'),
    introspection_endpoint: at('introspect'),
    jwks_uri: `${origin}/id/keys`,
    scopes_supported: ['api', 'full', 'id', 'offline_access', 'openid', 'refresh_token', 'web'],
    response_types_supported: ['code'],
    grant_types_supported: [
      'authorization_code',
      'client_credentials',
      'password',
      'refresh_token',
      'urn:ietf:params:oauth:grant-type:jwt-bearer',
    ],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    code_challenge_methods_supported: ['S256'],
    claims_supported: ['active', 'email', 'family_name', 'given_name', 'name', 'organization_id', 'preferred_username', 'sub', 'user_id'],
  };
}
