import { isDeepStrictEqual } from 'node:util';

/** Throws an error that names the first place where two plain values differ. */
export function assertSame(actual: unknown, expected: unknown, what: string): void {
  if (isDeepStrictEqual(actual, expected)) return;
  const { path, left, right } = firstDifference(actual, expected, '');
  throw new Error(`${what} differs at ${path === '' ? 'the top' : path}: ${show(left)} instead of ${show(right)}.`);
}

interface Difference {
  readonly path: string;
  readonly left: unknown;
  readonly right: unknown;
}

function firstDifference(left: unknown, right: unknown, path: string): Difference {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return { path, left, right };
  const names = new Set([...Object.keys(right), ...Object.keys(left)]);
  for (const name of names) {
    const [a, b] = [(left as Record<string, unknown>)[name], (right as Record<string, unknown>)[name]];
    if (name in left !== name in right || !isDeepStrictEqual(a, b)) return firstDifference(a, b, `${path}.${name}`);
  }
  return { path, left, right };
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 200);
}
