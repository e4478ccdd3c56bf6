import { afterEach, describe, expect, it } from 'vitest';
import type { BulkRows } from '../../../src/bulk/extract/bulk-rows.ts';
import { JobError, loadVersion, ParseError, type SObject } from '../../../src/index.ts';
import type { LocalOrgOptions } from '../../../src/local-org/index.ts';
import { ExtractRig, names, namesOf, textOf } from './extract-rig.ts';

const SOQL = 'SELECT Id, Name FROM Account ORDER BY CreatedDate, Id';

let rig: ExtractRig;
afterEach(() => rig[Symbol.asyncDispose]());
const start = async (rows: number, options?: LocalOrgOptions, version?: string): Promise<ExtractRig> => {
  rig = await ExtractRig.start(version, options);
  if (rows > 0) rig.addAccounts(rows);
  return rig;
};

describe('a query by Bulk 2.0', () => {
  it('sends nothing before it is read, and is read once', async () => {
    await start(3);
    const rows = rig.org.bulk.query(SOQL);
    expect([rig.operations, rows.handle, rows.cursor]).toEqual([[], undefined, undefined]);
    expect(namesOf(await rows.toArray())).toEqual(names(3));
    await expect(rows.toArray()).rejects.toMatchObject({ code: 'ALREADY_READ' });
    expect(rig.operations).toEqual(['bulk2.createQueryJob', 'bulk2.getQueryJob', 'bulk2.getQueryJobResults']);
  });

  it.each(['47.0', '62.0'])('reads the rows that SOAP reads, at %s', async (version) => {
    await start(0, {}, version);
    rig.addAccounts(500, (at) => ({
      Description: at % 3 === 0 ? `line one\nline "two", ${at}\r\nÜ 😀` : undefined,
      NumberOfEmployees: at % 2 === 0 ? at : undefined,
    }));
    const soql = 'SELECT Id, Name, Description, NumberOfEmployees FROM Account ORDER BY CreatedDate, Id';
    const [bulk, soap] = [await rig.org.bulk.query(soql, { pageRows: 70 }).toArray(), await rig.org.query(soql).toArray()];
    expect(bulk).toEqual(soap);
    expect(bulk).toHaveLength(500);
  });

  it('puts parents into records of their own, null where there is none', async () => {
    await start(0);
    rig.local.load({ Account: [{ referenceId: 'a', Name: 'Acme' }] });
    const Id = (await rig.org.query('SELECT Id FROM Account').first())?.Id;
    rig.local.load({ Contact: [{ LastName: 'With', AccountId: Id }, { LastName: 'Without' }] });
    const soql = 'SELECT LastName, Account.Name, Account.Owner.Name FROM Contact ORDER BY LastName';
    expect(await rig.org.bulk.query(soql).toArray()).toEqual([
      { type: 'Contact', Id: null, LastName: 'With', Account: { Name: 'Acme', Owner: { Name: 'Local Admin' } } },
      { type: 'Contact', Id: null, LastName: 'Without', Account: null },
    ]);
  });

  it('reads pages of one row', async () => {
    await start(7);
    expect(namesOf(await rig.org.bulk.query(SOQL, { pageRows: 1 }).toArray())).toEqual(names(7));
    expect(rig.operations.filter((name) => name === 'bulk2.getQueryJobResults')).toHaveLength(7);
  });

  it('reads a field of 131,072 characters', async () => {
    await start(0, { objects: [{ name: 'Text__c', fields: [{ name: 'Long__c', type: 'textarea', length: 131_072 }] }] });
    const text = 'é"\n,'.repeat(32_768);
    rig.local.load({ Text__c: [{ Long__c: text }] });
    expect(await rig.org.bulk.query('SELECT Long__c FROM Text__c').first()).toMatchObject({ Long__c: text });
  });

  it('knows the columns of an empty result, in the order of the SELECT list, also where the server sorts them', async () => {
    await start(0, {}, '49.0');
    const query = (): BulkRows<SObject> => rig.org.bulk.query('SELECT Name, Id, Owner.Name, CreatedDate FROM Account');
    expect(await query().columns()).toEqual(['Name', 'Id', 'Owner.Name', 'CreatedDate'].map((name) => ({ name })));
    expect(await query().toArray()).toEqual([]);
    expect(await query().first()).toBeUndefined();
    expect(await textOf(query().csv())).toBe('"CreatedDate","Id","Name","Owner.Name"\n');
  });

  it('tells its size and columns before it is read', async () => {
    await start(5);
    const rows = rig.org.bulk.query(SOQL);
    expect([await rows.totalSize(), await rows.columns()]).toEqual([5, [{ name: 'Id' }, { name: 'Name' }]]);
    expect(namesOf(await rows.toArray())).toEqual(names(5));
    expect(rig.operations.filter((name) => name === 'bulk2.createQueryJob')).toHaveLength(1);
  });

  it('passes the bytes of all pages through, with one header', async () => {
    await start(0);
    rig.addAccounts(5, (at) => ({ Description: at === 2 ? 'a\n"b"' : undefined }));
    const soql = 'SELECT Name, Description FROM Account ORDER BY Name';
    const expected = '"Name","Description"\n"row 0",""\n"row 1",""\n"row 2","a\n""b"""\n"row 3",""\n"row 4",""\n';
    expect(await textOf(rig.org.bulk.query(soql, { pageRows: 2 }).csv())).toBe(expected);
  });

  it('sees deleted rows with `all`', async () => {
    await start(2);
    const [first] = await rig.org.query(SOQL).toArray();
    for await (const _outcome of rig.org.delete('Account', [first!.Id!]));
    expect(namesOf(await rig.org.bulk.query(SOQL).toArray())).toEqual(['row 1']);
    expect(namesOf(await rig.org.bulk.query(SOQL, { all: true }).toArray())).toEqual(['row 0', 'row 1']);
  });

  it('ends at its limit, and asks for no page beyond it', async () => {
    await start(10);
    expect(namesOf(await rig.org.bulk.query(SOQL, { limit: 4, pageRows: 4 }).toArray())).toEqual(names(4));
    expect(rig.operations.filter((name) => name === 'bulk2.getQueryJobResults')).toHaveLength(1);
  });

  it('asks for one page ahead of the one that is read, and for none that nobody will read', async () => {
    await start(12);
    const asked = (): number => rig.operations.filter((name) => name === 'bulk2.getQueryJobResults').length;
    const rows = rig.org.bulk.query<SObject>(SOQL, { pageRows: 3 })[Symbol.asyncIterator]();
    for (const requests of [2, 3, 4, 4]) {
      for (let taken = 0; taken < 3; taken++) await rows.next();
      while (asked() < requests) await new Promise((resolve) => setImmediate(resolve));
      expect(asked()).toBe(requests);
    }
    expect((await rows.next()).done).toBe(true);
    expect((await rig.org.bulk.query<SObject>(SOQL, { pageRows: 3 }).first())?.Name).toBe('row 0');
    expect(asked()).toBe(5);
    await rig.org.bulk.query(SOQL, { pageRows: 3, limit: 6 }).toArray();
    expect(asked()).toBe(7);
    await rig.org.bulk.query(SOQL, { pageRows: 3 }).columns();
    expect(asked()).toBe(8);
  });

  it('asks for pages of 100,000 rows unless told otherwise', async () => {
    await start(1);
    await rig.org.bulk.query(SOQL).toArray();
    expect(rig.local.requests.find(({ operation }) => operation === 'bulk2.getQueryJobResults')?.path).toContain('maxRecords=100000');
  });

  it('goes on behind any row by its cursor, with pages of another size as well', async () => {
    await start(9);
    for (let taken = 1; taken < 9; taken++) {
      const rows = rig.org.bulk.query(SOQL, { pageRows: 4 });
      const seen: string[] = [];
      for await (const record of rows) if (seen.push(record.Name) === taken) break;
      const { handle, cursor } = JSON.parse(JSON.stringify({ handle: rows.handle, cursor: rows.cursor }));
      const rest = rig.org.bulk.attach(handle, { cursor, pageRows: taken });
      expect([...seen, ...namesOf(await rest.toArray())]).toEqual(names(9));
    }
  });

  it('has no cursor where several pages are read at a time', async () => {
    await start(10, { bulk: { rowsPerResultPage: 3 } });
    const rows = rig.org.bulk.query(SOQL, { order: 'completion' });
    for await (const _record of rows) expect(rows.cursor).toBeUndefined();
  });

  it('reads pages at the same time from 58.0 on, where their order does not matter', async () => {
    await start(100, { bulk: { rowsPerResultPage: 9 } });
    const records = await rig.org.bulk.query(SOQL, { order: 'completion' }).toArray();
    expect(namesOf(records).sort()).toEqual(names(100).sort());
    expect(rig.operations.filter((name) => name === 'bulk2.getQueryJobResultPages')).toHaveLength(3);
    expect(rig.operations.filter((name) => name === 'bulk2.getQueryJobResults')).toHaveLength(12);
    const text = await textOf(rig.org.bulk.query(SOQL, { order: 'completion' }).csv());
    expect(text.split('\n')).toHaveLength(102);
  });

  it('is read at the version of its job, whatever the connection speaks', async () => {
    await start(3);
    const rows = rig.org.bulk.query<SObject>(SOQL);
    await rows.toArray();
    const older = rig.org.withVersion(await loadVersion('47.0'));
    expect(namesOf(await older.bulk.attach(rows.handle!).toArray())).toEqual(names(3));
  });

  it('is read in order by versions before', async () => {
    await start(10, {}, '57.0');
    expect(namesOf(await rig.org.bulk.query(SOQL, { order: 'completion', pageRows: 3 }).toArray())).toEqual(names(10));
  });
});

