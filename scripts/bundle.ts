import { readFileSync, writeFileSync } from 'node:fs';
import { build, type Metafile } from 'esbuild';

/** Makes ES modules of sources as they are shipped: an output for each entry, with what they share in chunks. */
export async function bundle(entryPoints: readonly string[], outbase: string, outdir: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: [...entryPoints],
    outbase,
    outdir,
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
  for (const file of Object.keys(metafile.outputs)) giveRequire(file);
  return metafile;
}

/** The source of every file that package.json offers. */
export function entryPoints(): string[] {
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
