import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalOrg, type UserDefinition } from '../../src/local-org/index.ts';
import { expectValidAnswers, keepEveryAnswer } from './schema-check.ts';
import { type Answer, envelope, post } from './soap-call.ts';

keepEveryAnswer();

const INVALID = 'Invalid username, password, security token; or user locked out.';
let org: LocalOrg;

beforeEach(async () => {
  org = await LocalOrg.start({ startTime: new Date('2024-06-21T12:00:00Z') });
});
afterEach(() => org.close());

const escapeXml = (text: string): string => text.replace(/[&<>"'\r]/g, (character) => `&#${character.charCodeAt(0)};`);

function login(username: string, password: string, { scope = '', version = '62.0' } = {}): Promise<Answer> {
  const body = `<p:login><p:username>${escapeXml(username)}</p:username><p:password>${escapeXml(password)}</p:password></p:login>`;
  return post(`${org.url}/services/Soap/u/${version}`, envelope(body, scope && `<p:LoginScopeHeader>${scope}</p:LoginScopeHeader>`));
}

/** `detail element: code: text` of a refused login, `in` of one that was let in. */
async function outcomeOf(answer: Promise<Answer>): Promise<string> {
  const { status, text, all } = await answer;
  if (status === 200) return 'in';
  const [, detail] = /<sf:(\w+Fault) /.exec(text) ?? [];
  return `${detail}: ${all('exceptionCode')[0]}: ${all('exceptionMessage')[0]}`;
}

/** A user whose whole secret is `secret`. */
function addUser(user: Partial<UserDefinition> = {}): string {
  return org.addUser({ username: 'one@example.com', password: 'secret', securityToken: '', ...user }).username;
}

describe('names and passwords', () => {
  const passwords = {
    'a pound sign': 'p£ss',
    NFC: 'caf\u00e9',
    NFD: 'cafe\u0301',
    emoji: 'a👍🏽b',
    'what XML escapes': `&<>"'`,
    'blanks at the edges': '  a b  ',
    'a tab and a line end': 'a\tb\nc',
  };

  it.each(Object.entries(passwords))('takes %s as it is', async (_, password) => {
    addUser({ password });
    expect(await outcomeOf(login('one@example.com', password))).toBe('in');
  });

  it('does not trim or normalise a password', async () => {
    addUser({ password: 'caf\u00e9 ' });
    for (const near of ['cafe\u0301 ', 'caf\u00e9', ' caf\u00e9 ', 'CAF\u00c9 ']) {
      expect(await outcomeOf(login('one@example.com', near))).toBe(`LoginFault: INVALID_LOGIN: ${INVALID}`);
    }
  });

  it('takes a username in any case, and tells nothing about names: an unknown one and a sandbox name too many get the same fault', async () => {
    addUser();
    expect(await outcomeOf(login('ONE@Example.com', 'secret'))).toBe('in');
    for (const username of ['two@example.com', 'one@example.com.uat', '']) {
      expect(await outcomeOf(login(username, 'secret'))).toBe(`LoginFault: INVALID_LOGIN: ${INVALID}`);
    }
  });

  it('wants the security token after the password, except from a trusted network', async () => {
    addUser({ securityToken: 'TOKEN' });
    expect(await outcomeOf(login('one@example.com', 'secretTOKEN'))).toBe('in');
    expect(await outcomeOf(login('one@example.com', 'secret'))).toMatch(
      /^LoginFault: LOGIN_MUST_USE_SECURITY_TOKEN: Invalid username, password, security token; or user locked out\. Are you at a new location\?/,
    );
    expect(await outcomeOf(login('one@example.com', 'secretWRONG'))).toBe(`LoginFault: INVALID_LOGIN: ${INVALID}`);
    org.settings.login.trustedNetworks = [{ start: '127.0.0.0', end: '127.255.255.255' }];
    expect(await outcomeOf(login('one@example.com', 'secret'))).toBe('in');
    expect(await outcomeOf(login('one@example.com', 'secretTOKEN'))).toBe('in');
    org.settings.login.trustedNetworks = [{ start: '10.0.0.0', end: '10.255.255.255' }];
    expect(await outcomeOf(login('one@example.com', 'secret'))).toMatch('LOGIN_MUST_USE_SECURITY_TOKEN');
  });

  it('looks at the org of LoginScopeHeader, and at the portal for users of one', async () => {
    const { text } = await login(addUser(), 'secret');
    const [, organizationId = ''] = /<organizationId>(\w+)/.exec(text)!;
    const scope = (id: string): string => `<p:organizationId>${id}</p:organizationId>`;
    const portal = '<p:portalId>060000000000001</p:portalId>';
    const outcome = (given: string): Promise<string> => outcomeOf(login('one@example.com', 'secret', { scope: given }));
    expect(await outcome(scope(organizationId))).toBe('in');
    expect(await outcome(scope(organizationId.slice(0, 15)))).toBe('in');
    expect(await outcome(scope('00D000000000001'))).toMatch('INVALID_LOGIN');
    expect(await outcome(scope(organizationId) + portal)).toMatch('INVALID_LOGIN');
    org.changeUser('one@example.com', { portalId: '060000000000001' });
    expect(await outcome(scope(organizationId))).toMatch('INVALID_LOGIN');
    expect(await outcome(scope(organizationId) + portal)).toBe('in');
  });
});

describe('refusals', () => {
  it('locks a user out after ten wrong passwords, for fifteen minutes', async () => {
    addUser();
    for (let attempt = 1; attempt <= 10; attempt++) expect(await outcomeOf(login('one@example.com', 'wrong'))).toMatch('INVALID_LOGIN');
    expect(await outcomeOf(login('one@example.com', 'secret'))).toMatch(/^LoginFault: PASSWORD_LOCKOUT: /);
    await org.clock.advance(899_999);
    expect(await outcomeOf(login('one@example.com', 'secret'))).toMatch('PASSWORD_LOCKOUT');
    await org.clock.advance(1);
    expect(await outcomeOf(login('one@example.com', 'secret'))).toBe('in');
  });

  it('counts wrong passwords in a row only, and only those of one user', async () => {
    org.settings.login.maxFailures = 2;
    addUser();
    addUser({ username: 'two@example.com' });
    for (const password of ['wrong', 'secret', 'wrong', 'secret']) await login('one@example.com', password);
    await login('two@example.com', 'wrong');
    expect(await outcomeOf(login('one@example.com', 'secret'))).toBe('in');
    expect(await outcomeOf(login('two@example.com', 'secret'))).toBe('in');
  });

  it('says that the password has expired, and then refuses every call but setPassword and logout', async () => {
    addUser({ passwordExpired: true });
    const answer = await login('one@example.com', 'secret');
    expect(answer.all('passwordExpired')).toEqual(['true']);
    const [url, sessionId] = [answer.all('serverUrl')[0]!, answer.all('sessionId')[0]!];
    const session = `<p:SessionHeader><p:sessionId>${sessionId}</p:sessionId></p:SessionHeader>`;
    expect(await outcomeOf(post(url, envelope('<p:getUserInfo/>', session)))).toBe(
      'UnexpectedErrorFault: INVALID_OPERATION_WITH_EXPIRED_PASSWORD: The users password has expired, you must call SetPassword before attempting any other API operations',
    );
    expect(await outcomeOf(post(url, envelope('<p:logout/>', session)))).toBe('in');
  });

  // What each setting, of the org or of the user, makes of a login that would be right otherwise.
  const ofOrg = {
    'SOAP login() is off': [
      { soapLoginEnabled: false },
      'UnexpectedErrorFault: INVALID_OPERATION: SOAP API login() is disabled by default in this org. Contact the org administrator to enable SOAP API login().',
    ],
    'an edition without the API': [
      { apiEnabled: false },
      'UnexpectedErrorFault: API_DISABLED_FOR_ORG: API is not enabled for this Organization or Partner',
    ],
    'Use Any API Auth is asked for': [{ anyApiAuthRequired: true }, 'LoginFault: INSUFFICIENT_ACCESS: '],
    'a locked org': [{ state: 'locked' }, 'LoginFault: ORG_LOCKED: '],
    'an expired trial': [{ state: 'trialExpired' }, 'LoginFault: TRIAL_EXPIRED: '],
    'a server that is not available': [{ state: 'unavailable' }, 'UnexpectedErrorFault: SERVER_UNAVAILABLE: '],
  } as const;

  it.each(Object.entries(ofOrg))('%s', async (_, [setting, expected]) => {
    addUser();
    Object.assign(org.settings.login, setting);
    const outcome = await outcomeOf(login('one@example.com', 'secret'));
    expect(outcome.slice(0, expected.length)).toBe(expected);
  });

  const ofUser = {
    'a user without API Enabled': [{ apiEnabled: false }, 'UnexpectedErrorFault: API_CURRENTLY_DISABLED: API is disabled for this User'],
    'a user with MFA for API logins': [{ mfaForApiLogins: true }, `LoginFault: INVALID_LOGIN: ${INVALID}`],
    'a single sign-on user': [{ singleSignOn: true }, `LoginFault: INVALID_LOGIN: ${INVALID}`],
    'another network': [
      { loginRanges: [{ start: '10.0.0.1', end: '10.0.0.9' }] },
      'LoginFault: LOGIN_DURING_RESTRICTED_DOMAIN: cannot log in from current domain',
    ],
    'another hour': [{ loginHours: [8, 12] }, 'LoginFault: LOGIN_DURING_RESTRICTED_TIME: '],
    'an inactive user': [{ fields: { IsActive: 'false' } }, `LoginFault: INVALID_LOGIN: ${INVALID}`],
  } as const;

  it.each(Object.entries(ofUser))('%s', async (_, [user, expected]) => {
    addUser(user);
    const outcome = await outcomeOf(login('one@example.com', 'secret'));
    expect(outcome.slice(0, expected.length)).toBe(expected);
  });

  it('tells nothing of a password to those who come from elsewhere', async () => {
    addUser({ loginRanges: [{ start: '10.0.0.1', end: '10.0.0.9' }] });
    expect(await outcomeOf(login('one@example.com', 'wrong'))).toMatch('LOGIN_DURING_RESTRICTED_DOMAIN');
  });

  it('lets in at the right hour, from the right network and without a token there, and with the permission', async () => {
    org.settings.login.anyApiAuthRequired = true;
    const loginRanges = [{ start: '127.0.0.1', end: '127.0.0.1' }];
    addUser({ securityToken: 'TOKEN', loginRanges, loginHours: [12, 13], anyApiAuth: true });
    expect(await outcomeOf(login('one@example.com', 'secret'))).toBe('in');
  });

  it('says when the service of single sign-on does not answer', async () => {
    addUser({ singleSignOn: true });
    org.settings.login.singleSignOnServiceUp = false;
    expect(await outcomeOf(login('one@example.com', 'secret'))).toMatch(/^LoginFault: SSO_SERVICE_DOWN: /);
  });

  it('lets a user in 3,600 times an hour', async () => {
    org.settings.login.loginsPerHour = 2;
    addUser();
    const outcomes = [];
    for (let turn = 0; turn < 3; turn++) outcomes.push(await outcomeOf(login('one@example.com', 'secret')));
    expect(outcomes).toEqual(['in', 'in', expect.stringMatching('login rate exceeded')]);
    await org.clock.advance(3_600_000);
    expect(await outcomeOf(login('one@example.com', 'secret'))).toBe('in');
  });

  it('has no login() from 65.0 on, whatever the settings', async () => {
    org.settings.login.soapLoginEnabled = false;
    expect(await outcomeOf(login(addUser(), 'secret', { version: '65.0' }))).toMatch(
      'INVALID_OPERATION: The SOAP Login operation is not available in the API version specified (65.0).',
    );
  });
});

expectValidAnswers();
