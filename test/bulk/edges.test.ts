import { Connection } from 'jsforce';
import { describe, expect, test } from 'vitest';
import { textOf } from './extract/extract-rig.ts';
import { briefly, run, startBench } from './load/with-org.ts';

/** Texts that have to survive both ways. */
const TEXTS = [
  'two\nlines',
  'a\r\nb',
  'say "hi"',
  'comma, semicolon; pipe| caret^ `tick`\ttab',
  '"',
  '""',
  "'",
  'é😀Łódź',
  '=1+1',
  '#not N/A',
  '-',
  '0',
  'null',
  'NaN',
  'a\ufeffb',
];

describe.each(['1.0', '2.0'] as const)('by Bulk %s', (protocol) => {
  test('texts and identical rows come back as they were loaded, to us by rows and bytes, by SOAP, and to jsforce', async () => {
    await using bench = await startBench();
    const { org, local } = bench;
    const rows = [...TEXTS, ...TEXTS].map((Description) => ({ Name: 'same', Description }));
    const { outcomes } = await run(org.bulk.insert('Account', rows, { protocol }));
    expect(briefly(outcomes)).toEqual(rows.map(() => 'ok'));
    // A job of 1.0 knows one kind of line break inside of values, and takes all others for it.
    const stored = (text: string): string => (protocol === '1.0' ? text.replaceAll('\r\n', '\n') : text);
    const idOf = new Map(outcomes.map((outcome) => [outcome.status === 'ok' ? outcome.id : '', stored(outcome.row.Description)]));
    expect(idOf.size).toBe(rows.length);
    const soql = 'SELECT Id, Name, Description FROM Account ORDER BY Id';
    const bySoap = await org.query<{ Id: string; Description: string }>(soql).toArray();
    for (const { Id, Description } of bySoap) expect(Description).toBe(idOf.get(Id));
    const ours = await org.bulk.query<{ Id: string; Description: string }>(soql, { protocol }).toArray();
    expect(ours.map(({ Id, Description }) => [Id, Description])).toEqual(bySoap.map(({ Id, Description }) => [Id, Description]));
    // Without their ids, rows are alike, and none is taken for another.
    const alike = await org.bulk.query('SELECT Name, Description FROM Account ORDER BY Id', { protocol }).toArray();
    expect(alike.map(({ Description }) => Description)).toEqual(ours.map(({ Description }) => Description));

    const other = new Connection({ loginUrl: local.url, version: '62.0' });
    await other.login(local.credentials.username, local.credentials.password + local.credentials.securityToken);
    other.bulk.pollInterval = 5;
    other.bulk2.pollInterval = 5;
    const theirs = (await (protocol === '1.0' ? await other.bulk.query(soql) : await other.bulk2.query(soql)).toArray()) as any[];
    expect(theirs.map(({ Id, Description }) => [Id, Description])).toEqual(ours.map(({ Id, Description }) => [Id, Description]));
    expect(await textOf(org.bulk.query('SELECT Description FROM Account ORDER BY Id LIMIT 3', { protocol }).csv())).toBe(
      `"Description"\n${TEXTS.slice(0, 3)
        .map((text) => `"${stored(text).replaceAll('"', '""')}"\n`)
        .join('')}`,
    );
  });

  test('the text #N/A is refused where it would clear a field, and read where somebody has stored it', async () => {
    await using bench = await startBench();
    const { org } = bench;
    expect(
      await org
        .insert('Account', [
          { Name: 'a', Description: '#N/A' },
          { Name: 'b', Description: null },
        ])
        .summary(),
    ).toMatchObject({ ok: 2 });
    const { outcomes } = await run(org.bulk.insert('Account', [{ Name: 'c', Description: '#N/A' }], { protocol }));
    expect(outcomes[0]).toMatchObject({ status: 'failed', errors: [{ fields: ['Description'], from: 'client' }] });
    const rows = await org.bulk.query('SELECT Name, Description FROM Account ORDER BY Name', { protocol }).toArray();
    expect(rows.map(({ Name, Description }) => [Name, Description])).toEqual([
      ['a', '#N/A'],
      ['b', null],
    ]);
  });

  test('5,000 columns and a field of 131,072 characters go in and come out', async () => {
    const fields = Array.from({ length: 4_999 }, (_, at) => ({ name: `F${at}__c`, type: 'string', length: 80 }) as const);
    const long = { name: 'Long__c', type: 'textarea', length: 131_072 } as const;
    await using bench = await startBench({ objects: [{ name: 'Wide__c', label: 'Wide', fields: [...fields, long] }] });
    const Long__c = '"é\n'.repeat(43_690) + 'éé';
    const row: Record<string, string> = { ...Object.fromEntries(fields.map(({ name }, at) => [name, `${at}`])), Long__c };
    expect(Long__c).toHaveLength(131_072);
    expect(briefly((await run(bench.org.bulk.insert('Wide__c', [row], { protocol }))).outcomes)).toEqual(['ok']);
    const names = Object.keys(row);
    const rows = bench.org.bulk.query(`SELECT ${names.join(', ')} FROM Wide__c`, { protocol });
    expect((await rows.columns()).map(({ name }) => name)).toEqual(names);
    const [found, ...others] = await rows.toArray();
    expect(others).toEqual([]);
    expect(names.filter((name) => found![name] !== row[name])).toEqual([]);
  });

  test('a header alone is an empty result, and nothing to load', async () => {
    await using bench = await startBench();
    const rows = bench.org.bulk.query('SELECT Id, Name, Owner.Name FROM Account', { protocol });
    expect(await rows.columns()).toEqual([{ name: 'Id' }, { name: 'Name' }, { name: 'Owner.Name' }]);
    expect(await rows.toArray()).toEqual([]);
    expect(await textOf(bench.org.bulk.query('SELECT Id, Name FROM Account', { protocol }).csv())).toBe('"Id","Name"\n');
  });

  test('a column named __proto__ is a column', async () => {
    await using bench = await startBench();
    const { org, local } = bench;
    const { outcomes } = await run(org.bulk.insert('Account', [JSON.parse('{"Name": "a", "__proto__": "b"}')], { protocol }));
    expect(outcomes).toMatchObject([{ status: 'notProcessed', reason: expect.stringContaining('Field name not found : __proto__') }]);
    local.load({ Account: [{ Name: 'a' }] });
    const operation = protocol === '1.0' ? 'bulk1.getBatchResultData' : 'bulk2.getQueryJobResults';
    const headers = { 'content-type': 'text/csv', 'sforce-locator': 'null', 'sforce-numberofrecords': '1' };
    const body = '"Id","__proto__","constructor","__proto__.Name"\n"1","b","c","d"\n';
    local.faults.add({ on: { operation }, kind: 'status', status: 200, headers, body });
    const [record] = await org.bulk.query('SELECT Id FROM Account', { protocol }).toArray();
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
    expect(Object.keys(record!)).toEqual(['type', 'Id', '__proto__', 'constructor']);
    expect([record!.constructor, ({} as any).Name]).toEqual(['c', undefined]);
  });
});