describe('typed', () => {
  const soql =
    'SELECT Name, NumberOfEmployees, AnnualRevenue, IsDeleted, CreatedDate, Owner.IsActive, Parent.NumberOfEmployees FROM Account';
  const CreatedDate = expect.any(Date);

  it.each(['1.0', '2.0'] as const)('fields have their described types, those of parents too, by Bulk %s', async (protocol) => {
    await start(0);
    rig.addAccounts(1, () => ({ NumberOfEmployees: 7, AnnualRevenue: '1234567' }));
    const record = { type: 'Account', Id: null, Name: 'row 0', NumberOfEmployees: 7, IsDeleted: false, CreatedDate, Parent: null };
    const rows = rig.org.bulk.query(soql, { protocol, typed: true });
    expect(await rows.columns()).toContainEqual({ name: 'Owner.IsActive', type: 'boolean' });
    expect(await rows.toArray()).toEqual([{ ...record, AnnualRevenue: 1_234_567, Owner: { IsActive: true } }]);
    const exact = await rig.org.bulk.query<SObject>(soql, { protocol, typed: { decimals: 'string' } }).first();
    expect(typeof exact?.AnnualRevenue).toBe('string');
  });

  it('needs the text of the query', async () => {
    await start(1);
    const rows = rig.org.bulk.query(SOQL);
    await rows.toArray();
    const { soql: _, ...handle } = rows.handle!;
    await expect(rig.org.bulk.attach(handle, { typed: true }).toArray()).rejects.toMatchObject({ code: 'INVALID_OPTION' });
  });
});

