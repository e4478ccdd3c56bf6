// Builds dist/: one ES module per public entry with what they share in chunks, third-party code of the command line and the local org
// inside, and declarations beside them.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
rmSync('dist', { recursive: true, force: true });

const result = await build({
  entryPoints: entryPoints(),
  outbase: 'src',
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.18',
  // The one run-time dependency stays one: the caller's own dispatcher must be of the same undici.
  external: ['undici'],
  chunkNames: 'chunks/[name]-[hash]',
  charset: 'utf8',
  metafile: true,
});
for (const file of Object.keys(result.metafile.outputs)) giveRequire(file);
chmodSync('dist/cli/main.js', 0o755);
writeFileSync('dist/THIRD-PARTY-LICENSES.txt', thirdPartyLicenses(result.metafile));
execFileSync('node', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
for (const file of readdirSync('dist/types', { recursive: true, encoding: 'utf8' })) {
  if (file.endsWith('.d.ts')) nameJavaScript(join('dist/types', file));
}

/** The source of every file that package.json offers. */
function entryPoints(): string[] {
  const { exports, bin } = JSON.parse(readFileSync('package.json', 'utf8'));
  const offered = [...Object.values<string | { default: string }>(exports), ...Object.values<string>(bin)];
  const files = offered.map((target) => (typeof target === 'string' ? target : target.default));
  return files.filter((file) => file.endsWith('.js')).map((file) => file.replace(/^(\.\/)?dist\/(.*)\.js$/, 'src/$2.ts'));
}

/** CommonJS packages ask for Node's own modules by require(), which an ES module does not have. */
function giveRequire(file: string): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes('var __require = ')) return;
  const line = "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\n";
  writeFileSync(file, text.startsWith('#!') ? text.replace('\n', `\n${line}`) : line + text);
}

/** Declarations keep the sources' `.ts` specifiers, which consumers cannot resolve. */
function nameJavaScript(file: string): void {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/((?:from|import\()\s*['"]\.{1,2}\/[^'"]*)\.ts(['"])/g, '$1.js$2'));
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
