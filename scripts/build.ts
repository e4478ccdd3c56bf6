// Builds dist/: one ES module per public entry with what they share in chunks, third-party code of the command line and the local org
// inside, and declarations beside them.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Metafile } from 'esbuild';
import { bundle, entryPoints } from './bundle.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
rmSync('dist', { recursive: true, force: true });

const metafile = await bundle(entryPoints(), 'src', 'dist');
chmodSync('dist/cli/main.js', 0o755);
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', thirdPartyLicenses(metafile));
execFileSync('node', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
keepPublic('dist/types');

/**
 * Keeps the declarations that a public entry leads to; most of the command line and the local org have none that a consumer could see. They have the
 * sources' `.ts` specifiers, which consumers cannot resolve.
 */
function keepPublic(folder: string): void {
  const kept = new Set<string>();
  for (const file of publicDeclarations()) keep(file, kept);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (file.endsWith('.d.ts') && !kept.has(file)) rmSync(file);
  }
}

function keep(file: string, kept: Set<string>): void {
  if (kept.has(file)) return;
  kept.add(file);
  const text = readFileSync(file, 'utf8').replace(
    /((?:from|import\(|^import)\s*['"])(\.{1,2}\/[^'"]*)\.ts(?=['"])/gm,
    (_, before, path) => {
      keep(join(dirname(file), `${path}.d.ts`), kept);
      return `${before}${path}.js`;
    },
  );
  writeFileSync(file, text);
}

function publicDeclarations(): readonly string[] {
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Record<string, string | { types: string }> };
  return Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? [] : [join(entry.types)]));
}

function thirdPartyLicenses(metafile: Metafile): string {
  const packages = new Set(Object.keys(metafile.inputs).flatMap((input) => packageOf(input) ?? []));
  return [...packages].sort().map(licenseOf).join('\n');
}

function packageOf(input: string): string | undefined {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
}

function licenseOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'License.md']
    .map((each) => join(folder, each))
    .find((each) => existsSync(each));
  return `${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(file, 'utf8').trim()}\n\n${'-'.repeat(72)}\n`;
}
