import { describe, expect, it } from 'vitest';
import { ApiError } from '../../src/local-org/api-error.ts';
import {
  BulkQuery,
  type BulkQueryOptions,
  type BulkResult,
  queryFailure,
  resultBytes,
  resultParts,
} from '../../src/local-org/bulk/query/bulk-query.ts';
import type { RowSpan } from '../../src/local-org/bulk/query/query-result.ts';
import { create, remove, update } from '../../src/local-org/store/save.ts';
import { type Fixture, makeFixture } from './fixture.ts';

function prepare({ org }: Fixture, soql: string, options: Partial<BulkQueryOptions> = {}): BulkQuery {
  return new BulkQuery(org, { soql, userId: org.userId, includeDeleted: false, apiVersion: '62.0', format: 'csv', ...options });
}

/** The whole result as text. */
function read(fixture: Fixture, soql: string, options: Partial<BulkQueryOptions> = {}): string {
  const result = prepare(fixture, soql, options).run();
  return [...result.texts({ from: 0, to: result.length })].join('');
}

/** The spans, however many steps it takes to find them. */
function partsOf(result: BulkResult, maxBytes: number): RowSpan[] {
  const steps = resultParts(result, maxBytes);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

function failureOf(fixture: Fixture, soql: string, options: Partial<BulkQueryOptions> = {}): string {
  try {
    prepare(fixture, soql, options).run();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { exceptionCode, message } = queryFailure(error);
    return `${exceptionCode} : ${message}`;
  }
  return 'none';
}

function withContacts(): Fixture & { ids: string[] } {
  const fixture = makeFixture();
  const [account] = fixture.add({ type: 'Account', Name: 'Grand "Hotel", Inc', AnnualRevenue: '912260031', NumberOfEmployees: '12' });
  const ids = fixture.add(
    { type: 'Contact', LastName: 'One', AccountId: account!, Birthdate: '2015-05-15', HasOptedOutOfEmail: 'true' },
    { type: 'Contact', LastName: "O'Two & <co>", Description: 'two\nlines' },
  );
  return { ...fixture, ids };
}

describe('CSV', () => {
  it('quotes every cell, doubles quotes, and spells numbers, booleans and dateTimes as recorded results do', () => {
    const fixture = withContacts();
    const soql =
      'SELECT LastName, Account.Name, Account.AnnualRevenue, Account.NumberOfEmployees, HasOptedOutOfEmail, Birthdate, CreatedDate FROM Contact';
    expect(read(fixture, soql)).toBe(
      [
        '"LastName","Account.Name","Account.AnnualRevenue","Account.NumberOfEmployees","HasOptedOutOfEmail","Birthdate","CreatedDate"',
        '"One","Grand ""Hotel"", Inc","9.12260031E8","12","true","2015-05-15","2024-06-21T12:00:00.000Z"',
        '"O\'Two & <co>","","","","false","","2024-06-21T12:00:00.000Z"',
        '',
      ].join('\n'),
    );
  });

  it('has columns as they were selected, or, for 2.0 up to 49.0, in the order of their names', () => {
    const fixture = withContacts();
    expect(read(fixture, 'SELECT LastName, Id, Account.Name FROM Contact LIMIT 0')).toBe('"LastName","Id","Account.Name"\n');
    expect(read(fixture, 'SELECT LastName, Id, Account.Name FROM Contact LIMIT 0', { protocol: '2.0', apiVersion: '49.0' })).toBe(
      '"Account.Name","Id","LastName"\n',
    );
  });
});

describe('JSON of Bulk API 1.0', () => {
  it('is laid out as the answer recorded at 62.0: attributes, milliseconds, parents inside, nulls', () => {
    const fixture = withContacts();
    const [first] = fixture.ids;
    const soql = `SELECT Id, Account.Name, Account.AnnualRevenue, Birthdate, CreatedDate, Phone FROM Contact WHERE Id = '${first}'`;
    const [account] = fixture.query('SELECT Id FROM Account');
    expect(read(fixture, soql, { format: 'json' })).toBe(`[ {
  "attributes" : {
    "type" : "Contact",
    "url" : "/services/data/v62.0/sobjects/Contact/${first}"
  },
  "Id" : "${first}",
  "Account" : {
    "attributes" : {
      "type" : "Account",
      "url" : "/services/data/v62.0/sobjects/Account/${String(account!.Id)}"
    },
    "Name" : "Grand \\"Hotel\\", Inc",
    "AnnualRevenue" : 9.12260031E8
  },
  "Birthdate" : ${Date.UTC(2015, 4, 15)},
  "CreatedDate" : ${Date.UTC(2024, 5, 21, 12)},
  "Phone" : null
} ]`);
  });

  it('runs TYPEOF, as a recorded job of 62.0 did, and has no text for a parent that is not there', () => {
    const fixture = withContacts();
    const [whoId] = fixture.ids;
    fixture.add({ type: 'Task', Subject: 'call', WhoId: whoId! });
    const soql = 'SELECT TYPEOF Who WHEN Contact THEN LastName, Email ELSE Id END, Subject, What.Name FROM Task';
    const [task] = JSON.parse(read(fixture, soql, { format: 'json' }));
    expect(task.Who).toEqual({
      attributes: { type: 'Contact', url: `/services/data/v62.0/sobjects/Contact/${whoId}` },
      LastName: 'One',
      Email: null,
    });
    expect([task.Subject, task.What]).toEqual(['call', null]);
  });

  it('is an empty list for no rows', () => {
    expect(read(withContacts(), "SELECT Id FROM Contact WHERE LastName = 'nobody'", { format: 'json' })).toBe('[ ]');
  });
});

describe('XML of Bulk API 1.0', () => {
  it('has Id twice, escaped text, nil elements and parents as records', () => {
    const fixture = withContacts();
    const [, second] = fixture.ids;
    const soql = `SELECT Id, LastName, Account.Name, Description, DoNotCall FROM Contact WHERE Id = '${second}'`;
    expect(read(fixture, soql, { format: 'xml' })).toBe(`<?xml version="1.0" encoding="UTF-8"?><queryResult
   xmlns="http://www.force.com/2009/06/asyncapi/dataload"
   xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
 <records xsi:type="sObject">
  <type>Contact</type>
  <Id>${second}</Id>
  <Id>${second}</Id>
  <LastName>O&apos;Two &amp; &lt;co&gt;</LastName>
  <Account xsi:nil="true"/>
  <Description>two
lines</Description>
  <DoNotCall>false</DoNotCall>
 </records>
</queryResult>`);
  });

  it('has one nil Id where none was selected, and is an empty element for no rows', () => {
    const fixture = withContacts();
    expect(read(fixture, 'SELECT LastName FROM Contact LIMIT 1', { format: 'xml' })).toContain(
      '<type>Contact</type>\n  <Id xsi:nil="true"/>\n  <LastName>One</LastName>',
    );
    expect(read(fixture, "SELECT Id FROM Contact WHERE LastName = 'nobody'", { format: 'xml' })).toMatch(
      /^<\?xml[^<]*<queryResult\n[^<]* \/>$/,
    );
  });
});

describe('children, in Bulk API 1.0', () => {
  const soql = 'SELECT Name, (SELECT LastName FROM Contacts) FROM Account';

  it('are a list of their own in JSON', () => {
    const fixture = withContacts();
    fixture.add({ type: 'Account', Name: 'Without' });
    const [first, second] = JSON.parse(read(fixture, soql, { format: 'json' }));
    expect(first.Contacts).toMatchObject({ totalSize: 1, done: true, records: [{ attributes: { type: 'Contact' }, LastName: 'One' }] });
    expect(second.Contacts).toBeNull();
  });

  it('are a result of their own in XML', () => {
    const text = read(withContacts(), soql, { format: 'xml' });
    expect(text).toContain(`
  <Contacts xsi:type="QueryResult">
   <done>true</done>
   <queryLocator xsi:nil="true"/>
   <records xsi:type="sObject">
    <type>Contact</type>
    <Id xsi:nil="true"/>
    <LastName>One</LastName>
   </records>
   <size>1</size>
  </Contacts>`);
  });
});

describe('what bulk queries refuse', () => {
  const refused = (text: string): string =>
    `InvalidBatch : Failed to process query: FUNCTIONALITY_NOT_ENABLED: ${text} not supported in Bulk Query`;

  it.each([
    ['SELECT BillingAddress FROM Account', 'Selecting compound data'],
    ['SELECT Account.BillingAddress FROM Contact', 'Selecting compound data'],
    ['SELECT FIELDS(STANDARD) FROM Account', 'Selecting compound data'],
    ['SELECT COUNT() FROM Account', 'Aggregate Relationships'],
    ['SELECT MAX(NumberOfEmployees) most FROM Account', 'Aggregate Relationships'],
    ['SELECT Name FROM Account GROUP BY Name', 'Aggregate Relationships'],
    ['SELECT Id FROM Account LIMIT 5 OFFSET 5', 'OFFSET'],
    ['SELECT TYPEOF Who WHEN Contact THEN LastName END FROM Task', 'TYPEOF'],
  ])('%s', (soql, what) => {
    expect(failureOf(makeFixture(), soql)).toBe(refused(what));
  });

  it('refuses children in CSV, in the words that salesforcer knows for each API', () => {
    const soql = 'SELECT Name, (SELECT Id FROM Contacts) FROM Account';
    expect(failureOf(makeFixture(), soql)).toBe(
      'FeatureNotEnabled : Aggregate Relationships not supported in Bulk Query with CSV content type',
    );
  });

  it('says on one line what is wrong with a query, as a recorded stateMessage does', () => {
    const text = failureOf(makeFixture(), 'SELECT ASDFASfgsds FROM Contact');
    expect(text).toBe(
      "InvalidBatch : Failed to process query: INVALID_FIELD:  SELECT ASDFASfgsds FROM Contact        ^ ERROR at Row:1:Column:8 No such column 'ASDFASfgsds' on entity 'Contact'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.",
    );
  });

  it('refuses a query for another object than the job has', () => {
    expect(failureOf(makeFixture(), 'SELECT Id FROM Contact', { object: 'Account' })).toBe(
      'InvalidBatch : Failed to process query: INVALID_TYPE_FOR_OPERATION: The root entity of the requested query (Contact) does not match the entity of the requested Bulk API Job (Account).',
    );
  });

  it('takes semi-joins, filters on parents and functions of fields', () => {
    const fixture = withContacts();
    expect(read(fixture, "SELECT LastName FROM Contact WHERE AccountId IN (SELECT Id FROM Account WHERE Name LIKE 'Grand%')")).toBe(
      '"LastName"\n"One"\n',
    );
    expect(read(fixture, 'SELECT LastName FROM Contact WHERE Account.NumberOfEmployees > 3 AND CALENDAR_YEAR(Birthdate) = 2015')).toContain(
      '"One"',
    );
  });
});

describe('a result', () => {
  it('stays what was found, also of parents, whatever is saved later', () => {
    const fixture = withContacts();
    const [account] = fixture.query('SELECT Id FROM Account');
    const formats = ['csv', 'json', 'xml'] as const;
    const results = formats.map((format) => prepare(fixture, 'SELECT LastName, Account.Name FROM Contact', { format }).run());
    const before = results.map((result) => [...result.texts({ from: 0, to: result.length })].join(''));
    update(fixture.context, [
      { type: 'Contact', Id: fixture.ids[0]!, LastName: 'changed' },
      { type: 'Account', Id: String(account!.Id), Name: 'changed' },
    ]);
    create(fixture.context, [{ type: 'Contact', LastName: 'new' }]);
    expect(results.map((result) => [...result.texts({ from: 0, to: result.length })].join(''))).toEqual(before);
    expect(read(fixture, 'SELECT LastName, Account.Name FROM Contact')).toContain('"changed","changed"');
  });

  it('is written in pieces of some 64 KB, each when it is asked for', () => {
    let rows = 0;
    function* texts(): Generator<string> {
      for (; rows < 1_000; rows++) yield 'x'.repeat(1_000);
    }
    const pieces = resultBytes({ length: 1_000, texts }, { from: 0, to: 1_000 })[Symbol.iterator]();
    expect(pieces.next().value?.byteLength).toBe(66_000);
    expect(rows).toBe(65);
    let last = 0;
    for (let piece = pieces.next(); piece.done !== true; piece = pieces.next()) last = piece.value.byteLength;
    expect(last).toBe(10_000);
  });

  it('is cut into files by bytes, each with a header of its own and at least one row', () => {
    const fixture = makeFixture();
    fixture.add(...Array.from({ length: 10 }, (_, at) => ({ type: 'Account', Name: `Account ${at}` })));
    const result = prepare(fixture, 'SELECT Name FROM Account').run();
    // "Name"\n is 7 bytes, "Account 0"\n 12.
    const spans = (maxBytes: number): string[] => partsOf(result, maxBytes).map(({ from, to }) => `${from}-${to}`);
    expect(spans(7 + 4 * 12)).toEqual(['0-4', '4-8', '8-10']);
    expect(spans(7 + 4 * 12 - 1)).toEqual(['0-3', '3-6', '6-9', '9-10']);
    expect(spans(1)).toHaveLength(10);
    expect(spans(1_000)).toEqual(['0-10']);
    const parts = partsOf(result, 55).map((span) => [...result.texts(span)].join(''));
    expect(parts.every((part) => part.startsWith('"Name"\n') && part.length <= 55)).toBe(true);
    const nothing = prepare(fixture, "SELECT Name FROM Account WHERE Name = 'nobody'").run();
    expect(partsOf(nothing, 100)).toEqual([{ from: 0, to: 0 }]);
  });

  it('sees deleted rows for queryAll alone', () => {
    const fixture = withContacts();
    const soql = 'SELECT LastName, IsDeleted FROM Contact';
    remove(fixture.context, [fixture.ids[0]!]);
    expect(read(fixture, soql)).not.toContain('"One"');
    expect(read(fixture, soql, { includeDeleted: true })).toContain('"One","true"');
  });
});

describe('primary key chunking', () => {
  it('cuts the ids of a table, used or not, into ranges that together find every row once', () => {
    const fixture = makeFixture();
    const ids = fixture.add(...Array.from({ length: 100 }, (_, at) => ({ type: 'Account', Name: `Account ${at}` })));
    remove(fixture.context, ids.slice(10, 20));
    const query = prepare(fixture, 'SELECT Id FROM Account');
    const chunks = query.chunks(7);
    expect(chunks).toHaveLength(15);
    expect(chunks[0]!.from).toBe(ids[0]!.slice(0, 15));
    // Base 62 counts on from 9 to A, and from z to the next place.
    expect(chunks.map(({ from }) => from.slice(-2)).slice(0, 10)).toEqual(['01', '08', '0F', '0M', '0T', '0a', '0h', '0o', '0v', '12']);
    for (const [at, chunk] of chunks.entries()) if (at > 0) expect(chunk.from).toBe(chunks[at - 1]!.to);
    const found = chunks.map((chunk) => query.run(chunk).length);
    expect(found.slice(0, 3)).toEqual([7, 3, 1]);
    expect(found.reduce((sum, each) => sum + each, 0)).toBe(90);
    expect(query.chunks(50, ids[60]).map(({ from }) => from)).toEqual([ids[60]!.slice(0, 15)]);
    expect(prepare(fixture, 'SELECT Id FROM Lead').chunks(100)).toEqual([]);
  });

  it.each([
    ["SELECT Id FROM Account WHERE Name != 'x' AND (NOT Phone = null)", true],
    ['SELECT Id FROM Account ORDER BY Name', false],
    ['SELECT Id FROM Account LIMIT 10', false],
    ["SELECT Id FROM Account WHERE Id > '001000000000000'", false],
    ["SELECT Id FROM Account WHERE Name = 'x' OR Id IN ('001000000000000')", false],
    ['SELECT Id FROM Contact WHERE AccountId IN (SELECT Id FROM Account)', false],
    ['SELECT Id FROM Organization', false],
  ])('%s: %s', (soql, expected) => {
    expect(prepare(makeFixture(), soql).isChunkable).toBe(expected);
  });
});
