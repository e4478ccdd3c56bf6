import { describe, expect, it } from 'vitest';
import { judge } from '../../bench/harness/judge.ts';
import type { ContenderResult, WorkloadResult } from '../../bench/harness/measure.ts';
import { plotSvg } from '../../bench/harness/plot.ts';
import { reportMarkdown } from '../../bench/harness/report.ts';
import { type JudgedResult, mergeRuns, type RunResult } from '../../bench/harness/run-result.ts';
import { assertSame } from '../../bench/harness/same.ts';
import { SeededRandom } from '../../bench/harness/seeded-random.ts';
import { spreadOf } from '../../bench/harness/spread.ts';
import { tableText } from '../../bench/harness/table.ts';

const contender = (name: string, rate: number, ratio: number, peakMb = 100): ContenderResult => {
  const about = (median: number): ContenderResult['ratio'] => ({ median, p10: median * 0.9, p90: median * 1.1 });
  return { name, perCpuSecond: about(rate), perSecond: about(rate), ratio: about(ratio), unitsPerRun: 2_000, startMb: 50, peakMb };
};

const result: WorkloadResult = {
  name: 'P1',
  title: 'Parse a <response>',
  unit: 'records',
  unitsPerRun: 2_000,
  amount: 'in 1 page',
  size: 'full',
  rounds: 9,
  load: 0.4,
  date: '2026-01-02T03:04:05.000Z',
  contenders: [contender('forcewire', 60_000, 1), contender('fast', 30_000, 2), contender('slow & sure', 3_000, 20, 400)],
};

describe('a target', () => {
  const met = (...targets: Parameters<typeof judge>[1]): boolean[] => judge(result, targets).map(({ isMet }) => isMet);

  it('over several is one over the best of them', () => {
    expect(met({ over: ['fast', 'slow & sure'], atLeast: 3 }, { over: ['fast', 'slow & sure'], atLeast: 2 })).toEqual([false, true]);
    expect(judge(result, [{ over: ['fast', 'slow & sure'], atLeast: 3, aim: 1.5 }])[0]!.text).toBe(
      'at least 3.00 × fast, the best of fast, slow & sure: 2.00 × (1.80 × to 2.20 ×); the aim of 1.5 × is reached',
    );
  });

  it('of memory is about the start, the peak of another, or a share of it', () => {
    expect(met({ memoryAbove: 'start', atMostMb: 50 }, { memoryAbove: 'start', atMostMb: 49 })).toEqual([true, false]);
    expect(met({ memoryAbove: 'fast', atMostMb: 0 }, { memoryOver: 'slow & sure', atMost: 0.24 })).toEqual([true, false]);
  });

  it('against a contender that did not run says nothing', () => {
    expect(
      judge(result, [
        { over: 'absent', atLeast: 1 },
        { memoryAbove: 'absent', atMostMb: 1 },
      ]),
    ).toEqual([]);
  });
});

it('the spread is the middle and the tenths between which most rounds lie', () => {
  expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ median: 3, p10: 1.4, p90: 4.6 });
  expect(spreadOf([7])).toEqual({ median: 7, p10: 7, p90: 7 });
});

it('a seed gives the same numbers and the same order again', () => {
  const [one, other] = [new SeededRandom(3), new SeededRandom(3)];
  expect([one.next(), one.below(10), one.shuffled([1, 2, 3, 4])]).toEqual([other.next(), other.below(10), other.shuffled([1, 2, 3, 4])]);
  expect(new SeededRandom(4).next()).not.toBe(new SeededRandom(3).next());
});

it('a result that differs is told by its first difference', () => {
  expect(() => assertSame({ a: [{ b: 1 }] }, { a: [{ b: 1 }] }, 'It')).not.toThrow();
  expect(() => assertSame({ a: [{ b: 1 }] }, { a: [{ b: 2 }] }, 'It')).toThrow('It differs at .a.0.b: 1 instead of 2.');
  expect(() => assertSame({ a: null }, { a: null, b: undefined }, 'It')).toThrow('It differs at .b: undefined instead of undefined.');
});

