// Prints what a user pays before the first call: generated code, cold import time, packages and megabytes of an install.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'forcewire-measure-'));
const ROUNDS = 15;

try {
  printGenerated();
  const consumer = installTarball();
  printInstall(consumer);
  console.log(`cold start, median of ${ROUNDS}, Node ${process.version}`);
  const empty = printStart(consumer, 'nothing', '');
  printStart(consumer, 'forcewire/v62', "await import('forcewire/v62');", empty);
  printStart(
    consumer,
    '… and one request',
    "(await import('forcewire/v62')).v62.operations.query.encodeRequest({ queryString: '' });",
    empty,
  );
  printStart(consumer, 'forcewire', "await import('forcewire');", empty);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function printGenerated(): void {
  for (const folder of ['generated/partner', 'generated/bulk']) {
    const texts = filesOf(join(root, folder)).map((file) => readFileSync(file, 'utf8'));
    const lines = texts.reduce((sum, text) => sum + text.split('\n').length - 1, 0);
    const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    console.log(`${folder}: ${texts.length} files, ${lines} lines, ${bytes} bytes`);
  }
}

function installTarball(): string {
  execFileSync('npm', ['pack', '--pack-destination', work], { cwd: root, stdio: 'ignore' });
  const tarball = readdirSync(work).find((file) => file.endsWith('.tgz'))!;
  console.log(`tarball: ${kilobytes(statSync(join(work, tarball)).size)}`);
  const consumer = join(work, 'consumer');
  mkdirSync(consumer);
  writeFileSync(join(consumer, 'package.json'), '{ "private": true, "type": "module" }');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', join(work, tarball)], { cwd: consumer, stdio: 'ignore' });
  return consumer;
}

function printInstall(consumer: string): void {
  const modules = join(consumer, 'node_modules');
  for (const name of readdirSync(modules).filter((each) => !each.startsWith('.'))) {
    const bytes = filesOf(join(modules, name)).reduce((sum, file) => sum + statSync(file).size, 0);
    console.log(`installed ${name}: ${kilobytes(bytes)}`);
  }
}

function printStart(cwd: string, name: string, script: string, base = 0): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd });
    return performance.now() - started;
  }).sort((a, b) => a - b);
  const median = times[Math.floor(ROUNDS / 2)]!;
  console.log(`  ${name}: ${median.toFixed(1)} ms${base === 0 ? '' : ` (${(median - base).toFixed(1)} ms above an empty process)`}`);
  return median;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile());
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}
