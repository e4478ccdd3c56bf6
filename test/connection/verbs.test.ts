import { type ConnectOptions, connect, type Load, type Org, type Outcome } from 'forcewire';
import { LocalOrg } from 'forcewire/local-org';
import { v40 } from 'forcewire/v40';
import { v62 } from 'forcewire/v62';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Received, withServer } from './scripted-server.ts';

let local: LocalOrg;
let org: Org<typeof v62>;

beforeEach(async () => {
  local = await LocalOrg.start();
  org = await connect({ api: v62, ...local.connectOptions(), retry: { baseDelayMs: 0 } } as ConnectOptions<typeof v62>);
});
afterEach(async () => {
  await org.close();
  await local.close();
});

/** Ids of new accounts with these names. */
const accounts = (names: readonly string[]): string[] =>
  Object.values(local.load({ Account: names.map((Name) => ({ attributes: { referenceId: Name }, Name })) }).ids);
const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `account ${at}`);
const count = (soql: string, all = false): Promise<number> => org.query(soql, { all }).totalSize();
const sizes = (operation: string, element: string): number[] =>
  local.requests
    .map(({ body }) => new TextDecoder().decode(body))
    .filter((body) => body.includes(`<${operation}`))
    .map((body) => body.split(`<${element}>`).length - 1);

async function outcomesOf<Row, Own>(load: Load<Row, Own>): Promise<Outcome<Row, Own>[]> {
  const outcomes: Outcome<Row, Own>[] = [];
  for await (const outcome of load) outcomes.push(outcome);
  return outcomes;
}

describe('undelete and emptyRecycleBin', () => {
  test('restore and purge what is in the recycle bin, 200 ids in a call, with an outcome for each', async () => {
    const ids = accounts(names(450));
    expect((await org.delete('Account', ids).summary()).ok).toBe(450);
    const restored = await outcomesOf(org.undelete(ids.slice(0, 250)));
    expect(restored.map(({ row, status }) => [row, status])).toEqual(ids.slice(0, 250).map((id) => [id, 'ok']));
    expect(restored[7]).toMatchObject({ id: ids[7], created: false, index: 7 });
    const purged = await outcomesOf(org.emptyRecycleBin(ids.slice(250).map((Id) => ({ Id }))));
    expect(purged.map(({ row, status }) => [row, status])).toEqual(ids.slice(250).map((id) => [id, 'ok']));
    expect([await count('SELECT Id FROM Account'), await count('SELECT Id FROM Account', true)]).toEqual([250, 250]);
    expect([sizes('undelete', 'ids'), sizes('emptyRecycleBin', 'ids')]).toEqual([[200, 50], [200]]);
  });

  test('fail for what is not there', async () => {
    const [live] = accounts(['live']) as [string];
    expect(await outcomesOf(org.undelete([live]))).toMatchObject([
      { status: 'failed', errors: [{ code: 'UNDELETE_FAILED', from: 'server' }] },
    ]);
    expect(await outcomesOf(org.emptyRecycleBin([live, '']))).toMatchObject([
      { status: 'failed', errors: [{ from: 'server' }] },
      { status: 'failed', errors: [{ code: 'INVALID_ROW', from: 'client' }] },
    ]);
  });

  test('are repeated when their answer is lost, and know their own work', async () => {
    const ids = accounts(names(3));
    await org.delete('Account', ids).summary();
    local.faults.add({ on: { operation: 'undelete', nth: 1 }, kind: 'drop', when: 'after' });
    expect(await outcomesOf(org.undelete(ids))).toMatchObject(ids.map((id) => ({ status: 'ok', id, attempts: 2 })));
    await org.delete('Account', ids).summary();
    local.faults.add({ on: { operation: 'emptyRecycleBin', nth: 1 }, kind: 'drop', when: 'after' });
    expect(await outcomesOf(org.emptyRecycleBin(ids))).toMatchObject(ids.map((id) => ({ status: 'ok', id, attempts: 2 })));
    expect(await count('SELECT Id FROM Account', true)).toBe(0);
  });

  test('stay unknown where the repetition says nothing of the first try', async () => {
    const failed = (statusCode: string, message: string): object => ({
      errors: [{ extendedErrorDetails: [], fields: [], message, statusCode }],
      id: null,
      success: false,
    });
    const breaking =
      (answer: object) =>
      (_: Received, nth: number): object =>
        nth === 1 ? (response: { destroy(): void }) => response.destroy() : [answer];
    const script = {
      undelete: breaking(failed('UNDELETE_FAILED', 'Owner: the parent record is deleted')),
      emptyRecycleBin: breaking(failed('INVALID_ID_FIELD', 'bad id')),
    };
    await withServer(script, async (server) => {
      const scripted = await server.connect();
      for (const load of [scripted.undelete(['001000000000001AAA']), scripted.emptyRecycleBin(['001000000000001AAA'])]) {
        expect(await outcomesOf(load)).toMatchObject([{ status: 'unknown', attempts: 2 }]);
      }
    });
  });
});

