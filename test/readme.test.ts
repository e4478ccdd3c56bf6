import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
// Inside the project, so that `forcewire` means the sources.
mkdirSync(join(root, '.tmp'), { recursive: true });
const folder = mkdtempSync(join(root, '.tmp', 'readme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const examples = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^```ts\n(.*?)^```/gms)].map((match) => match[1]!);
const node = (...args: string[]): string => execFileSync('node', args, { cwd: root, encoding: 'utf8' });

it('examples of the README compile', () => {
  for (const [at, example] of examples.entries()) writeFileSync(join(folder, `example-${at}.ts`), example);
  const compilerOptions = { isolatedDeclarations: false, declaration: false, noUnusedLocals: false };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.json', compilerOptions, include: ['*.ts'] }));
  expect(examples.length).toBeGreaterThan(2);
  expect(() => node('node_modules/typescript/bin/tsc', '-p', folder)).not.toThrow();
}, 60_000);

it('the example against the local org runs, and says what it did', () => {
  const [first] = examples;
  const file = join(folder, 'run.mts');
  writeFileSync(file, first!);
  const lines = node('node_modules/tsx/dist/cli.mjs', '--tsconfig', join(root, 'tsconfig.json'), file).trim().split('\n');
  expect(lines[0]).toMatch(/^001\w{15} Zoë & Co$/);
  expect(lines[1]).toBe('1 REQUIRED_FIELD_MISSING');
  expect(lines[2]).toMatch(/^Zoë & Co /);
});
