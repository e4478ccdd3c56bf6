import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bulk, type BulkLoad, type BulkLoadOptions, fileJournal, fromCsv, type Journal, type Org, type Outcome } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectBy } from '../../src/connection.ts';
import { PatientClock } from '../connection/patient-clock.ts';
import { type DeathPoint, DyingJournal, everyPoint, MemoryJournal } from './dying-journal.ts';

const ROWS = 12;
const BATCH = 3;
/** Fails at the server, and (of an iterable) before it is sent. */
const NAMELESS = 4;
const REFUSED = 7;

interface Course {
  /** All rows are the same, as bytes. */
  readonly alike?: boolean;
  readonly protocol: '1.0' | '2.0';
  readonly verb: 'insert' | 'upsert';
  readonly from: 'rows' | 'csv';
  readonly order?: 'completion';
}

const COURSES: readonly Course[] = (['1.0', '2.0'] as const).flatMap((protocol) => [
  { protocol, verb: 'insert', from: 'rows' },
  { protocol, verb: 'insert', from: 'csv' },
  { protocol, verb: 'upsert', from: 'rows' },
]);

let local: LocalOrg;
/** Of nobody who dies. */
let observer: Org<typeof v62>;
beforeAll(async () => {
  local = await LocalOrg.start({ bulk: { queuedMs: 0, msPerRecord: 0 } });
  observer = await connectBy(new PatientClock(), { api: v62, ...local.connectOptions() });
});
afterAll(async () => {
  await observer.close();
  await local.close();
});

/** What identifies the rows of one trial: no other row has it. */
function markers(trial: string): string[] {
  return Array.from({ length: ROWS }, (_, at) => `${trial} row ${String(at).padStart(2, '0')}`);
}

function startLoad(bulk: Bulk, course: Course, trial: string, journal: Journal): BulkLoad<unknown> {
  const { verb, from, protocol, order } = course;
  const options = { protocol, journal, order, batchRows: BATCH, concurrency: 2, maxQueued: 2 } as BulkLoadOptions;
  if (course.alike) return bulk.insert('Account', Array(ROWS).fill({ Name: trial }), options);
  const rows = markers(trial).map((marker, at) => ({
    External_Id__c: marker,
    Name: at === NAMELESS ? undefined : marker,
    Phone: at === REFUSED && from === 'rows' ? '#N/A' : String(at),
  }));
  const lines = rows.map(({ External_Id__c, Name = '', Phone }) => `${External_Id__c},${Name},${Phone}\n`);
  const csv = fromCsv(new TextEncoder().encode(`External_Id__c,Name,Phone\n${lines.join('')}`));
  if (verb === 'insert') return from === 'rows' ? bulk.insert('Account', rows, options) : bulk.insert('Account', csv, options);
  return from === 'rows' ? bulk.upsert('Account', 'External_Id__c', rows, options) : bulk.upsert('Account', 'External_Id__c', csv, options);
}

/** What one process did. */
interface Life {
  readonly outcomes: readonly Outcome<unknown>[];
  readonly died: boolean;
  readonly lines: number;
}

/** A process that runs until it is through, or dies. `onOutcome` is its consumer. */
async function live(
  course: Course,
  trial: string,
  inner: Journal,
  point?: DeathPoint,
  onOutcome: (outcome: Outcome<unknown>) => Promise<void> = async () => {},
): Promise<Life> {
  const journal = new DyingJournal(inner, point);
  const org = await connectBy(new PatientClock(), { api: v62, ...local.connectOptions(), signal: journal.life });
  const outcomes: Outcome<unknown>[] = [];
  try {
    const load = startLoad(org.bulk, course, trial, journal);
    for await (const outcome of load) {
      if (journal.isDead) continue;
      outcomes.push(outcome);
      await onOutcome(outcome);
    }
    const failed = course.alike ? 0 : course.from === 'rows' ? 2 : 1;
    if (!journal.isDead) expect(await load.summary()).toMatchObject({ total: ROWS, ok: ROWS - failed, failed, undelivered: 0 });
  } catch (error) {
    if (!journal.isDead) throw error;
  } finally {
    await org.close();
  }
  return { outcomes, died: journal.isDead, lines: journal.written };
}

async function idsInOrg(trial: string): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for await (const { Id, External_Id__c: marker } of observer.query(
    `SELECT Id, External_Id__c FROM Account WHERE External_Id__c LIKE '${trial} row%'`,
  )) {
    found.set(marker, [...(found.get(marker) ?? []), Id!]);
  }
  return found;
}

/** The outcomes of all lives together, held against the org: each row has one, and is there once unless it failed. */
async function check(course: Course, trial: string, lives: readonly Life[]): Promise<void> {
  const found = await idsInOrg(trial);
  const given = lives.flatMap(({ outcomes }) => outcomes);
  for (const [index, marker] of markers(trial).entries()) {
    const outcomes = given.filter((outcome) => outcome.index === index);
    const fails = index === NAMELESS || (index === REFUSED && course.from === 'rows');
    expect(new Set(outcomes.map(({ status }) => status)), marker).toEqual(new Set([fails ? 'failed' : 'ok']));
    const ids = new Set(outcomes.flatMap((outcome) => (outcome.status === 'ok' ? [outcome.id] : [])));
    expect([...ids], marker).toEqual(found.get(marker) ?? []);
    expect(found.get(marker) ?? [], marker).toHaveLength(fails ? 0 : 1);
  }
}

