import { v62 } from 'forcewire/v62';
import { afterEach, describe, expect, it } from 'vitest';
import type { BulkRows } from '../../../src/bulk/extract/bulk-rows.ts';
import type { SObject } from '../../../src/index.ts';
import type { LocalOrgOptions } from '../../../src/local-org/index.ts';
import { ExtractRig, names, namesOf, textOf } from './extract-rig.ts';

const SOQL = 'SELECT Id, Name FROM Account ORDER BY CreatedDate, Id';
/** Of a query that is cut there is no order but that of the ids. */
const UNORDERED = 'SELECT Id, Name FROM Account';

let rig: ExtractRig;
afterEach(() => rig[Symbol.asyncDispose]());
const start = async (rows: number, options?: LocalOrgOptions, version?: string): Promise<ExtractRig> => {
  rig = await ExtractRig.start(version, options);
  if (rows > 0) rig.addAccounts(rows);
  return rig;
};
const count = (operation: string): number => rig.operations.filter((name) => name === operation).length;

describe('a query by Bulk 1.0', () => {
  it('is a job with one batch, closed at once, and its one result', async () => {
    await start(3);
    expect(namesOf(await rig.org.bulk.query<SObject>(SOQL, { protocol: '1.0' }).toArray())).toEqual(names(3));
    expect(rig.operations.map((name) => name.replace('bulk1.', ''))).toEqual([
      ...['createJob', 'createBatch', 'updateJob', 'getJob', 'listBatches', 'getBatchResultList', 'getBatchResultData'],
    ]);
  });

  it.each(['41.0', '47.0', '62.0'])('reads the rows that SOAP reads, at %s', async (version) => {
    await start(0, {}, version);
    rig.addAccounts(500, (at) => ({ Description: at % 3 === 0 ? `line one\nline "two", ${at}\r\nÜ 😀` : undefined }));
    const soql = 'SELECT Id, Name, Description FROM Account ORDER BY CreatedDate, Id';
    const bulk = await rig.org.bulk.query(soql, { protocol: '1.0' }).toArray();
    expect(bulk).toEqual(await rig.org.query(soql).toArray());
    expect(bulk).toHaveLength(500);
  });

  it('is what versions before 47.0 have', async () => {
    await start(2, {}, '41.0');
    const rows = rig.org.bulk.query<SObject>(SOQL);
    expect(namesOf(await rows.toArray())).toEqual(names(2));
    expect(rows.handle).toMatchObject({ protocol: '1.0', version: '41.0', operation: 'query' });
  });

  it('reads a result of several files as one, with one header', async () => {
    await start(1_000, { bulk: { bytesPerResult: 4_000 } });
    expect(namesOf(await rig.org.bulk.query<SObject>(SOQL, { protocol: '1.0' }).toArray())).toEqual(names(1_000));
    expect(count('bulk1.getBatchResultData')).toBeGreaterThan(5);
    const text = await textOf(rig.org.bulk.query('SELECT Name FROM Account ORDER BY CreatedDate, Id', { protocol: '1.0' }).csv());
    expect(text).toBe(
      `"Name"\n${names(1_000)
        .map((name) => `"${name}"\n`)
        .join('')}`,
    );
  });

  it('knows the columns of an empty result, though the server says only that there are no rows', async () => {
    await start(0);
    const query = (): BulkRows<unknown> => rig.org.bulk.query('SELECT Name, Id, Owner.Name FROM Account', { protocol: '1.0' });
    expect(await query().toArray()).toEqual([]);
    expect((await query().columns()).map(({ name }) => name)).toEqual(['Name', 'Id', 'Owner.Name']);
    expect(await textOf(query().csv())).toBe('"Name","Id","Owner.Name"\n');
    expect(await query().totalSize()).toBe(0);
  });

  it('takes that line for a row where it is one', async () => {
    await start(0);
    rig.local.load({ Account: [{ Name: 'Records not found for this query' }] });
    const rows = rig.org.bulk.query<SObject>('SELECT Name FROM Account', { protocol: '1.0' });
    expect(namesOf(await rows.toArray())).toEqual(['Records not found for this query']);
  });

  it('goes on behind any row by its cursor', async () => {
    await start(300, { bulk: { bytesPerResult: 4_000 } });
    for (const taken of [1, 99, 100, 101, 299]) {
      const rows = rig.org.bulk.query<SObject>(SOQL, { protocol: '1.0' });
      const seen: string[] = [];
      for await (const record of rows) if (seen.push(record.Name) === taken) break;
      const rest = rig.org.bulk.attach(rows.handle!, { cursor: rows.cursor });
      expect([...seen, ...namesOf(await rest.toArray())]).toEqual(names(300));
    }
  });

  it('begins a new job where it does not know whether the batch arrived', async () => {
    await start(3);
    rig.local.faults.add({ on: { operation: 'bulk1.createBatch', nth: 1 }, kind: 'drop', when: 'after' });
    expect(namesOf(await rig.org.bulk.query<SObject>(SOQL, { protocol: '1.0' }).toArray())).toEqual(names(3));
    expect([count('bulk1.createJob'), count('bulk1.createBatch')]).toEqual([2, 2]);
  });

  it('is asked for again where its download breaks', async () => {
    await start(4_000);
    rig.local.faults.add({ on: { operation: 'bulk1.getBatchResultData', nth: 1 }, kind: 'truncate' });
    rig.local.faults.add({ on: { operation: 'bulk1.getBatchResultData', nth: 2 }, kind: 'truncate', gzip: true });
    expect(namesOf(await rig.org.bulk.query<SObject>(SOQL, { protocol: '1.0' }).toArray())).toEqual(names(4_000));
    expect(count('bulk1.getBatchResultData')).toBe(3);
  });

  it('ends its job when told to, and says if it had ended before', async () => {
    await start(3, { startTime: Date.UTC(2026, 0, 1), bulk: { queuedMs: 600_000 } });
    const rows = rig.org.bulk.query(SOQL, { protocol: '1.0' });
    const size = rows.totalSize().catch((error: unknown) => error);
    while (count('bulk1.updateJob') === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(await rows.abort()).toBe('aborted');
    await size;
    await rig[Symbol.asyncDispose]();
    await start(3);
    const over = rig.org.bulk.query(SOQL, { protocol: '1.0' });
    for await (const _record of over) break;
    expect(await over.abort()).toBe('ended');
  });

  it('tells why it failed', async () => {
    await start(1);
    const rows = rig.org.bulk.query('SELECT Nme FROM Account', { protocol: '1.0' });
    const error = await rows.toArray().catch((each: unknown) => each);
    expect(error).toMatchObject({ code: 'JOB_FAILED', message: expect.stringContaining("No such column 'Nme'"), handle: rows.handle });
  });

  it('is no short result where rows are missing', async () => {
    await start(10);
    const bytes = '"Id","Name"\n'.length + 2 * '"0015g0000000001AAA","row 0"\n'.length;
    rig.local.faults.add({ on: { operation: 'bulk1.getBatchResultData' }, kind: 'truncate', bytes, ended: true });
    await expect(rig.org.bulk.query(SOQL, { protocol: '1.0' }).toArray()).rejects.toMatchObject({ code: 'INCOMPLETE_RESULT' });
  });

  it('refuses options of the other protocol', async () => {
    await start(0);
    const { bulk } = rig.org;
    const refused = expect.objectContaining({ code: 'INVALID_OPTION' });
    expect(() => bulk.query(SOQL, { protocol: '1.0', pageRows: 5 } as object)).toThrow(refused);
    expect(() => bulk.query(SOQL, { protocol: '2.0', pkChunking: true } as object)).toThrow(refused);
    expect(() => bulk.query(SOQL, { pkChunking: { chunkSize: 250_001 } })).toThrow(refused);
  });
});

describe('a query that is cut by primary key', () => {
  it.each(['input', 'completion'] as const)('gives all rows of all chunks, in order of %s', async (order) => {
    await start(1_000);
    const rows = rig.org.bulk.query<SObject>(UNORDERED, { pkChunking: { chunkSize: 70 }, order });
    const found = namesOf(await rows.toArray());
    expect(order === 'input' ? found : found.sort()).toEqual(order === 'input' ? names(1_000) : names(1_000).sort());
    expect(rows.handle?.protocol).toBe('1.0');
    expect(await rig.org.bulk.attach(rows.handle!).totalSize()).toBe(1_000);
  });

  it('gives each chunk when it is done, while others still run', async () => {
    await start(1_000, { bulk: { parallelBatches: 1, queuedMs: 0, msPerRecord: 100 } });
    const rows = rig.org.bulk.query<SObject>(UNORDERED, { pkChunking: { chunkSize: 100 }, order: 'completion' });
    expect(await rows.toArray()).toHaveLength(1_000);
    const afterFirst = rig.operations.slice(rig.operations.indexOf('bulk1.getBatchResultData') + 1);
    const askedBetween = afterFirst.slice(0, afterFirst.lastIndexOf('bulk1.getBatchResultData'));
    expect(askedBetween.filter((name) => name === 'bulk1.getJob').length).toBeGreaterThan(2);
  });

  it('passes over empty chunks', async () => {
    await start(1_000);
    const records = await rig.org.query<SObject>(UNORDERED).toArray();
    const middle = records.slice(100, 900).map(({ Id }) => Id!);
    for await (const _outcome of rig.org.delete('Account', middle));
    const read = (): BulkRows<SObject> => rig.org.bulk.query<SObject>(UNORDERED, { pkChunking: { chunkSize: 50 } });
    expect(namesOf(await read().toArray())).toEqual([...names(1_000).slice(0, 100), ...names(1_000).slice(900)]);
    expect((await textOf(read().csv())).split('\n')).toHaveLength(202);
  });

  it('is empty where the object has no rows', async () => {
    await start(0);
    const rows = rig.org.bulk.query<SObject>(UNORDERED, { pkChunking: true });
    expect([await rows.toArray(), await rows.columns()]).toEqual([[], [{ name: 'Id' }, { name: 'Name' }]]);
  });

  it('starts at a row', async () => {
    await start(100);
    const records = await rig.org.query<SObject>(UNORDERED).toArray();
    const startRow = records[60]!.Id!;
    const rows = rig.org.bulk.query<SObject>(UNORDERED, { pkChunking: { chunkSize: 10, startRow } });
    expect(namesOf(await rows.toArray())).toEqual(names(100).slice(60));
  });

  it('closes its job when all was read, and not before', async () => {
    await start(100);
    const rows = rig.org.bulk.query<SObject>(UNORDERED, { pkChunking: { chunkSize: 10 } });
    for await (const _record of rows) expect(rig.operations).not.toContain('bulk1.updateJob');
    expect(rig.operations.at(-1)).toBe('bulk1.updateJob');
  });

  it.each(['input', 'completion'] as const)('fails where one of its chunks fails, with the reason, in order of %s', async (order) => {
    await start(100);
    const done = rig.org.bulk.query<SObject>(UNORDERED, { pkChunking: { chunkSize: 20 } });
    await done.toArray();
    const { batchInfo } = await rig.org.withVersion(v62).bulk.v1.listBatches({ jobId: done.handle!.jobIds[0]! });
    const failed = batchInfo.map((batch, at) => (at === 3 ? { ...batch, state: 'Failed', stateMessage: 'a chunk too far' } : batch));
    const headers = { 'content-type': 'application/xml' };
    const { body } = v62.bulk1.listBatches.encodeResponse({ batchInfo: failed } as never);
    rig.local.faults.add({ on: { operation: 'bulk1.listBatches' }, kind: 'status', status: 200, headers, body: String(body) });
    const rows = rig.org.bulk.attach(done.handle!, { order });
    const error = await rows.toArray().catch((each: unknown) => each);
    expect(error).toMatchObject({ code: 'JOB_FAILED', message: expect.stringContaining('a chunk too far'), handle: done.handle });
  });

  it('fails as a whole where the server cannot cut it', async () => {
    await start(10);
    const rows = rig.org.bulk.query(SOQL, { pkChunking: true });
    await expect(rows.toArray()).rejects.toMatchObject({ code: 'JOB_FAILED', message: expect.stringContaining('PK chunking') });
  });
});
