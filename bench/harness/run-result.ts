import type { Verdict } from './judge.ts';
import type { Machine } from './machine.ts';
import type { WorkloadResult } from './measure.ts';

/** What `--json` writes. */
export interface RunResult {
  /** In ISO format. */
  readonly date: string;
  readonly machine: Machine;
  readonly workloads: readonly JudgedResult[];
}

export interface JudgedResult extends WorkloadResult {
  readonly verdicts: readonly Verdict[];
}
