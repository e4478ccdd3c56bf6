import type { ApiError } from '../api-error.ts';
import type { HttpAnswer, HttpRequest, HttpService } from '../http/http-service.ts';
import type { Org } from '../org.ts';
import { errorPage } from './approval-page.ts';
import { authorize, ERROR_PAGE } from './authorize-endpoint.ts';
import { discovery } from './discovery.ts';
import { IDENTITY_PATH, identity, userInfo } from './identity-endpoint.ts';
import { introspect } from './introspect-endpoint.ts';
import { answer, errorAnswer } from './oauth-answer.ts';
import { type OAuthCall, readCall } from './oauth-call.ts';
import { OAuthError } from './oauth-error.ts';
import { revoke } from './revoke-endpoint.ts';
import { token } from './token-endpoint.ts';

const PREFIX = '/services/oauth2/';

/** By the last part of the path. */
const ENDPOINTS: Readonly<Record<string, (call: OAuthCall) => HttpAnswer>> = { authorize, introspect, revoke, token, userinfo: userInfo };

/** By the whole path. */
const PAGES: Readonly<Record<string, (call: OAuthCall) => HttpAnswer>> = {
  '/.well-known/openid-configuration': (call) => answer(call, 200, discovery(call.request)),
  '/id/keys': (call) => answer(call, 200, call.org.apps.key.keySet() as Readonly<Record<string, unknown>>),
  [ERROR_PAGE]: errorPage,
};

/** OAuth 2.0 and OpenID Connect as an org of Salesforce serves them. */
export class OAuthService implements HttpService {
  readonly maxBodyBytes = 1_048_576;
  readonly #org: Org;

  constructor(org: Org) {
    this.#org = org;
  }

  accepts(path: string): boolean {
    return endpointOf(path) !== undefined;
  }

  answer(request: HttpRequest): HttpAnswer {
    return endpointOf(request.path)!(readCall(this.#org, request));
  }

  refuse({ exceptionCode, message }: ApiError, request: HttpRequest): HttpAnswer {
    return errorAnswer(readCall(this.#org, request), new OAuthError(exceptionCode, message));
  }

  operationOf({ path }: HttpRequest): string {
    if (IDENTITY_PATH.test(path)) return 'oauth.identity';
    return path.startsWith(PREFIX) ? `oauth.${path.slice(PREFIX.length).replace(/\/$/, '')}` : 'oauth.page';
  }

  /** Tokens are about no object. */
  isAbout(): boolean {
    return false;
  }
}

function endpointOf(path: string): ((call: OAuthCall) => HttpAnswer) | undefined {
  if (IDENTITY_PATH.test(path)) return identity;
  if (Object.hasOwn(PAGES, path)) return PAGES[path];
  const name = path.startsWith(PREFIX) ? path.slice(PREFIX.length).replace(/\/$/, '') : '';
  return Object.hasOwn(ENDPOINTS, name) ? ENDPOINTS[name] : undefined;
}
