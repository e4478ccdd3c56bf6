import { describe, expect, it } from 'vitest';
import { update } from '../../src/local-org/store/save.ts';
import { Bulk2Client, errorOf } from './bulk2-client.ts';

const HOUR = 3_600_000;

function withContacts(count: number, options: ConstructorParameters<typeof Bulk2Client>[0] = {}): Bulk2Client {
  const client = new Bulk2Client(options);
  client.create(Array.from({ length: count }, (_, at) => ({ type: 'Contact', LastName: `Last${at}`, FirstName: 'First' })));
  return client;
}

function namesOf(csv: string): string[] {
  return csv
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.replaceAll('"', ''));
}

describe('the life of a query job', () => {
  it('starts at UploadComplete and tells of itself what recorded jobs tell', async () => {
    const client = withContacts(5, { version: '58.0', bulk: { queuedMs: 1_000, msPerRecord: 20_000 } });
    const created = client.call('POST', 'query', { body: { operation: 'query', query: 'SELECT Id FROM Contact' } });
    const { id } = created.json;
    const stamped = (second: string, state: string): string =>
      `{"id":"${id}","operation":"query","object":"Contact","createdById":"${client.org.userId}","createdDate":"2024-06-21T12:00:00.000+0000","systemModstamp":"2024-06-21T12:00:${second}.000+0000","state":"${state}","concurrencyMode":"Parallel","contentType":"CSV","apiVersion":58.0`;
    const dialect = '"lineEnding":"LF","columnDelimiter":"COMMA"';
    expect([created.status, created.text]).toEqual([200, `${stamped('00', 'UploadComplete')},${dialect}}`]);
    const info = (): string => client.call('GET', `query/${id}`).text;
    expect(info()).toBe(`${stamped('00', 'UploadComplete')},"jobType":"V2Query",${dialect},"retries":0,"totalProcessingTime":0}`);
    await client.org.clock.advance(1_000);
    expect(info()).toBe(
      `${stamped('01', 'InProgress')},"jobType":"V2Query",${dialect},"numberRecordsProcessed":0,"retries":0,"totalProcessingTime":0}`,
    );
    await client.org.clock.advance(10_000);
    expect(info()).toBe(
      `${stamped('06', 'JobComplete')},"jobType":"V2Query",${dialect},"numberRecordsProcessed":5,"retries":0,"totalProcessingTime":5000}`,
    );
    expect(client.call('GET', `query/${id}/results`).text.split('\n')).toHaveLength(7);
  });

  it('says from 60.0 on whether its object can be chunked', async () => {
    const client = withContacts(1);
    const supported = async (soql: string): Promise<unknown> =>
      client.call('GET', `query/${await client.query(soql)}`).json.isPkChunkingSupported;
    expect([await supported('SELECT Id FROM Contact'), await supported('SELECT Id FROM Organization')]).toEqual([true, false]);
  });

  it('keeps what it found, whatever is saved later, for a week', async () => {
    const client = withContacts(2);
    const id = await client.query('SELECT LastName FROM Contact');
    const [row] = client.org.store.table('Contact')!.rows;
    update(client.org.saveContext({ userId: client.org.userId }), [{ type: 'Contact', Id: String(row![0]), LastName: 'changed' }]);
    client.create([{ type: 'Contact', LastName: 'new' }]);
    await client.org.clock.advance(6 * 24 * HOUR);
    expect(namesOf(client.call('GET', `query/${id}/results`).text)).toEqual(['Last0', 'Last1']);
    await client.org.clock.advance(25 * HOUR);
    expect(client.call('GET', `query/${id}/results`).status).toBe(404);
  });

  it('is aborted before its end, and deleted after it', async () => {
    const client = withContacts(1, { bulk: { queuedMs: 1_000 } });
    const { id } = client.call('POST', 'query', { body: { operation: 'query', query: 'SELECT Id FROM Contact' } }).json;
    const unfinished = 'Error encountered when deleting the job because the job is not terminated';
    expect(errorOf(client.call('DELETE', `query/${id}`))).toEqual([400, 'API_ERROR', unfinished]);
    expect(errorOf(client.call('GET', `query/${id}/results`)).slice(0, 2)).toEqual([400, 'INVALIDJOBSTATE']);
    expect(client.call('PATCH', `query/${id}`, { body: { state: 'Aborted' } }).json).toMatchObject({ id, state: 'Aborted' });
    await client.org.clock.advance(10_000);
    expect(client.call('GET', `query/${id}`).json).toMatchObject({ state: 'Aborted', numberRecordsProcessed: 0 });
    expect(errorOf(client.call('PATCH', `query/${id}`, { body: { state: 'Aborted' } }))[1]).toBe('INVALIDJOBSTATE');
    expect(client.call('DELETE', `query/${id}`).status).toBe(204);
    expect(client.call('GET', `query/${id}`).status).toBe(404);
    const done = await client.query('SELECT Id FROM Contact');
    const late = client.call('PATCH', `query/${done}`, { body: { state: 'Aborted' } });
    expect(errorOf(late)).toEqual([400, 'INVALIDJOBSTATE', 'Aborting already Completed Job not allowed']);
  });
});

