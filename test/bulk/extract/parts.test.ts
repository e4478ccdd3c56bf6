import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { BulkQueryOptions, BulkRows } from '../../../src/bulk/extract/bulk-rows.ts';
import type { ExtractParts } from '../../../src/bulk/extract/parts.ts';
import type { SObject } from '../../../src/index.ts';
import type { LocalOrgOptions } from '../../../src/local-org/index.ts';
import { ExtractRig, names, namesOf, textOf } from './extract-rig.ts';

const SOQL = 'SELECT Id, Name FROM Account ORDER BY CreatedDate, Id';
const UNORDERED = 'SELECT Id, Name FROM Account';
const root = fileURLToPath(new URL('../../..', import.meta.url));
const run = promisify(execFile);

let rig: ExtractRig;
afterEach(() => rig[Symbol.asyncDispose]());
const start = async (rows: number, bulk?: LocalOrgOptions['bulk'], version?: string): Promise<ExtractRig> => {
  rig = await ExtractRig.start(version, bulk === undefined ? {} : { bulk });
  if (rows > 0) rig.addAccounts(rows);
  return rig;
};
/** As another machine would be told of them. */
const list = async (soql: string, options?: BulkQueryOptions): Promise<ExtractParts> =>
  JSON.parse(JSON.stringify(await rig.org.bulk.query(soql, options).parts()));

/** Each part on its own, in the order of the list. */
async function readEach({ handle, parts }: ExtractParts): Promise<{ names: string[]; rowsRead: number[] }> {
  const found: string[] = [];
  const rowsRead: number[] = [];
  for (const part of parts) {
    const rows = rig.org.bulk.attach(handle, { part });
    found.push(...namesOf(await rows.toArray()));
    rowsRead.push(rows.rowsRead);
  }
  return { names: found, rowsRead };
}

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);

describe('the parts of a result', () => {
  it('are read by three processes, together exactly all rows', async () => {
    await start(1_000, { rowsPerResultPage: 90 });
    const { handle, totalRows, parts } = await list(SOQL);
    expect([totalRows, parts.length]).toEqual([1_000, 12]);
    const server = { url: rig.local.url, ...rig.local.credentials };
    const tasks = [0, 1, 2].map((worker) => ({ server, handle, parts: parts.filter((_, at) => at % 3 === worker) }));
    const answers = await Promise.all(
      tasks.map(async (task) => {
        const node = ['--import', 'tsx', 'test/bulk/extract/read-parts.ts', JSON.stringify(task)];
        return JSON.parse((await run(process.execPath, node, { cwd: root, maxBuffer: 1e7 })).stdout);
      }),
    );
    expect(answers.map(({ rowsRead }) => rowsRead)).toEqual([360, 360, 280]);
    expect(sum(answers.map(({ rowsRead }) => rowsRead))).toBe(totalRows);
    expect(answers.flatMap((answer) => answer.names).sort()).toEqual(names(1_000).sort());
  }, 30_000);

  it('are the addresses of pages from 58.0 on', async () => {
    await start(25, { rowsPerResultPage: 10 }, '58.0');
    const listed = await list(SOQL);
    expect(listed.handle).toMatchObject({ protocol: '2.0', version: '58.0' });
    expect(await readEach(listed)).toEqual({ names: names(25), rowsRead: [10, 10, 5] });
    expect(rig.operations.filter((name) => name === 'bulk2.getQueryJobResultPages')).toHaveLength(1);
  });

  it('are pages of `pageRows` before, whose heads were asked for', async () => {
    await start(25, {}, '57.0');
    const listed = await list(SOQL, { pageRows: 10 });
    expect(listed.parts.map(({ rows, pageRows }) => [rows, pageRows])).toEqual([
      [10, 10],
      [10, 10],
      [5, 10],
    ]);
    expect(await readEach(listed)).toEqual({ names: names(25), rowsRead: [10, 10, 5] });
  });

  it('are the files of Bulk 1.0, counted where they are alone in their batch', async () => {
    await start(300, { bytesPerResult: 4_000 });
    const single = await list("SELECT Name FROM Account WHERE Name < 'row 2' ORDER BY Name", { protocol: '1.0' });
    expect(single.parts.map(({ rows }) => rows)).toEqual([112]);
    const several = await list(SOQL, { protocol: '1.0' });
    expect(several.parts.length).toBeGreaterThan(2);
    const { names: found, rowsRead } = await readEach(several);
    expect([found, sum(rowsRead)]).toEqual([names(300), several.totalRows]);
    const rows = rig.org.bulk.attach(several.handle, { part: several.parts[1]! });
    await expect(rows.totalSize()).rejects.toMatchObject({ code: 'SIZE_UNKNOWN' });
  });

  it('are chunks, of which the empty ones have no rows, and the job stays open for the others', async () => {
    await start(100);
    const records = await rig.org.query<SObject>(UNORDERED).toArray();
    for await (const _outcome of rig.org.delete(
      'Account',
      records.slice(20, 40).map(({ Id }) => Id!),
    ));
    const listed = await list(UNORDERED, { pkChunking: { chunkSize: 20 } });
    expect(listed.parts.map(({ rows }) => rows)).toEqual([20, 0, 20, 20, 20]);
    expect(await readEach(listed)).toEqual({ names: [...names(20), ...names(100).slice(40)], rowsRead: [20, 0, 20, 20, 20] });
    expect(rig.operations).not.toContain('bulk1.updateJob');
    expect(await rig.org.bulk.attach(listed.handle).abort()).toBe('aborted');
  });

  it.each(['1.0', '2.0'] as const)('of an empty result have no rows, by Bulk %s', async (protocol) => {
    await start(0);
    const listed = await list(SOQL, { protocol });
    expect(listed.totalRows).toBe(0);
    expect(sum((await readEach(listed)).rowsRead)).toBe(0);
  });
});

