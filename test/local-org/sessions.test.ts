import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';
import { askToken } from './oauth-call.ts';
import { expectValidAnswers, keepEveryAnswer } from './schema-check.ts';
import { type Answer, envelope, loginBody, post } from './soap-call.ts';

keepEveryAnswer();

const HOUR = 3_600_000;
let org: LocalOrg;

beforeEach(async () => {
  org = await LocalOrg.start({ startTime: new Date('2024-06-21T12:00:00Z') });
});
afterEach(() => org.close());

function soap(sessionId: string, body = '<p:getUserInfo/>'): Promise<Answer> {
  const session = `<p:SessionHeader><p:sessionId>${sessionId}</p:sessionId></p:SessionHeader>`;
  return post(`${org.url}/services/Soap/u/62.0`, envelope(body, session));
}

async function rest(token: string): Promise<string> {
  const response = await fetch(`${org.url}/services/data/v62.0/limits`, { headers: { authorization: `Bearer ${token}` } });
  if (response.ok) return 'in';
  const [error] = (await response.json()) as { errorCode: string; message: string }[];
  return `${response.status} ${error!.errorCode}: ${error!.message}`;
}

/** The exception code of Bulk API 1.0, asked for a job that is not there. */
async function bulk(id: string): Promise<string | undefined> {
  const response = await fetch(`${org.url}/services/async/62.0/job/7505g0000000001AAA`, { headers: { 'x-sfdc-session': id } });
  return /<exceptionCode>(\w+)/.exec(await response.text())?.[1];
}

async function soapSession(): Promise<string> {
  return (await post(`${org.url}/services/Soap/u/62.0`, envelope(loginBody(org.credentials)))).all('sessionId')[0]!;
}

async function accessToken(form: Record<string, string> = {}): Promise<string> {
  return (await askToken(org, { grant_type: 'client_credentials', ...form })).json.access_token!;
}