const machine = { cpu: 'A', cores: 2, memoryGb: 8, platform: 'linux x64', node: '20.1.0', v8: '11' };
const judged = (changes: Partial<JudgedResult>): JudgedResult => ({ ...result, verdicts: [], ...changes });
const runOf = (node: string, ...workloads: readonly JudgedResult[]): RunResult => ({ machine: { ...machine, node }, workloads });

it('a chart has a bar for each contender, and none for one that does none of the work', () => {
  const yardstick = { ...contender('copy', 9e9, 0.1), lacks: 'all but the bytes' };
  const svg = plotSvg(runOf('20.1.0', judged({ contenders: [...result.contenders, yardstick] })));
  expect(svg.match(/<rect /g)).toHaveLength(3);
  expect(svg).toContain('P1: Parse a &lt;response>');
  expect(svg).toContain('slow &amp; sure');
});

describe('results of several runs', () => {
  const first = judged({ rounds: 7, date: '2026-01-01T00:00:00.000Z' });
  const later = judged({ rounds: 9, date: '2026-01-03T00:00:00.000Z' });
  const other = judged({ name: 'B1' });

  it('are one for each Node, where the newest of a workload counts, in whatever order they are given', () => {
    const of24 = judged({ rounds: 8 });
    const merged = mergeRuns([runOf('20.1.0', later, other), runOf('24.0.0', of24), runOf('20.1.0', first)]);
    expect(merged).toEqual([runOf('20.1.0', later, other), runOf('24.0.0', of24)]);
  });

  it('stand in the order of the workloads', () => {
    const [merged] = mergeRuns([
      runOf('20.1.0', judged({ name: 'I import' })),
      runOf('20.1.0', other, judged({ name: 'C1 arrays' }), first),
    ]);
    expect(merged!.workloads.map(({ name }) => name)).toEqual(['P1', 'B1', 'C1 arrays', 'I import']);
  });

  it('keep what another Node lacks', () => {
    const text = reportMarkdown([runOf('20.1.0', first), runOf('24.0.0', first, other)]);
    expect(text.match(/^### .*/gm)).toEqual(['### P1: Parse a <response>', '### B1: Parse a <response>']);
    expect(text).toContain('| Node 20: records per CPU second | forcewire is | Node 24: records per CPU second | forcewire is |');
  });
});

describe('a table says', () => {
  const small = judged({ size: 'quick', unitsPerRun: 40, load: 12.5, rounds: 5, amount: '' });

  it('how much was handled, and under what load', () => {
    expect(tableText(judged({}))).toContain('2,000 records in 1 page a run, 9 rounds, load 0.4\n');
    const text = reportMarkdown([runOf('20.1.0', judged({})), runOf('24.0.0', small)]);
    expect(text).toContain(
      'Node 20: 2,000 records in 1 page a run, 9 rounds, load 0.4 (2026-01-02). ' +
        'Node 24: 40 records a run (quick: less input or shorter rounds), 5 rounds, load 12.5 (2026-01-02).',
    );
    expect(tableText(small)).toContain('(quick');
    expect(plotSvg(runOf('20.1.0', small))).toContain('40 a run (quick)');
  });

  it('which contender was given less', () => {
    const contenders = [result.contenders[0]!, { ...result.contenders[1]!, unitsPerRun: 200 }];
    expect(reportMarkdown([runOf('20.1.0', judged({ contenders }))])).toContain('| fast, given 200 a run | 30,000 |');
  });

  it('CPU seconds, records per second and the peak where memory is measured', () => {
    const text = reportMarkdown([runOf('20.1.0', judged({ showsMemory: 'peak' }))]);
    expect(text).toContain('|  | Node 20: records per second | CPU seconds | peak MB |');
    expect(text).toContain('| slow & sure | 3,000 | 0.67 | 400 |');
  });
});
