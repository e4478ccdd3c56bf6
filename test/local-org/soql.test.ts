import { describe, expect, it } from 'vitest';
import type { ApiError } from '../../src/local-org/api-error.ts';
import { runQuery } from '../../src/local-org/soql/run-query.ts';
import { remove } from '../../src/local-org/store/save.ts';
import { makeFixture, NOON } from './fixture.ts';

const fixture = makeFixture();
const { add, query, org } = fixture;
const [acme, blank, globex] = add(
  { type: 'Account', Name: 'Acme', Industry: 'Banking', AnnualRevenue: '100', NumberOfEmployees: '5', External_Id__c: 'A1' },
  { type: 'Account', Name: 'Blank' },
  { type: 'Account', Name: 'Globex_50%', Industry: 'energy', AnnualRevenue: '301', ParentId: undefined, External_Id__c: 'G1' },
) as [string, string, string];
const [ada, ben, cyd] = add(
  { type: 'Contact', LastName: 'Ada', AccountId: acme, Birthdate: '1990-05-01', DoNotCall: 'true' },
  { type: 'Contact', LastName: 'Ben', AccountId: acme, Birthdate: '2000-01-01' },
  { type: 'Contact', LastName: "O'Cyd" },
) as [string, string, string];
const [gone] = add({ type: 'Contact', LastName: 'Gone', AccountId: acme });
remove(fixture.context, [gone!]);
add({ type: 'Task', Subject: 'call', WhoId: ada, WhatId: globex });

const names = (where: string): unknown[] => query(`SELECT Name FROM Account WHERE ${where}`).map((record) => record.Name);

describe('WHERE', () => {
  it.each<[string, string[]]>([
    ["Name = 'ACME'", ['Acme']],
    ["Name != 'acme'", ['Blank', 'Globex_50%']],
    ["Industry != 'Banking'", ['Blank', 'Globex_50%']],
    ['Industry = null', ['Blank']],
    ['Industry != null', ['Acme', 'Globex_50%']],
    ["NOT Industry = 'Banking'", ['Blank', 'Globex_50%']],
    ["(NOT Industry = 'Banking') AND AnnualRevenue > 0", ['Globex_50%']],
    ['AnnualRevenue < 1000', ['Acme', 'Globex_50%']],
    ['AnnualRevenue >= 300.5', ['Globex_50%']],
    ['AnnualRevenue > 1e2', ['Globex_50%']],
    ["Name > 'ACME'", ['Blank', 'Globex_50%']],
    ["Name LIKE 'a%'", ['Acme']],
    ["Name LIKE '_cm_'", ['Acme']],
    ["Name LIKE 'acm'", []],
    ["Name LIKE '%\\_50\\%'", ['Globex_50%']],
    ["Name LIKE '%x_5%'", ['Globex_50%']],
    ["Industry LIKE '%'", ['Acme', 'Globex_50%']],
    ["Name = 'Globex\\_50\\%'", ['Globex_50%']],
    ["Industry IN ('banking', 'Other')", ['Acme']],
    ["Industry IN ('banking', null)", ['Acme', 'Blank']],
    ["Industry NOT IN ('banking')", ['Blank', 'Globex_50%']],
    ["Name = 'Acme' OR (Name = 'Blank' AND Industry = null)", ['Acme', 'Blank']],
    ["External_Id__c = 'a1'", ['Acme']],
    ["External_Id__c IN ('g1', 'A1', 'nope')", ['Acme', 'Globex_50%']],
    ['Id IN (SELECT AccountId FROM Contact)', ['Acme']],
    ["Id NOT IN (SELECT AccountId FROM Contact WHERE LastName = 'Ada')", ['Blank', 'Globex_50%']],
    ['CreatedDate = TODAY', ['Acme', 'Blank', 'Globex_50%']],
    ['CreatedDate < TODAY', []],
    ['CreatedDate = LAST_N_DAYS:3', ['Acme', 'Blank', 'Globex_50%']],
    ['CreatedDate > YESTERDAY', ['Acme', 'Blank', 'Globex_50%']],
    ['CreatedDate = 2024-06-21T14:00:00+02:00', ['Acme', 'Blank', 'Globex_50%']],
    ['CreatedDate > 2024-06-21T12:00:00.000Z', []],
    ['IsDeleted = false', ['Acme', 'Blank', 'Globex_50%']],
    ['NumberOfEmployees = 5', ['Acme']],
  ])('%s', (where, expected) => {
    expect(new Set(names(where))).toEqual(new Set(expected));
  });

  it('finds ids of 15 and 18 characters', () => {
    expect(names(`Id = '${acme.slice(0, 15)}'`)).toEqual(['Acme']);
    expect(names(`Id IN ('${blank}', '${globex.slice(0, 15)}')`)).toEqual(['Blank', 'Globex_50%']);
  });

  it('reads escapes in text', () => {
    expect(query("SELECT Id FROM Contact WHERE LastName = 'o\\'cyd'")).toEqual([{ type: 'Contact', Id: cyd }]);
  });

  it('follows parents, and takes a missing one for null', () => {
    expect(query("SELECT Id FROM Contact WHERE Account.Name = 'acme'").map(({ Id }) => Id)).toEqual([ada, ben]);
    expect(query('SELECT Id FROM Contact WHERE Account.Name = null').map(({ Id }) => Id)).toEqual([cyd]);
  });

  it('compares dates', () => {
    expect(query('SELECT Id FROM Contact WHERE Birthdate >= 2000-01-01').map(({ Id }) => Id)).toEqual([ben]);
    expect(query('SELECT Id FROM Contact WHERE Birthdate < TODAY').map(({ Id }) => Id)).toEqual([ada, ben]);
  });
});

