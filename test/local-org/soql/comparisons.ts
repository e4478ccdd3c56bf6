import { refused, type Section } from './conformance.ts';

const NULLS = 'SOQL reference, Use null in WHERE';
const OPERATORS = 'SOQL reference, Comparison Operators';
const LOGIC = 'SOQL reference, Logical Operators';
const LOOKUP = 'SOQL reference, null Values in Lookup Relationships and Outer Joins';
const BOOLEAN = 'SOQL reference, Filter on Boolean Fields';
const ESCAPES = 'SOQL reference, Quoted String Escape Sequences';
const RESERVED = 'SOQL reference, Reserved Characters';
const MULTI = 'SOQL reference, Query Multi-Select Picklists';
const EXPRESSION = 'SOQL reference, Condition Expression Syntax (WHERE Clause)';

export const NULL_RULES: Section = {
  title: 'null',
  rows: [
    ['SELECT Name FROM Account WHERE Industry = null', ['Beta'], NULLS],
    ['SELECT Name FROM Account WHERE Industry != null', ['Acme', 'Gamma_50%', "delta's"], NULLS],
    ["SELECT Name FROM Account WHERE Industry != 'Banking'", ['Beta', 'Gamma_50%'], `${OPERATORS}: != finds null too`],
    ["SELECT Name FROM Account WHERE NOT Industry = 'Banking'", ['Beta', 'Gamma_50%'], LOGIC],
    ['SELECT Name FROM Account WHERE AnnualRevenue < 2000', ['Acme', 'Beta', "delta's"], `${OPERATORS}: null is not less`],
    ['SELECT Name FROM Account WHERE AnnualRevenue > 0', ['Acme', 'Beta', "delta's"], `${OPERATORS}: null is not greater`],
    ['SELECT Name FROM Account WHERE NOT AnnualRevenue > 300', ['Beta', 'Gamma_50%'], `${LOGIC}: what does not hold, its negation does`],
    ['SELECT Name FROM Account WHERE NOT (AnnualRevenue > 300 OR Industry = null)', ['Gamma_50%'], LOGIC],
    ['SELECT Name FROM Account WHERE AnnualRevenue != 1000', ['Beta', 'Gamma_50%'], OPERATORS],
    ["SELECT Name FROM Account WHERE Industry = ''", ['Beta'], `${NULLS}: fields hold no empty text`],
    ["SELECT Name FROM Account WHERE Industry IN ('energy', null)", ['Beta', 'Gamma_50%'], `${OPERATORS}: IN`],
    ["SELECT Name FROM Account WHERE Industry NOT IN ('Energy')", ['Acme', 'Beta', "delta's"], `${OPERATORS}: NOT IN`],
    ["SELECT Name FROM Account WHERE Industry NOT IN ('Energy', null)", ['Acme', "delta's"], `${OPERATORS}: NOT IN`],
    ["SELECT Name FROM Account WHERE Rating LIKE '%'", ['Acme', 'Gamma_50%'], `${OPERATORS}: LIKE needs a value`],
    ['SELECT LastName FROM Contact WHERE Account.Name = null', ['Dee'], LOOKUP],
    ["SELECT LastName FROM Contact WHERE LastName = 'Dee' OR Account.Name = 'Beta'", ['Cyd', 'Dee'], `${LOOKUP}: OR`],
    ["SELECT LastName FROM Contact WHERE Account.Name != 'Acme'", ['Cyd', 'Dee'], LOOKUP],
    ['SELECT LastName FROM Contact WHERE Account.Industry = null', ['Cyd', 'Dee'], LOOKUP],
    ['SELECT LastName FROM Contact WHERE ReportsTo.ReportsTo.LastName = null', ['Ada', 'Ben', 'Dee'], LOOKUP],
    ['SELECT Name FROM Thing__c WHERE Flag__c = null', ['T2', 'T3'], `${NULLS}: null matches false`],
    ['SELECT Name FROM Thing__c WHERE Flag__c != null', ['T1'], `${NULLS}: != null is = true`],
    [
      'SELECT LastName FROM Contact WHERE ReportsTo.DoNotCall = false',
      ['Ada', 'Cyd', 'Dee'],
      `${NULLS}: a boolean without a parent is false`,
    ],
    ['SELECT Name FROM Account WHERE Parent.AnnualRevenue < 500', ['Gamma_50%'], LOOKUP],
  ],
};

