import { refused, type Section } from './conformance.ts';

const FIELDS = 'SOQL reference, FIELDS()';
const LIST = 'SOQL reference, SELECT: fieldList';
const ALIAS = 'SOQL reference, Alias Notation';
const PARENTS = 'SOQL reference, Relationship Queries: child-to-parent';
const CHILDREN = 'SOQL reference, Relationship Queries: parent-to-child';
const LIMITS = 'SOQL reference, Relationship Query Limitations';
const POLYMORPHIC = 'SOQL reference, Polymorphic Keys and Relationships';
const TYPEOF = 'SOQL reference, TYPEOF';
const SCOPE = 'SOQL reference, USING SCOPE';
const COMPOUND = 'SOAP API guide, Compound Fields';
const LABEL = 'SOQL reference, toLabel()';

export const SELECTS: Section = {
  title: 'SELECT and FROM',
  rows: [
    ["SELECT Name, Id, Industry FROM Account WHERE Name = 'Acme'", ['Acme|#Acme|Banking'], LIST],
    ["SELECT Account.Name, Account.Id FROM Account WHERE Account.Name = 'Acme'", ['Acme|#Acme'], `${LIST}: the object's own name`],
    ["SELECT a.Name FROM Account a WHERE a.Name LIKE 'a%'", ['Acme'], ALIAS],
    ["SELECT A.NAME FROM ACCOUNT AS a WHERE a.name LIKE 'a%'", ['Acme'], `${ALIAS}: case does not count`],
    ["SELECT c.LastName, a.Name FROM Contact c, c.Account a WHERE a.Name = 'Beta'", ['Cyd|{Beta}'], ALIAS],
    ["SELECT COUNT() FROM Contact c, c.Account a, a.Owner o WHERE a.Name = 'Acme' AND o.LastName = 'Admin'", ['2'], ALIAS],
    ['SELECT Id FROM Group WHERE Id = null', [], `${LIST}: an object called like a keyword`],
    ["SELECT FIELDS(CUSTOM) FROM Account WHERE Name = 'Acme' LIMIT 1", ['A-1'], FIELDS],
    ["SELECT Name, FIELDS(CUSTOM) FROM Account WHERE Name = 'Acme' LIMIT 200", ['Acme|A-1'], FIELDS],
    ['SELECT FIELDS(ALL) FROM Account', refused('MALFORMED_QUERY', 'The SOQL FIELDS function must have a LIMIT of at most 200'), FIELDS],
    [
      'SELECT FIELDS(CUSTOM) FROM Account LIMIT 201',
      refused('MALFORMED_QUERY', 'The SOQL FIELDS function must have a LIMIT of at most 200'),
      FIELDS,
    ],
    ['SELECT Id, FIELDS(ALL) FROM User LIMIT 200', refused('INVALID_FIELD', 'duplicate field selected: Id'), FIELDS],
    ['SELECT FIELDS(^SOME) FROM Account LIMIT 1', refused('MALFORMED_QUERY', "unexpected token: 'SOME'"), FIELDS],
    ['SELECT Name, name FROM Account', refused('INVALID_FIELD', 'duplicate field selected: Name'), LIST],
    ['SELECT ^Name n FROM Account', refused('MALFORMED_QUERY', 'only aggregate expressions use field aliasing'), ALIAS],
    ["SELECT LastName, Account.Name, Account.Parent.Name FROM Contact WHERE LastName = 'Cyd'", ['Cyd|{Beta|{Acme}}'], PARENTS],
    ["SELECT LastName, Account.Name FROM Contact WHERE LastName = 'Dee'", ['Dee|'], `${PARENTS}: null without a parent`],
    [
      "SELECT ReportsTo.ReportsTo.Account.Owner.Profile.Name FROM Contact WHERE LastName = 'Cyd'",
      ['{{{{{System Administrator}}}}}'],
      `${PARENTS}: five levels`,
    ],
    [
      'SELECT ^ReportsTo.ReportsTo.ReportsTo.Account.Owner.Profile.Name FROM Contact',
      refused('MALFORMED_QUERY', 'more than 5 levels away from the root entity object'),
      LIMITS,
    ],
    ["SELECT Name, Account__r.Name FROM Thing__c WHERE Account__r.Industry = 'Banking'", ['T1|{Acme}'], `${PARENTS}: __r`],
    ["SELECT BillingAddress FROM Account WHERE Name = 'Beta'", [''], `${COMPOUND}: null when all parts are`],
    ["SELECT Location__c FROM City__c WHERE Name = 'Oslo'", ['(59.91,10.75)'], COMPOUND],
    ["SELECT toLabel(Stage__c) FROM Thing__c WHERE Name = 'T1'", ['New'], LABEL],
    ["SELECT Name FROM Thing__c WHERE toLabel(Stage__c) = 'old'", ['T2'], `${LABEL}: in WHERE`],
    ["SELECT Stage__c, toLabel(Stage__c) shown FROM Thing__c WHERE Name = 'T2'", ['O|Old'], `${LABEL}: beside the value, with an alias`],
    [
      "SELECT FORMAT(Amount) shown, FORMAT(CloseDate) due FROM Opportunity WHERE Name = 'Two'",
      ['$200.20|6/16/2024'],
      'SOQL reference, FORMAT()',
    ],
    [
      "SELECT FORMAT(CloseDate) due FROM Opportunity WHERE Name = 'Two'",
      ['16.6.2024'],
      "SOQL reference, FORMAT(): the user's locale",
      { locale: 'de_DE' },
    ],
    [
      'SELECT ^convertCurrency(Amount) FROM Opportunity',
      refused('INVALID_FIELD', 'convertCurrency'),
      'SOQL reference, convertCurrency(): multicurrency orgs',
    ],
    ['SELECT COUNT() FROM Contact USING SCOPE everything', ['4'], SCOPE],
    ['SELECT Name FROM Account USING SCOPE mine', ['Gamma_50%'], SCOPE, { user: 'Ona' }],
    ["SELECT Name FROM Account USING SCOPE mine WHERE Industry = 'Banking'", ['Acme', "delta's"], SCOPE],
    ['SELECT Id FROM Account USING SCOPE ^nobodys', refused('MALFORMED_QUERY', "filter scope 'nobodys'"), SCOPE],
    ['SELECT COUNT() FROM Contact ALL ROWS', ['5'], 'SOQL reference, ALL ROWS'],
    ['SELECT LastName FROM Contact WHERE IsDeleted = true', ['Gone'], 'SOAP API guide, queryAll()', { includeDeleted: true }],
    ['SELECT LastName FROM Contact WHERE IsDeleted = true', [], 'SOAP API guide, query()'],
    ["SELECT Name FROM Account WHERE Name = 'Acme' FOR UPDATE", ['Acme'], 'SOQL reference, FOR UPDATE'],
    ["SELECT Name FROM Account WHERE Name = 'Acme' FOR VIEW", ['Acme'], 'SOQL reference, FOR VIEW'],
    ["SELECT Name FROM Account WHERE Name = 'Acme' LIMIT 1 FOR REFERENCE", ['Acme'], 'SOQL reference, FOR REFERENCE'],
    ["SELECT Name FROM Account WHERE Name = 'Acme' UPDATE VIEWSTAT", ['Acme'], 'SOQL reference, UPDATE VIEWSTAT'],
    ["SELECT Name FROM Account WHERE Name = 'Acme' FOR VIEW UPDATE TRACKING", ['Acme'], 'SOQL reference, UPDATE TRACKING'],
  ],
};