describe('SELECT', () => {
  it('keeps the order of the list and puts a null Id first where it was not selected', () => {
    const [selected] = query(`SELECT Name, Id, Industry FROM Account WHERE Id = '${acme}'`);
    expect(Object.entries(selected!)).toEqual([
      ['type', 'Account'],
      ['Name', 'Acme'],
      ['Id', acme],
      ['Industry', 'Banking'],
    ]);
    expect(Object.keys(query('SELECT Name FROM Account')[0]!)).toEqual(['type', 'Id', 'Name']);
  });

  it('answers names as the org spells them, whatever the query wrote', () => {
    expect(query(`select NAME, owner.USERNAME from account where id = '${acme}'`)).toEqual([
      { type: 'Account', Id: null, Name: 'Acme', Owner: { type: 'User', Id: null, Username: org.credentials.username } },
    ]);
  });

  it('understands an alias, with and without AS', () => {
    for (const alias of ['a', 'AS a']) expect(query(`SELECT a.Name FROM Account ${alias} WHERE a.Name = 'Acme'`)).toHaveLength(1);
  });

  it('nests parents, null where there is none', () => {
    expect(query('SELECT LastName, Account.Name, Account.Owner.LastName, Account.Id FROM Contact ORDER BY LastName').slice(1)).toEqual([
      {
        type: 'Contact',
        Id: null,
        LastName: 'Ben',
        Account: { type: 'Account', Name: 'Acme', Owner: { type: 'User', Id: null, LastName: 'Admin' }, Id: acme },
      },
      { type: 'Contact', Id: null, LastName: "O'Cyd", Account: null },
    ]);
  });

  it('takes a polymorphic parent for a Name, whatever its object', () => {
    expect(query('SELECT Who.Name, What.Name FROM Task')).toEqual([
      { type: 'Task', Id: null, Who: { type: 'Name', Id: null, Name: 'Ada' }, What: { type: 'Name', Id: null, Name: 'Globex_50%' } },
    ]);
  });

  it('nests children with a condition, an order and a limit of their own; null where there are none', () => {
    const soql =
      "SELECT Name, (SELECT LastName FROM Contacts WHERE LastName != 'x' ORDER BY LastName DESC LIMIT 1) FROM Account ORDER BY Name";
    expect(query(soql).slice(0, 2)).toEqual([
      { type: 'Account', Id: null, Name: 'Acme', Contacts: [{ type: 'Contact', Id: null, LastName: 'Ben' }] },
      { type: 'Account', Id: null, Name: 'Blank', Contacts: null },
    ]);
  });

  it('shows compounds, null where all parts are', () => {
    add(
      { type: 'City__c', Name: 'Oslo', Location__Latitude__s: '59.91', Location__Longitude__s: '10.75' },
      { type: 'City__c', Name: 'Nowhere' },
    );
    expect(query('SELECT Location__c, Location__Latitude__s FROM City__c')).toEqual([
      { type: 'City__c', Id: null, Location__c: { latitude: 59.91, longitude: 10.75 }, Location__Latitude__s: '59.91' },
      { type: 'City__c', Id: null, Location__c: null, Location__Latitude__s: null },
    ]);
  });

  it('includes deleted rows when asked, by queryAll or ALL ROWS', () => {
    expect(query('SELECT Id FROM Contact')).toHaveLength(3);
    expect(query('SELECT Id FROM Contact', { all: true })).toHaveLength(4);
    expect(query('SELECT Id FROM Contact WHERE IsDeleted = true ALL ROWS')).toEqual([{ type: 'Contact', Id: gone }]);
  });

  it('expands FIELDS()', () => {
    expect(Object.keys(query('SELECT FIELDS(CUSTOM) FROM Account LIMIT 200')[0]!)).toEqual(['type', 'Id', 'External_Id__c']);
    expect(Object.keys(query('SELECT FIELDS(ALL) FROM Account LIMIT 1')[0]!)).toContain('BillingAddress');
  });
});

