import { Org } from '../../../src/local-org/org.ts';
import { create, type RecordInput, remove } from '../../../src/local-org/store/save.ts';

/** Friday, 21 June 2024, noon in Greenwich. */
export const NOW: number = Date.parse('2024-06-21T12:00:00Z');

/** The org that the conformance table asks, and the name of each record's id. */
export interface DataSet {
  readonly org: Org;
  /** `#Acme` for Acme's id. */
  readonly names: ReadonlyMap<string, string>;
  idOf(name: string): string;
}

/**
 * Accounts, by parent: Acme ← Beta ← Gamma_50%, and delta's. Epsilon is deleted.
 *
 * | Name      | Industry | AnnualRevenue | NumberOfEmployees | Rating | CreatedDate       | Owner |
 * |-----------|----------|---------------|-------------------|--------|-------------------|-------|
 * | Acme      | Banking  | 1000          | 10                | Hot    | 2024-06-21T12:00Z | Admin |
 * | Beta      |          | 250           |                   |        | 2024-06-21T03:00Z | Admin |
 * | Gamma_50% | Energy   |               | 10                | Cold   | 2024-05-15T10:00Z | Ona   |
 * | delta's   | Banking  | 1000          | 5                 |        | 2023-12-31T23:30Z | Admin |
 *
 * | Contact | Account | Birthdate  | LeadSource       | DoNotCall | ReportsTo |     | Opportunity | Account | Amount | CloseDate     | Stage       |
 * |---------|---------|------------|------------------|-----------|-----------|     |-------------|---------|--------|---------------|-------------|
 * | Ada     | Acme    | 1990-05-01 | Web              | true      |           |     | One         | Acme    | 100.10 | 2024-06-21 Fr | Prospecting |
 * | Ben     | Acme    | 2000-02-29 | Web              |           | Ada       |     | Two         | Acme    | 200.20 | 2024-06-16 Su | Closed Won  |
 * | Cyd     | Beta    |            | Partner Referral |           | Ben       |     | Three       | Beta    |        | 2024-06-15 Sa | Closed Lost |
 * | Dee     |         | 2000-01-01 |                  |           |           |     | Four        |         | 300.30 | 2025-01-01 We | Prospecting |
 *
 * | Thing | Account | Colors    | Key | At    | Score | Flag | Stage (label) |     | Task   | Who        | What  |     | City    | latitude, longitude |
 * |-------|---------|-----------|-----|-------|-------|------|---------------|     |--------|------------|-------|     |---------|---------------------|
 * | T1    | Acme    | Red;Green | k1  | 08:15 | 1.5   | true | N (New)       |     | call   | Ada        | Acme  |     | Oslo    | 59.91, 10.75        |
 * | T2    | Beta    | Blue      | K1  | 12:00 | 2.25  |      | O (Old)       |     | mail   | Lea (Lead) | One   |     | Bergen  | 60.39, 5.32         |
 * | T3    |         |           |     |       | -1    |      |               |     | idle   |            |       |     | Nowhere |                     |
 *
 * And one case, of Beta.
 */
export function makeDataSet(): DataSet {
  const org = new Org({ startTime: NOW, objects: [THING] });
  const ids = new Map<string, string>([['Admin', org.userId]]);
  const idOf = (name: string): string => ids.get(name) ?? '';
  const add = (name: string, record: RecordInput, at: number = NOW): void => {
    const [result] = create({ store: org.store, userId: org.userId, now: at }, [record]);
    if (result?.success !== true) throw new Error(`${name}: ${result?.errors[0]?.message}`);
    ids.set(name, result.id!);
  };
  addPeople(org, add);
  addAccounts(add, idOf);
  addOthers(add, idOf);
  const context = { store: org.store, userId: org.userId, now: NOW };
  remove(context, [idOf('Epsilon'), idOf('Gone')]);
  return { org, idOf, names: new Map([...ids].map(([name, id]) => [id, `#${name}`])) };
}

const THING = {
  name: 'Thing__c',
  fields: [
    { name: 'Account__c', type: 'reference', referenceTo: ['Account'], childRelationshipName: 'Things__r' },
    { name: 'Colors__c', type: 'multipicklist', picklist: ['Red', 'Green', 'Blue'] },
    { name: 'Key__c', type: 'string', length: 20, externalId: true, unique: true, caseSensitive: true },
    { name: 'At__c', type: 'time' },
    { name: 'Score__c', type: 'double', precision: 18, scale: 2 },
    { name: 'Flag__c', type: 'boolean' },
    { name: 'Notes__c', type: 'textarea', length: 32_000 },
    { name: 'Stage__c', type: 'picklist', picklist: ['N', 'O'], picklistLabels: { N: 'New', O: 'Old' } },
  ],
} as const;

type Add = (name: string, record: RecordInput, at?: number) => void;
type IdOf = (name: string) => string;