describe('one part', () => {
  it('has its size, its columns, and its bytes with a header', async () => {
    await start(25, { rowsPerResultPage: 10 });
    const { handle, parts } = await list('SELECT Name, Id FROM Account ORDER BY CreatedDate, Id');
    const last = (): BulkRows<SObject> => rig.org.bulk.attach(handle, { part: parts[2]! });
    expect(await last().totalSize()).toBe(5);
    expect(await last().columns()).toEqual([{ name: 'Name' }, { name: 'Id' }]);
    const bytes = last();
    expect((await textOf(bytes.csv())).split('\n').map((line) => line.split(',')[0])).toEqual([
      ...['"Name"', '"row 20"', '"row 21"', '"row 22"', '"row 23"', '"row 24"', ''],
    ]);
    expect(bytes.rowsRead).toBe(5);
  });

  it('is gone on with behind any row by its cursor, which is none of another part', async () => {
    await start(25, { rowsPerResultPage: 10 });
    const { handle, parts } = await list(SOQL);
    const [, part] = parts;
    for (let taken = 1; taken < 10; taken++) {
      const rows = rig.org.bulk.attach(handle, { part });
      const seen: string[] = [];
      for await (const { Name } of rows) if (seen.push(Name as string) === taken) break;
      const rest = rig.org.bulk.attach(handle, { part, cursor: rows.cursor });
      expect([...seen, ...namesOf(await rest.toArray())]).toEqual(names(25).slice(10, 20));
      expect(rest.rowsRead).toBe(10);
      const elsewhere = rig.org.bulk.attach(handle, { part: parts[0], cursor: rows.cursor });
      await expect(elsewhere.toArray()).rejects.toMatchObject({ code: 'INVALID_OPTION' });
    }
  });

  it.each(['1.0', '2.0'] as const)('that comes short is an error, by Bulk %s', async (protocol) => {
    await start(10);
    const { handle, parts } = await list(SOQL, { protocol });
    const bytes = '"Id","Name"\n'.length + 2 * '"0015g0000000001AAA","row 0"\n'.length;
    for (const operation of ['bulk2.getQueryJobResults', 'bulk1.getBatchResultData']) {
      rig.local.faults.add({ on: { operation }, kind: 'truncate', bytes, ended: true });
    }
    await expect(rig.org.bulk.attach(handle, { part: parts[0] }).toArray()).rejects.toMatchObject({ code: 'INCOMPLETE_RESULT' });
  });

  it.each(['1.0', '2.0'] as const)('that is none is refused, by Bulk %s', async (protocol) => {
    await start(1);
    const { handle } = await list(SOQL, { protocol });
    const refused = expect.objectContaining({ code: 'INVALID_OPTION' });
    expect(() => rig.org.bulk.attach(handle, { part: 'x' as never })).toThrow(refused);
    if (protocol === '1.0') await expect(rig.org.bulk.attach(handle, { part: { key: 'x' } }).toArray()).rejects.toThrow(refused);
  });
});