it('a query in parts is written with the names of the org', async () => {
  await start(3);
  const select = { object: 'account', fields: ['name', 'owner.name'], where: 'Name != $not', values: { not: 'row 1' }, orderBy: 'Name' };
  const rows = rig.org.bulk.query<SObject>(select);
  expect(namesOf(await rows.toArray())).toEqual(['row 0', 'row 2']);
  expect(rows.handle?.soql).toBe("SELECT Name, Owner.Name FROM Account WHERE Name != 'row 1' ORDER BY Name");
  await expect(rig.org.bulk.query({ object: 'Account', fields: ['Nme'] }).first()).rejects.toMatchObject({ code: 'UNKNOWN_FIELD' });
});

describe('a download that breaks off', () => {
  const query = (pageRows: number): BulkRows<SObject> => rig.org.bulk.query<SObject>(SOQL, { pageRows });
  const on = (nth: number): { operation: string; nth: number } => ({ operation: 'bulk2.getQueryJobResults', nth });

  it.each([
    ['in the first byte', { kind: 'truncate', bytes: 1 }],
    ['in the middle', { kind: 'truncate' }],
    ['in the middle of gzip', { kind: 'truncate', gzip: true }],
    ['before its answer', { kind: 'drop' }],
    ['behind 503', { kind: 'status', status: 503 }],
  ] as const)('%s is asked for again, and gives every row once', async (_where, fault) => {
    await start(4_000);
    rig.local.faults.add({ on: on(2), ...fault });
    rig.local.faults.add({ on: on(3), ...fault });
    rig.local.faults.add({ on: on(5), ...fault });
    expect(namesOf(await query(1_500).toArray())).toEqual(names(4_000));
    const text = await textOf(rig.org.bulk.query('SELECT Name FROM Account ORDER BY CreatedDate, Id', { pageRows: 1_500 }).csv());
    expect(text).toBe(
      `"Name"\n${names(4_000)
        .map((name) => `"${name}"\n`)
        .join('')}`,
    );
  });

  it('before anybody reads it is asked for again when its turn comes', async () => {
    await start(9);
    for (const kind of ['truncate', 'drop'] as const) {
      rig.local.faults.clear();
      rig.local.faults.add({ on: on(2), kind });
      const seen: string[] = [];
      const asked = rig.operations.length;
      for await (const { Name } of query(3)) {
        seen.push(Name as string);
        // The second page has been asked for, and its connection has broken.
        while (rig.operations.length < asked + 4) await new Promise((resolve) => setImmediate(resolve));
      }
      expect(seen).toEqual(names(9));
    }
  });

  it('is given up when it comes no further', async () => {
    await start(10);
    rig.local.faults.add({ on: { operation: 'bulk2.getQueryJobResults' }, kind: 'truncate', bytes: 30 });
    await expect(query(10).toArray()).rejects.toMatchObject({ code: 'TRUNCATED_BODY' });
    // Five tries, or one more if the first got so far as to hand over its bytes.
    expect(rig.operations.filter((name) => name === 'bulk2.getQueryJobResults').length).toBeLessThanOrEqual(6);
  });

  it('and begins otherwise the next time is an error', async () => {
    await start(4_000);
    rig.local.faults.add({ on: on(1), kind: 'truncate', bytes: 100_000 });
    const headers = { 'content-type': 'text/csv', 'sforce-locator': 'null', 'sforce-numberofrecords': '4000' };
    rig.local.faults.add({ on: on(2), kind: 'status', status: 200, headers, body: `"Id","Name"\n${'"x","y"\n'.repeat(20_000)}` });
    await expect(query(4_000).toArray()).rejects.toMatchObject({ code: 'RESULT_CHANGED', handle: { protocol: '2.0' } });
  });

  it('that ends as if it were whole is no short result', async () => {
    await start(10);
    rig.local.faults.add({
      on: on(1),
      kind: 'truncate',
      bytes: '"Id","Name"\n'.length + 2 * '"0015g0000000001AAA","row 0"\n'.length,
      ended: true,
    });
    const error = await query(10)
      .toArray()
      .catch((each: unknown) => each);
    expect(error).toBeInstanceOf(JobError);
    expect(error).toMatchObject({ code: 'INCOMPLETE_RESULT', message: expect.stringContaining('2 rows where the server counted 10') });
  });

  it.each([1, 2, 7])('gives every row once where pages are read at the same time, and page %d breaks', async (nth) => {
    await start(3_000, { bulk: { rowsPerResultPage: 400 } });
    rig.local.faults.add({ on: on(nth), kind: 'truncate' });
    rig.local.faults.add({ on: on(nth + 1), kind: 'drop' });
    const records = await rig.org.bulk.query<SObject>(SOQL, { order: 'completion' }).toArray();
    expect(namesOf(records).sort()).toEqual(names(3_000).sort());
  });

  it('fails all that is read at the same time where one page is wrong', async () => {
    await start(3_000, { bulk: { rowsPerResultPage: 400 } });
    const headers = { 'content-type': 'text/csv', 'sforce-locator': 'null', 'sforce-numberofrecords': '1' };
    rig.local.faults.add({ on: on(3), kind: 'status', status: 200, headers, body: '"Id","Phone"\n"1","2"\n' });
    await expect(rig.org.bulk.query(SOQL, { order: 'completion' }).toArray()).rejects.toMatchObject({ code: 'PARSE_ERROR' });
  });

  it('survives the end of its session', async () => {
    await start(10);
    rig.local.faults.add({ on: on(2), kind: 'expireSessions' });
    expect(namesOf(await query(3).toArray())).toEqual(names(10));
  });
});

