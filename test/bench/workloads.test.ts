import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bundled, bundle, filesIn, root } from '../../bench/harness/bundle.ts';
import { Runner } from '../../bench/harness/runner.ts';
import type { Service, Workload } from '../../bench/harness/workload.ts';

// Nothing is timed here: so that the benchmarks do not rot, every contender has to give the right result of a tiny input.
const files = filesIn('bench/workloads');
const workloads: { readonly source: string; readonly workload: Workload }[] = [];
for (const source of files) {
  const loaded = (await import(/* @vite-ignore */ `${root}${source}`)) as { workloads: readonly Workload[] };
  for (const workload of loaded.workloads) workloads.push({ source, workload });
}

let bundled: Bundled;
let runner: Runner;
const servers: Runner[] = [];

beforeAll(async () => {
  bundled = await bundle(['bench/harness/child.ts', ...files]);
  runner = start();
}, 60_000);
afterAll(() => {
  for (const each of [runner, ...servers]) each?.end();
  bundled?.remove();
});

function start(): Runner {
  return new Runner('bench', bundled.file('bench/harness/child.ts'), process.execPath);
}

describe.each(workloads)('$workload.name', ({ source, workload }) => {
  let service: Service = {};
  const job = (contender: string): object => ({ file: bundled.file(source), workload: workload.name, contender, size: 'tiny', service });

  beforeAll(async () => {
    if (workload.serve === undefined) return;
    const server = start();
    servers.push(server);
    ({ service } = await server.tell<{ service: Service }>({ do: 'serve', job: job('') as never }));
  });

  it.each(workload.contenders)('$name gives what is expected', async ({ name }) => {
    await expect(runner.tell({ do: 'verify', job: job(name) as never })).resolves.toEqual({ done: true });
  });

  it('begins with forcewire, and its targets name contenders', () => {
    const names = workload.contenders.map(({ name }) => name);
    const rivals = workload.targets.flatMap((target) => {
      if ('over' in target) return target.over;
      return 'memoryOver' in target ? target.memoryOver : target.memoryAbove === 'start' ? [] : target.memoryAbove;
    });
    expect(workload.contenders[0]!.package).toBe('forcewire');
    expect(names).toEqual(expect.arrayContaining(rivals));
  });
});
