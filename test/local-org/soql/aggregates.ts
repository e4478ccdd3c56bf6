import { refused, type Section } from './conformance.ts';

const FUNCTIONS = 'SOQL reference, Aggregate Functions';
const COUNT = 'SOQL reference, COUNT()';
const GROUP = 'SOQL reference, GROUP BY';
const CONSIDER = 'SOQL reference, Considerations for GROUP BY';
const ROLLUP = 'SOQL reference, GROUP BY ROLLUP';
const CUBE = 'SOQL reference, GROUP BY CUBE';
const HAVING = 'SOQL reference, HAVING';
const TYPES = 'SOQL reference, Support for Field Types in Aggregate Functions';

export const AGGREGATES: Section = {
  title: 'aggregate functions',
  rows: [
    ['SELECT COUNT() FROM Account', ['4'], COUNT],
    ["SELECT COUNT() FROM Account WHERE Industry = 'Banking'", ['2'], COUNT],
    ['SELECT COUNT() FROM Account LIMIT 3', ['3'], `${COUNT}: LIMIT counts`],
    ['SELECT COUNT(Id) FROM Account', ['4'], COUNT],
    ['SELECT COUNT(Industry), COUNT_DISTINCT(Industry) FROM Account', ['3|2'], `${FUNCTIONS}: nulls do not count`],
    [
      'SELECT SUM(Amount), AVG(Amount), MIN(Amount), MAX(Amount) FROM Opportunity',
      ['600.6|200.2|100.1|300.3'],
      `${FUNCTIONS}: nulls do not count`,
    ],
    ["SELECT SUM(Amount), MAX(CloseDate) FROM Opportunity WHERE Name = 'Three'", ['|2024-06-15'], `${FUNCTIONS}: null of nothing`],
    ["SELECT COUNT(Id), SUM(Amount), MIN(Name) FROM Opportunity WHERE Name = 'nobody'", ['0||'], `${FUNCTIONS}: one record of no rows`],
    ['SELECT MIN(Name), MAX(CloseDate), MIN(CreatedDate) FROM Opportunity', ['Four|2025-01-01|2024-06-21T12:00:00.000Z'], FUNCTIONS],
    ['SELECT AVG(NumberOfEmployees), SUM(NumberOfEmployees) FROM Account', ['8.333333333333334|25'], `${FUNCTIONS}: 25 / 3`],
    ['SELECT COUNT_DISTINCT(AccountId) n FROM Contact', ['2'], FUNCTIONS],
    ['SELECT SUM(Account.AnnualRevenue) FROM Contact', ['2250'], `${FUNCTIONS}: parents`],
    ['SELECT FORMAT(MAX(CloseDate)) latest FROM Opportunity', ['1/1/2025'], 'SOQL reference, FORMAT(): of an aggregate'],
    ['SELECT ^SUM(Name) FROM Account', refused('MALFORMED_QUERY', 'field Name does not support aggregate operator SUM'), TYPES],
    ['SELECT ^MAX(DoNotCall) FROM Contact', refused('MALFORMED_QUERY', 'field DoNotCall does not support aggregate operator MAX'), TYPES],
    [
      'SELECT ^COUNT(Description) FROM Account',
      refused('MALFORMED_QUERY', 'field Description does not support aggregate operator COUNT'),
      TYPES,
    ],
    [
      'SELECT ^AVG(CloseDate) FROM Opportunity',
      refused('MALFORMED_QUERY', 'field CloseDate does not support aggregate operator AVG'),
      TYPES,
    ],
    ['SELECT SUM(^Nope) FROM Account', refused('INVALID_FIELD', "No such column 'Nope' on entity 'Account'."), FUNCTIONS],
    [
      'SELECT COUNT(Id) FROM Account LIMIT ^1',
      refused('MALFORMED_QUERY', 'Non-grouped query that uses overall aggregate functions cannot also use LIMIT'),
      CONSIDER,
    ],
    ['SELECT Name, ^COUNT() FROM Account', refused('MALFORMED_QUERY', 'COUNT() must be the only element in the SELECT list'), COUNT],
    [
      'SELECT COUNT() FROM Account ORDER BY ^Name',
      refused('MALFORMED_QUERY', 'Ordered field must be grouped or aggregated: Name'),
      `${COUNT}: no ORDER BY`,
    ],
    ['SELECT ^COUNT() FROM Account GROUP BY Industry', refused('MALFORMED_QUERY', 'COUNT()'), `${COUNT}: no GROUP BY`],
  ],
};

