import { JobError } from 'forcewire';
import { v41 } from 'forcewire/v41';
import { v47 } from 'forcewire/v47';
import { v62 } from 'forcewire/v62';
import { describe, expect, test } from 'vitest';
import { chooseByText, readQuery } from '../../src/choosing/choose-extract.ts';
import { named, startBench } from './with-org.ts';

const NAMES = 'SELECT Id, Name FROM Account ORDER BY Name';
const JOB_2 = { query: 1, 'bulk2.createQueryJob': 1, 'bulk2.getQueryJobResults': 1 };

describe('the protocol of an extract', () => {
  test.each([
    ['at 62.0', v62, 99, 'soap', '99 rows are a few pages', { query: 1 }],
    ['at 62.0', v62, 100, '2.0', '100 rows', JOB_2],
    ['at 47.0', v47, 100, '2.0', '100 rows', JOB_2],
    ['at 41.0', v41, 100, '1.0', '100 rows, and Bulk API 2.0 has no queries before 47.0', { query: 1, 'bulk1.createBatch': 1 }],
  ] as const)('%s: %#', async (_, api, count, protocol, reason, requests) => {
    await using bench = await startBench<any>(api);
    bench.local.load({ Account: named(count) });
    const rows = bench.org.extract<{ Id: string; Name: string }>(NAMES, { bulkFrom: 100 });
    expect((await rows.toArray()).map(({ Name }) => Name)).toEqual(named(count).map(({ Name }) => Name));
    expect(bench.choices).toMatchObject([{ operation: 'extract', object: 'Account', protocol, reason, rows: count }]);
    expect(bench.requests()).toEqual(requests);
    expect(rows.handle?.protocol).toBe(protocol === 'soap' ? undefined : protocol);
  });

  test('10,000 rows are many unless told otherwise, and the page that told so is not asked for again', async () => {
    await using bench = await startBench();
    bench.local.load({ Account: named(9_999) });
    expect(await bench.org.extract(NAMES).toArray()).toHaveLength(9_999);
    expect(bench.requests()).toEqual({ query: 1, queryMore: 4 });
    bench.local.load({ Account: [{ Name: 'one more' }] });
    expect(await bench.org.extract(NAMES).toArray()).toHaveLength(10_000);
    expect(bench.requests()).toEqual({ queryMore: 4, ...JOB_2, query: 2 });
    expect(bench.choices.map(({ protocol }) => protocol)).toEqual(['soap', '2.0']);
  });

  test.each([
    ['children', 'SELECT Id, (SELECT Id FROM Contacts) FROM Account', 'bulk queries cannot have children, or a TYPEOF'],
    ['TYPEOF', 'SELECT TYPEOF What WHEN Account THEN Phone END FROM Event', 'bulk queries cannot have children, or a TYPEOF'],
    ['aggregates', 'SELECT MAX(Name) most FROM Account', 'bulk queries cannot have aggregates'],
    ['groups', 'SELECT Name FROM Account GROUP BY Name', 'bulk queries cannot have groups'],
    ['OFFSET', 'SELECT Id FROM Account LIMIT 20000 OFFSET 3', 'bulk queries cannot have an OFFSET'],
    ['a LIMIT', 'SELECT Id FROM Account LIMIT 9999', 'it is limited to 9,999 rows'],
    ['an object that the bulk APIs do not take', 'SELECT Id FROM TaskStatus', 'TaskStatus is not supported by the bulk APIs'],
  ])('a query with %s: by SOAP', async (_, soql, reason) => {
    await using bench = await startBench();
    bench.local.load({ Account: named(3) });
    await bench.org.extract(soql).toArray();
    expect(bench.choices).toMatchObject([{ protocol: 'soap', reason, rows: undefined }]);
    expect(bench.requests()).toEqual({ query: 1 });
  });

  test('a limit of the caller, and a query in parts with one: by SOAP', async () => {
    await using bench = await startBench();
    bench.local.load({ Account: named(3) });
    expect(await bench.org.extract(NAMES, { limit: 2 }).toArray()).toHaveLength(2);
    expect(await bench.org.extract({ object: 'Account', fields: ['Name'], limit: 1 }).toArray()).toHaveLength(1);
    expect(bench.choices.map(({ reason }) => reason)).toEqual(['it is limited to 2 rows', 'it is limited to 1 rows']);
    expect(bench.requests()).toEqual({ query: 2 });
  });

  test.each([
    ['soap', { query: 1 }],
    ['1.0', { 'bulk1.createBatch': 1 }],
    ['2.0', { 'bulk2.createQueryJob': 1, 'bulk2.getQueryJobResults': 1 }],
  ] as const)('%s: because it was asked for, with no page of SOAP before', async (protocol, requests) => {
    await using bench = await startBench();
    bench.local.load({ Account: named(3) });
    expect(await bench.org.extract(NAMES, { protocol }).toArray()).toHaveLength(3);
    expect(bench.choices).toMatchObject([{ protocol, reason: 'it was asked for' }]);
    expect(bench.requests()).toEqual(requests);
  });

  test('one that the bulk API refuses, though SOAP took it: by SOAP after all', async () => {
    await using bench = await startBench();
    bench.local.load({ Account: named(3) });
    const rows = await bench.org.extract('SELECT Name, BillingAddress FROM Account', { bulkFrom: 2 }).toArray();
    expect(rows).toHaveLength(3);
    expect(bench.choices.map(({ protocol, reason }) => [protocol, reason])).toEqual([
      ['2.0', '3 rows'],
      ['soap', expect.stringMatching(/^the bulk API refused it: .*compound data not supported/)],
    ]);
  });

  test('a job that fails before its first row: by SOAP after all; one that is not done in time is an error', async () => {
    await using bench = await startBench<any>(v41);
    bench.local.load({ Account: named(3) });
    expect(await bench.org.extract('SELECT Name, BillingAddress FROM Account', { bulkFrom: 2 }).toArray()).toHaveLength(3);
    expect(bench.choices.map(({ protocol }) => protocol)).toEqual(['1.0', 'soap']);
    await using slow = await startBench(v62, { bulk: { queuedMs: 60_000 } });
    slow.local.load({ Account: named(3) });
    const never = slow.org.extract(NAMES, { bulkFrom: 2, signal: AbortSignal.timeout(200) }).toArray();
    await expect(never).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(never).rejects.not.toBeInstanceOf(JobError);
  });
});

