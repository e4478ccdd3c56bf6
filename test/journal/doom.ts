import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { DoomedTask } from './doomed-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The process as one file, so that it starts at once; inside the project, where its packages are. Gives its path. */
export async function buildDoomed(): Promise<string> {
  const outfile = join(root, '.tmp', `doomed-process-${process.pid}.mjs`);
  mkdirSync(join(root, '.tmp'), { recursive: true });
  const alias = { forcewire: join(root, 'src/index.ts'), 'forcewire/v62': join(root, 'src/versions/v62.ts') };
  const entryPoints = [join(root, 'test/journal/doomed-process.ts')];
  await build({ entryPoints, outfile, alias, bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external' });
  return outfile;
}

/**
 * Starts the process. `doom` is called when it has connected, and calls back for it to be killed. `done` where it came to its end before. Rejects
 * with what it had to say if it failed by itself.
 */
export async function runDoomed(program: string, task: DoomedTask, doom: (kill: () => void) => void): Promise<'killed' | 'done'> {
  const child: ChildProcess = spawn(process.execPath, ['--enable-source-maps', program, JSON.stringify(task)], { cwd: root });
  let said = '';
  child.stderr!.on('data', (text) => (said += text));
  let isDone = false;
  createInterface({ input: child.stdout! }).on('line', (line) => {
    if (line === 'begun') doom(() => void child.kill('SIGKILL'));
    isDone ||= line === 'done';
  });
  const signal = await new Promise<string | null>((resolve) => child.once('close', (_code, by) => resolve(by)));
  if (isDone) return 'done';
  if (signal === 'SIGKILL') return 'killed';
  throw new Error(said);
}
