import type { Verdict } from './judge.ts';
import type { Machine } from './machine.ts';
import type { WorkloadResult } from './measure.ts';

/** What `--json` writes. */
export interface RunResult {
  readonly machine: Machine;
  readonly workloads: readonly JudgedResult[];
}

export interface JudgedResult extends WorkloadResult {
  readonly verdicts: readonly Verdict[];
}

/** Reading before writing, parts before the whole. */
export function byPlace(a: { readonly name: string }, b: { readonly name: string }): number {
  const place = ({ name }: { readonly name: string }): number => 'PBCEI'.indexOf(name[0]!);
  return place(a) - place(b) || (a.name < b.name ? -1 : 1);
}

/** Results of runs on the same machine and Node as one. Of a workload that was measured more than once the newest counts. */
export function mergeRuns(runs: readonly RunResult[]): RunResult[] {
  const merged = new Map<string, RunResult>();
  for (const { machine, workloads } of runs) {
    const key = JSON.stringify(machine);
    const newest = new Map<string, JudgedResult>();
    for (const result of [...(merged.get(key)?.workloads ?? []), ...workloads]) {
      if (result.date >= (newest.get(result.name)?.date ?? '')) newest.set(result.name, result);
    }
    merged.set(key, { machine, workloads: [...newest.values()].sort(byPlace) });
  }
  return [...merged.values()];
}