describe('results', () => {
  it('come in one page unless asked otherwise, with the text null as locator and the number of rows', async () => {
    const client = withContacts(2_500);
    const id = await client.query('SELECT LastName, FirstName FROM Contact');
    const { headers, text } = client.call('GET', `query/${id}/results/`);
    expect(headers).toMatchObject({ 'sforce-locator': 'null', 'sforce-numberofrecords': '2500', 'content-type': 'text/csv' });
    expect(text.split('\n')).toHaveLength(2_502);
    expect(text.slice(0, 40)).toBe('"LastName","FirstName"\n"Last0","First"\n"');
  });

  it('are read page by page by maxRecords and locator, each page with a header and as often as one likes', async () => {
    const client = withContacts(25);
    const id = await client.query('SELECT LastName FROM Contact ORDER BY CreatedDate, Id');
    const pages: string[][] = [];
    const sizes: (string | undefined)[] = [];
    let locator = '';
    do {
      const read = (): ReturnType<Bulk2Client['call']> =>
        client.call('GET', `query/${id}/results?maxRecords=10${locator === '' ? '' : `&locator=${locator}`}`);
      const page = read();
      expect(read().text).toBe(page.text);
      expect(page.text.startsWith('"LastName"\n')).toBe(true);
      pages.push(namesOf(page.text));
      sizes.push(page.headers['sforce-numberofrecords']);
      locator = page.headers['sforce-locator']!;
    } while (locator !== 'null');
    expect(sizes).toEqual(['10', '10', '5']);
    expect(pages.flat()).toEqual(Array.from({ length: 25 }, (_, at) => `Last${at}`));
  });

  it('say with the header alone that nothing was found', async () => {
    const client = new Bulk2Client();
    const id = await client.query('SELECT Id, LastName FROM Contact');
    const { status, headers, text } = client.call('GET', `query/${id}/results`);
    expect([status, text, headers['sforce-locator'], headers['sforce-numberofrecords']]).toEqual([200, '"Id","LastName"\n', 'null', '0']);
    expect(client.call('GET', `query/${id}/resultPages`).json).toMatchObject({ done: true });
  });

  it('have columns in the order of their names up to 49.0', async () => {
    const soql = 'SELECT LastName, Id, Account.Name, CreatedDate FROM Contact';
    const header = async (version: string): Promise<string> => {
      const client = new Bulk2Client({ version });
      return client.call('GET', `query/${await client.query(soql)}/results`).text;
    };
    expect(await header('49.0')).toBe('"Account.Name","CreatedDate","Id","LastName"\n');
    expect(await header('50.0')).toBe('"LastName","Id","Account.Name","CreatedDate"\n');
  });

  it('are written in the dialect of the job', async () => {
    const client = withContacts(1);
    const id = await client.query('SELECT LastName, FirstName FROM Contact', { columnDelimiter: 'PIPE', lineEnding: 'CRLF' });
    expect(client.call('GET', `query/${id}/results`).text).toBe('"LastName"|"FirstName"\r\n"Last0"|"First"\r\n');
  });

  it('of queryAll have deleted rows, too', async () => {
    const client = withContacts(2);
    const ids = client.org.store.table('Contact')!.rows.map((row) => String(row[0]));
    client.ingest({ object: 'Contact', operation: 'delete' }, `Id\n${ids[0]}\n`);
    await client.org.clock.advance(1_000);
    const names = async (operation: string): Promise<string[]> => {
      const id = await client.query('SELECT LastName FROM Contact', { operation });
      return namesOf(client.call('GET', `query/${id}/results`).text);
    };
    expect([await names('query'), await names('queryAll')]).toEqual([['Last1'], ['Last0', 'Last1']]);
  });

  it('have addresses of parallel pages from 58.0 on, five in one answer, which together are the whole', async () => {
    const client = withContacts(23, { bulk: { rowsPerResultPage: 3 } });
    const id = await client.query('SELECT LastName FROM Contact');
    const first = client.call('GET', `query/${id}/resultPages`).json;
    expect(first.resultPages).toHaveLength(5);
    expect(first).toMatchObject({
      done: false,
      nextRecordsUrl: expect.stringMatching(`^/services/data/v62.0/jobs/query/${id}/resultPages\\?locator=`),
    });
    const second = client.call('GET', first.nextRecordsUrl.split('/jobs/')[1].replace('resultPages', 'resultpages')).json;
    expect([second.done, second.nextRecordsUrl, second.resultPages.length]).toEqual([true, null, 3]);
    const pages = [...first.resultPages, ...second.resultPages].map(({ resultUrl }) => client.call('GET', resultUrl.split('/jobs/')[1]));
    expect(pages.flatMap(({ text }) => namesOf(text))).toEqual(Array.from({ length: 23 }, (_, at) => `Last${at}`));
    const old = new Bulk2Client({ version: '57.0' });
    expect(old.call('GET', `query/${await old.query('SELECT Id FROM Contact')}/resultPages`).status).toBe(404);
  });

  it('are refused to another API version with 409, and for locators that are none', async () => {
    const client = withContacts(1);
    const id = await client.query('SELECT Id FROM Contact');
    expect(errorOf(client.call('GET', `query/${id}/results`, { version: '61.0' }))[0]).toBe(409);
    expect(client.call('GET', `query/${id}`, { version: '61.0' }).status).toBe(200);
    for (const locator of ['null', 'MTAwMDA', '%00']) {
      expect(errorOf(client.call('GET', `query/${id}/results?locator=${locator}`)).slice(0, 2)).toEqual([400, 'INVALID_QUERY_LOCATOR']);
    }
    expect(errorOf(client.call('GET', `query/${id}/results?maxRecords=0`))[0]).toBe(400);
  });
});

