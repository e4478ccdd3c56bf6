import { refused, type Section } from './conformance.ts';

const ORDER = 'SOQL reference, ORDER BY';
const LIMIT = 'SOQL reference, LIMIT';
const OFFSET = 'SOQL reference, OFFSET';
const DISTANCE = 'SOQL reference, Location-Based SOQL Queries';
const OSLO = 'GEOLOCATION(59.91, 10.75)';

export const ORDERING: Section = {
  title: 'ORDER BY, LIMIT, OFFSET',
  rows: [
    ['SELECT Name FROM Account ORDER BY Name', ['Acme', 'Beta', "delta's", 'Gamma_50%'], `${ORDER}: without case`],
    ['SELECT Name FROM Account ORDER BY Name DESC', ['Gamma_50%', "delta's", 'Beta', 'Acme'], ORDER],
    ['SELECT Name FROM Account ORDER BY Industry, Name', ['Beta', 'Acme', "delta's", 'Gamma_50%'], `${ORDER}: null first`],
    [
      'SELECT Name FROM Account ORDER BY Industry DESC, Name',
      ['Beta', 'Gamma_50%', 'Acme', "delta's"],
      `${ORDER}: null first when descending too`,
    ],
    ['SELECT Name FROM Account ORDER BY Industry NULLS LAST, Name DESC', ["delta's", 'Acme', 'Gamma_50%', 'Beta'], ORDER],
    ['SELECT Name FROM Account ORDER BY Industry DESC NULLS LAST, Name ASC', ['Gamma_50%', 'Acme', "delta's", 'Beta'], ORDER],
    ['SELECT Name FROM Account ORDER BY Industry ASC NULLS FIRST, Name', ['Beta', 'Acme', "delta's", 'Gamma_50%'], ORDER],
    ['SELECT Name FROM Account ORDER BY AnnualRevenue DESC NULLS LAST, NumberOfEmployees', ["delta's", 'Acme', 'Beta', 'Gamma_50%'], ORDER],
    ['SELECT LastName FROM Contact ORDER BY Account.Name DESC NULLS LAST, LastName', ['Cyd', 'Ada', 'Ben', 'Dee'], `${ORDER}: parents`],
    [
      'SELECT LastName FROM Contact ORDER BY Account.Name, LastName',
      ['Dee', 'Ada', 'Ben', 'Cyd'],
      'SOQL reference, null Values in Lookup Relationships: ORDER BY',
    ],
    ['SELECT Name FROM Account ORDER BY CreatedDate', ["delta's", 'Gamma_50%', 'Beta', 'Acme'], ORDER],
    ['SELECT LastName FROM Contact ORDER BY DoNotCall DESC, LastName', ['Ada', 'Ben', 'Cyd', 'Dee'], `${ORDER}: true is after false`],
    ['SELECT Name FROM Account ORDER BY Name LIMIT 2', ['Acme', 'Beta'], LIMIT],
    ['SELECT Name FROM Account ORDER BY Name LIMIT 0', [], LIMIT],
    ['SELECT Name FROM Account ORDER BY Name LIMIT 2 OFFSET 1', ['Beta', "delta's"], OFFSET],
    ['SELECT Name FROM Account ORDER BY Name OFFSET 3', ['Gamma_50%'], OFFSET],
    ['SELECT Name FROM Account ORDER BY Name OFFSET 2000', [], OFFSET],
    ['SELECT Id FROM Account OFFSET ^2001', refused('NUMBER_OUTSIDE_VALID_RANGE', 'Maximum SOQL offset allowed is 2000'), OFFSET],
    ['SELECT Id FROM Account LIMIT ^-1', refused('MALFORMED_QUERY', "unexpected token: '-1'"), LIMIT],
    [
      'SELECT Id FROM Account ORDER BY ^Description',
      refused('MALFORMED_QUERY', "field 'Description' can not be sorted in a query call"),
      `${ORDER}: not by long text`,
    ],
    [
      'SELECT Id FROM Thing__c ORDER BY ^Colors__c',
      refused('MALFORMED_QUERY', "field 'Colors__c' can not be sorted in a query call"),
      `${ORDER}: not by multi-select picklists`,
    ],
    ['SELECT Id FROM Account ORDER BY ^Nope', refused('INVALID_FIELD', "No such column 'Nope' on entity 'Account'."), ORDER],
  ],
};

export const DISTANCES: Section = {
  title: 'DISTANCE and GEOLOCATION',
  rows: [
    [`SELECT Name FROM City__c WHERE DISTANCE(Location__c, ${OSLO}, 'km') < 300`, ['Oslo'], `${DISTANCE}: Bergen is some 305 km from Oslo`],
    [`SELECT Name FROM City__c WHERE DISTANCE(Location__c, ${OSLO}, 'km') < 310`, ['Bergen', 'Oslo'], DISTANCE],
    [
      `SELECT Name FROM City__c WHERE DISTANCE(Location__c, ${OSLO}, 'mi') > 185`,
      ['Bergen'],
      `${DISTANCE}: 190 miles; no place is no distance`,
    ],
    [`SELECT Name FROM City__c WHERE DISTANCE(Location__c, ${OSLO}, 'mi') > 195`, [], DISTANCE],
    [
      `SELECT Name FROM City__c ORDER BY DISTANCE(Location__c, ${OSLO}, 'mi') DESC`,
      ['Nowhere', 'Bergen', 'Oslo'],
      `${DISTANCE}: ORDER BY, null first`,
    ],
    [`SELECT Name FROM City__c ORDER BY DISTANCE(Location__c, ${OSLO}, 'mi') NULLS LAST`, ['Oslo', 'Bergen', 'Nowhere'], DISTANCE],
    [`SELECT Name FROM Account WHERE DISTANCE(BillingAddress, GEOLOCATION(52.52, 13.405), 'km') < 1`, ['Acme'], `${DISTANCE}: addresses`],
    [
      `SELECT LastName FROM Contact WHERE DISTANCE(Account.BillingAddress, GEOLOCATION(52.5, 13.4), 'km') < 10`,
      ['Ada', 'Ben'],
      `${DISTANCE}: a parent's`,
    ],
    [
      `SELECT Id FROM City__c WHERE ^DISTANCE(Location__c, ${OSLO}, 'km') = 0`,
      refused('INVALID_QUERY_FILTER_OPERATOR', 'invalid operator'),
      `${DISTANCE}: < and > only`,
    ],
    [`SELECT Id FROM City__c WHERE DISTANCE(Location__c, ${OSLO}, ^'ly') < 1`, refused('MALFORMED_QUERY', 'Invalid unit: ly'), DISTANCE],
    [
      "SELECT Id FROM Account WHERE DISTANCE(^Name, GEOLOCATION(1, 2), 'km') < 1",
      refused('INVALID_FIELD', "field 'Name' is not a location"),
      DISTANCE,
    ],
    [
      "SELECT Id FROM Account WHERE ^BillingAddress = 'x'",
      refused('INVALID_FIELD', 'Address fields can only be filtered using Distance expressions'),
      DISTANCE,
    ],
  ],
};
