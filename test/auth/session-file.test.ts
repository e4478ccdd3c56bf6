import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { connect, fileSessionStore, soapLogin } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connected, countLogins, whoAmI } from './with-org.ts';

const ADA = { username: 'ada@example.com', password: 'secret', securityToken: '' };
const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
let local: LocalOrg;
let folder: string;
let path: string;

beforeEach(async () => {
  local = await LocalOrg.start();
  local.addUser(ADA);
  folder = mkdtempSync(join(tmpdir(), 'forcewire-sessions-'));
  path = join(folder, 'sessions.json');
});
afterEach(async () => {
  vi.useRealTimers();
  await local.close();
  rmSync(folder, { recursive: true, force: true });
});

async function child(task: object): Promise<string[]> {
  const args = ['--import', 'tsx', 'test/auth/share-session.ts', JSON.stringify({ store: path, loginUrl: local.url, ...task })];
  const { stdout } = await run('node', args, { cwd: root });
  return JSON.parse(stdout) as string[];
}

const login = () => soapLogin({ ...ADA, loginUrl: local.url });

describe('a session file', () => {
  test('can be read by its owner alone, and is whole at each moment', async () => {
    const store = fileSessionStore(path);
    const values = Array.from({ length: 20 }, (_, at) => [`key ${at}`, `value ${at} `.repeat(500)] as const);
    let isDone = false;
    const reading = (async () => {
      while (!isDone) await store.read('key 0');
    })();
    await Promise.all(values.map(([key, value]) => store.write(key, value)));
    isDone = true;
    await reading;
    for (const [key, value] of values) expect(await store.read(key)).toBe(value);
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
    expect(readdirSync(folder)).toEqual(['sessions.json']);
    await store.write('key 3', '');
    expect([await store.read('key 3'), await store.read('toString')]).toEqual([undefined, undefined]);
  });

  test.each(['', '{"half', '[]', '7', '{"key":null}'])('that was spoilt (%j) holds nothing, and is replaced', async (text) => {
    writeFileSync(path, text);
    const store = fileSessionStore(path);
    expect(await store.read('key')).toBeUndefined();
    await store.write('key', 'value');
    expect(await store.read('key')).toBe('value');
  });

  test('keeps what was refused for an hour, and not for ever; sessions and tokens stay', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const sessionStore = fileSessionStore(path);
    const keys = (): string[] => Object.keys(JSON.parse(readFileSync(path, 'utf8')));
    await sessionStore.write('somebody', 'a refresh token');
    for (const password of ['wrong', 'wrong too']) {
      await connect({ api: v62, auth: soapLogin({ ...ADA, password, loginUrl: local.url }), sessionStore }).catch(() => {});
    }
    expect(keys()).toHaveLength(3);
    vi.setSystemTime(Date.now() + 3_600_000);
    await connected(login(), whoAmI, { sessionStore });
    expect(keys()).toEqual(['somebody', expect.stringContaining('ada@example.com')]);
    vi.setSystemTime(Date.now() + 365 * 86_400_000);
    for (const key of keys()) expect(await sessionStore.read(key)).toBeTypeOf('string');
    expect(countLogins(local)).toBe(3);
  });

  test('in a folder that is not there is an error that names it', async () => {
    await expect(connect({ api: v62, auth: login(), sessionStore: fileSessionStore(join(folder, 'no', 'file')) })).rejects.toThrow(
      'ENOENT',
    );
    expect(countLogins(local)).toBe(0);
  });
});

