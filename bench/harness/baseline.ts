import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bundle.ts';
import type { RunResult } from './run-result.ts';
import type { Spread } from './spread.ts';

/** Ratios that were measured before, by Node's major version, workload and contender: the tenth, the middle and the ninetieth of hundred. */
type Baseline = Record<string, Record<string, Record<string, readonly [number, number, number]>>>;

const FILE = join(root, 'bench/baseline.json');

/** Replaces what is stored of the workloads and the Node that were measured. */
export function saveBaseline(run: RunResult): void {
  if (run.workloads.some(({ size }) => size !== 'full')) throw new Error('A baseline is made of the full input, without --quick.');
  const baseline = readBaseline();
  const ofNode = (baseline[majorOf(run)] ??= {});
  for (const { name, contenders } of run.workloads) {
    const ratios = contenders
      .slice(1)
      .map((each) => [each.name, [each.ratio.p10, each.ratio.median, each.ratio.p90].map(rounded)] as const);
    ofNode[name] = { ...ofNode[name], ...(Object.fromEntries(ratios) as unknown as Record<string, [number, number, number]>) };
  }
  writeFileSync(FILE, `${JSON.stringify(baseline, null, 2).replace(/\[\s+([\d.]+),\s+([\d.]+),\s+([\d.]+)\s+\]/g, '[$1, $2, $3]')}\n`);
}

/** What moved beyond the spread, a line each: the middle of either is not among most of the other. */
export function compareWithBaseline(run: RunResult): string[] {
  const ofNode = readBaseline()[majorOf(run)];
  if (ofNode === undefined) return [`There is no baseline for Node ${majorOf(run)}.`];
  const lines = run.workloads.flatMap(({ name, contenders }) =>
    contenders.slice(1).flatMap((contender) => {
      const stored = ofNode[name]?.[contender.name];
      if (stored === undefined) return [`${name}, ${contender.name}: not in the baseline`];
      const [p10, median, p90] = stored;
      return describeMove(`${name}, ${contender.name}`, { p10, median, p90 }, contender.ratio);
    }),
  );
  return lines.length === 0 ? ['Nothing moved beyond the spread.'] : lines;
}

function describeMove(what: string, before: Spread, now: Spread): string[] {
  if (isWithin(before.median, now) || isWithin(now.median, before)) return [];
  const factor = now.median / before.median;
  return [
    `${what}: ${shown(now.median)} × instead of ${shown(before.median)} ×, ${factor > 1 ? 'better' : 'WORSE'} by a factor of ${factor.toFixed(2)}`,
  ];
}

function isWithin(value: number, { p10, p90 }: Spread): boolean {
  return value >= p10 && value <= p90;
}

function readBaseline(): Baseline {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {};
}

function majorOf({ machine }: RunResult): string {
  return machine.node.split('.')[0]!;
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

function shown(ratio: number): string {
  return ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(1);
}
