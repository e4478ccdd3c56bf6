import { ServerError } from '../errors.ts';
import type { HttpResponse } from './transport.ts';

/** Redirects that one request may follow. */
export const MAX_REDIRECTS = 5;

/** What a redirect has to be for us to follow it: nothing but the API at another address, with the same request. */
export interface Redirect {
  readonly status: number;
  readonly location: string | undefined;
}

/** Where to send the request again, or undefined where it must not go: a session id goes to no host that it was not meant for, and to no page. */
export function redirectTarget(from: URL, { status, location }: Redirect, isAllowed: (url: URL) => boolean): URL | undefined {
  if (![301, 302, 307, 308].includes(status) || location === undefined || !URL.canParse(location, from.href)) return undefined;
  const to = new URL(location, from);
  if (!isApiPath(to) || to.href === from.href) return undefined;
  if (from.protocol === 'https:' && to.protocol !== 'https:') return undefined;
  return to.origin === from.origin || isAllowed(to) ? to : undefined;
}

/** The error for a redirect that was not followed. */
export function redirected(host: string, response: Pick<HttpResponse, 'status' | 'headers'>): ServerError {
  const { status } = response;
  const target = response.headers.location ?? '';
  const to = URL.canParse(target, `https://${host}`) ? new URL(target, `https://${host}`) : undefined;
  return new ServerError({ exceptionCode: 'REDIRECTED', message: `${host} ${describe(host, to)} (status ${status}).`, status });
}

// A query string may hold what the login page was asked for, so only the path is quoted.
function describe(host: string, to: URL | undefined): string {
  if (to === undefined) return 'redirects to nowhere';
  if (!isApiPath(to))
    return `redirects to a page, ${to.host}${to.pathname}, and not to the API: it wants a login in a browser, or is no host that serves the API`;
  if (to.host === host) return `redirects to ${to.host}${to.pathname} again and again`;
  return `redirects to ${to.host}. Use that host as the login or instance URL`;
}

function isApiPath({ pathname }: URL): boolean {
  return pathname.startsWith('/services/');
}
