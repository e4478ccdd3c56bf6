import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { authorizationCode, receiveAuthorizationCode } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connected, failureOf, whoAmI } from './with-org.ts';

let local: LocalOrg;
let client: { clientId: string; loginUrl: string };
beforeAll(async () => {
  local = await LocalOrg.start();
  // A program on the user's machine cannot keep a secret, so it has PKCE alone.
  const { clientId } = local.addConnectedApp({ secretRequired: false, pkceRequired: true });
  client = { clientId, loginUrl: local.url };
});
afterAll(() => local.close());

const anyPort = { redirectUri: 'http://localhost:0/OauthRedirect' };
const shown: string[] = [];
/** A browser whose user says yes: it follows the page back to the program. */
const browse = async (url: URL | string): Promise<void> => void shown.push(await (await fetch(url)).text());

test('the browser comes back with a code, which is good for a login', async () => {
  const received = await receiveAuthorizationCode({ ...client, ...anyPort, scope: ['api', 'refresh_token'], open: browse });
  expect(received.redirectUri).toMatch(/^http:\/\/localhost:\d{4,5}\/OauthRedirect$/);
  expect(shown.at(-1)).toContain('signed in');
  expect(await connected(authorizationCode({ ...client, ...received }), whoAmI)).toBe(local.credentials.username);
  // Nobody listens any more.
  await expect(fetch(received.redirectUri)).rejects.toThrow();
});

test('a user who says no is an error with advice, told to the browser as well', async () => {
  local.settings.oauth.approval = 'page';
  const open = async (url: URL): Promise<void> => {
    const body = new URLSearchParams([...url.searchParams, ['decision', 'deny']]);
    shown.push(await (await fetch(new URL(url.pathname, url), { method: 'POST', body })).text());
  };
  const { clientId } = local.addConnectedApp();
  const error = await failureOf(receiveAuthorizationCode({ ...client, clientId, ...anyPort, open }));
  local.settings.oauth.approval = 'auto';
  expect(error).toMatchObject({
    name: 'AuthError',
    code: 'access_denied',
    adviceCode: 'ACCESS_DENIED',
    message: 'end-user denied authorization',
  });
  expect(shown.at(-1)).toContain('failed');
});

test('others who come to the address are sent away: with another state, or to another path', async () => {
  const answers: number[] = [];
  const open = async (url: URL): Promise<void> => {
    const back = url.searchParams.get('redirect_uri')!;
    for (const path of ['?code=stolen', '?code=stolen&state=guessed', '/favicon.ico']) answers.push((await fetch(back + path)).status);
    // No path can be made of this.
    answers.push((await fetch(`${new URL(back).origin}//`)).status);
    await browse(url);
  };
  const { code } = await receiveAuthorizationCode({ ...client, ...anyPort, open });
  expect(answers).toEqual([400, 400, 404, 404]);
  expect(code).not.toBe('stolen');
});

test('a browser that stops at a page of Salesforce runs into the deadline, and the advice says what that page means', async () => {
  const { clientId } = local.addConnectedApp({ installed: false });
  const error = await failureOf(receiveAuthorizationCode({ ...client, clientId, ...anyPort, open: browse, timeoutMs: 1 }));
  expect(shown.at(-1)).toContain('OAUTH_APPROVAL_ERROR_GENERIC');
  expect(error).toMatchObject({ name: 'AuthError', code: 'AUTHORIZATION_TIMEOUT' });
  expect(error.advice).toContain('Approve Uninstalled Connected Apps');
});

test('the caller may give up, before and while it waits', async () => {
  const controller = new AbortController();
  const open = (): void => controller.abort('enough');
  expect(await failureOf(receiveAuthorizationCode({ ...client, ...anyPort, open, signal: controller.signal }))).toBe('enough');
  expect(await failureOf(receiveAuthorizationCode({ ...client, ...anyPort, open, signal: AbortSignal.abort('before') }))).toBe('before');
});

test('a browser that cannot be opened is told as it is', async () => {
  const open = (): never => {
    throw new Error('no display');
  };
  await expect(receiveAuthorizationCode({ ...client, ...anyPort, open })).rejects.toThrow('no display');
});

test('a port that is taken, and an address that is not of this machine, are errors with advice', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const redirectUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
  expect(await failureOf(receiveAuthorizationCode({ ...client, redirectUri, open: browse }))).toMatchObject({
    code: 'CALLBACK_PORT_TAKEN',
  });
  server.close();
  for (const other of ['https://app.example/callback', 'http://0.0.0.0:1717/callback', 'https://localhost:1717/callback']) {
    expect(await failureOf(receiveAuthorizationCode({ ...client, redirectUri: other, open: browse }))).toMatchObject({
      code: 'INVALID_REDIRECT_URI',
    });
  }
});
