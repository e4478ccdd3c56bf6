import { expect, test } from 'vitest';
import { readSelectList, selectColumns, selectedObject } from '../../src/soql/select-list.ts';

test.each<[string, readonly string[] | undefined]>([
  ['SELECT Id, Name FROM Account', ['Id', 'Name']],
  ['select\n  Id,\n  Owner.Name\nfrom Account', ['Id', 'Owner.Name']],
  ["SELECT Id FROM Account WHERE Name = 'a, b FROM c'", ['Id']],
  ['SELECT Name, (SELECT Id, Email FROM Contacts WHERE X = 1) FROM Account', ['Name', 'Contacts']],
  ['SELECT COUNT() FROM Account', []],
  ['SELECT COUNT(Id), MAX(Amount) largest, SUM(Amount) FROM Opportunity', ['expr0', 'largest', 'expr1']],
  ['SELECT Name n, COUNT(Id) FROM Account GROUP BY Name', ['n', 'expr0']],
  ['SELECT toLabel(Status), FORMAT(convertCurrency(Amount)) FROM Case', ['Status', 'Amount']],
  ['SELECT Id, TYPEOF What WHEN Account THEN Phone, Name ELSE Id END, Subject FROM Event', ['Id', 'What', 'Subject']],
  ['SELECT a.Name, a.Owner.Name, Account.Site FROM Account a', ['Name', 'Owner.Name', 'Site']],
  ['SELECT Owner.Name, COUNT(Id) FROM Account GROUP BY Owner.Name', ['Name', 'expr0']],
  ['SELECT CALENDAR_YEAR(CreatedDate), GROUPING(Name) g FROM Account GROUP BY ROLLUP(CALENDAR_YEAR(CreatedDate), Name)', ['expr0', 'g']],
  ['SELECT (SELECT Id FROM Account.Contacts) FROM Account', ['Contacts']],
  ['SELECT FIELDS(ALL) FROM Account LIMIT 200', undefined],
  ['FIND {x} IN ALL FIELDS RETURNING Account', undefined],
])('%s', (soql, columns) => {
  expect(selectColumns(soql)).toEqual(columns);
});

test.each<[string, string | undefined]>([
  ['SELECT Id FROM Account', 'Account'],
  ['select Id\nfrom Account a, a.Owner o WHERE X = 1', 'Account'],
  ['SELECT Name, (SELECT Id FROM Contacts), TYPEOF What WHEN Account THEN Phone END FROM Event', 'Event'],
  ['SELECT City__c.Name FROM ns__City__c', 'ns__City__c'],
  ['FIND {x} IN ALL FIELDS', undefined],
])('%s is about %s', (soql, object) => {
  expect(selectedObject(soql)).toBe(object);
});

test('of each column the field and the function are known', () => {
  expect(readSelectList('SELECT FIELDS(Custom), a.Owner.Name, MAX(toLabel(Status)) m, (SELECT Id FROM Contacts) FROM Account a')).toEqual({
    object: 'Account',
    columns: [
      { fields: 'CUSTOM' },
      { name: 'Name', path: 'Owner.Name', call: undefined },
      { name: 'm', path: 'Status', call: 'MAX' },
      { name: 'Contacts', path: undefined, call: 'SELECT' },
    ],
  });
});
