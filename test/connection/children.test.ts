import { connect, type Org } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v62 } from 'forcewire/v62';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const LEVELS = ['One__c', 'Two__c', 'Three__c', 'Four__c'] as const;

let local: LocalOrg;
let org: Org<typeof v62>;

beforeAll(async () => {
  const objects = LEVELS.map((name, at) => ({
    name,
    fields: [
      {
        name: 'Parent__c',
        type: 'reference' as const,
        referenceTo: [at === 0 ? 'Account' : LEVELS[at - 1]!],
        childRelationshipName: `${name.slice(0, -3)}s__r`,
      },
      { name: 'Number__c', type: 'double' as const },
    ],
  }));
  local = await LocalOrg.start({ objects });
  org = await connect({ api: v62, ...local.connectOptions() });
});
afterAll(async () => {
  await org?.close();
  await local?.close();
});

async function insert(object: string, rows: Record<string, string | number>[]): Promise<string[]> {
  const ids: string[] = [];
  for await (const outcome of org.insert(object, rows)) ids.push(outcome.status === 'ok' ? outcome.id : expect.unreachable());
  return ids;
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
const called = (operation: string): number => local.requests.filter(({ body }) => Buffer.from(body).includes(`<${operation}`)).length;

/** Accounts named A0, A1, … with so many contacts each. */
async function withContacts(...counts: number[]): Promise<void> {
  const existing = await org.query('SELECT Id FROM Account').toArray();
  await org
    .delete(
      'Account',
      existing.map(({ Id }) => Id!),
    )
    .summary();
  const ids = await insert(
    'Account',
    counts.map((_, at) => ({ Name: `A${at}` })),
  );
  const contacts = counts.flatMap((count, at) =>
    numbers(count).map((n) => ({ AccountId: ids[at]!, LastName: `${at}-${String(n).padStart(5, '0')}` })),
  );
  await insert('Contact', contacts);
}

const SOQL = 'SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account ORDER BY Name';
const expected = (at: number, count: number): string[] => numbers(count).map((n) => `${at}-${String(n).padStart(5, '0')}`);
const lastNames = (record: any): string[] => (record.Contacts?.records ?? []).map((child: any) => child.LastName);

describe('children of which more are at the server', () => {
  test('come with their record, in order, by record and by page', async () => {
    const counts = [450, 0, 199, 200, 201];
    await withContacts(...counts);
    const byRecord = [];
    for await (const record of org.query(SOQL, { batchSize: 200 })) byRecord.push(record);
    const byPage = [];
    for await (const page of org.query(SOQL, { batchSize: 200 }).pages()) byPage.push(...page);
    for (const records of [byRecord, byPage]) {
      expect(records.map((record) => record.Name)).toEqual(['A0', 'A1', 'A2', 'A3', 'A4']);
      expect(records.map(lastNames)).toEqual(counts.map((count, at) => expected(at, count)));
      expect(records[0]!.Contacts).toMatchObject({ done: true, queryLocator: null, size: 450 });
      expect(records[1]!.Contacts).toBeNull();
    }
  });

  test('are read for no more records than were asked for', async () => {
    await withContacts(201, 450, 450);
    const before = called('queryMore');
    expect(lastNames(await org.query(SOQL, { batchSize: 200 }).first())).toEqual(expected(0, 201));
    expect(called('queryMore') - before).toBe(1);
    expect((await org.query(SOQL, { batchSize: 200, limit: 1 }).toArray()).map(lastNames)).toEqual([expected(0, 201)]);
    expect(called('queryMore') - before).toBe(2);
  });

  test('cut a page into parts where they are many, so that memory is bounded; cursor moves behind the last part', async () => {
    const counts = [1500, 900, 0, 2300, 100];
    await withContacts(...counts);
    const rows = org.query(SOQL, { batchSize: 200 });
    const parts: string[][] = [];
    for await (const page of rows.pages()) {
      parts.push(page.map((record) => record.Name));
      expect(page.map(lastNames)).toEqual(
        page.map((record) => expected(Number(record.Name.slice(1)), counts[Number(record.Name.slice(1))]!)),
      );
      expect(rows.cursor).toBeUndefined();
    }
    expect(parts).toEqual([['A0', 'A1'], ['A2', 'A3'], ['A4']]);
  });

  test('are there behind a cursor as well', async () => {
    await withContacts(...numbers(205).map((at) => (at === 203 ? 250 : 0)));
    const rows = org.query('SELECT Name, (SELECT LastName FROM Contacts) FROM Account ORDER BY CreatedDate, Id', { batchSize: 200 });
    for await (const _ of rows.pages()) break;
    const rest = await org.resumeQuery(rows.cursor!, { batchSize: 200 }).toArray();
    expect(rest).toHaveLength(5);
    expect(rest.map((record) => lastNames(record).length)).toEqual([0, 0, 0, 250, 0]);
  });

  test('also deleted ones where the query is about them', async () => {
    await withContacts(250);
    const contacts = await org.query("SELECT Id FROM Contact WHERE LastName >= '0-00240'").toArray();
    await org
      .delete(
        'Contact',
        contacts.map(({ Id }) => Id!),
      )
      .summary();
    const soql = `${SOQL.replace(' ORDER BY Name', '')} WHERE IsDeleted = false`;
    expect((await org.query(soql, { batchSize: 200 }).toArray()).map((record) => lastNames(record).length)).toEqual([240]);
    expect((await org.query(soql, { batchSize: 200, all: true }).toArray()).map((record) => lastNames(record).length)).toEqual([250]);
  });
});

test('five levels are complete at each, and typed', async () => {
  await withContacts(0);
  let parents = (await org.query('SELECT Id FROM Account').toArray()).map(({ Id }) => Id!);
  for (const object of LEVELS) {
    // The last parent has more children than a page, the others none, so that every level's page has to be continued.
    parents = await insert(
      object,
      numbers(230).map((n) => ({ Parent__c: parents.at(-1)!, Number__c: n })),
    );
  }
  const nested = LEVELS.toReversed().reduce(
    (inner, object) => `, (SELECT Number__c${inner} FROM ${object.slice(0, -3)}s__r ORDER BY Number__c)`,
    '',
  );
  const [account] = await org.query(`SELECT Name${nested} FROM Account`, { batchSize: 200, typed: true }).toArray();
  let record: any = account;
  for (const object of LEVELS) {
    const { records, done } = record[`${object.slice(0, -3)}s__r`];
    expect(done).toBe(true);
    expect(records.map((child: any) => child.Number__c)).toEqual(numbers(230));
    record = records[229];
  }
});

test('a page of children that breaks off is asked for again', async () => {
  await withContacts(450);
  const before = called('queryMore');
  const stop = local.faults.add({ kind: 'reset', on: { operation: 'queryMore', nth: 1 } });
  expect((await org.query(SOQL, { batchSize: 200 }).toArray()).map(lastNames)).toEqual([expected(0, 450)]);
  stop();
  expect(called('queryMore') - before).toBeGreaterThanOrEqual(2);
});