export const GROUPS: Section = {
  title: 'GROUP BY and HAVING',
  rows: [
    ['SELECT Industry, COUNT(Id) FROM Account GROUP BY Industry', ['Banking|2', 'Energy|1', '|1'], `${GROUP}: null is a group`],
    [
      'SELECT Industry, COUNT(Id) n FROM Account GROUP BY Industry ORDER BY COUNT(Id) DESC, Industry',
      ['Banking|2', '|1', 'Energy|1'],
      GROUP,
    ],
    [
      'SELECT Industry FROM Account GROUP BY Industry ORDER BY Industry NULLS LAST',
      ['Banking', 'Energy', ''],
      `${GROUP}: without a function`,
    ],
    ['SELECT COUNT(Id) FROM Account GROUP BY Industry ORDER BY MAX(Name) DESC LIMIT 1', ['1'], GROUP],
    ['SELECT Account.Name, COUNT(Id) FROM Contact GROUP BY Account.Name', ['Acme|2', 'Beta|1', '|1'], `${GROUP}: parents`],
    [
      'SELECT LeadSource, AccountId, COUNT(Id) FROM Contact GROUP BY LeadSource, AccountId',
      ['Partner Referral|#Beta|1', 'Web|#Acme|2', '||1'],
      GROUP,
    ],
    [
      'SELECT CALENDAR_YEAR(CloseDate), SUM(Amount) FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate)',
      ['2024|300.3', '2025|300.3'],
      'SOQL reference, Date Functions',
    ],
    [
      'SELECT CALENDAR_YEAR(CloseDate) y, COUNT(Id) FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate) ORDER BY CALENDAR_YEAR(CloseDate) DESC',
      ['2025|1', '2024|3'],
      'SOQL reference, Date Functions',
    ],
    [
      'SELECT DAY_ONLY(CreatedDate), COUNT(Id) FROM Account GROUP BY DAY_ONLY(CreatedDate)',
      ['2023-12-31|1', '2024-05-15|1', '2024-06-21|2'],
      'SOQL reference, Date Functions: dateTime is grouped by its day',
    ],
    [
      'SELECT HOUR_IN_DAY(convertTimezone(CreatedDate)) h, COUNT(Id) FROM Account GROUP BY HOUR_IN_DAY(convertTimezone(CreatedDate))',
      ['14|1', '5|1', '12|1', '0|1'],
      'SOQL reference, convertTimezone()',
      { timeZone: 'Europe/Berlin' },
    ],
    [
      'SELECT Name n, MAX(AnnualRevenue) most FROM Account GROUP BY Name HAVING MAX(AnnualRevenue) > 500',
      ['Acme|1000', "delta's|1000"],
      `${GROUP}: aliases`,
    ],
    ['SELECT Industry FROM Account GROUP BY Industry HAVING COUNT(Id) > 1', ['Banking'], HAVING],
    ["SELECT Industry, COUNT(Id) FROM Account GROUP BY Industry HAVING Industry LIKE 'E%'", ['Energy|1'], `${HAVING}: grouped fields`],
    ["SELECT Industry FROM Account GROUP BY Industry HAVING COUNT(Id) = 1 AND (Industry = null OR MAX(Rating) = 'Hot')", [''], HAVING],
    [
      'SELECT LeadSource FROM Contact WHERE LeadSource != null GROUP BY LeadSource HAVING COUNT(Id) IN (1, 5)',
      ['Partner Referral'],
      HAVING,
    ],
    ["SELECT COUNT(Id) FROM Account WHERE Name = 'nobody' GROUP BY Industry", [], `${GROUP}: no rows, no groups`],
    [
      'SELECT ^Name, COUNT(Id) FROM Account GROUP BY Industry',
      refused('MALFORMED_QUERY', 'Field must be grouped or aggregated: Name'),
      GROUP,
    ],
    ['SELECT ^Name, COUNT(Id) FROM Account', refused('MALFORMED_QUERY', 'Field must be grouped or aggregated: Name'), GROUP],
    [
      'SELECT ^CALENDAR_YEAR(CloseDate), Amount FROM Opportunity',
      refused('MALFORMED_QUERY', 'Field must be grouped or aggregated: CloseDate'),
      'SOQL reference, Date Functions: in SELECT only with GROUP BY',
    ],
    [
      'SELECT Industry FROM Account GROUP BY Industry ORDER BY ^Name',
      refused('MALFORMED_QUERY', 'Ordered field must be grouped or aggregated: Name'),
      GROUP,
    ],
    [
      'SELECT Industry FROM Account GROUP BY Industry HAVING ^Name = null',
      refused('MALFORMED_QUERY', 'must be grouped or aggregated: Name'),
      HAVING,
    ],
    [
      'SELECT COUNT(Id) FROM Account GROUP BY ^CreatedDate',
      refused('MALFORMED_QUERY', "field 'CreatedDate' can not be grouped in a query call"),
      CONSIDER,
    ],
    [
      'SELECT COUNT(Id) FROM Account GROUP BY ^AnnualRevenue',
      refused('MALFORMED_QUERY', "field 'AnnualRevenue' can not be grouped in a query call"),
      CONSIDER,
    ],
    [
      'SELECT COUNT(Id) FROM Account GROUP BY ^Description',
      refused('MALFORMED_QUERY', "field 'Description' can not be grouped in a query call"),
      CONSIDER,
    ],
    [
      'SELECT COUNT(Id) n, SUM(NumberOfEmployees) ^N FROM Account',
      refused('MALFORMED_QUERY', 'duplicate alias: N'),
      'SOQL reference, Use Aliases with GROUP BY',
    ],
    [
      'SELECT Account.Name, ^Owner.Name FROM Opportunity GROUP BY Account.Name, Owner.Name',
      refused('MALFORMED_QUERY', 'duplicate alias: Name'),
      'SOQL reference, Use Aliases with GROUP BY',
    ],
    [
      'SELECT LeadSource, COUNT(Id) FROM Contact GROUP BY ROLLUP(LeadSource)',
      ['Web|2', 'Partner Referral|1', '|1', '|4'],
      `${ROLLUP}: subtotals behind; the null group comes before the total`,
    ],
    [
      'SELECT LeadSource, GROUPING(LeadSource) g, COUNT(Id) FROM Contact GROUP BY ROLLUP(LeadSource)',
      ['Web|0|2', 'Partner Referral|0|1', '|0|1', '|1|4'],
      `${ROLLUP}: GROUPING tells a total from null`,
    ],
    [
      'SELECT StageName, Account.Name, COUNT(Id) FROM Opportunity WHERE AccountId != null GROUP BY ROLLUP(StageName, Account.Name)',
      ['Prospecting|Acme|1', 'Prospecting||1', 'Closed Won|Acme|1', 'Closed Won||1', 'Closed Lost|Beta|1', 'Closed Lost||1', '||3'],
      ROLLUP,
    ],
    [
      'SELECT Industry, NumberOfEmployees, COUNT(Id) n FROM Account WHERE Industry != null GROUP BY CUBE(Industry, NumberOfEmployees)',
      ['Banking|10|1', 'Energy|10|1', 'Banking|5|1', 'Banking||2', 'Energy||1', '|10|2', '|5|1', '||3'],
      CUBE,
    ],
    [
      'SELECT COUNT(Id) FROM Account GROUP BY ROLLUP(Industry, Rating, Name, ^Type)',
      refused('MALFORMED_QUERY', 'at most 3 fields'),
      ROLLUP,
    ],
    ['SELECT ^GROUPING(Industry) FROM Account GROUP BY Industry', refused('MALFORMED_QUERY', 'GROUPING'), ROLLUP],
  ],
};
