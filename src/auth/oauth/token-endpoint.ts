import { Buffer } from 'node:buffer';
import { ServerError } from '../../errors.ts';
import { htmlAnswer, isHtml, mayPass } from '../../http/html.ts';
import { redirected } from '../../http/redirect.ts';
import { withRetryAfter } from '../../http/retry-after.ts';
import type { HttpResponse, Transport } from '../../http/transport.ts';
import { refusal } from '../login-failure.ts';
import type { TokenAnswer } from './token-answer.ts';

/** What a request to an OAuth endpoint may use. */
export interface TokenContext {
  readonly transport: Transport;
  readonly signal: AbortSignal | undefined;
  /** Told the server's clock, in milliseconds, with each answer that has it. */
  readonly onTime?: ((milliseconds: number) => void) | undefined;
}

type Form = Readonly<Record<string, string | undefined>>;

/**
 * POST /services/oauth2/token. Throws AuthError for a refusal, ServerError for an answer that is none of OAuth's, TransportError where there
 * is none at all. No error quotes what was sent or what came.
 */
export async function askToken(url: URL, form: Form, context: TokenContext): Promise<TokenAnswer> {
  const response = await postForm(new URL('/services/oauth2/token', url), form, context);
  const body = await response.bytes();
  tellTime(response, context);
  try {
    return readAnswer(url.host, response, body);
  } catch (error) {
    throw withRetryAfter(error, response);
  }
}

function readAnswer(host: string, response: HttpResponse, body: Uint8Array): TokenAnswer {
  const { status, headers } = response;
  if (status >= 300 && status < 400) throw redirected(host, response);
  if (isHtml(headers['content-type'], body)) throw htmlAnswer(host, response);
  const answer = parse(body);
  if (status === 200 && typeof answer.access_token === 'string' && URL.canParse(String(answer.instance_url))) return answer as TokenAnswer;
  if (typeof answer.error === 'string') throw refusal(answer.error, String(answer.error_description ?? answer.error));
  throw new ServerError(
    { exceptionCode: `HTTP_${status}`, message: `${host} answered with status ${status} and no token.`, status },
    { retryable: mayPass(status) },
  );
}

/** A form as the OAuth endpoints take it: UTF-8, and nothing but UTF-8 done to it. Values that are undefined are left out. */
export function postForm(url: URL, form: Form, { transport, signal }: TokenContext): Promise<HttpResponse> {
  const given = Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return transport.send({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: Buffer.from(new URLSearchParams(given).toString(), 'utf8'),
    // What the APIs take is not what the login pages take.
    compress: false,
    signal,
    operation: `oauth.${url.pathname.split('/').at(-1)}`,
  });
}

function tellTime({ headers }: HttpResponse, { onTime }: TokenContext): void {
  const time = Date.parse(headers.date ?? '');
  if (!Number.isNaN(time)) onTime?.(time);
}

function parse(body: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
