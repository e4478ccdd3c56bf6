import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'forcewire-package-'));
const consumer = join(work, 'consumer');
const tools = join(work, 'tools');
const { exports: subpaths, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const specifiers = Object.keys(subpaths)
  .filter((path) => path !== './package.json')
  .map((path) => `forcewire${path.slice(1)}`);
const tarball = join(work, `forcewire-${version}.tgz`);

const run = (command: string, args: readonly string[], cwd: string): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

// What a user does: install the tarball into an empty project.
beforeAll(() => {
  run('npm', ['pack', '--pack-destination', work], root);
  for (const folder of [consumer, tools]) {
    mkdirSync(folder);
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  }
  run('npm', ['install', '--no-audit', '--no-fund', tarball], consumer);
  const nodes = ['node-20@npm:node@20.18.1', 'node-22@npm:node@22', 'node-24@npm:node@24'];
  const compilers = ['ts-5.4@npm:typescript@5.4', 'ts-5.9@npm:typescript@5.9', 'ts-7@npm:typescript@7', '@types/node@20'];
  run('npm', ['install', '--no-audit', '--no-fund', ...nodes, ...compilers], tools);
}, 240_000);

afterAll(() => rmSync(work, { recursive: true, force: true }), 120_000);

describe('the packed tarball', () => {
  it('is what publint and attw expect of an ES module package', () => {
    expect(run('npx', ['publint', '--strict', tarball], root)).toContain('All good!');
    run('npx', ['attw', tarball, '--profile', 'esm-only'], root);
  }, 120_000);

  it('installs fewer than 12 packages and less than 8 MB', () => {
    const packages = Object.keys(JSON.parse(run('npm', ['ls', '--all', '--json'], consumer)).dependencies);
    const installed = readdirSync(join(consumer, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(packages).toEqual(['forcewire']);
    expect(installed.length).toBeLessThan(12);
    expect(sizeOf(join(consumer, 'node_modules'))).toBeLessThan(8_000_000);
  });

  it.each(['20', '22', '24'])('runs on Node %s: every subpath imports, and a request encodes', (major) => {
    const node = join(tools, 'node_modules', `node-${major}`, 'bin', 'node');
    const script = `
      for (const name of ${JSON.stringify(specifiers)}) await import(name);
      const { v62 } = await import('forcewire/v62');
      const { connect, soapLogin, SoapFaultError } = await import('forcewire');
      const { LocalOrg } = await import('forcewire/local-org');
      const org = await LocalOrg.start();
      const { auth, allowedHosts } = org.connectOptions();
      const connection = await connect({ api: v62, auth, allowedHosts });
      const fault = await connection.soap.query({ queryString: 'SELECT nope FROM Account' }).catch((error) => error);
      const rows = await connection.query('SELECT Id FROM User').toArray();
      await connection.close();
      await org.close();
      console.log(JSON.stringify({ node: process.version, isOurs: fault instanceof SoapFaultError, code: fault.code, users: rows.length > 0 }));`;
    const found = JSON.parse(run(node, ['--input-type=module', '-e', script], consumer));
    expect(found).toEqual({ node: expect.stringMatching(`^v${major}\\.`), isOurs: true, code: 'INVALID_FIELD', users: true });
    if (major === '20') expect(found.node).toBe('v20.18.1');
  });

  it('has a command line that says its version', () => {
    expect(run('npx', ['forcewire', '--version'], consumer).trim()).toBe(version);
  });

  it('imports forcewire/v62 where the transport is not even installed', () => {
    const undici = join(consumer, 'node_modules', 'undici');
    renameSync(undici, join(work, 'undici'));
    try {
      const script = `const { v62 } = await import('forcewire/v62'); console.log(v62.operations.query.encodeRequest({ queryString: 'SELECT Id FROM Account' }).length > 0);`;
      expect(run('node', ['--input-type=module', '-e', script], consumer).trim()).toBe('true');
    } finally {
      renameSync(join(work, 'undici'), undici);
    }
  });

  it.each([
    ['loads of undici what a request needs, once there is one', '', { before: [], after: { agent: true, fetch: false } }],
    [
      'loads all of undici where that keeps its parts elsewhere',
      `import { register } from 'node:module'; register(${JSON.stringify(
        'data:text/javascript,export const resolve = (name, context, next) => next(name.replace("undici/lib/", "undici/moved/"), context)',
      )});`,
      { before: [], after: { agent: true, fetch: true } },
    ],
  ])('%s', (_, prepare, expected) => {
    const script = `${prepare}
      import { createRequire } from 'node:module';
      import { connect } from 'forcewire';
      import { LocalOrg } from 'forcewire/local-org';
      import { v62 } from 'forcewire/v62';
      const loaded = () => Object.keys(createRequire(import.meta.url).cache).filter((file) => file.includes('undici'));
      const before = loaded();
      const org = await LocalOrg.start();
      const connection = await connect({ api: v62, ...org.connectOptions() });
      await connection.query('SELECT Id FROM User').toArray();
      const has = (part) => loaded().some((file) => file.includes(part));
      console.log(JSON.stringify({ before, after: { agent: has('dispatcher/agent.js'), fetch: has('web/fetch') } }));
      await connection.close();
      await org.close();`;
    expect(JSON.parse(run('node', ['--input-type=module', '-e', script], consumer))).toEqual(expected);
  });

  it.each(['5.4', '5.9', '7'])(
    'compiles with TypeScript %s, strictly',
    (compiler) => {
      writeFileSync(join(consumer, 'use.ts'), USE);
      writeFileSync(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions: STRICT, files: ['use.ts'] }));
      expect(() => run('node', [compilerPath(compiler), '-p', consumer], consumer)).not.toThrow();
    },
    120_000,
  );
});

const STRICT = {
  target: 'es2022',
  lib: ['es2022', 'esnext.disposable'],
  module: 'nodenext',
  moduleResolution: 'nodenext',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
  types: ['node'],
  typeRoots: [join(tools, 'node_modules', '@types')],
};

const USE = `
import { connect, soapLogin } from 'forcewire';
import { v41 } from 'forcewire/v41';
import { v62, type DescribeSObjectResult } from 'forcewire/v62';
import { v65 } from 'forcewire/v65';
import { LocalOrg } from 'forcewire/local-org';

const password = { username: 'u', password: 'p' };
export async function use(): Promise<void> {
  const server = await LocalOrg.start();
  const org = await connect({ api: v62, auth: soapLogin(password) });
  const describe: DescribeSObjectResult = await org.soap.describeSObject({ sObjectType: 'Account' });
  const prediction: boolean | undefined = describe.fields[0]?.aiPredictionField;
  for await (const record of org.query('SELECT Id FROM Account')) console.log(record.Id, prediction);
  for await (const outcome of org.insert('Account', [{ Name: 'A' }])) if (outcome.status === 'ok') console.log(outcome.id, outcome.row.Name);
  const old = org.withVersion(v41);
  await old.soap.getUserInfo({});
  // @ts-expect-error 41.0 lacks it
  await old.soap.deleteByExample({ sObjects: [] });
  // @ts-expect-error login() ended with 64.0
  await connect({ api: v65, auth: soapLogin(password) });
  await connect({ api: v65, auth: soapLogin({ ...password, loginVersion: v62 }) });
  await server.close();
}
`;

function compilerPath(compiler: string): string {
  const folder = join(tools, 'node_modules', `ts-${compiler}`);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, bin.tsc);
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => statSync(join(folder, file)))
    .reduce((sum, stats) => sum + (stats.isFile() ? stats.size : 0), 0);
}