describe('ORDER BY, LIMIT, OFFSET', () => {
  it.each([
    ['Industry', ['Blank', 'Acme', 'Globex_50%']],
    ['Industry DESC', ['Blank', 'Globex_50%', 'Acme']],
    ['Industry NULLS LAST', ['Acme', 'Globex_50%', 'Blank']],
    ['Industry DESC NULLS LAST', ['Globex_50%', 'Acme', 'Blank']],
    ['AnnualRevenue DESC NULLS LAST, Name', ['Globex_50%', 'Acme', 'Blank']],
    ['Name LIMIT 2', ['Acme', 'Blank']],
    ['Name LIMIT 1 OFFSET 1', ['Blank']],
    ['Name OFFSET 2', ['Globex_50%']],
  ])('%s', (order, expected) => {
    expect(query(`SELECT Name FROM Account ORDER BY ${order}`).map(({ Name }) => Name)).toEqual(expected);
  });
});

describe('aggregates', () => {
  it('counts without records', () => {
    const result = runQuery({ store: org.store, now: NOON }, 'SELECT COUNT() FROM Account WHERE Industry != null');
    expect([result.size, result.length]).toEqual([2, 0]);
  });

  it('leaves nulls out, and names values expr0, expr1 unless they have an alias', () => {
    expect(
      query(
        'SELECT COUNT(Id), COUNT(Industry), SUM(AnnualRevenue) total, AVG(AnnualRevenue), MIN(Name), MAX(NumberOfEmployees) FROM Account',
      ),
    ).toEqual([{ type: 'AggregateResult', Id: null, expr0: 3n, expr1: 2n, total: 401, expr2: 200.5, expr3: 'Acme', expr4: 5n }]);
  });

  it('groups, filters groups and orders them', () => {
    expect(query('SELECT AccountId, COUNT(Id) n FROM Contact GROUP BY AccountId ORDER BY COUNT(Id) DESC')).toEqual([
      { type: 'AggregateResult', Id: null, AccountId: acme, n: 2n },
      { type: 'AggregateResult', Id: null, AccountId: null, n: 1n },
    ]);
    expect(query('SELECT Account.Name, COUNT(Id) FROM Contact GROUP BY Account.Name HAVING COUNT(Id) > 1')).toEqual([
      { type: 'AggregateResult', Id: null, Name: 'Acme', expr0: 2n },
    ]);
  });
});

