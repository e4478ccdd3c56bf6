import { type Bulk, type BulkLoad, type BulkLoadOptions, fromCsv, type Outcome } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectBy } from '../../src/connection.ts';
import { PatientClock } from '../connection/patient-clock.ts';
import { type CrashPoint, MemoryJournal } from './memory-journal.ts';

const ROWS = 12;
const BATCH = 3;
/** Fails at the server, and (of an iterable) before it is sent. */
const NAMELESS = 4;
const REFUSED = 7;

type Verb = 'insert' | 'upsert';
type From = 'rows' | 'csv';
interface Course {
  readonly protocol: '1.0' | '2.0';
  readonly verb: Verb;
  readonly from: From;
}

const COURSES = (['1.0', '2.0'] as const).flatMap((protocol) =>
  (['insert', 'upsert'] as const).flatMap((verb) => (['rows', 'csv'] as const).map((from): Course => ({ protocol, verb, from }))),
);

let local: LocalOrg;
beforeAll(async () => {
  local = await LocalOrg.start({ bulk: { queuedMs: 0, msPerRecord: 0 } });
});
afterAll(() => local.close());

/** Rows of one trial: each has a marker that no other row has. */
function markers(trial: string): string[] {
  return Array.from({ length: ROWS }, (_, at) => `${trial} row ${String(at).padStart(2, '0')}`);
}

function startLoad(bulk: Bulk, { verb, from, protocol }: Course, trial: string, journal: MemoryJournal): BulkLoad<unknown> {
  const options = { protocol, journal, batchRows: BATCH, concurrency: 2, maxQueued: 2 } as BulkLoadOptions;
  const rows = markers(trial).map((marker, at) => ({
    External_Id__c: marker,
    Name: at === NAMELESS ? undefined : marker,
    Phone: at === REFUSED && from === 'rows' ? '#N/A' : String(at),
  }));
  if (from === 'rows')
    return verb === 'insert' ? bulk.insert('Account', rows, options) : bulk.upsert('Account', 'External_Id__c', rows, options);
  const lines = rows.map(({ External_Id__c, Name = '', Phone }) => `${External_Id__c},${Name},${Phone}\n`);
  const csv = fromCsv(new TextEncoder().encode(`External_Id__c,Name,Phone\n${lines.join('')}`));
  return verb === 'insert' ? bulk.insert('Account', csv, options) : bulk.upsert('Account', 'External_Id__c', csv, options);
}

/** One process: runs until it is through, or dies. Gives what its consumer got. */
async function live(course: Course, trial: string, journal: MemoryJournal, point?: CrashPoint): Promise<Outcome<unknown>[]> {
  const life = new AbortController();
  const org = await connectBy(new PatientClock(), { api: v62, ...local.connectOptions(), signal: life.signal });
  // Nothing leaves any more; what is on its way may arrive or not.
  journal.crash(point, () => life.abort(new Error('killed')));
  const load = startLoad(org.bulk, course, trial, journal);
  const got: Outcome<unknown>[] = [];
  try {
    for await (const outcome of load) if (!journal.isDead) got.push(outcome);
    const { total, ok, failed } = await load.summary();
    if (!journal.isDead) expect({ total, ok, failed }).toEqual(expectedCounts(course));
  } catch (error) {
    if (!journal.isDead) throw error;
  } finally {
    await org.close();
  }
  return got;
}

function expectedCounts({ from }: Course): object {
  const failed = from === 'rows' ? 2 : 1;
  return { total: ROWS, ok: ROWS - failed, failed };
}

async function inOrg(trial: string): Promise<Map<string, string[]>> {
  await using org = await connectBy(new PatientClock(), { api: v62, ...local.connectOptions() });
  const found = new Map<string, string[]>();
  for await (const { Id, External_Id__c } of org.query(`SELECT Id, External_Id__c FROM Account WHERE External_Id__c LIKE '${trial} %'`)) {
    found.set(External_Id__c, [...(found.get(External_Id__c) ?? []), Id!]);
  }
  return found;
}

/** The outcomes of all processes together, held against the org. */
async function check(course: Course, trial: string, lives: readonly (readonly Outcome<unknown>[])[]): Promise<void> {
  const found = await inOrg(trial);
  const given = lives.flat();
  for (const [index, marker] of markers(trial).entries()) {
    const outcomes = given.filter((outcome) => outcome.index === index);
    expect(outcomes.length, `${marker}: ${outcomes.length} outcomes`).toBeGreaterThan(0);
    const isFailed = index === NAMELESS || (index === REFUSED && course.from === 'rows');
    expect(new Set(outcomes.map(({ status }) => status)), marker).toEqual(new Set([isFailed ? 'failed' : 'ok']));
    const ids = outcomes.flatMap((outcome) => (outcome.status === 'ok' ? [outcome.id] : []));
    expect([...new Set(ids)], marker).toEqual(found.get(marker) ?? []);
    expect(found.get(marker)?.length ?? 0, marker).toBe(isFailed ? 0 : 1);
  }
}

describe('a load that dies at any line of its journal goes on without losing or doubling a row', () => {
  test.each(COURSES)(
    '$protocol $verb $from',
    async (course) => {
      const name = `${course.protocol} ${course.verb} ${course.from}`;
      const whole = new MemoryJournal();
      const outcomes = await live(course, `${name} whole`, whole);
      await check(course, `${name} whole`, [outcomes]);
      expect(outcomes).toHaveLength(ROWS);
      expect(whole.lines.length).toBeGreaterThan(15);
      for (let at = 0; at < whole.lines.length; at++) {
        for (const when of ['before', 'after'] as const) {
          const trial = `${name} ${at} ${when}`;
          const journal = new MemoryJournal();
          const first = await live(course, trial, journal, { at, when });
          expect(journal.isDead).toBe(true);
          const second = await live(course, trial, journal);
          await check(course, trial, [first, second]);
          // No more than the batch whose outcomes were being taken comes again.
          expect(first.length + second.length).toBeLessThanOrEqual(ROWS + BATCH);
        }
      }
    },
    60_000,
  );
});
