import { expect, test } from 'vitest';
import { selectColumns, selectedObject } from '../../src/soql/select-list.ts';

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