describe('a session', () => {
  it('has the form of the servers: the 15 characters of the org, a bang, and 96 more', async () => {
    const form = /^00D[0-9A-Za-z]{12}![0-9A-Za-z._]{96}$/;
    expect(await soapSession()).toMatch(form);
    expect(await accessToken()).toMatch(form);
  });

  it('works with every API, whether it began with SOAP or with OAuth', async () => {
    for (const id of [await soapSession(), await accessToken()]) {
      expect([(await soap(id)).status, await rest(id), await bulk(id)]).toEqual([200, 'in', 'InvalidJob']);
      const info = await fetch(`${org.url}/services/oauth2/userinfo`, { headers: { authorization: `Bearer ${id}` } });
      expect(info.status).toBe(200);
    }
  });

  it('ends two hours after its last use by any API, and says so in the words of each', async () => {
    const id = await soapSession();
    await org.clock.advance(2 * HOUR);
    expect(await rest(id)).toBe('in');
    await org.clock.advance(2 * HOUR);
    expect((await soap(id)).status).toBe(200);
    await org.clock.advance(2 * HOUR + 1);
    expect(await rest(id)).toBe('401 INVALID_SESSION_ID: Session expired or invalid');
    expect(await bulk(id)).toBe('InvalidSessionId');
    expect((await soap(id)).all('exceptionMessage')[0]).toMatch(/Session not found, missing session hash: /);
  });

  it('ends earlier or later where the org says so, and tells how many seconds it is good for', async () => {
    org.settings.login.sessionSeconds = 900;
    const login = await post(`${org.url}/services/Soap/u/62.0`, envelope(loginBody(org.credentials)));
    expect(login.all('sessionSecondsValid')).toEqual(['900']);
    await org.clock.advance(900_001);
    expect((await soap(login.all('sessionId')[0]!)).all('exceptionCode')).toEqual(['INVALID_SESSION_ID']);
  });

  it('ends by logout, by invalidateSessions, and when the administrator ends all', async () => {
    const [one, two, three, four] = [await soapSession(), await accessToken(), await soapSession(), await soapSession()];
    await soap(one, '<p:logout/>');
    expect((await soap(four, `<p:invalidateSessions><p:sessionIds>${two}</p:sessionIds></p:invalidateSessions>`)).all('success')).toEqual([
      'true',
    ]);
    expect([await rest(one), await rest(two), await rest(three)]).toEqual([
      expect.stringMatching('INVALID_SESSION_ID'),
      expect.stringMatching('INVALID_SESSION_ID'),
      'in',
    ]);
    org.expireSessions();
    expect(await rest(three)).toMatch('INVALID_SESSION_ID');
  });

  it('in JWT format is for REST and not for SOAP, and ends at its own time however busy it is', async () => {
    org.changeConnectedApp(org.credentials.clientId, { tokenFormat: 'jwt' });
    const answer = await askToken(org, { grant_type: 'client_credentials' });
    const token = answer.json.access_token!;
    expect([answer.json.token_format, token.split('.').length]).toEqual(['jwt', 3]);
    expect(await rest(token)).toBe('in');
    const refused = await soap(token);
    expect([refused.status, refused.all('faultcode')]).toEqual([500, ['sf:INVALID_SESSION_ID']]);
    const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());
    await org.clock.advance((claims.exp - claims.iat) * 1_000);
    expect(await rest(token)).toBe('in');
    await org.clock.advance(1_000);
    expect(await rest(token)).toMatch('INVALID_SESSION_ID');
    expect(await accessToken()).not.toBe(token);
  });

  it('without the scope for it, or below the assurance that the profile wants, is refused in words on which no client should renew', async () => {
    const text = '401 INVALID_SESSION_ID: This session is not valid for use with the REST API';
    const token = await accessToken({ scope: 'id openid' });
    expect(await rest(token)).toBe(text);
    expect((await fetch(`${org.url}/services/oauth2/userinfo?oauth_token=${encodeURIComponent(token)}`)).status).toBe(200);
    org.changeUser(org.credentials.username, { highAssurance: true });
    expect(await rest(await accessToken())).toBe(text);
    expect((await soap(await soapSession())).all('exceptionMessage')).toEqual(['This session is not valid for use with the API']);
  });

  it('of a user who came by password is no use once that has expired, until another one is set', async () => {
    const { username, password, securityToken } = org.credentials;
    const byPassword = await accessToken({ grant_type: 'password', username, password: password + securityToken });
    const byApp = await accessToken();
    org.changeUser(username, { passwordExpired: true });
    const text = 'The users password has expired, you must call SetPassword before attempting any other API operations';
    expect(await rest(byPassword)).toBe(`400 INVALID_OPERATION_WITH_EXPIRED_PASSWORD: ${text}`);
    expect(await rest(byApp)).toBe('in');
    const { user_id } = (await (await fetch(`${org.url}/services/oauth2/userinfo?oauth_token=${encodeURIComponent(byApp)}`)).json()) as {
      user_id: string;
    };
    const headers = { authorization: `Bearer ${byPassword}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ NewPassword: 'Another1!password' });
    const set = await fetch(`${org.url}/services/data/v62.0/sobjects/User/${user_id}/password`, { method: 'POST', body, headers });
    expect([set.status, await rest(byPassword)]).toEqual([204, 'in']);
  });

  it('is no use where user or org have no API', async () => {
    const id = await soapSession();
    org.changeUser(org.credentials.username, { apiEnabled: false });
    expect(await rest(id)).toBe('403 API_CURRENTLY_DISABLED: API is disabled for this User');
    expect(await bulk(id)).toBe('FeatureNotEnabled');
    org.settings.login.apiEnabled = false;
    expect(await rest(id)).toBe('403 API_DISABLED_FOR_ORG: The REST API is not enabled for this Organization.');
    expect((await soap(id)).all('exceptionMessage')).toEqual(['API is not enabled for this Organization or Partner']);
  });
});

expectValidAnswers();
