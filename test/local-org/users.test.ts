import { describe, expect, it } from 'vitest';
import { LocalOrg } from '../../src/local-org/index.ts';
import { expectValidAnswers, keepEveryAnswer } from './schema-check.ts';
import { envelope, logIn, post } from './soap-call.ts';

keepEveryAnswer();

describe('users', () => {
  it('have a record in User and credentials of their own, the same for the same seed', async () => {
    await using one = await LocalOrg.start({ seed: 7 });
    await using two = await LocalOrg.start({ seed: 7 });
    const user = { username: 'ines@example.com', profile: 'Integration', fields: { FirstName: 'Inês', LastName: 'Silva' } };
    const credentials = one.addUser(user);
    expect(credentials).toEqual(two.addUser(user));
    expect(credentials).toMatchObject({ userId: expect.stringMatching(/^005\w{15}$/), username: 'ines@example.com' });
    const { call } = await logIn(one);
    const query = 'SELECT Username, Name, IsActive, Profile.Name FROM User WHERE LastName = &apos;Silva&apos;';
    const answer = await call(`<p:query><p:queryString>${query}</p:queryString></p:query>`);
    expect([answer.all('Username'), answer.all('Name'), answer.all('IsActive')]).toEqual([
      ['ines@example.com'],
      ['Inês Silva', 'Integration'],
      ['true'],
    ]);
  });

  it('own what they create', async () => {
    await using org = await LocalOrg.start();
    const user = org.addUser({ username: 'ines@example.com' });
    const url = `${org.url}/services/Soap/u/62.0`;
    const login = `<p:login><p:username>${user.username}</p:username><p:password>${user.password}${user.securityToken}</p:password></p:login>`;
    const sessionId = (await post(url, envelope(login))).all('sessionId')[0];
    const session = `<p:SessionHeader><p:sessionId>${sessionId}</p:sessionId></p:SessionHeader>`;
    await post(url, envelope('<p:create><p:sObjects><s:type>Account</s:type><s:Name>A</s:Name></p:sObjects></p:create>', session));
    const query = '<p:query><p:queryString>SELECT OwnerId, CreatedById FROM Account</p:queryString></p:query>';
    const answer = await post(url, envelope(query, session));
    expect([answer.all('OwnerId'), answer.all('CreatedById')]).toEqual([[user.userId], [user.userId]]);
  });

  it('cannot log in any more once their record says that they are not active; their sessions end', async () => {
    await using org = await LocalOrg.start();
    const { userId, username, password, securityToken } = org.addUser({ username: 'ines@example.com' });
    const url = `${org.url}/services/Soap/u/62.0`;
    const login = envelope(`<p:login><p:username>${username}</p:username><p:password>${password}${securityToken}</p:password></p:login>`);
    const sessionId = (await post(url, login)).all('sessionId')[0];
    const admin = await logIn(org);
    const update = `<p:update><p:sObjects><s:type>User</s:type><s:Id>${userId}</s:Id><s:IsActive>false</s:IsActive></p:sObjects></p:update>`;
    expect((await admin.call(update)).all('success')).toEqual(['true']);
    expect((await post(url, login)).all('exceptionCode')).toEqual(['INVALID_LOGIN']);
    const session = `<p:SessionHeader><p:sessionId>${sessionId}</p:sessionId></p:SessionHeader>`;
    expect((await post(url, envelope('<p:getUserInfo/>', session))).all('exceptionCode')).toEqual(['INVALID_SESSION_ID']);
  });

  it('are refused with a reason when their record is: a taken name, an unknown user to change', async () => {
    await using org = await LocalOrg.start();
    org.addUser({ username: 'ines@example.com' });
    expect(() => org.addUser({ username: 'INES@example.com' })).toThrow(TypeError);
    expect(() => org.changeUser('nobody@example.com', {})).toThrow('The local org has no user nobody@example.com.');
  });

  it('are forgotten with their record: whoever gets the id later gets nothing else of theirs', async () => {
    await using org = await LocalOrg.start();
    const before = org.snapshot();
    const one = org.addUser({ username: 'one@example.com', passwordExpired: true, apiEnabled: false });
    org.restore(before);
    const two = org.addUser({ username: 'two@example.com' });
    expect(two.userId).toBe(one.userId);
    const login = (password: string): string =>
      envelope(`<p:login><p:username>two@example.com</p:username><p:password>${password}</p:password></p:login>`);
    const url = `${org.url}/services/Soap/u/62.0`;
    expect((await post(url, login(one.password + one.securityToken))).all('exceptionCode')).toEqual(['INVALID_LOGIN']);
    expect((await post(url, login(two.password + two.securityToken))).all('passwordExpired')).toEqual(['false']);
  });

  it('can be created by any API, and then have no password', async () => {
    await using org = await LocalOrg.start();
    const { call, url } = await logIn(org);
    const fields = { Username: 'new@example.com', LastName: 'New', Email: 'new@example.com', Alias: 'new', IsActive: 'true' };
    const elements = Object.entries(fields).map(([name, value]) => `<s:${name}>${value}</s:${name}>`);
    const answer = await call(`<p:create><p:sObjects><s:type>User</s:type>${elements.join('')}</p:sObjects></p:create>`);
    expect(answer.all('message')).toEqual([]);
    for (const password of ['', 'undefined']) {
      const login = envelope(`<p:login><p:username>new@example.com</p:username><p:password>${password}</p:password></p:login>`);
      expect((await post(url, login)).all('exceptionCode')).toEqual(['INVALID_LOGIN']);
    }
    org.changeUser('new@example.com', { password: 'now' });
    const login = envelope('<p:login><p:username>new@example.com</p:username><p:password>now</p:password></p:login>');
    expect((await post(url, login)).status).toBe(200);
  });
});

expectValidAnswers();
