import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((file) => join('docs', file))].filter((file) => file.endsWith('.md'));

// Each block of TypeScript is a program of its own.
const examples = pages.flatMap((page) => {
  const blocks = [...readFileSync(join(root, page), 'utf8').matchAll(/^```ts\n(.*?)^```/gms)];
  return blocks.map((match, at) => ({ name: `${basename(page, '.md')}-${at + 1}`, text: match[1]! }));
});

let folder: string;

beforeAll(() => {
  // Inside the project, so that `forcewire` means the sources.
  mkdirSync(join(root, '.tmp'), { recursive: true });
  folder = mkdtempSync(join(root, '.tmp', 'docs-'));
  for (const { name, text } of examples) writeFileSync(join(folder, `${name}.mts`), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const node = async (...args: string[]): Promise<string> => (await promisify(execFile)(process.execPath, args, { cwd: root })).stdout;
const run = (file: string): Promise<string> =>
  node('node_modules/tsx/dist/cli.mjs', '--tsconfig', join(root, 'tsconfig.json'), join(folder, file));

it('all examples compile', async () => {
  const compilerOptions = { isolatedDeclarations: false, declaration: false, noUnusedLocals: false };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.json', compilerOptions, include: ['*.mts'] }));
  expect(examples.length).toBeGreaterThan(7);
  await expect(node('node_modules/typescript/bin/tsc', '-p', folder)).resolves.toBe('');
}, 60_000);

it('the example of the README against the local org says what it did', async () => {
  const lines = (await run('README-1.mts')).trim().split('\n');
  expect(lines[0]).toMatch(/^001\w{15} Zoë & Co$/);
  expect(lines[1]).toBe('1 REQUIRED_FIELD_MISSING');
  expect(lines[2]).toMatch(/^Zoë & Co /);
}, 60_000);

it('the examples of the other pages run, and what they assert holds', async () => {
  // Those of docs/auth.md want credentials in their environment; test/auth has them.
  const names = examples.map(({ name }) => name).filter((name) => !/^(README|auth)-/.test(name));
  const imports = names.map((name) => `await import('./${name}.mts').catch((cause) => { throw new Error('${name}', { cause }); });`);
  writeFileSync(join(folder, 'all.mts'), imports.join('\n'));
  await expect(run('all.mts')).resolves.toBeDefined();
}, 60_000);
