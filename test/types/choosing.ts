// Compiled, never run: what can be loaded and extracted by whichever protocol is chosen, and what comes of it.
import { type CsvRow, type ExtractedRows, fromCsv, type Load, type Org } from 'forcewire';
import type { v62 } from 'forcewire/v62';

declare const org: Org<typeof v62>;
const rows = [{ Name: 'Acme', NumberOfEmployees: 7n, Parent: { External_Id__c: 'x' } }];
const file = fromCsv(new Uint8Array());

org.load('insert', 'Account', rows) satisfies Load<(typeof rows)[number]>;
org.load('update', 'Account', file, { protocol: '2.0' }) satisfies Load<CsvRow>;
org.load('upsert', 'Account', rows, { externalIdField: 'External_Id__c', bulkFrom: 10 }) satisfies Load<(typeof rows)[number]>;
org.load('upsert', 'Account', file, { externalIdField: 'External_Id__c', protocol: '1.0' }) satisfies Load<CsvRow>;
org.load('delete', 'Account', ['001000000000001AAA'], { protocol: 'soap' }) satisfies Load<string>;
org.load('hardDelete', 'Account', [{ Id: '001000000000001AAA' }]) satisfies Load<string>;
org.load('delete', 'Account', file) satisfies Load<string>;

// @ts-expect-error an upsert goes by a field
org.load('upsert', 'Account', rows);
// @ts-expect-error there is no such verb
org.load('merge', 'Account', rows);
// @ts-expect-error one string is not many ids
org.load('delete', 'Account', '001000000000001AAA');
// @ts-expect-error bytes are never guessed: fromCsv() says what they are
org.load('insert', 'Account', new Uint8Array());
// @ts-expect-error there is no such protocol
org.load('insert', 'Account', rows, { protocol: 'rest' });
// @ts-expect-error what one protocol alone has is for its own verbs
org.load('insert', 'Account', rows, { headers: { AllOrNoneHeader: { allOrNone: true } } });

org.extract<{ Name: string }>('SELECT Name FROM Account') satisfies ExtractedRows<{ Name: string }>;
org.extract({ object: 'Account', fields: ['Name'] }, { protocol: '1.0', bulkFrom: 1, typed: true, limit: 5, all: true });
// @ts-expect-error pages are of one protocol
org.extract('SELECT Name FROM Account', { pageRows: 5 });
