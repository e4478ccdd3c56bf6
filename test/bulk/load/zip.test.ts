import { randomBytes } from 'node:crypto';
import { fromCsv, type Load } from 'forcewire';
import { v62 } from 'forcewire/v62';
import { describe, expect, it } from 'vitest';
import { readZip } from '../../../src/local-org/bulk/v1/read-zip.ts';
import { MemoryJournal } from '../../journal/dying-journal.ts';
import { makeZip } from '../../local-org/make-zip.ts';
import { type Bench, briefly, run, startBench } from './with-org.ts';

const contentType = 'ZIP_CSV';

/** A bench, and the account that its attachments are of. */
async function startWithParent(): Promise<Bench & { readonly ParentId: string }> {
  const bench = await startBench();
  const { ids } = bench.local.load({ Account: [{ attributes: { referenceId: 'acme' }, Name: 'Acme' }] });
  return Object.assign(bench, { ParentId: ids.acme! });
}

async function bodiesIn(bench: Bench): Promise<string[]> {
  const found = await bench.org.query<{ Body: string }>('SELECT Body FROM Attachment ORDER BY Name').toArray();
  return found.map(({ Body }) => Body);
}

const zipsSent = (bench: Bench): string[][] =>
  bench.local.requests
    .filter(({ operation }) => operation === 'bulk1.createBatch')
    .map(({ body, headers }) => {
      expect(headers['content-type']).toBe('zip/csv');
      return [...readZip(body).keys()];
    });

