import { ServerError } from '../errors.ts';
import { looksLikeHtml } from '../looks-like-html.ts';
import type { HttpResponse } from './transport.ts';

/** Looks at the first characters and at the declared type. */
export function isHtml(contentType: string | undefined, body: Uint8Array): boolean {
  const start = new TextDecoder().decode(body.subarray(0, 256));
  if (looksLikeHtml(start)) return true;
  return /^text\/html\b/i.test(contentType ?? '') && !start.trimStart().startsWith('<?xml');
}

/** Statuses of an edge or a proxy that is busy or cannot reach the org just now; 420 is Salesforce's own. */
export function mayPass(status: number): boolean {
  return status >= 500 || status === 420 || status === 429;
}

/** Says that a page came, from where and with which status. The page itself is never quoted: it may be long, and it is not the server's word. */
export function htmlAnswer(host: string, response: Pick<HttpResponse, 'status'>): ServerError {
  return new ServerError(
    {
      exceptionCode: 'HTML_RESPONSE',
      message: `${host} answered with an HTML page (status ${response.status}): a maintenance page, a proxy, or a host that does not serve the API.`,
      status: response.status,
    },
    { retryable: mayPass(response.status) },
  );
}
