import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeSequences } from '../../codegen/ordered-merge.ts';
import { rangeOf } from '../../codegen/version-range.ts';
import { isInRange, parseRange } from '../../src/soap/wire/schema.ts';

/** Different keys of one name, as a field that changed. */
const NAMES: Readonly<Record<string, string>> = { b: 'a', d: 'c', e: 'c' };

function merged(...sequences: readonly string[]): string[] {
  const rows = mergeSequences(
    sequences.map((text, at) => ({ version: 41 + at, items: [...text] })),
    (item) => item,
  );
  return rows.map((row) => `${row.item} ${row.versions.join(' ')}`);
}

describe('mergeSequences', () => {
  test('what is added takes its place', () => {
    expect(merged('ac', 'abc')).toEqual(['a 41 42', 'b 42', 'c 41 42']);
  });

  test('what ended keeps its place, and what replaces it follows', () => {
    expect(merged('abc', 'axc')).toEqual(['a 41 42', 'b 41', 'x 42', 'c 41 42']);
  });

  test('what changed follows itself', () => {
    const sequences = [
      { version: 41, items: ['a1', 'b1', 'c'] },
      { version: 42, items: ['a2', 'x', 'b2', 'c'] },
    ];
    const rows = mergeSequences(
      sequences,
      (item) => item,
      (item) => item.charAt(0),
    );
    expect(rows.map((row) => row.item)).toEqual(['a1', 'a2', 'x', 'b1', 'b2', 'c']);
  });

  test('what moved stands twice, with disjoint versions', () => {
    expect(merged('eab', 'aeb')).toEqual(['e 41', 'a 41 42', 'e 42', 'b 41 42']);
  });

  test('what returns to its place stands once, with a gap', () => {
    expect(merged('abc', 'ac', 'abc')).toEqual(['a 41 42 43', 'b 41 43', 'c 41 42 43']);
  });

  test('every version reads off its own sequence', () => {
    const sequence = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(sequence, { minLength: 1, maxLength: 6 }), (sequences) => {
        const rows = mergeSequences(
          sequences.map((items, version) => ({ version, items })),
          (item) => item,
          (item) => NAMES[item] ?? item,
        );
        for (const [version, items] of sequences.entries()) {
          expect(rows.filter((row) => row.versions.includes(version)).map((row) => row.item)).toEqual(items);
        }
      }),
      { seed: 2, numRuns: 500 },
    );
  });
});

describe('rangeOf', () => {
  const whole = [30, 31, 32, 33, 34];

  test.each([
    [whole, ''],
    [[32, 33, 34], '@32'],
    [[30, 31], '@..31'],
    [[31, 32], '@31..32'],
    [[30, 31, 33, 34], '@..31,33'],
    [[34], '@34'],
    [[30], '@..30'],
  ])('%j is %s', (versions, text) => {
    expect(rangeOf(versions, whole)).toBe(text);
  });

  test('the schema reads back the same versions, and a range that is open goes on to versions to come', () => {
    fc.assert(
      fc.property(fc.subarray(whole, { minLength: 1 }), (versions) => {
        const text = rangeOf(versions, whole);
        const range = text === '' ? undefined : parseRange(text);
        expect(whole.filter((version) => isInRange(range, version))).toEqual(versions);
        expect(isInRange(range, 35)).toBe(versions.includes(34));
      }),
    );
  });
});