export const POLYMORPHISM: Section = {
  title: 'polymorphic relationships and TYPEOF',
  rows: [
    ["SELECT Who.Name, What.Name FROM Task WHERE Subject = 'call'", ['{A. Ada}|{Acme}'], POLYMORPHIC],
    ['SELECT Subject, Who.Type FROM Task', ['call|{Contact}', 'idle|', 'mail|{Lead}'], `${POLYMORPHIC}: Type`],
    ["SELECT Subject FROM Task WHERE What.Type = 'Opportunity'", ['mail'], `${POLYMORPHIC}: Type in WHERE`],
    ["SELECT Subject FROM Task WHERE What.Type IN ('Account', 'Case')", ['call'], POLYMORPHIC],
    ["SELECT Subject FROM Task WHERE Who.Email LIKE '%leaco%'", ['mail'], POLYMORPHIC],
    ["SELECT Subject FROM Task WHERE What.Name = 'Acme'", ['call'], POLYMORPHIC],
    ['SELECT Subject FROM Task WHERE Who.Name = null', ['idle'], POLYMORPHIC],
    ['SELECT Subject FROM Task ORDER BY Who.Name', ['idle', 'call', 'mail'], `${POLYMORPHIC}: ORDER BY`],
    ['SELECT Owner.Profile.Name FROM Case', ['{{System Administrator}}'], `${POLYMORPHIC}: the profile of an owner who is a user`],
    ["SELECT COUNT() FROM Case WHERE Owner.Profile.Name LIKE 'system%' AND Owner.Type = 'User'", ['1'], POLYMORPHIC],
    ['SELECT COUNT() FROM Case WHERE Owner.Profile.Name = null', ['0'], POLYMORPHIC],
    ['SELECT ^What.Industry FROM Task', refused('INVALID_FIELD', "No such column 'Industry' on entity 'Name'."), POLYMORPHIC],
    [
      'SELECT ^Who.Account.Name FROM Task',
      refused('INVALID_FIELD', "Didn't understand relationship 'Account' in field path."),
      POLYMORPHIC,
    ],
    [
      'SELECT Subject, TYPEOF What WHEN Account THEN Industry, NumberOfEmployees WHEN Opportunity THEN Amount END FROM Task',
      ['call|{Banking|10}', 'idle|', 'mail|{100.1}'],
      TYPEOF,
    ],
    [
      'SELECT TYPEOF What WHEN Account THEN Industry ELSE Name END FROM Task WHERE What.Type != null',
      ['{Banking}', '{One}'],
      `${TYPEOF}: ELSE`,
    ],
    [
      'SELECT TYPEOF What WHEN Account THEN Industry END FROM Task WHERE WhatId != null',
      ['{Banking}', '{}'],
      `${TYPEOF}: nothing of the others`,
    ],
    [
      "SELECT TYPEOF Who WHEN Contact THEN Account.Name, LastName WHEN Lead THEN Company END, Subject FROM Task WHERE Subject = 'call'",
      ['{{Acme}|Ada}|call'],
      `${TYPEOF}: parents`,
    ],
    [
      'SELECT TYPEOF What WHEN Account THEN ^Amount END FROM Task',
      refused('INVALID_FIELD', "No such column 'Amount' on entity 'Account'."),
      TYPEOF,
    ],
    ['SELECT TYPEOF What WHEN ^Nope THEN Id END FROM Task', refused('INVALID_TYPE', "sObject type 'Nope' is not supported."), TYPEOF],
    [
      'SELECT TYPEOF ^Account WHEN Account THEN Id END FROM Contact',
      refused('MALFORMED_QUERY', 'TYPEOF'),
      `${TYPEOF}: polymorphic relationships only`,
    ],
    [
      'SELECT TYPEOF What WHEN Account THEN Id ELSE Name, ^Nope END FROM Task',
      refused('INVALID_FIELD', "No such column 'Nope' on entity 'Name'."),
      TYPEOF,
    ],
    ['SELECT TYPEOF What ^ELSE Id END FROM Task', refused('MALFORMED_QUERY', "unexpected token: 'ELSE'"), TYPEOF],
    ['SELECT TYPEOF What WHEN Account THEN Id ^FROM Task', refused('MALFORMED_QUERY', "unexpected token: 'FROM'"), TYPEOF],
  ],
};

