import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { AuthError } from '../../errors.ts';
import { adviceFor } from '../advice/advice.ts';
import { refusal } from '../login-failure.ts';
import { type AuthorizationUrlOptions, authorizationUrl } from './authorization-url.ts';

/** How a program on the user's own machine asks for a code. */
export interface ReceiveCodeOptions extends Omit<AuthorizationUrlOptions, 'redirectUri' | 'state'> {
  /** One of the app's callback URLs, on this machine. Default http://localhost:1717/OauthRedirect. Port 0 takes any that is free. */
  redirectUri?: string | URL | undefined;
  /** Opens the user's browser, or shows the address. */
  open: (url: URL) => void | Promise<void>;
  /** How long the user has. Default 120,000. */
  timeoutMs?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** Ready for `authorizationCode({ ...client, ...received })`. */
export interface ReceivedCode {
  readonly code: string;
  readonly redirectUri: string;
  readonly codeVerifier: string;
}

const DEFAULT_REDIRECT = 'http://localhost:1717/OauthRedirect';

/**
 * Sends the user's browser to the authorization page and waits on the loopback interface for it to come back. Throws AuthError: what the page
 * tells (`access_denied`), or AUTHORIZATION_TIMEOUT, since Salesforce may stop on a page of its own and tell nothing.
 */
export async function receiveAuthorizationCode(options: ReceiveCodeOptions): Promise<ReceivedCode> {
  const { open, timeoutMs = 120_000, signal } = options;
  signal?.throwIfAborted();
  const wanted = new URL(options.redirectUri ?? DEFAULT_REDIRECT);
  const server = await listen(wanted);
  try {
    const redirectUri = withPort(options.redirectUri ?? DEFAULT_REDIRECT, server);
    const state = randomBytes(24).toString('base64url');
    const { url, codeVerifier } = authorizationUrl({ ...options, redirectUri, state });
    const comingBack = nextCode(server, wanted.pathname, state, deadline(timeoutMs, signal));
    // It is waited for below; until then a failure of open() goes first.
    comingBack.catch(() => {});
    await open(url);
    return { code: await comingBack, redirectUri, codeVerifier };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** By the address and not by the name: a name may stand for several, and nobody outside this machine shall get at it. */
async function listen({ hostname, port, protocol }: URL): Promise<Server> {
  const isLoopback = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  if (protocol !== 'http:' || !isLoopback) {
    throw new AuthError('INVALID_REDIRECT_URI', `${hostname} is not this machine.`, {
      advice: `Use a callback URL like ${DEFAULT_REDIRECT}.`,
    });
  }
  const server = createServer();
  server.listen(Number(port || 80), hostname === '[::1]' ? '::1' : '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new AuthError('CALLBACK_PORT_TAKEN', `Nothing can listen at port ${port}.`, {
      advice: 'End the program that listens there (a sign-in that was left?), or use another callback URL of the app.',
      cause,
    });
  }
  return server;
}

/** The servers compare letter by letter, so nothing else of the address is changed. */
function withPort(given: string | URL, server: Server): string {
  const { port } = server.address() as { port: number };
  return String(given).replace(/^(http:\/\/[^/?#]+?):0(?=[/?#]|$)/, `$1:${port}`);
}

function deadline(timeoutMs: number, signal: AbortSignal | undefined): AbortSignal {
  return signal === undefined ? AbortSignal.timeout(timeoutMs) : AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
}

function nextCode(server: Server, path: string, state: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(isTimeout(signal) ? timedOut() : signal.reason), { once: true });
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      // Anything on this machine may come here, with a path that is none.
      const asked = URL.canParse(request.url!, 'http://localhost') ? new URL(request.url!, 'http://localhost') : undefined;
      if (asked?.pathname !== path) return show(response, 404, 'There is nothing here.');
      const { searchParams } = asked;
      // Not ours: another page of the browser could have been made to come here.
      if (searchParams.get('state') !== state) return show(response, 400, 'This sign-in was not asked for.');
      const code = searchParams.get('code');
      show(
        response,
        200,
        code === null ? 'Sign-in failed. You can close this page.' : 'You are signed in. You can close this page.',
        () => {
          if (code === null)
            reject(refusal(searchParams.get('error') ?? 'invalid_request', searchParams.get('error_description') ?? 'no code'));
          else resolve(code);
        },
      );
    });
  });
}

function show(response: ServerResponse, status: number, text: string, done?: () => void): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(text, done);
}

function isTimeout({ reason }: AbortSignal): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}

function timedOut(): AuthError {
  const { text } = adviceFor('OAUTH_APPROVAL_ERROR_GENERIC')!;
  return new AuthError('AUTHORIZATION_TIMEOUT', 'The browser did not come back in time.', {
    advice: `If it shows "OAUTH_APPROVAL_ERROR_GENERIC" or another error of Salesforce: ${text} Otherwise the user left the page.`,
  });
}
