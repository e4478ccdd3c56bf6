import { refused, type Section } from './conformance.ts';

const SYNTAX = 'SOQL reference, SOQL SELECT Syntax';
const CODES = 'SOAP API guide, API Fault Codes';
const LIMITS = 'SOQL reference, SOQL and SOSL Limits for Search Queries';
const FILTER = 'SOQL reference, Condition Expression Syntax: fields that can be filtered';
const WITH = 'SOQL reference, WITH';

export const ERRORS: Section = {
  title: 'errors',
  rows: [
    [
      `SELECT Id FROM Account WHERE ${'('.repeat(5_000)}Name = null${')'.repeat(5_000)}`,
      refused('QUERY_TOO_COMPLICATED', 'too complicated'),
      CODES,
    ],
    [
      "SELECT Id FROM Account WHERE Name = ^'a\\\\b\\'c\\q'",
      refused('MALFORMED_QUERY', "Invalid string literal 'a\\\\b\\'c\\q'. Illegal character sequence '\\q' in string literal."),
      'SOQL reference, Quoted String Escape Sequences',
    ],
    [
      'SELECT ^Nme FROM Account',
      refused('INVALID_FIELD', "No such column 'Nme' on entity 'Account'. If you are attempting to use a custom field"),
      CODES,
    ],
    ['SELECT Id,\n  ^Nme FROM Account', refused('INVALID_FIELD', "No such column 'Nme'"), `${CODES}: the row counts lines`],
    ['SELECT Id FROM Account WHERE\n\tName = null AND\n ^Nope = 1', refused('INVALID_FIELD', "No such column 'Nope'"), CODES],
    [
      'SELECT Id FROM ^Acount',
      refused('INVALID_TYPE', "sObject type 'Acount' is not supported. If you are attempting to use a custom object"),
      CODES,
    ],
    ['SELECT ^Acount.Name FROM Contact', refused('INVALID_FIELD', "Didn't understand relationship 'Acount' in field path."), CODES],
    ['SELECT Id FROM Contact WHERE ^Account.Nope = 1', refused('INVALID_FIELD', "No such column 'Nope' on entity 'Account'."), CODES],
    ['SELEKT Id FROM Account', refused('MALFORMED_QUERY', 'unexpected token: SELEKT'), `${CODES}; as recorded, without a place`],
    ['', refused('MALFORMED_QUERY', 'SOQL statements cannot be empty or null'), CODES],
    ['SELECT Id, ^FROM Account', refused('MALFORMED_QUERY', "unexpected token: 'FROM'"), SYNTAX],
    ['SELECT ^FROM Account', refused('MALFORMED_QUERY', "unexpected token: 'FROM'"), SYNTAX],
    ['SELECT Id FROM^', refused('MALFORMED_QUERY', "unexpected token: '<EOF>'"), SYNTAX],
    ['SELECT Id FROM Account WHERE^', refused('MALFORMED_QUERY', "unexpected token: '<EOF>'"), SYNTAX],
    [
      "SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' ^OR Name = 'c'",
      refused('MALFORMED_QUERY', "unexpected token: 'OR'"),
      'SOQL reference, Logical Operators: parentheses',
    ],
    ["SELECT Id FROM Account WHERE (Name = 'a'^", refused('MALFORMED_QUERY', "expecting a right parentheses, found '<EOF>'"), SYNTAX],
    ['SELECT Id FROM Account WHERE Name IN (^)', refused('MALFORMED_QUERY', "unexpected token: ')'"), SYNTAX],
    [
      'SELECT Id FROM Account WHERE Name = ^:name',
      refused('MALFORMED_QUERY', 'Bind variables only allowed in Apex code'),
      'Apex guide, Bind Variables',
    ],
    [
      "SELECT Id FROM Account WHERE Name = ^'abc",
      refused('MALFORMED_QUERY', "mismatched character '<EOF>' expecting '''"),
      'SOQL reference, Quoted String Escape Sequences',
    ],
    [
      'select Id from Account where id =^ $sfid',
      refused('MALFORMED_QUERY', "line 1:34 no viable alternative at character '$'"),
      `${CODES}; as seen, the lexer counts from 0`,
    ],
    ['SELECT Id FROM Account garbage ^here', refused('MALFORMED_QUERY', "unexpected token: 'here'"), SYNTAX],
    ['SELECT Id FROM Account LIMIT ^ten', refused('MALFORMED_QUERY', "unexpected token: 'ten'"), SYNTAX],
    ['SELECT Id FROM Account ORDER ^Name', refused('MALFORMED_QUERY', "unexpected token: 'Name'"), SYNTAX],
    [
      'SELECT Id FROM Account WHERE Name ^IS NULL',
      refused('MALFORMED_QUERY', "unexpected token: 'IS'"),
      'SOQL reference, Use null in WHERE',
    ],
    ['SELECT SHOUT^(Name) FROM Account', refused('MALFORMED_QUERY', "unexpected token: '('"), SYNTAX],
    ['SELECT ^* FROM Account', refused('MALFORMED_QUERY', "unexpected token: '*'"), SYNTAX],
    [
      "SELECT Id FROM Account WHERE ^AnnualRevenue = '1'",
      refused(
        'INVALID_FIELD',
        "value of filter criterion for field 'AnnualRevenue' must be of type double and should not be enclosed in quotes",
      ),
      FILTER,
    ],
    [
      'SELECT Id FROM Account WHERE ^Name = 1',
      refused('INVALID_FIELD', "value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes"),
      FILTER,
    ],
    [
      "SELECT Id FROM Contact WHERE ^DoNotCall = 'true'",
      refused('INVALID_FIELD', "'DoNotCall' must be of type boolean and should not"),
      FILTER,
    ],
    [
      "SELECT Id FROM Account WHERE ^NumberOfEmployees IN (1, '2')",
      refused('INVALID_FIELD', "'NumberOfEmployees' must be of type int and should not"),
      FILTER,
    ],
    ["SELECT Id FROM Account WHERE ^Id = 'abc'", refused('INVALID_QUERY_FILTER_OPERATOR', 'invalid ID field: abc'), CODES],
    ["SELECT Id FROM Contact WHERE ^AccountId IN ('nope')", refused('INVALID_QUERY_FILTER_OPERATOR', 'invalid ID field: nope'), CODES],
    [
      "SELECT Id FROM Account WHERE ^Description = 'x'",
      refused('INVALID_FIELD', "field 'Description' can not be filtered in a query call"),
      FILTER,
    ],
    [
      "SELECT Id FROM Thing__c WHERE ^Notes__c LIKE 'x%'",
      refused('INVALID_FIELD', "field 'Notes__c' can not be filtered in a query call"),
      FILTER,
    ],
    [
      'SELECT Id FROM Account WITH ^SECURITY_ENFORCED',
      refused('MALFORMED_QUERY', 'SECURITY_ENFORCED not allowed in this context'),
      `${WITH}: Apex only`,
    ],
    ['SELECT Id FROM Account WITH ^USER_MODE', refused('MALFORMED_QUERY', 'USER_MODE not allowed in this context'), `${WITH}: Apex only`],
    [
      'SELECT Id FROM Account WITH ^DATA CATEGORY Geography__c AT usa__c',
      refused('MALFORMED_QUERY', 'Data category'),
      `${WITH} DATA CATEGORY: articles and questions only`,
    ],
    [
      `SELECT Id FROM Account WHERE Name = '${'x'.repeat(4_001)}'`,
      refused('QUERY_TOO_COMPLICATED', '4000'),
      `${LIMITS}: 4,000 characters of text`,
    ],
    [
      `SELECT Id FROM Account WHERE Name IN (${"'abcdefgh',".repeat(9_100)}'x')`,
      refused('QUERY_TOO_COMPLICATED', '100000'),
      `${LIMITS}: 100,000 characters`,
    ],
  ],
};
