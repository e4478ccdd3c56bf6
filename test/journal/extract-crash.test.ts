import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BulkQueryOptions, fileJournal, type OutputFile, type SObject } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectBy } from '../../src/connection.ts';
import { PatientClock } from '../connection/patient-clock.ts';
import { type DeathPoint, DyingJournal, everyPoint } from './dying-journal.ts';

const ROWS = 60;
const SOQL = 'SELECT Id, Name FROM Account';

/** Several parts each: pages, files, chunks. */
const COURSES: readonly (BulkQueryOptions & { readonly name: string })[] = [
  { name: 'pages', protocol: '2.0', pageRows: 25 },
  { name: 'parallel pages', protocol: '2.0', order: 'completion' },
  { name: 'files', protocol: '1.0' },
  { name: 'chunks', protocol: '1.0', pkChunking: { chunkSize: 25 } },
  { name: 'parallel chunks', protocol: '1.0', pkChunking: { chunkSize: 25 }, order: 'completion' },
];

let local: LocalOrg;
const folder = mkdtempSync(join(tmpdir(), 'forcewire-journal-'));
beforeAll(async () => {
  const bulk = { queuedMs: 0, msPerRecord: 0, rowsPerResultPage: 25, bytesPerResult: 1_000 };
  local = await LocalOrg.start({ bulk });
  local.load({ Account: Array.from({ length: ROWS }, (_, at) => ({ Name: `row ${String(at).padStart(2, '0')}` })) });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await local.close();
});

type Read = 'records' | 'pages' | 'csv';

/** Pages are records by another door: once is enough. */
const readsOf = (name: string): readonly Read[] => (name === 'parallel chunks' ? ['records', 'pages', 'csv'] : ['records', 'csv']);

/** A process that writes the rows to a file until it is through, or dies. Gives how many lines its journal got. */
async function live(options: BulkQueryOptions, read: Read, trial: string, point: DeathPoint | undefined): Promise<number> {
  const inner = fileJournal(join(folder, `${trial}.journal`));
  const file = inner.output(join(folder, `${trial}.out`));
  const journal = new DyingJournal(inner, point);
  const org = await connectBy(new PatientClock(), { api: v62, ...local.connectOptions(), signal: journal.life });
  try {
    const rows = org.bulk.query<SObject>(SOQL, { ...options, journal });
    if (read === 'csv') for await (const chunk of rows.csv()) await file.write(chunk);
    else if (read === 'pages') for await (const page of rows.pages()) await write(file, page);
    else for await (const record of rows) await write(file, [record]);
    expect(rows.rowsRead).toBe(ROWS);
  } catch (error) {
    if (!journal.isDead) throw error;
  } finally {
    await org.close();
  }
  expect(journal.isDead).toBe(point !== undefined);
  return journal.written;
}

async function write(file: OutputFile, records: readonly SObject[]): Promise<void> {
  for (const { Name } of records) await file.write(`"${Name}"\n`);
}

const linesOf = (trial: string): string[] =>
  readFileSync(join(folder, `${trial}.out`), 'utf8')
    .trimEnd()
    .split('\n');

describe('an extract that dies at any line of its journal goes on without losing or doubling a row', () => {
  const names = Array.from({ length: ROWS }, (_, at) => `row ${String(at).padStart(2, '0')}`);

  test.each(COURSES.flatMap(({ name, ...options }) => readsOf(name).map((read) => ({ name, read, options }))))(
    '$name, read by $read',
    async ({ name, read, options }) => {
      const lines = await live(options, read, `${name} ${read} whole`, undefined);
      for (const point of [undefined, ...everyPoint(lines)]) {
        const trial = `${name} ${read} ${point?.at} ${point?.when}`;
        if (point !== undefined) await live(options, read, trial, point);
        await live(options, read, trial, undefined);
        const written = linesOf(trial).map((line) => line.replace(/^"\w{18}",/, ''));
        if (read === 'csv') expect(written.shift()).toBe('"Id","Name"');
        const got = options.order === 'completion' ? written.sort() : written;
        expect(got, trial).toEqual(names.map((each) => `"${each}"`));
      }
    },
    60_000,
  );
});