function addPeople(org: Org, add: Add): void {
  const profile = org.store.table('Profile')!.rows[0]![0] as string;
  const user = {
    Username: 'ona@data.example',
    Email: 'ona@data.example',
    FirstName: 'Ona',
    LastName: 'Owner',
    Alias: 'ona',
    ProfileId: profile,
  };
  const keys = { TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', LanguageLocaleKey: 'en_US', EmailEncodingKey: 'UTF-8' };
  add('Ona', { type: 'User', ...user, ...keys, IsActive: 'true' });
}

function addAccounts(add: Add, idOf: IdOf): void {
  const banking = { type: 'Account', Industry: 'Banking', AnnualRevenue: '1000' };
  const place = { BillingCity: 'Berlin', BillingLatitude: '52.52', BillingLongitude: '13.405' };
  add('Acme', { ...banking, Name: 'Acme', NumberOfEmployees: '10', Rating: 'Hot', External_Id__c: 'A-1', Description: 'first', ...place });
  const beta = { type: 'Account', Name: 'Beta', AnnualRevenue: '250', ParentId: idOf('Acme') };
  add('Beta', beta, Date.parse('2024-06-21T03:00:00Z'));
  const gamma = { type: 'Account', Name: 'Gamma_50%', Industry: 'Energy', NumberOfEmployees: '10', Rating: 'Cold' };
  add('Gamma', { ...gamma, ParentId: idOf('Beta'), OwnerId: idOf('Ona') }, Date.parse('2024-05-15T10:00:00Z'));
  add('Delta', { ...banking, Name: "delta's", NumberOfEmployees: '5', External_Id__c: 'D-1' }, Date.parse('2023-12-31T23:30:00Z'));
  add('Epsilon', { ...banking, Name: 'Epsilon' });
}

function addOthers(add: Add, idOf: IdOf): void {
  const acme = { AccountId: idOf('Acme') };
  const web = { type: 'Contact', LeadSource: 'Web', ...acme };
  add('Ada', {
    ...web,
    LastName: 'Ada',
    FirstName: 'A.',
    Birthdate: '1990-05-01',
    DoNotCall: 'true',
    Email: 'ada@acme.example',
    Phone: '(030) 555-12',
  });
  add('Ben', { ...web, LastName: 'Ben', Birthdate: '2000-02-29', ReportsToId: idOf('Ada') });
  add('Cyd', { type: 'Contact', LastName: 'Cyd', AccountId: idOf('Beta'), LeadSource: 'Partner Referral', ReportsToId: idOf('Ben') });
  add('Dee', { type: 'Contact', LastName: 'Dee', Birthdate: '2000-01-01' });
  add('Gone', { type: 'Contact', LastName: 'Gone', ...acme });
  const prospect = { type: 'Opportunity', StageName: 'Prospecting' };
  add('One', { ...prospect, Name: 'One', Amount: '100.10', CloseDate: '2024-06-21', ...acme });
  add('Two', { ...prospect, Name: 'Two', StageName: 'Closed Won', Amount: '200.20', CloseDate: '2024-06-16', ...acme });
  add('Three', { ...prospect, Name: 'Three', StageName: 'Closed Lost', CloseDate: '2024-06-15', AccountId: idOf('Beta') });
  add('Four', { ...prospect, Name: 'Four', Amount: '300.30', CloseDate: '2025-01-01' });
  add('Lea', { type: 'Lead', LastName: 'Lea', Company: 'LeaCo', Email: 'lea@leaco.example' });
  add('call', { type: 'Task', Subject: 'call', WhoId: idOf('Ada'), WhatId: idOf('Acme') });
  add('mail', { type: 'Task', Subject: 'mail', WhoId: idOf('Lea'), WhatId: idOf('One') });
  add('idle', { type: 'Task', Subject: 'idle' });
  add('Case', { type: 'Case', Subject: 'one case', AccountId: idOf('Beta') });
  const thing = { type: 'Thing__c' };
  const first = { ...thing, Name: 'T1', Account__c: idOf('Acme'), Colors__c: 'Red;Green', Key__c: 'k1', At__c: '08:15:00.000Z' };
  add('T1', { ...first, Score__c: '1.5', Flag__c: 'true', Stage__c: 'N', Notes__c: 'long' });
  const second = { ...thing, Name: 'T2', Account__c: idOf('Beta'), Colors__c: 'Blue', Key__c: 'K1', At__c: '12:00:00.000Z' };
  add('T2', { ...second, Score__c: '2.25', Stage__c: 'O' });
  add('T3', { ...thing, Name: 'T3', Score__c: '-1' });
  const city = { type: 'City__c' };
  add('Oslo', { ...city, Name: 'Oslo', Country__c: 'NO', Location__Latitude__s: '59.91', Location__Longitude__s: '10.75' });
  add('Bergen', { ...city, Name: 'Bergen', Country__c: 'NO', Location__Latitude__s: '60.39', Location__Longitude__s: '5.32' });
  add('Nowhere', { ...city, Name: 'Nowhere' });
}
