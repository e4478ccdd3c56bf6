import { createReadStream } from 'node:fs';
import { fromCsv } from 'forcewire';
import { describe, expect, it } from 'vitest';
import { briefly, run, startBench } from './with-org.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.each(['1.0', '2.0'] as const)('a CSV file passed through by Bulk %s', (protocol) => {
  it('is loaded as it is, with each row in its outcome', async () => {
    await using bench = await startBench();
    const file = bytes('\uFEFFName,Description\r\n"Zoë, & Co","a\r\nb"\r\n,no name\r\n\r\nlast,#N/A');
    const { outcomes } = await run(bench.org.bulk.insert('Account', fromCsv([file.subarray(0, 9), file.subarray(9)]), { protocol }));
    expect(briefly(outcomes)).toEqual(['ok', 'failed REQUIRED_FIELD_MISSING', 'ok']);
    expect(outcomes.map(({ row }) => row.fields())).toEqual([
      { Name: 'Zoë, & Co', Description: 'a\r\nb' },
      { Name: '', Description: 'no name' },
      { Name: 'last', Description: '#N/A' },
    ]);
    expect(new TextDecoder().decode(outcomes[0]!.row.bytes)).toBe('"Zoë, & Co","a\r\nb"\r\n');
    expect(await bench.names()).toEqual(['last', 'Zoë, & Co']);
  });

  it('is cut into batches between rows', async () => {
    await using bench = await startBench();
    const rows = Array.from({ length: 25 }, (_, at) => `Name ${String(at).padStart(2, '0')},"line\n${at}"`);
    const load = bench.org.bulk.insert('Account', fromCsv(bytes(['Name,Description', ...rows].join('\n'))), { protocol, batchRows: 10 });
    const { outcomes } = await run(load);
    expect(outcomes.map(({ row }) => row.fields().Name)).toEqual(rows.map((row) => row.slice(0, 7)));
    expect(briefly(outcomes)).toEqual(rows.map(() => 'ok'));
    expect(await load.summary()).toMatchObject({ calls: 3 });
  });

  it.each(['', 'Name,Phone', 'Name,Phone\n'])('with no rows (%j) sends nothing', async (text) => {
    await using bench = await startBench();
    expect(await bench.org.bulk.insert('Account', fromCsv(bytes(text)), { protocol }).summary()).toMatchObject({ total: 0, calls: 0 });
    expect(bench.requests()).toEqual([]);
  });

  it('that is not there ends the load, however late it is asked for', async () => {
    await using bench = await startBench();
    const file = fromCsv(createReadStream('no-such-file.csv'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { outcomes, error } = await run(bench.org.bulk.insert('Account', file, { protocol }));
    expect(outcomes).toEqual([]);
    expect(error).toMatchObject({ code: 'ENOENT' });
  });

  it('that is damaged ends the load with the place, after the outcomes of what was sent', async () => {
    await using bench = await startBench();
    const { outcomes, error } = await run(
      bench.org.bulk.insert('Account', fromCsv(bytes('Name,Phone\na,1\nb,2\nc,3\n"d,4\n')), { protocol, batchRows: 2 }),
    );
    expect(briefly(outcomes)).toEqual(['ok', 'ok']);
    expect(error).toMatchObject({ name: 'ParseError', code: 'PARSE_ERROR' });
  });

  it('refuses a row that is larger than a batch', async () => {
    await using bench = await startBench();
    const file = fromCsv(bytes(`Name,Description\na,b\nc,${'x'.repeat(500)}\nd,e\n`));
    expect(briefly((await run(bench.org.bulk.insert('Account', file, { protocol, batchBytes: 200 }))).outcomes)).toEqual([
      'ok',
      'failed ROW_TOO_LARGE',
      'ok',
    ]);
  });

  it('of ids is deleted by id', async () => {
    await using bench = await startBench();
    const made = await run(bench.org.bulk.insert('Account', [{ Name: 'a' }, { Name: 'b' }], { protocol }));
    const ids = made.outcomes.map((outcome) => (outcome.status === 'ok' ? outcome.id : ''));
    const { outcomes } = await run(bench.org.bulk.delete('Account', fromCsv(bytes(`Id\n${ids.join('\n')}\n`)), { protocol }));
    expect(outcomes.map(({ row, status }) => [row, status])).toEqual(ids.map((id) => [id, 'ok']));
    expect(await bench.names()).toEqual([]);
  });
});

it.each(['tab', 'semicolon', 'pipe', 'caret', 'backquote'] as const)(
  'Bulk 2.0 takes files cut by %s, Bulk 1.0 does not',
  async (delimiter) => {
    await using bench = await startBench();
    const cut = { tab: '\t', semicolon: ';', pipe: '|', caret: '^', backquote: '`' }[delimiter];
    const file = (): Uint8Array => bytes([`Name${cut}Description`, `"a${cut}b"${cut}c,d`, `${cut}x`].join('\r\n'));
    const { outcomes } = await run(
      bench.org.bulk.insert('Account', fromCsv(file(), { delimiter, lineEnding: 'CRLF' }), { protocol: '2.0' }),
    );
    expect(briefly(outcomes)).toEqual(['ok', 'failed REQUIRED_FIELD_MISSING']);
    expect(await bench.names()).toEqual([`a${cut}b`]);
    expect(() => bench.org.bulk.insert('Account', fromCsv(file(), { delimiter }))).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION' }),
    );
  },
);