describe('queries that are refused', () => {
  const refusal = (body: object, options = {}): unknown => errorOf(new Bulk2Client(options).call('POST', 'query', { body }));

  it.each([
    ['SELECT BillingAddress FROM Account', 'API_ERROR', 'Selecting compound data not supported in Bulk Query'],
    ['SELECT COUNT() FROM Account', 'API_ERROR', 'Aggregate Relationships not supported in Bulk Query'],
    [
      'SELECT Id, (SELECT Id FROM Contacts) FROM Account',
      'API_ERROR',
      'Aggregate Relationships not supported in Bulk V2 Query with CSV content type',
    ],
    ['SELEKT Id FROM Account', 'MALFORMED_QUERY', 'unexpected token: SELEKT'],
    ['SELECT Foo FROM Account', 'INVALID_FIELD', expect.stringContaining("No such column 'Foo' on entity 'Account'")],
    ['SELECT Id FROM Foo', 'INVALID_TYPE', expect.stringContaining("sObject type 'Foo' is not supported")],
  ])('%s', (query, code, message) => {
    expect(refusal({ operation: 'query', query })).toEqual([400, code, message]);
  });

  it('for other operations, and beyond the jobs of a day', () => {
    const query = 'SELECT Id FROM Account';
    expect(refusal({ operation: 'insert', query })).toEqual([
      400,
      'API_ERROR',
      "Invalid value: 'insert' supplied for property: 'operation'",
    ]);
    expect(refusal({ operation: 'query', query }, { bulk: { dailyQueryJobs: 0 } })).toEqual([
      400,
      'LIMIT_EXCEEDED',
      'Max bulk v2 query jobs (0) per 24 hrs has been reached (1)',
    ]);
  });
});
