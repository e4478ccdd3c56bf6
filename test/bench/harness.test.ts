import { describe, expect, it } from 'vitest';
import { judge } from '../../bench/harness/judge.ts';
import type { ContenderResult, WorkloadResult } from '../../bench/harness/measure.ts';
import { plotSvg } from '../../bench/harness/plot.ts';
import { assertSame } from '../../bench/harness/same.ts';
import { SeededRandom } from '../../bench/harness/seeded-random.ts';
import { spreadOf } from '../../bench/harness/spread.ts';

const contender = (name: string, rate: number, ratio: number, peakMb = 100): ContenderResult => {
  const about = (median: number): ContenderResult['ratio'] => ({ median, p10: median * 0.9, p90: median * 1.1 });
  return { name, perCpuSecond: about(rate), perSecond: about(rate), ratio: about(ratio), startMb: 50, peakMb };
};

const result: WorkloadResult = {
  name: 'P1',
  title: 'Parse a <response>',
  unit: 'records',
  unitsPerRun: 2_000,
  rounds: 9,
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

it('a chart has a bar for each contender, and none for one that does none of the work', () => {
  const machine = { cpu: 'A', cores: 2, memoryGb: 8, platform: 'linux x64', load: 0, node: '20.0.0', v8: '11' };
  const yardstick = { ...contender('copy', 9e9, 0.1), lacks: 'all but the bytes' };
  const svg = plotSvg({ date: '', machine, workloads: [{ ...result, contenders: [...result.contenders, yardstick], verdicts: [] }] });
  expect(svg.match(/<rect /g)).toHaveLength(3);
  expect(svg).toContain('P1: Parse a &lt;response>');
  expect(svg).toContain('slow &amp; sure');
});
