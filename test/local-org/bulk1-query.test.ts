import { beforeEach, describe, expect, test } from 'vitest';
import { makeRecordId, toShortId } from '../../src/local-org/store/record-id.ts';
import { create, remove } from '../../src/local-org/store/save.ts';
import { Bulk1Client, errorOf, expectValidDocuments, parse } from './bulk1-client.ts';

// How query batches answer, after the Bulk API guide and recorded results.

let client: Bulk1Client;

function start(options: ConstructorParameters<typeof Bulk1Client>[0] = {}): void {
  client = new Bulk1Client(options);
  const context = client.org.saveContext({ userId: client.org.userId });
  const rows = ['Oslo', 'Bergen', 'Say "hi"'].map((Name, at) => ({
    type: 'City__c',
    Name,
    Country__c: 'NO',
    Population__c: `${at * 10_000_000}`,
  }));
  create(context, rows);
}

beforeEach(() => start());
expectValidDocuments();

const QUERY = { operation: 'query', object: 'City__c' };
const CONTENT = { CSV: 'text/csv', XML: 'application/xml', JSON: 'application/json' } as const;

interface QueryRun {
  readonly jobId: string;
  readonly batchId: string;
  readonly info: Readonly<Record<string, unknown>>;
}

async function query(
  soql: string,
  fields: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<QueryRun> {
  const contentType = (fields.contentType ?? 'CSV') as keyof typeof CONTENT;
  const jobId = await client.openJob({ ...QUERY, ...fields, contentType }, headers);
  const batchId = await client.openBatch(jobId, soql, CONTENT[contentType]);
  await client.finish();
  return { jobId, batchId, info: await client.batch(jobId, batchId) };
}

/** The files of a batch's result, by the list of their ids. */
async function files({ jobId, batchId }: QueryRun): Promise<string[]> {
  const { text } = await client.result(jobId, batchId);
  const ids = [...text.matchAll(/752\w{12}\b/g)].map(String);
  return Promise.all(ids.map(async (id) => (await client.send('GET', `job/${jobId}/batch/${batchId}/result/${id}`)).text));
}

describe('a query', () => {
  test('lists its result files in XML on one line, by ids of 15 characters', async () => {
    const run = await query('SELECT Name FROM City__c');
    expect(run.info).toMatchObject({ state: 'Completed', numberRecordsProcessed: '3' });
    const { text, headers } = await client.result(run.jobId, run.batchId);
    expect(headers['content-type']).toBe('application/xml');
    expect(text).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?><result-list xmlns="http:\/\/www.force.com\/2009\/06\/asyncapi\/dataload"><result>752\w{12}<\/result><\/result-list>$/,
    );
  });

  test('of a CSV job has every cell quoted, numbers as doubles, lines that end with LF', async () => {
    const run = await query("SELECT Name, Population__c, Admin_Code__c FROM City__c WHERE Country__c = 'NO' ORDER BY Population__c");
    expect(await files(run)).toEqual([
      '"Name","Population__c","Admin_Code__c"\n"Oslo","0.0",""\n"Bergen","1.0E7",""\n"Say ""hi""","2.0E7",""\n',
    ]);
    const [id] = /752\w{12}/.exec((await client.result(run.jobId, run.batchId)).text)!;
    const { headers } = await client.send('GET', `job/${run.jobId}/batch/${run.batchId}/result/${id}`);
    expect(headers['content-type']).toBe('text/csv');
  });

  test('of a CSV job without rows says so in place of a header', async () => {
    expect(await files(await query("SELECT Name FROM City__c WHERE Name = 'Nowhere'"))).toEqual(['Records not found for this query']);
  });

  test('of an XML job has Id twice, or nil when it was not selected', async () => {
    const [ids] = await files(await query("SELECT Id, Name, Admin_Code__c FROM City__c WHERE Name = 'Oslo'", { contentType: 'XML' }));
    const [id] = /a\w{17}/.exec(ids!)!;
    expect(ids!.replace(/\s*\n\s*/g, '')).toContain(
      `<records xsi:type="sObject"><type>City__c</type><Id>${id}</Id><Id>${id}</Id><Name>Oslo</Name><Admin_Code__c xsi:nil="true"/></records>`,
    );
    const [none] = await files(await query('SELECT Name FROM City__c LIMIT 1', { contentType: 'XML' }));
    expect(none!.replace(/\s*\n\s*/g, '')).toContain('<type>City__c</type><Id xsi:nil="true"/><Name>Oslo</Name>');
    expect(parse(none!).queryResult.records.Name).toBe('Oslo');
  });

  test('of a JSON job has a bare list of ids, records with attributes, and times in milliseconds', async () => {
    const run = await query("SELECT Id, Name, CreatedDate, Admin_Code__c FROM City__c WHERE Name = 'Oslo'", { contentType: 'JSON' });
    expect(run.info).toMatchObject({ state: 'Completed', stateMessage: null });
    const list = (await client.result(run.jobId, run.batchId)).text;
    expect(list).toMatch(/^\["752\w{12}"\]$/);
    const [text] = await files(run);
    const [record] = JSON.parse(text!);
    expect(record).toMatchObject({ Name: 'Oslo', CreatedDate: Date.parse('2024-06-21T12:00:00Z'), Admin_Code__c: null });
    expect(record.attributes).toEqual({ type: 'City__c', url: `/services/data/v62.0/sobjects/City__c/${record.Id}` });
    expect(text).toMatch(/^\[ \{\n {2}"attributes" : \{\n {4}"type" : "City__c",/);
  });

  test('of more bytes than a file may have has several files, each with its header', async () => {
    start({ bulk: { bytesPerResult: 20 } });
    expect(await files(await query('SELECT Name FROM City__c'))).toEqual([
      '"Name"\n"Oslo"\n',
      '"Name"\n"Bergen"\n',
      '"Name"\n"Say ""hi"""\n',
    ]);
  });

  test('finds deleted rows as queryAll alone', async () => {
    const { rows } = client.org.store.table('City__c')!;
    remove(client.org.saveContext({ userId: client.org.userId }), [rows[0]![0] as string]);
    expect((await files(await query('SELECT Name FROM City__c')))[0]).not.toContain('Oslo');
    expect((await files(await query('SELECT Name FROM City__c', { operation: 'queryAll' })))[0]).toContain('Oslo');
  });

  test('shows the SOQL as its request', async () => {
    const { jobId, batchId } = await query('SELECT Name FROM City__c');
    expect((await client.send('GET', `job/${jobId}/batch/${batchId}/request`)).text).toBe('SELECT Name FROM City__c');
  });

  test.each([
    ['SELECT Nonsense FROM City__c', /^InvalidBatch : Failed to process query: INVALID_FIELD: /],
    ['SELECT Name FROM', /^InvalidBatch : Failed to process query: MALFORMED_QUERY: /],
    ['SELECT COUNT() FROM City__c', /^InvalidBatch : Failed to process query: FUNCTIONALITY_NOT_ENABLED: /],
    ['SELECT Name FROM Account', /^InvalidBatch : Failed to process query: /],
    ['', /^InvalidBatch : Failed to process query: MALFORMED_QUERY: /],
  ])('that cannot be fails its batch: %s', async (soql, expected) => {
    const { jobId, batchId, info } = await query(soql);
    expect(info).toMatchObject({ state: 'Failed', stateMessage: expect.stringMatching(expected) });
    expect(errorOf(await client.result(jobId, batchId))).toBe('400 InvalidBatch: Records not processed');
  });

  test('has no other files than those of its list', async () => {
    const { jobId, batchId } = await query('SELECT Name FROM City__c');
    const answer = await client.send('GET', `job/${jobId}/batch/${batchId}/result/752000000000000`);
    expect(errorOf(answer)).toBe('400 InvalidBatch: Invalid result id: 752000000000000');
  });

  test('that takes too long to fetch fails after thirty attempts', async () => {
    start({ bulk: { msPerRecord: 200_000 } });
    expect((await query('SELECT Name FROM City__c')).info).toMatchObject({
      state: 'Failed',
      stateMessage: 'InternalServerError : Retried more than thirty times',
    });
  });
});

describe('primary key chunking', () => {
  /** 250 cities in all. */
  function fill(): void {
    const context = client.org.saveContext({ userId: client.org.userId });
    create(
      context,
      Array.from({ length: 247 }, (_, at) => ({ type: 'City__c', Name: `City ${at}`, Country__c: at % 2 === 0 ? 'SE' : 'DK' })),
    );
  }

  const CHUNKS = { 'sforce-enable-pkchunking': 'chunkSize=100' };

  test('leaves the batch that was sent unprocessed, and asks for each range of ids in one of its own', async () => {
    fill();
    const run = await query('SELECT Id FROM City__c', {}, CHUNKS);
    const batches = await client.batches(run.jobId);
    expect(batches.map(({ state }) => state)).toEqual(['NotProcessed', 'Completed', 'Completed', 'Completed']);
    expect(batches.map(({ numberRecordsProcessed }) => numberRecordsProcessed)).toEqual(['0', '100', '100', '50']);
    expect(await client.job(run.jobId)).toMatchObject({
      numberBatchesTotal: '3',
      numberBatchesCompleted: '3',
      numberRecordsProcessed: '250',
    });
    const found = await Promise.all(batches.slice(1).map(async ({ id }) => (await files({ ...run, batchId: id! }))[0]!));
    const ids = found.flatMap((text) => text.trimEnd().split('\n').slice(1));
    expect(new Set(ids).size).toBe(250);
    expect(errorOf(await client.result(run.jobId, run.batchId))).toBe('400 InvalidBatch: Records not processed');
  });

  test('puts the range behind the condition of the query', async () => {
    fill();
    const run = await query("SELECT Id FROM City__c WHERE Country__c = 'SE' OR Country__c = 'DK'", {}, CHUNKS);
    const [, first] = await client.batches(run.jobId);
    const { text } = await client.send('GET', `job/${run.jobId}/batch/${first!.id}/request`);
    const prefix = client.org.store.table('City__c')!.object.keyPrefix;
    const [from, to] = [1, 101].map((number) => toShortId(makeRecordId(prefix, number)));
    expect(text).toBe(`SELECT Id FROM City__c WHERE (Country__c = 'SE' OR Country__c = 'DK') AND Id >= '${from}' AND Id < '${to}'`);
    const counts = (await client.batches(run.jobId)).map(({ numberRecordsProcessed }) => Number(numberRecordsProcessed));
    expect(counts.reduce((sum, each) => sum + each)).toBe(247);
  });

  test('counts soft-deleted rows, so that a chunk can be empty', async () => {
    fill();
    const { rows } = client.org.store.table('City__c')!;
    remove(
      client.org.saveContext({ userId: client.org.userId }),
      rows.slice(0, 100).map((row) => row[0] as string),
    );
    const run = await query('SELECT Id FROM City__c', {}, CHUNKS);
    const batches = await client.batches(run.jobId);
    expect(batches.map(({ numberRecordsProcessed }) => numberRecordsProcessed)).toEqual(['0', '0', '100', '50']);
    expect(await files({ ...run, batchId: batches[1]!.id! })).toEqual(['Records not found for this query']);
  });

  test('starts at a row, has 100,000 ids in a chunk unless told, and counts each batch of the day', async () => {
    fill();
    const prefix = client.org.store.table('City__c')!.object.keyPrefix;
    const startRow = makeRecordId(prefix, 201);
    const run = await query('SELECT Id FROM City__c', {}, { 'sforce-enable-pkchunking': `chunkSize=100; startRow=${startRow}` });
    expect((await client.batches(run.jobId)).map(({ numberRecordsProcessed }) => numberRecordsProcessed)).toEqual(['0', '50']);
    expect(client.org.bulk.batchesToday).toBe(2);
    const whole = await query('SELECT Id FROM City__c', {}, { 'sforce-enable-pkchunking': 'TRUE' });
    expect((await client.batches(whole.jobId)).map(({ numberRecordsProcessed }) => numberRecordsProcessed)).toEqual(['0', '250']);
    const off = await query('SELECT Id FROM City__c', {}, { 'sforce-enable-pkchunking': 'FALSE' });
    expect(off.info.state).toBe('Completed');
  });

  test.each([
    ['SELECT Id FROM City__c ORDER BY Name', 'City__c'],
    ["SELECT Id FROM City__c WHERE Id > 'a00000000000000'", 'City__c'],
    ['SELECT Id FROM City__c LIMIT 10', 'City__c'],
    ['SELECT Id FROM Profile', 'Profile'],
  ])('fails what cannot be split: %s', async (soql, object) => {
    const run = await query(soql, { object }, CHUNKS);
    expect(run.info).toMatchObject({ state: 'Failed', stateMessage: expect.stringMatching(/^InvalidBatch : Failed to process query: /) });
    expect(await client.batches(run.jobId)).toHaveLength(1);
  });

  test('says nothing to an insert', async () => {
    const jobId = await client.openJob({ operation: 'insert', object: 'City__c' }, CHUNKS);
    const batchId = await client.openBatch(jobId, 'Name\nA\n');
    await client.finish();
    expect(await client.batch(jobId, batchId)).toMatchObject({ state: 'Completed' });
  });
});