export const COMPARISONS: Section = {
  title: 'comparisons',
  rows: [
    ["SELECT Name FROM Account WHERE Name = 'ACME'", ['Acme'], `${OPERATORS}: case does not count`],
    ["SELECT Name FROM Account WHERE Name <> 'acme'", ['Beta', 'Gamma_50%', "delta's"], OPERATORS],
    ["SELECT Name FROM Account WHERE Name > 'beta'", ['Gamma_50%', "delta's"], `${OPERATORS}: text is ordered without case`],
    ["SELECT Name FROM Account WHERE Name <= 'BETA'", ['Acme', 'Beta'], OPERATORS],
    ['SELECT Name FROM Account WHERE NumberOfEmployees >= 10', ['Acme', 'Gamma_50%'], OPERATORS],
    ['SELECT Name FROM Account WHERE NumberOfEmployees < 10', ["delta's"], OPERATORS],
    ['SELECT Name FROM Thing__c WHERE Score__c = 1.50', ['T1'], EXPRESSION],
    ['SELECT Name FROM Thing__c WHERE Score__c < +1.6', ['T1', 'T3'], EXPRESSION],
    ['SELECT Name FROM Thing__c WHERE Score__c = -1', ['T3'], EXPRESSION],
    ['SELECT Name FROM Thing__c WHERE Score__c > .5', ['T1', 'T2'], EXPRESSION],
    ['SELECT Name FROM Opportunity WHERE Amount > USD150', ['Four', 'Two'], 'SOQL reference, Query Currency Fields in Multicurrency Orgs'],
    [
      'SELECT Name FROM Opportunity WHERE Amount > USD-1.5',
      ['Four', 'One', 'Two'],
      'Summer 24 release notes, SOQL: negative currency values',
    ],
    ['SELECT Name FROM Thing__c WHERE Flag__c = TRUE', ['T1'], BOOLEAN],
    ['SELECT Name FROM Thing__c WHERE Flag__c != true', ['T2', 'T3'], BOOLEAN],
    ["SELECT Name FROM Account WHERE Id = '#Acme'", ['Acme'], EXPRESSION],
    ["SELECT Name FROM Account WHERE Id = '#Acme:15'", ['Acme'], 'SOAP API guide, ID Field Type: 15 and 18 characters'],
    ["SELECT Name FROM Account WHERE Id IN ('#Beta:15', '#Delta')", ['Beta', "delta's"], OPERATORS],
    ["SELECT Name FROM Account WHERE Id != '#Acme'", ['Beta', 'Gamma_50%', "delta's"], OPERATORS],
    ["SELECT Name FROM Account WHERE Id > '#Beta'", ['Gamma_50%', "delta's"], 'Bulk API guide, PK Chunking: ids are compared'],
    ["SELECT LastName FROM Contact WHERE AccountId = '#Acme:15'", ['Ada', 'Ben'], OPERATORS],
    ["SELECT LastName FROM Contact WHERE AccountId = ''", ['Dee'], NULLS],
    ["SELECT Name FROM Account WHERE External_Id__c = 'a-1'", ['Acme'], OPERATORS],
    ["SELECT Name FROM Thing__c WHERE Key__c = 'K1'", ['T2'], 'Salesforce Help, Custom Field Attributes: unique, case sensitive'],
    ["SELECT Name FROM Thing__c WHERE Key__c IN ('k1', 'zz')", ['T1'], 'Salesforce Help, Custom Field Attributes: unique, case sensitive'],
    ['SELECT Name FROM Thing__c WHERE At__c = 12:00:00.000Z', ['T2'], 'SOQL reference, Date Formats: time'],
    ['SELECT Name FROM Thing__c WHERE At__c < 12:00:00Z', ['T1'], 'SOQL reference, Date Formats: time'],
    ["SELECT Name FROM Account WHERE (Industry = 'Banking' OR Rating = 'Cold') AND NumberOfEmployees = 10", ['Acme', 'Gamma_50%'], LOGIC],
    ["SELECT Name FROM Account WHERE Industry = 'Banking' AND Rating = 'Hot' AND NumberOfEmployees = 10", ['Acme'], LOGIC],
    ["SELECT Name FROM Account WHERE Name = 'Acme' OR Name = 'Beta' OR Name = 'nobody'", ['Acme', 'Beta'], LOGIC],
    ["SELECT Name FROM Account WHERE NOT (NOT Name = 'Acme')", ['Acme'], LOGIC],
  ],
};

