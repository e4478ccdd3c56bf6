import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundle as bundlePackage, entryPoints } from '../../scripts/bundle.ts';

export const root: string = fileURLToPath(new URL('../..', import.meta.url));

/** Where the processes find what they run. */
export interface Bundled {
  readonly folder: string;
  /** The output of a source below bench/. */
  file(source: string): string;
  remove(): void;
}

/**
 * Installs the package into a folder of its own as the build would make it of the sources as they are now, and bundles the given files below
 * bench/ beside it. So what is measured is what is shipped, no loader sits in between, and two runs at the same time do not meet.
 */
export async function bundle(sources: readonly string[]): Promise<Bundled> {
  process.chdir(root);
  mkdirSync('.tmp', { recursive: true });
  const folder = mkdtempSync(join(root, '.tmp', 'bench-'));
  const installed = join(folder, 'node_modules', 'forcewire');
  const offered = entryPoints().filter((file) => !file.startsWith('src/cli/'));
  await bundlePackage(offered, 'src', join(installed, 'dist'));
  copyFileSync('package.json', join(installed, 'package.json'));
  // A package of its own, or `forcewire` would mean the one whose folder this is in.
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  await build({
    entryPoints: [...sources],
    outbase: 'bench',
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.18',
    packages: 'external',
    // The paths of tsconfig.json mean the sources.
    tsconfigRaw: {},
    sourcemap: 'inline',
  });
  return {
    folder,
    file: (source) => join(folder, source.replace(/^bench\//, '').replace(/\.ts$/, '.js')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The files with workloads, or with micro-benchmarks. */
export function filesIn(folder: 'bench/workloads' | 'bench/micro'): string[] {
  return readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .map((file) => `${folder}/${file}`);
}