describe('a lock', () => {
  test('is held by one at a time, and given on when its work fails', async () => {
    const stores = [fileSessionStore(path), fileSessionStore(path)];
    let holders = 0;
    const work = async (fails: boolean): Promise<void> => {
      holders++;
      expect(holders).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      holders--;
      if (fails) throw new Error('it failed');
    };
    const results = await Promise.allSettled(Array.from({ length: 12 }, (_, at) => stores[at % 2]!.lock('key', () => work(at % 3 === 0))));
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(4);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of one key does not hold up another', async () => {
    const store = fileSessionStore(path);
    expect(await store.lock('one', () => store.lock('two', async () => 'both'))).toBe('both');
  });

  test('whose process died is given on, though nobody took it away', async () => {
    const store = fileSessionStore(path);
    await store.lock('key', async () => {
      const [file] = readdirSync(folder);
      const held = join(folder, file!);
      const owner = JSON.parse(readFileSync(held, 'utf8'));
      expect(owner).toMatchObject({ pid: process.pid, host: hostname() });
      expect((statSync(held).mode & 0o777).toString(8)).toBe('600');
      // As a process leaves it that was killed: with a number that no process has.
      writeFileSync(held, JSON.stringify({ ...owner, pid: 0x3fff_ffff, id: 'dead' }));
      expect(await Promise.all([1, 2, 3].map((turn) => store.lock('key', async () => turn)))).toEqual([1, 2, 3]);
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('whose process died is given on to one that has its number, as in a container that is started again', async () => {
    const store = fileSessionStore(path);
    await store.lock('key', async () => {
      const held = join(folder, readdirSync(folder)[0]!);
      const owner = JSON.parse(readFileSync(held, 'utf8'));
      writeFileSync(held, JSON.stringify({ ...owner, startedMs: owner.startedMs - 10_000, id: 'dead' }));
      expect(await store.lock('key', async () => 'taken')).toBe('taken');
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of another machine is given on when its holder has been silent', async () => {
    const store = fileSessionStore(path);
    await store.lock('key', async () => {
      const held = join(folder, readdirSync(folder)[0]!);
      writeFileSync(held, JSON.stringify({ id: 'far', pid: process.pid, host: 'another.example' }));
      let isTaken = false;
      const taken = store.lock('key', async () => {
        isTaken = true;
      });
      for (let tries = 0; tries < 10; tries++) await fileSessionStore(path).read('key');
      expect(isTaken).toBe(false);
      const longAgo = new Date(Date.now() - 60_000);
      utimesSync(held, longAgo, longAgo);
      await taken;
    });
  });
});

describe('processes that share a session file', () => {
  test('log in once, whichever comes first, and once more when the session has ended', async () => {
    const names = await Promise.all([child({ soap: ADA, calls: 5 }), child({ soap: ADA, calls: 5 })]);
    expect(names).toEqual([[ADA.username], [ADA.username]]);
    expect(countLogins(local)).toBe(1);
    local.expireSessions();
    await Promise.all([
      child({ soap: ADA, calls: 2 }),
      child({ soap: ADA, calls: 2 }),
      connected(login(), whoAmI, { sessionStore: fileSessionStore(path) }),
    ]);
    expect(countLogins(local)).toBe(2);
  });

  test('follow one refresh token that rotates', async () => {
    const { clientId, clientSecret } = local.addConnectedApp({ refreshTokenRotation: true });
    const redirect_uri = 'http://localhost:1717/OauthRedirect';
    const { headers } = await fetch(
      `${local.url}/services/oauth2/authorize?${new URLSearchParams({ response_type: 'code', client_id: clientId, redirect_uri })}`,
      { redirect: 'manual' },
    );
    const code = new URL(headers.get('location')!).searchParams.get('code')!;
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uri,
    });
    const answer = await fetch(`${local.url}/services/oauth2/token`, { method: 'POST', body });
    const { refresh_token: refreshToken } = (await answer.json()) as { refresh_token: string };

    const task = { refresh: { clientId, clientSecret, refreshToken }, calls: 3 };
    local.faults.add({ kind: 'expireSessions', on: { operation: 'getUserInfo', every: 4 } });
    const seen = await Promise.all([child(task), child(task)]);
    expect(seen.flat().every((name) => name === local.credentials.username)).toBe(true);
    // Each rotated in turn: with a token that another process had used up, the server would have refused.
    expect(local.requests.filter(({ operation, status }) => operation === 'oauth.token' && status !== 200)).toEqual([]);
    expect(readFileSync(path, 'utf8')).not.toContain(refreshToken);
  });

  test('go on when one was killed while it held the lock', async () => {
    await expect(child({ soap: ADA, calls: 1, dies: true })).rejects.toMatchObject({ signal: 'SIGKILL' });
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^sessions\.json\.\w+\.lock$/)]);
    expect(await child({ soap: ADA, calls: 1 })).toEqual([ADA.username]);
    expect(readdirSync(folder)).toEqual(['sessions.json']);
  });
});
