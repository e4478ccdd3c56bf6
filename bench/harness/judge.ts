import type { ContenderResult, WorkloadResult } from './measure.ts';
import type { Target } from './workload.ts';

/** A target and what came of it. */
export interface Verdict {
  /** What was asked for and what it is, as a sentence. */
  readonly text: string;
  readonly isMet: boolean;
}

/** Targets against contenders that were left out of the run are left out too. */
export function judge(result: WorkloadResult, targets: readonly Target[]): Verdict[] {
  return targets.flatMap((target) => {
    if ('over' in target) return judgeRatio(result, target);
    if ('memoryAbove' in target) return judgeMemory(result, target);
    return judgeShare(result, target);
  });
}

function judgeRatio(result: WorkloadResult, { over, atLeast, aim }: Extract<Target, { over: unknown }>): Verdict[] {
  const names = typeof over === 'string' ? [over] : over;
  const rivals = names.flatMap((name) => find(result, name) ?? []);
  if (rivals.length < names.length) return [];
  const best = rivals.reduce((a, b) => (b.ratio.median < a.ratio.median ? b : a));
  const { median, p10, p90 } = best.ratio;
  const is = `${times(median)} (${times(p10)} to ${times(p90)})`;
  const asked = `at least ${times(atLeast)} ${best.name}${names.length > 1 ? `, the best of ${names.join(', ')}` : ''}`;
  return [{ text: `${asked}: ${is}${aimText(aim === undefined ? undefined : median >= aim, `${aim} ×`)}`, isMet: median >= atLeast }];
}

function judgeMemory(result: WorkloadResult, { memoryAbove, atMostMb }: Extract<Target, { memoryAbove: unknown }>): Verdict[] {
  const own = result.contenders[0]!;
  const base = memoryAbove === 'start' ? own.startMb : find(result, memoryAbove)?.peakMb;
  if (base === undefined) return [];
  const above = own.peakMb - base;
  const what = memoryAbove === 'start' ? 'than at the start' : `than ${memoryAbove}`;
  return [{ text: `at most ${atMostMb} MB more memory ${what}: ${above.toFixed(0)} MB more`, isMet: above <= atMostMb }];
}

function judgeShare(result: WorkloadResult, { memoryOver, atMost, aim }: Extract<Target, { memoryOver: unknown }>): Verdict[] {
  const other = find(result, memoryOver);
  if (other === undefined) return [];
  const share = result.contenders[0]!.peakMb / other.peakMb;
  const text = `at most ${atMost} of the memory of ${memoryOver}: ${share.toFixed(2)}`;
  return [{ text: text + aimText(aim === undefined ? undefined : share <= aim, String(aim)), isMet: share <= atMost }];
}

function find(result: WorkloadResult, name: string): ContenderResult | undefined {
  return result.contenders.find((each) => each.name === name);
}

function aimText(isReached: boolean | undefined, aim: string): string {
  if (isReached === undefined) return '';
  return isReached ? `; the aim of ${aim} is reached` : `; the aim is ${aim}`;
}

function times(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(1)} ×`;
}
