import { AuthError } from 'forcewire';
import { v62 } from 'forcewire/v62';
import { expect, test } from 'vitest';
import { SessionBroker } from '../../src/auth/broker.ts';
import type { Credentials } from '../../src/auth/credentials.ts';
import { AllowedHosts } from '../../src/auth/hosts.ts';
import { openTransport } from '../../src/http/transport.ts';
import { failureOf } from './with-org.ts';

/** A broker whose logins do what a test says, at a time that a test turns. */
function makeBroker(logIn: (nth: number) => void = () => {}) {
  const url = new URL('https://acme.my.salesforce.com');
  const at = { now: 0, logins: 0, fingerprint: 'one' };
  const credentials: Credentials = {
    url,
    lasting: true,
    endsBy: 'logout',
    proves: () => true,
    prepare: async () => ({
      identity: 'ada',
      fingerprint: at.fingerprint,
      run: async () => {
        at.logins++;
        logIn(at.logins);
        return { session: { sessionId: `session ${at.logins}`, serverUrl: url, userId: '', organizationId: '' } };
      },
    }),
  };
  const memory = { refused: undefined, refreshTokens: new Map(), turn: Promise.resolve() };
  const context = { api: v62, transport: openTransport(), clientName: undefined, signal: undefined };
  const broker = new SessionBroker({ credentials, memory }, context, new AllowedHosts(url), { now: () => at.now });
  return { broker, at };
}

const refuse = (code: string) => () => {
  throw new AuthError(code, '', { advice: '' });
};

test('a session that the server never takes is replaced once, and again after a minute', async () => {
  const { broker, at } = makeBroker();
  const first = await broker.current(undefined);
  const second = await broker.renew(first, undefined);
  expect(await failureOf(broker.renew(second, undefined))).toMatchObject({ code: 'SESSION_REFUSED' });
  at.now = 59_999;
  expect(await failureOf(broker.renew(second, undefined))).toMatchObject({ code: 'SESSION_REFUSED' });
  expect(at.logins).toBe(2);
  at.now = 60_000;
  expect((await broker.renew(second, undefined)).sessionId).toBe('session 3');
});

test('a session that was taken once is replaced as often as it ends', async () => {
  const { broker, at } = makeBroker();
  let session = await broker.current(undefined);
  for (let turn = 0; turn < 10; turn++) {
    session = await broker.renew(session, undefined);
    broker.accept(session);
  }
  expect(at.logins).toBe(11);
});

test('a call that comes late with an old session is given the new one', async () => {
  const { broker, at } = makeBroker();
  const old = await broker.current(undefined);
  const fresh = await broker.renew(old, undefined);
  expect(await broker.renew(old, undefined)).toBe(fresh);
  expect(at.logins).toBe(2);
});

test('a rule of the org is asked about again after a minute, a wrong credential never', async () => {
  for (const [code, later] of [
    ['ORG_LOCKED', 2],
    ['INVALID_LOGIN', 1],
  ] as const) {
    const { broker, at } = makeBroker(refuse(code));
    for (let call = 0; call < 5; call++) expect(await failureOf(broker.current(undefined))).toMatchObject({ code });
    expect(at.logins).toBe(1);
    at.now = 60_000;
    expect(await failureOf(broker.current(undefined))).toMatchObject({ code });
    expect(at.logins).toBe(later);
    at.fingerprint = 'two';
    await failureOf(broker.current(undefined));
    expect(at.logins).toBe(later + 1);
  }
});

test('a caller that gives up leaves the login to the others', async () => {
  const { broker, at } = makeBroker();
  const controller = new AbortController();
  const [gone, here] = [broker.current(controller.signal), broker.current(undefined)];
  controller.abort('enough');
  expect(await failureOf(gone)).toBe('enough');
  expect((await here).sessionId).toBe('session 1');
  expect(at.logins).toBe(1);
});