describe('an extract is an error', () => {
  it('where a page has other columns than the first', async () => {
    await start(4);
    const headers = { 'content-type': 'text/csv', 'sforce-locator': 'null', 'sforce-numberofrecords': '2' };
    const fault = { on: { operation: 'bulk2.getQueryJobResults', nth: 2 }, kind: 'status', status: 200, headers } as const;
    const seen: string[] = [];
    rig.local.faults.add({ ...fault, body: '"Id","Phone"\n"1","2"\n"3","4"\n' });
    const read = async (): Promise<void> => {
      for await (const record of rig.org.bulk.query(SOQL, { pageRows: 2 })) seen.push(record.Name);
    };
    await expect(read()).rejects.toMatchObject({ code: 'PARSE_ERROR', message: expect.stringContaining('column 2 is Phone') });
    expect(seen).toEqual(['row 0', 'row 1']);
    rig.local.faults.clear();
    rig.local.faults.add({ ...fault, body: '"Name","Id"\n"1","2"\n"3","4"\n' });
    await expect(textOf(rig.org.bulk.query(SOQL, { pageRows: 2 }).csv())).rejects.toBeInstanceOf(ParseError);
  });

  it('where bytes end as if they were whole', async () => {
    await start(10);
    const bytes = '"Id","Name"\n'.length + 2 * '"0015g0000000001AAA","row 0"\n'.length;
    rig.local.faults.add({ on: { operation: 'bulk2.getQueryJobResults' }, kind: 'truncate', bytes, ended: true });
    await expect(textOf(rig.org.bulk.query(SOQL).csv())).rejects.toMatchObject({ code: 'INCOMPLETE_RESULT' });
  });

  it('where a column stands twice', async () => {
    await start(1);
    const headers = { 'content-type': 'text/csv', 'sforce-locator': 'null', 'sforce-numberofrecords': '1' };
    rig.local.faults.add({
      on: { operation: 'bulk2.getQueryJobResults' },
      kind: 'status',
      status: 200,
      headers,
      body: '"Id","id"\n"1","2"\n',
    });
    const error = { code: 'PARSE_ERROR', message: expect.stringContaining('the column id stands twice') };
    await expect(rig.org.bulk.query(SOQL).toArray()).rejects.toMatchObject(error);
  });

  it('where the server refuses the query', async () => {
    await start(0);
    await expect(rig.org.bulk.query('SELECT Nme FROM Account').toArray()).rejects.toMatchObject({ code: 'INVALID_FIELD', status: 400 });
  });

  it('where the job was aborted by somebody', async () => {
    await start(1, { bulk: { queuedMs: 60_000 } });
    const rows = rig.org.bulk.query(SOQL, { pollTimeoutMs: 1_000 });
    const error = await rows.toArray().catch((each: unknown) => each);
    expect(error).toMatchObject({ code: 'POLL_TIMEOUT', handle: rows.handle });
    const { handle } = rows;
    expect(await rig.org.bulk.attach(handle!).abort()).toBe('aborted');
    await expect(rig.org.bulk.attach(handle!).toArray()).rejects.toMatchObject({ code: 'JOB_ABORTED', handle });
  });

  it('where the protocol is younger than the version', async () => {
    await start(0, {}, '46.0');
    await expect(rig.org.bulk.query(SOQL, { protocol: '2.0' }).toArray()).rejects.toMatchObject({ code: 'INVALID_OPTION' });
  });

  it.each([{ pageRows: 0 }, { limit: -1 }, { pollTimeoutMs: 0.5 }, { order: 'any' as 'input' }])('with %o', async (options) => {
    await start(0);
    expect(() => rig.org.bulk.query(SOQL, options)).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }));
  });
});

