import { connect, requestToken, soapLogin, usernamePassword } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { v65 } from 'forcewire/v65';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asSalesforce } from './as-salesforce.ts';
import { connected, countLogins, failureOf, whoAmI } from './with-org.ts';

let local: LocalOrg;
beforeAll(async () => {
  local = await LocalOrg.start();
});
afterAll(() => local.close());

let count = 0;
function addUser(password: string, securityToken = '') {
  return local.addUser({ username: `user${count++}@example.com`, password, securityToken });
}
const soap = (given: { username: string; password: string; securityToken?: string }) => soapLogin({ ...given, loginUrl: local.url });
const form = (given: { username: string; password: string; securityToken?: string }) => {
  const { clientId, clientSecret } = local.credentials;
  return usernamePassword({ ...given, clientId, clientSecret, loginUrl: local.url });
};

// The org compares a password as it is; what it does with each is shown in its own tests, by requests written by hand.
const PASSWORDS = {
  'a pound sign': 'pa£word',
  NFC: 'caf\u00e9',
  NFD: 'cafe\u0301',
  'an emoji with a skin tone': 'a👍🏽b',
  'what XML and forms escape': `&<>"'+%=?#;,/\\`,
  'an entity in the text': '&amp;&#163;',
  'the end of a CDATA section': 'a]]>b',
  'blanks at the edges and inside': '  a  b  ',
  'a blank that is not broken': '\u00a0a\u00a0',
  'a tab and line ends of three kinds': 'a\tb\nc\rd\r\ne',
  'signs from right to left': 'שלום',
  'a byte order mark': '\ufeffa',
};

describe.each([
  ['SOAP login()', soap],
  ['the OAuth password flow', form],
] as const)('%s sends a password as it is:', (_, way) => {
  test.each(Object.entries(PASSWORDS))('%s', async (_name, password) => {
    const { username } = addUser(password);
    expect(await connected(way({ username, password }), whoAmI)).toBe(username);
  });

  test('NFC and NFD are two passwords, and so is one with a blank more', async () => {
    const { username } = addUser('caf\u00e9');
    for (const near of ['cafe\u0301', 'caf\u00e9 ', ' caf\u00e9']) {
      expect(await failureOf(connect({ api: v62, auth: way({ username, password: near }) }))).toMatchObject({ name: 'AuthError' });
    }
  });

  test.each([
    ['apart', { password: 'p£ss word', securityToken: 'TOKEN' }],
    ['joined already', { password: 'p£ss wordTOKEN' }],
    ['joined already, and given once more', { password: 'p£ss wordTOKEN', securityToken: 'TOKEN' }],
    ['an empty one beside a joined one', { password: 'p£ss wordTOKEN', securityToken: '' }],
  ])('the security token goes behind the password once: %s', async (_name, given) => {
    const { username } = addUser('p£ss word', 'TOKEN');
    expect(await connected(way({ username, ...given }), whoAmI)).toBe(username);
  });
});

describe('the scope of portal users', () => {
  test('is sent with the login, and each portal is another user for the store and the memory', async () => {
    const portalId = '060000000000001';
    const { username, password } = local.addUser({ username: 'portal@example.com', password: 'secret', securityToken: '', portalId });
    const organizationId = await connected(soap(addUser('secret')), async (org) => org.organizationId);
    expect(await connected(soapLogin({ username, password, organizationId, portalId, loginUrl: local.url }), whoAmI)).toBe(username);
    for (const scope of [
      {},
      { organizationId },
      { organizationId, portalId: '060000000000002' },
      { organizationId: '00D000000000001', portalId },
    ]) {
      const auth = soapLogin({ username, password, ...scope, loginUrl: local.url });
      expect(await failureOf(connect({ api: v62, auth }))).toMatchObject({ code: 'INVALID_LOGIN' });
    }
  });
});

describe('the login address', () => {
  const flow = { clientId: 'id', clientSecret: 'secret', username: 'a', password: 'b' };

  test.each([
    [{}, 'https://login.salesforce.com'],
    [{ sandbox: true }, 'https://test.salesforce.com'],
    [{ loginUrl: 'acme.my.salesforce.com' }, 'https://acme.my.salesforce.com'],
    [{ loginUrl: ' https://ACME.my.salesforce.com/ ' }, 'https://acme.my.salesforce.com'],
    [{ loginUrl: 'https://acme.my.salesforce.com/services/Soap/u/58.0', sandbox: true }, 'https://acme.my.salesforce.com'],
    [{ loginUrl: 'https://acme--uat.sandbox.my.salesforce.com/?ec=302&startURL=%2Fhome' }, 'https://acme--uat.sandbox.my.salesforce.com'],
    [{ loginUrl: new URL('https://acme.my.site.com/customers/s/login') }, 'https://acme.my.site.com'],
  ])('%j means %s', async (where, origin) => {
    await asSalesforce(async (dispatcher, arrived) => {
      await requestToken(usernamePassword({ ...flow, ...where }), { http: { dispatcher } });
      expect(arrived.map((each) => [each.origin, each.path])).toEqual([[origin, '/services/oauth2/token']]);
    });
  });

  test.each([
    ['https://acme.lightning.force.com/lightning/page/home', 'https://acme.my.salesforce.com'],
    ['acme--uat.sandbox.lightning.force.com', 'https://acme--uat.sandbox.my.salesforce.com'],
    ['https://acme.my.salesforce-setup.com/lightning/setup/SetupOneHome/home', 'https://acme.my.salesforce.com'],
  ])('%s is one of pages: the advice names %s', async (loginUrl, right) => {
    const error = await failureOf(connect({ api: v62, auth: soapLogin({ username: 'a', password: 'b', loginUrl }) }));
    expect(error).toMatchObject({ name: 'AuthError', code: 'INVALID_LOGIN_URL', advice: `Use ${right}.` });
  });
});

describe('at 65.0 and later', () => {
  test('a login at an earlier version serves the pin', async () => {
    const { username, password } = addUser('secret');
    const org = await connect({ api: v65, auth: soapLogin({ username, password, loginUrl: local.url, loginVersion: v62 }) });
    expect((await org.soap.getUserInfo()).userName).toBe(username);
    expect(local.requests.at(-1)!.path).toMatch(/^\/services\/Soap\/u\/65\.0\/00D/);
    await org.close();
  });

  test('login() itself is not tried', async () => {
    const { username, password } = addUser('secret');
    const before = countLogins(local);
    const auth = soapLogin({ username, password, loginUrl: local.url }) as never;
    expect(await failureOf(connect({ api: v65, auth }))).toMatchObject({ code: 'LOGIN_RETIRED' });
    expect(countLogins(local)).toBe(before);
  });
});
