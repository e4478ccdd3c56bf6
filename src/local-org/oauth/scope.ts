import type { ConnectedApp } from './connected-app.ts';
import { OAuthError } from './oauth-error.ts';

/** Two names of one scope. */
const REFRESH: ReadonlySet<string> = new Set(['refresh_token', 'offline_access']);

/**
 * The scopes that are granted: those that were asked for, or all that the app has, but for `openid`, which makes a request one of OpenID Connect
 * (Core, section 3.1.2.1) and has to be asked for. Throws OAuthError for one that the app does not have.
 */
export function grantedScopes(app: ConnectedApp, asked: string | null): readonly string[] {
  const scopes = (asked ?? '').split(/\s+/).filter((scope) => scope !== '');
  if (scopes.length === 0) return app.scopes.filter((scope) => scope !== 'openid');
  const isAllowed = (scope: string): boolean => app.scopes.includes(scope) || (REFRESH.has(scope) && app.scopes.some(isRefresh));
  if (!scopes.every(isAllowed)) throw new OAuthError('invalid_scope', 'the requested scope is not allowed');
  return scopes;
}

/** Whether a scope asks for a refresh token. */
export function isRefresh(scope: string): boolean {
  return REFRESH.has(scope);
}
