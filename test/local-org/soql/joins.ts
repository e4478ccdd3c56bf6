import { refused, type Section } from './conformance.ts';

const JOINS = 'SOQL reference, Semi-Joins with IN and Anti-Joins with NOT IN';
const SYNTAX = `${JOINS}, restrictions`;

export const JOIN_ROWS: Section = {
  title: 'semi-joins and anti-joins',
  rows: [
    ['SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Contact)', ['Acme', 'Beta'], JOINS],
    [
      'SELECT Name FROM Account WHERE Id NOT IN (SELECT AccountId FROM Contact)',
      ['Gamma_50%', "delta's"],
      `${JOINS}: a null inside does not matter`,
    ],
    ["SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE LeadSource = 'Web')", ['Acme'], JOINS],
    [
      "SELECT Name FROM Account WHERE Id NOT IN (SELECT AccountId FROM Opportunity WHERE StageName = 'Closed Won')",
      ['Beta', 'Gamma_50%', "delta's"],
      JOINS,
    ],
    [
      "SELECT LastName FROM Contact WHERE AccountId IN (SELECT Id FROM Account WHERE Industry = 'Banking')",
      ['Ada', 'Ben'],
      `${JOINS}: reference to Id`,
    ],
    [
      "SELECT LastName FROM Contact WHERE AccountId NOT IN (SELECT Id FROM Account WHERE Industry = 'Banking')",
      ['Cyd', 'Dee'],
      `${JOINS}: null is not in`,
    ],
    [
      'SELECT LastName FROM Contact WHERE AccountId IN (SELECT AccountId FROM Opportunity WHERE Amount = null)',
      ['Cyd'],
      `${JOINS}: reference to reference`,
    ],
    ['SELECT Subject FROM Task WHERE WhoId IN (SELECT Id FROM Contact)', ['call'], `${JOINS}: polymorphic`],
    ['SELECT LastName FROM Contact WHERE Id IN (SELECT WhoId FROM Task)', ['Ada'], `${JOINS}: polymorphic`],
    [
      "SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Account.Name = 'Beta')",
      ['Beta'],
      `${JOINS}: a parent inside`,
    ],
    [
      'SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND Id IN (SELECT AccountId FROM Opportunity WHERE Amount != null)',
      ['Acme'],
      `${JOINS}: two`,
    ],
    [
      "SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND NumberOfEmployees = 10 AND Industry = 'Banking'",
      ['Acme'],
      JOINS,
    ],
    [
      'SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Birthdate = null)',
      ['Beta|[Cyd]'],
      `${JOINS}: with children in SELECT`,
    ],
    ['SELECT Name FROM Account WHERE Id IN (SELECT Account__c FROM Thing__c WHERE Score__c > 2)', ['Beta'], `${JOINS}: custom objects`],
    [
      "SELECT Name FROM Account WHERE Name = 'x' OR ^Id IN (SELECT AccountId FROM Contact)",
      refused('MALFORMED_QUERY', "Semi join sub-selects are not allowed with the 'OR' operator"),
      SYNTAX,
    ],
    [
      "SELECT Name FROM Account WHERE Name = 'x' AND (Industry = null OR ^Id IN (SELECT AccountId FROM Contact))",
      refused(
        'MALFORMED_QUERY',
        'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.',
      ),
      SYNTAX,
    ],
    [
      'SELECT Name FROM Account WHERE NOT ^Id IN (SELECT AccountId FROM Contact)',
      refused('MALFORMED_QUERY', 'only allowed at the top level'),
      `${SYNTAX}: not with NOT`,
    ],
    [
      'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND Id IN (SELECT AccountId FROM Case) AND ^Id IN (SELECT AccountId FROM Opportunity)',
      refused('MALFORMED_QUERY', 'Maximum 2 semi join sub-selects are allowed'),
      `${SYNTAX}: at most two`,
    ],
    [
      'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE ^Id IN (SELECT WhoId FROM Task))',
      refused('MALFORMED_QUERY', 'Nesting of semi join sub-selects is not supported'),
      `${SYNTAX}: no nesting`,
    ],
    [
      'SELECT Id FROM Account WHERE Id IN (SELECT Id FROM ^Account)',
      refused('MALFORMED_QUERY', 'The inner and outer selects should not be on the same object type'),
      `${SYNTAX}: another object`,
    ],
    [
      'SELECT Id FROM Thing__c WHERE Account__c IN (^SELECT Id FROM Contact)',
      refused(
        'MALFORMED_QUERY',
        "The selected field 'Id' in the subquery and the left operand field in the where expression in the outer query 'Account__c' should point to the same object type",
      ),
      SYNTAX,
    ],
    [
      'SELECT Id FROM Account WHERE Id IN (^SELECT LastName FROM Contact)',
      refused('MALFORMED_QUERY', "can only query id fields, cannot use: 'LastName'"),
      SYNTAX,
    ],
    [
      'SELECT Id FROM Account WHERE Name IN (^SELECT AccountId FROM Contact)',
      refused('MALFORMED_QUERY', "cannot use: 'Name'"),
      `${SYNTAX}: the left operand is an id`,
    ],
    [
      'SELECT Id FROM Contact WHERE Account.ParentId IN (^SELECT AccountId FROM Case)',
      refused('MALFORMED_QUERY', "cannot use: 'Account.ParentId'"),
      SYNTAX,
    ],
    ['SELECT Id FROM Account WHERE Id IN (^SELECT AccountId, Id FROM Contact)', refused('MALFORMED_QUERY', 'a single field'), SYNTAX],
    [
      'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact LIMIT ^1)',
      refused('MALFORMED_QUERY', 'LIMIT'),
      `${SYNTAX}: no LIMIT`,
    ],
    [
      'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact ORDER BY ^Name)',
      refused('MALFORMED_QUERY', 'ORDER BY'),
      `${SYNTAX}: no ORDER BY`,
    ],
    [
      'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM ^Nope)',
      refused('INVALID_TYPE', "sObject type 'Nope' is not supported."),
      JOINS,
    ],
  ],
};
