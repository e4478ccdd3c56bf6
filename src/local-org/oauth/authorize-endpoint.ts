import { LoginRefused } from '../auth/login-refused.ts';
import type { Account } from '../auth/users.ts';
import type { HttpAnswer } from '../http/http-service.ts';
import { approvalPage } from './approval-page.ts';
import { checkInstalled, checkPermitted } from './client-authentication.ts';
import type { ConnectedApp } from './connected-app.ts';
import type { OAuthCall } from './oauth-call.ts';
import { missingParameter, OAuthError, unknownClient } from './oauth-error.ts';
import { grantedScopes } from './scope.ts';

/** Where the servers send the browser for what they do not tell the app. */
export const ERROR_PAGE = '/setup/secur/RemoteAccessErrorPage.apexp';

/**
 * GET /services/oauth2/authorize, and the POST of its page. Nobody is asked for a password: whoever comes is the user that `login_hint` names,
 * or else the administrator.
 */
export function authorize(call: OAuthCall): HttpAnswer {
  let app: ConnectedApp;
  let redirectUri: string;
  try {
    app = findApp(call);
    redirectUri = findRedirectUri(call, app);
    checkChallenge(call, app);
  } catch (error) {
    return errorText(error);
  }
  try {
    return approve(call, app, redirectUri);
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return redirect(call, redirectUri, { error: error.error, error_description: error.message });
  }
}

function findApp({ org, parameters }: OAuthCall): ConnectedApp {
  const app = org.apps.find(parameters.get('client_id') ?? '');
  if (app === undefined) throw unknownClient();
  return app;
}

function findRedirectUri({ parameters }: OAuthCall, { callbackUrls }: ConnectedApp): string {
  const asked = parameters.get('redirect_uri') ?? callbackUrls?.[0];
  if (asked === undefined) throw missingParameter('redirect_uri');
  if (URL.canParse(asked) && (callbackUrls === undefined || callbackUrls.includes(asked))) return asked;
  throw new OAuthError('redirect_uri_mismatch', 'redirect_uri must match configuration');
}

function checkChallenge({ parameters }: OAuthCall, { pkceRequired }: ConnectedApp): void {
  if (pkceRequired && !parameters.has('code_challenge')) throw new OAuthError('invalid_request', 'missing required code challenge');
  if ((parameters.get('code_challenge_method') ?? 'S256') === 'S256') return;
  throw new OAuthError('invalid_request', 'unsupported code challenge method');
}

function approve(call: OAuthCall, app: ConnectedApp, redirectUri: string): HttpAnswer {
  const { org, request, parameters } = call;
  if (parameters.get('response_type') !== 'code' || !app.flows.includes('authorizationCode')) {
    throw new OAuthError('unsupported_response_type', 'response type not supported');
  }
  const scopes = grantedScopes(app, parameters.get('scope'));
  const account = findUser(call);
  const stop = account === undefined ? GENERIC : refusalOf(call, app, account);
  if (stop !== undefined) return toErrorPage(call, stop);
  const { userId } = account!;
  const decision = request.method === 'POST' ? parameters.get('decision') : undefined;
  if (decision === 'deny') throw new OAuthError('access_denied', 'end-user denied authorization');
  if (decision !== 'approve' && needsPage(call, app, userId)) return approvalPage(call, app, String(org.users.read(userId, 'Username')));
  app.approvedBy.add(userId);
  const challenge = parameters.get('code_challenge') ?? undefined;
  const nonce = parameters.get('nonce') ?? undefined;
  const authorization = { clientId: app.clientId, userId, redirectUri, scopes, challenge, nonce };
  return redirect(call, redirectUri, { code: org.apps.codes.issue(authorization, org.clock.now()) });
}

function needsPage({ org, parameters }: OAuthCall, app: ConnectedApp, userId: string): boolean {
  const asksAgain = (parameters.get('prompt') ?? '').split(' ').includes('consent');
  return org.settings.oauth.approval === 'page' && (asksAgain || !app.approvedBy.has(userId));
}

function findUser({ org, parameters }: OAuthCall): Account | undefined {
  const hint = parameters.get('login_hint') ?? '';
  return hint === '' ? org.users.account(org.userId) : org.users.find(hint);
}

/** The error that names nothing, and that users see whose app is not installed in their org. */
const GENERIC = new OAuthError('OAUTH_APPROVAL_ERROR_GENERIC', 'An unexpected error has occurred during authentication. Please try again.');

/** Why the page of the servers is where the user's way ends; the app never hears of it. Throws OAuthError for what it does hear. */
function refusalOf(call: OAuthCall, app: ConnectedApp, account: Account): OAuthError | undefined {
  try {
    call.org.logins.check(account, { address: call.request.remoteAddress });
    checkInstalled(call, app, account);
  } catch (error) {
    const isKnown = error instanceof LoginRefused || error instanceof OAuthError;
    if (!isKnown) throw error;
    return error instanceof OAuthError && call.org.settings.oauth.apiAccessControl ? error : GENERIC;
  }
  try {
    checkPermitted(call, app, account);
  } catch (error) {
    throw new OAuthError('OAUTH_APP_ACCESS_DENIED', (error as Error).message);
  }
  return undefined;
}

function toErrorPage(call: OAuthCall, { error, message }: OAuthError): HttpAnswer {
  return redirect(call, call.request.origin + ERROR_PAGE, { error, error_description: message });
}

/** What is wrong before it is known where to send the user stands in the body, with no type at all. */
function errorText(error: unknown): HttpAnswer {
  if (!(error instanceof OAuthError)) throw error;
  return { status: 400, body: `error=${error.error}&error_description=${encodeURIComponent(error.message)}` };
}

function redirect({ parameters }: OAuthCall, uri: string, values: Readonly<Record<string, string>>): HttpAnswer {
  const query = new URLSearchParams(values);
  const state = parameters.get('state');
  if (state !== null) query.append('state', state);
  const location = `${uri}${uri.includes('?') ? '&' : '?'}${query}`;
  // A header has no characters beyond ASCII, and no line ends.
  return { status: 302, headers: { location: location.replace(/[^\x21-\x7e]+/g, encodeURIComponent) } };
}