export const TEXTS: Section = {
  title: 'LIKE, escapes and multi-select picklists',
  rows: [
    ["SELECT Name FROM Account WHERE Name LIKE 'a%'", ['Acme'], `${OPERATORS}: LIKE`],
    ["SELECT Name FROM Account WHERE Name LIKE '%A'", ['Beta'], `${OPERATORS}: LIKE`],
    ["SELECT Name FROM Account WHERE Name LIKE '%M%'", ['Acme', 'Gamma_50%'], `${OPERATORS}: LIKE`],
    ["SELECT Name FROM Account WHERE Name LIKE '_cm_'", ['Acme'], `${OPERATORS}: LIKE, _ is one character`],
    ["SELECT Name FROM Account WHERE Name LIKE 'acm'", [], `${OPERATORS}: LIKE without wildcards is =`],
    ["SELECT Name FROM Account WHERE Name LIKE '%\\_50\\%'", ['Gamma_50%'], `${RESERVED}: \\_ and \\%`],
    ["SELECT Name FROM Account WHERE Name LIKE 'B\\_%'", [], RESERVED],
    ["SELECT Name FROM Account WHERE Name LIKE '%m%_5%'", ['Gamma_50%'], `${OPERATORS}: LIKE`],
    ["SELECT Name FROM Account WHERE Name LIKE 'a%m%e'", ['Acme'], `${OPERATORS}: LIKE`],
    ["SELECT Name FROM Account WHERE Name LIKE '_%a%_'", ['Gamma_50%', "delta's"], `${OPERATORS}: LIKE, neither first nor last`],
    ["SELECT Name FROM Account WHERE Name LIKE 'acme_%'", [], `${OPERATORS}: LIKE, _ needs a character`],
    ["SELECT Name FROM Account WHERE (NOT Name LIKE 'a%') AND Industry != null", ['Gamma_50%', "delta's"], LOGIC],
    ["SELECT Name FROM Account WHERE Name = 'delta\\'s'", ["delta's"], ESCAPES],
    ["SELECT Name FROM Account WHERE Name LIKE '%\\'s'", ["delta's"], ESCAPES],
    ["SELECT Name FROM Account WHERE Name = '\\u0041cme'", ['Acme'], `${ESCAPES}: \\u and the four digits of a character`],
    ["SELECT Name FROM Account WHERE Name = 'Gamma_50%'", ['Gamma_50%'], `${RESERVED}: only LIKE has wildcards`],
    ["SELECT Name FROM Account WHERE Name = 'A\\ncme'", [], `${ESCAPES}: \\n is a line feed`],
    ["SELECT Name FROM Thing__c WHERE Colors__c = 'Red;Green'", ['T1'], MULTI],
    ["SELECT Name FROM Thing__c WHERE Colors__c != 'Blue'", ['T1', 'T3'], MULTI],
    ["SELECT Name FROM Thing__c WHERE Colors__c INCLUDES ('green')", ['T1'], MULTI],
    ["SELECT Name FROM Thing__c WHERE Colors__c INCLUDES ('Red;Blue', 'Green')", ['T1'], `${MULTI}: ; is AND, a comma is OR`],
    ["SELECT Name FROM Thing__c WHERE Colors__c INCLUDES ('Red;Blue')", [], MULTI],
    ["SELECT Name FROM Thing__c WHERE Colors__c INCLUDES ('Blue', 'Red')", ['T1', 'T2'], MULTI],
    ["SELECT Name FROM Thing__c WHERE Colors__c EXCLUDES ('Red')", ['T2', 'T3'], MULTI],
    ["SELECT Name FROM Thing__c WHERE Colors__c EXCLUDES ('Red', 'Blue')", ['T3'], MULTI],
    ["SELECT Name FROM Account WHERE ^Name INCLUDES ('x')", refused('INVALID_QUERY_FILTER_OPERATOR', 'invalid operator'), MULTI],
    ["SELECT Id FROM Account WHERE ^Id LIKE '001%'", refused('INVALID_QUERY_FILTER_OPERATOR', 'invalid operator on id field'), OPERATORS],
    ["SELECT Id FROM Account WHERE ^AnnualRevenue LIKE '1%'", refused('INVALID_QUERY_FILTER_OPERATOR', 'invalid operator'), OPERATORS],
    ['SELECT Id FROM Contact WHERE ^DoNotCall > true', refused('INVALID_QUERY_FILTER_OPERATOR', 'invalid operator'), OPERATORS],
  ],
};