describe('a load that dies at any line of its journal goes on without losing or doubling a row', () => {
  test.each(COURSES)(
    '$protocol, $verb, $from',
    async (course) => {
      const name = `${course.protocol} ${course.verb} ${course.from}`;
      const whole = await live(course, `${name} whole`, new MemoryJournal());
      await check(course, `${name} whole`, [whole]);
      expect(whole.outcomes).toHaveLength(ROWS);
      expect(whole.lines).toBeGreaterThan(15);
      for (const point of everyPoint(whole.lines)) {
        const trial = `${name} ${point.at} ${point.when}`;
        const journal = new MemoryJournal();
        const lives = [await live(course, trial, journal, point), await live(course, trial, journal)];
        expect(lives.map(({ died }) => died)).toEqual([true, false]);
        await check(course, trial, lives);
        // No more than the batch whose outcomes were being taken comes again.
        expect(lives.flatMap(({ outcomes }) => outcomes).length).toBeLessThanOrEqual(ROWS + BATCH);
      }
    },
    60_000,
  );
});

describe('rows that are all alike are not taken for one another', () => {
  test.each(['1.0', '2.0'] as const)(
    '%s',
    async (protocol) => {
      const course: Course = { protocol, verb: 'insert', from: 'rows', alike: true };
      const { lines } = await live(course, `alike ${protocol}`, new MemoryJournal());
      for (const point of everyPoint(lines)) {
        const trial = `alike ${protocol} ${point.at} ${point.when}`;
        const journal = new MemoryJournal();
        const lives = [await live(course, trial, journal, point), await live(course, trial, journal)];
        const ids = (await observer.query(`SELECT Id FROM Account WHERE Name = '${trial}'`).toArray()).map(({ Id }) => Id);
        expect(ids, trial).toHaveLength(ROWS);
        const told = lives.flatMap(({ outcomes }) => outcomes).map((outcome) => (outcome.status === 'ok' ? outcome.id : outcome.status));
        expect([...new Set(told)].sort(), trial).toEqual(ids.sort());
      }
    },
    60_000,
  );
});

test('a batch that arrives when another process has gone on is not taken any more', async () => {
  const course: Course = { protocol: '1.0', verb: 'insert', from: 'csv' };
  const journal = new MemoryJournal();
  const { lines } = await live(course, 'late whole', new MemoryJournal());
  const isIntent = (line: string | undefined): boolean => line !== undefined && JSON.parse(line).type === 'intent';
  for (let at = 0; at < lines && !isIntent(journal.lines.at(-1)); at++) {
    journal.lines.length = 0;
    await live(course, 'late', journal, { at, when: 'after' });
  }
  const { job: jobId } = JSON.parse(journal.lines.at(-1)!);
  await live(course, 'late', journal);
  const late = observer.bulk.v1.createBatch({ jobId, contentType: 'CSV', data: 'External_Id__c,Name\nlate,late\n' });
  await expect(late).rejects.toMatchObject({ exceptionCode: 'InvalidJobState' });
});

describe('a load that dies again and again', () => {
  test.each(COURSES.filter(({ verb }) => verb === 'insert'))('$protocol, $verb, $from, at every third line', async (given) => {
    const course: Course = { ...given, order: 'completion' };
    const trial = `again ${course.protocol} ${course.from}`;
    const journal = new MemoryJournal();
    const lives: Life[] = [];
    do lives.push(await live(course, trial, journal, { at: 2, when: lives.length % 2 === 0 ? 'before' : 'after' }));
    while (lives.at(-1)!.died);
    expect(lives.length).toBeGreaterThan(5);
    await check(course, trial, lives);
  });
});

describe('a file that keeps step with the journal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'forcewire-journal-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(['1.0', '2.0'] as const)(
    'has each outcome once, wherever the load dies: %s',
    async (protocol) => {
      const course: Course = { protocol, verb: 'insert', from: 'rows' };
      const run = async (trial: string, point: DeathPoint | undefined): Promise<Life> => {
        const journal = fileJournal(join(folder, `${trial}.journal`));
        const file = journal.output(join(folder, `${trial}.csv`));
        return live(course, trial, journal, point, async ({ index, status }) => {
          if (file.size === 0) await file.write('index,status\n');
          await file.write(`${index},${status}\n`);
        });
      };
      const expected = [
        'index,status',
        ...Array.from({ length: ROWS }, (_, at) => `${at},${[NAMELESS, REFUSED].includes(at) ? 'failed' : 'ok'}`),
      ];
      const { lines } = await run(`file ${protocol} whole`, undefined);
      for (const point of [undefined, ...everyPoint(lines)]) {
        const trial = `file ${protocol} ${point?.at} ${point?.when}`;
        if (point !== undefined) await run(trial, point);
        await run(trial, undefined);
        expect(readFileSync(join(folder, `${trial}.csv`), 'utf8')).toBe(`${expected.join('\n')}\n`);
      }
    },
    60_000,
  );
});
