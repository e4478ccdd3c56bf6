import { type Column, type ColumnarPage, type SObject, valueAt } from 'forcewire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExtractRig } from '../bulk/extract/extract-rig.ts';

const ROWS = 700;
const SOQL =
  'SELECT Id, Name, Industry, NumberOfEmployees, AnnualRevenue, IsDeleted, CreatedDate, Description, Owner.Name, Parent.Name FROM Account ORDER BY CreatedDate, Id';

let rig: ExtractRig;
beforeAll(async () => {
  rig = await ExtractRig.start();
  rig.addAccounts(ROWS, (at) => ({
    Industry: ['Banking', 'Energy', undefined][at % 3],
    NumberOfEmployees: at % 2 === 0 ? at : undefined,
    AnnualRevenue: at % 5 === 0 ? at / 4 : undefined,
    Description: at % 3 === 0 ? `"${at}"\nÜ 漢 😀` : undefined,
  }));
});
afterAll(() => rig[Symbol.asyncDispose]());

async function cellsOf(pages: AsyncIterable<ColumnarPage>): Promise<{ names: string[]; cells: unknown[][]; pages: ColumnarPage[] }> {
  const all: ColumnarPage[] = [];
  for await (const page of pages) all.push(page);
  const cells = all.flatMap(({ rows, columns }) => Array.from({ length: rows }, (_, row) => columns.map((column) => valueAt(column, row))));
  return { names: all[0]!.columns.map(({ name }) => name), cells, pages: all };
}

function cellsOfRecords(records: readonly SObject[], columns: readonly Column[]): unknown[][] {
  const read = (record: any, path: string[]): unknown => path.reduce((value, name) => value?.[name] ?? null, record);
  return records.map((record) => columns.map(({ name }) => read(record, name.split('.'))));
}

describe.each([
  ['SOAP', (options: object) => rig.org.query(SOQL, { batchSize: 200, ...options })],
  ['Bulk 2.0', (options: object) => rig.org.bulk.query(SOQL, { pageRows: 300, ...options })],
  ['Bulk 1.0', (options: object) => rig.org.bulk.query(SOQL, { protocol: '1.0', ...options })],
] as const)('columns by %s', (_name, query) => {
  it.each([{}, { typed: true }, { typed: { decimals: 'string' } }])('are the rows, cell by cell, with %o', async (options) => {
    const rows = query(options);
    const columns = await rows.columns();
    const columnar = await cellsOf(rows.columnar());
    expect(columnar.names).toEqual(columns.map(({ name }) => name));
    expect(columnar.cells).toHaveLength(ROWS);
    expect(columnar.cells).toEqual(cellsOfRecords((await query(options).toArray()) as SObject[], columns));
  });

  it('are dictionaries where texts repeat, and plain where they do not', async () => {
    const { pages } = await cellsOf(query({ typed: true }).columnar());
    const kinds = Object.fromEntries(pages[0]!.columns.map(({ name, kind }) => [name, kind]));
    expect(kinds).toEqual({
      Id: 'text',
      Name: 'text',
      Industry: 'dictionary',
      NumberOfEmployees: 'numbers',
      AnnualRevenue: 'numbers',
      IsDeleted: 'booleans',
      CreatedDate: 'times',
      Description: 'text',
      'Owner.Name': 'dictionary',
      'Parent.Name': 'dictionary',
    });
  });

  it('end where the limit says, and are read once', async () => {
    const rows = query({ limit: 250 });
    expect((await cellsOf(rows.columnar())).cells).toHaveLength(250);
    await expect((async () => cellsOf(rows.columnar()))()).rejects.toMatchObject({ code: 'ALREADY_READ' });
  });

  it('are no pages where there are no rows', async () => {
    const none: ColumnarPage[] = [];
    for await (const page of query({ limit: 0 }).columnar()) none.push(page);
    expect(none).toEqual([]);
  });
});

it('a reading of columns that was left goes on behind the last page', async () => {
  const rows = rig.org.bulk.query(SOQL, { pageRows: 300 });
  let taken = 0;
  for await (const page of rows.columnar()) {
    taken += page.rows;
    break;
  }
  const { cells } = await cellsOf(rig.org.bulk.attach(rows.handle!, { cursor: rows.cursor!, pageRows: 300 }).columnar());
  expect(taken + cells.length).toBe(ROWS);
});

it('records with children have no columns', async () => {
  const rows = rig.org.query('SELECT Id, (SELECT Id FROM Contacts) FROM Account');
  rig.local.load({ Contact: [{ LastName: 'Byrne', AccountId: (await rig.org.query('SELECT Id FROM Account').first())!.Id }] });
  await expect(cellsOf(rows.columnar())).rejects.toMatchObject({
    code: 'INVALID_OPTION',
    message: expect.stringContaining('columnar() has no place for the records of Contacts'),
  });
});