describe('a load with binary values', () => {
  it('sends them as files beside the rows, and joins every row to its result', async () => {
    await using bench = await startWithParent();
    const { ParentId } = bench;
    const files = [randomBytes(3_000), new TextEncoder().encode('text '.repeat(1_000)), new Uint8Array([0])];
    const rows = [
      { Name: 'a', ParentId, Body: files[0] },
      { Name: 'b', ParentId, Body: files[1], Description: '#N/A' },
      { Name: 'c', Body: files[2] },
      { Name: 'd', ParentId, Body: files[2], Description: '#not a file' },
    ];
    const { outcomes } = await run(bench.org.bulk.insert('Attachment', rows, { contentType }));
    expect(outcomes.map(({ status }) => status)).toEqual(['ok', 'failed', 'failed', 'ok']);
    expect(outcomes[1]).toMatchObject({ status: 'failed', errors: [{ from: 'client', fields: ['Description'] }] });
    expect(outcomes.map(({ row }) => row)).toEqual(rows);
    expect(await bodiesIn(bench)).toEqual([files[0], files[2]].map((file) => Buffer.from(file!).toString('base64')));
    // The file of the row that was refused does not travel.
    expect(zipsSent(bench)).toEqual([['request.txt', 'file-1', 'file-3', 'file-4']]);
  });

  it('cuts batches by the files and the bytes that a zip may have, and refuses a row that is larger', async () => {
    await using bench = await startWithParent();
    const { ParentId } = bench;
    const many = Array.from({ length: 1_200 }, (_, at) => ({ Name: String(at).padStart(5, '0'), ParentId, Body: new Uint8Array([at]) }));
    expect(briefly((await run(bench.org.bulk.insert('Attachment', many, { contentType }))).outcomes)).toEqual(many.map(() => 'ok'));
    expect(zipsSent(bench).map(({ length }) => length)).toEqual([1_000, 202]);
    expect(await bodiesIn(bench)).toEqual(many.map(({ Body }) => Buffer.from(Body).toString('base64')));
    const sizes = [400_000, 400_000, 1_100_000, 400_000];
    const large = sizes.map((size, at) => ({ Name: `large ${at}`, ParentId, Body: randomBytes(size) }));
    const { outcomes } = await run(bench.org.bulk.insert('Attachment', large, { contentType, batchBytes: 1_000_000 }));
    expect(briefly(outcomes)).toEqual(['ok', 'ok', 'failed ROW_TOO_LARGE', 'ok']);
    expect(
      zipsSent(bench)
        .slice(2)
        .map(({ length }) => length),
    ).toEqual([3, 2]);
  });

  it.each(['before', 'after'] as const)('creates no record twice where an upload has no answer, broken %s it arrived', async (when) => {
    await using bench = await startWithParent();
    const { ParentId } = bench;
    bench.local.faults.add({ kind: 'drop', on: { operation: 'bulk1.createBatch', every: 2 }, when });
    const rows = Array.from({ length: 9 }, (_, at) => ({ Name: `${at}`, ParentId, Body: new Uint8Array([at]) }));
    const { outcomes, error } = await run(bench.org.bulk.insert('Attachment', rows, { contentType, batchRows: 3 }));
    expect([error, ...briefly(outcomes)]).toEqual([undefined, ...rows.map(() => 'ok')]);
    expect(await bodiesIn(bench)).toHaveLength(9);
  });

  it('goes on in a process that packs the same files otherwise, as another release of Node or another processor may', async () => {
    await using bench = await startWithParent();
    const { ParentId } = bench;
    const rows = Array.from({ length: 6 }, (_, at) => ({ Name: `${at}`, ParentId, Body: Buffer.from('the same again '.repeat(20 + at)) }));
    const journal = new MemoryJournal();
    const load = (): Load<object> => bench.org.bulk.insert('Attachment', rows, { contentType, batchRows: 3, journal });
    for await (const _ of load()) break;
    const [head, first, second] = journal.lines.filter((line) => /"(head|batch)"/.test(line));
    const sent = bench.local.requests.filter(({ operation }) => operation === 'bulk1.createBatch').map(({ body }) => body);
    expect(sent).toHaveLength(2);
    expect(await bodiesIn(bench)).toHaveLength(6);

    // The first batch was uploaded and has come to its end, and of that the process that died knew nothing.
    const { v1 } = bench.org.withVersion(v62).bulk;
    const { id: job } = await v1.createJob({ operation: 'insert', object: 'Attachment', contentType });
    const files = Object.fromEntries(readZip(sent[0]!));
    const data = makeZip(files, 'stored');
    expect(data.length).toBeGreaterThan(sent[0]!.length);
    await v1.createBatch({ jobId: job, contentType, data });
    journal.lines.splice(0, Infinity, head!, first!, second!, JSON.stringify({ type: 'intent', n: 0, job }));
    const { outcomes, error } = await run(load());
    expect([error, ...briefly(outcomes)]).toEqual([undefined, ...rows.map(() => 'ok')]);
    expect(await bodiesIn(bench)).toHaveLength(12);

    rows[4]!.Body = Buffer.from('other bytes');
    journal.lines.splice(0, Infinity, head!, first!, second!);
    expect((await run(load())).error).toMatchObject({
      code: 'JOURNAL_MISMATCH',
      message: expect.stringMatching(/rows 3 to 5 .*Nothing was sent/),
    });
    expect(await bodiesIn(bench)).toHaveLength(12);
  });

  it('is refused where there is no place for them', async () => {
    await using bench = await startWithParent();
    const rows = [{ Name: 'a', ParentId: bench.ParentId, Body: new Uint8Array(1) }];
    const { outcomes } = await run(bench.org.bulk.insert('Attachment', rows));
    expect(outcomes[0]).toMatchObject({ status: 'failed', errors: [{ fields: ['Body'], from: 'client' }] });
    const file = fromCsv(new TextEncoder().encode('Name\na\n'));
    expect(() => bench.org.bulk.insert('Attachment', file, { contentType })).toThrow(/CSV file passes through/);
    expect(() => bench.org.bulk.insert('Attachment', rows, { protocol: '2.0', contentType } as any)).toThrow(/takes CSV alone/);
    expect(() => bench.org.bulk.insert('Attachment', rows, { contentType: 'XML' as any })).toThrow(/must be CSV or ZIP_CSV/);
  });
});
