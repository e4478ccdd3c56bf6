import type { HttpOptions } from '../../http/options.ts';
import { openTransport } from '../../http/transport.ts';
import type { OAuth } from '../access-token.ts';
import { unseal } from '../credentials.ts';
import { AllowedHosts } from '../hosts.ts';
import { logIn } from '../log-in.ts';
import type { TokenAnswer } from './token-answer.ts';

/**
 * Asks the token endpoint once and gives its whole answer, without a connection: for a sign-in page that has got a code and keeps the refresh
 * token. Throws AuthError, TransportError or ServerError as connect() does; TypeError for a credential that asks no token endpoint.
 */
export async function requestToken(
  auth: OAuth,
  options: { http?: HttpOptions | undefined; allowedHosts?: readonly string[] | undefined; signal?: AbortSignal | undefined } = {},
): Promise<TokenAnswer> {
  const { credentials, memory } = unseal(auth);
  const { http, allowedHosts, signal } = options;
  new AllowedHosts(credentials.url, allowedHosts).checkTls(credentials.url);
  const transport = openTransport(http, { signal });
  try {
    const attempt = await credentials.prepare({ api: undefined, transport, clientName: undefined, signal });
    const { answer } = await logIn(attempt, memory);
    if (answer === undefined) throw new TypeError('auth: a ready-made token is not asked for.');
    return answer;
  } finally {
    await transport.close();
  }
}
