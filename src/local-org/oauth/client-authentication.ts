import { createHash, timingSafeEqual } from 'node:crypto';
import type { Account } from '../auth/users.ts';
import type { ConnectedApp, OAuthFlow } from './connected-app.ts';
import type { OAuthCall } from './oauth-call.ts';
import { OAuthError, unknownClient } from './oauth-error.ts';

/** Whether the client has to show its secret, or may. A secret that is shown has to be right in any case. */
export type SecretRule = 'required' | 'optional';

/** The app that asks, by form fields or by HTTP Basic. Throws OAuthError (invalid_client_id, invalid_client). */
export function authenticateClient(call: OAuthCall, rule: (app: ConnectedApp) => SecretRule): ConnectedApp {
  const { clientId, clientSecret } = credentialsOf(call);
  const app = call.org.apps.find(clientId);
  if (app === undefined) throw unknownClient();
  const isRight = clientSecret === undefined ? rule(app) === 'optional' : isSame(clientSecret, app.clientSecret);
  if (!isRight) throw new OAuthError('invalid_client', 'invalid client credentials');
  return app;
}

// Apps without a secret send none, or an empty one.
function credentialsOf({ parameters, request }: OAuthCall): { clientId: string; clientSecret: string | undefined } {
  const [, basic] = /^Basic\s+(\S+)/i.exec(request.headers.authorization ?? '') ?? [];
  if (basic === undefined) {
    return { clientId: parameters.get('client_id') ?? '', clientSecret: parameters.get('client_secret') || undefined };
  }
  const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString('utf8').split(/:(.*)/s);
  return { clientId: decodePart(id), clientSecret: decodePart(secret) || undefined };
}

// RFC 6749, section 2.3.1, has both encoded; many clients do not.
function decodePart(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Throws OAuthError for a flow that the app has switched off. */
export function checkFlow(app: ConnectedApp, flow: OAuthFlow): void {
  if (!app.flows.includes(flow)) throw new OAuthError('unsupported_grant_type', 'grant type not supported');
}

/** Throws OAuthError for an app that is not installed, where the user may not use such apps. */
export function checkInstalled({ org }: OAuthCall, app: ConnectedApp, { access }: Account): void {
  if (app.installed) return;
  const isAllowed = org.settings.oauth.apiAccessControl ? access.anyApiClient : access.approveUninstalledApps || access.anyApiClient;
  if (!isAllowed) throw new OAuthError('invalid_client', 'app must be installed into org');
}

/** Throws OAuthError (invalid_app_access) for a user who is not among those whom the administrator permitted. */
export function checkPermitted({ org }: OAuthCall, app: ConnectedApp, { userId }: Account): void {
  if (app.permittedBy !== 'admin' || app.permittedUsers === undefined) return;
  const username = String(org.users.read(userId, 'Username')).toLowerCase();
  if (!app.permittedUsers.includes(username)) {
    throw new OAuthError('invalid_app_access', 'user is not admin approved to access this app');
  }
}
