import { ServerError } from '../errors.ts';
import type { HttpResponse } from './transport.ts';

/** Proxies, maintenance pages and wrong hosts answer in HTML, whatever was asked. Looks at the declared type and the first characters. */
export function isHtml(contentType: string | undefined, body: Uint8Array): boolean {
  const start = new TextDecoder().decode(body.subarray(0, 256)).trimStart().toLowerCase();
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return true;
  return /^text\/html\b/i.test(contentType ?? '') && !start.startsWith('<?xml');
}

/** Says that a page came, from where and with which status. The page itself is never quoted: it may be long, and it is not the server's word. */
export function htmlAnswer(host: string, response: Pick<HttpResponse, 'status'>): ServerError {
  return new ServerError(
    {
      exceptionCode: 'HTML_RESPONSE',
      message: `${host} answered with an HTML page (status ${response.status}): a maintenance page, a proxy, or a host that does not serve the API.`,
      status: response.status,
    },
    { retryable: response.status >= 500 },
  );
}