function refusal(soql: string): ApiError {
  try {
    query(soql);
  } catch (error) {
    return error as ApiError;
  }
  throw new Error(`${soql} was not refused`);
}

describe('errors', () => {
  it('point at an unknown field as the recorded fault does', () => {
    const { exceptionCode, message, faultType, row, column } = refusal('select adfId, Name, Account.Name from Contact');
    expect({ exceptionCode, faultType, row, column }).toEqual({
      exceptionCode: 'INVALID_FIELD',
      faultType: 'InvalidFieldFault',
      row: 1,
      column: 8,
    });
    expect(message).toBe(
      "\nselect adfId, Name, Account.Name from Contact\n       ^\nERROR at Row:1:Column:8\nNo such column 'adfId' on entity 'Contact'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.",
    );
  });

  it.each([
    ['SELECT Id FROM Nope', 'INVALID_TYPE', 1, 16],
    ['SELECT Id,\n  Nope FROM Account', 'INVALID_FIELD', 2, 3],
    ['SELECT Id FROM Account WHERE Nope = 1', 'INVALID_FIELD', 1, 30],
    ['SELECT Id FROM Account ORDER BY Nope', 'INVALID_FIELD', 1, 33],
    ['SELECT Nope.Name FROM Account', 'INVALID_FIELD', 1, 8],
    ['SELECT (SELECT Id FROM Nopes) FROM Account', 'INVALID_TYPE', 1, 24],
    ['SELECT (SELECT Nope FROM Contacts) FROM Account', 'INVALID_FIELD', 1, 16],
    ["SELECT Id FROM Account WHERE AnnualRevenue = '1'", 'INVALID_FIELD', 1, 30],
    ['SELECT Id FROM Account WHERE Name = 1', 'INVALID_FIELD', 1, 30],
    ['SELECT Id FROM Account WHERE CreatedDate > 2020-01-01', 'INVALID_FIELD', 1, 30],
    ["SELECT Id FROM Account WHERE Description = 'x'", 'INVALID_FIELD', 1, 30],
    ['SELECT Id FROM', 'MALFORMED_QUERY', 1, 15],
    ['SELECT Id FROM Account WHERE', 'MALFORMED_QUERY', 1, 29],
    ["SELECT Id FROM Account WHERE Name = 'x", 'MALFORMED_QUERY', 1, 37],
    ["SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'", 'MALFORMED_QUERY', 1, 56],
    ['SELECT Id, FROM Account', 'MALFORMED_QUERY', 1, 12],
    ['SELECT Id FROM Account WHERE CreatedDate > 2020-13-01T00:00:00Z', 'MALFORMED_QUERY', 1, 44],
    ['SELECT Id FROM Account LIMIT x', 'MALFORMED_QUERY', 1, 30],
    ['SELECT Id FROM Account; SELECT', 'MALFORMED_QUERY', 1, 22],
    ['SELECT Name, COUNT(Id) FROM Account', 'MALFORMED_QUERY', 1, 8],
  ])('%s', (soql, code, row, column) => {
    const error = refusal(soql);
    expect([error.exceptionCode, error.row, error.column]).toEqual([code, row, column]);
    expect(error.message).toContain(`ERROR at Row:${row}:Column:${column}\n`);
  });

  it('name the unexpected word', () => {
    expect(refusal('SELECT Id FROM FROM Account').message).toMatch(/unexpected token: 'FROM'$/);
  });

  it('name no place for what does not even begin like a query, and for a field selected twice', () => {
    const { exceptionCode, message, row } = refusal('SELEKT Id FROM Account');
    expect([exceptionCode, message, row]).toEqual(['MALFORMED_QUERY', 'unexpected token: SELEKT', undefined]);
    expect(refusal('SELECT Id, id FROM Account')).toMatchObject({
      exceptionCode: 'INVALID_FIELD',
      message: 'duplicate field selected: Id',
    });
  });

  it('refuse ids that are none', () => {
    expect(refusal("SELECT Id FROM Account WHERE Id = 'x'").exceptionCode).toBe('INVALID_QUERY_FILTER_OPERATOR');
  });
});
