// Compiled, never run: what the verbs by jobs take, and what is in their outcomes.
import { type CsvRow, fromCsv, type JobHandle, type Load, type Org } from 'forcewire';
import type { v62 } from 'forcewire/v62';

declare const org: Org<typeof v62>;
const rows = [{ Name: 'Acme', NumberOfEmployees: 7n, Parent: { External_Id__c: 'x' } }];
const file = fromCsv(new Uint8Array());

org.bulk.insert('Account', rows) satisfies Load<(typeof rows)[number]>;
org.bulk.insert('Account', file) satisfies Load<CsvRow>;
org.bulk.update('Account', file, { protocol: '2.0', joinOn: 'Id' }) satisfies Load<CsvRow>;
org.bulk.upsert('Account', 'External_Id__c', rows, { mode: 'serial' }).handle satisfies JobHandle | undefined;
org.bulk.delete('Account', ['001000000000001AAA']) satisfies Load<string>;
org.bulk.hardDelete('Account', [{ Id: '001000000000001AAA' }]) satisfies Load<string>;
org.bulk.delete('Account', file) satisfies Load<string>;

// @ts-expect-error bytes are never guessed: fromCsv() says what they are
org.bulk.insert('Account', new Uint8Array());
// @ts-expect-error one string is not many ids
org.bulk.delete('Account', '001000000000001AAA');
org.bulk.insert('Attachment', [{ Name: 'a', Body: new Uint8Array() }], { contentType: 'ZIP_CSV' });
// @ts-expect-error Bulk 2.0 takes CSV alone
org.bulk.insert('Attachment', [{ Name: 'a', Body: new Uint8Array() }], { protocol: '2.0', contentType: 'ZIP_CSV' });
// @ts-expect-error Bulk 2.0 is always parallel
org.bulk.insert('Account', rows, { protocol: '2.0', mode: 'serial' });
// @ts-expect-error the results of Bulk 1.0 are in the order of the rows
org.bulk.insert('Account', rows, { joinOn: 'Name' });
// @ts-expect-error header blocks are for SOAP
org.bulk.insert('Account', rows, { headers: { AllOrNoneHeader: { allOrNone: true } } });
