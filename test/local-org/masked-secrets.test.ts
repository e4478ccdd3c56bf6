import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';
import { maskBody, maskForm, maskHeader } from '../../src/mask-secrets.ts';
import { askToken, authorize, post, signAssertion } from './oauth-call.ts';
import { envelope, logIn, loginBody, post as postSoap } from './soap-call.ts';

const REDIRECT = 'http://localhost:1717/OauthRedirect';
const VERIFIER = 'v'.repeat(64);

it('nothing in `requests` has a secret, after every way to a token and every use of one', async () => {
  await using org = await LocalOrg.start();
  const { clientId, clientSecret, username, password, securityToken } = org.credentials;
  const secrets = new Set([clientSecret, password, securityToken, VERIFIER]);
  const tell = (values: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
    for (const name of ['access_token', 'refresh_token', 'code', 'id_token']) if (values[name] !== undefined) secrets.add(values[name]);
    return values;
  };
  const keys = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  org.changeConnectedApp(clientId, { certificate: keys.publicKey.export({ format: 'pem', type: 'spki' }).toString() });
  const exp = Math.floor(org.clock.now() / 1_000) + 180;
  const assertion = signAssertion({ iss: clientId, sub: username, aud: org.url, exp }, keys.privateKey);
  secrets.add(assertion);

  tell((await askToken(org, { grant_type: 'client_credentials' })).json);
  tell((await askToken(org, { grant_type: 'password', username, password: password + securityToken })).json);
  tell((await askToken(org, { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion })).json);
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  secrets.add(basic.slice(6));
  tell((await post(`${org.url}/services/oauth2/token`, { grant_type: 'client_credentials' }, { authorization: basic })).json);
  const { code = '' } = tell((await authorize(org, { redirect_uri: REDIRECT, scope: 'openid api refresh_token' })).values);
  const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: VERIFIER };
  const { access_token = '', refresh_token = '', id = '' } = tell((await askToken(org, form)).json);
  tell((await askToken(org, { grant_type: 'refresh_token', refresh_token })).json);
  // The ways that are wrong leave traces too: a query in place of a form, another type, a key that is escaped.
  await fetch(`${org.url}/services/oauth2/token?${new URLSearchParams({ client_secret: clientSecret, password })}`, { method: 'POST' });
  for (const type of ['application/json', 'text/plain']) {
    const body = JSON.stringify({ client_secret: clientSecret, password, refresh_token });
    await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body, headers: { 'content-type': type } });
  }
  const escaped = `client%5Fsecret=${clientSecret}&Password=${password}`;
  await fetch(`${org.url}/services/oauth2/token`, {
    method: 'POST',
    body: escaped,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

  const bearer = { authorization: `Bearer ${access_token}` };
  await fetch(`${id}?oauth_token=${encodeURIComponent(access_token)}`);
  await fetch(`${org.url}/services/oauth2/userinfo`, { headers: bearer });
  await fetch(`${org.url}/services/data/v62.0/limits`, { headers: bearer });
  await fetch(`${org.url}/services/async/62.0/job`, { method: 'POST', body: '<x/>', headers: { 'x-sfdc-session': access_token } });
  await post(`${org.url}/services/oauth2/introspect`, { token: access_token, client_id: clientId, client_secret: clientSecret });
  await post(`${org.url}/services/oauth2/revoke`, { token: refresh_token });
  await fetch(`${org.url}/services/oauth2/revoke?token=${encodeURIComponent(access_token)}`, {
    headers: { referer: `${REDIRECT}?code=${encodeURIComponent(code)}` },
  });
  const { call, sessionId } = await logIn(org);
  secrets.add(sessionId);
  await call(`<p:invalidateSessions><p:sessionIds>${sessionId}</p:sessionIds></p:invalidateSessions>`);
  const cdata = envelope(loginBody(org.credentials).replace(password, `<![CDATA[${password}]]>`));
  await postSoap(`${org.url}/services/Soap/u/62.0`, cdata, { 'Content-Type': 'application/json' });
  const user = `${org.url}/services/data/v62.0/sobjects/User/${id.slice(-18)}/password`;
  const body = JSON.stringify({ NewPassword: password });
  await fetch(user, { method: 'POST', body, headers: { ...bearer, 'content-type': 'application/json' } });

  const recorded = JSON.stringify(org.requests.map((each) => ({ ...each, body: Buffer.from(each.body).toString('latin1') })));
  const forms = [...secrets].flatMap((secret) => [secret, encodeURIComponent(secret), secret.split('!').at(-1)!]);
  expect(secrets.size).toBeGreaterThan(12);
  expect(org.requests.length).toBeGreaterThan(20);
  expect(forms.filter((secret) => recorded.includes(secret))).toEqual([]);
  expect(recorded).toContain('grant_type=client_credentials');
});

it('masks what is secret and nothing else', () => {
  expect(maskForm('grant_type=password&password=a%26b&username=u&code_challenge=c')).toBe(
    'grant_type=password&password=***&username=u&code_challenge=c',
  );
  expect([maskHeader('authorization', 'Bearer x'), maskHeader('accept', 'a?token=1')]).toEqual(['***', 'a?token=1']);
  const mask = (path: string, type: string, body: string): string =>
    Buffer.from(maskBody({ path, headers: { 'content-type': type }, body: Buffer.from(body) })).toString();
  expect(
    mask('/services/Soap/u/62.0', 'text/xml', '<a:sessionId>x</a:sessionId><password/><Name>ü</Name><Password__c>p</Password__c>'),
  ).toBe('<a:sessionId>***</a:sessionId><password/><Name>ü</Name><Password__c>p</Password__c>');
  expect(mask('/services/data/v62.0/x', 'application/json', '{"NewPassword" : "a\\"b", "Name": "password"}')).toBe(
    '{"NewPassword" : "***", "Name": "password"}',
  );
  expect(mask('/services/async/62.0/job/1/batch', 'text/csv', 'password=1')).toBe('password=1');
});
