import { generateKeyPairSync } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import {
  accessToken,
  authorizationCode,
  authorizationUrl,
  clientCredentials,
  connect,
  jwtBearer,
  receiveAuthorizationCode,
  refreshToken,
  requestToken,
  soapLogin,
  testConnection,
  usernamePassword,
} from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as channels from '../../src/events/channels.ts';

// Each secret has a word that stands nowhere else.
const SECRETS = { password: 'hunter2-Pa£ss&', securityToken: 'T0KENhunter2', clientSecret: 'CLIENThunter2', passphrase: 'PHRASEhunter2' };
const CHANNELS = Object.values(channels).map(({ name }) => name);
const rsa = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const REDIRECT = 'http://localhost:1717/OauthRedirect';

let local: LocalOrg;
const told: string[] = [];
const note = (event: unknown): void => show(event);

beforeAll(async () => {
  local = await LocalOrg.start();
  for (const channel of CHANNELS) subscribe(channel, note);
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...all) => all.forEach(show));
  process.on('warning', note);
});
afterAll(async () => {
  for (const channel of CHANNELS) unsubscribe(channel, note);
  process.off('warning', note);
  vi.restoreAllMocks();
  await local.close();
});

/** Everything that a value shows: as text, as JSON, in a debugger, with what hides, and with each cause. */
function show(value: unknown): void {
  for (let each = value; each !== undefined && each !== null; each = (each as { cause?: unknown }).cause) {
    told.push(inspect(each, { depth: 12, showHidden: true, maxStringLength: null, maxArrayLength: null }), String(each));
    told.push(JSON.stringify(each, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? '');
    if (each instanceof Error) told.push(each.stack ?? '');
  }
}

test('no secret stands in anything that options, connections, errors, reports, events and the console show', async () => {
  const { username } = local.addUser({ username: 'ada@example.com', password: SECRETS.password, securityToken: SECRETS.securityToken });
  const { clientId } = local.addConnectedApp({
    clientSecret: SECRETS.clientSecret,
    runAs: username,
    certificate: rsa.publicKey,
    refreshTokenRotation: true,
  });
  const client = { clientId, clientSecret: SECRETS.clientSecret, loginUrl: local.url };
  const found = new Set<string>(Object.values(SECRETS));
  const onToken = (answer: object): void => {
    for (const [name, value] of Object.entries(answer)) if (/token$|^signature$/.test(name)) found.add(String(value));
  };
  const person = { username, password: SECRETS.password, securityToken: SECRETS.securityToken };
  const { url, codeVerifier } = authorizationUrl({ ...client, redirectUri: REDIRECT });
  const code = new URL((await fetch(url, { redirect: 'manual' })).headers.get('location')!).searchParams.get('code')!;
  for (const secret of [code, codeVerifier, rsa.privateKey.split('\n')[3]!]) found.add(secret);
  const first = await requestToken(authorizationCode({ ...client, code, codeVerifier, redirectUri: REDIRECT, onToken }));
  const tokenOf = async (): Promise<string> => (await requestToken(clientCredentials({ ...client, onToken }))).access_token;

  const ways = [
    soapLogin({ ...person, loginUrl: local.url }),
    clientCredentials({ ...client, onToken }),
    jwtBearer({ clientId, loginUrl: local.url, username, privateKey: rsa.privateKey, onToken }),
    usernamePassword({ ...client, ...person, onToken }),
    refreshToken({ ...client, refreshToken: first.refresh_token!, onToken }),
    accessToken({ accessToken: tokenOf, instanceUrl: local.url }),
  ];
  for (const auth of ways) {
    show(auth);
    const org = await connect({ api: v62, auth, retry: { attempts: 1 } });
    show(org);
    show(await testConnection({ api: v62, auth, retry: { attempts: 1 } }));
    await org.query('SELECT Id FROM Nothing').toArray().catch(show);
    // What goes wrong with a session that exists, at every place where it can.
    for (const kind of ['drop', 'truncate', 'garble', 'expireSessions'] as const) {
      const remove = local.faults.add({ kind, on: { operation: 'getUserInfo' } });
      await org.soap.getUserInfo().catch(show);
      remove();
      for (const operation of ['bulk2.listIngestJobs', 'bulk1.createJob']) {
        const removeToo = local.faults.add({ kind, on: { operation, nth: 1 } });
        await org.bulk.v2.listIngestJobs().then(show, show);
        await org.bulk.v1.createJob({ operation: 'insert', object: 'Account', contentType: 'CSV' }).then(show, show);
        removeToo();
      }
    }
    await org
      .insert('Account', [{ Name: null }, { Nope: 'a' }])
      .summary()
      .then(show, show);
    await org.bulk.query('SELECT Id FROM Nothing', { protocol: '2.0' }).toArray().catch(show);
    await org.close();
    await org.soap.getUserInfo().catch(show);
  }

  const broken: Parameters<LocalOrg['faults']['add']>[0][] = [
    { kind: 'fault', exceptionCode: 'INVALID_LOGIN' },
    { kind: 'drop' },
    { kind: 'truncate' },
    { kind: 'garble' },
    { kind: 'status', status: 503 },
    { kind: 'status', status: 200, body: '{"access_token":', headers: { 'content-type': 'application/json' } },
  ];
  for (const fault of broken) {
    const remove = local.faults.add(fault);
    const fresh = [
      soapLogin({ ...person, loginUrl: local.url }),
      clientCredentials(client),
      jwtBearer({ clientId, loginUrl: local.url, username, privateKey: rsa.privateKey }),
      usernamePassword({ ...client, ...person }),
      refreshToken({ ...client, refreshToken: 'REFRESHhunter2' }),
      authorizationCode({ ...client, code: 'CODEhunter2', redirectUri: REDIRECT, codeVerifier }),
      jwtBearer({ clientId, loginUrl: local.url, username, privateKey: { key: 'KEYhunter2', passphrase: SECRETS.passphrase } }),
    ];
    for (const auth of fresh) {
      await connect({ api: v62, auth, tags: { tenant: 'acme' }, retry: { attempts: 1 } }).catch(show);
      show(await testConnection({ api: v62, auth, retry: { attempts: 1 } }));
    }
    remove();
  }
  await receiveAuthorizationCode({ ...client, redirectUri: 'http://127.0.0.1:0/callback', timeoutMs: 1, open: () => {} }).catch(show);

  expect(found.size).toBeGreaterThan(10);
  const all = told.join('\n');
  expect(all).toContain('INVALID_LOGIN');
  for (const secret of [...found, 'hunter2', encodeURIComponent(SECRETS.password), SECRETS.password.replace('&', '&amp;')]) {
    const at = all.indexOf(secret);
    expect(at === -1 ? '' : all.slice(Math.max(0, at - 200), at + 50)).toBe('');
  }
  // Sessions of SOAP logins are seen by nobody but the server; they begin with the org's id and a mark.
  expect(all).not.toMatch(/00D\w{12}![\w.]{20}/);
});
