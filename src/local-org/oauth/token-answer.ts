import { createHash, createHmac } from 'node:crypto';
import type { Session } from '../auth/sessions.ts';
import type { ConnectedApp } from './connected-app.ts';
import { identityUrl, type OAuthCall } from './oauth-call.ts';
import type { RefreshGrant } from './refresh-tokens.ts';

/** What a grant has come to. */
export interface Granted {
  readonly app: ConnectedApp;
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly byPassword?: boolean | undefined;
  /** The refresh token that the access token ends with. */
  readonly refresh?: RefreshGrant | undefined;
  /** The answer tells that refresh token. */
  readonly showRefresh?: boolean | undefined;
  /** With `openid` among the scopes, an id token is given with this nonce. */
  readonly idToken?: { readonly nonce: string | undefined } | undefined;
  /** The answer has `issued_at` and `signature`. Default true. */
  readonly signed?: boolean | undefined;
  /** Further keys, after instance_url. */
  readonly more?: Readonly<Record<string, string>> | undefined;
}

const JWT_LIFETIME = 30 * 60_000;
const ID_TOKEN_SECONDS = 120;

/** Opens the session and says so in the words of the token endpoint. There is no `expires_in`: the session ends when nobody uses it. */
export function tokenAnswer(call: OAuthCall, granted: Granted): Record<string, string> {
  const { app, userId, scopes, refresh, showRefresh = false, idToken, signed = true, more } = granted;
  const { id: accessToken } = openSession(call, granted);
  const id = identityUrl(call, userId);
  const issuedAt = String(call.org.clock.now());
  const signature = createHmac('sha256', app.clientSecret)
    .update(id + issuedAt)
    .digest('base64');
  return {
    access_token: accessToken,
    ...(showRefresh && refresh !== undefined ? { refresh_token: refresh.token } : {}),
    ...(signed ? { signature } : {}),
    scope: scopes.join(' '),
    ...(idToken !== undefined && scopes.includes('openid') ? { id_token: makeIdToken(call, granted, accessToken) } : {}),
    instance_url: call.request.origin,
    ...more,
    id,
    token_type: 'Bearer',
    ...(signed ? { issued_at: issuedAt } : {}),
    ...(app.tokenFormat === 'jwt' ? { token_format: 'jwt' } : {}),
  };
}

function openSession(call: OAuthCall, { app, userId, scopes, byPassword, refresh }: Granted): Session {
  const { org } = call;
  const now = org.clock.now();
  const grant = { clientId: app.clientId, scope: scopes.join(' '), byPassword, refreshId: refresh?.id };
  if (app.tokenFormat === 'opaque') return org.sessions.open(userId, now, grant);
  const endsAt = now + JWT_LIFETIME;
  return org.sessions.open(userId, now, { ...grant, endsAt }, makeAccessToken(call, app, userId, grant.scope, endsAt));
}

/** Header and claims as those of a JWT access token of a real org. */
function makeAccessToken({ org, request }: OAuthCall, app: ConnectedApp, userId: string, scp: string, endsAt: number): string {
  const iat = Math.floor(org.clock.now() / 1_000);
  const claims = {
    scp,
    aud: [request.origin],
    sub: `uid:${userId}`,
    nbf: iat - 15,
    mty: 'oauth',
    // Two tokens of one second shall differ.
    sfi: org.apps.nextTokenId(),
    roles: [],
    iss: request.origin,
    hsc: false,
    exp: Math.floor(endsAt / 1_000),
    iat,
    client_id: app.clientId,
  };
  return org.apps.key.sign(claims, { tnk: `core/local/${org.organizationId}`, ver: '1.0', tty: 'sfdc-core-token' });
}

function makeIdToken(call: OAuthCall, { app, userId, idToken }: Granted, accessToken: string): string {
  const { org, request } = call;
  const iat = Math.floor(org.clock.now() / 1_000);
  // OpenID Connect Core, section 3.1.3.6: the left half of the digest.
  const atHash = createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
  return org.apps.key.sign({
    at_hash: atHash,
    sub: identityUrl(call, userId),
    aud: app.clientId,
    iss: request.origin,
    exp: iat + ID_TOKEN_SECONDS,
    iat,
    ...(idToken?.nonce === undefined ? {} : { nonce: idToken.nonce }),
  });
}