describe('merge', () => {
  test('makes one record of two or three, moves what pointed at the others, and tells of both', async () => {
    const [master, one, two] = accounts(['master', 'one', 'two']) as [string, string, string];
    const { ids } = local.load({ Contact: [{ attributes: { referenceId: 'c' }, LastName: 'x', AccountId: two }] });
    const outcomes = await outcomesOf(
      org.merge('Account', [{ masterRecord: { Id: master, Site: 'kept', Phone: null }, recordToMergeIds: [one, two] }]),
    );
    expect(outcomes).toMatchObject([
      { status: 'ok', id: master, created: false, mergedRecordIds: [one, two], updatedRelatedIds: [ids.c], attempts: 1 },
    ]);
    expect(await org.query('SELECT Name, Site FROM Account').toArray()).toMatchObject([{ Name: 'master', Site: 'kept' }]);
    expect(await count(`SELECT Id FROM Contact WHERE AccountId = '${master}'`)).toBe(1);
  });

  test('goes 200 at a time, those that share a record in their order, and one that is wrong fails alone', async () => {
    const all = accounts(names(424));
    const pairs = Array.from({ length: 210 }, (_, at) => ({ masterRecord: { Id: all[2 * at]! }, recordToMergeIds: [all[2 * at + 1]!] }));
    const chain = [
      { masterRecord: { Id: all[420]! }, recordToMergeIds: [all[421]!] },
      { masterRecord: { Id: all[422]! }, recordToMergeIds: [all[420]!] },
      { masterRecord: { Id: all[422]! }, recordToMergeIds: ['001000000000001AAA'] },
      { masterRecord: { Id: all[423]! } } as unknown as (typeof pairs)[number],
    ];
    const outcomes = await outcomesOf(org.merge('Account', [...pairs, ...chain]));
    expect(outcomes.slice(0, 212).map(({ status }) => status)).toEqual(Array.from({ length: 212 }, () => 'ok'));
    expect(outcomes.slice(212)).toMatchObject([
      { status: 'failed', errors: [{ from: 'server' }] },
      { status: 'failed', errors: [{ code: 'INVALID_ROW', from: 'client' }] },
    ]);
    expect(await count('SELECT Id FROM Account')).toBe(212);
    expect(sizes('merge', 'request')).toEqual([200, 11, 1, 1]);
  });

  test('is never repeated once it may have been carried out', async () => {
    const [master, one] = accounts(['master', 'one']) as [string, string];
    local.faults.add({ on: { operation: 'merge', nth: 1 }, kind: 'drop', when: 'after' });
    const outcomes = await outcomesOf(org.merge('Account', [{ masterRecord: { Id: master }, recordToMergeIds: [one] }]));
    expect(outcomes).toMatchObject([{ status: 'unknown', attempts: 1 }]);
    expect(sizes('merge', 'request')).toEqual([1]);
  });
});

describe('convertLead', () => {
  const leads = (number: number): string[] =>
    Object.values(
      local.load({ Lead: names(number).map((LastName) => ({ attributes: { referenceId: LastName }, LastName, Company: 'Engines' })) }).ids,
    );

  test('converts leads, 100 in a call, and tells what became of each', async () => {
    const ids = leads(120);
    const rows = ids.map((leadId, at) => ({ leadId, convertedStatus: 'Closed - Converted', doNotCreateOpportunity: at > 0 }));
    const outcomes = await outcomesOf(org.convertLead(rows));
    expect(outcomes.map(({ status }) => status)).toEqual(ids.map(() => 'ok'));
    const [first, second] = outcomes;
    expect(first).toMatchObject({
      id: ids[0],
      row: rows[0],
      accountId: expect.stringMatching(/^001/),
      contactId: expect.stringMatching(/^003/),
    });
    expect([first, second].map((outcome) => outcome?.status === 'ok' && outcome.opportunityId)).toEqual([
      expect.stringMatching(/^006/),
      null,
    ]);
    expect([await count('SELECT Id FROM Contact'), await count('SELECT Id FROM Opportunity')]).toEqual([120, 1]);
    expect(sizes('convertLead', 'leadId')).toEqual([100, 20]);
  });

  test('fails for one lead alone, and takes what the version has besides', async () => {
    const [one, two] = leads(2) as [string, string];
    const outcomes = await outcomesOf(
      org.convertLead([
        { leadId: one, convertedStatus: 'Open' },
        { leadId: two, convertedStatus: 'Closed - Converted', opportunityName: 'Big', bypassAccountDedupeCheck: true },
        { leadId: '', convertedStatus: 'Closed - Converted' },
      ]),
    );
    expect(outcomes).toMatchObject([
      { status: 'failed', errors: [{ code: 'INVALID_STATUS' }] },
      { status: 'ok' },
      { status: 'failed', errors: [{ code: 'INVALID_ROW', from: 'client' }] },
    ]);
    expect(await org.query('SELECT Name FROM Opportunity').toArray()).toMatchObject([{ Name: 'Big' }]);
  });

  test('is never repeated once it may have been carried out', async () => {
    const [lead] = leads(1) as [string];
    local.faults.add({ on: { operation: 'convertLead', nth: 1 }, kind: 'drop', when: 'after' });
    expect(await outcomesOf(org.convertLead([{ leadId: lead, convertedStatus: 'Closed - Converted' }]))).toMatchObject([
      { status: 'unknown', attempts: 1 },
    ]);
  });

  test('works at an older version', async () => {
    const [lead] = leads(1) as [string];
    const outcomes = await outcomesOf(org.withVersion(v40).convertLead([{ leadId: lead, convertedStatus: 'Closed - Converted' }]));
    expect(outcomes).toMatchObject([{ status: 'ok', id: lead }]);
  });
});

test('limits of their own are refused at once, and so is one id where many are meant', () => {
  expect(() => org.convertLead([], { batchRows: 101 })).toThrow(/batchRows is 101; it must be a whole number from 1 to 100/);
  expect(() => org.merge('Account', [], { batchRows: 201 })).toThrow(/from 1 to 200/);
  expect(() => org.undelete('001000000000001AAA' as unknown as string[])).toThrow(TypeError);
  expect(() => org.emptyRecycleBin('001000000000001AAA' as unknown as string[])).toThrow(TypeError);
});