export const CHILD_ROWS: Section = {
  title: 'children',
  rows: [
    ['SELECT Name, (SELECT LastName FROM Contacts) FROM Account', ['Acme|[Ada Ben]', 'Beta|[Cyd]', 'Gamma_50%|', "delta's|"], CHILDREN],
    [
      "SELECT Name, (SELECT LastName, LeadSource FROM Contacts WHERE Birthdate > 1995-01-01) FROM Account WHERE Name = 'Acme'",
      ['Acme|[Ben|Web]'],
      CHILDREN,
    ],
    ["SELECT (SELECT LastName FROM Contacts ORDER BY LastName DESC LIMIT 1) FROM Account WHERE Name = 'Acme'", ['[Ben]'], CHILDREN],
    [
      "SELECT (SELECT LastName FROM Account.Contacts), (SELECT Name FROM a.Opportunities ORDER BY Name) FROM Account a WHERE Name = 'Acme'",
      ['[Ada Ben]|[One Two]'],
      ALIAS,
    ],
    ["SELECT (SELECT c.LastName FROM a.Contacts c WHERE c.LastName LIKE 'b%') FROM Account a WHERE a.Name = 'Acme'", ['[Ben]'], ALIAS],
    ["SELECT Name, (SELECT Name FROM Things__r) FROM Account WHERE Name = 'Beta'", ['Beta|[T2]'], `${CHILDREN}: __r`],
    [
      "SELECT (SELECT Account.Name, LastName FROM Contacts WHERE Account.Industry = 'Banking') FROM Account WHERE Name = 'Acme'",
      ['[{Acme}|Ada {Acme}|Ben]'],
      CHILDREN,
    ],
    [
      "SELECT Name, (SELECT Name, (SELECT LastName FROM Contacts) FROM ChildAccounts) FROM Account WHERE Name = 'Acme'",
      ['Acme|[Beta|[Cyd]]'],
      `${LIMITS}: from 58.0 on`,
      { apiVersion: 58 },
    ],
    [
      'SELECT (SELECT (SELECT Id FROM ^Contacts) FROM ChildAccounts) FROM Account',
      refused(
        'MALFORMED_QUERY',
        'SOQL statements cannot query aggregate relationships more than 1 level away from the root entity object.',
      ),
      `${LIMITS}: before 58.0`,
      { apiVersion: 57 },
    ],
    [
      "SELECT (SELECT (SELECT (SELECT (SELECT LastName FROM Contacts) FROM ChildAccounts) FROM ChildAccounts) FROM ChildAccounts) FROM Account WHERE Name = 'Acme'",
      ['[[]]'],
      `${LIMITS}: five levels with the root; Gamma has no children`,
    ],
    [
      'SELECT (SELECT (SELECT (SELECT (SELECT (SELECT Id FROM ^Contacts) FROM ChildAccounts) FROM ChildAccounts) FROM ChildAccounts) FROM ChildAccounts) FROM Account',
      refused('MALFORMED_QUERY', 'more than 4 levels away from the root entity object.'),
      LIMITS,
    ],
    ['SELECT (SELECT ^Nope FROM Contacts) FROM Account', refused('INVALID_FIELD', "No such column 'Nope' on entity 'Contact'."), CHILDREN],
    [
      'SELECT (SELECT Id FROM ^Contact) FROM Account',
      refused('INVALID_TYPE', "Didn't understand relationship 'Contact' in FROM part of query call."),
      CHILDREN,
    ],
    [
      'SELECT (^SELECT COUNT(Id) FROM Contacts) FROM Account',
      refused('MALFORMED_QUERY', 'only root queries support aggregate expressions'),
      CHILDREN,
    ],
    [
      'SELECT (SELECT Id FROM Contacts OFFSET ^1) FROM Account',
      refused('MALFORMED_QUERY', 'OFFSET in a subquery'),
      'SOQL reference, OFFSET',
    ],
    [
      "SELECT (SELECT LastName FROM Contacts ORDER BY LastName OFFSET 1) FROM Account WHERE Name = 'Acme' LIMIT 1",
      ['[Ben]'],
      'SOQL reference, OFFSET: under a LIMIT of 1',
    ],
  ],
};