describe('an extract that is left', () => {
  it('leaves its job at the server, for another process', async () => {
    await start(5, { bulk: { queuedMs: 60_000 } });
    const controller = new AbortController();
    const rows = rig.org.bulk.query(SOQL, { signal: controller.signal });
    const reading = rows.toArray().catch((each: unknown) => each);
    while (rows.handle === undefined) await new Promise((resolve) => setImmediate(resolve));
    controller.abort('no time');
    expect(await reading).toBe('no time');
    expect(rig.operations).not.toContain('bulk2.updateQueryJob');
    await rig.local.clock.advance(120_000);
    expect(namesOf(await rig.org.bulk.attach(rows.handle).toArray())).toEqual(names(5));
  });

  it('ends the job when told to, and says if it had ended before', async () => {
    await start(5);
    const rows = rig.org.bulk.query(SOQL);
    for await (const _record of rows) break;
    expect(await rows.abort()).toBe('ended');
    const asked = rig.operations.length;
    expect(await rig.org.bulk.query(SOQL).abort()).toBe('ended');
    expect(rig.operations).toHaveLength(asked);
    const attached = rig.org.bulk.attach(rows.handle!);
    expect(attached.handle).toEqual(rows.handle);
    expect(await attached.abort()).toBe('ended');
  });

  it.each(['input', 'completion'] as const)('ends its downloads, in order of %s', async (order) => {
    await start(20_000, { bulk: { rowsPerResultPage: 2_000 } });
    const rows = rig.org.bulk.query(SOQL, { order, pageRows: 2_000 });
    let count = 0;
    for await (const _record of rows) if (++count === 10) break;
    expect(count).toBe(10);
    // Whoever closes the connection waits for what is on its way.
    await rig.org.close();
    expect(rig.operations.filter((name) => name === 'bulk2.getQueryJobResults').length).toBeLessThanOrEqual(6);
  });

  it('tells the loop of a signal between two rows', async () => {
    await start(5);
    const controller = new AbortController();
    const read = async (): Promise<void> => {
      for await (const _record of rig.org.bulk.query(SOQL, { signal: controller.signal })) controller.abort('enough');
    };
    await expect(read()).rejects.toBe('enough');
  });
});
