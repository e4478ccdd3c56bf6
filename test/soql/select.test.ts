import { parseQuery as parseElsewhere } from '@jetstreamapp/soql-parser-js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SoqlValue } from '../../src/soql/literal.ts';
import { type Select, writeSelect } from '../../src/soql/select.ts';
import type { Describe, FieldShape } from '../../src/soql/shape.ts';

const field = (name: string, type: string, relationshipName: string | null = null, ...referenceTo: string[]): FieldShape => ({
  name,
  type,
  custom: name.endsWith('__c'),
  relationshipName,
  referenceTo,
});
const OBJECTS: Readonly<Record<string, readonly FieldShape[]>> = {
  Contact: [
    field('Id', 'id'),
    field('LastName', 'string'),
    field('Email', 'email'),
    field('Birthdate', 'date'),
    field('CreatedDate', 'datetime'),
    field('HasOptedOutOfEmail', 'boolean'),
    field('Score__c', 'double'),
    field('Opens__c', 'time'),
    field('Topics__c', 'multipicklist'),
    field('AccountId', 'reference', 'Account', 'Account'),
    field('OwnerId', 'reference', 'Owner', 'Group', 'User'),
  ],
  Account: [field('Id', 'id'), field('Name', 'string'), field('AnnualRevenue', 'currency'), field('OwnerId', 'reference', 'Owner', 'User')],
  Group: [field('Id', 'id'), field('Name', 'string')],
  User: [field('Id', 'id'), field('Name', 'string'), field('Username', 'string')],
};
const describe: Describe = async (object) => {
  const name = Object.keys(OBJECTS).find((each) => each.toLowerCase() === object.toLowerCase())!;
  return { name, fields: OBJECTS[name]! };
};
const write = (select: Partial<Select>): Promise<string> => writeSelect(describe, { object: 'Contact', fields: ['Id'], ...select });
const where = async (condition: string, values: Record<string, SoqlValue> = {}): Promise<string> =>
  (await write({ where: condition, values })).slice('SELECT Id FROM Contact WHERE '.length);

test('the parts make a query, with names as the org spells them', async () => {
  const select = {
    object: 'contact',
    fields: ['id', 'LASTNAME', 'account.owner.username', 'Owner.Username'],
    where: "LastName != null AND Email LIKE '%$x'",
    orderBy: 'LastName DESC NULLS LAST',
    limit: 0,
  };
  expect(await writeSelect(describe, select)).toBe(
    "SELECT Id, LastName, Account.Owner.Username, Owner.Username FROM Contact WHERE LastName != null AND Email LIKE '%$x' ORDER BY LastName DESC NULLS LAST LIMIT 0",
  );
  expect(await write({ where: '  ', orderBy: '' })).toBe('SELECT Id FROM Contact');
});

test.each<[string, string]>([
  ['LastNmae', 'Contact has no field LastNmae; LastName is the nearest.'],
  ['Score', 'Contact has no field Score; Score__c is the nearest.'],
  ['Account.Nam', 'Account has no field Nam; Name is the nearest.'],
  ['Acount.Name', 'Contact has no parent Acount; Account is the nearest.'],
  ['AccountId.Name', 'Contact has no parent AccountId; Account is the nearest.'],
  ['Account', 'Account of Contact is a parent, not a field; name AccountId, or a field of it such as Account.Name.'],
  ['Owner.Nickname', 'Group has no field Nickname'],
  ['CompletelyElsewhere', 'Contact has no field CompletelyElsewhere.'],
])('the wrong field %s is named, and the nearest right one', async (name, message) => {
  await expect(write({ fields: ['Id', name] })).rejects.toMatchObject({ code: 'UNKNOWN_FIELD', message: expect.stringContaining(message) });
});

test.each<[Partial<Select>, string]>([
  [{ where: ' where Email = null' }, 'write where: "Email = null"'],
  [{ orderBy: 'ORDER  BY Email' }, 'write orderBy: "Email"'],
  [{ fields: [] }, 'at least one field'],
  [{ fields: ['id', 'Id'] }, 'Id twice'],
  [{ fields: ['COUNT(Id)'] }, 'need a query as text'],
  [{ fields: ['Id FROM Account'] }, 'not the name of a field'],
  [{ limit: 1.5 }, 'whole number'],
  [{ where: 'Email = $email' }, 'values has no email'],
  [{ where: 'Email = $toString' }, 'values has no toString'],
  [{ where: "Email = 'open" }, 'never ends'],
  [{ where: '$field = 1', values: { field: 'Id' } }, 'where SOQL takes no value'],
])('%j is refused, and what is right is said', async (select, message) => {
  await expect(write(select)).rejects.toMatchObject({ code: 'INVALID_SELECT', message: expect.stringContaining(message) });
});

