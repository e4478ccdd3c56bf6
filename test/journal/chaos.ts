import assert from 'node:assert/strict';
import { type BulkLoadOptions, fromCsv, type Outcome } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { connectBy } from '../../src/connection.ts';
import { seededRandom } from '../../src/local-org/random.ts';
import { PatientClock } from '../connection/patient-clock.ts';
import { type DeathPoint, DyingJournal, MemoryJournal } from './dying-journal.ts';

const MOST_LIVES = 60;

interface Draw {
  below(count: number): number;
  one<T>(values: readonly T[]): T;
}

function drawOf(seed: number): Draw {
  const random = seededRandom(seed);
  const below = (count: number): number => Math.floor(random() * count);
  return { below, one: (values) => values[below(values.length)]! };
}

/** Requests that break, before or after they were carried out. */
const KINDS = [
  { kind: 'drop', when: 'before' },
  { kind: 'drop', when: 'after' },
  { kind: 'reset', when: 'during' },
  { kind: 'status', status: 503, when: 'after' },
  { kind: 'truncate' },
  { kind: 'expireSessions' },
] as const;
const OPERATIONS = {
  '1.0': ['createJob', 'createBatch', 'createBatch', 'updateJob', 'listBatches', 'getBatchRequest', 'getBatchResult'].map(
    (name) => `bulk1.${name}`,
  ),
  '2.0': ['createIngestJob', 'uploadIngestJobData', 'updateIngestJob', 'updateIngestJob', 'getIngestJob', 'getSuccessfulResults'].map(
    (name) => `bulk2.${name}`,
  ),
};

/**
 * Lets a load die, be left and meet broken connections, until it is through, as a seed says; then holds the last outcome of each row against the org.
 * Gives how many processes it took.
 */
export async function runChaos(seed: number): Promise<number> {
  const draw = drawOf(seed);
  const protocol = draw.one(['1.0', '2.0'] as const);
  const rows = 1 + draw.below(40);
  const names = Array.from({ length: rows }, (_, at) => `row ${at}`);
  const isFile = draw.below(2) === 0;
  const shape = { protocol, batchRows: 1 + draw.below(9) };
  await using local = await LocalOrg.start({ bulk: { queuedMs: 0, msPerRecord: 0 } });
  const journal = new MemoryJournal();
  const last = new Map<number, Outcome<unknown>>();

  /** True when the load came to its end. */
  async function live(): Promise<boolean> {
    local.faults.clear();
    for (let count = draw.below(3); count > 0; count--) {
      const on = { operation: draw.one(OPERATIONS[protocol]), nth: 1 + draw.below(3) };
      local.faults.add({ ...draw.one(KINDS), on });
    }
    const point: DeathPoint | undefined = draw.below(4) === 0 ? undefined : { at: draw.below(25), when: draw.one(['before', 'after']) };
    const dying = new DyingJournal(journal, point);
    const options = {
      ...shape,
      journal: dying,
      order: draw.one(['input', 'completion']),
      concurrency: 1 + draw.below(3),
      maxQueued: 1 + draw.below(4),
    };
    const leavesAt = draw.below(3) === 0 ? draw.below(rows) : -1;
    try {
      await using org = await connectBy(new PatientClock(), { api: v62, ...local.connectOptions(), signal: dying.life });
      const load = isFile
        ? org.bulk.insert('Account', fromCsv(new TextEncoder().encode(`Name\n${names.join('\n')}\n`)), options as BulkLoadOptions)
        : org.bulk.insert(
            'Account',
            names.map((Name) => ({ Name })),
            options as BulkLoadOptions,
          );
      for await (const outcome of load) {
        if (dying.isDead) break;
        last.set(outcome.index, outcome);
        if (outcome.index === leavesAt) return false;
      }
      return !dying.isDead;
    } catch {
      return false;
    }
  }

  let lives = 1;
  for (; !(await live()); lives++) if (lives > MOST_LIVES) throw new Error('it does not come to its end');
  local.faults.clear();
  await using org = await connectBy(new PatientClock(), { api: v62, ...local.connectOptions() });
  const found = new Map<string, string[]>();
  for await (const { Id, Name } of org.query('SELECT Id, Name FROM Account')) found.set(Name, [...(found.get(Name) ?? []), Id!]);
  const told = names.map((_, index) => last.get(index)).map((outcome) => (outcome?.status === 'ok' ? [outcome.id] : outcome));
  assert.deepEqual(
    told,
    names.map((name) => found.get(name)),
    `seed ${seed}, ${lives} lives`,
  );
  assert.equal([...found.values()].flat().length, rows, `seed ${seed}`);
  return lives;
}