describe('an extract', () => {
  test('does nothing before somebody asks, and is read once', async () => {
    await using bench = await startBench();
    const rows = bench.org.extract(NAMES);
    expect([bench.local.requests.some(({ operation }) => operation === 'query'), bench.choices.length]).toEqual([false, 0]);
    expect(await rows.toArray()).toEqual([]);
    expect(() => rows[Symbol.asyncIterator]()).toThrow(/read once/);
    await expect(rows.toArray()).rejects.toMatchObject({ code: 'ALREADY_READ' });
  });

  test('has the same rows, pages, columns and size by any protocol', async () => {
    await using bench = await startBench();
    bench.local.load({ Account: named(5).map((row, at) => ({ ...row, NumberOfEmployees: at, Phone: at === 2 ? null : `${at}` })) });
    const soql = 'SELECT Name, NumberOfEmployees, Phone FROM Account ORDER BY Name';
    for (const bulkFrom of [1, 100]) {
      const rows = bench.org.extract(soql, { bulkFrom, typed: true });
      expect(await rows.totalSize()).toBe(5);
      expect(await rows.columns()).toEqual([
        { name: 'Name', type: 'string' },
        { name: 'NumberOfEmployees', type: 'int' },
        { name: 'Phone', type: 'phone' },
      ]);
      const found = [];
      for await (const page of rows.pages()) found.push(...page);
      expect(found.map(({ Name, NumberOfEmployees, Phone }) => ({ Name, NumberOfEmployees, Phone }))).toEqual(
        named(5).map((row, at) => ({ ...row, NumberOfEmployees: at, Phone: at === 2 ? null : `${at}` })),
      );
    }
    expect(bench.choices.map(({ protocol }) => protocol)).toEqual(['2.0', 'soap']);
  });

  test('gives its first row by one page, however many there are', async () => {
    await using bench = await startBench();
    bench.local.load({ Account: named(5) });
    expect(await bench.org.extract<{ Name: string }>(NAMES, { bulkFrom: 1 }).first()).toMatchObject({ Name: 'Name 000000' });
    expect(bench.choices).toMatchObject([{ protocol: 'soap', reason: 'one row is on the first page' }]);
    expect(bench.requests()).toEqual({ query: 1 });
  });

  test('leaves its job at the server, where it can be read on', async () => {
    await using bench = await startBench();
    bench.local.load({ Account: named(5) });
    const rows = bench.org.extract<{ Name: string }>(NAMES, { bulkFrom: 1 });
    for await (const { Name } of rows) if (Name === 'Name 000001') break;
    const { cursor } = rows;
    const rest = await bench.org.bulk.attach(rows.handle!, { cursor }).toArray();
    expect(rest.map(({ Name }) => Name)).toEqual(['Name 000002', 'Name 000003', 'Name 000004']);
    const closed = bench.org.extract(NAMES);
    await closed.close();
    await expect(closed.toArray()).rejects.toMatchObject({ code: 'ALREADY_READ' });
  });

  test('refuses a query that SOAP refuses, by its own words', async () => {
    await using bench = await startBench();
    await expect(bench.org.extract('SELECT Nonsense FROM Account').toArray()).rejects.toMatchObject({ exceptionCode: 'INVALID_FIELD' });
    expect(bench.choices).toEqual([]);
    expect(() => bench.org.extract(NAMES, { protocol: 'rest' as any })).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }));
  });
});

test('words in values and in other queries choose nothing', () => {
  const facts = readQuery("SELECT Id FROM Account WHERE Name = 'x GROUP BY y LIMIT 5' AND Id IN (SELECT AccountId FROM Contact LIMIT 3)");
  expect(facts).toEqual({ object: 'Account', soapOnly: undefined, limit: Number.POSITIVE_INFINITY });
  expect(chooseByText(facts, 10_000)).toBeUndefined();
});