test.each<[string, SoqlValue, string]>([
  ['LastName = $v', "O'Brien", "LastName = 'O\\'Brien'"],
  ['LastName = $v', 12, "LastName = '12'"],
  ['LastName = $v', null, 'LastName = null'],
  ['Score__c>=$v', '12.50', 'Score__c>=12.50'],
  ['Score__c >= $v', 0.1, 'Score__c >= 0.1'],
  ['Account.AnnualRevenue < $v', 1e-7, 'Account.AnnualRevenue < 0.0000001'],
  ['HasOptedOutOfEmail = $v', 'TRUE', 'HasOptedOutOfEmail = true'],
  ['Birthdate = $v', '2024-02-29', 'Birthdate = 2024-02-29'],
  ['CreatedDate > $v', new Date(0), 'CreatedDate > 1970-01-01T00:00:00.000Z'],
  ['CreatedDate > $v', '2024-06-21T12:00:00+02:00', 'CreatedDate > 2024-06-21T12:00:00+02:00'],
  ['Opens__c = $v', '09:30:00.000Z', 'Opens__c = 09:30:00.000Z'],
  ["(Topics__c INCLUDES ($v, 'b'))", 'a;b', "(Topics__c INCLUDES ('a;b', 'b'))"],
  ['Score__c NOT IN ($v, 2)', '1', 'Score__c NOT IN (1, 2)'],
  ['Score__c NOT IN $v', ['1', 2], 'Score__c NOT IN (1, 2)'],
  ['CALENDAR_YEAR(CreatedDate) = $v', 2024, 'CALENDAR_YEAR(CreatedDate) = 2024'],
  ['CreatedDate = LAST_N_DAYS:$v', 3, 'CreatedDate = LAST_N_DAYS:3'],
  [
    'AccountId IN (SELECT Id FROM Account WHERE (AnnualRevenue > $v))',
    '5',
    'AccountId IN (SELECT Id FROM Account WHERE (AnnualRevenue > 5))',
  ],
])('%s with %j is %s', async (condition, v, text) => {
  expect(await where(condition, { v })).toBe(text);
});

test.each<[string, SoqlValue, string]>([
  ['Score__c = $v', '1 OR Id != null', 'no double'],
  ['Score__c = $v', true, 'no double'],
  ['HasOptedOutOfEmail = $v', 1, 'no boolean'],
  ['Birthdate = $v', new Date(0), 'another day elsewhere'],
  ['CreatedDate = $v', '2024-06-21', 'no datetime'],
  ['LastName = $v', new Date(0), 'a Date'],
  ['LastName = $v', ['a'], 'a list'],
  ['LastName IN $v', 'a', 'takes a list'],
  ['LastName IN $v', [], 'empty list'],
])('%s with %j is refused', async (condition, v, reason) => {
  await expect(where(condition, { v })).rejects.toMatchObject({ code: 'INVALID_SOQL_VALUE', message: expect.stringContaining(reason) });
});

test('a name compared with a value is checked as well', async () => {
  await expect(where('LastNam = $v', { v: 'x' })).rejects.toMatchObject({ code: 'UNKNOWN_FIELD' });
});

test('no text leaves its place, by another parser', async () => {
  const hostile = fc.array(fc.constantFrom("'", '\\', "\\'", '$v', '%', ' OR ', '(', ')', 'x', '😀'), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(hostile, async (pieces) => {
      const text = pieces.join('');
      fc.pre(!/\s|\\/.test(text));
      const parsed: any = parseElsewhere(await write({ where: 'LastName = $v AND Email = $w', values: { v: text, w: text } })).where;
      expect([parsed.left.field, parsed.operator, parsed.right.left.field, parsed.right.right]).toEqual([
        'LastName',
        'AND',
        'Email',
        undefined,
      ]);
    }),
    { numRuns: 200, seed: 4 },
  );
});
