import fc from 'fast-check';
import type { Load, Outcome } from 'forcewire';
import { expect, test } from 'vitest';
import { type BatchResult, runLoad } from '../../src/load/run-load.ts';
import { type RowBatch, RowBatches } from '../../src/soap/row-batches.ts';

type Batch = RowBatch<number, number>;

/** One way in which a load may go. Rows are numbers; a row's key is itself modulo `keys`. */
interface Course {
  readonly rows: number;
  readonly batchRows: number;
  readonly concurrency: number;
  readonly order: 'input' | 'completion';
  readonly keys: number;
  /** Turns of the event loop that the calls take, one after the other. */
  readonly delays: readonly number[];
  readonly fatalCall: number;
  readonly sourceFailsAt: number;
  readonly abortsAt: number;
  readonly leavesAt: number;
}

const courses = fc.record<Course>({
  rows: fc.nat(60),
  batchRows: fc.integer({ min: 1, max: 10 }),
  concurrency: fc.integer({ min: 1, max: 5 }),
  order: fc.constantFrom('input', 'completion'),
  keys: fc.constantFrom(1, 3, 7, 1000),
  delays: fc.array(fc.nat(4), { minLength: 1, maxLength: 8 }),
  fatalCall: fc.oneof(fc.constant(-1), fc.nat(10)),
  sourceFailsAt: fc.oneof(fc.constant(-1), fc.nat(60)),
  abortsAt: fc.oneof(fc.constant(-1), fc.nat(60)),
  leavesAt: fc.oneof(fc.constant(-1), fc.nat(60)),
});

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What was seen of a load besides its outcomes. */
interface Seen {
  inFlight: number;
  mostInFlight: number;
  readonly keysInFlight: Map<number, number>;
  sharedKey: boolean;
  sent: number[];
  sourceEnded: boolean;
}

function start(course: Course, seen: Seen, controller: AbortController): Load<number> {
  async function* source(): AsyncGenerator<number> {
    try {
      for (let row = 0; row < course.rows; row++) {
        if (row === course.sourceFailsAt) throw new Error('source');
        if (row % 4 === 0) await turn();
        yield row;
      }
    } finally {
      seen.sourceEnded = true;
    }
  }
  let calls = 0;
  const send = async (batch: Batch): Promise<BatchResult<number>> => {
    const call = calls++;
    const keys = batch.entries.map((entry) => entry.row % course.keys);
    for (const key of keys) {
      const users = (seen.keysInFlight.get(key) ?? 0) + 1;
      seen.keysInFlight.set(key, users);
      if (users > 1) seen.sharedKey = true;
    }
    seen.sent.push(...batch.entries.map((entry) => entry.row));
    seen.mostInFlight = Math.max(seen.mostInFlight, ++seen.inFlight);
    for (let turns = course.delays[call % course.delays.length]!; turns > 0; turns--) await turn();
    seen.inFlight--;
    for (const key of keys) seen.keysInFlight.set(key, seen.keysInFlight.get(key)! - 1);
    const outcomes = batch.entries.map(
      ({ index, row }): Outcome<number> => ({ index, row, attempts: 1, status: 'ok', id: String(row), created: true }),
    );
    return call === course.fatalCall ? { outcomes, fatal: new Error('fatal') } : { outcomes };
  };
  return runLoad<number, Batch>({
    batches: new RowBatches<number, number>(source(), {
      maxRows: course.batchRows,
      maxBytes: 1e9,
      prepare: (record) => ({ record }),
      keysOf: (row) => [String(row % course.keys)],
      boundOf: () => 1,
      sizeOf: () => 1,
    }),
    send,
    unsent: (batch, reason) => batch.entries.map(({ index, row }) => ({ index, row, attempts: 0, status: 'notProcessed', reason })),
    keysOf: (batch) => batch.keys,
    concurrency: course.concurrency,
    order: course.order,
    signal: controller.signal,
    onProgress: undefined,
    traffic: { calls: 0, bytesSent: 0 },
  });
}

test('whatever happens, every row that was taken has one outcome, and no row is sent twice or beside another of its key', async () => {
  const check = async (course: Course): Promise<void> => {
    const controller = new AbortController();
    const seen: Seen = { inFlight: 0, mostInFlight: 0, keysInFlight: new Map(), sharedKey: false, sent: [], sourceEnded: false };
    const load = start(course, seen, controller);
    const outcomes: Outcome<number>[] = [];
    let thrown: unknown;
    try {
      for await (const outcome of load) {
        outcomes.push(outcome);
        if (outcomes.length === course.abortsAt) controller.abort('abort');
        if (outcomes.length === course.leavesAt) break;
      }
    } catch (error) {
      thrown = error;
    }
    const summary = await load.summary();

    expect(seen.inFlight).toBe(0);
    expect(seen.mostInFlight).toBeLessThanOrEqual(course.concurrency);
    expect(seen.sharedKey).toBe(false);
    expect(new Set(seen.sent).size).toBe(seen.sent.length);
    expect(new Set(outcomes.map((outcome) => outcome.index)).size).toBe(outcomes.length);
    for (const outcome of outcomes) expect(outcome.status).toBe(seen.sent.includes(outcome.row) ? 'ok' : 'notProcessed');
    if (course.order === 'input') expect(outcomes.map((outcome) => outcome.index)).toEqual(outcomes.map((_, at) => at));
    expect(summary.ok).toBe(seen.sent.length);
    expect(summary.ok + summary.notProcessed).toBe(summary.total);
    expect(summary.undelivered).toBe(summary.total - outcomes.length);
    const hasLeft = outcomes.length === course.leavesAt;
    if (!hasLeft) expect(summary.undelivered).toBe(0);
    if (!hasLeft && thrown === undefined) expect(outcomes).toHaveLength(course.rows);
    // A source in the middle of next() ends when that is through.
    await turn();
    await turn();
    if (summary.total > 0) expect(seen.sourceEnded).toBe(true);
  };
  await fc.assert(fc.asyncProperty(courses, check), { numRuns: 400, seed: 20 });
});
