import type { Parameters } from 'fast-check';

/** Seconds for each property, in `npm run soak:cuts`. */
const seconds = Number(process.env.PROPERTY_SECONDS ?? 0);

/** How often a property is tried: as often as said, or for as long as the soak wants it. */
export function propertyRuns(count: number): Parameters<unknown> {
  if (seconds === 0) return { numRuns: count };
  // What is interrupted has held so far.
  return { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: seconds * 1_000 };
}
