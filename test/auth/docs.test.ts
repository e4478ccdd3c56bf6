import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { authorizationCode, authorizationUrl, clientCredentials, requestToken } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { adviceTable } from '../../src/auth/advice/advice.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(join(root, 'docs/auth.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map((match) => match[1]!);
const run = promisify(execFile);

const rsa = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
let local: LocalOrg;
let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  // Inside the project, so that `forcewire` means the sources.
  mkdirSync(join(root, '.tmp'), { recursive: true });
  folder = mkdtempSync(join(root, '.tmp', 'auth-docs-'));
  writeFileSync(join(folder, 'key.pem'), rsa.privateKey);
  local = await LocalOrg.start();
  const { username, password, securityToken } = local.addUser({ username: 'ada@example.com', password: 'p£ss & word' });
  const { clientId, clientSecret } = local.addConnectedApp({ runAs: username, certificate: rsa.publicKey, refreshTokenRotation: true });
  const client = { clientId, clientSecret, loginUrl: local.url };
  environment = {
    SF_LOGIN_URL: local.url,
    SF_INSTANCE_URL: local.url,
    SF_CLIENT_ID: clientId,
    SF_CLIENT_SECRET: clientSecret,
    SF_USERNAME: username,
    SF_PASSWORD: password,
    SF_SECURITY_TOKEN: securityToken,
    SF_PRIVATE_KEY: rsa.privateKey,
    SF_ACCESS_TOKEN: (await requestToken(clientCredentials(client))).access_token,
  };
});
afterAll(async () => {
  await local.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A refresh token rotates, so each who uses one needs one of its own. */
async function newRefreshToken(): Promise<string> {
  const client = { clientId: environment.SF_CLIENT_ID!, clientSecret: environment.SF_CLIENT_SECRET!, loginUrl: local.url };
  const redirectUri = 'https://app.example.com/callback';
  const { url, codeVerifier } = authorizationUrl({ ...client, redirectUri });
  const code = new URL((await fetch(url, { redirect: 'manual' })).headers.get('location')!).searchParams.get('code')!;
  return (await requestToken(authorizationCode({ ...client, code, redirectUri, codeVerifier }))).refresh_token!;
}

describe('the examples', () => {
  const ADMIN = /^admin@/;
  // In the order of the page: what each prints.
  const PRINTED: readonly (readonly [name: string, lines: readonly unknown[]])[] = [
    ['client credentials', ['ada@example.com']],
    ['JWT bearer', ['ada@example.com']],
    ['authorization code', [expect.stringMatching(/^of the session true http:/)]],
    ['a browser on this machine', [expect.stringMatching(ADMIN)]],
    ['refresh token', [expect.stringMatching(/^admin@.* true$/)]],
    ['username and password', ['ada@example.com']],
    ['SOAP login', ['true']],
    ['a ready-made token', ['ada@example.com']],
    [
      'a connection test',
      [
        'invalid_client: invalid client credentials. The client secret is not that of the client id. Copy it anew from "Manage Consumer Details" of the app; a rotated secret counts at once.',
        expect.stringContaining('68.0'),
      ],
    ],
  ];

  test.each(PRINTED.map(([name, lines], at) => [name, lines, at] as const))('%s', async (_, lines, at) => {
    const values = { ...environment, SF_REFRESH_TOKEN: await newRefreshToken() };
    for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
    const printed: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((...all: unknown[]) => {
      printed.push(all.map((each) => (typeof each === 'object' ? JSON.stringify(each) : String(each))).join(' '));
    });
    try {
      const file = join(folder, `example-${at}.ts`);
      // The runner's own compiler does not know `await using` where Node does not.
      writeFileSync(file, blocks('ts')[at]!.replaceAll('await using ', 'const '));
      await import(pathToFileURL(file).href);
    } finally {
      log.mockRestore();
      vi.unstubAllEnvs();
    }
    expect(printed).toEqual(lines);
  });

  test('are all run, and compile', async () => {
    const examples = blocks('ts');
    expect(examples).toHaveLength(PRINTED.length);
    for (const [at, example] of examples.entries()) writeFileSync(join(folder, `compiled-${at}.ts`), example);
    const compilerOptions = { isolatedDeclarations: false, declaration: false, noUnusedLocals: false };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ extends: '../../tsconfig.json', compilerOptions, include: ['compiled-*.ts'] }),
    );
    await run('node', ['node_modules/typescript/bin/tsc', '-p', folder, '--noEmit'], { cwd: root }).catch(
      ({ stdout }: { stdout: string }) => expect.unreachable(stdout),
    );
  }, 60_000);
});

describe('the steps by hand', async () => {
  const works = (command: string): Promise<boolean> =>
    run('sh', ['-c', command]).then(
      () => true,
      () => false,
    );
  const hasTools = await works('curl --version && openssl version');
  // In the order of the page: what the answer has.
  const ANSWERS = ['access_token', 'access_token', 'refresh_token', 'access_token', 'access_token', 'userName>ada@example.com<', ' 200'];

  test.skipIf(!hasTools).each(ANSWERS.map((answer, at) => [answer, at] as const))('answer %s (step %d)', async (answer, at) => {
    const env = { ...process.env, ...environment, SF_REFRESH_TOKEN: await newRefreshToken() };
    const { stdout } = await run('sh', ['-c', blocks('sh')[at]!], { env, cwd: folder });
    expect(stdout).toContain(answer);
    expect(stdout).not.toContain('"error"');
  });

  test('are all run', () => {
    expect(blocks('sh')).toHaveLength(ANSWERS.length);
  });
});

describe('the errors', () => {
  test('that servers have stand in the table, with the advice that the code gives', () => {
    const cell = (text: string): string => text.replaceAll('|', '\\|');
    const rows = adviceTable().map(
      ([said, advice, text]) => `| <a id="${advice.toLowerCase()}"></a>\`${advice}\` | ${cell(said)} | ${cell(text)} |`,
    );
    const table = ['| advice | the server says | what to do |', '|---|---|---|', ...rows].join('\n');
    const at = page.indexOf('| advice | the server says');
    expect(page.slice(at, page.indexOf('\n\n', at))).toBe(table);
  });

  test('of our own stand there, too, each with its place', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const codes = files.flatMap((file) =>
      [...readFileSync(join(root, 'src', file), 'utf8').matchAll(/new AuthError\(\s*'(\w+)'/g)].map((match) => match[1]!),
    );
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !page.includes(`<a id="${code.toLowerCase()}"></a>`))).toEqual([]);
  });
});
