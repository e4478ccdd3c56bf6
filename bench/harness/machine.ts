import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from './bundle.ts';

/** What the figures were made on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly platform: string;
  readonly node: string;
  readonly v8: string;
}

export function describeMachine(node: string): Machine {
  const versions = JSON.parse(execFileSync(node, ['-p', 'JSON.stringify(process.versions)'], { encoding: 'utf8' }));
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: versions.node,
    v8: versions.v8,
  };
}

/** The installed version of a package, or our own. */
export function versionOf(name: string): string {
  const file = name === 'forcewire' ? 'package.json' : join('node_modules', name, 'package.json');
  return JSON.parse(readFileSync(join(root, file), 'utf8')).version;
}
